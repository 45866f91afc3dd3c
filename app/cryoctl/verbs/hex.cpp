// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl hex FILE: bytes with the fields that they belong to.
#include "app/cryoctl/json.h"
#include "app/cryoctl/store_opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/inspect/folder_rules.h"
#include "core/inspect/overrides.h"
#include "core/inspect/structure.h"

#include <array>

namespace cryo::ctl {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kHexHelp =
    "Shows the bytes of a file of a store, and the fields that they belong to: header, records, page "
    "checksums, slots, values. FILE is the path of a file in a partition of a storage root; the store around "
    "it is detected. A file of no store is shown as plain bytes.\n"
    "\n"
    "  cryoctl hex ROOT/archive_key/0000000000000080\n"
    "  cryoctl hex ROOT/freezer_table/7461626c65 --offset 66 --length 58     bucket 1\n"
    "  cryoctl hex --json FILE --length 4096 | jq '.fields[] | select(.state==\"bad\")'\n"
    "\n"
    "Without --length 256 bytes are shown.";

constexpr std::uint64_t kLengthDefault = 256;
constexpr std::uint64_t kRowBytes = 16;

/// A file with what is known about it.
struct OpenedFile {
    std::shared_ptr<const FileStructure> structure;
    std::string store; ///< empty for a file of none
};

class Hex final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declareForFile(options);
        options.group("What to show");
        options.value("--offset", "N", "First byte, counted from the start of the file (0 unless given).",
                      m_offset);
        options.value("--length", "N", "How many bytes (256 unless given).", m_length);
    }
    Result<int> run(Context& context) override;

private:
    Result<OpenedFile> open(Context& context) const;
    Result<> printJson(Context& context, const OpenedFile& file, ByteRange range) const;
    Result<> print(Context& context, const OpenedFile& file, ByteRange range) const;

    StoreOptions m_options;
    std::optional<std::uint64_t> m_offset;
    std::optional<std::uint64_t> m_length;
};

FileRole roleOfOther(const Detection& detection, const std::string& partition)
{
    for (const OtherEntry& other : detection.other) {
        if (other.path != partition && !other.path.starts_with(partition + '/'))
            continue;
        if (other.what == OtherEntry::What::Metadata)
            return FileRole::Metadata;
        if (other.what == OtherEntry::What::Ordinal)
            return FileRole::Ordinal;
    }
    return FileRole::Blob;
}

bool isIn(const StoreLayout& layout, const std::string& partition)
{
    const StorePartitions& partitions = layout.partitions;
    return partition == partitions.key || partition == partitions.value || partition == partitions.table ||
           partition == partitions.markers || partition == partitions.metadata;
}

Result<OpenedFile> Hex::open(Context& context) const
{
    std::error_code error;
    const fs::path path(m_options.path);
    // The folder may be reached through links, the file itself may not be one.
    const fs::path folder = fs::canonical(path.has_parent_path() ? path.parent_path() : fs::path("."), error);
    if (error)
        return fail(Errc::NotFound, m_options.path + ": " + error.message());
    const FilePath file{folder.filename().string(), path.filename().string()};
    if (file.partition.empty() || file.fileName.empty())
        return fail(Errc::Unsupported, m_options.path + " is no file in a partition of a storage root");
    CRYO_ASSIGN(const auto overrides, m_options.overrides());
    CRYO_ASSIGN(const auto storage, ReadOnlyFileStorage::open(folder.parent_path()));
    // First the file: what cannot be opened needs no detection.
    CRYO_ASSIGN(auto opened, FileStructure::open(*storage, file, FileRole::Blob));
    auto detection = detectStores(*storage, overrides, context.progress());
    context.messages.endWork();
    if (!detection) {
        if (detection.error().code == Errc::Cancelled)
            return std::unexpected(detection.error());
        context.messages.note("the store around the file cannot be detected: " + toString(detection.error()));
        return OpenedFile{std::move(opened), {}};
    }
    if (!m_options.ignoreRemembered)
        applyRemembered(loadOverrides(storage->root()), *detection);
    for (const DetectedStore& store : detection->stores) {
        if (!isIn(store.layout, file.partition))
            continue;
        StoreLayout layout = store.layout;
        if (m_options.noCheckpoint)
            layout.checkpoint.reset();
        CRYO_ASSIGN(auto view, StoreView::open(storage, std::move(layout)));
        CRYO_ASSIGN(opened, FileStructure::open(std::move(view), file));
        return OpenedFile{std::move(opened), store.layout.name};
    }
    CRYO_ASSIGN(opened, FileStructure::open(*storage, file, roleOfOther(*detection, file.partition)));
    return OpenedFile{std::move(opened), {}};
}

