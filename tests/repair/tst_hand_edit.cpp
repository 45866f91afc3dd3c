// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits by hand: every kind of field of every kind of file is typed anew; it then says what was typed, no
// checksum that held before fails, and nothing else changes. What a person types is read back as it was
// shown, or refused with a sentence. Slots that an engine aborts over are refused.
#include "core/base/crc32c.h"
#include "core/repair/hand_edit.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/golden.h"
#include "tests/support/peer_config.h"

#include <QTest>

#include <map>
#include <set>

using namespace cryo;
using namespace cryo::test;

namespace {

struct Opened {
    GoldenCopy copy;
    StoreLayout layout;
    std::shared_ptr<const ReadableStorage> storage;

    explicit Opened(const std::string& label)
        : copy(label)
        , storage(*ReadOnlyFileStorage::open(copy.root()))
    {
        layout = layoutFromPeerConfig(goldenScenario(label).config(), *storage);
    }
    [[nodiscard]] static std::shared_ptr<const FileStructure>
    structure(const std::shared_ptr<const ReadableStorage>& from, const StoreLayout& layout,
              const FilePath& path)
    {
        return *FileStructure::open(*StoreView::open(from, layout), path);
    }
    [[nodiscard]] std::vector<FilePath> files() const
    {
        std::vector<FilePath> files;
        for (const std::string& partition : {layout.partitions.key, layout.partitions.value,
                                             layout.partitions.table, layout.partitions.markers})
            if (!partition.empty())
                if (const auto entries = storage->list(partition))
                    for (const DirectoryEntry& entry : *entries)
                        files.push_back({partition, entry.name});
        return files;
    }
};

/// The first field of each kind with content, and the last.
std::vector<Field> someFields(const FileStructure& file)
{
    std::map<FieldKind, std::vector<Field>> byKind;
    const auto map = file.fields({FileOffset{0}, std::min<std::uint64_t>(file.sizeBytes(), 1 << 20)});
    if (!map)
        return {};
    for (const Field& field : map->fields) {
        if (field.object.kind == ObjectId::Kind::File && field.kind == FieldKind::Unknown)
            continue;
        auto& fields = byKind[field.kind];
        if (fields.size() < 2)
            fields.push_back(field);
        else
            fields.back() = field;
    }
    std::vector<Field> out;
    for (auto& [kind, fields] : byKind)
        out.insert(out.end(), fields.begin(), fields.end());
    return out;
}

Bytes bytesOf(const FileStructure& file, const std::vector<ByteRange>& pieces)
{
    Bytes all;
    for (const ByteRange& piece : pieces)
        append(all, *file.bytes(piece));
    return all;
}

/// Checksums that fail, by the field's place.
std::set<std::uint64_t> badSums(const FileStructure& file)
{
    std::set<std::uint64_t> bad;
    const auto map = file.fields({FileOffset{0}, std::min<std::uint64_t>(file.sizeBytes(), 1 << 20)});
    for (const Field& field : map->fields)
        if (field.kind == FieldKind::Crc && field.state == FieldState::Bad)
            bad.insert(field.pieces.front().offset.value);
    return bad;
}

Plan planOf(const StoreLayout& layout, std::vector<Operation> operations)
{
    Plan plan;
    plan.layout = layout;
    plan.operations = std::move(operations);
    for (std::size_t i = 0; i < plan.operations.size(); ++i)
        plan.operations[i].id = std::uint32_t(i + 1);
    return plan;
}

} // namespace

class TestHandEdit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfField_data();
    void everyKindOfField();
    void withoutChecksumsOnlyTheBytesChange();
    void typedChecksumStaysAsItIs();
    void fieldAcrossTwoPages();
    void slotsThatAbortAnEngineAreRefused();
    void typedText_data();
    void typedText();
    void checksumPlacesAreRead_data();
    void checksumPlacesAreRead();
    void editsOutsideOfTheFileAreRefused();
};

void TestHandEdit::everyKindOfField_data()
{
    QTest::addColumn<QString>("label");
    for (const char* const label :
         {"2026.2.0/archive-basic", "2026.2.0/freezer-basic", "2026.10.0/archive-basic-mixed",
          "2026.10.0/archive-basic-v1", "2026.10.0/freezer-basic-v1"})
        if (std::ranges::any_of(goldenScenarios(), [&](const auto& one) { return one.label() == label; }))
            QTest::newRow(label) << QString(label);
}

