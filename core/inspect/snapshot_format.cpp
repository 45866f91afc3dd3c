// SPDX-License-Identifier: GPL-3.0-or-later
//
// Snapshots as bytes. What is read comes from a file that anybody may have made: every length is checked
// against what is left before anything is made of it.
#include "core/base/compress.h"
#include "core/base/crc32c.h"
#include "core/inspect/snapshot.h"

namespace cryo {

namespace {

constexpr std::string_view kSnapshotMagic = "CRYOSNAP";
constexpr std::uint16_t kSnapshotVersion = 1;
constexpr std::size_t kSnapshotHeadBytes = 8 + 2 + 8 + 4;
constexpr int kSnapshotLevel = 3;
constexpr std::uint64_t kSnapshotNameBytesMax = 4096;
constexpr std::uint64_t kSectionPrintBytes = 8 + 8 + 4 + 8 + 8;
constexpr std::uint64_t kRangeBytes = 16;
constexpr std::uint64_t kBucketPrintBytes = 4 + 4 + 8 + 8;

std::unexpected<Error> damagedSnapshot(std::string_view what)
{
    return fail(Errc::InvalidValue, "this is no snapshot, or a damaged one: " + std::string(what));
}

/// Takes numbers from the front; false from the first that is not there.
class SnapshotReader {
public:
    explicit SnapshotReader(ByteView bytes)
        : m_rest(bytes)
    {
    }
    template <typename T>
    T take()
    {
        if (m_rest.size() < sizeof(T)) {
            m_isShort = true;
            m_rest = {};
            return 0;
        }
        const T value = loadBig<T>(m_rest);
        m_rest = m_rest.subspan(sizeof(T));
        return value;
    }
    /// The length of a list whose elements have so many bytes; 0 where they are not all there.
    std::uint64_t takeCount(std::uint64_t elementBytes)
    {
        const auto count = take<std::uint64_t>();
        if (count > m_rest.size() / elementBytes) {
            m_isShort = true;
            return 0;
        }
        return count;
    }
    std::string takeText()
    {
        const std::uint64_t length = takeCount(1);
        if (length > kSnapshotNameBytesMax) {
            m_isShort = true;
            return {};
        }
        std::string text(reinterpret_cast<const char*>(m_rest.data()), length);
        m_rest = m_rest.subspan(length);
        return text;
    }
    [[nodiscard]] bool isWhole() const { return !m_isShort && m_rest.empty(); }

private:
    ByteView m_rest;
    bool m_isShort = false;
};

Bytes encodeSnapshotBody(const Snapshot& snapshot)
{
    Bytes body;
    body.push_back(std::byte{snapshot.kind == StoreKind::Freezer});
    appendBig(body, static_cast<std::uint64_t>(snapshot.takenMs));
    const std::string_view name = std::string_view(snapshot.name).substr(0, kSnapshotNameBytesMax);
    appendBig(body, static_cast<std::uint64_t>(name.size()));
    append(body, asBytes(name));
    appendBig(body, snapshot.keySizeBytes);
    appendBig(body, snapshot.itemsPerSection);
    appendBig(body, snapshot.tableSize);
    appendBig(body, static_cast<std::uint64_t>(snapshot.sections.size()));
    for (const SectionPrint& section : snapshot.sections) {
        appendBig(body, section.section.value);
        appendBig(body, section.records);
        appendBig(body, section.recordsCrc);
        appendBig(body, section.keyFileBytes);
        appendBig(body, section.valueFileBytes);
    }
    appendBig(body, static_cast<std::uint64_t>(snapshot.ranges.size()));
    for (const IndexRange& range : snapshot.ranges) {
        appendBig(body, range.first);
        appendBig(body, range.last);
    }
    appendBig(body, static_cast<std::uint64_t>(snapshot.buckets.size()));
    for (const BucketPrint& bucket : snapshot.buckets) {
        appendBig(body, bucket.bucket);
        appendBig(body, bucket.length);
        appendBig(body, bucket.head.section.value);
        appendBig(body, bucket.head.position.value);
    }
    return body;
}

void readSnapshotLists(SnapshotReader& reader, Snapshot& snapshot)
{
    snapshot.sections.resize(reader.takeCount(kSectionPrintBytes));
    for (SectionPrint& section : snapshot.sections) {
        section.section.value = reader.take<std::uint64_t>();
        section.records = reader.take<std::uint64_t>();
        section.recordsCrc = reader.take<std::uint32_t>();
        section.keyFileBytes = reader.take<std::uint64_t>();
        section.valueFileBytes = reader.take<std::uint64_t>();
    }
    snapshot.ranges.resize(reader.takeCount(kRangeBytes));
    for (IndexRange& range : snapshot.ranges) {
        range.first = reader.take<std::uint64_t>();
        range.last = reader.take<std::uint64_t>();
    }
    snapshot.buckets.resize(reader.takeCount(kBucketPrintBytes));
    for (BucketPrint& bucket : snapshot.buckets) {
        bucket.bucket = reader.take<std::uint32_t>();
        bucket.length = reader.take<std::uint32_t>();
        bucket.head.section.value = reader.take<std::uint64_t>();
        bucket.head.position.value = reader.take<std::uint64_t>();
    }
}

/// Comparing walks the lists side by side: their order must be what it should be.
bool snapshotIsInOrder(const Snapshot& snapshot)
{
    for (std::size_t i = 0; i < snapshot.ranges.size(); ++i) {
        const IndexRange& range = snapshot.ranges[i];
        if (range.last < range.first || (i > 0 && snapshot.ranges[i - 1].last >= range.first))
            return false;
    }
    for (std::size_t i = 1; i < snapshot.sections.size(); ++i)
        if (snapshot.sections[i - 1].section >= snapshot.sections[i].section)
            return false;
    for (std::size_t i = 1; i < snapshot.buckets.size(); ++i)
        if (snapshot.buckets[i - 1].bucket >= snapshot.buckets[i].bucket)
            return false;
    return true;
}

} // namespace

Result<Bytes> encodeSnapshot(const Snapshot& snapshot)
{
    CRYO_ASSIGN(const Bytes body, compress(encodeSnapshotBody(snapshot), kSnapshotLevel));
    Bytes file;
    append(file, asBytes(kSnapshotMagic));
    appendBig(file, kSnapshotVersion);
    appendBig(file, static_cast<std::uint64_t>(body.size()));
    appendBig(file, crc32c(body));
    append(file, body);
    return file;
}

Result<Snapshot> decodeSnapshot(ByteView file)
{
    if (file.size() < kSnapshotHeadBytes ||
        !equalBytes(file.first(kSnapshotMagic.size()), asBytes(kSnapshotMagic)))
        return damagedSnapshot("it does not begin as one");
    SnapshotReader head(file.subspan(kSnapshotMagic.size(), kSnapshotHeadBytes - kSnapshotMagic.size()));
    const auto version = head.take<std::uint16_t>();
    const auto length = head.take<std::uint64_t>();
    const auto crc = head.take<std::uint32_t>();
    if (version != kSnapshotVersion)
        return fail(Errc::Unsupported, "the snapshot was made by a later version of this program");
    const ByteView body = file.subspan(kSnapshotHeadBytes);
    if (length != body.size() || crc32c(body) != crc)
        return damagedSnapshot("its checksum fails");
    CRYO_ASSIGN(const Bytes content, decompress(body, kSnapshotBytesMax));
    SnapshotReader reader(content);
    Snapshot snapshot;
    snapshot.kind = reader.take<std::uint8_t>() != 0 ? StoreKind::Freezer : StoreKind::Archive;
    snapshot.takenMs = static_cast<std::int64_t>(reader.take<std::uint64_t>());
    snapshot.name = reader.takeText();
    snapshot.keySizeBytes = reader.take<std::uint32_t>();
    snapshot.itemsPerSection = reader.take<std::uint64_t>();
    snapshot.tableSize = reader.take<std::uint64_t>();
    readSnapshotLists(reader, snapshot);
    if (!reader.isWhole())
        return damagedSnapshot("it ends early");
    if (!snapshotIsInOrder(snapshot))
        return damagedSnapshot("its lists are not in order");
    return snapshot;
}

} // namespace cryo
