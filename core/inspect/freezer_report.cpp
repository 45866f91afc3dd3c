// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pass over a freezer, and the figures that follow from it.
#include "core/inspect/freezer_report.h"

#include "core/base/crc32c.h"
#include "core/inspect/archive_rules.h"
#include "core/inspect/chain_rules.h"
#include "core/inspect/checkpoint_rules.h"
#include "core/inspect/section_scan.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace cryo {

namespace {

constexpr Row kAheadRows = 16;

/// The value below which `share` of all lie: the smallest length whose running count reaches it.
std::uint32_t percentile(const std::map<std::uint32_t, std::uint64_t>& counts, double share)
{
    std::uint64_t total = 0;
    for (const auto& [value, count] : counts)
        total += count;
    const double wanted = std::ceil(share * static_cast<double>(total));
    std::uint64_t running = 0;
    for (const auto& [value, count] : counts) {
        running += count;
        if (static_cast<double>(running) >= wanted)
            return value;
    }
    return 0;
}

/// Counts small numbers, which nearly all are, without searching.
class Counts {
public:
    void add(std::uint32_t value)
    {
        if (value < m_small.size())
            ++m_small[value];
        else
            ++m_large[value];
    }
    [[nodiscard]] std::map<std::uint32_t, std::uint64_t> counts() const
    {
        auto all = m_large;
        for (std::uint32_t value = 0; value < m_small.size(); ++value)
            if (m_small[value] > 0)
                all[value] = m_small[value];
        return all;
    }

private:
    std::vector<std::uint64_t> m_small = std::vector<std::uint64_t>(4096);
    std::map<std::uint32_t, std::uint64_t> m_large;
};

} // namespace

double FreezerReport::expectedBuckets(std::uint32_t length) const
{
    if (table.size == 0)
        return 0;
    const double size = static_cast<double>(table.size);
    const double mean = static_cast<double>(records) / size;
    if (mean == 0)
        return length == 0 ? size : 0;
    const double k = length;
    return size * std::exp(k * std::log(mean) - mean - std::lgamma(k + 1));
}

/// Fills a FreezerReport. One object for one pass.
class FreezerScan {
public:
    FreezerScan(std::shared_ptr<const StoreView> view, const FindingSink& sink, const Progress& progress)
        : m_view(*view)
        , m_report(std::make_shared<FreezerReport>())
        , m_sink(sink)
        , m_progress(progress)
        , m_scanProgress(progress, totalBytes(*view))
    {
        m_report->view = std::move(view);
    }

    Result<std::shared_ptr<const FreezerReport>> run();

private:
    static std::uint64_t totalBytes(const StoreView& view);
    Result<> scanSections(ChainBuilder& builder);
    Result<> scanOne(std::size_t number, SectionScanResult& result, ChainBuilder& builder);
    void takeSection(std::size_t number, SectionScanResult& result);
    Result<> scanBuckets();
    Result<> followChains(ChainBuilder& builder);
    void measureChains();
    void measureLookups();
    void measureSection(FreezerSectionReport& section, const SectionInfo& info, Counts& costs) const;

    const StoreView& m_view;
    std::shared_ptr<FreezerReport> m_report;
    const FindingSink& m_sink;
    const Progress& m_progress;
    ScanProgress m_scanProgress;
    TableHeads m_heads;
    LayoutCount m_layouts;
};

std::uint64_t FreezerScan::totalBytes(const StoreView& view)
{
    std::uint64_t sum = view.table() == nullptr ? 0 : view.table()->sizeBytes();
    for (const SectionInfo& info : view.sections())
        sum = saturatingAdd(sum, info.keyFileBytes);
    return sum;
}

Result<std::shared_ptr<const FreezerReport>> FreezerScan::run()
{
    reportOpenFindings(m_view, m_sink);
    judgeSectionHoles(m_view, m_sink);
    std::optional<ChainBuilder> builder;
    {
        auto started = ChainBuilder::start(m_view);
        if (!started)
            return std::unexpected(started.error());
        builder.emplace(std::move(*started));
    }
    CRYO_TRY(scanSections(*builder));
    judgeTableSize(m_view, m_sink);
    CRYO_TRY(scanBuckets());
    CRYO_TRY(followChains(*builder));
    if (m_view.table() != nullptr)
        m_layouts.add(m_view.table()->header());
    judgeLayouts(m_layouts, m_view.layout().partitions.key, m_sink);
    judgeCheckpoint(m_view, m_report->table, m_sink);
    measureChains();
    measureLookups();
    return std::shared_ptr<const FreezerReport>(m_report);
}

