// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether upgrades and rollbacks lose nothing after the proposed changes, tried with the peers.
//
//   upgrades --peer-2026-2 FILE --peer-2026-7 FILE --peer-2026-10 FILE --stores N --seed S [--only K]
//
// Three trials, each on N random stores:
//   flipped   a store of 2026.2.0, one bit of one value flipped, opened by 2026.10.0: as it is, exactly the
//             predicted items are gone; behind markers every other item is there; with the bit flipped back,
//             every item
//   forward   used by 2026.10.0 in V0, back with 2026.2.0 and pruned there, forward again: diagnosed as
//             refused or safe, and behind the changes every item is there
//   backward  used by 2026.10.0 in V1, refused by 2026.2.0; behind the changes 2026.2.0 has every item,
//   prunes,
//             and 2026.10.0 opens it again with every item
//
// One line for each failure; the exit status is 1 if there is one.
#include "core/inspect/store_view.h"
#include "core/simulate/store_copy.h"
#include "core/simulate/upgrade_check.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/simulate/random_store.h"
#include "tests/support/peer_config.h"
#include "tests/support/temp_dir.h"

#include <cstdio>
#include <fstream>
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
    std::uint64_t stores = 20;
    std::uint64_t seed = 1;
    std::optional<std::uint64_t> only;
};

/// Index or key → what the peer reads there: a value or an error.
using Items = std::map<std::string, std::string>;

struct Look {
    bool opens = false;
    std::string error;
    Items items;
};

/// A case's folders and its store.
class Bench {
public:
    Bench(const Options& options, const fs::path& top)
        : m_options(options)
        , m_top(top)
    {
        fs::create_directories(m_top / "store");
        fs::create_directories(m_top / "scratch");
    }

    [[nodiscard]] fs::path root() const { return m_top / "store"; }
    [[nodiscard]] const RandomStore& store() const { return m_store; }

    void make(SplitMix64& random, const std::vector<Maker>& makers)
    {
        m_store = makeRandomStore(random, m_options.peers, root(), m_top / "scratch", makers);
    }
    [[nodiscard]] bool isArchive() const { return m_store.config.at("engine") == "archive"; }
    [[nodiscard]] std::optional<std::string> checkpoint() const
    {
        return isArchive() || m_store.checkpoints.empty() ? std::nullopt
                                                          : std::optional(m_store.checkpoints.back());
    }

    /// Opens a folder with a peer and reads everything; the folder is changed.
    Look open(const fs::path& folder, const fs::path& peer) const
    {
        std::ofstream(m_top / "scratch" / "config.json") << m_store.config.dump();
        std::ofstream keys(m_top / "scratch" / "keys.txt");
        for (const std::string& key : m_store.keys)
            keys << key << "\n";
        keys.close();
        Look look;
        const int status = runPeer({peer.string(), "dump", "--dir", folder.string(), "--config",
                                    (m_top / "scratch" / "config.json").string(), "--keys",
                                    (m_top / "scratch" / "keys.txt").string(), "--checkpoint",
                                    checkpoint().value_or("none"), "--in-place"},
                                   m_top / "scratch" / "out.jsonl", m_top / "scratch" / "error.txt");
        look.opens = status == 0;
        if (status == kPeerNeverEnds)
            return look; // it walks a chain in circles: a freezer without its checkpoint
        look.error = readText(m_top / "scratch" / "error.txt");
        std::istringstream out(readText(m_top / "scratch" / "out.jsonl"));
        for (std::string line; std::getline(out, line);) {
            const Json json = Json::parse(line);
            // By key only for freezers: an archive's keys may stand at several indices.
            const bool wanted = isArchive() ? json.contains("index") : json.contains("key");
            if (!wanted)
                continue;
            const std::string name = isArchive() ? json.at("index").dump() : json.at("key").dump();
            look.items[name] = json.contains("error") ? "error" : json.value("value", Json()).dump();
        }
        return look;
    }

    /// A copy with that name, of the store or of another one.
    fs::path copy(const std::string& name) const
    {
        fs::copy(root(), m_top / name, fs::copy_options::recursive);
        return m_top / name;
    }
    fs::path copyOf(const ReadableStorage& storage, const StoreLayout& layout, const std::string& name) const
    {
        if (const auto copied = copyStore(storage, layout, m_top / name); !copied)
            throw std::runtime_error(toString(copied.error()));
        return m_top / name;
    }

