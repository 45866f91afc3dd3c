// SPDX-License-Identifier: GPL-3.0-or-later
// The random numbers of the reference's own tests: ChaCha with 12 rounds (8 in its codec tests), seeded from
// a u64. With them its fixed conformance digests can be computed from our files. Format: a seed of 32 bytes
// is filled by a PCG32 that starts at the u64; key = seed, counter u64 from 0, stream 0; the output is a row
// of little-endian u32 words. Thread rule: one object, one thread.
#pragma once

#include "core/base/bytes.h"

#include <array>

namespace cryo::test {

class ReferenceRandom {
public:
    explicit ReferenceRandom(std::uint64_t seed, int rounds = 12);

    std::uint32_t nextU32();
    /// Two words, the lower one first.
    std::uint64_t nextU64();
    /// 0 … bound - 1, as the reference's gen_range of a 64-bit integer. bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// The same of a 32-bit integer.
    std::uint32_t below32(std::uint32_t bound);
    /// Fills with whole words; what is left of the last one is lost.
    void fill(MutableByteView to);

private:
    void nextBlock();

    int m_doubleRounds;
    std::array<std::uint32_t, 8> m_key{};
    std::uint64_t m_counter = 0;
    std::array<std::uint32_t, 16> m_block{};
    std::size_t m_used = 16;
};

} // namespace cryo::test
