// SPDX-License-Identifier: GPL-3.0-or-later
//
// Samples of records against value files.
#include "core/repair/propose_swaps.h"

#include "core/base/crc32c.h"
#include "core/inspect/value_rules.h"

#include <algorithm>
#include <map>

namespace cryo {

namespace {

constexpr std::uint64_t kSampled = 32;
constexpr std::size_t kSuspectsMax = 64;
constexpr std::uint64_t kBucketsLookedAt = std::uint64_t{1} << 20;
constexpr std::uint64_t kValueLimitBytes = std::uint64_t{16} << 20;

class SwapSearch {
public:
    explicit SwapSearch(const StoreView& view)
        : m_view(view)
    {
    }
    std::vector<Operation> run();

private:
    struct Suspect {
        const SectionInfo* info = nullptr;
        std::vector<RecordRow> sample;
    };
    [[nodiscard]] std::vector<RecordRow> sampleOf(const SectionInfo& info) const;
    [[nodiscard]] std::size_t passing(const std::vector<RecordRow>& sample, Section values) const;
    [[nodiscard]] bool fits(const Suspect& records, const Suspect& values) const;
    [[nodiscard]] bool keysAreSwapped(const Suspect& a, const Suspect& b) const;
    [[nodiscard]] bool headsSpeakForSwap(const Suspect& a, const Suspect& b) const;
    void addByHeads(std::vector<Suspect>& suspects) const;
    [[nodiscard]] bool indicesAreSwapped(const Suspect& a, const Suspect& b) const;
    [[nodiscard]] Operation swap(const Suspect& a, const Suspect& b, bool keys) const;

