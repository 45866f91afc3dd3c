// SPDX-License-Identifier: GPL-3.0-or-later
//
// Flipped bits that a checksum names: pages first, because records say where values are.
#include "core/inspect/bit_correction.h"
#include "core/inspect/store_view.h"
#include "core/inspect/value_rules.h"
#include "core/simulate/prepared_store.h"
#include "core/simulate/sentences.h"

namespace cryo {

namespace {

class BitCorrection {
public:
    BitCorrection(PreparedStore& store, const Progress& progress)
        : m_store(store)
        , m_progress(progress)
    {
    }

    Result<> correctPages()
    {
        CRYO_ASSIGN(const auto view, StoreView::open(m_store.storage, m_store.layout));
        for (const SectionInfo& info : view->sections()) {
            CRYO_TRY(m_progress.step(0, 0));
            if (const auto keys = view->keyFile(info.section))
                CRYO_TRY(correctPagesOf((*keys)->pages()));
        }
        return {};
    }

    Result<> correctValues()
    {
        CRYO_ASSIGN(const auto view, StoreView::open(m_store.storage, m_store.layout));
        for (const SectionInfo& info : view->sections()) {
            const auto keys = view->keyFile(info.section);
            const auto values = view->valueFile(info.section);
            if (!keys || !values)
                continue;
            ValueWindow window(*view, info.section);
            std::uint64_t seen = 0;
            CRYO_TRY((*keys)->forEach([&](Position, RecordTrust trust, ByteView record) -> Result<> {
                if (++seen % 4096 == 0)
                    CRYO_TRY(m_progress.step(0, 0));
                return trust == RecordTrust::Verified ? correctValue(**values, window, valuePlaceOf(record))
                                                      : Result<>{};
            }));
        }
        return {};
    }

    void tell()
    {
        if (m_pages + m_values == 0)
            return;
        m_change.sentence.arguments = {{"pages", groupedDigits(m_pages)},
                                       {"values", groupedDigits(m_values)}};
        m_change.files = m_files.size();
        m_store.changes.push_back(std::move(m_change));
    }

private:
    Result<> correctPagesOf(const PagedReader& pages)
    {
        std::vector<std::uint64_t> bad;
        constexpr std::size_t kBadPagesMax = 10'000; // more are no single bits
        const std::uint64_t last = pages.pages() == 0 ? 0 : pages.pages() - 1;
        CRYO_TRY(pages.forEachPage([&](PageNumber page, const PageVerdict& verdict, ByteView) -> Result<> {
            const bool fine =
                page.value == last ? verdict.valid && !verdict.fellBack : verdict.full(pages.pageSize());
            if (!fine && bad.size() < kBadPagesMax)
                bad.push_back(page.value);
            return {};
        }));
        Bytes bytes;
        for (const std::uint64_t number : bad) {
            CRYO_TRY(pages.readPage(PageNumber{number}, bytes));
            const auto bit = findFlippedBitOfPage(bytes, pages.pageSize(), number != last);
            if (!bit)
                continue;
            const FileOffset begin = pages.pageFileOffset(PageNumber{number});
            CRYO_TRY(flip(pages.blob().at(FileOffset{begin.value + bit->byteOffset}), bit->bit));
            ++m_pages;
        }
        return {};
    }

    Result<> correctValue(const BlobReader& file, ValueWindow& window, ValuePlace place)
    {
        const ValueWindow::Stored stored = window.read(place, kCorrectedValueBytesMax);
        if (stored.state != ValueState::Good || stored.bytes.size() < kValueCrcSizeBytes)
            return {};
        const ByteView body = stored.bytes.first(stored.bytes.size() - kValueCrcSizeBytes);
        const auto bit = findFlippedBit(body, loadBig<std::uint32_t>(stored.bytes.subspan(body.size())));
        if (!bit)
            return {};
        const std::uint64_t at = (bit->inChecksum ? body.size() : 0) + bit->byteOffset;
        ++m_values;
        return flip(file.at(LogicalOffset{place.offset.value + at}), bit->bit);
    }

    Result<> flip(const Where& where, std::uint8_t bit)
    {
        CRYO_ASSIGN(const auto file,
                    m_store.storage->openFile(where.partition, where.blob, OpenMode::Existing));
        Bytes byte(1);
        CRYO_TRY(file->readAt(FileOffset{where.offset.value_or(0)}, byte));
        byte[0] ^= static_cast<std::byte>(1U << bit);
        CRYO_TRY(file->writeAt(FileOffset{where.offset.value_or(0)}, byte));
        m_files.insert({where.partition, where.blob});
        if (m_change.places.size() < PreventingChange::kPlacesMax)
            m_change.places.push_back(where);
        return {};
    }

    PreparedStore& m_store;
    const Progress& m_progress;
    std::set<std::pair<std::string, std::string>> m_files;
    std::uint64_t m_pages = 0;
    std::uint64_t m_values = 0;
    PreventingChange m_change{.kind = PreventingChange::Kind::CorrectBits,
                              .files = 0,
                              .sentence = {kSentenceCorrectBits, {}},
                              .places = {}};
};

} // namespace

Result<> correctBits(PreparedStore& store, bool values, const Progress& progress)
{
    BitCorrection correction(store, progress);
    CRYO_TRY(correction.correctPages());
    if (values)
        CRYO_TRY(correction.correctValues());
    correction.tell();
    return {};
}

} // namespace cryo
