// SPDX-License-Identifier: GPL-3.0-or-later
// The set of indices as ranges: merging, splitting, gaps, and the ends of the number line. The names of the
// tests are those of tests/reference_tests.txt in camel case.
#include "core/index/interval_set.h"

#include <QTest>

#include <random>
#include <set>

using namespace cryo;

namespace {

constexpr std::uint64_t kMax = UINT64_MAX;

IntervalSet setOf(std::initializer_list<std::uint64_t> indices)
{
    IntervalSet set;
    for (const std::uint64_t index : indices)
        set.insert(index);
    return set;
}

QString text(std::optional<std::uint64_t> value)
{
    return value ? QString::number(*value) : QString("-");
}

/// "1-3 7-7": all ranges.
QString all(const IntervalSet& set)
{
    QStringList texts;
    for (const IndexRange& range : set.ranges())
        texts << QString("%1-%2").arg(range.first).arg(range.last);
    return texts.join(" ");
}

/// "1-3" or "-".
QString range(const IntervalSet& set, std::uint64_t index)
{
    const std::optional<IndexRange> found = set.rangeOf(index);
    return found ? QString("%1-%2").arg(found->first).arg(found->last) : QString("-");
}

/// "end next", "-" for none.
QString gap(const IntervalSet& set, std::uint64_t index)
{
    const auto [end, next] = set.nextGap(index);
    return text(end) + " " + text(next);
}

QString missing(const IntervalSet& set, std::uint64_t start, std::size_t max)
{
    QStringList texts;
    for (const std::uint64_t index : set.missingItems(start, max))
        texts << QString::number(index);
    return texts.join(",");
}

} // namespace

class TestIntervalSet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newIsEmpty();
    void insertEmpty();
    void insertIsolated();
    void insertCovered();
    void insertAdjacentEnd();
    void insertAdjacentStart();
    void insertBridgeRanges();
    void insertComplexMergingAndOrdering();
    void insertMaxValue();
    void get();
    void removeEmpty();
    void removeInvalidRange();
    void removeNonExistent();
    void removeExactMatch();
    void removeSubsetSplit();
    void removeOverlapStart();
    void removeOverlapEnd();
    void removeCoverMultipleRanges();
    void removePartialOverlapMultipleRanges();
    void removeTouchingBoundariesNoMerge();
    void removeMaxValueRanges();
    void iter();
    void nextGapEmpty();
    void nextGapSingleRange();
    void nextGapMultipleRanges();
    void nextGapValueIsMax();
    void oddRanges();
    void missingItemsEmptyMap();
    void missingItemsSingleGap();
    void missingItemsMultipleGaps();
    void missingItemsStartingInRange();
    void missingItemsZeroN();
    void missingItemsLargeGap();
    void missingItemsAtBoundaries();
    void missingItemsNearMax();
    void missingItemsContiguousRanges();
    // Beyond the reference's list.
    void randomOperationsAgreeWithAPlainSet();
};

void TestIntervalSet::newIsEmpty()
{
    QCOMPARE(all(IntervalSet()), "");
    QVERIFY(!IntervalSet().first() && !IntervalSet().last());
}

void TestIntervalSet::insertEmpty()
{
    QCOMPARE(all(setOf({5})), "5-5");
}

void TestIntervalSet::insertIsolated()
{
    const IntervalSet set = setOf({5, 10});
    QCOMPARE(range(set, 5), "5-5");
    QCOMPARE(range(set, 10), "10-10");
    QCOMPARE(all(set), "5-5 10-10");
}

void TestIntervalSet::insertCovered()
{
    IntervalSet set = setOf({1, 2, 3});
    QVERIFY(!set.insert(2));
    QCOMPARE(all(set), "1-3");
    QCOMPARE(range(set, 2), "1-3");
}

void TestIntervalSet::insertAdjacentEnd()
{
    QCOMPARE(all(setOf({1, 2, 3})), "1-3");
}

void TestIntervalSet::insertAdjacentStart()
{
    QCOMPARE(all(setOf({2, 3, 1})), "1-3");
}