Result<> FreezerScan::scanSections(ChainBuilder& builder)
{
    return forEachSectionInOrder<SectionScanResult>(
        m_view,
        [&](std::size_t number, SectionScanResult& result) { return scanOne(number, result, builder); },
        [&](std::size_t number, SectionScanResult& result) { takeSection(number, result); });
}

Result<> FreezerScan::scanOne(std::size_t number, SectionScanResult& result, ChainBuilder& builder)
{
    const SectionInfo& info = m_view.sections()[number];
    const auto keys = info.hasKeyFile ? m_view.keyFile(info.section)
                                      : Result<std::shared_ptr<const FixedJournalReader>>(nullptr);
    const FixedJournalReader* keyFile = keys ? keys->get() : nullptr;
    FindingList linkFindings(kFindingsPerSection);
    const FindingSink linkSink = linkFindings.sink();
    RowFinder rows(m_view);
    const auto visit = [&](Position position, RecordTrust trust, bool, ByteView bytes) -> Result<> {
        // The count is that of the moment of opening; a file that grew since has more.
        if (trust != RecordTrust::Verified || position.value >= info.records)
            return {};
        const FreezerRecord record = decodeFreezerRecord(bytes);
        const Row row = info.firstRow + position.value;
        const auto next =
            judgeNext(m_view.layout(), keyFile, row, {info.section, position}, record.next, rows, linkSink);
        builder.setRecord(row, crc32c(record.key), next);
        return {};
    };
    CRYO_ASSIGN(result, scanSection(m_view, info, CheckLevel::Structure, visit, m_scanProgress));
    for (const Finding& finding : linkFindings.kept())
        result.findings.add(finding);
    return {};
}

void FreezerScan::takeSection(std::size_t number, SectionScanResult& result)
{
    const SectionInfo& info = m_view.sections()[number];
    FreezerSectionReport section;
    section.section = info.section;
    section.hasKeyFile = info.hasKeyFile;
    section.hasValueFile = info.hasValueFile;
    section.records = info.records;
    section.cutRecords = result.records - result.kept;
    section.unreadableRecords = result.unreadableRecords;
    section.keyFileBytes = info.keyFileBytes;
    section.valueFileBytes = info.valueFileBytes;
    section.valueBytes = result.valueBytes;
    section.findings = result.alarms();
    m_report->records += section.records;
    m_report->unreadableRecords += section.unreadableRecords;
    m_report->valueBytes += section.valueBytes;
    m_report->sections.push_back(section);
    m_layouts.add(result.layouts);
    for (const Finding& finding : result.findings.kept())
        m_sink(finding);
}

Result<> FreezerScan::scanBuckets()
{
    CRYO_ASSIGN(m_report->table, scanTable(m_view, {}, &m_heads, m_sink, m_scanProgress));
    TableReport& table = m_report->table;
    table.size = lookupSize(m_view);
    const std::uint64_t half = table.buckets / 2;
    table.resizeProgress = m_heads.upperWritten > half ? m_heads.upperWritten - half : 0;
    const auto& checkpoint = m_view.layout().checkpoint;
    table.halfDoneResize =
        checkpoint && m_view.table() != nullptr && checkpoint->tableSize != 0 &&
        m_view.table()->sizeBytes() == 2 * std::uint64_t{checkpoint->tableSize} * kBucketSizeBytes;
    return {};
}

Result<> FreezerScan::followChains(ChainBuilder& builder)
{
    TableReport& table = m_report->table;
    const auto& checkpoint = m_view.layout().checkpoint;
    const bool sizeKnown = checkpoint && checkpoint->tableSize == table.size;
    ReachReport reach;
    CRYO_ASSIGN(reach, builder.reach(m_heads, table.size, sizeKnown, m_progress));
    table.size = builder.pass().tableSize();
    if (reach.unsplitRecords > 0) {
        table.halfDoneResize = true;
        reportHalfDoneResize(m_view, reach.unsplitRecords, reach.firstUnsplit->value, m_sink);
    }
    if (!table.halfDoneResize)
        table.resizeProgress = 0;
    for (const TableHeads::Head& head : m_heads.heads)
        if (head.bucket < table.size)
            ++table.added.at(head.added);
    auto shadowed = builder.findShadowed(m_view, m_progress);
    if (!shadowed && shadowed.error().code == Errc::Cancelled)
        return std::unexpected(shadowed.error());
    m_report->shadowedBytes = shadowed.value_or(0);
    const ChainPass& pass = builder.pass();
    for (Row row = 0; row < pass.records(); ++row) {
        m_report->shadowedRecords += pass.shadowed(row) ? 1U : 0U;
        m_report->unreachableRecords += pass.readable(row) && !pass.reachable(row) ? 1U : 0U;
    }
    judgeChains({m_view, pass, reach, m_heads, m_report->shadowedRecords, m_report->shadowedBytes}, m_sink);
    m_report->smallestTableSize = reach.smallestTableSize;
    m_report->chains = builder.finish();
    m_heads = {};
    return {};
}

