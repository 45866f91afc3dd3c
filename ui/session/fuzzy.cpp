// SPDX-License-Identifier: GPL-3.0-or-later
// The best way to lay the letters of a word over a text, by dynamic programming over (letter, place).
#include "ui/session/fuzzy.h"

#include <algorithm>

namespace cryo::ui {
namespace {

constexpr int kLetter = 4;     // every letter that is found
constexpr int kWordStart = 12; // … at the beginning of a word
constexpr int kNeighbour = 10; // … right behind the letter before
constexpr int kWholeStart = 8; // … at the beginning of the text
constexpr int kNone = -1;

QChar folded(QChar c)
{
    // "ü" is found by "u": the letter without its marks.
    const QString parts = c.decomposition();
    return (parts.isEmpty() ? c : parts.front()).toCaseFolded();
}

bool beginsWord(const QString& text, int at)
{
    return at == 0 || (!text[at - 1].isLetterOrNumber() && text[at].isLetterOrNumber());
}

/// Best score of letters 0 … i with letter i at place j, and where letter i − 1 was then.
struct Step {
    int score = kNone;
    int before = kNone;
};

std::optional<FuzzyMatch> matchWord(const QString& word, const QString& text)
{
    const int letters = int(std::min<qsizetype>(word.size(), kFuzzyWordMax));
    const int places = int(std::min<qsizetype>(text.size(), kFuzzyTextMax));
    std::vector<Step> steps(std::size_t(letters) * std::size_t(places));
    const auto at = [&](int letter, int place) -> Step& {
        return steps[std::size_t(letter) * std::size_t(places) + std::size_t(place)];
    };
    for (int i = 0; i < letters; ++i) {
        int bestBefore = kNone; // of the places before j − 1
        for (int j = 0; j < places; ++j) {
            if (i > 0 && j >= 2 &&
                at(i - 1, j - 2).score > (bestBefore == kNone ? kNone : at(i - 1, bestBefore).score))
                bestBefore = j - 2;
            if (folded(word[i]) != folded(text[j]))
                continue;
            const int own = kLetter + (beginsWord(text, j) ? kWordStart : 0) + (j == 0 ? kWholeStart : 0);
            if (i == 0) {
                at(i, j) = {own, kNone};
                continue;
            }
            Step& step = at(i, j);
            if (bestBefore != kNone)
                step = {at(i - 1, bestBefore).score + own, bestBefore};
            if (j >= 1 && at(i - 1, j - 1).score != kNone &&
                at(i - 1, j - 1).score + own + kNeighbour > step.score)
                step = {at(i - 1, j - 1).score + own + kNeighbour, j - 1};
        }
    }
    int best = kNone;
    for (int j = 0; j < places; ++j) {
        if (at(letters - 1, j).score > (best == kNone ? kNone : at(letters - 1, best).score))
            best = j;
    }
    if (best == kNone)
        return std::nullopt;
    FuzzyMatch match{at(letters - 1, best).score, {}};
    for (int i = letters - 1, j = best; i >= 0; j = at(i, j).before, --i)
        match.places.push_back(j);
    std::reverse(match.places.begin(), match.places.end());
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& query, const QString& text)
{
    FuzzyMatch all;
    const QStringList words = query.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const std::optional<FuzzyMatch> one = matchWord(word, text);
        if (!one)
            return std::nullopt;
        all.score += one->score;
        all.places.insert(all.places.end(), one->places.begin(), one->places.end());
    }
    std::sort(all.places.begin(), all.places.end());
    all.places.erase(std::unique(all.places.begin(), all.places.end()), all.places.end());
    // What is left over speaks against it, a little.
    if (!words.isEmpty())
        all.score -= int(std::min<qsizetype>(text.size(), kFuzzyTextMax) - qsizetype(all.places.size())) / 4;
    return all;
}

} // namespace cryo::ui
