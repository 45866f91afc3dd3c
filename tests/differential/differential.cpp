// SPDX-License-Identifier: GPL-3.0-or-later
// Runs random scripts on our engines and on the original ones, and compares every line of the reports: every
// answer, every metric, and the size and SHA-256 of every file after each operation that may write. Ends with
// 0 if all that differs is explained in docs/deviations.md. The digest that it prints is over all our reports
// in the order of their seeds: the same seeds give the same digest.
#include "core/base/bytes.h"
#include "core/base/sha256.h"
#include "core/storage/file_storage.h"
#include "core/storage/memory_storage.h"
#include "core/storage/overlay_storage.h"
#include "tests/differential/comparison.h"
#include "tests/differential/generator.h"
#include "tests/differential/peer_process.h"

#include <CLI/CLI.hpp>

#include <atomic>
#include <chrono>
#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>

namespace fs = std::filesystem;
using namespace cryo;
using namespace cryo::test;
using script::Json;

namespace {

/// Longer than any script that ends, on a machine that has other things to do.
constexpr std::chrono::seconds kPatience(120);
/// Longer than any single operation.
constexpr std::chrono::seconds kEndlessPatience(3);
/// A peer that does not come back is asked again: the clock of a machine that slept runs out for what works.
/// What never ends does not end the next time either.
constexpr int kAttempts = 3;
constexpr std::size_t kEndlessPerTrial = 100;

struct Options {
    std::uint64_t seeds = 1000;
    std::uint64_t first = 0;
    fs::path peer;
    fs::path work;
    unsigned jobs = 2;
    std::string engine = "any";
    bool keepAll = false;
    bool twice = false;
};

struct Totals {
    std::mutex mutex;
    std::size_t scripts = 0;
    std::size_t lines = 0;
    std::size_t openings = 0;
    std::size_t fileLists = 0;
    std::size_t endless = 0;
    std::size_t endlessTried = 0;
    std::map<std::uint64_t, Sha256Digest> digests; ///< of our reports
    std::map<std::string, std::size_t> deviations;
    std::vector<std::uint64_t> failedSeeds;
    bool broken = false;
};

void writeLines(const fs::path& path, const std::vector<Json>& lines)
{
    std::ofstream file(path, std::ios::binary);
    for (const Json& line : lines)
        file << line.dump() << '\n';
}

std::vector<Json> readLines(const fs::path& path)
{
    std::vector<Json> lines;
    std::ifstream file(path, std::ios::binary);
    for (std::string line; std::getline(file, line);)
        lines.push_back(Json::parse(line));
    return lines;
}

/// Every kind of storage has its turn.
std::unique_ptr<Storage> storageFor(std::uint64_t seed, const fs::path& dir)
{
    switch (seed % 3) {
    case 0: {
        Result<std::unique_ptr<FileStorage>> files = FileStorage::open(dir);
        return files ? *std::move(files) : nullptr;
    }
    case 1:
        return std::make_unique<MemoryStorage>();
    default:
        return std::make_unique<OverlayStorage>(std::make_shared<MemoryStorage>());
    }
}

class Worker {
public:
    Worker(const Options& options, Totals& totals, unsigned number)
        : m_options(options)
        , m_totals(totals)
        , m_dir(options.work / ("worker-" + std::to_string(number)))
    {
    }

    /// Seeds are handed out by `next`. Errors: the peer cannot be run.
    Result<> run(std::atomic<std::uint64_t>& next);

private:
    Result<> runSeed(std::uint64_t seed);
    /// Whether the peer came back from a script.
    Result<bool> runPeer(const std::vector<Json>& script, std::chrono::milliseconds patience);
    Result<> tryEndless(std::uint64_t seed, const Generated& generated);
    void tryAgain(std::uint64_t seed, Engine engine, const Generated& generated);
    void note(std::uint64_t seed, const Generated& generated, const Comparison& comparison);

    const Options& m_options;
    Totals& m_totals;
    fs::path m_dir;
    std::optional<PeerProcess> m_peer;
};

Result<> Worker::run(std::atomic<std::uint64_t>& next)
{
    for (std::uint64_t i = next++; i < m_options.seeds; i = next++)
        CRYO_TRY(runSeed(m_options.first + i));
    return {};
}

Result<bool> Worker::runPeer(const std::vector<Json>& script, std::chrono::milliseconds patience)
{
    if (!m_peer) {
        CRYO_ASSIGN(PeerProcess peer, PeerProcess::start(m_options.peer));
        m_peer.emplace(std::move(peer));
    }
    fs::remove_all(m_dir / "peer");
    writeLines(m_dir / "script.jsonl", script);
    CRYO_TRY(m_peer->begin(m_dir / "peer", m_dir / "script.jsonl", m_dir / "peer.jsonl"));
    CRYO_ASSIGN(const bool cameBack, m_peer->finish(patience));
    if (!cameBack)
        m_peer.reset();
    return cameBack;
}

Result<> Worker::runSeed(std::uint64_t seed)
{
    fs::remove_all(m_dir);
    fs::create_directories(m_dir);
    const Engine engine = m_options.engine == "archive"   ? Engine::Archive
                          : m_options.engine == "freezer" ? Engine::Freezer
                                                          : Engine::Any;
    const std::unique_ptr<Storage> storage = storageFor(seed, m_dir / "ours");
    const Generated generated = generate(seed, engine, *storage);
    if (m_options.twice)
        tryAgain(seed, engine, generated);
    if (m_options.peer.empty()) {
        note(seed, generated, {});
        return {};
    }
    if (generated.endless)
        CRYO_TRY(tryEndless(seed, generated));
    std::vector<Json> script = generated.script;
    if (generated.endless)
        script.pop_back();
    bool cameBack = false;
    std::vector<Json> theirs;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        CRYO_ASSIGN(cameBack, runPeer(script, kPatience));
        theirs = cameBack ? readLines(m_dir / "peer.jsonl") : std::vector<Json>();
        if (!theirs.empty() && theirs.size() == script.size())
            break;
    }
    Comparison comparison;
    if (cameBack) {
        comparison = compareReports(script, generated.report, theirs);
    } else {
        comparison.failedLine = 0;
        comparison.failure = "the peer does not come back";
    }
    note(seed, generated, comparison);
    return {};
}

