// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits by hand, as operations of a plan: bytes of a file, or fields by their names.
//
//   a hex view    ByteEdit {offset, bytes}          → editOperation
//   a tree        fieldBytes + editsOfPieces         → editOperation
//   a checkpoint  checkpointObjections, then Plan::checkpoint (proposeEdits)
//
// All edits of one file that belong together go into one operation, so that what is right only when all are
// done is judged once. An operation holds the bytes before (another content is refused when it is applied)
// and after. Unless they are to be kept, checksums of what holds an edited byte follow: of a page's slots, a
// table slot, a value, a metadata copy, a V1 header, an ordinal's entry; a checksum that is itself edited
// stays as it was edited.
//
// What would make a node abort, refuse the store, or lose what the edit does not speak of is refused when the
// operation is done, with a sentence (see operations/judged_edit.cpp for the rules), and so is a new checksum
// over a structure whose old one failed: it would vouch for the damage. FileEdit::expert does it all the
// same.
//
// Pure functions over a snapshot; any thread, never that of a window. Source: the issue (edit by hand),
// findings.md §3.
#pragma once

#include "core/inspect/structure.h"
#include "core/repair/plan.h"

#include <span>

namespace cryo {

/// Bytes of a file as they are to be.
struct ByteEdit {
    FileOffset offset;
    Bytes after;
    friend bool operator==(const ByteEdit&, const ByteEdit&) = default;
};

/// Edits of one file that are one change.
struct FileEdit {
    FilePath file;
    std::vector<ByteEdit> bytes; ///< none empty, none touching another
    bool keepChecksums = false;
    bool expert = false;
};

inline constexpr std::uint64_t kFileEditBytesMax = std::uint64_t{16} << 20; ///< of all edits of one operation

/// What a field of `sizeBytes` bytes is when it says `text`: numbers in decimal or with 0x, checksums in hex
/// digits, the end of a chain as "none", keys, values and all else in hex, two digits a byte.
/// Errors: InvalidArgument, which says what is expected.
[[nodiscard]] Result<Bytes> fieldBytes(FieldKind kind, std::uint64_t sizeBytes, std::string_view text);

/// A whole field, which page footers may cut into pieces, as edits. Errors: InvalidArgument for another
/// number of bytes than the pieces have.
[[nodiscard]] Result<std::vector<ByteEdit>> editsOfPieces(std::span<const ByteRange> pieces, ByteView bytes);

/// The field `name` ("epoch", "value_offset", "len1" …) of an object, with its kind, file and pieces.
/// Errors: NotFound, with the names that there are; those of FileStructure::tree.
[[nodiscard]] Result<StructureNode> findField(const FileStructure& structure, const ObjectId& object,
                                              std::string_view name);

/// The operation of an edit, with the bytes that stand there now and a sentence that names the fields. Put it
/// into a plan, or let proposeEdits (propose.h) make one: there the rules are looked at.
/// Errors: InvalidArgument for edits that are empty, touch each other or reach behind the end of the file;
/// LimitExceeded; those of opening and reading the file.
[[nodiscard]] Result<Operation> editOperation(std::shared_ptr<const StoreView> view, const FileEdit& edit);

/// Why this checkpoint is not one that the store can be opened with as it is: a sentence each. Empty: it is.
/// `view` must have exact record counts.
[[nodiscard]] std::vector<std::string> checkpointObjections(const StoreView& view,
                                                            const Checkpoint& checkpoint);

} // namespace cryo
