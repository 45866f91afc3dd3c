// SPDX-License-Identifier: GPL-3.0-or-later
// Palette, text size, patterns and icons do what the look says, at one and two device pixels.
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/patterns.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace cryo::ui;

namespace {

template <typename Paint>
QImage paintedArea(Paint paint, QSize size, double ratio = 1)
{
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    paint(painter);
    return image;
}

int countOf(const QImage& image, const QColor& colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == colour.rgb() ? 1 : 0;
    return count;
}

QImage iconImage(const QIcon& shown, int size = 32)
{
    return shown.pixmap(size, size).toImage().convertToFormat(QImage::Format_ARGB32);
}

} // namespace

class TestTheme final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        Theme::instance().apply(Theme::Setting::Light);
        Theme::instance().setTextZoom(1.0);
    }
    void settingChangesThePalette();
    void systemSettingHasAPalette();
    void textZoomReachesWidgets();
    void zoomStepsAndBounds();
    void fontsDiffer();
    void everyGapPatternIsItsOwn_data();
    void everyGapPatternIsItsOwn();
    void patternsAreCrispAtTwo();
    void slotGroundsDiffer();
    void toneShapesDifferWithoutColour();
    void iconsFollowThePalette();
    void everyIconIsDrawn();
    void iconsAreStrokesOfOneColour();
    void tabHasItsAccent();
    void defaultButtonIsFilled();
};

void TestTheme::settingChangesThePalette()
{
    Theme::instance().apply(Theme::Setting::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Base), tokens(Scheme::Dark).base);
    QWidget widget;
    widget.show();
    QCOMPARE(Theme::of(&widget).scheme, Scheme::Dark);
    Theme::instance().apply(Theme::Setting::Light);
    QCoreApplication::processEvents();
    QCOMPARE(Theme::of(&widget).scheme, Scheme::Light);
    QCOMPARE(widget.palette().color(QPalette::Link), tokens(Scheme::Light).link);
}

void TestTheme::systemSettingHasAPalette()
{
    Theme::instance().apply(Theme::Setting::System);
    const QColor base = QApplication::palette().color(QPalette::Base);
    QVERIFY(base == tokens(Scheme::Light).base || base == tokens(Scheme::Dark).base);
}

void TestTheme::textZoomReachesWidgets()
{
    QLabel label(u"text"_s);
    label.show();
    const double before = label.font().pointSizeF();
    QSignalSpy changed(&Theme::instance(), &Theme::textZoomChanged);
    Theme::instance().setTextZoom(1.5);
    QCoreApplication::processEvents();
    QCOMPARE(label.font().pointSizeF(), before * 1.5);
    QVERIFY(rowHeight(label.font()) > 6);
    QCOMPARE(changed.size(), 1);
    Theme::instance().setTextZoom(1.5);
    QCOMPARE(changed.size(), 1);
}

void TestTheme::zoomStepsAndBounds()
{
    Theme& theme = Theme::instance();
    theme.stepTextZoom(1);
    QCOMPARE(theme.textZoom(), 1.1);
    for (int i = 0; i < 100; ++i)
        theme.stepTextZoom(1);
    QCOMPARE(theme.textZoom(), 3.0);
    for (int i = 0; i < 100; ++i)
        theme.stepTextZoom(-1);
    QCOMPARE(theme.textZoom(), 0.5);
    theme.stepTextZoom(0);
    QCOMPARE(theme.textZoom(), 1.0);
}

void TestTheme::fontsDiffer()
{
    const QFont body = QApplication::font();
    QVERIFY(denseFont(body).pointSizeF() < body.pointSizeF());
    QVERIFY(axisFont(body).pointSizeF() < denseFont(body).pointSizeF());
    QVERIFY(figureFont(body).pointSizeF() > body.pointSizeF());
    QVERIFY(titleFont(body).pointSizeF() > figureFont(body).pointSizeF());
    const QFontMetrics fixed(fixedFont(body));
    QCOMPARE(fixed.horizontalAdvance(u'i'), fixed.horizontalAdvance(u'W'));
}

void TestTheme::everyGapPatternIsItsOwn_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<double>("ratio");
    for (const double ratio : {1.0, 1.5, 2.0}) {
        QTest::addRow("light at %g", ratio) << false << ratio;
        QTest::addRow("dark at %g", ratio) << true << ratio;
    }
}

void TestTheme::everyGapPatternIsItsOwn()
{
    QFETCH(const bool, isDark);
    QFETCH(const double, ratio);
    const Tokens& t = tokens(isDark ? Scheme::Dark : Scheme::Light);
    QVector<QImage> seen;
    for (int i = 0; i < kGapClassCount; ++i) {
        const auto cls = GapClass(i);
        const QImage image =
            paintedArea([&](QPainter& painter) { paintGap(painter, QRectF(0, 0, 64, 32), cls, t); },
                        QSize(64, 32), ratio);
        QVERIFY(!seen.contains(image));
        // Also without colour: as shades of grey the pictures differ.
        seen.append(image);
        QVERIFY(countOf(image, t.gap(cls).fill) > 100);
        const bool hasPattern = cls != GapClass::Present && cls != GapClass::Tail;
        // Stripes are smoothed, so that their very ink is rare: anything but the fill is pattern.
        const QRect inside(4, 4, 50, 20);
        if (hasPattern)
            QVERIFY2(countOf(image.copy(inside), t.gap(cls).fill) < 900, qPrintable(QString::number(i)));
        else
            QCOMPARE(countOf(image.copy(inside), t.gap(cls).fill), 1000);
    }
}

