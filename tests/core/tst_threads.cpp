// SPDX-License-Identifier: GPL-3.0-or-later
// What is shared between threads: the pool, progress and its stopping, a snapshot of a store, and the const
// calls of both engines. Right answers here; the build with the thread sanitizer says whether they are right
// by luck.
#include "core/archive/archive.h"
#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/freezer/freezer.h"
#include "core/inspect/store_view.h"
#include "core/storage/memory_storage.h"
#include "tests/support/expect.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr std::uint32_t kItems = 200;
constexpr int kThreads = 4;

Bytes keyOf(std::uint32_t number)
{
    Bytes key;
    appendBig(key, number * 0x9E3779B9U);
    return key;
}

Bytes valueOf(std::uint32_t number)
{
    return Bytes(1 + number % 60, static_cast<std::byte>(number));
}

ArchiveConfig archiveConfig()
{
    ArchiveConfig config;
    config.translator = Translator{1}; // long lists
    config.keyPartition = "key";
    config.valuePartition = "value";
    config.keySizeBytes = 4;
    config.pageSize = PageSize{64};
    config.itemsPerSection = 16;
    config.replayBufferBytes = 256;
    config.replayThreads = kThreads;
    return config;
}

/// Runs `work(thread)` on several threads at once; how many said no.
template <typename Work>
int atOnce(Work work)
{
    std::atomic<int> failures = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kThreads; ++i)
            threads.emplace_back([&, i] {
                if (!work(static_cast<std::uint32_t>(i)))
                    ++failures;
            });
    }
    return failures;
}

template <typename Found>
bool isValue(const Found& found, std::uint32_t number)
{
    return found && *found && **found == valueOf(number);
}

} // namespace

class TestThreads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChunkIsDoneOnce();
    void anErrorEndsThePool();
    void workIsStoppedFromAnotherThread();
    void aSnapshotIsReadByMany();
    void anArchiveIsAskedByMany();
    void aFreezerIsAskedByMany();
};

void TestThreads::everyChunkIsDoneOnce()
{
    for (const std::size_t threads : {0UL, 1UL, 3UL, 16UL}) {
        std::vector<std::atomic<int>> done(500);
        must(parallelChunks(done.size(), threads, [&](std::size_t chunk) -> Result<> {
            ++done[chunk];
            return {};
        }));
        QVERIFY(std::ranges::all_of(done, [](const auto& count) { return count == 1; }));
    }
}

void TestThreads::anErrorEndsThePool()
{
    std::atomic<std::size_t> done = 0;
    const auto result = parallelChunks(100'000, kThreads, [&](std::size_t chunk) -> Result<> {
        ++done;
        return chunk == 10 ? Result<>(fail(Errc::Io, "chunk 10")) : Result<>{};
    });
    QVERIFY(!result);
    QCOMPARE(result.error().message, std::string("chunk 10"));
    QVERIFY(done < 100'000);
}

void TestThreads::workIsStoppedFromAnotherThread()
{
    std::stop_source stop;
    std::atomic<std::uint64_t> reported = 0;
    const Progress progress(stop.get_token(), [&](std::uint64_t, std::uint64_t) { ++reported; });
    const std::jthread stopper([&] {
        while (reported < 1000)
            std::this_thread::yield();
        stop.request_stop();
    });
    const auto result = parallelChunks(
        SIZE_MAX, kThreads, [&](std::size_t chunk) -> Result<> { return progress.step(chunk, 0); });
    QVERIFY(!result);
    QCOMPARE(result.error().code, Errc::Cancelled);
    QVERIFY(reported >= 1000);
}

void TestThreads::aSnapshotIsReadByMany()
{
    const auto storage = std::make_shared<MemoryStorage>();
    {
        Archive archive = must(Archive::open(*storage, archiveConfig(), {}));
        for (std::uint32_t i = 0; i < kItems; ++i)
            must(archive.put(i, keyOf(i), valueOf(i)));
        must(archive.sync());
    }
    StoreLayout layout;
    layout.partitions = {"key", "value", {}, {}, {}};
    layout.pageSize = PageSize{64};
    layout.keySizeBytes = 4;
    layout.itemsPerSection = 16;
    layout.compressed = false;
    const auto view = must(must(StoreView::open(storage, layout))->countRecords());
    QCOMPARE(view->records(), std::uint64_t{kItems});
    QCOMPARE(atOnce([&](std::uint32_t thread) {
                 for (std::uint64_t n = 0; n < kItems; ++n) {
                     const std::uint64_t row = (n * 7 + thread * 31) % kItems;
                     const auto rows = view->readRows(row, 1);
                     if (rows.size() != 1 || rows[0].index != row ||
                         view->readValue(rows[0].place.section, rows[0].value).body !=
                             valueOf(static_cast<std::uint32_t>(row)))
                         return false;
                 }
                 return true;
             }),
             0);
}

void TestThreads::anArchiveIsAskedByMany()
{
    MemoryStorage storage;
    {
        Archive archive = must(Archive::open(storage, archiveConfig(), {}));
        for (std::uint32_t i = 0; i < kItems; ++i)
            must(archive.put(i, keyOf(i), valueOf(i)));
        must(archive.sync());
    }
    const Archive archive = must(Archive::open(storage, archiveConfig(), {})); // replayed on several threads
    QCOMPARE(atOnce([&](std::uint32_t thread) {
                 for (std::uint32_t n = 0; n < kItems; ++n) {
                     const std::uint32_t i = (n * 7 + thread * 31) % kItems;
                     if (!isValue(archive.get(std::uint64_t{i}), i) || !isValue(archive.get(keyOf(i)), i) ||
                         archive.nextGap(i).first != kItems - 1)
                         return false;
                 }
                 return true;
             }),
             0);
}

void TestThreads::aFreezerIsAskedByMany()
{
    FreezerConfig config;
    config.keyPartition = "key";
    config.valuePartition = "value";
    config.tablePartition = "table";
    config.keySizeBytes = 4;
    config.pageSize = PageSize{64};
    config.valueTargetSizeBytes = 500;
    config.tableInitialSize = 8;
    config.tableResizeFrequency = 4;
    config.tableResizeChunkSize = 8;
    MemoryStorage storage;
    Freezer freezer = must(Freezer::open(storage, config, std::nullopt, {}));
    for (std::uint32_t i = 0; i < kItems; ++i)
        must(freezer.put(keyOf(i), valueOf(i)));
    must(freezer.sync()); // a resize is under way
    const Freezer& asked = freezer;
    QCOMPARE(atOnce([&](std::uint32_t thread) {
                 for (std::uint32_t n = 0; n < kItems; ++n) {
                     const std::uint32_t i = (n * 7 + thread * 31) % kItems;
                     if (!isValue(asked.get(keyOf(i)), i))
                         return false;
                 }
                 return true;
             }),
             0);
}

QTEST_GUILESS_MAIN(TestThreads)
#include "tst_threads.moc"
