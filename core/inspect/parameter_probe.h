// SPDX-License-Identifier: GPL-3.0-or-later
//
// From what was counted to a parameter with its confidence and evidence. One function for each parameter; the
// rules that decide between certain, likely, ambiguous and unknown stand here and nowhere else.
//
// Pure functions; any thread. Source: format.md §11, cli.md (detect).
#pragma once

#include "core/inspect/detection.h"
#include "core/inspect/kind_probe.h"
#include "core/inspect/page_size_probe.h"
#include "core/inspect/record_size_probe.h"
#include "core/inspect/value_probe.h"

namespace cryo {

/// page_size. `guesses` as probePageSize gives them.
[[nodiscard]] Parameter pageSizeParameter(std::span<const PageSizeGuess> guesses);

/// What the key size is judged by.
struct KeySizeEvidence {
    StoreKind kind = StoreKind::Archive;
    bool kindProven = false;             ///< a table, markers, or records that cannot be of the other kind
    std::optional<RecordSizeGuess> best; ///< none: unknown
    std::optional<RecordSizeGuess> second;
    std::uint64_t matchingValues = 0;    ///< values of these records whose checksum matches
    std::vector<std::uint32_t> divisors; ///< record sizes that are possible where nothing else is known
};
[[nodiscard]] Parameter keySizeParameter(const KeySizeEvidence& evidence);

/// items_per_section of an archive. `votes` are those of the records that were read.
[[nodiscard]] Parameter itemsPerSectionParameter(const FolderScan& keyFolder, const KindVotes& votes);

/// compression, from stored bodies whose checksum matches.
[[nodiscard]] Parameter compressionParameter(std::span<const Bytes> storedBodies);

/// codec, from bodies after decompression.
[[nodiscard]] Parameter codecParameter(std::span<const Bytes> bodies);

/// Puts a value that was given in the place of what was found out. Returns AR-05 or FZ-23 where the files
/// prove another one. `layout` names kind and key partition for it.
std::optional<Finding> overrideParameter(Parameter& parameter, const ParameterValue& given,
                                         const StoreLayout& layout);

/// A value as a word: "1024", "on", "bytes".
[[nodiscard]] std::string parameterText(const ParameterValue& value);

/// The content of bodies that are frames; others as they are. Frames that do not decompress are left out.
[[nodiscard]] std::vector<Bytes> decompressedBodies(std::span<const Bytes> storedBodies, bool compressed);

} // namespace cryo
