// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two stores of one kind compared by what they hold: items by index or key, values by their contents, and for
// freezers, where wanted, the buckets.
//
//   Archives are compared by index; of several records of an index the one counts that 2026.10.0 answers
//   with. Freezers are compared by key; of several records of a key the one counts that a lookup answers
//   with. Values are compared decompressed and without checksum, so compression makes no difference. An item
//   at another place of the other store is the same item.
//
// Memory: 24 bytes an item of each store. One call, one thread. Source: product.md §3.11, cli.md (diff).
#pragma once

#include "core/inspect/archive_report.h"
#include "core/inspect/freezer_report.h"

namespace cryo {

enum class DifferenceKind : std::uint8_t {
    OnlyA,
    OnlyB,
    Key,   ///< archive: another key under the same index
    Value, ///< another value
    BadA,  ///< the value cannot be read in A, but in B
    BadB,  ///< the other way round
    BadBoth,
    Head,  ///< freezer: the bucket begins with a record of another key
    Chain, ///< freezer: the bucket begins with the same key, but its chain has another length
};
inline constexpr std::size_t kDifferenceKinds = 9;

/// "only-a", "only-b", "key", "value", "bad-a", "bad-b", "bad-both", "head", "chain".
[[nodiscard]] std::string_view differenceName(DifferenceKind kind);

struct Difference {
    DifferenceKind kind = DifferenceKind::OnlyA;
    std::optional<std::uint64_t> index; ///< archive
    Bytes key;                          ///< of A, or where A has none of B; empty for buckets
    std::optional<Bucket> bucket;       ///< of a Head or Chain
    std::optional<RecordPlace> a;       ///< where the item, or the head, stands
    std::optional<RecordPlace> b;
    std::uint64_t lengthA = 0; ///< bytes of the stored value; records of a chain
    std::uint64_t lengthB = 0;
};

/// A store that was scanned; exactly one of the two.
struct DiffSide {
    std::shared_ptr<const ArchiveReport> archive;
    std::shared_ptr<const FreezerReport> freezer;
    [[nodiscard]] const StoreView& view() const { return archive ? archive->view() : *freezer->view; }
};

/// Scans a store for a comparison. Findings go to `sink`. Errors: those of the reports.
Result<DiffSide> scanForDiff(const std::shared_ptr<const StoreView>& view, const FindingSink& sink = {},
                             const Progress& progress = {});

struct DiffOptions {
    bool buckets = false; ///< freezers: compare heads and chains as well
};

struct DiffSummary {
    std::uint64_t itemsA = 0;
    std::uint64_t itemsB = 0;
    std::uint64_t same = 0;
    std::array<std::uint64_t, kDifferenceKinds> counts{};
    /// Heads and chains were asked for, but the tables have different sizes.
    bool bucketsNotComparable = false;

    [[nodiscard]] std::uint64_t count(DifferenceKind kind) const
    {
        return counts[static_cast<std::size_t>(kind)];
    }
    /// Whether nothing differs; heads and chains count where they were compared.
    [[nodiscard]] bool isEqual() const;
};

/// Hears of one difference; an error stops the comparison and is passed on.
using DifferenceVisitor = std::function<Result<>(const Difference&)>;

/// Items first (archives ascending by index), then buckets, ascending. Errors: InvalidArgument for stores of
/// two kinds, or with keys of two lengths; Cancelled; those of `visit`.
Result<DiffSummary> diffStores(const DiffSide& a, const DiffSide& b, const DifferenceVisitor& visit,
                               const DiffOptions& options = {}, const Progress& progress = {});

} // namespace cryo
