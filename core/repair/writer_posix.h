// SPDX-License-Identifier: GPL-3.0-or-later
//
// WriterDisk on a disk: openat2, pwrite, renameat2, fsync, each one step below a folder that is open.
//
// No link is followed anywhere below the three areas, and no file with a second name is opened for writing. A
// file under a lease (writer_leases.h) is only reached through the descriptor that holds the lease: opening
// it again would break the lease.
// Threads: one at a time. Source: reliability.md §3, §6.
#pragma once

#include "core/repair/writer_disk.h"
#include "core/storage/posix_file.h"

#include <filesystem>
#include <map>

namespace cryo {

class PosixWriterDisk final : public WriterDisk {
public:
    /// Opens the root and the folder of the undo files, both of which must exist. The root may be reached
    /// through links: it is what the user named. Errors: NotFound, AccessDenied, InvalidArgument, Io.
    static Result<std::unique_ptr<PosixWriterDisk>> open(const std::filesystem::path& root,
                                                         const std::filesystem::path& undoFolder);
    /// With undo files only: nothing can be done to a store. Errors: as open.
    static Result<std::unique_ptr<PosixWriterDisk>> openUndoOnly(const std::filesystem::path& undoFolder);

    /// Opens or makes the folder for what is set aside; it must belong to this user (or to root) and be no
    /// link. Errors: AccessDenied, NotFound when it is absent and shall not be made, Io.
    Result<> openQuarantine(const std::filesystem::path& folder, bool make);

    /// Canonical.
    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }
    [[nodiscard]] int rootDescriptor() const { return m_areas[0].get(); }
    [[nodiscard]] const std::filesystem::path& quarantine() const { return m_quarantine; }

    /// From now on this file is reached through `descriptor`, which the caller keeps open.
    void useDescriptor(const WriterPath& path, int descriptor);
    /// Forgets all of those.
    void forgetDescriptors() { m_leased.clear(); }

    Result<std::unique_ptr<WriterFile>> open(const WriterPath& path, WriterOpen how) override;
    Result<std::optional<WriterFacts>> examine(const WriterPath& path) override;
    Result<std::optional<WriterFacts>> examineFolder(const WriterFolder& folder) override;
    Result<std::vector<std::string>> list(const WriterFolder& folder) override;
    Result<> makeFolder(const WriterFolder& folder, const WriterFacts* like) override;
    Result<> removeFolder(const WriterFolder& folder) override;
    Result<> move(const WriterPath& from, const WriterPath& to) override;
    Result<> exchange(const WriterPath& a, const WriterPath& b) override;
    [[nodiscard]] bool canExchange() override;
    Result<> remove(const WriterPath& path) override;
    Result<> syncFolder(const WriterFolder& folder) override;
    [[nodiscard]] bool canMoveBetween(const WriterFolder& a, const WriterFolder& b) override;
    Result<std::uint64_t> freeBytes(WriterArea area) override;
    [[nodiscard]] bool sameVolume(WriterArea a, WriterArea b) override;
    [[nodiscard]] std::string pathText(const WriterPath& path) const override;

private:
    PosixWriterDisk() = default;
    /// The folder's descriptor; its value is negative, with errno, where it cannot be opened.
    [[nodiscard]] posix::Descriptor openFolder(const WriterFolder& folder) const;

    std::filesystem::path m_root;
    std::filesystem::path m_undo;
    std::filesystem::path m_quarantine;
    std::vector<posix::Descriptor> m_areas; ///< by WriterArea; negative where not open
    std::map<WriterPath, int> m_leased;
};

} // namespace cryo
