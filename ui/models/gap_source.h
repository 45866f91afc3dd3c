// SPDX-License-Identifier: GPL-3.0-or-later
// The gaps of an archive as rows of a big table. Everything is in memory; sorting permutes row numbers away
// from the GUI thread. Thread rule: GUI thread.
#pragma once

#include "ui/session/store_scan.h"
#include "ui/widgets/row_source.h"

#include <memory>
#include <optional>
#include <stop_token>

class QThreadPool;

namespace cryo::ui {

class GapSource final : public RowSource {
    Q_OBJECT

public:
    /// The pool must outlive the source.
    GapSource(QThreadPool* pool, QObject* parent);
    ~GapSource() override;

    /// Shows the gaps of a check of every record; null for none.
    void setScan(std::shared_ptr<const StoreScan> scan);
    [[nodiscard]] const std::shared_ptr<const StoreScan>& scan() const { return m_scan; }
    void retranslate();

    [[nodiscard]] const GapRow* gapAt(qint64 row) const;
    /// The row of the first gap that ends at `index` or behind it; none if there is none.
    [[nodiscard]] std::optional<qint64> rowAtOrAfter(quint64 index) const;
    /// The row with exactly this first index.
    [[nodiscard]] std::optional<qint64> rowOf(quint64 first) const;
    /// "values file present · see DR-04": what else is known about a gap.
    [[nodiscard]] QString noteOf(const GapRow& gap) const;
    /// The section that an index belongs to; none where the items per section are unknown.
    [[nodiscard]] std::optional<Section> sectionOf(quint64 index) const;

    [[nodiscard]] qint64 rowCount() const override;
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] Column column(int index) const override;
    void fetch(quint64 ticket, qint64 first, int count) override;
    void sort(int column, Qt::SortOrder order) override;

private:
    enum class Field : quint8 { Number, Start, End, Length, Class, File, Note };
    static constexpr int kFieldCount = 7;
    [[nodiscard]] Cell cell(Field field, std::size_t number, const GapRow& gap) const;
    [[nodiscard]] std::size_t numberAt(qint64 row) const;
    [[nodiscard]] qint64 rowOfNumber(std::size_t number) const;

    QThreadPool* m_pool;
    std::shared_ptr<const StoreScan> m_scan;
    std::vector<quint32> m_order; ///< empty: ascending by first index
    std::stop_source m_sorting;
};

} // namespace cryo::ui
