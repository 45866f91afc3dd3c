// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which checksums cover the edited bytes, and how numbers are typed.
#include "core/repair/hand_edit.h"

#include "core/base/crc32c.h"
#include "core/journal/page_format.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace cryo {

namespace {

constexpr std::uint64_t kCrcBytes = 4;

std::unexpected<Error> notThis(std::string words)
{
    return fail(Errc::InvalidArgument, std::move(words));
}

bool touchesBytes(const ByteRange& a, std::uint64_t begin, std::uint64_t sizeBytes)
{
    return a.offset.value < saturatingAdd(begin, sizeBytes) && begin < a.end();
}

/// A part of the file with an edit done in it.
struct EditedPart {
    std::uint64_t begin = 0;
    Bytes before;
    Bytes after;
};

Result<EditedPart> editedPart(const FileStructure& file, ByteRange part, const ByteRange& piece,
                              ByteView bytes)
{
    CRYO_ASSIGN(Bytes before, file.bytes(part));
    EditedPart out{part.offset.value, before, before};
    for (std::uint64_t i = 0; i < piece.sizeBytes; ++i) {
        const std::uint64_t at = piece.offset.value + i;
        if (at >= out.begin && at - out.begin < out.after.size())
            out.after[at - out.begin] = bytes[i];
    }
    return out;
}

/// The sums of a page's footer that hold, or the one that counts if none does.
void addPageSums(const EditedPart& page, PageSize size, const ByteRange& piece,
                 std::vector<ChecksumPlace>& to)
{
    const auto footerOf = [&](const Bytes& bytes) {
        return decodePageFooter(ByteView(bytes).subspan(size.logicalBytes(), kPageFooterSizeBytes));
    };
    const PageFooter before = footerOf(page.before);
    const PageFooter after = footerOf(page.after);
    const auto holds = [&](std::size_t slot) {
        const PageFooter::Slot& sum = before.slots[slot];
        return sum.lenBytes > 0 && sum.lenBytes <= size.value &&
               crc32c(ByteView(page.before).first(sum.lenBytes)) == sum.crc;
    };
    const auto counting = static_cast<std::size_t>(judgePage(page.before, size).slot);
    for (std::size_t slot = 0; slot < before.slots.size(); ++slot) {
        const std::uint64_t sum = page.begin + size.logicalBytes() + slot * kFooterSlotBytes;
        const std::uint16_t length = after.slots[slot].lenBytes;
        const bool isTyped = touchesBytes(piece, sum + 2, kCrcBytes);
        const bool isConcerned = touchesBytes(piece, sum, 2) ||
                                 touchesBytes(piece, page.begin, std::min<std::uint64_t>(length, size.value));
        const bool isAlive = holds(slot) || (!holds(1 - slot) && slot == counting);
        if (!isTyped && isConcerned && isAlive && length > 0 && length <= size.value)
            to.push_back({page.begin, length, sum + 2});
    }
}

Result<> addSumsOfPages(const StoreView& view, const FileStructure& file, const ByteRange& piece,
                        ByteView bytes, std::vector<ChecksumPlace>& to)
{
    const auto size = view.layout().pageSize;
    const std::uint64_t payload = file.blob().toFile(LogicalOffset{0}).value;
    if (!size || piece.end() <= payload)
        return {};
    const std::uint64_t first = (std::max(piece.offset.value, payload) - payload) / size->physicalBytes();
    const std::uint64_t last = (piece.end() - 1 - payload) / size->physicalBytes();
    if (last - first >= kChecksumPlacesMax / 2)
        return fail(Errc::LimitExceeded, "the edit goes over too many pages at once");
    for (std::uint64_t page = first; page <= last; ++page) {
        const ByteRange whole{FileOffset{payload + page * size->physicalBytes()}, size->physicalBytes()};
        CRYO_ASSIGN(const EditedPart part, editedPart(file, whole, piece, bytes));
        if (part.after.size() == whole.sizeBytes) // a cut page has no footer
            addPageSums(part, *size, piece, to);
    }
    return {};
}

/// What is covered by the checksum behind it: a slot, a value, a cursor, a header's first bytes.
Result<> addSumsOfObjects(const FileStructure& file, const ByteRange& piece, std::vector<ChecksumPlace>& to)
{
    CRYO_ASSIGN(const FieldMap touched, file.fields(piece));
    std::vector<ObjectId> done;
    for (const Field& field : touched.fields) {
        if (std::ranges::find(done, field.object) != done.end() || field.object == ObjectId{})
            continue;
        done.push_back(field.object);
        // The object reaches from its first byte to the end of its last one; a value's body may be long.
        CRYO_ASSIGN(const StructureNode tree, file.tree(field.object));
        std::optional<std::uint64_t> begin;
        std::optional<std::uint64_t> sum;
        const auto look = [&](const StructureNode& node) {
            if (node.file != file.path() || node.object != field.object || !node.kind || node.pieces.empty())
                return;
            const std::uint64_t at = node.pieces.front().offset.value;
            begin = std::min(begin.value_or(at), at);
            if (*node.kind == FieldKind::Crc && node.pieces.front().sizeBytes == kCrcBytes)
                sum = at;
        };
        const auto walk = [&look](const auto& self, const StructureNode& node) -> void {
            look(node);
            for (const StructureNode& child : node.children)
                self(self, child);
        };
        walk(walk, tree);
        if (begin && sum && *begin < *sum && touchesBytes(piece, *begin, *sum - *begin) &&
            !touchesBytes(piece, *sum, kCrcBytes))
            to.push_back({*begin, *sum - *begin, *sum});
    }
    return {};
}

Result<std::vector<ChecksumPlace>> sumsOver(const StoreView& view, const FileStructure& file,
                                            const ByteRange& piece, ByteView bytes)
{
    std::vector<ChecksumPlace> sums;
    const std::uint64_t payload = file.blob().toFile(LogicalOffset{0}).value;
    if (piece.offset.value < payload) {
        CRYO_TRY(addSumsOfObjects(file, {piece.offset, std::min(piece.end(), payload) - piece.offset.value},
                                  sums));
        return sums;
    }
    switch (file.role()) {
    case FileRole::Index:
        CRYO_TRY(addSumsOfPages(view, file, piece, bytes, sums));
        break;
    case FileRole::Markers:
    case FileRole::Metadata:
        // One checksum over the whole copy.
        if (file.sizeBytes() >= payload + kCrcBytes && piece.end() <= file.sizeBytes() - kCrcBytes)
            sums.push_back({payload, file.sizeBytes() - kCrcBytes - payload, file.sizeBytes() - kCrcBytes});
        break;
    case FileRole::Table:
    case FileRole::Values:
    case FileRole::Ordinal:
        CRYO_TRY(addSumsOfObjects(file, piece, sums));
        break;
    case FileRole::Blob:
    case FileRole::Plain:
        break;
    }
    if (sums.size() > kChecksumPlacesMax)
        return fail(Errc::LimitExceeded, "the edit lies under too many checksums at once");
    return sums;
}

/// A slot that is set as a whole: its rules are looked at when it is done. None if it is no slot's edit.
Result<std::optional<Operation>> slotEdit(const FileStructure& file, const ByteRange& piece, ByteView bytes,
                                          const HandEdit& edit)
{
    const std::uint64_t payload = file.blob().toFile(LogicalOffset{0}).value;
    if (file.role() != FileRole::Table || !edit.checksums || piece.offset.value < payload)
        return std::optional<Operation>();
    const std::uint64_t slot = (piece.offset.value - payload) / kSlotSizeBytes;
    const ByteRange whole{FileOffset{payload + slot * kSlotSizeBytes}, kSlotSizeBytes};
    if (piece.end() > whole.offset.value + kSlotCrcOffset || whole.end() > file.sizeBytes())
        return std::optional<Operation>();
    CRYO_ASSIGN(const EditedPart part, editedPart(file, whole, piece, bytes));
    Operation operation;
    operation.kind = OperationKind::SetSlot;
    operation.parameters["bucket"] = slot / 2;
    operation.parameters["slot"] = slot % 2;
    if (!allZero(ByteView(part.after).first(kSlotCrcOffset))) {
        const TableSlot wanted = readSlot(part.after).slot;
        operation.parameters["epoch"] = wanted.epoch;
        operation.parameters["section"] = wanted.head.section.value;
        operation.parameters["position"] = wanted.head.position.value;
        operation.parameters["added"] = std::uint64_t{wanted.added};
        if (edit.expert)
            operation.parameters["expert"] = std::uint64_t{1};
    }
    return std::optional(std::move(operation));
}

Result<Operation> bytesEdit(const StoreView& view, const FileStructure& file, const ByteRange& piece,
                            ByteView bytes, ByteView before, const HandEdit& edit)
{
    Operation operation;
    operation.kind = OperationKind::EditBytes;
    operation.parameters["offset"] = piece.offset.value;
    operation.parameters["hex"] = toHex(bytes);
    operation.parameters["before"] = toHex(before);
    if (edit.checksums) {
        CRYO_ASSIGN(const auto sums, sumsOver(view, file, piece, bytes));
        if (!sums.empty())
            operation.parameters["checksums"] = checksumPlacesText(sums);
    }
    return operation;
}

} // namespace

