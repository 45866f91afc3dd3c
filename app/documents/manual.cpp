// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sources in, pages out. Every page is Markdown first, also those that are made from tables.
#include "app/documents/manual.h"

#include "app/documents/drawings.h"
#include "app/documents/findings_text.h"
#include "app/documents/manual_style.h"
#include "app/documents/markdown.h"
#include "app/documents/reference.h"
#include "app/documents/text_file.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <stdexcept>

namespace cryo::documents {

namespace fs = std::filesystem;

namespace {

/// One page before it is HTML.
struct Source {
    std::string name;   ///< of the page without ".html"
    fs::path from;      ///< the folder that its links are relative to
    std::string text;   ///< Markdown
    std::string origin; ///< for messages
};

/// A line of the index: what is looked for, and where it is.
struct Entry {
    std::string term;
    std::string address;
    std::string about;
};

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

std::string findingPage(std::string_view code)
{
    return "finding-" + lowered(code);
}

class Manual {
public:
    Manual(fs::path docs, fs::path to, std::string_view version)
        : m_docs(fs::canonical(docs))
        , m_to(std::move(to))
        , m_version(version)
    {
    }

    void write();

private:
    void addSource(const fs::path& file);
    void addFindings();
    void addReference();
    void addIndex();
    void writePage(const Source& source);
    [[nodiscard]] std::string link(const Source& source, std::string_view address);
    [[nodiscard]] std::string navigation(const std::string& current);
    [[nodiscard]] std::string pageNameOf(const fs::path& file) const;
    [[nodiscard]] std::string withFindingLinks(const std::string& text, const std::string& current) const;
    void checkAnchors() const;

