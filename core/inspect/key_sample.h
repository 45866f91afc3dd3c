// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bounded part of an index partition, with only those bytes that a checksum vouches for: what record size,
// kind, items per section and values are judged by.
//
// At most kKeySampleSections files and about kKeySampleBytes are read. Immutable once read; any thread.
// Source: format.md §2, §6.
#pragma once

#include "core/inspect/folder_scan.h"
#include "core/journal/fixed_journal_reader.h"
#include "core/storage/blob_reader.h"

#include <functional>
#include <map>
#include <span>

namespace cryo {

inline constexpr std::size_t kKeySampleSections = 32;
inline constexpr std::uint64_t kKeySampleBytes = std::uint64_t{2} << 20;

/// Traces that releases leave in pages. Source: newer.md §6.
struct FooterTraces {
    std::uint64_t zeroLengthWithCrc = 0;  ///< a slot of length 0 with a CRC: 2026.5.0 … 2026.7.1
    std::uint64_t clearedAfterCut = 0;    ///< bytes behind the length, the other slot (0, 0): 2026.9.0 on
    std::uint64_t zeroLengthAfterCut = 0; ///< bytes behind the length, the other slot (0, CRC)
};

/// Adjacent data bytes from valid pages.
struct VerifiedBytes {
    std::uint64_t begin = 0; ///< logical offset
    Bytes data;
    [[nodiscard]] std::uint64_t end() const { return begin + data.size(); }
};

struct SectionSample {
    Section section;
    std::vector<VerifiedBytes> parts; ///< ascending, apart from each other
    /// Logical size; only where the file ends with a whole, valid page.
    std::optional<std::uint64_t> sizeBytes;
    bool complete = false; ///< the parts are all there is
};

struct KeySample {
    PageSize pageSize;
    std::vector<SectionSample> sections; ///< ascending; those with at least one verified byte
    std::uint64_t validPages = 0;
    std::uint64_t badPages = 0;
    FooterTraces traces;

    /// Whole records of `recordBytes` inside the verified bytes of a section, in order.
    using Visitor = std::function<void(Position, ByteView record)>;
    static void forEachRecord(const SectionSample& section, std::uint64_t recordBytes, const Visitor& visit);
};

/// Reads the sample. Files that cannot be opened or read are left out.
[[nodiscard]] KeySample readKeySample(const ReadableStorage& storage, const FolderScan& folder,
                                      PageSize pageSize);

} // namespace cryo
