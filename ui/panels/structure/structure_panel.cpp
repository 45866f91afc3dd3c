// SPDX-License-Identifier: GPL-3.0-or-later
// The structure tree.
#include "ui/panels/structure/structure_panel.h"

#include "ui/panels/structure/structure_model.h"
#include "ui/panels/view_setup.h"
#include "ui/widgets/empty_state.h"

#include <QHeaderView>
#include <QStackedLayout>
#include <QTreeView>

namespace cryo::ui {
namespace {

/// What a field says, and behind it the shape that says how it is.
class MarkBehind final : public ViewDelegate {
public:
    using ViewDelegate::ViewDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        constexpr int kEndGap = 4; // the shape does not touch the edge
        QStyleOptionViewItem inner = option;
        inner.rect.setRight(option.rect.right() - kEndGap);
        ViewDelegate::paint(painter, inner, index);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        ViewDelegate::initStyleOption(option, index);
        option->decorationPosition = QStyleOptionViewItem::Right;
        option->decorationAlignment = Qt::AlignRight | Qt::AlignVCenter;
    }
};

} // namespace

StructurePanel::StructurePanel(Desk& desk, Inspection& inspection, QWidget* parent)
    : StorePanel(desk, parent)
    , m_inspection(inspection)
    , m_model(new StructureModel(this))
    , m_tree(new QTreeView(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(QStringLiteral("structure"));
    auto* const stack = new QStackedLayout(this);
    stack->addWidget(m_empty);
    stack->addWidget(m_tree);
    setUpView(m_tree);
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setIndentation(12);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setItemDelegateForColumn(1, new MarkBehind(m_tree));
    m_tree->header()->setMinimumSectionSize(20);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    setFocusProxy(m_tree);
    connect(&inspection, &Inspection::treeChanged, this, &StructurePanel::takeTree);
    connect(&inspection, &Inspection::selectionChanged, this, &StructurePanel::takeSelection);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                const StructureNode* const node = m_model->node(current);
                if (node != nullptr && !m_isFollowing)
                    m_inspection.selectNode(*node);
            });
    connect(m_tree, &QTreeView::activated, this, [this] {
        if (fieldToEdit())
            Q_EMIT editWanted();
    });
    retranslate();
    takeTree();
}

std::optional<EditTarget> StructurePanel::fieldToEdit() const
{
    const StructureNode* const node = m_model->node(m_tree->currentIndex());
    if (node == nullptr || !node->kind || node->pieces.empty())
        return std::nullopt;
    return EditTarget{node->file, node->pieces, *node->kind, node->object, node->label};
}

void StructurePanel::takeTree()
{
    m_isFollowing = true;
    m_model->setTree(m_inspection.tree());
    m_tree->expandAll();
    m_isFollowing = false;
    auto* const stack = static_cast<QStackedLayout*>(layout()); // NOLINT: made in the constructor
    stack->setCurrentIndex(m_inspection.tree() ? 1 : 0);
}

void StructurePanel::takeSelection()
{
    if (!m_inspection.selection() || !m_inspection.file())
        return;
    const StructureNode* const current = m_model->node(m_tree->currentIndex());
    // Several nodes may share bytes: keep the one that is selected if it has them.
    if (current != nullptr && current->file == m_inspection.file()->path() && !current->pieces.empty() &&
        current->pieces.front() == *m_inspection.selection())
        return;
    const QModelIndex found = m_model->find(m_inspection.file()->path(), *m_inspection.selection());
    if (!found.isValid())
        return;
    m_isFollowing = true;
    m_tree->setCurrentIndex(found);
    m_tree->scrollTo(found);
    m_isFollowing = false;
}

void StructurePanel::retranslate()
{
    m_model->retranslate();
    m_tree->setAccessibleName(tr("Structure"));
    m_tree->setWhatsThis(
        tr("The fields of the selected bucket, record or section, and what it is tied to. Selecting "
           "a field selects its bytes; selecting bytes selects their field."));
    m_empty->setText(tr("Select a record, bucket or section to see its fields."));
}

} // namespace cryo::ui
