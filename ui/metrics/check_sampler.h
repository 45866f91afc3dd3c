// SPDX-License-Identifier: GPL-3.0-or-later
// Turns what happens in the window into history: a sample of a store for each check that came to its end, and
// this program's own counters.
//
// The counters are those of an engine, where the window does what an engine does (a lookup is a get, and what
// it read in vain counts), under the names that the reference gives them. Thread rule: GUI thread.
#pragma once

#include "core/base/metrics.h"
#include "core/inspect/item_stream.h"
#include "ui/metrics/metric_history.h"
#include "ui/session/desk.h"

#include <QTimer>

namespace cryo::ui {

class CheckSampler final : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the sampler.
    CheckSampler(Desk& desk, MetricHistory& history, QObject* parent = nullptr);

    /// A key was looked up in a store; none where it is not there.
    void countLookup(const std::vector<Item>& items);
    /// This program's counters as text, as a node prints them.
    [[nodiscard]] std::string exposition() const { return m_registry.exposition(); }
    /// What a check says about a store.
    [[nodiscard]] static QVector<MetricReading> readingsOf(const StoreScan& scan, qint64 atMs);

    /// Counters are kept this long after they moved, so that many moves are one sample.
    static constexpr int kSettleMs = 2000;

private:
    void follow();
    void scanned(const StoreSession& store);
    void countersMoved();
    void keepCounters();

    Desk& m_desk;
    MetricHistory& m_history;
    MetricsRegistry m_registry;
    std::shared_ptr<Counter> m_gets;
    std::shared_ptr<Counter> m_unnecessaryReads;
    std::shared_ptr<Counter> m_checks;
    std::shared_ptr<Counter> m_checkedBytes;
    std::shared_ptr<Counter> m_checkedRecords;
    std::shared_ptr<Counter> m_jobs;
    QTimer m_settle;
};

} // namespace cryo::ui
