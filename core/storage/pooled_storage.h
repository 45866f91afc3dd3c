// SPDX-License-Identifier: GPL-3.0-or-later
//
// A storage of which only so many files are open at a time, for work that holds on to every file of a store:
// an engine keeps each section open, and a store may have more of them than a process may have descriptors.
//
// A file is opened once to be there, and again when it is read after others took its turn. It must still be
// the same file then, and not shorter. Threads: as ReadableStorage.
#pragma once

#include "core/storage/storage.h"

namespace cryo {

class PooledStorage final : public ReadableStorage {
public:
    static constexpr std::size_t kOpenFilesMax = 512;

    explicit PooledStorage(std::shared_ptr<const ReadableStorage> below,
                           std::size_t openFilesMax = kOpenFilesMax);

    [[nodiscard]] Result<std::vector<DirectoryEntry>> listRoot() const override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view partition) const override;
    /// Errors of the file that comes back, besides its own: Changed if another one stands in its place.
    [[nodiscard]] Result<std::shared_ptr<const ReadableFile>> open(std::string_view partition,
                                                                   std::string_view fileName) const override;
    [[nodiscard]] std::uint64_t generation() const override;
    [[nodiscard]] std::string displayName() const override;

    /// Files that are open now.
    [[nodiscard]] std::size_t openFiles() const;

    class Pool; ///< shared with the files (pooled_storage.cpp)

private:
    std::shared_ptr<Pool> m_pool;
};

} // namespace cryo
