// SPDX-License-Identifier: GPL-3.0-or-later
// Starting a comparison and listing what differs.
#include "ui/panels/compare/compare_page.h"

#include "ui/models/result_model.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/spacing.h"
#include "ui/widgets/figure_row.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

QString placeText(const std::optional<RecordPlace>& place)
{
    return place ? QString::fromStdString(placeText(*place)) : unknownText();
}

QString kindText(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::OnlyA:
        return ComparePage::tr("only here");
    case DifferenceKind::OnlyB:
        return ComparePage::tr("only there");
    case DifferenceKind::Key:
        return ComparePage::tr("another key");
    case DifferenceKind::Value:
        return ComparePage::tr("another value");
    case DifferenceKind::BadA:
        return ComparePage::tr("bad here, good there");
    case DifferenceKind::BadB:
        return ComparePage::tr("good here, bad there");
    case DifferenceKind::BadBoth:
        return ComparePage::tr("bad in both");
    case DifferenceKind::Head:
        return ComparePage::tr("another head");
    case DifferenceKind::Chain:
        break;
    }
    return ComparePage::tr("another chain length");
}

std::vector<ResultRow> rowsSince(const SnapshotDiff& since)
{
    std::vector<ResultRow> rows;
    const QString words[] = {ComparePage::tr("new"), ComparePage::tr("gone"), ComparePage::tr("grown"),
                             ComparePage::tr("shrunk"), ComparePage::tr("changed")};
    for (const SectionChange& change : since.sections)
        rows.push_back(
            {{words[int(change.kind)], ComparePage::tr("section %1").arg(formatCount(change.section.value)),
              formatCount(change.recordsThen), formatCount(change.recordsNow)},
             change.section});
    const auto addRange = [&rows](const IndexRange& range, bool isNew) {
        const QString stored = ComparePage::tr("stored");
        rows.push_back(
            {{isNew ? ComparePage::tr("new") : ComparePage::tr("gone"),
              ComparePage::tr("index %1 – %2").arg(formatCount(range.first), formatCount(range.last)),
              isNew ? unknownText() : stored, isNew ? stored : unknownText()},
             IndexTarget{range.first, range.last}});
    };
    for (const IndexRange& range : since.indicesGone)
        addRange(range, false);
    for (const IndexRange& range : since.indicesNew)
        addRange(range, true);
    for (const BucketChange& change : since.buckets)
        rows.push_back(
            {{kindText(change.headThen == change.headNow ? DifferenceKind::Chain : DifferenceKind::Head),
              ComparePage::tr("bucket %1").arg(formatCount(change.bucket.value)), placeText(change.headThen),
              placeText(change.headNow)},
             change.bucket});
    return rows;
}

std::vector<ResultRow> rowsOf(const Comparison& comparison)
{
    if (comparison.since)
        return rowsSince(*comparison.since);
    std::vector<ResultRow> rows;
    rows.reserve(comparison.differences.size());
    for (const Difference& one : comparison.differences) {
        const QString item = one.bucket ? ComparePage::tr("bucket %1").arg(formatCount(one.bucket->value))
                             : one.index
                                 ? ComparePage::tr("index %1").arg(formatCount(*one.index))
                                 : ComparePage::tr("key %1").arg(QString::fromStdString(toHex(one.key)));
        const Target target = one.bucket ? Target(*one.bucket) : one.a ? Target(*one.a) : Target();
        rows.push_back({{kindText(one.kind), item, placeText(one.a), placeText(one.b)}, target});
    }
    return rows;
}

/// What a job brings: the comparison, and its rows, which may be many.
struct Outcome {
    std::shared_ptr<const Comparison> comparison;
    std::vector<ResultRow> rows;
};

Result<Outcome> compareAndList(const ComparisonWish& wish, const Progress& progress)
{
    Outcome outcome;
    CRYO_ASSIGN(outcome.comparison, compareStores(wish, progress));
    outcome.rows = rowsOf(*outcome.comparison);
    return outcome;
}

Result<> writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Errc::Io, file.errorString().toStdString());
    return {};
}

} // namespace

ComparePage::ComparePage(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_model(new ResultModel(this))
    , m_job(desk.workspace().workers().jobs(), this)
    , m_saving(desk.workspace().workers().jobs(), this)
{
    setObjectName(u"compare"_s);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(line(this));
    m_table = new QTableView(this);
    setUpView(m_table);
    m_table->setModel(m_model);
    column->addWidget(m_table, 1);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& at) {
        const Target& target = m_model->row(at.row()).target;
        if (!std::holds_alternative<std::monostate>(target) && store() != nullptr)
            this->desk().goTo(Desk::pageFor(target, store()->kind()), target);
    });
    retranslate();
}

