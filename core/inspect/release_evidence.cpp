// SPDX-License-Identifier: GPL-3.0-or-later
//
// One sentence for each trace.
#include "core/inspect/release_evidence.h"

#include "core/storage/blob_name.h"

#include <algorithm>

namespace cryo {

namespace {

constexpr std::string_view kSince3 = "2026.3.0 or later";
constexpr std::string_view kFrom5To71 = "2026.5.0 to 2026.7.1";
constexpr std::string_view kUpTo5 = "up to 2026.5.0";
constexpr std::string_view kUpTo70 = "up to 2026.7.0";
constexpr std::string_view kUpTo71 = "up to 2026.7.1";
constexpr std::string_view kSince71 = "2026.7.1 or later";
constexpr std::string_view kSince9 = "2026.9.0 or later";

class Evidence {
public:
    void add(std::string_view release, std::string sentence)
    {
        m_list.push_back({std::string(release), std::move(sentence)});
    }
    [[nodiscard]] std::vector<ReleaseEvidence> take() { return std::move(m_list); }
    [[nodiscard]] bool empty() const { return m_list.empty(); }

private:
    std::vector<ReleaseEvidence> m_list;
};

void countHeader(const ReadableStorage& storage, const std::string& folder, const std::string& name,
                 HeaderCount& count)
{
    const auto file = storage.open(folder, name);
    if (!file)
        return;
    const auto header = readBlobHeader(**file);
    if (!header)
        return;
    switch (header->state) {
    case HeaderState::TooShort:
        count.tornV0 += std::uint64_t{(*file)->sizeBytes() != 0};
        break;
    case HeaderState::EightZeros:
        ++count.eightZeros;
        break;
    case HeaderState::TornV1:
        ++count.tornV1;
        break;
    case HeaderState::Damaged:
        break;
    default:
        ++(header->layout == HeaderLayout::V0 ? count.v0 : count.v1);
    }
}

void countFolder(const ReadableStorage& storage, const FolderScan& folder, HeaderCount& count)
{
    constexpr std::uint64_t kSmallFilesMax = 64;
    std::uint64_t small = 0;
    for (const std::size_t i : typicalSections(folder, kHeaderSampleFiles / 2))
        countHeader(storage, folder.name, folder.sections[i].name, count);
    // typicalSections leaves out what has no payload.
    for (const SectionFile& file : folder.sections)
        if (file.fileBytes <= kHeaderV0SizeBytes && small++ < kSmallFilesMax)
            countHeader(storage, folder.name, file.name, count);
}

/// "1 file was", "2 files were".
std::string numberOf(std::uint64_t count, const char* one, const char* many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

void addHeaders(const HeaderCount& headers, Evidence& evidence)
{
    const std::uint64_t all = headers.v0 + headers.v1;
    if (headers.v1 != 0)
        evidence.add(kSince9, std::to_string(headers.v1) + " of " + std::to_string(all) +
                                  " files looked at have the header layout V1");
    if (headers.v1 != 0 && headers.v0 != 0)
        evidence.add("before 2026.9.0", std::to_string(headers.v0) + " of " + std::to_string(all) +
                                            " files looked at still have the header layout V0");
    if (headers.eightZeros != 0)
        evidence.add(kUpTo70, numberOf(headers.eightZeros, "file was", "files were") +
                                  " left as 8 zero bytes by an interrupted creation");
    if (headers.tornV0 != 0)
        evidence.add(kSince71, numberOf(headers.tornV0, "file ends", "files end") +
                                   " inside a V0 header after an interrupted creation");
    if (headers.tornV1 != 0)
        evidence.add(kSince9, numberOf(headers.tornV1, "file was", "files were") +
                                  " left by an interrupted creation of a V1 header");
}

void addPages(const FooterTraces& traces, Evidence& evidence)
{
    if (traces.zeroLengthWithCrc != 0)
        evidence.add(kFrom5To71, numberOf(traces.zeroLengthWithCrc, "page has", "pages have") +
                                     " a checksum slot of length 0 that keeps its checksum, as shortening in "
                                     "place leaves it");
    if (traces.clearedAfterCut != 0)
        evidence.add(kSince9, numberOf(traces.clearedAfterCut, "page has", "pages have") +
                                  " bytes behind the end and an empty second slot, as shortening in place "
                                  "leaves it");
}

/// Markers that promise more than is there: an earlier release worked on the store afterwards, or damage.
void addMarkers(const StoreGroup& store, Evidence& evidence)
{
    const MetadataFolder& markers = *store.markers;
    evidence.add(kSince9,
                 "the marker partition " + markers.folder->name +
                     (markers.version == 0 ? " has no body yet"
                                           : " was written " + std::to_string(markers.version) + " times"));
    std::uint64_t gone = 0;
    std::uint64_t exceeding = 0;
    for (const Marker& marker : markers.markers) {
        const SectionFile* file = store.keyFolder->section(marker.section);
        gone += std::uint64_t{file == nullptr};
        if (file == nullptr || !store.key || !store.key->recordBytes())
            continue;
        const auto needed = checkedMultiply(marker.records, *store.key->recordBytes());
        exceeding += std::uint64_t{!needed || *needed > file->fileBytes};
    }
    if (gone + exceeding != 0)
        evidence.add(kUpTo71, "markers name " + std::to_string(gone) +
                                  " sections that are gone and promise too much in " +
                                  std::to_string(exceeding) +
                                  ": an earlier release worked on it afterwards, or it is damaged");
}

} // namespace

HeaderCount countHeaders(const ReadableStorage& storage, const StoreGroup& store)
{
    HeaderCount count;
    for (const FolderScan* folder : {store.keyFolder, store.valueFolder})
        if (folder != nullptr)
            countFolder(storage, *folder, count);
    if (store.tableFolder != nullptr && store.tableFolder->hasTable)
        countHeader(storage, store.tableFolder->name, std::string(kTableFileName), count);
    if (store.markers) {
        if (store.markers->folder->hasLeft)
            countHeader(storage, store.markers->folder->name, std::string(kMetadataLeftFileName), count);
        if (store.markers->folder->hasRight)
            countHeader(storage, store.markers->folder->name, std::string(kMetadataRightFileName), count);
    }
    return count;
}

std::vector<ReleaseEvidence> releaseEvidence(const StoreGroup& store, const HeaderCount& headers, bool hold)
{
    Evidence evidence;
    addHeaders(headers, evidence);
    if (hold)
        evidence.add(kSince9, "the lock file .hold lies at the root");
    if (store.markers && store.keyFolder != nullptr)
        addMarkers(store, evidence);
    if (store.key) {
        addPages(store.key->sample.traces, evidence);
        if (store.kind == StoreKind::Archive && store.key->votes.repeated != 0)
            evidence.add(kSince3, "several records have the same index");
    }
    if (store.checkpoint && store.keyFolder != nullptr && !store.keyFolder->sections.empty() &&
        store.keyFolder->sections.back().section > store.checkpoint->section)
        evidence.add(kUpTo5, "sections are newer than the checkpoint: it ran without one");
    if (evidence.empty())
        evidence.add("2026.2.0 or later",
                     "all " + std::to_string(headers.v0) +
                         " files looked at have the header layout V0, and nothing newer was "
                         "found, which proves nothing");
    return evidence.take();
}

} // namespace cryo
