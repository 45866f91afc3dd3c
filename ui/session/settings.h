// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers: layout, look, language, recently opened roots, what values are. An INI file in
// the state folder (core/base/state_dir.h), never near a store. Thread rule: GUI thread.
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

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

    /// What the command palette ran last, newest first; at most kRecentKept.
    [[nodiscard]] QStringList recentCommands() const;
    void addRecentCommand(const QString& id);
    /// The shortcuts of an action that the user chose, in portable text; none: those it comes with.
    [[nodiscard]] std::optional<QStringList> shortcuts(const QString& action) const;
    void setShortcuts(const QString& action, const std::optional<QStringList>& keys);
    /// The filters of a table that were used last, newest first; at most kFiltersKept.
    [[nodiscard]] QStringList filters(const QString& table) const;
    void setFilters(const QString& table, const QStringList& filters);
    static constexpr int kFiltersKept = 20;

    /// Which layout the docks are in, and how the user left one; empty if never.
    [[nodiscard]] QString layout() const;
    void setLayout(const QString& name);
    [[nodiscard]] QByteArray layoutState(const QString& name) const;
    void setLayoutState(const QString& name, const QByteArray& state);

    /// What the values of a store are (core/inspect/value_layout.h); empty: nothing was said.
    [[nodiscard]] QString valueLayout(const std::filesystem::path& root, const std::string& store) const;
    /// An empty text forgets it.
    void setValueLayout(const std::filesystem::path& root, const std::string& store, const QString& text);
    /// How values are shown: "hex", "text", "json", "integers", "structure".
    [[nodiscard]] QString valueView() const;
    void setValueView(const QString& view);

    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);

private:
    QSettings m_file;
};

} // namespace cryo::ui
