// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions, scripts and damage.
#include "tests/simulate/random_store.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <set>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char** environ;

namespace cryo::test {

namespace {

/// Most answer within a tenth of a second.
constexpr std::chrono::seconds kPeerPatience{40};

using Json = nlohmann::json;
namespace fs = std::filesystem;

template <typename T>
T oneOf(SplitMix64& random, const std::vector<T>& choices)
{
    return choices[random.between(0, choices.size() - 1)];
}

bool chance(SplitMix64& random, unsigned percent)
{
    return random.between(0, 99) < percent;
}

Json randomConfig(SplitMix64& random)
{
    Json config;
    const bool archive = chance(random, 60);
    const Json level = chance(random, 25) ? Json(3) : Json(nullptr);
    const std::uint64_t pageSize = oneOf<std::uint64_t>(random, {48, 64, 128, 200, 512, 1024});
    config["engine"] = archive ? "archive" : "freezer";
    config["key_partition"] = "k";
    config["value_partition"] = "v";
    config["key_write_buffer"] = oneOf<std::uint64_t>(random, {1, 256, 4096});
    config["value_write_buffer"] = oneOf<std::uint64_t>(random, {1, 256, 4096});
    config["page_size"] = pageSize;
    config["page_cache_pages"] = 10;
    config["key_size"] = oneOf<std::uint64_t>(random, {8, 16, 20, 32});
    config["codec"] = "bytes";
    config["metrics"] = false;
    if (archive) {
        config["translator"] = oneOf<std::string>(random, {"OneCap", "TwoCap", "FourCap", "EightCap"});
        config["compression"] = level;
        config["items_per_section"] = oneOf<std::uint64_t>(random, {1, 4, 16, 64, 1000});
        config["replay_buffer"] = oneOf<std::uint64_t>(random, {1, 300, 4096});
    } else {
        config["value_compression"] = level;
        config["value_target_size"] = oneOf<std::uint64_t>(random, {1, 200, 1000, 100000});
        config["table_partition"] = "t";
        config["table_initial_size"] = oneOf<std::uint64_t>(random, {1, 2, 8, 32});
        config["table_resize_frequency"] = oneOf<std::uint64_t>(random, {1, 2, 4});
        config["table_resize_chunk_size"] = oneOf<std::uint64_t>(random, {1, 4, 64});
        config["table_replay_buffer"] = oneOf<std::uint64_t>(random, {64, 4096});
    }
    return Json::parse(config.dump()); // numbers as a reader of the text has them
}

/// A session: some puts and syncs, ended cleanly or not.
class Session {
public:
    Session(SplitMix64& random, RandomStore& store, std::uint64_t& nextIndex)
        : m_random(random)
        , m_store(store)
        , m_nextIndex(nextIndex)
        , m_archive(store.config.at("engine") == "archive")
    {
    }

    std::string script()
    {
        Json config = m_store.config;
        if (!m_archive && !m_store.checkpoints.empty())
            config["checkpoint"] = m_store.checkpoints.back();
        m_text = config.dump() + "\n";
        const std::uint64_t rounds = m_random.between(1, 3);
        for (std::uint64_t round = 0; round < rounds; ++round) {
            put();
            if (m_archive && chance(m_random, 10))
                add({{"op", "prune"}, {"min", m_random.between(0, m_nextIndex)}});
            if (chance(m_random, 85))
                add({{"op", "sync"}});
        }
        if (chance(m_random, 80))
            add({{"op", "close"}});
        return m_text;
    }

private:
    void add(const Json& operation) { m_text += operation.dump() + "\n"; }

    void put()
    {
        const std::uint64_t count = m_random.between(1, chance(m_random, 20) ? 120 : 30);
        const std::uint64_t seed = m_random.between(1, chance(m_random, 15) ? 3 : 1'000'000'000);
        const std::uint64_t longest = oneOf<std::uint64_t>(m_random, {0, 20, 60, 300});
        const std::uint64_t stride = chance(m_random, 20) ? m_random.between(1, 7) : 1;
        add({{"op", "put_random"},
             {"count", count},
             {"seed", seed},
             {"value_size", {0, longest}},
             {"start_index", m_nextIndex},
             {"stride", stride},
             {"sync_every", m_random.between(1, 40)}});
        m_nextIndex += count * stride;
        noteKeys(seed, count, longest);
    }

    void noteKeys(std::uint64_t seed, std::uint64_t count, std::uint64_t longest)
    {
        SplitMix64 items(seed);
        RandomItems how;
        how.keySizeBytes = m_store.config.at("key_size").get<std::uint32_t>();
        how.valueMaxBytes = longest;
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::string key = toHex(nextItem(items, how).key);
            if (std::ranges::find(m_store.keys, key) == m_store.keys.end())
                m_store.keys.push_back(key);
        }
    }

