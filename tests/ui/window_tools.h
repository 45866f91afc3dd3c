// SPDX-License-Identifier: GPL-3.0-or-later
// A main window for tests: its own state folder, a store opened in it, and waiting until all is read.
// Thread rule: GUI thread.
#pragma once

#include "tests/support/golden.h"
#include "tests/support/temp_dir.h"
#include "ui/main_window/main_window.h"
#include "ui/session/settings.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <filesystem>
#include <memory>

namespace cryo::test {

/// Points the state folder at a temporary one for as long as it lives. Make it before the first window.
class StateFolder {
public:
    StateFolder() { qputenv("XDG_STATE_HOME", m_dir.path().string().c_str()); }
    ~StateFolder() { qunsetenv("XDG_STATE_HOME"); }
    StateFolder(const StateFolder&) = delete;
    StateFolder& operator=(const StateFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_dir.path(); }

private:
    TempDir m_dir;
};

inline constexpr int kOpenMs = 60'000;

/// A shown window.
class TestWindow {
public:
    TestWindow()
        : m_window(std::make_unique<ui::MainWindow>(m_settings))
    {
        m_window->resize(1440, 900);
        m_window->show();
    }

    ui::MainWindow* operator->() const { return m_window.get(); }
    ui::MainWindow& operator*() const { return *m_window; }
    [[nodiscard]] ui::Desk& desk() const { return m_window->desk(); }
    [[nodiscard]] ui::StoreSession* store() const { return m_window->desk().store(); }
    [[nodiscard]] ui::Settings& settings() { return m_settings; }

    /// A key with the window in front, as it is after a dialog has gone: nobody here gives it back the
    /// keyboard.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        if (QApplication::activeWindow() != m_window.get()) {
            m_window->activateWindow();
            // Without a window system nobody gives the keyboard back when a menu has closed.
            if (!QTest::qWaitForWindowActive(m_window.get(), 200))
                QApplication::setActiveWindow(m_window.get());
        }
        QTest::keyClick(m_window.get(), key, modifiers);
    }
    /// Opens a root without questions; false if there are no stores.
    bool open(const std::filesystem::path& root, const QString& store = {})
    {
        QSignalSpy opened(m_window.get(), &ui::MainWindow::opened);
        m_window->openRoot(QString::fromStdString(root.string()), store, true);
        return (opened.count() > 0 || opened.wait(kOpenMs)) && opened.back().front().toBool();
    }
    /// Waits until the current store has been read as a whole.
    [[nodiscard]] bool settle() const
    {
        return QTest::qWaitFor([this] { return store() != nullptr && store()->view() && !store()->isBusy(); },
                               kOpenMs);
    }

private:
    ui::Settings m_settings;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace cryo::test
