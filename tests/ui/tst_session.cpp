// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs: their progress, their end, and that what nobody wants any more reaches nobody. Sessions: what comes
// in which order when a store is opened.
#include "core/storage/overlay_storage.h"
#include "tests/support/expect.h"
#include "tests/ui/window_tools.h"
#include "ui/session/go_to.h"
#include "ui/session/job_tracker.h"
#include "ui/session/navigation.h"
#include "ui/session/read_later.h"
#include "ui/session/workspace.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;

namespace {

/// Work that goes on until it is let go or asked to stop.
struct Gate {
    std::atomic<bool> isOpen = false;
    std::atomic<bool> wasStopped = false;

    Result<int> pass(const Progress& progress, int value)
    {
        while (!isOpen) {
            if (Result<> going = progress.step(0, 0); !going) {
                wasStopped = true;
                return std::unexpected(going.error());
            }
            QThread::msleep(1);
        }
        return value;
    }
};

} // namespace

class TestSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jobDeliversItsResultOnThisThread();
    void resultNeverComesFromInsideTheStart();
    void jobShowsProgressRateAndTimeLeft();
    void progressIsToldThirtyTimesASecondAtMost();
    void cancelledJobEndsAsCancelledAndStaysSo();
    void jobCancelledBeforeItsTurnDoesNotBegin();
    void failedJobSaysWhy();
    void resultForAReceiverThatIsGoneIsDropped();
    void staleResultIsDropped();
    void endOfTheTrackerDropsWhatMayCome();
    void endOfTheListStopsAndWaits();
    void listForgetsOldJobs();
    void readThatIsNoLongerWantedIsNotDelivered();
    void storeIsListedCountedCheckedInThisOrder();
    void cancelledCheckLeavesTheReportsAsTheyWere();
    void reopeningDropsWhatTheFirstOpeningStillBrings();
    void otherStateIsShownInPlaceOfTheFiles();
    void otherStateThatIsReplacedWhileShownChangesOver();
    void navigationGoesBackAndForward();
    void wishes_data();
    void wishes();

private:
    StateFolder m_state;
};

void TestSession::jobDeliversItsResultOnThisThread()
{
    QThreadPool pool;
    JobList jobs;
    std::unique_ptr<int> got;
    QThread* where = nullptr;
    Job* const job = jobs.start(
        &pool, {QStringLiteral("a job")}, this,
        [](const Progress&) -> Result<std::unique_ptr<int>> { return std::make_unique<int>(7); },
        [&](Result<std::unique_ptr<int>>&& result) {
            got = std::move(*result);
            where = QThread::currentThread();
        });
    QSignalSpy finished(job, &Job::finished);
    QVERIFY(finished.wait(5000));
    QTRY_VERIFY(got != nullptr);
    QCOMPARE(*got, 7);
    QCOMPARE(where, QThread::currentThread());
    QCOMPARE(job->state(), Job::State::Done);
    QCOMPARE(jobs.activeCount(), 0);
}

void TestSession::resultNeverComesFromInsideTheStart()
{
    QThreadPool pool;
    JobList jobs;
    // Work so short that it has often ended before it is looked at.
    int delivered = 0;
    constexpr int kRuns = 500;
    for (int run = 0; run < kRuns; ++run) {
        bool isInside = true;
        jobs.start(
            &pool, {QStringLiteral("short")}, this, [](const Progress&) -> Result<int> { return 1; },
            [&](Result<int>&&) {
                QVERIFY(!isInside);
                ++delivered;
            });
        readLater(
            &pool, this, [] { return 1; },
            [&](int) {
                QVERIFY(!isInside);
                ++delivered;
            });
        isInside = false;
        QTRY_COMPARE(delivered, 2 * (run + 1));
    }
}

