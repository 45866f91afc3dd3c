// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions to a finished pass.
#include "core/inspect/chain_pass.h"

#include <algorithm>

namespace cryo {

std::uint32_t ChainPass::searchHead(std::uint64_t bucket) const
{
    const auto found = std::ranges::lower_bound(m_heads, bucket, {},
                                                [](const Head& head) { return std::uint64_t{head.bucket}; });
    if (found == m_heads.end() || found->bucket != bucket)
        return kNoHead;
    return static_cast<std::uint32_t>(found - m_heads.begin());
}

std::uint32_t ChainPass::lowerHead(std::uint64_t bucket) const
{
    if (bucket < m_tableSize / 2 || unusable(Bucket{bucket}))
        return kNoHead;
    return headIndex(bucket - m_tableSize / 2);
}

bool ChainPass::unusable(Bucket bucket) const
{
    return std::ranges::binary_search(m_unusable, bucket.value, {},
                                      [](std::uint32_t number) { return std::uint64_t{number}; });
}

std::optional<Bucket> ChainPass::bucketOf(Row row) const
{
    if (m_tableSize == 0 || !readable(row))
        return std::nullopt;
    return bucketOfHash(m_hash[row], m_tableSize);
}

std::optional<Row> ChainPass::next(Row row) const
{
    return m_next[row] == kNoRow ? std::nullopt : std::optional<Row>(m_next[row]);
}

std::optional<Row> ChainPass::head(Bucket bucket) const
{
    const std::uint32_t index = headIndex(bucket.value);
    return index == kNoHead ? std::nullopt : std::optional<Row>(m_heads[index].row);
}

std::uint32_t ChainPass::chainLength(Bucket bucket) const
{
    const std::uint32_t index = headIndex(bucket.value);
    return index == kNoHead ? 0 : m_length[m_heads[index].row];
}

std::vector<std::uint32_t> ChainPass::longestByCell(std::size_t cells) const
{
    const std::uint64_t count = std::min({std::uint64_t{cells}, m_tableSize, kCellsMax});
    std::vector<std::uint32_t> longest(count);
    if (count == 0)
        return longest;
    // i·size/count without a product that could overflow.
    const std::uint64_t whole = m_tableSize / count;
    const std::uint64_t rest = m_tableSize % count;
    std::uint64_t cell = 0;
    for (const Head& head : m_heads) {
        while (head.bucket >= (cell + 1) * whole + (cell + 1) * rest / count)
            ++cell;
        longest[cell] = std::max(longest[cell], m_length[head.row]);
    }
    return longest;
}

std::optional<Bucket> ChainPass::longestIn(Bucket first, Bucket last) const
{
    const auto bucketNumber = [](const Head& head) { return std::uint64_t{head.bucket}; };
    auto head = std::ranges::lower_bound(m_heads, first.value, {}, bucketNumber);
    std::optional<Bucket> best;
    std::uint32_t bestLength = 0;
    for (; head != m_heads.end() && head->bucket <= last.value; ++head)
        if (m_length[head->row] > bestLength) {
            bestLength = m_length[head->row];
            best = Bucket{head->bucket};
        }
    return best;
}

} // namespace cryo