void TestIntervalSet::insertBridgeRanges()
{
    IntervalSet set = setOf({1, 2, 5, 6});
    set.insert(3);
    QCOMPARE(all(set), "1-3 5-6");
    set.insert(4);
    QCOMPARE(all(set), "1-6");
}

void TestIntervalSet::insertComplexMergingAndOrdering()
{
    IntervalSet set = setOf({10, 12, 11});
    QCOMPARE(all(set), "10-12");
    set.insert(15);
    set.insert(13);
    QCOMPARE(all(set), "10-13 15-15");
    set.insert(14);
    QCOMPARE(all(set), "10-15");
    set.insert(5);
    set.insert(7);
    set.insert(6);
    QCOMPARE(all(set), "5-7 10-15");
    set.insert(9);
    QCOMPARE(all(set), "5-7 9-15");
    set.insert(8);
    QCOMPARE(all(set), "5-15");
}

void TestIntervalSet::insertMaxValue()
{
    IntervalSet set = setOf({kMax});
    QCOMPARE(range(set, kMax), QString("%1-%1").arg(kMax));
    set.insert(kMax - 1);
    QCOMPARE(all(set), QString("%1-%2").arg(kMax - 1).arg(kMax));
}

void TestIntervalSet::get()
{
    const IntervalSet set = setOf({1, 2, 3, 5, 6});
    QStringList found;
    for (std::uint64_t index = 0; index < 8; ++index)
        found << range(set, index);
    QCOMPARE(found.join(" "), "- 1-3 1-3 1-3 - 5-6 5-6 -");
}

void TestIntervalSet::removeEmpty()
{
    IntervalSet set;
    set.remove(1, 5);
    QCOMPARE(all(set), "");
}

void TestIntervalSet::removeInvalidRange()
{
    IntervalSet set = setOf({1, 2});
    set.remove(5, 1);
    QCOMPARE(all(set), "1-2");
}

void TestIntervalSet::removeNonExistent()
{
    IntervalSet set = setOf({5, 6});
    set.remove(1, 3);
    set.remove(8, 10);
    QCOMPARE(all(set), "5-6");
    set.remove(1, 10);
    QCOMPARE(all(set), "");
}

void TestIntervalSet::removeExactMatch()
{
    IntervalSet set = setOf({1, 2, 3, 5, 6});
    set.remove(1, 3);
    QCOMPARE(all(set), "5-6");
    set.remove(5, 6);
    QCOMPARE(all(set), "");
}

void TestIntervalSet::removeSubsetSplit()
{
    IntervalSet set = setOf({1, 2, 3, 4, 5});
    set.remove(3, 3);
    QCOMPARE(all(set), "1-2 4-5");
    IntervalSet other = setOf({1, 2, 3, 4, 5});
    other.remove(2, 4);
    QCOMPARE(all(other), "1-1 5-5");
}

void TestIntervalSet::removeOverlapStart()
{
    IntervalSet set = setOf({1, 2, 3, 4, 5});
    set.remove(0, 2);
    QCOMPARE(all(set), "3-5");
}

void TestIntervalSet::removeOverlapEnd()
{
    IntervalSet set = setOf({1, 2, 3, 4, 5});
    set.remove(4, 6);
    QCOMPARE(all(set), "1-3");
}

void TestIntervalSet::removeCoverMultipleRanges()
{
    IntervalSet set = setOf({1, 2, 4, 5, 7, 8});
    set.remove(3, 6);
    QCOMPARE(all(set), "1-2 7-8");
    set.remove(0, 10);
    QCOMPARE(all(set), "");
}

void TestIntervalSet::removePartialOverlapMultipleRanges()
{
    IntervalSet set = setOf({1, 2, 3, 5, 6, 7, 9, 10, 11});
    IntervalSet other = set;
    set.remove(2, 6);
    QCOMPARE(all(set), "1-1 7-7 9-11");
    other.remove(0, 20);
    QCOMPARE(all(other), "");
}

void TestIntervalSet::removeTouchingBoundariesNoMerge()
{
    IntervalSet set = setOf({0, 1, 2, 4, 5});
    set.remove(3, 3);
    QCOMPARE(all(set), "0-2 4-5");
}

