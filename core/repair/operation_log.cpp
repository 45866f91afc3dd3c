// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line, one write.
#include "core/repair/operation_log.h"

#include "core/storage/posix_file.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <chrono>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

namespace cryo {

namespace {

std::string nowText()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[32] = {};
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text, length};
}

} // namespace

Result<> appendToLog(const std::filesystem::path& log, const LogEntry& entry)
{
    nlohmann::ordered_json line{
        {"time", nowText()},        {"pid", ::getpid()}, {"operation", entry.operation},
        {"outcome", entry.outcome}, {"id", entry.id},    {"root", entry.root}};
    if (!entry.detail.empty())
        line["detail"] = entry.detail;
    // Names of files may be any bytes.
    const std::string text = line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    const posix::Descriptor file(
        ::open(log.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
    if (!file.isOpen() ||
        ::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
        ::fdatasync(file.get()) != 0)
        return fail(errno == EACCES ? Errc::AccessDenied : Errc::Io,
                    "the log '" + log.string() + "' cannot be written: " + posix::systemReason(errno));
    return {};
}

} // namespace cryo
