// SPDX-License-Identifier: GPL-3.0-or-later
//
// No input makes looking crash, hang or run out of memory: every truncation and a flip of every byte of small
// real stores, random files, and shapes that an enemy would make. Each case ends in findings or in an error
// that says what could not be done.
//
// CRYO_ROBUSTNESS_STEP=n takes every n-th byte only; 13 unless told. CRYO_ROBUSTNESS_PART=i/n takes every
// n-th of those bytes, beginning with number i, so that several processes share the work: the tests
// every_byte_i of ctest are the parts of step 1. They run where CRYO_FULL is set, and are skipped (exit code
// 77) elsewhere.
#include "core/freezer/freezer_format.h"
#include "core/freezer/table_format.h"
#include "core/journal/page_format.h"
#include "core/storage/blob_header.h"
#include "core/storage/blob_name.h"
#include "core/storage/memory_storage.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/effort.h"
#include "tests/support/golden.h"
#include "tests/support/image_tools.h"
#include "tests/support/look_at_everything.h"
#include "tests/support/tiny_stores.h"
#include "tests/support/tree_digest.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>
#include <sys/stat.h>

using namespace cryo;
namespace fs = std::filesystem;

namespace {

std::size_t step()
{
    bool isNumber = false;
    const int value = qEnvironmentVariableIntValue("CRYO_ROBUSTNESS_STEP", &isNumber);
    return isNumber && value > 0 ? static_cast<std::size_t>(value) : 13;
}

/// Which of the chosen bytes are this process's.
struct Part {
    std::size_t number = 0;
    std::size_t count = 1;
};

std::optional<Part> part()
{
    const auto words = qEnvironmentVariable("CRYO_ROBUSTNESS_PART").split(u'/');
    if (words.size() != 2)
        return std::nullopt;
    const Part part{words[0].toULongLong(), words[1].toULongLong()};
    return part.count > 0 && part.number < part.count ? std::optional(part) : std::nullopt;
}

/// The offsets in a file that are tried: every step() times stride. Of the zeros that fill a V1 header only
/// every 64th: they are alike.
std::vector<std::size_t> offsetsIn(const Bytes& file, std::size_t stride = 1)
{
    constexpr std::size_t kFieldsEnd = 16;
    constexpr std::size_t kPaddingStep = 64;
    const bool isV1 = file.size() >= kHeaderV1SizeBytes && file[3] == encodeBlobHeader(HeaderLayout::V1)[3];
    const Part mine = part().value_or(Part{});
    std::vector<std::size_t> offsets;
    std::size_t number = 0;
    for (std::size_t n = 0; n < file.size(); n += step() * stride) {
        const bool isPadding = isV1 && n >= kFieldsEnd && n + kFieldsEnd < kHeaderV1SizeBytes;
        if (isPadding && n / (step() * stride) % kPaddingStep != 0)
            continue;
        if (number++ % mine.count == mine.number)
            offsets.push_back(n);
    }
    return offsets;
}

/// Looks, and says whether it ended in bounded time with errors that name something.
bool survives(const std::shared_ptr<const ReadableStorage>& storage, QString& why,
              const std::optional<StoreLayout>& layout = {}, const std::optional<Where>& damagedFile = {})
{
    QElapsedTimer timer;
    timer.start();
    const test::LookOutcome outcome =
        layout ? test::lookAtStore(storage, *layout) : test::lookAtEverything(storage, damagedFile);
    for (const Error& error : outcome.errors)
        if (error.message.empty())
            why = QStringLiteral("an error without a message");
    for (const Finding& finding : outcome.findings)
        if (sentence(finding).find('{') != std::string::npos)
            why = QStringLiteral("a sentence with a hole: ") + QString::fromStdString(sentence(finding));
    // Small stores take milliseconds; a minute would be a hang even under sanitizers.
    if (timer.elapsed() > 60'000)
        why = QStringLiteral("took %1 ms").arg(timer.elapsed());
    return why.isEmpty();
}

struct Place {
    std::string partition;
    std::string file;
    std::size_t size;
};

std::vector<Place> filesOf(const MemoryStorage& storage)
{
    std::vector<Place> places;
    for (const auto& [partition, files] : storage.partitions())
        for (const auto& [name, bytes] : files)
            places.push_back({partition, name, bytes->size()});
    return places;
}

/// The stores whose bytes are damaged one by one. In every_byte these are the tiny ones of each kind and the
/// two smallest golden ones; of the larger golden ones a step that is not 1 takes some bytes.
void addStores()
{
    QTest::addColumn<std::shared_ptr<MemoryStorage>>("storage");
    QTest::addColumn<std::size_t>("stride");
    const auto addGolden = [](std::string_view label, std::size_t stride) {
        QTest::newRow(std::string(label).c_str())
            << test::readFolder(test::goldenScenario(label).store()) << stride;
    };
    for (const test::TinyStore& store : test::tinyStores())
        QTest::newRow(store.name.c_str()) << store.storage << std::size_t{1};
    for (const char* label : {"2026.2.0/archive-crc-fallback", "2026.2.0/freezer-one-entry"})
        addGolden(label, 1);
    if (step() == 1)
        return;
    constexpr std::size_t kOfLarger = test::kSanitized ? 3 : 1;
    for (const char* label : {"2026.2.0/archive-i32", "2026.2.0/archive-gaps", "2026.2.0/freezer-mid-resize",
                              "2026.2.0/freezer-chains"})
        addGolden(label, kOfLarger);
    // Compression, markers, V1 headers: larger still.
    constexpr std::size_t kOfLargest = test::kSanitized ? 15 : 5;
    for (const char* label :
         {"2026.2.0/freezer-zstd", "2026.10.0/archive-rollback", "2026.10.0/freezer-chains-v1"})
        addGolden(label, kOfLargest);
}

} // namespace
Q_DECLARE_METATYPE(std::shared_ptr<MemoryStorage>)

class TestRobustness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTruncation_data() { addStores(); }
    void everyTruncation();
    void aFlipInEveryByte_data() { addStores(); }
    void aFlipInEveryByte();
    void randomFiles();
    void emptyFilesEverywhere();
    void entriesThatAreNoFiles();
    void namesThatAreNotHex();
    void lengthsBeyondReason();
    void lengthsUnderGoodChecksums();
    void aChainThatLoops();
    void sparseGiants();
    void aMillionBytesOfZeros();
};

