// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gathering links, and trying them in two ways.
#include "core/repair/freezer_links.h"

#include <algorithm>
#include <bit>

namespace cryo {

namespace {

constexpr std::uint64_t kUnknown = UINT64_MAX;
constexpr std::uint64_t kBucketsLookedAt = std::uint64_t{1} << 20;
constexpr std::uint64_t kRecordsLookedAt = std::uint64_t{1} << 20;
constexpr std::uint64_t kRowsAtOnce = 4096;
/// What a link to a younger record counts for.
constexpr int kImpossibleBits = -4;
/// A section is suspected that shares less than this part of what the store does.
constexpr double kSuspiciousPart = 0.9;

} // namespace

FreezerLinks::FreezerLinks(const StoreView& view)
    : m_tableSize(view.tableSize())
{
    if (m_tableSize == 0)
        return;
    m_bucketBits = static_cast<int>(std::bit_width(m_tableSize)) - 1;
    readRecords(view);
    readHeads(view);
}

void FreezerLinks::readRecords(const StoreView& view)
{
    const std::uint64_t rows = std::min(view.records(), kRecordsLookedAt);
    for (std::uint64_t row = 0; row < rows; row += kRowsAtOnce)
        for (const RecordRow& record : view.readRows(row, std::min(kRowsAtOnce, rows - row))) {
            std::vector<std::uint64_t>& buckets = m_buckets[record.place.section];
            buckets.resize(record.place.position.value, kUnknown);
            const bool isKnown = record.readable && record.trust == RecordTrust::Verified;
            buckets.push_back(isKnown ? bucketOfKey(record.key, m_tableSize).value : kUnknown);
            if (isKnown && record.next)
                add({record.place, buckets.back(), *record.next});
        }
}

void FreezerLinks::readHeads(const StoreView& view)
{
    const std::uint64_t buckets = std::min({m_tableSize, view.buckets(), kBucketsLookedAt});
    for (std::uint64_t bucket = 0; bucket < buckets; ++bucket)
        if (const auto reading = view.readBucket(Bucket{bucket}); reading && reading->headSlot() != nullptr)
            add({std::nullopt, bucket, reading->headSlot()->head});
}

void FreezerLinks::add(const Link& link)
{
    m_touching[link.to.section].push_back(m_links.size());
    if (link.from && link.from->section != link.to.section)
        m_touching[link.from->section].push_back(m_links.size());
    m_links.push_back(link);
}

/// None where the record that it leads to is not there, cannot be trusted, or was not looked at.
std::optional<int> FreezerLinks::sharedBits(const Link& link, const Swap& swap) const
{
    const auto found = m_buckets.find(swap.of(link.to.section));
    if (found == m_buckets.end())
        return std::nullopt;
    const bool isOlder =
        !link.from || link.to < RecordPlace{swap.of(link.from->section), link.from->position};
    if (link.to.position.value >= found->second.size())
        return std::nullopt; // a damaged file loses records: that speaks for nothing
    if (!isOlder)
        return kImpossibleBits;
    const std::uint64_t bucket = found->second[link.to.position.value];
    if (bucket == kUnknown)
        return std::nullopt;
    return std::min(m_bucketBits, std::countr_zero(bucket ^ link.bucket));
}

std::span<const std::size_t> FreezerLinks::touching(Section section) const
{
    const auto found = m_touching.find(section);
    return found == m_touching.end() ? std::span<const std::size_t>() : found->second;
}

std::vector<Section> FreezerLinks::suspects(std::size_t most) const
{
    struct Shared {
        std::int64_t bits = 0;
        std::int64_t links = 0;
        [[nodiscard]] double mean() const
        {
            return links == 0 ? 0 : static_cast<double>(bits) / static_cast<double>(links);
        }
    };
    Shared all;
    std::vector<std::pair<double, Section>> sections;
    for (const auto& [section, links] : m_touching) {
        Shared here;
        for (const std::size_t number : links)
            if (const auto bits = sharedBits(m_links[number], {section, section})) {
                here.bits += *bits;
                ++here.links;
            }
        all.bits += here.bits;
        all.links += here.links;
        if (here.links > 0)
            sections.emplace_back(here.mean(), section);
    }
    std::ranges::sort(sections);
    std::vector<Section> suspects;
    for (const auto& [mean, section] : sections)
        if (mean < kSuspiciousPart * all.mean() && suspects.size() < most)
            suspects.push_back(section);
    return suspects;
}

double FreezerLinks::evidenceForSwap(Section a, Section b) const
{
    double more = 0;
    const auto count = [&](const Link& link) {
        const auto now = sharedBits(link, {a, a});
        const auto swapped = sharedBits(link, {a, b});
        if (now && swapped)
            more += *swapped - *now;
    };
    for (const std::size_t number : touching(a))
        count(m_links[number]);
    for (const std::size_t number : touching(b)) {
        const Link& link = m_links[number];
        if (link.to.section != a && (!link.from || link.from->section != a))
            count(link); // else it was counted
    }
    return more;
}

} // namespace cryo
