// SPDX-License-Identifier: GPL-3.0-or-later
//
// Encoding and judging undo files.
#include "core/repair/undo_format.h"

#include "core/base/crc32c.h"
#include "core/storage/posix_file.h"

#include <algorithm>

namespace cryo {

namespace {

using Kind = UndoStep::Kind;

constexpr std::string_view kUndoMagic = "CRYOUNDO";
constexpr std::uint32_t kUndoVersion = 1;
constexpr std::size_t kSlotUsedBytes = 8 + 4 + 8;

void appendText(Bytes& to, std::string_view text)
{
    appendBig<std::uint32_t>(to, static_cast<std::uint32_t>(text.size()));
    append(to, asBytes(text));
}

void appendBytes(Bytes& to, ByteView bytes)
{
    appendBig<std::uint32_t>(to, static_cast<std::uint32_t>(bytes.size()));
    append(to, bytes);
}

void appendPath(Bytes& to, const WriterPath& path)
{
    appendBig<std::uint8_t>(to, static_cast<std::uint8_t>(path.folder.area));
    appendText(to, path.folder.path);
    appendText(to, path.name);
}

/// Takes fields from the front; after the first that is missing everything is empty and good() is false.
class Fields {
public:
    explicit Fields(ByteView payload)
        : m_left(payload)
    {
    }

    template <typename Number>
    Number number()
    {
        const ByteView bytes = take(sizeof(Number));
        return bytes.empty() ? Number{0} : loadBig<Number>(bytes);
    }
    ByteView bytes() { return take(number<std::uint32_t>()); }
    std::string text()
    {
        const ByteView view = bytes();
        return {reinterpret_cast<const char*>(view.data()), view.size()};
    }
    WriterPath path()
    {
        WriterPath path;
        const auto area = number<std::uint8_t>();
        m_good = m_good && area <= static_cast<std::uint8_t>(WriterArea::Undo);
        path.folder.area = m_good ? static_cast<WriterArea>(area) : WriterArea::Store;
        path.folder.path = text();
        path.name = text();
        return path;
    }
    template <typename Enum>
    Enum choice(Enum first, Enum last)
    {
        const auto value = number<std::uint8_t>();
        m_good =
            m_good && value >= static_cast<std::uint8_t>(first) && value <= static_cast<std::uint8_t>(last);
        return m_good ? static_cast<Enum>(value) : first;
    }
    /// Everything was there, and nothing is left.
    [[nodiscard]] bool good() const { return m_good && m_left.empty(); }

private:
    ByteView take(std::size_t sizeBytes)
    {
        if (!m_good || sizeBytes > m_left.size()) {
            m_good = false;
            return {};
        }
        const ByteView taken = m_left.first(sizeBytes);
        m_left = m_left.subspan(sizeBytes);
        return taken;
    }

    ByteView m_left;
    bool m_good = true;
};

/// Every name between the slashes is plain; `depth` names at most.
bool isFolderPath(std::string_view path, std::size_t depth)
{
    if (path.empty())
        return true;
    std::size_t names = 0;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        if (!posix::isPlainName(path.substr(begin, end - begin)))
            return false;
        ++names;
        begin = end + 1;
    }
    return names <= depth;
}

/// An undo file is input as any other: it must not lead us out of its areas.
bool isSafe(const UndoStep& step)
{
    const bool moves = step.kind == Kind::Take || step.kind == Kind::Place || step.kind == Kind::Exchange;
    const bool hasName = moves || step.kind == Kind::Patch;
    if (step.store.folder.area != WriterArea::Store || !isFolderPath(step.store.folder.path, 1))
        return false;
    if (hasName ? !posix::isPlainName(step.store.name) : step.store.folder.path.empty())
        return false;
    return !moves ||
           (step.kept.folder.area == WriterArea::Quarantine && isFolderPath(step.kept.folder.path, 2) &&
            !step.kept.folder.path.empty() && posix::isPlainName(step.kept.name));
}

} // namespace