    void replay(const fs::path& folder, const fs::path& peer, const std::vector<Json>& operations,
                const std::string& layout = {}) const
    {
        std::ofstream script(m_top / "scratch" / "more.jsonl");
        script << m_store.config.dump() << "\n";
        for (const Json& operation : operations)
            script << operation.dump() << "\n";
        script.close();
        if (runPeer({peer.string(), "replay", "--dir", folder.string(), "--script",
                     (m_top / "scratch" / "more.jsonl").string()},
                    m_top / "scratch" / "more-report.jsonl", m_top / "scratch" / "error.txt", layout) != 0)
            throw std::runtime_error("a session failed: " + readText(m_top / "scratch" / "error.txt"));
    }

    [[nodiscard]] StoreLayout layoutOf(const ReadableStorage& storage) const
    {
        StoreLayout layout = layoutFromPeerConfig(m_store.config, storage);
        if (const auto hex = checkpoint())
            layout.checkpoint = decodeCheckpoint(fromHex(*hex).value());
        return layout;
    }

    [[nodiscard]] UpgradeCheck check(const fs::path& folder, Release release, bool correctsBits = true) const
    {
        const std::shared_ptr<const ReadableStorage> storage = ReadOnlyFileStorage::open(folder).value();
        const StoreLayout layout = layoutOf(*storage);
        UpgradeOptions options;
        options.opening.release = release;
        options.opening.sampleSize = SIZE_MAX;
        options.opening.checkpoint = layout.checkpoint;
        options.correctsBits = correctsBits;
        return checkUpgrade(storage, layout, options).value();
    }

private:
    const Options& m_options;
    fs::path m_top;
    RandomStore m_store;
};

struct Failure {
    std::string words;
};

void require(bool condition, const std::string& words)
{
    if (!condition)
        throw Failure{words};
}

/// What differs, in words; items that are left out in `except` may be anything.
std::string differenceOf(const Items& expected, const Items& found, const std::set<std::string>& except)
{
    for (const auto& [name, value] : expected) {
        if (except.contains(name))
            continue;
        const auto other = found.find(name);
        if (other == found.end())
            return "item " + name + " is gone";
        if (other->second != value)
            return "item " + name + " is " + other->second + ", was " + value;
    }
    for (const auto& [name, value] : found)
        if (!expected.contains(name) && !except.contains(name))
            return "item " + name + " is new";
    return {};
}

/// One value of the store, chosen by chance: flips one of its bits. The item's name.
std::optional<std::string> flipValueBit(SplitMix64& random, const Bench& bench)
{
    const std::shared_ptr<const ReadableStorage> storage = ReadOnlyFileStorage::open(bench.root()).value();
    const StoreLayout layout = bench.layoutOf(*storage);
    const auto view = StoreView::open(storage, layout).value()->countRecords().value();
    if (view->records() == 0)
        return std::nullopt;
    const std::vector<RecordRow> rows = view->readRows(random.between(0, view->records() - 1), 1);
    if (rows.empty() || !rows.front().readable || rows.front().value.sizeBytes == 0)
        return std::nullopt;
    const RecordRow& row = rows.front();
    const auto values = view->valueFile(row.place.section);
    if (!values || row.value.end().value_or(UINT64_MAX) > (*values)->sizeBytes())
        return std::nullopt;
    const FileOffset begin = (*values)->toFile(row.value.offset);
    const std::uint64_t at = begin.value + random.between(0, row.value.sizeBytes - 1);
    const fs::path path = bench.root() / layout.partitions.value / (*values)->where().blob;
    std::string bytes = readText(path);
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.between(0, 7)));
    std::ofstream(path, std::ios::binary) << bytes;
    return layout.kind == StoreKind::Archive ? std::to_string(*row.index) : Json(toHex(row.key)).dump();
}

struct Tally {
    std::uint64_t stores = 0;
    std::uint64_t failures = 0;
    std::uint64_t items = 0;
    std::uint64_t lostAsItIs = 0;
    std::uint64_t refusedAsItIs = 0;
};

/// As it is: exactly what was predicted is gone.
void requirePredictedLoss(const Bench& bench, const UpgradeCheck& check, const Items& healthy,
                          const std::string& flipped, const fs::path& peer, Tally& tally)
{
    const Look look = bench.open(bench.copy("as-it-is"), peer);
    require(look.opens == check.without.opens, "opening as it is was not predicted: " + look.error);
    std::set<std::string> lost;
    for (const LostItem& item : check.without.lostSample)
        lost.insert(item.index ? std::to_string(*item.index) : Json(toHex(item.key)).dump());
    require(lost.size() == check.without.itemsLost, "an item is lost twice");
    tally.lostAsItIs += lost.size();
    for (const auto& [name, value] : healthy)
        require(look.items.contains(name) != lost.contains(name),
                "item " + name + (lost.contains(name) ? " should be gone" : " is gone"));
    require(differenceOf(healthy, look.items,
                         [&] {
                             std::set<std::string> except = lost;
                             except.insert(flipped);
                             return except;
                         }())
                .empty(),
            "as it is, others changed");
}

