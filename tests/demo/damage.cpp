// SPDX-License-Identifier: GPL-3.0-or-later
// Damages a store in memory: changes the bytes of a file where they stand.
#include "tests/demo/damage.h"

#include "core/storage/blob_header.h"

#include <algorithm>
#include <stdexcept>

namespace cryo::demo {

namespace {

/// The bytes of a file, which must have sizeBytesMin of them.
Bytes& bytesOf(MemoryStorage& storage, const BlobName& blob, std::uint64_t sizeBytesMin)
{
    Bytes* const found = storage.find(blob.partition, blob.file);
    if (found == nullptr || found->size() < sizeBytesMin) {
        throw std::out_of_range(blob.partition + "/" + blob.file + " is too short for this damage");
    }
    return *found;
}

MutableByteView bucketBytes(MemoryStorage& storage, const BlobName& table, Bucket bucket)
{
    const std::uint64_t at = kHeaderV0SizeBytes + bucket.value * kBucketSizeBytes;
    return MutableByteView(bytesOf(storage, table, at + kBucketSizeBytes)).subspan(at, kBucketSizeBytes);
}

} // namespace

void flipByte(MemoryStorage& storage, const BlobName& blob, std::uint64_t fileOffset, std::uint8_t bits)
{
    bytesOf(storage, blob, fileOffset + 1)[fileOffset] ^= std::byte{bits};
}

void cutTail(MemoryStorage& storage, const BlobName& blob, std::uint64_t sizeBytes)
{
    Bytes& bytes = bytesOf(storage, blob, sizeBytes);
    bytes.resize(bytes.size() - sizeBytes);
}

BucketReading bucketOf(MemoryStorage& storage, const BlobName& table, Bucket bucket)
{
    return readBucket(bucketBytes(storage, table, bucket));
}

void replaceSlot(MemoryStorage& storage, const BlobName& table, Bucket bucket, int slot,
                 const TableSlot& content)
{
    const std::size_t at = static_cast<std::size_t>(slot) * kSlotSizeBytes;
    std::ranges::copy(encodeSlot(content), bucketBytes(storage, table, bucket).subspan(at).begin());
}

void relink(MemoryStorage& storage, const BlobName& index, const RecordToLink& link)
{
    Bytes& file = bytesOf(storage, index, kHeaderV0SizeBytes);
    // The records without footers …
    const std::uint64_t pageBytes = link.pageSize.physicalBytes();
    Bytes records;
    for (std::uint64_t at = kHeaderV0SizeBytes; at + pageBytes <= file.size(); at += pageBytes) {
        const ByteView page = ByteView(file).subspan(at, pageBytes);
        append(records, page.first(judgePage(page, link.pageSize).lenBytes));
    }
    const std::uint64_t at = link.position.value * link.recordSize.bytes;
    if (at + link.recordSize.bytes > records.size()) {
        throw std::out_of_range(index.file + " has no such record");
    }
    // … with one changed, in new pages.
    FreezerRecord record = decodeFreezerRecord(ByteView(records).subspan(at, link.recordSize.bytes));
    record.next = link.next;
    Bytes changed;
    appendFreezerRecord(changed, record);
    std::ranges::copy(changed, records.begin() + static_cast<std::ptrdiff_t>(at));
    file.resize(kHeaderV0SizeBytes);
    append(file, encodePages(records, link.pageSize));
}

} // namespace cryo::demo
