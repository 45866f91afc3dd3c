// SPDX-License-Identifier: GPL-3.0-or-later
// Exchanges healthy stores with the original engines of several releases. For each seed: what ours wrote is
// read by every peer, and what every peer wrote is read by ours, item for item; and the files of the peer are
// those that ours writes with the same header layout, byte for byte (without the markers and the lock file
// that later releases add). Ends with 0 if nothing differs. Each peer is a program with the verbs `replay`
// and `dump`.
#include "app/cryoctl/replay/replay.h"
#include "app/cryoctl/replay/store_dump.h"
#include "app/cryoctl/replay/store_files.h"
#include "core/storage/file_storage.h"
#include "core/storage/overlay_storage.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/differential/healthy.h"
#include "tests/differential/peer_process.h"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <map>

namespace fs = std::filesystem;
using namespace cryo;
using namespace cryo::test;
using script::Json;

namespace {

using Lines = std::vector<nlohmann::json>;

struct Counts {
    std::size_t stores = 0;
    std::size_t items = 0;
    std::size_t files = 0;
    std::size_t newHeaders = 0; ///< stores whose files were compared in the new layout
};

/// A store, and what is needed to open it.
struct Written {
    fs::path root;
    std::string checkpoint; ///< hex; empty for an archive
};

class Exchange {
public:
    Exchange(fs::path work, std::uint64_t seed, Counts& counts)
        : m_work(std::move(work))
        , m_script(healthyScript(seed, seed % 2 == 0))
        , m_counts(counts)
    {
    }

    /// Empty if nothing differs; else what does.
    std::string run(const std::vector<std::string>& peers);

private:
    std::string runPeer(const fs::path& peer, const Written& old, const Lines& items);
    std::string compareFiles(const Written& theirs, const Written& ours);
    Written write(const std::string& name, const HeaderPolicy& headers);
    Lines readByOurs(const Written& store);
    std::string readByPeer(const fs::path& peer, const Written& store, const Lines& items);
    std::string configFor(const Written& store);

