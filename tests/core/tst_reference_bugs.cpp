// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong in the original after 2026.2.0, or still does: one test for each of its reports, named by
// the report's number. Those of the freezer and the archive alone stand in tst_freezer (2966, 2955, 4043,
// 3950) and tst_archive (4260). Power is cut at every call, and what was not synced survives in any part.
#include "core/base/crc32c.h"
#include "core/inspect/check.h"
#include "core/storage/faulty_storage.h"
#include "tests/support/engine_box.h"

#include <QTest>

#include <functional>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr PageSize kPage{64};

/// Runs up to every call, cuts the power there in several ways, and looks at what is left. `look` says what
/// is wrong; empty if nothing is.
QString cutEverywhere(const MemoryStorage& start, const std::function<void(Storage&)>& run,
                      const std::function<QString(FaultyStorage&)>& look)
{
    for (std::uint64_t call = 0;; ++call) {
        FaultyStorage storage(call, start);
        storage.powerOffAt(call);
        run(storage);
        for (std::uint64_t choice = 0; choice < 40; ++choice) {
            const auto copy = storage.clone();
            copy->cutPower(choice == 0 ? CutStyle::KeepAll : CutStyle::Anything, choice);
            if (const QString wrong = look(*copy); !wrong.isEmpty())
                return QString("%1 (call %2, choice %3)").arg(wrong).arg(call).arg(choice);
        }
        if (!storage.isOff())
            return {};
    }
}

Result<PagedBlob> openPages(Storage& storage)
{
    CRYO_ASSIGN(Blob blob, Blob::open(storage, "pages", sectionBlobName(Section{0})));
    return PagedBlob::open(std::move(blob), {.pageSize = kPage, .policy = DeviationPolicy::Safer});
}

Bytes textOf(char letter, std::size_t count)
{
    return Bytes(count, static_cast<std::byte>(letter));
}

Bytes contentOf(const PagedBlob& pages)
{
    Bytes all(pages.sizeBytes());
    must(pages.readAt(LogicalOffset{0}, all));
    return all;
}

bool startsWith(const Bytes& all, const Bytes& front)
{
    return all.size() >= front.size() && std::equal(front.begin(), front.end(), all.begin());
}

/// A synced blob with this content.
std::unique_ptr<MemoryStorage> pagesOf(const Bytes& content)
{
    auto storage = std::make_unique<MemoryStorage>();
    PagedBlob pages = must(openPages(*storage));
    must(pages.append(content));
    must(pages.sync());
    return storage;
}

ArchiveConfig safeArchive()
{
    ArchiveConfig config = testArchiveConfig();
    config.itemsPerSection = 4;
    config.pageSize = kPage;
    config.policy = DeviationPolicy::Safer;
    return config;
}

std::string keyName(std::uint64_t index)
{
    return "key" + std::to_string(index);
}

} // namespace

class TestReferenceBugs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bug1336AFirstStartThatWasCut();
    void bug3653NothingStaleIsReadAfterARewind();
    void bug3837ATornShrinkMakesNoLongerLength();
    void bug3841AShorterLengthIsNoticedByItsNeighbours();
    void bug4237PruningWithWhatIsBuffered();
    void bug4294ARewindIsDurableBeforeItsSpaceIsUsed();
    void bug4323APartialPageKeepsWhatWasSynced();
    void bug4501ATornInnerPageIsNotHiddenByALaterOne();
};

void TestReferenceBugs::bug1336AFirstStartThatWasCut()
{
    // A freezer whose first process died before its first sync starts without a checkpoint.
    FreezerConfig config = testFreezerConfig();
    config.tableInitialSize = 2;
    config.policy = DeviationPolicy::Safer;
    const auto run = [&](Storage& storage) {
        if (auto freezer = Freezer::open(storage, config, std::nullopt, {}))
            static_cast<void>(freezer->put(testKey("key"), i32(7)));
    };
    const auto look = [&](FaultyStorage& storage) -> QString {
        auto freezer = Freezer::open(storage, config, std::nullopt, {});
        if (!freezer)
            return "does not open: " + QString::fromStdString(freezer.error().message);
        if (const auto value = freezer->get(testKey("key")); value && *value && i32Of(*value) != 7)
            return "a value that was not put";
        // And it works from there on.
        must(freezer->put(testKey("key"), i32(8)));
        const Checkpoint checkpoint = must(freezer->sync());
        freezer = Freezer::open(storage, config, checkpoint, {});
        return freezer && i32Of(must(freezer->get(testKey("key")))) == 8 ? ""
                                                                         : "what was synced is not there";
    };
    QCOMPARE(cutEverywhere(MemoryStorage(), run, look), QString());
}