    fs::path m_docs;
    fs::path m_to;
    std::string m_version;
    std::vector<Source> m_sources;
    std::set<fs::path> m_known; ///< files that have become sources
    std::vector<Entry> m_entries;
    std::map<std::string, std::set<std::string>> m_anchors;           ///< of each page
    std::vector<std::pair<std::string, std::string>> m_anchoredLinks; ///< page, "other.html#anchor"
};

/// docs/manual/README.md is "index", docs/manual/first-steps.md "first-steps", docs/format.md "format".
std::string Manual::pageNameOf(const fs::path& file) const
{
    return file == m_docs / "manual" / "README.md" ? "index" : file.stem().string();
}

/// Takes a file, and those of docs/ that it links to.
void Manual::addSource(const fs::path& file)
{
    if (!m_known.insert(file).second)
        return;
    const Source source{pageNameOf(file), file.parent_path(), readText(file),
                        file.lexically_relative(m_docs).string()};
    m_sources.push_back(source);
    for (const std::string& address : linksIn(source.text)) {
        const fs::path target = (source.from / address.substr(0, address.find('#'))).lexically_normal();
        const bool isDoc = target.extension() == ".md" && target.string().starts_with(m_docs.string() + '/');
        if (isDoc && target.parent_path() != m_docs / "findings")
            addSource(target);
    }
}

void Manual::addFindings()
{
    const auto texts = readFindingTexts(m_docs / "findings");
    std::string list =
        "# Findings\n\nEverything that a check can report, each with a page of its own. Codes never "
        "change their meaning.\n\n";
    for (const FindingLayer& layer : findingLayers()) {
        list += "## " + std::string(layer.letters) + ": " + std::string(layer.title) +
                "\n\n| code | severity | level | what it says |\n|---|---|---|---|\n";
        for (const CatalogueEntry& entry : catalogue()) {
            if (!entry.name.starts_with(layer.letters))
                continue;
            const std::string code(entry.name);
            m_sources.push_back({findingPage(code), m_docs / "findings",
                                 findingMarkdown(entry, texts.at(code)), "docs/findings, " + code});
            m_entries.push_back({code, findingPage(code) + ".html", std::string(entry.sentence)});
            list += "| " + code + " | " + std::string(severityName(entry.severity)) + " | " +
                    std::string(checkLevelName(entry.level)) + " | " + std::string(entry.sentence) + " |\n";
        }
        list += '\n';
    }
    m_sources.push_back({"findings", m_docs / "findings", list, "the list of findings"});
}

std::string optionList(const VerbReference& reference, const std::string& group)
{
    std::string text = "| " + group + " | |\n|---|---|\n";
    for (const ctl::OptionSpec* spec : optionsIn(reference, group)) {
        std::string help = spec->help;
        std::string name = spec->name + (spec->valueName.empty() ? "" : ' ' + spec->valueName);
        for (std::string* cell : {&help, &name})
            for (std::size_t at = cell->find('|'); at != std::string::npos; at = cell->find('|', at + 2))
                cell->insert(at, "\\");
        text += "| `" + name + "` | " + help + " |\n";
    }
    return text + '\n';
}

void Manual::addReference()
{
    const auto references = verbReferences();
    const auto shared = sharedGroups(references);
    std::string lines;
    for (const VerbReference& reference : references)
        if (!reference.verb->hasJson && reference.verb->name != "replay")
            lines += (lines.empty() ? "" : ", ") + std::string(reference.verb->name);
    std::string text =
        "# Command line\n\nThe same words as `cryoctl help` and `cryoctl help VERB`.\n\n"
        "Exit status, as a sum: 0 all well, 1 findings were corrected, 4 findings of severity warning "
        "or above are left (of get: not there; of upgrade-check: not safe" +
        std::string(ctl::findVerb("diff") != nullptr ? "; of diff: different" : "") +
        "), 8 it could not be done, 16 wrong usage, 32 cancelled.\n\n"
        "With --json a verb prints one document that has a schema_version and, where something was "
        "found on the way, its findings. These always print JSON lines: " +
        lines + ".\n\n";
    for (const VerbReference& reference : references) {
        const std::string name(reference.verb->name);
        m_entries.push_back(
            {"cryoctl " + name, "commands.html#" + name, std::string(reference.verb->summary)});
        text += "## " + name + "\n\n```usage\n" + usageOf(reference) + "\n```\n\n";
        for (const HelpBlock& block : helpBlocks(reference.verb->help))
            text += block.verbatim ? "```help\n" + block.text + "\n```\n\n" : block.text + "\n\n";
        for (const std::string& group : groupsOf(reference))
            if (std::ranges::find(shared, group) == shared.end())
                text += optionList(reference, group);
    }
    text += "## Common options\n\nMost verbs take these.\n\n";
    for (const std::string& group : shared) {
        const auto with = std::ranges::find_if(
            references, [&](const VerbReference& reference) { return !optionsIn(reference, group).empty(); });
        text += optionList(*with, group);
    }
    m_sources.push_back({"commands", m_docs / "manual", text, "the reference of the command line"});
}

/// The index: codes, verbs, and every second-level heading (panels and dialogs are such headings).
void Manual::addIndex()
{
    for (const Source& source : m_sources) {
        if (source.name.starts_with("finding") || source.name == "commands")
            continue;
        const HtmlText page =
            toHtml(source.text, [](std::string_view address) { return std::string(address); }, {});
        const std::string title = page.headings.empty() ? source.name : page.headings.front().text;
        for (const Heading& heading : page.headings)
            if (heading.level <= 3)
                m_entries.push_back({heading.text,
                                     source.name + ".html" + (heading.level == 1 ? "" : '#' + heading.anchor),
                                     heading.level == 1 ? "" : title});
    }
    std::ranges::stable_sort(m_entries, {}, [](const Entry& entry) { return lowered(entry.term); });
    // Sentences of findings have braces and stars that are no marks.
    std::string text = "# Index\n\n| | |\n|---|---|\n";
    for (const Entry& entry : m_entries)
        text += "| [" + entry.term + "](" + entry.address + ") | " + entry.about + " |\n";
    m_sources.push_back({"terms", {}, text, "the index"});
}

/// An address in a source as one in the manual; empty for what lies outside of docs/.
std::string Manual::link(const Source& source, std::string_view address)
{
    if (source.from.empty() || address.starts_with("https://"))
        return std::string(address);
    const std::size_t hash = std::min(address.find('#'), address.size());
    const std::string anchor(address.substr(hash));
    const std::string file(address.substr(0, hash));
    if (file.empty()) {
        m_anchoredLinks.emplace_back(source.name, source.name + ".html" + anchor);
        return anchor;
    }
    const fs::path target = (source.from / file).lexically_normal();
    if (!fs::exists(target))
        throw std::runtime_error(source.origin + " links to " + std::string(address) +
                                 ", which is not there");
    if (!target.string().starts_with(m_docs.string() + '/'))
        return {};
    if (target.extension() == ".md") {
        if (target.parent_path() == m_docs / "findings")
            return anchor.empty() ? "findings.html" : findingPage(anchor.substr(1)) + ".html";
        const std::string to = pageNameOf(target) + ".html" + anchor;
        if (!anchor.empty())
            m_anchoredLinks.emplace_back(source.name, to);
        return to;
    }
    fs::create_directories(m_to / "pictures");
    fs::copy_file(target, m_to / "pictures" / target.filename(), fs::copy_options::overwrite_existing);
    return "pictures/" + target.filename().string();
}

/// Codes of findings in plain text become links to their pages.
std::string Manual::withFindingLinks(const std::string& text, const std::string& current) const
{
    std::string html;
    for (std::size_t i = 0; i < text.size();) {
        const std::string word = text.substr(i, 5);
        const bool apart = i == 0 || std::isalnum(static_cast<unsigned char>(text[i - 1])) == 0;
        const bool ends = i + 5 >= text.size() || std::isalnum(static_cast<unsigned char>(text[i + 5])) == 0;
        if (apart && ends && findInCatalogue(word) != nullptr && findingPage(word) != current) {
            html += "<a href=\"" + findingPage(word) + ".html\">" + word + "</a>";
            i += 5;
        } else {
            html += text[i++];
        }
    }
    return html;
}

/// The front page's headings and links, which every page shows at its side.
std::string Manual::navigation(const std::string& current)
{
    const Source& front = m_sources.front();
    std::string html =
        "<nav><p class=\"home\"><a href=\"index.html\">Cryoscope " + escaped(m_version) + "</a></p>\n";
    std::string list;
    const auto add = [&](const std::string& address, const std::string& text) {
        list += "<li" + std::string(address == current + ".html" ? " class=\"here\"" : "") + "><a href=\"" +
                address + "\">" + escaped(text) + "</a></li>\n";
    };
    std::set<std::string> seen;
    for (const std::string& address : linksIn(front.text)) {
        if (!address.ends_with(".md"))
            continue;
        const fs::path target = (front.from / address).lexically_normal();
        const auto source = std::ranges::find_if(m_sources, [&](const Source& page) {
            return page.name == pageNameOf(target) && target.parent_path() != m_docs / "findings";
        });
        if (source == m_sources.end() || !seen.insert(source->name).second)
            continue;
        add(source->name + ".html", source->text.substr(2, source->text.find('\n') - 2));
    }
    add("findings.html", "Findings");
    add("commands.html", "Command line");
    add("terms.html", "Index");
    return html + "<ul>\n" + list + "</ul></nav>\n";
}

void Manual::writePage(const Source& source)
{
    const auto links = [this, &source](std::string_view address) { return link(source, address); };
    const auto decorate = [this, &source](const std::string& text) {
        return withFindingLinks(text, source.name);
    };
    const HtmlText page = toHtml(source.text, links, source.from.empty() ? DecorateFunction() : decorate);
    for (const Heading& heading : page.headings)
        m_anchors[source.name + ".html"].insert('#' + heading.anchor);
    const std::string title = page.headings.empty() ? source.name : page.headings.front().text;
    writeText(m_to / (source.name + ".html"),
              "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                  escaped(title) +
                  " - Cryoscope</title>\n<link rel=\"stylesheet\" href=\"style.css\">\n</head>\n<body>\n" +
                  navigation(source.name) + "<main>\n" + page.html + "</main>\n</body>\n</html>\n");
}

void Manual::checkAnchors() const
{
    for (const auto& [from, address] : m_anchoredLinks) {
        const std::size_t hash = address.find('#');
        const auto page = m_anchors.find(address.substr(0, hash));
        if (page == m_anchors.end() || !page->second.contains(address.substr(hash)))
            throw std::runtime_error(from + " links to " + address + ", which no heading gives");
    }
}

void Manual::write()
{
    fs::remove_all(m_to);
    fs::create_directories(m_to);
    addSource(m_docs / "manual" / "README.md");
    addFindings();
    addReference();
    addIndex();
    std::set<std::string> names;
    for (const Source& source : m_sources) {
        if (!names.insert(source.name).second)
            throw std::runtime_error("two pages of the manual are named " + source.name);
        writePage(source);
    }
    checkAnchors();
    writeText(m_to / "style.css", kManualStyle);
}

} // namespace

void writeManual(const fs::path& docs, const fs::path& to, std::string_view version)
{
    Manual(docs, to, version).write();
}

} // namespace cryo::documents
