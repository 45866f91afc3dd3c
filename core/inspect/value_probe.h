// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values that records point to: whether a folder holds them (every value has a checksum of its own, so a few
// that match prove the pair), whether they are compressed, and what codec their bodies fit.
//
// At most kValueSampleCount values of at most kValueSampleBytes in all are read. Any thread.
// Source: format.md §4, §7, §11.
#pragma once

#include "core/base/codec.h"
#include "core/inspect/folder_scan.h"
#include "core/inspect/key_sample.h"
#include "core/journal/glob_format.h"

namespace cryo {

inline constexpr std::size_t kValueSampleCount = 64;
inline constexpr std::uint64_t kValueSampleBytes = std::uint64_t{8} << 20;
/// Where all values are larger than a quarter of that, one of up to this size is read.
inline constexpr std::uint64_t kLargeValueBytes = std::uint64_t{64} << 20;

/// A record of the sample and the value that it names.
struct SampledValue {
    Section section;
    Position position;
    ValuePlace place;
    bool last = false; ///< of the last record of its section, as far as is known
};

/// Values of records spread evenly over the sample: about `count`, at least two of each section.
[[nodiscard]] std::vector<SampledValue> chooseValues(const KeySample& sample, std::uint32_t recordBytes,
                                                     std::size_t count);

/// How well a folder fits as the values of these records.
struct ValueFit {
    std::uint64_t matching = 0;    ///< checksums that match
    std::uint64_t failing = 0;     ///< checksums that do not
    std::uint64_t outside = 0;     ///< places past the end of the file, or without a file
    std::uint64_t endsExactly = 0; ///< last values that end where the file ends
    std::uint64_t cursors = 0;     ///< bodies that are cursors: an ordinal's records look like values
    std::vector<Bytes> bodies;     ///< stored bodies whose checksum matches

    [[nodiscard]] bool fits() const { return matching > 0 && matching >= failing + outside; }
};

/// `keepBodies`: for the codec and compression probes.
[[nodiscard]] ValueFit fitValues(const ReadableStorage& storage, const FolderScan& folder,
                                 std::span<const SampledValue> values, bool keepBodies);

} // namespace cryo