/// The same seed gives the same script and the same report, and does so on any kind of storage.
void Worker::tryAgain(std::uint64_t seed, Engine engine, const Generated& generated)
{
    MemoryStorage storage;
    const Generated again = generate(seed, engine, storage);
    if (again.script == generated.script && again.report == generated.report)
        return;
    const std::scoped_lock lock(m_totals.mutex);
    m_totals.failedSeeds.push_back(seed);
    std::cout << "seed " << seed << " differs from itself" << std::endl;
}

/// Now and then the peer is asked for the operation that is said not to end.
Result<> Worker::tryEndless(std::uint64_t seed, const Generated& generated)
{
    {
        const std::scoped_lock lock(m_totals.mutex);
        if (m_totals.endless++ % kEndlessPerTrial != 0)
            return {};
        ++m_totals.endlessTried;
    }
    CRYO_ASSIGN(const bool cameBack, runPeer(generated.script, kEndlessPatience));
    if (!cameBack)
        return {};
    const std::scoped_lock lock(m_totals.mutex);
    m_totals.failedSeeds.push_back(seed);
    std::cout << "seed " << seed << ": the peer comes back from its last line" << std::endl;
    return {};
}

void Worker::note(std::uint64_t seed, const Generated& generated, const Comparison& comparison)
{
    const std::scoped_lock lock(m_totals.mutex);
    ++m_totals.scripts;
    m_totals.lines += comparison.lines;
    for (const Json& line : generated.report) {
        const std::string& op = line["op"].get_ref<const std::string&>();
        if (op == "open" || op == "crash" || op == "restart")
            ++m_totals.openings;
        if (op == "files")
            ++m_totals.fileLists;
    }
    Sha256 digest;
    for (const Json& line : generated.report)
        digest.add(asBytes(line.dump()));
    m_totals.digests[seed] = digest.finish();
    for (const auto& [id, count] : comparison.deviations)
        m_totals.deviations[id] += count;
    if (comparison.failedLine || m_options.keepAll) {
        const fs::path kept = m_options.work / ("seed-" + std::to_string(seed));
        fs::remove_all(kept);
        fs::copy(m_dir, kept, fs::copy_options::recursive);
        writeLines(kept / "ours.jsonl", generated.report);
    }
    if (comparison.failedLine) {
        m_totals.failedSeeds.push_back(seed);
        std::cout << "seed " << seed << " differs in line " << *comparison.failedLine << "\n  "
                  << comparison.failure << std::endl;
    }
    if (m_totals.scripts % 1000 == 0)
        std::cout << m_totals.scripts << " scripts" << std::endl;
}

int summary(const Totals& totals, double seconds)
{
    std::cout << totals.scripts << " scripts, " << totals.lines << " report lines, " << totals.openings
              << " openings, " << totals.fileLists << " lists of files compared in " << seconds << " s\n";
    for (const auto& [id, count] : totals.deviations)
        std::cout << "  " << id << ": " << count << " (docs/deviations.md)\n";
    if (totals.endlessTried > 0)
        std::cout << "  of these the peer tried " << totals.endlessTried << ", and did not come back\n";
    Sha256 digest;
    for (const auto& [seed, one] : totals.digests)
        digest.add(one);
    std::cout << "digest of our reports: " << toHex(digest.finish()) << '\n';
    std::cout << totals.failedSeeds.size() << " unexplained differences\n";
    return totals.failedSeeds.empty() && !totals.broken ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app("Compares our engines with the original ones on random scripts.");
    app.add_option("--seeds", options.seeds, "how many scripts");
    app.add_option("--first", options.first, "seed of the first one");
    app.add_option("--peer", options.peer, "the program of tests/peer; without it only ours runs");
    app.add_option("--work", options.work, "folder for stores; failed ones stay there")->required();
    app.add_option("--jobs", options.jobs, "scripts at once")->check(CLI::Range(1, 64));
    app.add_option("--engine", options.engine)->check(CLI::IsMember({"any", "archive", "freezer"}));
    app.add_flag("--twice", options.twice, "run each seed again, in memory, and expect the same report");
    app.add_flag("--keep", options.keepAll, "keep every script and its reports");
    CLI11_PARSE(app, argc, argv);

    Totals totals;
    std::atomic<std::uint64_t> next = 0;
    const auto start = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < options.jobs; ++i)
            threads.emplace_back([&options, &totals, &next, i] {
                const Result<> done = Worker(options, totals, i).run(next);
                if (done)
                    return;
                const std::scoped_lock lock(totals.mutex);
                std::cerr << done.error().message << '\n';
                totals.broken = true;
            });
    }
    return summary(totals, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}
