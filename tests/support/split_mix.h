// SPDX-License-Identifier: GPL-3.0-or-later
// The generator that the reference peers use for their random items, and the items themselves: the same seed
// gives the same keys and values here and there. Source: the peers' README, "How put_random derives keys and
// values". Thread rule: a generator belongs to one thread.
#pragma once

#include "core/base/bytes.h"
#include "core/base/codec.h"
#include "core/base/varint.h"

#include <cstdint>

namespace cryo::test {

class SplitMix64 {
public:
    explicit SplitMix64(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }

    /// A number in [min, max]; both may be equal, then nothing is drawn.
    std::uint64_t between(std::uint64_t min, std::uint64_t max)
    {
        return min == max ? min : min + next() % (max - min + 1);
    }

    /// ceil(n / 8) outputs, each as 8 little-endian bytes, cut to n.
    Bytes fill(std::size_t n)
    {
        Bytes bytes;
        bytes.reserve(n + 8);
        while (bytes.size() < n) {
            const std::uint64_t output = next();
            for (unsigned shift = 0; shift < 64; shift += 8)
                bytes.push_back(static_cast<std::byte>(output >> shift));
        }
        bytes.resize(n);
        return bytes;
    }

private:
    std::uint64_t m_state;
};

/// What put_random takes, but for where the items go.
struct RandomItems {
    Codec codec = Codec::ByteString;
    std::uint32_t keySizeBytes = 32;
    Bytes keyPrefix;
    std::uint64_t valueMinBytes = 0; ///< Codec::ByteString; for Fixed and Raw the minimum is the size
    std::uint64_t valueMaxBytes = 200;
    bool repeat = false; ///< fill "repeat": eight random bytes again and again, so that it compresses
};

/// One key and the codec bytes of its value.
struct RandomItem {
    Bytes key;
    Bytes codecBytes;
};

/// The content of a byte string, by the peers' rule.
inline Bytes nextContent(SplitMix64& random, const RandomItems& how)
{
    const auto length = static_cast<std::size_t>(random.between(how.valueMinBytes, how.valueMaxBytes));
    if (!how.repeat)
        return random.fill(length);
    const Bytes unit = random.fill(8);
    Bytes content(length);
    for (std::size_t i = 0; i < length; ++i)
        content[i] = unit[i % unit.size()];
    return content;
}

/// The codec bytes of a byte string: varint length, then the bytes.
inline Bytes byteStringBody(ByteView content)
{
    Bytes body;
    appendVarint32(body, static_cast<std::uint32_t>(content.size()));
    append(body, content);
    return body;
}

/// The next item. `how` must stay the same for one generator.
inline RandomItem nextItem(SplitMix64& random, const RandomItems& how)
{
    RandomItem item;
    item.key = how.keyPrefix;
    append(item.key, random.fill(how.keySizeBytes - how.keyPrefix.size()));
    switch (how.codec) {
    case Codec::ByteString:
        item.codecBytes = byteStringBody(nextContent(random, how));
        break;
    case Codec::U64:
        appendBig(item.codecBytes, random.next());
        break;
    case Codec::I32:
        appendBig(item.codecBytes, static_cast<std::uint32_t>(random.next()));
        break;
    case Codec::Fixed:
    case Codec::Raw:
        item.codecBytes = random.fill(static_cast<std::size_t>(how.valueMinBytes));
        break;
    }
    return item;
}

} // namespace cryo::test
