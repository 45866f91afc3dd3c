// SPDX-License-Identifier: GPL-3.0-or-later
// The in-memory key index: the order of its lists, and what a cursor may do at which moment. The names of the
// tests are those of tests/reference_tests.txt in camel case.
#include "core/index/translated_index.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <thread>

using namespace cryo;

namespace {

using Index = TranslatedIndex<std::uint64_t>;
constexpr std::uint64_t kPast = UINT64_MAX; // what next() gives past the end, in these tests

Index twoCap()
{
    return Index(Translator{2});
}

ByteView key()
{
    return asBytes("key");
}

Index indexOf(std::initializer_list<std::uint64_t> values)
{
    Index index = twoCap();
    for (const std::uint64_t value : values)
        index.insert(key(), value);
    return index;
}

/// "1,3,2": the list of the key, in its order.
QString list(const Index& index, ByteView of = key())
{
    QStringList all;
    for (const std::uint64_t value : index.values(of))
        all << QString::number(value);
    return all.join(",");
}

/// The same without regard to order.
QString sorted(const Index& index, ByteView of = key())
{
    std::vector<std::uint64_t> all = index.values(of);
    std::ranges::sort(all);
    QStringList texts;
    for (const std::uint64_t value : all)
        texts << QString::number(value);
    return texts.join(",");
}

/// "keys items pruned"
QString counts(const Index& index)
{
    const IndexCounts& now = index.counts();
    return QString("%1 %2 %3").arg(now.keys).arg(now.items).arg(now.pruned);
}

std::uint64_t next(Index::Cursor& cursor)
{
    const std::uint64_t* value = cursor.next();
    return value == nullptr ? kPast : *value;
}

/// Moves a cursor to a value; false if the list has none such.
bool find(Index::Cursor& cursor, std::uint64_t wanted)
{
    for (;;) {
        const std::uint64_t value = next(cursor);
        if (value == wanted || value == kPast)
            return value == wanted;
    }
}

QString text(const Result<>& result)
{
    return result ? QString("ok") : QString::fromStdString(result.error().message);
}

const QString kOk = "ok";
const QString kCallNext = "must call Cursor::next()";
const QString kNoItem = "no active item in Cursor";

} // namespace

class TestTranslatedIndex : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void basic();
    void cursorFind();
    void manyKeys();
    void keyLengthsAndKeyItemMetrics();
    void valueOrder();
    void removeSpecific();
    void emptyKey();
    void mutateThroughIterator();
    void mutateMiddleOfFour();
    void removeThroughIterator();
    void insertThroughIterator();
    void cursorInsertAfterDoneAppends();
    void removeToNothingThenAdd();
    void insertAndRemoveCursor();
    void insertAndPruneVacant();
    void insertAndPruneReplaceOne();
    void insertAndPruneDeadInsert();
    void cursorAcrossThreads();
    void removeMiddleThenNext();
    void removeToNothing();
    void cursorUpdateBeforeNext();
    void cursorDeleteBeforeNext();
    void cursorInsertBeforeNext();
    void updateBeforeNext();
    void cursorUpdateAfterDone();
    void cursorDeleteAfterDone();
    void cursorInsertWithNext();
    void cursorDoubleDelete();
    void cursorDeleteLastThenNext();
    void deleteInMiddleThenContinue();
    void deleteFirst();
    void deleteFirstAndInsert();
    void insertAtEntryThenNext();
    void insertAtEntryThenDeleteHead();
    void deleteThenInsertWithoutNext();
    void insertsWithoutNext();
    void deleteLastThenInsertWhileDone();
    void dropMidIterationRelinks();
    void entryReplacementNotACollision();
    void largeCollisionChainStackOverflow();
    // Beyond the reference's list.
    void insertAndPruneAppendsAtTheEnd();
    void aKeyThatIsNewIsStoredWithoutAsking();
    void freedNodesAreUsedAgain();
    void randomOperationsAgreeWithPlainLists();
};

