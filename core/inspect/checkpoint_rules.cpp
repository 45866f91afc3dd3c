// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a checkpoint promises, compared with the files.
#include "core/inspect/checkpoint_rules.h"

#include "core/inspect/record_rules.h"
#include "core/storage/blob_name.h"

#include <bit>

namespace cryo {

namespace {

/// Section numbers may be anything; more holes than this tell nothing new.
constexpr std::uint64_t kMissingToldMax = 1000;

class CheckpointRules {
public:
    CheckpointRules(const StoreView& view, const TableReport& table, const FindingSink& sink)
        : m_view(view)
        , m_table(table)
        , m_sink(sink)
        , m_checkpoint(*view.layout().checkpoint)
    {
    }
    void run() const;

private:
    void judgeItself() const;
    void judgeResize() const;
    void judgeSection() const;
    void judgeValues(const FixedJournalReader& keys) const;
    void judgeLater() const;
    void cannotBeRight(std::string reason, std::string expected, std::string found) const;
    [[nodiscard]] Finding sectionFinding(FindingCode code, Where where) const;
    [[nodiscard]] Where keyFile() const;

    const StoreView& m_view;
    const TableReport& m_table;
    const FindingSink& m_sink;
    const Checkpoint& m_checkpoint;
};

void CheckpointRules::run() const
{
    judgeItself();
    judgeResize();
    judgeSection();
    judgeLater();
}

Where CheckpointRules::keyFile() const
{
    return {m_view.layout().partitions.key, sectionFileName(m_checkpoint.section), {}};
}

void CheckpointRules::cannotBeRight(std::string reason, std::string expected, std::string found) const
{
    Finding finding = Finding::make(FindingCode::FZ21, {m_view.layout().partitions.key, {}, {}},
                                    {{"reason", std::move(reason)}});
    finding.expected = std::move(expected);
    finding.found = std::move(found);
    finding.atRisk = m_view.records();
    m_sink(std::move(finding));
}

void CheckpointRules::judgeItself() const
{
    // All zeros is what belongs to a freezer that was never synced.
    const bool nothingStored = m_view.records() == 0 && m_table.buckets == 0;
    if (m_checkpoint == Checkpoint{} && nothingStored)
        return;
    if (!std::has_single_bit(m_checkpoint.tableSize))
        cannotBeRight("a table size of " + std::to_string(m_checkpoint.tableSize), "a power of two",
                      std::to_string(m_checkpoint.tableSize));
    const auto recordSize = m_view.layout().recordSize();
    if (recordSize && m_checkpoint.oversizedSizeBytes % recordSize->bytes != 0)
        cannotBeRight("an index size of " + std::to_string(m_checkpoint.oversizedSizeBytes) +
                          " bytes, with records of " + std::to_string(recordSize->bytes),
                      "a multiple of " + std::to_string(recordSize->bytes),
                      std::to_string(m_checkpoint.oversizedSizeBytes));
    const std::uint64_t lastSection = m_view.sections().empty() ? 0 : m_view.sections().back().section.value;
    if (m_checkpoint.oversizedSizeBytes == 0 && m_checkpoint.section.value > lastSection)
        cannotBeRight("section " + std::to_string(m_checkpoint.section.value) + ", the last one is " +
                          std::to_string(lastSection),
                      "at most " + std::to_string(lastSection), std::to_string(m_checkpoint.section.value));
    if (m_table.buckets == 0 && m_checkpoint.tableSize != 0 && m_view.records() == 0 &&
        m_checkpoint.oversizedSizeBytes > 0)
        cannotBeRight("it is of a freezer with records, this one is empty", "an empty checkpoint",
                      std::to_string(m_checkpoint.oversizedSizeBytes) + " bytes of records");
}

void CheckpointRules::judgeResize() const
{
    const std::uint64_t size = m_checkpoint.tableSize;
    if (size == 0 || m_view.table() == nullptr || m_view.table()->sizeBytes() != 2 * size * kBucketSizeBytes)
        return;
    Finding finding =
        Finding::make(FindingCode::FZ17, m_view.table()->at(LogicalOffset{size * kBucketSizeBytes}),
                      {{"S", std::to_string(size)}, {"2S", std::to_string(2 * size)}});
    finding.severity = Severity::Info;
    finding.fixable = Fixable::NotNeeded;
    finding.expected = std::to_string(size) + " buckets, or a resize under way";
    finding.found = std::to_string(m_table.resizeProgress) + " buckets copied";
    m_sink(std::move(finding));
}

Finding CheckpointRules::sectionFinding(FindingCode code, Where where) const
{
    Finding finding =
        Finding::make(code, std::move(where), {{"s", std::to_string(m_checkpoint.section.value)}});
    finding.section = m_checkpoint.section;
    return finding;
}

void CheckpointRules::judgeSection() const
{
    const SectionInfo* info = m_view.section(m_checkpoint.section);
    if (m_checkpoint.oversizedSizeBytes == 0)
        return;
    if (info == nullptr || !info->hasKeyFile) {
        Finding finding = sectionFinding(FindingCode::FZ20, keyFile());
        finding.expected = std::to_string(m_checkpoint.oversizedSizeBytes) + " bytes of records";
        finding.found = "no index file";
        m_sink(std::move(finding));
        return;
    }
    const auto keys = m_view.keyFile(m_checkpoint.section);
    if (!keys)
        return;
    const std::uint64_t size = (*keys)->records() * (*keys)->recordSize().bytes;
    if (size >= m_checkpoint.oversizedSizeBytes) {
        judgeValues(**keys);
        return;
    }
    const auto end = (*keys)->pages().toFile(LogicalOffset{size});
    Finding finding = sectionFinding(FindingCode::FZ19, (*keys)->pages().blob().at(end));
    finding.arguments.emplace_back("a", std::to_string(size));
    finding.arguments.emplace_back("b", std::to_string(m_checkpoint.oversizedSizeBytes));
    finding.arguments.emplace_back("index or values", "index");
    finding.expected = std::to_string(m_checkpoint.oversizedSizeBytes) + " bytes";
    finding.found = std::to_string(size) + " bytes";
    finding.atRisk = (m_checkpoint.oversizedSizeBytes - size) / (*keys)->recordSize().bytes;
    m_sink(std::move(finding));
}

void CheckpointRules::judgeValues(const FixedJournalReader& keys) const
{
    const std::uint64_t records = m_checkpoint.oversizedSizeBytes / keys.recordSize().bytes;
    Bytes record(keys.recordSize().bytes);
    if (records == 0 || !keys.read(Position{records - 1}, record))
        return;
    const ValuePlace value = valuePlaceOf(record);
    const std::uint64_t needed = saturatingAdd(value.offset.value, value.sizeBytes);
    const auto values = m_view.valueFile(m_checkpoint.section);
    const std::uint64_t size = values ? (*values)->sizeBytes() : 0;
    if (size >= needed)
        return;
    Where where{m_view.layout().partitions.value, sectionFileName(m_checkpoint.section), {}};
    if (values)
        where = (*values)->at(LogicalOffset{size});
    Finding finding = sectionFinding(FindingCode::FZ19, std::move(where));
    finding.arguments.emplace_back("a", std::to_string(size));
    finding.arguments.emplace_back("b", std::to_string(needed));
    finding.arguments.emplace_back("index or values", "values");
    finding.expected = std::to_string(needed) + " bytes";
    finding.found = std::to_string(size) + " bytes";
    finding.atRisk = records - std::min(records, recordsKept(keys, size).value_or(0));
    m_sink(std::move(finding));
}

void CheckpointRules::judgeLater() const
{
    std::uint64_t records = 0;
    std::uint64_t sections = 0;
    for (const SectionInfo& info : m_view.sections()) {
        if (info.section < m_checkpoint.section)
            continue;
        if (info.section > m_checkpoint.section) {
            ++sections;
            records += info.records;
            continue;
        }
        const auto recordSize = m_view.layout().recordSize();
        if (recordSize)
            records +=
                info.records - std::min(info.records, m_checkpoint.oversizedSizeBytes / recordSize->bytes);
    }
    if (records == 0 && sections == 0 && m_table.slotsAfterCheckpoint == 0)
        return;
    Finding finding = sectionFinding(FindingCode::FZ18, keyFile());
    finding.arguments.emplace_back("slots", std::to_string(m_table.slotsAfterCheckpoint));
    finding.arguments.emplace_back("records", std::to_string(records));
    finding.arguments.emplace_back("sections", std::to_string(sections));
    finding.expected = "nothing after epoch " + std::to_string(m_checkpoint.epoch);
    finding.found = "epoch " + std::to_string(m_table.highestEpoch);
    finding.atRisk = records;
    m_sink(std::move(finding));
}

void judgeWithoutCheckpoint(const StoreView& view, const TableReport& table, const FindingSink& sink)
{
    if (!table.sectionOfHighestEpoch || view.sections().empty())
        return;
    const SectionInfo* last = nullptr;
    for (const SectionInfo& info : view.sections())
        if (info.hasKeyFile)
            last = &info;
    if (last == nullptr || *table.sectionOfHighestEpoch >= last->section)
        return;
    Finding finding =
        Finding::make(FindingCode::FZ22, {view.layout().partitions.table, std::string(kTableFileName), {}},
                      {{"a", std::to_string(table.sectionOfHighestEpoch->value)},
                       {"b", std::to_string(last->section.value)}});
    finding.section = last->section;
    finding.expected = "section " + std::to_string(last->section.value);
    finding.found = "section " + std::to_string(table.sectionOfHighestEpoch->value);
    finding.atRisk = last->records;
    sink(std::move(finding));
}

} // namespace

void judgeCheckpoint(const StoreView& view, const TableReport& table, const FindingSink& sink)
{
    if (!sink)
        return;
    if (view.layout().checkpoint)
        CheckpointRules(view, table, sink).run();
    else
        judgeWithoutCheckpoint(view, table, sink);
}

void reportHalfDoneResize(const StoreView& view, std::uint64_t records, std::uint64_t bucket,
                          const FindingSink& sink)
{
    if (!sink)
        return;
    Finding finding =
        Finding::make(FindingCode::FZ17, view.table()->at(LogicalOffset{bucket * kBucketSizeBytes}),
                      {{"S", std::to_string(view.buckets() / 2)}, {"2S", std::to_string(view.buckets())}});
    finding.severity = Severity::Error;
    finding.bucket = bucket;
    finding.expected = "a bucket that leads to its records";
    finding.found = "an empty one; " + std::to_string(records) +
                    " records are found only through the lower half of the table";
    finding.atRisk = records;
    sink(std::move(finding));
}

void judgeSectionHoles(const StoreView& view, const FindingSink& sink)
{
    if (!sink)
        return;
    std::uint64_t next = 0;
    std::uint64_t reported = 0;
    std::string before = "the start";
    for (const SectionInfo& info : view.sections()) {
        if (!info.hasKeyFile)
            continue;
        for (; next < info.section.value && reported < kMissingToldMax; ++next, ++reported) {
            Finding finding = Finding::make(
                FindingCode::DR06, {view.layout().partitions.key, sectionFileName(Section{next}), {}},
                {{"s", std::to_string(next)}, {"b", std::to_string(info.section.value)}});
            finding.arguments.emplace_back("a", before);
            finding.section = Section{next};
            finding.expected = "an index file";
            finding.found = "none";
            sink(std::move(finding));
        }
        before = std::to_string(info.section.value);
        next = saturatingAdd(info.section.value, 1);
    }
}

} // namespace cryo
