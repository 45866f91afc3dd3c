// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every byte of every golden store belongs to exactly one field, the fields say what the readers say, and a
// tree's bytes are where the fields are. Hostile files end in fields, too, and in time.
#include "core/base/crc32c.h"
#include "core/inspect/engine_config.h"
#include "core/inspect/structure.h"
#include "core/storage/blob_name.h"
#include "core/storage/memory_storage.h"
#include "core/storage/metadata_format.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/golden.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace cryo;
using namespace cryo::test;

namespace {

StoreLayout layoutOf(const GoldenScenario& scenario)
{
    StoreLayout layout;
    layout.name = scenario.name;
    applyOverrides(*parseEngineConfig(scenario.config().dump()), layout);
    if (layout.kind == StoreKind::Archive)
        layout.partitions.markers = layout.partitions.key + "-metadata";
    return layout;
}

struct Golden {
    GoldenCopy copy;
    std::shared_ptr<const ReadableStorage> storage;
    std::shared_ptr<const StoreView> view;

    explicit Golden(const std::string& label)
        : copy(label)
        , storage(*ReadOnlyFileStorage::open(copy.root()))
        , view(*StoreView::open(storage, layoutOf(goldenScenario(label))))
    {
    }
    [[nodiscard]] std::shared_ptr<const FileStructure> file(const std::string& partition,
                                                            const std::string& name) const
    {
        return *FileStructure::open(view, {partition, name});
    }
};

/// What is wrong with a map as a cover of the stretch; empty if nothing.
QString flaw(const FieldMap& map, ByteRange stretch)
{
    std::uint64_t at = stretch.offset.value;
    for (const FieldMap::Run& run : map.runs) {
        if (run.bytes.offset.value != at || run.bytes.sizeBytes == 0)
            return QString("a hole or an overlap at %1").arg(at);
        at = run.bytes.end();
        bool inside = false;
        for (const ByteRange& piece : map.fields.at(run.field).pieces)
            inside = inside || (piece.offset <= run.bytes.offset && run.bytes.end() <= piece.end());
        if (!inside)
            return QString("the run at %1 lies outside of its field").arg(run.bytes.offset.value);
    }
    return at == stretch.end() ? QString() : QString("covered up to %1 only").arg(at);
}

/// "Slot 1 of …/epoch/plain" for comparing maps of different stretches.
std::string identity(const Field& field)
{
    std::string text = objectLabel(field.object) + '/' + field.name + '/' +
                       std::string(fieldStateName(field.state)) + '/' + field.text;
    // Bytes that nothing is known about are a field only as far as they were asked for.
    for (const ByteRange& piece : field.name == "unknown" ? std::vector<ByteRange>() : field.pieces)
        text += '@' + std::to_string(piece.offset.value) + '+' + std::to_string(piece.sizeBytes);
    return text;
}

const Field* named(const FieldMap& map, std::string_view name, const ObjectId& object)
{
    for (const Field& field : map.fields)
        if (field.name == name && field.object == object)
            return &field;
    return nullptr;
}

const StructureNode* child(const StructureNode& node, std::string_view label)
{
    for (const StructureNode& below : node.children)
        if (below.label == label)
            return &below;
    return nullptr;
}

/// A freezer in memory whose one value file is claimed by the given records.
std::shared_ptr<const StoreView> freezerWithValues(const std::vector<ValuePlace>& places, Bytes values)
{
    auto storage = std::make_shared<MemoryStorage>();
    Bytes records;
    for (const ValuePlace& place : places)
        appendFreezerRecord(records, {asBytes("keykey42"), std::nullopt, place});
    Bytes index = encodeBlobHeader(HeaderLayout::V0);
    append(index, encodePages(records, PageSize{4084}));
    Bytes file = encodeBlobHeader(HeaderLayout::V0);
    append(file, values);
    storage->write("k", sectionFileName(Section{0}), std::move(index));
    storage->write("v", sectionFileName(Section{0}), std::move(file));
    StoreLayout layout;
    layout.kind = StoreKind::Freezer;
    layout.partitions = {"k", "v", "t", {}, {}};
    layout.pageSize = PageSize{4084};
    layout.keySizeBytes = 8;
    layout.compressed = false;
    return *StoreView::open(storage, layout);
}

} // namespace

