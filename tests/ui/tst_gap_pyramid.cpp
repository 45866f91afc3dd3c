// SPDX-License-Identifier: GPL-3.0-or-later
// The pyramid says the same as counting every index, for random ranges, and is quick with a million of them.
#include "tests/ui/frame_times.h"
#include "ui/widgets/gap_pyramid.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace cryo::ui;
using cryo::ui::test::FrameTimes;

namespace {

/// The same questions answered by looking at every index.
struct BruteForce {
    quint64 first;
    std::vector<GapClass> classes;

    BruteForce(quint64 spaceFirst, quint64 spaceLast, const std::vector<GapRange>& ranges,
               GapClass background)
        : first(spaceFirst)
        , classes(std::size_t(spaceLast - spaceFirst + 1), background)
    {
        for (const GapRange& range : ranges) {
            for (quint64 i = range.first; i <= range.last; ++i)
                classes[std::size_t(i - first)] = range.cls;
        }
    }
    [[nodiscard]] GapSummary summary(quint64 from, quint64 to, const std::vector<GapRange>& ranges) const
    {
        GapSummary out;
        for (quint64 i = from; i <= to; ++i)
            ++out.items[std::size_t(classes[std::size_t(i - first)])];
        for (const GapRange& range : ranges) {
            if (range.first <= to && range.last >= from)
                ++out.ranges[std::size_t(range.cls)];
        }
        for (int cls = 0; cls < kGapClassCount; ++cls)
            out.mask |= out.items[std::size_t(cls)] > 0 ? maskOf(GapClass(cls)) : GapClassMask(0);
        return out;
    }
};

std::vector<GapRange> randomRanges(std::mt19937_64& random, quint64 first, quint64 last)
{
    std::vector<GapRange> ranges;
    std::uniform_int_distribution<quint64> skip(0, 9);
    std::uniform_int_distribution<quint64> length(1, 7);
    std::uniform_int_distribution<int> cls(1, kGapClassCount - 1);
    for (quint64 at = first + skip(random); at <= last;) {
        const quint64 end = std::min(last, at + length(random) - 1);
        ranges.push_back({at, end, GapClass(cls(random))});
        at = end + 1 + skip(random);
    }
    return ranges;
}

} // namespace

class TestGapPyramid final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void summaryEqualsCounting();
    void findingEqualsLooking();
    void rangeAtEqualsLooking();
    void overlapsAreTakenFromTheLaterRange();
    void unsortedRangesAreSorted();
    void rangesAreCutToTheSpace();
    void emptySpaceHasNothing();
    void wholeOf64BitsFits();
    void millionRangesAnswerAtOnce();
};

void TestGapPyramid::summaryEqualsCounting()
{
    std::mt19937_64 random(20261121);
    for (int round = 0; round < 40; ++round) {
        const quint64 first = random() % 1000;
        const quint64 last = first + 1 + random() % 9000;
        const auto background = round % 3 == 0 ? GapClass::Missing : GapClass::Present;
        const auto ranges = randomRanges(random, first, last);
        const auto pyramid = GapPyramid::build(first, last, ranges, background);
        const BruteForce brute(first, last, ranges, background);
        QCOMPARE(pyramid->rangeCount(), ranges.size());
        for (int question = 0; question < 200; ++question) {
            const quint64 from = first + random() % (last - first + 1);
            const quint64 to = from + random() % (last - from + 1);
            const GapSummary is = pyramid->summary(from, to);
            const GapSummary expected = brute.summary(from, to, ranges);
            QCOMPARE(is.items, expected.items);
            QCOMPARE(is.ranges, expected.ranges);
            QCOMPARE(is.mask, expected.mask);
        }
    }
}

