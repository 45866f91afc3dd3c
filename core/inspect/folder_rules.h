// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the entries of a partition's folder say by their names alone: sections, or findings DR-01 … DR-03,
// DR-09.
//
// Pure functions; any thread. Source: format.md §1.1, §1.4 (scan), §5; findings.md (DR).
#pragma once

#include "core/inspect/finding.h"
#include "core/storage/blob_name.h"
#include "core/storage/storage.h"

namespace cryo {

enum class PartitionRole : std::uint8_t { Key, Value, Table, Metadata };
[[nodiscard]] std::string_view partitionRoleName(PartitionRole role); ///< "key", "value", "table", "metadata"

/// A folder entry, judged.
struct EntryVerdict {
    std::optional<Section> section; ///< the entry is the file of this section (key and value partitions)
    bool readable = false;          ///< a regular file that this tool may open as part of the store
    std::optional<Finding> finding; ///< what an engine would object to
};

/// Judges one entry of a partition. Names need not be UTF-8; findings show them escaped.
[[nodiscard]] EntryVerdict judgeEntry(PartitionRole role, std::string_view partition,
                                      const DirectoryEntry& entry);

/// A name for people: control characters, bytes that are no UTF-8 and bidirectional controls as \xNN.
[[nodiscard]] std::string escapedName(std::string_view name);

} // namespace cryo
