// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing lines, and knowing the deviations.
#include "tests/differential/comparison.h"

#include "app/cryoctl/replay/script_store.h"

namespace cryo::test {

using script::Json;
using script::kChainLoops;
using script::kResizeNeverEnds;

namespace {

/// The first place where two values differ, as "path: ours | peer".
std::string firstDifference(const Json& ours, const Json& peer, const std::string& path)
{
    if (ours.is_object() && peer.is_object()) {
        for (const auto& [name, value] : ours.items()) {
            if (!peer.contains(name))
                return path + "/" + name + ": " + value.dump() + " | (absent)";
            if (value != peer[name])
                return firstDifference(value, peer[name], path + "/" + name);
        }
        for (const auto& [name, value] : peer.items())
            if (!ours.contains(name))
                return path + "/" + name + ": (absent) | " + value.dump();
    }
    if (ours.is_array() && peer.is_array())
        for (std::size_t i = 0; i < std::min(ours.size(), peer.size()); ++i)
            if (ours[i] != peer[i])
                return firstDifference(ours[i], peer[i], path + "/" + std::to_string(i));
    return path + ": " + ours.dump() + " | " + peer.dump();
}

} // namespace

std::string endlessBy(const Json& line)
{
    const std::string text = line.dump();
    if (text.find(kChainLoops) != std::string::npos)
        return "FZ-1";
    if (text.find(kResizeNeverEnds) != std::string::npos)
        return "FZ-2";
    return {};
}

Comparison compareReports(const std::vector<Json>& script, const std::vector<Json>& ours,
                          const std::vector<Json>& peer)
{
    Comparison comparison;
    for (std::size_t n = 0; n < ours.size(); ++n) {
        if (const std::string id = endlessBy(ours[n]); !id.empty()) {
            ++comparison.deviations[id];
            return comparison;
        }
        if (n >= peer.size()) {
            comparison.failedLine = n;
            comparison.failure = "the peer's report ends before line " + std::to_string(n);
            return comparison;
        }
        ++comparison.lines;
        // As unordered objects: fields may come in another order.
        if (nlohmann::json(ours[n]) == nlohmann::json(peer[n]))
            continue;
        comparison.failedLine = n;
        comparison.failure = script[n].dump() + "\n  ours | peer at " + firstDifference(ours[n], peer[n], "");
        return comparison;
    }
    return comparison;
}

} // namespace cryo::test