void TestRobustness::everyTruncation()
{
    QFETCH(std::shared_ptr<MemoryStorage>, storage);
    QFETCH(std::size_t, stride);
    for (const Place& place : filesOf(*storage)) {
        const Bytes whole = *storage->find(place.partition, place.file);
        for (const std::size_t n : offsetsIn(whole, stride)) {
            storage->find(place.partition, place.file)->resize(n);
            QString why;
            QVERIFY2(survives(storage, why, {}, Where{place.partition, place.file, {}}),
                     qPrintable(
                         QStringLiteral("%1/%2 cut to %3: %4")
                             .arg(QString::fromStdString(place.partition), QString::fromStdString(place.file))
                             .arg(n)
                             .arg(why)));
            *storage->find(place.partition, place.file) = whole;
        }
    }
}

void TestRobustness::aFlipInEveryByte()
{
    QFETCH(std::shared_ptr<MemoryStorage>, storage);
    QFETCH(std::size_t, stride);
    for (const Place& place : filesOf(*storage)) {
        for (const std::size_t n : offsetsIn(*storage->find(place.partition, place.file), stride)) {
            const auto bit = static_cast<std::byte>(1U << (n % 8));
            (*storage->find(place.partition, place.file))[n] ^= bit;
            QString why;
            QVERIFY2(survives(storage, why, {}, Where{place.partition, place.file, {}}),
                     qPrintable(
                         QStringLiteral("%1/%2 byte %3: %4")
                             .arg(QString::fromStdString(place.partition), QString::fromStdString(place.file))
                             .arg(n)
                             .arg(why)));
            (*storage->find(place.partition, place.file))[n] ^= bit;
        }
    }
}

