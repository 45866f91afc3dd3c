// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random items, and the generator behind them.
#include "app/cryoctl/replay/random_items.h"

#include <algorithm>

namespace cryo::script {

namespace {

std::uint64_t numberOr(const Json& fields, const char* name, std::uint64_t otherwise)
{
    const auto found = fields.find(name);
    return found == fields.end() ? otherwise : u64Of(*found).value_or(otherwise);
}

} // namespace

std::uint64_t SplitMix64::next()
{
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = (m_state ^ m_state >> 30) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBU;
    return mixed ^ mixed >> 31;
}

void SplitMix64::fill(MutableByteView to)
{
    while (!to.empty()) {
        std::uint64_t word = next();
        const std::size_t bytes = std::min<std::size_t>(8, to.size());
        for (std::size_t i = 0; i < bytes; ++i, word >>= 8)
            to[i] = static_cast<std::byte>(word);
        to = to.subspan(bytes);
    }
}

Outcome<RandomItems> RandomItems::parse(const Json& fields, const ValueCodec& codec, std::size_t keyBytes)
{
    RandomItems items(numberOr(fields, "seed", 0));
    const auto prefix = fields.find("key_prefix");
    if (prefix != fields.end() && prefix->is_string()) {
        Outcome<Bytes> bytes = bytesOfHex(prefix->get_ref<const std::string&>());
        if (!bytes)
            return std::unexpected(bytes.error());
        items.m_prefix = *std::move(bytes);
    }
    if (items.m_prefix.size() > keyBytes)
        return std::unexpected("key_prefix is longer than " + std::to_string(keyBytes) + " bytes");
    items.m_codec = codec;
    items.m_keyBytes = keyBytes;
    items.m_count = numberOr(fields, "count", 0);
    items.m_start = numberOr(fields, "start_index", 0);
    items.m_stride = numberOr(fields, "stride", 1);
    if (const auto size = fields.find("value_size"); size != fields.end() && size->is_array()) {
        items.m_minimumBytes = size->at(0).get<std::uint64_t>();
        items.m_maximumBytes = size->at(1).get<std::uint64_t>();
    }
    items.m_repeat = fields.value("fill", "random") == "repeat";
    return items;
}

DecodedValue RandomItems::nextValue()
{
    if (m_codec.codec == Codec::U64)
        return m_random.next();
    if (m_codec.codec == Codec::I32)
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(m_random.next()));
    std::size_t length = m_codec.fixedBytes;
    if (m_codec.codec == Codec::ByteString) {
        length = m_minimumBytes;
        if (m_minimumBytes < m_maximumBytes)
            length += m_random.next() % (m_maximumBytes - m_minimumBytes + 1);
    }
    Bytes bytes(length);
    if (m_codec.codec == Codec::ByteString && m_repeat) {
        const std::uint64_t word = m_random.next();
        for (std::size_t i = 0; i < length; ++i)
            bytes[i] = static_cast<std::byte>(word >> (8 * (i % 8)));
    } else {
        m_random.fill(bytes);
    }
    return bytes;
}

std::optional<RandomItem> RandomItems::next()
{
    if (m_done == m_count)
        return std::nullopt;
    RandomItem item;
    item.index = m_start + m_stride * m_done;
    ++m_done;
    item.key.resize(m_keyBytes);
    std::ranges::copy(m_prefix, item.key.begin());
    m_random.fill(MutableByteView(item.key).subspan(m_prefix.size()));
    item.value = nextValue();
    return item;
}

} // namespace cryo::script
