// SPDX-License-Identifier: GPL-3.0-or-later
//
// Maps of names and bytes.
#include "core/storage/memory_storage.h"

#include <algorithm>
#include <cstring>

namespace cryo {

namespace {

class MemoryFile final : public ReadableFile {
public:
    MemoryFile(std::shared_ptr<const Bytes> content, Where where)
        : m_content(std::move(content))
        , m_where(std::move(where))
    {
    }

    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_content->size(); }
    [[nodiscard]] FileIdentity identity() const override { return {0, 0, m_content->size(), 0}; }

    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        const auto end = checkedAdd(offset.value, to.size());
        if (!end || *end > m_content->size())
            return fail(Errc::BlobInsufficientLength, "the file ends before the bytes that were asked for",
                        {m_where.partition, m_where.blob, offset.value});
        if (!to.empty())
            std::memcpy(to.data(), m_content->data() + offset.value, to.size());
        return {};
    }

private:
    std::shared_ptr<const Bytes> m_content;
    Where m_where;
};

class MemoryWritableFile final : public WritableFile {
public:
    MemoryWritableFile(std::shared_ptr<Bytes> content, Where where)
        : m_content(std::move(content))
        , m_where(std::move(where))
    {
    }

    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_content->size(); }
    [[nodiscard]] FileIdentity identity() const override { return {0, 0, m_content->size(), 0}; }

    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        return MemoryFile(m_content, m_where).readAt(offset, to);
    }

    using WritableFile::writeAt;
    Result<> writeAt(FileOffset offset, ByteView bytes) override
    {
        if (bytes.empty())
            return {}; // no write, so nothing grows
        const auto end = checkedAdd(offset.value, bytes.size());
        if (!end || *end > kLongestFileBytes)
            return fail(Errc::WriteFailed, "write failed", at(offset));
        Bytes& own = *m_content;
        if (*end > own.size())
            own.resize(*end);
        std::memcpy(own.data() + offset.value, bytes.data(), bytes.size());
        return {};
    }

    Result<> resize(std::uint64_t sizeBytes) override
    {
        if (sizeBytes > kLongestFileBytes)
            return fail(Errc::BlobResizeFailed, resizeFailed(m_where, "too large for memory"),
                        at(FileOffset{sizeBytes}));
        m_content->resize(sizeBytes);
        return {};
    }

    Result<> sync() override { return {}; }

private:
    /// Longer files are a mistake of the caller, and must not take the machine's memory.
    static constexpr std::uint64_t kLongestFileBytes = std::uint64_t{1} << 36;

    static std::string resizeFailed(const Where& where, const std::string& reason)
    {
        return "blob resize failed: " + toString(where) + " error: " + reason;
    }
    [[nodiscard]] Where at(FileOffset offset) const
    {
        return {m_where.partition, m_where.blob, offset.value};
    }

    std::shared_ptr<Bytes> m_content;
    Where m_where;
};

} // namespace

Result<std::vector<DirectoryEntry>> MemoryStorage::listRoot() const
{
    std::vector<DirectoryEntry> entries;
    for (const auto& [name, files] : m_partitions)
        entries.push_back({name, EntryType::Directory, 0});
    for (const auto& [name, sizeBytes] : m_rootFiles)
        entries.push_back({name, EntryType::Regular, sizeBytes});
    std::ranges::sort(entries, {}, &DirectoryEntry::name);
    return entries;
}

Result<std::vector<DirectoryEntry>> MemoryStorage::list(std::string_view partition) const
{
    const auto found = m_partitions.find(partition);
    if (found == m_partitions.end())
        return fail(Errc::PartitionMissing, "partition missing: " + std::string(partition),
                    {std::string(partition), {}, {}});
    std::vector<DirectoryEntry> entries;
    for (const auto& [name, content] : found->second)
        entries.push_back({name, EntryType::Regular, content->size()});
    if (const auto special = m_special.find(partition); special != m_special.end())
        for (const auto& [name, type] : special->second)
            entries.push_back({name, type, 0});
    std::ranges::sort(entries, {}, &DirectoryEntry::name);
    return entries;
}

Result<std::shared_ptr<const ReadableFile>> MemoryStorage::open(std::string_view partition,
                                                                std::string_view fileName) const
{
    const Where where{std::string(partition), std::string(fileName), {}};
    if (const auto folder = m_partitions.find(partition); folder != m_partitions.end())
        if (const auto file = folder->second.find(fileName); file != folder->second.end())
            return std::make_shared<MemoryFile>(m_openForWriting.contains(file->second.get())
                                                    ? std::make_shared<Bytes>(*file->second)
                                                    : file->second,
                                                where);
    return fail(Errc::BlobMissing, "blob missing: " + toString(where), where);
}

