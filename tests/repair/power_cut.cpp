// SPDX-License-Identifier: GPL-3.0-or-later
// One scenario with every kind of step, cut everywhere.
#include "tests/repair/power_cut.h"

#include "core/repair/apply_job.h"
#include "tests/repair/sample_change.h"
#include "tests/repair/simulated_disk.h"
#include "tests/support/expect.h"

#include <array>
#include <random>

namespace cryo::test {

namespace {

using Files = StoreFiles;
using Dice = std::mt19937_64;

constexpr const char* kId = "20260101T000000-00000000";

class Scenario {
public:
    Scenario(CutWork work, bool oneVolume, const PowerCutOptions& options)
        : m_work(work)
        , m_oneVolume(oneVolume)
        , m_options(options)
        , m_before(sampleStore())
        , m_old(filesOf(*m_before))
        , m_new(filesOf(*sampleChange(m_before)))
    {
    }

    PowerCutOutcome run()
    {
        const auto start = startDisk();
        const std::uint64_t first = start->storage().calls();
        const auto whole = start->clone();
        if (auto done = doWork(*whole); !done)
            fail("without a cut: " + done.error().message);
        const std::uint64_t end = whole->storage().calls();
        for (std::uint64_t call = first; call < end && m_outcome.failure.empty(); call += m_options.step) {
            ++m_outcome.places;
            const auto cut = start->clone();
            cut->storage().powerOffAt(call);
            static_cast<void>(doWork(*cut));
            tryOutcomes(*cut, call);
        }
        return m_outcome;
    }

private:
    void fail(const std::string& what)
    {
        if (m_outcome.failure.empty())
            m_outcome.failure = what + " [" + m_path + "]";
    }

    Result<> apply(SimulatedDisk& disk)
    {
        ApplyJob job;
        job.changes = must(collectChanges(m_before, sampleChange(m_before)));
        job.meta.id = kId;
        job.meta.root = "root";
        job.planText = "{}";
        job.limits = {800, 4}; // the table's change is too large, and is staged
        return applyOn(disk, std::move(job), {});
    }

    static Result<> bring(SimulatedDisk& disk, StepTarget target, StepState from)
    {
        CRYO_ASSIGN(UndoFile undo, UndoFile::open(disk, kId, true));
        return bringTo(disk, undo, target, from, {}, {});
    }

    /// The disk before the work.
    std::unique_ptr<SimulatedDisk> startDisk()
    {
        auto disk = std::make_unique<SimulatedDisk>(m_options.seed, *m_before, m_oneVolume);
        if (m_work != CutWork::Apply)
            must(apply(*disk));
        if (m_work == CutWork::Redo)
            must(bring(*disk, StepTarget::Old, StepState::New));
        // Everything so far reached the disk.
        must(disk->storage().syncAll());
        return disk;
    }

    Result<> doWork(SimulatedDisk& disk)
    {
        switch (m_work) {
        case CutWork::Apply:
            return apply(disk);
        case CutWork::Undo:
            return bring(disk, StepTarget::Old, StepState::New);
        case CutWork::Redo:
            return bring(disk, StepTarget::New, StepState::Old);
        case CutWork::Forget:
            break;
        }
        CRYO_ASSIGN(UndoFile undo, UndoFile::open(disk, kId, true));
        return forgetUndo(disk, undo);
    }

    void tryOutcomes(const SimulatedDisk& off, std::uint64_t call)
    {
        static constexpr std::array kStyles = {CutStyle::DropAll, CutStyle::KeepAll, CutStyle::KeepPrefix,
                                               CutStyle::Anything};
        for (std::uint64_t choice = 0; choice < m_options.choicesPerCut; ++choice) {
            const CutStyle style = choice < 3 ? kStyles[choice] : CutStyle::Anything;
            for (const StepTarget target : {StepTarget::Old, StepTarget::New}) {
                m_path = "work " + std::to_string(static_cast<int>(m_work)) + ", volume " +
                         std::to_string(m_oneVolume) + ", seed " + std::to_string(m_options.seed) +
                         ", call " + std::to_string(call) + ", choice " + std::to_string(choice) + ", to " +
                         (target == StepTarget::Old ? "old" : "new");
                const auto disk = off.clone();
                disk->cutPower(style, choice);
                Dice dice(m_options.seed ^ (call * 1000003 + choice));
                try {
                    recover(*disk, target, m_options.nested, dice);
                } catch (const std::exception& error) {
                    fail(error.what());
                }
                ++m_outcome.states;
                if (!m_outcome.failure.empty())
                    return;
            }
        }
    }

