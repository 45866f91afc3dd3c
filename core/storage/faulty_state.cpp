// SPDX-License-Identifier: GPL-3.0-or-later
//
// What calls do, and the dice that decide what a cut of power leaves.
#include "core/storage/faulty_state.h"

#include <algorithm>
#include <atomic>

namespace cryo {

using faulty::Dice;
using faulty::FileOperation;
using faulty::FolderOperation;
using faulty::injected;
using faulty::Inode;
using faulty::Move;
using faulty::NameOperation;
using faulty::setOrErase;

std::unexpected<Error> faulty::injected(const std::string& reason, const Where& where)
{
    return fail(Errc::Io, "io error: " + reason, where);
}

std::uint64_t faulty::nextInodeNumber()
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

namespace {

constexpr std::uint64_t kSectorBytes = 512;
/// Longer files are a mistake of the caller, and must not take the machine's memory.
constexpr std::uint64_t kLongestFileBytes = std::uint64_t{1} << 32;

std::uint64_t below(Dice& dice, std::uint64_t bound)
{
    return bound == 0 ? 0 : dice() % bound;
}

/// A number between both; `from` where there is none.
std::uint64_t strictlyBetween(std::uint64_t from, std::uint64_t to, Dice& dice)
{
    const auto [low, high] = std::minmax(from, to);
    return high - low < 2 ? from : low + 1 + below(dice, high - low - 1);
}

void growTo(Bytes& file, std::uint64_t sizeBytes)
{
    if (file.size() < sizeBytes)
        file.resize(sizeBytes);
}

void applyTo(Bytes& file, const FileOperation& operation)
{
    if (operation.isResize) {
        file.resize(operation.offset);
        return;
    }
    if (operation.data.empty())
        return;
    growTo(file, operation.end());
    std::ranges::copy(operation.data, file.begin() + static_cast<std::ptrdiff_t>(operation.offset));
}

/// How much of one operation reached the disk.
enum class Fate : std::uint8_t { Kept, Dropped, Prefix, Sectors, AnyBytes, OnlySize, RubbishInstead };

void applyTorn(Bytes& file, const FileOperation& operation, Fate fate, Dice& dice)
{
    if (fate == Fate::Dropped)
        return;
    if (fate == Fate::Kept || operation.isResize)
        return applyTo(file, operation);
    if (fate == Fate::Prefix) {
        const std::uint64_t n = below(dice, operation.data.size());
        return applyTo(
            file, {operation.order, false, false, operation.offset,
                   Bytes(operation.data.begin(), operation.data.begin() + static_cast<std::ptrdiff_t>(n))});
    }
    growTo(file, operation.end());
    bool sectorKept = false;
    for (std::size_t i = 0; i < operation.data.size(); ++i) {
        const std::uint64_t at = operation.offset + i;
        if (i == 0 || at % kSectorBytes == 0)
            sectorKept = dice() % 2 == 0;
        switch (fate) {
        case Fate::Sectors:
            if (sectorKept)
                file[at] = operation.data[i];
            break;
        case Fate::AnyBytes:
            if (dice() % 2 == 0)
                file[at] = operation.data[i];
            break;
        case Fate::RubbishInstead: // where nothing was before
            file[at] = static_cast<std::byte>(dice());
            break;
        default: // OnlySize: the zeros of growing
            break;
        }
    }
}

} // namespace

/// A write or a resize: done, done in part, or not at all.
Result<> FaultyStorage::State::change(Inode& inode, FileOperation operation, const Where& where)
{
    if (operation.end() > kLongestFileBytes)
        return injected("File too large (os error 27)", where);
    operation.order = order++;
    const std::uint64_t grows =
        operation.end() > inode.current.size() ? operation.end() - inode.current.size() : 0;
    Verdict verdict = nextCall();
    if (verdict == Verdict::Works && grows > 0 && capacityBytes && usedBytes() + grows > *capacityBytes)
        verdict = Verdict::NoSpace;
    if (verdict == Verdict::Fails || verdict == Verdict::SyncForgets)
        return injected(off ? "the power is off" : "injected storage fault", where);
    if (verdict == Verdict::Short || verdict == Verdict::NoSpace) {
        Dice dice(seed ^ (calls * 0x9E3779B97F4A7C15U));
        if (operation.isResize)
            operation.offset = strictlyBetween(inode.current.size(), operation.offset, dice);
        else
            operation.data.resize(strictlyBetween(0, operation.data.size(), dice));
    }
    applyTo(inode.current, operation);
    inode.pending.push_back(std::move(operation));
    switch (verdict) {
    case Verdict::Works:
        return {};
    case Verdict::NoSpace:
        return injected("No space left on device (os error 28)", where);
    case Verdict::PowerGoes:
        return injected("the power is off", where);
    default:
        return injected("injected storage fault", where);
    }
}

Result<> FaultyStorage::State::syncInode(Inode& inode, const Where& where)
{
    const Verdict verdict = nextCall();
    if (verdict == Verdict::SyncForgets)
        for (FileOperation& operation : inode.pending)
            operation.forgotten = true;
    if (verdict != Verdict::Works)
        return fail(Errc::BlobSyncFailed,
                    "blob sync failed: " + toString(where) +
                        " error: " + (off ? "the power is off" : "injected storage fault"),
                    where);
    for (const FileOperation& operation : inode.pending)
        if (!operation.forgotten)
            applyTo(inode.durable, operation);
    std::erase_if(inode.pending, [](const FileOperation& operation) { return !operation.forgotten; });
    return {};
}

// ---- cutting the power ----

void FaultyStorage::State::settleInode(Inode& inode, CutStyle style, std::uint64_t cut, Dice& dice) const
{
    if (inode.pending.empty())
        return;
    if (style == CutStyle::KeepAll) {
        inode.durable = inode.current;
        inode.pending.clear();
        return;
    }
    for (const FileOperation& operation : inode.pending) {
        Fate fate = Fate::Dropped;
        if (operation.forgotten || style == CutStyle::DropAll)
            fate = Fate::Dropped;
        else if (style == CutStyle::Anything)
            fate = static_cast<Fate>(below(dice, 7));
        else if (operation.order < cut)
            fate = Fate::Kept;
        else if (operation.order == cut)
            fate = Fate::Prefix;
        // Rubbish is what a disk held before: only where the file was longer than ever.
        if (fate == Fate::RubbishInstead && operation.offset < inode.durable.size())
            fate = Fate::AnyBytes;
        applyTorn(inode.durable, operation, fate, dice);
    }
    inode.current = inode.durable;
    inode.pending.clear();
}

void FaultyStorage::State::settle(CutStyle style, Dice& dice)
{
    const std::uint64_t cut = style == CutStyle::KeepPrefix ? below(dice, order + 1) : 0;
    const auto kept = [&](std::uint64_t operationOrder) {
        switch (style) {
        case CutStyle::DropAll:
            return false;
        case CutStyle::KeepAll:
            return true;
        case CutStyle::KeepPrefix:
            return operationOrder < cut;
        case CutStyle::Anything:
            break;
        }
        return dice() % 2 == 0;
    };
    struct Outcome {
        bool gone; ///< from the old folder
        bool there;
    };
    std::map<const Move*, Outcome> moves;
    const auto nameKept = [&](const NameOperation& operation) {
        if (!operation.move)
            return kept(operation.order);
        auto outcome = moves.find(operation.move.get());
        if (outcome == moves.end()) {
            const bool gone = operation.move->committed || kept(operation.order);
            outcome =
                moves
                    .emplace(operation.move.get(),
                             Outcome{gone, gone || (!operation.move->isExchange && kept(operation.order))})
                    .first;
        }
        return operation.inode ? outcome->second.there : outcome->second.gone;
    };
    for (const FolderOperation& operation : pending)
        if (kept(operation.order))
            setOrErase(durable, operation.name, operation.folder);
    pending.clear();
    current = durable;
    for (const auto& [name, folder] : durable) {
        for (const NameOperation& operation : folder->pending)
            if (nameKept(operation))
                setOrErase(folder->durable, operation.name, operation.inode);
        folder->pending.clear();
        folder->current = folder->durable;
        for (const auto& [fileName, inode] : folder->durable)
            settleInode(*inode, style, cut, dice);
    }
}

void FaultyStorage::State::startAgain()
{
    ++life;
    off = false;
    offAt.reset();
    fault.reset();
}

} // namespace cryo
