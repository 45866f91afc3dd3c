// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of fields.
#include "ui/panels/structure/structure_model.h"

#include "ui/panels/field_glyphs.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"

#include <QApplication>

#include <optional>

namespace cryo::ui {
namespace {

QString shown(const std::string& text)
{
    return escapedText(QString::fromStdString(text));
}

std::optional<Tone> toneOf(FieldState state)
{
    switch (state) {
    case FieldState::Good:
        return Tone::Good;
    case FieldState::Bad:
        return Tone::Error;
    case FieldState::Unverified:
    case FieldState::Future:
        return Tone::Warning;
    default:
        return std::nullopt;
    }
}

bool covers(const ByteRange& outer, const ByteRange& inner)
{
    return outer.offset <= inner.offset && inner.end() <= outer.end();
}

} // namespace

void StructureModel::setTree(std::shared_ptr<const StructureNode> tree)
{
    beginResetModel();
    m_tree = std::move(tree);
    m_entries.clear();
    if (m_tree)
        add(*m_tree, -1, 0);
    endResetModel();
}

int StructureModel::add(const StructureNode& node, int parent, int row)
{
    const int number = int(m_entries.size());
    m_entries.push_back({&node, parent, row, {}});
    std::vector<int> children;
    for (std::size_t i = 0; i < node.children.size(); ++i)
        children.push_back(add(node.children[i], number, int(i)));
    m_entries[std::size_t(number)].children = std::move(children);
    return number;
}

const StructureModel::Entry* StructureModel::entry(const QModelIndex& at) const
{
    return at.isValid() ? &m_entries[std::size_t(at.internalId())] : nullptr;
}

const StructureNode* StructureModel::node(const QModelIndex& at) const
{
    const Entry* const found = entry(at);
    return found != nullptr ? found->node : nullptr;
}

QModelIndex StructureModel::find(const FilePath& file, ByteRange bytes) const
{
    // The narrowest that fits, a record rather than its page; children stand behind their parents, so that of
    // equal ones it is the deepest.
    std::optional<std::size_t> best;
    std::uint64_t bestBytes = 0;
    for (std::size_t i = m_entries.size(); i-- > 0;) {
        const StructureNode& candidate = *m_entries[i].node;
        if (candidate.file != file)
            continue;
        for (const ByteRange& piece : candidate.pieces) {
            if (covers(piece, bytes) && (!best || piece.sizeBytes < bestBytes)) {
                best = i;
                bestBytes = piece.sizeBytes;
            }
        }
    }
    return best ? createIndex(m_entries[*best].row, 0, quintptr(*best)) : QModelIndex();
}

void StructureModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, 1);
}

QModelIndex StructureModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column > 1 || row >= rowCount(parent))
        return {};
    const Entry* const above = entry(parent);
    return createIndex(row, column, quintptr(above != nullptr ? above->children[std::size_t(row)] : 0));
}

QModelIndex StructureModel::parent(const QModelIndex& child) const
{
    const Entry* const found = entry(child);
    if (found == nullptr || found->parent < 0)
        return {};
    return createIndex(m_entries[std::size_t(found->parent)].row, 0, quintptr(found->parent));
}

int StructureModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return m_entries.empty() ? 0 : 1;
    return parent.column() == 0 ? int(entry(parent)->children.size()) : 0;
}

int StructureModel::columnCount(const QModelIndex&) const
{
    return 2;
}

QVariant StructureModel::data(const QModelIndex& at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const StructureNode& shownNode = *entry(at)->node;
    const QString state = QString::fromLatin1(fieldStateName(shownNode.state).data(),
                                              qsizetype(fieldStateName(shownNode.state).size()));
    if (role == Qt::ToolTipRole) {
        QString tip = shown(shownNode.label);
        if (!shownNode.pieces.empty())
            tip += u'\n' + tr("%1/%2 @ %3")
                               .arg(shown(shownNode.file.partition), shown(shownNode.file.fileName),
                                    formatOffset(shownNode.pieces.front().offset.value));
        return state.isEmpty() ? tip : tip + u'\n' + state;
    }
    if (at.column() == 0) {
        if (role == Qt::DisplayRole)
            return shown(shownNode.label);
        if (role == Qt::DecorationRole && shownNode.kind)
            return fieldIcon(*shownNode.kind);
        if (role == Qt::FontRole && !shownNode.kind)
            return strongFont(QApplication::font());
        return {};
    }
    if (role == Qt::DisplayRole)
        return shown(shownNode.text);
    if (role == Qt::AccessibleTextRole)
        return state.isEmpty() ? shown(shownNode.text) : shown(shownNode.text) + QStringLiteral(", ") + state;
    if (role == Qt::DecorationRole) {
        const std::optional<Tone> tone = toneOf(shownNode.state);
        return tone ? QVariant(toneIcon(*tone)) : QVariant();
    }
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::FontRole && shownNode.kind)
        return fixedFont(QApplication::font());
    return {};
}

QVariant StructureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Field") : tr("Value");
}

} // namespace cryo::ui
