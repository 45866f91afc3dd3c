// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values in sections, open for writing: body and CRC (glob_format.h), one behind the other.
//
// A value is given and returned as its codec bytes; the codec itself is its user's business. With compression
// on, the body is one zstd frame of them. There is no length on disk: append says where the value went, get
// has to be told. Errors are those of a journal.
// Threads: mutating members belong to one thread; const members may overlap with each other.
// Source: format.md §7.
#pragma once

#include "core/journal/glob_format.h"
#include "core/journal/section_manager.h"

namespace cryo {

class Glob {
public:
    struct Config {
        std::string partition;
        std::optional<std::uint8_t> compressionLevel; ///< none = bodies are stored as they are
        std::size_t writeBufferBytes = 1;
        HeaderPolicy headers{};
        /// What a compressed value may grow to; the reference has no limit.
        std::uint64_t decompressedLimitBytes = UINT64_MAX;
        std::optional<Section> ceiling{}; ///< sections above are not opened, only removed by a rewind
    };

    static Result<Glob> open(Storage& storage, const Config& config, const MetricsScope& metrics);

    /// Appends to the end of the section, creating it if need be.
    /// Errors: CompressionFailed; ValueTooLarge; those of the layers below.
    Result<ValuePlace> append(Section section, ByteView codecBytes);

    /// The codec bytes of a value. Nothing is allocated before the place was checked against the file.
    /// Errors: SectionOutOfRange; OffsetOverflow; BlobInsufficientLength beyond the section or for a size
    /// below 4; ChecksumMismatch; DecompressionFailed; LimitExceeded; AlreadyPrunedToSection.
    Result<Bytes> get(Section section, ValuePlace place) const;
    /// As get, without a copy where the bytes lie in memory; else in `scratch`. Valid until the glob or
    /// `scratch` changes.
    Result<ByteView> view(Section section, ValuePlace place, Bytes& scratch) const;

    Result<> sync(Section section) { return m_sections.sync(section); }
    Result<> syncAll() { return m_sections.syncAll(); }
    /// Makes a cut of the section durable, if there was one since its last sync. Moves no metric.
    Result<> settleCut(Section section) { return m_sections.settleCut(section); }
    Result<bool> prune(Section minimum) { return m_sections.prune(minimum); }
    Result<> rewind(Section section, std::uint64_t sizeBytes)
    {
        return m_sections.rewind(section, sizeBytes);
    }
    Result<bool> rewindSection(Section section, std::uint64_t sizeBytes)
    {
        return m_sections.rewindSection(section, sizeBytes);
    }
    Result<bool> removeSection(Section section) { return m_sections.removeSection(section); }
    Result<> destroy() { return m_sections.destroy(); }

    /// Logical bytes of a section with what is buffered; 0 for an absent one. Errors: AlreadyPrunedToSection.
    [[nodiscard]] Result<std::uint64_t> sizeBytes(Section section) const
    {
        return m_sections.sizeBytes(section);
    }
    [[nodiscard]] std::vector<Section> sections() const { return m_sections.sectionNumbers(); }
    [[nodiscard]] std::optional<Section> oldestSection() const { return m_sections.oldestSection(); }
    [[nodiscard]] std::optional<Section> newestSection() const { return m_sections.newestSection(); }

private:
    friend class ValueVerifier;
    Glob(SectionManager<BufferedBlob> sections, const Config& config)
        : m_sections(std::move(sections))
        , m_compressionLevel(config.compressionLevel)
        , m_decompressedLimitBytes(config.decompressedLimitBytes)
    {
    }

    SectionManager<BufferedBlob> m_sections;
    std::optional<std::uint8_t> m_compressionLevel;
    std::uint64_t m_decompressedLimitBytes;
};

/// Says of values whether they are whole and have a right checksum, without decompressing them. Reads in
/// large pieces, so that asking for values in the order of their file costs one pass. One thread.
class ValueVerifier {
public:
    /// `values` must not be changed while the verifier is used, and outlive it.
    explicit ValueVerifier(const Glob& values)
        : m_values(&values)
    {
    }
    /// False also for a section that is not there. Errors: those of reading a file.
    Result<bool> isGood(Section section, ValuePlace place);

private:
    Result<ByteView> bytesAt(const BufferedBlob& blob, std::uint64_t offset, std::uint64_t mostBytes);

    const Glob* m_values;
    const BufferedBlob* m_blob = nullptr; ///< of m_section, once it was found
    Section m_section;
    std::uint64_t m_offset = 0; ///< of the piece at hand
    Bytes m_piece;
};

/// What a view shows as bytes of its own; those that lie in its `scratch` are taken over.
[[nodiscard]] inline Bytes takeViewed(ByteView view, Bytes& scratch)
{
    if (view.data() != scratch.data())
        return {view.begin(), view.end()};
    scratch.resize(view.size());
    return std::move(scratch);
}

} // namespace cryo
