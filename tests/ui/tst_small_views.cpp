// SPDX-License-Identifier: GPL-3.0-or-later
// Message bars, job indicator, confidence, legend, figures, empty state, badges: what they say, how many
// there are, that they grow with the text, and that every view of this folder has a name for assistive tools.
#include "ui/theme/theme.h"
#include "ui/widgets/big_table_view.h"
#include "ui/widgets/chain_view.h"
#include "ui/widgets/confidence_cells.h"
#include "ui/widgets/data_inspector.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/gap_strip.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/hex_view.h"
#include "ui/widgets/histogram_plot.h"
#include "ui/widgets/job_indicator.h"
#include "ui/widgets/legend_row.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/state_badge.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace cryo::ui;

class TestSmallViews final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().apply(Theme::Setting::Light);
        Theme::instance().setTextZoom(1.0);
    }
    void twoMessagesAtMost();
    void sameIdChangesTheBar();
    void linkAndCloseAreReachable();
    void jobSaysPercentRateAndRest();
    void jobWithoutTotalHasNoBar();
    void confidenceHasCellsAndAWord();
    void legendBreaksIntoLines();
    void figuresAreSpoken();
    void emptyStateHasOneAction();
    void badgesSayTheirState();
    void everythingGrowsWithTheText();
    void everyViewHasAName();
};

void TestSmallViews::twoMessagesAtMost()
{
    MessageArea area;
    area.show(u"info"_s, Tone::Info, u"Opened read-only."_s);
    area.show(u"fatal"_s, Tone::Fatal, u"The store changed."_s);
    area.show(u"warning"_s, Tone::Warning, u"In use."_s);
    QCOMPARE(area.count(), MessageArea::kMostBars);
    QVERIFY(area.bar(u"info"_s) == nullptr);
    QVERIFY(area.bar(u"fatal"_s) != nullptr);
    QVERIFY(area.bar(u"warning"_s) != nullptr);
    area.remove(u"fatal"_s);
    area.remove(u"nothing"_s);
    QCOMPARE(area.count(), 1);
}

void TestSmallViews::sameIdChangesTheBar()
{
    MessageArea area;
    MessageBar* bar = area.show(u"use"_s, Tone::Warning, u"In use by <b>a</b>."_s);
    QCOMPARE(area.show(u"use"_s, Tone::Good, u"No longer in use."_s), bar);
    QCOMPARE(area.count(), 1);
    QCOMPARE(bar->tone(), Tone::Good);
    QCOMPARE(bar->accessibleName(), u"Good: No longer in use."_s);
}

void TestSmallViews::linkAndCloseAreReachable()
{
    MessageArea area;
    MessageBar* bar = area.show(u"a"_s, Tone::Info, u"<b>Read-only</b> &amp; safe."_s, u"Show <plan>"_s);
    QCOMPARE(bar->accessibleName(), u"Info: Read-only & safe."_s);
    QSignalSpy link(&area, &MessageArea::linkActivated);
    for (QLabel* label : bar->findChildren<QLabel*>()) {
        if (label->text().contains(u"href")) {
            QVERIFY(label->text().contains(u"&lt;plan&gt;"));
            QVERIFY(label->focusPolicy() != Qt::NoFocus);
            Q_EMIT label->linkActivated(u"#"_s);
        }
    }
    QCOMPARE(link.size(), 1);
    QCOMPARE(link[0][0].toString(), u"a"_s);
    auto* close = bar->findChild<QToolButton*>();
    QVERIFY(close != nullptr && !close->accessibleName().isEmpty() && close->focusPolicy() != Qt::NoFocus);
    close->click();
    QCOMPARE(area.count(), 0);
}

