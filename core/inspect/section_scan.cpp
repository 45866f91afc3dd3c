// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening files, and one loop over the pages of a section.
#include "core/inspect/section_scan.h"

#include "core/base/parallel.h"
#include "core/inspect/page_rules.h"

#include <algorithm>

namespace cryo {

namespace {

void reportUnreadable(const Where& where, Section section, const Error& error, const FindingSink& sink)
{
    Finding finding =
        Finding::make(FindingCode::DR10, where, {{"file", filePath(where)}, {"reason", error.message}});
    finding.where.offset = error.where.offset;
    finding.section = section;
    sink(std::move(finding));
}

/// A header that has lost its magic: nobody knows where the payload begins.
bool payloadKnown(const BlobReader& blob)
{
    return blob.header().state != HeaderState::Damaged;
}

std::optional<BlobReader> openBlob(const StoreView& view, const Where& where, Section section,
                                   LayoutCount& layouts, const FindingSink& sink)
{
    auto blob = BlobReader::open(view.storage(), where.partition, where.blob);
    if (!blob) {
        reportUnreadable(where, section, blob.error(), sink);
        return std::nullopt;
    }
    layouts.add(blob->header());
    judgeHeader(*blob, section, sink);
    return std::move(*blob);
}

/// Goes through a key file's pages and records. `visitError` tells a visitor's error from one of reading.
Result<> walkSection(const FixedJournalReader& keys, RecordRules& recordRules, PageRules& pageRules,
                     SectionScanResult& result, const ScanVisitor& visit, ScanProgress& progress,
                     bool& visitError)
{
    std::uint64_t unreported = 0;
    const std::uint64_t kept = recordRules.kept();
    std::uint64_t visited = 0;
    const auto onPage = [&](PageNumber number, const PageVerdict& verdict, ByteView data) -> Result<> {
        pageRules.judgePage(number, verdict, data);
        unreported += data.size() + kPageFooterSizeBytes;
        if (unreported >= kProgressStepBytes) {
            auto step = progress.add(std::exchange(unreported, 0));
            visitError = !step;
            return step;
        }
        return {};
    };
    const auto onRecord = [&](Position position, RecordTrust trust, ByteView record) -> Result<> {
        const ValuePlace value = valuePlaceOf(record);
        recordRules.judgeRecord(position, trust, value);
        const bool isKept = position.value < kept;
        ++visited;
        if (trust != RecordTrust::Verified)
            ++result.unreadableRecords;
        else if (isKept)
            result.valueBytes += value.sizeBytes;
        if (!visit)
            return {};
        auto visitedWell = visit(position, trust, isKept, record);
        visitError = !visitedWell;
        return visitedWell;
    };
    CRYO_TRY(keys.forEach(onRecord, onPage));
    result.unreadableRecords += keys.records() - std::min(visited, keys.records()); // those in holes
    visitError = true;
    CRYO_TRY(progress.add(unreported));
    visitError = false;
    return recordRules.finish();
}

} // namespace

std::uint64_t SectionScanResult::alarms() const
{
    std::uint64_t sum = 0;
    for (const CatalogueEntry& entry : catalogue())
        if (entry.severity != Severity::Info)
            sum += findings.count(entry.code);
    return sum;
}

SectionFiles openSectionFiles(const StoreView& view, const SectionInfo& info, LayoutCount& layouts,
                              const FindingSink& sink)
{
    const StoreLayout& layout = view.layout();
    SectionFiles files;
    files.info = &info;
    if (info.hasValueFile) {
        files.values =
            openBlob(view, {layout.partitions.value, info.valueFileName, {}}, info.section, layouts, sink);
        files.valuesComparable = files.values && payloadKnown(*files.values);
    }
    if (!info.hasKeyFile)
        return files;
    const Where where{layout.partitions.key, info.keyFileName, {}};
    auto blob = openBlob(view, where, info.section, layouts, sink);
    const auto recordSize = layout.recordSize();
    if (!blob || !layout.pageSize)
        return files;
    auto pages = PagedReader::open(std::move(*blob), *layout.pageSize);
    if (!pages) {
        reportUnreadable(where, info.section, pages.error(), sink);
        return files;
    }
    // Without a key size there are pages to judge, but no records.
    auto journal = FixedJournalReader::open(std::move(*pages), recordSize.value_or(RecordSize{1}));
    if (journal)
        files.keys = std::move(*journal);
    return files;
}

Result<SectionScanResult> scanSection(const StoreView& view, const SectionInfo& info, CheckLevel level,
                                      const ScanVisitor& visit, ScanProgress& progress)
{
    SectionScanResult result;
    const FindingSink sink = result.findings.sink();
    const SectionFiles files = openSectionFiles(view, info, result.layouts, sink);
    const bool recordsKnown = view.layout().recordSize().has_value();
    const Where where{view.layout().partitions.key, info.keyFileName, {}};
    // Behind a header that has lost its magic nothing but a page that validates proves where pages begin.
    const bool pagesKnown =
        files.keys && (payloadKnown(files.keys->pages().blob()) || files.keys->pages().recoveredPages() > 0);
    std::optional<PageRules> pageRules;
    if (pagesKnown) {
        pageRules.emplace(files.keys->pages(), info.section,
                          recordsKnown ? files.keys->recordSize().bytes : 0, sink);
        pageRules->judgeEnd();
    }
    if (!recordsKnown && info.hasKeyFile) {
        if (pagesKnown && level != CheckLevel::Quick)
            CRYO_TRY(files.keys->pages().forEachPage(
                [&](PageNumber number, const PageVerdict& verdict, ByteView data) -> Result<> {
                    pageRules->judgePage(number, verdict, data);
                    return progress.add(data.size() + kPageFooterSizeBytes);
                }));
        return result;
    }
    RecordRules recordRules(view.layout(), files, sink);
    if (auto ends = recordRules.judgeEnd(); !ends) {
        reportUnreadable(where, info.section, ends.error(), sink);
        return result;
    }
    result.records = files.keys ? files.keys->records() : 0;
    result.kept = recordRules.kept();
    if (!pagesKnown || level == CheckLevel::Quick)
        return result;
    bool visitError = false;
    auto walked = walkSection(*files.keys, recordRules, *pageRules, result, visit, progress, visitError);
    if (!walked && visitError)
        return std::unexpected(walked.error());
    if (!walked)
        reportUnreadable(where, info.section, walked.error(), sink);
    return result;
}

Result<> forEachSectionParallel(std::size_t first, std::size_t end,
                                const std::function<Result<>(std::size_t)>& work)
{
    return parallelChunks(end - first, 0, [&](std::size_t chunk) { return work(first + chunk); });
}

} // namespace cryo
