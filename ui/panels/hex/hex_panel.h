// SPDX-License-Identifier: GPL-3.0-or-later
// The dock with the bytes of a file, coloured by field, and what they say as numbers. Thread rule: GUI
// thread.
#pragma once

#include "ui/panels/store_panel.h"
#include "ui/session/inspection.h"

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
    /// "partition/file", or nothing.
    [[nodiscard]] QString fileText() const;

Q_SIGNALS:
    /// Another file is shown: for the title of the dock.
    void fileChanged();

protected:
    void retranslate() override;

private:
    void takeFile();
    void takeSelection();
    void refreshInspector();
    void showMenu(quint64 offset, const QPoint& at);

    Inspection& m_inspection;
    FileBytes* m_bytes;
    HexView* m_view;
    DataInspector* m_inspector;
};

} // namespace cryo::ui
