// SPDX-License-Identifier: GPL-3.0-or-later
// Sections are made in memory and written in one go.
#include "tests/bench/big_store.h"

#include "core/base/crc32c.h"
#include "core/base/varint.h"
#include "core/freezer/table_format.h"
#include "core/storage/blob_header.h"
#include "core/storage/blob_name.h"
#include "tests/support/split_mix.h"

#include <fstream>

namespace cryo::test {

namespace fs = std::filesystem;

namespace {

Result<> writeBlob(const fs::path& folder, const std::string& name, ByteView payload)
{
    std::ofstream file(folder / name, std::ios::binary | std::ios::trunc);
    const Bytes header = encodeBlobHeader(HeaderLayout::V0);
    file.write(reinterpret_cast<const char*>(header.data()), static_cast<std::streamsize>(header.size()));
    file.write(reinterpret_cast<const char*>(payload.data()), static_cast<std::streamsize>(payload.size()));
    file.flush();
    if (!file)
        return fail(Errc::WriteFailed, "cannot write " + (folder / name).string());
    return {};
}

/// The records and values of the section that is being made.
class SectionInMemory {
public:
    SectionInMemory(fs::path keyFolder, fs::path valueFolder, PageSize pageSize)
        : m_keyFolder(std::move(keyFolder))
        , m_valueFolder(std::move(valueFolder))
        , m_pageSize(pageSize)
    {
    }

    ValuePlace addValue(ByteView body)
    {
        const LogicalOffset offset{values.size()};
        append(values, body);
        appendBig(values, crc32c(body));
        return {offset, static_cast<std::uint32_t>(values.size() - offset.value)};
    }

    Result<> write(Section section)
    {
        if (!records.empty()) {
            CRYO_TRY(writeBlob(m_keyFolder, sectionFileName(section), encodePages(records, m_pageSize)));
            CRYO_TRY(writeBlob(m_valueFolder, sectionFileName(section), values));
        }
        records.clear();
        values.clear();
        return {};
    }

    Bytes records;
    Bytes values;

private:
    fs::path m_keyFolder;
    fs::path m_valueFolder;
    PageSize m_pageSize;
};

StoreLayout commonLayout(const std::string& name, StoreKind kind, PageSize pageSize, std::uint32_t keySize)
{
    StoreLayout layout;
    layout.name = name;
    layout.kind = kind;
    layout.partitions.key = name + "_key";
    layout.partitions.value = name + "_value";
    layout.pageSize = pageSize;
    layout.keySizeBytes = keySize;
    layout.compressed = false;
    layout.codec = Codec::ByteString;
    return layout;
}

Bytes randomBody(SplitMix64& random, std::uint32_t sizeBytes)
{
    Bytes body;
    appendVarint32(body, sizeBytes);
    append(body, random.fill(sizeBytes));
    return body;
}

/// The table while the freezer is written: as the engine would leave it, one epoch for each sync.
class TableInMemory {
public:
    explicit TableInMemory(std::uint32_t buckets)
        : m_bytes(std::size_t{buckets} * kBucketSizeBytes)
    {
    }

    std::optional<RecordPlace> put(Bucket bucket, std::uint64_t epoch, RecordPlace place)
    {
        const auto bytes =
            MutableByteView(m_bytes).subspan(bucket.value * kBucketSizeBytes, kBucketSizeBytes);
        const BucketReading reading = readBucket(bytes);
        const TableSlot* head = reading.headSlot();
        TableSlot slot{epoch, place, 1};
        std::optional<RecordPlace> next;
        if (head != nullptr) {
            next = head->head;
            slot.added = static_cast<std::uint8_t>(std::min(head->added + 1, 255));
        }
        const auto to = static_cast<std::size_t>(slotToWrite(reading, epoch)) * kSlotSizeBytes;
        std::ranges::copy(encodeSlot(slot), bytes.begin() + static_cast<std::ptrdiff_t>(to));
        return next;
    }

    [[nodiscard]] ByteView bytes() const { return m_bytes; }

private:
    Bytes m_bytes;
};

} // namespace

Result<StoreLayout> writeBigArchive(const fs::path& root, const BigArchive& spec)
{
    StoreLayout layout = commonLayout("archive", StoreKind::Archive, spec.pageSize, spec.keySizeBytes);
    layout.itemsPerSection = spec.itemsPerSection;
    fs::create_directories(root / layout.partitions.key);
    fs::create_directories(root / layout.partitions.value);
    SectionInMemory memory(root / layout.partitions.key, root / layout.partitions.value, spec.pageSize);
    SplitMix64 random(1);
    Section section{0};
    for (std::uint64_t item = 0; item < spec.items; ++item) {
        const std::uint64_t index = item + (spec.gapEvery == 0 ? 0 : item / spec.gapEvery);
        if (sectionOfIndex(index, spec.itemsPerSection) != section) {
            CRYO_TRY(memory.write(section));
            section = sectionOfIndex(index, spec.itemsPerSection);
        }
        const Bytes key = random.fill(spec.keySizeBytes);
        const ValuePlace value = memory.addValue(randomBody(random, spec.valueSizeBytes));
        appendArchiveRecord(memory.records, {index, key, value});
    }
    CRYO_TRY(memory.write(section));
    return layout;
}

Result<StoreLayout> writeBigFreezer(const fs::path& root, const BigFreezer& spec)
{
    StoreLayout layout = commonLayout("freezer", StoreKind::Freezer, spec.pageSize, spec.keySizeBytes);
    layout.partitions.table = "freezer_table";
    for (const std::string& partition :
         {layout.partitions.key, layout.partitions.value, layout.partitions.table})
        fs::create_directories(root / partition);
    SectionInMemory memory(root / layout.partitions.key, root / layout.partitions.value, spec.pageSize);
    TableInMemory table(spec.buckets);
    SplitMix64 random(1);
    const std::uint64_t perEpoch = spec.records / std::max<std::uint64_t>(1, spec.syncs) + 1;
    Section section{0};
    std::uint64_t position = 0;
    Bytes key;
    for (std::uint64_t record = 0; record < spec.records; ++record) {
        if (memory.values.size() >= spec.valueTargetSizeBytes) {
            CRYO_TRY(memory.write(section));
            ++section.value;
            position = 0;
        }
        // An update: the key of the record before once more.
        if (record == 0 || spec.updateEvery == 0 || record % spec.updateEvery != 0)
            key = random.fill(spec.keySizeBytes);
        const RecordPlace place{section, Position{position++}};
        const std::uint64_t epoch = record / perEpoch + 1;
        const auto next = table.put(bucketOfKey(key, spec.buckets), epoch, place);
        const ValuePlace value = memory.addValue(randomBody(random, spec.valueSizeBytes));
        appendFreezerRecord(memory.records, {key, next, value});
    }
    layout.checkpoint =
        Checkpoint{(spec.records - 1) / perEpoch + 1, section, memory.records.size(), spec.buckets};
    CRYO_TRY(memory.write(section));
    CRYO_TRY(writeBlob(root / layout.partitions.table, std::string(kTableFileName), table.bytes()));
    return layout;
}

} // namespace cryo::test