QWidget* ComparePage::makeHead()
{
    auto* const head = new QWidget(this);
    auto* const column = new QVBoxLayout(head);
    column->setContentsMargins(kPaddingPx, 8, kPaddingPx, 8);
    column->setSpacing(8);
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    m_other = new QPushButton(icon(Icon::Open), {}, head);
    m_since = new QPushButton(icon(Icon::File), {}, head);
    m_buckets = new QCheckBox(head);
    m_take = new QPushButton(icon(Icon::Save), {}, head);
    m_copy = new QPushButton(icon(Icon::Copy), {}, head);
    m_save = new QPushButton(icon(Icon::Export), {}, head);
    for (QWidget* const part :
         {static_cast<QWidget*>(m_other), static_cast<QWidget*>(m_since), static_cast<QWidget*>(m_buckets)})
        row->addWidget(part);
    row->addStretch(1);
    row->addWidget(m_take);
    m_figures = new FigureRow(head);
    m_sentence = secondaryLabel(head);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    column->addLayout(row);
    column->addWidget(m_figures);
    auto* const below = new QHBoxLayout; // one row for all of it would be too wide in other languages
    below->setSpacing(8);
    below->addWidget(m_sentence, 1);
    below->addWidget(m_copy);
    below->addWidget(m_save);
    column->addLayout(below);
    connect(m_other, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getExistingDirectory(this, tr("Compare with a folder"));
        if (!path.isEmpty())
            compareWith(path);
    });
    connect(m_since, &QPushButton::clicked, this, [this] {
        const QString path =
            QFileDialog::getOpenFileName(this, tr("Compare with a snapshot"), {}, u"*.cryosnap"_s);
        if (!path.isEmpty())
            compareWith(path);
    });
    connect(m_take, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getSaveFileName(
            this, tr("Take a snapshot"), (store() != nullptr ? store()->name() : QString()) + u".cryosnap"_s,
            u"*.cryosnap"_s);
        if (!path.isEmpty())
            snapshotTo(path);
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(fillableRanges()); });
    connect(m_save, &QPushButton::clicked, this, &ComparePage::chooseCsv);
    return head;
}

ComparisonWish ComparePage::wishFor(const QString& path) const
{
    ComparisonWish wish;
    wish.view = store()->view();
    wish.known = {store()->archive(), store()->freezer()};
    wish.other = std::filesystem::path(path.toStdString());
    wish.buckets = m_buckets->isChecked();
    return wish;
}

void ComparePage::compareWith(const QString& path)
{
    catchUp();
    if (store() == nullptr || !store()->view())
        return;
    m_problem.clear();
    m_job.start(
        desk().workspace().workers().scans(), {tr("Compare"), store()->name(), JobUnit::Items},
        [wish = wishFor(path)](const Progress& progress) {
            Workers::lowerPriority();
            return compareAndList(wish, progress);
        },
        [this](Result<Outcome>&& result) {
            if (result) {
                m_comparison = std::move(result->comparison);
                m_model->setRows(std::move(result->rows));
            } else
                m_problem = escapedText(QString::fromStdString(toString(result.error())));
            showResult();
            Q_EMIT compared();
        });
    showSentence();
}

void ComparePage::snapshotTo(const QString& path)
{
    catchUp();
    if (store() == nullptr || !store()->view())
        return;
    m_job.start(
        desk().workspace().workers().scans(), {tr("Take a snapshot"), store()->name()},
        [wish = wishFor(path), root = desk().workspace().root(),
         now = QDateTime::currentMSecsSinceEpoch()](const Progress& progress) {
            Workers::lowerPriority();
            return writeSnapshot(wish, root, now, progress);
        },
        [this, path](Result<std::uint64_t>&& records) {
            if (records)
                m_problem =
                    tr("%1 records are in the snapshot %2.").arg(formatCount(*records), escapedText(path));
            else
                m_problem = escapedText(QString::fromStdString(toString(records.error())));
            Q_EMIT desk().logged(m_problem);
            showSentence();
            Q_EMIT compared();
        });
    showSentence();
}

void ComparePage::makeRows()
{
    if (!m_comparison)
        return;
    m_job.start(
        desk().workspace().workers().scans(),
        {tr("Compare"), store() != nullptr ? store()->name() : QString()},
        [comparison = m_comparison](const Progress&) -> Result<std::vector<ResultRow>> {
            return rowsOf(*comparison);
        },
        [this](Result<std::vector<ResultRow>>&& rows) {
            if (rows)
                m_model->setRows(std::move(*rows));
            showSentence();
        });
}

void ComparePage::showResult()
{
    QVector<FigureRow::Figure> figures;
    if (m_comparison && m_comparison->since) {
        const SnapshotDiff& since = *m_comparison->since;
        figures = {{tr("Records then"), formatCount(since.recordsThen), {}, {}},
                   {tr("Records now"), formatCount(since.recordsNow), {}, {}},
                   {tr("Sections changed"), formatCount(quint64(since.sections.size())), {}, {}},
                   {tr("Buckets changed"), formatCount(since.bucketsChanged), {}, {}}};
    } else if (m_comparison) {
        const DiffSummary& summary = m_comparison->summary;
        figures = {{tr("The same"), formatCount(summary.same), {}, {}}};
        for (std::size_t kind = 0; kind < kDifferenceKinds; ++kind) {
            if (summary.counts[kind] == 0)
                continue;
            QString label = kindText(DifferenceKind(kind));
            label[0] = label[0].toUpper(); // as the other figures have it
            figures.append({label, formatCount(summary.counts[kind]), {}, {}});
        }
        if (!m_comparison->fillings.empty())
            figures.append({tr("Fillable"),
                            formatCount(indicesIn(m_comparison->fillings)),
                            {},
                            tr("Indices missing here that are stored there")});
    }
    m_figures->setFigures(figures);
    m_figures->setVisible(!figures.isEmpty());
    m_copy->setEnabled(m_comparison && !m_comparison->fillings.empty());
    showSentence();
}

