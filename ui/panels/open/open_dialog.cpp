// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog that shows what was inferred.
#include "ui/panels/open/open_dialog.h"

#include "ui/panels/field_list.h"
#include "ui/panels/open/parameter_delegates.h"
#include "ui/panels/open/parameter_model.h"
#include "ui/panels/open/store_delegate.h"
#include "ui/panels/store_figures.h"
#include "ui/panels/view_setup.h"
#include "ui/text/live_use_text.h"
#include "ui/text/retranslator.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/message_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kDialogPaddingPx = 16;
constexpr int kListDigits = 26;

/// Text of several lines that keeps off the lines of its row.
class RoomyText final : public ViewDelegate {
public:
    using ViewDelegate::ViewDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        constexpr int kRoom = 8;
        return ViewDelegate::sizeHint(option, index) + QSize(0, kRoom);
    }
};

} // namespace

OpenDialog::OpenDialog(const QString& root, std::shared_ptr<const Detection> detection, RootOverrides given,
                       const LiveUse* use, const std::string& currentStore, QWidget* parent)
    : QDialog(parent)
    , m_detection(std::move(detection))
    , m_overrides(std::move(given))
    , m_texts(new Retranslator(this))
    , m_model(new ParameterModel(this))
{
    setObjectName(u"openDialog"_s);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* const body = new QWidget(this);
    auto* const inner = new QVBoxLayout(body);
    inner->setContentsMargins(kDialogPaddingPx, kDialogPaddingPx, kDialogPaddingPx, kDialogPaddingPx);
    inner->setSpacing(12);
    inner->addWidget(makeFolderRow(root));
    auto* const halves = new QHBoxLayout;
    halves->setSpacing(12);
    halves->addWidget(makeStores());
    auto* const right = new QVBoxLayout;
    right->setSpacing(12);
    m_messages = new MessageArea(body);
    right->addWidget(m_messages);
    right->addWidget(makeParameters(), 1);
    right->addWidget(makeCheckpoint());
    halves->addLayout(right, 1);
    inner->addLayout(halves, 1);
    column->addWidget(body, 1);
    column->addWidget(line(this));
    column->addWidget(makeBottom());
    m_texts->add([this] {
        setWindowTitle(tr("Open stores"));
        fillStores();
    });
    int number = 0;
    for (std::size_t i = 0; i < m_detection->stores.size(); ++i) {
        if (m_detection->stores[i].layout.name == currentStore)
            number = int(i);
    }
    m_stores->setCurrentRow(number);
    showStore(number);
    // Given, so that Qt does not cut it to two thirds of a small screen.
    resize(sizeHint());
    m_open->setFocus();
    if (const QString sentence = use != nullptr ? liveUseSentence(*use) : QString(); !sentence.isEmpty())
        m_messages->show(u"use"_s, Tone::Warning, sentence);
}

QSize OpenDialog::sizeHint() const
{
    const int digit = digitWidth(font());
    return {std::max(900, 150 * digit), std::max(560, 30 * rowHeight(font()))};
}

QWidget* OpenDialog::makeFolderRow(const QString& root)
{
    auto* const box = new QWidget(this);
    auto* const row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* const label = new QLabel(box);
    auto* const path = new QLineEdit(root, box);
    path->setReadOnly(true);
    path->setFont(fixedFont(font()));
    path->addAction(icon(Icon::Folder), QLineEdit::LeadingPosition);
    label->setBuddy(path);
    auto* const browse = new QPushButton(box);
    browse->setAutoDefault(false);
    row->addWidget(label);
    row->addWidget(path, 1);
    row->addWidget(browse);
    connect(browse, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT browseWanted();
    });
    m_texts->add([label, path, browse] {
        label->setText(tr("&Folder"));
        path->setAccessibleName(tr("Folder"));
        path->setWhatsThis(tr("The folder that was looked through."));
        browse->setText(tr("&Browse …"));
        browse->setToolTip(tr("Choose another folder"));
    });
    return box;
}

