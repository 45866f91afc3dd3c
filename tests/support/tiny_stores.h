// SPDX-License-Identifier: GPL-3.0-or-later
// One store of each kind, as small as its kind can be: a few records in a few pages of 64 bytes. For tests
// that damage every byte of a store, which is too much for the golden stores with their pages of 1,024 bytes.
// Thread rule: pure functions.
#pragma once

#include "core/storage/memory_storage.h"

#include <memory>
#include <string>
#include <vector>

namespace cryo::test {

struct TinyStore {
    std::string name;
    std::shared_ptr<MemoryStorage> storage;
};

/// Archives: plain with a gap and two sections, compressed, with markers and headers of both layouts.
/// Freezers: plain with chains over two sections, compressed, amid a resize, with headers V1.
[[nodiscard]] std::vector<TinyStore> tinyStores();

} // namespace cryo::test
