// SPDX-License-Identifier: GPL-3.0-or-later
//
// A growing file's bytes as memory, so that a read needs no system call and no copy.
//
// A mapping reaches further than the file did when it was made, so that a file that grows is seldom mapped
// anew; the old ones stay until the object goes, as somebody may still look at them. Only for files that this
// process alone changes: bytes that another one cut away, or that the disk cannot give, end the process
// (SIGBUS). A process has few mappings to give (kMostMappings for all files together): without one the caller
// reads.
// Threads: any.
#pragma once

#include "core/base/bytes.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace cryo {

class FileMapping {
public:
    FileMapping() = default;
    FileMapping(const FileMapping&) = delete;
    FileMapping& operator=(const FileMapping&) = delete;
    ~FileMapping();

    /// The file's first `endByte` bytes; null where they cannot be mapped. The file must be that long.
    [[nodiscard]] const std::byte* covering(int descriptor, std::uint64_t endByte) const
    {
        const Mapped* mapped = m_newest.load(std::memory_order_acquire);
        return mapped != nullptr && endByte <= mapped->lengthBytes ? mapped->begin
                                                                   : mapFurther(descriptor, endByte);
    }

    static constexpr int kMostMappings = 16'384;

private:
    struct Mapped {
        const std::byte* begin = nullptr;
        std::uint64_t lengthBytes = 0;
    };
    const std::byte* mapFurther(int descriptor, std::uint64_t endByte) const;

    mutable std::mutex m_mutex;
    mutable std::vector<std::unique_ptr<Mapped>> m_all;
    mutable std::atomic<const Mapped*> m_newest = nullptr;
};

} // namespace cryo
