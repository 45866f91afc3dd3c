// SPDX-License-Identifier: GPL-3.0-or-later
// Two columns of labels, made when they are needed and used again.
#include "ui/panels/field_list.h"

#include "ui/theme/fonts.h"
#include "ui/theme/shapes.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kColumnGap = 16;
constexpr int kRowGap = 4;

} // namespace

FieldList::FieldList(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(0);
    m_grid->setVerticalSpacing(kRowGap);
    m_grid->setColumnStretch(2, 1);
}

FieldList::Labels FieldList::addLabels()
{
    const int row = int(m_labels.size());
    const Labels labels{new QLabel(this), new QLabel(this), new QLabel(this)};
    labels.name->setForegroundRole(QPalette::PlaceholderText);
    labels.name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    labels.name->setContentsMargins(0, 0, kColumnGap, 0);
    labels.shape->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    labels.shape->setContentsMargins(0, 0, 4, 0);
    labels.value->setWordWrap(true);
    labels.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard |
                                          Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    labels.value->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    // Fields that can be selected by keyboard would all be stops of the Tab key otherwise.
    labels.value->setFocusPolicy(Qt::ClickFocus);
    m_grid->addWidget(labels.name, row, 0);
    m_grid->addWidget(labels.shape, row, 1);
    m_grid->addWidget(labels.value, row, 2);
    connect(labels.value, &QLabel::linkActivated, this, [this, row] { Q_EMIT lineActivated(row); });
    m_labels.append(labels);
    return labels;
}

void FieldList::setLines(const QVector<Line>& lines)
{
    m_lines = lines;
    refresh();
}

void FieldList::refresh()
{
    while (m_labels.size() < m_lines.size())
        addLabels();
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        const bool isUsed = i < m_lines.size();
        if (isUsed)
            show(m_labels[i], m_lines[i]);
        m_labels[i].name->setVisible(isUsed);
        m_labels[i].shape->setVisible(isUsed && m_lines[i].tone.has_value());
        m_labels[i].value->setVisible(isUsed);
    }
}

void FieldList::show(const Labels& labels, const Line& line) const
{
    labels.name->setText(line.name);
    labels.value->setFont(line.isFixedFont ? fixedFont(font()) : font());
    labels.value->setAccessibleName(line.name);
    labels.value->setToolTip(line.toolTip);
    labels.value->setTextFormat(line.isLink ? Qt::RichText : Qt::PlainText);
    labels.value->setFocusPolicy(line.isLink ? Qt::StrongFocus : Qt::ClickFocus);
    // The same text again would keep the link's old colour.
    if (line.isLink)
        labels.value->clear();
    labels.value->setText(line.isLink ? u"<a href=\"#\">%1</a>"_s.arg(line.value.toHtmlEscaped())
                                      : line.value);
    if (line.tone) {
        const int size = glyphSize(font());
        labels.shape->setPixmap(toneIcon(*line.tone).pixmap(QSize(size, size), devicePixelRatioF()));
        labels.shape->setAccessibleName(toneName(*line.tone));
        labels.shape->setToolTip(toneName(*line.tone));
    }
}

void FieldList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace cryo::ui
