// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits by hand: fields by their names in every kind of structure, checksums that follow, what is refused and
// what the expert may do, plans that come back from JSON, and hostile ones.
#include "core/inspect/check.h"
#include "core/repair/file_edit.h"
#include "core/repair/propose.h"
#include "core/storage/blob_name.h"
#include "core/storage/metadata_format.h"
#include "tests/support/image_tools.h"
#include "tests/support/peer_config.h"
#include "tests/support/split_mix.h"

#include <QTest>

using namespace cryo;
using namespace cryo::test;

namespace {

/// 32-byte keys, two records of 52 bytes a page, sections 0 and 100.
Image archive(HeaderLayout header = HeaderLayout::V0, std::string markers = {})
{
    ArchiveSpec spec;
    spec.itemsPerSection = 100;
    spec.store.pageSize = PageSize{100}; // records lie over pages
    spec.store.headerLayout = header;
    spec.markerPartition = std::move(markers);
    return archiveImage(spec, [&](ArchiveBuilder& builder) {
        for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{100}})
            for (std::uint64_t i = 0; i < 11; ++i)
                builder.put(first + i, keyOf(first + i), bodyOf(first + i));
        builder.sync();
        if (!spec.markerPartition.empty())
            builder.setMarkerBodies(encodeMetadata(3, encodeMarkers(builder.fullMarkers())), std::nullopt);
    });
}

Image freezer()
{
    FreezerSpec spec;
    spec.store.pageSize = PageSize{120};
    spec.tableInitialSize = 8;
    spec.resizeFrequency = 200;
    return freezerImage(spec, [](FreezerBuilder& builder) {
        for (std::uint64_t i = 0; i < 40; ++i) {
            builder.put(keyOf(i), bodyOf(i));
            if (i == 20)
                builder.sync();
        }
        builder.sync();
    });
}

std::shared_ptr<const StoreView> viewOf(const Image& image)
{
    return StoreView::open(image.storage, image.layout).value()->countRecords().value();
}

struct FieldOf {
    FilePath file;
    ObjectId object;
    std::string name;
};

FileEdit editOf(const Image& image, const FieldOf& field, std::string_view text)
{
    const auto structure = FileStructure::open(viewOf(image), field.file).value();
    const StructureNode node = findField(*structure, field.object, field.name).value();
    std::uint64_t size = 0;
    for (const ByteRange& piece : node.pieces)
        size += piece.sizeBytes;
    const Bytes bytes = fieldBytes(*node.kind, size, text).value();
    return {field.file, editsOfPieces(node.pieces, bytes).value(), false, false};
}

Result<Proposal> propose(const Image& image, const FileEdit& edit)
{
    CRYO_ASSIGN(Operation operation, editOperation(viewOf(image), edit));
    return proposeEdits(image.storage, image.layout, {std::move(operation)});
}

/// The text of a field in a store.
std::string textOf(const std::shared_ptr<const ReadableStorage>& storage, const StoreLayout& layout,
                   const FieldOf& field)
{
    const auto view = StoreView::open(storage, layout).value()->countRecords().value();
    const auto structure = FileStructure::open(view, field.file).value();
    return findField(*structure, field.object, field.name).value().text;
}

std::vector<Finding> check(const std::shared_ptr<const ReadableStorage>& storage, const StoreLayout& layout)
{
    FindingList list;
    CheckOptions options;
    options.level = CheckLevel::Deep;
    if (!checkStore(StoreView::open(storage, layout).value(), options, list.sink()))
        throw std::runtime_error("the check failed");
    return list.kept();
}

FieldOf record(const Image& image, std::uint64_t section, std::uint64_t position, std::string name)
{
    return {{image.layout.partitions.key, sectionFileName(Section{section})},
            {ObjectId::Kind::Record, position, 0, Section{section}},
            std::move(name)};
}

FieldOf slot(const Image& image, std::uint64_t bucket, int number, std::string name)
{
    return {{image.layout.partitions.table, std::string(kTableFileName)},
            {ObjectId::Kind::Slot, bucket, number, {}},
            std::move(name)};
}

} // namespace

class TestFileEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldsFromText();
    void aRecordOverTwoPages();
    void aSlot();
    void aValueAndItsChecksum();
    void aMarkerCopy();
    void aHeaderOfV1();
    void footersByThemselves();
    void whatNodesDoNotSurviveIsRefused();
    void aBadStructureIsNotVouchedFor();
    void anotherStoreIsRefused();
    void checkpoints();
    void hostileEdits();
    void randomEditsNeverMakeAlarms();
};

