// SPDX-License-Identifier: GPL-3.0-or-later
// Sources and their series.
#include "ui/panels/metrics/metric_tree_model.h"

#include "ui/theme/format.h"

#include <algorithm>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// Of a source; leaves have the number of their group plus one.
constexpr quintptr kTop = 0;

bool holdsAll(const QString& text, const QStringList& words)
{
    return std::ranges::all_of(words,
                               [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

QString MetricTreeModel::seriesText(const MetricSeries& series)
{
    return escapedText(series.labels.isEmpty() ? series.name : u"%1{%2}"_s.arg(series.name, series.labels));
}

QStringList MetricTreeModel::axisWords()
{
    return {tr("left"), tr("right"), tr("Axis")};
}

QString MetricTreeModel::kindText(MetricSourceKind kind)
{
    switch (kind) {
    case MetricSourceKind::Program:
        return tr("This program");
    case MetricSourceKind::Check:
        return tr("Checks of a store");
    case MetricSourceKind::Endpoint:
        return tr("Node");
    case MetricSourceKind::Server:
        return tr("Prometheus server");
    case MetricSourceKind::File:
        break;
    }
    return tr("Saved text");
}

void MetricTreeModel::setCatalogue(const std::shared_ptr<const MetricCatalogue>& catalogue)
{
    m_catalogue = catalogue;
    rebuild();
}

void MetricTreeModel::setFilter(const QString& words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    rebuild();
}

void MetricTreeModel::refresh()
{
    rebuild();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void MetricTreeModel::rebuild()
{
    beginResetModel();
    m_groups.clear();
    QHash<qint64, std::size_t> groupOf;
    for (const MetricSource& source : m_catalogue->sources) {
        groupOf.insert(source.id, m_groups.size());
        m_groups.push_back({source, {}});
    }
    // Reads in vain a lookup: where a store's metrics have both.
    std::map<std::tuple<qint64, QString, QString>, qint64> gets;
    const QString suffix = u"gets_total"_s;
    for (const MetricSeries& series : m_catalogue->series) {
        if (series.name.endsWith(suffix))
            gets[{series.source, series.name.chopped(suffix.size()), series.labels}] = series.id;
    }
    const QString reads = u"unnecessary_reads_total"_s;
    for (const MetricSeries& series : m_catalogue->series) {
        const auto group = groupOf.constFind(series.source);
        if (group == groupOf.constEnd())
            continue;
        QVector<MetricLeaf>& leaves = m_groups[*group].leaves;
        const QString source = escapedText(m_groups[*group].source.name);
        const QString text = seriesText(series);
        if (holdsAll(text, m_words))
            leaves.append({{series.id, 0, series.isCounter}, text, source});
        if (!series.name.endsWith(reads))
            continue;
        const QString prefix = series.name.chopped(reads.size());
        const auto below = gets.find({series.source, prefix, series.labels});
        const QString ratio =
            escapedText(prefix + u"unnecessary_reads / "_s + prefix + u"gets"_s) +
            (series.labels.isEmpty() ? QString() : escapedText(u'{' + series.labels + u'}'));
        if (below != gets.end() && holdsAll(ratio, m_words))
            leaves.append({{series.id, below->second, true}, ratio, source});
    }
    endResetModel();
}

const MetricSource* MetricTreeModel::sourceAt(const QModelIndex& at) const
{
    if (!at.isValid())
        return nullptr;
    const std::size_t group =
        at.internalId() == kTop ? std::size_t(at.row()) : std::size_t(at.internalId()) - 1;
    return group < m_groups.size() ? &m_groups[group].source : nullptr;
}

const MetricLeaf* MetricTreeModel::leafAt(const QModelIndex& at) const
{
    if (!at.isValid() || at.internalId() == kTop || at.internalId() > m_groups.size())
        return nullptr;
    const QVector<MetricLeaf>& leaves = m_groups[std::size_t(at.internalId()) - 1].leaves;
    return at.row() < leaves.size() ? &leaves[at.row()] : nullptr;
}

QModelIndex MetricTreeModel::indexOfSource(qint64 source) const
{
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        if (m_groups[i].source.id == source)
            return index(int(i), Name);
    }
    return {};
}

QVector<MetricTreeModel::Chosen> MetricTreeModel::chosen() const
{
    QVector<Chosen> list(m_chosen.begin(), m_chosen.end());
    std::ranges::sort(list, {}, [](const Chosen& one) { return keyOf(one.leaf); });
    return list;
}

void MetricTreeModel::choose(const QModelIndex& at, bool isChosen, bool isRight)
{
    const MetricLeaf* const leaf = leafAt(at);
    if (leaf == nullptr)
        return;
    if (!isChosen)
        m_chosen.remove(keyOf(*leaf));
    else if (m_chosen.size() < kChosenMax || m_chosen.contains(keyOf(*leaf)))
        m_chosen.insert(keyOf(*leaf), {*leaf, isRight});
    Q_EMIT dataChanged(at.siblingAtColumn(Name), at.siblingAtColumn(Axis));
    Q_EMIT chosenChanged();
}

void MetricTreeModel::chooseOnly(const QVector<Chosen>& wanted)
{
    const bool isSame =
        wanted.size() == m_chosen.size() && std::ranges::all_of(wanted, [this](const Chosen& one) {
            const auto found = m_chosen.constFind(keyOf(one.leaf));
            return found != m_chosen.cend() && found->isRight == one.isRight;
        });
    if (isSame)
        return;
    m_chosen.clear();
    for (const Chosen& one : wanted.first(std::min(wanted.size(), qsizetype(kChosenMax))))
        m_chosen.insert(keyOf(one.leaf), one);
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex top = index(row, Name);
        if (rowCount(top) > 0)
            Q_EMIT dataChanged(index(0, Name, top), index(rowCount(top) - 1, Axis, top));
    }
    Q_EMIT chosenChanged();
}

void MetricTreeModel::switchAxis(const QModelIndex& at)
{
    const MetricLeaf* const leaf = leafAt(at);
    if (leaf == nullptr || !m_chosen.contains(keyOf(*leaf)))
        return;
    Chosen& chosen = m_chosen[keyOf(*leaf)];
    chosen.isRight = !chosen.isRight;
    Q_EMIT dataChanged(at.siblingAtColumn(Axis), at.siblingAtColumn(Axis));
    Q_EMIT chosenChanged();
}

QModelIndex MetricTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : kTop);
}

