// SPDX-License-Identifier: GPL-3.0-or-later
// The dock with the stores of the opened root. Choosing a store makes it the current one; choosing one of its
// folders also goes to the page that shows it. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

class QTreeView;

namespace cryo::ui {

class StoreTreeModel;

class StoresPanel final : public StorePanel {
    Q_OBJECT

public:
    explicit StoresPanel(Desk& desk, QWidget* parent = nullptr);

protected:
    void storeReplaced() override;
    void retranslate() override;

private:
    void choose(const QModelIndex& index);
    void expandStores();

    StoreTreeModel* m_model;
    QTreeView* m_tree;
    bool m_isFollowing = false;
};

} // namespace cryo::ui