std::unexpected<Error> damagedUndo(const std::string& what)
{
    return fail(Errc::InvalidValue, "the undo file is damaged: " + what);
}

std::string_view undoStateName(UndoState state)
{
    switch (state) {
    case UndoState::Staging:
        return "staging";
    case UndoState::Prepared:
        return "prepared";
    case UndoState::Applying:
        return "applying";
    case UndoState::Done:
        return "done";
    case UndoState::Undoing:
        return "undoing";
    case UndoState::Undone:
        return "undone";
    case UndoState::Forgetting:
        return "forgetting";
    }
    return "unknown";
}

Bytes encodeUndoHeader()
{
    Bytes header;
    append(header, asBytes(kUndoMagic));
    appendBig<std::uint32_t>(header, kUndoVersion);
    header.resize(kUndoSlotBytes - 4);
    appendBig<std::uint32_t>(header, crc32c(header));
    return header;
}

Result<> checkUndoHeader(ByteView header)
{
    if (header.size() != kUndoSlotBytes || !equalBytes(header.first(kUndoMagic.size()), asBytes(kUndoMagic)))
        return fail(Errc::InvalidValue, "this is no undo file");
    if (crc32c(header.first(kUndoSlotBytes - 4)) != loadBig<std::uint32_t>(header.last(4)))
        return damagedUndo("the checksum of its header is wrong");
    if (loadBig<std::uint32_t>(header.subspan(kUndoMagic.size(), 4)) != kUndoVersion)
        return fail(Errc::Unsupported, "the undo file was written by a later version of this program");
    return {};
}

Bytes encodeUndoSlot(const UndoStateSlot& slot)
{
    Bytes bytes;
    appendBig<std::uint64_t>(bytes, slot.sequence);
    appendBig<std::uint32_t>(bytes, static_cast<std::uint32_t>(slot.state));
    appendBig<std::uint64_t>(bytes, static_cast<std::uint64_t>(slot.timeNs));
    appendBig<std::uint32_t>(bytes, crc32c(bytes));
    bytes.resize(kUndoSlotBytes);
    return bytes;
}

std::optional<UndoStateSlot> decodeUndoSlot(ByteView slot)
{
    if (slot.size() < kSlotUsedBytes + 4)
        return std::nullopt;
    const ByteView used = slot.first(kSlotUsedBytes);
    const auto state = loadBig<std::uint32_t>(used.subspan(8, 4));
    if (crc32c(used) != loadBig<std::uint32_t>(slot.subspan(kSlotUsedBytes, 4)) ||
        state < static_cast<std::uint32_t>(UndoState::Staging) ||
        state > static_cast<std::uint32_t>(UndoState::Forgetting))
        return std::nullopt;
    return UndoStateSlot{loadBig<std::uint64_t>(used.first(8)), static_cast<UndoState>(state),
                         static_cast<std::int64_t>(loadBig<std::uint64_t>(used.subspan(12, 8)))};
}

Bytes encodeUndoRecord(UndoRecordType type, ByteView payload)
{
    Bytes record;
    record.reserve(payload.size() + 16);
    appendBig<std::uint32_t>(record, static_cast<std::uint32_t>(type));
    appendBig<std::uint64_t>(record, payload.size());
    append(record, payload);
    appendBig<std::uint32_t>(record, crc32c(record));
    return record;
}

Bytes encodeUndoMeta(const UndoMeta& meta)
{
    Bytes bytes;
    appendText(bytes, meta.id);
    appendText(bytes, meta.name);
    appendText(bytes, meta.root);
    appendText(bytes, meta.quarantine);
    appendBig<std::uint64_t>(bytes, meta.rootDevice);
    appendBig<std::uint64_t>(bytes, meta.rootInode);
    appendBig<std::uint64_t>(bytes, static_cast<std::uint64_t>(meta.createdNs));
    return bytes;
}

