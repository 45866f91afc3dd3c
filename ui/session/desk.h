// SPDX-License-Identifier: GPL-3.0-or-later
// What the window looks at: the opened root, the page, the selected thing, and the way back.
//
// Panels do not know each other. A panel tells the desk what was selected (select) or where to go (goTo); all
// others hear of it by a signal. Invariant: a location that was announced names a store that is open, or
// none. Thread rule: GUI thread.
#pragma once

#include "ui/session/navigation.h"
#include "ui/session/workspace.h"

namespace cryo::ui {

class Desk final : public QObject {
    Q_OBJECT

public:
    explicit Desk(QObject* parent = nullptr);

    [[nodiscard]] Workspace& workspace() { return m_workspace; }
    [[nodiscard]] Navigation& navigation() { return m_navigation; }
    [[nodiscard]] StoreSession* store() const { return m_workspace.current(); }
    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] const Target& target() const { return m_target; }

    /// Jumps: other pages and stores may come up, and Back returns to where it was.
    void goTo(const Location& location);
    /// The same, in the current store.
    void goTo(Page page, const Target& target);
    /// The user selected something where it is: structure and bytes follow, the page stays.
    void select(const Target& target);
    /// Whether a picture or a list may be saved there: not inside of the root, where a node accepts nothing
    /// foreign. Says so in the log if not.
    [[nodiscard]] bool maySaveAt(const QString& file);
    void back();
    void forward();
    /// The first page on which a target is shown in a store of this kind.
    [[nodiscard]] static Page pageFor(const Target& target, StoreKind kind);

Q_SIGNALS:
    /// The page must come up and show the target.
    void went(const cryo::ui::Location& location);
    /// The selected thing is another one: after went, and after select.
    void targetChanged(const cryo::ui::Target& target);
    /// Something to be said in the log.
    void logged(const QString& sentence);

private:
    void apply(const Location& location);
    void storeChanged();

    Workspace m_workspace;
    Navigation m_navigation;
    Page m_page = Page::Overview;
    Target m_target;
    bool m_isApplying = false;
};

} // namespace cryo::ui
