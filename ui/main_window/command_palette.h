// SPDX-License-Identifier: GPL-3.0-or-later
// One field that finds everything the window can do: actions, pages, panels, stores, sections, places.
//
// It lies over the window as a part of it, not as a window of its own: the keyboard comes back to where it
// was without the help of a window manager. What can be found comes from two sides: a fixed list, and a
// function that is asked for what depends on the text (places, sections). At most kRowsMax rows are shown,
// whatever is found. What cannot be done now is listed all the same, with the reason. Thread rule: GUI
// thread.
#pragma once

#include "ui/session/fuzzy.h"

#include <QFrame>
#include <QIcon>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;

namespace cryo::ui {

class PaletteModel;

/// One thing that can be found.
struct PaletteEntry {
    QString id{};    ///< what is remembered of it; empty: nothing
    QString title{}; ///< "Next gap"
    QString group{}; ///< where it is found else: "Go", "Page"
    QString keys{};  ///< its shortcut, or what to type; may be empty
    QString why{};   ///< why it cannot be done now; empty: it can
    QIcon icon{};
    std::function<void()> run{};
    /// Written into the field instead of running anything: the beginning of a place.
    QString fill{};
};

class CommandPalette final : public QFrame {
    Q_OBJECT

public:
    /// Entries for a text that is not empty, best first.
    using LookUp = std::function<std::vector<PaletteEntry>(const QString& text)>;

    explicit CommandPalette(QWidget* window);

    /// Comes up over the window, empty. `recent` are the ids that were used last, newest first.
    void open(std::vector<PaletteEntry> entries, LookUp lookUp, QStringList recent);
    void close();

    [[nodiscard]] QLineEdit* field() const { return m_field; }
    [[nodiscard]] QListView* list() const { return m_list; }

    static constexpr int kRowsMax = 60;

Q_SIGNALS:
    /// An entry with an id is about to run; the palette is closed already.
    void used(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void search(const QString& text);
    void runCurrent();
    void tellCurrent();
    void place();
    void retranslate();
    [[nodiscard]] bool handleKey(int key);

    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_note;
    PaletteModel* m_model;
    std::vector<PaletteEntry> m_entries;
    LookUp m_lookUp;
    QStringList m_recent;
    QPointer<QWidget> m_before; ///< where the keyboard was
};

} // namespace cryo::ui
