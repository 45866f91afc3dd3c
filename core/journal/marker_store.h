// SPDX-License-Identifier: GPL-3.0-or-later
//
// An archive's markers, open for writing: how many records of each section are known to be durable.
//
//   partition with two blobs, left and right, each a whole copy (metadata_format.h); the higher version
//   counts, and the next one is written to the other copy
//
// A copy that does not validate is emptied at opening; two of them are an error. Threads: one.
// Source: newer.md §2.2, format.md appendix A.
#pragma once

#include "core/storage/blob.h"

#include <array>
#include <map>

namespace cryo {

class MarkerStore {
public:
    /// Section → number of records.
    using Counts = std::map<Section, std::uint64_t>;

    /// Opens or creates both copies. Errors carry "metadata error: ": RecordCorrupted when neither validates;
    /// Fatal where the reference aborts on bytes that are no pairs; LimitExceeded beyond kBodyBytesMax; those
    /// of Blob.
    static Result<MarkerStore> open(Storage& storage, std::string_view partition,
                                    const HeaderPolicy& headers);

    [[nodiscard]] const Counts& counts() const { return m_counts; }

    /// Writes these counts as the next version, whole, to the older copy. Errors: as open.
    Result<> publish(Counts counts);

    static constexpr std::uint64_t kBodyBytesMax = std::uint64_t{1} << 30;

private:
    struct Copy {
        Blob blob;
        std::uint64_t version = 0;
        std::uint64_t bodyBytes = 0;
        bool valid = true;
        Counts counts;
    };
    explicit MarkerStore(std::vector<Copy> copies)
        : m_copies(std::move(copies))
    {
    }
    static Result<Copy> load(Blob blob);

    std::vector<Copy> m_copies; // left, right
    std::size_t m_current = 0;
    Counts m_counts;
};

} // namespace cryo