class TestStructure : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyByteHasOneField_data();
    void everyByteHasOneField();
    void stretchesAgree_data();
    void stretchesAgree();
    void recordFieldsSayWhatTheReaderSays();
    void fieldCutByAFooterHasTwoPieces();
    void slotsAreNewestOlderEmptyBadOrFuture();
    void footerSlots();
    void flippedValueIsBad();
    void bytesNobodyClaims();
    void cutPageStillHasFields();
    void headers();
    void markersAndTheirChecksum();
    void commitRecordOfAnImmutableArchive();
    void ordinalCursors();
    void treeOfABucketLeadsToValueAndPage();
    void treeRefusesWhatIsNotThere();
    void noStoreNoFields();
    void everyTruncationHasFields();
    void randomBytesHaveFields();
    void overlappingValuesEndInTime();
};

void TestStructure::everyByteHasOneField_data()
{
    QTest::addColumn<QString>("label");
    for (const GoldenScenario& scenario : goldenScenarios())
        QTest::newRow(scenario.label().c_str()) << QString::fromStdString(scenario.label());
}

void TestStructure::everyByteHasOneField()
{
    QFETCH(QString, label);
    const Golden golden(label.toStdString());
    // Where records were lost, nobody points to their values any more.
    const bool healthy = !label.contains("torn") && !label.contains("uncommitted") &&
                         !label.contains("bitflip-key") && !label.contains("crc-fallback");
    const auto root = golden.storage->listRoot();
    for (const DirectoryEntry& partition : *root) {
        if (partition.type != EntryType::Directory)
            continue;
        const auto entries = golden.storage->list(partition.name);
        for (const DirectoryEntry& entry : *entries) {
            const auto file = golden.file(partition.name, entry.name);
            QVERIFY2(file->role() != FileRole::Blob, entry.name.c_str());
            const ByteRange whole{FileOffset{0}, file->sizeBytes()};
            const auto map = file->fields(whole);
            QVERIFY(map.has_value());
            QCOMPARE(flaw(*map, whole), QString());
            for (const Field& field : map->fields)
                if (healthy)
                    QVERIFY2(field.kind != FieldKind::Unknown && field.kind != FieldKind::Data,
                             (entry.name + ' ' + identity(field)).c_str());
        }
    }
}

void TestStructure::stretchesAgree_data()
{
    QTest::addColumn<QString>("label");
    for (const char* label :
         {"2026.2.0/archive-torn", "2026.2.0/freezer-bitflip-entry", "2026.2.0/archive-zstd",
          "2026.10.0/archive-basic-mixed", "2026.2.0/freezer-torn-table"})
        QTest::newRow(label) << QString(label);
}

/// What a field is does not depend on how much of the file was asked for.
void TestStructure::stretchesAgree()
{
    QFETCH(QString, label);
    const Golden golden(label.toStdString());
    const auto root = golden.storage->listRoot();
    for (const DirectoryEntry& partition : *root) {
        if (partition.type != EntryType::Directory)
            continue;
        const auto entries = golden.storage->list(partition.name);
        for (const DirectoryEntry& entry : *entries) {
            const auto file = golden.file(partition.name, entry.name);
            const auto whole = file->fields({FileOffset{0}, file->sizeBytes()});
            for (const std::uint64_t step : {7ULL, 333ULL}) {
                for (std::uint64_t at = 0; at < file->sizeBytes(); at += step * 5) {
                    const ByteRange stretch{FileOffset{at}, std::min(step, file->sizeBytes() - at)};
                    const auto map = file->fields(stretch);
                    QVERIFY(map.has_value());
                    QCOMPARE(flaw(*map, stretch), QString());
                    for (std::uint64_t i = at; i < stretch.end(); ++i)
                        QCOMPARE(identity(*map->at(FileOffset{i})), identity(*whole->at(FileOffset{i})));
                    QCOMPARE(map->at(FileOffset{stretch.end()}), nullptr);
                }
            }
        }
    }
}

