// SPDX-License-Identifier: GPL-3.0-or-later
// Engines on files of any content: opening, asking and changing must end with a value or an error, and what
// was put and synced must be found again.
#include "core/archive/archive.h"
#include "core/freezer/freezer.h"
#include "core/freezer/table_format.h"
#include "core/storage/blob_name.h"
#include "core/storage/memory_storage.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/look_at_everything.h"

#include <bit>

namespace cryo::fuzz {

namespace {

constexpr std::uint32_t kKeyBytes = 4;
constexpr PageSize kPage{64};

Bytes withHeader(ByteView payload)
{
    Bytes file = encodeBlobHeader(HeaderLayout::V0);
    append(file, payload);
    return file;
}

/// Puts the checksums of every whole slot right.
Bytes sealedSlots(ByteView raw)
{
    Bytes sealed;
    for (Input in(raw); !in.empty();) {
        Bytes slot(kSlotSizeBytes);
        std::ranges::copy(in.take(slot.size()), slot.begin());
        append(
            sealed, allZero(slot) ? slot : [&] {
                const auto encoded = encodeSlot(readSlot(slot).slot);
                return Bytes(encoded.begin(), encoded.end());
            }());
    }
    return sealed;
}

/// Files: u8 which partition (0 key, 1 value, 2 table) and whether it is sealed (bit 7); u8 section; u16
/// length; bytes. Sealed means that the checksums are right, so that what lies behind them is reached.
void fill(MemoryStorage& storage, Input& in)
{
    for (int files = 0; !in.empty() && files < 12; ++files) {
        const auto what = in.number<std::uint8_t>();
        const Section section{in.number<std::uint8_t>() % 4U};
        const ByteView bytes = in.take(in.number<std::uint16_t>());
        const bool sealed = (what & 0x80U) != 0;
        const std::string name = sectionFileName(section);
        if (what % 3 == 0)
            storage.write("key", name,
                          withHeader(sealed ? encodePages(bytes, kPage) : Bytes(bytes.begin(), bytes.end())));
        else if (what % 3 == 1)
            storage.write("value", name, withHeader(bytes));
        else
            storage.write("table", std::string(kTableFileName),
                          withHeader(sealed ? sealedSlots(bytes) : Bytes(bytes.begin(), bytes.end())));
    }
}

Bytes keyOf(std::uint32_t number)
{
    Bytes key;
    appendBig(key, number);
    return key;
}

ArchiveConfig archiveConfig()
{
    ArchiveConfig config;
    config.translator = Translator{2};
    config.keyPartition = "key";
    config.valuePartition = "value";
    config.keySizeBytes = kKeyBytes;
    config.pageSize = kPage;
    config.itemsPerSection = 2;
    config.replayBufferBytes = 128;
    return config;
}

FreezerConfig freezerConfig()
{
    FreezerConfig config;
    config.keyPartition = "key";
    config.valuePartition = "value";
    config.tablePartition = "table";
    config.keySizeBytes = kKeyBytes;
    config.pageSize = kPage;
    config.valueTargetSizeBytes = 64;
    config.tableInitialSize = 4;
    config.tableResizeFrequency = 2;
    config.tableResizeChunkSize = 2;
    config.tableSizeMaximum = 1024;
    return config;
}

} // namespace

/// u16: page size; u8: buffer; u16: a size to cut to; then the payload.
void pagedBlob(ByteView input)
{
    Input in(input);
    const PagedBlobOptions options{
        {static_cast<std::uint16_t>(std::max(1, in.number<std::uint16_t>() % 512))},
        std::size_t{1} + in.number<std::uint8_t>()};
    const std::uint64_t cut = in.number<std::uint16_t>();
    MemoryStorage storage;
    storage.write("key", sectionFileName(Section{0}), withHeader(in.rest()));
    const auto open = [&] {
        auto blob = Blob::open(storage, "key", sectionBlobName(Section{0}));
        require(blob.has_value(), "the blob opens");
        auto paged = PagedBlob::open(std::move(*blob), options);
        require(paged.has_value(), "any pages open");
        return std::move(*paged);
    };
    Bytes expected;
    {
        PagedBlob paged = open();
        const std::uint64_t size = paged.sizeBytes();
        if (auto replay = paged.replay(300); replay && replay->ensure(size))
            require(replay->available().size() == size, "a replay gives all");
        if (!paged.resize(std::min(size, cut)))
            return; // a damaged page; the object is of no use any more
        Bytes before(paged.sizeBytes());
        if (!paged.readAt(LogicalOffset{0}, before))
            return;
        expected = before;
        const Bytes added(37, std::byte{0xA5});
        append(expected, added);
        require(paged.append(added).has_value() && paged.sync().has_value(), "appending works");
    }
    PagedBlob paged = open();
    require(paged.sizeBytes() == expected.size(), "what was synced is there");
    Bytes found(expected.size());
    require(paged.readAt(LogicalOffset{0}, found).has_value() && found == expected, "byte for byte");
}

/// Files, see fill.
void archiveOpen(ByteView input)
{
    Input in(input);
    MemoryStorage storage;
    fill(storage, in);
    const std::uint64_t free = UINT64_MAX - 7; // no file of the input has this section
    {
        auto archive = Archive::open(storage, archiveConfig(), {});
        if (!archive)
            return;
        for (std::uint64_t index = 0; index < 8; ++index)
            static_cast<void>(archive->get(index));
        for (std::uint32_t key = 0; key < 8; ++key)
            static_cast<void>(archive->get(keyOf(key)));
        static_cast<void>(archive->missingItems(0, 100));
        static_cast<void>(archive->nextGap(3));
        const bool had = archive->has(free);
        if (!archive->putSync(free, keyOf(77), keyOf(1)) || had)
            return;
        static_cast<void>(archive->prune(3));
    }
    auto again = Archive::open(storage, archiveConfig(), {});
    require(again.has_value(), "an archive that was open opens again");
    const auto value = again->get(free);
    require(value.has_value() && *value && **value == keyOf(1), "what was synced is there");
}

/// u8: bit 0 safer, bit 1 with checkpoint; then a checkpoint (28 bytes), if so; then files, see fill.
void freezerOpen(ByteView input)
{
    Input in(input);
    const auto flags = in.number<std::uint8_t>();
    FreezerConfig config = freezerConfig();
    if ((flags & 1U) != 0)
        config.policy = DeviationPolicy::Safer;
    std::optional<Checkpoint> checkpoint;
    if ((flags & 2U) != 0) {
        Bytes bytes(kCheckpointSizeBytes);
        std::ranges::copy(in.take(bytes.size()), bytes.begin());
        checkpoint = decodeCheckpoint(bytes);
        if (checkpoint->tableSize > 4096)
            return; // a table of that size is made, as asked for
    }
    MemoryStorage storage;
    fill(storage, in);
    std::optional<Checkpoint> last;
    {
        auto freezer = Freezer::open(storage, config, checkpoint, {});
        if (!freezer)
            return;
        for (std::uint32_t key = 0; key < 8; ++key)
            static_cast<void>(freezer->get(keyOf(key)));
        // A damaged table is used as it is, and once it grows its keys are elsewhere, as in the reference.
        const bool regular = std::has_single_bit(freezer->tableSize());
        if (!freezer->put(keyOf(77), keyOf(1)))
            return;
        for (int i = 0; i < 3; ++i) {
            const auto synced = freezer->sync();
            if (!synced)
                return;
            last = *synced;
        }
        const auto value = freezer->get(keyOf(77));
        require(!regular || (value.has_value() && *value && **value == keyOf(1)), "what was put is found");
    }
    auto again = Freezer::open(storage, config, last, {});
    if (!again)
        return; // the reference refuses some of what it leaves itself
    static_cast<void>(again->get(keyOf(77)));
}

/// Files, see fill: everything that looking can do, and nothing changes by it.
void inspection(ByteView input)
{
    Input in(input);
    const auto storage = std::make_shared<MemoryStorage>();
    fill(*storage, in);
    const auto before = storage->generation();
    const test::LookOutcome outcome = test::lookAtEverything(storage);
    for (const Error& error : outcome.errors)
        require(!toString(error).empty(), "an error says what it is");
    require(storage->generation() == before, "looking changes nothing");
}

} // namespace cryo::fuzz
