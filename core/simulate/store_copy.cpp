// SPDX-License-Identifier: GPL-3.0-or-later
//
// File by file, in pieces.
#include "core/simulate/store_copy.h"

#include "core/simulate/simulate_open.h"
#include "core/storage/file_storage.h"

#include <set>

namespace cryo {

namespace {

constexpr std::uint64_t kCopiedAtOnceBytes = std::uint64_t{1} << 20;

class StoreCopy {
public:
    StoreCopy(const ReadableStorage& from, FileStorage& to, const Progress& progress)
        : m_from(from)
        , m_to(to)
        , m_progress(progress)
    {
    }

    Result<> copyPartition(const std::string& partition)
    {
        const auto entries = m_from.list(partition);
        if (!entries && entries.error().code == Errc::PartitionMissing)
            return {};
        CRYO_TRY(entries);
        CRYO_TRY(m_to.createFolder(partition));
        for (const DirectoryEntry& entry : *entries)
            if (entry.type == EntryType::Regular)
                CRYO_TRY(copyFile(partition, entry.name));
        return m_to.syncFolder(partition);
    }

private:
    Result<> copyFile(const std::string& partition, const std::string& name)
    {
        CRYO_ASSIGN(const auto from, m_from.open(partition, name));
        CRYO_ASSIGN(const auto to, m_to.openFile(partition, name, OpenMode::Create));
        // Holes stay holes: what a file claims costs nothing.
        for (const DataExtent& extent : from->dataExtents()) {

            for (std::uint64_t at = extent.beginByte; at < extent.endByte; at += m_piece.size()) {
                m_piece.resize(std::min(kCopiedAtOnceBytes, extent.endByte - at));
                CRYO_TRY(m_progress.step(m_done, 0));
                CRYO_TRY(from->readAt(FileOffset{at}, m_piece));
                CRYO_TRY(to->writeAt(FileOffset{at}, m_piece));
                m_done += m_piece.size();
            }
        }
        CRYO_TRY(to->resize(from->sizeBytes()));
        return to->sync();
    }

    const ReadableStorage& m_from;
    FileStorage& m_to;
    const Progress& m_progress;
    Bytes m_piece;
    std::uint64_t m_done = 0;
};

} // namespace

Result<> copyStore(const ReadableStorage& store, const StoreLayout& layout, const std::filesystem::path& root,
                   const Progress& progress)
{
    std::error_code error;
    if (std::filesystem::exists(root, error) && !std::filesystem::is_empty(root, error))
        return fail(Errc::InvalidArgument, root.string() + " is there already, and holds something");
    CRYO_ASSIGN(const auto to, FileStorage::open(root));
    StoreCopy copy(store, *to, progress);
    const StorePartitions& all = layout.partitions;
    std::set<std::string> partitions{all.key, all.value, all.table, all.markers, all.metadata};
    if (layout.kind == StoreKind::Archive)
        partitions.insert(markerPartitionOf(layout)); // also where it is not recognised any more
    for (const std::string& partition : partitions)
        if (!partition.empty())
            CRYO_TRY(copy.copyPartition(partition));
    return to->syncRoot();
}

} // namespace cryo
