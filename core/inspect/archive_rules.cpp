// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sections and indices to findings.
#include "core/inspect/archive_rules.h"

namespace cryo {

namespace {

Where whereOfRecord(const StoreView& view, RecordPlace place)
{
    if (const auto file = view.keyFile(place.section); file && place.position.value < (*file)->records())
        return (*file)->whereOf(place.position);
    return {view.layout().partitions.key, {}, {}};
}

} // namespace

void ArchiveRules::judgeSection(const FindingSink& sink) const
{
    const auto n = m_layout.itemsPerSection;
    if (!n || *n == 0 || !m_info.hasKeyFile || m_info.section.value % *n == 0)
        return;
    Finding finding = Finding::make(FindingCode::AR01, {m_layout.partitions.key, m_info.keyFileName, {}},
                                    {{"s", std::to_string(m_info.section.value)}, {"n", std::to_string(*n)}});
    finding.section = m_info.section;
    finding.expected = "a multiple of " + std::to_string(*n);
    finding.found = std::to_string(m_info.section.value);
    finding.atRisk = m_info.records;
    sink(std::move(finding));
}

void ArchiveRules::judgeStray(const StoreView& view, Position position, std::uint64_t index,
                              const FindingSink& sink) const
{
    const auto n = m_layout.itemsPerSection;
    if (!n || *n == 0)
        return;
    const Section target = sectionOfIndex(index, *n);
    Finding finding = Finding::make(FindingCode::AR02, whereOfRecord(view, {m_info.section, position}),
                                    {{"s", std::to_string(m_info.section.value)},
                                     {"p", std::to_string(position.value)},
                                     {"i", std::to_string(index)},
                                     {"t", std::to_string(target.value)}});
    finding.section = m_info.section;
    finding.position = position;
    finding.expected = "an index of section " + std::to_string(m_info.section.value);
    finding.found = std::to_string(index);
    finding.atRisk = 1;
    sink(std::move(finding));
}

void judgeDuplicate(const StoreView& view, const DuplicateIndex& duplicate, const FindingSink& sink)
{
    Finding finding =
        Finding::make(FindingCode::AR03, whereOfRecord(view, duplicate.last),
                      {{"i", std::to_string(duplicate.index)}, {"n", std::to_string(duplicate.records)}});
    finding.section = duplicate.last.section;
    finding.position = duplicate.last.position;
    finding.expected = "one record";
    finding.found = std::to_string(duplicate.records) + " records";
    sink(std::move(finding));
}

void reportOpenFindings(const StoreView& view, const FindingSink& sink)
{
    for (const Finding& finding : view.openFindings())
        if (finding.code != FindingCode::DR10 || finding.where.partition != view.layout().partitions.key ||
            !finding.section)
            sink(finding);
}

} // namespace cryo
