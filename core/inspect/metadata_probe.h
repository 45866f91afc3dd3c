// SPDX-License-Identifier: GPL-3.0-or-later
//
// Partitions with the blobs `left` and `right`: an archive's markers, or the metadata of an immutable
// archive, which holds a freezer's checkpoint. And partitions with the 24-byte records of an ordinal, or with
// values that lost their index.
//
// Bounded: bodies over kMetadataBodyMaxBytes are not read. Any thread. Source: newer.md §2.2, §5.3;
// format.md App. A.
#pragma once

#include "core/freezer/freezer_format.h"
#include "core/inspect/folder_scan.h"
#include "core/storage/metadata_format.h"

namespace cryo {

inline constexpr std::uint64_t kMetadataBodyMaxBytes = std::uint64_t{64} << 20;

struct MetadataFolder {
    const FolderScan* folder = nullptr;
    bool damaged = false;                 ///< a copy is there that no engine accepts
    bool empty = false;                   ///< the copy that counts has no pairs, or no copy has a body
    std::uint64_t version = 0;            ///< of the copy that counts
    std::vector<Marker> markers;          ///< the pairs as markers, if they can be
    std::optional<Checkpoint> checkpoint; ///< the pairs as an immutable archive's, if they can be
    bool immutable = false;               ///< the pairs can only be an immutable archive's
};

/// None for a folder without `left` and `right`.
[[nodiscard]] std::optional<MetadataFolder> readMetadataFolder(const ReadableStorage& storage,
                                                               const FolderScan& folder);

/// Whether the sampled records are cursors with matching checksums, each of 24 bytes.
[[nodiscard]] bool isOrdinal(const ReadableStorage& storage, const FolderScan& folder);

/// Whether a file begins with bytes and their checksum, as a value does.
[[nodiscard]] bool holdsValues(const ReadableStorage& storage, const FolderScan& folder);

} // namespace cryo
