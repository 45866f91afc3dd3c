// SPDX-License-Identifier: GPL-3.0-or-later
// One bucket: its two slots and its chain as linked boxes. The chain is walked away from the GUI thread, up
// to kLinksRead records. Thread rule: GUI thread.
#pragma once

#include "core/inspect/freezer_report.h"
#include "ui/panels/store_panel.h"

#include <stop_token>

class QLabel;

namespace cryo::ui {

class ChainView;
class ChainLegend;
class StateBadge;

class BucketDetail final : public StorePanel {
    Q_OBJECT

public:
    static constexpr std::size_t kLinksRead = 10'000;

    explicit BucketDetail(Desk& desk, QWidget* parent = nullptr);
    ~BucketDetail() override;

    void setBucket(Bucket bucket);
    void clear();
    [[nodiscard]] ChainView* chain() const { return m_chain; }
    [[nodiscard]] const std::shared_ptr<const BucketView>& shown() const { return m_shown; }

Q_SIGNALS:
    /// The chain is here.
    void ready();

protected:
    void viewReplaced() override { clear(); }
    void retranslate() override;

private:
    void show();
    void showSlots();
    [[nodiscard]] QString endText() const;
    void selectBox(qint64 number);

    QLabel* m_title;
    QLabel* m_facts;
    QLabel* m_slotNames[2];
    StateBadge* m_slots[2];
    ChainLegend* m_legend;
    ChainView* m_chain;
    std::optional<Bucket> m_bucket;
    std::shared_ptr<const BucketView> m_shown;
    std::stop_source m_reading;
};

} // namespace cryo::ui