void TestTranslatedIndex::basic()
{
    Index index = indexOf({1, 2, 3});
    QCOMPARE(counts(index), "1 3 0");
    QCOMPARE(list(index), "1,3,2");
    {
        auto cursor = index.cursor(key());
        QVERIFY(cursor);
        QCOMPARE(next(*cursor), 1U);
        QCOMPARE(next(*cursor), 3U);
        QCOMPARE(next(*cursor), 2U);
        QCOMPARE(next(*cursor), kPast);
    }
    index.insert(key(), 3);
    index.insert(key(), 4);
    index.prune(key(), [](std::uint64_t value) { return value == 3; });
    QCOMPARE(list(index), "1,4,2");
    index.prune(key(), [](std::uint64_t) { return true; });
    QCOMPARE(list(index), "");
    QCOMPARE(index.counts().keys, 0);
    QVERIFY(!index.cursor(key()));
    index.prune(key(), [](std::uint64_t) { return true; });
    QCOMPARE(counts(index), "0 0 5");
}

void TestTranslatedIndex::cursorFind()
{
    Index index = indexOf({10, 20, 30, 40});
    {
        auto cursor = index.cursor(key());
        QVERIFY(find(*cursor, 30));
        QCOMPARE(text(cursor->update(35)), kOk);
    }
    QCOMPARE(sorted(index), "10,20,35,40");
    {
        auto cursor = index.cursor(key());
        QVERIFY(!find(*cursor, 100));
        QCOMPARE(next(*cursor), kPast);
    }
    {
        auto cursor = index.cursor(key());
        QVERIFY(find(*cursor, 20));
        QCOMPARE(text(cursor->remove()), kOk);
    }
    QCOMPARE(sorted(index), "10,35,40");
}

void TestTranslatedIndex::manyKeys()
{
    Index index = twoCap();
    std::mt19937_64 random(7);
    std::vector<Bytes> keys;
    while (keys.size() < 2000) {
        Bytes bytes;
        for (int i = 0; i < 4; ++i)
            appendBig<std::uint64_t>(bytes, random());
        index.insert(bytes, keys.size());
        keys.push_back(std::move(bytes));
    }
    QCOMPARE(index.counts().items, 2000);
    QVERIFY(index.counts().keys <= 2000 && index.counts().keys > 1900);
    for (std::size_t i = 0; i < keys.size(); ++i)
        QVERIFY(std::ranges::count(index.values(keys[i]), i) == 1);
}

void TestTranslatedIndex::keyLengthsAndKeyItemMetrics()
{
    Index index = twoCap();
    index.insert(asBytes("a"), 1);
    index.insert(asBytes("ab"), 2);
    index.insert(asBytes("abc"), 3);
    QCOMPARE(list(index, asBytes("ab")), "2,3");
    QCOMPARE(list(index, asBytes("abc")), "2,3");
    index.insert(asBytes("ab"), 4);
    QCOMPARE(list(index, asBytes("ab")), "2,4,3");
    QCOMPARE(counts(index), "2 4 0");
    index.prune(asBytes("ab"), [](std::uint64_t value) { return value == 4; });
    QCOMPARE(list(index, asBytes("ab")), "2,3");
    QCOMPARE(counts(index), "2 3 1");
    index.remove(asBytes("ab"));
    QCOMPARE(counts(index), "1 1 3");
    QCOMPARE(list(index, asBytes("a")), "1");
}

void TestTranslatedIndex::valueOrder()
{
    QCOMPARE(list(indexOf({1, 2, 3})), "1,3,2");
    QCOMPARE(list(indexOf({1, 2, 3, 4})), "1,4,3,2");
}

void TestTranslatedIndex::removeSpecific()
{
    Index index = indexOf({1, 2, 3});
    index.prune(key(), [](std::uint64_t value) { return value == 2; });
    QCOMPARE(list(index), "1,3");
    index.prune(key(), [](std::uint64_t value) { return value == 1; });
    QCOMPARE(list(index), "3");
}

void TestTranslatedIndex::emptyKey()
{
    using namespace std::string_view_literals;
    Index index = twoCap();
    const std::array<std::string_view, 3> keys = {""sv, "\0"sv, "\0\0"sv};
    for (std::size_t i = 0; i < keys.size(); ++i)
        index.insert(asBytes(keys[i]), i);
    for (const std::string_view one : keys)
        QCOMPARE(sorted(index, asBytes(one)), "0,1,2");
    index.prune(asBytes(keys[1]), [](std::uint64_t value) { return value == 1; });
    for (const std::string_view one : keys)
        QCOMPARE(sorted(index, asBytes(one)), "0,2");
}