    /// What the next start does, with the power going again.
    void recover(SimulatedDisk& disk, StepTarget target, int nested, Dice& dice)
    {
        if (nested > 0) {
            const auto trial = disk.clone();
            const std::uint64_t first = trial->storage().calls();
            bringHome(*trial, target);
            const std::uint64_t calls = trial->storage().calls() - first;
            disk.storage().powerOffAt(disk.storage().calls() + dice() % (calls + 1));
            try {
                bringHome(disk, target);
            } catch (const std::exception&) {
                // the power went
            }
            disk.cutPower(static_cast<CutStyle>(dice() % 4), dice());
            // The second time the user may choose otherwise.
            recover(disk, dice() % 2 == 0 ? StepTarget::Old : StepTarget::New, nested - 1, dice);
            return;
        }
        bringHome(disk, target);
        checkEnd(disk);
    }

    /// Sweeps, and rolls back or finishes what was interrupted.
    void bringHome(SimulatedDisk& disk, StepTarget target)
    {
        must(sweepUndoFolder(disk, "root"));
        if (!must(disk.examine(UndoFile::pathOf(kId))))
            return;
        UndoFile undo = must(UndoFile::open(disk, kId, true));
        if (undo.state() == UndoState::Applying || undo.state() == UndoState::Undoing)
            must(bringTo(disk, undo, target, StepState::Between, {}, {}));
    }

    /// At rest: the bytes are those that the state says, and the other side can be reached and left again.
    void checkEnd(SimulatedDisk& disk)
    {
        const auto there = must(disk.examine(UndoFile::pathOf(kId)));
        if (!there) {
            // Never begun, or forgotten.
            const bool isNew = m_work == CutWork::Forget;
            expect(disk, isNew ? m_new : m_old, "without undo file");
            if (const auto left = disk.leftovers(); !left.empty())
                fail("left behind: " + left.front());
            return;
        }
        const UndoState state = must(UndoFile::open(disk, kId, true)).state();
        if (state != UndoState::Done && state != UndoState::Undone) {
            fail("at rest in state " + std::string(undoStateName(state)));
            return;
        }
        const bool isNew = state == UndoState::Done;
        expect(disk, isNew ? m_new : m_old, "after recovery");
        must(bring(disk, isNew ? StepTarget::Old : StepTarget::New, isNew ? StepState::New : StepState::Old));
        expect(disk, isNew ? m_old : m_new, "after undo");
        must(bring(disk, isNew ? StepTarget::New : StepTarget::Old, isNew ? StepState::Old : StepState::New));
        expect(disk, isNew ? m_new : m_old, "after undo of the undo");
        UndoFile undo = must(UndoFile::open(disk, kId, true));
        must(forgetUndo(disk, undo));
        expect(disk, isNew ? m_new : m_old, "after forgetting");
        if (const auto left = disk.leftovers(); !left.empty())
            fail("left behind: " + left.front());
    }

    void expect(const SimulatedDisk& disk, const Files& wanted, const std::string& when)
    {
        if (const std::string differs = difference(disk.store(), wanted); !differs.empty())
            fail(when + ": " + differs);
    }

    CutWork m_work;
    bool m_oneVolume;
    PowerCutOptions m_options;
    std::shared_ptr<MemoryStorage> m_before;
    Files m_old;
    Files m_new;
    std::string m_path;
    PowerCutOutcome m_outcome;
};

} // namespace

PowerCutOutcome cutPowerWhile(CutWork work, bool oneVolume, const PowerCutOptions& options)
{
    return Scenario(work, oneVolume, options).run();
}

} // namespace cryo::test
