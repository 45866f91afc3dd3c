// SPDX-License-Identifier: GPL-3.0-or-later
// The dock with the bytes of a file, coloured by field, and what they say as numbers. Thread rule: GUI
// thread.
#pragma once

#include "ui/panels/edit/edit_target.h"
#include "ui/panels/store_panel.h"
#include "ui/session/inspection.h"

#include <QList>

class QAction;

namespace cryo::ui {

class DataInspector;
class FileBytes;
class HexView;

class HexPanel final : public StorePanel {
    Q_OBJECT

public:
    HexPanel(Desk& desk, Inspection& inspection, QWidget* parent = nullptr);
    ~HexPanel() override;

    [[nodiscard]] HexView* hexView() const { return m_view; }
    /// The field under the cursor; the selected bytes. None without a file.
    [[nodiscard]] std::optional<EditTarget> fieldToEdit() const;
    [[nodiscard]] std::optional<EditTarget> bytesToEdit() const;
    /// What the menu of the bytes offers behind copying.
    void addEditActions(const QList<QAction*>& actions) { m_edits = actions; }
    /// "partition/file", or nothing.
    [[nodiscard]] QString fileText() const;

Q_SIGNALS:
    /// Another file is shown: for the title of the dock.
    void fileChanged();
    /// Return or a double click.
    void editWanted();

protected:
    void storeReplaced() override;
    void retranslate() override;

private:
    void takeFile();
    void refreshMarks();
    void takeSelection();
    void refreshInspector();
    void showMenu(quint64 offset, const QPoint& at);

    Inspection& m_inspection;
    FileBytes* m_bytes;
    HexView* m_view;
    DataInspector* m_inspector;
    QList<QAction*> m_edits;
};

} // namespace cryo::ui
