// SPDX-License-Identifier: GPL-3.0-or-later
//
// Items out of one store, into another.
#include "core/repair/salvage.h"

#include "core/repair/propose.h"

#include <set>

namespace cryo {

namespace {

constexpr std::uint8_t kSalvagedLevel = 3;
constexpr std::size_t kWriteBufferBytes = std::size_t{1} << 20;
constexpr std::uint64_t kSalvagedRows = 1024;
constexpr std::uint64_t kValueTargetBytes = std::uint64_t{100} << 20;
constexpr std::uint32_t kTableInitialSize = 65'536;
constexpr std::uint8_t kResizeFrequency = 4;
constexpr std::uint32_t kResizeChunk = 1024;

template <typename Config>
Result<Config> commonConfig(const StoreLayout& layout)
{
    if (!layout.pageSize || !layout.keySizeBytes)
        return fail(Errc::Unsupported, "page size or key size are not known; give them as options");
    Config config;
    config.keyPartition = layout.partitions.key;
    config.valuePartition = layout.partitions.value;
    config.keySizeBytes = *layout.keySizeBytes;
    config.pageSize = *layout.pageSize;
    config.keyWriteBufferBytes = kWriteBufferBytes;
    config.valueWriteBufferBytes = kWriteBufferBytes;
    if (layout.compressed.value_or(false))
        config.compressionLevel = kSalvagedLevel;
    return config;
}

/// Gives the readable items of a store one after the other.
class ItemSource {
public:
    ItemSource(std::shared_ptr<const StoreView> view, SalvageResult& result, const Progress& progress)
        : m_view(std::move(view))
        , m_result(result)
        , m_progress(progress)
    {
    }

    Result<std::optional<StoredItem>> next()
    {
        while (true) {
            if (m_at == m_rows.size()) {
                CRYO_TRY(m_progress.step(m_row, m_view->records()));
                m_rows = m_view->readRows(m_row, kSalvagedRows);
                m_row += m_rows.size();
                m_at = 0;
                if (m_rows.empty())
                    return std::optional<StoredItem>();
            }
            if (auto item = itemOf(m_rows[m_at++]))
                return item;
        }
    }

private:
    std::optional<StoredItem> itemOf(const RecordRow& record)
    {
        ValueReading value;
        if (record.readable)
            value = m_view->readValue(record.place.section, record.value);
        if (!record.readable || value.state != ValueState::Good) {
            ++m_result.unreadable;
            return std::nullopt;
        }
        if (record.index && !m_indices.insert(*record.index).second) {
            ++m_result.repeated;
            return std::nullopt;
        }
        return StoredItem{record.index.value_or(0), record.key, std::move(value.body)};
    }

    std::shared_ptr<const StoreView> m_view;
    SalvageResult& m_result;
    const Progress& m_progress;
    std::vector<RecordRow> m_rows;
    std::size_t m_at = 0;
    std::uint64_t m_row = 0;
    std::set<std::uint64_t> m_indices;
};

template <typename Put>
Result<std::uint64_t> putEach(const std::function<Result<std::optional<StoredItem>>()>& next, Put put)
{
    std::uint64_t count = 0;
    while (true) {
        CRYO_ASSIGN(const std::optional<StoredItem> item, next());
        if (!item)
            return count;
        CRYO_TRY(put(*item));
        ++count;
    }
}

} // namespace

Result<ArchiveConfig> archiveConfigOf(const StoreLayout& layout)
{
    CRYO_ASSIGN(ArchiveConfig config, commonConfig<ArchiveConfig>(layout));
    if (!layout.itemsPerSection || *layout.itemsPerSection == 0)
        return fail(Errc::Unsupported, "the items per section are not known; give them as an option");
    config.itemsPerSection = *layout.itemsPerSection;
    config.translator = layout.translator;
    config.replayBufferBytes = kWriteBufferBytes;
    return config;
}

Result<FreezerConfig> freezerConfigOf(const StoreLayout& layout)
{
    CRYO_ASSIGN(FreezerConfig config, commonConfig<FreezerConfig>(layout));
    config.tablePartition = layout.partitions.table;
    config.valueTargetSizeBytes = kValueTargetBytes;
    config.tableInitialSize = layout.checkpoint && layout.checkpoint->tableSize != 0
                                  ? layout.checkpoint->tableSize
                                  : kTableInitialSize;
    config.tableResizeFrequency = kResizeFrequency;
    config.tableResizeChunkSize = kResizeChunk;
    return config;
}

Result<std::uint64_t> putItems(Storage& storage, const StoreLayout& layout,
                               std::optional<Checkpoint>& checkpoint,
                               const std::function<Result<std::optional<StoredItem>>()>& next)
{
    if (layout.kind == StoreKind::Archive) {
        CRYO_ASSIGN(const ArchiveConfig config, archiveConfigOf(layout));
        CRYO_ASSIGN(Archive archive, Archive::open(storage, config, MetricsScope()));
        CRYO_ASSIGN(const std::uint64_t count, putEach(next, [&](const StoredItem& item) {
                        return archive.put(item.index, item.key, item.codecBytes);
                    }));
        CRYO_TRY(archive.sync());
        return count;
    }
    CRYO_ASSIGN(const FreezerConfig config, freezerConfigOf(layout));
    CRYO_ASSIGN(Freezer freezer, Freezer::open(storage, config, checkpoint, MetricsScope()));
    CRYO_ASSIGN(const std::uint64_t count, putEach(next, [&](const StoredItem& item) -> Result<> {
                    CRYO_TRY(freezer.put(item.key, item.codecBytes));
                    return {};
                }));
    CRYO_ASSIGN(checkpoint, freezer.close());
    return count;
}

Result<SalvageResult> salvageStore(const std::shared_ptr<const ReadableStorage>& store,
                                   const StoreLayout& layout, Storage& target, const Progress& progress)
{
    for (const std::string* partition :
         {&layout.partitions.key, &layout.partitions.value, &layout.partitions.table})
        if (!partition->empty() && target.hasFolder(*partition))
            return fail(Errc::InvalidArgument, "there is a store already", {*partition, {}, {}});
    ProposeOptions options;
    options.digests = false;
    CRYO_ASSIGN(const Proposal proposal, proposeRepairs(store, layout, options, progress));
    CRYO_ASSIGN(const auto opened, StoreView::open(proposal.storage, proposal.layout));
    CRYO_ASSIGN(const auto view, opened->countRecords(progress));
    SalvageResult result;
    for (const Operation& operation : proposal.plan.operations)
        result.unverified += operation.unverified;
    ItemSource source(view, result, progress);
    StoreLayout wanted = proposal.layout;
    if (wanted.checkpoint && wanted.checkpoint->tableSize == 0)
        wanted.checkpoint.reset();
    CRYO_ASSIGN(result.items, putItems(target, wanted, result.checkpoint, [&] { return source.next(); }));
    return result;
}

} // namespace cryo
