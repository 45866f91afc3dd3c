// SPDX-License-Identifier: GPL-3.0-or-later
//
// zstd, bounded: what a few bytes may grow to is decided by the reader, never by the bytes.
//
// Contexts are kept per thread and reused; functions may be called from any thread. Source: format.md §7.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cryo {

/// What a value may grow to unless the user raises it.
inline constexpr std::uint64_t kDecompressedLimitBytes = std::uint64_t{64} << 20;

/// Whether the bytes begin as a zstd frame does: 28 B5 2F FD.
[[nodiscard]] bool looksLikeZstd(ByteView bytes);

/// Whether the bytes are exactly one zstd frame whose header states the content size.
[[nodiscard]] bool isOneSizedZstdFrame(ByteView bytes);

/// The content of a sequence of zstd frames. Allocates at most limitBytes for the result, whatever the frames
/// claim. Errors: DecompressionFailed; LimitExceeded when the content is, or claims to be, longer than
/// limitBytes.
Result<Bytes> decompress(ByteView frames, std::uint64_t limitBytes = kDecompressedLimitBytes);

/// One frame with its content size and no checksum, at `level` (0 = zstd's default).
/// Errors: CompressionFailed.
Result<Bytes> compress(ByteView content, int level);

} // namespace cryo
