// SPDX-License-Identifier: GPL-3.0-or-later
//
// What docs/findings says about each code. The files are Markdown for readers: a heading for each code, and
// under it five items, "* **Cause.** …", in this order: Cause, Evidence, Node, Repair, Limits.
//
// Values; one thread. What is not so is an exception with a sentence, because it stops the build.
#pragma once

#include "core/inspect/catalogue.h"

#include <array>
#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace cryo::documents {

struct FindingText {
    std::array<std::string, 5> parts; ///< Markdown, in the order of kFindingParts
};

inline constexpr std::array<std::string_view, 5> kFindingParts = {"Cause", "Evidence", "Node", "Repair",
                                                                  "Limits"};
/// How the manual heads them.
inline constexpr std::array<std::string_view, 5> kFindingHeadings = {
    "What it comes from", "How it is seen", "What a node does with it", "How it is repaired",
    "What cannot be known"};

/// Reads every file of the folder. Throws std::runtime_error where a code of the catalogue has no text, where
/// a text has no code, or where one of the five is missing.
[[nodiscard]] std::map<std::string, FindingText, std::less<>>
readFindingTexts(const std::filesystem::path& folder);

/// A code's page body as Markdown: sentence, facts from the catalogue, the five parts.
[[nodiscard]] std::string findingMarkdown(const CatalogueEntry& entry, const FindingText& text);

/// The layers of codes: "FZ" and what it is about.
struct FindingLayer {
    std::string_view letters;
    std::string_view title;
};
[[nodiscard]] std::span<const FindingLayer> findingLayers();

} // namespace cryo::documents
