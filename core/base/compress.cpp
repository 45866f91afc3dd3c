// SPDX-License-Identifier: GPL-3.0-or-later
//
// zstd with a limit. The streaming interface is used for reading: it accepts frames without a content size
// and any sequence of frames, and the output buffer grows only with bytes that really came out.
#include "core/base/compress.h"

#include <zstd.h>

#include <memory>

namespace cryo {

namespace {

constexpr int kWindowLogMax = 27; // 128 MiB: what zstd itself allows a reader by default

struct FreeContext {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

ZSTD_DCtx* decompressionContext()
{
    thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kWindowLogMax);
    return context.get();
}

Error failedDecompression(std::size_t code)
{
    return {Errc::DecompressionFailed, std::string("decompression failed: ") + ZSTD_getErrorName(code)};
}

Error overLimit(std::uint64_t limitBytes)
{
    return {Errc::LimitExceeded, "the value would grow beyond " + std::to_string(limitBytes) + " bytes"};
}

/// The usual case: one frame that says how long it is.
Result<Bytes> decompressSized(ByteView frame, std::uint64_t contentSizeBytes)
{
    Bytes content(contentSizeBytes);
    const std::size_t n = ZSTD_decompressDCtx(decompressionContext(), content.data(), content.size(),
                                              frame.data(), frame.size());
    if (ZSTD_isError(n) != 0)
        return std::unexpected(failedDecompression(n));
    content.resize(n);
    return content;
}

Result<Bytes> decompressStream(ByteView frames, std::uint64_t limitBytes)
{
    ZSTD_DCtx* context = decompressionContext();
    Bytes content;
    Bytes piece(ZSTD_DStreamOutSize());
    ZSTD_inBuffer in{frames.data(), frames.size(), 0};
    std::size_t hint = 1;
    while (in.pos < in.size || hint != 0) {
        ZSTD_outBuffer out{piece.data(), piece.size(), 0};
        const std::size_t before = in.pos;
        hint = ZSTD_decompressStream(context, &out, &in);
        if (ZSTD_isError(hint) != 0)
            return std::unexpected(failedDecompression(hint));
        if (content.size() + out.pos > limitBytes)
            return std::unexpected(overLimit(limitBytes));
        append(content, ByteView(piece).first(out.pos));
        if (out.pos == 0 && in.pos == before)
            return fail(Errc::DecompressionFailed, "decompression failed: the last frame is cut off");
    }
    return content;
}

} // namespace

bool looksLikeZstd(ByteView bytes)
{
    return bytes.size() >= 4 && loadBig<std::uint32_t>(bytes) == 0x28B52FFDU;
}

bool isOneSizedZstdFrame(ByteView bytes)
{
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || !looksLikeZstd(bytes))
        return false;
    return ZSTD_findFrameCompressedSize(bytes.data(), bytes.size()) == bytes.size();
}

Result<Bytes> decompress(ByteView frames, std::uint64_t limitBytes)
{
    if (frames.empty())
        return Bytes{};
    if (isOneSizedZstdFrame(frames)) {
        const unsigned long long size = ZSTD_getFrameContentSize(frames.data(), frames.size());
        if (size > limitBytes)
            return std::unexpected(overLimit(limitBytes));
        // A frame may claim much more than it holds: trust the claim only within what zstd can reach at all.
        constexpr std::uint64_t kTrustedBytes = std::uint64_t{1} << 20;
        if (size <= kTrustedBytes || size / 128 <= frames.size())
            return decompressSized(frames, size);
    }
    return decompressStream(frames, limitBytes);
}

Result<Bytes> compress(ByteView content, int level)
{
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    Bytes frame(ZSTD_compressBound(content.size()));
    const std::size_t n =
        ZSTD_compressCCtx(context.get(), frame.data(), frame.size(), content.data(), content.size(), level);
    if (ZSTD_isError(n) != 0)
        return fail(Errc::CompressionFailed, std::string("compression failed: ") + ZSTD_getErrorName(n));
    frame.resize(n);
    return frame;
}

} // namespace cryo
