// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether our engine, with the rules of each release, does to random and damaged stores exactly what the peer
// of that release does: opening or not and in which words, every file and byte afterwards, every item that
// can be read, by index and by key.
//
//   agree_with_peers --peer-2026-2 FILE --peer-2026-7 FILE --peer-2026-10 FILE --stores N --seed S
//                    [--part K/N] [--state FILE] [--only K] [--keep FOLDER]
//
// One line for each difference; the exit status is 1 if there is one. --part takes every Nth store from the
// Kth on, so that several processes share the work. --state notes each store that was done in a file, leaves
// out those that stand there, and sums up all of them. --only repeats one store by its number, --keep leaves
// its files there.
#include "app/cryoctl/replay/store_dump.h"
#include "core/inspect/engine_config.h"
#include "core/simulate/simulate_open.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/simulate/random_store.h"
#include "tests/support/peer_config.h"
#include "tests/support/temp_dir.h"

#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

namespace {

using namespace cryo;
using namespace cryo::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

struct Options {
    PeerPaths peers;
    std::uint64_t stores = 100;
    std::uint64_t seed = 1;
    std::uint64_t part = 0;
    std::uint64_t parts = 1;
    std::optional<fs::path> state;
    std::optional<std::uint64_t> only;
    std::optional<fs::path> keep;
};

/// One store, as it is given to every release.
struct Case {
    std::uint64_t number = 0;
    RandomStore store;
    std::string about;
    std::optional<std::string> checkpoint; ///< hex
    bool closes = false;
    bool damaged = false;
};

struct Outcome {
    bool opens = false;
    bool neverEnds = false; ///< the peer: it walks a chain in circles
    std::string error;
    std::vector<std::string> lines;
    std::map<std::string, std::string> files; ///< by path
};

struct Tally {
    std::uint64_t runs = 0;
    std::uint64_t opened = 0;
    std::uint64_t changed = 0;
    std::uint64_t lost = 0;
    std::uint64_t different = 0;

    void add(const Tally& other)
    {
        runs += other.runs;
        opened += other.opened;
        changed += other.changed;
        lost += other.lost;
        different += other.different;
    }
};
using Tallies = std::map<std::string, Tally>; ///< by release

std::string describeFile(const std::map<std::string, std::string>& files, const std::string& name)
{
    const auto found = files.find(name);
    return found == files.end() ? "absent" : std::to_string(found->second.size()) + " bytes";
}

std::map<std::string, std::string> filesOnDisk(const fs::path& root)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const std::string name = fs::relative(entry.path(), root).string();
        if (entry.is_directory())
            files[name + "/"] = "";
        else if (name != ".hold")
            files[name] = readText(entry.path());
    }
    return files;
}

std::map<std::string, std::string> filesIn(const ReadableStorage& storage)
{
    std::map<std::string, std::string> files;
    const std::vector<DirectoryEntry> folders = storage.listRoot().value();
    for (const DirectoryEntry& folder : folders) {
        if (folder.type != EntryType::Directory)
            continue;
        files[folder.name + "/"] = "";
        const std::vector<DirectoryEntry> entries = storage.list(folder.name).value();
        for (const DirectoryEntry& entry : entries) {
            const auto file = storage.open(folder.name, entry.name).value();
            Bytes bytes(file->sizeBytes());
            if (!file->readAt(FileOffset{0}, bytes))
                std::abort();
            files[folder.name + "/" + entry.name].assign(reinterpret_cast<const char*>(bytes.data()),
                                                         bytes.size());
        }
    }
    return files;
}

Outcome askPeer(const Case& one, const fs::path& peer, const fs::path& copy, const fs::path& scratch)
{
    std::ofstream(scratch / "config.json") << one.store.config.dump();
    std::ofstream keys(scratch / "keys.txt");
    for (const std::string& key : one.store.keys)
        keys << key << "\n";
    keys.close();
    std::vector<std::string> arguments{peer.string(),  "dump",
                                       "--dir",        copy.string(),
                                       "--config",     (scratch / "config.json").string(),
                                       "--keys",       (scratch / "keys.txt").string(),
                                       "--checkpoint", one.checkpoint.value_or("none"),
                                       "--in-place"};
    if (one.closes)
        arguments.emplace_back("--close");
    Outcome outcome;
    const int status = runPeer(arguments, scratch / "out.jsonl", scratch / "error.txt");
    outcome.opens = status == 0;
    outcome.neverEnds = status == kPeerNeverEnds;
    if (outcome.neverEnds)
        return outcome; // its last line may be cut
    std::istringstream out(readText(scratch / "out.jsonl"));
    for (std::string line; std::getline(out, line);)
        outcome.lines.push_back(Json::parse(line).dump());
    if (!outcome.opens) {
        // The last line; what a panic printed stands before it.
        std::string error = readText(scratch / "error.txt");
        const std::size_t at = error.rfind("peer: ");
        outcome.error = at == std::string::npos ? error : error.substr(at + 6);
        while (outcome.error.ends_with('\n'))
            outcome.error.pop_back();
    }
    outcome.files = filesOnDisk(copy);
    return outcome;
}

