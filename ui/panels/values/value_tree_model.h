// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a value: name, what it says, type. Thread rule: GUI thread.
#pragma once

#include "core/inspect/value_tree.h"

#include <QAbstractItemModel>

#include <memory>

namespace cryo::ui {

class ValueTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, Value, Type, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    /// Null for none.
    void setTree(std::shared_ptr<const ValueTree> tree);
    [[nodiscard]] const std::shared_ptr<const ValueTree>& tree() const { return m_tree; }
    [[nodiscard]] const ValueNode* node(const QModelIndex& index) const;
    /// The innermost node that has this byte; invalid if none has.
    [[nodiscard]] QModelIndex find(std::uint64_t offset) const;
    void retranslate();
    /// What a problem says, in the user's language.
    [[nodiscard]] static QString sentenceText(const ValueSentence& sentence);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] std::uint32_t number(const QModelIndex& index) const;
    [[nodiscard]] static QString nameText(const ValueNode& node);
    [[nodiscard]] static QString valueText(const ValueNode& node);
    [[nodiscard]] static QString tipText(const ValueNode& node);

    std::shared_ptr<const ValueTree> m_tree;
    std::vector<std::vector<std::uint32_t>> m_children; ///< of every node
    std::vector<int> m_rows;                            ///< of every node below its parent
};

} // namespace cryo::ui
