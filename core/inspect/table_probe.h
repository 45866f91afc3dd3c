// SPDX-License-Identifier: GPL-3.0-or-later
//
// A freezer's table against its records: whether the two belong together, and how many buckets lookups use.
//
// A key is filed under crc32c(key) & (size - 1), so a lookup that finds a known record proves key size, kind,
// pair and size at once. While a resize is under way the file already has 58·2S bytes and lookups still use
// S; then the halves hold the same heads as far as it got, and nothing beyond.
//
// At most kTableProbeRecords lookups of at most kTableProbeHops records in all, and kTableProbePairs buckets
// of each half, are read. One thread. Source: format.md §10.2–10.8, newer.md §5.10.
#pragma once

#include "core/freezer/freezer_format.h"
#include "core/freezer/table_format.h"
#include "core/inspect/detection.h"
#include "core/inspect/key_sample.h"

#include <map>
#include <memory>

namespace cryo {

inline constexpr std::size_t kTableProbeRecords = 48;
inline constexpr std::uint64_t kTableProbeHops = 4096;
inline constexpr std::uint64_t kTableProbePairs = 4096;

/// A freezer's records as far as detection knows them.
struct FreezerRecords {
    const FolderScan* folder = nullptr;
    PageSize pageSize;
    std::uint32_t keySizeBytes = 0;
};

/// A record whose place is to be found through the table.
struct KnownRecord {
    RecordPlace place;
    std::uint32_t keyCrc = 0;
};

/// Records of the sample, the newest ones first: their chains are short.
[[nodiscard]] std::vector<KnownRecord> chooseKnownRecords(const KeySample& sample, std::uint32_t keySizeBytes,
                                                          std::size_t count);

struct LookupCount {
    std::uint64_t found = 0;
    std::uint64_t missing = 0; ///< the chain ended, or passed the place
    std::uint64_t unknown = 0; ///< a bucket or record could not be read
};

class TableProbe {
public:
    /// Errors: those of opening the file.
    static Result<TableProbe> open(const ReadableStorage& storage, const FolderScan& tableFolder);

    /// Whole buckets in the file.
    [[nodiscard]] std::uint64_t buckets() const { return m_blob.sizeBytes() / kBucketSizeBytes; }
    /// Bytes behind them.
    [[nodiscard]] std::uint64_t cutBytes() const { return m_blob.sizeBytes() % kBucketSizeBytes; }
    [[nodiscard]] const BlobReader& blob() const { return m_blob; }
    /// Whether the sampled buckets are all zero.
    [[nodiscard]] bool looksEmpty() const;

    /// Looks the records up as a table of `tableSize` buckets would.
    LookupCount lookUp(const FreezerRecords& freezer, std::span<const KnownRecord> records,
                       std::uint64_t tableSize);
    /// The size for which most lookups succeed, the larger one of two equals.
    LookupCount best(const FreezerRecords& freezer, std::span<const KnownRecord> records);

    /// table_size. `checkpoint`: one that belongs to this freezer. Without records (null) only the length
    /// speaks.
    Parameter parameter(const FreezerRecords* freezer, std::span<const KnownRecord> records,
                        const std::optional<Checkpoint>& checkpoint);

private:
    struct Halves;
    struct PairOfBuckets;
    TableProbe(const ReadableStorage& storage, BlobReader blob);
    [[nodiscard]] std::optional<BucketReading> bucket(std::uint64_t number) const;
    const FixedJournalReader* keyFile(const FreezerRecords& freezer, Section section);
    std::optional<FreezerRecord> record(const FreezerRecords& freezer, RecordPlace place, Bytes& buffer);
    /// Whether the chain from `head` leads to `place`; none where it cannot be told.
    std::optional<bool> leadsTo(const FreezerRecords& freezer, RecordPlace head, RecordPlace place);
    void comparePair(const FreezerRecords* freezer, PairOfBuckets pair, Halves& halves);
    Halves compareHalves(const FreezerRecords* freezer, std::uint64_t half);
    Parameter wholeTable(const FreezerRecords* freezer, std::span<const KnownRecord> records);
    static Parameter anySize(Parameter parameter, std::uint64_t least, const std::string& why);
    Parameter cutTable(const FreezerRecords* freezer, std::span<const KnownRecord> records);

    const ReadableStorage* m_storage;
    BlobReader m_blob;
    std::uint64_t m_hopsLeft = kTableProbeHops;
    std::map<Section, std::shared_ptr<const FixedJournalReader>> m_keyFiles;
};

} // namespace cryo