void TestGapPyramid::findingEqualsLooking()
{
    std::mt19937_64 random(7);
    const auto ranges = randomRanges(random, 0, 40'000);
    const auto pyramid = GapPyramid::build(0, 40'000, ranges);
    for (int question = 0; question < 5000; ++question) {
        const std::size_t from = random() % ranges.size();
        const std::size_t to = from + random() % (ranges.size() - from + 1);
        const auto classes = GapClassMask(random() % 128);
        std::optional<std::size_t> firstHit;
        std::optional<std::size_t> lastHit;
        GapClassMask mask = 0;
        for (std::size_t i = from; i < to; ++i) {
            mask |= maskOf(ranges[i].cls);
            if ((maskOf(ranges[i].cls) & classes) == 0)
                continue;
            firstHit = firstHit.value_or(i);
            lastHit = i;
        }
        QCOMPARE(pyramid->findForward(classes, from, to), firstHit);
        QCOMPARE(pyramid->findBackward(classes, from, to), lastHit);
        QCOMPARE(pyramid->classesOf(from, to), mask);
    }
}

void TestGapPyramid::rangeAtEqualsLooking()
{
    std::mt19937_64 random(9);
    const auto ranges = randomRanges(random, 100, 3000);
    const auto pyramid = GapPyramid::build(100, 3000, ranges);
    const BruteForce brute(100, 3000, ranges, GapClass::Present);
    for (quint64 index = 100; index <= 3000; ++index) {
        const GapRange found = pyramid->rangeAt(index);
        QVERIFY(found.first <= index && index <= found.last);
        QCOMPARE(found.cls, brute.classes[std::size_t(index - 100)]);
    }
}

void TestGapPyramid::overlapsAreTakenFromTheLaterRange()
{
    const auto pyramid = GapPyramid::build(
        0, 99, {{10, 30, GapClass::Missing}, {20, 40, GapClass::ValueBad}, {25, 28, GapClass::Pending}});
    QCOMPARE(pyramid->rangeCount(), std::size_t(2));
    QCOMPARE(pyramid->range(0), (GapRange{10, 30, GapClass::Missing}));
    QCOMPARE(pyramid->range(1), (GapRange{31, 40, GapClass::ValueBad}));
}

void TestGapPyramid::unsortedRangesAreSorted()
{
    const auto pyramid = GapPyramid::build(0, 99, {{50, 59, GapClass::Tail}, {1, 2, GapClass::Missing}});
    QCOMPARE(pyramid->range(0).first, quint64(1));
    QCOMPARE(pyramid->range(1).first, quint64(50));
}

void TestGapPyramid::rangesAreCutToTheSpace()
{
    const auto pyramid = GapPyramid::build(10, 20,
                                           {{0, 5, GapClass::Missing},
                                            {8, 12, GapClass::Missing},
                                            {18, 90, GapClass::Tail},
                                            {95, 99, GapClass::Tail}});
    QCOMPARE(pyramid->rangeCount(), std::size_t(2));
    QCOMPARE(pyramid->range(0), (GapRange{10, 12, GapClass::Missing}));
    QCOMPARE(pyramid->range(1), (GapRange{18, 20, GapClass::Tail}));
    QCOMPARE(pyramid->summary(0, 1000).items[std::size_t(GapClass::Present)], quint64(5));
}

void TestGapPyramid::emptySpaceHasNothing()
{
    const auto pyramid = GapPyramid::build(1, 0, {{0, 5, GapClass::Missing}});
    QVERIFY(pyramid->isEmpty());
    QCOMPARE(pyramid->rangeCount(), std::size_t(0));
    QCOMPARE(pyramid->summary(0, ~quint64(0)).mask, GapClassMask(0));
}

void TestGapPyramid::wholeOf64BitsFits()
{
    constexpr quint64 kMost = ~quint64(0);
    const auto pyramid =
        GapPyramid::build(0, kMost, {{0, 0, GapClass::Missing}, {kMost - 5, kMost, GapClass::Tail}});
    QCOMPARE(pyramid->last(), kMost - 1);
    const GapSummary all = pyramid->summary(0, kMost);
    QCOMPARE(all.items[std::size_t(GapClass::Missing)], quint64(1));
    QCOMPARE(all.items[std::size_t(GapClass::Tail)], quint64(5));
    QCOMPARE(all.items[std::size_t(GapClass::Present)], kMost - 6);
}

void TestGapPyramid::millionRangesAnswerAtOnce()
{
    std::vector<GapRange> ranges;
    for (quint64 i = 0; i < 1'000'000; ++i)
        ranges.push_back({i * 1000, i * 1000 + i % 17, GapClass(1 + i % 6)});
    const auto pyramid = GapPyramid::build(0, 1'000'000'000, std::move(ranges));
    FrameTimes times;
    quint64 sum = 0;
    for (int round = 0; round < 9; ++round) {
        times.run([&] {
            for (quint64 column = 0; column < 2000; ++column)
                sum += pyramid->summary(column * 500'000, column * 500'000 + 499'999).ranges[1];
        });
    }
    QVERIFY(sum > 100'000);
    QVERIFY(times.fitFrame("2000 summaries of 1000000 ranges"));
}

QTEST_APPLESS_MAIN(TestGapPyramid)
#include "tst_gap_pyramid.moc"
