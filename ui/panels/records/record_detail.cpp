// SPDX-License-Identifier: GPL-3.0-or-later
// One record and its value.
#include "ui/panels/records/record_detail.h"

#include "core/base/codec.h"
#include "core/base/varint.h"
#include "core/inspect/value_layout.h"
#include "ui/panels/field_list.h"
#include "ui/panels/values/layout_dialog.h"
#include "ui/panels/values/value_viewer.h"
#include "ui/panels/view_setup.h"
#include "ui/session/read_later.h"
#include "ui/session/settings.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/spacing.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <optional>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kDetailDigits = 46;

/// Where the content of a value begins in its body: behind the length that the codec put before it.
std::size_t contentBegin(Codec codec, ByteView body)
{
    if (codec != Codec::ByteString)
        return 0;
    const Result<Varint32> length = decodeVarint32(body);
    return length && body.size() - length->sizeBytes == length->value ? length->sizeBytes : 0;
}

} // namespace

struct RecordDetail::Reading {
    RecordPlace place;
    std::optional<Error> error;
    RecordRow record;
    ValueReading value;
    std::optional<DecodedValue> decoded;
    bool isCompressed = false;
    Codec codec = Codec::Raw;
    std::optional<Bucket> bucket;
};

RecordDetail::RecordDetail(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_title(headingLabel(this))
    , m_fields(new FieldList(this))
    , m_valueTitle(headingLabel(this))
    , m_valueFields(new FieldList(this))
    , m_value(new ValueViewer(desk.workspace().workers().reads(), this))
{
    setObjectName(u"recordDetail"_s);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(kPaddingPx, kPaddingPx, kPaddingPx, kPaddingPx);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_fields);
    column->addSpacing(8);
    auto* const heading = new QHBoxLayout;
    heading->addWidget(m_valueTitle, 1);
    heading->addWidget(m_value->choice());
    column->addLayout(heading);
    column->addWidget(m_valueFields);
    column->addWidget(m_value, 1);
    // Without a value there is as much room, and nothing in it.
    column->addStretch(0);
    m_value->setView(ValueViewer::viewNamed(Settings().valueView()));
    connect(m_value, &ValueViewer::viewChosen, this,
            [this] { Settings().setValueView(ValueViewer::viewName(m_value->view())); });
    connect(m_value, &ValueViewer::layoutWanted, this, &RecordDetail::editLayout);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(&desk, &Desk::targetChanged, this, &RecordDetail::showTarget);
    connect(m_fields, &FieldList::lineActivated, this, [this](int line) {
        if (m_shown && m_fields->lines()[line].isLink) {
            if (line == m_fields->lines().size() - 1 && m_shown->record.next)
                this->desk().goTo(Page::Records, *m_shown->record.next);
            else if (m_shown->bucket)
                this->desk().goTo(Page::Buckets, *m_shown->bucket);
        }
    });
    retranslate();
}

RecordDetail::~RecordDetail()
{
    m_reading.request_stop();
}

QSize RecordDetail::sizeHint() const
{
    return {kDetailDigits * digitWidth(font()), 0};
}

void RecordDetail::storeReplaced()
{
    const QString text = store() == nullptr
                             ? QString()
                             : Settings().valueLayout(desk().workspace().root(), store()->rawName());
    m_value->setLayoutText(text.isEmpty() ? usualLayout() : text);
}

/// What the codec says that the store is read with.
QString RecordDetail::usualLayout() const
{
    const Codec codec = view()               ? view()->layout().codec
                        : store() != nullptr ? store()->detected().layout.codec
                                             : Codec::Raw;
    return QString::fromLatin1(layoutOfCodec(codec));
}

void RecordDetail::editLayout()
{
    if (store() == nullptr)
        return;
    auto* const dialog = new LayoutDialog(
        store()->name(), m_value->layoutText(), usualLayout(),
        [this](const QString& path) { return desk().maySaveAt(path); }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, root = desk().workspace().root(), name = store()->rawName()] {
                // What the codec says anyway is not kept: another codec says something else.
                const QString text = dialog->text();
                Settings().setValueLayout(root, name, text == usualLayout() ? QString() : text);
                if (store() != nullptr && store()->rawName() == name && desk().workspace().root() == root)
                    m_value->setLayoutText(text);
            });
    dialog->open();
}

void RecordDetail::viewReplaced()
{
    clear();
    showTarget(desk().target());
}

void RecordDetail::clear()
{
    m_reading.request_stop();
    m_shown.reset();
    m_fields->setLines({});
    m_valueFields->setLines({});
    m_value->setValue(nullptr);
    m_title->setText(tr("No record selected"));
    m_valueTitle->hide();
    m_value->choice()->hide();
    m_value->hide();
}

void RecordDetail::showTarget(const Target& target)
{
    if (const auto* const place = std::get_if<RecordPlace>(&target))
        read(*place);
}

