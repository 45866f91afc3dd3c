// SPDX-License-Identifier: GPL-3.0-or-later
// Opens crash states with the original engine too: from the same files, both must give the same answers to
// the same questions, and leave the same bytes. Ours runs with the reference's policy here. One thread.
#pragma once

#include "tests/crash/simulation.h"
#include "tests/differential/peer_process.h"

#include <filesystem>

namespace cryo::test {

class PeerLook {
public:
    /// `program` is the peer; `folder` is made, used and removed. Errors: those of PeerProcess::start.
    static Result<PeerLook> start(const std::filesystem::path& program, const std::filesystem::path& folder);
    PeerLook(PeerLook&&) = default;
    ~PeerLook();

    /// Empty, or what differs. For CrashOptions::look.
    [[nodiscard]] std::string compare(const Subject& subject, const MemoryStorage& image);

private:
    PeerLook(PeerProcess peer, std::filesystem::path folder)
        : m_peer(std::make_unique<PeerProcess>(std::move(peer)))
        , m_folder(std::move(folder))
    {
    }

    std::unique_ptr<PeerProcess> m_peer;
    std::filesystem::path m_folder;
};

} // namespace cryo::test