/// Our engine on an overlay: reads everything, and closes if the peer did.
Outcome runOurs(const Case& one, Release release, const std::shared_ptr<const ReadableStorage>& store)
{
    OverlayStorage overlay(store);
    script::DumpOptions options;
    options.release = ReleasePolicy::of(release);
    options.headers = options.release.headers;
    options.checkpoint = one.checkpoint;
    options.close = one.closes;
    for (const std::string& key : one.store.keys)
        options.keys.push_back(fromHex(key).value());
    const auto lines = script::dumpStore(overlay, one.store.config, options);
    Outcome outcome;
    outcome.opens = lines.has_value();
    if (lines)
        for (const auto& line : *lines)
            outcome.lines.push_back(Json::parse(line.dump()).dump());
    else
        outcome.error = lines.error();
    outcome.files = filesIn(overlay);
    return outcome;
}

/// The first difference in words; empty if there is none.
std::string difference(const Outcome& peer, const Outcome& ours)
{
    if (peer.neverEnds) {
        // FZ-1 of docs/deviations.md: we say so instead.
        const bool explained = std::ranges::any_of(ours.lines, [](const std::string& line) {
            return line.find("the chain leads back") != std::string::npos;
        });
        return explained ? "" : "the peer never ends, we do";
    }
    if (peer.opens != ours.opens)
        return std::string("the peer ") + (peer.opens ? "opens" : "does not open (" + peer.error + ")") +
               ", we " + (ours.opens ? "do" : "do not (" + ours.error + ")");
    if (peer.error != ours.error)
        return "the peer says \"" + peer.error + "\", we say \"" + ours.error + "\"";
    for (const auto& [name, bytes] : peer.files) {
        const auto found = ours.files.find(name);
        if (found == ours.files.end() || found->second != bytes) {
            std::size_t at = 0;
            if (found != ours.files.end())
                while (at < bytes.size() && at < found->second.size() && bytes[at] == found->second[at])
                    ++at;
            return name + ": the peer has " + describeFile(peer.files, name) + ", we have " +
                   describeFile(ours.files, name) + ", equal up to " + std::to_string(at);
        }
    }
    for (const auto& [name, bytes] : ours.files)
        if (!peer.files.contains(name))
            return name + ": only ours";
    if (!peer.opens)
        return {};
    for (std::size_t i = 0; i < std::max(peer.lines.size(), ours.lines.size()); ++i) {
        const std::string theirs = i < peer.lines.size() ? peer.lines[i] : "nothing";
        const std::string own = i < ours.lines.size() ? ours.lines[i] : "nothing";
        if (theirs != own)
            return "the peer reads " + theirs + ", we read " + own;
    }
    return {};
}

/// What simulateOpen says, against what our engine did (which is compared with the peer).
std::string differenceOfSimulation(const SimulatedOpen& simulated, const Outcome& ours, const Case& one)
{
    const bool opens = ours.opens || ours.error.starts_with("close failed");
    if (simulated.opens != opens)
        return "simulateOpen and the engine do not agree on opening";
    if (!opens) {
        const std::string words =
            (simulated.error->code == Errc::Fatal ? "panic: " : "") + simulated.error->message;
        if ("open failed: " + words != ours.error)
            return "simulateOpen says \"" + words + "\", the engine \"" + ours.error + "\"";
    }
    const bool closeWrites = one.closes && one.store.config.at("engine") == "freezer" && opens;
    if (!closeWrites && filesIn(*simulated.after) != ours.files)
        return "simulateOpen and the engine leave other files";
    if (opens && simulated.layoutAfter.kind == StoreKind::Archive) {
        const std::uint64_t items = Json::parse(ours.lines.front()).at("summary").at("items");
        if (simulated.itemsAfter < items || simulated.itemsAfter - items != simulated.itemsHidden)
            return "simulateOpen counts " + std::to_string(simulated.itemsAfter) + " items and " +
                   std::to_string(simulated.itemsHidden) + " hidden ones, the engine has " +
                   std::to_string(items);
    }
    return {};
}