void TestHandEdit::everyKindOfField()
{
    QFETCH(QString, label);
    const Opened store(label.toStdString());
    std::set<FieldKind> tried;
    for (const FilePath& path : store.files()) {
        const auto file = Opened::structure(store.storage, store.layout, path);
        for (const Field& field : someFields(*file)) {
            // What the edit changes of the structure itself is no field any more.
            if (field.kind == FieldKind::Header || field.kind == FieldKind::Length ||
                field.kind == FieldKind::Crc)
                continue;
            HandEdit edit{field.pieces, bytesOf(*file, field.pieces), field.name, true, true};
            edit.bytes.back() ^= std::byte{1};
            const auto operations = editByHand(*(*StoreView::open(store.storage, store.layout)), *file, edit);
            QVERIFY2(operations.has_value(), operations ? "" : toString(operations.error()).c_str());
            QVERIFY(!operations->empty());
            // By way of JSON, as it would be applied elsewhere.
            const auto plan = planFromJson(planToJson(planOf(store.layout, *operations)));
            QVERIFY2(plan.has_value(), plan ? "" : toString(plan.error()).c_str());
            const auto planned = applyToOverlay(*plan, store.storage);
            QVERIFY2(planned.has_value(), planned ? "" : toString(planned.error()).c_str());
            const auto after = Opened::structure(planned->storage, store.layout, path);
            const std::string place =
                toString(Where{path.partition, path.fileName, field.pieces.front().offset.value}) + ' ' +
                field.name;
            QVERIFY2(bytesOf(*after, field.pieces) == edit.bytes, place.c_str());
            for (const std::uint64_t bad : badSums(*after))
                QVERIFY2(badSums(*file).contains(bad),
                         (place + " breaks the sum at " + std::to_string(bad)).c_str());
            QCOMPARE(planned->results.size(), std::size_t(1));
            QCOMPARE(planned->results.front().sizeBytes, file->sizeBytes());
            tried.insert(field.kind);
        }
    }
    QVERIFY2(tried.size() >= 5, qPrintable(QString::number(tried.size())));
}

void TestHandEdit::withoutChecksumsOnlyTheBytesChange()
{
    const Opened store("2026.2.0/freezer-basic");
    for (const FilePath& path : store.files()) {
        const auto file = Opened::structure(store.storage, store.layout, path);
        for (const Field& field : someFields(*file)) {
            HandEdit edit{field.pieces, bytesOf(*file, field.pieces), field.name, false, false};
            edit.bytes.front() ^= std::byte{0x40};
            const auto operations = editByHand(*(*StoreView::open(store.storage, store.layout)), *file, edit);
            QVERIFY(operations.has_value());
            const auto planned = applyToOverlay(planOf(store.layout, *operations), store.storage);
            QVERIFY2(planned.has_value(), planned ? "" : toString(planned.error()).c_str());
            Bytes before(file->sizeBytes());
            Bytes after(file->sizeBytes());
            QVERIFY((*store.storage->open(path.partition, path.fileName))->readAt(FileOffset{0}, before));
            QVERIFY((*planned->storage->open(path.partition, path.fileName))->readAt(FileOffset{0}, after));
            std::size_t others = 0;
            for (std::size_t i = 0; i < before.size(); ++i)
                others += std::size_t{before[i] != after[i]};
            QCOMPARE(others, std::size_t(1));
        }
    }
}

void TestHandEdit::typedChecksumStaysAsItIs()
{
    const Opened store("2026.2.0/freezer-basic");
    for (const FilePath& path : store.files()) {
        const auto file = Opened::structure(store.storage, store.layout, path);
        for (const Field& field : someFields(*file)) {
            if (field.kind != FieldKind::Crc || field.state != FieldState::Good)
                continue;
            HandEdit edit{field.pieces, *fromHex("01020304"), field.name, true, false};
            const auto operations = editByHand(*(*StoreView::open(store.storage, store.layout)), *file, edit);
            QVERIFY(operations.has_value() && operations->size() == 1);
            const auto planned = applyToOverlay(planOf(store.layout, *operations), store.storage);
            QVERIFY2(planned.has_value(), planned ? "" : toString(planned.error()).c_str());
            QCOMPARE(badSums(*Opened::structure(planned->storage, store.layout, path)).size(),
                     badSums(*file).size() + 1);
        }
    }
}

