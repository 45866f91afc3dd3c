// SPDX-License-Identifier: GPL-3.0-or-later
//
// The CRC-32C kernels and the choice between them. ISA-L wins from 256 bytes on and loses far below.
#include "core/base/crc32c.h"

#include <array>

#if defined(__x86_64__) || defined(__aarch64__)
#define CRYO_HAS_ISAL 1
#include <isa-l/crc.h>
#endif
#if defined(__x86_64__)
#include <nmmintrin.h>
#elif defined(__aarch64__)
#include <arm_acle.h>
#include <asm/hwcap.h>
#include <sys/auxv.h>
#endif

namespace cryo {

namespace {

constexpr std::size_t kWideFromBytes = 256;

constexpr std::array<std::uint32_t, 256> makeTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0x82F63B78U : 0U);
        table[i] = crc;
    }
    return table;
}

constexpr auto kTable = makeTable();

std::uint32_t rawTable(std::uint32_t crc, ByteView bytes)
{
    for (const std::byte b : bytes)
        crc = (crc >> 8) ^ kTable[(crc ^ std::to_integer<std::uint32_t>(b)) & 0xFF];
    return crc;
}

#if defined(__x86_64__)
bool haveChain()
{
    static const bool have = __builtin_cpu_supports("sse4.2") != 0;
    return have;
}

__attribute__((target("sse4.2"))) std::uint32_t rawChain(std::uint32_t crc, ByteView bytes)
{
    const std::byte* p = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t wide = crc;
    for (; left >= 8; left -= 8, p += 8) {
        std::uint64_t word;
        std::memcpy(&word, p, 8);
        wide = _mm_crc32_u64(wide, word);
    }
    auto narrow = static_cast<std::uint32_t>(wide);
    for (; left > 0; --left, ++p)
        narrow = _mm_crc32_u8(narrow, std::to_integer<unsigned char>(*p));
    return narrow;
}
#elif defined(__aarch64__)
bool haveChain()
{
    static const bool have = (getauxval(AT_HWCAP) & HWCAP_CRC32) != 0;
    return have;
}

__attribute__((target("+crc"))) std::uint32_t rawChain(std::uint32_t crc, ByteView bytes)
{
    const std::byte* p = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; left -= 8, p += 8) {
        std::uint64_t word;
        std::memcpy(&word, p, 8);
        crc = __crc32cd(crc, word);
    }
    for (; left > 0; --left, ++p)
        crc = __crc32cb(crc, std::to_integer<std::uint8_t>(*p));
    return crc;
}
#else
bool haveChain()
{
    return false;
}

std::uint32_t rawChain(std::uint32_t crc, ByteView bytes)
{
    return rawTable(crc, bytes);
}
#endif

} // namespace

namespace crc32c_kernel {

std::uint32_t table(std::uint32_t before, ByteView bytes)
{
    return ~rawTable(~before, bytes);
}

std::uint32_t chain(std::uint32_t before, ByteView bytes)
{
    return ~(haveChain() ? rawChain(~before, bytes) : rawTable(~before, bytes));
}

std::uint32_t wide(std::uint32_t before, ByteView bytes)
{
#ifdef CRYO_HAS_ISAL
    // ISA-L takes an int length and a pointer without const, but does not write.
    constexpr std::size_t kAtOnceBytes = std::size_t{1} << 30;
    std::uint32_t crc = ~before;
    while (!bytes.empty()) {
        const ByteView piece = bytes.first(std::min(kAtOnceBytes, bytes.size()));
        auto* data = reinterpret_cast<unsigned char*>(const_cast<std::byte*>(piece.data()));
        crc = crc32_iscsi(data, static_cast<int>(piece.size()), crc);
        bytes = bytes.subspan(piece.size());
    }
    return ~crc;
#else
    return table(before, bytes);
#endif
}

} // namespace crc32c_kernel

std::uint32_t crc32cExtend(std::uint32_t before, ByteView bytes)
{
    return bytes.size() >= kWideFromBytes ? crc32c_kernel::wide(before, bytes)
                                          : crc32c_kernel::chain(before, bytes);
}

std::uint32_t crc32c(ByteView bytes)
{
    return crc32cExtend(0, bytes);
}

} // namespace cryo