void FreezerScan::measureChains()
{
    FreezerReport& report = *m_report;
    const ChainPass& pass = *report.chains;
    report.table.usedBuckets = pass.usedBuckets();
    const auto shorterFirst = [](const BucketLength& a, const BucketLength& b) {
        return a.length != b.length ? a.length > b.length : a.bucket < b.bucket;
    };
    std::priority_queue<BucketLength, std::vector<BucketLength>, decltype(shorterFirst)> worst(shorterFirst);
    Counts lengths;
    double sum = 0;
    pass.forEachHead([&](Bucket bucket, Row head) {
        const std::uint32_t length = pass.length(head);
        sum += length;
        lengths.add(length);
        if (worst.size() < FreezerReport::kWorstKept || length > worst.top().length) {
            worst.push({bucket, length});
            if (worst.size() > FreezerReport::kWorstKept)
                worst.pop();
        }
    });
    report.histogram = lengths.counts();
    const std::uint64_t size = report.table.size;
    if (const std::uint64_t empty = size - std::min(size, pass.usedBuckets()); empty > 0)
        report.histogram[0] = empty;
    report.worst.resize(worst.size());
    for (auto bucket = report.worst.rbegin(); bucket != report.worst.rend(); ++bucket) {
        *bucket = worst.top();
        worst.pop();
    }
    report.longest = report.worst.empty() ? 0 : report.worst.front().length;
    report.meanLength = report.table.size == 0 ? 0 : sum / static_cast<double>(report.table.size);
    report.p50Length = percentile(report.histogram, 0.50);
    report.p99Length = percentile(report.histogram, 0.99);
}

void FreezerScan::measureLookups()
{
    FreezerReport& report = *m_report;
    Counts costs;
    for (std::size_t i = 0; i < report.sections.size(); ++i)
        measureSection(report.sections[i], m_view.sections()[i], costs);
    const auto counts = costs.counts();
    if (counts.empty())
        return;
    std::uint64_t found = 0;
    for (const auto& [depth, records] : counts) {
        found += records;
        report.unnecessaryReads += depth * records;
    }
    report.meanLookupCost = static_cast<double>(report.unnecessaryReads) / static_cast<double>(found);
    report.p50LookupCost = percentile(counts, 0.50);
    report.p99LookupCost = percentile(counts, 0.99);
    report.maxLookupCost = counts.rbegin()->first;
}

void FreezerScan::measureSection(FreezerSectionReport& section, const SectionInfo& info, Counts& costs) const
{
    FreezerReport& report = *m_report;
    const ChainPass& pass = *report.chains;
    std::uint64_t reachable = 0;
    std::uint64_t depths = 0;
    for (Row row = info.firstRow; row < info.firstRow + info.records; ++row) {
        pass.expectDepth(row + kAheadRows, row + 2 * kAheadRows);
        if (!pass.readable(row))
            continue;
        const bool shadowed = pass.shadowed(row);
        section.shadowed += shadowed ? 1U : 0U;
        report.keys += shadowed ? 0U : 1U;
        const auto depth = pass.depth(row);
        if (!depth)
            continue;
        ++reachable;
        depths += *depth;
        if (!shadowed)
            costs.add(*depth);
    }
    if (reachable > 0)
        section.meanDepth = static_cast<double>(depths) / static_cast<double>(reachable);
}

Result<std::shared_ptr<const FreezerReport>> freezerReport(std::shared_ptr<const StoreView> view,
                                                           const FindingSink& sink, const Progress& progress)
{
    if (view->layout().kind != StoreKind::Freezer)
        return fail(Errc::InvalidArgument, "this store is not a freezer");
    if (!view->recordsExact()) {
        CRYO_ASSIGN(view, view->countRecords(progress));
    }
    return FreezerScan(std::move(view), orNobody(sink), progress).run();
}

} // namespace cryo