Result<UndoMeta> decodeUndoMeta(ByteView payload)
{
    Fields fields(payload);
    UndoMeta meta;
    meta.id = fields.text();
    meta.name = fields.text();
    meta.root = fields.text();
    meta.quarantine = fields.text();
    meta.rootDevice = fields.number<std::uint64_t>();
    meta.rootInode = fields.number<std::uint64_t>();
    meta.createdNs = static_cast<std::int64_t>(fields.number<std::uint64_t>());
    if (!fields.good() || !posix::isPlainName(meta.id))
        return damagedUndo("what it says of the store makes no sense");
    return meta;
}

Bytes encodeUndoStep(const UndoStep& step)
{
    Bytes bytes;
    appendBig<std::uint8_t>(bytes, static_cast<std::uint8_t>(step.kind));
    appendBig<std::uint8_t>(bytes, step.byCopy ? 1 : 0);
    appendPath(bytes, step.store);
    appendPath(bytes, step.kept);
    appendBig<std::uint8_t>(bytes, static_cast<std::uint8_t>(step.type));
    appendBig<std::uint64_t>(bytes, step.sizeBefore);
    appendBig<std::uint64_t>(bytes, step.sizeAfter);
    appendText(bytes, step.sha256Before);
    appendText(bytes, step.sha256After);
    appendBig<std::uint64_t>(bytes, step.identity.device);
    appendBig<std::uint64_t>(bytes, step.identity.inode);
    appendBig<std::uint64_t>(bytes, step.identity.sizeBytes);
    appendBig<std::uint64_t>(bytes, static_cast<std::uint64_t>(step.identity.modifiedNs));
    appendBig<std::uint32_t>(bytes, step.mode);
    appendBig<std::uint32_t>(bytes, step.owner);
    appendBig<std::uint32_t>(bytes, step.group);
    return bytes;
}

Result<UndoStep> decodeUndoStep(ByteView payload)
{
    Fields fields(payload);
    UndoStep step;
    step.kind = fields.choice(UndoStep::Kind::Patch, UndoStep::Kind::Exchange);
    step.byCopy = fields.number<std::uint8_t>() != 0;
    step.store = fields.path();
    step.kept = fields.path();
    step.type = fields.choice(EntryType::Regular, EntryType::Unknown);
    step.sizeBefore = fields.number<std::uint64_t>();
    step.sizeAfter = fields.number<std::uint64_t>();
    step.sha256Before = fields.text();
    step.sha256After = fields.text();
    step.identity.device = fields.number<std::uint64_t>();
    step.identity.inode = fields.number<std::uint64_t>();
    step.identity.sizeBytes = fields.number<std::uint64_t>();
    step.identity.modifiedNs = static_cast<std::int64_t>(fields.number<std::uint64_t>());
    step.mode = fields.number<std::uint32_t>();
    step.owner = fields.number<std::uint32_t>();
    step.group = fields.number<std::uint32_t>();
    if (!fields.good() || !isSafe(step))
        return damagedUndo("a step makes no sense");
    return step;
}

Bytes encodeUndoExtent(const UndoExtent& extent)
{
    Bytes bytes;
    bytes.reserve(extent.before.size() + extent.after.size() + 16);
    appendBig<std::uint64_t>(bytes, extent.offset);
    appendBytes(bytes, extent.before);
    appendBytes(bytes, extent.after);
    return bytes;
}

Result<UndoExtent> decodeUndoExtent(ByteView payload)
{
    Fields fields(payload);
    UndoExtent extent;
    extent.offset = fields.number<std::uint64_t>();
    const ByteView before = fields.bytes();
    const ByteView after = fields.bytes();
    if (!fields.good() || !checkedAdd(extent.offset, std::max(before.size(), after.size())))
        return damagedUndo("an extent makes no sense");
    extent.before.assign(before.begin(), before.end());
    extent.after.assign(after.begin(), after.end());
    return extent;
}

} // namespace cryo
