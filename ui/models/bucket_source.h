// SPDX-License-Identifier: GPL-3.0-or-later
// The buckets of a freezer's table as rows of a big table: both slots, and the length of the chain once it is
// known. Slots are read in pages, away from the GUI thread. Thread rule: GUI thread.
#pragma once

#include "core/inspect/freezer_report.h"
#include "ui/widgets/row_source.h"

#include <QHash>

#include <memory>
#include <stop_token>

class QThreadPool;

namespace cryo::ui {

class BucketSource final : public RowSource {
    Q_OBJECT

public:
    /// The pool must outlive the source.
    BucketSource(QThreadPool* pool, QObject* parent);

    /// The snapshot, and the report of its chains if there is one.
    void setView(std::shared_ptr<const StoreView> view, std::shared_ptr<const FreezerReport> report);
    void retranslate();

    /// How a slot of a bucket is drawn, and its text: "epoch 1 042".
    [[nodiscard]] static SlotState slotStateOf(const BucketReading& bucket, int slot,
                                               const std::optional<Checkpoint>& checkpoint);
    [[nodiscard]] static QString slotText(const SlotReading& slot);

    [[nodiscard]] qint64 rowCount() const override;
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] Column column(int index) const override;
    void fetch(quint64 ticket, qint64 first, int count) override;
    void forget(quint64 ticket) override;

private:
    enum class Field : quint8 { Number, Slot0, Slot1, Head, Added, Chain, Offset };
    static constexpr int kFieldCount = 7;
    struct Reading {
        std::optional<BucketReading> bucket; ///< none: could not be read
    };
    [[nodiscard]] Cell cell(Field field, quint64 number, const Reading& reading) const;
    [[nodiscard]] Cell slotCell(const BucketReading& bucket, int slot) const;

    QThreadPool* m_pool;
    std::shared_ptr<const StoreView> m_view;
    std::shared_ptr<const FreezerReport> m_report;
    QHash<quint64, std::stop_source> m_open;
};

} // namespace cryo::ui
