// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a prunable archive as an engine leaves it after a clean close.
//
//   key partition     one paged blob per section, records in the order of the puts      format.md §9
//   value partition   one plain blob per section                                        format.md §7
//   marker partition  `left` and `right`, where wanted                                  newer.md §2.2
//
// Invariant: what put() accepted is in the files after finish(); sections may come in any order, but one that
// was flushed cannot be put to again.
// Thread rule: belongs to one thread.
#pragma once

#include "app/demo/folder_writer.h"
#include "core/base/ids.h"
#include "core/journal/page_format.h"

#include <map>
#include <optional>
#include <string>

namespace cryo::demo {

struct ArchiveOptions {
    std::string keyPartition;
    std::string valuePartition;
    std::string markerPartition; ///< empty: no markers
    std::uint64_t itemsPerSection = 1024;
    PageSize pageSize{1024};
    std::optional<int> compressionLevel; ///< none: values are stored as they are
    HeaderLayout layout = HeaderLayout::V0;
    /// Sections from this one on have V1 headers, as after an upgrade; so have the markers.
    std::optional<Section> firstV1Section;
};

class ArchiveWriter {
public:
    ArchiveWriter(const FolderWriter& folder, ArchiveOptions options);

    /// Puts one item; `codecBytes` is the value as its codec writes it. Errors: those of encodeValue;
    /// AlreadyPrunedTo for a section that was flushed.
    Result<> put(std::uint64_t index, ByteView key, ByteView codecBytes);
    /// Writes and lets go of every section that is held: bounds the memory of a large archive that is put in
    /// ascending order. Errors: WriteFailed.
    Result<> flush();
    /// flush(), and the markers.
    Result<> finish();

private:
    struct Open {
        Bytes index;
        Bytes values;
        std::uint64_t records = 0;
    };
    [[nodiscard]] HeaderLayout layoutOf(Section section) const;

    const FolderWriter& m_folder;
    ArchiveOptions m_options;
    std::map<Section, Open> m_open;
    std::map<Section, std::uint64_t> m_written; ///< records of each flushed section
};

} // namespace cryo::demo
