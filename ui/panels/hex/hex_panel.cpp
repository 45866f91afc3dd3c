// SPDX-License-Identifier: GPL-3.0-or-later
// Hex view and data inspector side by side.
#include "ui/panels/hex/hex_panel.h"

#include "ui/panels/hex/file_bytes.h"
#include "ui/theme/format.h"
#include "ui/widgets/data_inspector.h"
#include "ui/widgets/hex_view.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>

namespace cryo::ui {

HexPanel::HexPanel(Desk& desk, Inspection& inspection, QWidget* parent)
    : StorePanel(desk, parent)
    , m_inspection(inspection)
    , m_bytes(new FileBytes(desk.workspace().workers().reads(), this))
    , m_view(new HexView(this))
    , m_inspector(new DataInspector(this))
{
    setObjectName(QStringLiteral("hex"));
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* const splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_view);
    auto* const scroll = new QScrollArea(splitter);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_inspector);
    splitter->addWidget(scroll);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    // As wide as the bytes are; what is left shows what they say.
    splitter->setSizes({m_view->sizeHint().width(), m_inspector->sizeHint().width()});
    row->addWidget(splitter);
    setFocusProxy(m_view);
    m_view->setSource(m_bytes);
    m_view->setFieldProvider(m_bytes);

    connect(&inspection, &Inspection::fileChanged, this, &HexPanel::takeFile);
    connect(&inspection, &Inspection::selectionChanged, this, &HexPanel::takeSelection);
    connect(m_view, &HexView::byteSelected, this, [this](quint64 offset, quint64 length) {
        m_inspection.selectBytes({FileOffset{offset}, length});
    });
    connect(m_view, &HexView::selectionChanged, this, &HexPanel::refreshInspector);
    connect(m_bytes, &ByteSource::changed, this, [this] {
        m_view->refreshFields();
        refreshInspector();
    });
    connect(m_view, &HexView::contextMenuRequested, this, &HexPanel::showMenu);
    connect(m_view, &HexView::activated, this, &HexPanel::editWanted);
    retranslate();
}

HexPanel::~HexPanel()
{
    // The bytes go before the view does.
    m_view->disconnect(this);
    m_view->setFieldProvider(nullptr);
    m_view->setSource(nullptr);
}

QString HexPanel::fileText() const
{
    if (!m_inspection.file())
        return {};
    const FilePath& path = m_inspection.file()->path();
    return escapedBytes(asBytes(path.partition)) + u'/' + escapedBytes(asBytes(path.fileName));
}

void HexPanel::takeFile()
{
    m_bytes->setFile(m_inspection.file());
    refreshMarks();
    retranslate();
    Q_EMIT fileChanged();
}

void HexPanel::storeReplaced()
{
    if (store() != nullptr)
        connect(store(), &StoreSession::sideChanged, this, &HexPanel::refreshMarks, Qt::UniqueConnection);
    refreshMarks();
}

/// In the difference, the bytes that are others than in the files as they are.
void HexPanel::refreshMarks()
{
    HexView::Marks marks;
    if (store() != nullptr && store()->side() == Side::Difference && store()->otherState() &&
        store()->otherState()->changes && m_inspection.file()) {
        const FilePath& path = m_inspection.file()->path();
        for (const FileChange& change : store()->otherState()->changes->files) {
            if (change.partition != path.partition || change.fileName != path.fileName)
                continue;
            if (change.kind == FileChange::Kind::Created)
                marks.emplace_back(0, change.sizeAfter);
            for (const OverlayChange::Range& range : change.ranges)
                if (change.kind == FileChange::Kind::Changed)
                    marks.emplace_back(range.begin.value, range.sizeBytes);
        }
    }
    m_view->setMarks(std::move(marks));
}

void HexPanel::takeSelection()
{
    const std::optional<ByteRange>& selection = m_inspection.selection();
    if (!selection)
        return;
    if (m_view->selectionOffset() != selection->offset.value ||
        m_view->selectionLength() != selection->sizeBytes)
        m_view->setSelection(selection->offset.value, selection->sizeBytes);
}

void HexPanel::refreshInspector()
{
    m_inspector->setBytes(m_view->selectionOffset(), m_view->selectedBytes(), m_view->selectionLength());
    QVector<DataInspector::Line> lines;
    if (const Field* const field = m_bytes->fieldAt(m_view->selectionOffset())) {
        lines.append({tr("Field"), escapedText(QString::fromStdString(field->name)),
                      escapedText(QString::fromStdString(std::string(fieldStateName(field->state))))});
        lines.append({tr("Of"), escapedText(QString::fromStdString(objectLabel(field->object))), {}});
        if (!field->text.empty())
            lines.append({tr("Says"), escapedText(QString::fromStdString(field->text)), {}});
    }
    if (m_bytes->file())
        lines.append({tr("File"), fileText(), formatExactBytes(m_bytes->sizeBytes())});
    m_inspector->setExtraLines(lines);
}

std::optional<EditTarget> HexPanel::fieldToEdit() const
{
    const Field* const field = m_bytes->file() ? m_bytes->fieldAt(m_view->cursor()) : nullptr;
    if (field == nullptr || field->pieces.empty())
        return std::nullopt;
    return EditTarget{m_bytes->file()->path(), field->pieces, field->kind, field->object, field->name};
}

std::optional<EditTarget> HexPanel::bytesToEdit() const
{
    if (!m_bytes->file() || m_view->sizeBytes() == 0)
        return std::nullopt;
    const Field* const field = m_bytes->fieldAt(m_view->selectionOffset());
    return EditTarget{
        m_bytes->file()->path(),
        {{FileOffset{m_view->selectionOffset()}, std::max<quint64>(1, m_view->selectionLength())}},
        cryo::FieldKind::Unknown,
        field != nullptr ? field->object : ObjectId{},
        {}};
}

void HexPanel::showMenu(quint64, const QPoint& at)
{
    QMenu menu(this);
    const std::pair<HexView::CopyFormat, QString> formats[] = {
        {HexView::CopyFormat::Hex, tr("Copy as &hex")},
        {HexView::CopyFormat::HexCompact, tr("Copy as hex without &spaces")},
        {HexView::CopyFormat::Text, tr("Copy as &text")},
        {HexView::CopyFormat::CArray, tr("Copy as &C array")},
        {HexView::CopyFormat::Dump, tr("Copy as &dump")},
    };
    for (const auto& [format, text] : formats)
        menu.addAction(text, this, [this, format = format] { m_view->copy(format); });
    if (!m_edits.isEmpty()) {
        menu.addSeparator();
        menu.addActions(m_edits);
    }
    menu.exec(at);
}

void HexPanel::retranslate()
{
    m_view->setAccessibleName(tr("Bytes"));
    m_view->setWhatsThis(
        tr("The bytes of the file as they are on disk, header and checksums included. Bytes of one "
           "field share a colour and an underline; the structure tree selects the same ones."));
    m_view->setEmptyText(m_inspection.reason().isEmpty()
                             ? tr("Select a record, bucket or section to see its bytes.")
                             : m_inspection.reason());
    m_inspector->setAccessibleName(tr("Data inspector"));
    refreshInspector();
}

} // namespace cryo::ui
