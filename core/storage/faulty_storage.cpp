// SPDX-License-Identifier: GPL-3.0-or-later
//
// The calls of a storage, each through the state that decides whether it works.
#include "core/storage/faulty_state.h"

#include <algorithm>

namespace cryo {

using faulty::Dice;
using faulty::Folder;
using faulty::FolderOperation;
using faulty::injected;
using faulty::Inode;
using faulty::Move;
using faulty::NameOperation;
using faulty::Names;
using faulty::setOrErase;

namespace {

class FaultyFile final : public WritableFile {
public:
    FaultyFile(std::shared_ptr<FaultyStorage::State> state, std::shared_ptr<Inode> inode, Where where)
        : m_state(std::move(state))
        , m_inode(std::move(inode))
        , m_where(std::move(where))
        , m_life(m_state->life)
    {
    }

    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_inode->current.size(); }
    [[nodiscard]] FileIdentity identity() const override
    {
        return {1, m_inode->number, m_inode->current.size(), 0};
    }

    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        CRYO_TRY(checkAlive());
        CRYO_TRY(m_state->nextSimpleCall(m_where));
        const auto end = checkedAdd(offset.value, to.size());
        if (!end || *end > m_inode->current.size())
            return fail(Errc::BlobInsufficientLength, "blob insufficient length", m_where);
        std::ranges::copy(ByteView(m_inode->current).subspan(offset.value, to.size()), to.begin());
        return {};
    }

    using WritableFile::writeAt;
    Result<> writeAt(FileOffset offset, ByteView bytes) override
    {
        CRYO_TRY(checkAlive());
        if (!checkedAdd(offset.value, bytes.size()))
            return fail(Errc::WriteFailed, "write failed", m_where);
        return m_state->change(*m_inode, {0, false, false, offset.value, Bytes(bytes.begin(), bytes.end())},
                               m_where);
    }

    Result<> resize(std::uint64_t sizeBytes) override
    {
        CRYO_TRY(checkAlive());
        auto resized = m_state->change(*m_inode, {0, true, false, sizeBytes, {}}, m_where);
        if (!resized)
            return fail(Errc::BlobResizeFailed,
                        "blob resize failed: " + toString(m_where) + " error: " + resized.error().message,
                        m_where);
        return resized;
    }

    Result<> sync() override
    {
        CRYO_TRY(checkAlive());
        return m_state->syncInode(*m_inode, m_where);
    }

private:
    [[nodiscard]] Result<> checkAlive() const
    {
        if (m_life == m_state->life)
            return {};
        return injected("the file was opened before the power was cut", m_where);
    }

    std::shared_ptr<FaultyStorage::State> m_state;
    std::shared_ptr<Inode> m_inode;
    Where m_where;
    std::uint64_t m_life;
};

Error missingBlob(const Where& where)
{
    return {Errc::BlobMissing, "blob missing: " + toString(where), where};
}

Error missingPartition(std::string_view partition)
{
    return {Errc::PartitionMissing,
            "partition missing: " + std::string(partition),
            {std::string(partition), {}, {}}};
}

} // namespace

FaultyStorage::FaultyStorage(std::uint64_t seed)
    : m_state(std::make_shared<State>(seed))
{
}

FaultyStorage::FaultyStorage(std::uint64_t seed, const MemoryStorage& image)
    : FaultyStorage(seed)
{
    for (const auto& [partition, files] : image.partitions()) {
        auto folder = std::make_shared<Folder>();
        for (const auto& [name, bytes] : files)
            folder->durable[name] = std::make_shared<Inode>(Inode{*bytes, *bytes, {}});
        folder->current = folder->durable;
        m_state->durable[partition] = std::move(folder);
    }
    m_state->current = m_state->durable;
}

FaultyStorage::~FaultyStorage() = default;

Result<std::vector<DirectoryEntry>> FaultyStorage::listRoot() const
{
    CRYO_TRY(m_state->nextSimpleCall({}));
    std::vector<DirectoryEntry> entries;
    for (const auto& [name, folder] : m_state->current)
        entries.push_back({name, EntryType::Directory, 0});
    return entries;
}

Result<std::vector<DirectoryEntry>> FaultyStorage::list(std::string_view partition) const
{
    CRYO_TRY(m_state->nextSimpleCall({std::string(partition), {}, {}}));
    const Folder* folder = m_state->findFolder(partition);
    if (folder == nullptr)
        return std::unexpected(missingPartition(partition));
    std::vector<DirectoryEntry> entries;
    for (const auto& [name, inode] : folder->current)
        entries.push_back({name, EntryType::Regular, inode->current.size()});
    return entries;
}

