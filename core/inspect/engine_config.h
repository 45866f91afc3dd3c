// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the configuration that an engine was started with, as one JSON object: what the files themselves do
// not say (partition names, page and key size, items per section, codec, translator, checkpoint).
//
//   {"engine":"archive","key_partition":"k","value_partition":"v","page_size":1024,"key_size":32,
//    "items_per_section":128,"compression":null,"codec":"bytes","translator":"FourCap"}
//   {"engine":"freezer","key_partition":"k","value_partition":"v","table_partition":"t","page_size":1024,
//    "key_size":32,"value_compression":3,"codec":"u64","checkpoint":"…56 hex digits…"}
//
// Fields that do not concern reading (buffers, cache sizes, metrics) are ignored; numbers may be decimal
// strings; compression null means off. Pure functions; any thread. Source: cli.md (--config).
#pragma once

#include "core/inspect/detection.h"

namespace cryo {

/// The overrides in a configuration; fields that are absent stay open. Only the first line that is no comment
/// (//) counts when the text as a whole is no JSON object, so a script that begins with one is understood
/// too. Errors: InvalidArgument, naming the field that cannot be used.
Result<LayoutOverrides> parseEngineConfig(std::string_view text);

/// How many buckets a new table gets, if the configuration says so. Errors: InvalidArgument.
Result<std::optional<std::uint32_t>> parseTableInitialSize(std::string_view text);

/// A checkpoint from 56 hex digits, or from a JSON object: {"epoch","section","oversized_size","table_size"}
/// or {"hex"}. Errors: InvalidArgument.
Result<Checkpoint> parseCheckpoint(std::string_view hex);

/// The codec of a configuration: the codecs' own names, and fixedN for any N. None for other names.
[[nodiscard]] std::optional<Codec> codecFromConfigName(std::string_view name);

/// Puts what is given over a layout that was found.
void applyOverrides(const LayoutOverrides& overrides, StoreLayout& layout);

} // namespace cryo