void TestReferenceBugs::bug3653NothingStaleIsReadAfterARewind()
{
    const auto storage = pagesOf(textOf('a', 5 * 64));
    PagedBlob pages = must(openPages(*storage));
    QCOMPARE(contentOf(pages), textOf('a', 5 * 64)); // every page was read and verified
    must(pages.resize(64 + 10));
    must(pages.append(textOf('b', 3 * 64)));
    must(pages.sync());
    Bytes expected = textOf('a', 64 + 10);
    append(expected, textOf('b', 3 * 64));
    QCOMPARE(contentOf(pages), expected);
    QCOMPARE(contentOf(must(openPages(*storage))), expected);
}

void TestReferenceBugs::bug3837ATornShrinkMakesNoLongerLength()
{
    // A page of 50 bytes is cut to 20 and written again: whatever survives, the 20 bytes are there, and what
    // follows them is the old or the new content, never a mixture.
    const Bytes old = textOf('a', 50);
    Bytes made = textOf('a', 20);
    append(made, textOf('b', 15));
    const auto run = [&](Storage& storage) {
        auto pages = openPages(storage);
        if (pages && pages->resize(20) && pages->append(textOf('b', 15)))
            static_cast<void>(pages->sync());
    };
    const auto look = [&](FaultyStorage& storage) -> QString {
        const auto pages = openPages(storage);
        if (!pages)
            return "does not open";
        const Bytes content = contentOf(*pages);
        if (!startsWith(content, textOf('a', 20)))
            return "kept bytes are lost";
        return startsWith(old, content) || startsWith(made, content) ? "" : "a mixture of old and new";
    };
    QCOMPARE(cutEverywhere(*pagesOf(old), run, look), QString());
}

void TestReferenceBugs::bug3841AShorterLengthIsNoticedByItsNeighbours()
{
    // A page's length has no checksum of its own. A footer that vouches for fewer records is valid as a page;
    // that the values go on behind the last record shows it.
    ArchiveBox box(safeArchive());
    for (std::uint64_t i = 0; i < 3; ++i)
        box.put(i, keyName(i), static_cast<std::int32_t>(i));
    must(box->sync());
    box.drop();
    Bytes* index = box.storage.find("test_index", "0000000000000000");
    QVERIFY(index != nullptr);
    // Records of 84 bytes in pages of 64: the last page is cut back to where the second record ends.
    constexpr std::size_t kRecordBytes = 20 + kTestKeyBytes;
    const std::size_t shorter = 2 * kRecordBytes % kPage.value;
    const std::size_t page = 8 + 2 * kRecordBytes / kPage.value * kPage.physicalBytes();
    const MutableByteView bytes = MutableByteView(*index).subspan(page, kPage.physicalBytes());
    PageFooter footer{};
    footer.slots[0] = {static_cast<std::uint16_t>(shorter), crc32c(ByteView(bytes).first(shorter))};
    encodePageFooter(footer, bytes.subspan(kPage.value));
    index->resize(page + kPage.physicalBytes());

    StoreLayout layout;
    layout.kind = StoreKind::Archive;
    layout.partitions = {"test_index", "test_value", "", {}, {}};
    layout.pageSize = kPage;
    layout.keySizeBytes = kTestKeyBytes;
    layout.itemsPerSection = 4;
    const auto view = must(StoreView::open({std::shared_ptr<void>(), &box.storage}, layout));
    bool noticed = false;
    must(checkStore(must(view->countRecords()), {},
                    [&](const Finding& finding) { noticed |= finding.code == FindingCode::VA01; }));
    QVERIFY(noticed);
}