void TestRobustness::randomFiles()
{
    std::mt19937_64 random(20261121);
    for (int i = 0; i < 300; ++i) {
        auto storage = std::make_shared<MemoryStorage>();
        for (const char* partition : {"a-key", "a-value", "a-table", "markers"}) {
            const std::size_t files = random() % 4;
            for (std::size_t f = 0; f < files; ++f) {
                Bytes bytes =
                    random() % 3 == 0 ? Bytes() : encodeBlobHeader(static_cast<HeaderLayout>(random() % 2));
                const std::size_t length = random() % 3000;
                const unsigned mask = random() % 2 == 0 ? 0xFF : 0x01; // sparse bits make small numbers
                for (std::size_t n = 0; n < length; ++n)
                    bytes.push_back(static_cast<std::byte>(random() & mask));
                const std::string name = std::string(partition) == "a-table" && f == 0
                                             ? std::string(kTableFileName)
                                             : sectionFileName(Section{f == 3 ? random() : f});
                storage->write(partition, name, std::move(bytes));
            }
        }
        QString why;
        QVERIFY2(survives(storage, why), qPrintable(QStringLiteral("round %1: %2").arg(i).arg(why)));
    }
}

void TestRobustness::emptyFilesEverywhere()
{
    for (const char* label : {"2026.2.0/archive-gaps", "2026.2.0/freezer-chains"}) {
        const auto original = test::readFolder(test::goldenScenario(label).store());
        for (const Place& place : filesOf(*original)) {
            auto damaged = test::readFolder(test::goldenScenario(label).store());
            damaged->find(place.partition, place.file)->clear();
            QString why;
            QVERIFY2(survives(damaged, why), qPrintable(why));
            damaged->remove(place.partition, place.file);
            QVERIFY2(survives(damaged, why), qPrintable(why));
            damaged->removePartition(place.partition);
            QVERIFY2(survives(damaged, why), qPrintable(why));
        }
    }
}

void TestRobustness::entriesThatAreNoFiles()
{
    // On a real file system, because that is where a FIFO can hang a reader.
    for (const char* label : {"2026.2.0/archive-gaps", "2026.2.0/freezer-chains"}) {
        const test::GoldenCopy copy{std::string_view(label)};
        for (const auto& partition : fs::directory_iterator(copy.root())) {
            if (!partition.is_directory())
                continue;
            const fs::path first = fs::directory_iterator(partition)->path();
            const fs::path saved = copy.root().parent_path() / "saved";
            for (const char* kind : {"folder", "fifo", "link", "loop"}) {
                fs::rename(first, saved);
                if (std::string_view(kind) == "folder")
                    fs::create_directory(first);
                else if (std::string_view(kind) == "fifo")
                    QCOMPARE(::mkfifo(first.c_str(), 0600), 0);
                else if (std::string_view(kind) == "link")
                    fs::create_symlink(saved, first);
                else
                    fs::create_symlink(first, first);
                const auto before = test::digestTree(copy.root());
                const auto storage = ReadOnlyFileStorage::open(copy.root());
                QVERIFY(storage.has_value());
                QString why;
                QVERIFY2(survives(*storage, why), qPrintable(why));
                QCOMPARE(test::differences(before, test::digestTree(copy.root())), std::string());
                fs::remove_all(first);
                fs::rename(saved, first);
            }
        }
    }
}

void TestRobustness::namesThatAreNotHex()
{
    const std::vector<std::string> names = {"lost+found",
                                            "00000000000000zz",
                                            "",
                                            "0",
                                            "0000000000000000ff",
                                            "\xff\xfe\x00x",
                                            "00000000000000FF",
                                            "a\nb\x1b[31m",
                                            "\xe2\x80\xae"
                                            "gnp.exe",
                                            std::string(255, '0')};
    for (const char* label : {"2026.2.0/archive-gaps", "2026.2.0/freezer-chains"})
        for (const std::string& name : names) {
            if (name.empty())
                continue;
            auto storage = test::readFolder(test::goldenScenario(label).store());
            for (const auto& partition :
                 std::vector<std::string>{"archive_key", "freezer_key", "freezer_table"})
                if (storage->partitions().contains(partition))
                    storage->write(partition, name, Bytes(20));
            QString why;
            QVERIFY2(survives(storage, why), qPrintable(why));
            const auto outcome = test::lookAtEverything(storage);
            QVERIFY2(outcome.found(FindingCode::DR01) || outcome.found(FindingCode::DR02) ||
                         outcome.found(FindingCode::DR03) || outcome.found(FindingCode::DR09),
                     name.c_str());
            for (const Finding& finding : outcome.findings)
                QVERIFY(sentence(finding).find_first_of("\n\x1b") == std::string::npos);
        }
}

