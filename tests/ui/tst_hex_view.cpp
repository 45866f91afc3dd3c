// SPDX-License-Identifier: GPL-3.0-or-later
// The hex view: 2^40 bytes and more, of which only those on the screen are read; damage, fields, selection,
// copying.
#include "tests/ui/frame_times.h"
#include "tests/ui/sample_rows.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/data_inspector.h"
#include "ui/widgets/hex_view.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace cryo::ui;
using cryo::ui::test::ArithmeticBytes;
using cryo::ui::test::FrameTimes;

namespace {

constexpr quint64 kTera = quint64(1) << 40U;
constexpr quint64 kMost = quint64(std::numeric_limits<qint64>::max());

struct Hex {
    explicit Hex(quint64 size)
        : bytes(size)
    {
        view.resize(900, 400);
        view.show();
        view.setSource(&bytes);
    }
    ~Hex() { view.setSource(nullptr); }

    ArithmeticBytes bytes;
    HexView view;
};

QString hexOf(quint64 offset)
{
    const std::byte value = ArithmeticBytes::at(offset);
    return formatBytesHex({&value, 1});
}

/// Every 29 bytes: one field of each kind, the rest without.
class EveryKind final : public FieldProvider {
public:
    [[nodiscard]] QVector<FieldSpan> fields(quint64 first, quint64 last) const override
    {
        asked = std::max(asked, last - first + 1);
        QVector<FieldSpan> out;
        for (quint64 record = first / kStride; record * kStride <= last; ++record) {
            for (quint64 i = 0; i < quint64(kFieldKindCount); ++i) {
                const quint64 at = record * kStride + i * 3;
                if (at + 2 > first && at <= last)
                    out.append({at, 2, FieldKind(i), FieldSpan::Emphasis::Normal, u"field %1"_s.arg(i)});
            }
        }
        return out;
    }

    static constexpr quint64 kStride = 29;
    mutable quint64 asked = 0;
};

} // namespace

class TestHexView final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().apply(Theme::Setting::Light); }
    void teraByteIsShownAtOnce();
    void endIsReached_data();
    void endIsReached();
    void onlyTheScreenIsRead();
    void rowTextShowsOffsetBytesAndCharacters();
    void unreadableBytesAreMarkedAndReadingGoesOn();
    void pendingBytesAreNotCopied();
    void sourceThatAnswersNothingIsUnreadable();
    void keysMoveTheCursor();
    void shiftSelects();
    void mouseFindsTheByte();
    void doubleClickSelectsTheField();
    void treeSelectionDoesNotEcho();
    void fieldsAreAskedForOnlyOnTheScreen();
    void fieldsAreTintedAndUnderlined();
    void copyFormats_data();
    void copyFormats();
    void copyOfTooMuchIsRefused();
    void shrinkingSourceKeepsTheCursorInside();
    void assistiveToolsReadTheRow();
    void inspectorReadsNumbers();
    void inspectorKnowsWhatItCannotKnow();
};

void TestHexView::teraByteIsShownAtOnce()
{
    Hex hex(kTera);
    EveryKind fields;
    hex.view.setFieldProvider(&fields);
    QImage image(hex.view.size(), QImage::Format_RGB32);
    hex.view.render(&image);
    FrameTimes times;
    for (quint64 i = 1; i <= 100; ++i) {
        const quint64 offset = kTera / 101 * i + i;
        times.run([&] {
            hex.view.goTo(offset);
            hex.view.viewport()->render(&image);
        });
        QVERIFY(!hex.view.byteRect(offset).isEmpty());
        QVERIFY(hex.view.rowText(offset).contains(hexOf(offset)));
    }
    QVERIFY(times.fitFrame("go to any of 2^40 bytes"));
}

void TestHexView::endIsReached_data()
{
    QTest::addColumn<quint64>("size");
    QTest::newRow("one") << quint64(1);
    QTest::newRow("a row") << quint64(16);
    QTest::newRow("a row and a byte") << quint64(17);
    QTest::newRow("2^40 + 5") << kTera + 5;
    QTest::newRow("2^63 - 1") << kMost;
}

