// SPDX-License-Identifier: GPL-3.0-or-later
// A child process with a pipe each way, one line a job.
#include "tests/differential/peer_process.h"

#include <nlohmann/json.hpp>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace cryo::test {

Result<PeerProcess> PeerProcess::start(const std::filesystem::path& program)
{
    std::array<int, 2> input{};
    std::array<int, 2> output{};
    if (access(program.c_str(), X_OK) != 0)
        return fail(Errc::NotFound, "there is no program " + program.string());
    // Closed in every other child: a pipe that stays open somewhere never ends.
    if (pipe2(input.data(), O_CLOEXEC) != 0 || pipe2(output.data(), O_CLOEXEC) != 0)
        return fail(Errc::Io, "no pipe");
    const pid_t process = fork();
    if (process == 0) {
        dup2(input[0], STDIN_FILENO);
        dup2(output[1], STDOUT_FILENO);
        execl(program.c_str(), program.c_str(), "batch", static_cast<char*>(nullptr));
        _exit(127);
    }
    close(input[0]);
    close(output[1]);
    if (process < 0)
        return fail(Errc::Io, "no process");
    return PeerProcess(process, input[1], output[0]);
}

PeerProcess::PeerProcess(PeerProcess&& other) noexcept
    : m_process(std::exchange(other.m_process, -1))
    , m_toPeer(std::exchange(other.m_toPeer, -1))
    , m_fromPeer(std::exchange(other.m_fromPeer, -1))
    , m_busy(std::exchange(other.m_busy, false))
{
}

PeerProcess::~PeerProcess()
{
    if (m_process < 0)
        return;
    close(m_toPeer);
    close(m_fromPeer);
    if (m_busy) // with an operation that does not end
        kill(m_process, SIGKILL);
    waitpid(m_process, nullptr, 0);
}

Result<> PeerProcess::begin(const std::filesystem::path& dir, const std::filesystem::path& script,
                            const std::filesystem::path& report)
{
    const std::string line =
        nlohmann::json{{"dir", dir.string()}, {"script", script.string()}, {"report", report.string()}}
            .dump() +
        "\n";
    if (write(m_toPeer, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        return fail(Errc::Io, "the peer does not take a script");
    m_busy = true;
    return {};
}

Result<bool> PeerProcess::finish(std::chrono::milliseconds patience)
{
    pollfd answers{m_fromPeer, POLLIN, 0};
    if (poll(&answers, 1, static_cast<int>(patience.count())) == 0)
        return false;
    m_busy = false;
    std::string line;
    for (char byte = 0; byte != '\n'; line += byte)
        if (read(m_fromPeer, &byte, 1) != 1)
            return fail(Errc::Io, "the peer ended");
    const nlohmann::json answer = nlohmann::json::parse(line, nullptr, false);
    if (!answer.is_object() || !answer["error"].is_null())
        return fail(Errc::Io, "the peer could not run the script: " + line);
    return true;
}

int runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
               const std::filesystem::path& output)
{
    std::vector<std::string> words = {program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
    pid_t process = -1;
    const int started = posix_spawn(&process, program.c_str(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    if (started != 0 || waitpid(process, &status, 0) != process || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

} // namespace cryo::test
