// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, sizes, offsets and shown bytes as text, the same everywhere.
//
// Numbers follow the user's locale; literals in fixed font (offsets, keys, file names) never do. What is not
// known is an en dash, never 0. Text taken from a store is escaped before it is shown: control characters and
// those that turn the direction of writing could make a line say something else than it does.
#pragma once

#include <QString>
#include <QStringView>

#include <optional>
#include <span>

namespace cryo::ui {

/// Shown for what is not known.
[[nodiscard]] QString unknownText();

/// "86 610", with the locale's group separator.
[[nodiscard]] QString formatCount(quint64 count);
[[nodiscard]] QString formatCount(std::optional<quint64> count);
/// "9.19", with the locale's decimal point.
[[nodiscard]] QString formatReal(double value, int decimals = 2);
/// "96.63 %".
[[nodiscard]] QString formatPercent(double share, int decimals = 0);
/// "41.9 MB": powers of a thousand, three digits or one decimal.
[[nodiscard]] QString formatBytes(quint64 bytes);
/// "41 873 412 B".
[[nodiscard]] QString formatExactBytes(quint64 bytes);
/// "412 MB/s".
[[nodiscard]] QString formatRate(double bytesPerSecond);
/// "0:07", "1:02:03".
[[nodiscard]] QString formatSeconds(quint64 seconds);

/// "0024 ea95": lowercase hex in groups of four digits, eight digits at least.
[[nodiscard]] QString formatOffset(quint64 offset, int digits = 8);
/// "000000000000a400": sixteen digits, as the store names a section's file.
[[nodiscard]] QString sectionFileName(quint64 section);
/// "…a400": the last four digits or more, as rulers show it.
[[nodiscard]] QString sectionFileShort(quint64 section);
/// "ae 85 55 ee": bytes as hex pairs.
[[nodiscard]] QString formatBytesHex(std::span<const std::byte> bytes, QStringView between = u" ");

/// A character for a byte's place in a text column: itself if it is printable ASCII, else a middle dot.
[[nodiscard]] QChar byteCharacter(std::byte value);
/// The same text with control, direction and invisible characters as \u{202e}, and backslashes doubled.
[[nodiscard]] QString escapedText(QStringView text);
/// Bytes read as UTF-8 and escaped; bytes that are no UTF-8 become \x.. .
[[nodiscard]] QString escapedBytes(std::span<const std::byte> bytes);

} // namespace cryo::ui
