// SPDX-License-Identifier: GPL-3.0-or-later
//
// Passes every call on, and keeps a digest over all of them: two runs that did the same have the same digest.
//
// The digest covers each call's name, its arguments (the bytes of writes too) and whether it succeeded, in
// the order of the calls. What was read is not part of it; where, is. Threads: as Storage, but calls from
// several threads make the digest depend on their order.
#pragma once

#include "core/base/sha256.h"
#include "core/storage/mutable_storage.h"

namespace cryo {

class AuditedStorage final : public Storage {
public:
    /// `below` must outlive this, and every file opened through it.
    explicit AuditedStorage(Storage& below);
    ~AuditedStorage() override;

    [[nodiscard]] Result<std::vector<DirectoryEntry>> listRoot() const override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view partition) const override;
    [[nodiscard]] Result<std::shared_ptr<const ReadableFile>> open(std::string_view partition,
                                                                   std::string_view fileName) const override;
    [[nodiscard]] std::uint64_t generation() const override;
    [[nodiscard]] std::string displayName() const override;

    [[nodiscard]] Result<std::shared_ptr<WritableFile>>
    openFile(std::string_view partition, std::string_view fileName, OpenMode mode) override;
    Result<> createFile(std::string_view partition, std::string_view fileName, ByteView content) override;
    [[nodiscard]] bool hasFolder(std::string_view partition) const override;
    Result<> createFolder(std::string_view partition) override;
    Result<> removeFile(std::string_view partition, std::string_view fileName) override;
    Result<> removeFolder(std::string_view partition) override;
    Result<> syncFolder(std::string_view partition) override;
    Result<> syncRoot() override;
    Result<> syncAll() override;

    /// SHA-256 over all calls so far, as hex.
    [[nodiscard]] std::string digest() const;
    /// Calls so far.
    [[nodiscard]] std::uint64_t calls() const;

    /// The running digest, shared with open files (audited_storage.cpp).
    struct Log;

private:
    Storage& m_below;
    std::shared_ptr<Log> m_log;
};

} // namespace cryo
