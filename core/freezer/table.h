// SPDX-License-Identifier: GPL-3.0-or-later
//
// A freezer's table, held in memory and written behind.
//
//   chunks of 1024 buckets (58 KiB); a chunk that is all zero takes no memory
//   dirty = 64 buckets that differ from the file; writeOut() writes them in file order, and only they
//
// The reference writes each slot to its file at once. Here that is put off until a sync (which makes the
// journals durable first) or until somebody looks at the files. The image that is then in the file is the
// same. Invariants: the memory is what the file would be, up to sizeBytes(); bytes of clean buckets are in
// the file. Letting go of a table writes out what is left, as well as it goes, and makes nothing durable.
// Threads: changing members belong to one thread; bucket() may overlap with other bucket() calls.
// Source: format.md §10.2.
#pragma once

#include "core/freezer/table_format.h"
#include "core/storage/blob.h"

#include <bitset>
#include <memory>
#include <vector>

namespace cryo {

class Table {
public:
    /// Takes over the table's blob. Nothing is read yet: see load().
    explicit Table(Blob blob);
    Table(Table&&) noexcept = default;
    Table& operator=(Table&& other) noexcept;
    ~Table();

    /// Logical bytes of the file.
    [[nodiscard]] std::uint64_t sizeBytes() const { return m_sizeBytes; }

    /// Sets the file's size at once, growing with zeros; what is cut off is forgotten.
    /// Errors: those of Blob::resize.
    Result<> resize(std::uint64_t sizeBytes);

    /// Reads the file's first `buckets` buckets, and what may follow them of the next one.
    /// Errors: those of Blob::readAt.
    Result<> load(std::uint64_t buckets);

    /// The 58 bytes of a bucket.
    /// Errors: Io "io error: failed to fill whole buffer" beyond the file, as a read of the file would give.
    [[nodiscard]] Result<ByteView> bucket(Bucket bucket) const;
    /// Whether the chunk of this bucket, and so every bucket of it, is all zero; true beyond the file too.
    [[nodiscard]] bool chunkIsZero(Bucket bucket) const;
    static constexpr std::uint64_t kChunkBuckets = 1024;

    /// Replaces one slot (0 or 1), or both. The file grows if need be.
    void setSlot(Bucket bucket, int slot, ByteView bytes);
    void setBucket(Bucket bucket, ByteView bytes);

    /// Writes what differs to the file. Errors: those of Blob::writeAt.
    Result<> writeOut();
    /// writeOut, then makes the file durable. Errors: those of Blob.
    Result<> sync();
    /// Forgets what was not written out: the file is about to be removed.
    void discard();

private:
    static constexpr std::uint64_t kChunkBytes = kChunkBuckets * kBucketSizeBytes;
    static constexpr std::uint64_t kRunBuckets = 64;
    static constexpr std::uint64_t kRunBytes = kRunBuckets * kBucketSizeBytes;
    struct Chunk {
        std::array<std::byte, kChunkBytes> bytes{};
        std::bitset<kChunkBuckets / kRunBuckets> dirty;
    };

    void letGo() noexcept;
    void write(std::uint64_t offset, ByteView bytes);
    Result<> writeOutChunk(std::uint64_t number, Chunk& chunk);

    Blob m_blob;
    std::uint64_t m_sizeBytes;
    std::vector<std::unique_ptr<Chunk>> m_chunks;
    std::vector<std::uint64_t> m_dirtyChunks; // numbers, each once
};

} // namespace cryo
