// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random stores, random damage, the proposed repair, and what becomes of every item:
//
//   random_damage --stores 10000 --seed 1 [--peer PROGRAM --work FOLDER]
//
// Of each store: nothing is written to it; a second check of the repaired one finds nothing that the plan did
// not say; it opens in our engine, and in the reference's; no intact item is lost; of the salvageable ones at
// least 99 in 100 are kept over all stores; no item has another index, key or value than it was given. With a
// peer, what the reference's own recovery keeps of the same damaged store is counted beside it, for each
// class of damage. Exit status 1 when any of it does not hold. The same seed gives the same stores. One
// thread; the peer is one process. Source: the "What must hold", findings.md §1.
#include "app/cryoctl/replay/replay.h"
#include "core/base/sha256.h"
#include "core/repair/propose.h"
#include "tests/differential/peer_process.h"
#include "tests/repair/damaged_world.h"
#include "tests/support/peer_config.h"
#include "tests/support/store_builder.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>

using namespace cryo;
using namespace cryo::test;
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

struct Options {
    std::uint64_t stores = 100;
    std::uint64_t seed = 1;
    bool healthy = false;
    bool verbose = false;
    fs::path peer;
    fs::path work = fs::temp_directory_path() / "random-damage";
};

/// What happened to the items of one class of damage.
struct Tally {
    std::uint64_t stores = 0;
    std::uint64_t intact = 0;
    std::uint64_t salvageable = 0;
    std::uint64_t intactLost = 0;
    std::uint64_t salvageableLost = 0;
    std::uint64_t wrong = 0;    ///< under another index, or with another value
    std::uint64_t wrongKey = 0; ///< a right value (and index) with a key that was never put
    std::uint64_t notClean = 0;
    std::uint64_t notOpened = 0;
    std::uint64_t peerRefuses = 0;
    std::uint64_t peerLost = 0;      ///< untouched items that the peer does not find in the repaired store
    std::uint64_t referenceLost = 0; ///< untouched items that the reference's own recovery loses
    std::uint64_t oursLost = 0;      ///< untouched items that a lookup in the repaired store does not find
    std::uint64_t worseThanReference = 0; ///< stores in which ours loses more
    void add(const Tally& other);
};

void Tally::add(const Tally& other)
{
    stores += other.stores;
    intact += other.intact;
    salvageable += other.salvageable;
    intactLost += other.intactLost;
    salvageableLost += other.salvageableLost;
    wrong += other.wrong;
    wrongKey += other.wrongKey;
    notClean += other.notClean;
    notOpened += other.notOpened;
    peerRefuses += other.peerRefuses;
    peerLost += other.peerLost;
    referenceLost += other.referenceLost;
    oursLost += other.oursLost;
    worseThanReference += other.worseThanReference;
}

/// A value as reports show it.
Json shown(const Bytes& codecBytes)
{
    const auto value = decodeValue(Codec::ByteString, codecBytes);
    const Bytes content = value ? std::get<Bytes>(*value) : codecBytes;
    if (content.size() <= 64)
        return toHex(content);
    return Json{{"len", content.size()}, {"sha256", toHex(sha256(content))}};
}

std::string shownRecord(const RecordRow& record)
{
    return " (index " + (record.index ? std::to_string(*record.index) : "none") + ", key " +
           toHex(record.key).substr(0, 16) + ", value of " + std::to_string(record.value.sizeBytes) +
           " bytes at " + std::to_string(record.value.offset.value) + ")";
}

std::shared_ptr<MemoryStorage> flattened(const ReadableStorage& storage, const StoreLayout& layout)
{
    auto flat = std::make_shared<MemoryStorage>();
    for (const std::string& partition :
         {layout.partitions.key, layout.partitions.value, layout.partitions.table}) {
        if (partition.empty())
            continue;
        const auto entries = storage.list(partition);
        if (!entries)
            continue;
        flat->createPartition(partition);
        for (const DirectoryEntry& entry : *entries) {
            const auto file = storage.open(partition, entry.name);
            if (!file)
                continue;
            Bytes content((*file)->sizeBytes());
            if ((*file)->readAt(FileOffset{0}, content))
                flat->write(partition, entry.name, std::move(content));
        }
    }
    return flat;
}

