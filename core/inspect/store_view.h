// SPDX-License-Identifier: GPL-3.0-or-later
//
// A store as it lies there, opened for looking: sections, records by number, values, buckets. Nothing is
// repaired and nothing is assumed; what is damaged comes back marked, and as findings.
//
// A StoreView is an immutable snapshot; every const member may be called from any thread. Files are opened
// when they are needed and at most kOpenFilesMax are kept open.
#pragma once

#include "core/base/progress.h"
#include "core/freezer/table_format.h"
#include "core/inspect/finding.h"
#include "core/inspect/store_layout.h"
#include "core/journal/fixed_journal_reader.h"
#include "core/storage/blob_reader.h"

#include <memory>
#include <span>
#include <vector>

namespace cryo {

/// One section: a key file and a value file of the same number; either may be missing.
struct SectionInfo {
    Section section;
    bool hasKeyFile = false;
    bool hasValueFile = false;
    std::string keyFileName; ///< as found on disk; normally sectionFileName(section)
    std::string valueFileName;
    std::uint64_t keyFileBytes = 0; ///< whole file, with its header
    std::uint64_t valueFileBytes = 0;
    std::uint64_t records = 0;  ///< what an engine keeps when it opens the key file
    bool recordsExact = false;  ///< false: an upper bound from the file's length; countRecords makes it exact
    std::uint64_t firstRow = 0; ///< sum of the records of all sections before
};

/// A record with everything that its bytes say. For an archive `index` is set, for a freezer `next` may be.
struct RecordRow {
    RecordPlace place;
    bool readable = true; ///< false: the bytes could not be had; only `place` means something then
    RecordTrust trust = RecordTrust::Verified;
    std::optional<std::uint64_t> index;
    Bytes key;
    std::optional<RecordPlace> next;
    ValuePlace value;
    FileOffset keyFileOffset; ///< where the record begins in the key file
};

class StoreView {
public:
    /// Lists the partitions and looks at the table's header; no record is read. Findings: see openFindings().
    /// Errors: PartitionMissing for the key partition is *not* an error (a finding); AccessDenied, Io.
    static Result<std::shared_ptr<const StoreView>> open(std::shared_ptr<const ReadableStorage> storage,
                                                         StoreLayout layout);

    /// A new snapshot in which every section's record count is exact (one page read per section, in
    /// parallel). Errors: Cancelled. A file that cannot be read counts as empty and is a finding.
    Result<std::shared_ptr<const StoreView>> countRecords(const Progress& progress = {}) const;

    [[nodiscard]] const StoreLayout& layout() const { return m_layout; }
    [[nodiscard]] const ReadableStorage& storage() const { return *m_storage; }
    [[nodiscard]] std::shared_ptr<const ReadableStorage> sharedStorage() const { return m_storage; }
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }

    /// Ascending by number.
    [[nodiscard]] std::span<const SectionInfo> sections() const { return m_sections; }
    [[nodiscard]] const SectionInfo* section(Section section) const;
    /// Records of all sections; an upper bound while recordsExact() is false.
    [[nodiscard]] std::uint64_t records() const { return m_records; }
    [[nodiscard]] bool recordsExact() const { return m_recordsExact; }
    /// Names that do not belong, missing partitions, odd lengths: what the listing alone shows.
    [[nodiscard]] const std::vector<Finding>& openFindings() const { return m_openFindings; }

    /// The records of one section. Errors: NotFound when there is no key file or the page size or key size is
    /// unknown; those of opening a file.
    Result<std::shared_ptr<const FixedJournalReader>> keyFile(Section section) const;
    /// The value file of one section. Errors: NotFound; those of opening a file.
    Result<std::shared_ptr<const BlobReader>> valueFile(Section section) const;

    /// Row number → place: rows count records through all sections in order. None past the end.
    [[nodiscard]] std::optional<RecordPlace> placeOfRow(std::uint64_t row) const;
    [[nodiscard]] std::optional<std::uint64_t> rowOfPlace(RecordPlace place) const;
    /// At most `count` records from `row` on, fewer only at the end. Rows whose bytes cannot be had are not
    /// readable.
    [[nodiscard]] std::vector<RecordRow> readRows(std::uint64_t row, std::uint64_t count) const;
    /// One record. Errors: SectionOutOfRange, ItemOutOfRange, those of keyFile().
    Result<RecordRow> readRecord(RecordPlace place) const;
    /// Decodes the bytes of a record of this store's kind.
    [[nodiscard]] RecordRow decodeRecord(RecordPlace place, RecordTrust trust, ByteView record) const;

    /// The value that a record points to; never an error (see ValueReading::state).
    [[nodiscard]] ValueReading readValue(Section section, ValuePlace place,
                                         std::uint64_t limitBytes = kDecompressedLimitBytes) const;

    /// The freezer's table, if there is one that can be read.
    [[nodiscard]] const BlobReader* table() const { return m_table ? &*m_table : nullptr; }
    /// floor(payload / 58); 0 without a table.
    [[nodiscard]] std::uint64_t buckets() const { return m_buckets; }
    /// The buckets that lookups use: the checkpoint's table size if one is known and fits, else buckets().
    [[nodiscard]] std::uint64_t tableSize() const;
    /// Errors: ItemOutOfRange; ReadFailed; NotFound without a table.
    Result<BucketReading> readBucket(Bucket bucket) const;

    static constexpr std::size_t kOpenFilesMax = 128;

private:
    struct Cache;
    StoreView(std::shared_ptr<const ReadableStorage> storage, StoreLayout layout);
    Result<> list();
    void reportMissingPartitions();
    void openTable();
    void numberRows();
    void appendRows(const SectionInfo& info, std::uint64_t first, std::uint64_t count,
                    std::vector<RecordRow>& to) const;

    std::shared_ptr<const ReadableStorage> m_storage;
    StoreLayout m_layout;
    std::uint64_t m_generation = 0;
    std::vector<SectionInfo> m_sections;
    std::uint64_t m_records = 0;
    bool m_recordsExact = false;
    std::vector<Finding> m_openFindings;
    std::optional<BlobReader> m_table;
    std::uint64_t m_buckets = 0;
    std::shared_ptr<Cache> m_cache;
};

/// What the key files of all sections hold together.
[[nodiscard]] std::uint64_t keyFileBytes(const StoreView& view);

} // namespace cryo
