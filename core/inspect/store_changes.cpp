// SPDX-License-Identifier: GPL-3.0-or-later
//
// Identities before and after.
#include "core/inspect/store_changes.h"

namespace cryo {

StoreMoment StoreMoment::of(const ReadableStorage& storage, const StoreLayout& layout)
{
    StoreMoment moment;
    for (const std::string* partition : {&layout.partitions.table, &layout.partitions.markers,
                                         &layout.partitions.key, &layout.partitions.value}) {
        if (partition->empty())
            continue;
        const auto entries = storage.list(*partition);
        if (!entries)
            continue;
        for (const DirectoryEntry& entry : *entries) {
            if (entry.type != EntryType::Regular)
                continue;
            if (moment.m_files.size() >= kFilesWatchedMax)
                return moment;
            if (const auto file = storage.open(*partition, entry.name))
                moment.m_files[{*partition, entry.name}] = (*file)->identity();
        }
    }
    return moment;
}

void StoreMoment::reportChanges(const ReadableStorage& storage, const FindingSink& sink) const
{
    std::optional<Where> replaced;
    for (const auto& [name, before] : m_files) {
        const auto& [partition, fileName] = name;
        const auto file = storage.open(partition, fileName);
        const Where where{partition, fileName, {}};
        const FileIdentity now = file ? (*file)->identity() : FileIdentity{};
        if (now == before)
            continue;
        const bool sameFile = file && now.inode == before.inode && now.device == before.device;
        if (!sameFile || now.sizeBytes < before.sizeBytes)
            replaced = replaced.value_or(where);
        else
            sink(Finding::make(FindingCode::LV03, where, {{"file", partition + "/" + fileName}}));
    }
    if (replaced)
        sink(Finding::make(FindingCode::LV04, *replaced));
}

} // namespace cryo
