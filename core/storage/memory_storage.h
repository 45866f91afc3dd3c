// SPDX-License-Identifier: GPL-3.0-or-later
//
// A storage root in memory: what the tests build, what an image made by our own encoders is, and where an
// engine can run without a disk. Everything is durable at once, and nothing ever fails.
//
// Mutating members belong to one thread and must not overlap with readers. Files opened for reading keep the
// bytes of the moment of opening; files opened for writing share them, also after their name was removed.
#pragma once

#include "core/storage/mutable_storage.h"

#include <map>
#include <set>

namespace cryo {

class MemoryStorage final : public Storage {
public:
    [[nodiscard]] Result<std::vector<DirectoryEntry>> listRoot() const override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view partition) const override;
    [[nodiscard]] Result<std::shared_ptr<const ReadableFile>> open(std::string_view partition,
                                                                   std::string_view fileName) const override;
    /// Counts openings for writing and changes of names; not every write through an open file.
    [[nodiscard]] std::uint64_t generation() const override { return m_generation; }
    [[nodiscard]] std::string displayName() const override { return "(memory)"; }

    [[nodiscard]] Result<std::shared_ptr<WritableFile>>
    openFile(std::string_view partition, std::string_view fileName, OpenMode mode) override;
    [[nodiscard]] bool hasFolder(std::string_view partition) const override;
    Result<> createFolder(std::string_view partition) override;
    Result<> removeFile(std::string_view partition, std::string_view fileName) override;
    Result<> removeFolder(std::string_view partition) override;
    Result<> syncFolder(std::string_view partition) override;
    Result<> syncRoot() override { return {}; }
    Result<> syncAll() override { return {}; }

    /// Makes an empty partition; nothing happens if it exists.
    void createPartition(const std::string& partition);
    /// Creates or replaces a file, and its partition.
    void write(const std::string& partition, const std::string& fileName, Bytes content);
    /// The bytes of a file, to be changed in place; null if it does not exist.
    [[nodiscard]] Bytes* find(const std::string& partition, const std::string& fileName);
    void remove(const std::string& partition, const std::string& fileName);
    void removePartition(const std::string& partition);
    /// Adds an entry that is no regular file.
    void addSpecial(const std::string& partition, const std::string& name, EntryType type);
    /// Adds a plain file to the root itself, as `.hold` is.
    void addRootFile(const std::string& name, std::uint64_t sizeBytes);

    using Partition = std::map<std::string, std::shared_ptr<Bytes>, std::less<>>;
    [[nodiscard]] const std::map<std::string, Partition, std::less<>>& partitions() const
    {
        return m_partitions;
    }

private:
    std::map<std::string, Partition, std::less<>> m_partitions;
    std::map<std::string, std::map<std::string, EntryType>, std::less<>> m_special;
    std::map<std::string, std::uint64_t> m_rootFiles;
    /// Files that were opened for writing: their bytes change in place, so readers get a copy.
    std::set<const Bytes*> m_openForWriting;
    std::uint64_t m_generation = 0;
};

} // namespace cryo
