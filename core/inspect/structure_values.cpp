// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fields of a value file. Nothing in it says where a value begins or ends: the records of the section do.
//
// A byte's record is found by bisection over value_offset, which ascends in everything that an engine wrote;
// where damage broke the order, a bounded number of records around that place is looked at, and then the byte
// is unknown. Immutable; any thread. Source: format.md §7, §8.
#include "core/inspect/structure_fields.h"

#include <algorithm>

namespace cryo {

namespace {

/// How many records around the place of a bisection are looked at when their offsets do not ascend.
constexpr std::uint64_t kNeighbours = 2048;
constexpr unsigned kScansMax = 16;
/// How many bytes of values are read for the checksums of one stretch: values may overlap without end.
constexpr std::uint64_t kCheckedPerStretchBytes = 8 * FileStructure::kValueCheckMaxBytes;
/// Records that are read at once, in number and in bytes.
constexpr std::uint64_t kBatchRecords = 512;
constexpr std::uint64_t kBatchBytes = std::uint64_t{1} << 20;

struct Claim {
    Position position;
    ValuePlace place;
    [[nodiscard]] bool holds(std::uint64_t offset) const
    {
        return place.offset.value <= offset && saturatingAdd(place.offset.value, place.sizeBytes) > offset;
    }
};

/// The values that the records of one section point to, read in batches.
class Claims {
public:
    Claims(const StoreView& view, Section section)
        : m_view(view)
        , m_section(section)
    {
        if (auto file = view.keyFile(section))
            m_file = std::move(*file);
    }

    [[nodiscard]] bool known() const { return m_file != nullptr; }
    [[nodiscard]] std::uint64_t records() const { return m_file ? m_file->records() : 0; }

    /// Errors: ReadFailed.
    Result<Claim> at(std::uint64_t position)
    {
        if (position < m_first || position - m_first >= m_batch.size())
            CRYO_TRY(load(position));
        return m_batch[position - m_first];
    }

    /// The record whose value holds the byte; none if none was found.
    Result<std::optional<Claim>> find(std::uint64_t offset)
    {
        if (m_last && m_last->position.value + 1 < records()) {
            CRYO_ASSIGN(const Claim next, at(m_last->position.value + 1));
            if (next.holds(offset))
                return m_last = next;
        }
        CRYO_ASSIGN(const std::uint64_t after, firstBeyond(offset));
        if (after > 0) {
            CRYO_ASSIGN(const Claim claim, at(after - 1));
            if (claim.holds(offset))
                return m_last = claim;
        }
        m_last.reset();
        return among(after, offset);
    }

    /// The bytes around an unclaimed one: from the end of the value before it to the begin of the next, as
    /// far as bisection tells, and to `end` where there is none.
    Result<LogicalRange> around(std::uint64_t offset, std::uint64_t end)
    {
        LogicalRange range{0, end};
        CRYO_ASSIGN(const std::uint64_t after, firstBeyond(offset));
        if (after < records()) {
            CRYO_ASSIGN(const Claim next, at(after));
            range.end = std::min(end, next.place.offset.value);
        }
        if (after > 0) {
            CRYO_ASSIGN(const Claim before, at(after - 1));
            range.begin = std::min(offset, saturatingAdd(before.place.offset.value, before.place.sizeBytes));
        }
        return range;
    }

private:
    Result<> load(std::uint64_t position)
    {
        const std::uint64_t recordBytes = m_file->recordSize().bytes;
        const std::uint64_t atOnce = std::clamp<std::uint64_t>(kBatchBytes / recordBytes, 1, kBatchRecords);
        m_first = position / atOnce * atOnce;
        const std::uint64_t count = std::min(atOnce, records() - m_first);
        Bytes bytes(count * recordBytes);
        std::vector<RecordTrust> trust;
        m_batch.clear();
        CRYO_TRY(m_file->readRange(Position{m_first}, count, bytes, trust));
        for (std::uint64_t i = 0; i < count; ++i) {
            const Position here{m_first + i};
            const ByteView record = ByteView(bytes).subspan(i * recordBytes, recordBytes);
            m_batch.push_back({here, m_view.decodeRecord({m_section, here}, trust[i], record).value});
        }
        return {};
    }

