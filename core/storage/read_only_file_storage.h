// SPDX-License-Identifier: GPL-3.0-or-later
//
// A storage root on disk, for looking only.
//
// Everything is opened O_RDONLY and relative to the root's descriptor, without following links (openat2 with
// RESOLVE_BENEATH and RESOLVE_NO_SYMLINKS where the kernel has it, O_NOFOLLOW at every step else), and
// without touching access times where the owner's rights allow that. No lock is taken and nothing is created.
#pragma once

#include "core/storage/storage.h"

#include <filesystem>

namespace cryo {

class ReadOnlyFileStorage final : public ReadableStorage {
public:
    /// Errors: NotFound, AccessDenied, InvalidArgument when `root` is no folder. The root itself may be
    /// reached through links: it is what the user named.
    static Result<std::shared_ptr<const ReadOnlyFileStorage>> open(const std::filesystem::path& root);
    ~ReadOnlyFileStorage() override;

    [[nodiscard]] Result<std::vector<DirectoryEntry>> listRoot() const override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view partition) const override;
    [[nodiscard]] Result<std::shared_ptr<const ReadableFile>> open(std::string_view partition,
                                                                   std::string_view fileName) const override;
    [[nodiscard]] std::uint64_t generation() const override { return 0; }
    [[nodiscard]] std::string displayName() const override { return m_root.string(); }

    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }

private:
    ReadOnlyFileStorage(std::filesystem::path root, int descriptor);

    std::filesystem::path m_root;
    int m_rootDescriptor;
};

} // namespace cryo