void TestSmallViews::jobSaysPercentRateAndRest()
{
    JobIndicator job;
    QVERIFY(job.isHidden());
    job.setProgress(u"Deep check"_s, 430, 1000, 1500, true);
    QCOMPARE(job.text(), u"Deep check 43 %"_s);
    job.setProgress(u"Deep check"_s, 4'300'000'000, 10'000'000'000, 10'000, true);
    QCOMPARE(job.text(), u"Deep check 43 % · 430 MB/s · 0:14 left"_s);
    QCOMPARE(job.accessibleName(), job.text());
    // 100 % only when it is over.
    job.setProgress({}, 9'999'999, 10'000'000, 0, false);
    QCOMPARE(job.text(), u"99 %"_s);
    QSignalSpy activated(&job, &JobIndicator::activated);
    QTest::keyClick(&job, Qt::Key_Space);
    QCOMPARE(activated.size(), 1);
    job.clear();
    QVERIFY(job.isHidden());
}

void TestSmallViews::jobWithoutTotalHasNoBar()
{
    JobIndicator job;
    job.resize(400, 24);
    job.setProgress(u"Counting"_s, 1'204'331, 0, 0, false);
    QCOMPARE(job.text(), u"Counting 1,204,331"_s);
    const QImage image = job.grab().toImage();
    const QRgb trough = tokens(Scheme::Light).highlight.rgb();
    for (int x = 0; x < image.width(); ++x)
        QVERIFY(image.pixel(x, image.height() / 2) != trough);
    // Nonsense from a job does not make nonsense on the screen.
    job.setProgress({}, 20, 10, 5000, true);
    QVERIFY(job.text().startsWith(u"100 %"));
    QVERIFY(!job.text().contains(u"left"));
}

void TestSmallViews::confidenceHasCellsAndAWord()
{
    QVector<QImage> seen;
    for (const auto level : {ConfidenceLevel::Unknown, ConfidenceLevel::Ambiguous, ConfidenceLevel::Likely,
                             ConfidenceLevel::Certain}) {
        ConfidenceCells cells;
        cells.setLevel(level);
        cells.resize(120, 24);
        const QImage image = cells.grab().toImage();
        QVERIFY(!seen.contains(image));
        seen.append(image);
        QVERIFY(cells.accessibleName().contains(ConfidenceCells::word(level)));
    }
}

void TestSmallViews::legendBreaksIntoLines()
{
    LegendRow legend;
    legend.setGapClasses();
    const int wide = legend.heightForWidth(2000);
    QCOMPARE(legend.sizeHint().height(), wide);
    QVERIFY(legend.heightForWidth(legend.sizeHint().width() / 2) >= 2 * wide);
    QVERIFY(legend.heightForWidth(10) >= 7 * wide);
    QVERIFY(legend.accessibleName().contains(u"file missing"));
}

void TestSmallViews::figuresAreSpoken()
{
    FigureRow row;
    row.setFigures({{u"Items"_s, u"86,610"_s, {}, {}}, {u"Missing"_s, u"3,022"_s, u"after the first"_s, {}}});
    QCOMPARE(row.accessibleName(), u"Items: 86,610; Missing: 3,022 after the first"_s);
    const int before = row.sizeHint().width();
    row.setFigures(
        {{u"Items"_s, u"86,610,000,000"_s, {}, {}}, {u"Missing"_s, u"3,022"_s, u"after the first"_s, {}}});
    QVERIFY(row.sizeHint().width() > before);
}

void TestSmallViews::emptyStateHasOneAction()
{
    EmptyState state;
    state.setText(u"No gaps."_s);
    auto* button = state.findChild<QPushButton*>();
    QVERIFY(button->isHidden());
    state.setText(u"Not checked."_s, u"Check…"_s);
    QVERIFY(!button->isHidden());
    QSignalSpy triggered(&state, &EmptyState::actionTriggered);
    button->click();
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(state.accessibleName(), u"Not checked."_s);
}

void TestSmallViews::badgesSayTheirState()
{
    StateBadge badge;
    badge.setSlotState(SlotState::BadCrc, u"epoch 1 042"_s);
    QCOMPARE(badge.accessibleName(), u"bad CRC epoch 1 042"_s);
    badge.setSlotState(SlotState::Newest);
    QCOMPARE(badge.accessibleName(), u"newest"_s);
    badge.setCount(17, Tone::Fatal);
    QCOMPARE(badge.accessibleName(), u"Fatal: 17"_s);
}

void TestSmallViews::everythingGrowsWithTheText()
{
    const auto heights = [] {
        QVector<int> out;
        LegendRow legend;
        legend.setGapClasses();
        FigureRow figures;
        figures.setFigures({{u"Items"_s, u"1"_s, {}, {}}});
        ConfidenceCells cells;
        StateBadge badge;
        GapStrip strip(GapStrip::Mode::Detail);
        strip.setSectionSize(10);
        ChainView chain;
        HexView hex;
        HeatLegend heat;
        MessageBar bar;
        const QVector<QWidget*> all = {&legend, &figures, &cells, &badge, &strip, &chain, &hex, &heat, &bar};
        for (QWidget* widget : all)
            out.append(widget->sizeHint().height());
        return out;
    };
    const auto before = heights();
    Theme::instance().setTextZoom(2.5);
    const auto after = heights();
    for (qsizetype i = 0; i < before.size(); ++i)
        QVERIFY2(after[i] > before[i], qPrintable(QString::number(i)));
}

void TestSmallViews::everyViewHasAName()
{
    BigTableView table;
    table.setAccessibleName(u"Records"_s); // what is in a table only its user knows
    ChainView chain;
    ConfidenceCells cells;
    DataInspector inspector;
    EmptyState empty;
    empty.setText(u"Nothing."_s, u"Do"_s);
    FigureRow figures;
    figures.setFigures({{u"Items"_s, u"1"_s, {}, {}}});
    GapStrip overview(GapStrip::Mode::Overview);
    GapStrip detail(GapStrip::Mode::Detail);
    HeatMap map;
    HeatLegend heat;
    HexView hex;
    HistogramPlot plot;
    JobIndicator job;
    LegendRow legend;
    legend.setGapClasses();
    MessageArea area;
    area.show(u"a"_s, Tone::Info, u"Hello."_s, u"Go"_s);
    StateBadge badge;
    const QVector<QWidget*> roots = {&table, &chain, &cells, &inspector, &empty, &figures, &overview, &detail,
                                     &map,   &heat,  &hex,   &plot,      &job,   &legend,  &area,     &badge};
    for (QWidget* root : roots) {
        QVector<QWidget*> all = {root};
        for (QWidget* child : root->findChildren<QWidget*>()) {
            if (child->focusPolicy() != Qt::NoFocus)
                all.append(child);
        }
        for (QWidget* widget : std::as_const(all)) {
            QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(spoken != nullptr);
            QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(),
                     qPrintable(QLatin1StringView(root->metaObject()->className()) + u": "_s +
                                QLatin1StringView(widget->metaObject()->className())));
        }
    }
}

QTEST_MAIN(TestSmallViews)
#include "tst_small_views.moc"