void TestFileEdit::fieldsFromText()
{
    QCOMPARE(fieldBytes(FieldKind::Epoch, 8, "258").value(),
             (Bytes{std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0},
                    std::byte{1}, std::byte{2}}));
    QCOMPARE(fieldBytes(FieldKind::Added, 1, "0xff").value(), Bytes{std::byte{0xFF}});
    QCOMPARE(fieldBytes(FieldKind::NextSection, 8, "none").value(), Bytes(8, std::byte{0xFF}));
    QCOMPARE(fieldBytes(FieldKind::Crc, 4, "00112233").value(), fromHex("00112233").value());
    QCOMPARE(fieldBytes(FieldKind::Key, 2, "beef").value(), fromHex("beef").value());
    QVERIFY(!fieldBytes(FieldKind::Added, 1, "256"));
    QVERIFY(!fieldBytes(FieldKind::Epoch, 8, "-1"));
    QVERIFY(!fieldBytes(FieldKind::Epoch, 8, ""));
    QVERIFY(!fieldBytes(FieldKind::Epoch, 8, "12 "));
    QVERIFY(!fieldBytes(FieldKind::Position, 8, "none"));
    QVERIFY(!fieldBytes(FieldKind::Key, 2, "be"));
    QVERIFY(!fieldBytes(FieldKind::Value, std::uint64_t{1} << 40, "00"));
}

/// Record 1 begins at byte 52 of 100: its key lies in the first page and the second.
void TestFileEdit::aRecordOverTwoPages()
{
    const Image image = archive();
    const FieldOf key = record(image, 0, 1, "key");
    const std::string wanted(64, '7');
    const FileEdit edit = editOf(image, key, wanted);
    const auto proposal = propose(image, edit);
    QVERIFY2(proposal.has_value(), proposal ? "" : toString(proposal.error()).c_str());
    QVERIFY(alarms(check(proposal->storage, image.layout)).empty());
    const auto row =
        StoreView::open(proposal->storage, image.layout).value()->readRecord({Section{0}, Position{1}});
    QVERIFY(row.has_value());
    QCOMPARE(toHex(row->key), wanted);
    QVERIFY2(proposal->plan.operations.front().effect.find("key of Record") != std::string::npos,
             proposal->plan.operations.front().effect.c_str());
    // Through JSON, and with its preview.
    const auto read = planFromJson(planToJson(proposal->plan));
    QVERIFY(read.has_value());
    const auto applied = applyToOverlay(*read, image.storage);
    QVERIFY(applied && applied->results == proposal->plan.results);
    QVERIFY(previewOperation(*read, 1, image.storage).value().size() >= 1);
}

void TestFileEdit::aSlot()
{
    const Image image = freezer();
    for (std::uint64_t bucket = 0; bucket < 8; ++bucket) {
        const TableSlot old = image.slot(bucket, 1);
        if (old.epoch == 0)
            continue;
        const FieldOf added = slot(image, bucket, 1, "added");
        const auto proposal = propose(image, editOf(image, added, "9"));
        QVERIFY2(proposal.has_value(), proposal ? "" : toString(proposal.error()).c_str());
        QCOMPARE(textOf(proposal->storage, image.layout, added), std::string("9"));
        QVERIFY(withCode(check(proposal->storage, image.layout), FindingCode::FZ06).empty());
    }
}

void TestFileEdit::aValueAndItsChecksum()
{
    const Image image = archive();
    const ValuePlace place = viewOf(image)->readRecord({Section{0}, Position{4}}).value().value;
    FileEdit edit{{image.layout.partitions.value, sectionFileName(Section{0})},
                  {{FileOffset{kHeader + place.offset.value + 10}, Bytes{std::byte{1}, std::byte{2}}}},
                  false,
                  false};
    const auto proposal = propose(image, edit);
    QVERIFY2(proposal.has_value(), proposal ? "" : toString(proposal.error()).c_str());
    QVERIFY(alarms(check(proposal->storage, image.layout)).empty());
    edit.keepChecksums = true;
    QVERIFY(!propose(image, edit));
    edit.expert = true;
    const auto broken = propose(image, edit);
    QVERIFY(broken.has_value());
    QCOMPARE(withCode(check(broken->storage, image.layout), FindingCode::VA02).size(), std::size_t{1});
}

void TestFileEdit::aMarkerCopy()
{
    const Image image = archive(HeaderLayout::V0, "archive_key-metadata");
    const FieldOf records{{"archive_key-metadata", std::string(kMetadataLeftFileName)},
                          {ObjectId::Kind::Entry, 0, 0, {}},
                          "records"};
    const auto proposal = propose(image, editOf(image, records, "5"));
    QVERIFY2(proposal.has_value(), proposal ? "" : toString(proposal.error()).c_str());
    QCOMPARE(textOf(proposal->storage, image.layout, records), std::string("5"));
    QVERIFY(alarms(check(proposal->storage, image.layout)).empty());
    // Sections that do not ascend are no markers.
    const FieldOf section{records.file, records.object, "section"};
    QVERIFY(!propose(image, editOf(image, section, "900")));
}