    /// The first record whose value begins beyond the byte.
    Result<std::uint64_t> firstBeyond(std::uint64_t offset)
    {
        std::uint64_t low = 0;
        std::uint64_t high = records();
        while (low < high) {
            const std::uint64_t middle = low + (high - low) / 2;
            CRYO_ASSIGN(const Claim claim, at(middle));
            if (claim.place.offset.value <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// For offsets that do not ascend. Given up after a few times: no stretch may cost a scan for each byte.
    Result<std::optional<Claim>> among(std::uint64_t centre, std::uint64_t offset)
    {
        if (m_scansLeft == 0)
            return std::nullopt;
        --m_scansLeft;
        const std::uint64_t begin = centre - std::min(centre, kNeighbours);
        const std::uint64_t end = std::min(records(), saturatingAdd(centre, kNeighbours));
        for (std::uint64_t position = begin; position < end; ++position) {
            CRYO_ASSIGN(const Claim claim, at(position));
            if (claim.holds(offset))
                return m_last = claim;
        }
        return std::nullopt;
    }

    const StoreView& m_view;
    Section m_section;
    std::shared_ptr<const FixedJournalReader> m_file;
    std::uint64_t m_first = 0;
    std::vector<Claim> m_batch;
    std::optional<Claim> m_last;
    unsigned m_scansLeft = kScansMax;
};

class ValueSource final : public FieldSource {
public:
    ValueSource(StoreViewPtr view, BlobReader blob, FilePath path, Section section)
        : m_view(std::move(view))
        , m_blob(std::move(blob))
        , m_path(std::move(path))
        , m_section(section)
    {
    }

    Result<> fields(FieldMapBuilder& builder) const override
    {
        const auto part = payloadPart(m_blob, builder.stretch());
        if (!part)
            return {};
        Claims claims(*m_view, m_section);
        std::uint64_t at = part->begin;
        std::uint64_t checkLeft = kCheckedPerStretchBytes;
        while (at < part->end) {
            CRYO_ASSIGN(const auto claim, claims.find(at));
            if (!claim) {
                CRYO_ASSIGN(at, addUnclaimed(claims, at, builder));
                continue;
            }
            const std::uint64_t checkMax = std::min(checkLeft, FileStructure::kValueCheckMaxBytes);
            for (Field& field :
                 valueFields(*m_view, m_blob, {m_section, claim->position}, claim->place, checkMax))
                builder.add(std::move(field));
            checkLeft -= std::min<std::uint64_t>(checkLeft, claim->place.sizeBytes);
            at = saturatingAdd(claim->place.offset.value, claim->place.sizeBytes);
        }
        return {};
    }

    Result<StructureNode> tree(const ObjectId& object) const override
    {
        if (object.kind != ObjectId::Kind::Value && object.kind != ObjectId::Kind::Record)
            return fail(Errc::InvalidArgument, "this file has no " + objectLabel(object),
                        {m_path.partition, m_path.fileName, {}});
        const RecordPlace place{m_section, Position{object.number}};
        CRYO_ASSIGN(const RecordRow row, m_view->readRecord(place));
        StructureNode node = valueNode(m_view, place, row.value);
        StructureNode record = recordNode(m_view, place);
        std::erase_if(record.children,
                      [](const StructureNode& child) { return child.object.kind == ObjectId::Kind::Value; });
        node.children.push_back(std::move(record));
        return node;
    }

    [[nodiscard]] std::string summary() const override
    {
        const Claims claims(*m_view, m_section);
        std::string text = std::to_string(m_blob.sizeBytes()) + " bytes of values";
        if (claims.known())
            text += ", " + std::to_string(claims.records()) + " records";
        return text;
    }

private:
    /// Adds one field for the bytes around `at` that no value takes; returns where it ends.
    Result<std::uint64_t> addUnclaimed(Claims& claims, std::uint64_t at, FieldMapBuilder& builder) const
    {
        CRYO_ASSIGN(const LogicalRange range, claims.around(at, m_blob.sizeBytes()));
        Field field;
        field.kind = claims.known() ? FieldKind::Unknown : FieldKind::Data;
        field.name = claims.known() ? "unclaimed" : "values";
        field.text = claims.known() ? "no record found that points here" : "the records are not known";
        field.pieces.push_back({m_blob.toFile(LogicalOffset{range.begin}), range.end - range.begin});
        builder.add(std::move(field));
        return range.end;
    }

    StoreViewPtr m_view;
    BlobReader m_blob;
    FilePath m_path;
    Section m_section;
};

/// What a value says, from its reading.
std::string valueText(const ValueReading& reading, ValuePlace place, bool compressed)
{
    if (reading.state == ValueState::Good && compressed)
        return "zstd, " + std::to_string(reading.body.size()) +
               " bytes when decompressed: " + bytesText(reading.body, reading.body.size());
    if (reading.state == ValueState::BadCompression || reading.state == ValueState::OverLimit)
        return std::string(valueStateName(reading.state)) + ": " +
               bytesText(reading.body, reading.body.size());
    return bytesText(reading.body, place.sizeBytes - kValueCrcSizeBytes);
}

Field valueField(FieldKind kind, std::string name, RecordPlace record, ByteRange piece)
{
    Field field;
    field.kind = kind;
    field.name = std::move(name);
    field.object = {ObjectId::Kind::Value, record.position.value, 0, record.section};
    field.pieces.push_back(piece);
    return field;
}

} // namespace

std::vector<Field> valueFields(const StoreView& view, const BlobReader& file, RecordPlace record,
                               ValuePlace place, std::uint64_t checkMaxBytes)
{
    const std::uint64_t end = saturatingAdd(place.offset.value, place.sizeBytes);
    const FileOffset begin = file.toFile(place.offset);
    if (end > file.sizeBytes() || place.sizeBytes < kValueCrcSizeBytes) {
        const std::uint64_t there =
            std::min(end, file.sizeBytes()) - std::min(place.offset.value, file.sizeBytes());
        Field field = valueField(FieldKind::Value, "value", record, {begin, there});
        field.state = FieldState::Unverified;
        field.text =
            end > file.sizeBytes()
                ? "its record says " + std::to_string(place.sizeBytes) + " bytes; the file ends before"
                : "its record says " + std::to_string(place.sizeBytes) + " bytes, too few for a checksum";
        return {std::move(field)};
    }
    const std::uint64_t bodyBytes = place.sizeBytes - kValueCrcSizeBytes;
    Field body = valueField(FieldKind::Value, "value", record, {begin, bodyBytes});
    Field crc = valueField(FieldKind::Crc, "crc32c", record,
                           {FileOffset{begin.value + bodyBytes}, kValueCrcSizeBytes});
    if (place.sizeBytes > checkMaxBytes) {
        body.text = std::to_string(bodyBytes) + " bytes";
        crc.state = FieldState::Unchecked;
        crc.text = "not computed over so many bytes";
    } else {
        const bool compressed = view.layout().compressed.value_or(false);
        const ValueReading reading = readValue(file, place, compressed, FileStructure::kValueCheckMaxBytes);
        body.text = valueText(reading, place, compressed);
        const bool matches = reading.state != ValueState::ChecksumMismatch;
        body.state = matches ? FieldState::Plain : FieldState::Unverified;
        crc.state = matches ? FieldState::Good : FieldState::Bad;
        crc.text = crcText(reading.storedCrc, reading.computedCrc);
    }
    std::vector<Field> fields;
    if (bodyBytes > 0)
        fields.push_back(std::move(body));
    fields.push_back(std::move(crc));
    return fields;
}

StructureNode valueNode(const StoreViewPtr& view, RecordPlace record, ValuePlace place)
{
    StructureNode node;
    node.object = {ObjectId::Kind::Value, record.position.value, 0, record.section};
    node.label = "Value";
    const SectionInfo* info = view->section(record.section);
    node.file = {view->layout().partitions.value, info != nullptr ? info->valueFileName : std::string()};
    const auto file = view->valueFile(record.section);
    if (!file) {
        node.text = file.error().message;
        node.state = FieldState::Bad;
        return node;
    }
    for (const Field& field : valueFields(*view, **file, record, place, FileStructure::kValueCheckMaxBytes)) {
        const bool inFile = field.pieces.front().sizeBytes > 0;
        node.children.push_back(fieldNode(field, node.file));
        if (inFile)
            node.pieces.push_back(field.pieces.front());
        else
            node.children.back().pieces.clear();
        if (field.state == FieldState::Unverified || field.state == FieldState::Bad)
            node.state = FieldState::Bad;
    }
    node.text = std::to_string(place.sizeBytes) + " bytes at " + std::to_string(place.offset.value);
    return node;
}

FieldSourcePtr makeValueSource(StoreViewPtr view, const BlobReader& blob, FilePath path, Section section)
{
    return std::make_unique<ValueSource>(std::move(view), blob, std::move(path), section);
}

} // namespace cryo
