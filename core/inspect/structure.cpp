// SPDX-License-Identifier: GPL-3.0-or-later
//
// Choosing what knows a file's payload; names; the header's fields, which all files share.
#include "core/inspect/structure.h"

#include "core/base/crc32c.h"
#include "core/inspect/structure_fields.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <array>

namespace cryo {

namespace {

constexpr std::array<std::string_view, 19> kKindNames = {
    "header",  "epoch",        "section",       "position", "added",  "crc",    "index",
    "key",     "next_section", "next_position", "offset",   "size",   "length", "value",
    "version", "count",        "padding",       "data",     "unknown"};
static_assert(kKindNames.size() == static_cast<std::size_t>(FieldKind::Unknown) + 1);

constexpr std::array<std::string_view, 9> kStateNames = {
    "", "good", "bad", "unverified", "unchecked", "newest", "older", "empty", "future"};
static_assert(kStateNames.size() == static_cast<std::size_t>(FieldState::Future) + 1);

constexpr std::array<std::string_view, 8> kRoleNames = {"index",    "values",  "table", "markers",
                                                        "metadata", "ordinal", "blob",  "plain"};
static_assert(kRoleNames.size() == static_cast<std::size_t>(FileRole::Plain) + 1);

constexpr FieldSpec kMagic{FieldKind::Header, "magic", 0, 4};
constexpr FieldSpec kBlobVersion{FieldKind::Header, "blob_version", 6, 2};

/// The fields of the header region that the file has bytes for.
FieldSpecs headerSpecs(const BlobReader& blob)
{
    const bool isV1 = blob.header().layout == HeaderLayout::V1;
    FieldSpecs specs = {
        kMagic, {FieldKind::Header, isV1 ? "layout_version" : "runtime_version", 4, 2}, kBlobVersion};
    if (isV1) {
        specs.push_back({FieldKind::Crc, "crc32c", 8, 4});
        specs.push_back({FieldKind::Padding, "padding", 12, kHeaderV1SizeBytes - 12});
    }
    const std::uint64_t fileBytes = blob.file().sizeBytes();
    for (FieldSpec& spec : specs)
        spec.sizeBytes = std::min(spec.sizeBytes, fileBytes - std::min(fileBytes, spec.offset));
    std::erase_if(specs, [](const FieldSpec& spec) { return spec.sizeBytes == 0; });
    return specs;
}

/// Good or bad, as the reading of the header says of this field.
FieldState headerFieldState(const HeaderReading& header, const FieldSpec& spec)
{
    if (header.state == HeaderState::Good)
        return FieldState::Good;
    const bool whole = header.state == HeaderState::TooShort || header.state == HeaderState::EightZeros ||
                       header.state == HeaderState::TornV1;
    const bool here =
        header.badOffset.value >= spec.offset && header.badOffset.value < spec.offset + spec.sizeBytes;
    return whole || here ? FieldState::Bad : FieldState::Plain;
}

Result<std::vector<Field>> headerFields(const BlobReader& blob)
{
    Bytes region(std::min(blob.file().sizeBytes(), headerSizeBytes(blob.header().layout)));
    CRYO_TRY(blob.file().readAt(FileOffset{0}, region));
    std::vector<Field> fields;
    for (const FieldSpec& spec : headerSpecs(blob)) {
        fields.push_back(makeField(spec, region, FileOffset{0}, {ObjectId::Kind::Header, 0, 0, {}}));
        fields.back().state = headerFieldState(blob.header(), spec);
        if (spec.kind == FieldKind::Crc && spec.sizeBytes == 4)
            fields.back().text = crcText(loadBig<std::uint32_t>(ByteView(region).subspan(spec.offset)),
                                         crc32c(ByteView(region).first(8)));
    }
    return fields;
}

/// What the partition and the name of a file say of its content.
FileRole roleOf(const StoreLayout& layout, const FilePath& file)
{
    const StorePartitions& partitions = layout.partitions;
    const bool isCopy = file.fileName == kMetadataLeftFileName || file.fileName == kMetadataRightFileName;
    if (file.partition == partitions.key && sectionOfFileName(file.fileName))
        return FileRole::Index;
    if (file.partition == partitions.value && sectionOfFileName(file.fileName))
        return FileRole::Values;
    if (file.partition == partitions.table && file.fileName == kTableFileName)
        return FileRole::Table;
    if (file.partition == partitions.markers && isCopy)
        return FileRole::Markers;
    if (file.partition == partitions.metadata && isCopy)
        return FileRole::Metadata;
    return FileRole::Blob;
}

/// Whether a file of no store has the header of a blob, or the beginning of one that was never finished.
Result<bool> mayBeBlob(const BlobReader& blob)
{
    if (blob.header().state != HeaderState::TooShort)
        return blob.header().state != HeaderState::Damaged;
    Bytes start(blob.file().sizeBytes());
    CRYO_TRY(blob.file().readAt(FileOffset{0}, start));
    for (const HeaderLayout layout : {HeaderLayout::V0, HeaderLayout::V1})
        if (equalBytes(start, ByteView(encodeBlobHeader(layout)).first(start.size())))
            return true;
    return allZero(start);
}

Result<FieldSourcePtr> makeSource(const StoreViewPtr& view, const BlobReader& blob, const FilePath& file,
                                  FileRole role)
{
    if (!blob.header().payloadReadable())
        return FieldSourcePtr();
    switch (role) {
    case FileRole::Index:
        return makeIndexSource(view, blob, file, sectionOfFileName(file.fileName).value_or(Section{}));
    case FileRole::Values:
        return makeValueSource(view, blob, file, sectionOfFileName(file.fileName).value_or(Section{}));
    case FileRole::Table:
        return makeTableSource(view, blob, file);
    case FileRole::Markers:
    case FileRole::Metadata:
        return makeMetadataSource(blob, file, role);
    case FileRole::Ordinal:
        return makeOrdinalSource(blob, file);
    case FileRole::Blob:
    case FileRole::Plain:
        break;
    }
    return FieldSourcePtr();
}

std::string numbered(std::string_view word, std::uint64_t number)
{
    return std::string(word) + ' ' + std::to_string(number);
}

std::string recordLabel(const ObjectId& object)
{
    return numbered("record", object.section.value) + ':' + std::to_string(object.number);
}

} // namespace

std::string_view fieldKindName(FieldKind kind)
{
    return kKindNames.at(static_cast<std::size_t>(kind));
}

std::string_view fieldTint(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Epoch:
    case FieldKind::Index:
    case FieldKind::Version:
        return "epoch";
    case FieldKind::Section:
    case FieldKind::NextSection:
        return "section";
    case FieldKind::Position:
    case FieldKind::NextPosition:
    case FieldKind::Count:
        return "position";
    case FieldKind::Added:
    case FieldKind::Offset:
        return "added";
    case FieldKind::Crc:
        return "crc";
    case FieldKind::Header:
    case FieldKind::Key:
        return "key";
    case FieldKind::Value:
    case FieldKind::Data:
        return "value";
    case FieldKind::Size:
    case FieldKind::Length:
        return "size";
    case FieldKind::Padding:
    case FieldKind::Unknown:
        break;
    }
    return {};
}