    const StoreView& m_view;
};

std::vector<RecordRow> SwapSearch::sampleOf(const SectionInfo& info) const
{
    std::vector<RecordRow> sample;
    const std::uint64_t step = std::max<std::uint64_t>(1, info.records / kSampled);
    for (std::uint64_t position = 0; position < info.records && sample.size() < kSampled; position += step) {
        auto record = m_view.readRecord({info.section, Position{position}});
        if (record && record->readable && record->trust == RecordTrust::Verified)
            sample.push_back(std::move(*record));
    }
    return sample;
}

/// How many of the records find a value that passes in the value file of a section.
std::size_t SwapSearch::passing(const std::vector<RecordRow>& sample, Section values) const
{
    ValueWindow window(m_view, values);
    return static_cast<std::size_t>(std::ranges::count_if(sample, [&](const RecordRow& record) {
        const auto stored = window.read(record.value, kValueLimitBytes);
        return stored.state == ValueState::Good &&
               crc32c(stored.bytes.first(stored.bytes.size() - kValueCrcSizeBytes)) ==
                   loadBig<std::uint32_t>(stored.bytes.last(kValueCrcSizeBytes));
    }));
}

bool SwapSearch::fits(const Suspect& records, const Suspect& values) const
{
    return passing(records.sample, values.info->section) * 10 >= records.sample.size() * 8;
}

/// Heads that lead into one of the two sections: whether their buckets are those of the other's keys.
bool SwapSearch::headsSpeakForSwap(const Suspect& a, const Suspect& b) const
{
    const std::uint64_t size = m_view.tableSize();
    std::uint64_t asTheyAre = 0;
    std::uint64_t swapped = 0;
    for (std::uint64_t bucket = 0; bucket < std::min({size, m_view.buckets(), kBucketsLookedAt}); ++bucket) {
        const auto reading = m_view.readBucket(Bucket{bucket});
        if (!reading || reading->headSlot() == nullptr)
            continue;
        const RecordPlace head = reading->headSlot()->head;
        const bool inA = head.section == a.info->section;
        if (!inA && head.section != b.info->section)
            continue;
        const auto leadsTo = [&](Section section) {
            const auto record = m_view.readRecord({section, head.position});
            return record && record->readable && bucketOfKey(record->key, size).value == bucket;
        };
        asTheyAre += leadsTo(head.section) ? 1U : 0U;
        swapped += leadsTo(inA ? b.info->section : a.info->section) ? 1U : 0U;
    }
    return swapped > asTheyAre;
}

/// Whether every index of either section belongs to the other.
bool SwapSearch::indicesAreSwapped(const Suspect& a, const Suspect& b) const
{
    const auto items = m_view.layout().itemsPerSection;
    if (m_view.layout().kind != StoreKind::Archive || !items || *items == 0)
        return false;
    const auto belongs = [&](const Suspect& records, const Suspect& to) {
        return !records.sample.empty() && std::ranges::all_of(records.sample, [&](const RecordRow& record) {
            return record.index && sectionOfIndex(*record.index, *items) == to.info->section;
        });
    };
    return belongs(a, b) && belongs(b, a);
}

bool SwapSearch::keysAreSwapped(const Suspect& a, const Suspect& b) const
{
    return m_view.layout().kind == StoreKind::Freezer ? headsSpeakForSwap(a, b) : indicesAreSwapped(a, b);
}

/// A freezer's sections to which most heads lead from buckets of other keys.
void SwapSearch::addByHeads(std::vector<Suspect>& suspects) const
{
    const std::uint64_t size = m_view.tableSize();
    std::map<Section, std::pair<std::uint64_t, std::uint64_t>> heads; // all, right ones
    for (std::uint64_t bucket = 0; bucket < std::min({size, m_view.buckets(), kBucketsLookedAt}); ++bucket) {
        const auto reading = m_view.readBucket(Bucket{bucket});
        if (!reading || reading->headSlot() == nullptr)
            continue;
        const RecordPlace head = reading->headSlot()->head;
        auto& [all, right] = heads[head.section];
        ++all;
        const auto record = m_view.readRecord(head);
        right += record && record->readable && bucketOfKey(record->key, size).value == bucket ? 1U : 0U;
    }
    for (const auto& [section, counts] : heads) {
        const SectionInfo* info = m_view.section(section);
        const bool known = std::ranges::any_of(
            suspects, [&](const Suspect& suspect) { return suspect.info->section == section; });
        if (info != nullptr && info->hasKeyFile && !known && 2 * counts.second < counts.first &&
            suspects.size() < kSuspectsMax)
            suspects.push_back({info, sampleOf(*info)});
    }
}

Operation SwapSearch::swap(const Suspect& a, const Suspect& b, bool keys) const
{
    Operation operation;
    operation.kind = OperationKind::SwapFiles;
    operation.code = FindingCode::VA02;
    operation.target.partition = keys ? m_view.layout().partitions.key : m_view.layout().partitions.value;
    operation.target.blob = keys ? a.info->keyFileName : a.info->valueFileName;
    operation.parameters["name"] = keys ? b.info->keyFileName : b.info->valueFileName;
    operation.effect = std::string(keys ? "The index files" : "The value files") + " of sections " +
                       std::to_string(a.info->section.value) + " and " +
                       std::to_string(b.info->section.value) +
                       " stand under each other's names; they are swapped back.";
    return operation;
}

std::vector<Operation> SwapSearch::run()
{
    std::vector<Suspect> suspects;
    const auto items = m_view.layout().itemsPerSection.value_or(0);
    for (const SectionInfo& info : m_view.sections()) {
        if (!info.hasKeyFile || !info.hasValueFile || info.records == 0 || suspects.size() >= kSuspectsMax)
            continue;
        Suspect suspect{&info, sampleOf(info)};
        const bool elsewhere = items != 0 && m_view.layout().kind == StoreKind::Archive &&
                               !suspect.sample.empty() && suspect.sample.front().index &&
                               sectionOfIndex(*suspect.sample.front().index, items) != info.section;
        if (!suspect.sample.empty() &&
            (elsewhere || 2 * passing(suspect.sample, info.section) < suspect.sample.size()))
            suspects.push_back(std::move(suspect));
    }
    if (m_view.layout().kind == StoreKind::Freezer && m_view.table() != nullptr)
        addByHeads(suspects);
    std::vector<Operation> operations;
    std::vector<bool> used(suspects.size());
    for (std::size_t a = 0; a < suspects.size(); ++a)
        for (std::size_t b = a + 1; b < suspects.size() && !used[a]; ++b) {
            const Suspect& one = suspects[a];
            const Suspect& other = suspects[b];
            if (used[b] || !fits(one, other) || !fits(other, one))
                continue;
            const bool keys = keysAreSwapped(one, other);
            // Where values of one size pass in either file, only the records can tell.
            if (!keys && fits(one, one) && fits(other, other))
                continue;
            used[a] = used[b] = true;
            operations.push_back(swap(one, other, keys));
        }
    return operations;
}

} // namespace

std::vector<Operation> proposeSwaps(const StoreView& view)
{
    return SwapSearch(view).run();
}

} // namespace cryo