void TestFileEdit::aHeaderOfV1()
{
    const Image image = archive(HeaderLayout::V1);
    const FilePath file{image.layout.partitions.value, sectionFileName(Section{0})};
    FileEdit edit{file, {{FileOffset{7}, Bytes{std::byte{1}}}}, false, false};
    QVERIFY(!propose(image, edit)); // a blob version that no release reads, though its checksum is right
    edit.expert = true;
    const auto done = propose(image, edit);
    QVERIFY(done.has_value());
    const auto header = readBlobHeader(*done->storage->open(file.partition, file.fileName).value()).value();
    QVERIFY(header.state == HeaderState::BlobVersion);
}

void TestFileEdit::footersByThemselves()
{
    const Image image = archive();
    const FieldOf crc{{image.layout.partitions.key, sectionFileName(Section{0})},
                      {ObjectId::Kind::FooterSlot, 0, 0, Section{0}},
                      "crc1"};
    QVERIFY(!propose(image, editOf(image, crc, "00000000")));
    const FieldOf length{crc.file, crc.object, "len1"};
    QVERIFY(!propose(image, editOf(image, length, "52"))); // a short page in the middle, with its checksum
    FileEdit expert = editOf(image, length, "52");
    expert.expert = true;
    const auto done = propose(image, expert);
    QVERIFY(done.has_value());
    QVERIFY(!withCode(check(done->storage, image.layout), FindingCode::PG04).empty());
}

void TestFileEdit::whatNodesDoNotSurviveIsRefused()
{
    const Image image = freezer();
    const std::uint64_t bucket = [&] {
        for (std::uint64_t b = 0; b < 8; ++b)
            if (image.slot(b, 0).epoch != 0 && image.slot(b, 1).epoch != 0)
                return b;
        return std::uint64_t{0};
    }();
    const auto refused = [&](const FieldOf& field, std::string_view text) {
        FileEdit edit = editOf(image, field, text);
        const auto proposal = propose(image, edit);
        if (proposal)
            return false;
        edit.expert = true;
        return proposal.error().code == Errc::InvalidArgument && propose(image, edit).has_value();
    };
    QVERIFY(refused(slot(image, bucket, 0, "epoch"), std::to_string(image.slot(bucket, 1).epoch)));
    QVERIFY(refused(slot(image, bucket, 0, "epoch"), "99"));
    QVERIFY(refused(slot(image, bucket, 0, "epoch"), "0"));
    QVERIFY(refused(slot(image, bucket, 0, "position"), "1000"));
    QVERIFY(refused(slot(image, bucket, 0, "section"), "77"));
    QVERIFY(refused(record(image, 0, 0, "next_position"), "3"));
    QVERIFY(refused(record(image, 0, 5, "value_offset"), "1000000"));
    QVERIFY(refused(record(image, 0, 5, "value_size"), "3"));
    const Image items = archive();
    FileEdit stray = editOf(items, record(items, 0, 3, "index"), "150");
    QVERIFY(!propose(items, stray));
    stray.expert = true;
    QVERIFY(!withCode(check(propose(items, stray).value().storage, items.layout), FindingCode::AR02).empty());
}

/// A page that fails gets no new checksum for one edited byte, but for all of its bytes; and the right byte
/// with the old checksum mends it.
void TestFileEdit::aBadStructureIsNotVouchedFor()
{
    const Image image = archive();
    Bytes& keys = image.keys(0);
    const Bytes whole = keys;
    const std::uint64_t at = image.page(2) + 20;
    keys[at] ^= std::byte{4};
    const FilePath file{image.layout.partitions.key, sectionFileName(Section{0})};
    FileEdit edit{file, {{FileOffset{image.page(2) + 30}, Bytes{std::byte{1}}}}, false, false};
    QVERIFY(!propose(image, edit));
    edit.bytes = {{FileOffset{at}, Bytes{whole[at]}}};
    const auto mended = propose(image, edit);
    QVERIFY2(mended.has_value(), mended ? "" : toString(mended.error()).c_str());
    QVERIFY(alarms(check(mended->storage, image.layout)).empty());
}