void TestRobustness::lengthsBeyondReason()
{
    // Every record, slot and marker gets each of these numbers in each of its 8-byte fields.
    const std::vector<std::uint64_t> numbers = {std::uint64_t{1} << 40, std::uint64_t{1} << 63, UINT64_MAX,
                                                UINT64_MAX - 3, UINT64_MAX / 2};
    for (const char* label : {"2026.2.0/archive-crc-fallback", "2026.2.0/freezer-one-entry"}) {
        const auto storage = test::readFolder(test::goldenScenario(label).store());
        for (const Place& place : filesOf(*storage)) {
            const Bytes whole = *storage->find(place.partition, place.file);
            for (const std::size_t at : offsetsIn(whole)) {
                if (at < kHeaderV0SizeBytes || at + sizeof(std::uint64_t) > whole.size())
                    continue;
                for (const std::uint64_t number : numbers) {
                    storeBig(MutableByteView(*storage->find(place.partition, place.file)).subspan(at),
                             number);
                    QString why;
                    QVERIFY2(survives(storage, why, {}, Where{place.partition, place.file, {}}),
                             qPrintable(why));
                }
                *storage->find(place.partition, place.file) = whole;
            }
        }
    }
}

/// The same numbers under checksums that are right, so that nothing below stops them.
void TestRobustness::lengthsUnderGoodChecksums()
{
    const std::vector<std::uint64_t> numbers = {
        0, 1, std::uint64_t{1} << 31, std::uint64_t{1} << 40, UINT64_MAX - 3, UINT64_MAX};
    const std::vector<test::DamagedImage> healthy = test::healthyStores();
    const auto survivesAs = [](const test::Image& image) {
        QString why;
        return survives(image.storage, why) && survives(image.storage, why, image.layout) ? QString() : why;
    };
    for (const test::DamagedImage& store : {healthy.front(), healthy.at(healthy.size() - 3)}) {
        const test::Image image{store.storage, store.layout};
        const Bytes records = image.keys(0);
        const std::uint64_t recordBytes = image.layout.recordSize()->bytes;
        for (std::uint64_t at = 0; at + sizeof(std::uint64_t) <= recordBytes; at += 4)
            for (const std::uint64_t number : numbers) {
                image.changeRecord(0, 1,
                                   [&](MutableByteView record) { storeBig(record.subspan(at), number); });
                QCOMPARE(survivesAs(image), QString());
                image.keys(0) = records;
            }
        if (image.layout.kind == StoreKind::Archive)
            continue;
        const TableSlot slot = image.slot(3, 0);
        for (const std::uint64_t number : numbers)
            for (const TableSlot& odd : {TableSlot{number, slot.head, slot.added},
                                         TableSlot{1, {Section{number}, slot.head.position}, slot.added},
                                         TableSlot{1, {slot.head.section, Position{number}}, slot.added}}) {
                image.setSlot(3, 0, odd);
                QCOMPARE(survivesAs(image), QString());
            }
        image.setSlot(3, 0, slot);
        for (const std::uint64_t number : numbers)
            for (const Checkpoint& odd :
                 {Checkpoint{number, Section{0}, 120, 16}, Checkpoint{2, Section{number}, 120, 16},
                  Checkpoint{2, Section{0}, number, 16},
                  Checkpoint{2, Section{0}, 120, static_cast<std::uint32_t>(number)}}) {
                test::Image other = image;
                other.layout.checkpoint = odd;
                QCOMPARE(survivesAs(other), QString());
            }
    }
}

