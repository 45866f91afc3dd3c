// SPDX-License-Identifier: GPL-3.0-or-later
//
// Probing one folder.
#include "core/inspect/key_folder.h"

#include "core/archive/archive_format.h"
#include "core/freezer/freezer_format.h"

#include <algorithm>

namespace cryo {

namespace {

constexpr std::size_t kQuickFiles = 4;
constexpr std::size_t kThoroughFiles = 16;

std::vector<BlobReader> openTypical(const ReadableStorage& storage, const FolderScan& folder,
                                    std::size_t count)
{
    std::vector<BlobReader> files;
    for (const std::size_t i : typicalSections(folder, count))
        if (auto file = BlobReader::open(storage, folder.name, folder.sections[i].name))
            files.push_back(std::move(*file));
    return files;
}

/// Puts a size that the user gave first, if anything at all speaks for it, or nothing for another one.
void preferGiven(std::vector<PageSizeGuess>& guesses, PageSizeGuess given)
{
    if (given.validPages() == 0 && !guesses.empty())
        return;
    std::erase_if(guesses, [&](const PageSizeGuess& guess) { return guess.pageSize == given.pageSize; });
    guesses.insert(guesses.begin(), given);
}

void preferGiven(std::vector<RecordSizeGuess>& guesses, RecordSizeGuess given)
{
    if (given.pairs + given.singles <= given.brokenPairs && !guesses.empty())
        return;
    std::erase_if(guesses,
                  [&](const RecordSizeGuess& guess) { return guess.recordBytes == given.recordBytes; });
    guesses.insert(guesses.begin(), given);
}

/// The record size of either kind with a key size that was given: the one that more speaks for.
RecordSizeGuess givenRecordSize(const KeySample& sample, const LayoutOverrides& overrides)
{
    const std::uint32_t key = std::min(*overrides.keySizeBytes, kRecordSizeMaxBytes);
    const RecordSizeGuess archive = countRecords(sample, archiveRecordSize(key).bytes);
    const RecordSizeGuess freezer = countRecords(sample, freezerRecordSize(key).bytes);
    if (overrides.kind)
        return *overrides.kind == StoreKind::Archive ? archive : freezer;
    return freezer.pairs + freezer.singles > archive.pairs + archive.singles ? freezer : archive;
}

void readRecords(KeyFolder& key, const LayoutOverrides& overrides)
{
    key.recordSizes = probeRecordSize(key.sample);
    if (overrides.keySizeBytes)
        preferGiven(key.recordSizes, givenRecordSize(key.sample, overrides));
    if (!key.recordBytes())
        return;
    key.votes = judgeKind(key.sample, *key.recordBytes(), *key.folder);
    key.lean = leanOf(key.votes);
    key.values = chooseValues(key.sample, *key.recordBytes(), kValueSampleCount);
}

/// Reads the sample with the best page size; where that gives no records, with the next one that does.
void preferReadable(const ReadableStorage& storage, KeyFolder& key)
{
    constexpr std::size_t kTriesMax = 4;
    for (std::size_t i = 0; i < std::min(kTriesMax, key.pageSizes.size()); ++i) {
        KeySample sample = readKeySample(storage, *key.folder, key.pageSizes[i].pageSize);
        const bool readable = !probeRecordSize(sample).empty();
        if (i == 0 || readable)
            key.sample = std::move(sample);
        if (!readable)
            continue;
        const auto begin = key.pageSizes.begin();
        std::rotate(begin, begin + static_cast<std::ptrdiff_t>(i),
                    begin + static_cast<std::ptrdiff_t>(i) + 1);
        return;
    }
}

} // namespace

std::optional<KeyFolder> readKeyFolder(const ReadableStorage& storage, const FolderScan& folder,
                                       const LayoutOverrides& overrides, ProbeEffort effort)
{
    const auto files =
        openTypical(storage, folder, effort == ProbeEffort::Quick ? kQuickFiles : kThoroughFiles);
    KeyFolder key;
    key.folder = &folder;
    key.pageSizes = probePageSize(files, effort == ProbeEffort::Thorough);
    if (overrides.pageSize)
        preferGiven(key.pageSizes, countPages(files, *overrides.pageSize));
    if (key.pageSizes.empty() || key.pageSizes.front().validPages() == 0)
        return std::nullopt;
    preferReadable(storage, key);
    readRecords(key, overrides);
    return key;
}

bool isBlank(const ReadableStorage& storage, const FolderScan& folder)
{
    if (folder.sections.empty())
        return false;
    return std::ranges::none_of(openTypical(storage, folder, kThoroughFiles),
                                [](const BlobReader& file) { return file.sizeBytes() != 0; });
}

} // namespace cryo
