// SPDX-License-Identifier: GPL-3.0-or-later
// As many crash states as asked for:
//   crash_states [--states N] [--seed S] [--kind oversized|archive|freezer|all] [--jobs N] [--peer PROGRAM]
//                [--every N]
// Random scripts from seed S on, until each kind has its share of N states. With several jobs each process
// takes seeds of its own. With a peer (tests/peer) about every N-th state is also opened by the original
// engine, which must give the same answers and leave the same bytes. Prints states, time and digest of each
// kind, or what was wrong, and then fails.
#include "tests/crash/peer_look.h"

#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

using namespace cryo::test;

namespace {

struct Wish {
    std::uint64_t states = 200'000;
    std::uint64_t seed = 1;
    std::string kind = "all";
    std::uint64_t jobs = 1;
    std::string peer;
    std::uint64_t every = 500;
};

bool parse(int argc, char** argv, Wish& wish)
{
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        if (option == "--states")
            wish.states = std::strtoull(argv[i + 1], nullptr, 10);
        else if (option == "--seed")
            wish.seed = std::strtoull(argv[i + 1], nullptr, 10);
        else if (option == "--kind")
            wish.kind = argv[i + 1];
        else if (option == "--jobs")
            wish.jobs = std::max<std::uint64_t>(1, std::strtoull(argv[i + 1], nullptr, 10));
        else if (option == "--peer")
            wish.peer = argv[i + 1];
        else if (option == "--every")
            wish.every = std::max<std::uint64_t>(1, std::strtoull(argv[i + 1], nullptr, 10));
        else
            return false;
    }
    return argc % 2 == 1;
}

int runKinds(const std::vector<const SubjectKind*>& kinds, const Wish& wish, std::uint64_t seed,
             std::uint64_t states)
{
    int code = 0;
    CrashOptions options{.seed = seed, .lookEvery = wish.every};
    std::optional<PeerLook> peer;
    if (!wish.peer.empty()) {
        auto started = PeerLook::start(wish.peer, std::filesystem::temp_directory_path() /
                                                      ("cryo-crash-" + std::to_string(::getpid())));
        if (!started) {
            std::fprintf(stderr, "%s\n", cryo::toString(started.error()).c_str());
            return 2;
        }
        peer.emplace(std::move(*started));
        options.look = [&](const Subject& subject, const cryo::MemoryStorage& image) {
            return peer->compare(subject, image);
        };
    }
    for (const SubjectKind* kind : kinds) {
        const auto start = std::chrono::steady_clock::now();
        const CrashOutcome outcome = randomCrashes(*kind, options, states / kinds.size());
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        std::printf("%-9s from seed %" PRIu64 ": %" PRIu64 " states (%" PRIu64
                    " by the peer) in %.0f s, digest %016" PRIx64 " %s\n",
                    kind->name, seed, outcome.states, outcome.looked, took.count(), outcome.digest,
                    outcome.failure.empty() ? "" : ("WRONG: " + outcome.failure).c_str());
        std::fflush(stdout);
        code |= outcome.failure.empty() ? 0 : 1;
    }
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    Wish wish;
    if (!parse(argc, argv, wish)) {
        std::fprintf(
            stderr,
            "crash_states [--states N] [--seed S] [--kind oversized|archive|freezer|all] [--jobs N]\n");
        return 2;
    }
    std::vector<const SubjectKind*> kinds;
    for (const SubjectKind* kind : {&oversizedSubjects(), &archiveSubjects(), &freezerSubjects()})
        if (wish.kind == "all" || wish.kind == kind->name)
            kinds.push_back(kind);
    if (kinds.empty()) {
        std::fprintf(stderr, "there is no kind %s\n", wish.kind.c_str());
        return 2;
    }
    if (wish.jobs == 1)
        return runKinds(kinds, wish, wish.seed, wish.states);
    // Seeds of different jobs never meet: a script has more than 32 states.
    for (std::uint64_t job = 0; job < wish.jobs; ++job)
        if (::fork() == 0)
            std::_Exit(
                runKinds(kinds, wish, wish.seed + job * (wish.states / 32 + 1), wish.states / wish.jobs));
    int code = 0;
    for (std::uint64_t job = 0; job < wish.jobs; ++job) {
        int status = 0;
        if (::wait(&status) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
            code = 1;
    }
    return code;
}