class Trial {
public:
    Trial(const Options& options, std::optional<PeerProcess>& peer, std::uint64_t seed)
        : m_options(options)
        , m_peer(peer)
        , m_seed(seed)
        , m_world(options.healthy ? makeHealthyWorld(seed) : makeDamagedWorld(seed))
    {
    }
    Tally run();
    [[nodiscard]] const DamagedWorld& world() const { return m_world; }

private:
    void say(const std::string& what) const
    {
        if (m_said++ < 8)
            std::cout << "seed " << m_seed << " (" << m_world.damageClass << m_world.damage << "): " << what
                      << '\n';
    }
    void checkClean(const Proposal& proposal);
    void checkRecords(const Proposal& proposal);
    void judgeRecord(const RecordRow& record, const Bytes& body, std::vector<bool>& found);
    void checkLookups(const Proposal& proposal);
    [[nodiscard]] std::string script(const StoreLayout& layout) const;
    /// For each asked item whether it is found with a right value; empty if the store does not open.
    std::vector<bool> judgeReport(const std::vector<Json>& report, bool repaired);
    std::vector<Json> askPeer(const MemoryStorage& storage, const std::string& script) const;
    [[nodiscard]] bool isRight(const KnownItem& item, const Json& result, bool repaired);

    const Options& m_options;
    std::optional<PeerProcess>& m_peer;
    std::uint64_t m_seed;
    DamagedWorld m_world;
    std::vector<const KnownItem*> m_asked;
    Tally m_tally;
    mutable int m_said = 0;
};

void Trial::checkClean(const Proposal& proposal)
{
    const bool freezer = m_world.layout.kind == StoreKind::Freezer;
    bool clean = true;
    for (const Finding& finding : alarms(proposal.after)) {
        // A freezer's record whose value is bad stays: it is the item that fails.
        const bool stays =
            freezer && (finding.code == FindingCode::VA02 || finding.code == FindingCode::IX03 ||
                        finding.code == FindingCode::IX06 || finding.code == FindingCode::IX04 ||
                        finding.code == FindingCode::VA03 || finding.code == FindingCode::VA04);
        clean &= stays;
        if (!stays)
            say("left: " + std::string(catalogueEntry(finding.code).name) + " " + sentence(finding));
    }
    m_tally.notClean += clean ? 0U : 1U;
    if (m_options.healthy && !proposal.plan.changesNothing())
        say("a healthy store has a plan"), ++m_tally.notClean;
}

void Trial::judgeRecord(const RecordRow& record, const Bytes& body, std::vector<bool>& found)
{
    const bool archive = m_world.layout.kind == StoreKind::Archive;
    bool sameButKey = false;
    std::optional<std::size_t> here; // of several equal puts, one that must be there
    for (std::size_t i = 0; i < m_world.items.size(); ++i) {
        const KnownItem& item = m_world.items[i];
        if (item.codecBytes != body || (archive && item.index != record.index))
            continue;
        if (item.key != record.key)
            sameButKey = archive;
        else if (!found[i] && (!here || item.fate < m_world.items[*here].fate))
            here = i;
    }
    if (here) {
        found[*here] = true;
        return;
    }
    const bool repeated = std::ranges::any_of(m_world.items, [&](const KnownItem& item) {
        return item.codecBytes == body && item.key == record.key && (!archive || item.index == record.index);
    });
    if (repeated)
        return;
    if (std::ranges::any_of(m_world.items, [&](const KnownItem& item) {
            return item.replaced && item.key == record.key && (!archive || item.index == record.index);
        }))
        return;
    // A key that was never put belongs to nobody; a key that was, with a value that it never had, is the
    // harm.
    const bool isKey =
        std::ranges::any_of(m_world.items, [&](const KnownItem& item) { return item.key == record.key; });
    sameButKey |= !archive && !isKey;
    ++(sameButKey ? m_tally.wrongKey : m_tally.wrong);
    say(std::string(sameButKey ? "wrong key" : "wrong item") + " at " + placeText(record.place) +
        shownRecord(record));
    for (const KnownItem& item : m_world.items)
        if (m_options.verbose && item.place == record.place)
            say("  was index " + std::to_string(item.index) + ", key " + toHex(item.key).substr(0, 16) +
                ", value " + toHex(sha256(item.codecBytes)).substr(0, 8));
}

