// SPDX-License-Identifier: GPL-3.0-or-later
// Files and folders made of the input, opened as the engines open them: headers are healed or refused, values
// read in two ways, names listed. Each input costs a storage in memory; the decoders alone are in
// formats.cpp.
#include "core/base/crc32c.h"
#include "core/journal/glob.h"
#include "core/storage/blob_name.h"
#include "core/storage/memory_storage.h"
#include "tests/fuzz/fuzz_target.h"

namespace cryo::fuzz {

namespace {

constexpr const char* kPartition = "p";

/// Opens the bytes as a blob, twice; the second time nothing is left to do.
void openAsBlob(ByteView file, const HeaderPolicy& policy)
{
    MemoryStorage storage;
    const std::string name = sectionFileName(Section{7});
    storage.write(kPartition, name, Bytes(file.begin(), file.end()));
    const auto blob = Blob::open(storage, kPartition, sectionBlobName(Section{7}), policy);
    if (!blob) {
        require(equalBytes(*storage.find(kPartition, name), file), "a blob that is refused stays as it is");
        return;
    }
    const Bytes opened = *storage.find(kPartition, name);
    require(opened.size() == headerSizeBytes(blob->layout()) + blob->sizeBytes(), "the sizes fit");
    const auto again = Blob::open(storage, kPartition, sectionBlobName(Section{7}), policy);
    require(again.has_value() && again->sizeBytes() == blob->sizeBytes(), "an opened blob opens again");
    require(*storage.find(kPartition, name) == opened, "opening again changes nothing");
}

} // namespace

ValueInput takeValueInput(ByteView input)
{
    Input in(input);
    const auto flags = in.number<std::uint8_t>();
    ValueInput value;
    value.place = {LogicalOffset{in.number<std::uint64_t>()}, in.number<std::uint32_t>()};
    value.compressed = (flags & 1U) != 0;
    value.file = encodeBlobHeader(HeaderLayout::V0);
    append(value.file, in.rest());
    const auto end = value.place.end();
    if ((flags & 2U) != 0 && end && *end <= value.file.size() - 8 && value.place.sizeBytes >= 4)
        storeBig(
            MutableByteView(value.file).subspan(8 + *end - 4, 4),
            crc32c(ByteView(value.file).subspan(8 + value.place.offset.value, value.place.sizeBytes - 4)));
    return value;
}

Entry takeEntry(Input& in)
{
    const auto kinds = in.number<std::uint8_t>();
    const ByteView raw = in.take(in.number<std::uint8_t>());
    std::string name(reinterpret_cast<const char*>(raw.data()), raw.size()); // NOLINT
    std::erase_if(name, [](char c) { return c == '/' || c == '\0'; });       // no file system has these
    return {name.empty() ? "0" : std::move(name), static_cast<EntryType>(kinds % 7),
            static_cast<std::uint8_t>(kinds / 7)};
}

/// As header().
void blobOpen(ByteView input)
{
    Input in(input);
    static_cast<void>(in.number<std::uint16_t>());
    openAsBlob(in.rest(), HeaderPolicy::v0());
    openAsBlob(in.rest(), HeaderPolicy::v1());
}

/// As globFrame(): inspection and the engine read the same value.
void globGet(ByteView input)
{
    const ValueInput in = takeValueInput(input);
    MemoryStorage storage;
    storage.write(kPartition, sectionFileName(Section{1}), in.file);
    const auto reader = BlobReader::open(storage, kPartition, sectionFileName(Section{1}));
    require(reader.has_value(), "a value file opens");
    const ValueReading reading = readValue(*reader, in.place, in.compressed, kValueLimitBytes);

    Glob::Config config{kPartition, std::nullopt, 1};
    if (in.compressed)
        config.compressionLevel = 3;
    config.decompressedLimitBytes = kValueLimitBytes;
    const auto glob = Glob::open(storage, config, {});
    require(glob.has_value(), "a value partition opens");
    const auto value = glob->get(Section{1}, in.place);
    require(value.has_value() == (reading.state == ValueState::Good), "both readers agree");
    require(!value || *value == reading.body, "both readers give the same bytes");
}

/// As directoryListing().
void partitionScan(ByteView input)
{
    Input in(input);
    MemoryStorage storage;
    storage.createPartition(kPartition);
    while (!in.empty()) {
        const auto [name, type, partition] = takeEntry(in);
        static_cast<void>(partition);
        if (type == EntryType::Regular)
            storage.write(kPartition, name, {});
        else
            storage.addSpecial(kPartition, name, type);
    }
    if (const auto names = scanBlobs(storage, kPartition))
        for (const Bytes& name : *names)
            require(fromHex(toHex(name)) == name, "a blob's name encodes again");
}

} // namespace cryo::fuzz
