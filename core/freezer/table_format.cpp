// SPDX-License-Identifier: GPL-3.0-or-later
//
// Slots and buckets to and from bytes.
#include "core/freezer/table_format.h"

#include "core/base/crc32c.h"

namespace cryo {

SlotReading readSlot(ByteView bytes)
{
    SlotReading reading;
    if (allZero(bytes.first(kSlotSizeBytes)))
        return reading;
    reading.slot.epoch = loadBig<std::uint64_t>(bytes);
    reading.slot.head.section.value = loadBig<std::uint64_t>(bytes.subspan(8));
    reading.slot.head.position.value = loadBig<std::uint64_t>(bytes.subspan(16));
    reading.slot.added = loadBig<std::uint8_t>(bytes.subspan(24));
    reading.storedCrc = loadBig<std::uint32_t>(bytes.subspan(kSlotCrcOffset));
    reading.computedCrc = crc32c(bytes.first(kSlotCrcOffset));
    reading.state = reading.storedCrc == reading.computedCrc ? SlotState::Valid : SlotState::BadChecksum;
    return reading;
}

BucketReading readBucket(ByteView bytes)
{
    BucketReading bucket;
    bucket.slots[0] = readSlot(bytes);
    bucket.slots[1] = readSlot(bytes.subspan(kSlotSizeBytes));
    const bool first = bucket.slots[0].state == SlotState::Valid;
    const bool second = bucket.slots[1].state == SlotState::Valid;
    if (first && second) {
        const std::uint64_t a = bucket.slots[0].slot.epoch;
        const std::uint64_t b = bucket.slots[1].slot.epoch;
        bucket.equalEpochs = a == b;
        if (a != b)
            bucket.head = a > b ? 0 : 1;
    } else if (first || second) {
        bucket.head = first ? 0 : 1;
    }
    return bucket;
}

std::array<std::byte, kSlotSizeBytes> encodeSlot(const TableSlot& slot)
{
    std::array<std::byte, kSlotSizeBytes> bytes{};
    const MutableByteView to(bytes);
    storeBig(to, slot.epoch);
    storeBig(to.subspan(8), slot.head.section.value);
    storeBig(to.subspan(16), slot.head.position.value);
    storeBig(to.subspan(24), slot.added);
    storeBig(to.subspan(kSlotCrcOffset), crc32c(ByteView(bytes).first(kSlotCrcOffset)));
    return bytes;
}

int slotToWrite(const BucketReading& bucket, std::uint64_t epoch)
{
    for (int i = 0; i < 2; ++i) {
        const SlotReading& slot = bucket.slots[static_cast<std::size_t>(i)];
        if (slot.state != SlotState::Empty && slot.slot.epoch == epoch)
            return i;
    }
    for (int i = 0; i < 2; ++i)
        if (bucket.slots[static_cast<std::size_t>(i)].state == SlotState::Empty)
            return i;
    return bucket.slots[0].slot.epoch < bucket.slots[1].slot.epoch ? 0 : 1;
}

Bucket bucketOfHash(std::uint32_t keyCrc, std::uint64_t tableSize)
{
    return {keyCrc & (tableSize - 1)};
}

Bucket bucketOfKey(ByteView key, std::uint64_t tableSize)
{
    return bucketOfHash(crc32c(key), tableSize);
}

} // namespace cryo
