// SPDX-License-Identifier: GPL-3.0-or-later
// Translators: which bytes of a key count, and that their order is kept. The names of the tests are those of
// tests/reference_tests.txt in camel case.
#include "core/index/translated_index.h"

#include <QTest>

#include <set>

using namespace cryo;

namespace {

std::uint64_t translate(int capBytes, std::string_view key)
{
    return Translator{static_cast<std::uint8_t>(capBytes)}.translate(asBytes(key));
}

} // namespace

class TestTranslator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneCap();
    void twoCap();
    void fourCap();
    void cap3();
    void cap6();
    void eightCap();
    void identityHasherWorksOnSmallSlice();
    void identityHasherPanicsOnLargeWriteSlice();
};

void TestTranslator::oneCap()
{
    QCOMPARE(translate(1, ""), 0U);
    for (const char* key : {"a", "ab", "abc"})
        QCOMPARE(translate(1, key), std::uint64_t{'a'});
}

void TestTranslator::twoCap()
{
    QCOMPARE(translate(2, ""), 0U);
    QCOMPARE(translate(2, "abc"), translate(2, "ab"));
    QVERIFY(translate(2, "") < translate(2, "a"));
    QVERIFY(translate(2, "a") < translate(2, "b"));
    QVERIFY(translate(2, "ab") < translate(2, "ac"));
    QVERIFY(translate(2, "z") < translate(2, "zz"));
    QCOMPARE(translate(2, "zz"), translate(2, "zzabc"));
}

void TestTranslator::fourCap()
{
    QCOMPARE(translate(4, ""), 0U);
    QVERIFY(translate(4, "") < translate(4, "a"));
    QVERIFY(translate(4, "a") < translate(4, "abcd"));
    QCOMPARE(translate(4, "abcd"), translate(4, "abcdef"));
    QVERIFY(translate(4, "abcdef") < translate(4, "b"));
}

void TestTranslator::cap3()
{
    QCOMPARE(translate(3, ""), 0U);
    QCOMPARE(translate(3, "abc"), 0x616263U);
    QCOMPARE(translate(3, "abcdef"), 0x616263U);
    QCOMPARE(translate(3, "ab"), 0x616200U);
}

void TestTranslator::cap6()
{
    QCOMPARE(translate(6, ""), 0U);
    QCOMPARE(translate(6, "abcdef"), 0x616263646566U);
    QCOMPARE(translate(6, "abcdefghi"), 0x616263646566U);
    QCOMPARE(translate(6, "abc"), 0x616263000000U);
}

void TestTranslator::eightCap()
{
    QCOMPARE(translate(8, ""), 0U);
    QVERIFY(translate(8, "") < translate(8, "a"));
    QVERIFY(translate(8, "a") < translate(8, "abcdefghaaaaaaa"));
    QCOMPARE(translate(8, "abcdefghaaaaaaa"), translate(8, "abcdefghijkzzzzzzzzzzzzzzzzzz"));
    QVERIFY(translate(8, "abcdefghijk") < translate(8, "b"));
}

void TestTranslator::identityHasherWorksOnSmallSlice()
{
    // The reference hashes a translated key with itself. Ours spreads it: keys in a row must not all fall
    // into one part of the map, and different keys must not meet.
    std::set<std::size_t> hashes;
    std::set<std::size_t> tops;
    for (std::uint64_t key = 0; key < 65'536; ++key) {
        const std::size_t hash = TranslatedKeyHash{}(key << 48);
        hashes.insert(hash);
        tops.insert(hash >> 56);
    }
    QCOMPARE(hashes.size(), 65'536U);
    QCOMPARE(tops.size(), 256U);
}

void TestTranslator::identityHasherPanicsOnLargeWriteSlice()
{
    // More than eight bytes do not fit: there is no such translator, and longer keys are cut.
    QVERIFY(!translatorFromName("Cap9"));
    QVERIFY(!translatorFromName("Cap0"));
    for (const char* name : {"OneCap", "TwoCap", "Cap3", "FourCap", "Cap5", "Cap6", "Cap7", "EightCap"})
        QCOMPARE(QString::fromUtf8(translatorName(translatorFromName(name).value()).data()), name);
    QCOMPARE(translate(8, "too big for an int"), translate(8, "too big "));
}

QTEST_APPLESS_MAIN(TestTranslator)
#include "tst_translator.moc"
