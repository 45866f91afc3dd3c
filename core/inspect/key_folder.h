// SPDX-License-Identifier: GPL-3.0-or-later
//
// An index partition and everything that its own files say: page size, record size, kind. The evidence that
// partitions are grouped by, and parameters are taken from.
//
// Immutable once made; any thread.
#pragma once

#include "core/inspect/detection.h"
#include "core/inspect/kind_probe.h"
#include "core/inspect/page_size_probe.h"
#include "core/inspect/record_size_probe.h"
#include "core/inspect/value_probe.h"

namespace cryo {

struct KeyFolder {
    const FolderScan* folder = nullptr;
    std::vector<PageSizeGuess> pageSizes;     ///< best first; never empty
    KeySample sample;                         ///< read with the best one
    std::vector<RecordSizeGuess> recordSizes; ///< best first; empty when nothing can be compared
    KindVotes votes;
    KindLean lean = KindLean::Neither;
    std::vector<SampledValue> values; ///< that the sampled records point to

    [[nodiscard]] PageSize pageSize() const { return pageSizes.front().pageSize; }
    [[nodiscard]] std::optional<std::uint32_t> recordBytes() const
    {
        return recordSizes.empty() ? std::nullopt : std::optional(recordSizes.front().recordBytes);
    }
};

/// How hard to look. Quick finds every folder whose first pages are good; thorough also the others.
enum class ProbeEffort : std::uint8_t { Quick, Thorough };

/// The folder as an index partition; none if no page in it passes its checksum. Page size and key size of
/// `overrides` come first where anything speaks for them: a wrong one must not hide the store.
[[nodiscard]] std::optional<KeyFolder> readKeyFolder(const ReadableStorage& storage, const FolderScan& folder,
                                                     const LayoutOverrides& overrides, ProbeEffort effort);

/// Whether files with a section's name hold nothing behind their headers, as far as a few of them tell.
[[nodiscard]] bool isBlank(const ReadableStorage& storage, const FolderScan& folder);

} // namespace cryo
