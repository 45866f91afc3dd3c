// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes set by hand. "edits": one a line, offset, bytes before and after in hex; "keep_checksums"; "expert".
//
// What holds an edited byte is found by arithmetic: a page of an index file, a slot of a table, a value of a
// record, a metadata copy, an entry of an ordinal, the header. Its checksum is computed anew unless it was
// edited itself. Afterwards each must be as engines want it:
//
//   header   good, for one of the known layouts         page    vouched for by its longer slot; full unless
//   last slot     zeros, or as edit_rules.h says              record  as edit_rules.h says (those that were
//   edited) value    its checksum passes                         copy    can be read; markers ascend
//
// A new checksum over what failed before would vouch for the damage: refused, unless every byte under it was
// edited. Source: findings.md §3; format.md §1.2, §2, §7, §10; newer.md §2.
#include "core/base/crc32c.h"
#include "core/inspect/structure.h"
#include "core/repair/file_edit.h"
#include "core/repair/operations/edit_rules.h"
#include "core/repair/operations/operation.h"
#include "core/repair/operations/section_contents.h"
#include "core/storage/blob_name.h"
#include "core/storage/metadata_format.h"

#include <charconv>
#include <set>

namespace cryo {

namespace {

constexpr std::uint64_t kOrdinalEntryBytes = kCursorSizeBytes + 4;
constexpr std::uint64_t kCheckedBytesMax = std::uint64_t{256} << 20;

/// Bytes with a checksum of their own, in offsets of the file.
struct Covered {
    enum class Kind : std::uint8_t { Page, Slot, Value, Copy, Entry };
    Kind kind = Kind::Slot;
    std::uint64_t begin = 0;
    std::uint64_t sizeBytes = 0; ///< with the checksum
    std::uint64_t number = 0;    ///< of the page or slot
    friend auto operator<=>(const Covered&, const Covered&) = default;
};

class JudgedEdit {
public:
    JudgedEdit(const Operation& operation, OperationContext& context)
        : m_operation(operation)
        , m_context(context)
        , m_path{operation.target.partition, operation.target.blob}
    {
    }
    Result<OperationEffect> run();

private:
    Result<> parse();
    Result<> compareBefore() const;
    Result<> findCovered();
    Result<> findValues(const ByteEdit& edit);
    void addCovered(const ByteEdit& edit, Covered::Kind kind, std::uint64_t each);
    [[nodiscard]] bool touches(std::uint64_t begin, std::uint64_t sizeBytes) const;
    [[nodiscard]] bool covers(std::uint64_t begin, std::uint64_t sizeBytes) const;
    Result<Bytes> read(std::uint64_t begin, std::uint64_t sizeBytes) const;
    [[nodiscard]] bool passes(const Covered& covered, ByteView bytes) const;
    Result<> recompute(const Covered& covered);
    Result<> recomputePage(const Covered& covered, Bytes& bytes);
    Result<> recomputeHeader();
    Result<> judge() const;
    Result<> judgeCovered(const StoreView& view, const Covered& covered) const;
    Result<> judgePage(const StoreView& view, const Covered& covered, ByteView bytes) const;
    Result<> judgeSlot(const StoreView& view, const Covered& covered, ByteView bytes) const;
    [[nodiscard]] Where at(std::uint64_t offset) const { return {m_path.partition, m_path.fileName, offset}; }