void TestTranslatedIndex::mutateThroughIterator()
{
    Index index = indexOf({1, 2, 3});
    auto cursor = index.cursor(key());
    for (std::uint64_t value = next(*cursor); value != kPast; value = next(*cursor))
        QCOMPARE(text(cursor->update(value + 10)), kOk);
    cursor.reset();
    QCOMPARE(list(index), "11,13,12");
}

void TestTranslatedIndex::mutateMiddleOfFour()
{
    Index index = indexOf({1, 2, 3, 4});
    QCOMPARE(list(index), "1,4,3,2");
    auto cursor = index.cursor(key());
    QVERIFY(find(*cursor, 3));
    QCOMPARE(text(cursor->update(99)), kOk);
    cursor.reset();
    QCOMPARE(list(index), "1,4,99,2");
}

void TestTranslatedIndex::removeThroughIterator()
{
    Index index = indexOf({1, 2, 3, 4});
    const auto removeNth = [&index](int nth) {
        auto cursor = index.cursor(key());
        for (int i = 0; i < nth; ++i)
            (void)next(*cursor);
        QCOMPARE(text(cursor->remove()), kOk);
    };
    removeNth(1);
    QCOMPARE(list(index), "4,3,2");
    QCOMPARE(counts(index), "1 3 1");
    index.insert(key(), 1);
    QCOMPARE(list(index), "4,1,3,2");
    removeNth(3);
    QCOMPARE(list(index), "4,1,2");
    QCOMPARE(counts(index), "1 3 2");
    index.insert(key(), 3);
    QCOMPARE(list(index), "4,3,1,2");
    removeNth(4);
    QCOMPARE(list(index), "4,3,1");
    QCOMPARE(counts(index), "1 3 3");
    index.remove(key());
    QCOMPARE(counts(index), "0 0 6");
}

void TestTranslatedIndex::insertThroughIterator()
{
    Index index = indexOf({1});
    const auto insertAfterFirst = [&index](std::uint64_t value) {
        auto cursor = index.cursor(key());
        QCOMPARE(next(*cursor), 1U);
        QCOMPARE(text(cursor->insert(value)), kOk);
    };
    insertAfterFirst(3);
    QCOMPARE(list(index), "1,3");
    QCOMPARE(counts(index), "1 2 0");
    insertAfterFirst(42);
    QCOMPARE(index.counts().items, 3);
    insertAfterFirst(100);
    QCOMPARE(list(index), "1,100,42,3");
}

void TestTranslatedIndex::cursorInsertAfterDoneAppends()
{
    Index index = indexOf({10});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 10U);
    QCOMPARE(next(*cursor), kPast);
    QCOMPARE(text(cursor->insert(20)), kOk);
    cursor.reset();
    QCOMPARE(list(index), "10,20");
}

void TestTranslatedIndex::removeToNothingThenAdd()
{
    Index index = indexOf({0, 1, 2, 3});
    auto cursor = index.cursor(key());
    for (const std::uint64_t expected : {0U, 3U, 2U, 1U}) {
        QCOMPARE(next(*cursor), expected);
        QCOMPARE(text(cursor->remove()), kOk);
    }
    QCOMPARE(next(*cursor), kPast);
    QCOMPARE(text(cursor->insert(4)), kOk);
    QCOMPARE(next(*cursor), kPast);
    QCOMPARE(text(cursor->insert(5)), kOk);
    cursor.reset();
    QCOMPARE(list(index), "4,5");
    QCOMPARE(counts(index), "1 2 4");
}

void TestTranslatedIndex::insertAndRemoveCursor()
{
    Index index = indexOf({0});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 0U);
    QCOMPARE(text(cursor->remove()), kOk);
    cursor.reset();
    index.remove(key());
    QCOMPARE(list(index), "");
    QCOMPARE(counts(index), "0 0 1");
}

void TestTranslatedIndex::insertAndPruneVacant()
{
    Index index = twoCap();
    index.insertAndPrune(key(), 1, [](std::uint64_t) { return false; });
    QCOMPARE(list(index), "1");
    QCOMPARE(counts(index), "1 1 0");
}

