// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rounds of checking and repairing, bottom up.
#include "core/repair/propose.h"

#include "core/repair/operations/operation.h"
#include "core/repair/propose_bits.h"
#include "core/repair/propose_headers.h"
#include "core/repair/propose_swaps.h"

#include <algorithm>

namespace cryo {

namespace {

constexpr int kRoundsMax = 12;
constexpr std::size_t kFindingsKept = 10'000;

bool isOneOf(FindingCode code, std::initializer_list<FindingCode> codes)
{
    return std::ranges::find(codes, code) != codes.end();
}

/// What a new index file, and a cut or corrected value file, of the section repairs.
bool concernsSection(FindingCode code)
{
    using enum FindingCode;
    return isOneOf(
        code, {PG01, PG02, PG03, PG04, PG05, IX01, IX02, IX03, IX04, IX06, IX07, VA01, VA02, VA05, DR05});
}

bool concernsValues(FindingCode code)
{
    return isOneOf(code, {FindingCode::VA02, FindingCode::VA05});
}

bool concernsTable(FindingCode code)
{
    return catalogueEntry(code).name.starts_with("FZ-") || code == FindingCode::DR06 ||
           code == FindingCode::DR07 || code == FindingCode::DR04;
}

/// Whether an operation works on what an earlier one made: a file under either of the names that the two
/// know it by, or the other file of a section that is rewritten as a whole.
bool needs(const Operation& operation, const Operation& earlier)
{
    if (operation.target.blob.empty() || earlier.target.blob.empty())
        return true; // one of the two is about the whole store
    const auto knows = [](const Operation& one, std::string_view name) {
        return !name.empty() && (one.target.blob == name || one.text("name") == name);
    };
    const bool sameFile = knows(earlier, operation.target.blob) || knows(earlier, operation.text("name"));
    return sameFile &&
           (operation.target.partition == earlier.target.partition ||
            operation.kind == OperationKind::RewriteSection || earlier.kind == OperationKind::RewriteSection);
}

class Proposing {
public:
    Proposing(std::shared_ptr<const ReadableStorage> store, const StoreLayout& layout,
              const ProposeOptions& options, const Progress& progress)
        : m_store(std::move(store))
        , m_options(options)
        , m_progress(progress)
    {
        m_out.plan.layout = layout;
        m_context.layout = layout;
        m_context.progress = progress;
    }
    Result<Proposal> run();

private:
    Result<std::vector<Finding>> check();
    [[nodiscard]] bool isWanted(const Finding& finding) const
    {
        return finding.severity >= Severity::Warning &&
               (m_options.codes.empty() || m_options.codes.contains(finding.code));
    }
    Result<bool> round(const std::vector<Finding>& findings);
    Result<bool> repairFiles(const std::vector<Finding>& findings);
    Result<bool> repairSwaps(const std::vector<Finding>& findings);
    Result<bool> repairBits(const std::vector<Finding>& findings);
    Result<bool> repairArchive(const std::vector<Finding>& findings);
    Result<bool> repairFreezer(const std::vector<Finding>& findings);
    Result<bool> repairMarkers(const std::vector<Finding>& findings);
    Result<bool> add(Operation operation);
    Result<> startAgain();
    Result<> doFirst(std::vector<Finding> findings);
    Result<> finish(std::vector<Finding> findings);

