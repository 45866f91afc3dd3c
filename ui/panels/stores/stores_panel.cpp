// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of stores.
#include "ui/panels/stores/stores_panel.h"

#include "ui/panels/stores/store_tree_model.h"
#include "ui/panels/view_setup.h"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace cryo::ui {
namespace {

/// Shapes stand in a column with the counts below them.
class ShapeAtEnd final : public ViewDelegate {
public:
    using ViewDelegate::ViewDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        ViewDelegate::initStyleOption(option, index);
        option->decorationPosition = QStyleOptionViewItem::Right;
        option->decorationAlignment = Qt::AlignRight | Qt::AlignVCenter;
    }
};

} // namespace

StoresPanel::StoresPanel(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_model(new StoreTreeModel(desk.workspace(), this))
    , m_tree(new QTreeView(this))
{
    setObjectName(QStringLiteral("stores"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tree);
    setUpView(m_tree);
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->setItemDelegateForColumn(1, new ShapeAtEnd(m_tree));
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(m_model, &QAbstractItemModel::modelReset, this, &StoresPanel::expandStores);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { choose(current); });
    retranslate();
}

void StoresPanel::retranslate()
{
    m_model->retranslate();
    m_tree->setAccessibleName(tr("Stores"));
    m_tree->setWhatsThis(
        tr("The stores that were found in the opened folder, and the folders that each is made of. "
           "The shape behind a store is the worst that is known about it."));
}

void StoresPanel::expandStores()
{
    const bool wasFollowing = m_isFollowing;
    m_isFollowing = true;
    m_tree->expandAll();
    const QModelIndex current = m_model->indexOf(desk().store());
    if (current.isValid())
        m_tree->setCurrentIndex(current);
    m_isFollowing = wasFollowing;
}

void StoresPanel::storeReplaced()
{
    m_isFollowing = true;
    if (m_model->storeOf(m_tree->currentIndex()) != store())
        m_tree->setCurrentIndex(m_model->indexOf(store()));
    m_isFollowing = false;
}

void StoresPanel::choose(const QModelIndex& index)
{
    StoreSession* const chosen = m_model->storeOf(index);
    if (m_isFollowing || chosen == nullptr)
        return;
    m_isFollowing = true;
    Page page = desk().page();
    switch (m_model->roleOf(index)) {
    case StoreTreeModel::Role::Table:
        page = Page::Buckets;
        break;
    case StoreTreeModel::Role::Keys:
    case StoreTreeModel::Role::Values:
        page = Page::Sections;
        break;
    default:
        if (chosen == store()) {
            m_isFollowing = false;
            return;
        }
        page = Page::Overview;
        break;
    }
    desk().goTo({chosen->name(), page, {}});
    m_isFollowing = false;
}

} // namespace cryo::ui