QWidget* OpenDialog::makeStores()
{
    auto* const box = new QFrame(this);
    box->setFrameShape(QFrame::NoFrame);
    box->setAutoFillBackground(true);
    box->setBackgroundRole(QPalette::Base);
    box->setFixedWidth(kListDigits * digitWidth(font()));
    auto* const column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(8);
    auto* const title = secondaryLabel(box);
    title->setContentsMargins(12, 8, 12, 0);
    m_stores = new QListWidget(box);
    m_stores->setFrameShape(QFrame::NoFrame);
    m_stores->setUniformItemSizes(true);
    m_stores->setItemDelegate(new StoreDelegate(m_stores));
    column->addWidget(title);
    column->addWidget(m_stores, 1);
    column->addWidget(line(box));
    m_foldersTitle = headingLabel(box);
    m_foldersTitle->setContentsMargins(12, 0, 12, 0);
    m_folders = new FieldList(box);
    m_folders->setContentsMargins(12, 0, 12, 0);
    column->addWidget(m_foldersTitle);
    column->addWidget(m_folders);
    connect(m_stores, &QListWidget::currentRowChanged, this, &OpenDialog::showStore);
    m_texts->add([this, title] {
        title->setText(tr("Found %n store(s)", nullptr, int(m_detection->stores.size())));
        m_stores->setAccessibleName(tr("Stores"));
        m_stores->setWhatsThis(tr("The stores that were found. Each has its own parameters."));
        m_foldersTitle->setText(tr("Folders"));
    });
    return box;
}

QWidget* OpenDialog::makeParameters()
{
    m_table = new QTableView(this);
    setUpView(m_table);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ParameterModel::Evidence, new RoomyText(m_table));
    m_table->setItemDelegateForColumn(ParameterModel::ConfidenceColumn, new ConfidenceDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    QHeaderView* const header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ParameterModel::Evidence, QHeaderView::Stretch);
    const int digit = digitWidth(font());
    m_table->setColumnWidth(ParameterModel::Name, 20 * digit);
    m_table->setColumnWidth(ParameterModel::Guess, 20 * digit);
    m_table->setColumnWidth(ParameterModel::ConfidenceColumn, 18 * digit);
    m_table->setColumnWidth(ParameterModel::Override, 20 * digit);
    // Evidence is what one decides by: it is never cut.
    m_table->setWordWrap(true);
    m_table->verticalHeader()->setMinimumSectionSize(rowHeight(font()) + 8);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &OpenDialog::refreshButtons);
    m_texts->add([this] {
        m_model->refresh();
        m_table->setAccessibleName(tr("Parameters"));
        m_table->setWhatsThis(
            tr("What was inferred from the files: the guess, how sure it is, and why. What you choose "
               "in the last column counts instead, and is remembered for this store, outside of it."));
    });
    return m_table;
}

QWidget* OpenDialog::makeCheckpoint()
{
    m_checkpointBox = new QFrame(this);
    m_checkpointBox->setAutoFillBackground(true);
    m_checkpointBox->setBackgroundRole(QPalette::Base);
    auto* const column = new QVBoxLayout(m_checkpointBox);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    auto* const row = new QHBoxLayout;
    auto* const title = headingLabel(m_checkpointBox);
    m_checkpoint = new QLineEdit(m_checkpointBox);
    m_checkpoint->setFont(fixedFont(font()));
    m_checkpoint->setClearButtonEnabled(true);
    title->setBuddy(m_checkpoint);
    row->addWidget(title);
    row->addWidget(m_checkpoint, 1);
    column->addLayout(row);
    m_checkpointFields = new FieldList(m_checkpointBox);
    m_checkpointNote = secondaryLabel(m_checkpointBox);
    m_checkpointNote->setWordWrap(true);
    column->addWidget(m_checkpointFields);
    column->addWidget(m_checkpointNote);
    connect(m_checkpoint, &QLineEdit::textChanged, this, [this] {
        refreshCheckpoint();
        refreshButtons();
    });
    m_texts->add([this, title] {
        title->setText(tr("Check&point"));
        m_checkpoint->setAccessibleName(tr("Checkpoint"));
        m_checkpoint->setPlaceholderText(tr("28 bytes as hex; empty for none"));
        m_checkpoint->setWhatsThis(
            tr("What the last sync of the freezer handed to its node: epoch, section, bytes of "
               "the index, buckets. It is never in the freezer's own files."));
        refreshCheckpoint();
    });
    return m_checkpointBox;
}

