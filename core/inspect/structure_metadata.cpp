// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fields of what stands beside a store: one copy of a metadata pair (an archive's markers, an immutable
// archive's commit record), and the cursors of an ordinal file.
//
//   metadata  version u64 | entries | crc32c of everything before it        ordinal  (cursor 20 | crc32c 4)
//   each
//
// Immutable; any thread. Source: newer.md §2.2; format.md, appendix A.
#include "core/base/crc32c.h"
#include "core/inspect/structure_fields.h"
#include "core/storage/metadata_format.h"

#include <algorithm>

namespace cryo {

namespace {

/// A copy longer than this is shown without its entries: they have no length of their own, so finding one
/// means reading all before it.
constexpr std::uint64_t kCopyMaxBytes = std::uint64_t{8} << 20;
constexpr std::uint64_t kMarkerBytes = 16;
constexpr std::uint64_t kOrdinalBytes = kCursorSizeBytes + 4;

class MetadataSource final : public FieldSource {
public:
    MetadataSource(BlobReader blob, FilePath path, FileRole role)
        : m_blob(std::move(blob))
        , m_path(std::move(path))
        , m_role(role)
    {
    }

    Result<> fields(FieldMapBuilder& builder) const override
    {
        CRYO_ASSIGN(auto all, allFields());
        for (Field& field : all)
            builder.add(std::move(field));
        return {};
    }

    Result<StructureNode> tree(const ObjectId& object) const override
    {
        CRYO_ASSIGN(const auto all, allFields());
        StructureNode node;
        node.object = object;
        node.label = objectLabel(object);
        node.file = m_path;
        for (const Field& field : all) {
            if (field.object != object)
                continue;
            node.pieces.insert(node.pieces.end(), field.pieces.begin(), field.pieces.end());
            node.children.push_back(fieldNode(field, m_path));
        }
        if (node.children.empty())
            return fail(Errc::InvalidArgument, "this file has no " + objectLabel(object),
                        {m_path.partition, m_path.fileName, {}});
        return node;
    }

    [[nodiscard]] std::string summary() const override
    {
        return m_blob.sizeBytes() == 0 ? "an empty copy" : std::to_string(m_blob.sizeBytes()) + " bytes";
    }

private:
    Result<std::vector<Field>> allFields() const;
    void addMarkers(ByteView pairs, std::vector<Field>& to) const;
    void addCommitEntries(ByteView pairs, std::vector<Field>& to) const;
    [[nodiscard]] FileOffset pairsBegin() const { return m_blob.toFile(LogicalOffset{8}); }

    BlobReader m_blob;
    FilePath m_path;
    FileRole m_role;
};

Result<std::vector<Field>> MetadataSource::allFields() const
{
    std::vector<Field> fields;
    if (m_blob.sizeBytes() < kMetadataMinSizeBytes || m_blob.sizeBytes() > kCopyMaxBytes)
        return fields;
    Bytes body(m_blob.sizeBytes());
    CRYO_TRY(m_blob.readAt(LogicalOffset{0}, body));
    const MetadataReading copy = readMetadata(body);
    fields.push_back(
        makeField({FieldKind::Version, "version", 0, 8}, body, m_blob.toFile(LogicalOffset{0}), {}));
    if (m_role == FileRole::Markers)
        addMarkers(copy.pairs, fields);
    else
        addCommitEntries(copy.pairs, fields);
    Field crc =
        makeField({FieldKind::Crc, "crc32c", body.size() - 4, 4}, body, m_blob.toFile(LogicalOffset{0}), {});
    crc.text = crcText(copy.storedCrc, copy.computedCrc);
    crc.state = copy.state == MetadataState::Good ? FieldState::Good : FieldState::Bad;
    if (crc.state == FieldState::Bad)
        for (Field& field : fields)
            field.state = FieldState::Unverified;
    fields.push_back(std::move(crc));
    return fields;
}

void MetadataSource::addMarkers(ByteView pairs, std::vector<Field>& to) const
{
    for (std::uint64_t i = 0; (i + 1) * kMarkerBytes <= pairs.size(); ++i)
        for (const FieldSpec& spec : markerSpecs())
            to.push_back(makeField(spec, pairs.subspan(i * kMarkerBytes, kMarkerBytes),
                                   FileOffset{pairsBegin().value + i * kMarkerBytes},
                                   {ObjectId::Kind::Entry, i, 0, {}}));
}

/// Key: prefix u8 and number u64. Value: tag u8, then a checkpoint, or an optional bitmap (flag u8, bits u64,
/// words). Stops at the first thing of another shape: what follows stays unknown.
void MetadataSource::addCommitEntries(ByteView pairs, std::vector<Field>& to) const
{
    std::uint64_t at = 0;
    for (std::uint64_t entry = 0;; ++entry) {
        const ObjectId object{ObjectId::Kind::Entry, entry, 0, {}};
        const auto add = [&](FieldKind kind, std::string_view name, std::uint64_t sizeBytes) {
            if (sizeBytes > pairs.size() - at)
                return false;
            to.push_back(makeField({kind, name, 0, sizeBytes}, pairs.subspan(at, sizeBytes),
                                   FileOffset{pairsBegin().value + at}, object));
            at += sizeBytes;
            return true;
        };
        if (!add(FieldKind::Key, "prefix", 1) || !add(FieldKind::Section, "number", 8) ||
            !add(FieldKind::Key, "tag", 1))
            return;
        const std::byte tag = pairs[at - 1];
        if (tag == std::byte{0}) {
            for (const FieldSpec& spec : checkpointSpecs())
                if (!add(spec.kind, spec.name, spec.sizeBytes))
                    return;
            continue;
        }
        if (tag != std::byte{1} || !add(FieldKind::Key, "has_bitmap", 1))
            return;
        if (pairs[at - 1] == std::byte{0})
            continue;
        if (!add(FieldKind::Count, "bits", 8))
            return;
        const auto bits = loadBig<std::uint64_t>(pairs.subspan(at - 8));
        const std::uint64_t words = bits / 64 + (bits % 64 != 0 ? 1 : 0);
        if (words > pairs.size() / 8 || (words > 0 && !add(FieldKind::Data, "bitmap", words * 8)))
            return;
    }
}

class OrdinalSource final : public FieldSource {
public:
    OrdinalSource(BlobReader blob, FilePath path)
        : m_blob(std::move(blob))
        , m_path(std::move(path))
        , m_entries(m_blob.sizeBytes() / kOrdinalBytes)
    {
    }