Result<std::shared_ptr<const ReadableFile>> FaultyStorage::open(std::string_view partition,
                                                                std::string_view fileName) const
{
    const Where where{std::string(partition), std::string(fileName), {}};
    CRYO_TRY(m_state->nextSimpleCall(where));
    if (const Folder* folder = m_state->findFolder(partition))
        if (const auto file = folder->current.find(fileName); file != folder->current.end())
            return std::make_shared<FaultyFile>(m_state, file->second, where);
    return std::unexpected(missingBlob(where));
}

std::uint64_t FaultyStorage::generation() const
{
    return m_state->order + m_state->life;
}

std::string FaultyStorage::displayName() const
{
    return "faulty storage, seed " + std::to_string(m_state->seed);
}

Result<std::shared_ptr<WritableFile>> FaultyStorage::openFile(std::string_view partition,
                                                              std::string_view fileName, OpenMode mode)
{
    const Where where{std::string(partition), std::string(fileName), {}};
    const State::Verdict verdict = m_state->nextCall();
    if (verdict != State::Verdict::Works && verdict != State::Verdict::PowerGoes)
        return injected(m_state->off ? "the power is off" : "injected storage fault", where);
    Folder* folder = m_state->findFolder(partition);
    if (folder == nullptr)
        return std::unexpected(missingBlob(where));
    auto file = folder->current.find(fileName);
    if (file == folder->current.end()) {
        if (mode == OpenMode::Existing)
            return std::unexpected(missingBlob(where));
        file = folder->current.emplace(where.blob, std::make_shared<Inode>()).first;
        folder->pending.push_back({m_state->order++, where.blob, file->second});
    }
    if (verdict == State::Verdict::PowerGoes)
        return injected("the power is off", where);
    return std::make_shared<FaultyFile>(m_state, file->second, where);
}

/// Changes of names: with the power going, they take their place among what may survive.
static Result<> outcome(FaultyStorage::State& state, FaultyStorage::State::Verdict verdict,
                        const Where& where)
{
    if (verdict == FaultyStorage::State::Verdict::Works)
        return {};
    return injected(state.off ? "the power is off" : "injected storage fault", where);
}

Result<> FaultyStorage::createFile(std::string_view partition, std::string_view fileName, ByteView content)
{
    const Where where{std::string(partition), std::string(fileName), {}};
    const State::Verdict verdict = m_state->nextCall();
    if (verdict != State::Verdict::Works && verdict != State::Verdict::PowerGoes)
        return outcome(*m_state, verdict, where);
    Folder* folder = m_state->findFolder(partition);
    if (folder == nullptr)
        return std::unexpected(missingBlob(where));
    if (folder->current.contains(where.blob))
        return fail(Errc::BlobOpenFailed, "blob open failed: " + toString(where) + " error: it exists",
                    where);
    const Bytes bytes(content.begin(), content.end());
    auto inode = std::make_shared<Inode>(Inode{bytes, bytes, {}});
    folder->current[where.blob] = inode;
    folder->pending.push_back({m_state->order++, where.blob, std::move(inode)});
    return outcome(*m_state, verdict, where);
}

bool FaultyStorage::hasFolder(std::string_view partition) const
{
    return m_state->findFolder(partition) != nullptr;
}

Result<> FaultyStorage::createFolder(std::string_view partition)
{
    const Where where{std::string(partition), {}, {}};
    const State::Verdict verdict = m_state->nextCall();
    const bool acts = verdict == State::Verdict::Works || verdict == State::Verdict::PowerGoes;
    if (acts && !hasFolder(partition)) {
        auto folder = std::make_shared<Folder>();
        m_state->current[where.partition] = folder;
        m_state->pending.push_back({m_state->order++, where.partition, std::move(folder)});
    }
    return outcome(*m_state, verdict, where);
}

Result<> FaultyStorage::removeFile(std::string_view partition, std::string_view fileName)
{
    const Where where{std::string(partition), std::string(fileName), {}};
    const State::Verdict verdict = m_state->nextCall();
    if (verdict != State::Verdict::Works && verdict != State::Verdict::PowerGoes)
        return outcome(*m_state, verdict, where);
    Folder* folder = m_state->findFolder(partition);
    if (folder == nullptr || folder->current.erase(where.blob) == 0)
        return std::unexpected(missingBlob(where));
    folder->pending.push_back({m_state->order++, where.blob, nullptr});
    return outcome(*m_state, verdict, where);
}

