// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the heads and the next places of a freezer say about whether two key files stand under each other's
// names.
//
// A link leads from a bucket's head, or from a record, to a record. Where the table never grew, both have one
// bucket; where it did, their buckets share their lowest bits at least (behaviour.md, resize). Records that
// have nothing to do with each other share one bit on average. And a record leads to an older one. So the
// more bits the ends of the links share, the likelier are the names. Records that cannot be trusted, and
// those behind the first million, say nothing.
//
// Immutable once made; only reads. Any thread.
#pragma once

#include "core/inspect/store_view.h"

#include <map>

namespace cryo {

class FreezerLinks {
public:
    /// Reads heads and records. `view` must be a freezer's, with exact record counts; it is not kept.
    explicit FreezerLinks(const StoreView& view);

    /// Sections whose links share clearly fewer bits than those of the store do, or lead to younger records;
    /// the worst first, at most `most`.
    [[nodiscard]] std::vector<Section> suspects(std::size_t most) const;

    /// How many bits more the links of two sections share if their key files get each other's name; below 0
    /// if they share fewer then.
    [[nodiscard]] double evidenceForSwap(Section a, Section b) const;

private:
    struct Link {
        std::optional<RecordPlace> from; ///< none for a head
        std::uint64_t bucket = 0;
        RecordPlace to;
    };
    struct Swap {
        Section a;
        Section b;
        [[nodiscard]] Section of(Section section) const
        {
            return section == a ? b : section == b ? a : section;
        }
    };
    void readRecords(const StoreView& view);
    void readHeads(const StoreView& view);
    void add(const Link& link);
    [[nodiscard]] std::optional<int> sharedBits(const Link& link, const Swap& swap) const;
    [[nodiscard]] std::span<const std::size_t> touching(Section section) const;

    std::uint64_t m_tableSize = 0;
    int m_bucketBits = 0;
    std::map<Section, std::vector<std::uint64_t>> m_buckets; ///< of each record's key; kUnknown
    std::vector<Link> m_links;
    std::map<Section, std::vector<std::size_t>> m_touching; ///< links that begin or end in a section
};

} // namespace cryo
