// SPDX-License-Identifier: GPL-3.0-or-later
//
// Extents over a file, and names over folders.
#include "core/storage/overlay_storage.h"

#include <algorithm>

namespace cryo {

/// A file as it is now. Extents do not overlap and do not touch; what no extent covers comes from below up to
/// belowBytes, and is zero behind that.
struct OverlayStorage::File {
    std::shared_ptr<const ReadableFile> below; ///< null for a new file
    std::uint64_t belowBytes = 0;
    std::uint64_t sizeBytes = 0;
    bool moved = false; ///< what is below is not at its old place
    std::map<std::uint64_t, Bytes> extents;
    std::shared_ptr<std::uint64_t> changes;

    Result<> read(std::uint64_t offset, MutableByteView to) const;
    void write(std::uint64_t offset, ByteView bytes);
    void resize(std::uint64_t newSizeBytes);
    [[nodiscard]] std::vector<OverlayChange::Range> written() const;
    [[nodiscard]] std::vector<DataExtent> dataExtents(std::size_t most) const;
};

Result<> OverlayStorage::File::read(std::uint64_t offset, MutableByteView to) const
{
    const std::uint64_t end = offset + to.size();
    auto extent = extents.upper_bound(offset);
    if (extent != extents.begin())
        --extent;
    const bool covered =
        extent != extents.end() && extent->first <= offset && extent->first + extent->second.size() >= end;
    if (!covered) {
        const std::uint64_t belowEnd = std::clamp(belowBytes, offset, end);
        if (belowEnd > offset)
            CRYO_TRY(below->readAt(FileOffset{offset}, to.first(belowEnd - offset)));
        std::ranges::fill(to.subspan(belowEnd - offset), std::byte{0});
    }
    for (; extent != extents.end() && extent->first < end; ++extent) {
        const std::uint64_t from = std::max(offset, extent->first);
        const std::uint64_t until = std::min<std::uint64_t>(end, extent->first + extent->second.size());
        if (from < until)
            std::ranges::copy(ByteView(extent->second).subspan(from - extent->first, until - from),
                              to.subspan(from - offset).begin());
    }
    return {};
}

void OverlayStorage::File::write(std::uint64_t offset, ByteView bytes)
{
    ++*changes;
    const std::uint64_t end = offset + bytes.size();
    sizeBytes = std::max(sizeBytes, end);
    auto extent = extents.upper_bound(offset);
    if (extent != extents.begin() && std::prev(extent)->first + std::prev(extent)->second.size() >= offset)
        --extent;
    else
        extent = extents.emplace(offset, Bytes()).first;
    // Put into the extent, then take over what it runs into.
    Bytes& held = extent->second;
    const std::size_t at = offset - extent->first;
    held.resize(std::max(held.size(), at + bytes.size()));
    std::ranges::copy(bytes, held.begin() + static_cast<std::ptrdiff_t>(at));
    for (auto next = std::next(extent);
         next != extents.end() && next->first <= extent->first + held.size();) {
        const std::size_t overlap =
            std::min<std::size_t>(next->second.size(), extent->first + held.size() - next->first);
        append(held, ByteView(next->second).subspan(overlap));
        next = extents.erase(next);
    }
}

void OverlayStorage::File::resize(std::uint64_t newSizeBytes)
{
    ++*changes;
    sizeBytes = newSizeBytes;
    belowBytes = std::min(belowBytes, newSizeBytes);
    extents.erase(extents.lower_bound(newSizeBytes), extents.end());
    if (extents.empty())
        return;
    auto& [begin, bytes] = *std::prev(extents.end());
    if (begin + bytes.size() > newSizeBytes)
        bytes.resize(newSizeBytes - begin);
}

std::vector<OverlayChange::Range> OverlayStorage::File::written() const
{
    std::vector<OverlayChange::Range> ranges;
    const auto add = [&](std::uint64_t begin, std::uint64_t end) {
        if (begin >= end)
            return;
        if (!ranges.empty() && begin <= ranges.back().begin.value + ranges.back().sizeBytes) {
            auto& last = ranges.back();
            last.sizeBytes = std::max(last.begin.value + last.sizeBytes, end) - last.begin.value;
        } else {
            ranges.push_back({FileOffset{begin}, end - begin});
        }
    };
    if (moved)
        add(0, sizeBytes);
    for (const auto& [begin, bytes] : extents)
        add(begin, std::min<std::uint64_t>(begin + bytes.size(), belowBytes));
    add(belowBytes, sizeBytes); // all of it is new
    return ranges;
}

/// What is stored below, as far as it shows, and what was written.
std::vector<DataExtent> OverlayStorage::File::dataExtents(std::size_t most) const
{
    std::vector<DataExtent> all;
    if (below)
        for (const DataExtent& extent : below->dataExtents(most))
            if (extent.beginByte < belowBytes)
                all.push_back({extent.beginByte, std::min(extent.endByte, belowBytes)});
    for (const auto& [begin, bytes] : extents)
        all.push_back({begin, begin + bytes.size()});
    std::ranges::sort(all, {}, &DataExtent::beginByte);
    std::vector<DataExtent> runs;
    for (const DataExtent& extent : all)
        if (runs.empty() || extent.beginByte > runs.back().endByte)
            runs.push_back(extent);
        else
            runs.back().endByte = std::max(runs.back().endByte, extent.endByte);
    if (runs.size() > most) {
        runs.resize(most);
        runs.back().endByte = sizeBytes;
    }
    return runs;
}

namespace {

Error missing(const Where& where)
{
    return {Errc::BlobMissing, "blob missing: " + toString(where), where};
}

class OverlayFile final : public WritableFile {
public:
    OverlayFile(std::shared_ptr<OverlayStorage::File> file, Where where)
        : m_file(std::move(file))
        , m_where(std::move(where))
    {
    }

    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_file->sizeBytes; }
    [[nodiscard]] FileIdentity identity() const override
    {
        FileIdentity identity = m_file->below ? m_file->below->identity() : FileIdentity{};
        identity.sizeBytes = m_file->sizeBytes;
        return identity;
    }

    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        const auto end = checkedAdd(offset.value, to.size());
        if (!end || *end > m_file->sizeBytes)
            return fail(Errc::BlobInsufficientLength, "blob insufficient length", m_where);
        return m_file->read(offset.value, to);
    }
    [[nodiscard]] std::vector<DataExtent> dataExtents(std::size_t most) const override
    {
        return m_file->dataExtents(most);
    }