void TestFileEdit::anotherStoreIsRefused()
{
    const Image image = freezer();
    const auto proposal = propose(image, editOf(image, slot(image, 1, 0, "added"), "3")).value();
    const Image other = freezer();
    other.table()[kHeader + kBucketSizeBytes + 24] ^= std::byte{0x10};
    const auto applied = applyToOverlay(proposal.plan, other.storage);
    QVERIFY(!applied);
    QVERIFY(applied.error().code == Errc::Changed);
}

void TestFileEdit::checkpoints()
{
    const Image image = freezer();
    const auto view = viewOf(image);
    const Checkpoint right = *image.layout.checkpoint;
    QVERIFY(checkpointObjections(*view, right).empty());
    const auto objected = [&](auto change) {
        Checkpoint wrong = right;
        change(wrong);
        return !checkpointObjections(*view, wrong).empty();
    };
    QVERIFY(objected([](Checkpoint& c) { c.tableSize = 12; }));
    QVERIFY(objected([](Checkpoint& c) { c.tableSize = 1024; }));
    QVERIFY(objected([](Checkpoint& c) { c.oversizedSizeBytes -= 1; }));
    QVERIFY(objected([](Checkpoint& c) { c.oversizedSizeBytes += 60; }));
    QVERIFY(objected([](Checkpoint& c) { c.oversizedSizeBytes -= 60; }));
    QVERIFY(objected([](Checkpoint& c) { c.section = Section{9}; }));
    QVERIFY(objected([](Checkpoint& c) { c.epoch = 0; }));
    Checkpoint later = right;
    later.epoch += 5;
    const auto proposal = proposeEdits(image.storage, image.layout, {}, later).value();
    QVERIFY(proposal.plan.checkpoint == later);
    QVERIFY(proposal.plan.results.empty());
}

void TestFileEdit::hostileEdits()
{
    const Image image = freezer();
    Operation operation =
        editOperation(viewOf(image), editOf(image, slot(image, 1, 0, "added"), "3")).value();
    for (const std::string& text :
         {std::string(), std::string("x"), std::string("8"), std::string("8 00"), std::string("8 00 0"),
          std::string("8 00 0011"), std::string("8  "), std::string("99999999999999999999 00 00"),
          std::string("18446744073709551615 00 00"), std::string("8 00 00\n8 00 00"), std::string("8 zz 00"),
          std::string("-8 00 00"), std::string("\n\n"), std::string("5000000 00 00")}) {
        operation.parameters["edits"] = text;
        QVERIFY2(!proposeEdits(image.storage, image.layout, {operation}), text.c_str());
    }
    const FileEdit overlapping{{"freezer_table", std::string(kTableFileName)},
                               {{FileOffset{8}, Bytes(4)}, {FileOffset{10}, Bytes(4)}},
                               false,
                               false};
    QVERIFY(!editOperation(viewOf(image), overlapping));
    QVERIFY(!editOperation(viewOf(image),
                           {{"freezer_table", "none"}, {{FileOffset{8}, Bytes(4)}}, false, false}));
}

/// What is not refused leaves a store without any finding of a structure that is broken.
void TestFileEdit::randomEditsNeverMakeAlarms()
{
    SplitMix64 random(7);
    int taken = 0;
    int refused = 0;
    for (const Image& image : {archive(), freezer(), archive(HeaderLayout::V1)})
        for (int i = 0; i < 150; ++i) {
            const auto partition = std::next(
                image.storage->partitions().begin(),
                static_cast<std::ptrdiff_t>(random.between(0, image.storage->partitions().size() - 1)));
            if (partition->second.empty())
                continue;
            const auto file =
                std::next(partition->second.begin(),
                          static_cast<std::ptrdiff_t>(random.between(0, partition->second.size() - 1)));
            const std::uint64_t size = random.between(1, 9);
            if (file->second->size() <= size)
                continue;
            const FileEdit edit{
                {partition->first, file->first},
                {{FileOffset{random.between(0, file->second->size() - size)}, random.fill(size)}},
                false,
                false};
            const auto proposal = propose(image, edit);
            ++(proposal ? taken : refused);
            if (!proposal)
                continue;
            using enum FindingCode;
            for (const Finding& finding : alarms(check(proposal->storage, image.layout)))
                for (const FindingCode broken : {HD01, HD04, HD05, HD06, HD07, PG02, PG03, PG04, VA02, FZ06,
                                                 FZ08, FZ09, FZ10, FZ11, AR02, IX03, IX06})
                    QVERIFY2(finding.code != broken,
                             (toString(finding.where) + " " + sentence(finding)).c_str());
        }
    QVERIFY2(taken > 50 && refused > 50, (std::to_string(taken) + " " + std::to_string(refused)).c_str());
}

QTEST_GUILESS_MAIN(TestFileEdit)
#include "tst_file_edit.moc"