QWidget* OpenDialog::makeBottom()
{
    auto* const box = new QWidget(this);
    auto* const row = new QHBoxLayout(box);
    row->setContentsMargins(kDialogPaddingPx, 12, kDialogPaddingPx, 12);
    row->setSpacing(8);
    auto* const shape = new QLabel(box);
    const int size = glyphSize(font());
    shape->setPixmap(icon(Icon::Lock).pixmap(QSize(size, size), devicePixelRatioF()));
    auto* const promise = new QLabel(box);
    auto* const cancel = new QPushButton(box);
    m_open = new QPushButton(box);
    m_open->setObjectName(u"openButton"_s);
    m_open->setDefault(true);
    cancel->setAutoDefault(false);
    row->addWidget(shape);
    row->addWidget(promise, 1);
    row->addWidget(cancel);
    row->addWidget(m_open);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, [this] {
        keepStore();
        accept();
    });
    m_texts->add([this, promise, cancel] {
        promise->setText(tr("Opens read-only. No recovery is run and no file time changes."));
        cancel->setText(tr("Cancel"));
        m_open->setText(tr("&Open"));
        m_open->setWhatsThis(tr("Opens every store that was found, with these parameters."));
    });
    return box;
}

void OpenDialog::fillStores()
{
    const int row = m_stores->currentRow();
    const QSignalBlocker quiet(m_stores);
    m_stores->clear();
    for (const DetectedStore& store : m_detection->stores) {
        const bool isUnclear = std::ranges::any_of(store.parameters, &ParameterModel::isUnclear);
        auto* const item = new QListWidgetItem(
            icon(store.layout.kind == StoreKind::Archive ? Icon::Archive : Icon::Freezer),
            escapedBytes(asBytes(store.layout.name)) + u'\n' + kindText(store.layout.kind) +
                (isUnclear ? u" · "_s + tr("please confirm") : QString()));
        m_stores->addItem(item);
    }
    m_stores->setCurrentRow(row);
}

const DetectedStore* OpenDialog::current() const
{
    return m_current >= 0 && m_current < int(m_detection->stores.size())
               ? &m_detection->stores[std::size_t(m_current)]
               : nullptr;
}

void OpenDialog::keepStore()
{
    const DetectedStore* const store = current();
    if (store == nullptr)
        return;
    LayoutOverrides kept;
    if (const auto before = m_overrides.find(store->layout.name); before != m_overrides.end()) {
        // What this dialog does not show stays.
        kept.kind = before->second.kind;
        kept.partitions = before->second.partitions;
        kept.translator = before->second.translator;
    }
    m_model->addOverrides(kept);
    const std::optional<Bytes> bytes = fromHex(m_checkpoint->text().simplified().remove(u' ').toStdString());
    if (bytes && bytes->size() == kCheckpointSizeBytes) {
        const Checkpoint checkpoint = decodeCheckpoint(*bytes);
        if (store->layout.checkpoint != checkpoint)
            kept.checkpoint = checkpoint;
    }
    if (kept.empty())
        m_overrides.erase(store->layout.name);
    else
        m_overrides[store->layout.name] = kept;
}

void OpenDialog::showStore(int number)
{
    keepStore();
    m_current = number;
    const DetectedStore* const store = current();
    if (store == nullptr)
        return;
    const auto given = m_overrides.find(store->layout.name);
    const LayoutOverrides none;
    const LayoutOverrides& overrides = given != m_overrides.end() ? given->second : none;
    std::vector<ParameterRow> rows;
    for (const Parameter& parameter : store->parameters)
        rows.push_back({parameter, ParameterModel::textOf(overrides, parameter.name)});
    m_model->setRows(std::move(rows));
    showEditors();

    QVector<FieldList::Line> lines;
    const StorePartitions& names = store->layout.partitions;
    const std::pair<QString, const std::string&> roles[] = {{tr("Table"), names.table},
                                                            {tr("Keys"), names.key},
                                                            {tr("Values"), names.value},
                                                            {tr("Markers"), names.markers},
                                                            {tr("Metadata"), names.metadata}};
    for (const auto& [role, name] : roles) {
        if (!name.empty())
            lines.append({.name = role, .value = escapedBytes(asBytes(name)), .isFixedFont = true});
    }
    m_folders->setLines(lines);

    m_checkpointBox->setVisible(store->layout.kind == StoreKind::Freezer);
    const std::optional<Checkpoint>& checkpoint =
        overrides.checkpoint ? overrides.checkpoint : store->layout.checkpoint;
    m_checkpoint->setText(checkpoint ? QString::fromStdString(toHex(encodeCheckpoint(*checkpoint)))
                                     : QString());
    refreshCheckpoint();
    refreshButtons();
}

