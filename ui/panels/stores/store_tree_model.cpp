// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of stores and folders.
#include "ui/panels/stores/store_tree_model.h"

#include "ui/panels/tone_of.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"

#include <algorithm>

namespace cryo::ui {
namespace {

Icon iconOf(StoreTreeModel::Role role)
{
    switch (role) {
    case StoreTreeModel::Role::Keys:
        return Icon::Keys;
    case StoreTreeModel::Role::Values:
        return Icon::Values;
    case StoreTreeModel::Role::Table:
        return Icon::Table;
    case StoreTreeModel::Role::Markers:
        return Icon::Mark;
    case StoreTreeModel::Role::Metadata:
        return Icon::Metadata;
    default:
        return Icon::File;
    }
}

/// The worst that is known; Good only after a check of every record.
std::optional<Tone> stateOf(const StoreSession& store)
{
    if (store.state() == StoreSession::State::Failed)
        return Tone::Fatal;
    const std::optional<Severity> worst = store.findings()->worst();
    if (worst && *worst > Severity::Info)
        return toneOf(*worst);
    return store.scan() && store.scan()->check.level >= CheckLevel::Structure ? std::optional(Tone::Good)
                                                                              : std::nullopt;
}

} // namespace

StoreTreeModel::StoreTreeModel(Workspace& workspace, QObject* parent)
    : QAbstractItemModel(parent)
    , m_workspace(workspace)
{
    connect(&workspace, &Workspace::storesChanged, this, &StoreTreeModel::rebuild);
    rebuild();
}

StoreTreeModel::Group StoreTreeModel::groupOf(StoreSession* store)
{
    Group group{store, {}};
    const StorePartitions& names = store->detected().layout.partitions;
    std::optional<quint64> keys, values, buckets;
    if (const auto& view = store->view()) {
        const auto sections = view->sections();
        keys = quint64(std::ranges::count_if(sections, &SectionInfo::hasKeyFile));
        values = quint64(std::ranges::count_if(sections, &SectionInfo::hasValueFile));
        buckets = view->buckets();
    }
    const auto add = [&](Role role, const std::string& name, std::optional<quint64> count,
                         const QString& tip) {
        if (!name.empty())
            group.parts.push_back({role, escapedBytes(asBytes(name)), count, tip});
    };
    add(Role::Table, names.table, buckets, tr("The freezer's table, and how many buckets it has"));
    add(Role::Keys, names.key, keys, tr("Index files, one for each section"));
    add(Role::Values, names.value, values, tr("Value files, one for each section"));
    add(Role::Markers, names.markers, {}, tr("Markers that an engine of 2026.9.0 or later wrote"));
    add(Role::Metadata, names.metadata, {},
        tr("Metadata of the immutable archive that this freezer belongs to"));
    return group;
}

std::vector<StoreTreeModel::Part> StoreTreeModel::othersOf(const Detection& detection)
{
    std::vector<Part> parts;
    for (const OtherEntry& other : detection.other) {
        QString what;
        switch (other.what) {
        case OtherEntry::What::Metadata:
            what = tr("Metadata");
            break;
        case OtherEntry::What::Ordinal:
            what = tr("Ordinal");
            break;
        case OtherEntry::What::Hold:
            what = tr("Lock of an engine of 2026.9.0 or later");
            break;
        case OtherEntry::What::Unknown:
            what = tr("Not recognised");
            break;
        }
        parts.push_back({Role::Other, escapedBytes(asBytes(other.path)), {}, what});
    }
    return parts;
}

void StoreTreeModel::rebuild()
{
    beginResetModel();
    m_groups.clear();
    for (StoreSession* const store : m_workspace.stores()) {
        m_groups.push_back(groupOf(store));
        const auto refresh = [this, store] { refreshStore(store); };
        connect(store, &StoreSession::viewChanged, this, refresh);
        connect(store, &StoreSession::scanChanged, this, refresh);
        connect(store, &StoreSession::stateChanged, this, refresh);
    }
    if (const auto& detection = m_workspace.detection(); detection && !detection->other.empty())
        m_groups.push_back({nullptr, othersOf(*detection)});
    endResetModel();
}

void StoreTreeModel::refreshStore(const StoreSession* store)
{
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        Group& group = m_groups[i];
        if (group.store != store)
            continue;
        // The folders of a store do not change while it is open; their counts do.
        group.parts = groupOf(group.store).parts;
        const QModelIndex top = index(int(i), 0);
        Q_EMIT dataChanged(top, index(int(i), 1));
        if (!group.parts.empty())
            Q_EMIT dataChanged(index(0, 0, top), index(int(group.parts.size()) - 1, 1, top));
    }
}