    using WritableFile::writeAt;
    Result<> writeAt(FileOffset offset, ByteView bytes) override
    {
        if (!checkedAdd(offset.value, bytes.size()))
            return fail(Errc::WriteFailed, "write failed", m_where);
        if (!bytes.empty())
            m_file->write(offset.value, bytes);
        return {};
    }
    Result<> resize(std::uint64_t sizeBytes) override
    {
        m_file->resize(sizeBytes);
        return {};
    }
    Result<> sync() override { return {}; }

private:
    std::shared_ptr<OverlayStorage::File> m_file;
    Where m_where;
};

/// A file with other bytes in front of what follows its first `skippedBytes`.
class PrefixedFile final : public ReadableFile {
public:
    PrefixedFile(std::shared_ptr<const ReadableFile> below, std::uint64_t skippedBytes, ByteView prefix)
        : m_below(std::move(below))
        , m_skippedBytes(skippedBytes)
        , m_prefix(prefix.begin(), prefix.end())
    {
    }

    [[nodiscard]] std::uint64_t sizeBytes() const override
    {
        return m_prefix.size() + (m_below->sizeBytes() - m_skippedBytes);
    }
    [[nodiscard]] FileIdentity identity() const override
    {
        FileIdentity identity = m_below->identity();
        identity.sizeBytes = sizeBytes();
        return identity;
    }
    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        std::size_t own = 0;
        if (offset.value < m_prefix.size()) {
            own = std::min<std::size_t>(to.size(), m_prefix.size() - offset.value);
            std::ranges::copy(ByteView(m_prefix).subspan(offset.value, own), to.begin());
        }
        if (own == to.size())
            return {};
        return m_below->readAt(FileOffset{offset.value + own - m_prefix.size() + m_skippedBytes},
                               to.subspan(own));
    }
    [[nodiscard]] std::vector<DataExtent> dataExtents(std::size_t most) const override
    {
        std::vector<DataExtent> extents{{0, m_prefix.size()}};
        for (const DataExtent& extent : m_below->dataExtents(most)) {
            if (extent.endByte <= m_skippedBytes)
                continue;
            const auto moved = [&](std::uint64_t at) { return at - m_skippedBytes + m_prefix.size(); };
            const std::uint64_t begin = moved(std::max(extent.beginByte, m_skippedBytes));
            if (begin == extents.back().endByte)
                extents.back().endByte = moved(extent.endByte);
            else
                extents.push_back({begin, moved(extent.endByte)});
        }
        if (extents.size() > most) {
            extents.resize(most);
            extents.back().endByte = sizeBytes();
        }
        return extents;
    }