    const Operation& m_operation;
    OperationContext& m_context;
    FilePath m_path;
    /// Bytes that must stand at a place.
    struct Expected {
        FileOffset offset;
        Bytes bytes;
    };
    std::vector<Expected> m_before;
    std::vector<ByteEdit> m_edits;
    std::shared_ptr<WritableFile> m_file;
    std::shared_ptr<const StoreView> m_view; ///< before the edit
    std::shared_ptr<const FileStructure> m_structure;
    std::uint64_t m_headerBytes = kHeaderV0SizeBytes;
    std::set<Covered> m_covered;
    std::set<Covered> m_failed; ///< of these, whose checksum failed before
    std::uint64_t m_pageBytes = 1;
};

/// "OFFSET BEFORE AFTER", ascending.
Result<> JudgedEdit::parse()
{
    const std::string text = m_operation.text("edits");
    const auto wrong = [&] {
        return fail(Errc::InvalidArgument, "an edit is an offset and as many bytes before as after, in hex",
                    m_operation.target);
    };
    std::uint64_t end = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const std::size_t first = line.find(' ');
        const std::size_t second = line.find(' ', first == std::string_view::npos ? first : first + 1);
        if (second == std::string_view::npos)
            return wrong();
        std::uint64_t offset = 0;
        const auto parsed = std::from_chars(line.data(), line.data() + first, offset);
        auto before = fromHex(line.substr(first + 1, second - first - 1));
        auto after = fromHex(line.substr(second + 1));
        if (parsed.ec != std::errc() || parsed.ptr != line.data() + first || !before || !after ||
            after->empty() || after->size() != before->size() || offset < end)
            return wrong();
        end = saturatingAdd(offset, after->size());
        m_before.push_back({FileOffset{offset}, std::move(*before)});
        m_edits.push_back({FileOffset{offset}, std::move(*after)});
    }
    return m_edits.empty() ? Result<>(wrong()) : Result<>{};
}

Result<Bytes> JudgedEdit::read(std::uint64_t begin, std::uint64_t sizeBytes) const
{
    Bytes bytes(sizeBytes);
    CRYO_TRY(m_file->readAt(FileOffset{begin}, bytes));
    return bytes;
}

Result<> JudgedEdit::compareBefore() const
{
    for (const Expected& expected : m_before) {
        const auto end = checkedAdd(expected.offset.value, expected.bytes.size());
        if (!end || *end > m_file->sizeBytes())
            return fail(Errc::InvalidArgument, "the edit lies beyond the end of the file",
                        at(expected.offset.value));
        CRYO_ASSIGN(const Bytes found, read(expected.offset.value, expected.bytes.size()));
        if (found != expected.bytes)
            return fail(Errc::Changed, "other bytes stand there than the edit was made for",
                        at(expected.offset.value));
    }
    return {};
}

bool JudgedEdit::touches(std::uint64_t begin, std::uint64_t sizeBytes) const
{
    return std::ranges::any_of(m_edits, [&](const ByteEdit& edit) {
        return edit.offset.value < begin + sizeBytes && begin < edit.offset.value + edit.after.size();
    });
}

bool JudgedEdit::covers(std::uint64_t begin, std::uint64_t sizeBytes) const
{
    for (const ByteEdit& edit : m_edits)
        if (edit.offset.value <= begin && begin < edit.offset.value + edit.after.size()) {
            const std::uint64_t step = std::min(sizeBytes, edit.offset.value + edit.after.size() - begin);
            begin += step;
            sizeBytes -= step;
        }
    return sizeBytes == 0;
}

/// The whole things of `each` bytes behind the header that an edit touches.
void JudgedEdit::addCovered(const ByteEdit& edit, Covered::Kind kind, std::uint64_t each)
{
    const std::uint64_t end = edit.offset.value + edit.after.size();
    if (end <= m_headerBytes)
        return;
    const std::uint64_t first = std::max(edit.offset.value, m_headerBytes) - m_headerBytes;
    for (std::uint64_t number = first / each; m_headerBytes + number * each < end; ++number) {
        const Covered covered{kind, m_headerBytes + number * each, each, number};
        if (covered.begin + each <= m_file->sizeBytes())
            m_covered.insert(covered);
    }
}

Result<> JudgedEdit::findValues(const ByteEdit& edit)
{
    for (std::uint64_t done = 0; done < edit.after.size(); done += FileStructure::kStretchMaxBytes) {
        const std::uint64_t size =
            std::min<std::uint64_t>(FileStructure::kStretchMaxBytes, edit.after.size() - done);
        CRYO_ASSIGN(const FieldMap map, m_structure->fields({FileOffset{edit.offset.value + done}, size}));
        for (const Field& field : map.fields) {
            if (field.object.kind != ObjectId::Kind::Value)
                continue;
            CRYO_ASSIGN(const RecordRow record,
                        m_view->readRecord({field.object.section, Position{field.object.number}}));
            const auto end = record.value.end();
            if (!end || m_headerBytes + *end > m_file->sizeBytes() ||
                record.value.sizeBytes < kValueCrcSizeBytes || record.value.sizeBytes > kCheckedBytesMax)
                continue;
            m_covered.insert(
                {Covered::Kind::Value, m_headerBytes + record.value.offset.value, record.value.sizeBytes, 0});
        }
    }
    return {};
}

Result<> JudgedEdit::findCovered()
{
    for (const ByteEdit& edit : m_edits) {
        switch (m_structure->role()) {
        case FileRole::Index:
            if (m_view->layout().pageSize)
                addCovered(edit, Covered::Kind::Page, m_view->layout().pageSize->physicalBytes());
            break;
        case FileRole::Table:
            addCovered(edit, Covered::Kind::Slot, kSlotSizeBytes);
            break;
        case FileRole::Values:
            CRYO_TRY(findValues(edit));
            break;
        case FileRole::Ordinal:
            addCovered(edit, Covered::Kind::Entry, kOrdinalEntryBytes);
            break;
        case FileRole::Markers:
        case FileRole::Metadata:
            if (m_file->sizeBytes() >= m_headerBytes + kMetadataMinSizeBytes &&
                m_file->sizeBytes() <= kCheckedBytesMax)
                addCovered(edit, Covered::Kind::Copy, m_file->sizeBytes() - m_headerBytes);
            break;
        case FileRole::Blob:
        case FileRole::Plain:
            break;
        }
    }
    for (const Covered& covered : m_covered) {
        CRYO_ASSIGN(const Bytes bytes, read(covered.begin, covered.sizeBytes));
        if (!passes(covered, bytes))
            m_failed.insert(covered);
    }
    return {};
}

bool JudgedEdit::passes(const Covered& covered, ByteView bytes) const
{
    if (covered.kind == Covered::Kind::Page) {
        const PageVerdict verdict = cryo::judgePage(bytes, PageSize{static_cast<std::uint16_t>(m_pageBytes)});
        return verdict.valid && !verdict.fellBack;
    }
    if (covered.kind == Covered::Kind::Slot && allZero(bytes))
        return true;
    return crc32c(bytes.first(bytes.size() - 4)) == loadBig<std::uint32_t>(bytes.last(4));
}

/// Checksums of both slots of a footer that cover what was edited, or whose length was.
Result<> JudgedEdit::recomputePage(const Covered& covered, Bytes& bytes)
{
    PageFooter footer = decodePageFooter(ByteView(bytes).subspan(m_pageBytes));
    for (std::size_t i = 0; i < footer.slots.size(); ++i) {
        PageFooter::Slot& slot = footer.slots.at(i);
        const std::uint64_t at = covered.begin + m_pageBytes + i * kFooterSlotBytes;
        const bool concerned = touches(at, 2) || touches(covered.begin, slot.lenBytes);
        if (slot.lenBytes == 0 || slot.lenBytes > m_pageBytes || touches(at + 2, 4) || !concerned)
            continue;
        slot.crc = crc32c(ByteView(bytes).first(slot.lenBytes));
    }
    encodePageFooter(footer, MutableByteView(bytes).subspan(m_pageBytes));
    return m_file->writeAt(FileOffset{covered.begin}, bytes);
}

Result<> JudgedEdit::recompute(const Covered& covered)
{
    const std::uint64_t body = covered.sizeBytes - 4;
    CRYO_ASSIGN(Bytes bytes, read(covered.begin, covered.sizeBytes));
    const bool isPage = covered.kind == Covered::Kind::Page;
    if (!isPage && (touches(covered.begin + body, 4) || allZero(bytes)))
        return {};
    if (passes(covered, bytes))
        return {}; // the checksum that was edited, or bytes that it does not cover
    if (m_failed.contains(covered) && m_operation.number("expert").value_or(0) == 0 &&
        !covers(covered.begin, isPage ? m_pageBytes : body))
        return fail(Errc::InvalidArgument,
                    "its checksum fails already; a new one would vouch for the damage. Keep the checksum, or "
                    "set all of its bytes",
                    at(covered.begin));
    if (isPage)
        return recomputePage(covered, bytes);
    Bytes crc(4);
    storeBig<std::uint32_t>(crc, crc32c(ByteView(bytes).first(body)));
    return m_file->writeAt(FileOffset{covered.begin + body}, crc);
}

/// A V1 header has a checksum over its first eight bytes.
Result<> JudgedEdit::recomputeHeader()
{
    constexpr std::uint64_t kCrcOffset = 8;
    if (m_headerBytes != kHeaderV1SizeBytes || !touches(0, kCrcOffset) || touches(kCrcOffset, 4))
        return {};
    CRYO_ASSIGN(const Bytes bytes, read(0, kCrcOffset));
    Bytes crc(4);
    storeBig<std::uint32_t>(crc, crc32c(bytes));
    return m_file->writeAt(FileOffset{kCrcOffset}, crc);
}

Result<> JudgedEdit::judgePage(const StoreView& view, const Covered& covered, ByteView bytes) const
{
    const PageSize pageSize = *view.layout().pageSize;
    const PageVerdict verdict = cryo::judgePage(bytes, pageSize);
    const bool isLast = covered.begin + 2 * covered.sizeBytes > m_file->sizeBytes();
    if (!verdict.valid || verdict.fellBack)
        return fail(Errc::InvalidArgument, "the checksum of the page would fail", at(covered.begin));
    if (!isLast && !verdict.full(pageSize))
        return fail(Errc::InvalidArgument, "only the last page of a file may be short", at(covered.begin));
    const auto recordSize = view.layout().recordSize();
    const auto named = sectionOfFileName(m_path.fileName);
    const Section section = named.value_or(Section{});
    const auto keys = view.keyFile(section);
    if (!recordSize || !named || !keys)
        return {};
    // Records that were edited, as an engine reads them.
    const std::uint64_t recordBytes = recordSize->bytes;
    Bytes record(recordBytes);
    const std::uint64_t pageBegin = covered.number * m_pageBytes;
    for (std::uint64_t p = pageBegin / recordBytes; p * recordBytes < pageBegin + verdict.lenBytes; ++p) {
        const std::uint64_t from = std::max(p * recordBytes, pageBegin) - pageBegin;
        const std::uint64_t to = std::min((p + 1) * recordBytes - pageBegin, m_pageBytes);
        if (p >= (*keys)->records() || !touches(covered.begin + from, to - from))
            continue;
        CRYO_ASSIGN(const RecordTrust trust, (*keys)->read(Position{p}, record));
        if (trust == RecordTrust::Verified)
            CRYO_TRY(checkEditedRecord(view, {section, Position{p}}, record, at(covered.begin + from)));
    }
    return {};
}

Result<> JudgedEdit::judgeSlot(const StoreView& view, const Covered& covered, ByteView bytes) const
{
    const SlotReading slot = readSlot(bytes);
    if (slot.state == SlotState::Empty)
        return {};
    if (slot.state == SlotState::BadChecksum)
        return fail(Errc::InvalidArgument, "the checksum of the slot would fail: an opening zeroes it",
                    at(covered.begin));
    const std::uint64_t beside =
        covered.number % 2 == 0 ? covered.begin + kSlotSizeBytes : covered.begin - kSlotSizeBytes;
    SlotReading other;
    if (beside + kSlotSizeBytes <= m_file->sizeBytes()) {
        CRYO_ASSIGN(const Bytes otherBytes, read(beside, kSlotSizeBytes));
        other = readSlot(otherBytes);
    }
    return checkEditedSlot(view, slot.slot, other, at(covered.begin));
}

Result<> JudgedEdit::judgeCovered(const StoreView& view, const Covered& covered) const
{
    CRYO_ASSIGN(const Bytes bytes, read(covered.begin, covered.sizeBytes));
    switch (covered.kind) {
    case Covered::Kind::Page:
        return judgePage(view, covered, bytes);
    case Covered::Kind::Slot:
        return judgeSlot(view, covered, bytes);
    case Covered::Kind::Copy:
        if (passes(covered, bytes) && m_structure->role() == FileRole::Markers &&
            !decodeMarkers(readMetadata(bytes).pairs))
            return fail(Errc::InvalidArgument, "sections of markers must ascend", at(covered.begin));
        break;
    case Covered::Kind::Value:
    case Covered::Kind::Entry:
        break;
    }
    if (!passes(covered, bytes))
        return fail(Errc::InvalidArgument, "the checksum would fail", at(covered.begin));
    return {};
}

Result<> JudgedEdit::judge() const
{
    CRYO_ASSIGN(const HeaderReading header, readBlobHeader(*m_file));
    if (touches(0, m_headerBytes) && header.state != HeaderState::Good)
        return fail(Errc::InvalidArgument, "every release refuses a file with this header", at(0));
    CRYO_ASSIGN(const auto view, m_context.view());
    for (const Covered& covered : m_covered)
        CRYO_TRY(judgeCovered(*view, covered));
    return {};
}

Result<OperationEffect> JudgedEdit::run()
{
    CRYO_TRY(parse());
    CRYO_ASSIGN(m_file, m_context.storage->openFile(m_path.partition, m_path.fileName, OpenMode::Existing));
    CRYO_TRY(compareBefore());
    CRYO_ASSIGN(m_view, m_context.view());
    CRYO_ASSIGN(m_structure, FileStructure::open(m_view, m_path));
    m_headerBytes = headerSizeBytes(m_structure->blob().header().layout);
    m_pageBytes = m_view->layout().pageSize ? m_view->layout().pageSize->value : 1;
    CRYO_TRY(findCovered());
    for (const ByteEdit& edit : m_edits)
        CRYO_TRY(m_file->writeAt(edit.offset, edit.after));
    if (m_operation.number("keep_checksums").value_or(0) == 0) {
        CRYO_TRY(recomputeHeader());
        for (const Covered& covered : m_covered)
            CRYO_TRY(recompute(covered));
    }
    if (m_operation.number("expert").value_or(0) == 0)
        CRYO_TRY(judge());
    return OperationEffect{};
}

} // namespace

Result<OperationEffect> editFields(const Operation& operation, OperationContext& context)
{
    return JudgedEdit(operation, context).run();
}

} // namespace cryo