void RecordDetail::read(RecordPlace place)
{
    if (!view() || (m_shown && m_shown->place == place))
        return;
    m_reading.request_stop();
    m_reading = readLater(
        desk().workspace().workers().reads(), this,
        [view = view(), place] {
            auto reading = std::make_shared<Reading>();
            reading->place = place;
            Result<RecordRow> record = view->readRecord(place);
            if (!record) {
                reading->error = record.error();
                return std::shared_ptr<const Reading>(reading);
            }
            const StoreLayout& layout = view->layout();
            reading->record = std::move(*record);
            reading->isCompressed = layout.compressed.value_or(false);
            reading->codec = layout.codec;
            if (layout.kind == StoreKind::Freezer && view->tableSize() > 0)
                reading->bucket = bucketOfKey(reading->record.key, view->tableSize());
            reading->value = view->readValue(place.section, reading->record.value, kValueLookBytes);
            if (reading->value.state == ValueState::Good) {
                if (Result<DecodedValue> decoded = decodeValue(layout.codec, reading->value.body))
                    reading->decoded = std::move(*decoded);
            }
            return std::shared_ptr<const Reading>(reading);
        },
        [this](std::shared_ptr<const Reading> reading) {
            m_shown = std::move(reading);
            show(*m_shown);
            const ByteView body = m_shown->value.body;
            const bool isGood = m_shown->value.state == ValueState::Good;
            m_value->setValue(std::shared_ptr<const Bytes>(m_shown, &m_shown->value.body),
                              isGood ? contentBegin(m_shown->codec, body) : 0);
        });
}

void RecordDetail::show(const Reading& reading)
{
    m_title->setText(tr("Record %1:%2").arg(reading.place.section.value).arg(reading.place.position.value));
    if (reading.error) {
        m_fields->setLines({{.name = tr("State"),
                             .value = escapedText(QString::fromStdString(toString(*reading.error))),
                             .tone = Tone::Error}});
        m_valueFields->setLines({});
        m_valueTitle->hide();
        m_value->choice()->hide();
        m_value->hide();
        return;
    }
    const RecordRow& record = reading.record;
    const bool isVerified = record.trust == RecordTrust::Verified;
    QVector<FieldList::Line> lines;
    if (record.index)
        lines.append({.name = tr("Index"), .value = formatCount(*record.index)});
    lines.append({.name = tr("Key"), .value = formatBytesHex(record.key), .isFixedFont = true});
    lines.append({.name = tr("Pages"),
                  .value = isVerified ? tr("checksums match") : tr("a checksum fails"),
                  .tone = isVerified ? Tone::Good : Tone::Warning});
    lines.append(
        {.name = tr("Key file"), .value = formatOffset(record.keyFileOffset.value), .isFixedFont = true});
    if (reading.bucket)
        lines.append({.name = tr("Bucket"), .value = formatCount(reading.bucket->value), .isLink = true});
    if (store() != nullptr && store()->kind() == StoreKind::Freezer)
        lines.append(
            {.name = tr("Next"),
             .value = record.next
                          ? u"%1:%2"_s.arg(record.next->section.value).arg(record.next->position.value)
                          : tr("end of the chain"),
             .isFixedFont = record.next.has_value(),
             .isLink = record.next.has_value()});
    m_fields->setLines(lines);
    showValue(reading);
}

void RecordDetail::showValue(const Reading& reading)
{
    const ValueReading& value = reading.value;
    const bool isGood = value.state == ValueState::Good;
    QVector<FieldList::Line> lines;
    lines.append({.name = tr("Place"),
                  .value = tr("%1, %2").arg(formatOffset(reading.record.value.offset.value),
                                            formatExactBytes(reading.record.value.sizeBytes)),
                  .isFixedFont = false});
    lines.append({.name = tr("State"),
                  .value = valueStateText(value),
                  .tone = isGood                                 ? Tone::Good
                          : value.state == ValueState::OverLimit ? Tone::Info
                                                                 : Tone::Error});
    if (isGood && reading.isCompressed)
        lines.append({.name = tr("Body"),
                      .value = tr("%1 after decompression").arg(formatExactBytes(value.body.size()))});
    if (reading.decoded && !std::holds_alternative<Bytes>(*reading.decoded))
        lines.append({.name = tr("Number"),
                      .value = std::holds_alternative<std::uint64_t>(*reading.decoded)
                                   ? QString::number(std::get<std::uint64_t>(*reading.decoded))
                                   : QString::number(std::get<std::int32_t>(*reading.decoded)),
                      .isFixedFont = true});
    m_valueFields->setLines(lines);
    m_valueTitle->show();
    m_value->choice()->show();
    m_value->show();
}

QString RecordDetail::valueStateText(const ValueReading& value)
{
    switch (value.state) {
    case ValueState::Good:
        return tr("checksum matches");
    case ValueState::NoFile:
        return tr("there is no value file");
    case ValueState::OutOfFile:
        return tr("points past the end of the value file");
    case ValueState::SizeTooSmall:
        return tr("too small for a value");
    case ValueState::ChecksumMismatch:
        return tr("checksum differs: stored %1, computed %2")
            .arg(value.storedCrc, 8, 16, QChar(u'0'))
            .arg(value.computedCrc, 8, 16, QChar(u'0'));
    case ValueState::BadCompression:
        return tr("does not decompress");
    case ValueState::OverLimit:
        return tr("too large for a look");
    case ValueState::Unreadable:
        break;
    }
    return tr("cannot be read: %1").arg(escapedText(QString::fromStdString(value.reason)));
}

void RecordDetail::retranslate()
{
    m_valueTitle->setText(tr("Value"));
    m_value->retranslate();
    if (m_shown)
        show(*m_shown);
    else
        clear();
}

} // namespace cryo::ui
