// SPDX-License-Identifier: GPL-3.0-or-later
// Finding a name by some of its letters: "ng" finds "Next gap", "gap next" too.
//
// Every word of the query must occur in the text, its letters in order, gaps allowed; case and accents do not
// matter. Letters at the beginning of words and letters side by side count more; so does a text that has
// little beside them. Pure; any thread.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace cryo::ui {

struct FuzzyMatch {
    int score = 0;           ///< higher is better; comparable between texts for the same query
    std::vector<int> places; ///< letters of the text that were found, ascending
};

/// None if a word of the query is not in the text. An empty query fits everything with score 0. At most
/// kFuzzyTextMax letters of the text and kFuzzyWordMax of a word are looked at.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString& query, const QString& text);

inline constexpr int kFuzzyTextMax = 200;
inline constexpr int kFuzzyWordMax = 40;

} // namespace cryo::ui
