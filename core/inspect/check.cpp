// SPDX-License-Identifier: GPL-3.0-or-later
//
// The three levels of a check.
#include "core/inspect/check.h"

#include "core/inspect/archive_rules.h"
#include "core/inspect/checkpoint_rules.h"
#include "core/inspect/marker_rules.h"
#include "core/inspect/repeated_keys.h"
#include "core/inspect/section_scan.h"
#include "core/inspect/table_rules.h"
#include "core/inspect/value_rules.h"

#include <atomic>

namespace cryo {

namespace {

std::uint64_t valueFileBytes(const StoreView& view)
{
    std::uint64_t sum = 0;
    for (const SectionInfo& info : view.sections())
        sum = saturatingAdd(sum, info.valueFileBytes);
    return sum;
}

void countFiles(const StoreView& view, CheckResult& result)
{
    for (const SectionInfo& info : view.sections()) {
        result.files += (info.hasKeyFile ? 1U : 0U) + (info.hasValueFile ? 1U : 0U);
        result.bytes = saturatingAdd(result.bytes, info.keyFileBytes);
    }
    if (view.table() != nullptr) {
        ++result.files;
        result.bytes = saturatingAdd(result.bytes, view.table()->sizeBytes());
    }
}

/// What an engine looks at when it opens the store.
Result<> checkQuick(const StoreView& view, CheckResult& result, const FindingSink& sink,
                    const Progress& progress)
{
    ScanProgress scanProgress(progress, view.table() == nullptr ? 0 : view.table()->sizeBytes());
    reportOpenFindings(view, sink);
    LayoutCount layouts;
    const auto scan = [&](std::size_t number, SectionScanResult& section) -> Result<> {
        const SectionInfo& info = view.sections()[number];
        CRYO_TRY(scanProgress.add(0));
        CRYO_ASSIGN(section, scanSection(view, info, CheckLevel::Quick, {}, scanProgress));
        if (view.layout().kind == StoreKind::Archive)
            ArchiveRules(view.layout(), info).judgeSection(section.findings.sink());
        return {};
    };
    const auto take = [&](std::size_t, const SectionScanResult& section) {
        layouts.add(section.layouts);
        result.records += section.records;
        for (const Finding& finding : section.findings.kept())
            sink(finding);
    };
    CRYO_TRY(forEachSectionInOrder<SectionScanResult>(view, scan, take));
    if (view.layout().kind == StoreKind::Archive) {
        judgeLayouts(layouts, view.layout().partitions.key, sink);
        judgeMarkers(view, sink);
        return {};
    }
    judgeSectionHoles(view, sink);
    if (view.table() != nullptr)
        layouts.add(view.table()->header());
    judgeLayouts(layouts, view.layout().partitions.key, sink);
    judgeTableSize(view, sink);
    TableScanOptions options;
    options.quick = true;
    TableReport table;
    CRYO_ASSIGN(table, scanTable(view, options, nullptr, sink, scanProgress));
    judgeCheckpoint(view, table, sink);
    return {};
}

/// Every value of the section that a kept, trusted record points to.
Result<> checkValues(const StoreView& view, const SectionInfo& info, const CheckOptions& options,
                     FindingList& findings, std::atomic<std::uint64_t>& values, ScanProgress& progress)
{
    const auto keys = view.keyFile(info.section);
    if (!keys)
        return {};
    const auto valueFile = view.valueFile(info.section);
    if (!valueFile)
        return {};
    const auto kept = recordsKept(**keys, (*valueFile)->sizeBytes());
    if (!kept)
        return {};
    ValueWindow window(view, info.section);
    const FindingSink sink = findings.sink();
    std::uint64_t unreported = 0;
    Result<> failure;
    const auto read = (*keys)->forEach([&](Position position, RecordTrust trust, ByteView bytes) -> Result<> {
        if (trust != RecordTrust::Verified || position.value >= *kept)
            return {};
        const RecordRow record = view.decodeRecord({info.section, position}, trust, bytes);
        const JudgedValue value = judgeValue(window, view.layout(), record.value, options.valueLimitBytes);
        reportValue(view, record, value, options.valueLimitBytes, sink);
        values.fetch_add(1, std::memory_order_relaxed);
        unreported += record.value.sizeBytes;
        if (unreported >= kProgressStepBytes)
            failure = progress.add(std::exchange(unreported, 0));
        return failure;
    });
    return read ? Result<>() : failure;
}

Result<> checkAllValues(const StoreView& view, const CheckOptions& options, CheckResult& result,
                        const FindingSink& sink, const Progress& progress)
{
    ScanProgress scanProgress(progress, valueFileBytes(view));
    std::atomic<std::uint64_t> values{0};
    const auto check = [&](std::size_t number, FindingList& findings) -> Result<> {
        findings = FindingList(kFindingsPerSection);
        const SectionInfo& info = view.sections()[number];
        return info.hasKeyFile ? checkValues(view, info, options, findings, values, scanProgress)
                               : Result<>();
    };
    const auto take = [&](std::size_t, const FindingList& findings) {
        for (const Finding& finding : findings.kept())
            sink(finding);
    };
    CRYO_TRY(forEachSectionInOrder<FindingList>(view, check, take));
    result.values = values;
    result.bytes = saturatingAdd(result.bytes, valueFileBytes(view));
    return {};
}

} // namespace

Result<CheckResult> checkStore(std::shared_ptr<const StoreView> view, const CheckOptions& options,
                               const FindingSink& sink, const Progress& progress)
{
    if (!view->recordsExact()) {
        CRYO_ASSIGN(view, view->countRecords(progress));
    }
    const FindingSink report = sink ? sink : [](const Finding&) {};
    CheckResult result;
    result.level = options.level;
    countFiles(*view, result);
    if (options.level == CheckLevel::Quick) {
        CRYO_TRY(checkQuick(*view, result, report, progress));
        return result;
    }
    if (view->layout().kind == StoreKind::Archive) {
        CRYO_ASSIGN(result.archive, archiveReport(view, report, progress));
        result.records = result.archive->records();
        CRYO_TRY(reportRepeatedKeys(*view, report, progress));
    } else {
        CRYO_ASSIGN(result.freezer, freezerReport(view, report, progress));
        result.records = result.freezer->records;
    }
    if (options.level == CheckLevel::Deep)
        CRYO_TRY(checkAllValues(*view, options, result, report, progress));
    return result;
}

} // namespace cryo
