// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fields of a freezer's table: buckets of two slots, and what a cut left behind them.
//
// Immutable; any thread. Source: format.md §10.2.
#include "core/inspect/structure_fields.h"

#include <algorithm>
#include <array>

namespace cryo {

namespace {

class TableSource final : public FieldSource {
public:
    TableSource(StoreViewPtr view, BlobReader blob, FilePath path)
        : m_view(std::move(view))
        , m_blob(std::move(blob))
        , m_path(std::move(path))
        , m_buckets(m_blob.sizeBytes() / kBucketSizeBytes)
    {
    }

    Result<> fields(FieldMapBuilder& builder) const override
    {
        const auto part = payloadPart(m_blob, builder.stretch());
        if (!part)
            return {};
        const std::uint64_t first = part->begin / kBucketSizeBytes;
        const std::uint64_t end = std::min(m_buckets, (part->end - 1) / kBucketSizeBytes + 1);
        if (first < end) {
            Bytes bytes((end - first) * kBucketSizeBytes);
            CRYO_TRY(m_blob.readAt(LogicalOffset{first * kBucketSizeBytes}, bytes));
            for (std::uint64_t bucket = first; bucket < end; ++bucket) {
                const ByteView here =
                    ByteView(bytes).subspan((bucket - first) * kBucketSizeBytes, kBucketSizeBytes);
                for (Field& field : bucketFields(bucket, here))
                    builder.add(std::move(field));
            }
        }
        if (tail().sizeBytes > 0)
            builder.add(tailField());
        return {};
    }

    Result<StructureNode> tree(const ObjectId& object) const override;

    [[nodiscard]] std::string summary() const override { return std::to_string(m_buckets) + " buckets"; }

private:
    [[nodiscard]] FileOffset bucketBegin(std::uint64_t bucket) const
    {
        return m_blob.toFile(LogicalOffset{bucket * kBucketSizeBytes});
    }
    [[nodiscard]] ByteRange tail() const
    {
        return {bucketBegin(m_buckets), m_blob.sizeBytes() % kBucketSizeBytes};
    }
    [[nodiscard]] Field tailField() const
    {
        Field field;
        field.kind = FieldKind::Data;
        field.state = FieldState::Unverified;
        field.name = "cut bucket";
        field.text = "the file ends inside this bucket";
        field.object.kind = ObjectId::Kind::Tail;
        field.pieces.push_back(tail());
        return field;
    }
    [[nodiscard]] FieldState slotState(const BucketReading& bucket, int slot) const;
    [[nodiscard]] std::vector<Field> bucketFields(std::uint64_t bucket, ByteView bytes) const;
    Result<StructureNode> bucketTree(std::uint64_t bucket) const;

    StoreViewPtr m_view;
    BlobReader m_blob;
    FilePath m_path;
    std::uint64_t m_buckets;
};

FieldState TableSource::slotState(const BucketReading& bucket, int slot) const
{
    const SlotReading& reading = bucket.slots.at(static_cast<std::size_t>(slot));
    if (reading.state == SlotState::Empty)
        return FieldState::Empty;
    if (reading.state == SlotState::BadChecksum)
        return FieldState::Bad;
    const auto& checkpoint = m_view->layout().checkpoint;
    if (checkpoint && reading.slot.epoch > checkpoint->epoch)
        return FieldState::Future;
    if (bucket.equalEpochs)
        return FieldState::Bad;
    return bucket.head == slot ? FieldState::Newest : FieldState::Older;
}

std::vector<Field> TableSource::bucketFields(std::uint64_t number, ByteView bytes) const
{
    std::vector<Field> fields;
    const BucketReading bucket = readBucket(bytes);
    for (int slot = 0; slot < 2; ++slot) {
        const SlotReading& reading = bucket.slots.at(static_cast<std::size_t>(slot));
        const FieldState state = slotState(bucket, slot);
        const std::uint64_t begin = static_cast<std::uint64_t>(slot) * kSlotSizeBytes;
        for (const FieldSpec& spec : slotSpecs()) {
            Field field = makeField(spec, bytes.subspan(begin, kSlotSizeBytes),
                                    FileOffset{bucketBegin(number).value + begin},
                                    {ObjectId::Kind::Slot, number, slot, {}});
            field.state = reading.state == SlotState::BadChecksum ? FieldState::Unverified : state;
            if (spec.kind == FieldKind::Crc && reading.state != SlotState::Empty) {
                field.text = crcText(reading.storedCrc, reading.computedCrc);
                field.state = reading.state == SlotState::Valid ? FieldState::Good : FieldState::Bad;
            }
            fields.push_back(std::move(field));
        }
    }
    return fields;
}

std::string slotText(FieldState state, const SlotReading& reading)
{
    switch (state) {
    case FieldState::Empty:
        return "empty";
    case FieldState::Newest:
        return "newest, epoch " + std::to_string(reading.slot.epoch);
    case FieldState::Older:
        return "older, epoch " + std::to_string(reading.slot.epoch);
    case FieldState::Future:
        return "newer than the checkpoint, epoch " + std::to_string(reading.slot.epoch);
    default:
        break;
    }
    return reading.state == SlotState::BadChecksum
               ? "fails its checksum"
               : "both slots have epoch " + std::to_string(reading.slot.epoch);
}

Result<StructureNode> TableSource::bucketTree(std::uint64_t number) const
{
    std::array<std::byte, kBucketSizeBytes> bytes{};
    CRYO_TRY(m_blob.readAt(LogicalOffset{number * kBucketSizeBytes}, bytes));
    const BucketReading bucket = readBucket(bytes);
    StructureNode node =
        groupNode({ObjectId::Kind::Bucket, number, 0, {}}, m_path, {bucketBegin(number), kBucketSizeBytes});
    if (bucket.equalEpochs)
        node.state = FieldState::Bad;
    for (const Field& field : bucketFields(number, bytes)) {
        const int slot = field.object.slot;
        const SlotReading& reading = bucket.slots.at(static_cast<std::size_t>(slot));
        if (field.kind == FieldKind::Epoch) {
            node.children.push_back(
                groupNode(field.object, m_path, {field.pieces.front().offset, kSlotSizeBytes}));
            node.children.back().label = "Slot " + std::to_string(slot);
            node.children.back().state = slotState(bucket, slot);
            node.children.back().text = slotText(node.children.back().state, reading);
        }
        node.children.back().children.push_back(fieldNode(field, m_path));
        if (field.kind == FieldKind::Crc && reading.state == SlotState::Valid)
            node.children.back().children.push_back(recordNode(m_view, reading.slot.head));
    }
    return node;
}

Result<StructureNode> TableSource::tree(const ObjectId& object) const
{
    const bool isBucket = object.kind == ObjectId::Kind::Bucket || object.kind == ObjectId::Kind::Slot;
    if (isBucket && object.number < m_buckets)
        return bucketTree(object.number);
    if (object.kind == ObjectId::Kind::Tail && tail().sizeBytes > 0) {
        StructureNode node = fieldNode(tailField(), m_path);
        node.label = objectLabel(object);
        return node;
    }
    return fail(Errc::InvalidArgument, "this file has no " + objectLabel(object),
                {m_path.partition, m_path.fileName, {}});
}

} // namespace

FieldSourcePtr makeTableSource(StoreViewPtr view, const BlobReader& blob, FilePath path)
{
    return std::make_unique<TableSource>(std::move(view), blob, std::move(path));
}

} // namespace cryo
