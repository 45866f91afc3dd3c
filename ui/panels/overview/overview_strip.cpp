// SPDX-License-Identifier: GPL-3.0-or-later
// The overview strip and where it leads.
#include "ui/panels/overview/overview_strip.h"

#include "ui/panels/tone_of.h"
#include "ui/text/catalogue_text.h"
#include "ui/widgets/gap_strip.h"

#include <QVBoxLayout>

namespace cryo::ui {

OverviewStrip::OverviewStrip(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_strip(new GapStrip(GapStrip::Mode::Overview, this))
{
    setObjectName(QStringLiteral("overviewStrip"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 12, 4);
    column->addWidget(m_strip);
    setFocusProxy(m_strip);
    connect(m_strip, &GapStrip::rangeClicked, this,
            [this](quint64 first, quint64 last, GapClass) { goTo(first, last); });
    connect(&desk, &Desk::targetChanged, this, &OverviewStrip::showTarget);
    retranslate();
    scanReplaced();
}

void OverviewStrip::linkTo(GapStrip* detail)
{
    m_detail = detail;
    GapStrip::link(m_strip, detail);
}

void OverviewStrip::storeReplaced()
{
    m_strip->clearSelectedRange();
    m_strip->clearCursor();
    retranslate();
}

void OverviewStrip::scanReplaced()
{
    const bool hasStrip = store() != nullptr && store()->strip();
    setVisible(hasStrip);
    if (!hasStrip)
        return;
    const bool isArchive = store()->kind() == StoreKind::Archive;
    m_strip->setPyramid(store()->strip());
    m_strip->setRulerVisible(isArchive);
    m_strip->setSectionSize(0);
    QVector<StripMark> marks;
    if (store()->scan()) {
        for (const PlacedFinding& placed : store()->scan()->placed) {
            const Finding& finding = store()->scan()->findings.kept()[placed.finding];
            // Of gaps the strip shows the range itself.
            if (placed.at >= store()->strip()->first() && placed.at <= store()->strip()->last())
                marks.append({placed.at, toneOf(finding.severity), findingSentence(finding)});
        }
    }
    m_strip->setMarks(marks);
    if (isArchive && m_detail != nullptr && m_detail->pyramid().first() == store()->strip()->first()) {
        const auto [first, last] = m_detail->viewport();
        m_strip->setBrush(first, last);
    }
}

void OverviewStrip::goTo(quint64 first, quint64 last)
{
    if (store() == nullptr)
        return;
    m_isFollowing = true;
    if (store()->kind() == StoreKind::Archive)
        desk().goTo(Page::Gaps, IndexTarget{first, last});
    else
        desk().goTo(Page::Buckets, Bucket{m_strip->cursorIndex()});
    m_isFollowing = false;
}

void OverviewStrip::showTarget(const Target& target)
{
    if (m_isFollowing || store() == nullptr || !store()->strip())
        return;
    std::optional<quint64> at;
    if (const auto* const bucket = std::get_if<Bucket>(&target); bucket != nullptr && store()->freezer())
        at = bucket->value;
    else if (const auto* const index = std::get_if<IndexTarget>(&target);
             index != nullptr && store()->archive())
        at = index->first;
    const GapPyramid& space = *store()->strip();
    if (at && *at >= space.first() && *at <= space.last())
        m_strip->setCursorIndex(*at);
}

void OverviewStrip::retranslate()
{
    const bool isFreezer = store() != nullptr && store()->kind() == StoreKind::Freezer;
    m_strip->setAccessibleName(isFreezer ? tr("All buckets") : tr("All indices"));
    m_strip->setWhatsThis(
        isFreezer ? tr("The whole table from left to right. A mark is a finding; click to see the bucket.")
                  : tr("All indices from left to right: what is there and what is missing. Click a gap to go "
                       "there; drag the frame to move the strip on the Gaps page."));
}

} // namespace cryo::ui
