// SPDX-License-Identifier: GPL-3.0-or-later
// From a check to what is drawn.
#include "ui/session/store_scan.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <algorithm>

namespace cryo::ui {
namespace {

/// Before the first index only a tenth of the stored span is drawn: an archive may begin at 10^12.
constexpr quint64 kBeforeFirstShare = 10;
/// A run of bad values is drawn for each; more than this are not looked up.
constexpr std::size_t kBadValuesDrawn = 2000;

quint64 spaceFirst(const ArchiveReport& report)
{
    const quint64 first = report.firstIndex().value_or(0);
    const quint64 span = report.lastIndex().value_or(first) - first;
    return first - std::min(first, std::max<quint64>(span / kBeforeFirstShare, 1));
}

/// Indices whose value a deep check found bad.
void addBadValues(const StoreView& view, const FindingList& findings, std::vector<GapRow>& rows)
{
    std::size_t added = 0;
    for (const Finding& finding : findings.kept()) {
        const std::string_view name = catalogueEntry(finding.code).name;
        if (!name.starts_with("VA-") || finding.severity < Severity::Error || !finding.section ||
            !finding.position)
            continue;
        const Result<RecordRow> record = view.readRecord({*finding.section, *finding.position});
        if (!record || !record->index)
            continue;
        rows.push_back({*record->index, *record->index, GapClass::ValueBad});
        if (++added == kBadValuesDrawn)
            break;
    }
}

std::vector<GapRow> gapRows(const ArchiveReport& report, const FindingList& findings)
{
    std::vector<GapRow> rows;
    rows.reserve(report.gapCount() + 1);
    for (quint64 i = 0; i < report.gapCount(); ++i) {
        const Gap gap = report.gap(i);
        rows.push_back({gap.range.first, gap.range.last, gapClassOf(gap.gapClass),
                        gap.gapClass == cryo::GapClass::Unreadable});
    }
    if (const std::optional<IndexRange> tail = report.tail())
        rows.push_back({tail->first, tail->last, GapClass::Tail});
    addBadValues(report.view(), findings, rows);
    std::ranges::stable_sort(rows, {}, &GapRow::first);
    return rows;
}

std::shared_ptr<const GapPyramid> archiveStrip(const ArchiveReport& report, const std::vector<GapRow>& rows)
{
    if (!report.lastIndex())
        return nullptr;
    std::vector<GapRange> ranges;
    ranges.reserve(rows.size());
    quint64 last = *report.lastIndex();
    for (const GapRow& row : rows) {
        ranges.push_back({row.first, row.last, row.cls});
        last = std::max(last, row.last);
    }
    return GapPyramid::build(spaceFirst(report), std::min(last, ~quint64(0) - 1), std::move(ranges));
}

/// Buckets without a usable slot, neighbours as one area.
void noteUnusable(const FindingList& findings, HeatMapData& heat)
{
    std::vector<quint64> buckets;
    for (const Finding& finding : findings.kept()) {
        if (finding.code == FindingCode::FZ07 && finding.bucket)
            buckets.push_back(*finding.bucket);
    }
    std::ranges::sort(buckets);
    for (std::size_t i = 0; i < buckets.size();) {
        std::size_t end = i + 1;
        while (end < buckets.size() && buckets[end] <= buckets[end - 1] + 1)
            ++end;
        heat.noteUnreadable(buckets[i], buckets[end - 1]);
        i = end;
    }
}

/// Cells are noted empty first, so that a table with few heads costs no more than its picture.
std::shared_ptr<const HeatMapData> heatOf(const FreezerReport& report, const FindingList& findings)
{
    const quint64 size = report.table.size;
    if (size == 0 || !report.chains)
        return nullptr;
    auto heat = std::make_shared<HeatMapData>(size);
    for (quint64 bucket = 0; bucket < size; bucket += heat->bucketsPerCell())
        heat->note(bucket, 0);
    const ChainPass& chains = *report.chains;
    chains.forEachHead([&](Bucket bucket, cryo::Row head) { heat->note(bucket.value, chains.length(head)); });
    noteUnusable(findings, *heat);
    return heat;
}

std::shared_ptr<const GapPyramid> freezerStrip(const FreezerReport& report)
{
    return report.table.size > 0 ? GapPyramid::build(0, report.table.size - 1, {}) : nullptr;
}

std::optional<quint64> placeOf(const Finding& finding, const StoreScan& scan)
{
    if (finding.bucket)
        return *finding.bucket;
    // A section of an archive begins at its own number.
    if (scan.check.archive && finding.section)
        return finding.section->value;
    return std::nullopt;
}

void placeFindings(StoreScan& scan)
{
    const std::vector<Finding>& kept = scan.findings.kept();
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const std::optional<quint64> at = placeOf(kept[i], scan);
        if (at && kept[i].severity > Severity::Info)
            scan.placed.push_back({*at, i});
    }
    std::stable_sort(scan.placed.begin(), scan.placed.end(),
                     [&](const PlacedFinding& a, const PlacedFinding& b) {
                         return kept[a.finding].severity > kept[b.finding].severity;
                     });
    if (scan.placed.size() > StoreScan::kPlacedKept)
        scan.placed.resize(StoreScan::kPlacedKept);
}

} // namespace

GapClass gapClassOf(cryo::GapClass gapClass)
{
    switch (gapClass) {
    case cryo::GapClass::BeforeFirst:
        return GapClass::BeforeFirst;
    case cryo::GapClass::SectionMissing:
        return GapClass::SectionFileMissing;
    case cryo::GapClass::Missing:
    case cryo::GapClass::Unreadable:
        break;
    }
    return GapClass::Missing;
}

Result<std::shared_ptr<const StoreScan>> scanStore(const std::shared_ptr<const StoreView>& view,
                                                   CheckLevel level, const Progress& progress)
{
    QElapsedTimer clock;
    clock.start();
    auto scan = std::make_shared<StoreScan>();
    CheckOptions options;
    options.level = level;
    CRYO_ASSIGN(scan->check, checkStore(view, options, scan->findings.sink(), progress));
    if (scan->check.archive) {
        scan->gaps = gapRows(*scan->check.archive, scan->findings);
        scan->strip = archiveStrip(*scan->check.archive, scan->gaps);
        for (const GapRow& gap : scan->gaps) {
            if (gap.cls == GapClass::ValueBad)
                scan->softGaps += gap.length();
            else if (gap.cls == GapClass::Missing || gap.cls == GapClass::SectionFileMissing)
                scan->longestGap = std::max(scan->longestGap, gap.length());
        }
    }
    if (scan->check.freezer) {
        scan->strip = freezerStrip(*scan->check.freezer);
        scan->heat = heatOf(*scan->check.freezer, scan->findings);
    }
    placeFindings(*scan);
    scan->tookMs = clock.elapsed();
    scan->endedMsSinceEpoch = QDateTime::currentMSecsSinceEpoch();
    return std::shared_ptr<const StoreScan>(std::move(scan));
}

} // namespace cryo::ui
