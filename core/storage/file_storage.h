// SPDX-License-Identifier: GPL-3.0-or-later
//
// A storage root on disk, for reading and writing: the engines' own files, never a user's store.
//
// Everything is opened relative to the root's descriptor, without following links. sync is fdatasync where
// only bytes and a length changed (the length is covered), folders are fsynced by their own calls. No lock is
// taken: whoever opens a root for writing knows that it is alone there, and so files are also read through
// memory (file_mapping.h).
// Source: format.md §1.3–1.4.
#pragma once

#include "core/storage/mutable_storage.h"

#include <filesystem>

namespace cryo {

class ReadOnlyFileStorage;

class FileStorage final : public Storage {
public:
    /// Opens a root, and makes its folder (with parents) if it is missing.
    /// Errors: AccessDenied, InvalidArgument when it is no folder, Io.
    static Result<std::unique_ptr<FileStorage>> open(const std::filesystem::path& root);
    ~FileStorage() override;

    [[nodiscard]] Result<std::vector<DirectoryEntry>> listRoot() const override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view partition) const override;
    [[nodiscard]] Result<std::shared_ptr<const ReadableFile>> open(std::string_view partition,
                                                                   std::string_view fileName) const override;
    [[nodiscard]] std::uint64_t generation() const override { return m_generation; }
    [[nodiscard]] std::string displayName() const override;

    [[nodiscard]] Result<std::shared_ptr<WritableFile>>
    openFile(std::string_view partition, std::string_view fileName, OpenMode mode) override;
    /// Through a file without a name, where the file system has such; it becomes durable, then it is named.
    Result<> createFile(std::string_view partition, std::string_view fileName, ByteView content) override;
    [[nodiscard]] bool hasFolder(std::string_view partition) const override;
    Result<> createFolder(std::string_view partition) override;
    Result<> removeFile(std::string_view partition, std::string_view fileName) override;
    Result<> removeFolder(std::string_view partition) override;
    Result<> syncFolder(std::string_view partition) override;
    Result<> syncRoot() override;
    Result<> syncAll() override;

private:
    FileStorage(std::shared_ptr<const ReadOnlyFileStorage> reader, int rootDescriptor);

    std::shared_ptr<const ReadOnlyFileStorage> m_reader;
    int m_rootDescriptor;
    std::uint64_t m_generation = 0;
};

} // namespace cryo
