// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a script does to the files themselves: listing them, cutting them, flipping a byte. The errors are
// worded as the peer words them. One thread.
#pragma once

#include "app/cryoctl/replay/script_json.h"
#include "core/storage/mutable_storage.h"

namespace cryo::script {

/// [{"path","size","sha256"}] of every file, ascending by path.
[[nodiscard]] Outcome<Json> fileTable(const ReadableStorage& storage);

/// Sets the length of a file: `to`, or less by `drop`.
[[nodiscard]] Outcome<Json> truncateFile(Storage& storage, std::string_view path,
                                         std::optional<std::uint64_t> drop, std::optional<std::uint64_t> to);

/// Exclusive-ors the byte at `offset` (from the end when negative).
[[nodiscard]] Outcome<Json> flipByte(Storage& storage, std::string_view path, std::int64_t offset,
                                     std::uint8_t exclusiveOr);

/// Length of a file; none if there is no such file.
[[nodiscard]] std::optional<std::uint64_t>
fileSizeBytes(const ReadableStorage& storage, std::string_view partition, std::string_view fileName);

} // namespace cryo::script
