// SPDX-License-Identifier: GPL-3.0-or-later
//
// Putting disk and guard together.
#include "core/repair/apply_session.h"

#include <sys/stat.h>
#include <unistd.h>

namespace cryo {

SwitchHooks WriterSession::hooks()
{
    SwitchHooks hooks;
    hooks.before = [this](const std::vector<SwitchedFile>& files) -> Result<> {
        if (closeReaders)
            closeReaders();
        if (switching)
            switching();
        std::vector<WriterGuard::Touched> touched;
        touched.reserve(files.size());
        for (const SwitchedFile& file : files)
            touched.push_back({file.path, file.writes});
        return guard->beginSwitch(touched);
    };
    hooks.mayGoOn = [this] { return guard->mayGoOn(); };
    hooks.after = [this] { guard->endSwitch(); };
    return hooks;
}

bool openAnyQuarantine(PosixWriterDisk& disk, const StateFolder& state)
{
    if (disk.openQuarantine(quarantineBeside(disk.root()), true))
        return true;
    return disk.openQuarantine(state.quarantine(), true).has_value();
}

void removeEmptyQuarantine(const std::filesystem::path& quarantine)
{
    if (!quarantine.empty())
        static_cast<void>(::rmdir(quarantine.c_str())); // fails where something is in it
}

} // namespace cryo
