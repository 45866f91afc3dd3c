// SPDX-License-Identifier: GPL-3.0-or-later
//
// From what is typed to an operation.
#include "core/repair/file_edit.h"

#include <algorithm>
#include <bit>
#include <charconv>

namespace cryo {

namespace {

constexpr std::size_t kFieldsNamed = 4;

bool isNumber(FieldKind kind)
{
    using enum FieldKind;
    switch (kind) {
    case Epoch:
    case Section:
    case Position:
    case Added:
    case Index:
    case NextSection:
    case NextPosition:
    case Offset:
    case Size:
    case Length:
    case Version:
    case Count:
        return true;
    default:
        return false;
    }
}

std::optional<std::uint64_t> parseDigits(std::string_view text)
{
    int base = 10;
    if (text.starts_with("0x")) {
        text.remove_prefix(2);
        base = 16;
    }
    std::uint64_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || parsed.ec != std::errc() || parsed.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// "epoch, section of Bucket 3 › Slot 1; value_offset of Record 0:4"
std::string namesOfFields(const FileStructure& structure, const std::vector<ByteEdit>& edits)
{
    std::vector<std::string> names;
    for (const ByteEdit& edit : edits) {
        const auto map = structure.fields({edit.offset, edit.after.size()});
        for (const FieldMap::Run& run : map ? map->runs : std::vector<FieldMap::Run>{}) {
            const Field& field = map->fields[run.field];
            std::string name = field.name.empty() ? std::string(fieldKindName(field.kind)) : field.name;
            if (field.object.kind != ObjectId::Kind::File)
                name += " of " + objectLabel(field.object);
            if (std::ranges::find(names, name) == names.end())
                names.push_back(std::move(name));
            if (names.size() > kFieldsNamed)
                break;
        }
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kFieldsNamed); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > kFieldsNamed ? text + ", …" : text;
}

} // namespace

Result<Bytes> fieldBytes(FieldKind kind, std::uint64_t sizeBytes, std::string_view text)
{
    if (sizeBytes > kFileEditBytesMax)
        return fail(Errc::LimitExceeded, "the field is too long to be edited as a whole");
    const bool isLink = kind == FieldKind::NextSection || kind == FieldKind::NextPosition;
    if (isLink && text == "none")
        return Bytes(sizeBytes, std::byte{0xFF});
    if (!isNumber(kind) || sizeBytes > sizeof(std::uint64_t)) {
        auto bytes = fromHex(text);
        if (!bytes || bytes->size() != sizeBytes)
            return fail(Errc::InvalidArgument,
                        "'" + std::string(text) + "' is not " + std::to_string(sizeBytes) + " bytes in hex");
        return std::move(*bytes);
    }
    const auto value = parseDigits(text);
    const bool fits = value && (sizeBytes == sizeof(std::uint64_t) || *value >> (8 * sizeBytes) == 0);
    if (!fits)
        return fail(Errc::InvalidArgument,
                    "'" + std::string(text) + "' is no number of " + std::to_string(sizeBytes) + " bytes");
    Bytes wide(sizeof(std::uint64_t));
    storeBig<std::uint64_t>(wide, *value);
    return Bytes(wide.end() - static_cast<std::ptrdiff_t>(sizeBytes), wide.end());
}

Result<std::vector<ByteEdit>> editsOfPieces(std::span<const ByteRange> pieces, ByteView bytes)
{
    std::vector<ByteEdit> edits;
    for (const ByteRange& piece : pieces) {
        if (piece.sizeBytes > bytes.size())
            return fail(Errc::InvalidArgument, "the field is longer than what is to stand there");
        const ByteView part = bytes.first(piece.sizeBytes);
        if (!part.empty())
            edits.push_back({piece.offset, Bytes(part.begin(), part.end())});
        bytes = bytes.subspan(part.size());
    }
    if (!bytes.empty())
        return fail(Errc::InvalidArgument, "the field is shorter than what is to stand there");
    return edits;
}

Result<StructureNode> findField(const FileStructure& structure, const ObjectId& object, std::string_view name)
{
    CRYO_ASSIGN(const StructureNode tree, structure.tree(object));
    std::string names;
    std::vector<const StructureNode*> open{&tree};
    while (!open.empty()) {
        const StructureNode* node = open.back();
        open.pop_back();
        const bool isField = node->kind && node->object == object && node->file == structure.path();
        if (isField && node->label == name)
            return *node;
        if (isField)
            names += (names.empty() ? "" : ", ") + node->label;
        for (const StructureNode& child : node->children)
            if (child.object == object)
                open.push_back(&child);
    }
    return fail(Errc::NotFound, objectLabel(object) + " has no field '" + std::string(name) + "'; it has " +
                                    (names.empty() ? "none" : names));
}

Result<Operation> editOperation(std::shared_ptr<const StoreView> view, const FileEdit& edit)
{
    const Where where{edit.file.partition, edit.file.fileName, {}};
    std::vector<ByteEdit> edits = edit.bytes;
    std::ranges::sort(edits, {}, [](const ByteEdit& one) { return one.offset.value; });
    CRYO_ASSIGN(const auto structure, FileStructure::open(std::move(view), edit.file));
    std::string lines;
    std::uint64_t end = 0;
    std::uint64_t total = 0;
    for (const ByteEdit& one : edits) {
        total += one.after.size();
        if (total > kFileEditBytesMax)
            return fail(Errc::LimitExceeded, "more than 16 MiB are not edited by hand", where);
        if (one.after.empty() || one.offset.value < end)
            return fail(Errc::InvalidArgument, "edits must have bytes, and not overlap", where);
        end = saturatingAdd(one.offset.value, one.after.size());
        if (end > structure->sizeBytes())
            return fail(Errc::InvalidArgument, "the edit reaches behind the end of the file", where);
        Bytes before(one.after.size());
        CRYO_TRY(structure->blob().file().readAt(one.offset, before));
        lines += std::to_string(one.offset.value) + " " + toHex(before) + " " + toHex(one.after) + "\n";
    }
    if (edits.empty())
        return fail(Errc::InvalidArgument, "there is nothing to edit", where);
    Operation operation;
    operation.kind = OperationKind::EditFields;
    operation.repairs = false;
    operation.target = where;
    operation.target.offset = edits.front().offset.value;
    operation.parameters["edits"] = std::move(lines);
    operation.parameters["keep_checksums"] = std::uint64_t{edit.keepChecksums ? 1U : 0U};
    operation.parameters["expert"] = std::uint64_t{edit.expert ? 1U : 0U};
    operation.effect = "Set by hand: " + namesOfFields(*structure, edits) +
                       (edit.expert ? " (rules for nodes not enforced)." : ".");
    return operation;
}

std::vector<std::string> checkpointObjections(const StoreView& view, const Checkpoint& checkpoint)
{
    std::vector<std::string> objections;
    const auto object = [&](std::string sentence) { objections.push_back(std::move(sentence)); };
    if (!std::has_single_bit(checkpoint.tableSize))
        object("engines abort: the table size is no power of two");
    else if (checkpoint.tableSize > view.buckets())
        object("the table has only " + std::to_string(view.buckets()) + " buckets");
    else if (checkpoint.tableSize != view.buckets() &&
             view.buckets() != 2 * std::uint64_t{checkpoint.tableSize})
        object("engines cut the table: it has " + std::to_string(view.buckets()) + " buckets");
    const auto recordSize = view.layout().recordSize();
    const std::uint64_t recordBytes = recordSize ? recordSize->bytes : 1;
    if (checkpoint.oversizedSizeBytes % recordBytes != 0)
        object("engines abort: the size is inside of a record");
    const SectionInfo* info = view.section(checkpoint.section);
    const std::uint64_t records = info == nullptr || !info->hasKeyFile ? 0 : info->records;
    if ((info == nullptr || !info->hasKeyFile) && checkpoint.oversizedSizeBytes > 0)
        object("engines refuse: there is no section " + std::to_string(checkpoint.section.value));
    else if (checkpoint.oversizedSizeBytes / recordBytes > records)
        object("section " + std::to_string(checkpoint.section.value) + " has only " +
               std::to_string(records) + " records");
    else if (checkpoint.oversizedSizeBytes / recordBytes < records ||
             (!view.sections().empty() && view.sections().back().section > checkpoint.section))
        object("engines remove the records behind it");
    if (checkpoint.epoch == 0 && view.records() > 0)
        object("engines take epoch 0 for an empty freezer");
    return objections;
}

} // namespace cryo
