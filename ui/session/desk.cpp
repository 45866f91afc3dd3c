// SPDX-License-Identifier: GPL-3.0-or-later
// Going to places.
#include "ui/session/desk.h"

#include "ui/theme/format.h"

#include <QDir>
#include <QFileInfo>

namespace cryo::ui {

Desk::Desk(QObject* parent)
    : QObject(parent)
{
    connect(&m_workspace, &Workspace::currentChanged, this, &Desk::storeChanged);
    connect(&m_workspace, &Workspace::storesChanged, &m_navigation, &Navigation::clear);
    connect(&m_workspace, &Workspace::logged, this, &Desk::logged);
}

void Desk::storeChanged()
{
    if (m_isApplying)
        return;
    StoreSession* const current = store();
    // Pages that the other kind of store does not have.
    if (current != nullptr && m_page == (current->kind() == StoreKind::Archive ? Page::Buckets : Page::Gaps))
        m_page = Page::Overview;
    goTo({current != nullptr ? current->name() : QString(), m_page, {}});
}

void Desk::goTo(const Location& location)
{
    m_navigation.visit(location);
    apply(location);
}

void Desk::goTo(Page page, const Target& target)
{
    if (store() != nullptr)
        goTo({store()->name(), page, target});
}

bool Desk::maySaveAt(const QString& file)
{
    const QString root = QDir(QString::fromStdString(m_workspace.root().string())).canonicalPath();
    // What the name leads to, where it is a link.
    const QFileInfo info(file);
    const QString target = info.exists() ? info.canonicalFilePath() : info.absoluteDir().canonicalPath();
    if (m_workspace.root().empty() || (target != root && !target.startsWith(root + u'/')))
        return true;
    Q_EMIT logged(
        tr("Nothing was saved: %1 lies in the folder of stores, where a node accepts nothing foreign.")
            .arg(escapedText(file)));
    return false;
}

void Desk::apply(const Location& location)
{
    m_isApplying = true;
    if (!location.store.isEmpty())
        m_workspace.setCurrent(m_workspace.store(location.store));
    m_isApplying = false;
    m_page = location.page;
    m_target = location.target;
    Q_EMIT went(location);
    Q_EMIT targetChanged(m_target);
}

void Desk::select(const Target& target)
{
    if (m_target == target)
        return;
    m_target = target;
    m_navigation.update({store() != nullptr ? store()->name() : QString(), m_page, target});
    Q_EMIT targetChanged(target);
}

void Desk::back()
{
    if (const std::optional<Location> location = m_navigation.back())
        apply(*location);
}

void Desk::forward()
{
    if (const std::optional<Location> location = m_navigation.forward())
        apply(*location);
}

Page Desk::pageFor(const Target& target, StoreKind kind)
{
    struct Visitor {
        StoreKind kind;
        Page operator()(std::monostate) const { return Page::Overview; }
        Page operator()(Section) const { return Page::Sections; }
        Page operator()(RecordPlace) const { return Page::Records; }
        Page operator()(Bucket) const { return Page::Buckets; }
        Page operator()(const IndexTarget&) const
        {
            return kind == StoreKind::Archive ? Page::Gaps : Page::Records;
        }
        Page operator()(const FileTarget&) const { return Page::Sections; }
    };
    return std::visit(Visitor{kind}, target);
}

} // namespace cryo::ui
