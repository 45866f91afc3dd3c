// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inside of FaultyStorage: files and folders, each with what is durable and what is pending.
//
//   durable image + pending operations, in the order of the calls = what a reader sees now
//
// Only faulty_storage.cpp and faulty_state.cpp include this. One thread.
#pragma once

#include "core/storage/faulty_storage.h"

#include <random>

namespace cryo::faulty {

using Dice = std::mt19937_64;

/// One change of a file that is not durable.
struct FileOperation {
    std::uint64_t order = 0; ///< among all operations of the storage
    bool isResize = false;
    bool forgotten = false;   ///< a failed sync dropped it: no later sync writes it
    std::uint64_t offset = 0; ///< of a write; the new size of a resize
    Bytes data;

    [[nodiscard]] std::uint64_t end() const { return isResize ? offset : offset + data.size(); }
};

/// Tells one file from another; never 0.
[[nodiscard]] std::uint64_t nextInodeNumber();

/// A file, whatever names it has. A copy (in a cloned storage) is the same file.
struct Inode {
    Bytes durable;
    Bytes current;
    std::vector<FileOperation> pending;
    std::uint64_t number = nextInodeNumber();
};

/// A change of a name that belongs to two folders: both are kept, or neither, or (where a file system has no
/// journal) the file has both names; never none.
struct Move {
    bool committed = false;  ///< one of the folders was synced since
    bool isExchange = false; ///< two files changed names: both did, or none
};

using Names = std::map<std::string, std::shared_ptr<Inode>, std::less<>>;

/// One change of a folder's names that is not durable; a null inode takes the name away.
struct NameOperation {
    std::uint64_t order = 0;
    std::string name;
    std::shared_ptr<Inode> inode;
    std::shared_ptr<Move> move{}; ///< shared with the operation in the other folder; null for others
};

struct Folder {
    Names durable;
    Names current;
    std::vector<NameOperation> pending;
};

using Folders = std::map<std::string, std::shared_ptr<Folder>, std::less<>>;

struct FolderOperation {
    std::uint64_t order = 0;
    std::string name;
    std::shared_ptr<Folder> folder; ///< null takes it away
};

template <typename Map, typename Value>
void setOrErase(Map& map, const std::string& name, const Value& value)
{
    if (value)
        map[name] = value;
    else
        map.erase(name);
}

/// An error as a disk would give it.
[[nodiscard]] std::unexpected<Error> injected(const std::string& reason, const Where& where);

} // namespace cryo::faulty

namespace cryo {

struct FaultyStorage::State {
    explicit State(std::uint64_t seedNumber)
        : seed(seedNumber)
    {
    }

    std::uint64_t seed;
    std::uint64_t calls = 0;
    std::uint64_t order = 0;
    std::uint64_t life = 0; ///< files opened in an earlier one are dead
    std::optional<CallFault> fault;
    std::optional<std::uint64_t> offAt;
    std::optional<std::uint64_t> capacityBytes;
    bool off = false;

    faulty::Folders durable;
    faulty::Folders current;
    std::vector<faulty::FolderOperation> pending;

    /// What happens to a call.
    enum class Verdict : std::uint8_t { Works, Fails, Short, NoSpace, SyncForgets, PowerGoes };

    Verdict nextCall()
    {
        const std::uint64_t call = calls++;
        if (off)
            return Verdict::Fails;
        if (offAt && call >= *offAt) {
            off = true;
            return Verdict::PowerGoes;
        }
        if (!fault || call < fault->call || (call > fault->call && !fault->fromThenOn))
            return Verdict::Works;
        switch (fault->kind) {
        case CallFault::Kind::Short:
            return Verdict::Short;
        case CallFault::Kind::NoSpace:
            return Verdict::NoSpace;
        case CallFault::Kind::SyncForgets:
            return Verdict::SyncForgets;
        case CallFault::Kind::Error:
            break;
        }
        return Verdict::Fails;
    }

    /// For calls that know only success and failure: reads and names.
    [[nodiscard]] Result<> nextSimpleCall(const Where& where)
    {
        if (nextCall() == Verdict::Works)
            return {};
        return faulty::injected(off ? "the power is off" : "injected storage fault", where);
    }

    [[nodiscard]] faulty::Folder* findFolder(std::string_view name) const
    {
        const auto found = current.find(name);
        return found == current.end() ? nullptr : found->second.get();
    }

    [[nodiscard]] std::uint64_t usedBytes() const
    {
        std::uint64_t used = 0;
        for (const auto& [name, folder] : current)
            for (const auto& [fileName, inode] : folder->current)
                used += inode->current.size();
        return used;
    }

    Result<> change(faulty::Inode& inode, faulty::FileOperation operation, const Where& where);
    Result<> syncInode(faulty::Inode& inode, const Where& where);
    void settle(CutStyle style, faulty::Dice& dice);
    void settleInode(faulty::Inode& inode, CutStyle style, std::uint64_t cut, faulty::Dice& dice) const;
    void startAgain();
};

} // namespace cryo
