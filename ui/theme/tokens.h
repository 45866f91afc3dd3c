// SPDX-License-Identifier: GPL-3.0-or-later
// The look's named values: what each state, field and severity is coloured with, in a light and a dark set.
//
// The values stand once, in resources/theme/tokens.json, which is compiled into the library; this file gives
// them types. Invariants: both sets are complete (a missing value stops the program at its first use, and
// tst_tokens reads both); every text pair has a contrast of 4.5:1 or more, every mark and outline 3:1.
// Thread rule: read-only after first use, which must be on the GUI thread.
#pragma once

#include <QColor>
#include <QtGlobal>

#include <array>

namespace cryo::ui {

/// The two sets of values.
enum class Scheme : quint8 { Light, Dark };

/// What a range of indices is. The order is that of the legend; see attentionRank for what wins a shared
/// pixel.
enum class GapClass : quint8 { Present, Missing, BeforeFirst, SectionFileMissing, ValueBad, Pending, Tail };
inline constexpr int kGapClassCount = 7;

/// How a bucket's slot is shown.
enum class SlotState : quint8 { Newest, Older, Empty, BadCrc, FromFuture };
inline constexpr int kSlotStateCount = 5;

/// How serious something is; Good is the tick beside what was checked and found right.
enum class Tone : quint8 { Fatal, Error, Warning, Info, Good };
inline constexpr int kToneCount = 5;

/// What a run of bytes means; the same tint in tree, hex and chain boxes. Position also tints a next
/// position, Section a next section, Value a value's offset, Size a length.
enum class FieldKind : quint8 { Epoch, Section, Position, Added, Crc, Key, Value, Size };
inline constexpr int kFieldKindCount = 8;

/// A filled area and what is drawn on it.
struct FillInk {
    QColor fill;
    QColor ink;
};

/// A field's background and its underline.
struct TintInk {
    QColor tint;
    QColor ink;
};

/// One complete set of values.
struct Tokens {
    Scheme scheme = Scheme::Light;
    QColor window, base, alternateBase, button, toolTipBase;
    QColor text, secondary, disabledText;
    QColor mid, dark;
    QColor highlight, highlightedText, inactiveHighlight;
    QColor link, focus, hover;
    std::array<FillInk, kGapClassCount> gaps;
    std::array<FillInk, kSlotStateCount> slotStates;
    std::array<QColor, kToneCount> tones;
    /// Backgrounds of message bars.
    std::array<QColor, kToneCount> bars;
    std::array<TintInk, kFieldKindCount> fields;
    /// Few to many.
    std::array<QColor, 8> ramp;
    std::array<QColor, 3> plot;
    QColor grid;

    [[nodiscard]] const FillInk& gap(GapClass value) const { return gaps[std::size_t(value)]; }
    [[nodiscard]] const FillInk& slotState(SlotState value) const { return slotStates[std::size_t(value)]; }
    [[nodiscard]] const QColor& tone(Tone value) const { return tones[std::size_t(value)]; }
    [[nodiscard]] const QColor& bar(Tone value) const { return bars[std::size_t(value)]; }
    [[nodiscard]] const TintInk& field(FieldKind value) const { return fields[std::size_t(value)]; }
};

/// The set of one scheme. Valid for the life of the program.
[[nodiscard]] const Tokens& tokens(Scheme scheme);

} // namespace cryo::ui
