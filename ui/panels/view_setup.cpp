// SPDX-License-Identifier: GPL-3.0-or-later
// The common look of tables, trees and labels.
#include "ui/panels/view_setup.h"

#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QTimer>
#include <QTreeView>

#include <algorithm>

namespace cryo::ui {
namespace {

/// Keeps what is derived from a widget's font right when the font changes.
class FontFollower final : public QObject {
public:
    using Apply = void (*)(QWidget*);
    FontFollower(QWidget* widget, Apply apply)
        : QObject(widget)
        , m_apply(apply)
    {
        widget->installEventFilter(this);
        apply(widget);
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::ApplicationFontChange && !m_isApplying) {
            m_isApplying = true;
            m_apply(static_cast<QWidget*>(watched)); // NOLINT: installed on widgets only
            m_isApplying = false;
        }
        return QObject::eventFilter(watched, event);
    }

private:
    Apply m_apply;
    bool m_isApplying = false;
};

/// Columns are set to a width by what stands in them; a title may need more, in one language more than in
/// another. Widened when the view is first shown, and when language or font change; never narrowed.
class TitleFitter final : public QObject {
public:
    TitleFitter(QWidget* view, QHeaderView* header)
        : QObject(view)
        , m_header(header)
    {
        view->installEventFilter(this);
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool isFirstShow = event->type() == QEvent::Show && !m_wasShown;
        m_wasShown = m_wasShown || isFirstShow;
        // Later: the model hears of another language after the view.
        if (isFirstShow || event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
            QTimer::singleShot(0, this, &TitleFitter::widen);
        return QObject::eventFilter(watched, event);
    }

private:
    void widen()
    {
        for (int i = 0; i < m_header->count(); ++i) {
            if (m_header->sectionResizeMode(i) != QHeaderView::Stretch && !m_header->isSectionHidden(i))
                m_header->resizeSection(i, std::max(m_header->sectionSize(i), m_header->sectionSizeHint(i)));
        }
    }

    QHeaderView* m_header;
    bool m_wasShown = false;
};

void setRowHeights(QWidget* widget)
{
    if (auto* const table = qobject_cast<QTableView*>(widget)) {
        table->verticalHeader()->setDefaultSectionSize(rowHeight(table->font()));
        table->verticalHeader()->setMinimumSectionSize(rowHeight(table->font()));
    }
}

void setHeadingFont(QWidget* widget)
{
    widget->setFont(QFont());
    widget->setFont(strongFont(widget->font()));
}

} // namespace

void ViewDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->icon.isNull() || option->widget == nullptr || option->widget->hasFocus())
        return;
    const QPixmap usual = option->icon.pixmap(option->decorationSize, option->widget->devicePixelRatioF());
    QIcon icon(usual);
    icon.addPixmap(usual, QIcon::Selected);
    option->icon = icon;
}

void setUpView(QTableView* table)
{
    table->setItemDelegate(new ViewDelegate(table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setCornerButtonEnabled(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    new FontFollower(table, &setRowHeights);
    new TitleFitter(table, table->horizontalHeader());
}

void setUpView(QTreeView* tree)
{
    tree->setItemDelegate(new ViewDelegate(tree));
    tree->setFrameShape(QFrame::NoFrame);
    tree->setUniformRowHeights(true);
    tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    tree->setAllColumnsShowFocus(true);
    tree->setTabKeyNavigation(false);
    tree->setIndentation(16);
    new TitleFitter(tree, tree->header());
}

QLabel* secondaryLabel(QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QLabel* headingLabel(QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    new FontFollower(label, &setHeadingFont);
    return label;
}

QWidget* line(QWidget* parent)
{
    auto* const frame = new QFrame(parent);
    frame->setFrameShape(QFrame::NoFrame);
    frame->setFixedHeight(1);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Mid);
    return frame;
}

} // namespace cryo::ui