void tryFlipped(SplitMix64& random, Bench& bench, const Options& options, Tally& tally)
{
    const fs::path& newest = options.peers.v2026_10;
    bench.make(random, std::vector<Maker>(random.between(1, 2), Maker::V2026_2));
    // Opened once, so that nothing is left to recover, and all that follows is the bit's.
    Look healthy = bench.open(bench.root(), options.peers.v2026_2);
    if (!healthy.opens || healthy.items.empty())
        return;
    const auto flipped = flipValueBit(random, bench);
    if (!flipped)
        return;
    ++tally.stores;
    tally.items += healthy.items.size();
    const UpgradeCheck marked = bench.check(bench.root(), Release::V2026_10_0, false);
    requirePredictedLoss(bench, marked, healthy.items, *flipped, newest, tally);
    require(marked.verdict != UpgradeCheck::Verdict::NotSafe, marked.sentence.text());
    if (marked.prepared) {
        const Look look = bench.open(bench.copyOf(*marked.prepared, marked.preparedLayout, "marked"), newest);
        require(look.opens, "behind the changes: " + look.error);
        const std::string difference = differenceOf(healthy.items, look.items, {*flipped});
        require(difference.empty(), "behind markers, " + difference);
    }
    const UpgradeCheck mended = bench.check(bench.root(), Release::V2026_10_0, true);
    require(mended.verdict != UpgradeCheck::Verdict::NotSafe, mended.sentence.text());
    if (!mended.prepared)
        return; // a freezer: nothing is lost, so nothing is proposed
    const Look look = bench.open(bench.copyOf(*mended.prepared, mended.preparedLayout, "mended"), newest);
    require(look.opens, "with the bit flipped back: " + look.error);
    const std::string difference = differenceOf(healthy.items, look.items, {});
    require(difference.empty(), "with the bit flipped back, " + difference);
}

