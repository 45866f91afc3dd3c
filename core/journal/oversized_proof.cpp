// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening against a proof: an archive's markers, or a freezer's checkpoint. First everything that the proof
// covers is looked at in the files as they are; only then is anything changed, and what is covered never.
#include "core/base/parallel.h"
#include "core/journal/marker_store.h"
#include "core/journal/oversized_journal.h"
#include "core/journal/paged_range.h"

namespace cryo {

namespace {

std::unexpected<Error> corruption(std::string what)
{
    return fail(Errc::RecordCorrupted, "corruption detected: " + std::move(what));
}

std::string sectionText(Section section)
{
    return "section " + std::to_string(section.value);
}

/// Where the value of a record ends; 0 without a record.
Result<std::uint64_t> valueEndOf(Section section, const std::optional<Bytes>& record)
{
    if (!record)
        return 0;
    const auto end = valuePlaceOf(*record).end();
    if (!end)
        return corruption(sectionText(section) + " has an overflowing terminal value range");
    return *end;
}

/// The sections that a partition has blobs of, without opening one.
Result<std::set<Section>> storedSections(const Storage& storage, const std::string& partition,
                                         const HeaderPolicy& headers)
{
    auto names = scanBlobs(storage, partition, headers);
    std::set<Section> sections;
    if (!names && names.error().code == Errc::PartitionMissing)
        return sections;
    CRYO_ASSIGN(const std::vector<Bytes> found, journalResult(std::move(names)));
    for (const Bytes& name : found) {
        if (name.size() != sizeof(std::uint64_t))
            return fail(Errc::InvalidBlobName, "invalid blob name: " + toHex(name), {partition, {}, {}});
        sections.insert(Section{loadBig<std::uint64_t>(name)});
    }
    return sections;
}

/// A failed reading of the index's end, in the words of the releases.
Error boundaryError(Section section, std::uint64_t searchedBytes, Error cause)
{
    if (cause.code != Errc::InvalidChecksum && cause.code != Errc::BlobInsufficientLength)
        return journalError(std::move(cause));
    return corruption(sectionText(section) + " does not retain a valid durable boundary within " +
                      std::to_string(searchedBytes) + " bytes")
        .error();
}

/// What the files were proven to hold: the last covered record of each section, and how many bytes are
/// covered.
struct Proof {
    std::map<Section, std::optional<Bytes>> lastRecords;
    std::map<Section, std::uint64_t> floors;
};

class Prover {
public:
    Prover(Storage& storage, const OversizedJournal::Config& config)
        : m_storage(&storage)
        , m_config(&config)
    {
    }

    Result<Proof> ofMarkers(const MarkerStore::Counts& counts)
    {
        CRYO_ASSIGN(const std::set<Section> stored, sections());
        Proof proof;
        for (const auto& [section, records] : counts) {
            if (!stored.contains(section))
                return corruption(sectionText(section) + " has a validation floor but no blob");
            const auto covered = checkedMultiply(records, m_config->recordSize.bytes);
            if (!covered)
                return corruption(sectionText(section) + " validation floor " + std::to_string(records) +
                                  " overflows its byte size");
            CRYO_TRY(cover(section, *covered, proof));
        }
        return proof;
    }

    Result<Proof> ofCheckpoint(Section section, std::uint64_t indexSizeBytes)
    {
        if (indexSizeBytes % m_config->recordSize.bytes != 0)
            return corruption(sectionText(section) + " checkpoint size " + std::to_string(indexSizeBytes) +
                              " is not item-aligned");
        CRYO_ASSIGN(const std::set<Section> stored, sections());
        if (indexSizeBytes > 0 && !stored.contains(section))
            return corruption(sectionText(section) + " has a checkpoint but no blob");
        Proof proof;
        for (const Section candidate : stored) {
            if (candidate < section)
                CRYO_TRY(coverWhole(candidate, proof));
            else if (candidate == section)
                CRYO_TRY(cover(section, indexSizeBytes, proof, true));
        }
        proof.lastRecords.try_emplace(section, std::nullopt);
        return proof;
    }

private:
    Result<std::set<Section>> sections() const
    {
        return storedSections(*m_storage, m_config->indexPartition, m_config->headers);
    }
    Result<Blob> openIndex(Section section) const
    {
        return journalResult(
            Blob::open(*m_storage, m_config->indexPartition, sectionBlobName(section), m_config->headers));
    }

