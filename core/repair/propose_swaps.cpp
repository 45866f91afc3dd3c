// SPDX-License-Identifier: GPL-3.0-or-later
//
// Samples of records against value files.
#include "core/repair/propose_swaps.h"

#include "core/base/crc32c.h"
#include "core/inspect/value_rules.h"
#include "core/repair/freezer_links.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <set>

namespace cryo {

namespace {

constexpr std::uint64_t kSampled = 32;
constexpr std::size_t kSuspectsMax = 64;
/// One chance in so many powers of two that a store looks swapped by accident.
constexpr double kConvincingBits = 10;
constexpr std::uint64_t kValueLimitBytes = std::uint64_t{16} << 20;

class SwapSearch {
public:
    explicit SwapSearch(const StoreView& view)
        : m_view(view)
    {
        if (view.layout().kind == StoreKind::Freezer)
            m_links.emplace(view);
    }
    std::vector<Operation> run();

private:
    struct Suspect {
        const SectionInfo* info = nullptr;
        std::vector<RecordRow> sample;
        std::size_t passing = 0; ///< of the sample, in the value file of the same section
        [[nodiscard]] bool fitsOwnValues() const { return passing * 10 >= sample.size() * 8; }
    };
    [[nodiscard]] Suspect suspectOf(const SectionInfo& info) const;
    [[nodiscard]] std::vector<RecordRow> sampleOf(const SectionInfo& info) const;
    [[nodiscard]] std::size_t passing(const std::vector<RecordRow>& sample, Section values) const;
    [[nodiscard]] bool fits(const Suspect& records, const Suspect& values) const;
    enum class Side : std::uint8_t { Keys, Values };
    struct Pair {
        const Suspect* a = nullptr;
        const Suspect* b = nullptr;
        Side side = Side::Keys;
        double bits = 0; ///< that speak for key files
    };
    [[nodiscard]] static bool haveSizes(const Suspect& a, const Suspect& b);
    [[nodiscard]] std::optional<Pair> pairOf(const Suspect& a, const Suspect& b) const;
    void addByLinks(std::vector<Suspect>& suspects) const;
    [[nodiscard]] bool indicesAreSwapped(const Suspect& a, const Suspect& b) const;
    [[nodiscard]] Operation swap(const Pair& pair) const;

    const StoreView& m_view;
    std::optional<FreezerLinks> m_links; ///< of a freezer
    double m_convincingBits = kConvincingBits;
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

SwapSearch::Suspect SwapSearch::suspectOf(const SectionInfo& info) const
{
    Suspect suspect{&info, sampleOf(info), 0};
    suspect.passing = passing(suspect.sample, info.section);
    return suspect;
}

bool SwapSearch::fits(const Suspect& records, const Suspect& values) const
{
    return passing(records.sample, values.info->section) * 10 >= records.sample.size() * 8;
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

/// Which files have each other's name; none if nothing says so for sure.
std::optional<SwapSearch::Pair> SwapSearch::pairOf(const Suspect& a, const Suspect& b) const
{
    Pair pair{&a, &b, Side::Keys, m_links ? m_links->evidenceForSwap(a.info->section, b.info->section) : 0};
    const bool recordsTell = indicesAreSwapped(a, b) || pair.bits >= m_convincingBits;
    // Whole values of one size pass in either file, whoever they belong to: then only the records can tell.
    const bool valuesTell = haveSizes(a, b) && !(a.fitsOwnValues() && b.fitsOwnValues());
    // Last what reads: there may be some thousand pairs.
    if ((!recordsTell && !valuesTell) || !fits(a, b) || !fits(b, a))
        return std::nullopt;
    if (!recordsTell && pair.bits <= 0)
        pair.side = Side::Values;
    return pair;
}

/// Whether their values have more than one size.
bool SwapSearch::haveSizes(const Suspect& a, const Suspect& b)
{
    std::set<std::uint64_t> sizes;
    for (const Suspect* suspect : {&a, &b})
        for (const RecordRow& record : suspect->sample)
            sizes.insert(record.value.sizeBytes);
    return sizes.size() > 1;
}

/// A freezer's sections whose links do not fit; of one with few sections all, as in such a pair one may look
/// right by chance.
void SwapSearch::addByLinks(std::vector<Suspect>& suspects) const
{
    std::vector<Section> sections = m_links->suspects(kSuspectsMax);
    if (!sections.empty() && m_view.sections().size() <= kSuspectsMax) {
        sections.clear();
        for (const SectionInfo& info : m_view.sections())
            sections.push_back(info.section);
    }
    for (const Section section : sections) {
        const SectionInfo* info = m_view.section(section);
        const bool known = std::ranges::any_of(
            suspects, [&](const Suspect& suspect) { return suspect.info->section == section; });
        if (info == nullptr || !info->hasKeyFile || known || suspects.size() >= kSuspectsMax)
            continue;
        Suspect suspect = suspectOf(*info);
        if (!suspect.sample.empty())
            suspects.push_back(std::move(suspect));
    }
}

Operation SwapSearch::swap(const Pair& pair) const
{
    const bool keys = pair.side == Side::Keys;
    const Suspect& a = *pair.a;
    const Suspect& b = *pair.b;
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
        Suspect suspect = suspectOf(info);
        const bool elsewhere = items != 0 && m_view.layout().kind == StoreKind::Archive &&
                               !suspect.sample.empty() && suspect.sample.front().index &&
                               sectionOfIndex(*suspect.sample.front().index, items) != info.section;
        if (!suspect.sample.empty() && (elsewhere || 2 * suspect.passing < suspect.sample.size()))
            suspects.push_back(std::move(suspect));
    }
    if (m_links)
        addByLinks(suspects);
    // Each pair is a chance of its own.
    m_convincingBits += std::log2(std::max<double>(1, static_cast<double>(suspects.size()) *
                                                          static_cast<double>(suspects.size() - 1) / 2));
    std::vector<Pair> pairs;
    for (std::size_t a = 0; a < suspects.size(); ++a)
        for (std::size_t b = a + 1; b < suspects.size(); ++b)
            if (const auto pair = pairOf(suspects[a], suspects[b]))
                pairs.push_back(*pair);
    // A section that fits to several belongs to the one that most speaks for.
    std::ranges::stable_sort(pairs, std::greater{}, &Pair::bits);
    std::set<const Suspect*> used;
    std::vector<Operation> operations;
    for (const Pair& pair : pairs)
        if (!used.contains(pair.a) && !used.contains(pair.b)) {
            used.insert({pair.a, pair.b});
            operations.push_back(swap(pair));
        }
    return operations;
}

} // namespace

std::vector<Operation> proposeSwaps(const StoreView& view)
{
    return SwapSearch(view).run();
}

} // namespace cryo
