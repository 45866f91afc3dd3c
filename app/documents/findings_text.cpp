// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading docs/findings, and putting it beside the catalogue.
#include "app/documents/findings_text.h"

#include "app/documents/text_file.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <stdexcept>

namespace cryo::documents {

namespace {

constexpr std::array kLayers = {
    FindingLayer{"HD", "Files and headers"},
    FindingLayer{"DR", "Folders and names"},
    FindingLayer{"PG", "Pages of index files"},
    FindingLayer{"IX", "Index journal"},
    FindingLayer{"VA", "Values"},
    FindingLayer{"AR", "Archive"},
    FindingLayer{"FZ", "Freezer"},
    FindingLayer{"MK", "Markers of an archive"},
    FindingLayer{"UP", "What a release would refuse, drop, delete or hide"},
    FindingLayer{"LV", "A store in use"},
};

/// Adds the texts of one file. A part goes on until the next item or heading.
void readFile(const std::filesystem::path& path, std::map<std::string, FindingText, std::less<>>& to)
{
    std::istringstream lines(readText(path));
    std::string line;
    FindingText* current = nullptr;
    std::string* part = nullptr;
    while (std::getline(lines, line)) {
        if (line.starts_with("## ")) {
            current = &to[line.substr(3)];
            part = nullptr;
            continue;
        }
        if (line.starts_with("* **")) {
            const std::size_t end = line.find(".** ");
            const std::string name = end == std::string::npos ? std::string() : line.substr(4, end - 4);
            const auto* const found = std::ranges::find(kFindingParts, name);
            if (current == nullptr || found == kFindingParts.end())
                throw std::runtime_error(path.string() + ": no part of a finding: " + line);
            part = &current->parts[static_cast<std::size_t>(found - kFindingParts.begin())];
            *part = line.substr(end + 4);
        } else if (part != nullptr && !line.empty()) {
            *part += '\n' + line.substr(std::min(line.find_first_not_of(' '), line.size()));
        }
    }
}

} // namespace

std::span<const FindingLayer> findingLayers()
{
    return kLayers;
}

std::map<std::string, FindingText, std::less<>> readFindingTexts(const std::filesystem::path& folder)
{
    std::map<std::string, FindingText, std::less<>> texts;
    for (const FindingLayer& layer : kLayers)
        readFile(folder / (std::string(layer.letters) + ".md"), texts);
    for (const CatalogueEntry& entry : catalogue())
        if (!texts.contains(entry.name))
            throw std::runtime_error("docs/findings says nothing about " + std::string(entry.name));
    for (const auto& [code, text] : texts) {
        if (findInCatalogue(code) == nullptr)
            throw std::runtime_error("docs/findings speaks of " + code + ", which is in no catalogue");
        for (std::size_t i = 0; i < text.parts.size(); ++i)
            if (text.parts[i].empty())
                throw std::runtime_error("docs/findings: " + code + " has no " +
                                         std::string(kFindingParts[i]));
    }
    return texts;
}

std::string findingMarkdown(const CatalogueEntry& entry, const FindingText& text)
{
    const std::string code(entry.name);
    std::string page = "# " + code + "\n\n*" + std::string(entry.sentence) + "*\n\n";
    page += "| severity | found by a check of level | repairable |\n|---|---|---|\n| " +
            std::string(severityName(entry.severity)) + " | " + std::string(checkLevelName(entry.level)) +
            " and above | " +
            (entry.fixable == Fixable::NotNeeded ? "nothing to repair"
                                                 : std::string(fixableName(entry.fixable))) +
            " |\n\n";
    for (std::size_t i = 0; i < text.parts.size(); ++i)
        page += "## " + std::string(kFindingHeadings[i]) + "\n\n" + text.parts[i] + "\n\n";
    page += "The same in a terminal: `cryoctl explain " + code + "`.\n";
    return page;
}

} // namespace cryo::documents
