// SPDX-License-Identifier: GPL-3.0-or-later
// Noise that is the same on every machine: the generator.
#include "app/demo/noise.h"

#include <algorithm>
#include <array>

namespace cryo::demo {

std::uint64_t Noise::next()
{
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
}

Bytes Noise::bytes(std::size_t sizeBytes)
{
    Bytes made(sizeBytes);
    for (std::size_t i = 0; i < sizeBytes; i += sizeof(std::uint64_t)) {
        std::array<std::byte, sizeof(std::uint64_t)> word{};
        storeBig<std::uint64_t>(word, next());
        std::copy_n(word.begin(), std::min(word.size(), sizeBytes - i),
                    made.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return made;
}

} // namespace cryo::demo
