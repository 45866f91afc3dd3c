// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged archives: HD-, DR-, PG-, IX-, VA-, AR-, MK-.
//
// The usual one: 32-byte keys (records of 52 bytes), two records a page of 104 bytes, sections 0 and 100 with
// eleven items each; values of 37 bytes with their checksum.
#include "core/base/compress.h"
#include "core/base/crc32c.h"
#include "core/storage/blob_name.h"
#include "tests/support/image_tools.h"

namespace cryo::test {

namespace {

constexpr std::uint64_t kItems = 11;
constexpr std::uint64_t kValueBytes = 37;

ArchiveSpec usualSpec()
{
    ArchiveSpec spec;
    spec.itemsPerSection = 100;
    spec.store.pageSize = PageSize{104};
    return spec;
}

void fillUsual(ArchiveBuilder& builder)
{
    for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{100}})
        for (std::uint64_t i = 0; i < kItems; ++i)
            builder.put(first + i, keyOf(first + i), bodyOf(first + i));
    builder.sync();
}

Image usual()
{
    return archiveImage(usualSpec(), fillUsual);
}

Image usualV1()
{
    ArchiveSpec spec = usualSpec();
    spec.store.headerLayout = HeaderLayout::V1;
    return archiveImage(spec, fillUsual);
}

Image compressed()
{
    ArchiveSpec spec = usualSpec();
    spec.store.compressionLevel = 3;
    return archiveImage(spec, fillUsual);
}

/// Two syncs in one page: its footer has an older and a newer slot.
Image syncedTwice()
{
    return archiveImage(usualSpec(), [](ArchiveBuilder& builder) {
        builder.put(0, keyOf(0), bodyOf(0));
        builder.sync();
        builder.put(1, keyOf(1), bodyOf(1));
        builder.sync();
    });
}

Image marked()
{
    ArchiveSpec spec = usualSpec();
    spec.markerPartition = "archive_key-metadata";
    return archiveImage(spec, [](ArchiveBuilder& builder) {
        fillUsual(builder);
        const Bytes body = encodeMarkers(builder.fullMarkers());
        builder.setMarkerBodies(encodeMetadata(3, body), encodeMetadata(2, body));
    });
}

Image markedWith(const std::vector<Marker>& markers)
{
    ArchiveSpec spec = usualSpec();
    spec.markerPartition = "archive_key-metadata";
    return archiveImage(spec, [&](ArchiveBuilder& builder) {
        fillUsual(builder);
        builder.setMarkerBodies(encodeMetadata(3, encodeMarkers(markers)), std::nullopt);
    });
}

void headers(std::vector<DamagedImage>& images)
{
    Image image = usual();
    image.values(0).resize(5);
    images.push_back(
        image.as(FindingCode::HD01, "five bytes of a value file", image.valuesAt(0, 5), {FindingCode::IX02}));
    image = usual();
    image.storage->write(image.layout.partitions.key, sectionFileName(Section{200}), Bytes(8));
    images.push_back(image.as(FindingCode::HD02, "an index file of eight zeros", image.keysAt(200, 0)));
    image = usual();
    Bytes torn = encodeBlobHeader(HeaderLayout::V1);
    torn.resize(10);
    torn.resize(300);
    image.storage->write(image.layout.partitions.key, sectionFileName(Section{200}), torn);
    images.push_back(image.as(FindingCode::HD03, "ten bytes of a V1 header, then zeros", image.keysAt(200)));
    image = usual();
    image.keys(0)[1] ^= std::byte{1};
    images.push_back(image.as(FindingCode::HD04, "a flipped bit of the magic", image.keysAt(0, 0)));
    image = usual();
    image.values(100)[7] = std::byte{2};
    images.push_back(image.as(FindingCode::HD05, "blob version 2", image.valuesAt(100, 6)));
    image = usualV1();
    image.values(0)[9] ^= std::byte{1};
    images.push_back(
        image.as(FindingCode::HD06, "a flipped bit of a V1 header's checksum", image.valuesAt(0, 8)));
    image = usualV1();
    image.values(0)[1000] = std::byte{1};
    images.push_back(
        image.as(FindingCode::HD07, "a one in the padding of a V1 header", image.valuesAt(0, 1000)));
    image = usualV1();
    image.values(0)[50] = std::byte{1};
    image.values(0).resize(2000);
    images.push_back(image.as(FindingCode::HD08, "half a V1 header with more than zeros behind it",
                              image.valuesAt(0, 2000), {FindingCode::IX02}));
    image = archiveImage(usualSpec(), [](ArchiveBuilder& builder) {
        builder.put(0, keyOf(0), bodyOf(0));
        builder.setHeaderLayout(HeaderLayout::V1);
        builder.put(100, keyOf(1), bodyOf(1));
        builder.sync();
    });
    images.push_back(image.as(FindingCode::HD09, "sections of both layouts", {"archive_key", {}, {}}));
}

