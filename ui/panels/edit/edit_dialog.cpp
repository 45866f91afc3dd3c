// SPDX-License-Identifier: GPL-3.0-or-later
// What stands there, what is to stand there, and whether that can be.
#include "ui/panels/edit/edit_dialog.h"

#include "ui/panels/field_list.h"
#include "ui/panels/view_setup.h"
#include "ui/session/read_later.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kEditTypingMs = 200;

/// "ae 85 55 ee", as people read bytes.
QString spacedHex(const Bytes& bytes)
{
    const QString hex = QString::fromStdString(toHex(bytes));
    QString text;
    for (qsizetype at = 0; at < hex.size(); at += 2)
        text += (at > 0 ? u" "_s : QString()) + hex.mid(at, 2);
    return text;
}

/// What core says in the middle of a line, as a sentence.
QString asSentence(const std::string& message)
{
    QString text = escapedText(QString::fromStdString(message));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text.endsWith(u'.') ? text : text + u'.';
}

} // namespace

EditDialog::EditDialog(StoreSession& store, EditTarget target, QWidget* parent)
    : QDialog(parent)
    , m_store(&store)
    , m_target(std::move(target))
    , m_work(store.workers().jobs(), this)
    , m_title(headingLabel(this))
    , m_fields(new FieldList(this))
    , m_label(new QLabel(this))
    , m_value(new QLineEdit(this))
    , m_checksums(new QCheckBox(this))
    , m_expert(new QCheckBox(this))
    , m_shape(new QLabel(this))
    , m_message(new QLabel(this))
    , m_cancel(new QPushButton(this))
    , m_add(new QPushButton(icon(Icon::Add), {}, this))
{
    setObjectName(u"editDialog"_s);
    for (const ByteRange& piece : m_target.pieces)
        m_sizeBytes += piece.sizeBytes;
    makeLayout();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kEditTypingMs);
    connect(&m_delay, &QTimer::timeout, this, &EditDialog::tryValue);
    connect(m_value, &QLineEdit::textChanged, this, &EditDialog::valueChanged);
    connect(m_checksums, &QCheckBox::toggled, this, &EditDialog::valueChanged);
    connect(m_expert, &QCheckBox::toggled, this, &EditDialog::valueChanged);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &EditDialog::accept);
    connect(&store, &QObject::destroyed, this, &QDialog::reject);
    retranslate();
    resize(76 * digitWidth(font()), sizeHint().height());
    m_value->setFocus();
    m_add->setEnabled(false);
    readBytes();
}

EditDialog::~EditDialog()
{
    m_reading.request_stop();
}

void EditDialog::makeLayout()
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_fields);
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    m_label->setBuddy(m_value);
    m_value->setFont(fixedFont(font()));
    m_value->setMaxLength(int(3 * kBytesMax));
    m_value->setEnabled(false);
    row->addWidget(m_label);
    row->addWidget(m_value, 1);
    column->addLayout(row);
    // A checksum that is typed is meant as it is; only slots have rules.
    m_checksums->setChecked(true);
    m_checksums->setVisible(m_target.kind != cryo::FieldKind::Crc);
    m_expert->setVisible(m_target.object.kind == ObjectId::Kind::Slot &&
                         m_target.kind != cryo::FieldKind::Crc);
    column->addWidget(m_checksums);
    column->addWidget(m_expert);
    auto* const said = new QHBoxLayout;
    said->setSpacing(8);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setObjectName(u"editMessage"_s);
    m_message->setMinimumHeight(2 * rowHeight(font()));
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_shape->setFixedWidth(glyphSize(font()) + 4);
    said->addWidget(m_shape, 0, Qt::AlignTop);
    said->addWidget(m_message, 1);
    column->addLayout(said);
    column->addStretch(1);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_add);
    column->addLayout(buttons);
    m_cancel->setAutoDefault(false);
    m_add->setDefault(true);
}

void EditDialog::readBytes()
{
    using Outcome = std::shared_ptr<const Result<Bytes>>;
    m_reading = readLater(
        m_store->workers().reads(), this,
        [view = m_store->view(), target = m_target]() -> Outcome {
            const auto read = [&]() -> Result<Bytes> {
                CRYO_ASSIGN(const auto file, FileStructure::open(view, target.file));
                Bytes all;
                for (const ByteRange& piece : target.pieces) {
                    CRYO_ASSIGN(const Bytes bytes, file->bytes(piece));
                    append(all, bytes);
                }
                return all;
            };
            return std::make_shared<const Result<Bytes>>(read());
        },
        [this](const Outcome& bytes) {
            if (bytes)
                showBytes(*bytes);
        });
}

void EditDialog::showBytes(const Result<Bytes>& bytes)
{
    if (!bytes || bytes->size() != m_sizeBytes) {
        say(bytes ? tr("The file ends before the last of these bytes.")
                  : escapedText(QString::fromStdString(toString(bytes.error()))),
            true);
        return;
    }
    m_seen = *bytes;
    m_value->setEnabled(true);
    m_value->setText(isNumberField(m_target.kind, m_sizeBytes)
                         ? QString::fromStdString(typeableField(m_target.kind, *bytes))
                         : spacedHex(*bytes));
    m_value->selectAll();
    m_value->setFocus();
    retranslate();
    valueChanged();
}

Result<Bytes> EditDialog::typed() const
{
    return typedField(m_target.kind, m_sizeBytes, m_value->text().toStdString());
}

