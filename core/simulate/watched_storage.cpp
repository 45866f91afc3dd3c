// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counting on the way through.
#include "core/simulate/watched_storage.h"

namespace cryo {

struct WatchedStorage::Watch {
    explicit Watch(Progress to)
        : progress(std::move(to))
    {
    }

    Result<> count(std::uint64_t bytes)
    {
        if (!active.load(std::memory_order_relaxed))
            return {};
        const std::uint64_t before = done.fetch_add(bytes, std::memory_order_relaxed);
        constexpr std::uint64_t kStepBytes = std::uint64_t{1} << 20;
        if (before / kStepBytes == (before + bytes) / kStepBytes && !progress.stopRequested())
            return {}; // nobody needs to hear of every read
        const std::scoped_lock lock(mutex);
        return active ? progress.step(before + bytes, 0) : Result<>{};
    }

    std::atomic<bool> active = true;
    std::atomic<std::uint64_t> done = 0;
    std::mutex mutex; ///< one report at a time
    Progress progress;
};

namespace {

class WatchedFile final : public ReadableFile {
public:
    WatchedFile(std::shared_ptr<const ReadableFile> below, std::shared_ptr<WatchedStorage::Watch> watch)
        : m_below(std::move(below))
        , m_watch(std::move(watch))
    {
    }

    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_below->sizeBytes(); }
    [[nodiscard]] FileIdentity identity() const override { return m_below->identity(); }
    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        CRYO_TRY(m_watch->count(to.size()));
        return m_below->readAt(offset, to);
    }
    [[nodiscard]] std::vector<DataExtent> dataExtents(std::size_t most) const override
    {
        return m_below->dataExtents(most);
    }

private:
    std::shared_ptr<const ReadableFile> m_below;
    std::shared_ptr<WatchedStorage::Watch> m_watch;
};

} // namespace

WatchedStorage::WatchedStorage(std::shared_ptr<const ReadableStorage> below, Progress progress)
    : m_below(std::move(below))
    , m_watch(std::make_shared<Watch>(std::move(progress)))
{
}

Result<std::vector<DirectoryEntry>> WatchedStorage::listRoot() const
{
    return m_below->listRoot();
}

Result<std::vector<DirectoryEntry>> WatchedStorage::list(std::string_view partition) const
{
    return m_below->list(partition);
}

Result<std::shared_ptr<const ReadableFile>> WatchedStorage::open(std::string_view partition,
                                                                 std::string_view fileName) const
{
    CRYO_TRY(m_watch->count(0));
    CRYO_ASSIGN(auto file, m_below->open(partition, fileName));
    return std::make_shared<WatchedFile>(std::move(file), m_watch);
}

std::uint64_t WatchedStorage::generation() const
{
    return m_below->generation();
}

std::string WatchedStorage::displayName() const
{
    return m_below->displayName();
}

void WatchedStorage::unwatch()
{
    const std::scoped_lock lock(m_watch->mutex);
    m_watch->active = false;
    m_watch->progress = {};
}

} // namespace cryo
