// SPDX-License-Identifier: GPL-3.0-or-later
// Crash simulation: a script on storage that loses power at a chosen call; what is found afterwards must be
// what was promised, and recovering it a second time must change nothing.
//
// For each call of the script's run (reads too), the run is repeated up to it; what had not been synced is
// then kept, dropped, torn or reordered in several ways (FaultyStorage); recovery itself may be cut, up to
// `nested` times; then the store is opened and compared with the model, twice. Everything follows from the
// seed. One thread for each simulation.
#pragma once

#include "core/storage/memory_storage.h"
#include "tests/crash/subject.h"

#include <functional>

namespace cryo::test {

struct CrashOptions {
    std::uint64_t seed = 1;
    /// Different outcomes that are tried for one place of the cut.
    std::uint64_t choicesPerCut = 8;
    /// Crashes during the recovery of a crash, at most.
    int nested = 3;
    /// Sees every n-th crash state before it is recovered; what it returns is wrong with it.
    std::function<std::string(const Subject& subject, const MemoryStorage& image)> look{};
    std::uint64_t lookEvery = 1000;
};

struct CrashOutcome {
    std::uint64_t states = 0; ///< crash states that were built, recovered and checked
    std::uint64_t looked = 0; ///< of these, how many `look` saw
    std::uint64_t digest = 0; ///< over every call of the runs and every byte after every recovery
    std::string failure;      ///< empty, or the first thing that was wrong, with how to get there again

    void add(const CrashOutcome& other);
};

using MakeSubject = std::function<std::unique_ptr<Subject>()>;

/// Cuts the power at every call of the script. `make` gives a fresh subject, always the same.
[[nodiscard]] CrashOutcome simulateCrashes(const MakeSubject& make, const CrashOptions& options);

/// Makes one call fail, once and from then on, in every way, for every call of the script; the store must
/// open again afterwards, with what was promised. States: one for each call and way.
[[nodiscard]] CrashOutcome simulateErrors(const MakeSubject& make, std::uint64_t seed);

/// Random scripts from `seed` on, until there are so many states or something is wrong.
[[nodiscard]] CrashOutcome randomCrashes(const SubjectKind& kind, const CrashOptions& options,
                                         std::uint64_t states);
/// Every short script.
[[nodiscard]] CrashOutcome shortCrashes(const SubjectKind& kind, const CrashOptions& options);

} // namespace cryo::test