void ComparePage::showSentence()
{
    QString text;
    if (m_job.isRunning()) {
        text = tr("Reading both …");
    } else if (!m_problem.isEmpty()) {
        text = m_problem;
    } else if (!m_comparison) {
        text = tr("Compare this store with another folder, or with a snapshot that was taken before.");
    } else if (m_comparison->since) {
        const QString when =
            QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_comparison->takenMs), QLocale::ShortFormat);
        text = m_comparison->since->isEqual() ? tr("Nothing has changed since %1.").arg(when)
                                              : tr("What has changed since %1.").arg(when);
    } else {
        const QString other = escapedText(QString::fromStdString(m_comparison->otherName));
        text = m_comparison->summary.isEqual() ? tr("Both hold the same as %1.").arg(other)
                                               : tr("Compared with %1.").arg(other);
        if (m_comparison->summary.bucketsNotComparable)
            text += u' ' + tr("The tables have different sizes, so their buckets were not compared.");
        if (m_comparison->differences.size() == Comparison::kKept)
            text += u' ' + tr("Only the first %1 are listed; cryoctl diff lists all.")
                               .arg(formatCount(quint64(Comparison::kKept)));
    }
    m_sentence->setText(text);
    for (QPushButton* const button : {m_other, m_since, m_take})
        button->setEnabled(!m_job.isRunning() && store() != nullptr);
    m_save->setEnabled(!m_job.isRunning() && m_model->rowCount() > 0);
}

QString ComparePage::fillableRanges() const
{
    QStringList parts;
    if (m_comparison) {
        for (const GapFilling& one : m_comparison->fillings)
            parts << u"[%1,%2]"_s.arg(one.range.first).arg(one.range.last);
    }
    return u'[' + parts.join(u',') + u']';
}

void ComparePage::chooseCsv()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the differences"), u"differences.csv"_s, u"*.csv"_s);
    if (!path.isEmpty())
        saveRows(path);
}

void ComparePage::saveRows(const QString& path)
{
    if (!desk().maySaveAt(path))
        return;
    m_saving.start(
        desk().workspace().workers().scans(), {tr("Save the differences"), QFileInfo(path).fileName()},
        [path, headings = m_model->headings(), rows = m_model->rows()](const Progress&) {
            return writeFile(path, ResultModel::csv(headings, rows));
        },
        [this, path](Result<>&& saved) {
            Q_EMIT desk().logged((saved ? tr("The differences were saved as %1.")
                                        : tr("The differences could not be saved as %1."))
                                     .arg(escapedText(path)));
            Q_EMIT rowsSaved();
        });
}

bool ComparePage::step(int by)
{
    const int row = m_table->currentIndex().row() + by;
    if (row < 0 || row >= m_model->rowCount())
        return false;
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
    return true;
}

void ComparePage::storeReplaced()
{
    m_job.cancel();
    m_comparison.reset();
    m_model->setRows({});
    m_problem.clear();
    m_buckets->setVisible(store() != nullptr && store()->kind() == StoreKind::Freezer);
    m_copy->setVisible(store() != nullptr && store()->kind() == StoreKind::Archive);
    showResult();
}

void ComparePage::retranslate()
{
    m_model->setColumns({tr("What"), tr("Item"), tr("Here, or then"), tr("There, or now")});
    const int digit = digitWidth(font());
    m_table->setColumnWidth(0, 24 * digit);
    m_table->setColumnWidth(2, 20 * digit);
    m_table->setColumnWidth(3, 20 * digit);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_other->setText(tr("Compare with folder …"));
    m_other->setToolTip(tr("Compare this store with the one of the same kind in another folder"));
    m_since->setText(tr("Compare with snapshot …"));
    m_since->setToolTip(tr("What has changed since a snapshot was taken"));
    m_buckets->setText(tr("&Buckets too"));
    m_buckets->setToolTip(tr("Compare heads and chains of the table's buckets as well"));
    m_copy->setText(tr("Copy fillable ranges"));
    m_copy->setToolTip(tr("The missing indices that the other archive stores, as JSON"));
    m_save->setText(tr("Save as CSV …"));
    m_save->setToolTip(tr("Save the list of differences"));
    m_take->setText(tr("Take snapshot …"));
    m_take->setToolTip(tr("Write a small file that says what the store holds now"));
    m_table->setAccessibleName(tr("Differences"));
    m_table->setWhatsThis(
        tr("Every item that differs. Return goes to the record, the bucket or the section."));
    m_figures->setAccessibleName(tr("Figures"));
    makeRows();
    showResult();
}

} // namespace cryo::ui
