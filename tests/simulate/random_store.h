// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random stores, made by the peers themselves, and random damage to them.
//
// A store is made in one to three sessions, each by a random release, so header layouts are V0, V1 or mixed,
// and markers are there or not. Everything follows from the seed. One thread.
#pragma once

#include "tests/support/split_mix.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace cryo::test {

struct PeerPaths {
    std::filesystem::path v2026_2;
    std::filesystem::path v2026_7;
    std::filesystem::path v2026_10;
};

struct RandomStore {
    nlohmann::json config;                ///< the peer's
    std::vector<std::string> keys;        ///< hex, each once
    std::vector<std::string> checkpoints; ///< hex, oldest first; freezer only
    std::string made;                     ///< by whom, for people
};

/// Who makes a session.
enum class Maker : std::uint8_t { V2026_2, V2026_7, V2026_10RestrictedToV0, V2026_10 };

/// Makes a store in `root`, which must be empty; `scratch` is for scripts and reports. `makers`: one for each
/// session; none: random ones. Throws std::runtime_error when a peer cannot be run.
[[nodiscard]] RandomStore makeRandomStore(SplitMix64& random, const PeerPaths& peers,
                                          const std::filesystem::path& root,
                                          const std::filesystem::path& scratch,
                                          const std::vector<Maker>& makers = {});

/// Damages one file below `root`; what was done, for people.
[[nodiscard]] std::string damageStore(SplitMix64& random, const std::filesystem::path& root);

/// A status of our own: the peer was ended, because it went on for more than half a minute. Some of them walk
/// a chain that leads back into itself for ever.
inline constexpr int kPeerNeverEnds = 124;

/// Runs a program with its output in files; the exit status. `layout`: the value of PEER_BLOB_LAYOUT, or
/// empty.
int runPeer(const std::vector<std::string>& arguments, const std::filesystem::path& out,
            const std::filesystem::path& err, const std::string& layout = {});

[[nodiscard]] std::string readText(const std::filesystem::path& path);

} // namespace cryo::test