void TestStructure::recordFieldsSayWhatTheReaderSays()
{
    for (const char* label : {"2026.2.0/archive-basic", "2026.2.0/freezer-multi-section"}) {
        const Golden golden(label);
        for (const SectionInfo& info : golden.view->sections()) {
            const auto file = golden.file(golden.view->layout().partitions.key, info.keyFileName);
            const auto map = file->fields({FileOffset{0}, file->sizeBytes()});
            const auto keys = golden.view->keyFile(info.section);
            QVERIFY((*keys)->records() > 0);
            for (std::uint64_t p = 0; p < (*keys)->records(); ++p) {
                const auto row = golden.view->readRecord({info.section, Position{p}});
                const ObjectId object{ObjectId::Kind::Record, p, 0, info.section};
                const Field* offset = named(*map, "value_offset", object);
                QVERIFY(offset != nullptr);
                QCOMPARE(offset->text, std::to_string(row->value.offset.value));
                QCOMPARE(named(*map, "value_size", object)->text, std::to_string(row->value.sizeBytes));
                QVERIFY(named(*map, "key", object)
                            ->text.starts_with(
                                toHex(ByteView(row->key).first(std::min<std::size_t>(32, row->key.size())))));
                QCOMPARE(offset->state, FieldState::Plain);
                if (row->index) {
                    QCOMPARE(named(*map, "index", object)->text, std::to_string(*row->index));
                    QCOMPARE(named(*map, "index", object)->pieces.front().offset, row->keyFileOffset);
                }
                if (row->next)
                    QCOMPARE(named(*map, "next_position", object)->text,
                             std::to_string(row->next->position.value));
            }
        }
    }
}

void TestStructure::fieldCutByAFooterHasTwoPieces()
{
    const Golden golden("2026.2.0/archive-basic"); // P = 1024, R = 52: record 19 crosses the first footer
    const auto file =
        golden.file(golden.view->layout().partitions.key, golden.view->sections().front().keyFileName);
    const auto map = file->fields({FileOffset{0}, file->sizeBytes()});
    int cut = 0;
    for (const Field& field : map->fields) {
        if (field.pieces.size() < 2)
            continue;
        ++cut;
        QCOMPARE(field.pieces.size(), std::size_t{2});
        QCOMPARE(field.pieces[0].end() + 12, field.pieces[1].offset.value);
        QCOMPARE((field.pieces[1].offset.value - 8) % (1024 + 12), std::uint64_t{0});
    }
    QVERIFY(cut > 0);
}

void TestStructure::slotsAreNewestOlderEmptyBadOrFuture()
{
    const Golden golden("2026.2.0/freezer-bitflip-entry");
    const auto file = golden.file(golden.view->layout().partitions.table, std::string(kTableFileName));
    const auto map = file->fields({FileOffset{0}, file->sizeBytes()});
    std::map<FieldState, int> epochs;
    for (std::uint64_t b = 0; b < golden.view->buckets(); ++b) {
        const auto bucket = golden.view->readBucket(Bucket{b});
        for (int i = 0; i < 2; ++i) {
            const SlotReading& slot = bucket->slots.at(static_cast<std::size_t>(i));
            const Field* epoch = named(*map, "epoch", {ObjectId::Kind::Slot, b, i, {}});
            const Field* crc = named(*map, "crc32c", {ObjectId::Kind::Slot, b, i, {}});
            ++epochs[epoch->state];
            QCOMPARE(epoch->text, std::to_string(slot.slot.epoch));
            QCOMPARE(epoch->state == FieldState::Empty, slot.state == SlotState::Empty);
            QCOMPARE(crc->state == FieldState::Bad, slot.state == SlotState::BadChecksum);
            QCOMPARE(epoch->state == FieldState::Newest, bucket->head == i);
        }
    }
    QCOMPARE(epochs[FieldState::Unverified], 4); // one slot, another, and both of a third
    QVERIFY(epochs[FieldState::Newest] > 0);

    const Golden chains("2026.2.0/freezer-chains");
    const auto other = chains.file(chains.view->layout().partitions.table, std::string(kTableFileName));
    const auto otherMap = other->fields({FileOffset{0}, other->sizeBytes()});
    for (const Field& field : otherMap->fields)
        ++epochs[field.state];
    QVERIFY(epochs[FieldState::Older] > 0);

    StoreLayout layout = golden.view->layout();
    layout.checkpoint->epoch = 0;
    const auto early = *StoreView::open(golden.storage, layout);
    const auto again = *FileStructure::open(early, file->path());
    const auto againMap = again->fields({FileOffset{0}, file->sizeBytes()});
    for (const Field& field : againMap->fields)
        QVERIFY(field.state != FieldState::Newest);
}

