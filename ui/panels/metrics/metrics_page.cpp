// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics over time.
#include "ui/panels/metrics/metrics_page.h"

#include "ui/panels/metrics/metric_tree_model.h"
#include "ui/panels/metrics/source_dialogs.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/spacing.h"
#include "ui/widgets/series_plot.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr qint64 kHourMs = 3600LL * 1000;
/// New samples are drawn at most so often.
constexpr int kReloadMs = 1000;
constexpr int kFilesMax = 100;
/// Of the axis of time, whose marks are whole seconds.
constexpr qint64 kShortestMs = 60'000;

QString timeOfDay(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).time(), u"HH:mm:ss"_s);
}

/// Local files among what is dragged; none where a folder is: that is for the window.
QStringList filesOf(const QMimeData* data)
{
    QStringList files;
    for (const QUrl& url : data->urls()) {
        const QFileInfo info(url.toLocalFile());
        if (!url.isLocalFile() || info.isDir() || files.size() == kFilesMax)
            return {};
        files << url.toLocalFile();
    }
    return files;
}

} // namespace

MetricsPage::MetricsPage(Desk& desk, MetricHistory& history, QWidget* parent)
    : StorePanel(desk, parent)
    , m_history(history)
    , m_model(new MetricTreeModel(this))
{
    setObjectName(u"metrics"_s);
    setAcceptDrops(true);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(line(this));
    auto* const halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(makeSide());
    halves->addWidget(makePlot());
    halves->setStretchFactor(0, 0);
    halves->setStretchFactor(1, 1);
    const int digit = digitWidth(font());
    halves->setSizes({46 * digit, 110 * digit});
    column->addWidget(halves, 1);
    m_reload.setSingleShot(true);
    m_reload.setInterval(kReloadMs);
    connect(&m_reload, &QTimer::timeout, this, [this] {
        if (isVisible())
            reload();
    });
    connect(&history, &MetricHistory::catalogueChanged, this, &MetricsPage::catalogueChanged);
    connect(&history, &MetricHistory::stateChanged, this, &MetricsPage::refreshState);
    connect(&history, &MetricHistory::troubleChanged, this, [this](const QString& putAside) {
        refreshState();
        if (!putAside.isEmpty())
            Q_EMIT this->desk().logged(
                tr("The history of metrics could not be read in full: %1").arg(escapedText(putAside)));
    });
    connect(&history, &MetricHistory::samplesAdded, this, [this] {
        if (!m_reload.isActive())
            m_reload.start();
    });
    connect(m_model, &MetricTreeModel::chosenChanged, this, [this] {
        m_hasChosen = m_hasChosen || !m_isChoosingFirst;
        refreshButtons();
        reload();
    });
    retranslate();
    catalogueChanged();
}

QWidget* MetricsPage::makeHead()
{
    auto* const head = new QWidget(this);
    auto* const row = new QHBoxLayout(head);
    row->setContentsMargins(kPaddingPx, 8, kPaddingPx, 8);
    row->setSpacing(8);
    m_add = new QToolButton(head);
    m_add->setIcon(icon(Icon::Add));
    m_export = new QToolButton(head);
    m_export->setIcon(icon(Icon::Export));
    for (QToolButton* const button : {m_add, m_export}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setMenu(new QMenu(button));
    }
    m_span = new QComboBox(head);
    m_measure = new QComboBox(head);
    m_log = new QCheckBox(head);
    m_back = new QPushButton(icon(Icon::Back), {}, head);
    m_all = new QPushButton(icon(Icon::ZoomAll), {}, head);
    for (QWidget* const part : {static_cast<QWidget*>(m_add), static_cast<QWidget*>(m_span),
                                static_cast<QWidget*>(m_measure), static_cast<QWidget*>(m_log)})
        row->addWidget(part);
    row->addStretch(1);
    for (QWidget* const part :
         {static_cast<QWidget*>(m_back), static_cast<QWidget*>(m_all), static_cast<QWidget*>(m_export)})
        row->addWidget(part);
    connect(m_span, &QComboBox::currentIndexChanged, this, [this] {
        m_plot->zoomAll();
        reload();
    });
    connect(m_measure, &QComboBox::currentIndexChanged, this, &MetricsPage::reload);
    connect(m_log, &QCheckBox::toggled, this, [this](bool isLog) { m_plot->setLogScale(isLog); });
    connect(m_back, &QPushButton::clicked, this, [this] { m_plot->zoomBack(); });
    connect(m_all, &QPushButton::clicked, this, [this] { m_plot->zoomAll(); });
    return head;
}

