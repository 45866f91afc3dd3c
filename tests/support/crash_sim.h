// SPDX-License-Identifier: GPL-3.0-or-later
// Crash simulation: an engine runs a script on storage that loses power at a chosen call; what is found
// afterwards must be what was promised, and recovering it a second time must change nothing.
//
// A Subject is one script with the engine that runs it and a model of what may be found:
//
//   run(Storage&)         opens the store and performs the script until it ends or a call fails; keeps the
//   model verify(Storage&)      opens the store as after a crash; "" or what is wrong
//
// run and verify may be called on other storages than before; the model belongs to the last run. Thread rule:
// one thread for each simulation.
#pragma once

#include "core/storage/faulty_storage.h"
#include "core/storage/memory_storage.h"

#include <random>
#include <string>

namespace cryo::test {

struct CrashOptions {
    std::uint64_t seed = 1;
    /// Different outcomes that are tried for one place of the cut.
    std::uint64_t choicesPerCut = 8;
    /// Crashes during the recovery of a crash, at most.
    int nested = 2;
    /// Only every n-th call is a place of a cut.
    std::uint64_t cutEvery = 1;
};

struct CrashOutcome {
    std::uint64_t states = 0; ///< crash states that were built, recovered and checked
    std::string failure;      ///< empty, or the first thing that was wrong, with how to get there again
};

namespace crash_detail {

inline bool sameBytes(const MemoryStorage& a, const MemoryStorage& b)
{
    if (a.partitions().size() != b.partitions().size())
        return false;
    for (const auto& [partition, files] : a.partitions()) {
        const auto other = b.partitions().find(partition);
        if (other == b.partitions().end() || other->second.size() != files.size())
            return false;
        for (const auto& [name, bytes] : files) {
            const auto file = other->second.find(name);
            if (file == other->second.end() || *file->second != *bytes)
                return false;
        }
    }
    return true;
}

/// One state: cut, perhaps crash again while recovering, then look twice.
template <typename Subject>
std::string checkState(Subject& subject, FaultyStorage& storage, CutStyle style, std::uint64_t choice,
                       int nested)
{
    std::mt19937_64 dice(choice);
    storage.cutPower(style, choice);
    for (int depth = 0; depth < nested && dice() % 2 == 0; ++depth) {
        storage.powerOffAt(storage.calls() + dice() % 40);
        static_cast<void>(subject.verify(storage)); // may or may not get to its end
        storage.cutPower(dice() % 2 == 0 ? CutStyle::Anything : CutStyle::KeepPrefix, dice());
    }
    if (std::string wrong = subject.verify(storage); !wrong.empty())
        return wrong;
    const auto after = storage.image();
    storage.endProcess();
    if (std::string wrong = subject.verify(storage); !wrong.empty())
        return "at the second opening: " + wrong;
    if (!sameBytes(*after, *storage.image()))
        return "the second opening changed the files";
    return {};
}

} // namespace crash_detail

/// Cuts the power of every n-th call of the script's run, each with several outcomes. `make` gives a fresh
/// subject, always the same; `image` is what the storage holds at first.
template <typename MakeSubject>
CrashOutcome simulateCrashes(MakeSubject make, const CrashOptions& options,
                             const MemoryStorage& image = MemoryStorage())
{
    CrashOutcome outcome;
    for (std::uint64_t call = 0;; call += options.cutEvery) {
        FaultyStorage storage(options.seed, image);
        storage.powerOffAt(call);
        auto subject = make();
        subject.run(storage);
        const bool ended = !storage.isOff(); // the script came to its end: one last cut, after it
        for (std::uint64_t choice = 0; choice < options.choicesPerCut; ++choice) {
            constexpr CutStyle kStyles[] = {CutStyle::Anything, CutStyle::KeepPrefix, CutStyle::DropAll,
                                            CutStyle::KeepAll};
            const CutStyle style = kStyles[choice < 4 ? 3 - choice : choice % 2];
            const auto copy = storage.clone();
            const std::uint64_t dice = options.seed * 1'000'003 + call * 1009 + choice;
            ++outcome.states;
            outcome.failure = crash_detail::checkState(subject, *copy, style, dice, options.nested);
            if (!outcome.failure.empty()) {
                outcome.failure += " (seed " + std::to_string(options.seed) + ", call " +
                                   std::to_string(call) + ", choice " + std::to_string(choice) + ")";
                return outcome;
            }
        }
        if (ended)
            return outcome;
    }
}

} // namespace cryo::test
