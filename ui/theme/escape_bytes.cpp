// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of unknown origin as readable text: UTF-8 where they are, \xNN where they are not.
#include "ui/theme/format.h"

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// Length of the well-formed UTF-8 sequence at the front, or 0. Overlong forms, surrogates and values beyond
/// U+10FFFF are not well-formed.
std::size_t sequenceLength(std::span<const std::byte> bytes)
{
    const auto at = [&](std::size_t i) { return std::to_integer<unsigned>(bytes[i]); };
    const unsigned lead = at(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((at(i) & 0xc0U) != 0x80U)
            return 0;
    }
    const unsigned second = at(1);
    const bool isOverlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
    const bool isOutside = (lead == 0xed && second > 0x9f) || (lead == 0xf4 && second > 0x8f);
    return isOverlong || isOutside ? 0 : length;
}

} // namespace

QString escapedBytes(std::span<const std::byte> bytes)
{
    QString out;
    while (!bytes.empty()) {
        const std::size_t length = sequenceLength(bytes);
        if (length == 0) {
            out += u"\\x"_s + formatBytesHex(bytes.first(1));
            bytes = bytes.subspan(1);
            continue;
        }
        const QByteArrayView piece(reinterpret_cast<const char*>(bytes.data()), qsizetype(length));
        out += escapedText(QString::fromUtf8(piece));
        bytes = bytes.subspan(length);
    }
    return out;
}

} // namespace cryo::ui
