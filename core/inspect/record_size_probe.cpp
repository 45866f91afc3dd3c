// SPDX-License-Identifier: GPL-3.0-or-later
//
// Testing sizes against the places that records name.
#include "core/inspect/record_size_probe.h"

#include <algorithm>
#include <set>

namespace cryo {

namespace {

bool isPlausible(ValuePlace place)
{
    return place.sizeBytes >= kValueCrcSizeBytes && place.end().has_value();
}

bool adjoin(ValuePlace a, ValuePlace b)
{
    return isPlausible(a) && isPlausible(b) && a.end() == b.offset.value;
}

/// Whether the first pairs of a part speak for this size: a cheap test before all pairs are counted.
bool firstPairsFit(const VerifiedBytes& part, std::uint64_t recordBytes)
{
    constexpr std::uint64_t kPairs = 3;
    const std::uint64_t first = (part.begin + recordBytes - 1) / recordBytes;
    std::uint64_t fitting = 0;
    std::uint64_t tried = 0;
    for (std::uint64_t p = first; tried < kPairs && (p + 2) * recordBytes <= part.end(); ++p, ++tried) {
        const ByteView pair = ByteView(part.data).subspan(p * recordBytes - part.begin, 2 * recordBytes);
        fitting += std::uint64_t{adjoin(valuePlaceOf(pair.first(recordBytes)), valuePlaceOf(pair))};
    }
    return fitting > 0 && 2 * fitting > tried;
}

/// The longest parts of a sample, where pairs can be looked for.
std::vector<const VerifiedBytes*> longestParts(const KeySample& sample, std::size_t count)
{
    std::vector<const VerifiedBytes*> parts;
    for (const SectionSample& section : sample.sections)
        for (const VerifiedBytes& part : section.parts)
            parts.push_back(&part);
    std::ranges::stable_sort(parts, std::ranges::greater{},
                             [](const VerifiedBytes* part) { return part->data.size(); });
    parts.resize(std::min(parts.size(), count));
    return parts;
}

void findByPairs(const KeySample& sample, std::set<std::uint32_t>& to)
{
    constexpr std::size_t kParts = 6;
    for (const VerifiedBytes* part : longestParts(sample, kParts))
        for (std::uint32_t size = kRecordSizeMinBytes;
             size <= kRecordSizeMaxBytes && 2 * std::uint64_t{size} <= part->data.size(); ++size)
            if (firstPairsFit(*part, size))
                to.insert(size);
}

/// Whether the section is one record: its last record's value begins at 0, so there is none before it.
bool isSingle(const SectionSample& section)
{
    if (!section.sizeBytes || section.parts.empty() || section.parts.back().end() != *section.sizeBytes ||
        section.parts.back().data.size() < kValuePlaceSizeBytes)
        return false;
    const ValuePlace last = valuePlaceOf(section.parts.back().data);
    return last.offset.value == 0 && isPlausible(last);
}

bool firstBeginsAtZero(const SectionSample& section, std::uint64_t recordBytes)
{
    if (section.parts.empty() || section.parts.front().begin != 0 ||
        section.parts.front().data.size() < recordBytes)
        return false;
    const ValuePlace first = valuePlaceOf(ByteView(section.parts.front().data).first(recordBytes));
    return first.offset.value == 0 && isPlausible(first);
}

} // namespace

RecordSizeGuess countRecords(const KeySample& sample, std::uint32_t recordBytes)
{
    RecordSizeGuess guess;
    guess.recordBytes = recordBytes;
    for (const SectionSample& section : sample.sections) {
        std::optional<std::pair<Position, ValuePlace>> before;
        KeySample::forEachRecord(section, recordBytes, [&](Position position, ByteView record) {
            const ValuePlace place = valuePlaceOf(record);
            if (before && before->first.value + 1 == position.value)
                ++(adjoin(before->second, place) ? guess.pairs : guess.brokenPairs);
            before = {position, place};
        });
        guess.fromZero += std::uint64_t{firstBeginsAtZero(section, recordBytes)};
        if (section.sizeBytes) {
            ++(*section.sizeBytes % recordBytes == 0 ? guess.wholeSections : guess.cutSections);
            guess.singles += std::uint64_t{*section.sizeBytes == recordBytes && isSingle(section)};
        }
    }
    return guess;
}

std::vector<RecordSizeGuess> probeRecordSize(const KeySample& sample)
{
    std::set<std::uint32_t> sizes;
    findByPairs(sample, sizes);
    for (const SectionSample& section : sample.sections)
        if (isSingle(section) && *section.sizeBytes >= kRecordSizeMinBytes &&
            *section.sizeBytes <= kRecordSizeMaxBytes)
            sizes.insert(static_cast<std::uint32_t>(*section.sizeBytes));
    std::vector<RecordSizeGuess> guesses;
    for (const std::uint32_t size : sizes) {
        const RecordSizeGuess guess = countRecords(sample, size);
        if (guess.pairs + guess.singles > guess.brokenPairs)
            guesses.push_back(guess);
    }
    std::ranges::stable_sort(guesses, [](const RecordSizeGuess& a, const RecordSizeGuess& b) {
        const auto weight = [](const RecordSizeGuess& guess) {
            return std::tuple(guess.pairs + 2 * guess.singles + guess.fromZero, guess.wholeSections);
        };
        return weight(a) > weight(b);
    });
    return guesses;
}

} // namespace cryo