std::optional<std::string> randomCheckpoint(SplitMix64& random, const RandomStore& store)
{
    const std::uint64_t kind = random.between(0, 99);
    if (store.checkpoints.empty() || kind < 15)
        return std::nullopt;
    if (kind < 60)
        return store.checkpoints.back();
    if (kind < 90)
        return store.checkpoints[random.between(0, store.checkpoints.size() - 1)];
    if (kind < 94)
        return std::string(56, '0');
    Bytes changed = fromHex(store.checkpoints.back()).value();
    constexpr std::array<std::size_t, 5> kPlaces{7, 15, 22, 23, 27};
    const std::size_t at = kPlaces[random.between(0, kPlaces.size() - 1)];
    changed[at] = static_cast<std::byte>(random.between(0, 40));
    return toHex(changed);
}

Case makeCase(std::uint64_t number, const Options& options, const fs::path& root, const fs::path& scratch)
{
    SplitMix64 random(options.seed * 1'000'003 + number);
    Case one;
    one.number = number;
    one.store = makeRandomStore(random, options.peers, root, scratch);
    one.about = one.store.config.at("engine").get<std::string>() + " by " + one.store.made;
    if (random.between(0, 99) < 70) {
        const std::uint64_t damages = random.between(1, 3);
        for (std::uint64_t n = 0; n < damages; ++n)
            one.about += "; " + damageStore(random, root);
        one.damaged = true;
    }
    if (one.store.config.at("engine") == "freezer") {
        one.checkpoint = randomCheckpoint(random, one.store);
        one.about += "; checkpoint " + one.checkpoint.value_or("none");
    }
    one.closes = random.between(0, 1) == 1;
    // For who repeats it by other means.
    std::ofstream(scratch / "case.txt") << one.checkpoint.value_or("none") << "\n"
                                        << (one.closes ? "closed" : "let go") << "\n";
    return one;
}

/// One release's opening of a case; the first difference in words.
std::string compareRelease(const Options& options, const Case& one, Release release, const fs::path& top,
                           const std::map<std::string, std::string>& before, Tally& tally)
{
    const fs::path root = top / "store";
    const std::shared_ptr<const ReadableStorage> store = ReadOnlyFileStorage::open(root).value();
    const StoreLayout layout = layoutFromPeerConfig(one.store.config, *store);
    const fs::path& peer = release == Release::V2026_2_0   ? options.peers.v2026_2
                           : release == Release::V2026_7_1 ? options.peers.v2026_7
                                                           : options.peers.v2026_10;
    const fs::path copy = top / std::string(releaseName(release));
    fs::copy(root, copy, fs::copy_options::recursive);
    const Outcome theirs = askPeer(one, peer, copy, top / "scratch");
    const Outcome ours = runOurs(one, release, store);
    SimulateOptions how;
    how.release = release;
    if (one.checkpoint)
        how.checkpoint = decodeCheckpoint(fromHex(*one.checkpoint).value());
    if (layout.kind == StoreKind::Freezer) {
        how.tableInitialSize = one.store.config.at("table_initial_size");
        how.tableResizeFrequency = one.store.config.at("table_resize_frequency");
    }
    const auto simulated = simulateOpen(store, layout, how);
    tally.runs = 1;
    tally.opened = theirs.opens ? 1 : 0;
    tally.changed = theirs.files != before ? 1 : 0;
    tally.lost = simulated && simulated->itemsLost > 0 ? 1 : 0;
    std::string different = difference(theirs, ours);
    if (different.empty())
        different = simulated ? differenceOfSimulation(*simulated, ours, one)
                              : "simulateOpen: " + toString(simulated.error());
    if (different.empty() && !theirs.neverEnds &&
        simulated->createsHold != (fs::exists(copy / ".hold") && !fs::exists(root / ".hold")))
        different = "the lock file";
    return different;
}

/// What kind of store it is, for the summary.
std::string kindOf(const Case& one, const fs::path& root)
{
    std::set<std::string> magics;
    for (const auto& [name, bytes] : filesOnDisk(root))
        if (bytes.size() >= 4)
            magics.insert(bytes.substr(0, 4));
    const bool v0 = magics.contains("CWIC");
    const bool v1 = magics.contains("CWIK");
    std::string kind = one.store.config.at("engine").get<std::string>();
    kind += v0 && v1 ? " mixed" : v1 ? " V1" : v0 ? " V0" : " without headers";
    if (one.store.config.at("engine") == "archive")
        kind += fs::exists(root / "k-metadata") ? " markers" : " no markers";
    return kind;
}

