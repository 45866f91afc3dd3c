// SPDX-License-Identifier: GPL-3.0-or-later
//
// Detection says nothing wrong: every golden store, a matrix of generated ones, roots with several stores,
// damaged and misleading ones. What is certain or likely must be true, the truth must be among the candidates
// of what is ambiguous, and most must be settled.
#include "core/base/crc32c.h"
#include "core/inspect/store_name.h"
#include "core/storage/blob_name.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/core/detection_truth.h"
#include "tests/support/golden.h"
#include "tests/support/store_matrix.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>

using namespace cryo;
using namespace cryo::test;

namespace {

/// CRYO_MATRIX_STORES asks for more, CRYO_SHOW prints everything that was said.
constexpr std::uint64_t kMatrixStores = 600;

std::uint64_t matrixStores()
{
    bool given = false;
    const auto stores = qEnvironmentVariable("CRYO_MATRIX_STORES").toULongLong(&given);
    return given ? stores : kMatrixStores;
}

StoreTruth truthOf(const MatrixStore& store)
{
    StoreTruth truth;
    truth.kind = store.archive ? StoreKind::Archive : StoreKind::Freezer;
    truth.partitions.key = store.spec.keyPartition;
    truth.partitions.value = store.spec.valuePartition;
    truth.parameters["page_size"] = std::uint64_t{store.spec.pageSize.value};
    truth.parameters["key_size"] = std::uint64_t{store.spec.keySizeBytes};
    truth.parameters["compression"] = store.spec.compressionLevel.has_value();
    truth.parameters["codec"] = std::string(codecName(store.codec));
    if (store.archive)
        truth.parameters["items_per_section"] = store.itemsPerSection;
    else
        truth.parameters["table_size"] = std::uint64_t{store.tableSize};
    if (!store.archive)
        truth.partitions.table = store.partitionPrefix + "table";
    return truth;
}

/// A store to be looked at, with what it really is.
struct Sample {
    std::shared_ptr<MemoryStorage> storage = std::make_shared<MemoryStorage>();
    StoreTruth truth;
};

StoreTruth truthOf(const ArchiveSpec& spec, Codec codec)
{
    StoreTruth truth;
    truth.kind = StoreKind::Archive;
    truth.partitions = {spec.store.keyPartition, spec.store.valuePartition, {}, spec.markerPartition, {}};
    truth.parameters["page_size"] = std::uint64_t{spec.store.pageSize.value};
    truth.parameters["key_size"] = std::uint64_t{spec.store.keySizeBytes};
    truth.parameters["compression"] = spec.store.compressionLevel.has_value();
    truth.parameters["items_per_section"] = spec.itemsPerSection;
    truth.parameters["codec"] = std::string(codecName(codec));
    return truth;
}

StoreTruth truthOf(const FreezerSpec& spec, std::uint32_t tableSize, Codec codec)
{
    StoreTruth truth;
    truth.kind = StoreKind::Freezer;
    truth.partitions = {spec.store.keyPartition, spec.store.valuePartition, spec.tablePartition, {}, {}};
    truth.parameters["page_size"] = std::uint64_t{spec.store.pageSize.value};
    truth.parameters["key_size"] = std::uint64_t{spec.store.keySizeBytes};
    truth.parameters["compression"] = spec.store.compressionLevel.has_value();
    truth.parameters["table_size"] = std::uint64_t{tableSize};
    truth.parameters["codec"] = std::string(codecName(codec));
    return truth;
}

using MakeKey = std::function<Bytes(std::uint64_t item, std::size_t sizeBytes)>;
using MakeBody = std::function<Bytes(std::uint64_t item)>;

Bytes zeroKey(std::uint64_t, std::size_t sizeBytes)
{
    return Bytes(sizeBytes);
}
Bytes onesKey(std::uint64_t, std::size_t sizeBytes)
{
    return Bytes(sizeBytes, std::byte{0xFF});
}
/// Big-endian numbers, filled up with zeros on the right.
Bytes countingKey(std::uint64_t item, std::size_t sizeBytes)
{
    Bytes key;
    appendBig(key, item);
    key.resize(sizeBytes);
    return key;
}
Bytes randomKey(std::uint64_t item, std::size_t sizeBytes)
{
    return SplitMix64(item + 77).fill(sizeBytes);
}
Bytes shortString(std::uint64_t item)
{
    SplitMix64 random(item);
    return byteStringBody(random.fill(static_cast<std::size_t>(random.between(0, 60))));
}
/// Bodies as they are, each of them: for codecs that have no length.
MakeBody always(Bytes body)
{
    return [body = std::move(body)](std::uint64_t) { return body; };
}

Sample archiveOf(const ArchiveSpec& spec, const std::vector<std::uint64_t>& indices, const MakeKey& key,
                 const MakeBody& body, Codec codec = Codec::ByteString, std::uint64_t syncEvery = 0)
{
    Sample sample;
    ArchiveBuilder builder(spec);
    for (std::size_t i = 0; i < indices.size(); ++i) {
        builder.put(indices[i], key(indices[i], spec.store.keySizeBytes), body(indices[i]));
        if (syncEvery != 0 && i % syncEvery == 0)
            builder.sync();
    }
    builder.sync();
    builder.writeTo(*sample.storage);
    sample.truth = truthOf(spec, codec);
    return sample;
}

Sample freezerOf(const FreezerSpec& spec, std::uint64_t items, const MakeKey& key, const MakeBody& body,
                 Codec codec = Codec::ByteString)
{
    Sample sample;
    FreezerBuilder builder(spec);
    for (std::uint64_t i = 0; i < items; ++i)
        builder.put(key(i, spec.store.keySizeBytes), body(i));
    builder.close();
    builder.writeTo(*sample.storage);
    sample.truth = truthOf(spec, builder.tableSize(), codec);
    return sample;
}

std::vector<std::uint64_t> counting(std::uint64_t count, std::uint64_t first = 0, std::uint64_t step = 1)
{
    std::vector<std::uint64_t> indices;
    for (std::uint64_t i = 0; i < count; ++i)
        indices.push_back(first + i * step);
    return indices;
}

ArchiveSpec archiveSpec(std::uint16_t pageSize, std::uint32_t keySizeBytes, std::uint64_t itemsPerSection,
                        std::optional<int> level = {})
{
    ArchiveSpec spec;
    spec.store.pageSize.value = pageSize;
    spec.store.keySizeBytes = keySizeBytes;
    spec.itemsPerSection = itemsPerSection;
    spec.store.compressionLevel = level;
    return spec;
}

FreezerSpec freezerSpec(std::uint16_t pageSize, std::uint32_t keySizeBytes, std::uint32_t tableSize)
{
    FreezerSpec spec;
    spec.store.pageSize.value = pageSize;
    spec.store.keySizeBytes = keySizeBytes;
    spec.tableInitialSize = tableSize;
    return spec;
}

/// What a detection says of one store that must be there, if any of it is wrong.
std::string wrongAbout(const Detection& detection, const StoreTruth& truth)
{
    DetectionFigures figures;
    for (const DetectedStore& store : detection.stores)
        if (store.layout.partitions.key == truth.partitions.key)
            return compareStore(store, truth, true, figures);
    return "not found";
}

bool hasFinding(const Detection& detection, FindingCode code)
{
    return std::ranges::find(detection.findings, code, &Finding::code) != detection.findings.end();
}

void printFigures(const char* title, const DetectionFigures& figures)
{
    std::cout << title << ": " << figures.stores << " stores; of those with two or more full pages "
              << figures.settled << " of " << figures.parameters << " parameters are settled\n";
    for (const auto& [name, counts] : figures.byName) {
        std::cout << "  " << name << ":";
        for (const auto& [confidence, count] : counts)
            std::cout << " " << count << " " << confidence;
        std::cout << "\n";
    }
}

} // namespace

