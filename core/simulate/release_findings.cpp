// SPDX-License-Identifier: GPL-3.0-or-later
//
// The UP- findings.
#include "core/simulate/release_findings.h"

#include "core/base/parallel.h"
#include "core/inspect/marker_rules.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <atomic>
#include <set>

namespace cryo {

namespace {

using enum FindingCode;

std::uint64_t countOf(std::span<const Finding> found, FindingCode code)
{
    return static_cast<std::uint64_t>(std::ranges::count(found, code, &Finding::code));
}

bool isAny(FindingCode code, std::initializer_list<FindingCode> codes)
{
    return std::ranges::find(codes, code) != codes.end();
}

class ReleaseFindings {
public:
    ReleaseFindings(const std::shared_ptr<const StoreView>& view, CheckLevel level,
                    std::span<const Finding> found, std::uint64_t v1Files, const SimulateOptions& opening,
                    const FindingSink& sink, const Progress& progress)
        : m_view(view)
        , m_level(level)
        , m_found(found)
        , m_opening(opening)
        , m_sink(sink)
        , m_progress(progress)
        , m_archive(view->layout().kind == StoreKind::Archive)
        , m_v1(v1Files)
    {
    }
    Result<> judge(Release release);

private:
    void report(FindingCode code, std::vector<std::pair<std::string, std::string>> arguments = {},
                std::uint64_t atRisk = 0);
    void judgeCheckpoint();
    void judgeAnswers();
    [[nodiscard]] bool mayRefuse(FindingCode code) const;
    Result<> judgeOpening();
    void judgeRefusal(const SimulatedOpen& opened);
    Result<> judgeDropped(const SimulatedOpen& opened);