Result<std::shared_ptr<WritableFile>> MemoryStorage::openFile(std::string_view partition,
                                                              std::string_view fileName, OpenMode mode)
{
    const Where where{std::string(partition), std::string(fileName), {}};
    const auto folder = m_partitions.find(partition);
    if (folder == m_partitions.end())
        return fail(Errc::BlobMissing, "blob missing: " + toString(where), where);
    if (const auto special = m_special.find(partition);
        special != m_special.end() && special->second.contains(where.blob))
        return fail(Errc::BlobOpenFailed,
                    "blob open failed: " + toString(where) + " error: not a regular file", where);
    auto file = folder->second.find(fileName);
    if (file == folder->second.end()) {
        if (mode == OpenMode::Existing)
            return fail(Errc::BlobMissing, "blob missing: " + toString(where), where);
        file = folder->second.emplace(where.blob, std::make_shared<Bytes>()).first;
    }
    ++m_generation;
    if (!m_openForWriting.contains(file->second.get())) {
        if (file->second.use_count() > 1) // readers of before keep what they have
            file->second = std::make_shared<Bytes>(*file->second);
        m_openForWriting.insert(file->second.get());
    }
    return std::make_shared<MemoryWritableFile>(file->second, where);
}

bool MemoryStorage::hasFolder(std::string_view partition) const
{
    return m_partitions.contains(partition);
}

Result<> MemoryStorage::createFolder(std::string_view partition)
{
    createPartition(std::string(partition));
    return {};
}

Result<> MemoryStorage::removeFile(std::string_view partition, std::string_view fileName)
{
    const Where where{std::string(partition), std::string(fileName), {}};
    const auto folder = m_partitions.find(partition);
    if (folder == m_partitions.end() || !folder->second.contains(where.blob))
        return fail(Errc::BlobMissing, "blob missing: " + toString(where), where);
    remove(where.partition, where.blob);
    return {};
}

Result<> MemoryStorage::removeFolder(std::string_view partition)
{
    if (!hasFolder(partition))
        return fail(Errc::PartitionMissing, "partition missing: " + std::string(partition),
                    {std::string(partition), {}, {}});
    removePartition(std::string(partition));
    return {};
}

Result<> MemoryStorage::syncFolder(std::string_view partition)
{
    if (hasFolder(partition))
        return {};
    return fail(Errc::BlobSyncFailed,
                "blob sync failed: " + std::string(partition) + "/directory error: no such folder",
                {std::string(partition), {}, {}});
}

void MemoryStorage::createPartition(const std::string& partition)
{
    m_partitions[partition];
    ++m_generation;
}

void MemoryStorage::write(const std::string& partition, const std::string& fileName, Bytes content)
{
    std::shared_ptr<Bytes>& file = m_partitions[partition][fileName];
    m_openForWriting.erase(file.get());
    file = std::make_shared<Bytes>(std::move(content));
    ++m_generation;
}

Bytes* MemoryStorage::find(const std::string& partition, const std::string& fileName)
{
    const auto folder = m_partitions.find(partition);
    if (folder == m_partitions.end())
        return nullptr;
    const auto file = folder->second.find(fileName);
    if (file == folder->second.end())
        return nullptr;
    // Readers keep the bytes that they opened.
    if (file->second.use_count() > 1 && !m_openForWriting.contains(file->second.get()))
        file->second = std::make_shared<Bytes>(*file->second);
    ++m_generation;
    return file->second.get();
}

void MemoryStorage::remove(const std::string& partition, const std::string& fileName)
{
    if (const auto folder = m_partitions.find(partition); folder != m_partitions.end())
        if (const auto file = folder->second.find(fileName); file != folder->second.end()) {
            m_openForWriting.erase(file->second.get());
            folder->second.erase(file);
        }
    ++m_generation;
}

void MemoryStorage::removePartition(const std::string& partition)
{
    for (const auto& [name, content] : m_partitions[partition])
        m_openForWriting.erase(content.get());
    m_partitions.erase(partition);
    m_special.erase(partition);
    ++m_generation;
}

void MemoryStorage::addSpecial(const std::string& partition, const std::string& name, EntryType type)
{
    createPartition(partition);
    m_special[partition][name] = type;
}

void MemoryStorage::addRootFile(const std::string& name, std::uint64_t sizeBytes)
{
    m_rootFiles[name] = sizeBytes;
    ++m_generation;
}

} // namespace cryo
