// SPDX-License-Identifier: GPL-3.0-or-later
// Noise that is the same on every machine: SplitMix64, and what the demo stores make of it.
// Invariant: equal seeds give equal bytes, so that a demo store can be described and tested.
// Thread rule: belongs to one thread.
#pragma once

#include "core/base/bytes.h"

namespace cryo::demo {

/// SplitMix64. Not for secrets.
class Noise {
public:
    explicit Noise(std::uint64_t seed)
        : m_state(seed)
    {
    }

    /// The next number of the sequence.
    [[nodiscard]] std::uint64_t next();
    /// A number below `bound`, which must not be 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    /// sizeBytes bytes.
    [[nodiscard]] Bytes bytes(std::size_t sizeBytes);

private:
    std::uint64_t m_state;
};

} // namespace cryo::demo