Q_DECLARE_METATYPE(Sample)

class TestDetection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyRoot();
    void golden_data();
    void golden();
    void matrix();
    void severalStoresInOneRoot();
    void misleading_data();
    void misleading();
    void twins();
    void flippedBytes_data();
    void flippedBytes();
    void cutFiles_data();
    void cutFiles();
    void missingPartitions();
    void immutableArchive();
    void strangers();
    void markersOfSeveralArchives();
    void names();
    void cancelled();
    void otherStores();
};

void TestDetection::emptyRoot()
{
    const MemoryStorage storage;
    const auto detection = detectStores(storage);
    QVERIFY(detection.has_value());
    QVERIFY(detection->stores.empty());
    QVERIFY(detection->other.empty());
    QVERIFY(detection->findings.empty());
}

void TestDetection::golden_data()
{
    QTest::addColumn<QString>("label");
    for (const GoldenScenario& scenario : goldenScenarios())
        QTest::newRow(scenario.label().c_str()) << QString::fromStdString(scenario.label());
}

void TestDetection::golden()
{
    QFETCH(QString, label);
    const GoldenScenario scenario = goldenScenario(label.toStdString());
    const GoldenCopy copy(scenario);
    const auto storage = ReadOnlyFileStorage::open(copy.root());
    QVERIFY(storage.has_value());
    const auto detection = detectStores(**storage);
    QVERIFY(detection.has_value());
    if (qEnvironmentVariableIsSet("CRYO_SHOW"))
        std::cerr << scenario.label() << "\n" << describe(*detection) << "\n";
    if (label.contains("archive-empty")) {
        QVERIFY(detection->stores.empty());
        return;
    }
    const std::string said = describe(*detection);
    QVERIFY2(detection->stores.size() == 1, said.c_str());
    DetectionFigures figures;
    const std::string wrong =
        compareStore(detection->stores[0], truthOfConfig(scenario.config()), true, figures);
    QVERIFY2(wrong.empty(), (wrong + "\n" + said).c_str());
}