std::string_view fieldStateName(FieldState state)
{
    return kStateNames.at(static_cast<std::size_t>(state));
}

std::string_view fileRoleName(FileRole role)
{
    return kRoleNames.at(static_cast<std::size_t>(role));
}

std::string objectLabel(const ObjectId& object)
{
    switch (object.kind) {
    case ObjectId::Kind::File:
        return "File";
    case ObjectId::Kind::Header:
        return "Header";
    case ObjectId::Kind::Bucket:
        return numbered("Bucket", object.number);
    case ObjectId::Kind::Slot:
        return numbered("Bucket", object.number) + " › Slot " + std::to_string(object.slot);
    case ObjectId::Kind::Record:
        return 'R' + recordLabel(object).substr(1);
    case ObjectId::Kind::Page:
        return numbered("Page", object.number);
    case ObjectId::Kind::FooterSlot:
        return numbered("Page", object.number) + " › Checksum " + std::to_string(object.slot);
    case ObjectId::Kind::Value:
        return "Value of " + recordLabel(object);
    case ObjectId::Kind::Entry:
        return numbered("Entry", object.number);
    case ObjectId::Kind::Tail:
        break;
    }
    return "Rest of the file";
}

FileStructure::FileStructure(BlobReader blob, FilePath path, FileRole role, FieldSourcePtr source)
    : m_blob(std::move(blob))
    , m_path(std::move(path))
    , m_role(role)
    , m_source(std::move(source))
{
}