void TestIntervalSet::removeMaxValueRanges()
{
    IntervalSet set = setOf({kMax - 2, kMax - 1, kMax});
    set.remove(kMax, kMax);
    QCOMPARE(all(set), QString("%1-%2").arg(kMax - 2).arg(kMax - 1));
    set.remove(kMax - 2, kMax - 2);
    QCOMPARE(all(set), QString("%1-%1").arg(kMax - 1));
    set.remove(kMax - 1, kMax - 1);
    QCOMPARE(all(set), "");
    IntervalSet other = setOf({kMax - 1, kMax});
    other.remove(0, kMax);
    QCOMPARE(all(other), "");
}

void TestIntervalSet::iter()
{
    QCOMPARE(all(setOf({5, 6, 1, 2})), "1-2 5-6");
}

void TestIntervalSet::nextGapEmpty()
{
    QCOMPARE(gap(IntervalSet(), 5), "- -");
}

void TestIntervalSet::nextGapSingleRange()
{
    const IntervalSet set = setOf({5, 6, 7});
    QCOMPARE(gap(set, 4), "- 5");
    QCOMPARE(gap(set, 5), "7 -");
    QCOMPARE(gap(set, 6), "7 -");
    QCOMPARE(gap(set, 7), "7 -");
    QCOMPARE(gap(set, 8), "- -");
}

void TestIntervalSet::nextGapMultipleRanges()
{
    const IntervalSet set = setOf({1, 2, 5, 6, 10});
    const QStringList expected = {"- 1",  "2 5",  "2 5",  "- 5",  "- 5",  "6 10",
                                  "6 10", "- 10", "- 10", "- 10", "10 -", "- -"};
    for (int index = 0; index < expected.size(); ++index)
        QCOMPARE(gap(set, static_cast<std::uint64_t>(index)), expected[index]);
}

void TestIntervalSet::nextGapValueIsMax()
{
    const IntervalSet set = setOf({kMax - 5, kMax - 4, kMax - 1, kMax});
    QCOMPARE(gap(set, kMax - 6), QString("- %1").arg(kMax - 5));
    QCOMPARE(gap(set, kMax - 5), QString("%1 %2").arg(kMax - 4).arg(kMax - 1));
    QCOMPARE(gap(set, kMax - 4), QString("%1 %2").arg(kMax - 4).arg(kMax - 1));
    QCOMPARE(gap(set, kMax - 3), QString("- %1").arg(kMax - 1));
    QCOMPARE(gap(set, kMax - 2), QString("- %1").arg(kMax - 1));
    QCOMPARE(gap(set, kMax - 1), QString("%1 -").arg(kMax));
    QCOMPARE(gap(set, kMax), QString("%1 -").arg(kMax));
}

void TestIntervalSet::oddRanges()
{
    const IntervalSet set = setOf({1, 10, 11, 14});
    QCOMPARE(gap(set, 0), "- 1");
    QCOMPARE(gap(set, 1), "1 10");
    QCOMPARE(gap(set, 10), "11 14");
    QCOMPARE(gap(set, 11), "11 14");
    QCOMPARE(gap(set, 12), "- 14");
    QCOMPARE(gap(set, 14), "14 -");
}

void TestIntervalSet::missingItemsEmptyMap()
{
    QCOMPARE(missing(IntervalSet(), 0, 5), "");
    QCOMPARE(missing(IntervalSet(), 100, 10), "");
}

void TestIntervalSet::missingItemsSingleGap()
{
    const IntervalSet set = setOf({1, 2, 5, 6});
    QCOMPARE(missing(set, 3, 5), "3,4");
    QCOMPARE(missing(set, 3, 2), "3,4");
    QCOMPARE(missing(set, 3, 1), "3");
    QCOMPARE(missing(set, 4, 1), "4");
}

void TestIntervalSet::missingItemsMultipleGaps()
{
    const IntervalSet set = setOf({1, 2, 5, 6, 10});
    QCOMPARE(missing(set, 0, 5), "0,3,4,7,8");
    QCOMPARE(missing(set, 0, 6), "0,3,4,7,8,9");
    QCOMPARE(missing(set, 0, 7), "0,3,4,7,8,9");
    QCOMPARE(missing(set, 3, 3), "3,4,7");
    QCOMPARE(missing(set, 4, 2), "4,7");
    QCOMPARE(missing(set, 7, 10), "7,8,9");
    QCOMPARE(missing(set, 8, 2), "8,9");
    QCOMPARE(missing(set, 11, 5), "");
    QCOMPARE(missing(set, 100, 10), "");
}

