// SPDX-License-Identifier: GPL-3.0-or-later
// The opened root as a tree: stores, below each its folders with counts; at the end what belongs to no store.
//
// Two columns: name and count. The state of a store is a severity shape in the second. Thread rule: GUI
// thread.
#pragma once

#include "ui/session/workspace.h"

#include <QAbstractItemModel>

namespace cryo::ui {

class StoreTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    /// What a row is about.
    enum class Role : quint8 { Store, Keys, Values, Table, Markers, Metadata, Others, Other };
    /// For data(): the Role as int.
    static constexpr int kRoleRole = Qt::UserRole + 1;

    /// The workspace must outlive the model.
    StoreTreeModel(Workspace& workspace, QObject* parent);

    /// The store that a row belongs to; nullptr for others.
    [[nodiscard]] StoreSession* storeOf(const QModelIndex& index) const;
    [[nodiscard]] Role roleOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const StoreSession* store) const;
    void retranslate();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Part {
        Role role = Role::Other;
        QString name;
        std::optional<quint64> count;
        QString toolTip;
    };
    struct Group {
        StoreSession* store = nullptr; ///< nullptr: what belongs to no store
        std::vector<Part> parts;
    };
    void rebuild();
    void refreshStore(const StoreSession* store);
    [[nodiscard]] static Group groupOf(StoreSession* store);
    [[nodiscard]] static std::vector<Part> othersOf(const Detection& detection);
    [[nodiscard]] QVariant groupData(const Group& group, int column, int role) const;
    [[nodiscard]] static QVariant partData(const Part& part, int column, int role);

    Workspace& m_workspace;
    std::vector<Group> m_groups;
};

} // namespace cryo::ui