void TestStructure::footerSlots()
{
    const Golden golden("2026.2.0/archive-crc-fallback");
    int bad = 0;
    int newest = 0;
    for (const SectionInfo& info : golden.view->sections()) {
        const auto file = golden.file(golden.view->layout().partitions.key, info.keyFileName);
        const auto map = file->fields({FileOffset{0}, file->sizeBytes()});
        for (const Field& field : map->fields) {
            if (field.kind == FieldKind::Length && field.state == FieldState::Newest)
                ++newest;
            if (field.object.kind == ObjectId::Kind::FooterSlot && field.state == FieldState::Bad &&
                field.kind == FieldKind::Crc) {
                ++bad;
                QVERIFY(field.text.find("should be") != std::string::npos);
            }
        }
    }
    QCOMPARE(bad, 1);
    QVERIFY(newest > 0);
}

void TestStructure::flippedValueIsBad()
{
    const Golden golden("2026.2.0/archive-bitflip");
    int bad = 0;
    int good = 0;
    for (const SectionInfo& info : golden.view->sections()) {
        const auto file = golden.file(golden.view->layout().partitions.value, info.valueFileName);
        const auto map = file->fields({FileOffset{0}, file->sizeBytes()});
        for (const Field& field : map->fields) {
            if (field.kind == FieldKind::Crc)
                ++(field.state == FieldState::Bad ? bad : good);
        }
    }
    QCOMPARE(bad, 1);
    QVERIFY(good > 100);
}

void TestStructure::bytesNobodyClaims()
{
    Bytes values = *encodeValue(asBytes("abc"));
    append(values, Bytes(10, std::byte{0xee}));
    const Bytes second = *encodeValue(asBytes("defg"));
    append(values, second);
    append(values, Bytes(3, std::byte{0xee}));
    const auto view = freezerWithValues({{LogicalOffset{0}, 7}, {LogicalOffset{17}, 8}}, values);
    const auto file = *FileStructure::open(view, {"v", sectionFileName(Section{0})});
    const auto map = file->fields({FileOffset{0}, file->sizeBytes()});
    const auto kindAt = [&](std::uint64_t offset) { return map->at(FileOffset{8 + offset})->kind; };
    QCOMPARE(kindAt(0), FieldKind::Value);
    QCOMPARE(kindAt(3), FieldKind::Crc);
    QCOMPARE(kindAt(7), FieldKind::Unknown);
    QCOMPARE(kindAt(16), FieldKind::Unknown);
    QCOMPARE(kindAt(17), FieldKind::Value);
    QCOMPARE(map->at(FileOffset{8 + 17})->object, (ObjectId{ObjectId::Kind::Value, 1, 0, {}}));
    QCOMPARE(map->at(FileOffset{8 + 17})->text, std::string("64656667 \"defg\""));
    QCOMPARE(kindAt(21), FieldKind::Crc);
    QCOMPARE(kindAt(25), FieldKind::Unknown);

    // Offsets that do not ascend: still found.
    const auto shuffled = freezerWithValues({{LogicalOffset{17}, 8}, {LogicalOffset{0}, 7}}, values);
    const auto other = *FileStructure::open(shuffled, {"v", sectionFileName(Section{0})});
    QCOMPARE(other->fields({FileOffset{8}, 1})->fields.front().object.number, std::uint64_t{1});
    QCOMPARE(other->fields({FileOffset{8 + 18}, 1})->fields.front().object.number, std::uint64_t{0});

    // A value that ends behind the file, and one too small for its checksum.
    const auto torn = freezerWithValues({{LogicalOffset{0}, 2}, {LogicalOffset{2}, 500}}, values);
    const auto third = *FileStructure::open(torn, {"v", sectionFileName(Section{0})});
    const auto thirdMap = third->fields({FileOffset{8}, 28});
    for (const Field& field : thirdMap->fields)
        QCOMPARE(field.state, FieldState::Unverified);
}

