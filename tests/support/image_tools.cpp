// SPDX-License-Identifier: GPL-3.0-or-later
// Arithmetic and rewriting for the damaged images.
#include "tests/support/image_tools.h"

#include "core/base/crc32c.h"
#include "core/storage/blob_name.h"

#include <stdexcept>

namespace cryo::test {

Bytes& Image::file(const std::string& partition, const std::string& name) const
{
    Bytes* bytes = storage->find(partition, name);
    if (bytes == nullptr)
        throw std::runtime_error("no file " + partition + "/" + name);
    return *bytes;
}

Bytes& Image::keys(std::uint64_t section) const
{
    return file(layout.partitions.key, sectionFileName(Section{section}));
}

Bytes& Image::values(std::uint64_t section) const
{
    return file(layout.partitions.value, sectionFileName(Section{section}));
}

Bytes& Image::table() const
{
    return file(layout.partitions.table, std::string(kTableFileName));
}

Where Image::keysAt(std::uint64_t section, std::optional<std::uint64_t> offset) const
{
    return {layout.partitions.key, sectionFileName(Section{section}), offset};
}

Where Image::valuesAt(std::uint64_t section, std::optional<std::uint64_t> offset) const
{
    return {layout.partitions.value, sectionFileName(Section{section}), offset};
}

Where Image::tableAt(std::optional<std::uint64_t> offset) const
{
    return {layout.partitions.table, std::string(kTableFileName), offset};
}

std::uint64_t Image::page(std::uint64_t number) const
{
    return kHeader + number * layout.pageSize->physicalBytes();
}

std::uint64_t Image::record(std::uint64_t position, std::uint64_t offsetInRecord) const
{
    const std::uint64_t logical = position * layout.recordSize()->bytes + offsetInRecord;
    const std::uint64_t pageBytes = layout.pageSize->value;
    return page(logical / pageBytes) + logical % pageBytes;
}

void Image::changeRecords(std::uint64_t section, const std::function<void(Bytes& logical)>& change) const
{
    Bytes& bytes = keys(section);
    const PageSize pageSize = *layout.pageSize;
    Bytes logical;
    for (std::uint64_t at = kHeader; at + pageSize.physicalBytes() <= bytes.size();
         at += pageSize.physicalBytes()) {
        const ByteView physical = ByteView(bytes).subspan(at, pageSize.physicalBytes());
        append(logical, physical.first(judgePage(physical, pageSize).lenBytes));
    }
    change(logical);
    bytes.resize(kHeader);
    append(bytes, encodePages(logical, pageSize));
}

void Image::changeRecord(std::uint64_t section, std::uint64_t position,
                         const std::function<void(MutableByteView)>& change) const
{
    const std::size_t recordBytes = layout.recordSize()->bytes;
    changeRecords(section, [&](Bytes& logical) {
        change(MutableByteView(logical).subspan(position * recordBytes, recordBytes));
    });
}

void Image::replaceBody(std::uint64_t section, ValuePlace place, ByteView body) const
{
    if (body.size() + kValueCrcSizeBytes != place.sizeBytes)
        throw std::runtime_error("the body has another length");
    Bytes stored(body.begin(), body.end());
    appendBig(stored, crc32c(body));
    std::ranges::copy(stored,
                      values(section).begin() + static_cast<std::ptrdiff_t>(kHeader + place.offset.value));
}

ValuePlace Image::valueOf(std::uint64_t section, std::uint64_t position) const
{
    const ByteView last = ByteView(keys(section)).subspan(record(position + 1) - 12, 12);
    // Only asked for where the record ends inside its page.
    return {LogicalOffset{loadBig<std::uint64_t>(last)}, loadBig<std::uint32_t>(last.subspan(8))};
}

TableSlot Image::slot(std::uint64_t bucket, int number) const
{
    const std::uint64_t at =
        kHeader + bucket * kBucketSizeBytes + static_cast<std::uint64_t>(number) * kSlotSizeBytes;
    return readSlot(ByteView(table()).subspan(at, kSlotSizeBytes)).slot;
}

void Image::setSlot(std::uint64_t bucket, int number, const TableSlot& content) const
{
    const std::uint64_t at =
        kHeader + bucket * kBucketSizeBytes + static_cast<std::uint64_t>(number) * kSlotSizeBytes;
    std::ranges::copy(encodeSlot(content), table().begin() + static_cast<std::ptrdiff_t>(at));
}

DamagedImage Image::as(FindingCode code, std::string name, Where where,
                       std::vector<FindingCode> company) const
{
    return {code, std::move(name), storage, layout, std::move(where), 0, false, std::move(company)};
}

Bytes keyOf(std::uint64_t number)
{
    // Multiplied, because numbers that count up would all fall into half of the buckets.
    Bytes key(24);
    appendBig(key, number * 0x9E3779B97F4A7C15U);
    return key;
}

Bytes bodyOf(std::uint64_t number)
{
    Bytes content(24, std::byte{0xA5});
    appendBig(content, number);
    return byteStringBody(content);
}

namespace {

StoreLayout layoutOf(const StoreSpec& store, StoreKind kind)
{
    StoreLayout layout;
    layout.name = "image";
    layout.kind = kind;
    layout.partitions.key = store.keyPartition;
    layout.partitions.value = store.valuePartition;
    layout.pageSize = store.pageSize;
    layout.keySizeBytes = store.keySizeBytes;
    layout.compressed = store.compressionLevel.has_value();
    layout.codec = Codec::ByteString;
    return layout;
}

} // namespace

Image archiveImage(const ArchiveSpec& spec, const std::function<void(ArchiveBuilder&)>& fill)
{
    ArchiveBuilder builder(spec);
    fill(builder);
    Image image;
    image.layout = layoutOf(spec.store, StoreKind::Archive);
    image.layout.itemsPerSection = spec.itemsPerSection;
    image.layout.partitions.markers = spec.markerPartition;
    builder.writeTo(*image.storage);
    return image;
}

Image freezerImage(const FreezerSpec& spec, const std::function<void(FreezerBuilder&)>& fill)
{
    FreezerBuilder builder(spec);
    fill(builder);
    Image image;
    image.layout = layoutOf(spec.store, StoreKind::Freezer);
    image.layout.partitions.table = spec.tablePartition;
    image.layout.checkpoint = builder.lastCheckpoint();
    builder.writeTo(*image.storage);
    return image;
}

} // namespace cryo::test
