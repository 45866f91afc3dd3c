// SPDX-License-Identifier: GPL-3.0-or-later
// Cutting, recovering, comparing.
#include "tests/crash/simulation.h"

#include "core/base/crc32c.h"
#include "core/storage/audited_storage.h"
#include "core/storage/faulty_storage.h"

namespace cryo::test {

namespace {

std::uint64_t mixed(std::uint64_t digest, std::uint64_t value)
{
    return (digest ^ value) * 0x100000001B3U + 0x9E3779B97F4A7C15U;
}

bool sameBytes(const MemoryStorage& a, const MemoryStorage& b)
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

std::uint64_t digestOf(const MemoryStorage& image)
{
    std::uint64_t digest = 1;
    for (const auto& [partition, files] : image.partitions()) {
        digest = mixed(digest, crc32c(asBytes(partition)));
        for (const auto& [name, bytes] : files)
            digest = mixed(mixed(digest, crc32c(asBytes(name))), crc32c(*bytes));
    }
    return digest;
}

/// One state: perhaps crash again while recovering, then look twice.
std::string checkState(Subject& subject, FaultyStorage& storage, std::uint64_t choice, int nested,
                       std::uint64_t& digest)
{
    std::mt19937_64 dice(choice);
    for (int depth = 0; depth < nested && dice() % 2 == 0; ++depth) {
        storage.powerOffAt(storage.calls() + dice() % 40);
        static_cast<void>(subject.verify(storage)); // may or may not get to its end
        storage.cutPower(dice() % 2 == 0 ? CutStyle::Anything : CutStyle::KeepPrefix, dice());
    }
    if (std::string wrong = subject.verify(storage); !wrong.empty())
        return wrong;
    const auto after = storage.image();
    digest = mixed(digest, digestOf(*after));
    storage.endProcess();
    if (std::string wrong = subject.verify(storage); !wrong.empty())
        return "at the second opening: " + wrong;
    if (!sameBytes(*after, *storage.image()))
        return "the second opening changed the files";
    return {};
}

constexpr CutStyle kStyles[] = {CutStyle::KeepAll, CutStyle::DropAll, CutStyle::KeepPrefix,
                                CutStyle::Anything};

} // namespace

void CrashOutcome::add(const CrashOutcome& other)
{
    states += other.states;
    looked += other.looked;
    digest = mixed(digest, other.digest);
    if (failure.empty())
        failure = other.failure;
}

CrashOutcome simulateCrashes(const MakeSubject& make, const CrashOptions& options)
{
    CrashOutcome outcome;
    for (std::uint64_t call = 0;; ++call) {
        FaultyStorage storage(options.seed);
        storage.powerOffAt(call);
        const auto subject = make();
        AuditedStorage audited(storage);
        subject->run(audited);
        outcome.digest = mixed(outcome.digest, crc32c(asBytes(audited.digest())));
        const bool ended = !storage.isOff(); // the script came to its end: one last cut, after it
        for (std::uint64_t choice = 0; choice < options.choicesPerCut; ++choice) {
            const auto copy = storage.clone();
            const std::uint64_t dice = options.seed * 1'000'003 + call * 1009 + choice;
            copy->cutPower(kStyles[choice < 4 ? choice : 2 + choice % 2], dice);
            ++outcome.states;
            std::string wrong;
            if (options.look && dice % options.lookEvery == 0) {
                ++outcome.looked;
                wrong = options.look(*subject, *copy->image());
            }
            if (wrong.empty())
                wrong = checkState(*subject, *copy, dice, options.nested, outcome.digest);
            if (!wrong.empty()) {
                outcome.failure = wrong + " (seed " + std::to_string(options.seed) + ", call " +
                                  std::to_string(call) + ", choice " + std::to_string(choice) + ")";
                return outcome;
            }
        }
        if (ended)
            return outcome;
    }
}

CrashOutcome simulateErrors(const MakeSubject& make, std::uint64_t seed)
{
    using Fault = CallFault::Kind;
    CrashOutcome outcome;
    for (const Fault kind : {Fault::Error, Fault::Short, Fault::NoSpace, Fault::SyncForgets})
        for (const bool fromThenOn : {false, true})
            for (std::uint64_t call = 0;; ++call) {
                FaultyStorage storage(seed);
                storage.failCall({call, kind, fromThenOn});
                const auto subject = make();
                subject->run(storage);
                const bool ended = storage.calls() <= call;
                storage.clearFault();
                // A sync that failed and forgot what it had to write shows when the power goes, too.
                if (kind == Fault::SyncForgets)
                    storage.cutPower(CutStyle::KeepAll, call);
                else
                    storage.endProcess();
                ++outcome.states;
                if (const std::string wrong = subject->verify(storage); !wrong.empty()) {
                    outcome.failure = wrong + " (seed " + std::to_string(seed) + ", fault " +
                                      std::to_string(static_cast<int>(kind)) +
                                      (fromThenOn ? " from" : " at") + " call " + std::to_string(call) + ")";
                    return outcome;
                }
                if (ended)
                    break;
            }
    return outcome;
}

CrashOutcome randomCrashes(const SubjectKind& kind, const CrashOptions& options, std::uint64_t states)
{
    CrashOutcome outcome;
    CrashOptions each = options;
    for (; outcome.states < states && outcome.failure.empty(); ++each.seed)
        outcome.add(simulateCrashes([&] { return kind.makeRandom(each.seed); }, each));
    return outcome;
}

CrashOutcome shortCrashes(const SubjectKind& kind, const CrashOptions& options)
{
    CrashOutcome outcome;
    CrashOptions each = options;
    for (each.seed = 0; each.seed < kind.shortScripts && outcome.failure.empty(); ++each.seed)
        outcome.add(simulateCrashes([&] { return kind.makeShort(each.seed); }, each));
    return outcome;
}

} // namespace cryo::test
