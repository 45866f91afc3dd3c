// SPDX-License-Identifier: GPL-3.0-or-later
// The strip above the pages: the whole store at a glance, with its findings as marks. An archive's indices, a
// freezer's buckets. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

namespace cryo::ui {

class GapStrip;

class OverviewStrip final : public StorePanel {
    Q_OBJECT

public:
    explicit OverviewStrip(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] GapStrip* strip() const { return m_strip; }
    /// Ties the brush to the detail strip of the gaps page.
    void linkTo(GapStrip* detail);

protected:
    void storeReplaced() override;
    void scanReplaced() override;
    void retranslate() override;

private:
    void goTo(quint64 first, quint64 last);
    void showTarget(const Target& target);

    GapStrip* m_strip;
    GapStrip* m_detail = nullptr;
    bool m_isFollowing = false;
};

} // namespace cryo::ui
