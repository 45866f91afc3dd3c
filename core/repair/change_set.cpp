// SPDX-License-Identifier: GPL-3.0-or-later
//
// Comparing an overlay with what lies below it, and hashing both.
#include "core/repair/change_set.h"

#include "core/base/sha256.h"

#include <algorithm>

namespace cryo {

namespace {

using Overlaid = OverlayChange::Kind;

constexpr std::size_t kComparedBytes = std::size_t{1} << 20;
/// Runs that are closer than this become one: each costs a header in the undo file.
constexpr std::uint64_t kGapBytes = 64;
constexpr std::uint64_t kEndBytes = 4096;

using Range = OverlayChange::Range;

void addRange(std::vector<Range>& ranges, std::uint64_t begin, std::uint64_t end)
{
    if (begin >= end)
        return;
    if (!ranges.empty()) {
        Range& last = ranges.back();
        const std::uint64_t lastEnd = last.begin.value + last.sizeBytes;
        if (begin <= lastEnd + kGapBytes) {
            last.sizeBytes = std::max(lastEnd, end) - last.begin.value;
            return;
        }
    }
    ranges.push_back({FileOffset{begin}, end - begin});
}

/// Compares what may differ, block by block.
class Comparer {
public:
    explicit Comparer(const Progress& progress)
        : m_progress(progress)
        , m_old(kComparedBytes)
        , m_new(kComparedBytes)
    {
    }

    /// The runs of `written` that differ. `before` is as long as its own size says.
    Result<std::vector<Range>> compare(const ReadableFile& before, const ReadableFile& after,
                                       const std::vector<Range>& written)
    {
        std::vector<Range> ranges;
        const std::uint64_t both = std::min(before.sizeBytes(), after.sizeBytes());
        for (const Range& range : written) {
            const std::uint64_t end = std::min(range.begin.value + range.sizeBytes, both);
            for (std::uint64_t at = range.begin.value; at < end; at += kComparedBytes)
                CRYO_TRY(compareBlock(before, after, at, std::min<std::uint64_t>(kComparedBytes, end - at),
                                      ranges));
        }
        addRange(ranges, both, after.sizeBytes());
        return ranges;
    }

private:
    Result<> compareBlock(const ReadableFile& before, const ReadableFile& after, std::uint64_t at,
                          std::size_t sizeBytes, std::vector<Range>& ranges)
    {
        const auto oldBytes = MutableByteView(m_old).first(sizeBytes);
        const auto newBytes = MutableByteView(m_new).first(sizeBytes);
        CRYO_TRY(before.readAt(FileOffset{at}, oldBytes));
        CRYO_TRY(after.readAt(FileOffset{at}, newBytes));
        for (auto position = oldBytes.begin(); position != oldBytes.end();) {
            const auto other = newBytes.begin() + (position - oldBytes.begin());
            const auto [differs, _] = std::mismatch(position, oldBytes.end(), other);
            if (differs == oldBytes.end())
                break;
            const auto begin = static_cast<std::uint64_t>(differs - oldBytes.begin());
            auto end = begin + 1;
            while (end < sizeBytes && oldBytes[end] != newBytes[end])
                ++end;
            addRange(ranges, at + begin, at + end);
            position = oldBytes.begin() + static_cast<std::ptrdiff_t>(end);
        }
        m_done += sizeBytes;
        return m_progress.step(m_done, 0);
    }