void TestDetection::matrix()
{
    DetectionFigures figures;
    std::string wrong;
    for (std::uint64_t number = 0; number < matrixStores(); ++number) {
        MemoryStorage storage;
        const MatrixStore store = addMatrixStore(storage, number, "store_");
        const auto detection = detectStores(storage);
        QVERIFY(detection.has_value());
        const std::string said = store.description + "\n" + describe(*detection);
        QVERIFY2(detection->stores.size() == 1, said.c_str());
        QVERIFY2(detection->other.empty(), said.c_str());
        const StoreTruth truth = truthOf(store);
        const StorePartitions& partitions = detection->stores[0].layout.partitions;
        QVERIFY2(partitions.key == truth.partitions.key && partitions.value == truth.partitions.value &&
                     partitions.table == truth.partitions.table,
                 said.c_str());
        const std::string bad = compareStore(detection->stores[0], truth, store.fullPages >= 2, figures);
        if (!bad.empty())
            wrong += store.description + ": " + bad + "\n";
        if (qEnvironmentVariableIsSet("CRYO_SHOW"))
            std::cout << said << "\n";
    }
    printFigures("matrix", figures);
    QVERIFY2(wrong.empty(), wrong.c_str());
    QVERIFY(figures.settled * 10 >= figures.parameters * 9);
}

