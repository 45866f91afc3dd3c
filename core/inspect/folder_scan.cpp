// SPDX-License-Identifier: GPL-3.0-or-later
//
// Listing folders and choosing files that stand for all.
#include "core/inspect/folder_scan.h"

#include "core/storage/blob_header.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <set>

namespace cryo {

namespace {

FolderScan scanFolder(const ReadableStorage& storage, const std::string& name)
{
    FolderScan folder;
    folder.name = name;
    auto entries = storage.list(name);
    if (!entries) {
        folder.unread = std::move(entries).error();
        return folder;
    }
    for (const DirectoryEntry& entry : *entries) {
        const bool regular = entry.type == EntryType::Regular;
        const auto section = regular ? sectionOfFileName(entry.name) : std::nullopt;
        if (section)
            folder.sections.push_back({entry.name, *section, entry.sizeBytes});
        else if (regular && entry.name == kTableFileName)
            folder.hasTable = true;
        else if (regular && entry.name == kMetadataLeftFileName)
            folder.hasLeft = true;
        else if (regular && entry.name == kMetadataRightFileName)
            folder.hasRight = true;
        else
            ++folder.others;
    }
    // Capital letters sort before small ones, so the lowercase name of a number comes last.
    std::ranges::stable_sort(folder.sections, {}, &SectionFile::section);
    const auto again = [](const SectionFile& a, const SectionFile& b) { return a.section == b.section; };
    std::ranges::reverse(folder.sections);
    const auto rest = std::ranges::unique(folder.sections, again);
    folder.sections.erase(rest.begin(), rest.end());
    std::ranges::reverse(folder.sections);
    return folder;
}

} // namespace

const SectionFile* FolderScan::section(Section number) const
{
    const auto found = std::ranges::lower_bound(sections, number, {}, &SectionFile::section);
    return found != sections.end() && found->section == number ? &*found : nullptr;
}

bool FolderScan::anyPayload() const
{
    return std::ranges::any_of(sections,
                               [](const SectionFile& file) { return file.fileBytes > kHeaderV0SizeBytes; });
}

Result<RootScan> scanRoot(const ReadableStorage& storage, const Progress& progress)
{
    RootScan scan;
    CRYO_ASSIGN(const auto entries, storage.listRoot());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        CRYO_TRY(progress.step(i, entries.size()));
        const DirectoryEntry& entry = entries[i];
        if (entry.type == EntryType::Directory && isLegalPartitionName(entry.name))
            scan.folders.push_back(scanFolder(storage, entry.name));
        else if (entry.type == EntryType::Regular && entry.name == kHoldFileName)
            scan.hold = true;
        else
            scan.strange.push_back(entry.name);
    }
    return scan;
}

std::vector<std::size_t> typicalSections(const FolderScan& folder, std::size_t count)
{
    std::vector<std::size_t> filled;
    for (std::size_t i = 0; i < folder.sections.size(); ++i)
        if (folder.sections[i].fileBytes > kHeaderV0SizeBytes)
            filled.push_back(i);
    if (filled.size() <= count)
        return filled;
    std::set<std::size_t> chosen = {filled.front(), filled.back()};
    std::vector<std::size_t> bySize = filled;
    const std::size_t largest = std::max<std::size_t>(1, count / 4);
    std::ranges::partial_sort(bySize, bySize.begin() + static_cast<std::ptrdiff_t>(largest),
                              std::ranges::greater{},
                              [&](std::size_t i) { return folder.sections[i].fileBytes; });
    chosen.insert(bySize.begin(), bySize.begin() + static_cast<std::ptrdiff_t>(largest));
    const std::size_t between = count > chosen.size() ? count - chosen.size() : 0;
    for (std::size_t k = 1; k <= between; ++k)
        chosen.insert(filled[k * (filled.size() - 1) / (between + 1)]);
    return {chosen.begin(), chosen.end()};
}

} // namespace cryo
