// SPDX-License-Identifier: GPL-3.0-or-later
// kill_apply [--kills N] [--seed N]: a child applies a change to a store on disk, or undoes one, and is
// killed (SIGKILL) at a random moment; the parent looks for what was interrupted, rolls back or finishes it,
// and compares every byte with the old and the new store.
//
// Exit status 0: always old or new, and undo restored the old bytes.
#include "core/repair/undo.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/repair/sample_change.h"
#include "tests/support/expect.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr std::size_t kScale = 40;

struct Trial {
    std::filesystem::path root;
    StateFolder state;

    [[nodiscard]] Result<ApplyResult> apply() const
    {
        std::shared_ptr<const ReadableStorage> storage = must(ReadOnlyFileStorage::open(root));
        ChangeSet changes = must(collectChanges(storage, sampleChange(storage, kScale)));
        storage.reset();
        ApplyOptions options;
        options.root = root;
        options.planText = "{}";
        options.state = state;
        options.limits = {40'000, 3};
        return applyChanges(std::move(changes), options);
    }
};

/// Runs `work` in a child that is killed after a while; false if it had ended before.
template <typename Work>
bool killed(const Work& work, std::chrono::microseconds after)
{
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            work();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "child: %s\n", error.what());
            ::_exit(2);
        }
        ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(after.count()));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
        throw std::runtime_error("the child failed");
    return WIFSIGNALED(status);
}

struct Counts {
    int kills = 0;
    int interrupted = 0;
    int rolledBack = 0;
    int finished = 0;
    int undone = 0;
};

/// Recovers, and says whether the store is new now.
bool recover(const Trial& trial, std::mt19937_64& dice, Counts& counts, const StoreFiles& before,
             const StoreFiles& after)
{
    UndoHistory history(trial.state);
    const auto interrupted = must(history.interrupted());
    if (interrupted.size() > 1)
        throw std::runtime_error("more than one interrupted change");
    for (const UndoEntry& entry : interrupted) {
        ++counts.interrupted;
        const bool finish = dice() % 2 == 0;
        // Now and then the recovery is killed as well.
        if (dice() % 4 == 0 &&
            killed([&] { must(finish ? history.finish(entry.id) : history.rollBack(entry.id)); },
                   std::chrono::microseconds(dice() % 4000)))
            ++counts.kills;
        if (!must(history.find(entry.id)).isInterrupted())
            continue;
        must(finish ? history.finish(entry.id) : history.rollBack(entry.id));
        ++(finish ? counts.finished : counts.rolledBack);
    }
    const StoreFiles now = filesOf(trial.root);
    const std::string fromOld = difference(now, before);
    const std::string fromNew = difference(now, after);
    if (!fromOld.empty() && !fromNew.empty())
        throw std::runtime_error("neither old (" + fromOld + ") nor new (" + fromNew + ")");
    return fromNew.empty();
}

/// The newest change that is all new or all old.
std::string atRest(const Trial& trial)
{
    for (const UndoEntry& entry : must(UndoHistory(trial.state).list()))
        if (entry.state == UndoState::Done || entry.state == UndoState::Undone)
            return entry.id;
    return {};
}

void run(const Trial& trial, int kills, std::uint64_t seed)
{
    std::mt19937_64 dice(seed);
    const auto memory = sampleStore(kScale);
    const StoreFiles before = filesOf(*memory);
    const StoreFiles after = filesOf(*sampleChange(memory, kScale));
    std::filesystem::create_directory(trial.root);
    writeToFolder(*memory, trial.root);
    const auto begin = std::chrono::steady_clock::now();
    must(trial.apply());
    const auto wholeUs =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    UndoHistory history(trial.state);
    must(history.undo(atRest(trial)));
    if (const std::string differs = difference(filesOf(trial.root), before); !differs.empty())
        throw std::runtime_error("undo: " + differs);
    must(history.forget(atRest(trial)));

    Counts counts;
    bool isNew = false;
    while (counts.kills < kills) {
        const std::chrono::microseconds after1(dice() %
                                               (static_cast<std::uint64_t>(wholeUs.count()) * 5 / 4));
        const std::string id = atRest(trial);
        const bool redo = !isNew && !id.empty() && dice() % 2 == 0;
        const bool wasKilled = killed(
            [&] {
                if (isNew || redo)
                    must(UndoHistory(trial.state).undo(id));
                else
                    must(trial.apply());
            },
            after1);
        counts.kills += wasKilled ? 1 : 0;
        isNew = recover(trial, dice, counts, before, after);
        // Old ones would only fill the disk.
        if (!isNew)
            for (const UndoEntry& entry : must(UndoHistory(trial.state).list()))
                if (entry.state == UndoState::Undone && dice() % 2 == 0) {
                    must(UndoHistory(trial.state).forget(entry.id));
                    ++counts.undone;
                }
    }
    std::printf(
        "%d kills, %d interrupted: %d rolled back, %d finished; whole run %lld us; always old or new\n",
        counts.kills, counts.interrupted, counts.rolledBack, counts.finished,
        static_cast<long long>(wholeUs.count()));
}

} // namespace

int main(int argc, char** argv)
{
    int kills = 500;
    std::uint64_t seed = 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--kills") == 0)
            kills = std::atoi(argv[i + 1]);
        if (std::strcmp(argv[i], "--seed") == 0)
            seed = std::strtoull(argv[i + 1], nullptr, 10);
    }
    try {
        const TempDir folder;
        run({folder / "store", {folder / "state"}}, kills, seed);
    } catch (const std::exception& error) {
        std::printf("FAILED (seed %llu): %s\n", static_cast<unsigned long long>(seed), error.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
