// SPDX-License-Identifier: GPL-3.0-or-later
// ChaCha (RFC 8439's round function, 64-bit counter) and its seeding.
#include "tests/support/reference_random.h"

namespace cryo::test {

namespace {

using Block = std::array<std::uint32_t, 16>;
__extension__ using Wide = unsigned __int128; // for one exact product

void quarterRound(Block& s, std::size_t a, std::size_t b, std::size_t c, std::size_t d)
{
    s[a] += s[b];
    s[d] = std::rotl(s[d] ^ s[a], 16);
    s[c] += s[d];
    s[b] = std::rotl(s[b] ^ s[c], 12);
    s[a] += s[b];
    s[d] = std::rotl(s[d] ^ s[a], 8);
    s[c] += s[d];
    s[b] = std::rotl(s[b] ^ s[c], 7);
}

void doubleRound(Block& s)
{
    for (std::size_t i = 0; i < 4; ++i)
        quarterRound(s, i, 4 + i, 8 + i, 12 + i);
    for (std::size_t i = 0; i < 4; ++i)
        quarterRound(s, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
}

} // namespace

ReferenceRandom::ReferenceRandom(std::uint64_t seed, int rounds)
    : m_doubleRounds(rounds / 2)
{
    for (std::uint32_t& word : m_key) {
        seed = seed * 6364136223846793005U + 11634580027462260723U;
        const auto shifted = static_cast<std::uint32_t>(((seed >> 18U) ^ seed) >> 27U);
        word = std::rotr(shifted, static_cast<int>(seed >> 59U));
    }
}

void ReferenceRandom::nextBlock()
{
    Block state = {0x61707865, 0x3320646E, 0x79622D32, 0x6B206574};
    std::ranges::copy(m_key, state.begin() + 4);
    state[12] = static_cast<std::uint32_t>(m_counter);
    state[13] = static_cast<std::uint32_t>(m_counter >> 32U);
    m_block = state;
    for (int i = 0; i < m_doubleRounds; ++i)
        doubleRound(m_block);
    for (std::size_t i = 0; i < state.size(); ++i)
        m_block[i] += state[i];
    ++m_counter;
    m_used = 0;
}

std::uint32_t ReferenceRandom::nextU32()
{
    if (m_used == m_block.size())
        nextBlock();
    return m_block[m_used++];
}

std::uint64_t ReferenceRandom::nextU64()
{
    const std::uint64_t low = nextU32();
    return low | std::uint64_t{nextU32()} << 32U;
}

std::uint32_t ReferenceRandom::below32(std::uint32_t bound)
{
    const std::uint32_t zone = (bound << static_cast<unsigned>(std::countl_zero(bound))) - 1;
    for (;;) {
        const std::uint64_t product = std::uint64_t{nextU32()} * bound;
        if (static_cast<std::uint32_t>(product) <= zone)
            return static_cast<std::uint32_t>(product >> 32U);
    }
}

std::uint64_t ReferenceRandom::below(std::uint64_t bound)
{
    const std::uint64_t zone = (bound << static_cast<unsigned>(std::countl_zero(bound))) - 1;
    for (;;) {
        const auto product = static_cast<Wide>(nextU64()) * bound;
        if (static_cast<std::uint64_t>(product) <= zone)
            return static_cast<std::uint64_t>(product >> 64U);
    }
}

void ReferenceRandom::fill(MutableByteView to)
{
    for (std::size_t i = 0; i < to.size(); i += 4) {
        const std::uint32_t word = nextU32();
        for (std::size_t k = 0; k < 4 && i + k < to.size(); ++k)
            to[i + k] = static_cast<std::byte>(word >> (8 * k));
    }
}

} // namespace cryo::test
