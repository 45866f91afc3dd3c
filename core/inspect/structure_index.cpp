// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fields of an index file: records laid over pages, so that a record field may be cut in pieces by footers.
//
//   | P data | len1 crc1 len2 crc2 | P data | …        record p = logical bytes p·R … (p+1)·R - 1
//
// Records are laid out by arithmetic alone, through bad pages and the cut page at the end too; their state
// says what no checksum vouches for. Immutable; any thread. Source: format.md §2, §6.
#include "core/base/crc32c.h"
#include "core/inspect/structure_fields.h"

#include <algorithm>
#include <array>
#include <map>

namespace cryo {

namespace {

/// A page that was read once for the fields of a stretch.
struct PageLook {
    PageVerdict verdict;
    std::array<bool, 2> crcMatches{}; ///< of each footer slot, by itself
    std::array<std::uint32_t, 2> computed{};
};

class IndexSource final : public FieldSource {
public:
    IndexSource(StoreViewPtr view, PagedReader pages, FilePath path, Section section)
        : m_view(std::move(view))
        , m_pages(std::move(pages))
        , m_path(std::move(path))
        , m_section(section)
        , m_pageBytes(m_pages.pageSize().logicalBytes())
        , m_physicalBytes(m_pages.pageSize().physicalBytes())
    {
        const StoreLayout& layout = m_view->layout();
        if (const auto recordSize = layout.recordSize()) {
            m_specs = recordSpecs(layout.kind, *layout.keySizeBytes);
            m_recordBytes = recordSize->bytes;
        }
    }

    Result<> findEnd();
    Result<> fields(FieldMapBuilder& builder) const override;
    Result<StructureNode> tree(const ObjectId& object) const override;
    [[nodiscard]] std::string summary() const override;

private:
    using Looks = std::map<std::uint64_t, PageLook>;

    [[nodiscard]] const BlobReader& blob() const { return m_pages.blob(); }
    /// Data bytes of a page, also of the cut one behind the last.
    [[nodiscard]] std::uint64_t dataBytes(std::uint64_t page) const
    {
        return page < m_pages.pages() ? m_pageBytes : std::min(m_pageBytes, m_pages.tailBytes());
    }
    [[nodiscard]] std::vector<ByteRange> pieces(std::uint64_t begin, std::uint64_t end) const;
    Result<Bytes> readLogical(std::uint64_t begin, std::uint64_t end) const;
    Result<const PageLook*> look(std::uint64_t page, Looks& looks) const;
    Result<bool> trusted(std::uint64_t begin, std::uint64_t end, Looks& looks) const;

    [[nodiscard]] std::vector<Field> footerFields(std::uint64_t page, const PageLook& look) const;
    void addPageEnd(std::uint64_t page, const PageLook* look, FieldMapBuilder& builder) const;
    Result<> addRecords(std::uint64_t begin, std::uint64_t end, Looks& looks, FieldMapBuilder& builder) const;
    Result<std::vector<Field>> recordFields(std::uint64_t position, ByteView record, Looks& looks) const;
    void addData(std::uint64_t begin, std::uint64_t end, FieldMapBuilder& builder) const;

    Result<StructureNode> recordTree(std::uint64_t position) const;
    Result<StructureNode> pageTree(std::uint64_t page, bool withData) const;
    [[nodiscard]] std::string pageText(const PageLook& look) const;

