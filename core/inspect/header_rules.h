// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a blob's header may be wrong in: HD-01 … HD-08 for one file, HD-09 for all files of a store.
//
// Pure functions; any thread. Source: format.md §1.2–1.3, newer.md §2.1, findings.md (HD).
#pragma once

#include "core/inspect/finding.h"
#include "core/storage/blob_reader.h"

namespace cryo {

/// "partition/blob": how sentences name a file.
[[nodiscard]] std::string filePath(const Where& where);

/// Reports what the header of `blob` is wrong in; nothing for a good one.
void judgeHeader(const BlobReader& blob, std::optional<Section> section, const FindingSink& sink);

/// How many files of a store have which layout, by their own magic.
struct LayoutCount {
    std::uint64_t v0 = 0;
    std::uint64_t v1 = 0;
    void add(const HeaderReading& header);
    void add(const LayoutCount& other);
};

/// HD-09 when both layouts occur. `partition` names the store's key partition.
void judgeLayouts(const LayoutCount& count, const std::string& partition, const FindingSink& sink);

} // namespace cryo
