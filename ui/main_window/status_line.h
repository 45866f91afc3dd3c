// SPDX-License-Identifier: GPL-3.0-or-later
// What the status bar says: store, kind, counts, read-only, who holds it, and the job that runs.
// Thread rule: GUI thread.
#pragma once

#include "ui/session/desk.h"

#include <QStatusBar>

class QLabel;

namespace cryo::ui {

class JobIndicator;

class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    StatusLine(Desk& desk, QWidget* parent);

    /// Texts in the order shown, for tests and for the title of the window.
    [[nodiscard]] QStringList texts() const;

Q_SIGNALS:
    /// The job was clicked.
    void jobsWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// An icon and a text.
    struct Item {
        QWidget* box;
        QLabel* shape;
        QLabel* text;
    };
    Item addItem(const QString& name);
    static void set(const Item& item, const QIcon& shape, const QString& text, const QString& toolTip = {});
    void refresh();
    void refreshJob();

    Desk& m_desk;
    Item m_name;
    Item m_kind;
    Item m_table;
    Item m_count;
    Item m_readOnly;
    Item m_use;
    JobIndicator* m_job;
    QLabel* m_last;
};

} // namespace cryo::ui
