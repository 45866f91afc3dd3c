// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of partitions and blobs. A blob's file name is its name as lowercase hex, two digits a byte.
//
//   section 7  0000000000000007      table  7461626c65      left  6c656674      right  7269676874
//
// Source: format.md §1.1, §5.
#pragma once

#include "core/base/ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace cryo {

inline constexpr std::string_view kTableFileName = "7461626c65";
inline constexpr std::string_view kMetadataLeftFileName = "6c656674";
inline constexpr std::string_view kMetadataRightFileName = "7269676874";
/// The lock file of releases from 2026.9.0 on, at the root itself. Source: newer.md §2.3.
inline constexpr std::string_view kHoldFileName = ".hold";

/// What a file name in a partition is.
enum class BlobNameKind : std::uint8_t {
    Canonical, ///< lowercase hex, an even number of digits
    Uppercase, ///< hex with at least one capital letter
    NotHex,    ///< anything else that is UTF-8
    NotUtf8,
};

[[nodiscard]] BlobNameKind blobNameKind(std::string_view fileName);

/// The section that a file name stands for: 16 hex digits, either case; none for any other name.
[[nodiscard]] std::optional<Section> sectionOfFileName(std::string_view fileName);

/// 16 lowercase hex digits.
[[nodiscard]] std::string sectionFileName(Section section);

/// Whether the reference opens a partition of this name: not empty, only [A-Za-z0-9_-].
[[nodiscard]] bool isLegalPartitionName(std::string_view name);

/// Whether the bytes are well-formed UTF-8.
[[nodiscard]] bool isUtf8(std::string_view text);

} // namespace cryo
