// SPDX-License-Identifier: GPL-3.0-or-later
// The reference peer (tests/peer) in its batch mode: one process for many scripts. One thread.
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace cryo::test {

class PeerProcess {
public:
    /// Starts `program batch`. Errors: NotFound, Io.
    static Result<PeerProcess> start(const std::filesystem::path& program);
    PeerProcess(PeerProcess&& other) noexcept;
    PeerProcess& operator=(PeerProcess&&) = delete;
    /// Ends the process, also in the middle of a script.
    ~PeerProcess();

    /// Hands over a script. Errors: Io when the process is gone.
    Result<> begin(const std::filesystem::path& dir, const std::filesystem::path& script,
                   const std::filesystem::path& report);
    /// Waits until the script of begin() is done; false if it is not after `patience`. Errors: Io when the
    /// process is gone, or could not run it.
    Result<bool> finish(std::chrono::milliseconds patience);

private:
    PeerProcess(pid_t process, int toPeer, int fromPeer)
        : m_process(process)
        , m_toPeer(toPeer)
        , m_fromPeer(fromPeer)
    {
    }

    pid_t m_process;
    int m_toPeer;
    int m_fromPeer;
    bool m_busy = false;
};

/// Runs a program to its end; what it prints goes to the file `output`. Its exit status; -1 if there is none.
int runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
               const std::filesystem::path& output);

} // namespace cryo::test