Result<std::vector<Operation>> editByHand(const StoreView& view, const FileStructure& file,
                                          const HandEdit& edit)
{
    std::uint64_t total = 0;
    for (const ByteRange& piece : edit.pieces) {
        if (piece.sizeBytes == 0 || piece.end() > file.sizeBytes())
            return fail(Errc::InvalidArgument, "the edit lies beyond the end of the file");
        total = saturatingAdd(total, piece.sizeBytes);
    }
    if (total > kHandEditMaxBytes)
        return fail(Errc::LimitExceeded, "more bytes than one edit may have");
    if (total == 0 || total != edit.bytes.size())
        return fail(Errc::InvalidArgument, "an edit keeps the number of bytes");
    std::vector<Operation> operations;
    std::size_t at = 0;
    for (const ByteRange& piece : edit.pieces) {
        const ByteView bytes = ByteView(edit.bytes).subspan(at, piece.sizeBytes);
        at += piece.sizeBytes;
        CRYO_ASSIGN(const Bytes before, file.bytes(piece));
        if (before.size() != bytes.size())
            return fail(Errc::ReadFailed, "the bytes cannot be read");
        if (equalBytes(before, bytes))
            continue;
        CRYO_ASSIGN(std::optional<Operation> operation, slotEdit(file, piece, bytes, edit));
        if (!operation) {
            CRYO_ASSIGN(operation, bytesEdit(view, file, piece, bytes, before, edit));
        }
        operation->repairs = false;
        operation->target = Where{file.path().partition, file.path().fileName, piece.offset.value};
        operation->effect = edit.field;
        operations.push_back(std::move(*operation));
    }
    return operations;
}