void TestTranslatedIndex::insertAndPruneReplaceOne()
{
    Index index = indexOf({1});
    index.insertAndPrune(key(), 2, [](std::uint64_t value) { return value == 1; });
    QCOMPARE(list(index), "2");
    QCOMPARE(counts(index), "1 1 1");
}

void TestTranslatedIndex::insertAndPruneDeadInsert()
{
    Index index = indexOf({10, 20});
    index.insertAndPrune(key(), 30, [](std::uint64_t) { return true; });
    QCOMPARE(list(index), "");
    QCOMPARE(counts(index), "0 0 2");
}

void TestTranslatedIndex::cursorAcrossThreads()
{
    Index index = twoCap();
    index.insert(asBytes("test_key1"), 100);
    index.insert(asBytes("test_key2"), 200);
    std::optional<Index::Cursor> cursor = index.cursor(asBytes("test_key2"));
    bool found = false;
    std::thread([&cursor, &found] {
        found = find(*cursor, 200) && cursor->update(250).has_value();
        cursor.reset();
    }).join();
    QVERIFY(found);
    QCOMPARE(sorted(index, asBytes("test_key1")), "100,250"); // both share the translated key "te"
}

void TestTranslatedIndex::removeMiddleThenNext()
{
    Index index = indexOf({0, 1, 2, 3});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 0U);
    QCOMPARE(next(*cursor), 3U);
    QCOMPARE(text(cursor->remove()), kOk);
    QCOMPARE(next(*cursor), 2U);
    QCOMPARE(text(cursor->remove()), kOk);
    cursor.reset();
    QCOMPARE(list(index), "0,1");
}

void TestTranslatedIndex::removeToNothing()
{
    Index index = indexOf({0, 1, 2, 3});
    auto cursor = index.cursor(key());
    for (int i = 0; i < 4; ++i) {
        QVERIFY(next(*cursor) != kPast);
        QCOMPARE(text(cursor->remove()), kOk);
    }
    QCOMPARE(next(*cursor), kPast);
    cursor.reset();
    QCOMPARE(counts(index), "0 0 4");
}

void TestTranslatedIndex::cursorUpdateBeforeNext()
{
    Index index = indexOf({123});
    QCOMPARE(text(index.cursor(key())->update(321)), kCallNext);
    QCOMPARE(list(index), "123");
}

void TestTranslatedIndex::cursorDeleteBeforeNext()
{
    Index index = indexOf({123});
    QCOMPARE(text(index.cursor(key())->remove()), kCallNext);
    QCOMPARE(counts(index), "1 1 0");
}

void TestTranslatedIndex::cursorInsertBeforeNext()
{
    Index index = indexOf({123});
    QCOMPARE(text(index.cursor(key())->insert(321)), kCallNext);
    QCOMPARE(counts(index), "1 1 0");
}

void TestTranslatedIndex::updateBeforeNext()
{
    Index index = indexOf({123, 456});
    QCOMPARE(text(index.cursor(key())->update(321)), kCallNext);
    QCOMPARE(list(index), "123,456");
}

void TestTranslatedIndex::cursorUpdateAfterDone()
{
    Index index = indexOf({123});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 123U);
    QCOMPARE(next(*cursor), kPast);
    QCOMPARE(text(cursor->update(321)), kNoItem);
}

void TestTranslatedIndex::cursorDeleteAfterDone()
{
    Index index = indexOf({123});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 123U);
    QCOMPARE(next(*cursor), kPast);
    QCOMPARE(text(cursor->remove()), kNoItem);
    QCOMPARE(counts(index), "1 1 0");
}

void TestTranslatedIndex::cursorInsertWithNext()
{
    Index index = indexOf({123, 456});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 123U);
    QCOMPARE(next(*cursor), 456U);
    QCOMPARE(text(cursor->insert(789)), kOk);
    QCOMPARE(next(*cursor), kPast);
    QCOMPARE(text(cursor->insert(999)), kOk);
    cursor.reset();
    QCOMPARE(list(index), "123,456,789,999");
}

