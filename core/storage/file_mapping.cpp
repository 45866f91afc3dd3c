// SPDX-License-Identifier: GPL-3.0-or-later
//
// mmap, twice as far as asked for.
#include "core/storage/file_mapping.h"

#include <bit>
#include <sys/mman.h>

namespace cryo {

namespace {

constexpr std::uint64_t kShortestBytes = std::uint64_t{1} << 20;
constexpr std::uint64_t kLongestBytes = std::uint64_t{1} << 44; // of 2^47 that a process has

std::atomic<int> mappingsInUse = 0;

} // namespace

FileMapping::~FileMapping()
{
    for (const auto& mapped : m_all) {
        ::munmap(const_cast<std::byte*>(mapped->begin), mapped->lengthBytes); // NOLINT(*-const-cast)
        --mappingsInUse;
    }
}

const std::byte* FileMapping::mapFurther(int descriptor, std::uint64_t endByte) const
{
    const std::scoped_lock lock(m_mutex);
    if (const Mapped* newest = m_newest.load(); newest != nullptr && endByte <= newest->lengthBytes)
        return newest->begin; // another thread was faster
    if (endByte > kLongestBytes)
        return nullptr;
    if (++mappingsInUse > kMostMappings) {
        --mappingsInUse;
        return nullptr;
    }
    const std::uint64_t lengthBytes = std::max(kShortestBytes, 2 * std::bit_ceil(endByte));
    void* begin = ::mmap(nullptr, lengthBytes, PROT_READ, MAP_SHARED, descriptor, 0);
    if (begin == MAP_FAILED) {
        --mappingsInUse;
        return nullptr;
    }
    m_all.push_back(std::make_unique<Mapped>(Mapped{static_cast<const std::byte*>(begin), lengthBytes}));
    m_newest.store(m_all.back().get(), std::memory_order_release);
    return m_all.back()->begin;
}

} // namespace cryo