/// Every record of the repaired store whose value can be read is an item that was put, and none is missing.
void Trial::checkRecords(const Proposal& proposal)
{
    std::vector<bool> found(m_world.items.size());
    const auto opened = StoreView::open(proposal.storage, proposal.layout);
    const auto view = opened ? (*opened)->countRecords() : opened;
    if (!view)
        return say("the repaired store cannot be read");
    for (const RecordRow& record : (*view)->readRows(0, (*view)->records())) {
        if (!record.readable)
            continue;
        const ValueReading value = (*view)->readValue(record.place.section, record.value);
        if (value.state == ValueState::Good)
            judgeRecord(record, value.body, found);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const KnownItem& item = m_world.items[i];
        if (item.fate == ItemFate::Intact) {
            ++m_tally.intact;
            m_tally.intactLost += found[i] ? 0U : 1U;
            if (!found[i])
                say("lost intact item " + std::to_string(item.place.section.value) + ":" +
                    std::to_string(item.place.position.value));
        } else if (item.fate == ItemFate::Salvageable) {
            ++m_tally.salvageable;
            m_tally.salvageableLost += found[i] ? 0U : 1U;
            if (!found[i] && m_options.verbose)
                say("lost salvageable item " + std::to_string(item.place.section.value) + ":" +
                    std::to_string(item.place.position.value));
        }
    }
}

std::string Trial::script(const StoreLayout& layout) const
{
    Json config = m_world.config;
    if (layout.checkpoint)
        config["checkpoint"] = toHex(encodeCheckpoint(*layout.checkpoint));
    std::string text = config.dump() + "\n";
    for (const KnownItem* item : m_asked) {
        Json line{{"op", "get"}};
        if (m_world.layout.kind == StoreKind::Archive)
            line["index"] = item->index;
        else
            line["key"] = toHex(item->key);
        text += line.dump() + "\n";
    }
    return text + "{\"op\":\"drop\"}\n";
}

/// Whether a lookup's answer is one that may be: an item of this index or key, and none that a newer
/// untouched one should have hidden.
bool Trial::isRight(const KnownItem& item, const Json& result, bool repaired)
{
    if (m_world.layout.kind == StoreKind::Archive) {
        const bool right = result == shown(item.codecBytes);
        if (!right && repaired && !result.is_null()) {
            ++m_tally.wrong;
            say("index " + std::to_string(item.index) + " has a wrong value");
        }
        return right;
    }
    bool known = false;
    bool newer = true;
    for (const KnownItem& other : m_world.items) {
        if (other.key != item.key || shown(other.codecBytes) != result)
            continue;
        known = true;
        newer = other.index >= item.index;
    }
    if (!known && repaired && !result.is_null()) {
        ++m_tally.wrong;
        say("key of put " + std::to_string(item.index) + " has a wrong value");
    }
    return known && newer;
}

std::vector<bool> Trial::judgeReport(const std::vector<Json>& report, bool repaired)
{
    if (report.empty() || report[0].contains("error"))
        return {};
    std::vector<bool> found;
    for (std::size_t i = 0; i < m_asked.size(); ++i) {
        const bool answered = i + 1 < report.size() && report[i + 1].contains("result");
        found.push_back(answered && isRight(*m_asked[i], report[i + 1]["result"], repaired));
    }
    return found;
}