void TestTheme::patternsAreCrispAtTwo()
{
    const Tokens& t = tokens(Scheme::Light);
    const auto bars = [&](double ratio) {
        const QImage image = paintedArea(
            [&](QPainter& painter) {
                painter.fillRect(QRectF(0, 0, 80, 16), gapBrush(GapClass::Pending, t, ratio));
            },
            QSize(80, 16), ratio);
        std::set<QRgb> colours;
        int changes = 0;
        for (int y = 0; y < image.height(); ++y) {
            colours.insert(image.pixel(3, y));
            changes += y > 0 && image.pixel(3, y) != image.pixel(3, y - 1) ? 1 : 0;
        }
        return std::pair(colours.size(), changes);
    };
    // The same number of bars at any ratio, and at whole ratios only two colours: nothing is scaled up.
    QCOMPARE(bars(1).first, std::size_t(2));
    QCOMPARE(bars(2).first, std::size_t(2));
    QCOMPARE(bars(1).second, bars(2).second);
}

void TestTheme::slotGroundsDiffer()
{
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        QVector<QImage> seen;
        for (int i = 0; i < kSlotStateCount; ++i) {
            const QImage image = paintedArea(
                [&](QPainter& painter) {
                    painter.fillRect(QRect(0, 0, 60, 20), tokens(scheme).base);
                    paintSlotGround(painter, QRectF(0, 0, 60, 20), SlotState(i), tokens(scheme));
                },
                QSize(60, 20));
            QVERIFY(!seen.contains(image));
            seen.append(image);
        }
    }
}

void TestTheme::toneShapesDifferWithoutColour()
{
    QVector<QImage> seen;
    for (int i = 0; i < kToneCount; ++i) {
        Tokens grey = tokens(Scheme::Light);
        grey.tones.fill(QColor(Qt::black));
        const QImage image = paintedArea(
            [&](QPainter& painter) {
                painter.fillRect(QRect(0, 0, 16, 16), Qt::white);
                paintTone(painter, QRectF(0, 0, 16, 16), Tone(i), grey);
            },
            QSize(16, 16));
        QVERIFY(!seen.contains(image));
        seen.append(image);
        QVERIFY(!toneName(Tone(i)).isEmpty());
    }
}

void TestTheme::iconsFollowThePalette()
{
    const QIcon shown = icon(Icon::Archive);
    const auto darkestOf = [&] {
        const QImage image = iconImage(shown);
        int lightness = 0;
        int opaque = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) < 250)
                    continue;
                ++opaque;
                lightness += qGray(image.pixel(x, y));
            }
        }
        return opaque == 0 ? -1 : lightness / opaque;
    };
    Theme::instance().apply(Theme::Setting::Light);
    const int onLight = darkestOf();
    Theme::instance().apply(Theme::Setting::Dark);
    const int onDark = darkestOf();
    QVERIFY(onLight >= 0 && onLight < 60);
    QVERIFY(onDark > 200);
}

void TestTheme::everyIconIsDrawn()
{
    QVector<QImage> seen;
    for (int i = 0; i < kIconCount; ++i) {
        const QImage image = iconImage(icon(Icon(i)));
        int opaque = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                opaque += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
        QVERIFY2(opaque > 25, iconFileName(Icon(i)));
        QVERIFY2(!seen.contains(image), iconFileName(Icon(i)));
        seen.append(image);
        // Bounds: nothing is cut off at the edge.
        for (int k = 0; k < image.width(); ++k) {
            QVERIFY2(qAlpha(image.pixel(k, 0)) < 200 && qAlpha(image.pixel(0, k)) < 200,
                     iconFileName(Icon(i)));
        }
    }
    QVERIFY(!applicationIcon().pixmap(64, 64).isNull());
}

void TestTheme::iconsAreStrokesOfOneColour()
{
    const QRegularExpression colour(u"(stroke|fill)=\"([^\"]*)\""_s);
    for (int i = 0; i < kIconCount; ++i) {
        QFile file(u":/cryoscope/icons/%1.svg"_s.arg(QLatin1StringView(iconFileName(Icon(i)))));
        QVERIFY2(file.open(QIODevice::ReadOnly), iconFileName(Icon(i)));
        const QString source = QString::fromUtf8(file.readAll());
        auto it = colour.globalMatch(source);
        while (it.hasNext()) {
            const auto match = it.next();
            const QString value = match.captured(2);
            QVERIFY2(match.captured(1) == u"fill" ? value == u"none" : value == u"currentColor",
                     iconFileName(Icon(i)));
        }
    }
}

void TestTheme::tabHasItsAccent()
{
    for (const auto setting : {Theme::Setting::Light, Theme::Setting::Dark}) {
        Theme::instance().apply(setting);
        QTabBar bar;
        bar.addTab(u"One"_s);
        bar.addTab(u"Two"_s);
        bar.resize(bar.sizeHint());
        const QImage image = bar.grab().toImage();
        const QColor accent = Theme::of(&bar).highlight;
        const QRect first = bar.tabRect(0);
        for (const int y : {first.top(), first.top() + 1})
            QCOMPARE(image.pixel(first.center().x(), y), accent.rgb());
        QVERIFY(image.pixel(bar.tabRect(1).center().x(), first.top()) != accent.rgb());
    }
}

void TestTheme::defaultButtonIsFilled()
{
    QPushButton button(u"Apply"_s);
    button.setDefault(true);
    QPushButton plain(u"Apply"_s);
    plain.setAutoDefault(false);
    const QColor accent = tokens(Scheme::Light).highlight;
    QVERIFY(countOf(button.grab().toImage(), accent) > 200);
    QCOMPARE(countOf(plain.grab().toImage(), accent), 0);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
