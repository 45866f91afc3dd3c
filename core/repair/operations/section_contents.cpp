// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages, corrections, plausibility.
#include "core/repair/operations/section_contents.h"

#include "core/base/crc32c.h"
#include "core/inspect/bit_correction.h"
#include "core/repair/operations/index_line.h"
#include "core/repair/operations/page_correction.h"

#include <algorithm>
#include <functional>
#include <set>

namespace cryo {

namespace {

/// A flipped bit of a value is looked for up to here: beyond, other damage looks like one too often.
constexpr std::uint64_t kValueBitLimitBytes = 16 * 1024;
constexpr std::uint64_t kProgressEvery = 4096;

/// How far a page's bytes are vouched for, and by what.
struct PageTrust {
    std::uint16_t lenBytes = 0;
    bool corrected = false;
};

std::size_t longestZeroRun(ByteView bytes)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const std::byte byte : bytes) {
        run = byte == std::byte{0} ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

class SectionReading {
public:
    SectionReading(const StoreView& view, const SectionInfo& info, const ReadSectionOptions& options,
                   const Progress& progress)
        : m_view(view)
        , m_info(info)
        , m_options(options)
        , m_progress(progress)
        , m_values(view, info.section)
        , m_archive(view.layout().kind == StoreKind::Archive)
    {
    }
    Result<SectionContents> run();

private:
    Result<bool> loadPages();
    Result<> loadTail(const PagedReader& pages);
    void judgeLoadedPages();
    void correctPages();
    bool tryCorrection(std::uint64_t page, const PageCorrection& correction);
    [[nodiscard]] std::uint64_t wholeRecords() const { return m_out.bytes.size() / m_out.recordBytes; }
    [[nodiscard]] RecordOrigin originOf(std::uint64_t position) const;
    [[nodiscard]] bool vouched(std::uint64_t position) const;
    void learn();
    void learnFrom(std::uint64_t position);
    Result<> chooseRecords();
    bool valuePasses(ByteView record, bool mayCorrect);
    [[nodiscard]] bool placeFits(ByteView record) const;
    bool plausible(std::uint64_t position);
    [[nodiscard]] bool indexFits(std::uint64_t index) const;
    void dropOutOfLine();
    void dropTakenValues();
    void drop(const std::function<bool(const UsableRecord&)>& isSenseless);
    [[nodiscard]] std::uint64_t indexAt(std::uint64_t position) const
    {
        return loadBig<std::uint64_t>(m_out.record(Position{position}).first(8));
    }
    [[nodiscard]] ByteView keyAt(std::uint64_t position) const
    {
        const std::uint32_t keyBytes = *m_view.layout().keySizeBytes;
        return m_out.record(Position{position}).subspan(m_archive ? 8 : 0, keyBytes);
    }

    const StoreView& m_view;
    const SectionInfo& m_info;
    const ReadSectionOptions& m_options;
    const Progress& m_progress;
    ValueWindow m_values;
    bool m_archive;
    SectionContents m_out;
    std::uint16_t m_pageBytes = 1;
    std::uint64_t m_lastStored = 0; ///< pages up to the last one with any byte
    std::uint64_t m_wholePages = 0; ///< of these, whole ones
    bool m_pagesBehind = false;     ///< the file goes on behind them: a hole, or a tail
    std::vector<PageTrust> m_trust;
    std::map<std::uint64_t, PageFooter> m_suspects; ///< pages that are not as they should be

    // What the believed records are like.
    std::size_t m_zeroRun = 0;
    std::uint64_t m_believed = 0;
    std::set<std::uint64_t> m_indices; ///< of believed records, archives with suspects only
};

Result<bool> SectionReading::loadPages()
{
    const auto& layout = m_view.layout();
    if (!layout.pageSize || !layout.recordSize())
        return fail(Errc::Unsupported, "page size or key size are not known");
    m_out.recordBytes = layout.recordSize()->bytes;
    m_pageBytes = layout.pageSize->value;
    if (!m_info.hasKeyFile)
        return false;
    auto blob = BlobReader::open(m_view.storage(), layout.partitions.key, m_info.keyFileName);
    if (!blob)
        return false;
    CRYO_ASSIGN(const PagedReader pages, PagedReader::open(std::move(*blob), *layout.pageSize));
    for (const PagedReader::PageRun& run : pages.storedPages())
        m_lastStored = std::max(m_lastStored, run.end);
    m_wholePages = std::min(m_lastStored, pages.pages());
    if (m_lastStored > kSectionBytesMax / layout.pageSize->physicalBytes())
        return fail(Errc::LimitExceeded, "the index file is too long to be rewritten", pages.blob().where());
    m_out.bytes.assign(m_wholePages * m_pageBytes, std::byte{0});
    m_trust.assign(m_wholePages, {});
    std::uint64_t next = 0;
    const auto skipTo = [&](std::uint64_t page) {
        for (; next < page; ++next)
            m_suspects[next] = {};
    };
    CRYO_TRY(pages.forEachPage([&](PageNumber number, const PageVerdict& verdict, ByteView data) -> Result<> {
        if (number.value >= m_wholePages)
            return {};
        skipTo(number.value);
        next = number.value + 1;
        std::ranges::copy(data,
                          m_out.bytes.begin() + static_cast<std::ptrdiff_t>(number.value * m_pageBytes));
        m_trust[number.value].lenBytes = verdict.valid ? verdict.lenBytes : std::uint16_t{0};
        const bool isLast = number.value + 1 == pages.pages();
        if (!verdict.valid || verdict.fellBack || (!isLast && verdict.lenBytes != m_pageBytes))
            m_suspects[number.value] = verdict.footer;
        return m_progress.step(number.value, m_wholePages);
    }));
    skipTo(m_wholePages);
    m_pagesBehind = m_wholePages != pages.pages() || pages.tailBytes() != 0;
    CRYO_TRY(loadTail(pages));
    return true;
}

/// The bytes of a cut page: they have no checksum of their own.
Result<> SectionReading::loadTail(const PagedReader& pages)
{
    const std::uint64_t bytes = std::min<std::uint64_t>(pages.tailBytes(), m_pageBytes);
    if (bytes == 0 || m_wholePages != pages.pages())
        return {};
    const std::size_t begin = m_out.bytes.size();
    m_out.bytes.resize(begin + bytes);
    m_trust.push_back({});
    return pages.blob().readAt(LogicalOffset{pages.pages() * m_view.layout().pageSize->physicalBytes()},
                               MutableByteView(m_out.bytes).subspan(begin));
}

RecordOrigin SectionReading::originOf(std::uint64_t position) const
{
    const std::uint64_t begin = position * m_out.recordBytes;
    const std::uint64_t end = begin + m_out.recordBytes;
    bool corrected = false;
    for (std::uint64_t page = begin / m_pageBytes; page * m_pageBytes < end; ++page) {
        if (page >= m_trust.size())
            return RecordOrigin::Salvaged;
        const std::uint64_t upTo = std::min<std::uint64_t>(end - page * m_pageBytes, m_pageBytes);
        if (m_trust[page].lenBytes < upTo)
            return RecordOrigin::Salvaged;
        corrected |= m_trust[page].corrected;
    }
    return corrected ? RecordOrigin::Corrected : RecordOrigin::Intact;
}

bool SectionReading::vouched(std::uint64_t position) const
{
    return originOf(position) != RecordOrigin::Salvaged;
}

bool SectionReading::placeFits(ByteView record) const
{
    const ValuePlace place = valuePlaceOf(record);
    const auto end = place.end();
    return place.sizeBytes >= kValueCrcSizeBytes && end && *end <= m_out.valueFileBytes;
}

/// Whether the value passes; a single flipped bit of it is set right, if that is wanted.
bool SectionReading::valuePasses(ByteView record, bool mayCorrect)
{
    if (!placeFits(record))
        return false;
    const ValuePlace place = valuePlaceOf(record);
    const auto stored = m_values.read(place, kStoredLimitBytes);
    if (stored.state != ValueState::Good)
        return false;
    const ByteView body = stored.bytes.first(stored.bytes.size() - kValueCrcSizeBytes);
    const auto crc = loadBig<std::uint32_t>(stored.bytes.last(kValueCrcSizeBytes));
    if (crc32c(body) == crc)
        return true;
    if (!mayCorrect)
        return false;
    const auto bit = findFlippedBit(body, crc, kValueBitLimitBytes);
    if (!bit)
        return false;
    const std::uint64_t inValue = bit->inChecksum ? body.size() + bit->byteOffset : bit->byteOffset;
    m_out.valueCorrections.push_back(
        {LogicalOffset{place.offset.value + inValue}, static_cast<std::byte>(1U << bit->bit)});
    return true;
}

/// Learns what the believed records are like.
void SectionReading::learn()
{
    if (m_suspects.empty() && wholeRecords() * m_out.recordBytes <= m_wholePages * m_pageBytes &&
        m_trust.size() == m_wholePages)
        return;
    for (std::uint64_t position = 0; position < wholeRecords(); ++position)
        if (vouched(position))
            learnFrom(position);
}

void SectionReading::learnFrom(std::uint64_t position)
{
    ++m_believed;
    m_zeroRun = std::max(m_zeroRun, longestZeroRun(keyAt(position)));
    if (!m_archive)
        return;
    m_indices.insert(indexAt(position));
}

/// Whether an index may stand in this section at all.
bool SectionReading::indexFits(std::uint64_t index) const
{
    const auto items = m_view.layout().itemsPerSection;
    if (items && *items != 0 && sectionOfIndex(index, *items) != m_info.section)
        return false;
    return !m_indices.contains(index);
}

bool SectionReading::plausible(std::uint64_t position)
{
    const ByteView record = m_out.record(Position{position});
    if (!placeFits(record))
        return false;
    const std::size_t run = longestZeroRun(keyAt(position));
    const std::size_t natural =
        m_believed >= 8 ? std::max<std::size_t>(m_zeroRun, 1) : std::max<std::size_t>(m_zeroRun, 3);
    if (run > natural)
        return false;
    if (m_archive && !indexFits(indexAt(position)))
        return false;
    return valuePasses(record, false);
}

/// A correction is taken when every record that it changes, and lies whole in this page, makes sense with it;
/// of the weaker ones, every record of the page must.
bool SectionReading::tryCorrection(std::uint64_t page, const PageCorrection& correction)
{
    const std::uint64_t begin = page * m_pageBytes;
    const auto apply = [&] {
        for (const PageCorrection::Change& change : correction.changes)
            m_out.bytes[begin + change.offset] ^= change.mask;
    };
    apply();
    const std::uint64_t first = (begin + m_out.recordBytes - 1) / m_out.recordBytes;
    const std::uint64_t end = (begin + correction.lenBytes) / m_out.recordBytes;
    const bool weak = correction.kind == CorrectionKind::Byte || correction.kind == CorrectionKind::TwoBits;
    std::uint64_t senseless = 0;
    for (std::uint64_t position = first; position < end; ++position) {
        const bool touched =
            std::ranges::any_of(correction.changes, [&](const PageCorrection::Change& change) {
                const std::uint64_t at = begin + change.offset;
                return at / m_out.recordBytes == position;
            });
        if (weak ? !plausible(position) : touched && !placeFits(m_out.record(Position{position})))
            ++senseless;
    }
    if (senseless == 0) {
        m_trust[page] = {correction.lenBytes, true};
        return true;
    }
    apply();
    return false;
}

void SectionReading::correctPages()
{
    for (const auto& [page, footer] : m_suspects) {
        if (page >= m_wholePages)
            continue;
        const ByteView data = ByteView(m_out.bytes).subspan(page * m_pageBytes, m_pageBytes);
        if (allZero(data))
            continue;
        const bool mustBeFull = page + 1 < m_wholePages;
        for (const PageCorrection& correction :
             findPageCorrections(data, footer, PageSize{m_pageBytes}, mustBeFull))
            if (tryCorrection(page, correction)) {
                m_out.pageCorrections.push_back({PageNumber{page}, correction});
                break;
            }
    }
}

Result<> SectionReading::chooseRecords()
{
    for (std::uint64_t position = 0; position < wholeRecords(); ++position) {
        if (position % kProgressEvery == 0)
            CRYO_TRY(m_progress.step(position, wholeRecords()));
        UsableRecord record{Position{position}, originOf(position), true};
        const ByteView bytes = m_out.record(record.position);
        if (record.origin == RecordOrigin::Salvaged) {
            if (allZero(bytes) || !plausible(position)) {
                m_out.lost += allZero(bytes) ? 0U : 1U;
                continue;
            }
            ++m_out.salvaged;
        } else {
            m_out.corrected += record.origin == RecordOrigin::Corrected ? 1U : 0U;
            if (m_options.allValues)
                record.valueGood = valuePasses(bytes, true);
            m_out.badValues += record.valueGood ? 0U : 1U;
        }
        m_out.records.push_back(record);
    }
    return {};
}

/// Takes out what is salvaged and makes no sense beside the others.
void SectionReading::drop(const std::function<bool(const UsableRecord&)>& isSenseless)
{
    const std::size_t dropped = std::erase_if(m_out.records, [&](const UsableRecord& record) {
        return record.origin == RecordOrigin::Salvaged && isSenseless(record);
    });
    m_out.salvaged -= dropped;
    m_out.lost += dropped;
}

/// Salvaged records whose index is out of line with those of the others are not believed.
void SectionReading::dropOutOfLine()
{
    std::vector<IndexAtPosition> line;
    for (const UsableRecord& record : m_out.records)
        line.push_back({record.position.value, indexAt(record.position.value)});
    const std::vector<bool> inLine = judgeIndexLine(line);
    std::set<Position> out;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (!inLine[i])
            out.insert(Position{line[i].position});
    drop([&](const UsableRecord& record) { return out.contains(record.position); });
}

/// Nor are those that claim bytes of a value which a believed record has: an offset that became zero leads to
/// a value that passes.
void SectionReading::dropTakenValues()
{
    std::map<std::uint64_t, std::uint64_t> taken; // begin → end
    const auto placeOf = [&](const UsableRecord& record) {
        return valuePlaceOf(m_out.record(record.position));
    };
    for (const UsableRecord& record : m_out.records)
        if (const ValuePlace place = placeOf(record);
            record.origin != RecordOrigin::Salvaged && place.sizeBytes > 0 && place.end())
            taken[place.offset.value] = std::max(taken[place.offset.value], *place.end());
    drop([&](const UsableRecord& record) {
        const ValuePlace place = placeOf(record);
        const auto behind = taken.lower_bound(place.end().value_or(UINT64_MAX));
        return behind != taken.begin() && std::prev(behind)->second > place.offset.value;
    });
}

Result<SectionContents> SectionReading::run()
{
    m_out.section = m_info.section;
    if (m_info.hasValueFile)
        if (const auto values =
                BlobReader::open(m_view.storage(), m_view.layout().partitions.value, m_info.valueFileName))
            m_out.valueFileBytes = values->sizeBytes();
    CRYO_ASSIGN(const bool loaded, loadPages());
    if (!loaded)
        return std::move(m_out);
    learn();
    correctPages();
    CRYO_TRY(chooseRecords());
    if (m_out.salvaged > 0)
        dropTakenValues();
    if (m_archive && m_out.salvaged > 0)
        dropOutOfLine();
    std::uint64_t vouchedBytes = 0;
    for (const PageTrust& trust : m_trust)
        vouchedBytes += trust.lenBytes;
    m_out.clean = m_suspects.empty() && m_trust.size() == m_wholePages && !m_pagesBehind &&
                  vouchedBytes == m_out.records.size() * m_out.recordBytes;
    return std::move(m_out);
}

} // namespace

Result<SectionContents> readSectionContents(const StoreView& view, const SectionInfo& info,
                                            const ReadSectionOptions& options, const Progress& progress)
{
    return SectionReading(view, info, options, progress).run();
}

} // namespace cryo
