// SPDX-License-Identifier: GPL-3.0-or-later
//
// Storage in memory that behaves as badly as a disk may: for crash and fault tests.
//
// Of each file it holds what is durable and the operations since (writes, lengths); of each folder the names
// that are durable and the changes since. A cut of power decides for every such operation whether it was
// kept, dropped or torn, in any order, from a seed: the same seed and the same calls give the same state.
// Calls can be made to fail, at the n-th call once or from then on.
//
// Threads: one. Source: the fault model is that of issue "The engine", tests.
#pragma once

#include "core/storage/memory_storage.h"
#include "core/storage/mutable_storage.h"

#include <map>

namespace cryo {

/// A call that goes wrong.
struct CallFault {
    enum class Kind : std::uint8_t {
        Error,      ///< nothing is done, the call fails
        Short,      ///< a write stores a part of its bytes, a resize stops half-way; then it fails
        NoSpace,    ///< as Short, with the reason that a full disk gives
        SyncForgets ///< a sync fails, and what it should have written is never written by a later one either
    };
    std::uint64_t call = 0; ///< number of the call, from 0 (calls())
    Kind kind = Kind::Error;
    bool fromThenOn = false; ///< every later call fails as well (reads too)
};

/// How a cut of power treats what was not synced.
enum class CutStyle : std::uint8_t {
    DropAll,    ///< nothing unsynced survives
    KeepAll,    ///< everything survives, as after the end of the process alone
    KeepPrefix, ///< the operations up to a random one survive, in the order of the calls; the next is torn
    Anything    ///< each operation by itself: kept, dropped, a prefix, 512-byte sectors, or any bytes of it;
                ///< in any order; lengths without bytes (zeros or rubbish), bytes without lengths; names lost
};

class FaultyStorage final : public Storage {
public:
    explicit FaultyStorage(std::uint64_t seed);
    /// Starts with these bytes, all durable.
    FaultyStorage(std::uint64_t seed, const MemoryStorage& image);
    ~FaultyStorage() override;

    [[nodiscard]] Result<std::vector<DirectoryEntry>> listRoot() const override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view partition) const override;
    [[nodiscard]] Result<std::shared_ptr<const ReadableFile>> open(std::string_view partition,
                                                                   std::string_view fileName) const override;
    [[nodiscard]] std::uint64_t generation() const override;
    /// "faulty storage, seed n": what a failed test prints.
    [[nodiscard]] std::string displayName() const override;

    [[nodiscard]] Result<std::shared_ptr<WritableFile>>
    openFile(std::string_view partition, std::string_view fileName, OpenMode mode) override;
    Result<> createFile(std::string_view partition, std::string_view fileName, ByteView content) override;
    [[nodiscard]] bool hasFolder(std::string_view partition) const override;
    Result<> createFolder(std::string_view partition) override;
    Result<> removeFile(std::string_view partition, std::string_view fileName) override;
    Result<> removeFolder(std::string_view partition) override;
    Result<> syncFolder(std::string_view partition) override;
    Result<> syncRoot() override;
    Result<> syncAll() override;

    /// Gives a file another name, in the same or another folder; atomic, and not durable before one of both
    /// folders is synced. Errors: BlobMissing; BlobOpenFailed when the name is taken.
    Result<> moveFile(const Where& from, const Where& to);
    /// Two files take each other's names; atomic and durable as moveFile. Errors: BlobMissing.
    Result<> exchangeFiles(const Where& a, const Where& b);
    /// The folders whose names are `parent`, a slash and one more name are durable when it returns, and those
    /// that were removed are gone: for storages whose folders lie in each other.
    Result<> syncFolderNames(std::string_view parent);

    /// A storage of its own in the same state, with the same seed; files open here are not open there.
    [[nodiscard]] std::unique_ptr<FaultyStorage> clone() const;

    /// Calls so far that can fail, reads included.
    [[nodiscard]] std::uint64_t calls() const;
    /// Operations that are not durable yet.
    [[nodiscard]] std::size_t pendingOperations() const;

    /// Makes a coming call fail; replaces an earlier fault.
    void failCall(CallFault fault);
    void clearFault();
    /// Files together may hold this many bytes; beyond it writes and growing fail. None: no limit.
    void setCapacityBytes(std::optional<std::uint64_t> bytes);
    /// From this call on (number as in calls()) the machine is off: the call takes its place among the
    /// operations that may be torn, and it and all later ones fail.
    void powerOffAt(std::uint64_t call);
    /// Whether the call of powerOffAt was reached.
    [[nodiscard]] bool isOff() const;

    /// Cuts the power and starts again: what survives is durable, open files are dead, faults are gone.
    /// The choice follows from `choice` alone (and the state).
    void cutPower(CutStyle style, std::uint64_t choice);
    /// The process ends and starts again; the kernel keeps what it has. Open files are dead.
    void endProcess();

    /// Flips one bit of a file as it is now, durably. False when there is no such bit.
    bool flipBit(std::string_view partition, std::string_view fileName, std::uint64_t bit);
    /// What a reader sees now.
    [[nodiscard]] std::shared_ptr<MemoryStorage> image() const;

    /// Files, folders and the faults (faulty_state.h).
    struct State;

private:
    std::shared_ptr<State> m_state;
};

} // namespace cryo