void TestTranslatedIndex::cursorDoubleDelete()
{
    Index index = indexOf({123, 456});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 123U);
    QCOMPARE(text(cursor->remove()), kOk);
    QCOMPARE(text(cursor->remove()), kCallNext);
    cursor.reset();
    QCOMPARE(counts(index), "1 1 1");
}

void TestTranslatedIndex::cursorDeleteLastThenNext()
{
    Index index = indexOf({1, 2});
    auto cursor = index.cursor(key());
    QVERIFY(find(*cursor, 2));
    QCOMPARE(text(cursor->remove()), kOk);
    QCOMPARE(next(*cursor), kPast);
    QCOMPARE(next(*cursor), kPast);
    cursor.reset();
    QCOMPARE(counts(index), "1 1 1");
    QCOMPARE(list(index), "1");
}

void TestTranslatedIndex::deleteInMiddleThenContinue()
{
    Index index = indexOf({1, 2, 3});
    auto cursor = index.cursor(key());
    QVERIFY(find(*cursor, 3));
    QCOMPARE(text(cursor->remove()), kOk);
    QCOMPARE(next(*cursor), 2U);
    QCOMPARE(next(*cursor), kPast);
    QCOMPARE(next(*cursor), kPast);
}

void TestTranslatedIndex::deleteFirst()
{
    Index index = indexOf({1, 2, 3});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 1U);
    QCOMPARE(text(cursor->remove()), kOk);
    QCOMPARE(next(*cursor), 3U);
    QCOMPARE(next(*cursor), 2U);
    QCOMPARE(next(*cursor), kPast);
    cursor.reset();
    QCOMPARE(list(index), "3,2");
}

void TestTranslatedIndex::deleteFirstAndInsert()
{
    Index index = indexOf({1, 2, 3});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 1U);
    QCOMPARE(text(cursor->remove()), kOk);
    QCOMPARE(next(*cursor), 3U);
    QCOMPARE(text(cursor->insert(4)), kOk);
    QCOMPARE(next(*cursor), 2U);
    cursor.reset();
    QCOMPARE(list(index), "3,4,2");
}

void TestTranslatedIndex::insertAtEntryThenNext()
{
    Index index = indexOf({1, 2});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 1U);
    QCOMPARE(text(cursor->insert(99)), kOk);
    QCOMPARE(next(*cursor), 2U);
    cursor.reset();
    QCOMPARE(list(index), "1,99,2");
}

void TestTranslatedIndex::insertAtEntryThenDeleteHead()
{
    Index index = indexOf({1, 2});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 1U);
    QCOMPARE(text(cursor->insert(99)), kOk);
    QCOMPARE(text(cursor->remove()), kCallNext);
}

void TestTranslatedIndex::deleteThenInsertWithoutNext()
{
    Index index = indexOf({1, 2, 3});
    auto cursor = index.cursor(key());
    QVERIFY(find(*cursor, 3));
    QCOMPARE(text(cursor->remove()), kOk);
    QCOMPARE(text(cursor->insert(99)), kCallNext);
    cursor.reset();
    QCOMPARE(list(index), "1,2");
}

void TestTranslatedIndex::insertsWithoutNext()
{
    Index index = indexOf({1, 2});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 1U);
    QCOMPARE(text(cursor->insert(3)), kOk);
    QCOMPARE(text(cursor->insert(4)), kCallNext);
    cursor.reset();
    QCOMPARE(list(index), "1,3,2");
}

void TestTranslatedIndex::deleteLastThenInsertWhileDone()
{
    Index index = indexOf({7});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 7U);
    QCOMPARE(text(cursor->remove()), kOk);
    QCOMPARE(next(*cursor), kPast);
    QCOMPARE(text(cursor->insert(8)), kOk);
    QCOMPARE(next(*cursor), kPast);
    QCOMPARE(text(cursor->insert(9)), kOk);
    cursor.reset();
    QCOMPARE(counts(index), "1 2 1");
    QCOMPARE(list(index), "8,9");
}

void TestTranslatedIndex::dropMidIterationRelinks()
{
    Index index = indexOf({0, 1, 2, 3, 4});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 0U);
    QCOMPARE(next(*cursor), 4U);
    cursor.reset();
    QCOMPARE(list(index), "0,4,3,2,1");
}

