// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files that are open, the one that was read last in front.
#include "core/storage/pooled_storage.h"

#include <list>
#include <mutex>
#include <unordered_map>

namespace cryo {

class PooledStorage::Pool {
public:
    using File = std::shared_ptr<const ReadableFile>;

    Pool(std::shared_ptr<const ReadableStorage> below, std::size_t openFilesMax)
        : m_below(std::move(below))
        , m_openFilesMax(std::max<std::size_t>(1, openFilesMax))
    {
    }

    [[nodiscard]] const ReadableStorage& below() const { return *m_below; }

    /// The open file of `owner`, if it is among them.
    File find(const void* owner)
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_byOwner.find(owner);
        if (found == m_byOwner.end())
            return nullptr;
        m_open.splice(m_open.begin(), m_open, found->second);
        return found->second->second;
    }
    void keep(const void* owner, const File& file)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_byOwner.contains(owner))
            return; // another thread was faster
        m_open.emplace_front(owner, file);
        m_byOwner[owner] = m_open.begin();
        if (m_open.size() > m_openFilesMax) {
            m_byOwner.erase(m_open.back().first);
            m_open.pop_back(); // whoever reads it right now holds it
        }
    }
    void forget(const void* owner)
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = m_byOwner.find(owner); found != m_byOwner.end()) {
            m_open.erase(found->second);
            m_byOwner.erase(found);
        }
    }
    [[nodiscard]] std::size_t size() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_open.size();
    }

private:
    std::shared_ptr<const ReadableStorage> m_below;
    std::size_t m_openFilesMax;
    mutable std::mutex m_mutex;
    std::list<std::pair<const void*, File>> m_open;
    std::unordered_map<const void*, std::list<std::pair<const void*, File>>::iterator> m_byOwner;
};

namespace {

class PooledFile final : public ReadableFile {
public:
    PooledFile(std::shared_ptr<PooledStorage::Pool> pool, Where where,
               const std::shared_ptr<const ReadableFile>& opened)
        : m_pool(std::move(pool))
        , m_where(std::move(where))
        , m_identity(opened->identity())
        , m_sizeBytes(opened->sizeBytes())
    {
        m_pool->keep(this, opened);
    }
    ~PooledFile() override { m_pool->forget(this); }
    PooledFile(const PooledFile&) = delete;
    PooledFile& operator=(const PooledFile&) = delete;

    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_sizeBytes; }
    [[nodiscard]] FileIdentity identity() const override { return m_identity; }

    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        const auto end = checkedAdd(offset.value, to.size());
        if (!end || *end > m_sizeBytes)
            return fail(Errc::BlobInsufficientLength, "the file ends before the bytes that were asked for",
                        {m_where.partition, m_where.blob, offset.value});
        CRYO_ASSIGN(const auto file, opened());
        return file->readAt(offset, to);
    }

    [[nodiscard]] std::vector<DataExtent> dataExtents(std::size_t most) const override
    {
        const auto file = opened();
        if (!file)
            return ReadableFile::dataExtents(most);
        std::vector<DataExtent> extents = (*file)->dataExtents(most);
        while (!extents.empty() && extents.back().beginByte >= m_sizeBytes)
            extents.pop_back();
        if (!extents.empty())
            extents.back().endByte = std::min(extents.back().endByte, m_sizeBytes);
        return extents;
    }

private:
    [[nodiscard]] Result<std::shared_ptr<const ReadableFile>> opened() const
    {
        if (auto file = m_pool->find(this))
            return file;
        CRYO_ASSIGN(auto file, m_pool->below().open(m_where.partition, m_where.blob));
        const FileIdentity now = file->identity();
        if (now.device != m_identity.device || now.inode != m_identity.inode ||
            file->sizeBytes() < m_sizeBytes)
            return fail(Errc::Changed, "the file was replaced or became shorter while it was read", m_where);
        m_pool->keep(this, file);
        return file;
    }

    std::shared_ptr<PooledStorage::Pool> m_pool;
    Where m_where;
    FileIdentity m_identity;
    std::uint64_t m_sizeBytes;
};

} // namespace

PooledStorage::PooledStorage(std::shared_ptr<const ReadableStorage> below, std::size_t openFilesMax)
    : m_pool(std::make_shared<Pool>(std::move(below), openFilesMax))
{
}

Result<std::vector<DirectoryEntry>> PooledStorage::listRoot() const
{
    return m_pool->below().listRoot();
}

Result<std::vector<DirectoryEntry>> PooledStorage::list(std::string_view partition) const
{
    return m_pool->below().list(partition);
}

Result<std::shared_ptr<const ReadableFile>> PooledStorage::open(std::string_view partition,
                                                                std::string_view fileName) const
{
    CRYO_ASSIGN(const auto file, m_pool->below().open(partition, fileName));
    return std::make_shared<PooledFile>(m_pool, Where{std::string(partition), std::string(fileName), {}},
                                        file);
}

std::uint64_t PooledStorage::generation() const
{
    return m_pool->below().generation();
}

std::string PooledStorage::displayName() const
{
    return m_pool->below().displayName();
}

std::size_t PooledStorage::openFiles() const
{
    return m_pool->size();
}

} // namespace cryo