void TestSession::jobShowsProgressRateAndTimeLeft()
{
    QThreadPool pool;
    JobList jobs;
    // 1000 units a second, four seconds long: after two seconds about half is done.
    Job* const job = jobs.start(
        &pool, {QStringLiteral("slow")}, this,
        [](const Progress& progress) -> Result<int> {
            QElapsedTimer clock;
            clock.start();
            while (clock.elapsed() < 4000) {
                CRYO_TRY(progress.step(std::uint64_t(clock.elapsed()), 4000));
                QThread::msleep(2);
            }
            return 0;
        },
        [](Result<int>&&) {});
    QTRY_VERIFY(job->permille().value_or(0) > 100);
    QVERIFY(!job->secondsLeft().has_value());
    QTRY_VERIFY_WITH_TIMEOUT(job->elapsedMs() > 2300, 5000);
    QVERIFY(job->rate().has_value());
    QVERIFY2(*job->rate() > 500 && *job->rate() < 1500, qPrintable(QString::number(*job->rate())));
    QVERIFY(job->secondsLeft().has_value());
    QVERIFY2(*job->secondsLeft() >= 1 && *job->secondsLeft() <= 3,
             qPrintable(QString::number(*job->secondsLeft())));
    job->cancel();
    QTRY_COMPARE(job->state(), Job::State::Cancelled);
}

