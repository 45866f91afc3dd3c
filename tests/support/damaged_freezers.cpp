// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged freezers: FZ-, and DR- of sections and tables.
//
// The usual one: 32-byte keys (records of 60 bytes), two records a page of 120 bytes, sixteen buckets without
// a resize, two syncs, about five sections.
#include "core/storage/blob_name.h"
#include "tests/support/image_tools.h"

#include <algorithm>

namespace cryo::test {

namespace {

constexpr std::uint64_t kPuts = 60;
constexpr std::uint64_t kKeyBytes = 32;

FreezerSpec usualSpec()
{
    FreezerSpec spec;
    spec.store.pageSize = PageSize{120};
    spec.valueTargetSizeBytes = 500;
    spec.tableInitialSize = 16;
    spec.resizeFrequency = 200;
    return spec;
}

void fillUsual(FreezerBuilder& builder)
{
    for (std::uint64_t i = 0; i < kPuts; ++i) {
        builder.put(keyOf(i), bodyOf(i));
        if (i == kPuts / 2)
            builder.sync();
    }
    builder.sync();
}

Image usual()
{
    return freezerImage(usualSpec(), fillUsual);
}

/// A resize from 16 to 32 buckets with four of them copied.
Image resizing()
{
    FreezerSpec spec = usualSpec();
    spec.resizeFrequency = 2;
    spec.resizeChunkSize = 4;
    return freezerImage(spec, [](FreezerBuilder& builder) {
        for (std::uint64_t i = 0; i < kPuts; ++i)
            builder.put(keyOf(i), bodyOf(i));
        builder.sync();
    });
}

RecordPlace nextOf(const Image& image, RecordPlace place)
{
    const std::uint64_t at = image.record(place.position.value, kKeyBytes);
    const ByteView bytes = ByteView(image.keys(place.section.value)).subspan(at, 16);
    return {Section{loadBig<std::uint64_t>(bytes)}, Position{loadBig<std::uint64_t>(bytes.subspan(8))}};
}

constexpr RecordPlace kEndOfChain{Section{UINT64_MAX}, Position{UINT64_MAX}};

void setNext(const Image& image, RecordPlace place, RecordPlace next)
{
    image.changeRecord(place.section.value, place.position.value, [&](MutableByteView record) {
        storeBig(record.subspan(kKeyBytes), next.section.value);
        storeBig(record.subspan(kKeyBytes + 8), next.position.value);
    });
}

/// The places of a bucket's chain, newest first.
std::vector<RecordPlace> chainOf(const Image& image, std::uint64_t bucket)
{
    const std::uint64_t at = kHeader + bucket * kBucketSizeBytes;
    const BucketReading reading = readBucket(ByteView(image.table()).subspan(at, kBucketSizeBytes));
    std::vector<RecordPlace> chain;
    if (reading.headSlot() == nullptr)
        return chain;
    for (RecordPlace place = reading.headSlot()->head; place != kEndOfChain; place = nextOf(image, place))
        chain.push_back(place);
    return chain;
}

/// A bucket with both slots in use and a chain of at least `links`, not counting `except`.
std::uint64_t busyBucket(const Image& image, std::size_t links, std::uint64_t except = UINT64_MAX)
{
    for (std::uint64_t bucket = 0; bucket < 16; ++bucket)
        if (bucket != except && image.slot(bucket, 0).epoch != 0 && image.slot(bucket, 1).epoch != 0 &&
            chainOf(image, bucket).size() >= links)
            return bucket;
    return UINT64_MAX; // the test that uses it fails
}

int newestSlot(const Image& image, std::uint64_t bucket)
{
    return image.slot(bucket, 0).epoch > image.slot(bucket, 1).epoch ? 0 : 1;
}

std::uint64_t slotAt(std::uint64_t bucket, int slot)
{
    return kHeader + bucket * kBucketSizeBytes + static_cast<std::uint64_t>(slot) * kSlotSizeBytes;
}

Where recordAt(const Image& image, RecordPlace place, std::uint64_t offsetInRecord = 0)
{
    return image.keysAt(place.section.value, image.record(place.position.value, offsetInRecord));
}

void folders(std::vector<DamagedImage>& images)
{
    Image image = usual();
    image.storage->remove("freezer_key", sectionFileName(Section{2}));
    image.storage->remove("freezer_value", sectionFileName(Section{2}));
    images.push_back(image.as(FindingCode::DR06, "a lost section", image.keysAt(2),
                              {FindingCode::FZ09, FindingCode::FZ10, FindingCode::FZ12}));
    image = usual();
    image.storage->removePartition("freezer_table");
    images.push_back(image.as(FindingCode::DR07, "a lost table partition", {"freezer_table", {}, {}},
                              {FindingCode::FZ03}));
    image = usual();
    image.storage->write("freezer_table", "00", encodeBlobHeader(HeaderLayout::V0));
    images.push_back(
        image.as(FindingCode::DR09, "another blob beside the table", {"freezer_table", "00", {}}));
    images.push_back(
        usual().as(FindingCode::DR10, "a table that may not be read", image.tableAt(), {FindingCode::FZ03}));
    images.back().isUnreadable = true;
}

void tableSizes(std::vector<DamagedImage>& images)
{
    Image image = usual();
    image.table().resize(image.table().size() + 5);
    images.push_back(image.as(FindingCode::FZ01, "five bytes behind the table",
                              image.tableAt(kHeader + 16 * kBucketSizeBytes)));
    image = usual();
    image.table().resize(kHeader + 15 * kBucketSizeBytes);
    images.push_back(image.as(FindingCode::FZ02, "fifteen buckets", image.tableAt(),
                              {FindingCode::FZ04, FindingCode::FZ12}));
    image = usual();
    image.table().resize(kHeader + 30);
    images.push_back(image.as(FindingCode::FZ02, "half a bucket", image.tableAt(),
                              {FindingCode::FZ04, FindingCode::FZ12}));
    image = usual();
    image.table().resize(kHeader);
    images.push_back(image.as(FindingCode::FZ03, "an empty table", image.tableAt(kHeader)));
    image = usual();
    image.table().resize(kHeader + 8 * kBucketSizeBytes);
    images.push_back(image.as(FindingCode::FZ04, "half a table",
                              image.tableAt(kHeader + 8 * kBucketSizeBytes), {FindingCode::FZ12}));
    image = usual();
    image.table().resize(kHeader + 64 * kBucketSizeBytes);
    images.push_back(
        image.as(FindingCode::FZ05, "four times the table", image.tableAt(kHeader + 16 * kBucketSizeBytes)));
}

void slots(std::vector<DamagedImage>& images)
{
    Image image = usual();
    const std::uint64_t bucket = busyBucket(image, 3);
    const int newest = newestSlot(image, bucket);
    image.table()[slotAt(bucket, 1 - newest) + 3] ^= std::byte{1};
    images.push_back(image.as(FindingCode::FZ06, "a flipped bit of the older slot",
                              image.tableAt(slotAt(bucket, 1 - newest))));
    image = usual();
    image.table()[slotAt(bucket, newest) + 26] ^= std::byte{1};
    images.push_back(image.as(FindingCode::FZ06, "a flipped bit of the newer slot's checksum",
                              image.tableAt(slotAt(bucket, newest)), {FindingCode::FZ12}));
    image = usual();
    image.table()[slotAt(bucket, 0) + 3] ^= std::byte{1};
    image.table()[slotAt(bucket, 1) + 3] ^= std::byte{1};
    images.push_back(image.as(FindingCode::FZ07, "a flipped bit of both slots",
                              image.tableAt(slotAt(bucket, 0)), {FindingCode::FZ12}));
    image = usual();
    TableSlot same = image.slot(bucket, 1 - newest);
    same.epoch = image.slot(bucket, newest).epoch;
    image.setSlot(bucket, 1 - newest, same);
    images.push_back(image.as(FindingCode::FZ08, "equal epochs",
                              image.tableAt(kHeader + bucket * kBucketSizeBytes), {FindingCode::FZ12}));
    image = usual();
    TableSlot dangling = image.slot(bucket, newest);
    dangling.head.position.value += 1000;
    image.setSlot(bucket, newest, dangling);
    images.push_back(image.as(FindingCode::FZ09, "a head that does not exist",
                              image.tableAt(slotAt(bucket, newest) + 8), {FindingCode::FZ12}));
}

void chains(std::vector<DamagedImage>& images)
{
    Image image = usual();
    const std::uint64_t bucket = busyBucket(image, 3);
    const auto chain = chainOf(image, bucket);
    setNext(image, chain[1], {Section{0}, Position{12345}});
    images.push_back(image.as(FindingCode::FZ10, "a link to nowhere", recordAt(image, chain[1], kKeyBytes),
                              {FindingCode::FZ12}));
    image = usual();
    setNext(image, chain[1], chain[1]);
    images.push_back(image.as(FindingCode::FZ11, "a record that leads to itself",
                              recordAt(image, chain[1], kKeyBytes), {FindingCode::FZ12}));
    image = usual();
    setNext(image, chain[1], chain[0]);
    images.push_back(image.as(FindingCode::FZ11, "a record that leads to a newer one",
                              recordAt(image, chain[1], kKeyBytes), {FindingCode::FZ12}));
    image = usual();
    std::ranges::fill_n(image.table().begin() + static_cast<std::ptrdiff_t>(slotAt(bucket, 0)),
                        kBucketSizeBytes, std::byte{0});
    images.push_back(image.as(FindingCode::FZ12, "a bucket of zeros", recordAt(image, chain.back())));
    image = usual();
    setNext(image, chain[1], kEndOfChain);
    images.push_back(image.as(FindingCode::FZ13, "a chain that ends early",
                              recordAt(image, chain[1], kKeyBytes), {FindingCode::FZ12}));
    // The last record of this chain leads on to the last one of another chain.
    image = usual();
    for (std::uint64_t other = 0; other < 16; ++other) {
        const auto foreign = chainOf(image, other);
        if (other == bucket || foreign.empty() || foreign.back() >= chain.back())
            continue;
        setNext(image, chain.back(), foreign.back());
        images.push_back(image.as(FindingCode::FZ14, "a record of another bucket at the end",
                                  recordAt(image, foreign.back())));
        break;
    }
    image = usual();
    const std::uint64_t other = busyBucket(image, 1, bucket);
    TableSlot older = image.slot(bucket, 1 - newestSlot(image, bucket));
    older.head = chainOf(image, other).back();
    image.setSlot(bucket, 1 - newestSlot(image, bucket), older);
    images.push_back(image.as(FindingCode::FZ15, "an older slot of another chain",
                              image.tableAt(slotAt(bucket, 1 - newestSlot(image, bucket)))));
    image = freezerImage(usualSpec(), [](FreezerBuilder& builder) {
        fillUsual(builder);
        builder.put(keyOf(7), bodyOf(1000));
        builder.sync();
    });
    images.push_back(image.as(FindingCode::FZ16, "a key put twice", {"freezer_key", {}, {}}));
}

void checkpoints(std::vector<DamagedImage>& images)
{
    Image image = resizing();
    images.push_back(
        image.as(FindingCode::FZ17, "a resize under way", image.tableAt(kHeader + 16 * kBucketSizeBytes)));
    image.layout.checkpoint.reset();
    images.push_back(
        image.as(FindingCode::FZ17, "the same without a checkpoint", image.tableAt(), {FindingCode::FZ22}));
    image = usual();
    image.layout.checkpoint = Checkpoint{};
    FreezerBuilder first(usualSpec());
    for (std::uint64_t i = 0; i <= kPuts / 2; ++i)
        first.put(keyOf(i), bodyOf(i));
    image.layout.checkpoint = first.sync();
    images.push_back(image.as(FindingCode::FZ18, "the checkpoint before the last one",
                              image.keysAt(image.layout.checkpoint->section.value)));
    image = usual();
    const std::uint64_t last = image.layout.checkpoint->section.value;
    const std::uint64_t lastPage = image.page((image.keys(last).size() - kHeader) / 132 - 1);
    image.keys(last).resize(lastPage);
    images.push_back(image.as(FindingCode::FZ19, "a page less than the checkpoint needs",
                              image.keysAt(last, lastPage),
                              {FindingCode::FZ09, FindingCode::VA01, FindingCode::FZ12}));
    image = usual();
    image.values(last).pop_back();
    images.push_back(image.as(FindingCode::FZ19, "a value byte less",
                              image.valuesAt(last, image.values(last).size()),
                              {FindingCode::IX02, FindingCode::VA01}));
    image = usual();
    image.storage->remove("freezer_key", sectionFileName(Section{last}));
    image.storage->remove("freezer_value", sectionFileName(Section{last}));
    images.push_back(image.as(FindingCode::FZ20, "the checkpoint's section is gone", image.keysAt(last),
                              {FindingCode::FZ09, FindingCode::FZ12}));
    image = usual();
    image.layout.checkpoint->tableSize = 12;
    images.push_back(image.as(FindingCode::FZ21, "a checkpoint of twelve buckets", {"freezer_key", {}, {}},
                              {FindingCode::FZ05}));
    image = usual();
    image.layout.checkpoint->oversizedSizeBytes -= 1;
    images.push_back(image.as(FindingCode::FZ21, "a checkpoint inside a record", {"freezer_key", {}, {}},
                              {FindingCode::FZ18}));
    // The first bucket in use must have its last record in an earlier section than the last one.
    image = freezerImage(usualSpec(), [](FreezerBuilder& builder) {
        for (std::uint64_t i = 0; i < kPuts; ++i)
            if (i < kPuts / 2 || bucketOfKey(keyOf(i), 16).value >= 8)
                builder.put(keyOf(i), bodyOf(i));
        builder.sync();
    });
    image.layout.checkpoint.reset();
    images.push_back(
        image.as(FindingCode::FZ22, "sections of one epoch, without a checkpoint", image.tableAt()));
}

} // namespace

std::vector<DamagedImage> damagedFreezers()
{
    std::vector<DamagedImage> images;
    folders(images);
    tableSizes(images);
    slots(images);
    chains(images);
    checkpoints(images);
    return images;
}

std::vector<DamagedImage> judgedFreezers()
{
    std::vector<DamagedImage> images;
    const Where store{"freezer_key", {}, {}};
    Image image = usual();
    image.layout.keySizeBytes = 31;
    images.push_back(image.as(FindingCode::FZ23, "keys of 31 bytes, though they have 32", store));
    images.back().isFoundByDetection = true;
    image = usual();
    image.layout.checkpoint.reset();
    images.push_back(image.as(FindingCode::UP02, "no checkpoint, and a later release", store));
    images.back().engine = "2026.7.1";
    image = usual();
    image.table().resize(kHeader + 8 * kBucketSizeBytes);
    images.push_back(image.as(FindingCode::UP04, "half a table", store));
    images.back().engine = "2026.10.0";
    image = freezerImage(usualSpec(), [](FreezerBuilder& builder) { builder.sync(); });
    image.layout.checkpoint = Checkpoint{1, Section{0}, 0, 16};
    image.storage->remove("freezer_key", sectionFileName(Section{0}));
    image.storage->remove("freezer_value", sectionFileName(Section{0}));
    images.push_back(image.as(FindingCode::UP09, "an empty freezer with its checkpoint", store));
    images.back().engine = "2026.2.0";
    return images;
}

std::vector<DamagedImage> healthyStores()
{
    std::vector<DamagedImage> images;
    images.push_back(usual().as(FindingCode::HD01, "freezer", {}));
    images.push_back(resizing().as(FindingCode::HD01, "freezer while it resizes", {}));
    FreezerSpec spec = usualSpec();
    spec.tableInitialSize = 1;
    spec.resizeFrequency = 1;
    for (const std::uint32_t chunk : {1U, 3U, 1000U}) {
        spec.resizeChunkSize = chunk;
        const Image image = freezerImage(spec, [](FreezerBuilder& builder) {
            for (std::uint64_t i = 0; i < 5 * kPuts; ++i) {
                builder.put(keyOf(i % 71), bodyOf(i));
                if (i % 13 == 0)
                    builder.sync();
            }
            builder.close();
        });
        images.push_back(image.as(FindingCode::HD01, "freezer that was resized again and again", {}));
    }
    images.push_back(freezerImage(spec, [](FreezerBuilder& builder) {
                         builder.close();
                     }).as(FindingCode::HD01, "empty freezer", {}));
    ArchiveSpec archive;
    archive.itemsPerSection = 7;
    archive.store.pageSize = PageSize{100};
    archive.markerPartition = "archive_key-metadata";
    for (const HeaderLayout layout : {HeaderLayout::V0, HeaderLayout::V1}) {
        archive.store.headerLayout = layout;
        const Image image = archiveImage(archive, [](ArchiveBuilder& builder) {
            for (std::uint64_t i = 0; i < 100; ++i) {
                builder.put(i * i % 211, keyOf(i), bodyOf(i));
                if (i % 9 == 0)
                    builder.sync();
            }
            builder.sync();
            builder.setMarkerBodies(encodeMetadata(1, encodeMarkers(builder.fullMarkers())), std::nullopt);
        });
        images.push_back(image.as(FindingCode::HD01, "archive", {}));
    }
    images.push_back(
        archiveImage(archive, [](ArchiveBuilder&) {}).as(FindingCode::HD01, "empty archive", {}));
    return images;
}

} // namespace cryo::test
