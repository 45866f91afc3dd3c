// SPDX-License-Identifier: GPL-3.0-or-later
// The reference's own conformance digests of archive and freezer, computed from our files and encoders: the
// random numbers are the reference's, so equal digests mean equal bytes in every case.
#include "core/archive/archive_format.h"
#include "core/base/sha256.h"
#include "core/freezer/freezer_format.h"
#include "tests/support/engine_box.h"
#include "tests/support/reference_random.h"

#include <QTest>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr std::uint64_t kCodecCases = 65'536;

/// As the reference digests its storage: names of partition and blob, then the bytes, ascending.
Bytes audit(const MemoryStorage& storage)
{
    Sha256 hash;
    for (const auto& [partition, files] : storage.partitions())
        for (const auto& [name, content] : files) {
            hash.add(asBytes(partition));
            hash.add(*fromHex(name));
            hash.add(*content);
        }
    const Sha256Digest digest = hash.finish();
    return {digest.begin(), digest.end()};
}

/// The digest over all cases: each one's length (little-endian) and bytes.
QString digestOf(std::uint64_t cases, const std::function<Bytes(std::uint64_t seed)>& commit)
{
    Sha256 hash;
    for (std::uint64_t seed = 0; seed < cases; ++seed) {
        const Bytes bytes = commit(seed);
        Bytes length(8);
        length[0] = static_cast<std::byte>(bytes.size());
        hash.add(length);
        hash.add(bytes);
    }
    return QString::fromStdString(toHex(hash.finish()));
}

Bytes archiveCase(std::uint64_t seed)
{
    ArchiveConfig config = testArchiveConfig();
    config.keyPartition = "archive-prunable-key-" + std::to_string(seed);
    config.valuePartition = "archive-prunable-value-" + std::to_string(seed);
    MemoryStorage storage;
    auto archive = must(Archive::open(storage, config, {}));
    ReferenceRandom random(seed);
    const std::uint32_t items = 100 + random.below32(400);
    for (std::uint64_t index = 0; index < items; ++index) {
        Bytes key(kTestKeyBytes);
        random.fill(key);
        must(archive.put(index, key, i32(static_cast<std::int32_t>(random.nextU32()))));
    }
    must(archive.sync());
    return audit(storage);
}

Bytes freezerCase(std::uint64_t seed)
{
    FreezerConfig config = testFreezerConfig();
    config.keyPartition = "freezer-key-conformance-" + std::to_string(seed);
    config.valuePartition = "freezer-value-conformance-" + std::to_string(seed);
    config.tablePartition = "freezer-table-conformance-" + std::to_string(seed);
    config.valueTargetSizeBytes = 128;
    config.tableInitialSize = 4;
    config.tableResizeFrequency = 1;
    config.tableResizeChunkSize = 4;
    MemoryStorage storage;
    auto freezer = must(Freezer::open(storage, config, std::nullopt, {}));
    ReferenceRandom random(seed);
    for (int i = 0; i < 64; ++i) {
        Bytes key(kTestKeyBytes);
        random.fill(key);
        must(freezer.put(key, i32(i)));
        if (i % 8 == 0)
            must(freezer.sync());
    }
    must(freezer.close());
    return audit(storage);
}

/// The bytes that the reference makes a random value from: numbers are taken as little-endian.
class Arbitrary {
public:
    explicit Arbitrary(std::uint64_t seed)
        : m_random(seed, 8)
    {
        m_random.fill(m_bytes);
    }

    Bytes bytes(std::size_t count)
    {
        const auto from = m_bytes.begin() + m_used;
        m_used += static_cast<std::ptrdiff_t>(count);
        return {from, from + static_cast<std::ptrdiff_t>(count)};
    }
    template <typename T>
    T number()
    {
        Bytes little = bytes(sizeof(T));
        std::ranges::reverse(little);
        return loadBig<T>(little);
    }

private:
    ReferenceRandom m_random;
    Bytes m_bytes = Bytes(4096);
    std::ptrdiff_t m_used = 0;
};

} // namespace

class TestEngineConformance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void archivePrunable();
    void archiveRecordCodec();
    void freezer();
    void freezerCursorCodec();
    void freezerCheckpointCodec();
    void freezerSlotCodec();
    void freezerRecordCodec();
};

