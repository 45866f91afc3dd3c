// SPDX-License-Identifier: GPL-3.0-or-later
// The crash simulation in short: every short script of each kind, some random ones, an error at every call,
// and that one seed is one run; fewer of them under a sanitizer. crash_states runs as many as asked for.
#include "tests/crash/simulation.h"
#include "tests/support/effort.h"

#include <QTest>

using namespace cryo::test;

namespace {

constexpr std::uint64_t kRandomStates = kSanitized ? 3'000 : 15'000;
constexpr std::uint64_t kChoicesPerCut = kSanitized ? 1 : 4;
constexpr std::uint64_t kFailingScripts = kSanitized ? 3 : 8;

} // namespace

class TestCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyShortScript_data() { kinds(); }
    void everyShortScript();
    void randomScripts_data() { kinds(); }
    void randomScripts();
    void everyCallFails_data() { kinds(); }
    void everyCallFails();
    void seedsThatOnceFailed();
    void oneSeedIsOneRun_data() { kinds(); }
    void oneSeedIsOneRun();

private:
    static void kinds()
    {
        QTest::addColumn<const SubjectKind*>("kind");
        for (const SubjectKind* kind : {&oversizedSubjects(), &archiveSubjects(), &freezerSubjects()})
            QTest::newRow(kind->name) << kind;
    }
    static void check(const CrashOutcome& outcome)
    {
        QVERIFY2(outcome.failure.empty(), outcome.failure.c_str());
        qInfo("%llu states", static_cast<unsigned long long>(outcome.states));
        QVERIFY(outcome.states > 500);
    }
};
Q_DECLARE_METATYPE(const SubjectKind*)

void TestCrash::everyShortScript()
{
    QFETCH(const SubjectKind*, kind);
    check(shortCrashes(*kind, {.choicesPerCut = kChoicesPerCut, .nested = 1}));
}

void TestCrash::randomScripts()
{
    QFETCH(const SubjectKind*, kind);
    check(randomCrashes(*kind, {.seed = 1}, kRandomStates));
}

void TestCrash::everyCallFails()
{
    QFETCH(const SubjectKind*, kind);
    CrashOutcome all;
    for (std::uint64_t seed = 0; seed < kFailingScripts && all.failure.empty(); ++seed)
        all.add(simulateErrors([&] { return kind->makeRandom(seed); }, seed));
    check(all);
}

void TestCrash::seedsThatOnceFailed()
{
    // A value that was cut, by this process or one before, came back under the record of the one that had
    // been put in its place; and a section that was cut twice at its opening was changed again by the next
    // one.
    for (const auto& [kind, seed] :
         {std::pair(&oversizedSubjects(), 4'000'085), std::pair(&archiveSubjects(), 6'000'055),
          std::pair(&oversizedSubjects(), 1'000'000'761), std::pair(&freezerSubjects(), 1'000'001'515),
          std::pair(&freezerSubjects(), 1'000'329'203)}) {
        const CrashOutcome outcome =
            simulateCrashes([&] { return kind->makeRandom(static_cast<std::uint64_t>(seed)); },
                            {.seed = static_cast<std::uint64_t>(seed)});
        QVERIFY2(outcome.failure.empty(), outcome.failure.c_str());
    }
}

void TestCrash::oneSeedIsOneRun()
{
    QFETCH(const SubjectKind*, kind);
    const CrashOutcome first = randomCrashes(*kind, {.seed = 77}, 2'000);
    const CrashOutcome again = randomCrashes(*kind, {.seed = 77}, 2'000);
    const CrashOutcome other = randomCrashes(*kind, {.seed = 78}, 2'000);
    QCOMPARE(again.states, first.states);
    QCOMPARE(again.digest, first.digest);
    QVERIFY(other.digest != first.digest);
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