void TestStructure::cutPageStillHasFields()
{
    const Golden golden("2026.2.0/archive-torn");
    int unverified = 0;
    for (const SectionInfo& info : golden.view->sections()) {
        const auto file = golden.file(golden.view->layout().partitions.key, info.keyFileName);
        const std::uint64_t tail = (file->sizeBytes() - 8) % (1024 + 12);
        if (tail == 0)
            continue;
        const auto map = file->fields({FileOffset{file->sizeBytes() - tail}, tail});
        QVERIFY(tail > 60);
        for (const Field& field : map->fields) {
            unverified += field.state == FieldState::Unverified;
            QVERIFY(field.kind != FieldKind::Unknown);
        }
        QVERIFY((*file).tree({ObjectId::Kind::Tail, 0, 0, info.section}).has_value());
    }
    QVERIFY(unverified > 0);
}

void TestStructure::headers()
{
    const Golden golden("2026.10.0/archive-basic-v1");
    const auto file = golden.file("archive_key", golden.view->sections().front().keyFileName);
    const auto map = file->fields({FileOffset{0}, 5000});
    const ObjectId header{ObjectId::Kind::Header, 0, 0, {}};
    QCOMPARE(named(*map, "magic", header)->text, std::string("4357494b \"CWIK\""));
    QCOMPARE(named(*map, "crc32c", header)->state, FieldState::Good);
    QCOMPARE(named(*map, "padding", header)->pieces.front().end(), std::uint64_t{4096});
    QCOMPARE(map->at(FileOffset{4096})->name, std::string("index"));

    auto storage = std::make_shared<MemoryStorage>();
    Bytes damaged = encodeBlobHeader(HeaderLayout::V1);
    damaged[9] ^= std::byte{1};
    storage->write("p", "00", damaged);
    const auto bad = *FileStructure::open(*storage, {"p", "00"}, FileRole::Blob);
    const auto badMap = bad->fields({FileOffset{0}, 4096});
    QCOMPARE(named(*badMap, "crc32c", header)->state, FieldState::Bad);
    QCOMPARE(named(*badMap, "magic", header)->state, FieldState::Plain);
}

void TestStructure::markersAndTheirChecksum()
{
    const Golden golden("2026.10.0/archive-basic-mixed");
    const std::string partition = golden.view->layout().partitions.markers;
    int entries = 0;
    for (const std::string_view name : {kMetadataLeftFileName, kMetadataRightFileName}) {
        const auto file = golden.file(partition, std::string(name));
        QCOMPARE(file->role(), FileRole::Markers);
        const auto map = file->fields({FileOffset{0}, file->sizeBytes()});
        for (const Field& field : map->fields) {
            entries += field.object.kind == ObjectId::Kind::Entry && field.kind == FieldKind::Count;
            QVERIFY(field.state != FieldState::Bad);
        }
    }
    QVERIFY(entries > 0);
    const auto file = golden.file(partition, std::string(kMetadataLeftFileName));
    const auto tree = file->tree({ObjectId::Kind::Entry, 0, 0, {}});
    QCOMPARE(tree->children.size(), std::size_t{2});
}

