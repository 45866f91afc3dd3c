// SPDX-License-Identifier: GPL-3.0-or-later
//
// The items of a put_random or check_random operation: index, key and value, all from one seed.
//
//   next()   SplitMix64
//   fill(n)  ceil(n / 8) outputs, each as 8 little-endian bytes; the first n bytes of them
//   item j   index = start_index + j · stride; key = key_prefix, fill(rest); then the value, by its codec
//
// The derivation is part of the script language. One thread.
#pragma once

#include "app/cryoctl/replay/script_value.h"

namespace cryo::script {

class SplitMix64 {
public:
    explicit SplitMix64(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next();
    void fill(MutableByteView to);

private:
    std::uint64_t m_state;
};

struct RandomItem {
    std::uint64_t index = 0;
    Bytes key;
    DecodedValue value;
};

class RandomItems {
public:
    /// The fields of an operation whose types were checked.
    static Outcome<RandomItems> parse(const Json& fields, const ValueCodec& codec, std::size_t keyBytes);

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// The next item; none after count() of them.
    std::optional<RandomItem> next();

private:
    explicit RandomItems(std::uint64_t seed)
        : m_random(seed)
    {
    }
    DecodedValue nextValue();

    SplitMix64 m_random;
    ValueCodec m_codec;
    std::uint64_t m_count = 0;
    std::uint64_t m_done = 0;
    std::uint64_t m_start = 0;
    std::uint64_t m_stride = 1;
    std::size_t m_keyBytes = 0;
    Bytes m_prefix;
    std::uint64_t m_minimumBytes = 0;
    std::uint64_t m_maximumBytes = 0;
    bool m_repeat = false;
};

} // namespace cryo::script
