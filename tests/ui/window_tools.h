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
#include <QTimer>
#include <QWindow>

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
inline constexpr int kActivationMs = 5'000;

/// What every window system does and Qt's offscreen platform does not: when a menu or a dialog goes away, the
/// keyboard goes back to the window it belonged to.
class WindowSystem final : public QObject {
public:
    WindowSystem() { qApp->installEventFilter(this); }

    /// The window that keys go to; null while none has the keyboard, or another one is about to get it.
    [[nodiscard]] static QWindow* active()
    {
        QWindow* const window = QGuiApplication::focusWindow();
        if (window == nullptr || !window->isVisible())
            return nullptr;
        const QWidget* const modal = QApplication::activeModalWidget();
        const bool isShutOut = modal != nullptr && QApplication::activePopupWidget() == nullptr &&
                               modal->windowHandle() != window;
        return isShutOut ? nullptr : window;
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Hide && watched->isWidgetType()) {
            const auto* const widget = static_cast<const QWidget*>(watched);
            if (widget->isWindow() && widget->parentWidget() != nullptr)
                QTimer::singleShot(0, widget->parentWidget()->window(),
                                   [owner = widget->parentWidget()->window()] {
                                       if (active() == nullptr && owner->isVisible())
                                           owner->activateWindow();
                                   });
        }
        return QObject::eventFilter(watched, event);
    }
};

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

    /// A key as a user presses it: it goes to the window that has the keyboard (this one, a dialog of it, an
    /// open menu), and there to whatever has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QVERIFY(QTest::qWaitFor([] { return WindowSystem::active() != nullptr; }, kActivationMs));
        QTest::keyClick(WindowSystem::active(), key, modifiers);
    }
    /// Letters and digits, in the same way.
    void type(const QString& text) const
    {
        QVERIFY(QTest::qWaitFor([] { return WindowSystem::active() != nullptr; }, kActivationMs));
        for (const QChar character : text)
            QTest::keyClick(WindowSystem::active(), character.toLatin1());
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
    WindowSystem m_windowSystem;
    ui::Settings m_settings;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace cryo::test
