// SPDX-License-Identifier: GPL-3.0-or-later
// lease_trials [--trials N] [--seed N]: another process at the store while it is changed.
//
//   holder    has a file open before                    every apply is refused, and nothing changes
//   starter   begins as a node does (lists, opens) at a random moment of the apply: it waits, or the apply is
//             turned back; what it then reads is the whole old or the whole new store
//
// Exit status 0: so it was in every trial.
#include "core/repair/undo.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/repair/sample_change.h"
#include "tests/support/expect.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
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
};

Result<ApplyResult> apply(const Trial& trial)
{
    std::shared_ptr<const ReadableStorage> storage = must(ReadOnlyFileStorage::open(trial.root));
    ChangeSet changes = must(collectChanges(storage, sampleChange(storage, kScale)));
    storage.reset();
    ApplyOptions options;
    options.root = trial.root;
    options.planText = "{}";
    options.state = trial.state;
    options.limits = {40'000, 3};
    return applyChanges(std::move(changes), options);
}

/// A child; its exit status is what `work` returns.
template <typename Work>
pid_t start(const Work& work)
{
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        int status = 99;
        try {
            status = work();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "child: %s\n", error.what());
        }
        ::_exit(status);
    }
    return child;
}

int statusOf(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

void expectOld(const Trial& trial, const StoreFiles& before, const char* when)
{
    if (const std::string differs = difference(filesOf(trial.root), before); !differs.empty())
        throw std::runtime_error(std::string(when) + ": " + differs);
}

/// Has a file open until the pipe closes.
void holderTrial(const Trial& trial, const StoreFiles& before, std::mt19937_64& dice)
{
    static constexpr const char* kFiles[] = {"key/00", "key/02", "table/74", "value/01", "gone/00"};
    const std::string file = kFiles[dice() % 5];
    const bool writes = dice() % 2 == 0;
    int ready[2];
    int leave[2];
    if (::pipe2(ready, O_CLOEXEC) != 0 || ::pipe2(leave, O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    const pid_t child = start([&] {
        const int held = ::open((trial.root / file).c_str(), writes ? O_RDWR : O_RDONLY);
        char byte = 0;
        ::close(leave[1]);
        if (held < 0 || ::write(ready[1], &byte, 1) != 1)
            return 1;
        static_cast<void>(::read(leave[0], &byte, 1)); // until the parent closes its end
        return 0;
    });
    char byte = 0;
    if (::read(ready[0], &byte, 1) != 1)
        throw std::runtime_error("the holder did not start");
    const auto applied = apply(trial);
    ::close(leave[1]);
    statusOf(child);
    for (const int end : {ready[0], ready[1], leave[0]})
        ::close(end);
    if (applied || applied.error().code != Errc::InUse)
        throw std::runtime_error("held open, and " +
                                 (applied ? std::string("applied") : applied.error().message));
    if (applied.error().message.find(std::to_string(child)) == std::string::npos)
        throw std::runtime_error("the sentence does not name the process: " + applied.error().message);
    expectOld(trial, before, "after a refusal");
    if (!must(UndoHistory(trial.state).list()).empty())
        throw std::runtime_error("a refusal left an undo file");
}

/// What a node does first: looks at every partition, opens every file it found, and keeps all open; then
/// reads. 0: the old store; 1: the new one; 2: something else.
int startNode(const Trial& trial, StoreFiles before, StoreFiles after)
{
    // An empty partition is nothing to a node: it is made before the switch, and removed after it.
    for (StoreFiles* files : {&before, &after})
        std::erase_if(*files, [](const auto& file) { return file.first.ends_with('/'); });
    const auto storage = must(ReadOnlyFileStorage::open(trial.root));
    std::vector<std::pair<std::string, std::shared_ptr<const ReadableFile>>> files;
    StoreFiles found;
    std::vector<std::pair<std::string, std::string>> names;
    for (const DirectoryEntry& partition : must(storage->listRoot())) {
        for (const DirectoryEntry& entry : must(storage->list(partition.name)))
            names.emplace_back(partition.name, entry.name);
    }
    for (const auto& [partition, name] : names) {
        // As an engine does it, waiting: the storage that looks would not wait for a lease.
        const int opened = ::open((trial.root / partition / name).c_str(), O_RDWR | O_CLOEXEC);
        if (opened < 0)
            return 2;
        Bytes bytes(static_cast<std::size_t>(::lseek(opened, 0, SEEK_END)));
        if (::pread(opened, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
            return 2;
        std::string path = "S/";
        path += partition;
        path += '/';
        found.emplace(path + name, std::move(bytes));
    }
    if (difference(found, before).empty())
        return 0;
    if (difference(found, after).empty())
        return 1;
    std::fprintf(stderr, "not old: %s; not new: %s\n", difference(found, before).c_str(),
                 difference(found, after).c_str());
    return 2;
}

struct Counts {
    int refused = 0;
    int applied = 0;
    int turnedBack = 0;
};

void starterTrial(const Trial& trial, const StoreFiles& before, const StoreFiles& after,
                  std::uint64_t wholeUs, std::mt19937_64& dice, Counts& counts)
{
    const auto wait = static_cast<useconds_t>(dice() % wholeUs);
    const pid_t child = start([&] {
        ::usleep(wait);
        return startNode(trial, before, after);
    });
    const auto applied = apply(trial);
    const int seen = statusOf(child);
    if (seen > 1)
        throw std::runtime_error("the starter saw a store that is neither old nor new: " +
                                 std::to_string(seen));
    if (!applied && applied.error().code != Errc::InUse)
        throw std::runtime_error("apply: " + applied.error().message);
    if (!must(UndoHistory(trial.state).interrupted()).empty())
        throw std::runtime_error("left between old and new");
    if (!applied) {
        ++counts.turnedBack;
        expectOld(trial, before, "after turning back");
        return;
    }
    ++counts.applied;
    if (const std::string differs = difference(filesOf(trial.root), after); !differs.empty())
        throw std::runtime_error("after applying: " + differs);
    UndoHistory history(trial.state);
    must(history.undo(applied->undoId));
    must(history.forget(applied->undoId));
    expectOld(trial, before, "after undo");
}

void run(const Trial& trial, int trials, std::uint64_t seed)
{
    std::mt19937_64 dice(seed);
    const auto memory = sampleStore(kScale);
    const StoreFiles before = filesOf(*memory);
    const StoreFiles after = filesOf(*sampleChange(memory, kScale));
    std::filesystem::create_directory(trial.root);
    writeToFolder(*memory, trial.root);
    Counts counts;
    for (int i = 0; i < trials; ++i, ++counts.refused)
        holderTrial(trial, before, dice);
    const auto begin = std::chrono::steady_clock::now();
    const ApplyResult whole = must(apply(trial));
    const auto wholeUs =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin)
            .count();
    UndoHistory history(trial.state);
    must(history.undo(whole.undoId));
    must(history.forget(whole.undoId));
    for (int i = 0; i < trials; ++i)
        starterTrial(trial, before, after, static_cast<std::uint64_t>(wholeUs), dice, counts);
    std::printf(
        "%d of %d refused while held open; %d starts meanwhile: %d waited, %d refused or turned back; "
        "whole in all\n",
        counts.refused, trials, trials, counts.applied, counts.turnedBack);
}

} // namespace

int main(int argc, char** argv)
{
    int trials = 100;
    std::uint64_t seed = 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--trials") == 0)
            trials = std::atoi(argv[i + 1]);
        if (std::strcmp(argv[i], "--seed") == 0)
            seed = std::strtoull(argv[i + 1], nullptr, 10);
    }
    try {
        const TempDir folder;
        run({folder / "store", {folder / "state"}}, trials, seed);
    } catch (const std::exception& error) {
        std::printf("FAILED (seed %llu): %s\n", static_cast<unsigned long long>(seed), error.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