void TestSession::progressIsToldThirtyTimesASecondAtMost()
{
    QThreadPool pool;
    JobList jobs;
    Job* const job = jobs.start(
        &pool, {QStringLiteral("busy")}, this,
        [](const Progress& progress) -> Result<int> {
            QElapsedTimer clock;
            clock.start();
            std::uint64_t done = 0;
            while (clock.elapsed() < 1000) {
                ++done;
                CRYO_TRY(progress.step(done, done + std::uint64_t(1'000 * (1000 - clock.elapsed()))));
            }
            return 0;
        },
        [](Result<int>&&) {});
    QSignalSpy changed(job, &Job::changed);
    QSignalSpy finished(job, &Job::finished);
    QVERIFY(finished.wait(10'000));
    QVERIFY2(changed.count() <= 36, qPrintable(QString::number(changed.count())));
    QVERIFY(changed.count() > 3);
}

void TestSession::cancelledJobEndsAsCancelledAndStaysSo()
{
    QThreadPool pool;
    JobList jobs;
    auto gate = std::make_shared<Gate>();
    std::optional<Errc> code;
    Job* const job = jobs.start(
        &pool, {QStringLiteral("gate")}, this,
        [gate](const Progress& progress) { return gate->pass(progress, 1); },
        [&](Result<int>&& result) { code = result ? std::nullopt : std::optional(result.error().code); });
    QTRY_COMPARE(job->state(), Job::State::Running);
    job->cancel();
    QVERIFY(job->isCancelling());
    QTRY_COMPARE(job->state(), Job::State::Cancelled);
    QTRY_VERIFY(code.has_value());
    QCOMPARE(*code, Errc::Cancelled);
    QVERIFY(gate->wasStopped);
    gate->isOpen = true;
    QTest::qWait(100);
    QCOMPARE(job->state(), Job::State::Cancelled);
}

void TestSession::jobCancelledBeforeItsTurnDoesNotBegin()
{
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    JobList jobs;
    auto gate = std::make_shared<Gate>();
    jobs.start(
        &pool, {QStringLiteral("first")}, this,
        [gate](const Progress& progress) { return gate->pass(progress, 1); }, [](Result<int>&&) {});
    bool hasBegun = false;
    Job* const second = jobs.start(
        &pool, {QStringLiteral("second")}, this,
        [&hasBegun](const Progress&) -> Result<int> {
            hasBegun = true;
            return 2;
        },
        [](Result<int>&&) {});
    QCOMPARE(second->state(), Job::State::Waiting);
    second->cancel();
    gate->isOpen = true;
    QTRY_COMPARE(second->state(), Job::State::Cancelled);
    QVERIFY(!hasBegun);
}

void TestSession::failedJobSaysWhy()
{
    QThreadPool pool;
    JobList jobs;
    Job* const job = jobs.start(
        &pool, {QStringLiteral("fails")}, this,
        [](const Progress&) -> Result<int> {
            return fail(Errc::Io, "the disk is gone", {"blocks", "0000000000000000", 8});
        },
        [](Result<int>&&) {});
    QTRY_COMPARE(job->state(), Job::State::Failed);
    QVERIFY2(job->reason().contains(QStringLiteral("the disk is gone")), qPrintable(job->reason()));
    QVERIFY2(job->reason().contains(QStringLiteral("blocks")), qPrintable(job->reason()));
}

void TestSession::resultForAReceiverThatIsGoneIsDropped()
{
    QThreadPool pool;
    JobList jobs;
    auto gate = std::make_shared<Gate>();
    auto receiver = std::make_unique<QObject>();
    int delivered = 0;
    Job* const job = jobs.start(
        &pool, {QStringLiteral("gate")}, receiver.get(),
        [gate](const Progress& progress) { return gate->pass(progress, 1); },
        [&](Result<int>&&) { ++delivered; });
    receiver.reset();
    gate->isOpen = true;
    QTRY_COMPARE(job->state(), Job::State::Done);
    QTest::qWait(50);
    QCOMPARE(delivered, 0);
}

void TestSession::staleResultIsDropped()
{
    QThreadPool pool;
    JobList jobs;
    JobTracker tracker(jobs, this);
    auto slow = std::make_shared<Gate>();
    QVector<int> delivered;
    const auto take = [&](Result<int>&& result) { delivered << (result ? *result : -1); };
    tracker.start(
        &pool, {QStringLiteral("old")}, [slow](const Progress& progress) { return slow->pass(progress, 1); },
        take);
    QTRY_COMPARE(tracker.current()->state(), Job::State::Running);
    const QPointer<Job> old = tracker.current();
    tracker.start(&pool, {QStringLiteral("new")}, [](const Progress&) -> Result<int> { return 2; }, take);
    QTRY_COMPARE(old->state(), Job::State::Cancelled);
    QTRY_COMPARE(delivered, QVector<int>{2});
    QVERIFY(slow->wasStopped);
    QTest::qWait(50);
    QCOMPARE(delivered, QVector<int>{2});
}

void TestSession::endOfTheTrackerDropsWhatMayCome()
{
    QThreadPool pool;
    JobList jobs;
    int delivered = 0;
    auto gate = std::make_shared<Gate>();
    {
        JobTracker tracker(jobs, this);
        tracker.start(
            &pool, {QStringLiteral("gate")},
            [gate](const Progress& progress) { return gate->pass(progress, 1); },
            [&](Result<int>&&) { ++delivered; });
    }
    QTRY_COMPARE(jobs.activeCount(), 0);
    QTest::qWait(50);
    QCOMPARE(delivered, 0);
}

void TestSession::endOfTheListStopsAndWaits()
{
    QThreadPool pool;
    auto gate = std::make_shared<Gate>();
    auto jobs = std::make_unique<JobList>();
    Job* const job = jobs->start(
        &pool, {QStringLiteral("gate")}, this,
        [gate](const Progress& progress) { return gate->pass(progress, 1); },
        [](Result<int>&&) { QFAIL("nobody is there to take this"); });
    QTRY_COMPARE(job->state(), Job::State::Running);
    jobs.reset();
    QVERIFY(gate->wasStopped);
    QCOMPARE(pool.activeThreadCount(), 0);
    QTest::qWait(50);
}

void TestSession::listForgetsOldJobs()
{
    QThreadPool pool;
    JobList jobs;
    for (int i = 0; i < JobList::kFinishedKept + 20; ++i)
        jobs.start(
            &pool, {QString::number(i)}, this, [](const Progress&) -> Result<int> { return 1; },
            [](Result<int>&&) {});
    QTRY_COMPARE(jobs.activeCount(), 0);
    QCOMPARE(int(jobs.jobs().size()), JobList::kFinishedKept);
    QSignalSpy removed(&jobs, &JobList::removed);
    jobs.forgetFinished();
    QCOMPARE(jobs.jobs().size(), std::size_t{0});
    QCOMPARE(removed.count(), 1);
}

void TestSession::readThatIsNoLongerWantedIsNotDelivered()
{
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    QSemaphore go;
    int delivered = 0;
    std::stop_source first = readLater(
        &pool, this,
        [&go] {
            go.acquire();
            return 1;
        },
        [&](int) { ++delivered; });
    readLater(&pool, this, [] { return 2; }, [&](int) { delivered += 10; });
    first.request_stop();
    go.release();
    QTRY_COMPARE(delivered, 10);
    QTest::qWait(20);
    QCOMPARE(delivered, 10);
}

void TestSession::storeIsListedCountedCheckedInThisOrder()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    Workspace workspace;
    QStringList order;
    connect(&workspace, &Workspace::detected, this, [&] {
        order << QStringLiteral("detected");
        workspace.openDetected();
        StoreSession* const store = workspace.current();
        connect(store, &StoreSession::viewChanged, this, [&order, store] {
            order << (store->view()->recordsExact() ? QStringLiteral("counted") : QStringLiteral("listed"));
        });
        connect(store, &StoreSession::scanChanged, this, [&order, store] {
            order << (store->scan()->check.archive ? QStringLiteral("records") : QStringLiteral("quick"));
        });
    });
    workspace.look(copy.root());
    QTRY_VERIFY_WITH_TIMEOUT(order.contains(QStringLiteral("records")), kOpenMs);
    QCOMPARE(order,
             (QStringList{QStringLiteral("detected"), QStringLiteral("listed"), QStringLiteral("counted"),
                          QStringLiteral("quick"), QStringLiteral("records")}));
    const StoreSession& store = *workspace.current();
    QVERIFY(!store.isBusy());
    QVERIFY(store.archive() != nullptr);
    QVERIFY(store.strip() != nullptr);
    QCOMPARE(quint64(store.archive()->records()), quint64(store.view()->records()));
}

void TestSession::cancelledCheckLeavesTheReportsAsTheyWere()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const auto before = window.store()->archive();
    window.store()->check(CheckLevel::Deep);
    window.desk().workspace().workers().jobs().cancelAll();
    QVERIFY(window.settle());
    QVERIFY(window.store()->archive() != nullptr);
    // It may have been too fast to be cancelled; then the new report says the same.
    QCOMPARE(quint64(window.store()->archive()->items()), quint64(before->items()));
    window.store()->check(CheckLevel::Deep);
    QVERIFY(window.settle());
    QCOMPARE(window.store()->scan()->check.level, CheckLevel::Deep);
}

void TestSession::reopeningDropsWhatTheFirstOpeningStillBrings()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    window.store()->open();
    window.store()->open();
    QVERIFY(window.settle());
    QVERIFY(window.store()->archive() != nullptr);
    QCOMPARE(&window.store()->archive()->view(), window.store()->view().get());
}

namespace {

/// The store without the files of its first section.
OtherState withoutFirstSection(const StoreSession& store)
{
    auto overlay = std::make_shared<OverlayStorage>(store.storage());
    const StoreView& view = *store.view();
    const SectionInfo& first = view.sections().front();
    must(overlay->removeFile(view.layout().partitions.key, first.keyFileName));
    must(overlay->removeFile(view.layout().partitions.value, first.valueFileName));
    return {overlay, view.layout(), QStringLiteral("test"), nullptr};
}

} // namespace

void TestSession::otherStateIsShownInPlaceOfTheFiles()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    StoreSession* const store = window.store();
    const auto before = store->view();
    const quint64 items = store->archive()->items();
    store->show(Side::After);
    QCOMPARE(store->side(), Side::Before); // there is none
    store->setOtherState(withoutFirstSection(*store));
    QCOMPARE(store->view().get(), before.get());
    QSignalSpy changed(store, &StoreSession::sideChanged);
    store->show(Side::After);
    QTRY_COMPARE_WITH_TIMEOUT(store->side(), Side::After, kOpenMs);
    QCOMPARE(changed.count(), 1);
    QVERIFY(window.settle());
    QCOMPARE(store->view()->sections().size(), before->sections().size() - 1);
    QVERIFY(store->archive() != nullptr && quint64(store->archive()->items()) < items);
    const auto after = store->view();
    store->show(Side::Difference);
    QCOMPARE(store->side(), Side::Difference);
    QCOMPARE(store->view().get(), after.get());
    store->show(Side::Before);
    QCOMPARE(store->view().get(), before.get());
    QCOMPARE(quint64(store->archive()->items()), items);
    // What was read of it is still there.
    store->show(Side::After);
    QCOMPARE(store->view().get(), after.get());
    store->setOtherState({});
    QCOMPARE(store->side(), Side::Before);
    QCOMPARE(store->view().get(), before.get());
}

void TestSession::otherStateThatIsReplacedWhileShownChangesOver()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    StoreSession* const store = window.store();
    const std::size_t sections = store->view()->sections().size();
    const OtherState one = withoutFirstSection(*store);
    store->setOtherState(one);
    store->show(Side::After);
    QTRY_COMPARE_WITH_TIMEOUT(store->side(), Side::After, kOpenMs);
    // In the middle of reading it, and by somebody who hears of its listing.
    OtherState same = one;
    same.storage = std::make_shared<OverlayStorage>(store->storage());
    bool isReplaced = false;
    connect(store, &StoreSession::viewChanged, this, [&] {
        if (!std::exchange(isReplaced, true))
            store->setOtherState(same);
    });
    store->setOtherState(one);
    QTRY_VERIFY_WITH_TIMEOUT(isReplaced && store->view()->sections().size() == sections, kOpenMs);
    QVERIFY(window.settle());
    QCOMPARE(store->side(), Side::After);
}

