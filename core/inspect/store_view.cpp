// SPDX-License-Identifier: GPL-3.0-or-later
//
// Listing a store's partitions, and reading records and values by number.
#include "core/inspect/store_view.h"

#include "core/base/parallel.h"
#include "core/inspect/folder_rules.h"

#include <algorithm>
#include <atomic>
#include <list>
#include <map>
#include <mutex>

namespace cryo {

/// The files that were used last. Guarded by its mutex; what it hands out is immutable.
struct StoreView::Cache {
    template <typename T>
    class Recent {
    public:
        std::shared_ptr<const T> find(Section section)
        {
            const auto found = m_entries.find(section);
            if (found == m_entries.end())
                return nullptr;
            m_order.splice(m_order.begin(), m_order, found->second.second);
            return found->second.first;
        }

        void insert(Section section, std::shared_ptr<const T> file)
        {
            if (m_entries.contains(section))
                return;
            m_order.push_front(section);
            m_entries.emplace(section, std::pair(std::move(file), m_order.begin()));
            if (m_entries.size() > kOpenFilesMax / 2) {
                m_entries.erase(m_order.back());
                m_order.pop_back();
            }
        }

    private:
        std::list<Section> m_order;
        std::map<Section, std::pair<std::shared_ptr<const T>, std::list<Section>::iterator>> m_entries;
    };