void TestEngineConformance::archivePrunable()
{
    QCOMPARE(digestOf(128, archiveCase), "590d5e27608bed5c2945a3347b04f13bbeb706ba28ca38f6c307c4428a621ca7");
}

void TestEngineConformance::archiveRecordCodec()
{
    const auto commit = [](std::uint64_t seed) {
        Arbitrary arbitrary(seed);
        ArchiveRecord record;
        record.index = arbitrary.number<std::uint64_t>();
        const Bytes key = arbitrary.bytes(8);
        record.key = key;
        record.value.offset.value = arbitrary.number<std::uint64_t>();
        record.value.sizeBytes = arbitrary.number<std::uint32_t>();
        Bytes bytes;
        appendArchiveRecord(bytes, record);
        return bytes;
    };
    QCOMPARE(digestOf(kCodecCases, commit),
             "3cb6882637c1c1a929a50b3ab425311f3ef342184dc46a80b1eae616ca7b64a4");
}

void TestEngineConformance::freezer()
{
    QCOMPARE(digestOf(512, freezerCase), "96804c24d9913b87424a9091d19bf4ecc8e011d1561a64c77de6333df92fcfad");
}

void TestEngineConformance::freezerCursorCodec()
{
    const auto commit = [](std::uint64_t seed) {
        return encodeCursor(decodeCursor(Arbitrary(seed).bytes(kCursorSizeBytes)));
    };
    QCOMPARE(digestOf(kCodecCases, commit),
             "fa5e588e9074776440c9d7e46729cc60c8d0cea87e5afc4326640106abcea7ba");
}

void TestEngineConformance::freezerCheckpointCodec()
{
    const auto commit = [](std::uint64_t seed) {
        Arbitrary arbitrary(seed);
        Checkpoint checkpoint;
        checkpoint.epoch = arbitrary.number<std::uint64_t>();
        checkpoint.section.value = arbitrary.number<std::uint64_t>();
        checkpoint.oversizedSizeBytes = arbitrary.number<std::uint64_t>();
        checkpoint.tableSize = arbitrary.number<std::uint32_t>();
        return encodeCheckpoint(checkpoint);
    };
    QCOMPARE(digestOf(kCodecCases, commit),
             "2066c89982e914e02272e613a7577bd22d15f4f7ce0a03c6b2fb5d3bdaff78fd");
}

void TestEngineConformance::freezerSlotCodec()
{
    // The reference's random slots have random checksums; ours are always right. So only the fields are
    // encoded, and the checksum is put behind them.
    const auto commit = [](std::uint64_t seed) {
        Arbitrary arbitrary(seed);
        TableSlot slot;
        slot.epoch = arbitrary.number<std::uint64_t>();
        slot.head.section.value = arbitrary.number<std::uint64_t>();
        slot.head.position.value = arbitrary.number<std::uint64_t>();
        slot.added = arbitrary.number<std::uint8_t>();
        const auto encoded = encodeSlot(slot);
        Bytes bytes(encoded.begin(), encoded.begin() + kSlotCrcOffset);
        appendBig(bytes, arbitrary.number<std::uint32_t>());
        return bytes;
    };
    QCOMPARE(digestOf(kCodecCases, commit),
             "572cd3da262e0bb13d2c6780c5be7bbadb21f93e4dbf2c787febecdba62671df");
}

void TestEngineConformance::freezerRecordCodec()
{
    const auto commit = [](std::uint64_t seed) {
        Arbitrary arbitrary(seed);
        FreezerRecord record;
        const Bytes key = arbitrary.bytes(8);
        record.key = key;
        record.next.emplace();
        record.next->section.value = arbitrary.number<std::uint64_t>();
        record.next->position.value = arbitrary.number<std::uint64_t>();
        record.value.offset.value = arbitrary.number<std::uint64_t>();
        record.value.sizeBytes = arbitrary.number<std::uint32_t>();
        Bytes bytes;
        appendFreezerRecord(bytes, record);
        return bytes;
    };
    QCOMPARE(digestOf(kCodecCases, commit),
             "13b3e99a8c74b50dc18150194a92306de670b94e6642758feb6d9b6e9881f827");
}

QTEST_APPLESS_MAIN(TestEngineConformance)
#include "tst_engine_conformance.moc"