void TestSession::navigationGoesBackAndForward()
{
    Navigation navigation;
    const auto at = [](Page page, std::uint64_t section) {
        return Location{QStringLiteral("s"), page, Section{section}};
    };
    QVERIFY(!navigation.back());
    navigation.visit(at(Page::Sections, 1));
    navigation.visit(at(Page::Records, 2));
    navigation.visit(at(Page::Records, 2)); // the same place once
    navigation.update(at(Page::Records, 3));
    navigation.visit(at(Page::Gaps, 4));
    QVERIFY(navigation.back() == at(Page::Records, 3));
    QVERIFY(navigation.back() == at(Page::Sections, 1));
    QVERIFY(!navigation.back());
    QVERIFY(navigation.forward() == at(Page::Records, 3));
    navigation.visit(at(Page::Buckets, 5));
    QVERIFY(!navigation.canGoForward());
    QVERIFY(navigation.back() == at(Page::Records, 3));
    for (std::uint64_t i = 0; i < 3 * Navigation::kKept; ++i)
        navigation.visit(at(Page::Sections, i));
    std::size_t back = 0;
    while (navigation.back())
        ++back;
    QCOMPARE(back, Navigation::kKept - 1);
}

void TestSession::wishes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isArchive");
    QTest::addColumn<QString>("wish");
    const auto row = [](const char* text, bool isArchive, const char* wish) {
        QTest::newRow(text) << QString::fromLatin1(text) << isArchive << QString::fromLatin1(wish);
    };
    row("b 42", false, "bucket 42");
    row("B42", false, "bucket 42");
    row("i 10 500", true, "index 10500");
    row("10500", true, "index 10500");
    row(" 12 ", false, "bucket 12");
    row("s 0x80", true, "section 128");
    row("o 0x988", true, "offset 2440");
    row("r 11:6543", false, "record 11:6543");
    row("11:6543", true, "record 11:6543");
    row("k 0xAbCd", true, "key abcd");
    row("k ab cd", false, "key abcd");
    row("i 18446744073709551615", true, "index 18446744073709551615");
    row("i 18446744073709551616", true, "none");
    row("", true, "none");
    row("b", false, "none");
    row("b -1", false, "none");
    row("b 4x", false, "none");
    row("k 0xabc", true, "none");
    row("k", true, "none");
    row("x 5", true, "none");
    row("r 5", true, "none");
    row("1:2:3", true, "none");
}

void TestSession::wishes()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isArchive);
    QFETCH(const QString, wish);
    struct Words {
        QString operator()(Bucket bucket) const { return QStringLiteral("bucket %1").arg(bucket.value); }
        QString operator()(IndexWish index) const { return QStringLiteral("index %1").arg(index.index); }
        QString operator()(Section section) const { return QStringLiteral("section %1").arg(section.value); }
        QString operator()(const KeyWish& key) const
        {
            return QStringLiteral("key ") + QString::fromStdString(toHex(key.key));
        }
        QString operator()(OffsetWish offset) const
        {
            return QStringLiteral("offset %1").arg(offset.offset.value);
        }
        QString operator()(RecordPlace place) const
        {
            return QStringLiteral("record %1:%2").arg(place.section.value).arg(place.position.value);
        }
    };
    const std::optional<Wish> parsed = parseWish(text, isArchive ? StoreKind::Archive : StoreKind::Freezer);
    QCOMPARE(parsed ? std::visit(Words{}, *parsed) : QStringLiteral("none"), wish);
}

QTEST_MAIN(TestSession)
#include "tst_session.moc"