    Result<> fields(FieldMapBuilder& builder) const override
    {
        const auto part = payloadPart(m_blob, builder.stretch());
        if (!part)
            return {};
        const std::uint64_t end = std::min(m_entries, (part->end - 1) / kOrdinalBytes + 1);
        for (std::uint64_t entry = part->begin / kOrdinalBytes; entry < end; ++entry) {
            CRYO_ASSIGN(auto some, entryFields(entry));
            for (Field& field : some)
                builder.add(std::move(field));
        }
        return {};
    }

    Result<StructureNode> tree(const ObjectId& object) const override
    {
        if (object.kind != ObjectId::Kind::Entry || object.number >= m_entries)
            return fail(Errc::InvalidArgument, "this file has no " + objectLabel(object),
                        {m_path.partition, m_path.fileName, {}});
        CRYO_ASSIGN(const auto some, entryFields(object.number));
        StructureNode node = groupNode(
            object, m_path, {m_blob.toFile(LogicalOffset{object.number * kOrdinalBytes}), kOrdinalBytes});
        for (const Field& field : some)
            node.children.push_back(fieldNode(field, m_path));
        return node;
    }

    [[nodiscard]] std::string summary() const override { return std::to_string(m_entries) + " cursors"; }

private:
    Result<std::vector<Field>> entryFields(std::uint64_t entry) const
    {
        Bytes bytes(kOrdinalBytes);
        const LogicalOffset begin{entry * kOrdinalBytes};
        CRYO_TRY(m_blob.readAt(begin, bytes));
        const auto stored = loadBig<std::uint32_t>(ByteView(bytes).subspan(kCursorSizeBytes));
        const std::uint32_t computed = crc32c(ByteView(bytes).first(kCursorSizeBytes));
        std::vector<Field> fields;
        for (const FieldSpec& spec : ordinalSpecs()) {
            fields.push_back(
                makeField(spec, bytes, m_blob.toFile(begin), {ObjectId::Kind::Entry, entry, 0, {}}));
            Field& field = fields.back();
            if (allZero(bytes)) {
                field.state = FieldState::Empty;
            } else if (spec.kind == FieldKind::Crc) {
                field.text = crcText(stored, computed);
                field.state = stored == computed ? FieldState::Good : FieldState::Bad;
            } else if (stored != computed) {
                field.state = FieldState::Unverified;
            }
        }
        return fields;
    }

    BlobReader m_blob;
    FilePath m_path;
    std::uint64_t m_entries;
};

} // namespace

FieldSourcePtr makeMetadataSource(const BlobReader& blob, FilePath path, FileRole role)
{
    return std::make_unique<MetadataSource>(blob, std::move(path), role);
}

FieldSourcePtr makeOrdinalSource(const BlobReader& blob, FilePath path)
{
    return std::make_unique<OrdinalSource>(blob, std::move(path));
}

} // namespace cryo
