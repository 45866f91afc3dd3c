// SPDX-License-Identifier: GPL-3.0-or-later
// Random choices from one seed: the same seed makes the same script on every machine.
#pragma once

#include "app/cryoctl/replay/random_items.h"

#include <initializer_list>

namespace cryo::test {

class Dice {
public:
    /// The generator's states are one long sequence, and seeds that stand next to each other would share most
    /// of it.
    explicit Dice(std::uint64_t seed)
        : m_random(script::SplitMix64(seed ^ 0x43'72'79'6FU).next())
    {
    }

    std::uint64_t next() { return m_random.next(); }
    /// 0 … count - 1; count must not be 0.
    std::uint64_t below(std::uint64_t count) { return m_random.next() % count; }
    /// first … last, both included.
    std::uint64_t between(std::uint64_t first, std::uint64_t last) { return first + below(last - first + 1); }
    /// True in `percent` of a hundred cases.
    bool chance(unsigned percent) { return below(100) < percent; }

    /// One of some plain numbers, none of them negative.
    std::uint64_t oneOf(std::initializer_list<int> choices)
    {
        return static_cast<std::uint64_t>(
            *(choices.begin() + static_cast<std::ptrdiff_t>(below(choices.size()))));
    }
    template <typename T>
    T oneOf(std::initializer_list<T> choices)
    {
        return *(choices.begin() + static_cast<std::ptrdiff_t>(below(choices.size())));
    }
    template <typename Container>
    const auto& oneOf(const Container& choices)
    {
        return choices[below(choices.size())];
    }

private:
    script::SplitMix64 m_random;
};

} // namespace cryo::test
