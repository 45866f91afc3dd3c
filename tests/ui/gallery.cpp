// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every widget, light and dark, into PNG files, to be looked at beside the look's pictures. Not
// installed. Usage: gallery FOLDER [scale]
#include "tests/ui/sample_rows.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/patterns.h"
#include "ui/theme/shapes.h"
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

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QToolBar>
#include <QTreeWidget>
#include <QtEndian>

#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace cryo::ui;

namespace {

/// The gaps of the look's pictures.
std::vector<GapRange> sampleGaps()
{
    return {{0, 10'239, GapClass::BeforeFirst},
            {14'500, 14'503, GapClass::Missing},
            {18'444, 18'450, GapClass::Missing},
            {23'100, 23'100, GapClass::Missing},
            {27'901, 27'920, GapClass::Missing},
            {31'744, 32'255, GapClass::Missing},
            {33'390, 33'390, GapClass::Missing},
            {36'118, 36'118, GapClass::ValueBad},
            {38'877, 38'880, GapClass::Missing},
            {40'333, 40'334, GapClass::Missing},
            {41'984, 43'007, GapClass::SectionFileMissing},
            {44'102, 44'102, GapClass::Missing},
            {45'311, 45'342, GapClass::Missing},
            {46'007, 46'007, GapClass::ValueBad},
            {52'224, 53'247, GapClass::SectionFileMissing},
            {58'770, 58'772, GapClass::ValueBad},
            {60'110, 60'116, GapClass::Missing},
            {66'801, 66'801, GapClass::Missing},
            {71'200, 71'263, GapClass::Pending},
            {77'000, 77'010, GapClass::Missing},
            {99'872, 102'399, GapClass::Tail}};
}

/// Slots of 29 bytes, as a freezer's table has them.
class SlotFields final : public FieldProvider {
public:
    [[nodiscard]] QVector<FieldSpan> fields(quint64 first, quint64 last) const override
    {
        constexpr std::array<std::pair<FieldKind, quint64>, 5> kParts = {{{FieldKind::Epoch, 8},
                                                                          {FieldKind::Section, 8},
                                                                          {FieldKind::Position, 8},
                                                                          {FieldKind::Added, 1},
                                                                          {FieldKind::Crc, 4}}};
        QVector<FieldSpan> out;
        quint64 at = 0x24ea68;
        for (int slot = 0; slot < 2; ++slot) {
            for (const auto& [kind, length] : kParts) {
                if (at <= last && at + length > first)
                    out.append({at, length, kind,
                                slot == 1 ? FieldSpan::Emphasis::Newest : FieldSpan::Emphasis::Older,
                                u"slot %1"_s.arg(slot)});
                at += length;
            }
        }
        return out;
    }
};

QWidget* stripPage()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 8);
    auto* area = new MessageArea(page);
    area->show(
        u"opened"_s, Tone::Info,
        u"Opened <b>read-only</b>; nothing on disk was touched. Your node would change this store at its "
        "next start: delete 1 value file (41.9 MB), cut 0 records."_s,
        u"Show what the node will do"_s);
    column->addWidget(area);
    const auto pyramid = GapPyramid::build(0, 102'399, sampleGaps());
    auto* overview = new GapStrip(GapStrip::Mode::Overview, page);
    auto* detail = new GapStrip(GapStrip::Mode::Detail, page);
    overview->setPyramid(pyramid);
    detail->setPyramid(pyramid);
    detail->setSectionSize(1024);
    GapStrip::link(overview, detail);
    detail->setViewport(30'720, 47'103);
    detail->setSelectedRange(41'984, 43'007);
    auto* figures = new FigureRow(page);
    figures->setFigures({{u"Items"_s, formatCount(86'610), {}, {}},
                         {u"Missing"_s, formatCount(3'022), u"after the first"_s, {}},
                         {u"Ranges"_s, formatCount(21), {}, {}},
                         {u"Longest gap"_s, formatCount(1'024), {}, {}},
                         {u"Fill"_s, formatReal(96.63), u"%"_s, {}},
                         {u"Soft gaps"_s, u"5"_s, u"values"_s, {}}});
    auto* legend = new LegendRow(page);
    legend->setGapClasses();
    auto* slim = new GapStrip(GapStrip::Mode::Overview, page);
    slim->setRulerVisible(false);
    slim->setPyramid(GapPyramid::build(0, 65'535, {}));
    slim->setMarks({{3000, Tone::Warning, {}}, {15'000, Tone::Warning, {}}, {23'000, Tone::Fatal, {}}});
    slim->setCursorIndex(41'712);
    auto* dense = new GapStrip(GapStrip::Mode::Overview, page);
    std::vector<GapRange> many;
    for (quint64 i = 0; i < 1'000'000; ++i)
        many.push_back({i * 1000 + (i * i) % 700, i * 1000 + (i * i) % 700,
                        i % 5000 == 0 ? GapClass::ValueBad : GapClass::Missing});
    dense->setPyramid(GapPyramid::build(0, 1'000'000'000, many));
    auto* one = new GapStrip(GapStrip::Mode::Overview, page);
    one->setPyramid(GapPyramid::build(0, 1'000'000'000, {{123'456'789, 123'456'789, GapClass::Missing}}));
    auto* padded = new QVBoxLayout;
    padded->setContentsMargins(12, 4, 12, 4);
    padded->addWidget(figures);
    column->addWidget(overview);
    column->addLayout(padded);
    column->addWidget(detail);
    auto* legendBox = new QVBoxLayout;
    legendBox->setContentsMargins(12, 0, 12, 0);
    legendBox->addWidget(legend);
    column->addLayout(legendBox);
    column->addWidget(slim);
    column->addWidget(dense);
    column->addWidget(one);
    column->addStretch(1);
    page->resize(1200, 560);
    return page;
}

class GapRows final : public RowSource {
public:
    [[nodiscard]] qint64 rowCount() const override { return qint64(sampleGaps().size()); }
    [[nodiscard]] int columnCount() const override { return 7; }
    [[nodiscard]] Column column(int index) const override
    {
        const std::array<Column, 7> columns = {
            {{u"#"_s, Qt::AlignRight, false, 4, false, false, {}},
             {u"Start"_s, Qt::AlignRight, false, 10, true, false, {}},
             {u"End"_s, Qt::AlignRight, false, 10, false, false, {}},
             {u"Length"_s, Qt::AlignRight, false, 8, true, false, {}},
             {u"Section file"_s, Qt::AlignLeft, true, 18, false, false, {}},
             {u"Class"_s, Qt::AlignLeft, false, 20, false, false, {}},
             {u"Note"_s, Qt::AlignLeft, false, 20, false, true, {}}}};
        return columns[std::size_t(index)];
    }
    void fetch(quint64 ticket, qint64 first, int count) override
    {
        QVector<Row> rows;
        for (qint64 i = first; i < first + count; ++i) {
            const GapRange gap = sampleGaps()[std::size_t(i)];
            rows.append(Row{{QString::number(i + 1), {}, Cell::Style::Secondary, {}},
                            {formatCount(gap.first), {}, {}, {}},
                            {formatCount(gap.last), {}, {}, {}},
                            {formatCount(gap.last - gap.first + 1), {}, Cell::Style::Strong, {}},
                            {sectionFileName(gap.first / 1024 * 1024), {}, {}, {}},
                            {gapClassName(gap.cls), gap.cls, {}, {}},
                            {i == 10 ? u"values file present · see AR-V03"_s : QString(),
                             {},
                             Cell::Style::Secondary,
                             {}}});
        }
        Q_EMIT rowsReady(ticket, rows);
    }
};

QWidget* tablePage()
{
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    auto* table = new BigTableView(page);
    auto* rows = new GapRows;
    rows->setParent(page);
    table->setSource(rows);
    table->setSortIndicator(1, Qt::AscendingOrder);
    table->setCurrentRow(10);
    row->addWidget(table, 3);
    auto* waiting = new BigTableView(page);
    auto* delayed = new test::ArithmeticRows(1'000'000'000, true);
    delayed->setParent(page);
    waiting->setSource(delayed);
    waiting->selectRows(3, 6);
    row->addWidget(waiting, 1);
    auto* histogram = new HistogramPlot(page);
    histogram->setLogScale(false);
    histogram->setLegendVisible(false);
    histogram->setCountLabels(true);
    QVector<HistogramBar> bars;
    for (const unsigned count : {7U, 3U, 2U, 1U, 1U, 1U, 1U, 0U, 1U, 1U, 2U})
        bars.append(
            {quint64(1) << unsigned(bars.size()), (quint64(2) << unsigned(bars.size())) - 1, count, {}});
    histogram->setBars(u"gaps"_s, bars, HistogramPlot::BarColour::Missing);
    row->addWidget(histogram, 1);
    page->resize(1400, 420);
    table->setFocus();
    return page;
}

QWidget* bucketsPage()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    std::mt19937 random(7);
    std::poisson_distribution<quint32> depth(8);
    auto folded = std::make_shared<HeatMapData>(65'536);
    std::vector<quint64> counts(32, 0);
    for (quint64 bucket = 0; bucket < 65'536; ++bucket) {
        const quint32 value = bucket == 41'712 ? 23 : depth(random);
        ++counts[std::min<std::size_t>(31, value)];
        if (bucket < 22'880 || bucket > 23'020)
            folded->note(bucket, value);
    }
    folded->noteUnreadable(22'880, 23'020);
    auto* map = new HeatMap(page);
    map->setData(folded);
    map->setScaleMaximum(20);
    map->setSelectedBucket(41'712);
    auto* legend = new HeatLegend(page);
    legend->setScale(20, true, u"records"_s);
    auto* histogram = new HistogramPlot(page);
    QVector<HistogramBar> bars;
    for (quint64 i = 0; i < 25; ++i)
        bars.append({i, i, counts[i], {}});
    histogram->setBars(u"buckets"_s, bars);
    histogram->setCurve(u"ideal: Poisson, λ = 4.596"_s, HistogramPlot::poisson(4.596, 65'536, 24));
    histogram->setLines({{8.0, u"mean 8.00"_s, true}, {15, u"p99 15"_s, false}});
    histogram->setSelectedBar(12);
    auto* row = new QHBoxLayout;
    row->addWidget(map, 3);
    row->addWidget(histogram, 2);
    auto* chain = new ChainView(page);
    QVector<ChainBox> boxes;
    for (int i = 0; i < 12; ++i)
        boxes.append({i == 8                ? ChainBox::Kind::Damaged
                      : i < 3 || i % 5 == 0 ? ChainBox::Kind::Own
                                            : ChainBox::Kind::Sibling,
                      QString::number(0xae8555 + i * 713, 16),
                      u"%1:%2"_s.arg(11 - i / 2).arg(formatCount(quint64(11'714 - i * 301))),
                      {},
                      i == 8 ? u"next is not older"_s : QString(),
                      {}});
    chain->setBoxes({formatCount(41'712), u"head · slot 1"_s}, boxes);
    column->addWidget(legend, 0, Qt::AlignRight);
    column->addLayout(row, 1);
    column->addWidget(chain);
    page->resize(1200, 620);
    return page;
}

QWidget* hexPage()
{
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    auto* bytes = new MemoryByteSource(page);
    QByteArray content(0x250000, '\0');
    for (int slot = 0; slot < 2; ++slot) {
        char* at = content.data() + 0x24ea68 + slot * 29;
        qToBigEndian<quint64>(slot == 0 ? 853 : 1033, at);
        qToBigEndian<quint64>(slot == 0 ? 9 : 11, at + 8);
        qToBigEndian<quint64>(slot == 0 ? 11'880 : 11'714, at + 16);
        at[24] = char(slot == 0 ? 2 : 3);
        qToBigEndian<quint32>(slot == 0 ? 0xbaa21098 : 0x4a226fcf, at + 25);
    }
    for (int i = 0x24eaa8; i < 0x24eb40; i += 7)
        content[i] = char(i * 37);
    bytes->setBytes(content);
    static const SlotFields kFields;
    auto* hex = new HexView(page);
    hex->setSource(bytes);
    hex->setFieldProvider(&kFields);
    hex->goTo(0x24ea50);
    hex->setSelection(0x24ea95, 8);
    auto* inspector = new DataInspector(page);
    inspector->setBytes(hex->selectionOffset(), hex->selectedBytes(), hex->selectionLength());
    inspector->setExtraLines({{u"Slot crc32c"_s, u"4a226fcf"_s, u"matches"_s}});
    auto* damaged = new test::ArithmeticBytes(quint64(1) << 40U);
    damaged->setParent(page);
    damaged->missingFirst = 0x35;
    damaged->missingLength = 0x20;
    auto* other = new HexView(page);
    other->setSource(damaged);
    row->addWidget(hex, 3);
    row->addWidget(inspector, 2);
    row->addWidget(other, 3);
    page->resize(1650, 330);
    return page;
}

QWidget* smallPage()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    auto* area = new MessageArea(page);
    area->show(u"a"_s, Tone::Warning, u"<b>In use</b> by validator (pid 3311)."_s, u"Take a snapshot…"_s);
    area->show(u"b"_s, Tone::Fatal, u"The store changed under you."_s);
    column->addWidget(area);
    auto* good = new MessageBar(page);
    good->setMessage(Tone::Good, u"Checked: nothing above info."_s);
    column->addWidget(good);
    auto* badges = new QHBoxLayout;
    for (int i = 0; i < kSlotStateCount; ++i) {
        auto* badge = new StateBadge(page);
        badge->setSlotState(SlotState(i), i == 2 ? u"epoch –"_s : u"epoch 1 042"_s);
        badges->addWidget(badge);
    }
    for (int i = 0; i < kToneCount; ++i) {
        auto* label = new QLabel(page);
        label->setPixmap(toneIcon(Tone(i)).pixmap(20, 20));
        badges->addWidget(label);
        badges->addWidget(new QLabel(toneName(Tone(i)), page));
    }
    auto* count = new StateBadge(page);
    count->setCount(17, Tone::Fatal);
    badges->addWidget(count);
    auto* calm = new StateBadge(page);
    calm->setCount(20, Tone::Info);
    badges->addWidget(calm);
    badges->addStretch(1);
    column->addLayout(badges);
    auto* form = new QHBoxLayout;
    for (const auto level : {ConfidenceLevel::Certain, ConfidenceLevel::Likely, ConfidenceLevel::Ambiguous,
                             ConfidenceLevel::Unknown}) {
        auto* cells = new ConfidenceCells(page);
        cells->setLevel(level);
        form->addWidget(cells);
    }
    auto* job = new JobIndicator(page);
    job->setProgress(u"Deep check"_s, 43'000'000'000, 100'000'000'000, 104'000, true);
    form->addWidget(job);
    auto* counter = new JobIndicator(page);
    counter->setProgress(u"Counting"_s, 1'204'331, 0, 500, false);
    form->addWidget(counter);
    form->addStretch(1);
    column->addLayout(form);
    auto* icons = new QWidget(page);
    auto* grid = new QGridLayout(icons);
    for (int i = 0; i < kIconCount; ++i) {
        auto* label = new QLabel(icons);
        label->setPixmap(icon(Icon(i)).pixmap(24, 24));
        label->setToolTip(QString::fromLatin1(iconFileName(Icon(i))));
        grid->addWidget(label, i / 27, i % 27);
    }
    auto* mark = new QLabel(icons);
    mark->setPixmap(applicationIcon().pixmap(64, 64));
    grid->addWidget(mark, 0, 28, 2, 1);
    column->addWidget(icons);
    auto* empty = new EmptyState(page);
    empty->setText(u"No gaps: every index from the first to the last has an item."_s, u"Check values…"_s);
    column->addWidget(empty);
    page->resize(1100, 420);
    return page;
}

QWidget* controlsPage()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    auto* bar = new QToolBar(page);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addAction(icon(Icon::Open), u"Open"_s);
    bar->addAction(icon(Icon::Back), u"Back"_s);
    bar->addAction(icon(Icon::Lock), u"Read-only"_s);
    bar->addAction(icon(Icon::Check), u"Check"_s);
    bar->addAction(icon(Icon::Apply), u"Apply (1)"_s)->setEnabled(false);
    QAction* follow = bar->addAction(icon(Icon::Follow), u"Follow"_s);
    follow->setCheckable(true);
    follow->setChecked(true);
    column->addWidget(bar);
    auto* tabs = new QTabWidget(page);
    auto* tree = new QTreeWidget(tabs);
    tree->setHeaderLabels({u"Code"_s, u"Finding"_s, u"Where"_s});
    tree->setSortingEnabled(true);
    for (int i = 0; i < 4; ++i)
        tree->addTopLevelItem(
            new QTreeWidgetItem({u"FZ-T0%1"_s.arg(i), u"Slot CRC bad"_s, u"bucket 30 577"_s}));
    tree->topLevelItem(1)->setSelected(true);
    tree->topLevelItem(1)->setIcon(0, toneIcon(Tone::Warning));
    new QTreeWidgetItem(tree->topLevelItem(2), {u"#1"_s, u"bucket 42 026"_s, u"record 11:6 543"_s});
    tree->expandAll();
    tree->setAlternatingRowColors(true);
    tabs->addTab(new QWidget, u"Overview"_s);
    tabs->addTab(tree, u"Findings"_s);
    tabs->addTab(new QWidget, u"Gaps"_s);
    tabs->setCurrentIndex(1);
    column->addWidget(tabs);
    auto* buttons = new QHBoxLayout;
    auto* primary = new QPushButton(u"Apply 3 changes…"_s, page);
    primary->setDefault(true);
    buttons->addWidget(primary);
    buttons->addWidget(new QPushButton(icon(Icon::Export), u"Export…"_s, page));
    auto* disabled = new QPushButton(u"Disabled"_s, page);
    disabled->setEnabled(false);
    buttons->addWidget(disabled);
    auto* combo = new QComboBox(page);
    combo->addItems({u"Chain length"_s, u"Added"_s});
    buttons->addWidget(combo);
    auto* edit = new QLineEdit(u"b 41712"_s, page);
    buttons->addWidget(edit);
    buttons->addWidget(new QCheckBox(u"Log axis"_s, page));
    auto* radio = new QRadioButton(u"None"_s, page);
    radio->setChecked(true);
    buttons->addWidget(radio);
    auto* progress = new QProgressBar(page);
    progress->setValue(43);
    buttons->addWidget(progress);
    column->addLayout(buttons);
    page->resize(1000, 330);
    return page;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s;
    const double scale = argc > 2 ? QByteArray(argv[2]).toDouble() : 1.0;
    QDir().mkpath(folder);
    QLocale::setDefault(QLocale(QLocale::English));
    const std::pair<const char*, QWidget* (*)()> pages[] = {
        {"strip", stripPage}, {"table", tablePage}, {"buckets", bucketsPage},
        {"hex", hexPage},     {"small", smallPage}, {"controls", controlsPage},
    };
    for (const auto setting : {Theme::Setting::Light, Theme::Setting::Dark}) {
        Theme::instance().apply(setting);
        for (const auto& [name, make] : pages) {
            const std::unique_ptr<QWidget> page(make());
            page->setAttribute(Qt::WA_DontShowOnScreen);
            page->show();
            for (int i = 0; i < 5; ++i)
                QApplication::processEvents();
            QImage image(page->size() * scale, QImage::Format_RGB32);
            image.setDevicePixelRatio(scale);
            image.fill(page->palette().color(QPalette::Window));
            page->render(&image);
            const QString theme = setting == Theme::Setting::Light ? u"light"_s : u"dark"_s;
            const QString path = u"%1/%2-%3.png"_s.arg(folder, QLatin1StringView(name), theme);
            if (!image.save(path)) {
                qWarning("cannot write %s", qPrintable(path));
                return 1;
            }
        }
    }
    return 0;
}