void TestStructure::commitRecordOfAnImmutableArchive()
{
    Bytes pairs(10); // prefix 0, number 0, tag 0
    append(pairs, encodeCheckpoint({3, Section{1}, 120, 4}));
    pairs.push_back(std::byte{1});
    appendBig<std::uint64_t>(pairs, 7);
    pairs.push_back(std::byte{1});
    pairs.push_back(std::byte{1});
    appendBig<std::uint64_t>(pairs, 70);
    pairs.resize(pairs.size() + 16);
    Bytes blob = encodeBlobHeader(HeaderLayout::V0);
    append(blob, encodeMetadata(5, pairs));
    MemoryStorage storage;
    storage.write("m", std::string(kMetadataLeftFileName), blob);
    const auto file =
        *FileStructure::open(storage, {"m", std::string(kMetadataLeftFileName)}, FileRole::Metadata);
    const auto map = file->fields({FileOffset{0}, file->sizeBytes()});
    for (const Field& field : map->fields)
        QVERIFY2(field.kind != FieldKind::Unknown, identity(field).c_str());
    const ObjectId first{ObjectId::Kind::Entry, 0, 0, {}};
    const ObjectId second{ObjectId::Kind::Entry, 1, 0, {}};
    QCOMPARE(named(*map, "table_size", first)->text, std::string("4"));
    QCOMPARE(named(*map, "bits", second)->text, std::string("70"));
    QCOMPARE(named(*map, "bitmap", second)->pieces.front().sizeBytes, std::uint64_t{16});

    // A bitmap that claims more words than there are bytes ends the list; nothing is read past the copy.
    storeBig<std::uint64_t>(MutableByteView(pairs).subspan(pairs.size() - 24), UINT64_MAX);
    blob = encodeBlobHeader(HeaderLayout::V0);
    append(blob, encodeMetadata(5, pairs));
    storage.write("m", std::string(kMetadataLeftFileName), blob);
    const auto wild =
        *FileStructure::open(storage, {"m", std::string(kMetadataLeftFileName)}, FileRole::Metadata);
    const auto wildMap = wild->fields({FileOffset{0}, wild->sizeBytes()});
    QCOMPARE(flaw(*wildMap, {FileOffset{0}, wild->sizeBytes()}), QString());
    QCOMPARE(named(*wildMap, "bitmap", second), nullptr);
}

void TestStructure::ordinalCursors()
{
    Bytes blob = encodeBlobHeader(HeaderLayout::V0);
    Bytes cursor = encodeCursor({Section{2}, {LogicalOffset{100}, 12}});
    append(blob, cursor);
    appendBig(blob, crc32c(cursor));
    blob.resize(blob.size() + 24);
    append(blob, cursor);
    appendBig(blob, crc32c(cursor) ^ 1U);
    blob.resize(blob.size() + 5, std::byte{7});
    MemoryStorage storage;
    storage.write("o", sectionFileName(Section{0}), blob);
    const auto file = *FileStructure::open(storage, {"o", sectionFileName(Section{0})}, FileRole::Ordinal);
    const auto map = file->fields({FileOffset{0}, file->sizeBytes()});
    QCOMPARE(flaw(*map, {FileOffset{0}, file->sizeBytes()}), QString());
    QCOMPARE(named(*map, "offset", {ObjectId::Kind::Entry, 0, 0, {}})->text, std::string("100"));
    QCOMPARE(named(*map, "crc32c", {ObjectId::Kind::Entry, 0, 0, {}})->state, FieldState::Good);
    QCOMPARE(named(*map, "crc32c", {ObjectId::Kind::Entry, 1, 0, {}})->state, FieldState::Empty);
    QCOMPARE(named(*map, "crc32c", {ObjectId::Kind::Entry, 2, 0, {}})->state, FieldState::Bad);
    QCOMPARE(map->at(FileOffset{file->sizeBytes() - 1})->kind, FieldKind::Unknown);
}