QWidget* MetricsPage::makeSide()
{
    auto* const side = new QWidget(this);
    auto* const column = new QVBoxLayout(side);
    column->setContentsMargins(kPaddingPx, 8, 8, 8);
    column->setSpacing(8);
    m_filter = new QLineEdit(side);
    m_filter->setClearButtonEnabled(true);
    m_tree = new QTreeView(side);
    setUpView(m_tree);
    m_tree->setModel(m_model);
    m_tree->setRootIsDecorated(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setTextElideMode(Qt::ElideMiddle); // names begin with folders and end with what tells them apart
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(MetricTreeModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(MetricTreeModel::Axis, QHeaderView::Fixed);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_axis = new QPushButton(side);
    m_pause = new QPushButton(side);
    m_forget = new QPushButton(side);
    for (QPushButton* const button : {m_axis, m_pause, m_forget})
        buttons->addWidget(button);
    buttons->addStretch(1);
    m_keep = new QComboBox(side);
    m_state = secondaryLabel(side);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    column->addLayout(buttons);
    column->addWidget(m_keep);
    column->addWidget(m_state);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_model->setFilter(words);
        m_tree->expandAll();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        refreshButtons();
        refreshState();
    });
    connect(m_axis, &QPushButton::clicked, this, [this] { m_model->switchAxis(m_tree->currentIndex()); });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (const MetricSource* const source = currentSource())
            m_history.setActive(*source, !source->isActive);
    });
    connect(m_forget, &QPushButton::clicked, this, [this] {
        if (const MetricSource* const source = currentSource())
            m_history.forget(source->id);
    });
    connect(m_keep, &QComboBox::activated, this,
            [this] { Q_EMIT keepDaysChosen(m_keep->currentData().toInt()); });
    return side;
}

QWidget* MetricsPage::makePlot()
{
    auto* const box = new QWidget(this);
    box->setAutoFillBackground(true);
    box->setBackgroundRole(QPalette::Base);
    auto* const column = new QVBoxLayout(box);
    column->setContentsMargins(8, 8, kPaddingPx, 8);
    m_plot = new SeriesPlot(box);
    m_readout = secondaryLabel(box);
    m_readout->setWordWrap(true);
    m_readout->setTextFormat(Qt::PlainText);
    column->addWidget(m_plot, 1);
    column->addWidget(m_readout);
    connect(m_plot, &SeriesPlot::cursorChanged, this, [this] { m_readout->setText(m_plot->readout()); });
    connect(m_plot, &SeriesPlot::zoomChanged, this, &MetricsPage::refreshButtons);
    return box;
}

const MetricSource* MetricsPage::currentSource() const
{
    return m_model->sourceAt(m_tree->currentIndex());
}

void MetricsPage::catalogueChanged()
{
    const MetricSource* const before = currentSource();
    const qint64 source = before != nullptr ? before->id : 0;
    const MetricLeaf* const leaf = m_model->leafAt(m_tree->currentIndex());
    const int row = leaf != nullptr ? m_tree->currentIndex().row() : -1;
    const int scrolled = m_tree->verticalScrollBar()->value();
    m_model->setCatalogue(m_history.catalogue());
    m_tree->expandAll();
    m_tree->verticalScrollBar()->setValue(scrolled);
    const QModelIndex again = m_model->indexOfSource(source);
    if (again.isValid())
        m_tree->setCurrentIndex(row >= 0 && row < m_model->rowCount(again)
                                    ? m_model->index(row, MetricTreeModel::Name, again)
                                    : again);
    if (!m_hasChosen)
        chooseFirst();
    refreshButtons();
    refreshState();
}

