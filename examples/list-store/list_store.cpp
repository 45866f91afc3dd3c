// SPDX-License-Identifier: GPL-3.0-or-later
// list-store ROOT: the stores of a folder, how many records each has, and what a check finds in them.
// A use of Cryoscope's engine from outside of its tree; nothing in ROOT is changed.
#include "core/inspect/check.h"
#include "core/inspect/detection.h"
#include "core/storage/read_only_file_storage.h"

#include <cstdio>

using namespace cryo;

namespace {

/// Prints one store and its findings. Errors: those of opening and checking.
Result<> list(const std::shared_ptr<const ReadableStorage>& storage, const DetectedStore& store)
{
    CRYO_ASSIGN(const auto opened, StoreView::open(storage, store.layout));
    CRYO_ASSIGN(const auto view, opened->countRecords());
    std::printf("%s: %zu sections, %llu records\n", store.layout.name.c_str(), view->sections().size(),
                static_cast<unsigned long long>(view->records()));
    const FindingSink print = [](const Finding& finding) {
        const CatalogueEntry& entry = catalogueEntry(finding.code);
        std::printf("  %s %s\n", std::string(entry.name).c_str(), sentence(finding).c_str());
    };
    CRYO_TRY(checkStore(view, {.level = CheckLevel::Quick}, print));
    return {};
}

Result<> listAll(const char* root)
{
    CRYO_ASSIGN(const auto storage, ReadOnlyFileStorage::open(root));
    CRYO_ASSIGN(const Detection detection, detectStores(*storage));
    for (const DetectedStore& store : detection.stores)
        CRYO_TRY(list(storage, store));
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("usage: list-store ROOT\n", stderr);
        return 16;
    }
    if (const auto listed = listAll(argv[1]); !listed) {
        std::fprintf(stderr, "%s\n", toString(listed.error()).c_str());
        return 8;
    }
    return 0;
}
