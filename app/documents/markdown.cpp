// SPDX-License-Identifier: GPL-3.0-or-later
//
// Blocks by lines, then the text of each block by characters.
#include "app/documents/markdown.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace cryo::documents {

namespace {

using Lines = std::vector<std::string_view>;

Lines linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::size_t indentOf(std::string_view line)
{
    return std::min(line.find_first_not_of(' '), line.size());
}

bool isBlank(std::string_view line)
{
    return indentOf(line) == line.size();
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// The characters before the text of a list item ("* ", "12. "); 0 if the line begins none.
std::size_t markerLength(std::string_view line)
{
    const std::string_view text = line.substr(indentOf(line));
    std::size_t end = 0;
    if (text.starts_with('*') || text.starts_with('-')) {
        end = 1;
    } else {
        while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0)
            ++end;
        if (end == 0 || end == text.size() || text[end] != '.')
            return 0;
        ++end;
    }
    return end < text.size() && text[end] == ' ' ? indentOf(line) + end + 1 : 0;
}

std::size_t headingLevel(std::string_view line)
{
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    return level > 0 && level <= 6 && level < line.size() && line[level] == ' ' ? level : 0;
}

bool isTableRule(std::string_view line)
{
    return line.starts_with('|') && line.find_first_not_of("|-: ") == std::string_view::npos &&
           line.find('-') != std::string_view::npos;
}

/// The cells of a table's line; | in `code` separates nothing if it is written \|.
std::vector<std::string> cellsOf(std::string_view line)
{
    std::vector<std::string> cells(1);
    line = trimmed(line);
    line.remove_prefix(line.starts_with('|') ? 1 : 0);
    line.remove_suffix(line.ends_with('|') ? 1 : 0);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|')
            cells.back() += line[++i];
        else if (line[i] == '|')
            cells.emplace_back();
        else
            cells.back() += line[i];
    }
    return cells;
}

/// One link or picture that begins with its square bracket at `at`; `end` is past its round one.
struct LinkText {
    std::string_view text;
    std::string_view address;
    std::size_t end = 0;
};

bool readLink(std::string_view text, std::size_t at, LinkText& link)
{
    const std::size_t close = text.find("](", at);
    if (text[at] != '[' || close == std::string_view::npos || text.find('[', at + 1) < close)
        return false;
    const std::size_t end = text.find(')', close);
    if (end == std::string_view::npos)
        return false;
    link = {text.substr(at + 1, close - at - 1), text.substr(close + 2, end - close - 2), end + 1};
    return true;
}

class Renderer {
public:
    Renderer(const LinkFunction& link, const DecorateFunction& decorate)
        : m_link(link)
        , m_decorate(decorate)
    {
    }

    void blocks(const Lines& lines);
    [[nodiscard]] HtmlText take() { return std::move(m_out); }

private:
    std::size_t fence(const Lines& lines, std::size_t at);
    std::size_t indented(const Lines& lines, std::size_t at);
    std::size_t table(const Lines& lines, std::size_t at);
    std::size_t list(const Lines& lines, std::size_t at);
    std::size_t paragraph(const Lines& lines, std::size_t at);
    void heading(std::string_view line);
    [[nodiscard]] std::string inlineHtml(std::string_view text) const;
    [[nodiscard]] bool beginsBlock(const Lines& lines, std::size_t at) const;

    const LinkFunction& m_link;
    const DecorateFunction& m_decorate;
    HtmlText m_out;
    bool m_tight = false; ///< paragraphs of a list item stand without <p>
};