    std::shared_ptr<const ReadableStorage> m_store;
    const ProposeOptions& m_options;
    const Progress& m_progress;
    OperationContext m_context;
    std::shared_ptr<const StoreView> m_view;
    /// Operations that were done; the same again would do nothing more.
    std::map<std::string, std::uint32_t> m_done;
    bool m_lookedForSwaps = false;
    std::vector<std::string> m_failed; ///< operations that could not be done, and why
    Proposal m_out;
};

Result<std::vector<Finding>> Proposing::check()
{
    CRYO_ASSIGN(const auto view, StoreView::open(m_context.storage, m_context.layout));
    FindingList findings(kFindingsKept);
    CheckOptions options;
    options.level = CheckLevel::Deep;
    options.valueLimitBytes = m_options.valueLimitBytes;
    CRYO_ASSIGN(const auto result, checkStore(view, options, findings.sink(), m_progress));
    static_cast<void>(result);
    m_view = view;
    return findings.kept();
}

/// Does an operation, unless it was done before. Whether it was done.
Result<bool> Proposing::add(Operation operation)
{
    std::string name = std::string(operationName(operation.kind)) + " " + toString(operation.target);
    if (operation.section)
        name += " " + std::to_string(operation.section->value);
    for (const auto& [parameter, value] : operation.parameters)
        if (const auto* number = std::get_if<std::uint64_t>(&value))
            name += " " + parameter + "=" + std::to_string(*number);
    operation.id = static_cast<std::uint32_t>(m_out.plan.operations.size()) + 1;
    if (!m_done.emplace(std::move(name), operation.id).second)
        return false;
    const std::uint64_t before = m_context.storage->generation();
    const auto checkpoint = m_context.layout.checkpoint;
    auto done = runOperation(operation, m_context);
    if (!done) {
        if (done.error().code == Errc::Cancelled)
            return std::unexpected(std::move(done).error());
        m_failed.push_back(std::string(operationName(operation.kind)) +
                           " could not be done: " + toString(done.error()));
        CRYO_TRY(startAgain());
        return false;
    }
    OperationEffect effect = std::move(*done);
    if (m_context.storage->generation() == before && m_context.layout.checkpoint == checkpoint)
        return false;
    operation.gains = effect.gains;
    operation.loses = effect.loses;
    operation.unverified = effect.unverified;
    operation.sample = std::move(effect.sample);
    if (!effect.sentence.empty())
        operation.effect = std::move(effect.sentence);
    // An operation on a file needs those that mended it first; one on the whole store needs all.
    for (const Operation& earlier : m_out.plan.operations)
        if (needs(operation, earlier))
            operation.dependsOn.push_back(earlier.id);
    m_out.plan.operations.push_back(std::move(operation));
    return true;
}

/// Does the plan's operations once more on a new overlay: what a failed one left there is gone.
Result<> Proposing::startAgain()
{
    m_context.storage = std::make_shared<OverlayStorage>(m_store);
    m_context.layout = m_out.plan.layout;
    for (const Operation& operation : m_out.plan.operations)
        CRYO_TRY(runOperation(operation, m_context));
    return {};
}

Result<bool> Proposing::repairFiles(const std::vector<Finding>& findings)
{
    bool did = false;
    for (const Finding& finding : findings) {
        if (!isWanted(finding))
            continue;
        if (auto operation = proposeForFile(*m_view, finding)) {
            CRYO_ASSIGN(const bool added, add(std::move(*operation)));
            did |= added;
        }
    }
    return did;
}

/// Files under each other's names: looked for once, where values or links of two sections do not fit.
Result<bool> Proposing::repairSwaps(const std::vector<Finding>& findings)
{
    using enum FindingCode;
    if (m_lookedForSwaps)
        return false;
    m_lookedForSwaps = true;
    const bool any = std::ranges::any_of(findings, [&](const Finding& finding) {
        return isWanted(finding) &&
               isOneOf(finding.code, {VA02, IX02, IX03, AR02, FZ09, FZ10, FZ11, FZ12, FZ19});
    });
    if (!any)
        return false;
    CRYO_ASSIGN(const auto counted, m_context.view());
    bool did = false;
    for (Operation& operation : proposeSwaps(*counted)) {
        CRYO_ASSIGN(const bool added, add(std::move(operation)));
        did |= added;
    }
    return did;
}

/// Flipped bits, where the checksum tells which: nothing else gives the very bytes back.
Result<bool> Proposing::repairBits(const std::vector<Finding>& findings)
{
    std::vector<Finding> wanted;
    std::ranges::copy_if(findings, std::back_inserter(wanted),
                         [&](const Finding& finding) { return isWanted(finding); });
    if (wanted.empty() || !m_context.layout.pageSize || !m_context.layout.recordSize())
        return false;
    CRYO_ASSIGN(const auto counted, m_context.view());
    CRYO_ASSIGN(auto operations, proposeBits(*counted, wanted, m_progress));
    bool did = false;
    for (Operation& operation : operations) {
        CRYO_ASSIGN(const bool added, add(std::move(operation)));
        did |= added;
    }
    return did;
}

Operation sectionOperation(OperationKind kind, const Finding& finding, const StoreLayout& layout)
{
    Operation operation;
    operation.kind = kind;
    operation.code = finding.code;
    operation.section = finding.section;
    operation.target.partition = layout.partitions.key;
    return operation;
}

Result<bool> Proposing::repairArchive(const std::vector<Finding>& findings)
{
    bool did = false;
    bool strays = false;
    for (const Finding& finding : findings) {
        if (!isWanted(finding))
            continue;
        strays |= isOneOf(finding.code, {FindingCode::AR01, FindingCode::AR02});
        if (finding.code == FindingCode::DR04) {
            auto operation = sectionOperation(OperationKind::RemoveFile, finding, m_context.layout);
            operation.target = {finding.where.partition, finding.where.blob, {}};
            operation.effect = "Values without an index go to quarantine.";
            CRYO_ASSIGN(const bool added, add(std::move(operation)));
            did |= added;
        }
        if (!finding.section || !concernsSection(finding.code))
            continue;
        auto operation = sectionOperation(OperationKind::RewriteSection, finding, m_context.layout);
        if (const SectionInfo* info = m_view->section(*finding.section))
            operation.target.blob = info->keyFileName;
        CRYO_ASSIGN(const bool added, add(std::move(operation)));
        did |= added;
    }
    if (did || !strays)
        return did;
    for (const Finding& finding : findings)
        if (isWanted(finding) && isOneOf(finding.code, {FindingCode::AR01, FindingCode::AR02}))
            return add(sectionOperation(OperationKind::MoveStrays, finding, m_context.layout));
    return false;
}

Result<bool> Proposing::repairFreezer(const std::vector<Finding>& findings)
{
    std::optional<Operation> operation;
    bool values = false;
    for (const Finding& finding : findings) {
        if (!isWanted(finding) || !(concernsSection(finding.code) || concernsTable(finding.code)))
            continue;
        values |= concernsValues(finding.code);
        if (operation)
            continue;
        operation = sectionOperation(OperationKind::RebuildFreezer, finding, m_context.layout);
        operation->section.reset();
    }
    if (!operation)
        return false;
    if (values)
        operation->parameters["values"] = std::uint64_t{1};
    return add(std::move(*operation));
}

Result<bool> Proposing::repairMarkers(const std::vector<Finding>& findings)
{
    for (const Finding& finding : findings) {
        if (!isWanted(finding) || !catalogueEntry(finding.code).name.starts_with("MK-"))
            continue;
        auto operation = sectionOperation(OperationKind::WriteMarkers, finding, m_context.layout);
        operation.section.reset();
        operation.target.partition = m_context.layout.partitions.markers;
        return add(std::move(operation));
    }
    return false;
}

/// The lowest layer that has something to repair. Whether anything was done.
Result<bool> Proposing::round(const std::vector<Finding>& findings)
{
    for (const Finding& finding : findings)
        if (isOneOf(finding.code, {FindingCode::AR05, FindingCode::FZ23}))
            return fail(Errc::Unsupported,
                        "nothing is repaired while a parameter does not fit: " + sentence(finding),
                        finding.where);
    CRYO_ASSIGN(bool did, repairFiles(findings));
    if (did)
        return true;
    CRYO_ASSIGN(did, repairSwaps(findings));
    if (did)
        return true;
    CRYO_ASSIGN(did, repairBits(findings));
    if (did)
        return true;
    if (m_context.layout.kind == StoreKind::Freezer)
        return repairFreezer(findings);
    CRYO_ASSIGN(did, repairArchive(findings));
    if (did)
        return true;
    return repairMarkers(findings);
}

Result<> Proposing::finish(std::vector<Finding> findings)
{
    for (const Finding& finding : findings)
        if (finding.severity >= Severity::Warning)
            m_out.plan.left.push_back(
                {std::string(catalogueEntry(finding.code).name), sentence(finding), finding.atRisk});
    for (const std::string& failure : m_failed)
        m_out.plan.left.push_back({{}, failure, 0});
    m_out.after = std::move(findings);
    m_out.storage = m_context.storage;
    m_out.layout = m_context.layout;
    if (m_context.layout.checkpoint != m_out.plan.layout.checkpoint)
        m_out.plan.checkpoint = m_context.layout.checkpoint;
    if (!m_options.digests)
        return {};
    CRYO_ASSIGN(m_out.plan.fingerprint, planFingerprint(*m_store, m_out.plan.layout, m_progress));
    CRYO_ASSIGN(m_out.plan.results, resultsOf(m_store, m_context.storage, m_progress));
    return {};
}

/// What was asked for: names and headers first, because it builds on them.
Result<> Proposing::doFirst(std::vector<Finding> findings)
{
    for (int number = 0; number < kRoundsMax; ++number) {
        CRYO_ASSIGN(const bool did, repairFiles(findings));
        if (!did)
            break;
        CRYO_ASSIGN(findings, check());
    }
    for (const Operation& operation : m_options.first) {
        CRYO_TRY(add(operation));
        // What is left of the plan without it would be another one than was asked for.
        if (!m_failed.empty())
            return fail(Errc::InvalidArgument, m_failed.back());
    }
    return {};
}

Result<Proposal> Proposing::run()
{
    m_context.storage = std::make_shared<OverlayStorage>(m_store);
    CRYO_ASSIGN(std::vector<Finding> findings, check());
    m_out.before = findings;
    if (!m_options.first.empty()) {
        CRYO_TRY(doFirst(findings));
        CRYO_ASSIGN(findings, check());
    }
    for (int number = 0; number < kRoundsMax; ++number) {
        CRYO_ASSIGN(const bool did, round(findings));
        if (!did)
            break;
        CRYO_ASSIGN(findings, check());
    }
    CRYO_TRY(finish(std::move(findings)));
    return std::move(m_out);
}

} // namespace

Result<Proposal> proposeRepairs(std::shared_ptr<const ReadableStorage> store, const StoreLayout& layout,
                                const ProposeOptions& options, const Progress& progress)
{
    return Proposing(std::move(store), layout, options, progress).run();
}

Result<Proposal> proposeOperation(std::shared_ptr<const ReadableStorage> store, const StoreLayout& layout,
                                  Operation operation, const Progress& progress)
{
    return proposeEdits(std::move(store), layout, {std::move(operation)}, {}, progress);
}

Result<Proposal> proposeEdits(std::shared_ptr<const ReadableStorage> store, const StoreLayout& layout,
                              std::vector<Operation> operations, std::optional<Checkpoint> checkpoint,
                              const Progress& progress)
{
    Proposal out;
    OperationContext context{std::make_shared<OverlayStorage>(store), layout, progress};
    std::uint32_t id = 0;
    for (Operation& operation : operations) {
        operation.id = ++id;
        operation.repairs = false;
        CRYO_ASSIGN(OperationEffect effect, runOperation(operation, context));
        operation.gains = effect.gains;
        operation.loses = effect.loses;
        operation.unverified = effect.unverified;
        operation.sample = std::move(effect.sample);
        if (!effect.sentence.empty())
            operation.effect = std::move(effect.sentence);
        for (std::uint32_t earlier = 1; earlier < id; ++earlier)
            if (needs(operation, operations[earlier - 1]))
                operation.dependsOn.push_back(earlier);
    }
    if (checkpoint)
        context.layout.checkpoint = checkpoint;
    out.plan.layout = layout;
    CRYO_ASSIGN(out.plan.fingerprint, planFingerprint(*store, layout, progress));
    CRYO_ASSIGN(out.plan.results, resultsOf(store, context.storage, progress));
    if (!out.plan.results.empty() || context.layout.checkpoint != layout.checkpoint)
        out.plan.operations = std::move(operations);
    if (context.layout.checkpoint != layout.checkpoint)
        out.plan.checkpoint = context.layout.checkpoint;
    out.storage = context.storage;
    out.layout = context.layout;
    return out;
}

} // namespace cryo
