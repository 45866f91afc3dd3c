// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the parts of structure.h share: layouts as lists of fields, the text of a field, and the builder that
// turns fields in any order into a FieldMap without holes. Internal to core/inspect/structure*.
//
// A FieldMapBuilder belongs to one thread; the rest are pure functions. Source: format.md §1.2, §2, §9, §10.
#pragma once

#include "core/inspect/structure.h"

#include <span>

namespace cryo {

/// A field inside something of a fixed layout.
struct FieldSpec {
    FieldKind kind = FieldKind::Unknown;
    std::string_view name;
    std::uint64_t offset = 0; ///< from the start of the thing
    std::uint64_t sizeBytes = 0;
};

using FieldSpecs = std::vector<FieldSpec>;

/// The record of an archive or a freezer with K-byte keys. K must be one that StoreLayout::recordSize
/// accepts.
[[nodiscard]] FieldSpecs recordSpecs(StoreKind kind, std::uint32_t keySizeBytes);
[[nodiscard]] std::span<const FieldSpec> slotSpecs();       ///< 29 bytes of a table slot
[[nodiscard]] std::span<const FieldSpec> footerSlotSpecs(); ///< 6 bytes: length, checksum
[[nodiscard]] std::span<const FieldSpec> markerSpecs();     ///< 16 bytes: section, records
[[nodiscard]] std::span<const FieldSpec> ordinalSpecs();    ///< 24 bytes: cursor, checksum
[[nodiscard]] std::span<const FieldSpec> checkpointSpecs(); ///< 28 bytes

/// What the bytes of a whole field say: a number, hex, "end of chain".
[[nodiscard]] std::string fieldText(FieldKind kind, ByteView bytes);
/// "1db1bf80" or "1db1bf80, should be 00000000".
[[nodiscard]] std::string crcText(std::uint32_t stored, std::uint32_t computed);
/// Hex of at most 32 bytes, then "… (n bytes)" if there are more; printable text is added.
[[nodiscard]] std::string bytesText(ByteView start, std::uint64_t sizeBytes);

/// One whole field at a place in the file, decoded from the bytes of the thing that it is part of.
[[nodiscard]] Field makeField(const FieldSpec& spec, ByteView thing, FileOffset thingBegin,
                              const ObjectId& object);

/// A node without children.
[[nodiscard]] StructureNode fieldNode(const Field& field, const FilePath& file);
[[nodiscard]] StructureNode groupNode(const ObjectId& object, const FilePath& file, ByteRange bytes);

class FieldMapBuilder {
public:
    explicit FieldMapBuilder(ByteRange stretch)
        : m_stretch(stretch)
    {
    }

    [[nodiscard]] const ByteRange& stretch() const { return m_stretch; }
    /// Fields outside of the stretch are dropped, so callers need not be exact.
    void add(Field field);
    /// Holes become Unknown fields of the file; where two fields claim a byte, the one that begins first
    /// keeps it.
    [[nodiscard]] FieldMap finish();

private:
    ByteRange m_stretch;
    FieldMap m_map;
};

/// What knows the payload of one kind of file. Immutable; any thread.
class FieldSource {
public:
    FieldSource() = default;
    FieldSource(const FieldSource&) = delete;
    FieldSource& operator=(const FieldSource&) = delete;
    virtual ~FieldSource() = default;

    /// Adds every field behind the header that touches the builder's stretch. Errors: ReadFailed.
    virtual Result<> fields(FieldMapBuilder& builder) const = 0;
    /// The tree of an object other than File and Header. Errors: InvalidArgument; ReadFailed.
    virtual Result<StructureNode> tree(const ObjectId& object) const = 0;
    /// One line for people: "3 pages, 45 records".
    [[nodiscard]] virtual std::string summary() const = 0;
};

using FieldSourcePtr = std::unique_ptr<const FieldSource>;
using StoreViewPtr = std::shared_ptr<const StoreView>;

Result<FieldSourcePtr> makeIndexSource(StoreViewPtr view, const BlobReader& blob, FilePath path,
                                       Section section);
FieldSourcePtr makeValueSource(StoreViewPtr view, const BlobReader& blob, FilePath path, Section section);
FieldSourcePtr makeTableSource(StoreViewPtr view, const BlobReader& blob, FilePath path);
FieldSourcePtr makeMetadataSource(const BlobReader& blob, FilePath path, FileRole role);
FieldSourcePtr makeOrdinalSource(const BlobReader& blob, FilePath path);

/// The part of the stretch behind the header, in logical offsets; none if it is empty.
struct LogicalRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};
[[nodiscard]] std::optional<LogicalRange> payloadPart(const BlobReader& blob, const ByteRange& stretch);

/// The record of a store as a tree (fields, pages, value); a node that says why where it cannot be had.
[[nodiscard]] StructureNode recordNode(const StoreViewPtr& view, RecordPlace place);
/// The value of a record: body and checksum, read up to FileStructure::kValueCheckMaxBytes.
[[nodiscard]] StructureNode valueNode(const StoreViewPtr& view, RecordPlace record, ValuePlace place);
/// Body and checksum of a value as fields of its file; one field where they cannot be told apart. The
/// checksum is computed for values of at most checkMaxBytes.
[[nodiscard]] std::vector<Field> valueFields(const StoreView& view, const BlobReader& file,
                                             RecordPlace record, ValuePlace place,
                                             std::uint64_t checkMaxBytes);

} // namespace cryo