void TestStructure::treeOfABucketLeadsToValueAndPage()
{
    const Golden golden("2026.2.0/freezer-basic");
    const auto table = golden.file(golden.view->layout().partitions.table, std::string(kTableFileName));
    int followed = 0;
    for (std::uint64_t b = 0; b < golden.view->buckets(); ++b) {
        const auto bucket = golden.view->readBucket(Bucket{b});
        const auto tree = table->tree({ObjectId::Kind::Bucket, b, 0, {}});
        QVERIFY(tree.has_value());
        QCOMPARE(tree->children.size(), std::size_t{2});
        if (!bucket->head)
            continue;
        const StructureNode& slot = tree->children.at(static_cast<std::size_t>(*bucket->head));
        QCOMPARE(slot.state, FieldState::Newest);
        const ObjectId head{ObjectId::Kind::Record, bucket->headSlot()->head.position.value, 0,
                            bucket->headSlot()->head.section};
        const StructureNode& record = slot.children.back();
        QCOMPARE(record.object, head);
        const auto row = golden.view->readRecord(bucket->headSlot()->head);
        QCOMPARE(child(record, "value_offset")->text, std::to_string(row->value.offset.value));
        const StructureNode* value = child(record, "Value");
        QCOMPARE(value->file.partition, golden.view->layout().partitions.value);
        QCOMPARE(value->children.back().state, FieldState::Good);
        QVERIFY(child(record, "Page " + std::to_string(row->keyFileOffset.value / 1036)) != nullptr);
        // The way back: the bytes of the node belong to the same object.
        const auto index = *FileStructure::open(golden.view, record.file);
        QCOMPARE(index->fields(record.pieces.front())->at(record.pieces.front().offset)->object, head);
        const auto values = *FileStructure::open(golden.view, value->file);
        const auto back =
            values->tree(values->fields(value->pieces.front())->at(value->pieces.front().offset)->object);
        QCOMPARE(back->children.back().object, head);
        ++followed;
    }
    QVERIFY(followed > 10);
}

void TestStructure::treeRefusesWhatIsNotThere()
{
    const Golden golden("2026.2.0/freezer-basic");
    const auto table = golden.file(golden.view->layout().partitions.table, std::string(kTableFileName));
    using Kind = ObjectId::Kind;
    for (const ObjectId& object :
         {ObjectId{Kind::Bucket, golden.view->buckets(), 0, {}}, ObjectId{Kind::Bucket, UINT64_MAX, 0, {}},
          ObjectId{Kind::Record, 0, 0, {}}, ObjectId{Kind::Tail, 0, 0, {}}})
        QCOMPARE(table->tree(object).error().code, Errc::InvalidArgument);
    const auto index =
        golden.file(golden.view->layout().partitions.key, golden.view->sections().front().keyFileName);
    for (const ObjectId& object :
         {ObjectId{Kind::Record, UINT64_MAX, 0, {}}, ObjectId{Kind::Record, 1U << 20, 0, {}},
          ObjectId{Kind::Page, UINT64_MAX, 0, {}}, ObjectId{Kind::Bucket, 0, 0, {}}})
        QCOMPARE(index->tree(object).error().code, Errc::InvalidArgument);
    const auto whole = index->tree({});
    QCOMPARE(whole->pieces.front().sizeBytes, index->sizeBytes());
    QVERIFY(whole->text.find("pages of 1024 + 12 bytes") != std::string::npos);
}

void TestStructure::noStoreNoFields()
{
    MemoryStorage storage;
    storage.write("p", "readme.txt", Bytes(20, std::byte{'a'}));
    storage.write("p", "empty", {});
    const auto file = *FileStructure::open(storage, {"p", "readme.txt"}, FileRole::Blob);
    QCOMPARE(file->role(), FileRole::Plain);
    const auto map = file->fields({FileOffset{0}, 100});
    QCOMPARE(map->runs.size(), std::size_t{1});
    QCOMPARE(map->fields.front().kind, FieldKind::Unknown);
    const auto empty = *FileStructure::open(storage, {"p", "empty"}, FileRole::Blob);
    QVERIFY(empty->fields({FileOffset{0}, 100})->runs.empty());
    QVERIFY(file->fields({FileOffset{UINT64_MAX}, UINT64_MAX})->runs.empty());
}

