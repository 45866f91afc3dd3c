// SPDX-License-Identifier: GPL-3.0-or-later
// One value and its preview.
#include "ui/panels/maintenance/maintenance_dialog.h"

#include "core/repair/propose.h"
#include "ui/panels/field_list.h"
#include "ui/panels/view_setup.h"
#include "ui/session/command_line.h"
#include "ui/session/pending_plan.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kTypingMs = 250;
constexpr int kDoublings = 6;
constexpr std::uint64_t kLargestTable = std::uint64_t{1} << 31;

/// Operation and files of a preview, or why there is none.
using PreviewResult = Result<std::pair<Operation, std::vector<ResultFile>>>;

PreviewResult previewOf(Plan pending, const std::shared_ptr<const ReadableStorage>& files,
                        const Operation& operation, const Progress& progress)
{
    std::shared_ptr<const ReadableStorage> under = files;
    StoreLayout layout = pending.layout;
    if (!pending.operations.empty()) {
        CRYO_ASSIGN(PlannedStore planned, applyToOverlay(pending, files, progress));
        under = std::move(planned.storage);
        layout = std::move(planned.layout);
    }
    CRYO_ASSIGN(Proposal proposal, proposeOperation(under, layout, operation, progress));
    if (proposal.plan.operations.empty())
        return std::pair(Operation{}, std::vector<ResultFile>{});
    return std::pair(proposal.plan.operations.front(), proposal.plan.results);
}

} // namespace

MaintenanceDialog::MaintenanceDialog(Kind kind, StoreSession& store, QString root, QWidget* parent)
    : QDialog(parent)
    , m_kind(kind)
    , m_store(&store)
    , m_root(std::move(root))
    , m_work(store.workers().jobs(), this)
    , m_title(headingLabel(this))
    , m_text(new QLabel(this))
    , m_label(new QLabel(this))
    , m_effect(new QLabel(this))
    , m_fields(new FieldList(this))
    , m_copy(new QPushButton(icon(Icon::Command), {}, this))
    , m_cancel(new QPushButton(this))
    , m_add(new QPushButton(icon(Icon::Add), {}, this))
{
    setObjectName(u"maintenanceDialog"_s);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    for (QLabel* const label : {m_text, m_effect}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    column->addWidget(m_title);
    column->addWidget(m_text);
    makeValue();
    m_effect->setObjectName(u"maintenanceEffect"_s);
    column->addWidget(m_effect);
    column->addWidget(m_fields);
    column->addStretch(1);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_add);
    column->addLayout(buttons);
    // Return adds, wherever the keyboard is; the value comes first.
    for (QPushButton* const button : {m_copy, m_cancel})
        button->setAutoDefault(false);
    m_add->setDefault(true);
    if (QWidget* const value = m_kind == Kind::Prune ? static_cast<QWidget*>(m_index) : m_sizes) {
        setTabOrder(value, m_copy);
        value->setFocus();
    }
    m_delay.setSingleShot(true);
    m_delay.setInterval(kTypingMs);
    connect(&m_delay, &QTimer::timeout, this, &MaintenanceDialog::preview);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const std::optional<Operation> wanted = operation())
            QApplication::clipboard()->setText(commandFor(*wanted, m_root, m_store->name()));
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &MaintenanceDialog::accept);
    connect(&store, &QObject::destroyed, this, &QDialog::reject);
    retranslate();
    resize(80 * digitWidth(font()), 14 * rowHeight(font()));
    valueChanged();
}

void MaintenanceDialog::makeValue()
{
    auto* const column = static_cast<QVBoxLayout*>(layout()); // NOLINT: made in the constructor
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_label);
    if (m_kind == Kind::Prune) {
        m_index = new QLineEdit(this);
        m_index->setFont(fixedFont(font()));
        m_label->setBuddy(m_index);
        row->addWidget(m_index, 1);
        connect(m_index, &QLineEdit::textChanged, this, &MaintenanceDialog::valueChanged);
        const auto sections = m_store->view()->sections();
        const std::uint64_t items = m_store->detected().layout.itemsPerSection.value_or(1);
        if (!sections.empty())
            m_index->setText(QString::number(sections[sections.size() / 2].section.value / items * items));
        m_index->selectAll();
    } else if (m_kind == Kind::Resize) {
        m_sizes = new QComboBox(this);
        m_label->setBuddy(m_sizes);
        row->addWidget(m_sizes, 1);
        fillSizes();
        connect(m_sizes, &QComboBox::currentIndexChanged, this, &MaintenanceDialog::valueChanged);
    }
    column->addLayout(row);
}

std::uint64_t MaintenanceDialog::tableSize() const
{
    return m_store ? m_store->view()->tableSize() : 0;
}

void MaintenanceDialog::fillSizes()
{
    for (std::uint64_t size = 2 * tableSize(), i = 0; i < kDoublings && size > 0 && size <= kLargestTable;
         size *= 2, ++i)
        m_sizes->addItem(tr("%1 buckets").arg(formatCount(quint64(size))),
                         QVariant::fromValue<quint64>(size));
}

