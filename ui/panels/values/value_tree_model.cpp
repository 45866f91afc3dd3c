// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes of a value as rows.
#include "ui/panels/values/value_tree_model.h"

#include "ui/text/catalogue_text.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"

using namespace Qt::StringLiterals;

namespace cryo::ui {

void ValueTreeModel::setTree(std::shared_ptr<const ValueTree> tree)
{
    beginResetModel();
    m_tree = std::move(tree);
    const std::size_t count = m_tree ? m_tree->nodes.size() : 0;
    m_children.assign(count, {});
    m_rows.assign(count, 0);
    for (std::uint32_t i = 1; i < count; ++i) {
        std::vector<std::uint32_t>& siblings = m_children[m_tree->nodes[i].parent];
        m_rows[i] = int(siblings.size());
        siblings.push_back(i);
    }
    endResetModel();
}

/// Of an index; the value itself for none.
std::uint32_t ValueTreeModel::number(const QModelIndex& index) const
{
    return index.isValid() ? std::uint32_t(index.internalId()) : 0;
}

const ValueNode* ValueTreeModel::node(const QModelIndex& index) const
{
    return m_tree && index.isValid() ? &m_tree->nodes[number(index)] : nullptr;
}

QModelIndex ValueTreeModel::find(std::uint64_t offset) const
{
    if (!m_tree)
        return {};
    QModelIndex found;
    for (std::uint32_t at = 0;;) {
        const auto inside = std::ranges::find_if(m_children[at], [&](std::uint32_t child) {
            const ValueNode& node = m_tree->nodes[child];
            return offset >= node.offset && offset - node.offset < node.sizeBytes;
        });
        if (inside == m_children[at].end())
            return found;
        at = *inside;
        found = createIndex(m_rows[at], 0, quintptr(at));
    }
}

void ValueTreeModel::retranslate()
{
    Q_EMIT layoutAboutToBeChanged();
    Q_EMIT layoutChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QString ValueTreeModel::sentenceText(const ValueSentence& sentence)
{
    return filledSentence(sentence.english, sentence.arguments);
}

QModelIndex ValueTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!m_tree || row < 0 || column < 0 || column >= ColumnCount || parent.column() > 0)
        return {};
    const std::vector<std::uint32_t>& children = m_children[number(parent)];
    return std::size_t(row) < children.size() ? createIndex(row, column, quintptr(children[std::size_t(row)]))
                                              : QModelIndex();
}

QModelIndex ValueTreeModel::parent(const QModelIndex& child) const
{
    const ValueNode* const below = node(child);
    if (below == nullptr || below->parent == 0 || below->parent == ValueNode::kNone)
        return {};
    return createIndex(m_rows[below->parent], 0, quintptr(below->parent));
}

int ValueTreeModel::rowCount(const QModelIndex& parent) const
{
    return m_tree && parent.column() <= 0 ? int(m_children[number(parent)].size()) : 0;
}

int ValueTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString ValueTreeModel::nameText(const ValueNode& node)
{
    // Names are letters, digits and brackets: the description's parser sees to that.
    if (!node.name.empty())
        return QString::fromStdString(node.name);
    switch (node.kind) {
    case ValueNode::Kind::Rest:
        return tr("rest");
    case ValueNode::Kind::NotListed:
        return u"…"_s;
    default:
        return tr("is there");
    }
}

QString ValueTreeModel::valueText(const ValueNode& node)
{
    const QString more = node.count > ValueNode::kShownBytes ? u"…"_s : QString();
    switch (node.kind) {
    case ValueNode::Kind::Number:
    case ValueNode::Kind::Bool:
    case ValueNode::Kind::ByteString:
    case ValueNode::Kind::Rest:
        return QString::fromStdString(node.text) + more;
    case ValueNode::Kind::Text:
        return u'"' + escapedBytes(asBytes(node.text)) + u'"' + more;
    case ValueNode::Kind::Option:
        return node.count == 0 ? tr("none") : QString();
    case ValueNode::Kind::List:
        return tr("%n element(s)", nullptr, int(std::min<std::uint64_t>(node.count, INT_MAX)));
    case ValueNode::Kind::NotListed:
        return sentenceText({kValueNotListed, {{"n", std::to_string(node.count)}}});
    case ValueNode::Kind::Struct:
    case ValueNode::Kind::Broken:
        break;
    }
    return node.problem ? sentenceText(*node.problem) : QString();
}

QString ValueTreeModel::tipText(const ValueNode& node)
{
    QString text = tr("%1, %2").arg(formatOffset(node.offset, 4), formatExactBytes(node.sizeBytes));
    if (!node.type.empty())
        text.prepend(QString::fromStdString(node.type) + u", "_s);
    return node.problem ? text + u'\n' + sentenceText(*node.problem) : text;
}

QVariant ValueTreeModel::data(const QModelIndex& index, int role) const
{
    const ValueNode* const at = node(index);
    if (at == nullptr)
        return {};
    if (role == Qt::ToolTipRole)
        return tipText(*at);
    if (role == Qt::DecorationRole && index.column() == Value && at->problem)
        return toneIcon(Tone::Error);
    if (role == Qt::AccessibleTextRole && index.column() == Value && at->problem)
        return QString(valueText(*at) + u", "_s + sentenceText(*at->problem));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return nameText(*at);
    case Value:
        return valueText(*at);
    default:
        return QString::fromStdString(at->type);
    }
}

QVariant ValueTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Field") : section == Value ? tr("Value") : tr("Type");
}

} // namespace cryo::ui
