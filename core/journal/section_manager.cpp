// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sections as a map from number to buffer, and what keeps map, storage and metrics in step.
#include "core/journal/section_manager.h"

namespace cryo {

template <typename Buffer>
Result<SectionManager<Buffer>> SectionManager<Buffer>::open(Storage& storage, Config config,
                                                            const MetricsScope& metrics)
{
    SectionManager manager(storage, std::move(config));
    CRYO_TRY(manager.openAll());
    CRYO_TRY(manager.registerMetrics(metrics));
    return manager;
}

template <typename Buffer>
Result<> SectionManager<Buffer>::registerMetrics(const MetricsScope& metrics)
{
    CRYO_ASSIGN(m_tracked, metrics.gauge("tracked", "Number of blobs"));
    CRYO_ASSIGN(m_synced, metrics.counter("synced", "Number of syncs"));
    CRYO_ASSIGN(m_pruned, metrics.counter("pruned", "Number of blobs pruned"));
    m_tracked->set(static_cast<std::int64_t>(m_sections.size()));
    return {};
}

template <typename Buffer>
Result<> SectionManager<Buffer>::openAll()
{
    auto names = scanBlobs(*m_storage, partition(), m_config.headers);
    if (!names && names.error().code == Errc::PartitionMissing) {
        // A folder that is there but cannot be listed just now is not an empty one: taken as such, recovery
        // would remove what the other side holds (docs/deviations.md, PC-7).
        if (m_storage->hasFolder(partition()))
            return journalResult(Result<>(std::unexpected(names.error())));
        return {};
    }
    CRYO_ASSIGN(const std::vector<Bytes> found, journalResult(std::move(names)));
    const bool nameFirst = m_config.headers.rules == HeaderPolicy::Rules::Release2026_9;
    for (const Bytes& name : found) {
        const bool isSection = name.size() == sizeof(std::uint64_t);
        if (!isSection && nameFirst)
            return fail(Errc::InvalidBlobName, "invalid blob name: " + toHex(name), {partition(), {}, {}});
        if (isSection && m_config.ceiling && Section{loadBig<std::uint64_t>(name)} > *m_config.ceiling) {
            m_unopened.push_back(Section{loadBig<std::uint64_t>(name)});
            continue;
        }
        // Opened before its name is looked at, as 2026.2.0 does: a short blob gets its header.
        CRYO_ASSIGN(auto blob, journalResult(Blob::open(*m_storage, partition(), name, m_config.headers)));
        if (!isSection)
            return fail(Errc::InvalidBlobName, "invalid blob name: " + toHex(name), blob.where());
        CRYO_ASSIGN(auto buffer, journalResult(Buffer::open(std::move(blob), m_config.buffer)));
        m_sections.insert_or_assign(Section{loadBig<std::uint64_t>(name)}, std::move(buffer));
    }
    return {};
}

template <typename Buffer>
Result<> SectionManager<Buffer>::checkNotPruned(Section section) const
{
    if (section >= m_oldestRetained)
        return {};
    return fail(Errc::AlreadyPrunedToSection,
                "already pruned to section: " + std::to_string(m_oldestRetained.value),
                {partition(), {}, {}});
}

template <typename Buffer>
Result<const Buffer*> SectionManager<Buffer>::find(Section section) const
{
    CRYO_TRY(checkNotPruned(section));
    const auto found = m_sections.find(section);
    return found == m_sections.end() ? nullptr : &found->second;
}

template <typename Buffer>
Result<Buffer*> SectionManager<Buffer>::find(Section section)
{
    CRYO_TRY(checkNotPruned(section));
    const auto found = m_sections.find(section);
    return found == m_sections.end() ? nullptr : &found->second;
}

template <typename Buffer>
Result<Buffer*> SectionManager<Buffer>::findOrCreate(Section section)
{
    CRYO_ASSIGN(Buffer * found, find(section));
    if (found != nullptr)
        return found;
    CRYO_ASSIGN(auto blob, journalResult(Blob::open(*m_storage, partition(), sectionBlobName(section),
                                                    m_config.headers)));
    CRYO_ASSIGN(auto buffer, journalResult(Buffer::open(std::move(blob), m_config.buffer)));
    m_tracked->add(1);
    return &m_sections.emplace(section, std::move(buffer)).first->second;
}

template <typename Buffer>
Result<std::uint64_t> SectionManager<Buffer>::sizeBytes(Section section) const
{
    CRYO_ASSIGN(const Buffer* found, find(section));
    return found == nullptr ? 0 : found->sizeBytes();
}

template <typename Buffer>
Result<> SectionManager<Buffer>::sync(Section section)
{
    CRYO_ASSIGN(Buffer * found, find(section));
    if (found == nullptr)
        return {};
    m_synced->add();
    return journalResult(found->sync());
}

template <typename Buffer>
Result<> SectionManager<Buffer>::settleCut(Section section)
{
    CRYO_ASSIGN(Buffer * found, find(section));
    return found == nullptr ? Result<>{} : journalResult(found->settleCut());
}

template <typename Buffer>
Result<> SectionManager<Buffer>::syncAll()
{
    for (auto& [section, buffer] : m_sections)
        CRYO_TRY(journalResult(buffer.sync()));
    m_synced->add(m_sections.size());
    return {};
}

template <typename Buffer>
Result<> SectionManager<Buffer>::removeStored(Section section)
{
    m_sections.erase(section);
    return journalResult(removeBlob(*m_storage, partition(), sectionBlobName(section)));
}

template <typename Buffer>
Result<> SectionManager<Buffer>::removeUnopened()
{
    while (!m_unopened.empty()) {
        const Section section = m_unopened.back();
        m_unopened.pop_back();
        CRYO_TRY(journalResult(removeBlob(*m_storage, partition(), sectionBlobName(section))));
    }
    return {};
}

template <typename Buffer>
Result<bool> SectionManager<Buffer>::prune(Section minimum)
{
    bool removed = false;
    while (!m_sections.empty() && m_sections.begin()->first < minimum) {
        CRYO_TRY(removeStored(Section{m_sections.begin()->first}));
        removed = true;
        m_tracked->add(-1);
        m_pruned->add();
    }
    if (removed)
        m_oldestRetained = minimum;
    return removed;
}

template <typename Buffer>
Result<> SectionManager<Buffer>::rewind(Section section, std::uint64_t sizeBytes)
{
    CRYO_TRY(checkNotPruned(section));
    CRYO_TRY(removeUnopened());
    while (!m_sections.empty() && m_sections.rbegin()->first > section) {
        CRYO_TRY(removeStored(Section{m_sections.rbegin()->first}));
        m_tracked->add(-1);
    }
    CRYO_TRY(rewindSection(section, sizeBytes));
    return {};
}

template <typename Buffer>
Result<bool> SectionManager<Buffer>::rewindSection(Section section, std::uint64_t sizeBytes)
{
    CRYO_ASSIGN(Buffer * found, find(section));
    if (found == nullptr || sizeBytes >= found->sizeBytes())
        return false;
    CRYO_TRY(journalResult(found->resize(sizeBytes)));
    return true;
}

template <typename Buffer>
Result<bool> SectionManager<Buffer>::removeSection(Section section)
{
    CRYO_ASSIGN(const Buffer* found, find(section));
    if (found == nullptr)
        return false;
    CRYO_TRY(removeStored(section));
    m_tracked->add(-1);
    return true;
}

template <typename Buffer>
Result<> SectionManager<Buffer>::clear()
{
    while (!m_sections.empty())
        CRYO_TRY(removeStored(Section{m_sections.begin()->first}));
    m_tracked->set(0);
    m_oldestRetained = Section{0};
    return {};
}

template <typename Buffer>
Result<> SectionManager<Buffer>::destroy()
{
    while (!m_sections.empty())
        CRYO_TRY(removeStored(Section{m_sections.begin()->first}));
    auto removed = removeBlobPartition(*m_storage, partition());
    if (!removed && removed.error().code == Errc::PartitionMissing)
        return {};
    return journalResult(std::move(removed));
}

template <typename Buffer>
std::vector<Section> SectionManager<Buffer>::sectionNumbers() const
{
    std::vector<Section> numbers;
    numbers.reserve(m_sections.size());
    for (const auto& [section, buffer] : m_sections)
        numbers.push_back(section);
    return numbers;
}

template <typename Buffer>
std::optional<Section> SectionManager<Buffer>::oldestSection() const
{
    return m_sections.empty() ? std::nullopt : std::optional(m_sections.begin()->first);
}

template <typename Buffer>
std::optional<Section> SectionManager<Buffer>::newestSection() const
{
    return m_sections.empty() ? std::nullopt : std::optional(m_sections.rbegin()->first);
}

template class SectionManager<PagedBlob>;
template class SectionManager<BufferedBlob>;

} // namespace cryo