bool isNumberField(FieldKind kind, std::uint64_t sizeBytes)
{
    switch (kind) {
    case FieldKind::Epoch:
    case FieldKind::Section:
    case FieldKind::Position:
    case FieldKind::Added:
    case FieldKind::Index:
    case FieldKind::NextSection:
    case FieldKind::NextPosition:
    case FieldKind::Offset:
    case FieldKind::Size:
    case FieldKind::Length:
    case FieldKind::Version:
    case FieldKind::Count:
        return sizeBytes >= 1 && sizeBytes <= 8;
    default:
        return false;
    }
}

std::string typeableField(FieldKind kind, ByteView bytes)
{
    if (!isNumberField(kind, bytes.size()))
        return toHex(bytes);
    std::uint64_t number = 0;
    for (const std::byte byte : bytes)
        number = number << 8 | std::to_integer<std::uint64_t>(byte);
    if ((kind == FieldKind::NextSection || kind == FieldKind::NextPosition) && number == UINT64_MAX)
        return "none";
    return std::to_string(number);
}

Result<Bytes> typedField(FieldKind kind, std::uint64_t sizeBytes, std::string_view text)
{
    std::string word;
    for (const char character : text)
        if (character != ' ' && character != '\t')
            word += character;
    if (!isNumberField(kind, sizeBytes)) {
        auto bytes = fromHex(word);
        if (!bytes)
            return notThis("two hex digits are needed for each byte");
        if (bytes->size() != sizeBytes)
            return notThis("the field has " + std::to_string(sizeBytes) + " bytes, not " +
                           std::to_string(bytes->size()));
        return std::move(*bytes);
    }
    std::uint64_t number = 0;
    if ((kind == FieldKind::NextSection || kind == FieldKind::NextPosition) && word == "none") {
        number = UINT64_MAX;
    } else {
        const bool isHex = word.starts_with("0x") || word.starts_with("0X");
        const char* const begin = word.data() + (isHex ? 2 : 0);
        const char* const end = word.data() + word.size();
        const auto [stop, error] = std::from_chars(begin, end, number, isHex ? 16 : 10);
        const std::uint64_t most = sizeBytes >= 8 ? UINT64_MAX : (std::uint64_t{1} << (8 * sizeBytes)) - 1;
        if (begin == end || stop != end || error == std::errc::invalid_argument)
            return notThis("a whole number is needed, or hex behind 0x");
        if (error != std::errc{} || number > most)
            return notThis("the largest number here is " + std::to_string(most));
    }
    Bytes bytes(sizeBytes);
    for (std::uint64_t i = sizeBytes; i-- > 0; number >>= 8)
        bytes[i] = static_cast<std::byte>(number & 0xff);
    return bytes;
}

std::string checksumPlacesText(const std::vector<ChecksumPlace>& places)
{
    std::string text;
    for (const ChecksumPlace& place : places) {
        if (!text.empty())
            text += ' ';
        text += std::to_string(place.begin) + '+' + std::to_string(place.sizeBytes) + '@' +
                std::to_string(place.at);
    }
    return text;
}

Result<std::vector<ChecksumPlace>> checksumPlacesOf(std::string_view text)
{
    std::vector<ChecksumPlace> places;
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto number = [&](std::uint64_t& to, char behind) {
        const auto [stop, error] = std::from_chars(at, end, to);
        const bool isLast = behind == ' ' && stop == end;
        const bool isGood = error == std::errc{} && (isLast || (stop != end && *stop == behind));
        at = isGood && !isLast ? stop + 1 : stop;
        return isGood;
    };
    while (at != end) {
        ChecksumPlace place;
        if (!number(place.begin, '+') || !number(place.sizeBytes, '@') || !number(place.at, ' '))
            return notThis("checksums are written as begin+size@place");
        const auto behind = checkedAdd(place.begin, place.sizeBytes);
        if (!behind || (place.at < *behind && place.begin < saturatingAdd(place.at, kCrcBytes)))
            return notThis("a checksum cannot lie in what it covers");
        if (places.size() == kChecksumPlacesMax)
            return notThis("too many checksums in one edit");
        places.push_back(place);
    }
    return places;
}

} // namespace cryo