void TestHexView::endIsReached()
{
    QFETCH(const quint64, size);
    Hex hex(size);
    QTest::keyClick(&hex.view, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(hex.view.cursor(), size - 1);
    QVERIFY(!hex.view.byteRect(size - 1).isEmpty());
    QTest::keyClick(&hex.view, Qt::Key_Right);
    QTest::keyClick(&hex.view, Qt::Key_Down);
    QTest::keyClick(&hex.view, Qt::Key_PageDown);
    QCOMPARE(hex.view.cursor(), size - 1);
    hex.view.grab();
    QTest::keyClick(&hex.view, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(hex.view.cursor(), quint64(0));
    QCOMPARE(hex.view.topOffset(), quint64(0));
    hex.view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMaximum);
    const quint64 rows = (size + 15) / 16;
    const quint64 page = std::min<quint64>(rows, quint64(hex.view.visibleRows()));
    QCOMPARE(hex.view.topOffset(), (rows - page) * 16);
}

void TestHexView::onlyTheScreenIsRead()
{
    Hex hex(kTera);
    for (quint64 i = 0; i < 20; ++i) {
        hex.view.goTo(kTera / 20 * i);
        hex.view.grab();
    }
    QVERIFY(hex.bytes.largestRead > 0);
    QVERIFY(hex.bytes.largestRead <= std::size_t(hex.view.visibleRows() + 1) * 16);
}

void TestHexView::rowTextShowsOffsetBytesAndCharacters()
{
    MemoryByteSource source;
    source.setBytes(QByteArray("\0\x01 Az~\x7f\x80\xff 012345", 15));
    HexView view;
    view.setSource(&source);
    QCOMPARE(view.rowText(3),
             u"0000 0000  00 01 20 41 7a 7e 7f 80  ff 20 30 31 32 33 34     ·· Az~··· 01234"_s);
}

void TestHexView::unreadableBytesAreMarkedAndReadingGoesOn()
{
    Hex hex(1000);
    hex.bytes.missingFirst = 20;
    hex.bytes.missingLength = 6;
    const QString row = hex.view.rowText(16);
    // Six bytes of two digits, and six characters side by side, which hold five pairs.
    QCOMPARE(row.count(u"??"_s), 11);
    QVERIFY(row.contains(hexOf(19) + u" ??"_s));
    QVERIFY(row.contains(u"?? "_s + hexOf(26)));
    hex.view.setSelection(18, 4);
    QCOMPARE(hex.view.selectionAs(HexView::CopyFormat::Hex), hexOf(18) + u' ' + hexOf(19) + u" ?? ??"_s);
    QCOMPARE(hex.view.selectedBytes().size(), 2);
    hex.view.grab();
}

void TestHexView::pendingBytesAreNotCopied()
{
    Hex hex(1000);
    hex.bytes.missingFirst = 8;
    hex.bytes.missingLength = 8;
    hex.bytes.missingWhy = ByteRead::Why::Pending;
    QVERIFY(hex.view.rowText(0).contains(u"··"_s));
    hex.view.setSelection(4, 8);
    QSignalSpy refused(&hex.view, &HexView::copyRefused);
    hex.view.copy();
    QCOMPARE(refused.size(), 1);
    hex.bytes.missingLength = 0;
    Q_EMIT hex.bytes.changed();
    QVERIFY(hex.view.selectionAs(HexView::CopyFormat::Hex).has_value());
}

void TestHexView::sourceThatAnswersNothingIsUnreadable()
{
    class Nothing final : public ByteSource {
    public:
        [[nodiscard]] quint64 sizeBytes() const override { return kTera; }
        ByteRead read(quint64, std::span<std::byte>) override { return {}; }
    } nothing;
    HexView view;
    view.resize(900, 400);
    view.setSource(&nothing);
    QVERIFY(view.rowText(kTera - 1).contains(u"?? ??"_s));
    view.grab();
    view.setSource(nullptr);
}

void TestHexView::keysMoveTheCursor()
{
    Hex hex(kTera);
    hex.view.goTo(kTera / 2);
    QSignalSpy selected(&hex.view, &HexView::byteSelected);
    QTest::keyClick(&hex.view, Qt::Key_Right);
    QCOMPARE(hex.view.cursor(), kTera / 2 + 1);
    QTest::keyClick(&hex.view, Qt::Key_Down);
    QCOMPARE(hex.view.cursor(), kTera / 2 + 17);
    QTest::keyClick(&hex.view, Qt::Key_Up);
    QTest::keyClick(&hex.view, Qt::Key_Left);
    QCOMPARE(hex.view.cursor(), kTera / 2);
    QTest::keyClick(&hex.view, Qt::Key_End);
    QCOMPARE(hex.view.cursor(), kTera / 2 + 15);
    QTest::keyClick(&hex.view, Qt::Key_Home);
    QCOMPARE(hex.view.cursor(), kTera / 2);
    QTest::keyClick(&hex.view, Qt::Key_PageDown);
    QCOMPARE(hex.view.cursor(), kTera / 2 + quint64(hex.view.visibleRows()) * 16);
    QCOMPARE(selected.size(), 7);
}

void TestHexView::shiftSelects()
{
    Hex hex(kTera);
    hex.view.goTo(100);
    QTest::keyClick(&hex.view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&hex.view, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(hex.view.selectionOffset(), quint64(100));
    QCOMPARE(hex.view.selectionLength(), quint64(3));
    QTest::keyClick(&hex.view, Qt::Key_Home, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(hex.view.selectionOffset(), quint64(0));
    QCOMPARE(hex.view.selectionLength(), quint64(101));
}

void TestHexView::mouseFindsTheByte()
{
    Hex hex(kTera);
    hex.view.goTo(kTera / 2);
    const quint64 top = hex.view.topOffset();
    for (const quint64 offset : {top, top + 7, top + 8, top + 15, top + 16 * 3 + 9}) {
        const QPoint at = hex.view.byteRect(offset).center();
        QCOMPARE(hex.view.offsetAt(at), std::optional(offset));
        QTest::mouseClick(hex.view.viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(hex.view.cursor(), offset);
    }
    QTest::mousePress(hex.view.viewport(), Qt::LeftButton, {}, hex.view.byteRect(top + 4).center());
    QTest::mouseMove(hex.view.viewport(), hex.view.byteRect(top + 35).center());
    QTest::mouseRelease(hex.view.viewport(), Qt::LeftButton, {}, hex.view.byteRect(top + 35).center());
    QCOMPARE(hex.view.selectionOffset(), top + 4);
    QCOMPARE(hex.view.selectionLength(), quint64(32));
}

void TestHexView::doubleClickSelectsTheField()
{
    Hex hex(kTera);
    EveryKind fields;
    hex.view.setFieldProvider(&fields);
    const quint64 field = 2 * EveryKind::kStride + 3;
    QTest::mouseDClick(hex.view.viewport(), Qt::LeftButton, {}, hex.view.byteRect(field + 1).center());
    QCOMPARE(hex.view.selectionOffset(), field);
    QCOMPARE(hex.view.selectionLength(), quint64(2));
}

void TestHexView::treeSelectionDoesNotEcho()
{
    Hex hex(kTera);
    QSignalSpy byUser(&hex.view, &HexView::byteSelected);
    QSignalSpy any(&hex.view, &HexView::selectionChanged);
    hex.view.setSelection(kTera - 8, 8);
    QCOMPARE(byUser.size(), 0);
    QCOMPARE(any.size(), 1);
    QVERIFY(!hex.view.byteRect(kTera - 8).isEmpty());
    // Longer than the file is: cut.
    hex.view.setSelection(kTera - 2, 100);
    QCOMPARE(hex.view.selectionLength(), quint64(2));
    hex.view.setSelection(~quint64(0), ~quint64(0));
    QCOMPARE(hex.view.selectionOffset(), kTera - 1);
}

void TestHexView::fieldsAreAskedForOnlyOnTheScreen()
{
    Hex hex(kTera);
    EveryKind fields;
    hex.view.setFieldProvider(&fields);
    hex.view.goTo(kTera / 3);
    hex.view.grab();
    QVERIFY(fields.asked > 0);
    QVERIFY(fields.asked <= quint64(hex.view.visibleRows() + 1) * 16);
}

void TestHexView::fieldsAreTintedAndUnderlined()
{
    Hex hex(kTera);
    EveryKind fields;
    hex.view.setFieldProvider(&fields);
    hex.view.setSelection(100, 1);
    for (const auto setting : {Theme::Setting::Light, Theme::Setting::Dark}) {
        Theme::instance().apply(setting);
        const Tokens& t = Theme::of(&hex.view);
        const QImage image = hex.view.viewport()->grab().toImage();
        for (quint64 i = 0; i < quint64(kFieldKindCount); ++i) {
            const TintInk& colours = t.field(FieldKind(i));
            const QRect digits = hex.view.byteRect(i * 3);
            int tint = 0;
            int ink = 0;
            for (int y = digits.top(); y <= digits.bottom(); ++y) {
                tint += image.pixel(digits.right() + 1, y) == colours.tint.rgb() ? 1 : 0;
                ink += image.pixel(digits.left(), y) == colours.ink.rgb() ? 1 : 0;
            }
            QVERIFY2(tint > digits.height() / 2, qPrintable(QString::number(i)));
            // The underline of a sum is dotted, so that it may have a hole just there.
            QVERIFY2(ink >= (FieldKind(i) == FieldKind::Crc ? 0 : 2), qPrintable(QString::number(i)));
        }
    }
}

void TestHexView::copyFormats_data()
{
    QTest::addColumn<HexView::CopyFormat>("format");
    QTest::addColumn<QString>("text");
    QTest::newRow("hex") << HexView::CopyFormat::Hex << u"41 42 00 ff"_s;
    QTest::newRow("compact") << HexView::CopyFormat::HexCompact << u"414200ff"_s;
    QTest::newRow("text") << HexView::CopyFormat::Text << u"AB\\u{0}\\xff"_s;
    QTest::newRow("C array")
        << HexView::CopyFormat::CArray
        << u"static const unsigned char bytes[4] = {\n    0x41, 0x42, 0x00, 0xff,\n};\n"_s;
    QTest::newRow("dump")
        << HexView::CopyFormat::Dump
        << u"0000 0000                    41 42 00  ff                                AB··"_s;
}

void TestHexView::copyFormats()
{
    QFETCH(const HexView::CopyFormat, format);
    QFETCH(const QString, text);
    MemoryByteSource source;
    source.setBytes(QByteArray("....\0AB\0\xff.......", 16).replace(4, 1, "."));
    HexView view;
    view.setSource(&source);
    view.setSelection(5, 4);
    view.copy(format);
    QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.simplified(), text.simplified());
}

void TestHexView::copyOfTooMuchIsRefused()
{
    Hex hex(kTera);
    QSignalSpy refused(&hex.view, &HexView::copyRefused);
    QTest::keyClick(&hex.view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(hex.view.selectionLength(), kTera);
    QTest::keyClick(&hex.view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(refused.size(), 1);
    QVERIFY(hex.view.selectedBytes(100).size() == 100);
}

void TestHexView::shrinkingSourceKeepsTheCursorInside()
{
    MemoryByteSource source;
    source.setBytes(QByteArray(10'000, 'x'));
    HexView view;
    view.resize(900, 300);
    view.setSource(&source);
    view.setSelection(9'990, 10);
    source.setBytes(QByteArray(10, 'y'));
    QCOMPARE(view.cursor(), quint64(9));
    view.grab();
    source.setBytes({});
    QCOMPARE(view.selectionLength(), quint64(0));
    view.grab();
    QTest::keyClick(&view, Qt::Key_Down);
    QVERIFY(!view.selectionAs(HexView::CopyFormat::Hex).has_value());
}

void TestHexView::assistiveToolsReadTheRow()
{
    Hex hex(kTera);
    EveryKind fields;
    hex.view.setFieldProvider(&fields);
    hex.view.goTo(EveryKind::kStride * 1000 + 3);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&hex.view);
    QVERIFY(spoken != nullptr);
    QVERIFY(!spoken->text(QAccessible::Name).isEmpty());
    const QString item = spoken->child(0)->text(QAccessible::Name);
    QVERIFY2(item.contains(u"field 1") && item.contains(hexOf(hex.view.cursor())) &&
                 item.contains(u"0000 0000 714b"),
             qPrintable(item));
    QCOMPARE(spoken->valueInterface()->maximumValue().toULongLong(), kTera - 1);
    spoken->valueInterface()->setCurrentValue(QVariant::fromValue(quint64(12'345)));
    QCOMPARE(hex.view.cursor(), quint64(12'345));
}

void TestHexView::inspectorReadsNumbers()
{
    DataInspector inspector;
    inspector.setBytes(0x24ea95, QByteArray::fromHex("0000000000002dc2"), 8);
    QStringList values;
    for (int i = 0; i < inspector.lineCount(); ++i)
        values += inspector.valueText(i);
    QVERIFY(values.contains(u"11714"_s));
    QVERIFY(values.contains(u"13991839617309999104"_s));
    QVERIFY(values.contains(u"11293da8"_s));
    inspector.setBytes(0, QByteArray::fromHex("fffffffe"), 4);
    QCOMPARE(inspector.valueText(7), u"-2"_s);
    QCOMPARE(inspector.valueText(5), u"–"_s);
    inspector.setBytes(0, "CWIC", 4);
    QCOMPARE(inspector.valueText(9), u"CWIC"_s);
}

void TestHexView::inspectorKnowsWhatItCannotKnow()
{
    DataInspector inspector;
    inspector.setBytes(0, QByteArray(4096, '\1'), 1'000'000);
    QCOMPARE(inspector.valueText(8), u"–"_s);
    inspector.setBytes(0, {}, 0);
    for (int i = 0; i < inspector.lineCount(); ++i)
        QCOMPARE(inspector.valueText(i), u"–"_s);
}

QTEST_MAIN(TestHexView)
#include "tst_hex_view.moc"
