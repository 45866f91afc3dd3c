// SPDX-License-Identifier: GPL-3.0-or-later
// Sections, archives and freezers, written step by step as the engines do. Source: format.md §8, §9, §10.4–6.
#include "tests/support/store_builder.h"

#include "core/journal/glob_format.h"
#include "core/storage/blob_name.h"

#include <fstream>
#include <stdexcept>

namespace cryo::test {

namespace {

constexpr std::uint64_t kResizeThresholdPercent = 50;

Bytes blob(HeaderLayout layout, ByteView payload)
{
    Bytes file = encodeBlobHeader(layout);
    append(file, payload);
    return file;
}

} // namespace

// ---- sections ----

SectionWriter::SectionWriter(StoreSpec spec)
    : m_spec(std::move(spec))
{
}

SectionWriter::Files& SectionWriter::files(Section section)
{
    auto found = m_sections.find(section);
    if (found == m_sections.end())
        found =
            m_sections.emplace(section, Files{PagedWriter(m_spec.pageSize), {}, 0, m_spec.headerLayout, 0})
                .first;
    return found->second;
}

ValuePlace SectionWriter::appendValue(Section section, ByteView codecBytes)
{
    auto value = encodeValue(codecBytes, m_spec.compressionLevel);
    if (!value)
        throw std::runtime_error(toString(value.error()));
    Files& to = files(section);
    const ValuePlace place{LogicalOffset{to.values.size()}, static_cast<std::uint32_t>(value->size())};
    append(to.values, *value);
    to.lastValueEnd = to.values.size();
    return place;
}

Position SectionWriter::appendRecord(Section section, ByteView record)
{
    Files& to = files(section);
    const Position position{to.index.sizeBytes() / record.size()};
    to.index.append(record);
    return position;
}

void SectionWriter::sync()
{
    for (auto& [section, files] : m_sections) {
        files.index.sync();
        files.syncedValueBytes = files.values.size();
    }
}

void SectionWriter::flushValues()
{
    for (auto& [section, files] : m_sections)
        files.syncedValueBytes = files.values.size();
}

void SectionWriter::removeBelow(Section min)
{
    m_sections.erase(m_sections.begin(), m_sections.lower_bound(min));
}

std::uint64_t SectionWriter::valueSizeBytes(Section section) const
{
    const auto found = m_sections.find(section);
    return found == m_sections.end() ? 0 : found->second.lastValueEnd;
}

void SectionWriter::writeTo(MemoryStorage& storage) const
{
    for (const auto& [section, files] : m_sections) {
        const std::string name = sectionFileName(section);
        storage.write(m_spec.keyPartition, name, blob(files.headerLayout, files.index.payload()));
        storage.write(m_spec.valuePartition, name,
                      blob(files.headerLayout, ByteView(files.values).first(files.syncedValueBytes)));
    }
}

// ---- archive ----

ArchiveBuilder::ArchiveBuilder(ArchiveSpec spec)
    : m_spec(std::move(spec))
    , m_sections(m_spec.store)
{
}

void ArchiveBuilder::put(std::uint64_t index, ByteView key, ByteView codecBytes)
{
    if (!m_places.contains(index))
        putMulti(index, key, codecBytes);
}

void ArchiveBuilder::putMulti(std::uint64_t index, ByteView key, ByteView codecBytes)
{
    const Section section = sectionOfIndex(index, m_spec.itemsPerSection);
    Bytes record;
    appendArchiveRecord(record, {index, key, m_sections.appendValue(section, codecBytes)});
    m_places[index] = {section, m_sections.appendRecord(section, record)};
}

void ArchiveBuilder::putRandom(std::uint64_t seed, std::uint64_t count, const RandomItems& how,
                               std::uint64_t startIndex, std::uint64_t stride, std::uint64_t syncEvery)
{
    SplitMix64 random(seed);
    for (std::uint64_t j = 0; j < count; ++j) {
        const RandomItem item = nextItem(random, how);
        put(startIndex + j * stride, item.key, item.codecBytes);
        if (syncEvery != 0 && (j + 1) % syncEvery == 0)
            sync();
    }
}

void ArchiveBuilder::prune(std::uint64_t min)
{
    const Section floor = sectionOfIndex(min, m_spec.itemsPerSection);
    m_sections.removeBelow(floor);
    std::erase_if(m_places, [&](const auto& entry) { return entry.second.section < floor; });
}

std::vector<Marker> ArchiveBuilder::fullMarkers() const
{
    std::vector<Marker> markers;
    const std::uint64_t recordBytes = archiveRecordSize(m_spec.store.keySizeBytes).bytes;
    for (const auto& [section, files] : m_sections.sections())
        if (files.index.syncedSizeBytes() != 0)
            markers.push_back({section, files.index.syncedSizeBytes() / recordBytes});
    return markers;
}

void ArchiveBuilder::setMarkerBodies(std::optional<Bytes> left, std::optional<Bytes> right)
{
    m_left = std::move(left);
    m_right = std::move(right);
}

void ArchiveBuilder::writeTo(MemoryStorage& storage) const
{
    m_sections.writeTo(storage);
    if (m_spec.markerPartition.empty())
        return;
    const HeaderLayout layout = m_sections.spec().headerLayout;
    storage.write(m_spec.markerPartition, std::string(kMetadataLeftFileName),
                  blob(layout, m_left.value_or(Bytes{})));
    storage.write(m_spec.markerPartition, std::string(kMetadataRightFileName),
                  blob(layout, m_right.value_or(Bytes{})));
}

// ---- freezer ----

FreezerBuilder::FreezerBuilder(FreezerSpec spec)
    : m_spec(std::move(spec))
    , m_sections(m_spec.store)
    , m_table(m_spec.tableInitialSize * kBucketSizeBytes)
    , m_tableLayout(m_spec.store.headerLayout)
    , m_tableSize(m_spec.tableInitialSize)
{
    m_checkpoint.tableSize = m_tableSize;
}

BucketReading FreezerBuilder::bucket(std::uint64_t number) const
{
    return readBucket(ByteView(m_table).subspan(number * kBucketSizeBytes, kBucketSizeBytes));
}

void FreezerBuilder::writeSlot(std::uint64_t number, int slot, const TableSlot& content)
{
    const auto bytes = encodeSlot(content);
    const std::size_t offset = number * kBucketSizeBytes + static_cast<std::size_t>(slot) * kSlotSizeBytes;
    std::ranges::copy(bytes, m_table.begin() + static_cast<std::ptrdiff_t>(offset));
}

Cursor FreezerBuilder::put(ByteView key, ByteView codecBytes)
{
    if (m_sections.valueSizeBytes(m_currentSection) >= m_spec.valueTargetSizeBytes)
        ++m_currentSection.value;
    const std::uint64_t number = bucketOfKey(key, m_tableSize).value;
    const BucketReading before = bucket(number);
    const TableSlot* head = before.headSlot();
    FreezerRecord record{key, std::nullopt, m_sections.appendValue(m_currentSection, codecBytes)};
    if (head != nullptr)
        record.next = head->head;
    Bytes recordBytes;
    appendFreezerRecord(recordBytes, record);
    const Position position = m_sections.appendRecord(m_currentSection, recordBytes);

    const unsigned added = std::min(255U, (head != nullptr ? head->added : 0U) + 1U);
    const bool crossed = added == m_spec.resizeFrequency;
    m_resizable += crossed ? 1 : 0;
    const TableSlot slot{m_nextEpoch, {m_currentSection, position}, static_cast<std::uint8_t>(added)};
    const int where = slotToWrite(before, m_nextEpoch);
    writeSlot(number, where, slot);
    if (m_progress && number < *m_progress) {
        writeSlot(number + m_tableSize, where, slot);
        m_resizable += crossed ? 1 : 0;
    }
    return {m_currentSection, record.value};
}

void FreezerBuilder::putRandom(std::uint64_t seed, std::uint64_t count, const RandomItems& how,
                               std::uint64_t syncEvery)
{
    SplitMix64 random(seed);
    for (std::uint64_t j = 0; j < count; ++j) {
        const RandomItem item = nextItem(random, how);
        put(item.key, item.codecBytes);
        if (syncEvery != 0 && (j + 1) % syncEvery == 0)
            sync();
    }
}

void FreezerBuilder::startResize()
{
    if (m_tableSize > UINT32_MAX / 2)
        return;
    m_table.resize(std::size_t{m_tableSize} * 2 * kBucketSizeBytes);
    m_progress = 0;
}

void FreezerBuilder::resizeChunk()
{
    const std::uint32_t end = std::min(*m_progress + m_spec.resizeChunkSize, m_tableSize);
    for (std::uint64_t number = *m_progress; number < end; ++number) {
        const BucketReading before = bucket(number);
        const TableSlot* head = before.headSlot();
        const std::uint64_t epoch = head != nullptr ? m_nextEpoch : 0;
        const int where = slotToWrite(before, epoch);
        if (head != nullptr) {
            m_resizable -= head->added >= m_spec.resizeFrequency ? 1 : 0;
            writeSlot(number, where, {m_nextEpoch, head->head, 0});
        } else {
            const std::size_t offset =
                number * kBucketSizeBytes + static_cast<std::size_t>(where) * kSlotSizeBytes;
            std::fill_n(m_table.begin() + static_cast<std::ptrdiff_t>(offset), kSlotSizeBytes, std::byte{0});
        }
        const auto from = m_table.begin() + static_cast<std::ptrdiff_t>(number * kBucketSizeBytes);
        std::copy_n(from, kBucketSizeBytes,
                    from + static_cast<std::ptrdiff_t>(m_tableSize * kBucketSizeBytes));
    }
    m_progress = end;
    if (end == m_tableSize) {
        m_tableSize *= 2;
        m_progress.reset();
    }
}

Checkpoint FreezerBuilder::sync()
{
    m_sections.sync();
    if (!m_progress && m_resizable >= std::uint64_t{m_tableSize} * kResizeThresholdPercent / 100)
        startResize();
    if (m_progress)
        resizeChunk();
    const auto current = m_sections.sections().find(m_currentSection);
    const std::uint64_t indexBytes =
        current == m_sections.sections().end() ? 0 : current->second.index.sizeBytes();
    m_checkpoint = {m_nextEpoch++, m_currentSection, indexBytes, m_tableSize};
    return m_checkpoint;
}

Checkpoint FreezerBuilder::close()
{
    while (m_progress)
        resizeChunk();
    return sync();
}

void FreezerBuilder::reopen()
{
    m_progress.reset();
    m_table.resize(m_tableSize * kBucketSizeBytes);
    m_resizable = 0;
    for (std::uint64_t number = 0; number < m_tableSize; ++number)
        if (const BucketReading reading = bucket(number); reading.headSlot() != nullptr)
            if (reading.headSlot()->added >= m_spec.resizeFrequency)
                ++m_resizable;
}

void FreezerBuilder::writeTo(MemoryStorage& storage) const
{
    m_sections.writeTo(storage);
    storage.write(m_spec.tablePartition, std::string(kTableFileName), blob(m_tableLayout, m_table));
}

// ---- folders ----

void writeToFolder(const MemoryStorage& storage, const std::filesystem::path& root)
{
    for (const auto& [partition, files] : storage.partitions()) {
        std::filesystem::create_directories(root / partition);
        for (const auto& [name, content] : files) {
            std::ofstream out(root / partition / name, std::ios::binary | std::ios::trunc);
            // char is how streams speak of bytes
            out.write(reinterpret_cast<const char*>(content->data()), // NOLINT
                      static_cast<std::streamsize>(content->size()));
            if (!out.flush())
                throw std::runtime_error("cannot write " + (root / partition / name).string());
        }
        // What no engine makes.
        if (const auto entries = storage.list(partition))
            for (const DirectoryEntry& entry : *entries) {
                if (entry.type == EntryType::Directory)
                    std::filesystem::create_directory(root / partition / entry.name);
                else if (entry.type == EntryType::Symlink)
                    std::filesystem::create_symlink("nowhere", root / partition / entry.name);
            }
    }
    if (const auto entries = storage.listRoot())
        for (const DirectoryEntry& entry : *entries)
            if (entry.type == EntryType::Regular) {
                std::ofstream(root / entry.name, std::ios::binary);
                std::filesystem::resize_file(root / entry.name, entry.sizeBytes);
            }
}

std::shared_ptr<MemoryStorage> readFolder(const std::filesystem::path& root)
{
    auto storage = std::make_shared<MemoryStorage>();
    for (const auto& entry : std::filesystem::directory_iterator(root)) {
        if (!entry.is_directory()) {
            storage->addRootFile(entry.path().filename().string(), entry.file_size());
            continue;
        }
        storage->createPartition(entry.path().filename().string());
        for (const auto& file : std::filesystem::directory_iterator(entry.path())) {
            Bytes content(file.file_size());
            std::ifstream in(file.path(), std::ios::binary);
            in.read(reinterpret_cast<char*>(content.data()), // NOLINT
                    static_cast<std::streamsize>(content.size()));
            if (!in)
                throw std::runtime_error("cannot read " + file.path().string());
            storage->write(entry.path().filename().string(), file.path().filename().string(),
                           std::move(content));
        }
    }
    return storage;
}

} // namespace cryo::test
