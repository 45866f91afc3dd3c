// SPDX-License-Identifier: GPL-3.0-or-later
//
// A freezer's table: a plain blob of buckets with two slots each. All numbers big-endian.
//
//   slot    | 0 epoch u64 | 8 section u64 | 16 position u64 | 24 added u8 | 25 crc32c of bytes 0…24 u32 | 29
//   bytes bucket  | slot 0 | slot 1 |        58 bytes; bucket i at logical offset 58·i
//
// A slot of 29 zero bytes is empty. The head of a bucket is the valid slot with the higher epoch; readers
// look at no committed epoch. bucket(key) = crc32c(key) & (table_size - 1). Pure functions; any thread.
// Source: format.md §10.2.
#pragma once

#include "core/base/bytes.h"
#include "core/base/ids.h"

#include <array>

namespace cryo {

inline constexpr std::size_t kSlotSizeBytes = 8 + 8 + 8 + 1 + 4;
inline constexpr std::size_t kSlotCrcOffset = kSlotSizeBytes - 4;
inline constexpr std::size_t kBucketSizeBytes = 2 * kSlotSizeBytes;
static_assert(kSlotSizeBytes == 29 && kBucketSizeBytes == 58);

/// The number of a bucket in the table.
struct Bucket {
    std::uint64_t value = 0;
    friend constexpr auto operator<=>(const Bucket&, const Bucket&) = default;
};

struct TableSlot {
    std::uint64_t epoch = 0;
    RecordPlace head;
    std::uint8_t added = 0; ///< items added since the last resize, saturating
    friend bool operator==(const TableSlot&, const TableSlot&) = default;
};

enum class SlotState : std::uint8_t { Empty, Valid, BadChecksum };

struct SlotReading {
    SlotState state = SlotState::Empty;
    TableSlot slot; ///< the fields as they stand, also of a bad slot
    std::uint32_t storedCrc = 0;
    std::uint32_t computedCrc = 0;
};

struct BucketReading {
    std::array<SlotReading, 2> slots;
    bool equalEpochs = false; ///< both valid with one epoch: the original aborts; `head` is then none

    /// 0 or 1: the slot that a lookup follows; none for an empty or unusable bucket.
    std::optional<int> head;
    [[nodiscard]] const TableSlot* headSlot() const
    {
        return head ? &slots[static_cast<std::size_t>(*head)].slot : nullptr;
    }
};

/// `bytes` must hold kSlotSizeBytes.
[[nodiscard]] SlotReading readSlot(ByteView bytes);
/// `bytes` must hold kBucketSizeBytes.
[[nodiscard]] BucketReading readBucket(ByteView bytes);

/// 29 bytes with their CRC.
[[nodiscard]] std::array<std::byte, kSlotSizeBytes> encodeSlot(const TableSlot& slot);

/// The slot that a put or resize of epoch `epoch` writes. Raw epochs decide; validity is not looked at.
[[nodiscard]] int slotToWrite(const BucketReading& bucket, std::uint64_t epoch);

/// bucket(key). tableSize must not be 0; sizes that are no power of two are masked as the original does.
[[nodiscard]] Bucket bucketOfHash(std::uint32_t keyCrc, std::uint64_t tableSize);
[[nodiscard]] Bucket bucketOfKey(ByteView key, std::uint64_t tableSize);

} // namespace cryo
