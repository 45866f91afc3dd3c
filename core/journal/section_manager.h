// SPDX-License-Identifier: GPL-3.0-or-later
//
// One blob per section in one partition: opening, creating, pruning, cutting, and the three metrics.
//
//   blob name = the section number as eight bytes, big-endian; sections may have gaps and any u64
//
// After a prune that removed something, sections below its bound are refused for as long as the object lives.
// Errors are those of a journal (journal_error.h).
// Threads: mutating members belong to one thread; const members may overlap with each other.
// Source: format.md §5, behaviour.md §4.
#pragma once

#include "core/base/metrics.h"
#include "core/journal/buffered_blob.h"
#include "core/journal/journal_error.h"
#include "core/journal/paged_blob.h"

#include <map>

namespace cryo {

/// Buffer: PagedBlob or BufferedBlob.
template <typename Buffer>
class SectionManager {
public:
    struct Config {
        std::string partition;
        typename Buffer::Options buffer;
        HeaderPolicy headers{};
        /// Sections above are not opened; a rewind removes them all the same.
        std::optional<Section> ceiling{};
    };

    /// Scans the partition (a missing one has no sections) and opens every blob, ascending by name.
    /// Registers tracked, synced and pruned in `metrics`. `storage` must outlive the manager.
    /// Errors: InvalidBlobName for a name that is not eight bytes (its blob was opened first); those of the
    /// layers below.
    static Result<SectionManager> open(Storage& storage, Config config, const MetricsScope& metrics);

    /// Errors: AlreadyPrunedToSection.
    [[nodiscard]] Result<> checkNotPruned(Section section) const;
    /// Null when the section does not exist. Errors: AlreadyPrunedToSection.
    [[nodiscard]] Result<const Buffer*> find(Section section) const;
    [[nodiscard]] Result<Buffer*> find(Section section);
    /// Opens or creates. Errors: AlreadyPrunedToSection; those of Blob::open.
    [[nodiscard]] Result<Buffer*> findOrCreate(Section section);

    /// Logical size with what is buffered; 0 for an absent section. Errors: AlreadyPrunedToSection.
    [[nodiscard]] Result<std::uint64_t> sizeBytes(Section section) const;

    /// Nothing for an absent section. Errors: AlreadyPrunedToSection; those of the buffer.
    Result<> sync(Section section);
    Result<> syncAll();
    /// The buffer's settleCut: what is in the file, not what is buffered. Moves no metric.
    Result<> settleCut(Section section);

    /// Removes the sections below `minimum`, ascending, each durably. Whether there was any.
    Result<bool> prune(Section minimum);
    /// Removes the sections above `section`, descending, then shrinks it to `sizeBytes` if it is longer.
    Result<> rewind(Section section, std::uint64_t sizeBytes);
    /// Only the shrinking. Whether it was longer.
    Result<bool> rewindSection(Section section, std::uint64_t sizeBytes);
    /// Whether it existed.
    Result<bool> removeSection(Section section);
    /// Removes every section, and forgets what was pruned.
    Result<> clear();
    /// Removes every section, then the partition (a missing one is fine). The manager is empty afterwards;
    /// `tracked` does not move.
    Result<> destroy();

    [[nodiscard]] const std::map<Section, Buffer>& sections() const { return m_sections; }
    [[nodiscard]] std::map<Section, Buffer>& sections() { return m_sections; }
    [[nodiscard]] std::vector<Section> sectionNumbers() const;
    [[nodiscard]] std::optional<Section> oldestSection() const;
    [[nodiscard]] std::optional<Section> newestSection() const;
    [[nodiscard]] const std::string& partition() const { return m_config.partition; }

private:
    SectionManager(Storage& storage, Config config)
        : m_storage(&storage)
        , m_config(std::move(config))
    {
    }
    Result<> registerMetrics(const MetricsScope& metrics);
    Result<> openAll();
    Result<Buffer> openBlob(ByteView name) const;
    Result<> removeStored(Section section);
    Result<> removeUnopened();

    Storage* m_storage;
    Config m_config;
    std::map<Section, Buffer> m_sections;
    std::vector<Section> m_unopened; // above the ceiling, ascending
    Section m_oldestRetained{0};
    std::shared_ptr<Gauge> m_tracked;
    std::shared_ptr<Counter> m_synced;
    std::shared_ptr<Counter> m_pruned;
};

extern template class SectionManager<PagedBlob>;
extern template class SectionManager<BufferedBlob>;

} // namespace cryo