std::optional<TypedEdit> EditDialog::wanted() const
{
    auto bytes = typed();
    if (!m_seen || !bytes)
        return std::nullopt;
    TypedEdit edit;
    edit.file = m_target.file;
    edit.edit.pieces = m_target.pieces;
    edit.edit.bytes = std::move(*bytes);
    edit.edit.checksums = m_checksums->isChecked();
    edit.edit.expert = m_expert->isChecked();
    edit.edit.field = objectLabel(m_target.object);
    if (!m_target.name.empty())
        edit.edit.field += " › " + m_target.name;
    edit.seen = *m_seen;
    return edit;
}

void EditDialog::valueChanged()
{
    m_work.cancel();
    m_add->setEnabled(false);
    if (!m_seen)
        return;
    const auto bytes = typed();
    if (!bytes) {
        m_delay.stop();
        const int bits = int(8 * std::min<std::uint64_t>(m_sizeBytes, 8));
        say(isNumberField(m_target.kind, m_sizeBytes)
                ? tr("Type a whole number up to %1, or hex behind 0x.")
                      .arg(formatCount(std::numeric_limits<quint64>::max() >> (64 - bits)))
                : tr("Type %n byte(s) in hex: two digits each.", nullptr, int(m_sizeBytes)),
            true);
    } else if (*bytes == *m_seen) {
        m_delay.stop();
        say(tr("These bytes stand there already."), false);
    } else {
        say({}, false);
        m_delay.start();
    }
}

void EditDialog::tryValue()
{
    const std::optional<TypedEdit> edit = wanted();
    if (!edit || !m_store)
        return;
    const std::optional<PendingState> under = m_store->plan().stateBehind();
    if (!under) {
        say(tr("What is pending is being computed …"), false);
        m_delay.start();
        return;
    }
    using Operations = Result<std::vector<Operation>>;
    m_work.start(
        m_store->workers().scans(), {tr("Try an edit"), m_store->name(), JobUnit::Bytes},
        [under = *under, edit = *edit](const Progress& progress) -> Operations {
            return tryEdit(under, edit, progress);
        },
        [this](Operations&& operations) {
            if (!operations) {
                say(operations.error().code == Errc::Changed
                        ? tr("What is pending puts other bytes here: show the store after it and edit there.")
                        : asSentence(operations.error().message),
                    true);
                return;
            }
            int sums = 0;
            for (const Operation& operation : *operations) {
                const auto places = checksumPlacesOf(operation.text("checksums"));
                sums += operation.kind == OperationKind::SetSlot ? 1 : places ? int(places->size()) : 0;
            }
            m_add->setEnabled(!operations->empty());
            say(sums > 0 ? tr("Can be done; %n checksum(s) computed again.", nullptr, sums)
                         : tr("Can be done; no checksum changes with it."),
                false);
        });
}

void EditDialog::say(const QString& sentence, bool isTrouble)
{
    const int size = glyphSize(font());
    m_shape->setPixmap(isTrouble ? toneIcon(Tone::Error).pixmap(QSize(size, size), devicePixelRatioF())
                                 : QPixmap());
    m_message->setText(sentence);
}

QString EditDialog::message() const
{
    return m_message->text();
}

void EditDialog::accept()
{
    const std::optional<TypedEdit> edit = wanted();
    if (!m_store || !edit || !m_add->isEnabled())
        return;
    m_store->plan().add(*edit);
    QDialog::accept();
}

void EditDialog::retranslate()
{
    setWindowTitle(tr("Edit by hand"));
    const QString object = escapedText(QString::fromStdString(objectLabel(m_target.object)));
    m_title->setText(m_target.name.empty()
                         ? tr("%n byte(s) of %1", nullptr, int(m_sizeBytes)).arg(object)
                         : u"%1 › %2"_s.arg(object, escapedText(QString::fromStdString(m_target.name))));
    QVector<FieldList::Line> lines;
    lines.append({.name = tr("File"),
                  .value = escapedBytes(asBytes(m_target.file.partition)) + u'/' +
                           escapedBytes(asBytes(m_target.file.fileName)),
                  .isFixedFont = true});
    lines.append({.name = tr("Offset"),
                  .value = formatOffset(m_target.pieces.front().offset.value) + u" · "_s +
                           formatExactBytes(m_sizeBytes)});
    constexpr qsizetype kShownHex = 3 * 24;
    if (m_seen) {
        const QString hex = spacedHex(*m_seen);
        lines.append({.name = tr("Now"),
                      .value = hex.size() > kShownHex ? hex.left(kShownHex) + u'…' : hex,
                      .isFixedFont = true});
    }
    m_fields->setLines(lines);
    const bool isNumber = isNumberField(m_target.kind, m_sizeBytes);
    m_label->setText(isNumber ? tr("&Number") : tr("&Bytes"));
    m_value->setAccessibleName(isNumber ? tr("Number") : tr("Bytes in hex"));
    m_value->setToolTip(isNumber ? tr("A number, or hex behind 0x") : tr("Two hex digits for each byte"));
    m_checksums->setText(tr("Compute the &checksums that cover it"));
    m_checksums->setToolTip(tr("Of the slot, page, value or copy; without it the bytes count as damaged"));
    m_expert->setText(tr("&Expert: also what a node aborts over or wipes"));
    m_cancel->setText(tr("Cancel"));
    m_add->setText(tr("Add to pending"));
}

void EditDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cryo::ui