    std::shared_ptr<const StoreView> m_view;
    CheckLevel m_level;
    std::span<const Finding> m_found;
    const SimulateOptions& m_opening;
    const FindingSink& m_sink;
    const Progress& m_progress;
    bool m_archive;
    std::uint64_t m_v1;
    ReleasePolicy m_policy;
    std::string m_name;
};

void ReleaseFindings::report(FindingCode code, std::vector<std::pair<std::string, std::string>> arguments,
                             std::uint64_t atRisk)
{
    arguments.emplace_back("release", m_name);
    Finding finding = Finding::make(code, {m_view->layout().partitions.key, {}, {}}, std::move(arguments));
    finding.release = m_name;
    finding.atRisk = atRisk;
    m_sink(std::move(finding));
}

void ReleaseFindings::judgeCheckpoint()
{
    const auto& checkpoint = m_opening.checkpoint;
    const bool empty = !checkpoint || *checkpoint == Checkpoint{};
    const bool data = m_view->records() > 0 || m_view->buckets() > 0;
    if (empty && data && m_policy.deletesWithoutCheckpoint)
        report(UP02, {}, m_view->records());
    const SectionInfo* info = checkpoint ? m_view->section(checkpoint->section) : nullptr;
    const bool nothing = checkpoint && checkpoint->epoch >= 1 && checkpoint->section == Section{0} &&
                         checkpoint->oversizedSizeBytes == 0 && (info == nullptr || !info->hasKeyFile);
    if (nothing && m_policy.release == Release::V2026_2_0)
        report(UP09);
}

void ReleaseFindings::judgeAnswers()
{
    if (m_policy.release == Release::V2026_2_0 && m_archive) {
        std::uint64_t notFound = 0;
        for (const Finding& finding : m_found)
            if (finding.code == AR03)
                for (const auto& [name, text] : finding.arguments)
                    if (name == "n")
                        notFound += std::max(1ULL, std::strtoull(text.c_str(), nullptr, 10)) - 1;
        if (const std::uint64_t n = countOf(m_found, AR03); n > 0)
            report(UP06, {{"n", std::to_string(n)}, {"m", std::to_string(notFound)}}, notFound);
    }
    if (!m_policy.archiveHasMarkers && m_archive && !readMarkers(*m_view, {}).markers.empty())
        report(UP07);
    if (const std::uint64_t n = countOf(m_found, VA05); n > 0 && m_policy.release == Release::V2026_10_0)
        report(UP08, {{"n", std::to_string(n)}}, n);
}

/// Whether a release may refuse, or cut more than others do, because of this.
bool ReleaseFindings::mayRefuse(FindingCode code) const
{
    if (code <= HD08 || isAny(code, {DR01, DR02, DR03}))
        return true;
    if (m_archive)
        return isAny(code, {PG03, PG04, AR01, AR02, MK03, MK04, MK05, MK06}) ||
               (m_policy.archiveHasMarkers && m_level == CheckLevel::Deep &&
                isAny(code, {PG01, PG02, PG05, VA02, IX03, IX06, DR05}));
    return m_policy.provesCheckpoint && m_opening.checkpoint &&
           isAny(code, {FZ02, FZ03, FZ04, FZ19, FZ20, VA01, IX02, DR04, DR05, DR06, DR07, PG02, PG03});
}

void ReleaseFindings::judgeRefusal(const SimulatedOpen& opened)
{
    const bool v1 = m_v1 > 0 && m_policy.release != Release::V2026_10_0;
    if (v1)
        return; // UP-01 says it
    for (const Finding& finding : m_found) {
        const bool isCause =
            finding.code <= HD08 || isAny(finding.code, {DR01, DR02, DR03}) ||
            (m_archive && !m_policy.archiveHasMarkers && isAny(finding.code, {PG03, PG04})) ||
            (m_archive && m_policy.archiveHasMarkers &&
             isAny(finding.code, {PG03, PG04, AR01, AR02, MK03, MK04, MK05, MK06}));
        if (!isCause)
            continue;
        report(UP05, {{"code", std::string(catalogueEntry(finding.code).name)}}, m_view->records());
        return;
    }
    if (!m_archive && m_policy.provesCheckpoint && m_opening.checkpoint)
        report(UP04, {{"check", opened.error ? opened.error->message : std::string()}}, m_view->records());
}

/// Records that are gone behind the opening, by section, and that an opening by 2026.2.0 would keep: what is
/// cut off at the end of a file every release cuts.
Result<> ReleaseFindings::judgeDropped(const SimulatedOpen& opened)
{
    CRYO_ASSIGN(const auto view, StoreView::open(opened.after, opened.layoutAfter));
    CRYO_ASSIGN(const auto after, view->countRecords(m_progress));
    SimulateOptions options = m_opening;
    options.release = Release::V2026_2_0;
    options.sampleSize = 0;
    CRYO_ASSIGN(const SimulatedOpen first,
                simulateOpen(m_view->sharedStorage(), m_view->layout(), options, m_progress));
    CRYO_ASSIGN(const auto firstView, StoreView::open(first.after, first.layoutAfter));
    CRYO_ASSIGN(const auto kept, first.opens ? firstView->countRecords(m_progress)
                                             : Result<std::shared_ptr<const StoreView>>(m_view));
    for (const SectionInfo& info : kept->sections()) {
        const SectionInfo* left = after->section(info.section);
        const std::uint64_t there = left == nullptr ? 0 : left->records;
        if (there >= info.records)
            continue;
        const std::uint64_t n = info.records - there;
        report(UP03, {{"n", std::to_string(n)}, {"s", std::to_string(info.section.value)}}, n);
    }
    return {};
}

Result<> ReleaseFindings::judgeOpening()
{
    if (m_level == CheckLevel::Quick ||
        std::ranges::none_of(m_found, [&](const Finding& finding) { return mayRefuse(finding.code); }))
        return {};
    SimulateOptions options = m_opening;
    options.release = m_policy.release;
    options.sampleSize = 0;
    CRYO_ASSIGN(const SimulatedOpen opened,
                simulateOpen(m_view->sharedStorage(), m_view->layout(), options, m_progress));
    if (!opened.opens)
        judgeRefusal(opened);
    else if (m_archive && m_policy.archiveHasMarkers && m_level == CheckLevel::Deep && opened.itemsLost > 0)
        CRYO_TRY(judgeDropped(opened));
    return {};
}

Result<> ReleaseFindings::judge(Release release)
{
    m_policy = ReleasePolicy::of(release);
    m_name = releaseName(release);
    if (m_v1 > 0 && release != Release::V2026_10_0)
        report(UP01, {{"n", std::to_string(m_v1)}}, m_view->records());
    if (!m_archive)
        judgeCheckpoint();
    judgeAnswers();
    return judgeOpening();
}

} // namespace

std::uint64_t countV1Files(const StoreView& view)
{
    std::atomic<std::uint64_t> count = 0;
    const auto& partitions = view.layout().partitions;
    const auto look = [&](const std::string& partition, const std::string& name) {
        const auto blob = BlobReader::open(view.storage(), partition, name);
        if (blob && blob->header().layout == HeaderLayout::V1)
            ++count;
    };
    constexpr std::size_t kSectionsAtOnce = 256;
    const auto sections = view.sections();
    const auto lookAt = [&](std::size_t chunk) -> Result<> {
        const auto rest = sections.subspan(chunk * kSectionsAtOnce);
        for (const SectionInfo& info : rest.first(std::min(rest.size(), kSectionsAtOnce))) {
            if (info.hasKeyFile)
                look(partitions.key, info.keyFileName);
            if (info.hasValueFile)
                look(partitions.value, info.valueFileName);
        }
        return {};
    };
    // Never an error: what cannot be opened is none.
    static_cast<void>(parallelChunks((sections.size() + kSectionsAtOnce - 1) / kSectionsAtOnce, 0, lookAt));
    if (view.table() != nullptr)
        look(partitions.table, std::string(kTableFileName));
    return count;
}

std::vector<Release> releasesToJudge(const StoreView& view, std::span<const Finding> found,
                                     std::uint64_t v1Files)
{
    if (v1Files > 0 || readMarkers(view, {}).present)
        return {Release::V2026_10_0};
    if (countOf(found, AR03) > 0)
        return {Release::V2026_7_1, Release::V2026_10_0};
    return {kReleases.begin(), kReleases.end()};
}

Result<> reportReleaseFindings(const std::shared_ptr<const StoreView>& view, CheckLevel level,
                               std::span<const Finding> found, std::uint64_t v1Files,
                               std::span<const Release> releases, const SimulateOptions& opening,
                               const FindingSink& sink, const Progress& progress)
{
    std::shared_ptr<const StoreView> counted = view;
    if (!counted->recordsExact()) {
        CRYO_ASSIGN(counted, counted->countRecords(progress));
    }
    ReleaseFindings findings(counted, level, found, v1Files, opening, sink, progress);
    for (const Release release : releases)
        CRYO_TRY(findings.judge(release));
    return {};
}

} // namespace cryo