private:
    std::shared_ptr<const ReadableFile> m_below;
    std::uint64_t m_skippedBytes;
    Bytes m_prefix;
};

/// A file opened for reading: its size is that of the opening.
class OverlayReader final : public ReadableFile {
public:
    OverlayReader(std::shared_ptr<const OverlayStorage::File> file, Where where)
        : m_file(std::move(file))
        , m_where(std::move(where))
        , m_sizeBytes(m_file->sizeBytes)
    {
    }

    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_sizeBytes; }
    [[nodiscard]] FileIdentity identity() const override
    {
        FileIdentity identity = m_file->below ? m_file->below->identity() : FileIdentity{};
        identity.sizeBytes = m_sizeBytes;
        identity.modifiedNs += static_cast<std::int64_t>(*m_file->changes);
        return identity;
    }
    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        const auto end = checkedAdd(offset.value, to.size());
        if (!end || *end > std::min(m_sizeBytes, m_file->sizeBytes))
            return fail(Errc::BlobInsufficientLength, "the file ends before the bytes that were asked for",
                        {m_where.partition, m_where.blob, offset.value});
        return m_file->read(offset.value, to);
    }
    [[nodiscard]] std::vector<DataExtent> dataExtents(std::size_t most) const override
    {
        return m_file->dataExtents(most);
    }

private:
    std::shared_ptr<const OverlayStorage::File> m_file;
    Where m_where;
    std::uint64_t m_sizeBytes;
};

} // namespace

OverlayStorage::OverlayStorage(std::shared_ptr<const ReadableStorage> below)
    : m_below(std::move(below))
    , m_changes(std::make_shared<std::uint64_t>(0))
{
}

OverlayStorage::~OverlayStorage() = default;

// ---- names ----

const OverlayStorage::Partition* OverlayStorage::find(std::string_view partition) const
{
    const auto found = m_partitions.find(partition);
    return found == m_partitions.end() ? nullptr : &found->second;
}

OverlayStorage::Partition& OverlayStorage::touch(std::string_view partition)
{
    return m_partitions.try_emplace(std::string(partition)).first->second;
}

/// Whether a name of below is seen here, if below has it.
bool OverlayStorage::showsBelow(std::string_view partition, std::string_view fileName) const
{
    const Partition* touched = find(partition);
    return touched == nullptr ||
           (touched->exists && !touched->hidesBelow && !touched->removed.contains(fileName));
}

bool OverlayStorage::hasFolder(std::string_view partition) const
{
    if (const Partition* touched = find(partition))
        return touched->exists;
    return m_below->list(partition).has_value();
}

Result<std::vector<DirectoryEntry>> OverlayStorage::listRoot() const
{
    CRYO_ASSIGN(auto entries, m_below->listRoot());
    std::erase_if(entries, [&](const DirectoryEntry& entry) {
        return find(entry.name) != nullptr || m_setAside.contains(entry.name);
    });
    for (const auto& [name, partition] : m_partitions)
        if (partition.exists)
            entries.push_back({name, EntryType::Directory, 0});
    std::ranges::sort(entries, {}, &DirectoryEntry::name);
    return entries;
}

