// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layouts, texts, and the map of fields.
#include "core/inspect/structure_fields.h"

#include <algorithm>
#include <array>

namespace cryo {

namespace {

constexpr std::size_t kShownBytes = 32;

constexpr std::array kSlotSpecs = {
    FieldSpec{FieldKind::Epoch, "epoch", 0, 8}, FieldSpec{FieldKind::Section, "section", 8, 8},
    FieldSpec{FieldKind::Position, "position", 16, 8}, FieldSpec{FieldKind::Added, "added", 24, 1},
    FieldSpec{FieldKind::Crc, "crc32c", kSlotCrcOffset, 4}};
constexpr std::array kFooterSlotSpecs = {FieldSpec{FieldKind::Length, "len", 0, 2},
                                         FieldSpec{FieldKind::Crc, "crc32c", 2, 4}};
constexpr std::array kMarkerSpecs = {FieldSpec{FieldKind::Section, "section", 0, 8},
                                     FieldSpec{FieldKind::Count, "records", 8, 8}};
constexpr std::array kOrdinalSpecs = {
    FieldSpec{FieldKind::Section, "section", 0, 8}, FieldSpec{FieldKind::Offset, "offset", 8, 8},
    FieldSpec{FieldKind::Size, "size", 16, 4}, FieldSpec{FieldKind::Crc, "crc32c", kCursorSizeBytes, 4}};
constexpr std::array kCheckpointSpecs = {
    FieldSpec{FieldKind::Epoch, "epoch", 0, 8}, FieldSpec{FieldKind::Section, "section", 8, 8},
    FieldSpec{FieldKind::Size, "oversized_size", 16, 8}, FieldSpec{FieldKind::Count, "table_size", 24, 4}};

bool isPrintable(ByteView bytes)
{
    return std::ranges::all_of(bytes, [](std::byte byte) {
        const auto character = std::to_integer<unsigned>(byte);
        return character >= 0x20 && character < 0x7f;
    });
}

std::uint64_t loadNumber(ByteView bytes)
{
    std::uint64_t number = 0;
    for (const std::byte byte : bytes)
        number = number << 8 | std::to_integer<std::uint64_t>(byte);
    return number;
}

} // namespace

FieldSpecs recordSpecs(StoreKind kind, std::uint32_t keySizeBytes)
{
    const std::uint64_t key = keySizeBytes;
    if (kind == StoreKind::Archive)
        return {{FieldKind::Index, "index", 0, 8},
                {FieldKind::Key, "key", 8, key},
                {FieldKind::Offset, "value_offset", 8 + key, 8},
                {FieldKind::Size, "value_size", 16 + key, 4}};
    return {{FieldKind::Key, "key", 0, key},
            {FieldKind::NextSection, "next_section", key, 8},
            {FieldKind::NextPosition, "next_position", key + 8, 8},
            {FieldKind::Offset, "value_offset", key + 16, 8},
            {FieldKind::Size, "value_size", key + 24, 4}};
}

std::span<const FieldSpec> slotSpecs()
{
    return kSlotSpecs;
}

std::span<const FieldSpec> footerSlotSpecs()
{
    return kFooterSlotSpecs;
}

std::span<const FieldSpec> markerSpecs()
{
    return kMarkerSpecs;
}

std::span<const FieldSpec> ordinalSpecs()
{
    return kOrdinalSpecs;
}

std::span<const FieldSpec> checkpointSpecs()
{
    return kCheckpointSpecs;
}

std::string bytesText(ByteView start, std::uint64_t sizeBytes)
{
    const ByteView shown = start.first(std::min<std::size_t>(start.size(), kShownBytes));
    std::string text = toHex(shown);
    if (shown.size() < sizeBytes)
        text += "… (" + std::to_string(sizeBytes) + " bytes)";
    // A short text among the bytes of a key says more than its hex; padding zeros do not count.
    ByteView letters = shown;
    while (!letters.empty() && letters.back() == std::byte{0})
        letters = letters.first(letters.size() - 1);
    if (letters.size() >= 3 && isPrintable(letters)) {
        text += " \"";
        for (const std::byte byte : letters)
            text += static_cast<char>(byte);
        text += '"';
    }
    return text;
}

std::string crcText(std::uint32_t stored, std::uint32_t computed)
{
    std::array<std::byte, 4> bytes{};
    storeBig(MutableByteView(bytes), stored);
    std::string text = toHex(bytes);
    if (stored != computed) {
        storeBig(MutableByteView(bytes), computed);
        text += ", should be " + toHex(bytes);
    }
    return text;
}

std::string fieldText(FieldKind kind, ByteView bytes)
{
    switch (kind) {
    case FieldKind::Epoch:
    case FieldKind::Section:
    case FieldKind::Position:
    case FieldKind::Added:
    case FieldKind::Index:
    case FieldKind::Offset:
    case FieldKind::Size:
    case FieldKind::Length:
    case FieldKind::Version:
    case FieldKind::Count:
        return bytes.size() <= 8 ? std::to_string(loadNumber(bytes)) : toHex(bytes);
    case FieldKind::NextSection:
    case FieldKind::NextPosition:
        return bytes.size() == 8 && loadNumber(bytes) == UINT64_MAX ? "none (end of chain)"
                                                                    : std::to_string(loadNumber(bytes));
    case FieldKind::Padding:
        return allZero(bytes) ? "zeros" : "not zero: " + bytesText(bytes, bytes.size());
    case FieldKind::Header:
    case FieldKind::Crc:
    case FieldKind::Key:
    case FieldKind::Value:
    case FieldKind::Data:
    case FieldKind::Unknown:
        break;
    }
    return bytesText(bytes, bytes.size());
}

Field makeField(const FieldSpec& spec, ByteView thing, FileOffset thingBegin, const ObjectId& object)
{
    Field field;
    field.kind = spec.kind;
    field.name = spec.name;
    field.object = object;
    field.pieces.push_back({FileOffset{thingBegin.value + spec.offset}, spec.sizeBytes});
    if (spec.offset + spec.sizeBytes <= thing.size())
        field.text = fieldText(spec.kind, thing.subspan(spec.offset, spec.sizeBytes));
    return field;
}

StructureNode fieldNode(const Field& field, const FilePath& file)
{
    return {field.name, field.text, field.kind, field.state, field.object, file, field.pieces, {}};
}

StructureNode groupNode(const ObjectId& object, const FilePath& file, ByteRange bytes)
{
    StructureNode node;
    node.label = objectLabel(object);
    node.object = object;
    node.file = file;
    node.pieces.push_back(bytes);
    return node;
}

std::optional<LogicalRange> payloadPart(const BlobReader& blob, const ByteRange& stretch)
{
    const std::uint64_t header = headerSizeBytes(blob.header().layout);
    const std::uint64_t begin = std::max(stretch.offset.value, header) - header;
    const std::uint64_t end = std::min(std::max(stretch.end(), header) - header, blob.sizeBytes());
    if (begin >= end)
        return std::nullopt;
    return LogicalRange{begin, end};
}

void FieldMapBuilder::add(Field field)
{
    const std::size_t number = m_map.fields.size();
    bool touched = false;
    for (const ByteRange& piece : field.pieces) {
        const std::uint64_t begin = std::max(piece.offset.value, m_stretch.offset.value);
        const std::uint64_t end = std::min(piece.end(), m_stretch.end());
        if (begin >= end)
            continue;
        m_map.runs.push_back({{FileOffset{begin}, end - begin}, number});
        touched = true;
    }
    if (touched)
        m_map.fields.push_back(std::move(field));
}

FieldMap FieldMapBuilder::finish()
{
    std::ranges::stable_sort(m_map.runs, {}, [](const FieldMap::Run& run) { return run.bytes.offset; });
    std::vector<FieldMap::Run> covered;
    std::vector<Field> fields;
    std::vector<std::size_t> newNumber(m_map.fields.size(), SIZE_MAX);
    std::uint64_t at = m_stretch.offset.value;
    const auto fillTo = [&](std::uint64_t end) {
        if (at >= end)
            return;
        Field hole;
        hole.pieces.push_back({FileOffset{at}, end - at});
        hole.name = "unknown";
        covered.push_back({hole.pieces.front(), fields.size()});
        fields.push_back(std::move(hole));
        at = end;
    };
    for (const FieldMap::Run& run : m_map.runs) {
        fillTo(run.bytes.offset.value);
        const std::uint64_t begin = std::max(at, run.bytes.offset.value);
        if (begin >= run.bytes.end())
            continue;
        if (newNumber[run.field] == SIZE_MAX) {
            newNumber[run.field] = fields.size();
            fields.push_back(std::move(m_map.fields[run.field]));
        }
        covered.push_back({{FileOffset{begin}, run.bytes.end() - begin}, newNumber[run.field]});
        at = run.bytes.end();
    }
    fillTo(m_stretch.end());
    return {std::move(fields), std::move(covered)};
}

const Field* FieldMap::at(FileOffset offset) const
{
    const auto after =
        std::ranges::upper_bound(runs, offset, {}, [](const Run& run) { return run.bytes.offset; });
    if (after == runs.begin())
        return nullptr;
    const Run& run = *std::prev(after);
    return offset.value < run.bytes.end() ? &fields[run.field] : nullptr;
}

} // namespace cryo