void TestTranslatedIndex::entryReplacementNotACollision()
{
    Index index = indexOf({1});
    auto cursor = index.cursor(key());
    QCOMPARE(next(*cursor), 1U);
    QCOMPARE(text(cursor->remove()), kOk);
    QCOMPARE(next(*cursor), kPast);
    QCOMPARE(text(cursor->insert(2)), kOk);
    cursor.reset();
    QCOMPARE(counts(index), "1 1 1");
    QCOMPARE(list(index), "2");
}

void TestTranslatedIndex::largeCollisionChainStackOverflow()
{
    Index index = twoCap();
    for (std::uint64_t value = 0; value < 50'000; ++value)
        index.insert(key(), value);
    QCOMPARE(index.values(key()).size(), 50'000U);
    {
        auto cursor = index.cursor(key());
        while (next(*cursor) != kPast) {
        }
    }
    index.remove(key());
    QCOMPARE(counts(index), "0 0 50000");
}

void TestTranslatedIndex::insertAndPruneAppendsAtTheEnd()
{
    Index index = indexOf({1, 2, 3});
    const auto none = [](std::uint64_t) { return false; };
    index.insertAndPrune(key(), 4, none);
    index.insertAndPrune(key(), 5, none);
    QCOMPARE(list(index), "1,3,2,4,5");
    index.insertAndPrune(key(), 6, [](std::uint64_t value) { return value < 3; });
    QCOMPARE(list(index), "3,4,5,6");
    QCOMPARE(counts(index), "1 4 2");
}

void TestTranslatedIndex::aKeyThatIsNewIsStoredWithoutAsking()
{
    Index index = twoCap();
    index.insertAndPrune(key(), 1, [](std::uint64_t) { return true; });
    QCOMPARE(list(index), "1");
}

void TestTranslatedIndex::freedNodesAreUsedAgain()
{
    Index index = indexOf({1, 2, 3, 4});
    index.insert(asBytes("other"), 9);
    for (std::uint64_t round = 10; round < 1000; round += 3) {
        index.remove(key());
        for (std::uint64_t value = round; value < round + 3; ++value)
            index.insertAndPrune(key(), value, [](std::uint64_t) { return false; });
        QCOMPARE(index.values(key()), (std::vector<std::uint64_t>{round, round + 1, round + 2}));
    }
    QCOMPARE(list(index, asBytes("other")), "9");
}

void TestTranslatedIndex::randomOperationsAgreeWithPlainLists()
{
    std::mt19937_64 random(11);
    Index index(Translator{1});
    std::array<std::vector<std::uint64_t>, 4> lists;
    for (std::uint64_t round = 0; round < 20'000; ++round) {
        const std::uint64_t which = random() % lists.size();
        std::vector<std::uint64_t>& expected = lists.at(which);
        const Bytes of = {static_cast<std::byte>(which)};
        const std::uint64_t floor = round < 40 ? 0 : round - random() % 40;
        const auto old = [floor](std::uint64_t value) { return value < floor; };
        switch (random() % 4) {
        case 0:
            index.insert(of, round);
            expected.insert(expected.begin() + (expected.empty() ? 0 : 1), round);
            break;
        case 1:
            index.insertAndPrune(of, round, old);
            std::erase_if(expected, old);
            expected.push_back(round);
            break;
        case 2:
            index.prune(of, [](std::uint64_t value) { return value % 3 == 0; });
            std::erase_if(expected, [](std::uint64_t value) { return value % 3 == 0; });
            break;
        default:
            if (auto cursor = index.cursor(of)) {
                const std::size_t at = random() % expected.size();
                for (std::size_t i = 0; i <= at; ++i)
                    QCOMPARE(next(*cursor), expected[i]);
                QVERIFY(cursor->remove());
                expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(at));
            }
        }
        QCOMPARE(index.values(of), expected);
    }
    std::int64_t items = 0;
    for (const std::vector<std::uint64_t>& one : lists)
        items += static_cast<std::int64_t>(one.size());
    QCOMPARE(index.counts().items, items);
}

QTEST_APPLESS_MAIN(TestTranslatedIndex)
#include "tst_translated_index.moc"