void TestDetection::severalStoresInOneRoot()
{
    constexpr std::uint64_t kRoots = 40;
    DetectionFigures figures;
    std::string wrong;
    for (std::uint64_t root = 0; root < kRoots; ++root) {
        MemoryStorage storage;
        std::vector<MatrixStore> stores;
        // Names that say nothing, so that only the contents can pair them.
        for (std::uint64_t i = 0; i < 2 + root % 5; ++i)
            stores.push_back(
                addMatrixStore(storage, 10'000 + 10 * root + i, std::string(1, static_cast<char>('a' + i))));
        const auto detection = detectStores(storage);
        QVERIFY(detection.has_value());
        for (const MatrixStore& store : stores) {
            const StoreTruth truth = truthOf(store);
            const auto found =
                std::ranges::find(detection->stores, truth.partitions.key,
                                  [](const DetectedStore& s) { return s.layout.partitions.key; });
            if (found == detection->stores.end()) {
                wrong += store.description + " is not there\n";
                continue;
            }
            const StorePartitions& partitions = found->layout.partitions;
            if (partitions.value != truth.partitions.value || partitions.table != truth.partitions.table)
                wrong += store.description + " has other partitions\n";
            wrong += compareStore(*found, truth, store.fullPages >= 2, figures);
        }
        if (qEnvironmentVariableIsSet("CRYO_SHOW"))
            std::cout << describe(*detection) << "\n";
        if (detection->stores.size() != stores.size())
            wrong += "root " + std::to_string(root) + " has more stores:\n" + describe(*detection);
    }
    printFigures("several stores in one root", figures);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void TestDetection::misleading_data()
{
    QTest::addColumn<Sample>("sample");
    const auto add = [](const char* name, Sample sample) { QTest::newRow(name) << std::move(sample); };
    const Bytes magic = fromHex("28b52ffd").value();
    const auto afterMagic = [&](std::uint64_t item) {
        Bytes body = magic;
        append(body, SplitMix64(item).fill(20 + item % 40));
        return body;
    };
    // 0x28 is the length 40: a byte string of 40 bytes can begin as a frame does.
    const auto stringLikeAFrame = [&](std::uint64_t item) {
        Bytes body = magic;
        append(body, SplitMix64(item).fill(37));
        return body;
    };
    add("archive, keys of zeros", archiveOf(archiveSpec(256, 32, 64), counting(300), zeroKey, shortString));
    add("archive, keys of zeros, pruned",
        archiveOf(archiveSpec(256, 32, 64), counting(300, 640), zeroKey, shortString));
    add("archive, keys of zeros, one section",
        archiveOf(archiveSpec(256, 20, 1000), counting(100), zeroKey, shortString));
    add("archive, keys of ones", archiveOf(archiveSpec(256, 32, 64), counting(300), onesKey, shortString));
    add("archive, keys of ones, one section",
        archiveOf(archiveSpec(256, 16, 1000), counting(100), onesKey, shortString));
    add("archive, keys that count",
        archiveOf(archiveSpec(100, 24, 50), counting(300), countingKey, shortString));
    add("archive, one item", archiveOf(archiveSpec(1024, 32, 64), {0}, randomKey, shortString));
    add("archive, one item far away",
        archiveOf(archiveSpec(1024, 32, 64), {UINT64_MAX - 1}, randomKey, shortString));
    add("archive, one item a section",
        archiveOf(archiveSpec(1024, 32, 1), counting(30), randomKey, shortString));
    add("archive, one item in each tenth section",
        archiveOf(archiveSpec(1024, 32, 10), counting(30, 0, 100), randomKey, shortString));
    add("archive, sections that are multiples of more",
        archiveOf(archiveSpec(128, 8, 100), counting(40, 0, 600), randomKey, shortString));
    add("archive, tiny pages", archiveOf(archiveSpec(1, 8, 100), counting(150), zeroKey, shortString));
    add("archive, tiny pages of zeros", archiveOf(archiveSpec(4, 16, 8), counting(40), zeroKey, shortString));
    add("archive, values of no bytes",
        archiveOf(archiveSpec(256, 32, 64), counting(100), randomKey, always(Bytes(1))));
    add("archive, bodies of no bytes",
        archiveOf(archiveSpec(256, 32, 64), counting(100), randomKey, always({}), Codec::Fixed));
    add("archive, values all alike",
        archiveOf(archiveSpec(256, 32, 64), counting(100), randomKey, always(fromHex("02aabb").value())));
    add("archive, fixed values that begin with their length",
        archiveOf(
            archiveSpec(256, 32, 64), counting(3), randomKey,
            [](std::uint64_t item) {
                Bytes body = SplitMix64(item).fill(16);
                body[0] = std::byte{15};
                return body;
            },
            Codec::Fixed));
    add("archive, numbers that look like byte strings",
        archiveOf(
            archiveSpec(256, 32, 64), counting(100), randomKey,
            [](std::uint64_t item) {
                Bytes body;
                appendBig(body, std::uint32_t{0x03000000} + static_cast<std::uint32_t>(item));
                return body;
            },
            Codec::I32));
    add("archive, values that begin like frames",
        archiveOf(archiveSpec(256, 32, 64), counting(100), randomKey, afterMagic, Codec::Raw));
    add("archive, strings that begin like frames",
        archiveOf(archiveSpec(256, 32, 64), counting(100), randomKey, stringLikeAFrame));
    add("archive, compressed numbers",
        archiveOf(
            archiveSpec(256, 32, 64, 3), counting(100), randomKey,
            [](std::uint64_t item) { return SplitMix64(item).fill(8); }, Codec::U64));
    add("archive, compressed strings of 40 bytes",
        archiveOf(
            archiveSpec(256, 32, 64, 3), counting(100), randomKey,
            [](std::uint64_t item) { return SplitMix64(item).fill(32); }, Codec::Fixed));
    add("archive, short page six bytes below its size",
        archiveOf(archiveSpec(64, 38, 1), counting(20), randomKey, shortString));
    add("archive, values that are pages",
        archiveOf(
            archiveSpec(256, 32, 64), counting(100), randomKey,
            [](std::uint64_t item) { return encodePage(SplitMix64(item).fill(512), PageSize{512}); },
            Codec::Fixed));
    add("archive, two pages of one record each",
        archiveOf(archiveSpec(52, 32, 64), {0, 1}, randomKey, shortString));
    add("archive, synced after each item",
        archiveOf(archiveSpec(500, 33, 64), counting(100), randomKey, shortString, Codec::ByteString, 1));
    add("archive, largest pages",
        archiveOf(archiveSpec(65535, 64, 4096), counting(2000), randomKey, shortString));
    add("freezer, keys that count, one section",
        freezerOf(freezerSpec(256, 8, 1024), 60, countingKey, shortString));
    add("freezer, keys of one value", freezerOf(freezerSpec(256, 32, 16), 100, zeroKey, shortString));
    add("freezer, one item", freezerOf(freezerSpec(1024, 32, 64), 1, randomKey, shortString));
    add("freezer, two items", freezerOf(freezerSpec(1024, 4, 2), 2, randomKey, shortString));
    add("freezer, a table of one bucket", freezerOf(freezerSpec(128, 12, 1), 40, randomKey, shortString));
    add("freezer, a large table", freezerOf(freezerSpec(128, 12, 65536), 40, randomKey, shortString));
}

void TestDetection::misleading()
{
    QFETCH(Sample, sample);
    const auto detection = detectStores(*sample.storage);
    QVERIFY(detection.has_value());
    const std::string said = describe(*detection);
    QVERIFY2(detection->stores.size() == 1, said.c_str());
    const std::string wrong = wrongAbout(*detection, sample.truth);
    QVERIFY2(wrong.empty(), (wrong + "\n" + said).c_str());
    // Without its table a freezer is still told from an archive, or the other is among the candidates.
    if (sample.truth.partitions.table.empty())
        return;
    sample.storage->removePartition(sample.truth.partitions.table);
    const auto without = detectStores(*sample.storage);
    QVERIFY(without.has_value() && without->stores.size() == 1);
    sample.truth.kind = without->stores[0].layout.kind;
    QVERIFY2(wrongAbout(*without, sample.truth).empty(), describe(*without).c_str());
}

/// Two stores with equal contents: only the names can tell.
void TestDetection::twins()
{
    MemoryStorage storage;
    for (const char* const name : {"north", "south", "west"}) {
        ArchiveSpec archive;
        archive.store.keyPartition = std::string(name) + "-keys";
        archive.store.valuePartition = std::string(name) + "-values";
        archive.markerPartition = std::string(name) + "-marks";
        ArchiveBuilder builder(archive);
        builder.putRandom(1, 200, {});
        builder.sync();
        builder.setMarkerBodies(encodeMetadata(1, encodeMarkers(builder.fullMarkers())), {});
        builder.writeTo(storage);
        FreezerSpec freezer;
        freezer.store.keyPartition = std::string(name) + "_f_keys";
        freezer.store.valuePartition = std::string(name) + "_f_values";
        freezer.tablePartition = std::string(name) + "_f_table";
        FreezerBuilder twin(freezer);
        twin.putRandom(1, 200, {});
        twin.close();
        twin.writeTo(storage);
    }
    const auto detection = detectStores(storage);
    QVERIFY(detection.has_value());
    QCOMPARE(detection->stores.size(), std::size_t{6});
    for (const DetectedStore& store : detection->stores) {
        const StorePartitions& partitions = store.layout.partitions;
        const std::string prefix =
            store.layout.kind == StoreKind::Archive ? store.layout.name + "-" : store.layout.name + "_";
        QCOMPARE(partitions.key, prefix + "keys");
        QCOMPARE(partitions.value, prefix + "values");
        QCOMPARE(store.layout.kind == StoreKind::Archive ? partitions.markers : partitions.table,
                 prefix + (store.layout.kind == StoreKind::Archive ? "marks" : "table"));
    }
    QVERIFY(detection->other.empty());
    QVERIFY(detection->findings.empty());
}

namespace {

/// Small stores of each shape, for changing every byte of them.
void addSmallStores()
{
    QTest::addColumn<Sample>("sample");
    QTest::newRow("archive, one short page")
        << archiveOf(archiveSpec(512, 16, 64), counting(6), randomKey, shortString, Codec::ByteString, 2);
    QTest::newRow("archive, several pages")
        << archiveOf(archiveSpec(128, 16, 64), counting(40), randomKey, shortString, Codec::ByteString, 5);
    QTest::newRow("archive, two sections")
        << archiveOf(archiveSpec(256, 13, 16), counting(30), randomKey, shortString, Codec::ByteString, 7);
    QTest::newRow("archive, compressed")
        << archiveOf(archiveSpec(200, 16, 16, 3), counting(30), randomKey, shortString);
    FreezerSpec spec = freezerSpec(256, 16, 8);
    spec.store.headerLayout = HeaderLayout::V0;
    QTest::newRow("freezer") << freezerOf(spec, 30, randomKey, shortString);
    spec.valueTargetSizeBytes = 200;
    QTest::newRow("freezer, several sections") << freezerOf(spec, 20, randomKey, shortString);
}

/// Judges a damaged store: it may be unrecognised, but nothing said to be sure may be wrong. Partitions that
/// are taken for another role count as wrong.
std::string judgeDamaged(const MemoryStorage& storage, const StoreTruth& truth, std::uint64_t& recognised)
{
    const auto detection = detectStores(storage);
    if (!detection)
        return toString(detection.error());
    DetectionFigures figures;
    for (const DetectedStore& store : detection->stores) {
        const StorePartitions& partitions = store.layout.partitions;
        if (partitions.key == truth.partitions.value || partitions.value == truth.partitions.key)
            return "roles are mixed up";
        if (partitions.key != truth.partitions.key)
            continue;
        recognised += std::uint64_t{partitions.value == truth.partitions.value &&
                                    partitions.table == truth.partitions.table};
        if (const std::string wrong = compareStore(store, truth, false, figures); !wrong.empty())
            return wrong + "\n" + describe(*detection);
    }
    return {};
}

} // namespace

void TestDetection::flippedBytes_data()
{
    addSmallStores();
}

void TestDetection::flippedBytes()
{
    QFETCH(Sample, sample);
    std::uint64_t tried = 0;
    std::uint64_t recognised = 0;
    const auto partitions = sample.storage->partitions();
    for (const auto& [partition, files] : partitions)
        for (const auto& [name, content] : files)
            for (std::size_t at = 0; at < content->size(); ++at) {
                Bytes& bytes = *sample.storage->find(partition, name);
                const std::byte before = bytes[at];
                bytes[at] ^= static_cast<std::byte>(at % 3 == 0 ? 0xFF : 1U << (at % 8));
                const std::string wrong = judgeDamaged(*sample.storage, sample.truth, recognised);
                QVERIFY2(wrong.empty(),
                         (partition + "/" + name + " @ " + std::to_string(at) + ": " + wrong).c_str());
                (*sample.storage->find(partition, name))[at] = before;
                ++tried;
            }
    std::cout << QTest::currentDataTag() << ": recognised with " << recognised << " of " << tried
              << " flipped bytes\n";
    QVERIFY(recognised * 10 >= tried * 9);
}

void TestDetection::cutFiles_data()
{
    addSmallStores();
}

void TestDetection::cutFiles()
{
    QFETCH(Sample, sample);
    std::uint64_t tried = 0;
    std::uint64_t recognised = 0;
    const auto partitions = sample.storage->partitions();
    for (const auto& [partition, files] : partitions)
        for (const auto& [name, content] : files) {
            const Bytes whole = *content;
            for (std::size_t size = 0; size < whole.size(); ++size) {
                sample.storage->write(
                    partition, name, Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
                // What is left of a table that was cut to a power of two looks like the table before a
                // resize.
                StoreTruth truth = sample.truth;
                if (partition == truth.partitions.table && size % kBucketSizeBytes == kHeaderV0SizeBytes &&
                    std::has_single_bit(size / kBucketSizeBytes))
                    truth.parameters.erase("table_size");
                const std::string wrong = judgeDamaged(*sample.storage, truth, recognised);
                QVERIFY2(wrong.empty(),
                         (partition + "/" + name + " cut to " + std::to_string(size) + ": " + wrong).c_str());
                ++tried;
            }
            sample.storage->write(partition, name, whole);
        }
    std::cout << QTest::currentDataTag() << ": recognised with " << recognised << " of " << tried
              << " lengths\n";
    QVERIFY(recognised * 2 >= tried);
}

void TestDetection::missingPartitions()
{
    const Sample archive = archiveOf(archiveSpec(256, 32, 64), counting(300), randomKey, shortString);
    const Sample freezer = freezerOf(freezerSpec(256, 32, 16), 300, randomKey, shortString);
    const auto without = [](const Sample& sample, const std::string& partition) {
        MemoryStorage storage;
        for (const auto& [name, files] : sample.storage->partitions())
            for (const auto& [file, content] : files)
                if (name != partition)
                    storage.write(name, file, *content);
        return detectStores(storage).value();
    };
    for (const Sample* sample : {&archive, &freezer}) {
        const StorePartitions& partitions = sample->truth.partitions;
        for (const std::string& gone : {partitions.value, partitions.table}) {
            if (gone.empty())
                continue;
            const Detection detection = without(*sample, gone);
            QVERIFY2(detection.stores.size() == 1, describe(detection).c_str());
            QVERIFY2(hasFinding(detection, FindingCode::DR07), describe(detection).c_str());
            QCOMPARE(wrongAbout(detection, sample->truth), std::string());
            QVERIFY(detection.stores[0].layout.keySizeBytes == 32U);
        }
        const Detection detection = without(*sample, partitions.key);
        QVERIFY2(detection.stores.size() == 1, describe(detection).c_str());
        QVERIFY(detection.stores[0].layout.kind == sample->truth.kind);
        QVERIFY(detection.stores[0].layout.partitions.key.empty());
        QCOMPARE(detection.stores[0].layout.partitions.value, partitions.value);
        QVERIFY(hasFinding(detection, FindingCode::DR07));
    }
}

/// A freezer with ordinal and metadata: values of 20 bytes, so that the ordinal's records look like values.
void TestDetection::immutableArchive()
{
    MemoryStorage storage;
    FreezerSpec spec;
    spec.store.keyPartition = "im-freezer-key";
    spec.store.valuePartition = "im-freezer-value";
    spec.tablePartition = "im-freezer-table";
    FreezerBuilder builder(spec);
    Bytes ordinal = encodeBlobHeader(HeaderLayout::V0);
    for (std::uint64_t i = 0; i < 50; ++i) {
        const Bytes cursor = encodeCursor(builder.put(randomKey(i, 32), SplitMix64(i).fill(20)));
        append(ordinal, cursor);
        appendBig(ordinal, crc32c(cursor));
    }
    const Checkpoint checkpoint = builder.close();
    builder.writeTo(storage);
    storage.write("a-ordinal", "0000000000000000", ordinal);
    Bytes pairs = fromHex("00000000000000000000").value();
    append(pairs, encodeCheckpoint(checkpoint));
    pairs.push_back(std::byte{1});
    appendBig(pairs, std::uint64_t{0});
    pairs.push_back(std::byte{1});
    pairs.push_back(std::byte{0});
    Bytes left = encodeBlobHeader(HeaderLayout::V0);
    append(left, encodeMetadata(4, pairs));
    storage.write("im-metadata", std::string(kMetadataLeftFileName), left);
    storage.write("im-metadata", std::string(kMetadataRightFileName), encodeBlobHeader(HeaderLayout::V0));
    const auto detection = detectStores(storage);
    const std::string said = describe(*detection);
    QVERIFY2(detection->stores.size() == 1, said.c_str());
    const StoreLayout& layout = detection->stores[0].layout;
    QVERIFY2(layout.partitions.value == "im-freezer-value", said.c_str());
    QCOMPARE(layout.partitions.metadata, std::string("im-metadata"));
    QVERIFY(layout.checkpoint == checkpoint);
    QVERIFY(!detection->stores[0].checkpointEvidence.empty());
    QCOMPARE(detection->other.size(), std::size_t{2});
    QCOMPARE(detection->other[0].what, OtherEntry::What::Ordinal);
    QCOMPARE(detection->other[1].what, OtherEntry::What::Metadata);
}

void TestDetection::strangers()
{
    Sample sample = archiveOf(archiveSpec(256, 32, 64), counting(100), randomKey, shortString);
    MemoryStorage& storage = *sample.storage;
    storage.write("pictures", "cat.png", Bytes(100));
    storage.write("noise", "0000000000000000", SplitMix64(1).fill(5000));
    storage.write("noise", "0000000000000001", SplitMix64(2).fill(50));
    storage.write("not.legal", "0000000000000000", Bytes(10));
    storage.createPartition("nothing");
    storage.addRootFile("README", 12);
    storage.addRootFile(".hold", 0);
    const auto detection = detectStores(storage);
    const std::string said = describe(*detection);
    QVERIFY2(detection->stores.size() == 1, said.c_str());
    QCOMPARE(wrongAbout(*detection, sample.truth), std::string());
    QVERIFY2(detection->other.size() == 6, said.c_str());
    const auto unknown = std::ranges::count(detection->other, OtherEntry::What::Unknown, &OtherEntry::what);
    QCOMPARE(unknown, 5);
    QCOMPARE(std::ranges::count(detection->findings, FindingCode::DR08, &Finding::code), 5);
    QVERIFY(std::ranges::any_of(detection->stores[0].releases, [](const ReleaseEvidence& release) {
        return release.release == "2026.9.0 or later" && release.evidence.find(".hold") != std::string::npos;
    }));
}

void TestDetection::markersOfSeveralArchives()
{
    // Names that mislead: only the sections tell whose markers they are.
    MemoryStorage storage;
    const std::vector<std::pair<std::string, std::uint64_t>> archives = {{"a", 10}, {"b", 1000}, {"c", 77}};
    for (std::size_t i = 0; i < archives.size(); ++i) {
        ArchiveSpec spec = archiveSpec(256, 32, archives[i].second);
        spec.store.keyPartition = archives[i].first + "-key";
        spec.store.valuePartition = archives[i].first + "-value";
        spec.markerPartition = archives[(i + 1) % archives.size()].first + "-key-metadata";
        ArchiveBuilder builder(spec);
        builder.putRandom(i, 40, {}, archives[i].second * 5, archives[i].second / 3);
        builder.sync();
        builder.setMarkerBodies(encodeMetadata(1, encodeMarkers(builder.fullMarkers())), {});
        builder.writeTo(storage);
    }
    auto detection = detectStores(storage);
    QCOMPARE(detection->stores.size(), std::size_t{3});
    for (std::size_t i = 0; i < archives.size(); ++i)
        QCOMPARE(detection->stores[i].layout.partitions.markers,
                 archives[(i + 1) % archives.size()].first + "-key-metadata");
    // An empty pair fits any; the name decides.
    storage.write("b-key-metadata", std::string(kMetadataLeftFileName), encodeBlobHeader(HeaderLayout::V1));
    storage.write("b-key-metadata", std::string(kMetadataRightFileName), encodeBlobHeader(HeaderLayout::V1));
    detection = detectStores(storage);
    QVERIFY(hasFinding(*detection, FindingCode::MK01));
    QVERIFY2(detection->stores[0].layout.partitions.markers == "b-key-metadata",
             describe(*detection).c_str());
}

void TestDetection::names()
{
    const auto name = [](std::vector<std::string> partitions) {
        return storeName(partitions, partitions[0]);
    };
    QCOMPARE(name({"archive_key", "archive_value", "archive_key-metadata"}), std::string("archive"));
    QCOMPARE(name({"test_key_index", "test_value_journal", "test_table"}), std::string("test"));
    QCOMPARE(name({"k", "v"}), std::string("k"));
    QCOMPARE(name({"blocks-key", "blocks-value"}), std::string("blocks"));
    QCOMPARE(name({"blocks-a-keys", "blocks-a-kvs"}), std::string("blocks-a"));
    QCOMPARE(name({"keys", "keyv"}), std::string("keys"));
    QCOMPARE(name({"store", "store_values"}), std::string("store"));
    QCOMPARE(name({"store", "storevalues"}), std::string("store"));
    QCOMPARE(name({"_-key", "_-value"}), std::string("_-key"));
    QCOMPARE(name({"freezer_table"}), std::string("freezer_table"));
}

void TestDetection::cancelled()
{
    const Sample sample = archiveOf(archiveSpec(256, 32, 64), counting(10), randomKey, shortString);
    std::stop_source stop;
    stop.request_stop();
    const auto detection = detectStores(*sample.storage, {}, Progress(stop.get_token()));
    QVERIFY(!detection.has_value());
    QCOMPARE(detection.error().code, Errc::Cancelled);
}

/// CRYO_DETECTION_STORES names a folder of folders, each with a `store` and a peer's `config.json`: as many
/// stores of the engines as one likes, with their checkpoints as a freezer's truth.
void TestDetection::otherStores()
{
    const std::filesystem::path top = qEnvironmentVariable("CRYO_DETECTION_STORES").toStdString();
    if (top.empty())
        QSKIP("CRYO_DETECTION_STORES names no folder");
    DetectionFigures figures;
    std::string wrong;
    for (const auto& folder : std::filesystem::directory_iterator(top)) {
        std::ifstream in(folder.path() / "config.json");
        const nlohmann::json config = nlohmann::json::parse(in);
        const auto storage = ReadOnlyFileStorage::open(folder.path() / "store");
        QVERIFY(storage.has_value());
        const auto detection = detectStores(**storage);
        QVERIFY(detection.has_value());
        const StoreTruth truth = truthOfConfig(config);
        const std::string name = folder.path().filename().string();
        const bool one = detection->stores.size() == 1 &&
                         detection->stores[0].layout.partitions.key == truth.partitions.key &&
                         detection->stores[0].layout.partitions.value == truth.partitions.value;
        if (!one) {
            wrong += name + " is not one store of these partitions\n" + describe(*detection);
            continue;
        }
        std::uint64_t fullPages = 0;
        const std::uint64_t physical = std::get<std::uint64_t>(truth.parameters.at("page_size")) + 12;
        const auto keyFiles = (*storage)->list(truth.partitions.key).value();
        for (const DirectoryEntry& entry : keyFiles)
            fullPages += entry.sizeBytes / physical;
        const std::string bad = compareStore(detection->stores[0], truth, fullPages >= 2, figures);
        if (!bad.empty())
            wrong += name + ": " + bad + "\n";
    }
    printFigures("other stores", figures);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

QTEST_GUILESS_MAIN(TestDetection)
#include "tst_detection.moc"