std::vector<Json> linesOf(const std::string& text)
{
    std::vector<Json> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(Json::parse(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return lines;
}

std::vector<Json> Trial::askPeer(const MemoryStorage& storage, const std::string& text) const
{
    fs::remove_all(m_options.work);
    fs::create_directories(m_options.work / "store");
    writeToFolder(storage, m_options.work / "store");
    std::ofstream(m_options.work / "script", std::ios::binary) << text;
    const auto begun =
        m_peer->begin(m_options.work / "store", m_options.work / "script", m_options.work / "report");
    const auto back = begun ? m_peer->finish(std::chrono::seconds(90)) : Result<bool>(false);
    if (!back || !*back) {
        // It aborts, or hangs: another one for the next store.
        auto again = PeerProcess::start(m_options.peer);
        if (!again)
            throw std::runtime_error("the peer cannot be started: " + toString(again.error()));
        m_peer.reset();
        m_peer.emplace(std::move(*again));
        return {};
    }
    std::ifstream file(m_options.work / "report", std::ios::binary);
    return linesOf({std::istreambuf_iterator<char>(file), {}});
}

/// Every untouched item is found: by our engine, and by the peer; and what the reference alone would find.
void Trial::checkLookups(const Proposal& proposal)
{
    // Of a freezer's keys the newest put answers; where that one is damaged, no answer is wrong.
    std::set<Bytes> newest;
    for (auto item = m_world.items.rbegin(); item != m_world.items.rend(); ++item) {
        const bool answers = m_world.layout.kind == StoreKind::Archive || newest.insert(item->key).second;
        if (answers && item->fate != ItemFate::Damaged)
            m_asked.push_back(&*item);
    }
    const auto countLost = [&](const std::vector<bool>& found) {
        return found.empty() ? m_asked.size() : static_cast<std::uint64_t>(std::ranges::count(found, false));
    };
    const auto flat = flattened(*proposal.storage, proposal.layout);
    const std::string repairedScript = script(proposal.layout);
    const auto copy = flattened(*flat, proposal.layout);
    const auto ours = script::replayScript(*copy, repairedScript);
    const std::vector<bool> found = ours ? judgeReport(*ours, true) : std::vector<bool>{};
    if (!ours || (*ours).empty() || (*ours)[0].contains("error")) {
        ++m_tally.notOpened;
        say("our engine refuses: " + (ours && !ours->empty() ? (*ours)[0].dump() : std::string("?")));
    }
    m_tally.oursLost = countLost(found);
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!found[i] && m_asked[i]->fate == ItemFate::Intact) {
            say("our engine does not find put " + std::to_string(m_asked[i]->index));
            ++m_tally.intactLost;
        }
    if (!m_peer)
        return;
    const auto peer = askPeer(*flat, repairedScript);
    if (peer.empty() || peer[0].contains("error")) {
        ++m_tally.peerRefuses;
        say("the peer refuses: " + (peer.empty() ? std::string("no answer") : peer[0].dump()));
    }
    m_tally.peerLost = countLost(judgeReport(peer, true));
    if (m_tally.peerLost != m_tally.oursLost)
        say("the peer does not find " + std::to_string(m_tally.peerLost) + ", ours " +
            std::to_string(m_tally.oursLost));
    m_tally.referenceLost = countLost(judgeReport(askPeer(*m_world.damaged, script(m_world.layout)), false));
    if (m_tally.oursLost > m_tally.referenceLost) {
        ++m_tally.worseThanReference;
        say("loses " + std::to_string(m_tally.oursLost) + " untouched items, the reference " +
            std::to_string(m_tally.referenceLost));
    }
}

Tally Trial::run()
{
    m_tally.stores = 1;
    ProposeOptions options;
    options.digests = false;
    const auto proposal = proposeRepairs(m_world.damaged, m_world.layout, options);
    if (!proposal) {
        say("no proposal: " + toString(proposal.error()));
        ++m_tally.notClean;
        return m_tally;
    }
    checkClean(*proposal);
    checkRecords(*proposal);
    checkLookups(*proposal);
    return m_tally;
}

void print(const std::map<std::string, Tally>& tallies, bool peer)
{
    std::cout << std::left << std::setw(26) << "damage" << std::right;
    for (const char* head : {"stores", "intact", "lost", "salvable", "lost", "wrong", "key", "unclean",
                             "unopened", "refused", "ours", "refer.", "worse"})
        std::cout << std::setw(9) << head;
    std::cout << '\n';
    for (const auto& [name, t] : tallies) {
        std::cout << std::left << std::setw(26) << name << std::right;
        for (const std::uint64_t n : {t.stores, t.intact, t.intactLost, t.salvageable, t.salvageableLost,
                                      t.wrong, t.wrongKey, t.notClean, t.notOpened, t.peerRefuses, t.oursLost,
                                      peer ? t.referenceLost : 0, t.worseThanReference})
            std::cout << std::setw(9) << n;
        std::cout << '\n';
    }
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app("random damage, repaired");
    app.add_option("--stores", options.stores, "how many");
    app.add_option("--seed", options.seed, "of the first; the others follow");
    app.add_option("--peer", options.peer, "the reference peer (tests/peer)");
    app.add_option("--work", options.work, "a folder that may be emptied");
    app.add_flag("--healthy", options.healthy, "without damage: every plan must be empty");
    app.add_flag("--verbose", options.verbose, "name every salvageable item that is lost");
    CLI11_PARSE(app, argc, argv);

    std::optional<PeerProcess> peer;
    if (!options.peer.empty()) {
        auto started = PeerProcess::start(options.peer);
        if (!started) {
            std::cerr << toString(started.error()) << '\n';
            return 2;
        }
        peer.emplace(std::move(*started));
    }
    std::map<std::string, Tally> tallies;
    Tally all;
    for (std::uint64_t i = 0; i < options.stores; ++i) {
        Trial trial(options, peer, options.seed + i);
        const Tally tally = trial.run();
        tallies[trial.world().damageClass].add(tally);
        all.add(tally);
    }
    tallies["~ all"] = all;
    print(tallies, peer.has_value());
    const bool good = all.intactLost == 0 && all.wrong == 0 && all.notClean == 0 && all.notOpened == 0 &&
                      all.peerRefuses == 0 && all.worseThanReference == 0 &&
                      all.salvageableLost * 100 <= all.salvageable;
    std::cout << (good ? "all of it holds\n" : "NOT all of it holds\n");
    return good ? 0 : 1;
}
