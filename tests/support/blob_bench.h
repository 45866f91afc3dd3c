// SPDX-License-Identifier: GPL-3.0-or-later
// One blob in memory that a test opens, writes around and opens again.
// Thread rule: one thread.
#pragma once

#include "core/journal/buffered_blob.h"
#include "core/journal/paged_blob.h"
#include "core/storage/memory_storage.h"
#include "tests/support/expect.h"

namespace cryo::test {

/// Bytes first, first + 1, … as the reference's tests write them.
inline Bytes counting(std::size_t count, unsigned first)
{
    Bytes bytes(count);
    for (std::size_t i = 0; i < count; ++i)
        bytes[i] = static_cast<std::byte>(first + i);
    return bytes;
}

class BlobBench {
public:
    static constexpr std::string_view kPartition = "test_partition";

    /// The blob itself: offsets are those of the payload.
    Blob raw() { return must(Blob::open(storage, kPartition, asBytes("test_blob"))); }
    PagedBlob paged(const PagedBlobOptions& options) { return must(PagedBlob::open(raw(), options)); }
    BufferedBlob buffered(std::size_t capacityBytes)
    {
        return must(BufferedBlob::open(raw(), {capacityBytes}));
    }

    Bytes read(std::uint64_t offset, std::size_t count)
    {
        Bytes bytes(count);
        must(raw().readAt(LogicalOffset{offset}, bytes));
        return bytes;
    }
    /// The whole payload.
    Bytes payload() { return read(0, raw().sizeBytes()); }
    void write(std::uint64_t offset, ByteView bytes) { must(raw().writeAt(LogicalOffset{offset}, bytes)); }

    MemoryStorage storage;
};

/// `count` bytes of anything with readAt.
template <typename Readable>
Bytes readFrom(const Readable& readable, std::uint64_t offset, std::size_t count)
{
    Bytes bytes(count);
    must(readable.readAt(LogicalOffset{offset}, bytes));
    return bytes;
}

} // namespace cryo::test
