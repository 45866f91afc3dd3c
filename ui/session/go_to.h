// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into "Go to": a letter for what, then a number or hex.
//
//   b 42        bucket          i 10500     index           s 7     section
//   k 0xabc…    key             o 0x988     offset in the shown file
//   r 11:6543   record, as section:position                 11:6543 the same
//   10500       index of an archive, bucket of a freezer
// Numbers are decimal, or hex after 0x; spaces and group separators between digits are ignored. Pure; any
// thread.
#pragma once

#include "core/base/bytes.h"
#include "core/inspect/store_layout.h"
#include "core/inspect/store_view.h"
#include "ui/session/target.h"

#include <QStringView>

#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace cryo::ui {

struct KeyWish {
    Bytes key;
    friend bool operator==(const KeyWish&, const KeyWish&) = default;
};
struct OffsetWish {
    FileOffset offset;
    friend bool operator==(const OffsetWish&, const OffsetWish&) = default;
};
struct IndexWish {
    std::uint64_t index = 0;
    friend bool operator==(const IndexWish&, const IndexWish&) = default;
};

using Wish = std::variant<Bucket, IndexWish, Section, KeyWish, OffsetWish, RecordPlace>;

/// None for text that is no wish.
[[nodiscard]] std::optional<Wish> parseWish(QStringView text, StoreKind kind);

/// At most `most` of the sections (ascending by number) whose decimal number begins with `digits`, the
/// shorter numbers first. Asks for a few of them only, however many there are; empty for text that is no
/// number.
[[nodiscard]] std::vector<Section> sectionsBeginning(std::span<const SectionInfo> sections,
                                                     QStringView digits, std::size_t most);

} // namespace cryo::ui