void TestIntervalSet::missingItemsStartingInRange()
{
    const IntervalSet set = setOf({1, 2, 3, 7, 8, 9});
    QCOMPARE(missing(set, 1, 3), "4,5,6");
    QCOMPARE(missing(set, 2, 4), "4,5,6");
    QCOMPARE(missing(set, 3, 2), "4,5");
    for (const std::uint64_t start : {7U, 8U, 9U})
        QCOMPARE(missing(set, start, 5), "");
}

void TestIntervalSet::missingItemsZeroN()
{
    QCOMPARE(missing(setOf({1, 5}), 1, 0), ""); // the archive refuses it (tst_archive)
}

void TestIntervalSet::missingItemsLargeGap()
{
    const IntervalSet set = setOf({1, 1000});
    QCOMPARE(missing(set, 2, 5), "2,3,4,5,6");
    QCOMPARE(missing(set, 995, 5), "995,996,997,998,999");
    const std::vector<std::uint64_t> items = set.missingItems(2, 998);
    QCOMPARE(items.size(), 998U);
    QCOMPARE(items.front(), 2U);
    QCOMPARE(items.back(), 999U);
}

void TestIntervalSet::missingItemsAtBoundaries()
{
    const IntervalSet set = setOf({5, 6, 10});
    QCOMPARE(missing(set, 5, 3), "7,8,9");
    QCOMPARE(missing(set, 6, 3), "7,8,9");
    QCOMPARE(missing(set, 10, 5), "");
}

void TestIntervalSet::missingItemsNearMax()
{
    const IntervalSet set = setOf({kMax - 5, kMax - 3, kMax});
    const QString rest = QString("%1,%2,%3").arg(kMax - 4).arg(kMax - 2).arg(kMax - 1);
    QCOMPARE(missing(set, kMax - 6, 5), QString("%1,").arg(kMax - 6) + rest);
    QCOMPARE(missing(set, kMax - 4, 3), rest);
    QCOMPARE(missing(set, kMax, 5), "");
}

void TestIntervalSet::missingItemsContiguousRanges()
{
    const IntervalSet set = setOf({1, 2, 3, 4, 5, 6});
    QCOMPARE(missing(set, 0, 3), "0");
    QCOMPARE(missing(set, 7, 5), "");
}

void TestIntervalSet::randomOperationsAgreeWithAPlainSet()
{
    std::mt19937_64 random(3);
    for (const std::uint64_t base : {std::uint64_t{0}, kMax - 79}) {
        IntervalSet set;
        std::set<std::uint64_t> plain;
        for (int round = 0; round < 4000; ++round) {
            const std::uint64_t first = base + random() % 80;
            if (random() % 3 != 0) {
                QCOMPARE(set.insert(first), plain.insert(first).second);
            } else {
                const std::uint64_t last = base + random() % 80;
                set.remove(first, last);
                std::erase_if(plain, [&](std::uint64_t index) { return first <= index && index <= last; });
            }
            std::vector<std::uint64_t> gaps;
            const std::size_t max = 1 + random() % 12;
            if (!plain.empty())
                for (std::uint64_t i = first; i < *plain.rbegin() && gaps.size() < max; ++i)
                    if (!plain.contains(i))
                        gaps.push_back(i);
            QCOMPARE(set.missingItems(first, max), gaps);
            const auto after = plain.upper_bound(first);
            // The next member may continue the range that `first` is in; a range begins where its predecessor
            // is missing.
            auto begin = after;
            while (begin != plain.end() && plain.contains(*begin - 1))
                ++begin;
            QCOMPARE(text(set.nextGap(first).second),
                     begin == plain.end() ? QString("-") : QString::number(*begin));
        }
    }
}

QTEST_APPLESS_MAIN(TestIntervalSet)
#include "tst_interval_set.moc"