/// Something to see before anything was chosen: what the last checks said about this store.
void MetricsPage::chooseFirst()
{
    if (store() == nullptr)
        return;
    const QStringList left{u"records"_s};
    const QStringList right{u"missing_items"_s, u"lookup_cost_mean"_s};
    const QString name = desk().workspace().rootText() + u" · "_s + store()->name();
    QVector<MetricTreeModel::Chosen> first;
    QModelIndex source;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex top = m_model->index(row, MetricTreeModel::Name);
        const MetricSource* const of = m_model->sourceAt(top);
        if (of->kind != MetricSourceKind::Check || of->name != name)
            continue;
        source = top;
        for (int child = 0; child < m_model->rowCount(top); ++child) {
            const MetricLeaf* const leaf = m_model->leafAt(m_model->index(child, MetricTreeModel::Name, top));
            if (left.contains(leaf->name) || right.contains(leaf->name))
                first.append({*leaf, right.contains(leaf->name)});
        }
    }
    m_isChoosingFirst = true;
    m_model->chooseOnly(first);
    m_isChoosingFirst = false;
    if (source.isValid())
        m_tree->scrollTo(source, QAbstractItemView::PositionAtTop);
}

void MetricsPage::storeReplaced()
{
    if (!m_hasChosen)
        chooseFirst();
}

void MetricsPage::reload()
{
    MetricWish wish;
    wish.toMs = QDateTime::currentMSecsSinceEpoch();
    const qint64 hours = m_span->currentData().toLongLong();
    wish.fromMs = hours > 0 ? wish.toMs - hours * kHourMs : 0;
    wish.asRate = m_measure->currentData().toBool();
    for (const MetricTreeModel::Chosen& chosen : m_model->chosen())
        wish.lines.append(chosen.leaf.line);
    m_history.ask(wish, this, [this](const std::shared_ptr<const MetricAnswer>& answer) { draw(*answer); });
}

void MetricsPage::draw(const MetricAnswer& answer)
{
    std::vector<PlotLine> lines;
    qint64 from = answer.wish.fromMs;
    qint64 first = answer.wish.toMs;
    const QVector<MetricTreeModel::Chosen> chosen = m_model->chosen();
    bool hasSources = false;
    for (std::size_t i = 0; i < answer.lines.size() && qsizetype(i) < chosen.size(); ++i) {
        const MetricTreeModel::Chosen& one = chosen[qsizetype(i)];
        hasSources = hasSources || one.leaf.source != chosen.front().leaf.source;
        const bool isRate = answer.wish.asRate && one.leaf.line.isCounter && one.leaf.line.below == 0;
        lines.push_back(
            {isRate ? tr("%1 a second").arg(one.leaf.name) : one.leaf.name, answer.lines[i], one.isRight});
        if (!answer.lines[i].empty())
            first = std::min(first, qint64(answer.lines[i].front().atMs));
    }
    if (hasSources) {
        for (std::size_t i = 0; i < lines.size(); ++i)
            lines[i].name = chosen[qsizetype(i)].leaf.source + u": "_s + lines[i].name;
    }
    if (from == 0)
        from = std::min(first - (answer.wish.toMs - first) / 50, answer.wish.toMs - kShortestMs);
    QVector<PlotMark> marks;
    for (const MetricEvent& event : answer.events) {
        const QString what = event.kind == MetricEventKind::Change ? tr("changed: %1") : tr("checked: %1");
        marks.append({event.atMs, what.arg(escapedText(
                                      event.kind == MetricEventKind::Change ? event.text : event.subject))});
    }
    m_plot->setLines(std::move(lines), from, answer.wish.toMs);
    m_plot->setMarks(marks);
    m_readout->setText(m_plot->cursorMs() ? m_plot->readout()
                       : chosen.isEmpty() ? tr("Choose series on the left.")
                                          : tr("Point at the plot to read values; drag to zoom."));
    Q_EMIT drawn();
}

