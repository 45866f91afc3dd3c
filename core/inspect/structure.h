// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which field a byte belongs to, and which bytes an object is made of: the two directions between a hex view
// and a structure tree.
//
// Everything is arithmetic on offsets: a file is never listed as a whole, and what is asked for bounds what
// is read. Damaged bytes have fields as well, with a state that says so. FileStructure is an immutable
// snapshot; its const members read the file (never on the thread of a window) and may be called from any
// thread. Source: format.md §1.2, §2, §7, §9, §10; newer.md §2.
#pragma once

#include "core/base/result.h"
#include "core/freezer/table_format.h"
#include "core/inspect/store_view.h"
#include "core/journal/paged_reader.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cryo {

/// What a field means. The kind decides the tint of its bytes (fieldTint).
enum class FieldKind : std::uint8_t {
    Header,       ///< magic, versions
    Epoch,        ///< of a slot
    Section,      ///< section number in a slot, cursor or marker
    Position,     ///< record number in a slot
    Added,        ///< items since the last resize
    Crc,          ///< any stored checksum
    Index,        ///< of an archive's record
    Key,          ///< key bytes
    NextSection,  ///< of a freezer's record
    NextPosition, ///< of a freezer's record
    Offset,       ///< of a value in its value file
    Size,         ///< of a value, its CRC included
    Length,       ///< data bytes that a page checksum covers
    Value,        ///< stored body of a value
    Version,      ///< of a metadata copy
    Count,        ///< records that a marker promises
    Padding,      ///< bytes that no engine reads: behind the end of a page, behind a V1 header
    Data,         ///< bytes of a known place that cannot be told apart (key size unknown, say)
    Unknown,      ///< nothing is known about these bytes
};

/// A word for the kind: "epoch", "next_section", "page padding" …, as in JSON.
[[nodiscard]] std::string_view fieldKindName(FieldKind kind);
/// The name of the tint (field.NAME of the colour tokens): epoch section position added crc key value size;
/// empty for none.
[[nodiscard]] std::string_view fieldTint(FieldKind kind);

/// What is known about the bytes of a field.
enum class FieldState : std::uint8_t {
    Plain,      ///< nothing to say
    Good,       ///< a checksum that matches, a header field that is as it should be
    Bad,        ///< a checksum that does not match, a header field that is not as it should be
    Unverified, ///< lies in a page, slot or value whose checksum fails
    Unchecked,  ///< a checksum over more bytes than are read for a look
    Newest,     ///< of the slot that a lookup follows; of the footer slot that counts
    Older,      ///< of a valid slot that a newer one replaces
    Empty,      ///< of a slot of zeros
    Future,     ///< of a valid slot with an epoch above the checkpoint's: it is wiped at the next opening
};
[[nodiscard]] std::string_view
fieldStateName(FieldState state); ///< "", "good", "bad", "unverified", "unchecked", …

