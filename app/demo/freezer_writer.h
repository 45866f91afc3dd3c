// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a freezer as an engine with a table of fixed size leaves it after a clean close.
//
//   key partition     one paged blob per section: records, each naming the older head of its bucket format.md
//   §10.1 value partition   one plain blob per section format.md §7 table partition   the blob `table`, two
//   slots a bucket, by the engine's own slot rule              format.md §10.2
//
// Invariant: a put only ever names older records; sections close as in format.md §10.4. The table is in
// memory (58 bytes a bucket), of the sections only the one that is open. Thread rule: belongs to one thread.
#pragma once

#include "app/demo/folder_writer.h"
#include "core/freezer/freezer_format.h"
#include "core/freezer/table_format.h"
#include "core/journal/page_format.h"

#include <string>

namespace cryo::demo {

struct FreezerOptions {
    std::string keyPartition;
    std::string valuePartition;
    std::string tablePartition;
    std::uint32_t tableSize = 1024; ///< buckets; a power of two
    std::uint64_t valueTargetSizeBytes = 1U << 20U;
    PageSize pageSize{1024};
    HeaderLayout layout = HeaderLayout::V0;
};

class FreezerWriter {
public:
    FreezerWriter(const FolderWriter& folder, FreezerOptions options);

    /// Puts one item and says where its value is. Errors: those of encodeValue; WriteFailed.
    Result<Cursor> put(ByteView key, ByteView codecBytes);
    /// Ends an epoch: slots written from here on belong to the next one.
    Checkpoint sync();
    /// Syncs and writes what is still held. Errors: WriteFailed.
    Result<Checkpoint> finish();

private:
    Result<> writeSection();

    const FolderWriter& m_folder;
    FreezerOptions m_options;
    Bytes m_table;
    Bytes m_index;  ///< records of the open section
    Bytes m_values; ///< values of the open section
    Section m_section;
    std::uint64_t m_epoch = 1;   ///< of the slots that are written now
    std::uint64_t m_records = 0; ///< in the open section
};

} // namespace cryo::demo
