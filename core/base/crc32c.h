// SPDX-License-Identifier: GPL-3.0-or-later
//
// CRC-32C (Castagnoli), the only checksum and the only hash of these stores. Source: format.md, scope.
//
// Three kernels give the same number: a table (anywhere), a chain of the processor's crc32 instruction (short
// inputs, x86-64 and arm64), and ISA-L's wide one (256 bytes and more). Functions are pure; any thread.
#pragma once

#include "core/base/bytes.h"

#include <cstdint>

namespace cryo {

/// crc32c(bytes): reflected polynomial 0x82F63B78, initial value and final xor 0xFFFFFFFF; 0 for no bytes.
[[nodiscard]] std::uint32_t crc32c(ByteView bytes);

/// The CRC of a text whose first part has the CRC `before`: crc32cExtend(crc32c(a), b) == crc32c(a + b).
[[nodiscard]] std::uint32_t crc32cExtend(std::uint32_t before, ByteView bytes);

/// The kernels by themselves, so that a test can compare them. Arguments and result as crc32cExtend.
namespace crc32c_kernel {
[[nodiscard]] std::uint32_t table(std::uint32_t before, ByteView bytes);
/// The hardware chain, or the table where the processor has none.
[[nodiscard]] std::uint32_t chain(std::uint32_t before, ByteView bytes);
/// ISA-L; the table where it is not built in.
[[nodiscard]] std::uint32_t wide(std::uint32_t before, ByteView bytes);
} // namespace crc32c_kernel

} // namespace cryo
