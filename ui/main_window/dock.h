// SPDX-License-Identifier: GPL-3.0-or-later
// A dock with the look's own title: 26 px, name, detach, close. Where docks share a place, their tabs say the
// name and the title goes away. Thread rule: GUI thread.
#pragma once

#include <QDockWidget>

class QLabel;
class QToolButton;

namespace cryo::ui {

class DockTitle;

class Dock final : public QDockWidget {
    Q_OBJECT

public:
    /// `name` identifies the dock in saved layouts.
    Dock(const QString& name, QWidget* content, QWidget* parent);

    void setTitle(const QString& title);
    /// Secondary text behind the title: the file that is shown.
    void setNote(const QString& note);
    /// Shows, raises and gives the keyboard to what is inside.
    void bringUp();
    /// Looks whether the dock shares its place. Called by the window when docks moved.
    void refreshTitle();

private:
    DockTitle* m_title;
    QWidget* m_noTitle;
};

/// The title of a dock.
class DockTitle final : public QWidget {
    Q_OBJECT

public:
    explicit DockTitle(QDockWidget* dock);

    void setTitle(const QString& title);
    void setNote(const QString& note);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refreshFonts();

    QDockWidget* m_dock;
    QLabel* m_name;
    QLabel* m_note;
    QToolButton* m_float;
    QToolButton* m_close;
    bool m_isRefreshing = false;
};

} // namespace cryo::ui