/// Prunes a part, puts more, with an earlier release.
void useAndPrune(SplitMix64& random, const Bench& bench, const fs::path& folder, const fs::path& peer)
{
    if (!bench.isArchive()) {
        bench.replay(folder, peer, {{{"op", "sync"}}});
        return;
    }
    const std::shared_ptr<const ReadableStorage> storage = ReadOnlyFileStorage::open(folder).value();
    const auto view = StoreView::open(storage, bench.layoutOf(*storage)).value();
    std::uint64_t highest = 0;
    for (const SectionInfo& info : view->sections())
        highest = std::max(highest, info.section.value);
    std::vector<Json> operations{{{"op", "prune"}, {"min", random.between(0, highest)}}};
    if (random.between(0, 1) == 1)
        operations.push_back({{"op", "put_random"},
                              {"count", random.between(1, 20)},
                              {"seed", random.between(1, 1000)},
                              {"value_size", {0, 60}},
                              {"start_index", highest + 10'000},
                              {"stride", 1},
                              {"sync_every", 7}});
    operations.push_back({{"op", "sync"}});
    operations.push_back({{"op", "close"}});
    bench.replay(folder, peer, operations);
}

/// Forward again: diagnosed, and behind the changes every item is there.
void requireSafeUpgrade(const Bench& bench, const fs::path& folder, const Options& options, Tally& tally)
{
    fs::copy(folder, folder.string() + "-looked", fs::copy_options::recursive);
    const Look before = bench.open(folder.string() + "-looked", options.peers.v2026_2);
    require(before.opens, "2026.2.0 does not open it: " + before.error);
    tally.items += before.items.size();
    const UpgradeCheck check = bench.check(folder, Release::V2026_10_0);
    fs::copy(folder, folder.string() + "-as-it-is", fs::copy_options::recursive);
    const Look asItIs = bench.open(folder.string() + "-as-it-is", options.peers.v2026_10);
    require(asItIs.opens == check.without.opens, "opening as it is was not predicted: " + asItIs.error);
    tally.refusedAsItIs += asItIs.opens ? 0U : 1U;
    require(check.verdict != UpgradeCheck::Verdict::NotSafe, check.sentence.text());
    require(asItIs.opens || check.verdict == UpgradeCheck::Verdict::SafeAfterChanges, "it was called safe");
    const std::shared_ptr<const ReadableStorage> storage = ReadOnlyFileStorage::open(folder).value();
    const fs::path prepared = check.prepared
                                  ? bench.copyOf(*check.prepared, check.preparedLayout, "prepared-forward")
                                  : bench.copyOf(*storage, bench.layoutOf(*storage), "prepared-forward");
    const Look after = bench.open(prepared, options.peers.v2026_10);
    require(after.opens, "behind the changes: " + after.error);
    const std::string difference = differenceOf(before.items, after.items, {});
    require(difference.empty(), "behind the changes, " + difference);
}

void tryForward(SplitMix64& random, Bench& bench, const Options& options, Tally& tally)
{
    // Two openings by 2026.10.0 at the end, so that markers cover what is there.
    bench.make(random, {random.between(0, 1) == 0 ? Maker::V2026_2 : Maker::V2026_10RestrictedToV0,
                        Maker::V2026_10RestrictedToV0});
    if (!bench.isArchive())
        return; // nothing is pruned in a freezer
    bench.replay(bench.root(), options.peers.v2026_10, {{{"op", "sync"}}}, "V0");
    ++tally.stores;
    useAndPrune(random, bench, bench.root(), options.peers.v2026_2);
    requireSafeUpgrade(bench, bench.root(), options, tally);
}

void tryBackward(SplitMix64& random, Bench& bench, const Options& options, Tally& tally)
{
    bench.make(random, {random.between(0, 1) == 0 ? Maker::V2026_2 : Maker::V2026_10, Maker::V2026_10});
    const Look before = bench.open(bench.root(), options.peers.v2026_10);
    if (!before.opens || before.items.empty())
        return;
    ++tally.stores;
    for (const Release release : {Release::V2026_2_0, Release::V2026_7_1}) {
        const fs::path& peer = release == Release::V2026_2_0 ? options.peers.v2026_2 : options.peers.v2026_7;
        const std::string name(releaseName(release));
        const UpgradeCheck check = bench.check(bench.root(), release);
        const Look asItIs = bench.open(bench.copy("as-it-is-" + name), peer);
        require(asItIs.opens == check.without.opens, "opening as it is was not predicted: " + asItIs.error);
        tally.refusedAsItIs += asItIs.opens ? 0U : 1U;
        require(check.verdict != UpgradeCheck::Verdict::NotSafe, name + ": " + check.sentence.text());
        require(asItIs.opens || check.prepared, name + " refuses it, and nothing is proposed");
        const fs::path prepared =
            check.prepared ? bench.copyOf(*check.prepared, check.preparedLayout, "prepared-" + name)
                           : bench.copy("prepared-" + name); // no V1 file came about
        const Look after = bench.open(prepared, peer);
        require(after.opens, name + " behind the changes: " + after.error);
        const std::string difference = differenceOf(before.items, after.items, {});
        require(difference.empty(), name + " behind the changes: " + difference);
        tally.items += before.items.size();
        if (release == Release::V2026_2_0 && bench.isArchive()) {
            useAndPrune(random, bench, prepared, peer);
            requireSafeUpgrade(bench, prepared, options, tally);
        }
    }
}

using Trial = void (*)(SplitMix64&, Bench&, const Options&, Tally&);

Tally runTrial(const std::string& name, Trial trial, const Options& options)
{
    Tally tally;
    for (std::uint64_t number = options.only.value_or(0); tally.stores < options.stores; ++number) {
        if (options.only && number != *options.only)
            break;
        SplitMix64 random(options.seed * 1'000'003 + number);
        const TempDir temporary;
        Bench bench(options, temporary.path());
        try {
            trial(random, bench, options, tally);
        } catch (const Failure& failure) {
            ++tally.failures;
            std::cout << name << " " << number << " (" << bench.store().config.at("engine") << " by "
                      << bench.store().made << "): " << failure.words << std::endl;
        }
    }
    std::cout << name << ": " << tally.stores << " stores, " << tally.items << " items, " << tally.lostAsItIs
              << " lost and " << tally.refusedAsItIs << " refused as they were, " << tally.failures
              << " failures" << std::endl;
    return tally;
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
        else if (name == "--only")
            options.only = std::stoull(value);
    }
    return options;
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = parse(argc, argv);
    if (options.peers.v2026_2.empty() || options.peers.v2026_7.empty() || options.peers.v2026_10.empty()) {
        std::cerr << "upgrades: name the three peers (see the head of its source)\n";
        return 2;
    }
    std::uint64_t failures = 0;
    failures += runTrial("flipped", tryFlipped, options).failures;
    failures += runTrial("forward", tryForward, options).failures;
    failures += runTrial("backward", tryBackward, options).failures;
    return failures == 0 ? 0 : 1;
}
