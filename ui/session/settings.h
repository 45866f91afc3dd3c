// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers: layout, look, language, recently opened roots. An INI file in the state folder
// (core/base/state_dir.h), never near a store. Thread rule: GUI thread.
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <memory>

namespace cryo::ui {

class Settings final {
public:
    Settings();

    [[nodiscard]] QStringList recentRoots() const;
    /// Puts a root first; at most kRecentKept are kept.
    void addRecentRoot(const QString& root);
    void clearRecentRoots();
    static constexpr int kRecentKept = 12;

    /// "light", "dark" or "system".
    [[nodiscard]] QString theme() const;
    void setTheme(const QString& theme);
    /// "en", "de"; empty: the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& code);
    [[nodiscard]] double textZoom() const;
    void setTextZoom(double factor);

    /// How long samples of metrics are kept; 0: for ever.
    [[nodiscard]] int metricDays() const;
    void setMetricDays(int days);

    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);

private:
    QSettings m_file;
};

} // namespace cryo::ui