void TestRobustness::aChainThatLoops()
{
    // Thirty records of one bucket; `next` of one in the middle leads to the newest, to itself, or far away;
    // all pages valid. Key sizes that no other reading of the bytes fits.
    constexpr std::uint64_t kRecords = 30;
    constexpr std::uint64_t kLooping = 12;
    const std::vector<RecordPlace> loops = {{Section{0}, Position{kRecords - 1}},
                                            {Section{0}, Position{kLooping}},
                                            {Section{0}, Position{kLooping + 1}},
                                            {Section{UINT64_MAX}, Position{0}},
                                            {Section{0}, Position{UINT64_MAX - 1}}};
    for (const RecordPlace& loop : loops) {
        std::mt19937_64 random(7);
        Bytes records;
        Bytes values = encodeBlobHeader(HeaderLayout::V0);
        for (std::uint64_t p = 0; p < kRecords; ++p) {
            Bytes key(32);
            for (std::byte& b : key)
                b = static_cast<std::byte>(random());
            const Bytes value = *encodeValue(ByteView(key).first(random() % 30));
            const ValuePlace place{LogicalOffset{values.size() - 8},
                                   static_cast<std::uint32_t>(value.size())};
            append(values, value);
            std::optional<RecordPlace> next;
            if (p > 0)
                next = p == kLooping ? loop : RecordPlace{Section{0}, Position{p - 1}};
            appendFreezerRecord(records, {key, next, place});
        }
        Bytes keys = encodeBlobHeader(HeaderLayout::V0);
        append(keys, encodePages(records, PageSize{64}));
        Bytes table = encodeBlobHeader(HeaderLayout::V0);
        append(table, encodeSlot({1, {Section{0}, Position{kRecords - 1}}, 30}));
        table.resize(8 + kBucketSizeBytes);
        auto storage = std::make_shared<MemoryStorage>();
        storage->write("f-key", sectionFileName(Section{0}), keys);
        storage->write("f-value", sectionFileName(Section{0}), values);
        storage->write("f-table", std::string(kTableFileName), table);
        QString why;
        QVERIFY2(survives(storage, why), qPrintable(why));
        const auto outcome = test::lookAtEverything(storage);
        QCOMPARE(outcome.stores, std::size_t{1});
        QVERIFY(outcome.found(FindingCode::FZ11) || outcome.found(FindingCode::FZ10));
    }
}

void TestRobustness::sparseGiants()
{
    for (const char* label : {"2026.2.0/archive-gaps", "2026.2.0/freezer-chains"}) {
        const std::size_t files = filesOf(*test::readFolder(test::goldenScenario(label).store())).size();
        for (std::size_t n = 0; n < files; ++n) {
            const test::GoldenCopy copy{std::string_view(label)};
            const Place place = filesOf(*test::readFolder(copy.root())).at(n);
            std::error_code error;
            fs::resize_file(copy.root() / place.partition / place.file, std::uintmax_t{1} << 43, error);
            if (error)
                QSKIP("this file system has no sparse files of 8 TiB");
            const auto storage = ReadOnlyFileStorage::open(copy.root());
            QVERIFY(storage.has_value());
            QString why;
            QVERIFY2(survives(*storage, why), qPrintable(QString::fromStdString(place.partition) + why));
        }
    }
}

void TestRobustness::aMillionBytesOfZeros()
{
    for (const char* label : {"2026.2.0/archive-gaps", "2026.2.0/freezer-chains"})
        for (const Place& place : filesOf(*test::readFolder(test::goldenScenario(label).store()))) {
            auto damaged = test::readFolder(test::goldenScenario(label).store());
            damaged->find(place.partition, place.file)->resize(1'000'000);
            QString why;
            QVERIFY2(survives(damaged, why), qPrintable(why));
            damaged->find(place.partition, place.file)->assign(1'000'000, std::byte{0});
            QVERIFY2(survives(damaged, why), qPrintable(why));
        }
}

int main(int argc, char* argv[])
{
    constexpr int kSkipped = 77;
    if (part() && !qEnvironmentVariableIsSet("CRYO_FULL"))
        return kSkipped;
    TestRobustness test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_robustness.moc"