    StoreViewPtr m_view;
    PagedReader m_pages;
    FilePath m_path;
    Section m_section;
    std::uint64_t m_pageBytes;
    std::uint64_t m_physicalBytes;
    FieldSpecs m_specs;              // empty while the key size is unknown
    std::uint64_t m_recordBytes = 0; // 0 while the key size is unknown
    std::uint64_t m_logicalEnd = 0;  // where data ends, damaged pages and the cut page included
};

Result<> IndexSource::findEnd()
{
    const std::uint64_t pages = m_pages.pages();
    if (m_pages.tailBytes() > 0) {
        m_logicalEnd = pages * m_pageBytes + dataBytes(pages);
    } else if (pages > 0) {
        Looks looks;
        CRYO_ASSIGN(const PageLook* last, look(pages - 1, looks));
        // A page that fails still says how long it was meant to be, unless that is nonsense as well.
        const auto& slots = last->verdict.footer.slots;
        std::uint64_t claimed = std::max(slots[0].lenBytes, slots[1].lenBytes);
        if (claimed == 0 || claimed > m_pageBytes)
            claimed = m_pageBytes;
        m_logicalEnd = (pages - 1) * m_pageBytes + (last->verdict.valid ? last->verdict.lenBytes : claimed);
    }
    return {};
}

std::vector<ByteRange> IndexSource::pieces(std::uint64_t begin, std::uint64_t end) const
{
    std::vector<ByteRange> pieces;
    while (begin < end) {
        const std::uint64_t until = std::min(end, (begin / m_pageBytes + 1) * m_pageBytes);
        pieces.push_back({m_pages.toFile(LogicalOffset{begin}), until - begin});
        begin = until;
    }
    return pieces;
}

Result<Bytes> IndexSource::readLogical(std::uint64_t begin, std::uint64_t end) const
{
    Bytes bytes(end - begin);
    MutableByteView to(bytes);
    for (const ByteRange& piece : pieces(begin, end)) {
        CRYO_TRY(blob().file().readAt(piece.offset, to.first(piece.sizeBytes)));
        to = to.subspan(piece.sizeBytes);
    }
    return bytes;
}

Result<const PageLook*> IndexSource::look(std::uint64_t page, Looks& looks) const
{
    const auto [entry, isNew] = looks.try_emplace(page);
    if (!isNew)
        return &entry->second;
    PageLook& result = entry->second;
    Bytes bytes;
    CRYO_ASSIGN(result.verdict, m_pages.readPage(PageNumber{page}, bytes));
    for (std::size_t i = 0; i < 2; ++i) {
        const PageFooter::Slot& slot = result.verdict.footer.slots.at(i);
        if (slot.lenBytes == 0 || slot.lenBytes > m_pageBytes)
            continue;
        result.computed.at(i) = crc32c(ByteView(bytes).first(slot.lenBytes));
        result.crcMatches.at(i) = result.computed.at(i) == slot.crc;
    }
    return &result;
}

/// Whether every page that the bytes touch vouches for them, as an engine sees it.
Result<bool> IndexSource::trusted(std::uint64_t begin, std::uint64_t end, Looks& looks) const
{
    for (std::uint64_t page = begin / m_pageBytes; page * m_pageBytes < end; ++page) {
        if (page >= m_pages.recoveredPages())
            return false;
        CRYO_ASSIGN(const PageLook* seen, look(page, looks));
        const PageVerdict& verdict = seen->verdict;
        const std::uint64_t endInPage = std::min(end - page * m_pageBytes, m_pageBytes);
        const bool isLast = page + 1 == m_pages.recoveredPages();
        if (!verdict.valid || endInPage > verdict.lenBytes || (!isLast && !verdict.full(m_pages.pageSize())))
            return false;
    }
    return true;
}

std::vector<Field> IndexSource::footerFields(std::uint64_t page, const PageLook& look) const
{
    std::vector<Field> fields;
    const std::uint64_t begin = m_pages.pageFileOffset(PageNumber{page}).value + m_pageBytes;
    Bytes footer(kPageFooterSizeBytes);
    encodePageFooter(look.verdict.footer, footer);
    for (std::size_t i = 0; i < 2; ++i) {
        const ObjectId object{ObjectId::Kind::FooterSlot, page, static_cast<int>(i), m_section};
        const PageFooter::Slot& slot = look.verdict.footer.slots.at(i);
        const bool counts = look.verdict.valid && look.verdict.slot == static_cast<int>(i);
        const std::uint64_t slotBegin = i * kFooterSlotBytes;
        for (const FieldSpec& spec : footerSlotSpecs()) {
            Field field = makeField(spec, ByteView(footer).subspan(slotBegin, kFooterSlotBytes),
                                    FileOffset{begin + slotBegin}, object);
            field.name = (spec.kind == FieldKind::Length ? "len" : "crc") + std::to_string(i + 1);
            if (slot.lenBytes == 0)
                field.state = FieldState::Empty;
            else if (!look.crcMatches.at(i))
                field.state = FieldState::Bad;
            else if (spec.kind == FieldKind::Crc)
                field.state = FieldState::Good;
            else
                field.state = counts ? FieldState::Newest : FieldState::Older;
            if (spec.kind == FieldKind::Crc && slot.lenBytes != 0 && slot.lenBytes <= m_pageBytes)
                field.text = crcText(slot.crc, look.computed.at(i));
            fields.push_back(std::move(field));
        }
    }
    return fields;
}

/// What follows a page's records: padding and footer; for the cut page the rest of it.
void IndexSource::addPageEnd(std::uint64_t page, const PageLook* look, FieldMapBuilder& builder) const
{
    const std::uint64_t begin = page * m_pageBytes;
    const std::uint64_t dataEnd = begin + dataBytes(page);
    if (dataEnd > std::max(begin, m_logicalEnd)) {
        Field padding;
        padding.kind = FieldKind::Padding;
        padding.name = "padding";
        padding.object = {ObjectId::Kind::Page, page, 0, m_section};
        const std::uint64_t from = std::max(begin, m_logicalEnd);
        padding.pieces = pieces(from, dataEnd);
        if (const auto bytes = readLogical(from, dataEnd))
            padding.text = fieldText(FieldKind::Padding, *bytes);
        builder.add(std::move(padding));
    }
    if (look != nullptr) {
        for (Field& field : footerFields(page, *look))
            builder.add(std::move(field));
    } else if (m_pages.tailBytes() > m_pageBytes) {
        Field rest;
        rest.kind = FieldKind::Data;
        rest.state = FieldState::Unverified;
        rest.name = "cut footer";
        rest.text = "the file ends inside the checksums of this page";
        rest.object = {ObjectId::Kind::Tail, 0, 0, m_section};
        rest.pieces.push_back({FileOffset{m_pages.pageFileOffset(PageNumber{page}).value + m_pageBytes},
                               m_pages.tailBytes() - m_pageBytes});
        builder.add(std::move(rest));
    }
}

Result<std::vector<Field>> IndexSource::recordFields(std::uint64_t position, ByteView record,
                                                     Looks& looks) const
{
    std::vector<Field> fields;
    const ObjectId object{ObjectId::Kind::Record, position, 0, m_section};
    const std::uint64_t recordBegin = position * m_recordBytes;
    for (const FieldSpec& spec : m_specs) {
        const std::uint64_t begin = recordBegin + spec.offset;
        const std::uint64_t end = std::min(begin + spec.sizeBytes, recordBegin + record.size());
        if (begin >= end)
            break;
        Field field = makeField(spec, record, FileOffset{}, object);
        if (field.text.empty())
            field.text = "cut off";
        field.pieces = pieces(begin, end);
        CRYO_ASSIGN(const bool isTrusted, trusted(begin, end, looks));
        if (!isTrusted)
            field.state = FieldState::Unverified;
        fields.push_back(std::move(field));
    }
    return fields;
}

Result<> IndexSource::addRecords(std::uint64_t begin, std::uint64_t end, Looks& looks,
                                 FieldMapBuilder& builder) const
{
    const std::uint64_t first = begin / m_recordBytes;
    const std::uint64_t bytesEnd = std::min(m_logicalEnd, ((end - 1) / m_recordBytes + 1) * m_recordBytes);
    CRYO_ASSIGN(const Bytes bytes, readLogical(first * m_recordBytes, bytesEnd));
    ByteView rest(bytes);
    for (std::uint64_t position = first; !rest.empty(); ++position) {
        const ByteView record = rest.first(std::min<std::size_t>(rest.size(), m_recordBytes));
        CRYO_ASSIGN(auto fields, recordFields(position, record, looks));
        for (Field& field : fields)
            builder.add(std::move(field));
        rest = rest.subspan(record.size());
    }
    return {};
}

/// Without a key size all that can be said of a page's data is where it is.
void IndexSource::addData(std::uint64_t begin, std::uint64_t end, FieldMapBuilder& builder) const
{
    for (std::uint64_t page = begin / m_pageBytes; page * m_pageBytes < end; ++page) {
        Field data;
        data.kind = FieldKind::Data;
        data.name = "data";
        data.text = "records; the key size is not known";
        data.object = {ObjectId::Kind::Page, page, 0, m_section};
        data.pieces = pieces(page * m_pageBytes, std::min(m_logicalEnd, (page + 1) * m_pageBytes));
        builder.add(std::move(data));
    }
}

Result<> IndexSource::fields(FieldMapBuilder& builder) const
{
    const auto part = payloadPart(blob(), builder.stretch());
    if (!part)
        return {};
    Looks looks;
    const std::uint64_t firstPage = part->begin / m_physicalBytes;
    const std::uint64_t lastPage = (part->end - 1) / m_physicalBytes;
    for (std::uint64_t page = firstPage; page <= lastPage; ++page) {
        const PageLook* seen = nullptr;
        if (page < m_pages.pages()) {
            CRYO_ASSIGN(seen, look(page, looks));
        }
        addPageEnd(page, seen, builder);
    }
    const auto logical = [this](std::uint64_t payload) {
        return payload / m_physicalBytes * m_pageBytes + std::min(payload % m_physicalBytes, m_pageBytes);
    };
    const std::uint64_t begin = logical(part->begin);
    const std::uint64_t end = std::min(logical(part->end), m_logicalEnd);
    if (begin >= end)
        return {};
    if (m_recordBytes > 0)
        return addRecords(begin, end, looks, builder);
    addData(begin, end, builder);
    return {};
}

std::string IndexSource::summary() const
{
    std::string text = std::to_string(m_pages.pages()) + " pages of " + std::to_string(m_pageBytes) + " + " +
                       std::to_string(kPageFooterSizeBytes) + " bytes";
    if (m_recordBytes > 0)
        text += ", " + std::to_string(m_pages.recoveredSizeBytes() / m_recordBytes) + " records of " +
                std::to_string(m_recordBytes) + " bytes";
    return text;
}

std::string IndexSource::pageText(const PageLook& look) const
{
    const PageVerdict& verdict = look.verdict;
    if (!verdict.valid)
        return "fails its checksums";
    std::string text = verdict.full(m_pages.pageSize()) ? "full, " + std::to_string(m_pageBytes) + " bytes"
                                                        : std::to_string(verdict.lenBytes) + " of " +
                                                              std::to_string(m_pageBytes) + " bytes";
    if (verdict.fellBack)
        text += ", by the older checksum";
    return text;
}

Result<StructureNode> IndexSource::pageTree(std::uint64_t page, bool withData) const
{
    Looks looks;
    CRYO_ASSIGN(const PageLook* seen, look(page, looks));
    const FileOffset begin = m_pages.pageFileOffset(PageNumber{page});
    StructureNode node =
        groupNode({ObjectId::Kind::Page, page, 0, m_section}, m_path, {begin, m_physicalBytes});
    node.text = pageText(*seen);
    node.state = seen->verdict.valid ? FieldState::Good : FieldState::Bad;
    const std::uint64_t dataBegin = page * m_pageBytes;
    const std::uint64_t dataEnd = std::min(dataBegin + m_pageBytes, std::max(dataBegin, m_logicalEnd));
    if (withData && dataEnd > dataBegin) {
        StructureNode data = groupNode(node.object, m_path, {begin, dataEnd - dataBegin});
        data.label = "data";
        data.kind = FieldKind::Data;
        if (m_recordBytes > 0)
            data.text = "records " + std::to_string(dataBegin / m_recordBytes) + " to " +
                        std::to_string((dataEnd - 1) / m_recordBytes);
        node.children.push_back(std::move(data));
    }
    for (const Field& field : footerFields(page, *seen)) {
        if (field.kind == FieldKind::Length) {
            node.children.push_back(
                groupNode(field.object, m_path, {field.pieces.front().offset, kFooterSlotBytes}));
            node.children.back().label = "Checksum " + std::to_string(field.object.slot);
            node.children.back().state = field.state;
        }
        node.children.back().children.push_back(fieldNode(field, m_path));
    }
    return node;
}

Result<StructureNode> IndexSource::recordTree(std::uint64_t position) const
{
    const auto begin = m_recordBytes > 0 ? checkedMultiply(position, m_recordBytes) : std::nullopt;
    if (!begin || *begin >= m_logicalEnd)
        return fail(Errc::InvalidArgument, "there is no record " + std::to_string(position) + " in this file",
                    {m_path.partition, m_path.fileName, {}});
    const std::uint64_t end = std::min(m_logicalEnd, *begin + m_recordBytes);
    Looks looks;
    CRYO_ASSIGN(const Bytes record, readLogical(*begin, end));
    CRYO_ASSIGN(const auto fields, recordFields(position, record, looks));
    StructureNode node;
    node.object = {ObjectId::Kind::Record, position, 0, m_section};
    node.label = objectLabel(node.object);
    node.file = m_path;
    node.pieces = pieces(*begin, end);
    for (const Field& field : fields) {
        node.children.push_back(fieldNode(field, m_path));
        if (field.state == FieldState::Unverified)
            node.state = FieldState::Unverified;
    }
    for (std::uint64_t page = *begin / m_pageBytes; page * m_pageBytes < end && page < m_pages.pages();
         ++page) {
        CRYO_ASSIGN(auto pageNode, pageTree(page, false));
        node.children.push_back(std::move(pageNode));
    }
    if (record.size() == m_recordBytes) {
        const RecordPlace place{m_section, Position{position}};
        const RecordRow row = m_view->decodeRecord(place, RecordTrust::Unverified, record);
        node.children.push_back(valueNode(m_view, place, row.value));
    }
    return node;
}

Result<StructureNode> IndexSource::tree(const ObjectId& object) const
{
    switch (object.kind) {
    case ObjectId::Kind::Record:
        return recordTree(object.number);
    case ObjectId::Kind::Page:
    case ObjectId::Kind::FooterSlot:
        if (object.number < m_pages.pages())
            return pageTree(object.number, true);
        [[fallthrough]];
    case ObjectId::Kind::Tail:
        if (m_pages.tailBytes() > 0) {
            StructureNode node =
                groupNode({ObjectId::Kind::Tail, 0, 0, m_section}, m_path,
                          {m_pages.pageFileOffset(PageNumber{m_pages.pages()}), m_pages.tailBytes()});
            node.text = "a cut page; an engine drops it";
            node.state = FieldState::Bad;
            return node;
        }
        break;
    default:
        break;
    }
    return fail(Errc::InvalidArgument, "this file has no " + objectLabel(object),
                {m_path.partition, m_path.fileName, {}});
}

} // namespace

Result<FieldSourcePtr> makeIndexSource(StoreViewPtr view, const BlobReader& blob, FilePath path,
                                       Section section)
{
    if (!view->layout().pageSize)
        return FieldSourcePtr();
    CRYO_ASSIGN(auto pages, PagedReader::open(blob, *view->layout().pageSize));
    auto source = std::make_unique<IndexSource>(std::move(view), std::move(pages), std::move(path), section);
    CRYO_TRY(source->findEnd());
    return FieldSourcePtr(std::move(source));
}

StructureNode recordNode(const StoreViewPtr& view, RecordPlace place)
{
    const ObjectId object{ObjectId::Kind::Record, place.position.value, 0, place.section};
    const SectionInfo* info = view->section(place.section);
    const auto failed = [&](std::string reason) {
        StructureNode node;
        node.object = object;
        node.label = objectLabel(object);
        node.text = std::move(reason);
        node.state = FieldState::Bad;
        return node;
    };
    if (info == nullptr || !info->hasKeyFile)
        return failed("there is no such section");
    const auto file = FileStructure::open(view, {view->layout().partitions.key, info->keyFileName});
    if (!file)
        return failed(file.error().message);
    auto node = (*file)->tree(object);
    return node ? std::move(*node) : failed(node.error().message);
}

} // namespace cryo