FileStructure::~FileStructure() = default;

Result<std::shared_ptr<const FileStructure>> FileStructure::open(StoreViewPtr view, FilePath file)
{
    CRYO_ASSIGN(auto blob, BlobReader::open(view->storage(), file.partition, file.fileName));
    const FileRole role = roleOf(view->layout(), file);
    CRYO_ASSIGN(auto source, makeSource(view, blob, file, role));
    return std::shared_ptr<const FileStructure>(
        new FileStructure(std::move(blob), std::move(file), role, std::move(source)));
}

Result<std::shared_ptr<const FileStructure>> FileStructure::open(const ReadableStorage& storage,
                                                                 FilePath file, FileRole role)
{
    CRYO_ASSIGN(auto blob, BlobReader::open(storage, file.partition, file.fileName));
    const bool needsStore = role == FileRole::Index || role == FileRole::Values || role == FileRole::Table;
    if (needsStore)
        role = FileRole::Blob;
    if (role == FileRole::Blob) {
        CRYO_ASSIGN(const bool isBlob, mayBeBlob(blob));
        role = isBlob ? FileRole::Blob : FileRole::Plain;
    }
    CRYO_ASSIGN(auto source, makeSource(nullptr, blob, file, role));
    return std::shared_ptr<const FileStructure>(
        new FileStructure(std::move(blob), std::move(file), role, std::move(source)));
}

ByteRange FileStructure::cut(ByteRange stretch) const
{
    const std::uint64_t begin = std::min(stretch.offset.value, sizeBytes());
    const std::uint64_t length = std::min({stretch.sizeBytes, sizeBytes() - begin, kStretchMaxBytes});
    return {FileOffset{begin}, length};
}

Result<Bytes> FileStructure::bytes(ByteRange stretch) const
{
    stretch = cut(stretch);
    Bytes bytes(stretch.sizeBytes);
    if (!bytes.empty())
        CRYO_TRY(m_blob.file().readAt(stretch.offset, bytes));
    return bytes;
}

Result<FieldMap> FileStructure::fields(ByteRange stretch) const
{
    FieldMapBuilder builder(cut(stretch));
    if (m_role != FileRole::Plain) {
        if (builder.stretch().offset.value < headerSizeBytes(m_blob.header().layout)) {
            CRYO_ASSIGN(auto header, headerFields(m_blob));
            for (Field& field : header)
                builder.add(std::move(field));
        }
        if (m_source && builder.stretch().sizeBytes > 0)
            CRYO_TRY(m_source->fields(builder));
    }
    return builder.finish();
}

Result<StructureNode> FileStructure::tree(const ObjectId& object) const
{
    const bool general = object.kind == ObjectId::Kind::File || object.kind == ObjectId::Kind::Header;
    if (!general) {
        if (!m_source)
            return fail(Errc::InvalidArgument, "this file has no " + objectLabel(object),
                        {m_path.partition, m_path.fileName, {}});
        return m_source->tree(object);
    }
    const std::uint64_t headerBytes =
        m_role == FileRole::Plain ? 0 : std::min(sizeBytes(), headerSizeBytes(m_blob.header().layout));
    StructureNode header =
        groupNode({ObjectId::Kind::Header, 0, 0, {}}, m_path, {FileOffset{0}, headerBytes});
    header.text = headerLayoutName(m_blob.header().layout);
    if (m_role != FileRole::Plain) {
        CRYO_ASSIGN(const auto fields, headerFields(m_blob));
        for (const Field& field : fields)
            header.children.push_back(fieldNode(field, m_path));
    }
    if (object.kind == ObjectId::Kind::Header)
        return header;
    StructureNode file = groupNode({}, m_path, {FileOffset{0}, sizeBytes()});
    file.text = m_source ? m_source->summary() : std::to_string(sizeBytes()) + " bytes";
    if (headerBytes > 0)
        file.children.push_back(std::move(header));
    return file;
}

} // namespace cryo
