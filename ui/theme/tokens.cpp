// SPDX-License-Identifier: GPL-3.0-or-later
// Reads resources/theme/tokens.json into typed sets. The file is part of the program, so a fault in it is
// ours: it ends the program with the name of the value that is wrong.
#include "ui/theme/tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

QColor colourOf(const QJsonValue& value, const char* what)
{
    const QColor colour(value.toString());
    if (!colour.isValid())
        qFatal("theme/tokens.json: no colour for %s", what);
    return colour;
}

template <std::size_t N>
std::array<QColor, N> coloursOf(const QJsonValue& value, const char* what)
{
    const QJsonArray list = value.toArray();
    if (list.size() != qsizetype(N))
        qFatal("theme/tokens.json: %s needs %zu colours", what, N);
    std::array<QColor, N> colours;
    for (std::size_t i = 0; i < N; ++i)
        colours[i] = colourOf(list.at(qsizetype(i)), what);
    return colours;
}

template <typename Pair, std::size_t N>
std::array<Pair, N> pairsOf(const QJsonObject& object, const std::array<const char*, N>& names,
                            QLatin1StringView ground, QLatin1StringView mark)
{
    std::array<Pair, N> pairs;
    for (std::size_t i = 0; i < N; ++i) {
        const QJsonObject entry = object.value(QLatin1StringView(names[i])).toObject();
        pairs[i] = {colourOf(entry.value(ground), names[i]), colourOf(entry.value(mark), names[i])};
    }
    return pairs;
}

void readPalette(const QJsonObject& palette, Tokens& out)
{
    const std::pair<const char*, QColor*> roles[] = {
        {"Window", &out.window},
        {"Base", &out.base},
        {"AlternateBase", &out.alternateBase},
        {"Button", &out.button},
        {"ToolTipBase", &out.toolTipBase},
        {"Text", &out.text},
        {"PlaceholderText", &out.secondary},
        {"DisabledText", &out.disabledText},
        {"Mid", &out.mid},
        {"Dark", &out.dark},
        {"Highlight", &out.highlight},
        {"HighlightedText", &out.highlightedText},
        {"InactiveHighlight", &out.inactiveHighlight},
        {"Link", &out.link},
        {"Focus", &out.focus},
        {"Hover", &out.hover},
    };
    for (const auto& [name, colour] : roles)
        *colour = colourOf(palette.value(QLatin1StringView(name)), name);
}

Tokens readSet(const QJsonObject& set, Scheme scheme)
{
    constexpr std::array<const char*, kGapClassCount> kGaps = {
        "present", "missing", "before-first", "section-file-missing", "value-bad", "pending", "tail"};
    constexpr std::array<const char*, kSlotStateCount> kSlots = {"newest", "older", "empty", "bad-crc",
                                                                 "future"};
    constexpr std::array<const char*, kFieldKindCount> kFields = {"epoch", "section", "position", "added",
                                                                  "crc",   "key",     "value",    "size"};
    constexpr std::array<const char*, kToneCount> kTones = {"fatal", "error", "warning", "info", "good"};
    // An error bar and a fatal one differ by shape and edge, not by ground.
    constexpr std::array<const char*, kToneCount> kBars = {"fatal", "fatal", "warning", "info", "good"};

    Tokens out;
    out.scheme = scheme;
    readPalette(set.value("palette"_L1).toObject(), out);
    out.gaps = pairsOf<FillInk>(set.value("gap"_L1).toObject(), kGaps, "fill"_L1, "ink"_L1);
    out.slotStates = pairsOf<FillInk>(set.value("slot"_L1).toObject(), kSlots, "fill"_L1, "ink"_L1);
    out.fields = pairsOf<TintInk>(set.value("field"_L1).toObject(), kFields, "tint"_L1, "ink"_L1);
    for (std::size_t i = 0; i < kTones.size(); ++i) {
        out.tones[i] = colourOf(set.value("severity"_L1)[QLatin1StringView(kTones[i])], kTones[i]);
        out.bars[i] = colourOf(set.value("bar"_L1)[QLatin1StringView(kBars[i])], kBars[i]);
    }
    out.ramp = coloursOf<8>(set.value("ramp"_L1), "ramp");
    out.plot = coloursOf<3>(set.value("plot"_L1), "plot");
    out.grid = colourOf(set.value("grid"_L1), "grid");
    return out;
}

std::array<Tokens, 2> readSets()
{
    QFile file(u":/cryoscope/theme/tokens.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("theme/tokens.json is not compiled in");
    const QJsonObject sets = QJsonDocument::fromJson(file.readAll()).object();
    return {readSet(sets.value("light"_L1).toObject(), Scheme::Light),
            readSet(sets.value("dark"_L1).toObject(), Scheme::Dark)};
}

} // namespace

const Tokens& tokens(Scheme scheme)
{
    static const std::array<Tokens, 2> kSets = readSets();
    return kSets[std::size_t(scheme)];
}

} // namespace cryo::ui