void StoreTreeModel::retranslate()
{
    beginResetModel();
    for (Group& group : m_groups) {
        if (group.store != nullptr)
            group.parts = groupOf(group.store).parts;
        else if (const auto& detection = m_workspace.detection())
            group.parts = othersOf(*detection);
    }
    endResetModel();
}

StoreSession* StoreTreeModel::storeOf(const QModelIndex& at) const
{
    if (!at.isValid())
        return nullptr;
    const QModelIndex top = at.parent().isValid() ? at.parent() : at;
    return m_groups[std::size_t(top.row())].store;
}

StoreTreeModel::Role StoreTreeModel::roleOf(const QModelIndex& at) const
{
    const int role = data(at.siblingAtColumn(0), kRoleRole).toInt();
    return Role(role);
}

QModelIndex StoreTreeModel::indexOf(const StoreSession* store) const
{
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        if (m_groups[i].store == store && store != nullptr)
            return index(int(i), 0);
    }
    return {};
}

// The internal id is 0 for a group and the group's number + 1 for a part.
QModelIndex StoreTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column > 1 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex StoreTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(int(child.internalId() - 1), 0, quintptr(0));
}

int StoreTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return int(m_groups[std::size_t(parent.row())].parts.size());
}

int StoreTreeModel::columnCount(const QModelIndex&) const
{
    return 2;
}

QVariant StoreTreeModel::data(const QModelIndex& at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    if (at.internalId() == 0)
        return groupData(m_groups[std::size_t(at.row())], at.column(), role);
    const Group& group = m_groups[std::size_t(at.internalId() - 1)];
    return partData(group.parts[std::size_t(at.row())], at.column(), role);
}

QVariant StoreTreeModel::groupData(const Group& group, int column, int role) const
{
    if (role == kRoleRole)
        return int(group.store != nullptr ? Role::Store : Role::Others);
    if (group.store == nullptr) {
        if (column == 0 && role == Qt::DisplayRole)
            return tr("Other entries");
        if (column == 0 && role == Qt::ToolTipRole)
            return tr("What lies in the root and belongs to no archive and no freezer");
        if (column == 1 && role == Qt::DisplayRole)
            return formatCount(quint64(group.parts.size()));
        if (column == 1 && role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    }
    const StoreSession& store = *group.store;
    const std::optional<Tone> state = stateOf(store);
    if (column == 1) {
        if (role == Qt::DecorationRole && state)
            return toneIcon(*state);
        if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
            return state ? toneName(*state) : tr("Not checked yet");
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    }
    if (role == Qt::DisplayRole)
        return store.name();
    if (role == Qt::DecorationRole)
        return icon(store.kind() == StoreKind::Archive ? Icon::Archive : Icon::Freezer);
    if (role == Qt::ToolTipRole)
        return store.kind() == StoreKind::Archive ? tr("Prunable archive") : tr("Freezer");
    return {};
}

QVariant StoreTreeModel::partData(const Part& part, int column, int role)
{
    if (role == kRoleRole)
        return int(part.role);
    if (role == Qt::ToolTipRole)
        return part.toolTip;
    if (column == 0 && role == Qt::DisplayRole)
        return part.name;
    if (column == 0 && role == Qt::DecorationRole)
        return icon(iconOf(part.role));
    if (column == 1 && role == Qt::DisplayRole)
        return part.count ? formatCount(*part.count) : QString();
    if (column == 1 && role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant StoreTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Name") : tr("Count");
}

} // namespace cryo::ui