    /// The first `coveredBytes` of a section. A checkpoint opens the blob even where it covers nothing.
    Result<> cover(Section section, std::uint64_t coveredBytes, Proof& proof, bool opensAlways = false) const
    {
        if (coveredBytes == 0 && !opensAlways) {
            proof.lastRecords[section] = std::nullopt;
            return {};
        }
        CRYO_ASSIGN(const Blob blob, openIndex(section));
        if (coveredBytes == 0) {
            proof.lastRecords[section] = std::nullopt;
            return {};
        }
        Bytes record(m_config->recordSize.bytes);
        if (auto read = readPagedRange(blob, m_config->pageSize, coveredBytes - record.size(), record); !read)
            return std::unexpected(boundaryError(section, coveredBytes, std::move(read).error()));
        proof.floors[section] = coveredBytes;
        proof.lastRecords[section] = std::move(record);
        return {};
    }

    Result<> coverWhole(Section section, Proof& proof) const
    {
        CRYO_ASSIGN(const Blob blob, openIndex(section));
        if (blob.sizeBytes() == 0) {
            proof.lastRecords[section] = std::nullopt;
            return {};
        }
        Bytes record(m_config->recordSize.bytes);
        auto sizeBytes = readPagedTail(blob, m_config->pageSize, record);
        if (!sizeBytes)
            return std::unexpected(boundaryError(section, blob.sizeBytes(), std::move(sizeBytes).error()));
        if (*sizeBytes % record.size() != 0)
            return corruption(sectionText(section) + " is not a complete checkpoint-covered index");
        proof.floors[section] = *sizeBytes;
        proof.lastRecords[section] = std::move(record);
        return {};
    }

