// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, sizes, offsets and shown bytes are written as the look says.
#include "ui/theme/format.h"

#include <QLocale>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace cryo::ui;

namespace {

std::vector<std::byte> bytesOf(QByteArrayView text)
{
    std::vector<std::byte> out;
    for (const char c : text)
        out.push_back(std::byte(static_cast<unsigned char>(c)));
    return out;
}

} // namespace

class TestFormat final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void countsFollowTheLocale();
    void unknownIsADash();
    void sizesHaveThreeDigits_data();
    void sizesHaveThreeDigits();
    void offsetsAreGroupedInFours();
    void sectionNamesAreSixteenDigits();
    void timesAreShort();
    void hostileTextIsShownNotObeyed_data();
    void hostileTextIsShownNotObeyed();
    void bytesThatAreNoTextAreEscaped_data();
    void bytesThatAreNoTextAreEscaped();
    void everyByteHasAPrintableCharacter();
};

void TestFormat::countsFollowTheLocale()
{
    QCOMPARE(formatCount(quint64(1'204'331)), u"1,204,331"_s);
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(formatCount(quint64(1'204'331)), u"1.204.331"_s);
    QCOMPARE(formatReal(9.19), u"9,19"_s);
    QCOMPARE(formatBytes(41'873'412), u"41,9 MB"_s);
    QCOMPARE(formatOffset(0x24ea95), u"0024 ea95"_s);
}

void TestFormat::unknownIsADash()
{
    QCOMPARE(formatCount(std::optional<quint64>()), u"–"_s);
    QCOMPARE(formatCount(std::optional<quint64>(0)), u"0"_s);
    QCOMPARE(formatReal(std::nan("")), u"–"_s);
}

void TestFormat::sizesHaveThreeDigits_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << quint64(0) << u"0 B"_s;
    QTest::newRow("below a thousand") << quint64(999) << u"999 B"_s;
    QTest::newRow("a thousand") << quint64(1000) << u"1.00 kB"_s;
    QTest::newRow("rounds into the next unit") << quint64(999'999) << u"1.00 MB"_s;
    QTest::newRow("ten") << quint64(12'345) << u"12.3 kB"_s;
    QTest::newRow("hundred") << quint64(123'456) << u"123 kB"_s;
    QTest::newRow("megabytes") << quint64(41'873'412) << u"41.9 MB"_s;
    QTest::newRow("gigabytes") << quint64(3'600'000'000) << u"3.60 GB"_s;
    QTest::newRow("all") << ~quint64(0) << u"18.4 EB"_s;
}

void TestFormat::sizesHaveThreeDigits()
{
    QFETCH(const quint64, bytes);
    QFETCH(const QString, text);
    QCOMPARE(formatBytes(bytes), text);
    QCOMPARE(formatExactBytes(41'873'412), u"41,873,412 B"_s);
    QCOMPARE(formatRate(412e6), u"412 MB/s"_s);
}

void TestFormat::offsetsAreGroupedInFours()
{
    QCOMPARE(formatOffset(0), u"0000 0000"_s);
    QCOMPARE(formatOffset(0x1'0000'0000), u"0001 0000 0000"_s);
    QCOMPARE(formatOffset(0x24ea95, 12), u"0000 0024 ea95"_s);
    QCOMPARE(formatOffset(~quint64(0)), u"ffff ffff ffff ffff"_s);
}

void TestFormat::sectionNamesAreSixteenDigits()
{
    QCOMPARE(sectionFileName(0xa400), u"000000000000a400"_s);
    QCOMPARE(sectionFileShort(0xa400), u"…a400"_s);
    QCOMPARE(sectionFileShort(0x12a400), u"…12a400"_s);
}

void TestFormat::timesAreShort()
{
    QCOMPARE(formatSeconds(7), u"0:07"_s);
    QCOMPARE(formatSeconds(3723), u"1:02:03"_s);
}

void TestFormat::hostileTextIsShownNotObeyed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"validator-7 ü 漢"_s << u"validator-7 ü 漢"_s;
    QTest::newRow("newline and tab") << u"a\nb\tc"_s << u"a\\nb\\tc"_s;
    QTest::newRow("escape sequence") << u"\x1b[31m"_s << u"\\u{1b}[31m"_s;
    QTest::newRow("right-to-left override") << u"abc\u202egnp.exe"_s << u"abc\\u{202e}gnp.exe"_s;
    QTest::newRow("isolate") << u"\u2066x\u2069"_s << u"\\u{2066}x\\u{2069}"_s;
    QTest::newRow("zero width") << u"a\u200bb"_s << u"a\\u{200b}b"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a\\u{2028}b"_s;
    QTest::newRow("backslash") << u"a\\nb"_s << u"a\\\\nb"_s;
    QTest::newRow("tag character beyond the first plane")
        << QString::fromUcs4(U"a\U000e0041") << u"a\\u{e0041}"_s;
    QTest::newRow("emoji") << QString::fromUcs4(U"\U0001f9ca") << QString::fromUcs4(U"\U0001f9ca");
    QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << u"\\u{d800}"_s;
}

void TestFormat::hostileTextIsShownNotObeyed()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(escapedText(text), shown);
}

void TestFormat::bytesThatAreNoTextAreEscaped_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("ascii") << QByteArray("abc") << u"abc"_s;
    QTest::newRow("utf-8") << QByteArray("\xc3\xbc") << u"ü"_s;
    QTest::newRow("zero") << QByteArray("a\0b", 3) << u"a\\u{0}b"_s;
    QTest::newRow("lone continuation") << QByteArray("a\x80") << u"a\\x80"_s;
    QTest::newRow("cut sequence") << QByteArray("\xe6\xbc") << u"\\xe6\\xbc"_s;
    QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << u"\\xc0\\xaf"_s;
    QTest::newRow("overlong three") << QByteArray("\xe0\x80\xaf") << u"\\xe0\\x80\\xaf"_s;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << u"\\xed\\xa0\\x80"_s;
    QTest::newRow("beyond unicode") << QByteArray("\xf4\x90\x80\x80") << u"\\xf4\\x90\\x80\\x80"_s;
    QTest::newRow("all ones") << QByteArray("\xff\xff") << u"\\xff\\xff"_s;
}

void TestFormat::bytesThatAreNoTextAreEscaped()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, shown);
    QCOMPARE(escapedBytes(bytesOf(bytes)), shown);
}

void TestFormat::everyByteHasAPrintableCharacter()
{
    for (unsigned value = 0; value < 256; ++value) {
        const QChar shown = byteCharacter(std::byte(value));
        QVERIFY(shown.isPrint());
        const bool isAscii = value >= 0x20 && value < 0x7f;
        QCOMPARE(shown, isAscii ? QChar(char16_t(value)) : QChar(u'·'));
    }
}

QTEST_APPLESS_MAIN(TestFormat)
#include "tst_format.moc"
