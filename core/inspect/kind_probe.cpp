// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counting records that could be of one kind or the other.
#include "core/inspect/kind_probe.h"

#include "core/archive/archive_format.h"
#include "core/freezer/freezer_format.h"

#include <algorithm>
#include <set>

namespace cryo {

namespace {

/// The section after this one in the folder, as the first index that cannot be in it.
std::optional<std::uint64_t> nextSection(const FolderScan& folder, Section section)
{
    const auto after = std::ranges::upper_bound(folder.sections, section, {}, &SectionFile::section);
    return after == folder.sections.end() ? std::nullopt : std::optional(after->section.value);
}

bool isPossibleNext(const FreezerRecord& record, RecordPlace place, const FolderScan& folder)
{
    return !record.next || (*record.next < place && folder.section(record.next->section) != nullptr);
}

class VoteCounter {
public:
    VoteCounter(const FolderScan& folder, std::uint32_t recordBytes, KindVotes& votes)
        : m_folder(folder)
        , m_recordBytes(recordBytes)
        , m_votes(votes)
    {
    }

    void enter(Section section)
    {
        m_section = section;
        m_end = nextSection(m_folder, section);
        m_indices.clear();
    }

    void take(Position position, ByteView bytes)
    {
        ++m_votes.records;
        if (m_recordBytes > kFreezerRecordOverheadBytes) {
            const FreezerRecord record = decodeFreezerRecord(bytes);
            m_votes.freezerFits += std::uint64_t{isPossibleNext(record, {m_section, position}, m_folder)};
            m_votes.chainEnds += std::uint64_t{!record.next.has_value()};
            m_votes.firstHasNext |= record.next && m_section.value == 0 && position.value == 0;
        }
        takeArchive(decodeArchiveRecord(bytes));
    }

private:
    void takeArchive(const ArchiveRecord& record)
    {
        if (record.index < m_section.value || (m_end && record.index >= *m_end))
            return;
        ++m_votes.archiveFits;
        m_votes.indexMax = std::max(m_votes.indexMax, record.index);
        m_votes.offsetMax = std::max(m_votes.offsetMax, record.index - m_section.value);
        m_votes.repeated += std::uint64_t{!m_indices.insert(record.index).second};
        const bool constant =
            std::ranges::adjacent_find(record.key, std::ranges::not_equal_to{}) == record.key.end();
        m_votes.constantKeys += std::uint64_t{constant};
    }

    const FolderScan& m_folder;
    std::uint32_t m_recordBytes;
    KindVotes& m_votes;
    Section m_section;
    std::optional<std::uint64_t> m_end;
    std::set<std::uint64_t> m_indices;
};

} // namespace

KindVotes judgeKind(const KeySample& sample, std::uint32_t recordBytes, const FolderScan& folder)
{
    KindVotes votes;
    if (recordBytes <= kArchiveRecordOverheadBytes)
        return votes;
    VoteCounter counter(folder, recordBytes, votes);
    for (const SectionSample& section : sample.sections) {
        counter.enter(section.section);
        KeySample::forEachRecord(section, recordBytes,
                                 [&](Position position, ByteView record) { counter.take(position, record); });
    }
    const auto& sections = folder.sections;
    votes.otherSections = !sections.empty() && sections.back().section.value != sections.size() - 1;
    return votes;
}

KindLean leanOf(const KindVotes& votes)
{
    // Indices are counted up from somewhere; the first eight bytes of keys that are hashes are not.
    constexpr std::uint64_t kPlainIndexMax = std::uint64_t{1} << 48;
    const bool freezer = votes.canBeFreezer();
    const bool archive = votes.canBeArchive();
    if (!freezer)
        return archive ? KindLean::Archive : KindLean::Neither;
    // Without one end of a chain the newest record could not have been the first of its bucket.
    if (archive && votes.chainEnds == 0)
        return votes.otherSections ? KindLean::Archive : KindLean::RatherArchive;
    if (!archive)
        return KindLean::Freezer;
    const bool plain = votes.indexMax < kPlainIndexMax && votes.repeated == 0;
    return plain || votes.constantKeys == votes.records ? KindLean::RatherArchive : KindLean::RatherFreezer;
}

} // namespace cryo