std::string Renderer::inlineHtml(std::string_view text) const
{
    std::string html;
    std::string plain;
    const auto flush = [&] {
        html += m_decorate ? m_decorate(escaped(plain)) : escaped(plain);
        plain.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const bool picture = text[i] == '!' && i + 1 < text.size() && text[i + 1] == '[';
        LinkText link;
        std::size_t end = 0;
        if (text[i] == '\\' && i + 1 < text.size() &&
            std::ispunct(static_cast<unsigned char>(text[i + 1])) != 0) {
            plain += text[i + 1];
            i += 2;
        } else if (text[i] == '`' && (end = text.find('`', i + 1)) != std::string_view::npos) {
            flush();
            html += "<code>" + escaped(text.substr(i + 1, end - i - 1)) + "</code>";
            i = end + 1;
        } else if ((picture || text[i] == '[') && readLink(text, i + (picture ? 1 : 0), link)) {
            flush();
            const std::string address = m_link(link.address);
            if (picture)
                html += "<img src=\"" + escaped(address) + "\" alt=\"" + escaped(link.text) + "\">";
            else if (address.empty())
                html += inlineHtml(link.text);
            else
                html += "<a href=\"" + escaped(address) + "\">" + Renderer(m_link, {}).inlineHtml(link.text) +
                        "</a>";
            i = link.end;
        } else if (text.substr(i).starts_with("**") &&
                   (end = text.find("**", i + 2)) != std::string_view::npos) {
            flush();
            html += "<strong>" + inlineHtml(text.substr(i + 2, end - i - 2)) + "</strong>";
            i = end + 2;
        } else if (text[i] == '*' && i + 1 < text.size() && text[i + 1] != ' ' &&
                   (end = text.find('*', i + 1)) != std::string_view::npos) {
            flush();
            html += "<em>" + inlineHtml(text.substr(i + 1, end - i - 1)) + "</em>";
            i = end + 1;
        } else {
            plain += text[i++];
        }
    }
    flush();
    return html;
}

void Renderer::heading(std::string_view line)
{
    const std::size_t level = headingLevel(line);
    std::string text(trimmed(line.substr(level)));
    const std::string html = inlineHtml(text);
    std::erase_if(text, [](char c) { return c == '`' || c == '*'; });
    m_out.headings.push_back({static_cast<int>(level), text, anchorOf(text)});
    const std::string tag = 'h' + std::to_string(level);
    m_out.html += '<' + tag + " id=\"" + anchorOf(text) + "\">" + html + "</" + tag + ">\n";
}

std::size_t Renderer::fence(const Lines& lines, std::size_t at)
{
    std::string code;
    const std::string_view word = trimmed(lines[at].substr(3));
    std::size_t i = at + 1;
    for (; i < lines.size() && !lines[i].starts_with("```"); ++i)
        code += escaped(lines[i]) + '\n';
    m_out.html +=
        "<pre class=\"" + escaped(word.substr(0, word.find(' '))) + "\"><code>" + code + "</code></pre>\n";
    return i + 1;
}

std::size_t Renderer::indented(const Lines& lines, std::size_t at)
{
    std::string code;
    std::size_t i = at;
    std::size_t blanks = 0;
    for (; i < lines.size() && (isBlank(lines[i]) || indentOf(lines[i]) >= 4); ++i) {
        if (isBlank(lines[i])) {
            ++blanks;
            continue;
        }
        code += std::string(blanks, '\n') + escaped(lines[i].substr(4)) + '\n';
        blanks = 0;
    }
    m_out.html += "<pre><code>" + code + "</code></pre>\n";
    return i;
}

std::size_t Renderer::table(const Lines& lines, std::size_t at)
{
    m_out.html += "<div class=\"table\"><table>\n";
    std::size_t i = at;
    for (; i < lines.size() && lines[i].starts_with('|'); ++i) {
        if (i == at + 1)
            continue;
        const char* const tag = i == at ? "th" : "td";
        m_out.html += "<tr>";
        for (const std::string& cell : cellsOf(lines[i]))
            m_out.html +=
                '<' + std::string(tag) + '>' + inlineHtml(trimmed(cell)) + "</" + std::string(tag) + '>';
        m_out.html += "</tr>\n";
    }
    m_out.html += "</table></div>\n";
    return i;
}

bool Renderer::beginsBlock(const Lines& lines, std::size_t at) const
{
    const std::string_view line = lines[at];
    return isBlank(line) || headingLevel(line) > 0 || line.starts_with("```") || markerLength(line) > 0 ||
           (line.starts_with('|') && at + 1 < lines.size() && isTableRule(lines[at + 1]));
}