void TestReferenceBugs::bug4237PruningWithWhatIsBuffered()
{
    const ArchiveConfig config = safeArchive();
    MemoryStorage start;
    {
        Archive archive = must(Archive::open(start, config, {}));
        for (const std::uint64_t index : {0U, 4U, 8U})
            must(archive.putSync(index, testKey(keyName(index)), i32(static_cast<std::int32_t>(index))));
    }
    const auto run = [&](Storage& storage) {
        auto archive = Archive::open(storage, config, {});
        if (archive && archive->put(1, testKey("key1"), i32(1)) && archive->put(9, testKey("key9"), i32(9)))
            static_cast<void>(archive->prune(8));
    };
    const auto look = [&](FaultyStorage& storage) -> QString {
        const auto archive = Archive::open(storage, config, {});
        if (!archive)
            return "does not open: " + QString::fromStdString(archive.error().message);
        for (const std::uint64_t index : {0U, 1U, 4U, 8U, 9U}) {
            const auto value = archive->get(index);
            if (value && *value && i32Of(*value) != static_cast<std::int32_t>(index))
                return "a wrong value";
            if (index == 8 && !(value && *value))
                return "what was synced and not pruned is lost";
        }
        return {};
    };
    QCOMPARE(cutEverywhere(start, run, look), QString());
}

void TestReferenceBugs::bug4294ARewindIsDurableBeforeItsSpaceIsUsed()
{
    // The values of three records are cut by one process, and another puts new ones of the same size in their
    // place: a record never shows the value that lay there before.
    OversizedJournal::Config config;
    config.indexPartition = "index";
    config.valuePartition = "values";
    config.recordSize = RecordSize{20};
    config.pageSize = kPage;
    config.policy = DeviationPolicy::Safer;
    const auto add = [](OversizedJournal& journal, std::uint64_t id) {
        Bytes record;
        appendBig(record, id);
        record.resize(20);
        return journal.append(Section{1}, record, textOf(static_cast<char>('a' + id), 16)).has_value();
    };
    MemoryStorage start;
    {
        OversizedJournal journal = must(OversizedJournal::open(start, config, {}));
        QVERIFY(add(journal, 0) && add(journal, 1) && add(journal, 2));
        must(journal.syncAll());
    }
    const auto run = [&](Storage& storage) {
        if (auto first = OversizedJournal::open(storage, config, {});
            !first || !first->rewind(Section{1}, 20))
            return;
        auto journal = OversizedJournal::open(storage, config, {});
        if (journal && add(*journal, 5) && add(*journal, 6))
            static_cast<void>(journal->sync(Section{1}));
    };
    const auto look = [&](FaultyStorage& storage) -> QString {
        const auto journal = OversizedJournal::open(storage, config, {});
        if (!journal)
            return "does not open";
        Bytes record(20);
        for (std::uint64_t i = 0; i * 20 < must(journal->sizeBytes(Section{1})); ++i) {
            must(journal->get(Section{1}, Position{i}, record));
            const auto value = journal->getValue(Section{1}, valuePlaceOf(record));
            if (value && *value != textOf(static_cast<char>('a' + loadBig<std::uint64_t>(record)), 16))
                return "the value of another record";
        }
        return {};
    };
    QCOMPARE(cutEverywhere(start, run, look), QString());
}

void TestReferenceBugs::bug4323APartialPageKeepsWhatWasSynced()
{
    const Bytes synced = textOf('a', 40);
    const auto run = [](Storage& storage) {
        auto pages = openPages(storage);
        for (const char letter : {'b', 'c', 'd'})
            if (!pages || !pages->append(textOf(letter, 7)) || !pages->sync())
                return;
    };
    const auto look = [&](FaultyStorage& storage) -> QString {
        const auto pages = openPages(storage);
        if (!pages)
            return "does not open";
        return startsWith(contentOf(*pages), synced) ? "" : "what was synced is lost";
    };
    QCOMPARE(cutEverywhere(*pagesOf(synced), run, look), QString());
}

void TestReferenceBugs::bug4501ATornInnerPageIsNotHiddenByALaterOne()
{
    // Three pages were on their way; the middle one is torn, the last one arrived. What is appended next must
    // follow the first page, not the third.
    const auto storage = pagesOf(textOf('a', 3 * 64));
    (*storage->find("pages", "0000000000000000"))[8 + kPage.physicalBytes() + 5] ^= std::byte{1};
    PagedBlob pages = must(openPages(*storage));
    QCOMPARE(pages.sizeBytes(), 64U);
    must(pages.append(textOf('b', 64)));
    must(pages.sync());
    Bytes expected = textOf('a', 64);
    append(expected, textOf('b', 64));
    QCOMPARE(contentOf(must(openPages(*storage))), expected);
}

QTEST_APPLESS_MAIN(TestReferenceBugs)
#include "tst_reference_bugs.moc"