void TestHandEdit::fieldAcrossTwoPages()
{
    const Opened store("2026.2.0/freezer-basic");
    bool isFound = false;
    for (const FilePath& path : store.files()) {
        const auto file = Opened::structure(store.storage, store.layout, path);
        if (file->role() != FileRole::Index)
            continue;
        const auto map = file->fields({FileOffset{0}, file->sizeBytes()});
        for (const Field& field : map->fields) {
            if (field.pieces.size() < 2 || field.kind != FieldKind::Key)
                continue;
            isFound = true;
            HandEdit edit{field.pieces, bytesOf(*file, field.pieces), field.name, true, false};
            for (std::byte& byte : edit.bytes)
                byte ^= std::byte{0xff};
            const auto operations = editByHand(*(*StoreView::open(store.storage, store.layout)), *file, edit);
            QVERIFY(operations.has_value());
            QCOMPARE(operations->size(), field.pieces.size());
            const auto planned = applyToOverlay(planOf(store.layout, *operations), store.storage);
            QVERIFY(planned.has_value());
            const auto after = Opened::structure(planned->storage, store.layout, path);
            QVERIFY(bytesOf(*after, field.pieces) == edit.bytes);
            QVERIFY(badSums(*after) == badSums(*file));
        }
    }
    QVERIFY(isFound);
}

void TestHandEdit::slotsThatAbortAnEngineAreRefused()
{
    const Opened store("2026.2.0/freezer-basic");
    const auto view = *StoreView::open(store.storage, store.layout);
    const FilePath path{view->table()->where().partition, view->table()->where().blob};
    const auto file = Opened::structure(store.storage, store.layout, path);
    // A bucket with one slot in use: the other one of the same epoch.
    for (std::uint64_t bucket = 0; bucket < view->buckets(); ++bucket) {
        const BucketReading reading = *view->readBucket(Bucket{bucket});
        if (!reading.head)
            continue;
        const auto used = static_cast<std::uint64_t>(*reading.head);
        const std::uint64_t payload = file->blob().toFile(LogicalOffset{0}).value;
        const std::uint64_t from = payload + bucket * kBucketSizeBytes + used * kSlotSizeBytes;
        const std::uint64_t to = payload + bucket * kBucketSizeBytes + (1 - used) * kSlotSizeBytes;
        HandEdit edit{{{FileOffset{to}, kSlotCrcOffset}},
                      *file->bytes({FileOffset{from}, kSlotCrcOffset}),
                      {},
                      true,
                      false};
        auto operations = editByHand(*view, *file, edit);
        QVERIFY(operations.has_value());
        QCOMPARE(operations->front().kind, OperationKind::SetSlot);
        const auto refused = applyToOverlay(planOf(store.layout, *operations), store.storage);
        QVERIFY(!refused.has_value());
        QVERIFY2(refused.error().message.find("abort") != std::string::npos, refused.error().message.c_str());
        edit.expert = true;
        operations = editByHand(*view, *file, edit);
        const auto done = applyToOverlay(planOf(store.layout, *operations), store.storage);
        QVERIFY2(done.has_value(), done ? "" : toString(done.error()).c_str());
        QVERIFY((*StoreView::open(done->storage, store.layout))->readBucket(Bucket{bucket})->equalEpochs);
        // Zeros empty a slot.
        edit = {{{FileOffset{from}, kSlotCrcOffset}}, Bytes(kSlotCrcOffset), {}, true, false};
        operations = editByHand(*view, *file, edit);
        const auto emptied = applyToOverlay(planOf(store.layout, *operations), store.storage);
        QVERIFY(emptied.has_value());
        QCOMPARE(
            (*StoreView::open(emptied->storage, store.layout))->readBucket(Bucket{bucket})->slots[used].state,
            SlotState::Empty);
        return;
    }
    QFAIL("no bucket in use");
}

void TestHandEdit::typedText_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hex"); // empty: refused
    const auto row = [](FieldKind kind, int size, const char* text, const char* hex) {
        QTest::addRow("%d %d '%s'", int(kind), size, text)
            << int(kind) << size << QString(text) << QString(hex);
    };
    row(FieldKind::Epoch, 8, "7", "0000000000000007");
    row(FieldKind::Epoch, 8, " 0xFF ", "00000000000000ff");
    row(FieldKind::Epoch, 8, "18446744073709551615", "ffffffffffffffff");
    row(FieldKind::Epoch, 8, "18446744073709551616", "");
    row(FieldKind::Epoch, 8, "-1", "");
    row(FieldKind::Epoch, 8, "", "");
    row(FieldKind::Epoch, 8, "0x", "");
    row(FieldKind::Epoch, 8, "7a", "");
    row(FieldKind::Epoch, 8, "none", "");
    row(FieldKind::Added, 1, "255", "ff");
    row(FieldKind::Added, 1, "256", "");
    row(FieldKind::Size, 4, "4294967295", "ffffffff");
    row(FieldKind::Size, 4, "4294967296", "");
    row(FieldKind::Length, 2, "0x0102", "0102");
    row(FieldKind::NextSection, 8, "none", "ffffffffffffffff");
    row(FieldKind::NextPosition, 8, "12", "000000000000000c");
    row(FieldKind::Crc, 4, "de ad be ef", "deadbeef");
    row(FieldKind::Crc, 4, "12", "");
    row(FieldKind::Key, 2, "ABCD", "abcd");
    row(FieldKind::Key, 2, "ABC", "");
    row(FieldKind::Key, 2, "ABCX", "");
    row(FieldKind::Unknown, 3, "00 01 02", "000102");
}