void folders(std::vector<DamagedImage>& images)
{
    const std::string name = sectionFileName(Section{0});
    Image image = usual();
    image.storage->addSpecial("archive_key", "backup", EntryType::Directory);
    images.push_back(image.as(FindingCode::DR01, "a folder among the files", {"archive_key", "backup", {}}));
    image = usual();
    image.storage->addSpecial("archive_value", sectionFileName(Section{200}), EntryType::Symlink);
    images.push_back(image.as(FindingCode::DR01, "a link with a section's name",
                              {"archive_value", sectionFileName(Section{200}), {}}));
    ArchiveSpec ten = usualSpec();
    ten.itemsPerSection = 10;
    image = archiveImage(ten, fillUsual);
    const std::string capital = "000000000000000A";
    image.storage->write("archive_key", capital, image.keys(10));
    image.storage->remove("archive_key", sectionFileName(Section{10}));
    images.push_back(image.as(FindingCode::DR02, "a name in capitals", {"archive_key", capital, {}}));
    image = usual();
    image.storage->write("archive_value", "abcd", image.values(0));
    images.push_back(image.as(FindingCode::DR03, "a name of two bytes", {"archive_value", "abcd", {}}));
    image = usual();
    image.storage->remove("archive_key", name);
    images.push_back(image.as(FindingCode::DR04, "a lost index file", {"archive_value", name, {}}));
    image = usual();
    image.storage->remove("archive_value", name);
    images.push_back(image.as(FindingCode::DR05, "a lost value file", {"archive_key", name, {}}));
    image = usual();
    image.storage->removePartition("archive_value");
    images.push_back(image.as(FindingCode::DR07, "a lost value partition", {"archive_value", {}, {}},
                              {FindingCode::DR05}));
    image = usual();
    image.storage->removePartition("archive_key");
    images.push_back(
        image.as(FindingCode::DR07, "a lost key partition", {"archive_key", {}, {}}, {FindingCode::DR04}));
    image = usual();
    image.storage->write("archive_key", sectionFileName(Section{200}), encodeBlobHeader(HeaderLayout::V0));
    images.push_back(image.as(FindingCode::DR11, "an empty index file by itself", image.keysAt(200)));
}

void pages(std::vector<DamagedImage>& images)
{
    Image image = usual();
    image.keys(100).resize(image.keys(100).size() + 5);
    images.push_back(image.as(FindingCode::PG01, "five bytes of a page", image.keysAt(100, image.page(6))));
    image = usual();
    image.keys(0)[image.page(5) + 20] ^= std::byte{4};
    images.push_back(image.as(FindingCode::PG02, "a flipped bit of the last page",
                              image.keysAt(0, image.page(5)), {FindingCode::VA01}));
    image = usual();
    image.keys(0)[image.page(2) + 20] ^= std::byte{4};
    images.push_back(
        image.as(FindingCode::PG03, "a flipped bit of a middle page", image.keysAt(0, image.page(2))));
    image = usual();
    const Bytes shortPage = encodePage(ByteView(image.keys(0)).subspan(image.page(2), 60), PageSize{104});
    std::ranges::copy(shortPage, image.keys(0).begin() + static_cast<std::ptrdiff_t>(image.page(2)));
    images.push_back(
        image.as(FindingCode::PG04, "a short page in the middle", image.keysAt(0, image.page(2) + 104)));
    // The footer after two syncs: slot 0 vouches for 52 bytes, slot 1 for 104.
    image = syncedTwice();
    image.keys(0)[image.page(0) + 90] ^= std::byte{4};
    images.push_back(image.as(FindingCode::PG05, "a flipped bit behind the older checksum",
                              image.keysAt(0, image.page(0) + 104 + 6), {FindingCode::VA01}));
    image = usual();
    image.keys(0)[image.page(5) + 104 + 11] = std::byte{9};
    images.push_back(image.as(FindingCode::PG06, "a slot of length 0 with a checksum",
                              image.keysAt(0, image.page(5) + 104 + 6)));
    image = syncedTwice();
    image.keys(0)[image.page(0) + 104 + 3] ^= std::byte{4};
    images.push_back(image.as(FindingCode::PG07, "a flipped bit of the older checksum",
                              image.keysAt(0, image.page(0) + 104)));
    image = usual();
    image.keys(0)[image.page(5) + 70] = std::byte{1};
    images.push_back(
        image.as(FindingCode::PG08, "a one behind the end of a page", image.keysAt(0, image.page(5) + 70)));
}

