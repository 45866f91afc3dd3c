// SPDX-License-Identifier: GPL-3.0-or-later
// The dock with the fields of the selected object; selects bytes in the hex view and is selected by it.
// Thread rule: GUI thread.
#pragma once

#include "ui/panels/edit/edit_target.h"
#include "ui/panels/store_panel.h"
#include "ui/session/inspection.h"

class QTreeView;

namespace cryo::ui {

class EmptyState;
class StructureModel;

class StructurePanel final : public StorePanel {
    Q_OBJECT

public:
    StructurePanel(Desk& desk, Inspection& inspection, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView* tree() const { return m_tree; }
    /// The selected field; none for a group of fields.
    [[nodiscard]] std::optional<EditTarget> fieldToEdit() const;

Q_SIGNALS:
    /// Return or a double click on a field.
    void editWanted();

protected:
    void retranslate() override;

private:
    void takeTree();
    void takeSelection();

    Inspection& m_inspection;
    StructureModel* m_model;
    QTreeView* m_tree;
    EmptyState* m_empty;
    bool m_isFollowing = false;
};

} // namespace cryo::ui