Json fieldJson(const Field& field)
{
    Json json;
    json["name"] = field.name;
    json["kind"] = fieldKindName(field.kind);
    if (field.state != FieldState::Plain)
        json["state"] = fieldStateName(field.state);
    json["text"] = text(field.text);
    json["object"] = objectLabel(field.object);
    json["pieces"] = Json::array();
    for (const ByteRange& piece : field.pieces)
        json["pieces"].push_back(
            {{"offset", number(piece.offset.value)}, {"length", number(piece.sizeBytes)}});
    return json;
}

Result<> Hex::printJson(Context& context, const OpenedFile& file, ByteRange range) const
{
    if (range.sizeBytes > FileStructure::kStretchMaxBytes)
        return fail(Errc::InvalidArgument, "--json shows at most " +
                                               std::to_string(FileStructure::kStretchMaxBytes) +
                                               " bytes at once; give a shorter --length");
    const FileStructure& structure = *file.structure;
    CRYO_ASSIGN(const Bytes bytes, structure.bytes(range));
    CRYO_ASSIGN(const FieldMap map, structure.fields(range));
    JsonDocument document(context.out);
    document.member("partition", text(structure.path().partition));
    document.member("blob", text(structure.path().fileName));
    document.member("store", file.store.empty() ? Json() : text(file.store));
    document.member("role", fileRoleName(structure.role()));
    document.member("size", number(structure.sizeBytes()));
    document.member("offset", number(range.offset.value));
    document.member("length", number(bytes.size()));
    document.member("bytes", toHex(bytes));
    document.beginArray("fields");
    for (const Field& field : map.fields)
        document.element(fieldJson(field));
    document.endArray();
    document.finish();
    return {};
}

/// The foreground colour of a field's bytes.
std::string_view escapeOf(const Field& field)
{
    if (field.state == FieldState::Bad || field.state == FieldState::Unverified)
        return "\x1b[31m";
    const std::string_view tint = fieldTint(field.kind);
    if (tint == "epoch")
        return "\x1b[34m";
    if (tint == "section")
        return "\x1b[33m";
    if (tint == "position")
        return "\x1b[36m";
    if (tint == "added" || tint == "size")
        return "\x1b[35m";
    if (tint == "value")
        return "\x1b[32m";
    if (tint == "crc")
        return "\x1b[91m";
    return tint.empty() ? "\x1b[2m" : "";
}

void printRow(Output& out, ByteView row, FileOffset begin, const FieldMap& map)
{
    std::string offset = std::to_string(begin.value);
    offset.insert(0, offset.size() < 10 ? 10 - offset.size() : 0, ' ');
    std::string hex;
    std::string letters;
    std::string names;
    const Field* before = begin.value == 0 ? nullptr : map.at(FileOffset{begin.value - 1});
    for (std::uint64_t i = 0; i < kRowBytes; ++i) {
        if (i == kRowBytes / 2)
            hex += ' ';
        if (i >= row.size()) {
            hex += "   ";
            continue;
        }
        const Field* field = map.at(FileOffset{begin.value + i});
        if (field != before && field != nullptr)
            names += (names.empty() ? "" : " ") + field->name;
        before = field;
        const std::string digits = toHex(row.subspan(i, 1));
        const std::string_view escape = out.hasColour() && field != nullptr ? escapeOf(*field) : "";
        hex += ' ' + (escape.empty() ? digits : std::string(escape) + digits + "\x1b[0m");
        const auto letter = std::to_integer<unsigned char>(row[i]);
        letters += letter >= 0x20 && letter < 0x7f ? static_cast<char>(letter) : '.';
    }
    letters.resize(kRowBytes, ' ');
    out << styled(out, Style::Dim, offset) << " " << hex << "  " << letters;
    if (!names.empty())
        out << "  " << styled(out, Style::Dim, names);
    out << "\n";
}

