// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the selected bytes as numbers and text.
#include "ui/widgets/data_inspector.h"

#include "core/base/crc32c.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QtEndian>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kTextBytes = 32;

template <typename T>
QString number(const QByteArray& bytes, bool isBigEndian)
{
    if (bytes.size() < qsizetype(sizeof(T)))
        return unknownText();
    const T value =
        isBigEndian ? qFromBigEndian<T>(bytes.constData()) : qFromLittleEndian<T>(bytes.constData());
    // Literals are not grouped.
    return QString::number(value);
}

/// Bytes are said to be text when most of them are.
bool isText(const QByteArray& bytes)
{
    const auto count = std::count_if(bytes.cbegin(), bytes.cend(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code >= 0x20 && code != 0x7f;
    });
    return !bytes.isEmpty() && 2 * count > bytes.size();
}

std::span<const std::byte> spanOf(const QByteArray& bytes)
{
    return {reinterpret_cast<const std::byte*>(bytes.constData()), std::size_t(bytes.size())};
}

} // namespace

DataInspector::DataInspector(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("Data inspector"), this))
    , m_where(new QLabel(this))
    , m_grid(new QGridLayout)
{
    setAccessibleName(tr("Data inspector"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_where);
    head->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addLayout(head);
    column->addLayout(m_grid);
    column->addStretch(1);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(1, 1);
    m_where->setForegroundRole(QPalette::PlaceholderText);
    setBytes(0, {}, 0);
    refreshFonts();
}

void DataInspector::setBytes(quint64 offset, const QByteArray& bytes, quint64 selectionLength)
{
    m_where->setText(selectionLength == 0
                         ? QString()
                         : tr("%1 bytes at 0x%2")
                               .arg(formatCount(selectionLength),
                                    QString::number(offset, 16).rightJustified(8, QLatin1Char('0'))));
    const bool isWhole = selectionLength > 0 && quint64(bytes.size()) >= selectionLength;
    const QByteArray chosen = bytes.left(qsizetype(std::min<quint64>(selectionLength, kTextBytes)));
    const QString crc =
        isWhole ? u"%1"_s.arg(crc32c(spanOf(bytes.left(qsizetype(selectionLength)))), 8, 16, QLatin1Char('0'))
                : unknownText();
    m_fixed = {
        {tr("u8"), number<quint8>(bytes, true), {}},
        {tr("u16 BE"), number<quint16>(bytes, true), {}},
        {tr("u16 LE"), number<quint16>(bytes, false), {}},
        {tr("u32 BE"), number<quint32>(bytes, true), {}},
        {tr("u32 LE"), number<quint32>(bytes, false), {}},
        {tr("u64 BE"), number<quint64>(bytes, true), {}},
        {tr("u64 LE"), number<quint64>(bytes, false), {}},
        {tr("i32 BE"), number<qint32>(bytes, true), {}},
        {tr("crc32c"), crc,
         isWhole || selectionLength == 0 ? tr("of the selection") : tr("selection too long")},
        {tr("text"), isText(chosen) ? escapedBytes(spanOf(chosen)) : unknownText(), {}},
    };
    show(m_fixed + m_extra);
}

void DataInspector::setExtraLines(const QVector<Line>& lines)
{
    m_extra = lines;
    show(m_fixed + m_extra);
}

QString DataInspector::valueText(int line) const
{
    return line >= 0 && line < m_lines.size() ? m_lines[line].value->text() : QString();
}

int DataInspector::lineCount() const
{
    return int(m_fixed.size() + m_extra.size());
}

DataInspector::Labels DataInspector::addLine()
{
    const int row = int(m_lines.size());
    const Labels labels{new QLabel(this), new QLabel(this), new QLabel(this)};
    labels.label->setForegroundRole(QPalette::PlaceholderText);
    labels.note->setForegroundRole(QPalette::PlaceholderText);
    labels.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    labels.value->setTextFormat(Qt::PlainText);
    labels.value->setFont(fixedFont(font()));
    // Long text must not push the panel wider than it is.
    labels.value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_grid->addWidget(labels.label, row, 0);
    m_grid->addWidget(labels.value, row, 1);
    m_grid->addWidget(labels.note, row, 2);
    return labels;
}

void DataInspector::show(const QVector<Line>& lines)
{
    while (m_lines.size() < lines.size())
        m_lines.append(addLine());
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const bool isUsed = i < lines.size();
        const Line line = isUsed ? lines[i] : Line();
        const Labels& labels = m_lines[i];
        labels.label->setText(line.label);
        labels.value->setText(line.value);
        labels.value->setAccessibleName(line.label);
        labels.note->setText(line.note);
        for (QLabel* label : {labels.label, labels.value, labels.note})
            label->setVisible(isUsed);
    }
}

void DataInspector::refreshFonts()
{
    m_title->setFont(strongFont(font()));
    for (const Labels& labels : std::as_const(m_lines))
        labels.value->setFont(fixedFont(font()));
}

void DataInspector::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        refreshFonts();
}

} // namespace cryo::ui
