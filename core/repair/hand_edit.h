// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits by hand: the fields of any structure as text that a person can type, and what was typed as operations
// of a plan, checksums included.
//
//   number   decimal, or hex behind "0x"; "none" for the end of a chain
//   crc, key, bytes of any kind   hex, two digits a byte; blanks between bytes are skipped
//
// Which checksums cover a byte follows from the structure (core/inspect/structure.h): that of the slot, of
// the page's footer, of the value, of the copy, of the header. They are computed when the operation is done,
// so that several edits of one page go together. An edit of the checksum itself leaves it as it was typed.
// Fields of a slot become set-slot, which refuses what an engine aborts over; `expert` does it all the same.
// Reads files; never on the thread of a window. Source: product.md §3.4; format.md §1.2, §2, §7, §9, §10.
#pragma once

#include "core/inspect/structure.h"
#include "core/repair/plan.h"

namespace cryo {

/// What is to stand in place of some bytes of a file.
struct HandEdit {
    std::vector<ByteRange> pieces; ///< ascending, of the file
    Bytes bytes;                   ///< as many as the pieces have
    std::string field;             ///< a name for people: "Bucket 42 › Slot 1 › epoch"; may be empty
    bool checksums = true;         ///< those that cover the bytes are computed again
    bool expert = false;           ///< no rule of the slots is enforced
};
inline constexpr std::uint64_t kHandEditMaxBytes = 65536;

/// The operations that do it; none if the bytes stand there already. `file` must be one of the view's store.
/// Errors: InvalidArgument for no bytes, bytes of another number, or pieces outside of the file;
/// LimitExceeded; those of reading.
[[nodiscard]] Result<std::vector<Operation>> editByHand(const StoreView& view, const FileStructure& file,
                                                        const HandEdit& edit);

/// What the bytes of a field say, as typedField understands it.
[[nodiscard]] std::string typeableField(FieldKind kind, ByteView bytes);
/// The bytes of what was typed; the error is a sentence. Errors: InvalidArgument.
[[nodiscard]] Result<Bytes> typedField(FieldKind kind, std::uint64_t sizeBytes, std::string_view text);
/// Whether the field is a number to people.
[[nodiscard]] bool isNumberField(FieldKind kind, std::uint64_t sizeBytes);

/// A checksum to be computed: CRC-32C of `sizeBytes` from `begin` on, big-endian at `at`.
struct ChecksumPlace {
    std::uint64_t begin = 0;
    std::uint64_t sizeBytes = 0;
    std::uint64_t at = 0;
    friend bool operator==(const ChecksumPlace&, const ChecksumPlace&) = default;
};
inline constexpr std::size_t kChecksumPlacesMax = 64;

/// "8+25@33 37+25@62": the parameter "checksums" of edit-bytes.
[[nodiscard]] std::string checksumPlacesText(const std::vector<ChecksumPlace>& places);
/// Errors: InvalidArgument.
[[nodiscard]] Result<std::vector<ChecksumPlace>> checksumPlacesOf(std::string_view text);

} // namespace cryo
