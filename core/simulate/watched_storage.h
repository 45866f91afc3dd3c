// SPDX-License-Identifier: GPL-3.0-or-later
//
// A store whose reading can be watched and stopped, for work that knows nothing of progress: an engine.
//
// Every read counts its bytes; once stopped, every read fails with Cancelled. unwatch() lets go of whoever
// watched, for a store that is kept longer than the work. Threads: as ReadableStorage.
#pragma once

#include "core/base/progress.h"
#include "core/storage/storage.h"

#include <atomic>
#include <mutex>

namespace cryo {

class WatchedStorage final : public ReadableStorage {
public:
    WatchedStorage(std::shared_ptr<const ReadableStorage> below, Progress progress);

    [[nodiscard]] Result<std::vector<DirectoryEntry>> listRoot() const override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view partition) const override;
    [[nodiscard]] Result<std::shared_ptr<const ReadableFile>> open(std::string_view partition,
                                                                   std::string_view fileName) const override;
    [[nodiscard]] std::uint64_t generation() const override;
    [[nodiscard]] std::string displayName() const override;

    /// From now on nobody is told, and nothing stops. Files that are open are let go of as well.
    void unwatch();

    struct Watch; ///< shared with the files (watched_storage.cpp)

private:
    std::shared_ptr<const ReadableStorage> m_below;
    std::shared_ptr<Watch> m_watch;
};

} // namespace cryo
