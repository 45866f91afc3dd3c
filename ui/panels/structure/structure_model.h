// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of an object's fields: name, value, and how the bytes are. Thread rule: GUI thread.
#pragma once

#include "core/inspect/structure.h"

#include <QAbstractItemModel>

#include <memory>

namespace cryo::ui {

class StructureModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    using QAbstractItemModel::QAbstractItemModel;

    void setTree(std::shared_ptr<const StructureNode> tree);
    [[nodiscard]] const StructureNode* node(const QModelIndex& index) const;
    /// The deepest node that has all these bytes of the file; invalid if none has.
    [[nodiscard]] QModelIndex find(const FilePath& file, ByteRange bytes) const;
    void retranslate();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// A node with the way up; rows stand in a flat list, in the order of a walk from the top.
    struct Entry {
        const StructureNode* node = nullptr;
        int parent = -1;
        int row = 0;
        std::vector<int> children;
    };
    int add(const StructureNode& node, int parent, int row);
    [[nodiscard]] const Entry* entry(const QModelIndex& index) const;

    std::shared_ptr<const StructureNode> m_tree;
    std::vector<Entry> m_entries;
};

} // namespace cryo::ui
