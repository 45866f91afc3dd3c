// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading a few values of some sections.
#include "core/inspect/value_probe.h"

#include "core/freezer/freezer_format.h"
#include "core/inspect/record_size_probe.h"

#include <algorithm>

namespace cryo {

namespace {

/// A body of 20 bytes that names a value of a length that can be, at a place that can be.
bool isCursor(ByteView body)
{
    constexpr std::uint64_t kPlausibleOffset = std::uint64_t{1} << 48;
    constexpr std::uint64_t kPlausibleSection = std::uint64_t{1} << 32;
    if (body.size() != kCursorSizeBytes)
        return false;
    const Cursor cursor = decodeCursor(body);
    return cursor.section.value < kPlausibleSection && cursor.place.offset.value < kPlausibleOffset &&
           cursor.place.sizeBytes >= kValueCrcSizeBytes;
}

void takeSection(const SectionSample& section, std::uint32_t recordBytes, std::size_t count,
                 std::vector<SampledValue>& to)
{
    std::vector<SampledValue> all;
    KeySample::forEachRecord(section, recordBytes, [&](Position position, ByteView record) {
        all.push_back({section.section, position, valuePlaceOf(record), false});
    });
    if (all.empty())
        return;
    all.back().last =
        section.sizeBytes && (all.back().position.value + 1) * recordBytes == *section.sizeBytes;
    if (all.size() <= count) {
        to.insert(to.end(), all.begin(), all.end());
        return;
    }
    for (std::size_t i = 0; i < count; ++i)
        to.push_back(all[count == 1 ? all.size() - 1 : i * (all.size() - 1) / (count - 1)]);
}

/// Reads values and counts how they fit.
class ValueFitter {
public:
    ValueFitter(const ReadableStorage& storage, const FolderScan& folder, bool keepBodies)
        : m_storage(storage)
        , m_folder(folder)
        , m_keepBodies(keepBodies)
    {
    }

    /// Looks where the value lies; reads it if it has at most `limitBytes`.
    void take(const SampledValue& value, std::uint64_t limitBytes)
    {
        open(value.section);
        const auto end = value.place.end();
        if (!m_file || !end || *end > m_file->sizeBytes()) {
            ++m_fit.outside;
            return;
        }
        m_fit.endsExactly += std::uint64_t{value.last && *end == m_file->sizeBytes()};
        if (value.place.sizeBytes > limitBytes || m_readBytes > kValueSampleBytes)
            return;
        m_readBytes += value.place.sizeBytes;
        ValueReading reading = readValue(*m_file, value.place, false);
        ++(reading.state == ValueState::Good ? m_fit.matching : m_fit.failing);
        if (reading.state != ValueState::Good)
            return;
        m_fit.cursors += std::uint64_t{isCursor(reading.body)};
        if (m_keepBodies)
            m_fit.bodies.push_back(std::move(reading.body));
    }

    [[nodiscard]] ValueFit& fit() { return m_fit; }

private:
    void open(Section section)
    {
        if (m_section == section)
            return;
        m_section = section;
        m_file.reset();
        if (const SectionFile* entry = m_folder.section(section))
            if (auto opened = BlobReader::open(m_storage, m_folder.name, entry->name))
                m_file = std::move(*opened);
    }

    const ReadableStorage& m_storage;
    const FolderScan& m_folder;
    bool m_keepBodies;
    std::optional<Section> m_section;
    std::optional<BlobReader> m_file;
    std::uint64_t m_readBytes = 0;
    ValueFit m_fit;
};

} // namespace

std::vector<SampledValue> chooseValues(const KeySample& sample, std::uint32_t recordBytes, std::size_t count)
{
    std::vector<SampledValue> values;
    const std::size_t sections = std::max<std::size_t>(1, sample.sections.size());
    for (const SectionSample& section : sample.sections)
        takeSection(section, recordBytes, std::max<std::size_t>(2, count / sections), values);
    return values;
}

ValueFit fitValues(const ReadableStorage& storage, const FolderScan& folder,
                   std::span<const SampledValue> values, bool keepBodies)
{
    ValueFitter fitter(storage, folder, keepBodies);
    for (const SampledValue& value : values)
        fitter.take(value, kValueSampleBytes / 4);
    if (fitter.fit().matching + fitter.fit().failing != 0)
        return std::move(fitter.fit());
    // Nothing but large values: the smallest one has to do.
    ValueFitter large(storage, folder, keepBodies);
    const auto smallest =
        std::ranges::min_element(values, {}, [](const SampledValue& value) { return value.place.sizeBytes; });
    if (smallest != values.end())
        large.take(*smallest, kLargeValueBytes);
    fitter.fit().matching = large.fit().matching;
    fitter.fit().failing = large.fit().failing;
    fitter.fit().bodies = std::move(large.fit().bodies);
    return std::move(fitter.fit());
}

} // namespace cryo
