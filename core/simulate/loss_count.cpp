// SPDX-License-Identifier: GPL-3.0-or-later
//
// One section at a time, merged in their order.
#include "core/simulate/loss_count.h"

#include "core/inspect/section_scan.h"
#include "core/inspect/value_rules.h"

namespace cryo {

namespace {

struct SectionLoss {
    std::uint64_t before = 0;
    std::uint64_t lost = 0;
    std::uint64_t lostGood = 0;
    std::vector<LostItem> sample;
};

class SectionCount {
public:
    SectionCount(const LossInput& input, const SectionInfo& info, SectionLoss& loss)
        : m_input(input)
        , m_section(info.section)
        , m_loss(loss)
    {
    }

    Result<> run()
    {
        const auto file = m_input.before.keyFile(m_section);
        if (!file)
            return {}; // no header or no sizes: nothing could be read before
        const auto found = m_input.kept.find(m_section);
        const std::uint64_t kept = found == m_input.kept.end() ? 0 : found->second;
        const auto readable = m_input.readable.find(m_section);
        if (readable != m_input.readable.end() && kept >= (*file)->records()) {
            m_loss.before = readable->second;
            return {};
        }
        return (*file)->forEach([&](Position position, RecordTrust trust, ByteView record) -> Result<> {
            // A release that cuts at a short page keeps what that page vouches for.
            const bool counts = trust == RecordTrust::Verified || (m_input.opens && position.value < kept);
            if (!counts)
                return {};
            ++m_loss.before;
            if (position.value >= kept)
                add({m_section, position}, record);
            return {};
        });
    }

private:
    void add(RecordPlace place, ByteView record)
    {
        if (!m_values)
            m_values.emplace(m_input.before, m_section);
        RecordRow row = m_input.before.decodeRecord(place, RecordTrust::Verified, record);
        const bool good = judgeValue(*m_values, m_input.before.layout(), row.value).state == ValueState::Good;
        ++m_loss.lost;
        m_loss.lostGood += good ? 1U : 0U;
        if (m_loss.sample.size() < m_input.sampleSize)
            m_loss.sample.push_back({place, row.index, std::move(row.key), good});
    }

    const LossInput& m_input;
    Section m_section;
    SectionLoss& m_loss;
    std::optional<ValueWindow> m_values;
};

} // namespace

Result<> countLoss(const LossInput& input, SimulatedOpen& result)
{
    const auto work = [&](std::size_t number, SectionLoss& loss) -> Result<> {
        const SectionInfo& info = input.before.sections()[number];
        return info.hasKeyFile ? SectionCount(input, info, loss).run() : Result<>{};
    };
    const auto take = [&](std::size_t, SectionLoss& loss) {
        result.itemsBefore += loss.before;
        result.itemsLost += loss.lost;
        result.itemsLostGood += loss.lostGood;
        for (LostItem& item : loss.sample)
            if (result.lostSample.size() < input.sampleSize)
                result.lostSample.push_back(std::move(item));
    };
    CRYO_TRY(forEachSectionInOrder<SectionLoss>(input.before, work, take));
    result.itemsAfter = result.itemsBefore - result.itemsLost;
    return {};
}

} // namespace cryo