QString MetricsPage::stateText(const MetricSource& source, const MetricSourceState& state)
{
    const QString when = timeOfDay(state.atMs);
    const QString detail = escapedText(state.detail);
    switch (state.problem) {
    case FetchProblem::None:
        if (state.source == 0)
            return source.kind == MetricSourceKind::Endpoint && !source.isActive ? tr("Paused.") : QString();
        if (state.badLines > 0)
            return tr("%1: %2 values; %3 lines could not be read.")
                .arg(when, formatCount(quint64(state.samples)), formatCount(state.badLines));
        return tr("%1: %2 values.").arg(when, formatCount(quint64(state.samples)));
    case FetchProblem::BadAddress:
        return tr("The address cannot be asked.");
    case FetchProblem::Unreachable:
        return detail.isEmpty() ? tr("%1: this is no file that can be read.").arg(when)
                                : tr("%1: it cannot be reached: %2").arg(when, detail);
    case FetchProblem::TimedOut:
        return tr("%1: no whole answer came in time.").arg(when);
    case FetchProblem::TooLarge:
        return tr("%1: the answer is too long; nothing of it was kept.").arg(when);
    case FetchProblem::HttpStatus:
        return tr("%1: it answered with status %2.").arg(when, detail);
    case FetchProblem::Redirected:
        return tr("%1: it points to %2; nothing was asked there.").arg(when, detail);
    case FetchProblem::NoMetrics:
        return tr("%1: the answer holds no metrics.").arg(when);
    case FetchProblem::Refused:
        return tr("%1: the server refuses: %2").arg(when, detail);
    case FetchProblem::NotKept:
        break;
    }
    return tr("%1: the values could not be kept: %2").arg(when, detail);
}

void MetricsPage::refreshState()
{
    if (!m_history.trouble().isEmpty()) {
        m_state->setText(tr("Nothing is kept: %1").arg(escapedText(m_history.trouble())));
        return;
    }
    // The source that is selected; else whatever has trouble.
    const MetricSource* const current = currentSource();
    QString text = current != nullptr ? stateText(*current, m_history.state(current->id)) : QString();
    for (const MetricSource& source : m_history.catalogue()->sources) {
        if (!text.isEmpty())
            break;
        if (m_history.state(source.id).problem != FetchProblem::None)
            text = u"%1: %2"_s.arg(escapedText(source.name), stateText(source, m_history.state(source.id)));
    }
    if (text.isEmpty())
        text = tr("%1 on disk.").arg(formatBytes(m_history.catalogue()->bytes));
    m_state->setText(text);
}

void MetricsPage::refreshButtons()
{
    const MetricSource* const source = currentSource();
    const bool isEndpoint = source != nullptr && source->kind == MetricSourceKind::Endpoint;
    m_pause->setEnabled(isEndpoint);
    m_pause->setText(isEndpoint && !source->isActive ? tr("Resume") : tr("Pause"));
    m_forget->setEnabled(source != nullptr);
    const QModelIndex at = m_tree->currentIndex();
    m_axis->setEnabled(at.isValid() &&
                       at.siblingAtColumn(MetricTreeModel::Name).data(Qt::CheckStateRole) == Qt::Checked);
    m_back->setEnabled(m_plot->isZoomed());
    m_all->setEnabled(m_plot->isZoomed());
}

void MetricsPage::watchNode()
{
    auto* const dialog = new EndpointDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m_history.watchEndpoint(dialog->address(), dialog->intervalMs()); });
    dialog->open();
}

void MetricsPage::askServer()
{
    auto* const dialog = new ServerDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m_history.queryServer(dialog->query(QDateTime::currentMSecsSinceEpoch())); });
    dialog->open();
}

void MetricsPage::openFiles()
{
    m_history.readFiles(QFileDialog::getOpenFileNames(this, tr("Read saved metrics")));
}

void MetricsPage::exportPlot(int format)
{
    const auto as = PlotFormat(format);
    const QString suffix = suffixOf(as);
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the history"), u"metrics."_s + suffix, u"*."_s + suffix);
    if (path.isEmpty() || !desk().maySaveAt(path))
        return;
    if (m_plot->exportTo(path, as))
        Q_EMIT desk().logged(tr("The history was saved as %1.").arg(escapedText(path)));
    else
        Q_EMIT desk().logged(tr("The history could not be saved as %1.").arg(escapedText(path)));
}

void MetricsPage::showEvent(QShowEvent* event)
{
    StorePanel::showEvent(event);
    if (!m_hasChosen)
        chooseFirst();
    reload();
}

void MetricsPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!filesOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
    else
        event->ignore(); // a folder is for the window
}

void MetricsPage::dropEvent(QDropEvent* event)
{
    const QStringList files = filesOf(event->mimeData());
    if (files.isEmpty()) {
        event->ignore();
        return;
    }
    event->acceptProposedAction();
    m_history.readFiles(files);
}

void MetricsPage::setKeepDays(int days)
{
    m_keep->setCurrentIndex(std::max(0, m_keep->findData(days)));
}

