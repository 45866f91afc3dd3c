// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of Markdown that docs/ is written in, as HTML: headings, paragraphs, lists (also in lists),
// tables, code in fences or indented, pictures, links, `code`, **strong**, *emphasis*. What it does not know
// stands as text. Nothing passes through as HTML.
//
// Pure functions on values; any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cryo::documents {

struct Heading {
    int level = 1;
    std::string text;   ///< plain, without marks
    std::string anchor; ///< as repositories on the web make it: "what-it-is-not"
};

/// A block of code as it stands in the source.
struct CodeBlock {
    std::string language; ///< the word behind the fence; empty for none, "indented" for an indented one
    std::string flags;    ///< the words behind that
    std::string text;     ///< with a newline at the end of each line
    std::size_t line = 0; ///< of its first line of text, from 1
};

struct HtmlText {
    std::string html;
    std::vector<Heading> headings;
};

/// How words become links: gets what stands in a link's or picture's round brackets and gives the address for
/// the page, or nothing where the text alone shall stand.
using LinkFunction = std::function<std::string(std::string_view)>;
/// May add links to plain text that is already escaped.
using DecorateFunction = std::function<std::string(std::string)>;

[[nodiscard]] HtmlText toHtml(std::string_view markdown, const LinkFunction& link,
                              const DecorateFunction& decorate);

/// Every block of code, in order.
[[nodiscard]] std::vector<CodeBlock> codeBlocks(std::string_view markdown);
/// Every address in round brackets behind a link's text or a picture's, in order; none from code.
[[nodiscard]] std::vector<std::string> linksIn(std::string_view markdown);

[[nodiscard]] std::string escaped(std::string_view text);
[[nodiscard]] std::string anchorOf(std::string_view heading);

} // namespace cryo::documents