Result<std::vector<DirectoryEntry>> OverlayStorage::list(std::string_view partition) const
{
    const Partition* touched = find(partition);
    if (touched == nullptr)
        return m_below->list(partition);
    if (!touched->exists)
        return fail(Errc::PartitionMissing, "partition missing: " + std::string(partition),
                    {std::string(partition), {}, {}});
    std::vector<DirectoryEntry> entries;
    if (!touched->hidesBelow)
        if (auto below = m_below->list(partition))
            entries = std::move(*below);
    std::erase_if(entries, [&](const DirectoryEntry& entry) {
        return touched->removed.contains(entry.name) || touched->files.contains(entry.name) ||
               touched->setAside.contains(entry.name);
    });
    for (const auto& [name, file] : touched->files)
        entries.push_back({name, EntryType::Regular, file->sizeBytes});
    std::ranges::sort(entries, {}, &DirectoryEntry::name);
    return entries;
}

Result<std::shared_ptr<const ReadableFile>> OverlayStorage::open(std::string_view partition,
                                                                 std::string_view fileName) const
{
    const Where where{std::string(partition), std::string(fileName), {}};
    if (const Partition* touched = find(partition); touched != nullptr && touched->exists)
        if (const auto file = touched->files.find(fileName); file != touched->files.end())
            return std::make_shared<OverlayReader>(file->second, where);
    if (showsBelow(partition, fileName))
        return m_below->open(partition, fileName);
    return std::unexpected(missing(where));
}

std::uint64_t OverlayStorage::generation() const
{
    return m_below->generation() + *m_changes;
}

std::string OverlayStorage::displayName() const
{
    return m_below->displayName();
}

// ---- changing ----

Result<std::shared_ptr<WritableFile>> OverlayStorage::openFile(std::string_view partition,
                                                               std::string_view fileName, OpenMode mode)
{
    const Where where{std::string(partition), std::string(fileName), {}};
    if (!hasFolder(partition))
        return std::unexpected(missing(where));
    Partition& touched = touch(partition);
    if (const auto file = touched.files.find(fileName); file != touched.files.end())
        return std::make_shared<OverlayFile>(file->second, where);
    auto file = std::make_shared<File>();
    file->changes = m_changes;
    bool isThere = false;
    if (showsBelow(partition, fileName)) {
        auto below = m_below->open(partition, fileName);
        if (!below && below.error().code != Errc::BlobMissing)
            return std::unexpected(std::move(below).error());
        isThere = below.has_value();
        if (isThere) {
            file->below = std::move(*below);
            file->belowBytes = file->sizeBytes = file->below->sizeBytes();
        }
    }
    if (!isThere && mode == OpenMode::Existing)
        return std::unexpected(missing(where));
    if (!isThere)
        ++*m_changes;
    touched.files.emplace(where.blob, file);
    return std::make_shared<OverlayFile>(std::move(file), where);
}

Result<> OverlayStorage::createFolder(std::string_view partition)
{
    if (hasFolder(partition))
        return {};
    touch(partition).exists = true;
    ++*m_changes;
    return {};
}

Result<> OverlayStorage::removeFile(std::string_view partition, std::string_view fileName)
{
    const Where where{std::string(partition), std::string(fileName), {}};
    const bool inBelow = showsBelow(partition, fileName) && m_below->open(partition, fileName).has_value();
    const bool inBoth = hasFolder(partition) && touch(partition).files.erase(where.blob) != 0;
    if (!inBelow && !inBoth)
        return std::unexpected(missing(where));
    if (inBelow)
        touch(partition).removed.insert(where.blob);
    ++*m_changes;
    return {};
}

Result<> OverlayStorage::replacePrefix(std::string_view partition, std::string_view fileName,
                                       std::uint64_t oldBytes, ByteView prefix)
{
    CRYO_ASSIGN(auto below, open(partition, fileName));
    if (below->sizeBytes() < oldBytes)
        return fail(Errc::BlobInsufficientLength, "blob insufficient length",
                    {std::string(partition), std::string(fileName), {}});
    auto file = std::make_shared<File>();
    file->below = std::make_shared<PrefixedFile>(std::move(below), oldBytes, prefix);
    file->belowBytes = file->sizeBytes = file->below->sizeBytes();
    file->moved = true;
    file->changes = m_changes;
    touch(partition).files.insert_or_assign(std::string(fileName), std::move(file));
    ++*m_changes;
    return {};
}