    SplitMix64& m_random;
    RandomStore& m_store;
    std::uint64_t& m_nextIndex;
    bool m_archive;
    std::string m_text;
};

/// Every checkpoint that a report names, in order.
void collectCheckpoints(const Json& json, std::vector<std::string>& to)
{
    if (json.is_object()) {
        if (json.contains("table_size") && json.contains("hex"))
            to.push_back(json.at("hex"));
        for (const auto& [name, member] : json.items())
            collectCheckpoints(member, to);
    } else if (json.is_array()) {
        for (const Json& member : json)
            collectCheckpoints(member, to);
    }
}

void writeText(const fs::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

std::vector<fs::path> filesBelow(const fs::path& root)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.is_regular_file() && entry.path().filename() != ".hold")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

} // namespace

std::string readText(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

int runPeer(const std::vector<std::string>& arguments, const fs::path& out, const fs::path& err,
            const std::string& layout)
{
    if (layout.empty())
        ::unsetenv("PEER_BLOB_LAYOUT");
    else
        ::setenv("PEER_BLOB_LAYOUT", layout.c_str(), 1);
    std::vector<char*> argv;
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), kFlags, 0644);
    posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), kFlags, 0644);
    pid_t child = 0;
    const int spawned = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (spawned != 0)
        throw std::runtime_error("cannot run " + arguments.front());
    const auto begin = std::chrono::steady_clock::now();
    int status = 0;
    for (;;) {
        const pid_t ended = ::waitpid(child, &status, WNOHANG);
        if (ended == child)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
        if (std::chrono::steady_clock::now() - begin > kPeerPatience) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return kPeerNeverEnds;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

namespace {

/// One to three; earlier releases cannot open V1 files.
std::vector<Maker> randomMakers(SplitMix64& random)
{
    std::vector<Maker> makers(random.between(1, 3));
    bool hasV1 = false;
    for (Maker& maker : makers) {
        maker = static_cast<Maker>(random.between(hasV1 ? 3 : 0, 3));
        hasV1 = hasV1 || maker == Maker::V2026_10;
    }
    return makers;
}

void runSession(const PeerPaths& peers, Maker maker, const fs::path& root, const fs::path& scratch)
{
    const fs::path& peer = maker == Maker::V2026_2   ? peers.v2026_2
                           : maker == Maker::V2026_7 ? peers.v2026_7
                                                     : peers.v2026_10;
    runPeer(
        {peer.string(), "replay", "--dir", root.string(), "--script", (scratch / "script.jsonl").string()},
        scratch / "report.jsonl", scratch / "error.txt", maker == Maker::V2026_10RestrictedToV0 ? "V0" : "");
}

} // namespace

RandomStore makeRandomStore(SplitMix64& random, const PeerPaths& peers, const fs::path& root,
                            const fs::path& scratch, const std::vector<Maker>& makers)
{
    static const std::vector<std::string> kNames{"2026.2.0", "2026.7.1", "2026.10.0 V0", "2026.10.0"};
    RandomStore store;
    store.config = randomConfig(random);
    std::uint64_t nextIndex = chance(random, 80) ? 0 : random.between(0, 5000);
    const std::vector<Maker> sessions = makers.empty() ? randomMakers(random) : makers;
    for (const Maker maker : sessions) {
        writeText(scratch / "script.jsonl", Session(random, store, nextIndex).script());
        runSession(peers, maker, root, scratch);
        std::istringstream report(readText(scratch / "report.jsonl"));
        for (std::string line; std::getline(report, line);)
            collectCheckpoints(Json::parse(line), store.checkpoints);
        store.made += (store.made.empty() ? "" : ", ") + kNames[static_cast<std::size_t>(maker)];
    }
    const bool hasV1 = std::ranges::find(sessions, Maker::V2026_10) != sessions.end();
    if (makers.empty() && !hasV1 && chance(random, 10)) // the markers are configuration too: lost with it
        fs::remove_all(root / "k-metadata");
    return store;
}

std::string damageStore(SplitMix64& random, const fs::path& root)
{
    const std::vector<fs::path> files = filesBelow(root);
    if (files.empty())
        return "nothing to damage";
    fs::path path = oneOf(random, files);
    // Markers are small and few, but what an opening makes of them decides about everything else.
    std::vector<fs::path> markers;
    std::ranges::copy_if(files, std::back_inserter(markers),
                         [](const fs::path& file) { return file.parent_path().filename() == "k-metadata"; });
    if (!markers.empty() && chance(random, 15))
        path = oneOf(random, markers);
    const std::string name = fs::relative(path, root).string();
    std::string bytes = readText(path);
    const std::uint64_t kind = random.between(0, 99);
    if (kind < 10) {
        fs::remove(path);
        return "remove " + name;
    }
    if (kind < 12) {
        fs::remove_all(path.parent_path());
        return "remove the partition of " + name;
    }
    // Most of a V1 file is header: half of the places are behind it.
    const std::size_t header = bytes.starts_with("CWIK") ? 4096 : 8;
    const std::size_t first = chance(random, 85) && bytes.size() > header ? header : 0;
    const std::size_t at =
        bytes.empty() ? 0 : static_cast<std::size_t>(random.between(first, bytes.size() - 1));
    std::string what;
    if (kind < 50 && !bytes.empty()) {
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.between(0, 7)));
        what = "flip";
    } else if (kind < 65 && !bytes.empty()) {
        const std::size_t length = std::min<std::size_t>(random.between(1, 200), bytes.size() - at);
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), length, '\0');
        what = "zero " + std::to_string(length) + " bytes";
    } else if (kind < 90) {
        bytes.resize(at);
        what = "cut";
    } else {
        const Bytes more = random.fill(random.between(1, 300));
        bytes.append(reinterpret_cast<const char*>(more.data()), more.size());
        what = "append " + std::to_string(more.size()) + " bytes";
    }
    writeText(path, bytes);
    return what + " in " + name + " at " + std::to_string(at);
}

} // namespace cryo::test
