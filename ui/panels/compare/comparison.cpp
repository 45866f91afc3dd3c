// SPDX-License-Identifier: GPL-3.0-or-later
// Opening the other side and comparing.
#include "ui/panels/compare/comparison.h"

#include "core/inspect/detection.h"
#include "core/storage/read_only_file_storage.h"

#include <QByteArray>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace cryo::ui {
namespace {

Result<DiffSide> ownSide(const ComparisonWish& wish, const Progress& progress)
{
    if (wish.known.archive || wish.known.freezer)
        return wish.known;
    return scanForDiff(wish.view, {}, progress);
}

Result<QByteArray> readWhole(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::NotFound, path.string() + ": " + file.errorString().toStdString());
    // One more than it may have: it may grow meanwhile, and a device has no size.
    QByteArray bytes = file.read(std::min(file.size(), qint64(kSnapshotBytesMax)) + 1);
    if (bytes.size() > qint64(kSnapshotBytesMax))
        return fail(Errc::LimitExceeded, path.string() + " is too long for a snapshot");
    return bytes;
}

/// The store of the folder that is meant: of this kind, and of this name if several are.
Result<std::shared_ptr<const StoreView>> openOther(const ComparisonWish& wish, const Progress& progress)
{
    CRYO_ASSIGN(const auto storage, ReadOnlyFileStorage::open(wish.other));
    CRYO_ASSIGN(const Detection detection, detectStores(*storage, {}, progress));
    const StoreLayout& own = wish.view->layout();
    const DetectedStore* found = nullptr;
    for (const DetectedStore& store : detection.stores) {
        if (store.layout.kind == own.kind && (found == nullptr || store.layout.name == own.name))
            found = &store;
    }
    if (found == nullptr)
        return fail(Errc::NotFound, wish.other.string() + " holds no store of this kind");
    StoreLayout layout = found->layout;
    // What values mean is not in the files: what is known here holds there as well.
    layout.codec = own.codec;
    return StoreView::open(storage, layout);
}

} // namespace

Result<std::shared_ptr<const Comparison>> compareStores(const ComparisonWish& wish, const Progress& progress)
{
    auto result = std::make_shared<Comparison>();
    CRYO_ASSIGN(const DiffSide a, ownSide(wish, progress));
    std::error_code error;
    if (std::filesystem::is_regular_file(wish.other, error)) {
        CRYO_ASSIGN(const QByteArray bytes, readWhole(wish.other));
        CRYO_ASSIGN(const Snapshot then,
                    decodeSnapshot(std::as_bytes(std::span(bytes.data(), std::size_t(bytes.size())))));
        CRYO_ASSIGN(result->since, compareWithSnapshot(then, a, progress));
        result->otherName = then.name;
        result->takenMs = then.takenMs;
        return std::shared_ptr<const Comparison>(std::move(result));
    }
    CRYO_ASSIGN(const auto other, openOther(wish, progress));
    CRYO_ASSIGN(const DiffSide b, scanForDiff(other, {}, progress));
    const auto keep = [&result](const Difference& difference) -> Result<> {
        if (result->differences.size() < Comparison::kKept)
            result->differences.push_back(difference);
        return {};
    };
    DiffOptions options;
    options.buckets = wish.buckets;
    CRYO_ASSIGN(result->summary, diffStores(a, b, keep, options, progress));
    if (a.archive)
        result->fillings = gapsFilledBy(*a.archive, b.archive->ranges());
    result->otherName = other->layout().name;
    return std::shared_ptr<const Comparison>(std::move(result));
}

Result<std::uint64_t> writeSnapshot(const ComparisonWish& wish, const std::filesystem::path& root,
                                    std::int64_t takenMs, const Progress& progress)
{
    std::error_code error;
    const auto target = std::filesystem::weakly_canonical(wish.other, error);
    const auto inside = std::filesystem::weakly_canonical(root, error);
    // A foreign file in a root keeps the node from starting.
    if (std::mismatch(inside.begin(), inside.end(), target.begin(), target.end()).first == inside.end())
        return fail(Errc::InvalidArgument, "a snapshot must not lie inside the store's folder");
    CRYO_ASSIGN(const DiffSide side, ownSide(wish, progress));
    CRYO_ASSIGN(const Snapshot snapshot, takeSnapshot(side, takenMs, progress));
    CRYO_ASSIGN(const Bytes bytes, encodeSnapshot(snapshot));
    QSaveFile file(QString::fromStdString(wish.other.string()));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size())) !=
            qint64(bytes.size()) ||
        !file.commit())
        return fail(Errc::Io, wish.other.string() + ": " + file.errorString().toStdString());
    return snapshot.records();
}

} // namespace cryo::ui