/// Bytes of a file, header included.
struct ByteRange {
    FileOffset offset;
    std::uint64_t sizeBytes = 0;
    [[nodiscard]] std::uint64_t end() const { return saturatingAdd(offset.value, sizeBytes); }
    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// A file of a root by its raw names.
struct FilePath {
    std::string partition;
    std::string fileName;
    friend bool operator==(const FilePath&, const FilePath&) = default;
};

/// What a file holds.
enum class FileRole : std::uint8_t {
    Index,    ///< records of a section, in pages
    Values,   ///< values of a section
    Table,    ///< a freezer's buckets
    Markers,  ///< one copy of an archive's markers
    Metadata, ///< one copy of an immutable archive's metadata
    Ordinal,  ///< cursors of an immutable archive by index
    Blob,     ///< has the header of a blob; nothing is known about what follows
    Plain,    ///< no header either
};
[[nodiscard]] std::string_view fileRoleName(FileRole role); ///< "index", "values", …

/// Something that bytes belong to. `number` counts: buckets, positions, pages, entries.
struct ObjectId {
    enum class Kind : std::uint8_t {
        File,       ///< the bytes belong to nothing smaller
        Header,     ///< of the file
        Bucket,     ///< number: bucket
        Slot,       ///< number: bucket; slot: 0 or 1
        Record,     ///< section; number: position
        Page,       ///< number: page of the file
        FooterSlot, ///< number: page; slot: 0 or 1
        Value,      ///< section; number: position of the record that points to it
        Entry,      ///< of a metadata copy or an ordinal file; number: counted from 0
        Tail,       ///< cut rest at the end of the file
    };
    Kind kind = Kind::File;
    std::uint64_t number = 0;
    int slot = 0;
    Section section{};
    friend bool operator==(const ObjectId&, const ObjectId&) = default;
};
/// English, outermost first: "Bucket 42 › Slot 1", "Record 7:12", "Page 3 › Checksum 0", "Value of record
/// 7:12".
[[nodiscard]] std::string objectLabel(const ObjectId& object);

/// One field, wherever its bytes are.
struct Field {
    FieldKind kind = FieldKind::Unknown;
    FieldState state = FieldState::Plain;
    std::string name; ///< as format.md writes it: "next_section", "crc1"
    std::string text; ///< what the bytes say, for people; at most kFieldTextMax characters
    ObjectId object;
    std::vector<ByteRange> pieces; ///< ascending; several where page footers cut the field
};

/// The fields of a stretch of a file.
struct FieldMap {
    /// A run of bytes inside the stretch that belongs to one field.
    struct Run {
        ByteRange bytes;
        std::size_t field = 0; ///< number in `fields`
    };
    std::vector<Field> fields; ///< in the order of their first byte in the stretch; with all their pieces,
                               ///< also those outside of the stretch
    std::vector<Run> runs;     ///< ascending, without holes or overlaps: every byte of the stretch once
    /// The field of a byte; null outside of the stretch.
    [[nodiscard]] const Field* at(FileOffset offset) const;
};

/// A node of the tree of one object: a field or a group of them.
struct StructureNode {
    std::string label;             ///< "Slot 1", "value_offset"
    std::string text;              ///< what it says; empty for groups that say nothing themselves
    std::optional<FieldKind> kind; ///< of fields
    FieldState state = FieldState::Plain;
    ObjectId object;
    FilePath file;                 ///< where its bytes are
    std::vector<ByteRange> pieces; ///< empty where there are no bytes (a missing value)
    std::vector<StructureNode> children;
};

class FieldSource; // what knows the payload of one kind of file; internal

/// The fields of one file.
class FileStructure {
public:
    static constexpr std::size_t kFieldTextMax = 160;
    /// The most bytes that fields() looks at in one call.
    static constexpr std::uint64_t kStretchMaxBytes = std::uint64_t{1} << 20;
    /// A value's checksum is computed up to this size; beyond, its state is Unchecked.
    static constexpr std::uint64_t kValueCheckMaxBytes = std::uint64_t{4} << 20;

    /// A file of the store that `view` shows. Its role follows from the partition. Errors: those of opening a
    /// file; ReadFailed.
    static Result<std::shared_ptr<const FileStructure>> open(std::shared_ptr<const StoreView> view,
                                                             FilePath file);
    /// A file of a root that belongs to no store, with the role that detection gave it (Blob if it gave none;
    /// a file without the header of a blob becomes Plain).
    static Result<std::shared_ptr<const FileStructure>> open(const ReadableStorage& storage, FilePath file,
                                                             FileRole role);

    ~FileStructure();
    FileStructure(const FileStructure&) = delete;
    FileStructure& operator=(const FileStructure&) = delete;

    [[nodiscard]] const FilePath& path() const { return m_path; }
    [[nodiscard]] FileRole role() const { return m_role; }
    [[nodiscard]] std::uint64_t sizeBytes() const { return m_blob.file().sizeBytes(); }
    [[nodiscard]] const BlobReader& blob() const { return m_blob; }

    /// The fields of `stretch`, which is cut to the file and to kStretchMaxBytes. Errors: ReadFailed,
    /// BlobInsufficientLength when the file was cut meanwhile.
    Result<FieldMap> fields(ByteRange stretch) const;

    /// The bytes of a stretch, cut like that of fields(). Errors: as there.
    Result<Bytes> bytes(ByteRange stretch) const;

    /// The whole object that encloses a byte, with its fields and what it is tied to: a bucket with its slots
    /// and the record that each leads to; a record with its pages' footers and its value. Nodes may lie in
    /// other files of the store. Errors: InvalidArgument for an object that this file does not have;
    /// ReadFailed.
    Result<StructureNode> tree(const ObjectId& object) const;

private:
    FileStructure(BlobReader blob, FilePath path, FileRole role, std::unique_ptr<const FieldSource> source);
    [[nodiscard]] ByteRange cut(ByteRange stretch) const;

    BlobReader m_blob;
    FilePath m_path;
    FileRole m_role;
    std::unique_ptr<const FieldSource> m_source;
};

} // namespace cryo
