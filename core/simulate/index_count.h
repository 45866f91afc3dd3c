// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many records of an archive no lookup by index finds, counted while an opening reads them.
//
// Of several records with one index one is found. Where every record stands in the section of its index, that
// can be counted section by section; only what is out of order inside a section is held, as runs of indices,
// and only until the section ends. Where a record stands elsewhere, or nobody knows how many items a section
// has, there is no answer here and the whole archive has to be asked (archive_report.h).
//
// Threads: one section belongs to one thread, several may count at once. Source: format.md §9.
#pragma once

#include "core/base/bytes.h"
#include "core/base/ids.h"

#include <map>
#include <mutex>
#include <optional>

namespace cryo {

class IndexCount {
public:
    IndexCount(std::size_t recordSizeBytes, std::optional<std::uint64_t> itemsPerSection)
        : m_recordSizeBytes(recordSizeBytes)
        , m_itemsPerSection(itemsPerSection.value_or(0))
    {
    }

    /// A whole number of records of a section, behind those that were given before.
    void add(Section section, ByteView records);
    void sectionEnds(Section section);

    /// Records that an index lookup does not find. None if that cannot be said section by section.
    [[nodiscard]] std::optional<std::uint64_t> hidden() const;

private:
    struct Run {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
    };
    struct Runs {
        std::vector<Run> runs;
        std::uint64_t records = 0;
        std::uint64_t strays = 0;
        void add(std::uint64_t index);
        [[nodiscard]] std::uint64_t distinct();
    };
    Runs& runsOf(Section section);

    std::size_t m_recordSizeBytes;
    std::uint64_t m_itemsPerSection;
    mutable std::mutex m_mutex;
    std::map<Section, Runs> m_open; ///< sections that have not ended
    std::uint64_t m_hidden = 0;
    std::uint64_t m_strays = 0;
};

} // namespace cryo
