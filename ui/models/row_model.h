// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's rules for tables, kept once: a model over a vector of values, reset or changed as a whole.
//
// A subclass says its columns and answers one question, cell(). For tables that fit in memory and on which
// Qt's sorting and selections are wanted (findings, jobs, parameters); long ones are RowSources. Sorting goes
// through QSortFilterProxyModel with kSortRole. Thread rule: GUI thread.
#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <vector>

namespace cryo::ui {

/// Values that compare as they should be sorted: numbers as numbers.
inline constexpr int kSortRole = Qt::UserRole + 1;

template <typename Value>
class RowModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<Value> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    void append(Value row)
    {
        const int at = int(m_rows.size());
        beginInsertRows({}, at, at);
        m_rows.push_back(std::move(row));
        endInsertRows();
    }
    void appendAll(std::vector<Value> rows)
    {
        if (rows.empty())
            return;
        const int at = int(m_rows.size());
        beginInsertRows({}, at, at + int(rows.size()) - 1);
        m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin()),
                      std::make_move_iterator(rows.end()));
        endInsertRows();
    }
    void removeFirst(int count)
    {
        count = std::min(count, int(m_rows.size()));
        if (count <= 0)
            return;
        beginRemoveRows({}, 0, count - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + count);
        endRemoveRows();
    }
    /// Replaces a row in place.
    void setRow(int row, Value value)
    {
        m_rows[std::size_t(row)] = std::move(value);
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    /// Texts changed, rows did not: the language.
    void refresh()
    {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    [[nodiscard]] const std::vector<Value>& rows() const { return m_rows; }
    [[nodiscard]] const Value& row(int number) const { return m_rows[std::size_t(number)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : columns();
    }
    [[nodiscard]] QVariant data(const QModelIndex& at, int role) const final
    {
        if (!checkIndex(at, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return cell(at.column(), role, m_rows[std::size_t(at.row())]);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const final
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columns())
            return {};
        return heading(section, role);
    }

protected:
    [[nodiscard]] virtual int columns() const = 0;
    /// The header of a column, role by role.
    [[nodiscard]] virtual QVariant heading(int column, int role) const = 0;
    [[nodiscard]] virtual QVariant cell(int column, int role, const Value& row) const = 0;

private:
    std::vector<Value> m_rows;
};

} // namespace cryo::ui
