// SPDX-License-Identifier: GPL-3.0-or-later
// Folders in folders on a storage that has only one level of them.
#include "tests/repair/simulated_disk.h"

#include "tests/support/expect.h"

#include <algorithm>

namespace cryo::test {

namespace {

std::string keyOf(const WriterFolder& folder)
{
    static constexpr const char* kAreas[] = {"S", "Q", "U"};
    std::string key = kAreas[static_cast<std::size_t>(folder.area)];
    return folder.path.empty() ? key : key + "/" + folder.path;
}

Where whereOf(const WriterPath& path)
{
    return {keyOf(path.folder), path.name, std::nullopt};
}

class SimulatedFile final : public WriterFile {
public:
    explicit SimulatedFile(std::shared_ptr<WritableFile> file)
        : m_file(std::move(file))
    {
    }
    [[nodiscard]] Result<std::uint64_t> sizeBytes() const override { return m_file->sizeBytes(); }
    Result<> readAt(std::uint64_t offset, MutableByteView to) const override
    {
        return m_file->readAt(FileOffset{offset}, to);
    }
    Result<> writeAt(std::uint64_t offset, ByteView bytes) override
    {
        return m_file->writeAt(FileOffset{offset}, bytes);
    }
    Result<> resize(std::uint64_t sizeBytes) override { return m_file->resize(sizeBytes); }
    Result<> sync() override { return m_file->sync(); }
    Result<> dressAs(const WriterFacts& like) override
    {
        static_cast<void>(like);
        return {};
    }

private:
    std::shared_ptr<WritableFile> m_file;
};

bool isMissing(const Error& error)
{
    return error.code == Errc::BlobMissing || error.code == Errc::PartitionMissing;
}

} // namespace

SimulatedDisk::SimulatedDisk(std::unique_ptr<FaultyStorage> storage, bool oneVolume)
    : m_storage(std::move(storage))
    , m_oneVolume(oneVolume)
{
}

SimulatedDisk::SimulatedDisk(std::uint64_t seed, const MemoryStorage& store, bool oneVolume)
    : m_oneVolume(oneVolume)
{
    MemoryStorage image;
    for (const char* area : {"S", "Q", "U"})
        image.createPartition(area);
    for (const auto& [partition, files] : store.partitions()) {
        image.createPartition("S/" + partition);
        for (const auto& [name, bytes] : files)
            image.write("S/" + partition, name, *bytes);
    }
    m_storage = std::make_unique<FaultyStorage>(seed, image);
}

std::unique_ptr<SimulatedDisk> SimulatedDisk::clone() const
{
    return std::unique_ptr<SimulatedDisk>(new SimulatedDisk(m_storage->clone(), m_oneVolume));
}

void SimulatedDisk::cutPower(CutStyle style, std::uint64_t choice)
{
    m_storage->cutPower(style, choice);
    // A folder is reached through its parent only.
    const auto folders = must(m_storage->listRoot());
    for (const DirectoryEntry& folder : folders) {
        const std::size_t slash = folder.name.rfind('/');
        if (slash != std::string::npos && !m_storage->hasFolder(folder.name.substr(0, slash)))
            must(m_storage->removeFolder(folder.name));
    }
    must(m_storage->syncRoot());
}

std::map<std::string, Bytes> SimulatedDisk::below(const std::string& area) const
{
    std::map<std::string, Bytes> all;
    const auto image = m_storage->image();
    for (const auto& [folder, files] : image->partitions()) {
        if (folder != area && !folder.starts_with(area + "/"))
            continue;
        all.emplace(folder + "/", Bytes());
        for (const auto& [name, bytes] : files)
            all.emplace(folder + "/" + name, *bytes);
    }
    return all;
}

std::vector<std::string> SimulatedDisk::leftovers() const
{
    std::vector<std::string> names;
    for (const char* area : {"Q", "U"})
        for (const auto& [name, bytes] : below(area))
            if (name != std::string(area) + "/")
                names.push_back(name);
    return names;
}

Result<std::unique_ptr<WriterFile>> SimulatedDisk::open(const WriterPath& path, WriterOpen how)
{
    const Where where = whereOf(path);
    if (how == WriterOpen::CreateNew && m_storage->open(where.partition, where.blob))
        return fail(Errc::BlobOpenFailed, "the name is taken: " + toString(where), where);
    auto file = m_storage->openFile(where.partition, where.blob,
                                    how == WriterOpen::CreateNew ? OpenMode::Create : OpenMode::Existing);
    if (!file)
        return fail(isMissing(file.error()) ? Errc::NotFound : file.error().code, file.error().message,
                    where);
    return std::make_unique<SimulatedFile>(std::move(*file));
}

Result<std::optional<WriterFacts>> SimulatedDisk::examine(const WriterPath& path)
{
    const Where where = whereOf(path);
    WriterFacts facts;
    if (m_storage->hasFolder(where.partition + "/" + where.blob)) {
        facts.type = EntryType::Directory;
        return facts;
    }
    const auto file = m_storage->open(where.partition, where.blob);
    if (!file && isMissing(file.error()))
        return std::nullopt;
    if (!file)
        return std::unexpected(file.error());
    facts.type = EntryType::Regular;
    facts.identity = (*file)->identity();
    return facts;
}

Result<std::optional<WriterFacts>> SimulatedDisk::examineFolder(const WriterFolder& folder)
{
    if (!m_storage->hasFolder(keyOf(folder)))
        return std::nullopt;
    WriterFacts facts;
    facts.type = EntryType::Directory;
    return facts;
}

Result<std::vector<std::string>> SimulatedDisk::list(const WriterFolder& folder)
{
    const std::string key = keyOf(folder);
    CRYO_ASSIGN(const auto files, m_storage->list(key));
    CRYO_ASSIGN(const auto folders, m_storage->listRoot());
    std::vector<std::string> names;
    for (const DirectoryEntry& entry : files)
        names.push_back(entry.name);
    for (const DirectoryEntry& entry : folders)
        if (entry.name.starts_with(key + "/") && entry.name.find('/', key.size() + 1) == std::string::npos)
            names.push_back(entry.name.substr(key.size() + 1));
    std::ranges::sort(names);
    return names;
}

Result<> SimulatedDisk::makeFolder(const WriterFolder& folder, const WriterFacts* like)
{
    static_cast<void>(like);
    return m_storage->createFolder(keyOf(folder));
}

Result<> SimulatedDisk::removeFolder(const WriterFolder& folder)
{
    if (!m_storage->hasFolder(keyOf(folder)))
        return {};
    CRYO_ASSIGN(const auto names, list(folder));
    if (!names.empty())
        return fail(Errc::Io, "'" + keyOf(folder) + "' is not empty: " + names.front());
    return m_storage->removeFolder(keyOf(folder));
}

Result<> SimulatedDisk::move(const WriterPath& from, const WriterPath& to)
{
    return m_storage->moveFile(whereOf(from), whereOf(to));
}

Result<> SimulatedDisk::exchange(const WriterPath& a, const WriterPath& b)
{
    return m_storage->exchangeFiles(whereOf(a), whereOf(b));
}

Result<> SimulatedDisk::remove(const WriterPath& path)
{
    const Where where = whereOf(path);
    auto removed = m_storage->removeFile(where.partition, where.blob);
    return removed || !isMissing(removed.error()) ? removed : Result<>();
}

Result<> SimulatedDisk::syncFolder(const WriterFolder& folder)
{
    const std::string key = keyOf(folder);
    if (!m_storage->hasFolder(key))
        return fail(Errc::NotFound, "'" + key + "' is not there");
    CRYO_TRY(m_storage->syncFolder(key));
    return m_storage->syncFolderNames(key);
}

bool SimulatedDisk::canMoveBetween(const WriterFolder& a, const WriterFolder& b)
{
    return m_oneVolume || a.area == b.area;
}

Result<std::uint64_t> SimulatedDisk::freeBytes(WriterArea area)
{
    static_cast<void>(area);
    return std::uint64_t{1} << 30;
}

bool SimulatedDisk::sameVolume(WriterArea a, WriterArea b)
{
    return a == b;
}

std::string SimulatedDisk::pathText(const WriterPath& path) const
{
    return toString(whereOf(path));
}

} // namespace cryo::test