void TestHandEdit::typedText()
{
    QFETCH(int, kind);
    QFETCH(int, size);
    QFETCH(QString, text);
    QFETCH(QString, hex);
    const auto bytes = typedField(FieldKind(kind), std::uint64_t(size), text.toStdString());
    if (hex.isEmpty()) {
        QVERIFY(!bytes.has_value());
        QCOMPARE(bytes.error().code, Errc::InvalidArgument);
        QVERIFY(!bytes.error().message.empty());
        return;
    }
    QVERIFY2(bytes.has_value(), bytes ? "" : bytes.error().message.c_str());
    QCOMPARE(QString::fromStdString(toHex(*bytes)), hex);
    // What is shown can be typed.
    const auto again =
        typedField(FieldKind(kind), std::uint64_t(size), typeableField(FieldKind(kind), *bytes));
    QVERIFY(again.has_value() && *again == *bytes);
}

void TestHandEdit::checksumPlacesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count"); // -1: refused
    QTest::newRow("none") << QString() << 0;
    QTest::newRow("one") << QString("8+25@33") << 1;
    QTest::newRow("two") << QString("8+25@33 37+25@62") << 2;
    for (const char* const bad :
         {"8", "8+25", "8+25@", "@1", "8+25@33,", "8+25@33  9+1@20", "x", "8+25@30", "30+25@28",
          "18446744073709551615+2@0", "99999999999999999999+1@0", "-1+2@5"})
        QTest::newRow(bad) << QString(bad) << -1;
}

void TestHandEdit::checksumPlacesAreRead()
{
    QFETCH(QString, text);
    QFETCH(int, count);
    const auto places = checksumPlacesOf(text.toStdString());
    QCOMPARE(places.has_value() ? int(places->size()) : -1, count);
    if (places)
        QCOMPARE(QString::fromStdString(checksumPlacesText(*places)), text);
}

void TestHandEdit::editsOutsideOfTheFileAreRefused()
{
    const Opened store("2026.2.0/freezer-basic");
    const FilePath path = store.files().front();
    const auto view = *StoreView::open(store.storage, store.layout);
    const auto file = Opened::structure(store.storage, store.layout, path);
    const auto edit = [&](ByteRange range, std::size_t bytes) {
        return editByHand(*view, *file, {{range}, Bytes(bytes), {}, true, false});
    };
    QVERIFY(!edit({FileOffset{file->sizeBytes() - 1}, 2}, 2).has_value());
    QVERIFY(!edit({FileOffset{UINT64_MAX}, 1}, 1).has_value());
    QVERIFY(!edit({FileOffset{0}, 0}, 0).has_value());
    QVERIFY(!edit({FileOffset{0}, 4}, 5).has_value());
    QVERIFY(!edit({FileOffset{0}, kHandEditMaxBytes + 1}, kHandEditMaxBytes + 1).has_value());
    // The bytes that stand there already are no change.
    const auto same =
        editByHand(*view, *file, {{{FileOffset{0}, 8}}, *file->bytes({FileOffset{0}, 8}), {}, true, false});
    QVERIFY(same.has_value() && same->empty());
    // A plan from elsewhere, with a checksum behind the end.
    Operation operation;
    operation.id = 1;
    operation.repairs = false;
    operation.target = {path.partition, path.fileName, 8};
    operation.parameters = {{"offset", std::uint64_t{8}},
                            {"hex", std::string("00")},
                            {"checksums", "0+4@" + std::to_string(file->sizeBytes() - 3)}};
    QVERIFY(!applyToOverlay(planOf(store.layout, {operation}), store.storage).has_value());
    operation.parameters["checksums"] = "8+" + std::to_string(file->sizeBytes()) + "@4";
    QVERIFY(!applyToOverlay(planOf(store.layout, {operation}), store.storage).has_value());
}

QTEST_GUILESS_MAIN(TestHandEdit)
#include "tst_hand_edit.moc"
