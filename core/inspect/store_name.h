// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a store is called: by what the names of its partitions have in common.
//
//   archive_key, archive_value, archive_key-metadata  →  archive          k, v  →  k
//
// Pure functions; any thread. Source: cli.md (STORE).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cryo {

/// The longest common prefix, cut back to before the last `-` or `_` if it ends inside a word, without a
/// trailing one; `keyPartition` if nothing is left. Empty names are left out.
[[nodiscard]] std::string storeName(std::span<const std::string> partitions, std::string_view keyPartition);

/// Characters that two names have in common at their start: what breaks ties between partitions.
[[nodiscard]] std::size_t sharedPrefix(std::string_view a, std::string_view b);

/// What a partition's name says about its role, where its contents say nothing.
enum class NameRole { None, Key, Value };
[[nodiscard]] NameRole roleByName(std::string_view name);

} // namespace cryo
