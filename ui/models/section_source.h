// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of a store as rows of a big table; an archive can have as many as items.
//
// Everything shown is in the snapshot already, so rows are answered at once. Sorting permutes row numbers,
// away from the GUI thread when there are many. Thread rule: GUI thread.
#pragma once

#include "core/inspect/store_view.h"
#include "ui/widgets/row_source.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

class QThreadPool;

namespace cryo::ui {

class SectionSource final : public RowSource {
    Q_OBJECT

public:
    /// The pool must outlive the source.
    SectionSource(QThreadPool* pool, QObject* parent);
    ~SectionSource() override;

    void setView(std::shared_ptr<const StoreView> view);
    void retranslate();
    /// What row shows, and where a section is shown; none if there is no such row or section.
    [[nodiscard]] const SectionInfo* sectionAt(qint64 row) const;
    [[nodiscard]] std::optional<qint64> rowOf(Section section) const;

    [[nodiscard]] qint64 rowCount() const override;
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] Column column(int index) const override;
    void fetch(quint64 ticket, qint64 first, int count) override;
    void sort(int column, Qt::SortOrder order) override;

private:
    enum class Field : quint8 { Section, File, Records, FirstRow, KeyBytes, ValueBytes, State };
    static constexpr int kFieldCount = 7;
    [[nodiscard]] static Cell cell(Field field, const SectionInfo& section);
    [[nodiscard]] static Cell stateCell(const SectionInfo& section);
    void startSorting();

    QThreadPool* m_pool;
    std::shared_ptr<const StoreView> m_view;
    std::vector<quint32> m_order; ///< empty: as they come
    Field m_sortField = Field::Section;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::stop_source m_sorting;
};

} // namespace cryo::ui