void records(std::vector<DamagedImage>& images)
{
    const auto setPlace = [](MutableByteView record, std::uint64_t offset, std::uint32_t size) {
        storeBig(record.subspan(40), offset);
        storeBig(record.subspan(48), size);
    };
    Image image = usual();
    image.changeRecords(100, [](Bytes& logical) { logical.resize(logical.size() + 20); });
    images.push_back(
        image.as(FindingCode::IX01, "twenty bytes of a record", image.keysAt(100, image.record(kItems))));
    image = usual();
    image.values(0).resize(kHeader + 9 * kValueBytes);
    images.push_back(
        image.as(FindingCode::IX02, "the last two values are gone", image.keysAt(0, image.record(9))));
    image = usual();
    image.changeRecord(0, 4, [&](MutableByteView r) { setPlace(r, std::uint64_t{1} << 40, 37); });
    images.push_back(
        image.as(FindingCode::IX03, "a place far behind the file", image.keysAt(0, image.record(4))));
    image = usual();
    image.changeRecord(0, 4, [&](MutableByteView r) { setPlace(r, UINT64_MAX - 3, 37); });
    images.push_back(
        image.as(FindingCode::IX03, "a place whose end overflows", image.keysAt(0, image.record(4))));
    image = usual();
    image.changeRecord(0, 4, [&](MutableByteView r) { setPlace(r, 3 * kValueBytes, 37); });
    images.push_back(
        image.as(FindingCode::IX04, "two records of one value", image.keysAt(0, image.record(4))));
    image = usual();
    image.changeRecords(0, [&](Bytes& logical) {
        for (std::uint64_t p = 5; p < kItems; ++p)
            setPlace(MutableByteView(logical).subspan(p * 52, 52), p * kValueBytes + 7, 37);
    });
    image.values(0).insert(image.values(0).begin() + static_cast<std::ptrdiff_t>(kHeader + 5 * kValueBytes),
                           7, std::byte{1});
    images.push_back(image.as(FindingCode::IX05, "seven bytes between two values",
                              image.valuesAt(0, kHeader + 5 * kValueBytes)));
    image = usual();
    image.changeRecord(0, 4, [&](MutableByteView r) { setPlace(r, 4 * kValueBytes, 3); });
    images.push_back(image.as(FindingCode::IX06, "a value of three bytes", image.keysAt(0, image.record(4))));
    image = usual();
    image.keys(0).resize(kHeader);
    images.push_back(image.as(FindingCode::IX07, "an emptied index file", image.valuesAt(0, kHeader)));
    image = usual();
    image.values(100).resize(image.values(100).size() + 9);
    images.push_back(image.as(FindingCode::VA01, "nine bytes behind the values",
                              image.valuesAt(100, kHeader + kItems * kValueBytes)));
}

