// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes of an undo file: everything that is needed to bring a store from its old to its new bytes and
// back, from whatever state a crash left between the two. All numbers big-endian.
//
//        0  header, 4096 bytes: magic "CRYOUNDO" | version u32 = 1 | zeros | crc32c of the 4092 bytes before
//     4096  state slot 0, 4096 bytes: sequence u64 | state u32 | time u64 (ns) | crc32c u32 | zeros
//     8192  state slot 1: written in turn; the valid one with the higher sequence holds
//    12288  records: type u32 | length u64 | payload | crc32c of the three, u32
//           Meta, Plan…, (Step, Extent…)…, End
//
// Pure functions and values; any thread. Source: docs/undo-format.md; reliability.md §6.
#pragma once

#include "core/repair/writer_disk.h"

namespace cryo {

inline constexpr std::uint64_t kUndoSlotBytes = 4096;
inline constexpr std::uint64_t kUndoBodyOffset = 3 * kUndoSlotBytes;
/// Neither side of an extent is longer.
inline constexpr std::uint64_t kUndoExtentMaxBytes = std::uint64_t{1} << 20;
/// No record's payload is longer.
inline constexpr std::uint64_t kUndoRecordMaxBytes = 2 * kUndoExtentMaxBytes + 4096;

/// How far a change of a store is.
enum class UndoState : std::uint8_t {
    Staging = 1, ///< being prepared: the store is untouched
    Prepared,    ///< complete and durable: the store is untouched
    Applying,    ///< somewhere between old and new, on the way to new
    Done,        ///< all new
    Undoing,     ///< somewhere between old and new, on the way to old
    Undone,      ///< all old
    Forgetting   ///< what is kept is being deleted; the store is not touched any more
};

/// The word for it: "staging", "prepared", …
[[nodiscard]] std::string_view undoStateName(UndoState state);

struct UndoStateSlot {
    std::uint64_t sequence = 0;
    UndoState state = UndoState::Staging;
    std::int64_t timeNs = 0; ///< since 1970
};

enum class UndoRecordType : std::uint32_t { Meta = 1, Plan, Step, Extent, End };

/// What the change is, and of which store.
struct UndoMeta {
    std::string id;
    std::string name;       ///< given by the user; may be empty
    std::string root;       ///< canonical path of the storage root
    std::string quarantine; ///< folder of the area Quarantine
    std::uint64_t rootDevice = 0;
    std::uint64_t rootInode = 0;
    std::int64_t createdNs = 0;
    friend bool operator==(const UndoMeta&, const UndoMeta&) = default;
};

/// One thing that is done to the store, in either direction.
struct UndoStep {
    enum class Kind : std::uint8_t {
        Patch = 1,    ///< bytes and length of `store` change in place; the bytes are in extents
        Take,         ///< new: the entry lies at `kept`; old: at `store`
        Place,        ///< new: the entry lies at `store`; old: at `kept`
        MakeFolder,   ///< new: the partition `store.folder` exists; old: not
        RemoveFolder, ///< old: it exists; new: not
        Exchange      ///< the old file and the new one change places, `store` and `kept`
    };
    Kind kind = Kind::Patch;
    bool byCopy = false; ///< Take, Place: both ends lie on different volumes
    WriterPath store;
    WriterPath kept;
    EntryType type = EntryType::Regular;
    std::uint64_t sizeBefore = 0; ///< Patch, Exchange; Take and Place have one size, in both
    std::uint64_t sizeAfter = 0;
    std::string sha256Before; ///< 64 hex digits, or empty: not known
    std::string sha256After;
    FileIdentity identity; ///< Patch, Take, Exchange: of the old file when it was prepared
    std::uint32_t mode = 0;
    std::uint32_t owner = 0;
    std::uint32_t group = 0;
    friend bool operator==(const UndoStep&, const UndoStep&) = default;
};

/// Old and new bytes of one place in a patched file.
struct UndoExtent {
    std::uint64_t offset = 0; ///< from the start of the file
    Bytes before;             ///< what is there of the old file; empty behind its end
    Bytes after;              ///< of the new one
    friend bool operator==(const UndoExtent&, const UndoExtent&) = default;
};

/// InvalidValue: what is wrong with an undo file.
[[nodiscard]] std::unexpected<Error> damagedUndo(const std::string& what);
[[nodiscard]] Bytes encodeUndoHeader();
/// Errors: Unsupported for another version; InvalidValue when it is no undo file.
Result<> checkUndoHeader(ByteView header);

[[nodiscard]] Bytes encodeUndoSlot(const UndoStateSlot& slot);
/// None when torn, or never written.
[[nodiscard]] std::optional<UndoStateSlot> decodeUndoSlot(ByteView slot);

/// A whole record around its payload.
[[nodiscard]] Bytes encodeUndoRecord(UndoRecordType type, ByteView payload);

[[nodiscard]] Bytes encodeUndoMeta(const UndoMeta& meta);
[[nodiscard]] Bytes encodeUndoStep(const UndoStep& step);
[[nodiscard]] Bytes encodeUndoExtent(const UndoExtent& extent);
/// Errors: InvalidValue for bytes that these did not make. Names in them are plain names of their areas.
Result<UndoMeta> decodeUndoMeta(ByteView payload);
Result<UndoStep> decodeUndoStep(ByteView payload);
Result<UndoExtent> decodeUndoExtent(ByteView payload);

} // namespace cryo