Style fieldStyle(FieldState state)
{
    switch (state) {
    case FieldState::Good:
    case FieldState::Newest:
        return Style::Good;
    case FieldState::Bad:
    case FieldState::Unverified:
        return Style::Error;
    case FieldState::Future:
        return Style::Warning;
    default:
        return Style::Dim;
    }
}

void printFields(Output& out, const FieldMap& map)
{
    TextTable table({{"OFFSET", TextTable::Align::Right},
                     {"BYTES", TextTable::Align::Right},
                     {"FIELD"},
                     {"OF"},
                     {"STATE"},
                     {"VALUE"}});
    for (const Field& field : map.fields) {
        std::uint64_t size = 0;
        for (const ByteRange& piece : field.pieces)
            size += piece.sizeBytes;
        const std::string cut =
            field.pieces.size() > 1 ? " in " + std::to_string(field.pieces.size()) + " pieces" : "";
        table.add({std::to_string(field.pieces.front().offset.value),
                   std::to_string(size),
                   field.name + cut,
                   objectLabel(field.object),
                   {std::string(fieldStateName(field.state)), fieldStyle(field.state)},
                   escapedName(field.text)});
    }
    table.print(out);
}

Result<> Hex::print(Context& context, const OpenedFile& file, ByteRange range) const
{
    Output& out = context.out;
    const FileStructure& structure = *file.structure;
    CRYO_ASSIGN(const auto whole, structure.tree({}));
    out << styled(out, Style::Heading,
                  escapedName(structure.path().partition + '/' + structure.path().fileName))
        << "  " << fileRoleName(structure.role())
        << (file.store.empty() ? std::string() : " of " + escapedName(file.store)) << ", "
        << counted(structure.sizeBytes(), "byte") << ": " << whole.text << "\n";
    // In parts, so that any length can be shown.
    constexpr std::uint64_t kPartBytes = std::uint64_t{16} << 10;
    const std::uint64_t end = std::min(range.end(), structure.sizeBytes());
    for (std::uint64_t at = range.offset.value; at < end;) {
        const ByteRange part{FileOffset{at}, std::min(kPartBytes, end - at)};
        CRYO_ASSIGN(const Bytes bytes, structure.bytes(part));
        CRYO_ASSIGN(const FieldMap map, structure.fields(part));
        out << "\n";
        for (std::uint64_t row = 0; row < bytes.size(); row += kRowBytes)
            printRow(out,
                     ByteView(bytes).subspan(row, std::min<std::uint64_t>(kRowBytes, bytes.size() - row)),
                     FileOffset{at + row}, map);
        out << "\n";
        printFields(out, map);
        at += part.sizeBytes;
        CRYO_TRY(context.proceed());
    }
    return {};
}

Result<int> Hex::run(Context& context)
{
    CRYO_ASSIGN(const auto file, open(context));
    const ByteRange range{FileOffset{m_offset.value_or(0)}, m_length.value_or(kLengthDefault)};
    const std::uint64_t size = file.structure->sizeBytes();
    if (range.offset.value > size)
        return fail(Errc::InvalidArgument, "--offset " + std::to_string(range.offset.value) +
                                               " is behind the end of the file, which has " +
                                               counted(size, "byte"));
    if (context.json)
        CRYO_TRY(
            printJson(context, file, {range.offset, std::min(range.sizeBytes, size - range.offset.value)}));
    else
        CRYO_TRY(print(context, file, range));
    return kExitWell;
}

} // namespace

const Verb kHexVerb = {"hex", "The bytes of a file, with the fields that they belong to.", kHexHelp, true,
                       [] -> std::unique_ptr<Command> { return std::make_unique<Hex>(); }};

} // namespace cryo::ctl