std::optional<Operation> MaintenanceDialog::operation() const
{
    Operation operation;
    operation.repairs = false;
    if (m_store == nullptr)
        return std::nullopt;
    switch (m_kind) {
    case Kind::Prune: {
        bool isNumber = false;
        const qulonglong index = m_index->text().trimmed().toULongLong(&isNumber);
        if (!isNumber)
            return std::nullopt;
        operation.kind = OperationKind::PruneSections;
        operation.parameters["min"] = std::uint64_t(index);
        operation.target.partition = m_store->detected().layout.partitions.key;
        return operation;
    }
    case Kind::Resize:
        if (m_sizes->currentIndex() < 0)
            return std::nullopt;
        operation.kind = OperationKind::ResizeTable;
        operation.parameters["table_size"] = std::uint64_t(m_sizes->currentData().toULongLong());
        break;
    case Kind::Tighten:
        operation.kind = OperationKind::TightenHeads;
        break;
    }
    operation.target.partition = m_store->detected().layout.partitions.table;
    return operation;
}

QString MaintenanceDialog::effect() const
{
    return m_effect->text();
}

void MaintenanceDialog::valueChanged()
{
    m_work.cancel();
    m_add->setEnabled(false);
    m_fields->setLines({});
    const bool isValue = operation().has_value();
    m_copy->setEnabled(isValue);
    m_effect->setText(isValue ? QString() : tr("Type an index: a number from 0 on."));
    if (isValue)
        m_delay.start();
    else
        m_delay.stop();
}

void MaintenanceDialog::preview()
{
    const std::optional<Operation> wanted = operation();
    if (!wanted)
        return;
    Plan pending;
    pending.layout = m_store->detected().layout;
    pending.operations = m_store->plan().operations();
    m_work.start(
        m_store->workers().scans(), {tr("Preview"), m_store->name(), JobUnit::Bytes},
        [pending = std::move(pending), files = m_store->storage(),
         operation = *wanted](const Progress& progress) -> PreviewResult {
            Workers::lowerPriority();
            return previewOf(pending, files, operation, progress);
        },
        [this](PreviewResult&& found) {
            if (!found)
                m_effect->setText(escapedText(QString::fromStdString(toString(found.error()))));
            else if (found->second.empty())
                m_effect->setText(tr("Nothing would change."));
            else
                showPreview(found->first, found->second);
        });
}

void MaintenanceDialog::showPreview(const Operation& operation, const std::vector<ResultFile>& results)
{
    const auto removed = quint64(std::ranges::count_if(results, &ResultFile::removed));
    quint64 written = 0;
    for (const ResultFile& file : results)
        written += file.removed ? 0 : file.sizeBytes;
    const QString sentence = escapedBytes(asBytes(operation.effect));
    m_effect->setText(sentence.isEmpty() ? tr("This is what would change:") : sentence);
    QVector<FieldList::Line> lines;
    if (removed > 0)
        lines.append({.name = tr("To quarantine"), .value = tr("%n file(s)", nullptr, int(removed))});
    if (results.size() > removed)
        lines.append({.name = tr("Written"),
                      .value = tr("%1 in %2")
                                   .arg(formatBytes(written),
                                        tr("%n file(s)", nullptr, int(results.size() - removed)))});
    if (operation.gains > 0)
        lines.append({.name = tr("Found again"), .value = formatCount(quint64(operation.gains))});
    lines.append({.name = m_kind == Kind::Prune ? tr("Pruned items") : tr("Lost items"),
                  .value = formatCount(quint64(operation.loses))});
    m_fields->setLines(lines);
    m_add->setEnabled(true);
}

void MaintenanceDialog::accept()
{
    const std::optional<Operation> wanted = operation();
    if (!wanted || !m_add->isEnabled())
        return;
    m_store->plan().add(*wanted);
    QDialog::accept();
}

void MaintenanceDialog::retranslate()
{
    const QString titles[] = {tr("Prune"), tr("Resize the table"), tr("Tighten the heads")};
    const QString texts[] = {
        tr("Every section below the one of this index goes to quarantine, beside the root. Undo brings it "
           "back."),
        tr("The table gets more buckets, at once. Chains do not become shorter by that: what is put from "
           "then on is found faster."),
        tr("Every bucket begins with its newest record, so that lookups read no more than they must. Only "
           "the table changes.")};
    setWindowTitle(titles[int(m_kind)]);
    m_title->setText(m_store ? tr("%1 · %2").arg(titles[int(m_kind)], m_store->name()) : QString());
    m_text->setText(texts[int(m_kind)]);
    m_label->setText(m_kind == Kind::Prune ? tr("&Keep from index")
                     : m_kind == Kind::Resize
                         ? tr("&New size (now %1)").arg(formatCount(quint64(tableSize())))
                         : QString());
    m_label->setVisible(m_kind != Kind::Tighten);
    if (m_index != nullptr)
        m_index->setAccessibleName(tr("Keep from index"));
    if (m_sizes != nullptr)
        m_sizes->setAccessibleName(tr("New size"));
    m_copy->setText(tr("Copy as command"));
    m_cancel->setText(tr("Cancel"));
    m_add->setText(tr("Add to pending"));
    m_add->setToolTip(tr("Nothing is written before you apply it"));
}

void MaintenanceDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cryo::ui