/// Every file of a small store, cut at every length: fields cover what is left, and every tree ends.
void TestStructure::everyTruncationHasFields()
{
    for (const char* label : {"2026.2.0/freezer-one-entry", "2026.10.0/archive-rollback"}) {
        const Golden golden(label);
        const auto root = golden.storage->listRoot();
        for (const DirectoryEntry& partition : *root) {
            if (partition.type != EntryType::Directory)
                continue;
            const auto entries = golden.storage->list(partition.name);
            if (entries->empty())
                continue;
            const DirectoryEntry& entry = entries->front();
            const auto file = golden.file(partition.name, entry.name);
            const Bytes bytes = *file->bytes({FileOffset{0}, file->sizeBytes()});
            const std::size_t step = bytes.size() > 4000 ? 37 : 3;
            for (std::size_t length = 0; length < bytes.size(); length += step) {
                auto storage = std::make_shared<MemoryStorage>();
                storage->write(partition.name, entry.name,
                               Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length)));
                const auto view = *StoreView::open(storage, golden.view->layout());
                const auto cut = *FileStructure::open(view, {partition.name, entry.name});
                const auto map = cut->fields({FileOffset{0}, length});
                QVERIFY(map.has_value());
                QCOMPARE(flaw(*map, {FileOffset{0}, length}), QString());
                for (const Field& field : map->fields)
                    (void)cut->tree(field.object);
            }
        }
    }
}

void TestStructure::randomBytesHaveFields()
{
    std::mt19937_64 random(20);
    for (int round = 0; round < 300; ++round) {
        auto storage = std::make_shared<MemoryStorage>();
        StoreLayout layout;
        layout.kind = round % 2 == 0 ? StoreKind::Archive : StoreKind::Freezer;
        layout.partitions = {"k", "v", "t", "m", "i"};
        layout.pageSize = PageSize{static_cast<std::uint16_t>(1 + random() % 200)};
        layout.keySizeBytes = static_cast<std::uint32_t>(random() % 80);
        layout.compressed = round % 3 == 0;
        for (const auto& [partition, name] : {std::pair<std::string, std::string>{"k", sectionFileName({})},
                                              {"v", sectionFileName({})},
                                              {"t", std::string(kTableFileName)},
                                              {"m", std::string(kMetadataLeftFileName)},
                                              {"i", std::string(kMetadataRightFileName)}}) {
            Bytes bytes = encodeBlobHeader(HeaderLayout::V0);
            const std::size_t length = random() % 3000;
            while (bytes.size() < length)
                bytes.push_back(static_cast<std::byte>(random() % (round % 5 == 0 ? 2 : 256)));
            storage->write(partition, name, bytes);
        }
        const auto view = *StoreView::open(storage, layout);
        for (const auto& [partition, files] : storage->partitions()) {
            const auto file = *FileStructure::open(view, {partition, files.begin()->first});
            const ByteRange whole{FileOffset{0}, file->sizeBytes()};
            const auto map = file->fields(whole);
            QVERIFY(map.has_value());
            QCOMPARE(flaw(*map, whole), QString());
            for (const Field& field : map->fields)
                QVERIFY(field.text.size() <= FileStructure::kFieldTextMax);
            for (std::size_t i = 0; i < map->fields.size(); i += 7)
                (void)file->tree(map->fields[i].object);
        }
    }
}

/// Records may claim anything: values that overlap by all but a byte, or that are nowhere.
void TestStructure::overlappingValuesEndInTime()
{
    constexpr std::uint32_t kValueBytes = 2U << 20;
    std::vector<ValuePlace> stairs;
    std::vector<ValuePlace> descending;
    for (std::uint64_t i = 0; i < 20'000; ++i) {
        stairs.push_back({LogicalOffset{i}, kValueBytes - 30'000 + static_cast<std::uint32_t>(i % 2)});
        descending.push_back({LogicalOffset{(20'000 - i) * 40}, 0});
    }
    for (const auto& places : {stairs, descending}) {
        const auto view = freezerWithValues(places, Bytes(kValueBytes));
        const auto file = *FileStructure::open(view, {"v", sectionFileName(Section{0})});
        QElapsedTimer timer;
        timer.start();
        for (const std::uint64_t at : {std::uint64_t{8}, std::uint64_t{kValueBytes} - 30'000}) {
            const ByteRange stretch{FileOffset{at},
                                    std::min(FileStructure::kStretchMaxBytes, file->sizeBytes() - at)};
            const auto map = file->fields(stretch);
            QVERIFY(map.has_value());
            QCOMPARE(flaw(*map, stretch), QString());
        }
        QVERIFY2(timer.elapsed() < 20'000, "too slow");
    }
}

QTEST_APPLESS_MAIN(TestStructure)
#include "tst_structure.moc"