    Storage* m_storage;
    const OversizedJournal::Config* m_config;
};

Result<> checkMarkedValues(const Glob& values, const Proof& proof)
{
    for (const auto& [section, record] : proof.lastRecords) {
        CRYO_ASSIGN(const std::uint64_t required, valueEndOf(section, record));
        CRYO_ASSIGN(const std::uint64_t retained, values.sizeBytes(section));
        if (required > 0 && retained < required)
            return corruption(sectionText(section) + " retains " + std::to_string(retained) +
                              " value bytes, below the validation floor of " + std::to_string(required));
    }
    return {};
}

/// How many value bytes of `section` the checkpoint covers.
Result<std::uint64_t> checkCheckpointValues(const Glob& values, const Proof& proof, Section section)
{
    for (const auto& [earlier, record] : proof.lastRecords) {
        if (earlier >= section)
            break;
        CRYO_ASSIGN(const std::uint64_t required, valueEndOf(earlier, record));
        CRYO_ASSIGN(const std::uint64_t retained, values.sizeBytes(earlier));
        if (retained != required)
            return corruption(sectionText(earlier) + " index ends at value byte " + std::to_string(required) +
                              ", but its glob size is " + std::to_string(retained));
    }
    const Section oldest = proof.lastRecords.begin()->first;
    for (const Section orphan : values.sections())
        if (orphan >= oldest && orphan < section && !proof.lastRecords.contains(orphan))
            return corruption(sectionText(orphan) + " has values but no index");
    CRYO_ASSIGN(const std::uint64_t required, valueEndOf(section, proof.lastRecords.at(section)));
    CRYO_ASSIGN(const std::uint64_t retained, values.sizeBytes(section));
    if (required > 0 && retained < required)
        return corruption(sectionText(section) + " retains " + std::to_string(retained) + " of " +
                          std::to_string(required) + " committed value bytes");
    return required;
}

Result<> checkFloorsReached(const FixedJournal& index, const Proof& proof)
{
    for (const auto& [section, floor] : proof.floors) {
        CRYO_ASSIGN(const std::uint64_t size, index.sizeBytes(section));
        if (size < floor)
            return corruption(sectionText(section) + " retains " + std::to_string(size) + " of its " +
                              std::to_string(floor) + "-byte validation floor");
    }
    return {};
}

} // namespace

// ---- markers ----

Result<> OversizedJournal::applyCuts(const Cuts& cuts)
{
    for (const auto& [section, indexBytes] : cuts) {
        CRYO_ASSIGN(const bool shorter, m_index.rewindSection(section, indexBytes));
        if (shorter)
            CRYO_TRY(m_index.settleCut(section));
        CRYO_ASSIGN(const std::uint64_t valueEnd, endOfLastValue(section));
        CRYO_TRY(m_values.rewindSection(section, valueEnd));
        CRYO_TRY(m_values.sync(section));
    }
    return {};
}

/// No value bytes behind the last record's, and none of sections without an index.
Result<> OversizedJournal::alignValues()
{
    std::vector<std::pair<Section, std::uint64_t>> tooLong;
    for (const Section section : m_index.sections()) {
        CRYO_ASSIGN(const std::optional<Bytes> record, m_index.last(section));
        CRYO_ASSIGN(const std::uint64_t target, valueEndOf(section, record));
        CRYO_ASSIGN(const std::uint64_t retained, m_values.sizeBytes(section));
        if (retained < target)
            return corruption(sectionText(section) + " retains " + std::to_string(retained) + " of " +
                              std::to_string(target) + " indexed value bytes");
        if (retained > target)
            tooLong.emplace_back(section, target);
    }
    for (const auto& [section, target] : tooLong) {
        CRYO_TRY(m_values.rewindSection(section, target));
        CRYO_TRY(m_values.sync(section));
    }
    return removeOrphans();
}

std::map<Section, std::uint64_t>
OversizedJournal::countGoodValues(const std::map<Section, std::uint64_t>& marked, std::size_t bufferBytes,
                                  std::size_t threads)
{
    auto sections = m_index.replay(Section{0}, Position{0}, bufferBytes);
    if (!sections)
        return {}; // whoever reads in order finds out
    std::vector<std::uint64_t> good(sections->size(), 0);
    const std::uint32_t recordBytes = m_index.recordSize().bytes;
    const auto work = [&](std::size_t number) -> Result<> {
        SectionReplay section = std::move((*sections)[number]); // its buffers go when it is done
        const auto floor = marked.find(section.section());
        const std::uint64_t covered = floor == marked.end() ? 0 : floor->second;
        ValueVerifier verifier(m_values);
        // What ends it early, a bad page, a bad value or a failed read, is found again by the pass in order.
        [[maybe_unused]] const Result<> ended = section.forEachBatch([&](Position first,
                                                                         ByteView records) -> Result<> {
            for (; !records.empty(); records = records.subspan(recordBytes), ++first.value) {
                if (first.value >= covered) {
                    CRYO_ASSIGN(const bool isGood,
                                verifier.isGood(section.section(), valuePlaceOf(records.first(recordBytes))));
                    if (!isGood)
                        return fail(Errc::ChecksumMismatch, "a bad value");
                }
                good[number] = first.value + 1;
            }
            return {};
        });
        return {};
    };
    std::vector<Section> numbers;
    for (const SectionReplay& section : *sections)
        numbers.push_back(section.section());
    if (!parallelChunks(numbers.size(), threads, work))
        return {};
    std::map<Section, std::uint64_t> counts;
    for (std::size_t number = 0; number < numbers.size(); ++number)
        counts[numbers[number]] = good[number];
    return counts;
}

Result<OversizedJournal> OversizedJournal::openWithMarkers(Storage& storage, const Config& config,
                                                           std::string_view markerPartition,
                                                           std::size_t replayBufferBytes,
                                                           const RecordVisitor& visit,
                                                           const MetricsScope& metrics)
{
    CRYO_ASSIGN(MarkerStore markers, MarkerStore::open(storage, markerPartition, config.headers));
    FixedJournal::Config indexed = indexConfig(config);
    indexed.cutsAtOpening = false;
    const bool inferred = markers.counts().empty();
    Proof proof;
    if (!inferred) {
        CRYO_ASSIGN(proof, Prover(storage, config).ofMarkers(markers.counts()));
    }
    // Without markers the index comes first; with them the values are asked before the index is touched.
    std::optional<FixedJournal> index;
    if (inferred) {
        CRYO_ASSIGN(index, FixedJournal::open(storage, indexed, metrics.labelled("index")));
    }
    CRYO_ASSIGN(auto values, Glob::open(storage, valueConfig(config), metrics.labelled("values")));
    if (!inferred) {
        CRYO_TRY(checkMarkedValues(values, proof));
        CRYO_ASSIGN(index, FixedJournal::open(storage, indexed, metrics.labelled("index")));
        CRYO_TRY(checkFloorsReached(*index, proof));
    }
    OversizedJournal journal(storage, config, *std::move(index), std::move(values));

    // From here on, what is known to be good need not be verified: marked, or verified beforehand.
    std::map<Section, std::uint64_t> known = markers.counts();
    if (config.verifyThreads != 1)
        for (const auto& [section, records] :
             journal.countGoodValues(markers.counts(), replayBufferBytes, config.verifyThreads))
            known[section] = std::max(known[section], records);
    ValueVerifier verifier(journal.m_values);
    Cuts cuts;
    std::optional<std::pair<Section, std::uint64_t>> current; // the section at hand, and what is known of it
    const auto judged = [&](Section section, Position first, ByteView records) -> Result<> {
        if (!cuts.empty() && cuts.back().first == section)
            return {}; // behind a bad value
        if (!current || current->first != section) {
            const auto found = known.find(section);
            current.emplace(section, found == known.end() ? 0 : found->second);
        }
        const std::size_t recordBytes = config.recordSize.bytes;
        const std::uint64_t count = records.size() / recordBytes;
        std::uint64_t good = std::min(count, current->second - std::min(first.value, current->second));
        for (; good < count; ++good) {
            const ByteView record = records.subspan(good * recordBytes, recordBytes);
            CRYO_ASSIGN(const bool isGood, verifier.isGood(section, valuePlaceOf(record)));
            if (!isGood) {
                cuts.emplace_back(section, (first.value + good) * recordBytes);
                break;
            }
        }
        return good == 0 ? Result<>{} : visit(section, first, records.first(good * recordBytes));
    };
    CRYO_TRY(journal.m_index.replayRepairing(replayBufferBytes, proof.floors, judged));
    CRYO_TRY(journal.applyCuts(cuts));
    CRYO_TRY(journal.alignValues());

    MarkerStore::Counts counts = markers.counts();
    for (const Section section : journal.m_index.sections()) {
        CRYO_ASSIGN(const std::uint64_t records, journal.m_index.records(section));
        if (records > 0 || counts.contains(section))
            counts[section] = records;
    }
    if (counts != markers.counts())
        CRYO_TRY(markers.publish(std::move(counts)));
    return journal;
}

// ---- checkpoint ----

Result<OversizedJournal> OversizedJournal::openAtCheckpoint(Storage& storage, const Config& config,
                                                            Section section, std::uint64_t indexSizeBytes,
                                                            const MetricsScope& metrics)
{
    CRYO_ASSIGN(const Proof proof, Prover(storage, config).ofCheckpoint(section, indexSizeBytes));
    Glob::Config valued = valueConfig(config);
    valued.ceiling = section;
    CRYO_ASSIGN(auto values, Glob::open(storage, valued, metrics.labelled("values")));
    CRYO_ASSIGN(const std::uint64_t valueEnd, checkCheckpointValues(values, proof, section));
    FixedJournal::Config indexed = indexConfig(config);
    indexed.cutsAtOpening = false;
    indexed.ceiling = section;
    CRYO_ASSIGN(auto index, FixedJournal::open(storage, indexed, metrics.labelled("index")));
    CRYO_TRY(index.rewind(section, indexSizeBytes));
    CRYO_TRY(index.sync(section));
    OversizedJournal journal(storage, config, std::move(index), std::move(values));
    CRYO_TRY(journal.m_values.rewind(section, valueEnd));
    CRYO_TRY(journal.m_values.sync(section));
    CRYO_TRY(journal.removeOrphans());
    return journal;
}

} // namespace cryo
