// SPDX-License-Identifier: GPL-3.0-or-later
// The three stores of the demo, all in one storage root, as a node's folder looks.
//
//   blocks        archive, about 100,000 items: every sort of gap, keys that collide, zstd, V0 and V1
//   headers, markers certificates  freezer, 300,000 records in 65,536 buckets: long chains, shadowed records;
//   with the ordinal and the
//                 metadata of an immutable archive, which holds its checkpoint
//   votes         freezer, 24,000 records in 4,096 buckets, damaged in ten ways
//
// Invariant: always the same bytes. Thread rule: plain functions on one storage.
#pragma once

#include "core/storage/memory_storage.h"

namespace cryo::demo {

/// Each adds its partitions. They throw what the store builder throws.
void addBlocks(MemoryStorage& storage);
void addCertificates(MemoryStorage& storage);
void addVotes(MemoryStorage& storage);

} // namespace cryo::demo
