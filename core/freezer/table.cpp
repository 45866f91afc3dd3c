// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table in chunks, and writing out the runs that differ.
#include "core/freezer/table.h"

#include <algorithm>
#include <utility>

namespace cryo {

Table::Table(Blob blob)
    : m_blob(std::move(blob))
    , m_sizeBytes(m_blob.sizeBytes())
{
}

Table::~Table()
{
    letGo();
}

Table& Table::operator=(Table&& other) noexcept
{
    if (this != &other) {
        letGo();
        m_blob = std::move(other.m_blob);
        m_sizeBytes = other.m_sizeBytes;
        m_chunks = std::move(other.m_chunks);
        m_dirtyChunks = std::exchange(other.m_dirtyChunks, {});
    }
    return *this;
}

void Table::letGo() noexcept
{
    // As well as it goes: whoever must know calls writeOut().
    if (!m_dirtyChunks.empty())
        (void)writeOut();
}

Result<> Table::resize(std::uint64_t sizeBytes)
{
    CRYO_TRY(m_blob.resize(sizeBytes));
    if (sizeBytes < m_sizeBytes) {
        const std::uint64_t chunks = (sizeBytes + kChunkBytes - 1) / kChunkBytes;
        if (m_chunks.size() > chunks)
            m_chunks.resize(chunks);
        std::erase_if(m_dirtyChunks, [chunks](std::uint64_t number) { return number >= chunks; });
        if (const std::uint64_t used = sizeBytes % kChunkBytes;
            used != 0 && m_chunks.size() == chunks && m_chunks.back())
            std::ranges::fill(MutableByteView(m_chunks.back()->bytes).subspan(used), std::byte{0});
    }
    m_sizeBytes = sizeBytes;
    return {};
}

Result<> Table::load(std::uint64_t buckets)
{
    const std::uint64_t end = std::min(m_sizeBytes, (buckets + 1) * kBucketSizeBytes);
    m_chunks.clear();
    m_dirtyChunks.clear();
    m_chunks.resize((end + kChunkBytes - 1) / kChunkBytes);
    auto chunk = std::make_unique<Chunk>();
    for (std::size_t number = 0; number < m_chunks.size(); ++number) {
        const std::uint64_t offset = number * kChunkBytes;
        const MutableByteView bytes =
            MutableByteView(chunk->bytes).first(std::min(kChunkBytes, end - offset));
        CRYO_TRY(m_blob.readAt(LogicalOffset{offset}, bytes));
        if (allZero(bytes))
            continue;
        std::ranges::fill(MutableByteView(chunk->bytes).subspan(bytes.size()), std::byte{0});
        m_chunks[number] = std::move(chunk);
        chunk = std::make_unique<Chunk>();
    }
    return {};
}

Result<ByteView> Table::bucket(Bucket bucket) const
{
    static constexpr std::array<std::byte, kBucketSizeBytes> kZeros{};
    if (bucket.value >= m_sizeBytes / kBucketSizeBytes)
        return fail(Errc::Io, "io error: failed to fill whole buffer", m_blob.where());
    const std::uint64_t chunk = bucket.value / kChunkBuckets;
    if (chunk >= m_chunks.size() || !m_chunks[chunk])
        return ByteView(kZeros);
    return ByteView(m_chunks[chunk]->bytes)
        .subspan(bucket.value % kChunkBuckets * kBucketSizeBytes, kBucketSizeBytes);
}

bool Table::chunkIsZero(Bucket bucket) const
{
    const std::uint64_t chunk = bucket.value / kChunkBuckets;
    return chunk >= m_chunks.size() || !m_chunks[chunk];
}

/// `bytes` must lie in one chunk.
void Table::write(std::uint64_t offset, ByteView bytes)
{
    const std::uint64_t number = offset / kChunkBytes;
    if (number >= m_chunks.size())
        m_chunks.resize(number + 1);
    std::unique_ptr<Chunk>& chunk = m_chunks[number];
    if (!chunk)
        chunk = std::make_unique<Chunk>();
    const std::uint64_t inChunk = offset % kChunkBytes;
    std::ranges::copy(bytes, chunk->bytes.begin() + static_cast<std::ptrdiff_t>(inChunk));
    if (chunk->dirty.none())
        m_dirtyChunks.push_back(number);
    chunk->dirty.set(inChunk / kRunBytes);
    m_sizeBytes = std::max(m_sizeBytes, offset + bytes.size());
}

void Table::setSlot(Bucket bucket, int slot, ByteView bytes)
{
    write(bucket.value * kBucketSizeBytes + static_cast<std::uint64_t>(slot) * kSlotSizeBytes,
          bytes.first(kSlotSizeBytes));
}

void Table::setBucket(Bucket bucket, ByteView bytes)
{
    write(bucket.value * kBucketSizeBytes, bytes.first(kBucketSizeBytes));
}

/// Runs that stand side by side go out in one write.
Result<> Table::writeOutChunk(std::uint64_t number, Chunk& chunk)
{
    for (std::size_t run = 0; run < chunk.dirty.size(); ++run) {
        if (!chunk.dirty.test(run))
            continue;
        std::size_t end = run;
        while (end < chunk.dirty.size() && chunk.dirty.test(end))
            ++end;
        const std::uint64_t from = run * kRunBytes;
        const std::uint64_t inFile = number * kChunkBytes + from;
        const std::uint64_t bytes = std::min((end - run) * kRunBytes, m_sizeBytes - inFile);
        CRYO_TRY(m_blob.writeAt(LogicalOffset{inFile}, ByteView(chunk.bytes).subspan(from, bytes)));
        run = end;
    }
    chunk.dirty.reset();
    return {};
}

Result<> Table::writeOut()
{
    std::ranges::sort(m_dirtyChunks);
    for (const std::uint64_t number : m_dirtyChunks)
        CRYO_TRY(writeOutChunk(number, *m_chunks[number]));
    m_dirtyChunks.clear();
    return {};
}

Result<> Table::sync()
{
    CRYO_TRY(writeOut());
    return m_blob.sync();
}

void Table::discard()
{
    for (const std::uint64_t number : m_dirtyChunks)
        m_chunks[number]->dirty.reset();
    m_dirtyChunks.clear();
}

} // namespace cryo