Result<> OverlayStorage::removeFolder(std::string_view partition)
{
    if (!hasFolder(partition))
        return fail(Errc::PartitionMissing, "partition missing: " + std::string(partition),
                    {std::string(partition), {}, {}});
    Partition& touched = touch(partition);
    touched = Partition{};
    touched.exists = false;
    touched.hidesBelow = true;
    ++*m_changes;
    return {};
}

Result<> OverlayStorage::setAside(std::string_view partition, std::string_view name)
{
    CRYO_ASSIGN(const auto entries, partition.empty() ? listRoot() : list(partition));
    const auto entry = std::ranges::find(entries, name, &DirectoryEntry::name);
    const Where where{std::string(partition), std::string(name), {}};
    if (entry == entries.end())
        return fail(Errc::NotFound, "there is no such entry: " + toString(where), where);
    ++*m_changes;
    if (partition.empty()) {
        m_setAside.emplace(where.blob, entry->type);
        return {};
    }
    if (entry->type == EntryType::Regular)
        return removeFile(partition, name);
    touch(partition).setAside.emplace(where.blob, entry->type);
    return {};
}

Result<> OverlayStorage::syncFolder(std::string_view partition)
{
    if (hasFolder(partition))
        return {};
    return fail(Errc::BlobSyncFailed,
                "blob sync failed: " + std::string(partition) + "/directory error: no such folder",
                {std::string(partition), {}, {}});
}

Result<> OverlayStorage::syncRoot()
{
    return {};
}

Result<> OverlayStorage::syncAll()
{
    return {};
}

// ---- what changed ----

void OverlayStorage::addFileChanges(const std::string& name, const Partition& partition,
                                    std::vector<OverlayChange>& changes) const
{
    std::map<std::string, std::uint64_t> before;
    if (const auto below = m_below->list(name))
        for (const DirectoryEntry& entry : *below) {
            if (entry.type == EntryType::Regular)
                before.emplace(entry.name, entry.sizeBytes);
            else if (partition.hidesBelow || partition.setAside.contains(entry.name))
                changes.push_back(
                    {OverlayChange::Kind::EntrySetAside, name, entry.name, 0, 0, {}, entry.type});
        }
    for (const auto& [file, sizeBytes] : before) {
        const bool gone = partition.hidesBelow || partition.removed.contains(file);
        if (gone && !partition.files.contains(file))
            changes.push_back(
                {OverlayChange::Kind::FileRemoved, name, file, sizeBytes, 0, {}, EntryType::Regular});
    }
    for (const auto& [file, content] : partition.files) {
        const auto old = before.find(file);
        const bool isNew = old == before.end();
        const auto written = content->written();
        if (!isNew && content->below && written.empty() && old->second == content->sizeBytes)
            continue;
        changes.push_back({isNew ? OverlayChange::Kind::FileCreated : OverlayChange::Kind::FileChanged, name,
                           file, isNew ? 0 : old->second, content->sizeBytes, written, EntryType::Regular});
    }
}

std::vector<OverlayChange> OverlayStorage::changes() const
{
    std::vector<OverlayChange> changes;
    for (const auto& [name, type] : m_setAside)
        changes.push_back({OverlayChange::Kind::EntrySetAside, {}, name, 0, 0, {}, type});
    for (const auto& [name, partition] : m_partitions) {
        const bool existed = m_below->list(name).has_value();
        if (existed != partition.exists)
            changes.push_back(
                {existed ? OverlayChange::Kind::PartitionRemoved : OverlayChange::Kind::PartitionCreated,
                 name,
                 {},
                 0,
                 0,
                 {},
                 EntryType::Directory});
        const std::size_t first = changes.size();
        addFileChanges(name, partition, changes);
        std::sort(changes.begin() + static_cast<std::ptrdiff_t>(first), changes.end(),
                  [](const auto& a, const auto& b) { return a.fileName < b.fileName; });
    }
    return changes;
}

std::uint64_t OverlayStorage::heldBytes() const
{
    std::uint64_t held = 0;
    for (const auto& [name, partition] : m_partitions)
        for (const auto& [fileName, file] : partition.files)
            for (const auto& [begin, bytes] : file->extents)
                held += bytes.size();
    return held;
}

} // namespace cryo
