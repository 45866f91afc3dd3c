// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a prunable archive: sections collect in memory and are written whole.
#include "app/demo/archive_writer.h"

#include "core/archive/archive_format.h"
#include "core/storage/blob_name.h"
#include "core/storage/metadata_format.h"

#include <vector>

namespace cryo::demo {

ArchiveWriter::ArchiveWriter(const FolderWriter& folder, ArchiveOptions options)
    : m_folder(folder)
    , m_options(std::move(options))
{
}

HeaderLayout ArchiveWriter::layoutOf(Section section) const
{
    const bool isNew = m_options.firstV1Section && section >= *m_options.firstV1Section;
    return isNew ? HeaderLayout::V1 : m_options.layout;
}

Result<> ArchiveWriter::put(std::uint64_t index, ByteView key, ByteView codecBytes)
{
    const Section section = sectionOfIndex(index, m_options.itemsPerSection);
    if (m_written.contains(section)) {
        return fail(Errc::AlreadyPrunedTo,
                    "section " + std::to_string(section.value) + " is written already");
    }
    CRYO_ASSIGN(const Bytes value, encodeValue(codecBytes, m_options.compressionLevel));
    Open& open = m_open[section];
    const ValuePlace place{LogicalOffset{open.values.size()}, static_cast<std::uint32_t>(value.size())};
    append(open.values, value);
    appendArchiveRecord(open.index, ArchiveRecord{index, key, place});
    ++open.records;
    return {};
}

Result<> ArchiveWriter::flush()
{
    for (const auto& [section, open] : m_open) {
        const std::string name = sectionFileName(section);
        const HeaderLayout layout = layoutOf(section);
        CRYO_TRY(m_folder.writeBlob(m_options.keyPartition, name, layout,
                                    encodePages(open.index, m_options.pageSize)));
        CRYO_TRY(m_folder.writeBlob(m_options.valuePartition, name, layout, open.values));
        m_written[section] = open.records;
    }
    m_open.clear();
    return {};
}

Result<> ArchiveWriter::finish()
{
    CRYO_TRY(flush());
    if (m_options.markerPartition.empty()) {
        return {};
    }
    std::vector<Marker> markers;
    for (const auto& [section, records] : m_written) {
        markers.push_back({section, records});
    }
    // The other copy is the state of the sync before: all but the last section.
    const Bytes newest = encodeMetadata(2, encodeMarkers(markers));
    if (!markers.empty()) {
        markers.pop_back();
    }
    const Bytes older = encodeMetadata(1, encodeMarkers(markers));
    const HeaderLayout layout = m_options.firstV1Section ? HeaderLayout::V1 : m_options.layout;
    CRYO_TRY(m_folder.writeBlob(m_options.markerPartition, kMetadataLeftFileName, layout, older));
    return m_folder.writeBlob(m_options.markerPartition, kMetadataRightFileName, layout, newest);
}

} // namespace cryo::demo