void OpenDialog::showEditors()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex at = m_model->index(row, ParameterModel::Override);
        if ((m_model->flags(at) & Qt::ItemIsEditable) == 0)
            continue;
        const Parameter& parameter = m_model->row(row).parameter;
        auto* const box = new QComboBox(m_table);
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->addItem({});
        box->addItems(ParameterModel::choices(parameter));
        box->setCurrentText(m_model->row(row).typed);
        box->lineEdit()->setPlaceholderText(tr("as guessed"));
        box->setAccessibleName(tr("Override for %1").arg(parameterName(parameter.name)));
        box->setToolTip(tr("Counts instead of the guess; empty: the guess counts"));
        connect(box, &QComboBox::currentTextChanged, this, [this, row](const QString& text) {
            m_model->setData(m_model->index(row, ParameterModel::Override), text, Qt::EditRole);
        });
        m_table->setIndexWidget(at, box);
    }
}

void OpenDialog::refreshCheckpoint()
{
    const QString text = m_checkpoint->text().simplified().remove(u' ');
    const std::optional<Bytes> bytes = fromHex(text.toStdString());
    const DetectedStore* const store = current();
    if (bytes && bytes->size() == kCheckpointSizeBytes) {
        const Checkpoint checkpoint = decodeCheckpoint(*bytes);
        m_checkpointFields->setLines(
            {{.name = tr("Epoch"), .value = formatCount(checkpoint.epoch)},
             {.name = tr("Section"), .value = formatCount(checkpoint.section.value)},
             {.name = tr("Index bytes"), .value = formatCount(checkpoint.oversizedSizeBytes)},
             {.name = tr("Buckets"), .value = formatCount(quint64(checkpoint.tableSize))}});
        const bool isFound = store != nullptr && store->layout.checkpoint == checkpoint;
        m_checkpointNote->setText(isFound ? escapedText(QString::fromStdString(store->checkpointEvidence))
                                          : QString());
    } else {
        m_checkpointFields->setLines({});
        m_checkpointNote->setText(
            text.isEmpty()
                ? tr("Without it the newest slot of each bucket counts, as in an engine of 2026.2.0. "
                     "Later releases delete a freezer that they open without its checkpoint.")
                : tr("A checkpoint is 28 bytes: 56 digits of hex."));
    }
    m_checkpointNote->setVisible(!m_checkpointNote->text().isEmpty());
}

void OpenDialog::refreshButtons()
{
    const QString text = m_checkpoint->text().simplified().remove(u' ');
    const std::optional<Bytes> bytes = fromHex(text.toStdString());
    const bool isCheckpointGood = text.isEmpty() || (bytes && bytes->size() == kCheckpointSizeBytes);
    m_open->setEnabled(m_model->isValid() && isCheckpointGood);
    if (m_model->isValid())
        m_messages->remove(u"invalid"_s);
    else
        m_messages->show(u"invalid"_s, Tone::Warning,
                         tr("One of the overrides is no value of its parameter."));
}

RootOverrides OpenDialog::overrides() const
{
    return m_overrides;
}

std::string OpenDialog::selectedStore() const
{
    const DetectedStore* const store = current();
    return store != nullptr ? store->layout.name : std::string();
}

bool OpenDialog::isNeeded(const Detection& detection, const RootOverrides& given)
{
    return std::ranges::any_of(detection.stores, [&](const DetectedStore& store) {
        const auto overrides = given.find(store.layout.name);
        return std::ranges::any_of(store.parameters, [&](const Parameter& parameter) {
            return ParameterModel::isUnclear(parameter) &&
                   (overrides == given.end() ||
                    ParameterModel::textOf(overrides->second, parameter.name).isEmpty());
        });
    });
}

} // namespace cryo::ui
