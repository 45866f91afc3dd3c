// SPDX-License-Identifier: GPL-3.0-or-later
// Files to a folder, a script to both engines, reports compared.
#include "tests/crash/peer_look.h"

#include "app/cryoctl/replay/replay.h"
#include "tests/differential/comparison.h"

#include <chrono>
#include <fstream>

namespace cryo::test {

namespace fs = std::filesystem;
using script::Json;

namespace {

void writeTo(const fs::path& root, const MemoryStorage& image)
{
    for (const auto& [partition, files] : image.partitions()) {
        fs::create_directories(root / partition);
        for (const auto& [name, bytes] : files) {
            std::ofstream file(root / partition / name, std::ios::binary);
            file.write(reinterpret_cast<const char*>(bytes->data()), // NOLINT
                       static_cast<std::streamsize>(bytes->size()));
        }
    }
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

} // namespace

Result<PeerLook> PeerLook::start(const fs::path& program, const fs::path& folder)
{
    CRYO_ASSIGN(PeerProcess peer, PeerProcess::start(program));
    return PeerLook(std::move(peer), folder);
}

PeerLook::~PeerLook()
{
    if (m_peer) {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
}

std::string PeerLook::compare(const Subject& subject, const MemoryStorage& image)
{
    const std::string script = subject.peerScript();
    if (script.empty())
        return {};
    fs::remove_all(m_folder);
    fs::create_directories(m_folder / "store");
    writeTo(m_folder / "store", image);
    std::ofstream(m_folder / "script", std::ios::binary) << script;
    if (const auto begun = m_peer->begin(m_folder / "store", m_folder / "script", m_folder / "report");
        !begun)
        return "the peer cannot be asked: " + toString(begun.error());
    const auto back = m_peer->finish(std::chrono::seconds(60));
    if (!back)
        return "the peer fails: " + toString(back.error());
    if (!*back)
        return "the peer does not come back";
    std::ifstream file(m_folder / "report", std::ios::binary);
    const std::vector<Json> peer = linesOf({std::istreambuf_iterator<char>(file), {}});

    MemoryStorage ours;
    for (const auto& [partition, files] : image.partitions())
        for (const auto& [name, bytes] : files)
            ours.write(partition, name, *bytes);
    const auto report = script::replayScript(ours, script);
    if (!report)
        return "our engine cannot replay: " + toString(report.error());
    const Comparison comparison = compareReports(linesOf(script), *report, peer);
    return comparison.failedLine ? "the peer differs: " + comparison.failure : std::string();
}

} // namespace cryo::test