    fs::path m_work;
    HealthyScript m_script;
    Counts& m_counts;
};

Lines linesOf(const fs::path& path)
{
    Lines lines;
    std::ifstream file(path, std::ios::binary);
    for (std::string line; std::getline(file, line);)
        lines.push_back(nlohmann::json::parse(line));
    return lines;
}

/// Those that are about an item.
Lines itemsIn(const Lines& lines)
{
    Lines items;
    std::ranges::copy_if(lines, std::back_inserter(items),
                         [](const auto& line) { return line.contains("index") || line.contains("key"); });
    return items;
}

std::string checkpointOf(const nlohmann::json& closed)
{
    const std::string text = closed.dump();
    const std::size_t at = text.find("\"hex\":\"");
    return at == std::string::npos ? "" : text.substr(at + 7, 56);
}

std::string firstDifference(const Lines& ours, const Lines& theirs)
{
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        if (ours[i] != theirs[i])
            return ours[i].dump() + " | " + theirs[i].dump();
    return ours.size() == theirs.size() ? "" : "one of them lists more than the other";
}

/// Path, size and digest of every file but those that only later releases write.
Lines filesIn(const fs::path& root)
{
    Lines files;
    const auto storage = ReadOnlyFileStorage::open(root);
    if (!storage)
        return files;
    for (const Json& file : script::fileTable(**storage).value_or(Json::array())) {
        const std::string path = file["path"].get<std::string>();
        if (path != ".hold" && path.find("-metadata/") == std::string::npos)
            files.push_back(nlohmann::json(file));
    }
    return files;
}

bool hasNewHeaders(const fs::path& root)
{
    for (const nlohmann::json& file : filesIn(root)) {
        std::ifstream stream(root / file["path"].get<std::string>(), std::ios::binary);
        std::string magic(4, '\0');
        stream.read(magic.data(), 4);
        return magic == "CWIK";
    }
    return false;
}

Written Exchange::write(const std::string& name, const HeaderPolicy& headers)
{
    Written store{m_work / name, ""};
    const auto storage = FileStorage::open(store.root);
    if (!storage)
        throw std::runtime_error(storage.error().message);
    std::string text;
    for (const Json& line : m_script.lines)
        text += line.dump() + "\n";
    const auto report = script::replayScript(**storage, text, {headers});
    if (!report)
        throw std::runtime_error(report.error().message);
    store.checkpoint = checkpointOf(nlohmann::json(report->back()));
    return store;
}

/// Errors are lines that no peer has.
Lines Exchange::readByOurs(const Written& store)
{
    const auto files = ReadOnlyFileStorage::open(store.root);
    if (!files)
        return {nlohmann::json{{"key", files.error().message}}};
    OverlayStorage storage(*files);
    script::DumpOptions options;
    if (!store.checkpoint.empty())
        options.checkpoint = store.checkpoint;
    options.keys = m_script.keys;
    options.headers = HeaderPolicy::v1();
    const auto lines = script::dumpStore(storage, m_script.lines.front(), options);
    if (!lines)
        return {nlohmann::json{{"key", lines.error()}}};
    Lines plain;
    for (const Json& line : *lines)
        plain.emplace_back(line);
    return itemsIn(plain);
}

std::string Exchange::configFor(const Written& store)
{
    Json config = m_script.lines.front();
    if (!store.checkpoint.empty())
        config["checkpoint"] = store.checkpoint;
    return config.dump();
}

std::string Exchange::readByPeer(const fs::path& peer, const Written& store, const Lines& items)
{
    const fs::path config = m_work / "config.json";
    std::ofstream(config) << configFor(store) << '\n';
    const fs::path listed = m_work / "listed.jsonl";
    if (runProgram(peer,
                   {"dump", "--dir", store.root.string(), "--config", config.string(), "--keys",
                    (m_work / "keys.txt").string()},
                   listed) != 0)
        return peer.filename().string() + " cannot read " + store.root.filename().string();
    const std::string difference = firstDifference(items, itemsIn(linesOf(listed)));
    ++m_counts.stores;
    m_counts.items += items.size();
    return difference.empty() ? "" : peer.filename().string() + " reads otherwise: " + difference;
}

std::string Exchange::compareFiles(const Written& theirs, const Written& ours)
{
    const Lines files = filesIn(ours.root);
    m_counts.files += files.size();
    const std::string difference = firstDifference(files, filesIn(theirs.root));
    return difference.empty() ? "" : "files differ: " + difference;
}

std::string Exchange::runPeer(const fs::path& peer, const Written& old, const Lines& items)
{
    std::string difference = readByPeer(peer, old, items);
    if (!difference.empty())
        return difference;
    Written theirs{m_work / peer.filename(), ""};
    const fs::path report = m_work / "report.jsonl";
    if (runProgram(peer,
                   {"replay", "--dir", theirs.root.string(), "--script", (m_work / "script.jsonl").string(),
                    "--report", report.string()},
                   m_work / "output") != 0)
        return peer.filename().string() + " cannot replay the script";
    for (const nlohmann::json& line : linesOf(report))
        if (line.contains("error"))
            return peer.filename().string() + " reports " + line.dump();
    theirs.checkpoint = checkpointOf(linesOf(report).back());
    difference = firstDifference(readByOurs(theirs), items);
    ++m_counts.stores;
    m_counts.items += items.size();
    if (!difference.empty())
        return "ours reads what " + peer.filename().string() + " wrote otherwise: " + difference;
    if (!hasNewHeaders(theirs.root))
        return compareFiles(theirs, old);
    ++m_counts.newHeaders;
    const Written recent = write("ours-new-headers-" + peer.filename().string(), HeaderPolicy::v1());
    difference = compareFiles(theirs, recent);
    return difference.empty() ? readByPeer(peer, recent, items) : difference;
}

std::string Exchange::run(const std::vector<std::string>& peers)
{
    fs::remove_all(m_work);
    fs::create_directories(m_work);
    {
        std::ofstream script(m_work / "script.jsonl");
        for (const Json& line : m_script.lines)
            script << line.dump() << '\n';
        std::ofstream keys(m_work / "keys.txt");
        for (const Bytes& key : m_script.keys)
            keys << toHex(key) << '\n';
    }
    const Written old = write("ours", HeaderPolicy::v0());
    const Lines items = readByOurs(old);
    for (const std::string& peer : peers)
        if (std::string difference = runPeer(peer, old, items); !difference.empty())
            return difference;
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    std::uint64_t seeds = 200;
    std::uint64_t first = 0;
    std::vector<std::string> peers;
    std::string work;
    CLI::App app("Exchanges healthy stores with the original engines of several releases.");
    app.add_option("--seeds", seeds, "how many stores");
    app.add_option("--first", first, "seed of the first one");
    app.add_option("--peer", peers, "programs of the peers")->required();
    app.add_option("--work", work, "folder for stores; those that differ stay there")->required();
    CLI11_PARSE(app, argc, argv);

    Counts counts;
    std::size_t failures = 0;
    for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
        const fs::path folder = fs::path(work) / ("exchange-" + std::to_string(seed));
        const std::string difference = Exchange(folder, seed, counts).run(peers);
        if (difference.empty()) {
            fs::remove_all(folder);
            continue;
        }
        ++failures;
        std::cout << "seed " << seed << ": " << difference << std::endl;
    }
    std::cout << seeds << " scripts, " << counts.stores << " stores read by another engine, " << counts.items
              << " items equal, " << counts.files << " files compared byte for byte (" << counts.newHeaders
              << " stores with new headers)\n"
              << failures << " differences\n";
    return failures == 0 ? 0 : 1;
}
