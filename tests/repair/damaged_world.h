// SPDX-License-Identifier: GPL-3.0-or-later
// Random stores with random damage, and what is known about every item in them: which is intact, which is
// salvageable (findings.md §1), which is gone. Everything follows from the seed. Thread rule: one thread.
#pragma once

#include "core/inspect/store_layout.h"
#include "core/storage/memory_storage.h"
#include "tests/support/split_mix.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <vector>

namespace cryo::test {

enum class ItemFate : std::uint8_t {
    Intact,      ///< record in valid pages, value untouched
    Salvageable, ///< its own bytes untouched, but a page that it lies in fails
    Damaged      ///< bytes of the record or of the value are not what they were
};

struct KnownItem {
    std::uint64_t index = 0; ///< archive; of a freezer, the number of the put
    Bytes key;
    Bytes codecBytes;
    RecordPlace place;
    ItemFate fate = ItemFate::Intact;
    /// The damage put another whole value into its place, with a right checksum (files of equal values
    /// swapped): nothing in the store can tell.
    bool replaced = false;
};

struct DamagedWorld {
    nlohmann::ordered_json config; ///< the peer's
    StoreLayout layout;            ///< with the last checkpoint
    std::shared_ptr<MemoryStorage> healthy;
    std::shared_ptr<MemoryStorage> damaged;
    std::vector<KnownItem> items;
    std::string damageClass;
    std::string damage; ///< for people
};

/// The names of all classes of damage.
[[nodiscard]] const std::vector<std::string>& damageClasses();

[[nodiscard]] DamagedWorld makeDamagedWorld(std::uint64_t seed);
/// The same without damage.
[[nodiscard]] DamagedWorld makeHealthyWorld(std::uint64_t seed);

} // namespace cryo::test