Tallies compareCase(const Options& options, std::uint64_t number)
{
    const TempDir temporary;
    const fs::path top = options.keep ? *options.keep : temporary.path();
    const fs::path root = top / "store";
    fs::create_directories(root);
    fs::create_directories(top / "scratch");
    const Case one = makeCase(number, options, root, top / "scratch");
    const std::map<std::string, std::string> before = filesOnDisk(root);
    Tallies tallies;
    tallies[kindOf(one, root) + (one.damaged ? ", damaged" : ", whole")].runs = 1;
    for (const Release release : kReleases) {
        const std::string name(releaseName(release));
        const std::string different = compareRelease(options, one, release, top, before, tallies[name]);
        if (different.empty())
            continue;
        tallies[name].different = 1;
        std::cout << "store " << number << ", " << name << " (" << one.about << (one.closes ? "; closed" : "")
                  << "): " << different << std::endl;
    }
    if (filesOnDisk(root) != before) {
        std::cout << "store " << number << ": the store itself was changed\n";
        tallies.begin()->second.different = 1;
    }
    return tallies;
}

/// The stores that were done before, and what came of them: a line for each, `NUMBER JSON`.
class State {
public:
    explicit State(const std::optional<fs::path>& path)
        : m_path(path)
    {
        if (!m_path)
            return;
        std::ifstream file(*m_path);
        for (std::string line; std::getline(file, line);) {
            const std::size_t blank = line.find(' ');
            if (blank == std::string::npos || !line.ends_with('}'))
                continue; // was being written when the process ended
            Tallies tallies;
            const Json parsed = Json::parse(line.substr(blank));
            for (const auto& [name, numbers] : parsed.items())
                tallies[name] = {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]};
            take(std::stoull(line), tallies);
        }
    }

    [[nodiscard]] bool isDone(std::uint64_t number) const { return m_done.contains(number); }
    [[nodiscard]] const Tallies& total() const { return m_total; }

    void note(std::uint64_t number, const Tallies& tallies)
    {
        if (m_path) {
            Json json;
            for (const auto& [name, tally] : tallies)
                json[name] = {tally.runs, tally.opened, tally.changed, tally.lost, tally.different};
            // One write, so that processes that share the file do not mix their lines.
            const std::string line = std::to_string(number) + " " + json.dump() + "\n";
            std::ofstream(*m_path, std::ios::app) << line << std::flush;
        }
        take(number, tallies);
    }

private:
    void take(std::uint64_t number, const Tallies& tallies)
    {
        if (!m_done.insert(number).second)
            return;
        for (const auto& [name, tally] : tallies)
            m_total[name].add(tally);
    }

    std::optional<fs::path> m_path;
    std::set<std::uint64_t> m_done;
    Tallies m_total;
};

void parsePart(const std::string& value, Options& options)
{
    options.part = std::stoull(value);
    options.parts = std::stoull(value.substr(value.find('/') + 1));
}

Options parse(int argc, char** argv)
{
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const std::string value = argv[i + 1];
        if (name == "--peer-2026-2")
            options.peers.v2026_2 = value;
        else if (name == "--peer-2026-7")
            options.peers.v2026_7 = value;
        else if (name == "--peer-2026-10")
            options.peers.v2026_10 = value;
        else if (name == "--stores")
            options.stores = std::stoull(value);
        else if (name == "--seed")
            options.seed = std::stoull(value);
        else if (name == "--part")
            parsePart(value, options);
        else if (name == "--state")
            options.state = value;
        else if (name == "--only")
            options.only = std::stoull(value);
        else if (name == "--keep")
            options.keep = value;
    }
    return options;
}

/// The number of differences.
std::uint64_t summarise(const Tallies& tallies)
{
    std::uint64_t different = 0;
    for (const auto& [name, tally] : tallies) {
        different += tally.different;
        if (releaseFromName(name))
            std::cout << name << ": " << tally.runs << " stores, " << tally.opened << " opened, "
                      << tally.changed << " changed, " << tally.lost << " lost items, " << tally.different
                      << " differences\n";
        else
            std::cout << "  " << name << ": " << tally.runs << " stores\n";
    }
    return different;
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = parse(argc, argv);
    if (options.peers.v2026_2.empty() || options.peers.v2026_7.empty() || options.peers.v2026_10.empty() ||
        options.parts == 0) {
        std::cerr << "agree_with_peers: name the three peers (see the head of its source)\n";
        return 2;
    }
    State state(options.only ? std::nullopt : options.state);
    if (options.only)
        state.note(*options.only, compareCase(options, *options.only));
    else
        for (std::uint64_t number = options.part; number < options.stores; number += options.parts)
            if (!state.isDone(number))
                state.note(number, compareCase(options, number));
    return summarise(state.total()) == 0 ? 0 : 1;
}