Result<> FaultyStorage::removeFolder(std::string_view partition)
{
    const Where where{std::string(partition), {}, {}};
    const State::Verdict verdict = m_state->nextCall();
    if (verdict != State::Verdict::Works && verdict != State::Verdict::PowerGoes)
        return outcome(*m_state, verdict, where);
    if (m_state->current.erase(where.partition) == 0)
        return std::unexpected(missingPartition(partition));
    m_state->pending.push_back({m_state->order++, where.partition, nullptr});
    return outcome(*m_state, verdict, where);
}

Result<> FaultyStorage::syncFolder(std::string_view partition)
{
    const Where where{std::string(partition), {}, {}};
    CRYO_TRY(outcome(*m_state, m_state->nextCall(), where));
    Folder* folder = m_state->findFolder(partition);
    if (folder == nullptr)
        return fail(Errc::BlobSyncFailed,
                    "blob sync failed: " + where.partition + "/directory error: no such folder", where);
    for (const NameOperation& operation : folder->pending) {
        setOrErase(folder->durable, operation.name, operation.inode);
        if (operation.move)
            operation.move->committed = true;
    }
    folder->pending.clear();
    return {};
}

Result<> FaultyStorage::moveFile(const Where& from, const Where& to)
{
    const State::Verdict verdict = m_state->nextCall();
    if (verdict != State::Verdict::Works && verdict != State::Verdict::PowerGoes)
        return outcome(*m_state, verdict, from);
    Folder* source = m_state->findFolder(from.partition);
    Folder* target = m_state->findFolder(to.partition);
    const auto file = source == nullptr ? Names::iterator{} : source->current.find(from.blob);
    if (source == nullptr || target == nullptr || file == source->current.end())
        return std::unexpected(missingBlob(from));
    if (target->current.contains(to.blob))
        return fail(Errc::BlobOpenFailed, "the name is taken: " + toString(to), to);
    const std::shared_ptr<Inode> inode = file->second;
    const auto move = std::make_shared<Move>();
    const std::uint64_t order = m_state->order++;
    source->current.erase(file);
    target->current[to.blob] = inode;
    target->pending.push_back({order, to.blob, inode, move});
    source->pending.push_back({order, from.blob, nullptr, move});
    return outcome(*m_state, verdict, from);
}

Result<> FaultyStorage::exchangeFiles(const Where& a, const Where& b)
{
    const State::Verdict verdict = m_state->nextCall();
    if (verdict != State::Verdict::Works && verdict != State::Verdict::PowerGoes)
        return outcome(*m_state, verdict, a);
    Folder* first = m_state->findFolder(a.partition);
    Folder* second = m_state->findFolder(b.partition);
    if (first == nullptr || !first->current.contains(a.blob))
        return std::unexpected(missingBlob(a));
    if (second == nullptr || !second->current.contains(b.blob))
        return std::unexpected(missingBlob(b));
    const auto move = std::make_shared<Move>();
    move->isExchange = true;
    const std::uint64_t order = m_state->order++;
    std::swap(first->current[a.blob], second->current[b.blob]);
    first->pending.push_back({order, a.blob, first->current[a.blob], move});
    second->pending.push_back({order, b.blob, second->current[b.blob], move});
    return outcome(*m_state, verdict, a);
}

Result<> FaultyStorage::syncFolderNames(std::string_view parent)
{
    CRYO_TRY(outcome(*m_state, m_state->nextCall(), {std::string(parent), {}, {}}));
    const std::string prefix = std::string(parent) + "/";
    std::vector<FolderOperation> others;
    for (FolderOperation& operation : m_state->pending) {
        if (operation.name.starts_with(prefix) &&
            operation.name.find('/', prefix.size()) == std::string::npos)
            setOrErase(m_state->durable, operation.name, operation.folder);
        else
            others.push_back(std::move(operation));
    }
    m_state->pending = std::move(others);
    return {};
}

Result<> FaultyStorage::syncRoot()
{
    CRYO_TRY(outcome(*m_state, m_state->nextCall(), {}));
    for (const FolderOperation& operation : m_state->pending)
        setOrErase(m_state->durable, operation.name, operation.folder);
    m_state->pending.clear();
    return {};
}

