// SPDX-License-Identifier: GPL-3.0-or-later
//
// Simulating, preventing, simulating again.
#include "core/simulate/upgrade_check.h"

#include "core/simulate/checkpoint_choices.h"
#include "core/simulate/sentences.h"

namespace cryo {

namespace {

/// Nothing that could be read before is gone. A record whose value is bad has nothing to lose.
bool isSafe(const SimulatedOpen& opening)
{
    return opening.opens && opening.itemsLostGood == 0;
}

Sentence whyNot(const SimulatedOpen& opening, bool afterChanges)
{
    const std::string release(releaseName(opening.release));
    if (!opening.opens)
        return {afterChanges ? kSentenceRefusedAfterChanges : kSentenceRefused,
                {{"release", release}, {"error", opening.error->message}}};
    return {afterChanges ? kSentenceWouldDropAfterChanges : kSentenceWouldDrop,
            {{"release", release},
             {"lost", groupedDigits(opening.itemsLost)},
             {"all", groupedDigits(opening.itemsBefore)},
             {"good", groupedDigits(opening.itemsLostGood)}}};
}

std::string checkpointText(const Checkpoint& checkpoint)
{
    return toHex(encodeCheckpoint(checkpoint));
}

class Preparation {
public:
    Preparation(const std::shared_ptr<const ReadableStorage>& store, const StoreLayout& layout,
                const UpgradeOptions& options, const Progress& progress)
        : m_store(store)
        , m_layout(layout)
        , m_options(options)
        , m_opening(options.opening)
        , m_release(ReleasePolicy::of(options.opening.release))
        , m_progress(progress)
        , m_prepared(store, layout)
    {
    }

    Result<UpgradeCheck> run()
    {
        UpgradeCheck check;
        CRYO_ASSIGN(check.without, simulateOpen(m_store, m_layout, m_opening, m_progress));
        const bool staleMarkers = !m_release.archiveHasMarkers && !m_layout.partitions.markers.empty();
        if (isSafe(check.without) && !staleMarkers) {
            check.verdict = UpgradeCheck::Verdict::Safe;
            check.sentence = {kSentenceSafe, {{"release", std::string(releaseName(m_opening.release))}}};
            return check;
        }
        CRYO_TRY(prevent(check));
        judge(check);
        return check;
    }

private:
    Result<> prevent(UpgradeCheck& check)
    {
        if (!isSafe(check.without))
            CRYO_TRY(repair());
        if (m_release.headers.highest == HeaderLayout::V0) {
            CRYO_TRY(finishCreations(m_prepared, HeaderLayout::V0));
            CRYO_TRY(convertHeaders(m_prepared, HeaderLayout::V0));
            CRYO_TRY(removeMarkers(m_prepared));
        }
        CRYO_TRY(simulate(check));
        if (!check.with || !isSafe(*check.with)) {
            CRYO_TRY(m_layout.kind == StoreKind::Archive ? preventInArchive() : preventInFreezer());
            CRYO_TRY(simulate(check));
        }
        check.changes = m_prepared.changes;
        if (!check.changes.empty()) {
            check.prepared = m_prepared.storage;
            check.preparedLayout = m_prepared.layout;
        }
        return {};
    }

    Result<> repair()
    {
        CRYO_TRY(repairHeaders(m_prepared));
        if (m_options.correctsBits)
            CRYO_TRY(correctBits(
                m_prepared, m_release.archiveHasMarkers && m_layout.kind == StoreKind::Archive, m_progress));
        return {};
    }

    Result<> preventInArchive()
    {
        return m_release.archiveHasMarkers ? writeMarkers(m_prepared, m_release) : Result<>{};
    }

    Result<> preventInFreezer()
    {
        if (m_release.provesCheckpoint)
            CRYO_TRY(alignFreezerValues(m_prepared));
        // Only now: the estimate goes by what the changes left.
        CRYO_ASSIGN(const auto estimate,
                    estimateCheckpoint(m_prepared.storage, m_prepared.layout, m_progress));
        if (!estimate || estimate == m_opening.checkpoint)
            return {};
        if (m_opening.checkpoint) {
            // A checkpoint that was given is left only if it cannot be used.
            CRYO_ASSIGN(const auto again,
                        simulateOpen(m_prepared.storage, m_prepared.layout, m_opening, m_progress));
            if (isSafe(again))
                return {};
        }
        return giveCheckpoint(*estimate);
    }

    Result<> giveCheckpoint(const Checkpoint& estimate)
    {
        m_opening.checkpoint = estimate;
        m_prepared.layout.checkpoint = estimate;
        m_prepared.changes.push_back(
            {.kind = PreventingChange::Kind::GiveCheckpoint,
             .files = 0,
             .sentence = {kSentenceGiveCheckpoint, {{"checkpoint", checkpointText(estimate)}}},
             .places = {}});
        if (!m_release.provesCheckpoint)
            return {};
        return alignFreezerValues(m_prepared); // which sections are earlier is known only now
    }

    Result<> simulate(UpgradeCheck& check)
    {
        if (m_prepared.changes.empty() || m_prepared.changes.size() == m_simulated)
            return {};
        m_simulated = m_prepared.changes.size();
        CRYO_ASSIGN(check.with, simulateOpen(m_prepared.storage, m_prepared.layout, m_opening, m_progress));
        return {};
    }

    void judge(UpgradeCheck& check) const
    {
        using Verdict = UpgradeCheck::Verdict;
        if (m_prepared.has(PreventingChange::Kind::GiveCheckpoint))
            check.checkpoint = m_opening.checkpoint;
        if (check.with && isSafe(*check.with)) {
            check.verdict = Verdict::SafeAfterChanges;
            check.sentence = {kSentenceSafeAfterChanges,
                              {{"n", groupedDigits(check.changes.size())},
                               {"release", std::string(releaseName(m_opening.release))}}};
            return;
        }
        check.verdict = Verdict::NotSafe;
        check.sentence = whyNot(check.with ? *check.with : check.without, check.with.has_value());
    }

    const std::shared_ptr<const ReadableStorage>& m_store;
    const StoreLayout& m_layout;
    const UpgradeOptions& m_options;
    SimulateOptions m_opening;
    ReleasePolicy m_release;
    const Progress& m_progress;
    PreparedStore m_prepared;
    std::size_t m_simulated = 0; ///< changes that the last simulation had
};

} // namespace

Result<UpgradeCheck> checkUpgrade(const std::shared_ptr<const ReadableStorage>& store,
                                  const StoreLayout& layout, const UpgradeOptions& options,
                                  const Progress& progress)
{
    return Preparation(store, layout, options, progress).run();
}

Result<Conversion> convertStore(const std::shared_ptr<const ReadableStorage>& store,
                                const StoreLayout& layout, HeaderLayout target, SimulateOptions options,
                                const Progress& progress)
{
    Conversion conversion{.prepared = PreparedStore(store, layout), .files = {}, .openings = {}};
    CRYO_TRY(convertHeaders(conversion.prepared, target));
    if (target == HeaderLayout::V0)
        CRYO_TRY(removeMarkers(conversion.prepared));
    conversion.files = conversion.prepared.storage->changes();
    for (const Release release : kReleases) {
        options.release = release;
        CRYO_ASSIGN(auto opening,
                    simulateOpen(conversion.prepared.storage, conversion.prepared.layout, options, progress));
        conversion.openings.push_back(std::move(opening));
    }
    return conversion;
}

} // namespace cryo
