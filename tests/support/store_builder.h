// SPDX-License-Identifier: GPL-3.0-or-later
// Small stores with the shape that the engines leave on disk, written with our own encoders: archives and
// freezers, any configuration, with sync points, resizes under way, markers, both header layouts.
//
//   ArchiveBuilder archive({.itemsPerSection = 64});
//   archive.putRandom(1, 300, {}, 0, 1, 37);
//   archive.sync();
//   MemoryStorage storage;
//   archive.writeTo(storage);
//
// Invariant: the same calls give the same bytes, and where a peer's script does the same, the bytes are the
// peer's (tst_store_builder compares with the golden stores). Thread rule: one thread.
// Source: format.md §2.4, §7, §8, §9, §10.
#pragma once

#include "core/archive/archive_format.h"
#include "core/freezer/freezer_format.h"
#include "core/freezer/table_format.h"
#include "core/storage/blob_header.h"
#include "core/storage/memory_storage.h"
#include "core/storage/metadata_format.h"
#include "tests/support/paged_writer.h"
#include "tests/support/split_mix.h"

#include <filesystem>
#include <map>
#include <string>

namespace cryo::test {

/// What both kinds have.
struct StoreSpec {
    std::string keyPartition;
    std::string valuePartition;
    PageSize pageSize{1024};
    std::uint32_t keySizeBytes = 32;
    std::optional<int> compressionLevel{}; ///< none: values are stored as they are
    HeaderLayout headerLayout = HeaderLayout::V0;
};

/// An index file and a value file per section.
class SectionWriter {
public:
    explicit SectionWriter(StoreSpec spec);

    struct Files {
        PagedWriter index;
        Bytes values;
        std::size_t syncedValueBytes = 0;
        HeaderLayout headerLayout = HeaderLayout::V0;
        std::uint64_t lastValueEnd = 0;
    };

    /// Header layout of files made from here on.
    void setHeaderLayout(HeaderLayout layout) { m_spec.headerLayout = layout; }
    /// Appends a value and returns its place.
    ValuePlace appendValue(Section section, ByteView codecBytes);
    /// Appends the record of the value that was appended last.
    Position appendRecord(Section section, ByteView record);
    void sync();
    /// Removes all sections below.
    void removeBelow(Section min);
    /// Value bytes reach the disk without a sync, as when a write buffer overflows.
    void flushValues();

    [[nodiscard]] const StoreSpec& spec() const { return m_spec; }
    [[nodiscard]] std::map<Section, Files>& sections() { return m_sections; }
    [[nodiscard]] const std::map<Section, Files>& sections() const { return m_sections; }
    /// End of the last value of a section; 0 for an absent one.
    [[nodiscard]] std::uint64_t valueSizeBytes(Section section) const;
    void writeTo(MemoryStorage& storage) const;

private:
    Files& files(Section section);

    StoreSpec m_spec;
    std::map<Section, Files> m_sections;
};

struct ArchiveSpec {
    StoreSpec store{"archive_key", "archive_value"};
    std::uint64_t itemsPerSection = 128;
    std::string markerPartition{}; ///< empty: none is written
};

class ArchiveBuilder {
public:
    explicit ArchiveBuilder(ArchiveSpec spec);

    /// Does nothing when the index is there already, as put of the engine.
    void put(std::uint64_t index, ByteView key, ByteView codecBytes);
    /// Appends in any case (put_multi of 2026.3.0 and later).
    void putMulti(std::uint64_t index, ByteView key, ByteView codecBytes);
    /// The peers' put_random. syncEvery 0: never.
    void putRandom(std::uint64_t seed, std::uint64_t count, const RandomItems& how,
                   std::uint64_t startIndex = 0, std::uint64_t stride = 1, std::uint64_t syncEvery = 0);
    void sync() { m_sections.sync(); }
    /// Removes the sections below that of `min`.
    void prune(std::uint64_t min);
    void setHeaderLayout(HeaderLayout layout) { m_sections.setHeaderLayout(layout); }

    [[nodiscard]] SectionWriter& sections() { return m_sections; }
    /// One marker per section, with all its synced records: what an opening by 2026.9.0 leaves.
    [[nodiscard]] std::vector<Marker> fullMarkers() const;
    /// Bodies of the marker partition's two files; none = an empty one. By default both are empty.
    void setMarkerBodies(std::optional<Bytes> left, std::optional<Bytes> right);
    void writeTo(MemoryStorage& storage) const;

private:
    ArchiveSpec m_spec;
    SectionWriter m_sections;
    std::map<std::uint64_t, RecordPlace> m_places;
    std::optional<Bytes> m_left;
    std::optional<Bytes> m_right;
};

struct FreezerSpec {
    StoreSpec store{"freezer_key", "freezer_value"};
    std::string tablePartition = "freezer_table";
    std::uint64_t valueTargetSizeBytes = 10485760;
    std::uint32_t tableInitialSize = 64; ///< a power of two
    std::uint8_t resizeFrequency = 4;
    std::uint32_t resizeChunkSize = 16;
};

class FreezerBuilder {
public:
    explicit FreezerBuilder(FreezerSpec spec);

    Cursor put(ByteView key, ByteView codecBytes);
    /// The peers' put_random. syncEvery 0: never.
    void putRandom(std::uint64_t seed, std::uint64_t count, const RandomItems& how,
                   std::uint64_t syncEvery = 0);
    Checkpoint sync();
    /// Resizes to the end, then syncs once more.
    Checkpoint close();
    /// Opened again with the last checkpoint, after a sync without later puts.
    void reopen();
    void setHeaderLayout(HeaderLayout layout) { m_sections.setHeaderLayout(layout); }

    [[nodiscard]] SectionWriter& sections() { return m_sections; }
    [[nodiscard]] std::uint32_t tableSize() const { return m_tableSize; }
    [[nodiscard]] bool resizing() const { return m_progress.has_value(); }
    [[nodiscard]] const Checkpoint& lastCheckpoint() const { return m_checkpoint; }
    void writeTo(MemoryStorage& storage) const;

private:
    [[nodiscard]] BucketReading bucket(std::uint64_t number) const;
    void writeSlot(std::uint64_t number, int slot, const TableSlot& content);
    void startResize();
    void resizeChunk();

    FreezerSpec m_spec;
    SectionWriter m_sections;
    Bytes m_table;
    HeaderLayout m_tableLayout;
    std::uint32_t m_tableSize;
    std::uint64_t m_nextEpoch = 1;
    Section m_currentSection;
    std::uint64_t m_resizable = 0;
    std::optional<std::uint32_t> m_progress;
    Checkpoint m_checkpoint;
};

/// Writes all partitions and root files below an existing folder.
void writeToFolder(const MemoryStorage& storage, const std::filesystem::path& root);

/// A storage in memory with the files below a folder: what writeToFolder wrote, or a golden store.
[[nodiscard]] std::shared_ptr<MemoryStorage> readFolder(const std::filesystem::path& root);

} // namespace cryo::test
