// SPDX-License-Identifier: GPL-3.0-or-later
//
// The state folder from the environment.
#include "core/base/state_dir.h"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace cryo {

namespace {

std::filesystem::path absoluteFromEnvironment(const char* name)
{
    // Read once at start-up by both programs, before any thread could change the environment.
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe)
    const std::filesystem::path path = value == nullptr ? "" : value;
    return path.is_absolute() ? path : std::filesystem::path();
}

std::filesystem::path homeDir()
{
    if (auto home = absoluteFromEnvironment("HOME"); !home.empty())
        return home;
    const passwd* user = getpwuid(getuid()); // NOLINT(concurrency-mt-unsafe)
    return user == nullptr ? "/" : user->pw_dir;
}

} // namespace

std::filesystem::path stateDir()
{
    auto base = absoluteFromEnvironment("XDG_STATE_HOME");
    if (base.empty())
        base = homeDir() / ".local" / "state";
    return base / "cryoscope";
}

} // namespace cryo