std::size_t Renderer::list(const Lines& lines, std::size_t at)
{
    const std::size_t indent = indentOf(lines[at]);
    const bool ordered = std::isdigit(static_cast<unsigned char>(lines[at][indent])) != 0;
    m_out.html += ordered ? "<ol>\n" : "<ul>\n";
    std::size_t i = at;
    while (i < lines.size() && markerLength(lines[i]) > 0 && indentOf(lines[i]) == indent) {
        const std::size_t text = markerLength(lines[i]);
        Lines item{lines[i].substr(text)};
        bool loose = false;
        for (++i; i < lines.size(); ++i) {
            const bool deeper =
                indentOf(lines[i]) >= text || (indentOf(lines[i]) > indent && !isBlank(lines[i]));
            if (isBlank(lines[i])) {
                if (i + 1 >= lines.size() || isBlank(lines[i + 1]) || indentOf(lines[i + 1]) < text)
                    break;
                loose = true;
                item.emplace_back();
            } else if (deeper || !beginsBlock(lines, i)) {
                item.push_back(lines[i].substr(std::min(text, indentOf(lines[i]))));
            } else {
                break;
            }
        }
        m_out.html += "<li>";
        const bool before = std::exchange(m_tight, !loose);
        blocks(item);
        m_tight = before;
        m_out.html += "</li>\n";
        // A blank line between two items of one list.
        if (i + 1 < lines.size() && isBlank(lines[i]) && markerLength(lines[i + 1]) > 0 &&
            indentOf(lines[i + 1]) == indent)
            ++i;
    }
    m_out.html += ordered ? "</ol>\n" : "</ul>\n";
    return i;
}

std::size_t Renderer::paragraph(const Lines& lines, std::size_t at)
{
    std::string text(trimmed(lines[at]));
    std::size_t i = at + 1;
    for (; i < lines.size() && !beginsBlock(lines, i); ++i)
        text += '\n' + std::string(trimmed(lines[i]));
    m_out.html += m_tight ? inlineHtml(text) + '\n' : "<p>" + inlineHtml(text) + "</p>\n";
    return i;
}

void Renderer::blocks(const Lines& lines)
{
    for (std::size_t i = 0; i < lines.size();) {
        const std::string_view line = lines[i];
        if (isBlank(line)) {
            ++i;
        } else if (headingLevel(line) > 0) {
            heading(line);
            ++i;
        } else if (line.starts_with("```")) {
            i = fence(lines, i);
        } else if (indentOf(line) >= 4) {
            i = indented(lines, i);
        } else if (line.starts_with('|') && i + 1 < lines.size() && isTableRule(lines[i + 1])) {
            i = table(lines, i);
        } else if (markerLength(line) > 0) {
            i = list(lines, i);
        } else {
            i = paragraph(lines, i);
        }
    }
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string html;
    for (const char c : text) {
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        default:
            html += c;
        }
    }
    return html;
}

std::string anchorOf(std::string_view heading)
{
    std::string anchor;
    for (const char c : heading) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == ' ')
            anchor += '-';
        else if (c == '-' || c == '_' || byte >= 0x80 || std::isalnum(byte) != 0)
            anchor += static_cast<char>(std::tolower(byte));
    }
    return anchor;
}

HtmlText toHtml(std::string_view markdown, const LinkFunction& link, const DecorateFunction& decorate)
{
    Renderer renderer(link, decorate);
    renderer.blocks(linesOf(markdown));
    return renderer.take();
}

std::vector<CodeBlock> codeBlocks(std::string_view markdown)
{
    std::vector<CodeBlock> blocks;
    const Lines lines = linesOf(markdown);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].starts_with("```")) {
            const std::string_view words = trimmed(lines[i].substr(3));
            const std::size_t space = std::min(words.find(' '), words.size());
            CodeBlock block{
                std::string(words.substr(0, space)), std::string(trimmed(words.substr(space))), {}, i + 2};
            for (++i; i < lines.size() && !lines[i].starts_with("```"); ++i)
                block.text += std::string(lines[i]) + '\n';
            blocks.push_back(std::move(block));
        } else if (indentOf(lines[i]) >= 4 && !isBlank(lines[i]) && (i == 0 || isBlank(lines[i - 1]))) {
            CodeBlock block{"indented", {}, {}, i + 1};
            for (; i < lines.size() && !isBlank(lines[i]) && indentOf(lines[i]) >= 4; ++i)
                block.text += std::string(lines[i].substr(4)) + '\n';
            blocks.push_back(std::move(block));
        }
    }
    return blocks;
}

std::vector<std::string> linksIn(std::string_view markdown)
{
    // Paragraphs are what can hold links; rendering finds them as the manual does.
    std::vector<std::string> links;
    const auto collect = [&links](std::string_view address) {
        links.emplace_back(address);
        return std::string(address);
    };
    (void)toHtml(markdown, collect, {});
    return links;
}

} // namespace cryo::documents
