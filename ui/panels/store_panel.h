// SPDX-License-Identifier: GPL-3.0-or-later
// What all panels about the current store share: they hear when it, its listing, its check or the language is
// another one.
//
// A panel overrides what concerns it. Visible panels hear at once; those that cannot be seen hear one after
// the other a little later, or when they come up, so that a result that concerns all never stops the window
// for longer than one of them takes. Everything is called on the GUI thread; nothing here reads a file.
#pragma once

#include "ui/session/desk.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace cryo::ui {

class StorePanel : public QWidget {
    Q_OBJECT

public:
    /// The desk must outlive the panel.
    StorePanel(Desk& desk, QWidget* parent);

protected:
    [[nodiscard]] Desk& desk() const { return m_desk; }
    /// The store that is shown, or nullptr.
    [[nodiscard]] StoreSession* store() const { return m_store; }
    [[nodiscard]] std::shared_ptr<const StoreView> view() const;

    /// Another store, or none. Followed by viewReplaced and scanReplaced.
    virtual void storeReplaced() {}
    /// Another listing, or none.
    virtual void viewReplaced() {}
    /// Another check, or none.
    virtual void scanReplaced() {}
    /// The window went to a place; the target may be none of this panel's business.
    virtual void showLocation(const Location& location) { Q_UNUSED(location) }
    /// Sets every text; called once by the subclass's constructor and after each change of the language.
    virtual void retranslate() {}

    /// Hears now what it would hear later: before something is asked of a panel that cannot be seen.
    void catchUp();

    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum News : quint8 { NoNews = 0, StoreNews = 1, ViewNews = 2, ScanNews = 4 };
    void bindStore();
    void hear(quint8 news);

    Desk& m_desk;
    QPointer<StoreSession> m_store;
    quint8 m_news = NoNews;
    QTimer m_later;
};

} // namespace cryo::ui
