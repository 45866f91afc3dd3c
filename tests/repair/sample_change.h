// SPDX-License-Identifier: GPL-3.0-or-later
// A small store and a change of it that has every kind of step: files patched (kept in length, grown, cut),
// replaced, created and removed, partitions made and removed.
// Thread rule: plain functions.
#pragma once

#include "core/storage/memory_storage.h"
#include "core/storage/overlay_storage.h"

#include <filesystem>
#include <map>

namespace cryo::test {

/// Every file with its bytes, and every folder ("S/", "S/<partition>/") with none.
using StoreFiles = std::map<std::string, Bytes>;

/// The store before; `scale` multiplies the files' sizes.
[[nodiscard]] std::shared_ptr<MemoryStorage> sampleStore(std::size_t scale = 1);
/// An overlay over it (or over the same files on a disk) that holds the store afterwards.
[[nodiscard]] std::shared_ptr<OverlayStorage> sampleChange(std::shared_ptr<const ReadableStorage> store,
                                                           std::size_t scale = 1);

[[nodiscard]] StoreFiles filesOf(const ReadableStorage& storage);
/// The files below a root on disk.
[[nodiscard]] StoreFiles filesOf(const std::filesystem::path& root);
/// The first thing in which two stores differ; empty if nothing does.
[[nodiscard]] std::string difference(const StoreFiles& found, const StoreFiles& wanted);

} // namespace cryo::test
