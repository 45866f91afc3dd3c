// SPDX-License-Identifier: GPL-3.0-or-later
//
// The numbers that must not be mixed up. A section is a number in a file name, a position counts records
// inside a section, an offset counts bytes. Each is a type of its own, so that swapping two does not compile.
#pragma once

#include <functional>

// Behind another header: Qt's moc cannot parse <compare> as the first one that it sees.
#include <compare>
#include <cstdint>
#include <string>

namespace cryo {

/// The number of a section: the file name of its blobs, as eight bytes. Archive: the first index of the
/// section. Freezer: 0, 1, 2, … Source: format.md §5, §9.
struct Section {
    std::uint64_t value = 0;
    friend constexpr auto operator<=>(const Section&, const Section&) = default;
};

/// The number of a record inside its section, counted from 0; not bytes. Source: format.md §6.
struct Position {
    std::uint64_t value = 0;
    friend constexpr auto operator<=>(const Position&, const Position&) = default;
};

/// A place in a file, counted from its first byte, header included ("physical").
struct FileOffset {
    std::uint64_t value = 0;
    friend constexpr auto operator<=>(const FileOffset&, const FileOffset&) = default;
};

/// A place in what the layer above sees ("logical"): behind the header, and without page footers.
struct LogicalOffset {
    std::uint64_t value = 0;
    friend constexpr auto operator<=>(const LogicalOffset&, const LogicalOffset&) = default;
};

/// Where a record stands: newer records of one store compare greater.
struct RecordPlace {
    Section section;
    Position position;
    friend constexpr auto operator<=>(const RecordPlace&, const RecordPlace&) = default;
};

/// "section:position", as findings and listings write it.
[[nodiscard]] inline std::string placeText(RecordPlace place)
{
    return std::to_string(place.section.value) + ":" + std::to_string(place.position.value);
}

} // namespace cryo

template <>
struct std::hash<cryo::Section> {
    std::size_t operator()(cryo::Section section) const noexcept
    {
        return std::hash<std::uint64_t>{}(section.value);
    }
};
