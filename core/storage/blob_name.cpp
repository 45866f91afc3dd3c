// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names to meanings and back.
#include "core/storage/blob_name.h"

#include "core/base/bytes.h"

#include <algorithm>

namespace cryo {

namespace {

/// The length of a well-formed UTF-8 sequence at the start of `text`, or 0. Source: the Unicode standard,
/// table 3-7.
std::size_t utf8Length(std::string_view text)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = at(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((at(i) & 0xC0) != 0x80)
            return 0;
    const unsigned char second = at(1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second > 0x9F;
    const bool tooLarge = first == 0xF4 && second > 0x8F;
    return overlong || surrogate || tooLarge ? 0 : length;
}

} // namespace

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

BlobNameKind blobNameKind(std::string_view fileName)
{
    if (!isUtf8(fileName))
        return BlobNameKind::NotUtf8;
    if (fileName.empty() || !fromHex(fileName))
        return BlobNameKind::NotHex;
    const bool hasCapital = std::ranges::any_of(fileName, [](char c) { return c >= 'A' && c <= 'F'; });
    return hasCapital ? BlobNameKind::Uppercase : BlobNameKind::Canonical;
}

std::optional<Section> sectionOfFileName(std::string_view fileName)
{
    const auto bytes = fileName.size() == 16 ? fromHex(fileName) : std::nullopt;
    if (!bytes)
        return std::nullopt;
    return Section{loadBig<std::uint64_t>(*bytes)};
}

std::string sectionFileName(Section section)
{
    std::byte bytes[8];
    storeBig(MutableByteView(bytes), section.value);
    return toHex(bytes);
}

bool isLegalPartitionName(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
}

} // namespace cryo