void MetricsPage::makeMenus()
{
    QMenu* const add = m_add->menu();
    add->clear();
    add->addAction(tr("&Watch a node …"), this, &MetricsPage::watchNode);
    add->addAction(tr("&Ask a Prometheus server …"), this, &MetricsPage::askServer);
    add->addAction(tr("&Read saved metrics …"), this, &MetricsPage::openFiles);
    QMenu* const save = m_export->menu();
    save->clear();
    save->addAction(tr("As &PNG …"), this, [this] { exportPlot(0); });
    save->addAction(tr("As &SVG …"), this, [this] { exportPlot(1); });
    save->addAction(tr("As P&DF …"), this, [this] { exportPlot(2); });
    save->addAction(tr("Numbers as &CSV …"), this, [this] { exportPlot(3); });
}

void MetricsPage::fillCombos()
{
    const auto fill = [](QComboBox* box, const QVector<std::pair<QString, int>>& entries, int first) {
        const QSignalBlocker quiet(box);
        const int current = box->count() > 0 ? box->currentIndex() : first;
        box->clear();
        for (const auto& [text, value] : entries)
            box->addItem(text, value);
        box->setCurrentIndex(current);
    };
    fill(m_span,
         {{tr("Last hour"), 1},
          {tr("Last day"), 24},
          {tr("Last week"), 24 * 7},
          {tr("Last 30 days"), 24 * 30},
          {tr("All"), 0}},
         4);
    fill(m_measure, {{tr("Totals"), 0}, {tr("Rates"), 1}}, 0);
    fill(m_keep,
         {{tr("Keep 30 days"), 30},
          {tr("Keep 90 days"), 90},
          {tr("Keep a year"), 365},
          {tr("Keep for ever"), 0}},
         1);
}

void MetricsPage::retranslate()
{
    makeMenus();
    fillCombos();
    m_model->refresh();
    m_tree->expandAll();
    // The longest word of the column, and the header's own margins.
    const QFontMetrics metrics = m_tree->header()->fontMetrics();
    int widest = 0;
    for (const QString& word : m_model->axisWords())
        widest = std::max(widest, metrics.horizontalAdvance(word));
    m_tree->header()->resizeSection(MetricTreeModel::Axis, widest + 4 * digitWidth(font()));
    m_add->setText(tr("Add source"));
    m_add->setToolTip(tr("Watch a node, ask a Prometheus server, or read saved metrics"));
    m_export->setText(tr("Save"));
    m_export->setToolTip(tr("Save the plot or its numbers"));
    m_span->setAccessibleName(tr("Stretch of time"));
    m_span->setToolTip(tr("The stretch of time that is shown"));
    m_measure->setAccessibleName(tr("Totals or rates"));
    m_measure->setToolTip(tr("Counters as they are, or what they gain a second"));
    m_log->setText(tr("&Logarithmic"));
    m_log->setToolTip(tr("Both axes with a logarithmic scale"));
    m_back->setText(tr("Zoom back"));
    m_back->setToolTip(tr("What was shown before the last zoom (Backspace in the plot)"));
    m_all->setText(tr("All"));
    m_all->setAccessibleName(tr("Show all of the time"));
    m_all->setToolTip(tr("Show all of the time"));
    m_filter->setPlaceholderText(tr("Filter series"));
    m_filter->setAccessibleName(tr("Filter series"));
    m_tree->setAccessibleName(tr("Sources and series"));
    m_tree->setWhatsThis(
        tr("Where metrics come from, and which series each source has. Space shows or hides a series; "
           "saved metrics can be dropped here."));
    m_axis->setText(tr("Other axis"));
    m_axis->setToolTip(tr("Measure the selected series on the other axis"));
    m_pause->setToolTip(tr("Stop or go on reading the selected node"));
    m_forget->setText(tr("Forget"));
    m_forget->setToolTip(tr("Remove the selected source with everything that was kept of it"));
    m_keep->setAccessibleName(tr("How long to keep"));
    m_keep->setToolTip(tr("Older values are removed"));
    m_plot->setAccessibleName(tr("Metrics over time"));
    m_plot->setWhatsThis(
        tr("The chosen series over time. Drag to zoom, Backspace goes back. Upright lines mark checks and "
           "changes of stores."));
    refreshButtons();
    refreshState();
    if (isVisible())
        reload();
}

} // namespace cryo::ui