Result<> FaultyStorage::syncAll()
{
    CRYO_TRY(syncRoot());
    for (const auto& [name, folder] : m_state->current) {
        for (const NameOperation& operation : folder->pending)
            setOrErase(folder->durable, operation.name, operation.inode);
        folder->pending.clear();
        for (const auto& [fileName, inode] : folder->current) {
            inode->durable = inode->current;
            inode->pending.clear();
        }
    }
    return {};
}

// ---- for the test ----

std::unique_ptr<FaultyStorage> FaultyStorage::clone() const
{
    auto copy = std::make_unique<FaultyStorage>(m_state->seed);
    State& state = *copy->m_state;
    state = *m_state;
    // What is shared by several maps and operations stays shared, but among the copies.
    std::map<const void*, std::shared_ptr<Inode>> inodes;
    std::map<const void*, std::shared_ptr<Folder>> folders;
    std::map<const void*, std::shared_ptr<Move>> moves;
    const auto copyOfMove = [&](std::shared_ptr<Move>& move) {
        if (!move)
            return;
        auto& known = moves[move.get()];
        if (!known)
            known = std::make_shared<Move>(*move);
        move = known;
    };
    const auto copyOfInode = [&](std::shared_ptr<Inode>& inode) {
        if (!inode)
            return;
        auto& known = inodes[inode.get()];
        if (!known)
            known = std::make_shared<Inode>(*inode);
        inode = known;
    };
    const auto copyOfFolder = [&](std::shared_ptr<Folder>& folder) {
        if (!folder)
            return;
        auto& known = folders[folder.get()];
        if (!known) {
            known = std::make_shared<Folder>(*folder);
            for (auto& [name, inode] : known->durable)
                copyOfInode(inode);
            for (auto& [name, inode] : known->current)
                copyOfInode(inode);
            for (NameOperation& operation : known->pending) {
                copyOfInode(operation.inode);
                copyOfMove(operation.move);
            }
        }
        folder = known;
    };
    for (auto& [name, folder] : state.durable)
        copyOfFolder(folder);
    for (auto& [name, folder] : state.current)
        copyOfFolder(folder);
    for (FolderOperation& operation : state.pending)
        copyOfFolder(operation.folder);
    return copy;
}

std::uint64_t FaultyStorage::calls() const
{
    return m_state->calls;
}

std::size_t FaultyStorage::pendingOperations() const
{
    std::size_t pending = m_state->pending.size();
    for (const auto& [name, folder] : m_state->current) {
        pending += folder->pending.size();
        for (const auto& [fileName, inode] : folder->current)
            pending += inode->pending.size();
    }
    return pending;
}

void FaultyStorage::failCall(CallFault fault)
{
    m_state->fault = fault;
}

void FaultyStorage::clearFault()
{
    m_state->fault.reset();
}

void FaultyStorage::setCapacityBytes(std::optional<std::uint64_t> bytes)
{
    m_state->capacityBytes = bytes;
}

void FaultyStorage::powerOffAt(std::uint64_t call)
{
    m_state->offAt = call;
}

bool FaultyStorage::isOff() const
{
    return m_state->off;
}

void FaultyStorage::cutPower(CutStyle style, std::uint64_t choice)
{
    Dice dice(m_state->seed * 0x9E3779B97F4A7C15U + choice);
    m_state->settle(style, dice);
    m_state->startAgain();
}

void FaultyStorage::endProcess()
{
    m_state->startAgain();
}

bool FaultyStorage::flipBit(std::string_view partition, std::string_view fileName, std::uint64_t bit)
{
    Folder* folder = m_state->findFolder(partition);
    const auto file = folder == nullptr ? Names::iterator{} : folder->current.find(fileName);
    if (folder == nullptr || file == folder->current.end() || bit / 8 >= file->second->current.size())
        return false;
    const auto mask = static_cast<std::byte>(1U << (bit % 8));
    file->second->current[bit / 8] ^= mask;
    if (bit / 8 < file->second->durable.size())
        file->second->durable[bit / 8] ^= mask;
    return true;
}

std::shared_ptr<MemoryStorage> FaultyStorage::image() const
{
    auto image = std::make_shared<MemoryStorage>();
    for (const auto& [name, folder] : m_state->current) {
        image->createPartition(name);
        for (const auto& [fileName, inode] : folder->current)
            image->write(name, fileName, inode->current);
    }
    return image;
}

} // namespace cryo
