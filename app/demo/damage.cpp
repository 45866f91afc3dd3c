// SPDX-License-Identifier: GPL-3.0-or-later
// Damages a store that the demo just made: reads a whole file, changes it, writes it back.
#include "app/demo/damage.h"

#include "core/storage/blob_header.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

namespace cryo::demo {

namespace fs = std::filesystem;

namespace {

Result<Bytes> readAll(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    if (!(content << stream.rdbuf())) {
        return fail(Errc::ReadFailed, "cannot read " + file.string());
    }
    const std::string text = std::move(content).str();
    const ByteView bytes = asBytes(text);
    return Bytes(bytes.begin(), bytes.end());
}

Result<> writeAll(const fs::path& file, ByteView content)
{
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
    stream.close();
    if (!stream) {
        return fail(Errc::WriteFailed, "cannot write " + file.string());
    }
    return {};
}

std::unexpected<Error> tooShort(const fs::path& file)
{
    return fail(Errc::BlobInsufficientLength, file.string() + " is too short for this damage");
}

std::uint64_t bucketOffset(Bucket bucket)
{
    return kHeaderV0SizeBytes + bucket.value * kBucketSizeBytes;
}

} // namespace

Result<> flipByte(const fs::path& file, std::uint64_t fileOffset, std::uint8_t bits)
{
    CRYO_ASSIGN(Bytes content, readAll(file));
    if (fileOffset >= content.size()) {
        return tooShort(file);
    }
    content[fileOffset] ^= std::byte{bits};
    return writeAll(file, content);
}

Result<> cutTail(const fs::path& file, std::uint64_t sizeBytes)
{
    CRYO_ASSIGN(const Bytes content, readAll(file));
    if (sizeBytes > content.size()) {
        return tooShort(file);
    }
    return writeAll(file, ByteView(content).first(content.size() - sizeBytes));
}

Result<BucketReading> bucketOf(const fs::path& table, Bucket bucket)
{
    CRYO_ASSIGN(const Bytes content, readAll(table));
    if (bucketOffset(bucket) + kBucketSizeBytes > content.size()) {
        return tooShort(table);
    }
    return readBucket(ByteView(content).subspan(bucketOffset(bucket), kBucketSizeBytes));
}

Result<> replaceSlot(const fs::path& table, Bucket bucket, int slot, const TableSlot& content)
{
    CRYO_ASSIGN(Bytes bytes, readAll(table));
    const std::uint64_t at = bucketOffset(bucket) + static_cast<std::uint64_t>(slot) * kSlotSizeBytes;
    if (at + kSlotSizeBytes > bytes.size()) {
        return tooShort(table);
    }
    std::ranges::copy(encodeSlot(content), bytes.begin() + static_cast<std::ptrdiff_t>(at));
    return writeAll(table, bytes);
}

Result<> relink(const fs::path& indexFile, const RecordToLink& link)
{
    CRYO_ASSIGN(const Bytes content, readAll(indexFile));
    // The records without footers …
    const std::uint64_t page = link.pageSize.physicalBytes();
    Bytes records;
    for (std::uint64_t at = kHeaderV0SizeBytes; at + page <= content.size(); at += page) {
        const ByteView physical = ByteView(content).subspan(at, page);
        append(records, physical.first(judgePage(physical, link.pageSize).lenBytes));
    }
    const std::uint64_t at = link.position.value * link.recordSize.bytes;
    if (at + link.recordSize.bytes > records.size()) {
        return tooShort(indexFile);
    }
    // … with one changed, in pages with right checksums.
    FreezerRecord record = decodeFreezerRecord(ByteView(records).subspan(at, link.recordSize.bytes));
    const Bytes key(record.key.begin(), record.key.end());
    record.key = key;
    record.next = link.next;
    Bytes changed;
    appendFreezerRecord(changed, record);
    std::ranges::copy(changed, records.begin() + static_cast<std::ptrdiff_t>(at));
    Bytes rewritten(content.begin(), content.begin() + kHeaderV0SizeBytes);
    append(rewritten, encodePages(records, link.pageSize));
    return writeAll(indexFile, rewritten);
}

} // namespace cryo::demo
