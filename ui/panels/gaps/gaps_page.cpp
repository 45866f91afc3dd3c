// SPDX-License-Identifier: GPL-3.0-or-later
// Gaps: strip, list, lengths.
#include "ui/panels/gaps/gaps_page.h"

#include "ui/models/gap_source.h"
#include "ui/panels/field_list.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/spacing.h"
#include "ui/widgets/big_table_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/gap_strip.h"
#include "ui/widgets/histogram_plot.h"
#include "ui/widgets/legend_row.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// Gaps as people mean them: not the free end, not a value that is there but bad.
bool isMissing(const GapRow& gap)
{
    return gap.cls == GapClass::Missing || gap.cls == GapClass::SectionFileMissing;
}

bool isGap(const GapRow& gap)
{
    return gap.cls != GapClass::Tail;
}

} // namespace

GapsPage::GapsPage(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_source(new GapSource(desk.workspace().workers().reads(), this))
    , m_content(new QWidget(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
{
    setObjectName(u"gaps"_s);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
    auto* const column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(line(m_content));
    column->addWidget(makeStrip());
    column->addWidget(line(m_content));
    auto* const splitter = new QSplitter(Qt::Horizontal, m_content);
    splitter->setChildrenCollapsible(false);
    m_table = new BigTableView(splitter);
    m_table->setSource(m_source);
    m_source->setParent(m_table); // the rows must not go before the view
    splitter->addWidget(m_table);
    splitter->addWidget(makeSide());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    const int digit = digitWidth(font());
    splitter->setSizes({90 * digit, 28 * digit});
    column->addWidget(splitter, 1);

    connect(m_table, &BigTableView::currentRowChanged, this, &GapsPage::chooseRow);
    connect(m_strip, &GapStrip::viewportChanged, this, &GapsPage::refreshRange);
    connect(m_strip, &GapStrip::rangeClicked, this,
            [this](quint64 first, quint64, GapClass) { showIndex(first, false); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (store() != nullptr)
            store()->check(CheckLevel::Structure);
    });
    retranslate();
    scanReplaced();
}

QWidget* GapsPage::makeHead()
{
    auto* const head = new QWidget(m_content);
    auto* const column = new QVBoxLayout(head);
    column->setContentsMargins(kPaddingPx, 8, kPaddingPx, 8);
    column->setSpacing(8);
    m_figures = new FigureRow(head);
    column->addWidget(m_figures);
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    column->addLayout(row);
    m_zoomOut = new QToolButton(head);
    m_zoomIn = new QToolButton(head);
    m_zoomAll = new QToolButton(head);
    m_zoomOut->setIcon(icon(Icon::ZoomOut));
    m_zoomIn->setIcon(icon(Icon::ZoomIn));
    m_zoomAll->setToolButtonStyle(Qt::ToolButtonTextOnly);
    for (QToolButton* const button : {m_zoomOut, m_zoomIn, m_zoomAll}) {
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
    }
    m_range = secondaryLabel(head);
    row->addWidget(m_range, 1);
    m_previous = new QPushButton(icon(Icon::Previous), {}, head);
    m_next = new QPushButton(icon(Icon::Next), {}, head);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addSpacing(8);
    m_copy = new QToolButton(head);
    m_copy->setIcon(icon(Icon::Copy));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setMenu(new QMenu(m_copy));
    row->addWidget(m_copy);
    connect(m_previous, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
    return head;
}

QWidget* GapsPage::makeStrip()
{
    auto* const box = new QWidget(m_content);
    auto* const column = new QVBoxLayout(box);
    column->setContentsMargins(kPaddingPx, 8, kPaddingPx, 8);
    column->setSpacing(4);
    m_strip = new GapStrip(GapStrip::Mode::Detail, box);
    column->addWidget(m_strip);
    m_legend = new LegendRow(box);
    column->addWidget(m_legend);
    connect(m_zoomOut, &QToolButton::clicked, m_strip, &GapStrip::zoomOut);
    connect(m_zoomIn, &QToolButton::clicked, m_strip, &GapStrip::zoomIn);
    connect(m_zoomAll, &QToolButton::clicked, m_strip, &GapStrip::zoomAll);
    return box;
}

QWidget* GapsPage::makeSide()
{
    auto* const side = new QWidget(m_content);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::Base);
    auto* const column = new QVBoxLayout(side);
    column->setContentsMargins(kPaddingPx, kPaddingPx, kPaddingPx, kPaddingPx);
    column->setSpacing(8);
    m_plotTitle = headingLabel(side);
    m_plot = new HistogramPlot(side);
    m_plot->setLegendVisible(false);
    m_plot->setCountLabels(true);
    m_sectionTitle = headingLabel(side);
    m_section = new FieldList(side);
    column->addWidget(m_plotTitle);
    column->addWidget(m_plot, 1);
    column->addWidget(m_sectionTitle);
    column->addWidget(m_section);
    return side;
}

qint64 GapsPage::gapCount() const
{
    qint64 count = m_source->rowCount();
    // The free end of the last section is listed, but no gap.
    if (store() != nullptr && store()->archive() && store()->archive()->tail())
        --count;
    return std::max<qint64>(count, 0);
}

void GapsPage::scanReplaced()
{
    // A quick check has no gaps to show: those of the check before stay.
    if (store() != nullptr && store()->scan() && !store()->scan()->check.archive && store()->archive())
        return;
    const std::shared_ptr<const StoreScan> scan = store() != nullptr ? store()->scan() : nullptr;
    const bool hasGaps = scan && scan->check.archive;
    m_source->setScan(hasGaps ? scan : nullptr);
    if (hasGaps) {
        m_strip->setPyramid(scan->strip ? scan->strip : GapPyramid::build(1, 0, {}));
        m_strip->setSectionSize(scan->check.archive->view().layout().itemsPerSection.value_or(0));
    }
    refreshFigures();
    refreshHistogram();
    refreshSection();
    refreshRange();
    refreshEmpty();
    Q_EMIT countChanged();
}

void GapsPage::refreshEmpty()
{
    const bool isKnown = store() != nullptr && store()->archive();
    m_stack->setCurrentWidget(isKnown ? m_content : m_empty);
    if (isKnown)
        return;
    if (store() != nullptr && store()->isBusy())
        m_empty->setText(tr("The gaps are known when every record has been read."));
    else
        m_empty->setText(tr("The gaps are known when every record has been read; that was not done."),
                         tr("Check every record"));
}

void GapsPage::refreshFigures()
{
    const ArchiveReport* const report = store() != nullptr ? store()->archive().get() : nullptr;
    if (report == nullptr || !m_source->scan()) {
        m_figures->setFigures({});
        return;
    }
    const StoreScan& scan = *m_source->scan();
    const quint64 before = report->firstIndex().value_or(0);
    const bool isDeep = scan.check.level == CheckLevel::Deep;
    m_figures->setFigures(
        {{tr("Items"), formatCount(report->items()), {}, {}},
         {tr("Missing"), formatCount(report->missing() - std::min<quint64>(report->missing(), before)),
          tr("after the first"), tr("Indices between the first and the last that are not stored")},
         {tr("Ranges"), formatCount(quint64(report->ranges().size())), {}, tr("Runs of stored indices")},
         {tr("Longest gap"), formatCount(scan.longestGap), {}, {}},
         {tr("Fill"),
          formatPercent(report->fill(), 2),
          {},
          tr("Stored indices between the first and the last")},
         {tr("Soft gaps"), isDeep ? formatCount(scan.softGaps) : unknownText(),
          isDeep ? tr("values") : QString(),
          tr("Items whose value is bad; known after a check of every value")}});
}

void GapsPage::refreshHistogram()
{
    QVector<HistogramBar> bars;
    if (store() != nullptr && store()->archive()) {
        const GapLengthHistogram& lengths = store()->archive()->gapLengths();
        std::size_t end = lengths.size();
        while (end > 1 && lengths[end - 1] == 0)
            --end;
        for (std::size_t bin = 0; bin < end; ++bin) {
            const quint64 from = quint64(1) << bin;
            const quint64 to = bin == 63 ? ~quint64(0) : (from << 1) - 1;
            bars.append({from, to, lengths[bin], formatCount(from)});
        }
    }
    m_plot->setBars(tr("gaps"), bars, HistogramPlot::BarColour::Missing);
}

void GapsPage::refreshRange()
{
    if (!m_strip->pyramid().isEmpty()) {
        const auto [first, last] = m_strip->viewport();
        QString text = tr("%1 – %2").arg(formatCount(first), formatCount(last));
        const std::optional<std::uint64_t> items = store() != nullptr && store()->archive()
                                                       ? store()->archive()->view().layout().itemsPerSection
                                                       : std::nullopt;
        if (items && *items > 0)
            text += u" · "_s + tr("%1 sections of %2")
                                   .arg(formatCount(last / *items - first / *items + 1), formatCount(*items));
        m_range->setText(text);
    } else {
        m_range->clear();
    }
}

void GapsPage::refreshSection()
{
    const GapRow* const gap = m_source->gapAt(m_table->currentRow());
    const std::optional<Section> section = gap != nullptr ? m_source->sectionOf(gap->first) : std::nullopt;
    m_sectionTitle->setVisible(section.has_value());
    m_section->setVisible(section.has_value());
    if (!section || !store()->archive())
        return;
    m_sectionTitle->setText(tr("Section %1").arg(formatCount(section->value)));
    const SectionInfo* const info = store()->archive()->view().section(*section);
    QVector<FieldList::Line> lines;
    const auto file = [&](bool isThere, quint64 bytes) {
        return isThere ? u"%1 · %2"_s.arg(sectionFileShort(section->value), formatExactBytes(bytes))
                       : tr("absent");
    };
    lines.append(
        {.name = tr("Key file"),
         .value = file(info != nullptr && info->hasKeyFile, info != nullptr ? info->keyFileBytes : 0)});
    lines.append(
        {.name = tr("Value file"),
         .value = file(info != nullptr && info->hasValueFile, info != nullptr ? info->valueFileBytes : 0)});
    const auto reports = store()->archive()->sections();
    const auto report = std::ranges::lower_bound(reports, *section, {}, &ArchiveSectionReport::section);
    if (report != reports.end() && report->section == *section) {
        lines.append({.name = tr("Items"), .value = formatCount(report->items)});
        lines.append({.name = tr("Fill"), .value = formatPercent(report->fill, 1)});
        if (report->unreadableRecords > 0)
            lines.append({.name = tr("Unreadable"),
                          .value = formatCount(report->unreadableRecords),
                          .tone = Tone::Error});
    }
    if (info != nullptr && !info->hasKeyFile && info->hasValueFile)
        lines.append(
            {.name = tr("At next start"), .value = tr("node deletes the value file"), .tone = Tone::Warning});
    m_section->setLines(lines);
}

void GapsPage::chooseRow(qint64 row)
{
    refreshSection();
    const GapRow* const gap = m_source->gapAt(row);
    if (gap == nullptr)
        return;
    m_strip->setSelectedRange(gap->first, gap->last);
    if (m_isFollowing)
        return;
    m_strip->setCursorIndex(std::clamp(gap->first, m_strip->pyramid().first(), m_strip->pyramid().last()));
    desk().select(IndexTarget{gap->first, gap->last});
}

void GapsPage::showIndex(quint64 index, bool centre)
{
    const std::optional<qint64> row = m_source->rowAtOrAfter(index);
    if (row && m_source->gapAt(*row)->first <= index) {
        m_isFollowing = !centre;
        m_table->setCurrentRow(*row);
        m_isFollowing = false;
        const GapRow& gap = *m_source->gapAt(*row);
        desk().select(IndexTarget{gap.first, gap.last});
    }
}

void GapsPage::showLocation(const Location& location)
{
    const auto* const target = std::get_if<IndexTarget>(&location.target);
    if (target == nullptr || location.page != Page::Gaps || m_source->rowCount() == 0)
        return;
    const std::optional<qint64> row = m_source->rowAtOrAfter(target->first);
    m_isFollowing = true;
    if (row && m_source->gapAt(*row)->first <= target->first)
        m_table->setCurrentRow(*row);
    m_isFollowing = false;
    const GapPyramid& space = m_strip->pyramid();
    if (!space.isEmpty())
        m_strip->setCursorIndex(std::clamp<quint64>(target->first, space.first(), space.last()));
}

bool GapsPage::step(int by)
{
    catchUp();
    qint64 row = m_table->currentRow();
    do {
        row += row < 0 && by < 0 ? m_source->rowCount() : by;
    } while (row >= 0 && row < m_source->rowCount() && !isGap(*m_source->gapAt(row)));
    if (row < 0 || row >= m_source->rowCount())
        return false;
    const GapRow& gap = *m_source->gapAt(row);
    desk().goTo(Page::Gaps, IndexTarget{gap.first, gap.last});
    m_table->setCurrentRow(row);
    return true;
}

std::optional<QString> GapsPage::rangesAs(CopyFormat format) const
{
    const auto [from, to] = m_table->selection();
    const bool isSelection = from >= 0 && to > from;
    const qint64 first = isSelection ? from : 0;
    const qint64 last = isSelection ? to : m_source->rowCount() - 1;
    if (last - first >= kCopyLimit)
        return std::nullopt;
    QStringList parts;
    for (qint64 row = first; row <= last; ++row) {
        const GapRow& gap = *m_source->gapAt(row);
        if (!isSelection && !isMissing(gap))
            continue;
        switch (format) {
        case CopyFormat::Json:
            parts << u"[%1,%2]"_s.arg(gap.first).arg(gap.last);
            break;
        case CopyFormat::Csv:
            parts << u"%1,%2"_s.arg(gap.first).arg(gap.last);
            break;
        case CopyFormat::Lines:
            for (quint64 index = gap.first; index <= gap.last && parts.size() < kCopyLimit; ++index)
                parts << QString::number(index);
            break;
        case CopyFormat::RustRanges:
            parts << u"%1..=%2"_s.arg(gap.first).arg(gap.last);
            break;
        }
    }
    if (format == CopyFormat::Json)
        return u'[' + parts.join(u',') + u']';
    if (format == CopyFormat::Csv)
        parts.prepend(u"first,last"_s);
    return parts.join(u'\n');
}

void GapsPage::copy(CopyFormat format)
{
    if (const std::optional<QString> text = rangesAs(format))
        QGuiApplication::clipboard()->setText(*text);
    else
        Q_EMIT desk().logged(tr("More than %1 ranges are not copied; cryoctl gaps writes them to a file.")
                                 .arg(formatCount(quint64(kCopyLimit))));
}

void GapsPage::makeCopyMenu()
{
    QMenu* const menu = m_copy->menu();
    menu->clear();
    menu->addAction(tr("As &JSON"), this, [this] { copy(CopyFormat::Json); });
    menu->addAction(tr("As &CSV"), this, [this] { copy(CopyFormat::Csv); });
    menu->addAction(tr("One index a &line"), this, [this] { copy(CopyFormat::Lines); });
    menu->addAction(tr("As a..=&b"), this, [this] { copy(CopyFormat::RustRanges); });
}

void GapsPage::retranslate()
{
    m_source->retranslate();
    m_figures->setAccessibleName(tr("Figures"));
    m_zoomOut->setAccessibleName(tr("Zoom out"));
    m_zoomOut->setToolTip(tr("Show more indices"));
    m_zoomIn->setAccessibleName(tr("Zoom in"));
    m_zoomIn->setToolTip(tr("Show fewer indices"));
    m_zoomAll->setText(tr("All"));
    m_zoomAll->setAccessibleName(tr("Show all indices"));
    m_zoomAll->setToolTip(tr("Show all indices"));
    m_previous->setText(tr("Previous gap"));
    m_previous->setToolTip(tr("Go to the previous gap (Shift+F8)"));
    m_next->setText(tr("Next gap"));
    m_next->setToolTip(tr("Go to the next gap (F8)"));
    m_copy->setText(tr("Copy ranges"));
    m_copy->setToolTip(tr("Copy the selected ranges, or all that are missing"));
    makeCopyMenu();
    m_strip->setAccessibleName(tr("Indices in detail"));
    m_strip->setWhatsThis(
        tr("The indices of the archive from left to right. Arrows move, plus and minus zoom, Home and "
           "End go to the ends. A gap of a single index keeps its mark however far out you are."));
    m_legend->setGapClasses();
    m_legend->setAccessibleName(tr("Legend"));
    m_table->setAccessibleName(tr("Gaps"));
    m_table->setEmptyText(tr("No gaps: every index from the first to the last is stored."));
    m_table->setWhatsThis(tr("Every run of indices that is not stored, with its class."));
    m_plotTitle->setText(tr("Gap lengths"));
    m_plot->setAccessibleName(tr("Gap lengths"));
    m_plot->setAxisTitles(tr("indices, doubling"), QString());
    m_plot->setWhatsThis(tr("How many gaps have a length from this number up to twice of it."));
    refreshFigures();
    refreshHistogram();
    refreshRange();
    refreshSection();
    refreshEmpty();
}

} // namespace cryo::ui
