// SPDX-License-Identifier: GPL-3.0-or-later
//
// One section of a store from end to end: opens its two files, applies the rules for headers, pages and
// records, and hands every record to a visitor.
//
// A scan reads its files itself and past the view's cache: nobody waits for it. One thread for one section;
// several sections may be scanned at once. Source: findings.md (HD, PG, IX, VA-01, DR-04, DR-05, DR-10,
// DR-11).
#pragma once

#include "core/inspect/header_rules.h"
#include "core/inspect/record_rules.h"
#include "core/inspect/scan_progress.h"

namespace cryo {

/// How many findings of one code a scan reports for one section; the rest would be more of the same.
inline constexpr std::size_t kFindingsPerSection = 1000;

/// The files of a section, opened past the view's cache, their headers judged. What cannot be opened is a
/// finding (DR-10). `layouts` counts the headers.
SectionFiles openSectionFiles(const StoreView& view, const SectionInfo& info, LayoutCount& layouts,
                              const FindingSink& sink);

struct SectionScanResult {
    FindingList findings{kFindingsPerSection};
    LayoutCount layouts;
    std::uint64_t records = 0;           ///< what an engine finds when it opens the index file
    std::uint64_t kept = 0;              ///< of these, what it keeps (record_rules.h)
    std::uint64_t unreadableRecords = 0; ///< of `records`, in pages that fail
    std::uint64_t valueBytes = 0;        ///< sum of the value sizes of readable, kept records
    /// Warnings and worse.
    [[nodiscard]] std::uint64_t alarms() const;
};

/// Called for every record whose page is stored, in order; `kept`: an engine keeps it. Cancelled, or any
/// other error, stops the scan.
using ScanVisitor = std::function<Result<>(Position position, RecordTrust trust, bool kept, ByteView record)>;

/// Scans one section. Quick reads the ends of the files only, and visits no record.
/// Errors: Cancelled; those of `visit`.
Result<SectionScanResult> scanSection(const StoreView& view, const SectionInfo& info, CheckLevel level,
                                      const ScanVisitor& visit, ScanProgress& progress);

/// Calls work(number) for the sections first … end - 1 of the view, in parallel.
/// Errors: the first that `work` returned.
Result<> forEachSectionParallel(std::size_t first, std::size_t end,
                                const std::function<Result<>(std::size_t)>& work);

/// Works on every section in parallel, and takes the results one by one in the order of the sections, from
/// the calling thread: work(number, result), then take(number, result). Only kSectionsAtOnce results exist at
/// a time, so that a store of a million sections costs no more than one of a thousand. Errors: as above.
template <typename SectionResult, typename Work, typename Take>
Result<> forEachSectionInOrder(const StoreView& view, Work work, Take take)
{
    constexpr std::size_t kSectionsAtOnce = 512;
    const std::size_t count = view.sections().size();
    for (std::size_t first = 0; first < count; first += kSectionsAtOnce) {
        const std::size_t end = std::min(count, first + kSectionsAtOnce);
        std::vector<SectionResult> results(end - first);
        CRYO_TRY(forEachSectionParallel(
            first, end, [&](std::size_t number) { return work(number, results[number - first]); }));
        for (std::size_t number = first; number < end; ++number)
            take(number, results[number - first]);
    }
    return {};
}

} // namespace cryo
