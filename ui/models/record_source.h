// SPDX-License-Identifier: GPL-3.0-or-later
// The records of a store as rows of a big table: read in pages, away from the GUI thread.
//
// Row r is record r of all sections in order (StoreView::placeOfRow). Thread rule: GUI thread.
#pragma once

#include "core/inspect/store_view.h"
#include "ui/widgets/row_source.h"

#include <QHash>

#include <memory>
#include <stop_token>

class QThreadPool;

namespace cryo::ui {

class RecordSource final : public RowSource {
    Q_OBJECT

public:
    /// The pool must outlive the source.
    RecordSource(QThreadPool* pool, QObject* parent);

    /// Another snapshot, or none. Rows are asked for anew.
    void setView(std::shared_ptr<const StoreView> view);
    [[nodiscard]] const std::shared_ptr<const StoreView>& view() const { return m_view; }
    /// The language changed.
    void retranslate();

    [[nodiscard]] qint64 rowCount() const override;
    [[nodiscard]] bool isCounting() const override { return m_view && !m_view->recordsExact(); }
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] Column column(int index) const override;
    void fetch(quint64 ticket, qint64 first, int count) override;
    void forget(quint64 ticket) override;

private:
    enum class Field : quint8 {
        Number,
        Section,
        Position,
        Index,
        Key,
        Bucket,
        Next,
        ValueOffset,
        ValueSize,
        State
    };
    [[nodiscard]] const QVector<Field>& fields() const;
    [[nodiscard]] static Cell cell(Field field, quint64 row, const RecordRow& record, quint64 tableSize);
    [[nodiscard]] static Cell stateCell(const RecordRow& record);

    QThreadPool* m_pool;
    std::shared_ptr<const StoreView> m_view;
    QHash<quint64, std::stop_source> m_open;
};

} // namespace cryo::ui
