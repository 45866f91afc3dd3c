// SPDX-License-Identifier: GPL-3.0-or-later
// Stores of every kind of configuration, one for each number: what detection is measured over. The same
// number always gives the same store. Thread rule: plain values.
#pragma once

#include "tests/support/store_builder.h"

namespace cryo::test {

/// What was made.
struct MatrixStore {
    std::uint64_t number = 0;
    bool archive = true;
    StoreSpec spec;
    std::uint64_t itemsPerSection = 0; ///< archive
    std::uint32_t tableSize = 0;       ///< freezer: what lookups use
    Codec codec = Codec::ByteString;
    std::uint64_t fullPages = 0; ///< of all sections together
    std::string partitionPrefix;
    std::string description; ///< for the message of a failing test
};

/// Writes store `number` into `storage`; its partitions are called `prefix` and then "key", "value" …
MatrixStore addMatrixStore(MemoryStorage& storage, std::uint64_t number, const std::string& prefix);

} // namespace cryo::test
