// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence and one action.
#include "ui/widgets/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cryo::ui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_action(new QPushButton(this))
{
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(m_sentence);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(1);
    m_action->setVisible(false);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setText(const QString& sentence, const QString& actionText)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
}

} // namespace cryo::ui
