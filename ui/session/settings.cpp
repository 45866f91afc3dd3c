// SPDX-License-Identifier: GPL-3.0-or-later
// The settings file.
#include "ui/session/settings.h"

#include "core/base/sha256.h"
#include "core/base/state_dir.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr double kZoomMin = 0.5;
constexpr double kZoomMax = 3.0;

/// A store's own group. Paths are bytes, and a group's name cannot hold all of them.
QString valueGroup(const std::filesystem::path& root, const std::string& store)
{
    const std::string both = root.string() + '\0' + store;
    return u"values/"_s + QString::fromStdString(toHex(sha256(asBytes(both))));
}

} // namespace

Settings::Settings()
    : m_file(QString::fromStdString((stateDir() / "settings.ini").string()), QSettings::IniFormat)
{
}

QStringList Settings::recentRoots() const
{
    return m_file.value("recent/roots"_L1).toStringList();
}

void Settings::addRecentRoot(const QString& root)
{
    QStringList roots = recentRoots();
    roots.removeAll(root);
    roots.prepend(root);
    m_file.setValue("recent/roots"_L1, QStringList(roots.mid(0, kRecentKept)));
}

void Settings::clearRecentRoots()
{
    m_file.remove("recent/roots"_L1);
}

QString Settings::theme() const
{
    return m_file.value("look/theme"_L1, u"system"_s).toString();
}

void Settings::setTheme(const QString& theme)
{
    m_file.setValue("look/theme"_L1, theme);
}

QString Settings::language() const
{
    return m_file.value("look/language"_L1).toString();
}

void Settings::setLanguage(const QString& code)
{
    m_file.setValue("look/language"_L1, code);
}

double Settings::textZoom() const
{
    const double factor = m_file.value("look/textZoom"_L1, 1.0).toDouble();
    return std::clamp(factor, kZoomMin, kZoomMax);
}

void Settings::setTextZoom(double factor)
{
    m_file.setValue("look/textZoom"_L1, factor);
}

int Settings::metricDays() const
{
    constexpr int kUsualDays = 90;
    return std::max(0, m_file.value("metrics/days"_L1, kUsualDays).toInt());
}

void Settings::setMetricDays(int days)
{
    m_file.setValue("metrics/days"_L1, days);
}

QStringList Settings::recentCommands() const
{
    return m_file.value("palette/recent"_L1).toStringList();
}

void Settings::addRecentCommand(const QString& id)
{
    QStringList ids = recentCommands();
    ids.removeAll(id);
    ids.prepend(id);
    m_file.setValue("palette/recent"_L1, QStringList(ids.mid(0, kRecentKept)));
}

std::optional<QStringList> Settings::shortcuts(const QString& action) const
{
    const QString name = u"keys/"_s + action;
    return m_file.contains(name) ? std::optional(m_file.value(name).toStringList()) : std::nullopt;
}

void Settings::setShortcuts(const QString& action, const std::optional<QStringList>& keys)
{
    if (keys)
        m_file.setValue(u"keys/"_s + action, *keys);
    else
        m_file.remove(u"keys/"_s + action);
}

QStringList Settings::filters(const QString& table) const
{
    return m_file.value(u"filters/"_s + table).toStringList();
}

void Settings::setFilters(const QString& table, const QStringList& filters)
{
    m_file.setValue(u"filters/"_s + table, QStringList(filters.mid(0, kFiltersKept)));
}

QString Settings::layout() const
{
    return m_file.value("layout/current"_L1).toString();
}

void Settings::setLayout(const QString& name)
{
    m_file.setValue("layout/current"_L1, name);
}

QByteArray Settings::layoutState(const QString& name) const
{
    return m_file.value(u"layout/state_"_s + name).toByteArray();
}

void Settings::setLayoutState(const QString& name, const QByteArray& state)
{
    if (state.isEmpty())
        m_file.remove(u"layout/state_"_s + name);
    else
        m_file.setValue(u"layout/state_"_s + name, state);
}

QString Settings::valueLayout(const std::filesystem::path& root, const std::string& store) const
{
    return m_file.value(valueGroup(root, store) + "/layout"_L1).toString();
}

void Settings::setValueLayout(const std::filesystem::path& root, const std::string& store,
                              const QString& text)
{
    if (text.isEmpty())
        m_file.remove(valueGroup(root, store));
    else
        m_file.setValue(valueGroup(root, store) + "/layout"_L1, text);
}

QString Settings::valueView() const
{
    return m_file.value("look/valueView"_L1, u"hex"_s).toString();
}

void Settings::setValueView(const QString& view)
{
    m_file.setValue("look/valueView"_L1, view);
}

QByteArray Settings::windowGeometry() const
{
    return m_file.value("window/geometry"_L1).toByteArray();
}

QByteArray Settings::windowState() const
{
    return m_file.value("window/state"_L1).toByteArray();
}

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state)
{
    m_file.setValue("window/geometry"_L1, geometry);
    m_file.setValue("window/state"_L1, state);
}

} // namespace cryo::ui