    std::mutex mutex;
    Recent<FixedJournalReader> keyFiles;
    Recent<BlobReader> valueFiles;
};

namespace {

using SectionMap = std::map<Section, SectionInfo>;

/// Puts one side's files into the map. A lowercase name wins over a capital one of the same section.
Result<> collectSide(const ReadableStorage& storage, const std::string& partition, PartitionRole role,
                     SectionMap& sections, std::vector<Finding>& findings)
{
    auto entries = storage.list(partition);
    if (!entries) {
        // A partition comes into being with its first file: whether it is missed, the other ones say.
        if (entries.error().code != Errc::PartitionMissing)
            return std::unexpected(entries.error());
        return {};
    }
    for (const DirectoryEntry& entry : *entries) {
        EntryVerdict verdict = judgeEntry(role, partition, entry);
        if (verdict.finding)
            findings.push_back(std::move(*verdict.finding));
        if (!verdict.readable || !verdict.section)
            continue;
        SectionInfo& info = sections[*verdict.section];
        info.section = *verdict.section;
        const bool isKey = role == PartitionRole::Key;
        std::string& name = isKey ? info.keyFileName : info.valueFileName;
        if (!name.empty() && blobNameKind(entry.name) == BlobNameKind::Uppercase)
            continue;
        name = entry.name;
        (isKey ? info.hasKeyFile : info.hasValueFile) = true;
        (isKey ? info.keyFileBytes : info.valueFileBytes) = entry.sizeBytes;
    }
    return {};
}

Finding missingPartition(const StoreLayout& layout, PartitionRole role, const std::string& partition)
{
    return Finding::make(FindingCode::DR07, {partition, {}, {}},
                         {{"role", std::string(partitionRoleName(role))}, {"store", layout.name}});
}

/// The most records that a key file of this length can hold: every page full.
std::uint64_t recordsAtMost(std::uint64_t fileBytes, PageSize pageSize, RecordSize recordSize)
{
    const std::uint64_t payload = fileBytes > kHeaderV0SizeBytes ? fileBytes - kHeaderV0SizeBytes : 0;
    return payload / pageSize.physicalBytes() * pageSize.value / recordSize.bytes;
}

} // namespace

StoreView::StoreView(std::shared_ptr<const ReadableStorage> storage, StoreLayout layout)
    : m_storage(std::move(storage))
    , m_layout(std::move(layout))
    , m_generation(m_storage->generation())
    , m_cache(std::make_shared<Cache>())
{
}

Result<std::shared_ptr<const StoreView>> StoreView::open(std::shared_ptr<const ReadableStorage> storage,
                                                         StoreLayout layout)
{
    const std::shared_ptr<StoreView> view(new StoreView(std::move(storage), std::move(layout)));
    CRYO_TRY(view->list());
    if (view->m_layout.kind == StoreKind::Freezer)
        view->openTable();
    return view;
}

Result<> StoreView::list()
{
    SectionMap sections;
    const StorePartitions& partitions = m_layout.partitions;
    CRYO_TRY(collectSide(*m_storage, partitions.key, PartitionRole::Key, sections, m_openFindings));
    CRYO_TRY(collectSide(*m_storage, partitions.value, PartitionRole::Value, sections, m_openFindings));
    const auto recordSize = m_layout.recordSize();
    for (auto& [number, info] : sections) {
        if (info.hasKeyFile && recordSize && m_layout.pageSize)
            info.records = recordsAtMost(info.keyFileBytes, *m_layout.pageSize, *recordSize);
        info.recordsExact = info.records == 0;
        m_sections.push_back(std::move(info));
    }
    numberRows();
    reportMissingPartitions();
    return {};
}

void StoreView::reportMissingPartitions()
{
    const StorePartitions& partitions = m_layout.partitions;
    const auto missing = [&](const std::string& partition) {
        const auto entries = m_storage->list(partition);
        return !entries && entries.error().code == Errc::PartitionMissing;
    };
    const bool hasKeys = std::ranges::any_of(m_sections, &SectionInfo::hasKeyFile);
    const bool hasValues = std::ranges::any_of(m_sections, &SectionInfo::hasValueFile);
    if (hasValues && !hasKeys && missing(partitions.key))
        m_openFindings.push_back(missingPartition(m_layout, PartitionRole::Key, partitions.key));
    if (m_records > 0 && !hasValues && missing(partitions.value))
        m_openFindings.push_back(missingPartition(m_layout, PartitionRole::Value, partitions.value));
    if (m_layout.kind == StoreKind::Freezer && (hasKeys || hasValues) && missing(partitions.table))
        m_openFindings.push_back(missingPartition(m_layout, PartitionRole::Table, partitions.table));
}

void StoreView::openTable()
{
    const std::string& partition = m_layout.partitions.table;
    auto entries = m_storage->list(partition);
    if (!entries)
        return;
    for (const DirectoryEntry& entry : *entries)
        if (auto verdict = judgeEntry(PartitionRole::Table, partition, entry); verdict.finding)
            m_openFindings.push_back(std::move(*verdict.finding));
    auto table = BlobReader::open(*m_storage, partition, kTableFileName);
    if (table) {
        m_buckets = table->sizeBytes() / kBucketSizeBytes;
        m_table.emplace(std::move(*table));
    } else if (table.error().code != Errc::BlobMissing) {
        m_openFindings.push_back(
            Finding::make(FindingCode::DR10, {partition, std::string(kTableFileName), {}},
                          {{"file", std::string(kTableFileName)}, {"reason", table.error().message}}));
    }
}

void StoreView::numberRows()
{
    m_records = 0;
    m_recordsExact = true;
    for (SectionInfo& info : m_sections) {
        info.firstRow = m_records;
        m_records = saturatingAdd(m_records, info.records);
        m_recordsExact = m_recordsExact && info.recordsExact;
    }
}

Result<std::shared_ptr<const StoreView>> StoreView::countRecords(const Progress& progress) const
{
    const std::shared_ptr<StoreView> counted(new StoreView(m_storage, m_layout));
    counted->m_generation = m_generation;
    counted->m_sections = m_sections;
    counted->m_openFindings = m_openFindings;
    counted->m_table = m_table;
    counted->m_buckets = m_buckets;
    counted->m_cache = m_cache;

    constexpr std::size_t kSectionsPerChunk = 64;
    const std::size_t chunks = (m_sections.size() + kSectionsPerChunk - 1) / kSectionsPerChunk;
    std::vector<std::vector<Finding>> findings(chunks);
    std::atomic<std::uint64_t> done{0};
    CRYO_TRY(parallelChunks(chunks, 0, [&](std::size_t chunk) -> Result<> {
        const std::size_t end = std::min(m_sections.size(), (chunk + 1) * kSectionsPerChunk);
        for (std::size_t i = chunk * kSectionsPerChunk; i < end; ++i) {
            SectionInfo& info = counted->m_sections[i];
            CRYO_TRY(progress.step(done.fetch_add(1), m_sections.size()));
            if (info.recordsExact)
                continue;
            info.recordsExact = true;
            if (auto file = keyFile(info.section)) {
                info.records = (*file)->records();
            } else {
                info.records = 0;
                findings[chunk].push_back(
                    Finding::make(FindingCode::DR10, {m_layout.partitions.key, info.keyFileName, {}},
                                  {{"file", info.keyFileName}, {"reason", file.error().message}}));
                findings[chunk].back().section = info.section;
            }
        }
        return {};
    }));
    for (auto& some : findings)
        std::ranges::move(some, std::back_inserter(counted->m_openFindings));
    counted->numberRows();
    return counted;
}

const SectionInfo* StoreView::section(Section section) const
{
    const auto found = std::ranges::lower_bound(m_sections, section, {}, &SectionInfo::section);
    return found != m_sections.end() && found->section == section ? &*found : nullptr;
}

Result<std::shared_ptr<const FixedJournalReader>> StoreView::keyFile(Section number) const
{
    const SectionInfo* info = section(number);
    if (info == nullptr || !info->hasKeyFile)
        return fail(Errc::NotFound, "section " + std::to_string(number.value) + " has no key file",
                    {m_layout.partitions.key, {}, {}});
    const auto recordSize = m_layout.recordSize();
    if (!recordSize || !m_layout.pageSize)
        return fail(Errc::NotFound,
                    "the page size or the key size of this store is not known; give it by hand",
                    {m_layout.partitions.key, info->keyFileName, {}});
    {
        const std::scoped_lock lock(m_cache->mutex);
        if (auto cached = m_cache->keyFiles.find(number))
            return cached;
    }
    CRYO_ASSIGN(auto blob, BlobReader::open(*m_storage, m_layout.partitions.key, info->keyFileName));
    CRYO_ASSIGN(auto pages, PagedReader::open(std::move(blob), *m_layout.pageSize));
    CRYO_ASSIGN(auto journal, FixedJournalReader::open(std::move(pages), *recordSize));
    auto file = std::make_shared<const FixedJournalReader>(std::move(journal));
    const std::scoped_lock lock(m_cache->mutex);
    m_cache->keyFiles.insert(number, file);
    return file;
}

Result<std::shared_ptr<const BlobReader>> StoreView::valueFile(Section number) const
{
    const SectionInfo* info = section(number);
    if (info == nullptr || !info->hasValueFile)
        return fail(Errc::NotFound, "section " + std::to_string(number.value) + " has no value file",
                    {m_layout.partitions.value, {}, {}});
    {
        const std::scoped_lock lock(m_cache->mutex);
        if (auto cached = m_cache->valueFiles.find(number))
            return cached;
    }
    CRYO_ASSIGN(auto blob, BlobReader::open(*m_storage, m_layout.partitions.value, info->valueFileName));
    auto file = std::make_shared<const BlobReader>(std::move(blob));
    const std::scoped_lock lock(m_cache->mutex);
    m_cache->valueFiles.insert(number, file);
    return file;
}

std::optional<RecordPlace> StoreView::placeOfRow(std::uint64_t row) const
{
    if (row >= m_records)
        return std::nullopt;
    auto after = std::ranges::upper_bound(m_sections, row, {}, &SectionInfo::firstRow);
    const SectionInfo& info = *std::prev(after);
    return RecordPlace{info.section, Position{row - info.firstRow}};
}

std::optional<std::uint64_t> StoreView::rowOfPlace(RecordPlace place) const
{
    const SectionInfo* info = section(place.section);
    if (info == nullptr || place.position.value >= info->records)
        return std::nullopt;
    return info->firstRow + place.position.value;
}

std::vector<RecordRow> StoreView::readRows(std::uint64_t row, std::uint64_t count) const
{
    std::vector<RecordRow> rows;
    while (count > 0) {
        const auto place = placeOfRow(row);
        if (!place)
            break;
        const SectionInfo& info = *section(place->section);
        const std::uint64_t here = std::min(count, info.records - place->position.value);
        appendRows(info, place->position.value, here, rows);
        row += here;
        count -= here;
    }
    return rows;
}

void StoreView::appendRows(const SectionInfo& info, std::uint64_t first, std::uint64_t count,
                           std::vector<RecordRow>& to) const
{
    std::uint64_t readable = 0;
    if (auto file = keyFile(info.section)) {
        const std::uint64_t recordBytes = (*file)->recordSize().bytes;
        if (first < (*file)->records())
            readable = std::min(count, (*file)->records() - first);
        Bytes bytes(readable * recordBytes);
        std::vector<RecordTrust> trust;
        if (!(*file)->readRange(Position{first}, readable, bytes, trust))
            readable = 0;
        for (std::uint64_t i = 0; i < readable; ++i) {
            const RecordPlace place{info.section, Position{first + i}};
            to.push_back(
                decodeRecord(place, trust[i], ByteView(bytes).subspan(i * recordBytes, recordBytes)));
            to.back().keyFileOffset = (*file)->fileOffsetOf(place.position);
        }
    }
    for (std::uint64_t i = readable; i < count; ++i) {
        RecordRow missing;
        missing.place = {info.section, Position{first + i}};
        missing.readable = false;
        missing.trust = RecordTrust::Unverified;
        to.push_back(std::move(missing));
    }
}

Result<RecordRow> StoreView::readRecord(RecordPlace place) const
{
    if (section(place.section) == nullptr)
        return fail(Errc::SectionOutOfRange, "section out of range: " + std::to_string(place.section.value));
    CRYO_ASSIGN(auto file, keyFile(place.section));
    Bytes bytes(file->recordSize().bytes);
    CRYO_ASSIGN(const RecordTrust trust, file->read(place.position, bytes));
    RecordRow row = decodeRecord(place, trust, bytes);
    row.keyFileOffset = file->fileOffsetOf(place.position);
    return row;
}

RecordRow StoreView::decodeRecord(RecordPlace place, RecordTrust trust, ByteView record) const
{
    RecordRow row;
    row.place = place;
    row.trust = trust;
    if (m_layout.kind == StoreKind::Archive) {
        const ArchiveRecord decoded = decodeArchiveRecord(record);
        row.index = decoded.index;
        row.key.assign(decoded.key.begin(), decoded.key.end());
        row.value = decoded.value;
    } else {
        const FreezerRecord decoded = decodeFreezerRecord(record);
        row.key.assign(decoded.key.begin(), decoded.key.end());
        row.next = decoded.next;
        row.value = decoded.value;
    }
    return row;
}

ValueReading StoreView::readValue(Section number, ValuePlace place, std::uint64_t limitBytes) const
{
    const auto file = valueFile(number);
    if (!file) {
        ValueReading reading;
        reading.state = file.error().code == Errc::NotFound ? ValueState::NoFile : ValueState::Unreadable;
        reading.reason = toString(file.error());
        return reading;
    }
    return cryo::readValue(**file, place, m_layout.compressed.value_or(false), limitBytes);
}

std::uint64_t StoreView::tableSize() const
{
    if (m_layout.checkpoint && std::has_single_bit(m_layout.checkpoint->tableSize) &&
        m_layout.checkpoint->tableSize <= m_buckets)
        return m_layout.checkpoint->tableSize;
    return m_buckets;
}

Result<BucketReading> StoreView::readBucket(Bucket bucket) const
{
    if (!m_table)
        return fail(Errc::NotFound, "this store has no table that can be read",
                    {m_layout.partitions.table, {}, {}});
    if (bucket.value >= m_buckets)
        return fail(Errc::ItemOutOfRange, "bucket " + std::to_string(bucket.value) + " is not in the table");
    std::array<std::byte, kBucketSizeBytes> bytes{};
    CRYO_TRY(m_table->readAt(LogicalOffset{bucket.value * kBucketSizeBytes}, bytes));
    return cryo::readBucket(bytes);
}

std::uint64_t keyFileBytes(const StoreView& view)
{
    std::uint64_t sum = 0;
    for (const SectionInfo& info : view.sections())
        sum = saturatingAdd(sum, info.keyFileBytes);
    return sum;
}

} // namespace cryo