    const Progress& m_progress;
    Bytes m_old;
    Bytes m_new;
    std::uint64_t m_done = 0;
};

/// The entry of a change that is a file's.
Result<std::optional<FileChange>> fileChange(const OverlayChange& change, const ChangeSet& set,
                                             Comparer& comparer)
{
    FileChange file;
    file.partition = change.partition;
    file.fileName = change.fileName;
    file.sizeBefore = change.sizeBefore;
    file.sizeAfter = change.sizeAfter;
    if (change.kind == Overlaid::FileRemoved) {
        file.kind = FileChange::Kind::Removed;
        CRYO_ASSIGN(const auto removed, set.before->open(change.partition, change.fileName));
        file.identityBefore = removed->identity();
        return file;
    }
    if (change.kind == Overlaid::FileCreated) {
        file.kind = FileChange::Kind::Created;
        addRange(file.ranges, 0, file.sizeAfter);
        return file;
    }
    CRYO_ASSIGN(const auto before, set.before->open(change.partition, change.fileName));
    CRYO_ASSIGN(const auto after, set.after->open(change.partition, change.fileName));
    file.sizeBefore = before->sizeBytes();
    file.identityBefore = before->identity();
    CRYO_ASSIGN(file.ranges, comparer.compare(*before, *after, change.written));
    if (file.ranges.empty() && file.sizeBefore == file.sizeAfter)
        return std::nullopt;
    return file;
}

Result<std::optional<std::string>> hashOf(const ReadableFile& file, const Progress& progress,
                                          std::uint64_t& done, std::uint64_t total)
{
    if (file.sizeBytes() > kHashedFileMaxBytes)
        return std::nullopt;
    Sha256 hash;
    Bytes block(std::min<std::uint64_t>(kComparedBytes, file.sizeBytes()));
    for (std::uint64_t at = 0; at < file.sizeBytes(); at += kComparedBytes) {
        const auto part =
            MutableByteView(block).first(std::min<std::uint64_t>(block.size(), file.sizeBytes() - at));
        CRYO_TRY(file.readAt(FileOffset{at}, part));
        hash.add(part);
        done += part.size();
        CRYO_TRY(progress.step(done, total));
    }
    return toHex(hash.finish());
}

void addNumber(Sha256& hash, std::uint64_t number)
{
    Bytes bytes;
    appendBig<std::uint64_t>(bytes, number);
    hash.add(bytes);
}

void addText(Sha256& hash, std::string_view text)
{
    addNumber(hash, text.size());
    hash.add(asBytes(text));
}

Result<> addEntry(Sha256& hash, const ReadableStorage& storage, const std::string& partition,
                  const DirectoryEntry& entry)
{
    addText(hash, entry.name);
    addNumber(hash, static_cast<std::uint64_t>(entry.type));
    addNumber(hash, entry.sizeBytes);
    if (entry.type != EntryType::Regular)
        return {};
    CRYO_ASSIGN(const auto file, storage.open(partition, entry.name));
    Bytes end(std::min(kEndBytes, file->sizeBytes()));
    CRYO_TRY(file->readAt(FileOffset{0}, end));
    hash.add(end);
    CRYO_TRY(file->readAt(FileOffset{file->sizeBytes() - end.size()}, end));
    hash.add(end);
    return {};
}

} // namespace

std::uint64_t FileChange::changedBytes() const
{
    std::uint64_t bytes = 0;
    for (const Range& range : ranges)
        bytes += range.sizeBytes;
    return bytes;
}

Result<ChangeSet> collectChanges(std::shared_ptr<const ReadableStorage> before,
                                 std::shared_ptr<const OverlayStorage> after, const Progress& progress)
{
    ChangeSet set;
    set.before = std::move(before);
    const std::vector<OverlayChange> changes = after->changes();
    set.after = std::move(after);
    Comparer comparer(progress);
    for (const OverlayChange& change : changes) {
        switch (change.kind) {
        case Overlaid::PartitionCreated:
            set.createdPartitions.push_back(change.partition);
            break;
        case Overlaid::PartitionRemoved:
            set.removedPartitions.push_back(change.partition);
            break;
        case Overlaid::EntrySetAside:
            set.setAside.push_back({change.partition, change.fileName, change.entryType});
            break;
        case Overlaid::FileCreated:
        case Overlaid::FileRemoved:
        case Overlaid::FileChanged: {
            CRYO_ASSIGN(auto file, fileChange(change, set, comparer));
            if (file)
                set.files.push_back(std::move(*file));
        }
        }
    }
    return set;
}

Result<> addHashes(ChangeSet& changes, const Progress& progress)
{
    std::uint64_t total = 0;
    for (const FileChange& file : changes.files)
        if (file.kind != FileChange::Kind::Removed)
            total = saturatingAdd(total, saturatingAdd(file.sizeBefore, file.sizeAfter));
    std::uint64_t done = 0;
    for (FileChange& file : changes.files) {
        if (file.kind == FileChange::Kind::Removed)
            continue;
        if (file.kind == FileChange::Kind::Changed && !file.sha256Before) {
            CRYO_ASSIGN(const auto before, changes.before->open(file.partition, file.fileName));
            CRYO_ASSIGN(file.sha256Before, hashOf(*before, progress, done, total));
        }
        if (file.sha256After)
            continue;
        CRYO_ASSIGN(const auto after, changes.after->open(file.partition, file.fileName));
        CRYO_ASSIGN(file.sha256After, hashOf(*after, progress, done, total));
    }
    return {};
}

Result<std::optional<std::string>> sha256OfFile(const ReadableStorage& storage, std::string_view partition,
                                                std::string_view fileName, const Progress& progress)
{
    CRYO_ASSIGN(const auto file, storage.open(partition, fileName));
    std::uint64_t done = 0;
    return hashOf(*file, progress, done, file->sizeBytes());
}

Result<std::string> storeFingerprint(const ReadableStorage& storage, std::span<const std::string> partitions,
                                     const Progress& progress)
{
    std::vector<std::string> names(partitions.begin(), partitions.end());
    std::ranges::sort(names);
    const auto repeated = std::ranges::unique(names);
    names.erase(repeated.begin(), repeated.end());
    Sha256 hash;
    addText(hash, "cryoscope store fingerprint 1");
    std::uint64_t done = 0;
    for (const std::string& partition : names) {
        addText(hash, partition);
        const auto entries = storage.list(partition);
        if (!entries && entries.error().code != Errc::PartitionMissing)
            return std::unexpected(entries.error());
        addNumber(hash, entries ? entries->size() : UINT64_MAX);
        if (!entries)
            continue;
        for (const DirectoryEntry& entry : *entries) {
            CRYO_TRY(addEntry(hash, storage, partition, entry));
            CRYO_TRY(progress.step(++done, 0));
        }
    }
    return toHex(hash.finish());
}

} // namespace cryo