QModelIndex MetricTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kTop)
        return {};
    return createIndex(int(child.internalId() - 1), Name, kTop);
}

int MetricTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != kTop || parent.column() != Name)
        return 0;
    return int(m_groups[std::size_t(parent.row())].leaves.size());
}

int MetricTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant MetricTreeModel::data(const QModelIndex& at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const MetricLeaf* const leaf = leafAt(at);
    if (leaf == nullptr) {
        const MetricSource& source = *sourceAt(at);
        if (at.column() == Name && role == Qt::DisplayRole)
            return u"%1: %2"_s.arg(kindText(source.kind), escapedText(source.name));
        if (role == Qt::ToolTipRole)
            return escapedText(source.name);
        return {};
    }
    const auto chosen = m_chosen.constFind(keyOf(*leaf));
    const bool isChosen = chosen != m_chosen.constEnd();
    if (at.column() == Name) {
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return leaf->name;
        if (role == Qt::CheckStateRole)
            return isChosen ? Qt::Checked : Qt::Unchecked;
        return {};
    }
    if (role == Qt::DisplayRole && isChosen)
        return chosen->isRight ? tr("right") : tr("left");
    return {};
}

QVariant MetricTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Series") : tr("Axis");
}

Qt::ItemFlags MetricTreeModel::flags(const QModelIndex& at) const
{
    if (leafAt(at) == nullptr)
        return at.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (at.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool MetricTreeModel::setData(const QModelIndex& at, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || at.column() != Name || leafAt(at) == nullptr)
        return false;
    choose(at, value.toInt() == Qt::Checked);
    return true;
}

} // namespace cryo::ui
