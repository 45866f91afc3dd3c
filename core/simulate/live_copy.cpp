// SPDX-License-Identifier: GPL-3.0-or-later
//
// Partition by partition, what refers before what is referred to.
#include "core/simulate/live_copy.h"

#include "core/simulate/simulate_open.h"
#include "core/storage/file_storage.h"

#include <map>

namespace cryo {

namespace {

constexpr std::uint64_t kLivePieceBytes = std::uint64_t{1} << 20;

class LiveCopier {
public:
    LiveCopier(const ReadableStorage& from, FileStorage& to, const Progress& progress)
        : m_from(from)
        , m_to(to)
        , m_progress(progress)
    {
    }

    Result<> copyPartition(const std::string& partition)
    {
        if (partition.empty())
            return {};
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
    /// Compares every file with what it was when it was opened.
    void lookAgain()
    {
        for (const auto& [name, identity] : m_seen) {
            const auto file = m_from.open(name.first, name.second);
            if (!file || (*file)->identity() != identity)
                m_result.wasQuiet = false;
        }
    }
    [[nodiscard]] const LiveCopy& result() const { return m_result; }

private:
    Result<> copyFile(const std::string& partition, const std::string& name)
    {
        const auto from = m_from.open(partition, name);
        if (!from && from.error().code == Errc::BlobMissing) {
            ++m_result.vanished;
            m_result.wasQuiet = false;
            return {};
        }
        CRYO_TRY(from);
        m_seen[{partition, name}] = (*from)->identity();
        CRYO_ASSIGN(const auto to, m_to.openFile(partition, name, OpenMode::Create));
        CRYO_TRY(to->resize((*from)->sizeBytes()));
        for (const DataExtent& extent : (*from)->dataExtents()) {
            for (std::uint64_t at = extent.beginByte; at < extent.endByte; at += m_piece.size()) {
                m_piece.resize(std::min(kLivePieceBytes, extent.endByte - at));
                CRYO_TRY(m_progress.step(m_result.bytes, 0));
                const auto read = (*from)->readAt(FileOffset{at}, m_piece);
                if (!read && read.error().code == Errc::BlobInsufficientLength)
                    return cutShort(*to, at); // it was cut while we read
                CRYO_TRY(read);
                CRYO_TRY(to->writeAt(FileOffset{at}, m_piece));
                m_result.bytes += m_piece.size();
            }
        }
        ++m_result.files;
        return to->sync();
    }
    Result<> cutShort(WritableFile& to, std::uint64_t length)
    {
        m_result.wasQuiet = false;
        ++m_result.files;
        CRYO_TRY(to.resize(length));
        return to.sync();
    }

    const ReadableStorage& m_from;
    FileStorage& m_to;
    const Progress& m_progress;
    std::map<std::pair<std::string, std::string>, FileIdentity> m_seen;
    Bytes m_piece;
    LiveCopy m_result;
};

} // namespace

Result<LiveCopy> copyLiveStore(const ReadableStorage& store, const StoreLayout& layout,
                               const std::filesystem::path& root, const Progress& progress)
{
    std::error_code error;
    if (std::filesystem::exists(root, error) && !std::filesystem::is_empty(root, error))
        return fail(Errc::InvalidArgument, root.string() + " is there already, and holds something");
    CRYO_ASSIGN(const auto to, FileStorage::open(root));
    LiveCopier copier(store, *to, progress);
    const StorePartitions& all = layout.partitions;
    std::vector<std::string> order{all.metadata, all.table};
    if (layout.kind == StoreKind::Archive)
        order.push_back(all.markers.empty() ? markerPartitionOf(layout) : all.markers);
    order.push_back(all.key);
    order.push_back(all.value);
    for (const std::string& partition : order)
        CRYO_TRY(copier.copyPartition(partition));
    copier.lookAgain();
    CRYO_TRY(to->syncRoot());
    return copier.result();
}

} // namespace cryo