void values(std::vector<DamagedImage>& images)
{
    Image image = usual();
    image.values(0)[kHeader + 4 * kValueBytes + 10] ^= std::byte{1};
    images.push_back(image.as(FindingCode::VA02, "a flipped bit of a value",
                              image.valuesAt(0, kHeader + 4 * kValueBytes)));
    image = compressed();
    // Record 3 ends with its page.
    const ValuePlace place = image.valueOf(0, 2);
    const ValuePlace fourth{LogicalOffset{place.offset.value + place.sizeBytes}, place.sizeBytes};
    image.replaceBody(0, fourth, Bytes(fourth.sizeBytes - kValueCrcSizeBytes, std::byte{0x55}));
    images.push_back(image.as(FindingCode::VA03, "a body that is no zstd frame",
                              image.valuesAt(0, kHeader + fourth.offset.value)));
    image = usual();
    Bytes body = bodyOf(4);
    body[0] = std::byte{40};
    image.replaceBody(0, {LogicalOffset{4 * kValueBytes}, 37}, body);
    images.push_back(image.as(FindingCode::VA04, "a length that the body does not have",
                              image.valuesAt(0, kHeader + 4 * kValueBytes)));
    // Two frames in place of one, in the last value, so that it may have another length.
    image = compressed();
    const ValuePlace last = image.valueOf(0, kItems - 1);
    const Bytes whole = bodyOf(kItems - 1);
    Bytes frames = compress(ByteView(whole).first(10), 3).value();
    append(frames, compress(ByteView(whole).subspan(10), 3).value());
    image.values(0).resize(kHeader + last.offset.value);
    append(image.values(0), frames);
    appendBig(image.values(0), crc32c(frames));
    image.changeRecord(0, kItems - 1, [&](MutableByteView r) {
        storeBig(r.subspan(48), static_cast<std::uint32_t>(frames.size() + kValueCrcSizeBytes));
    });
    images.push_back(
        image.as(FindingCode::VA05, "two frames", image.valuesAt(0, kHeader + last.offset.value)));
    ArchiveSpec spec = usualSpec();
    spec.store.compressionLevel = 3;
    image = archiveImage(spec, [](ArchiveBuilder& builder) {
        builder.put(0, keyOf(0), byteStringBody(Bytes(100'000, std::byte{1})));
        builder.sync();
    });
    images.push_back(image.as(FindingCode::VA06, "a value that grows to 100 kB", image.valuesAt(0, kHeader)));
    images.back().valueLimitBytes = 50'000;
}

void indices(std::vector<DamagedImage>& images)
{
    Image image = usual();
    image.storage->write("archive_key", sectionFileName(Section{150}), image.keys(100));
    image.storage->write("archive_value", sectionFileName(Section{150}), image.values(100));
    image.changeRecords(150, [](Bytes& logical) {
        for (std::uint64_t p = 0; p < kItems; ++p)
            storeBig(MutableByteView(logical).subspan(p * 52), 150 + p);
    });
    images.push_back(image.as(FindingCode::AR01, "a section between two", image.keysAt(150)));
    image = usual();
    image.changeRecord(0, 4, [](MutableByteView r) { storeBig(r, std::uint64_t{777}); });
    images.push_back(
        image.as(FindingCode::AR02, "an index of another section", image.keysAt(0, image.record(4))));
    image = archiveImage(usualSpec(), [](ArchiveBuilder& builder) {
        fillUsual(builder);
        builder.putMulti(3, keyOf(1000), bodyOf(1000));
        builder.sync();
    });
    images.push_back(
        image.as(FindingCode::AR03, "two records of one index", image.keysAt(0, image.record(kItems))));
}

void markers(std::vector<DamagedImage>& images)
{
    const std::string left(kMetadataLeftFileName);
    const std::string right(kMetadataRightFileName);
    Image image = marked();
    image.file("archive_key-metadata", left)[kHeader + 20] ^= std::byte{1};
    images.push_back(
        image.as(FindingCode::MK02, "a flipped bit of one copy", {"archive_key-metadata", left, {}}));
    image = marked();
    image.file("archive_key-metadata", right).resize(kHeader + 30);
    images.push_back(image.as(FindingCode::MK02, "half a copy", {"archive_key-metadata", right, {}}));
    image = marked();
    image.file("archive_key-metadata", left)[kHeader + 20] ^= std::byte{1};
    image.file("archive_key-metadata", right)[kHeader + 20] ^= std::byte{1};
    images.push_back(
        image.as(FindingCode::MK03, "a flipped bit of both copies", {"archive_key-metadata", left, {}}));
    image = markedWith({{Section{0}, kItems}, {Section{100}, kItems}, {Section{500}, 2}});
    images.push_back(image.as(FindingCode::MK04, "a marker of a section that is not there",
                              {"archive_key-metadata", left, kHeader + 8 + 2 * 16}));
    image = markedWith({{Section{0}, kItems}, {Section{100}, kItems + 1}});
    images.push_back(image.as(FindingCode::MK05, "a marker of one record more",
                              {"archive_key-metadata", left, kHeader + 8 + 16}));
    image = marked();
    image.values(100).resize(kHeader + 10 * kValueBytes);
    images.push_back(image.as(FindingCode::MK06, "a value file below its marker",
                              {"archive_key-metadata", left, kHeader + 8 + 16}, {FindingCode::IX02}));
}

DamagedImage about(DamagedImage image, FindingCode code, std::string engine, Where where)
{
    image.code = code;
    image.engine = std::move(engine);
    image.where = std::move(where);
    return image;
}

void releases(std::vector<DamagedImage>& images)
{
    const Where store{"archive_key", {}, {}};
    images.push_back(about(usualV1().as(FindingCode::UP01, "V1 headers, and an earlier release", store),
                           FindingCode::UP01, "2026.2.0", store));
    Image image = usual();
    image.values(0)[kHeader + 4 * kValueBytes + 10] ^= std::byte{0xFF};
    image.values(0)[kHeader + 4 * kValueBytes + 20] ^= std::byte{0xFF};
    images.push_back(about(image.as(FindingCode::UP03, "a bad value before six good ones", store),
                           FindingCode::UP03, "2026.10.0", store));
    image = usual();
    image.keys(0)[image.page(2) + 20] ^= std::byte{4};
    images.push_back(about(image.as(FindingCode::UP05, "a bad page in the middle", store), FindingCode::UP05,
                           "2026.2.0", store));
    image = archiveImage(usualSpec(), [](ArchiveBuilder& builder) {
        fillUsual(builder);
        builder.putMulti(3, keyOf(1000), bodyOf(1000));
        builder.sync();
    });
    images.push_back(
        about(image.as(FindingCode::UP06, "two records of one index, and an earlier release", store),
              FindingCode::UP06, "2026.2.0", store));
    images.push_back(about(marked().as(FindingCode::UP07, "markers, and an earlier release", store),
                           FindingCode::UP07, "2026.7.1", store));
    std::vector<DamagedImage> all;
    values(all);
    for (DamagedImage& one : all)
        if (one.code == FindingCode::VA05)
            images.push_back(about(std::move(one), FindingCode::UP08, "2026.10.0", store));
}

} // namespace

std::vector<DamagedImage> judgedArchives()
{
    std::vector<DamagedImage> images;
    Image image = usual();
    image.storage->write("backup", "notes", Bytes(100, std::byte{'x'}));
    images.push_back(image.as(FindingCode::DR08, "a folder that is no partition", {"backup", {}, {}}));
    images.back().isFoundByDetection = true;
    image = archiveImage(usualSpec(), [](ArchiveBuilder& builder) {
        fillUsual(builder);
        builder.put(20, keyOf(3), bodyOf(1000));
        builder.sync();
    });
    images.push_back(
        image.as(FindingCode::AR04, "one key at two indices", image.keysAt(0, image.record(kItems))));
    image = usual();
    image.layout.pageSize = PageSize{96};
    images.push_back(
        image.as(FindingCode::AR05, "pages of 96 bytes, though they have 104", {"archive_key", {}, {}}));
    images.back().isFoundByDetection = true;
    // Two archives, and an empty marker pair whose name says nothing.
    image = usual();
    const Image twin = usual();
    for (const auto& [name, content] : twin.storage->partitions().at("archive_key"))
        image.storage->write("other_key", name, *content);
    for (const auto& [name, content] : twin.storage->partitions().at("archive_value"))
        image.storage->write("other_value", name, *content);
    for (const std::string_view copy : {kMetadataLeftFileName, kMetadataRightFileName})
        image.storage->write("markers", std::string(copy), encodeBlobHeader(HeaderLayout::V0));
    images.push_back(image.as(FindingCode::MK01, "an empty pair beside two archives", {"markers", {}, {}}));
    images.back().isFoundByDetection = true;
    releases(images);
    return images;
}

std::vector<DamagedImage> galleryImages()
{
    std::vector<DamagedImage> images = damagedArchives();
    for (const auto& more : {damagedFreezers(), judgedArchives(), judgedFreezers()})
        images.insert(images.end(), more.begin(), more.end());
    return images;
}

std::vector<DamagedImage> damagedArchives()
{
    std::vector<DamagedImage> images;
    headers(images);
    folders(images);
    pages(images);
    records(images);
    values(images);
    indices(images);
    markers(images);
    return images;
}

} // namespace cryo::test
