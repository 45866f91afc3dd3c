// SPDX-License-Identifier: GPL-3.0-or-later
//
// Growing the table: bucket b becomes b and b + old size, which share one chain afterwards; lookups skip the
// records of the other half. Source: format.md §10.5.
#include "core/freezer/freezer.h"
#include "core/freezer/freezer_error.h"

#include <algorithm>

namespace cryo {

Result<> Freezer::startResize()
{
    m_metrics.resizes->add();
    if (m_tableSize > m_config.tableSizeMaximum / 2)
        return {}; // as large as it can be; each later sync counts again
    CRYO_TRY(freezerTable(m_table.resize(std::uint64_t{m_tableSize} * 2 * kBucketSizeBytes)));
    m_resizeProgress = 0;
    return {};
}

Result<> Freezer::advanceResize()
{
    // The sum wraps, as the reference's does.
    const std::uint32_t end = std::min(*m_resizeProgress + m_config.tableResizeChunkSize, m_tableSize);
    for (std::uint32_t bucket = *m_resizeProgress; bucket < end; ++bucket)
        CRYO_TRY(moveBucket(Bucket{bucket}));
    if (end < m_tableSize)
        m_resizeProgress = end;
    else
        endResize();
    return {};
}

Result<> Freezer::moveBucket(Bucket bucket)
{
    CRYO_ASSIGN(const BucketReading before, readBucketAt(bucket));
    const Bucket twin{bucket.value + m_tableSize};
    CRYO_ASSIGN(const ByteView bytes, freezerTable(m_table.bucket(bucket)));
    CRYO_ASSIGN(const ByteView twinBytes, freezerTable(m_table.bucket(twin)));
    std::array<std::byte, kBucketSizeBytes> after{};
    std::ranges::copy(bytes, after.begin());
    const TableSlot* head = before.headSlot();
    std::array<std::byte, kSlotSizeBytes> reset{};
    std::uint64_t epoch = 0;
    if (head != nullptr) {
        if (head->added >= m_config.tableResizeFrequency)
            --m_crowded;
        epoch = m_nextEpoch;
        reset = encodeSlot({epoch, head->head, 0});
    } else if (allZero(bytes) && allZero(twinBytes)) {
        return {}; // nothing would change
    }
    const auto slot = static_cast<std::size_t>(slotToWrite(before, epoch));
    std::ranges::copy(reset, after.begin() + static_cast<std::ptrdiff_t>(slot * kSlotSizeBytes));
    m_table.setBucket(bucket, after);
    m_table.setBucket(twin, after);
    return {};
}

void Freezer::endResize()
{
    m_tableSize *= 2;
    m_resizeProgress.reset();
}

} // namespace cryo
