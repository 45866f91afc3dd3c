// SPDX-License-Identifier: GPL-3.0-or-later
// One small damaged store for each code of the catalogue that looking at files can find: a healthy store of
// our builders, and one change. Where the finding must stand is given with it. The same list serves whoever
// checks, explains or repairs. Thread rule: pure functions; every call makes new stores.
#pragma once

#include "core/inspect/catalogue.h"
#include "core/inspect/store_layout.h"
#include "core/storage/memory_storage.h"

#include <memory>
#include <string>
#include <vector>

namespace cryo::test {

struct DamagedImage {
    FindingCode code = FindingCode::HD01;
    std::string name; ///< "flipped byte of a slot"
    std::shared_ptr<MemoryStorage> storage;
    StoreLayout layout;
    Where where;                       ///< of the finding; without an offset only the file counts
    std::uint64_t valueLimitBytes = 0; ///< 0: the usual one
    bool isUnreadable = false;         ///< opening the file of `where` fails
    /// Other findings of warning and above that this damage has by its nature.
    std::vector<FindingCode> company{};
    std::string engine{};            ///< the release that the finding is about
    bool isFoundByDetection = false; ///< by looking through the root, with the layout's parameters given
};

/// Files, folders, pages, records, values, archive, markers.
[[nodiscard]] std::vector<DamagedImage> damagedArchives();
/// Table, chains, checkpoint.
[[nodiscard]] std::vector<DamagedImage> damagedFreezers();
/// What a check of one store's files by itself does not say: other folders of the root, parameters that do
/// not fit, what one release makes of the bytes.
[[nodiscard]] std::vector<DamagedImage> judgedArchives();
[[nodiscard]] std::vector<DamagedImage> judgedFreezers();

/// All of these: every code but the LV- ones, which are about a store in use.
[[nodiscard]] std::vector<DamagedImage> galleryImages();

/// The stores before any damage: no finding of warning or above.
[[nodiscard]] std::vector<DamagedImage> healthyStores();

} // namespace cryo::test
