// SPDX-License-Identifier: GPL-3.0-or-later
//
// A plain blob with a write buffer at its end: value files.
//
// No pages and no checksums of its own: payload offset = value offset. A write that fits in the buffer's
// window merges with it; else the buffer is written out, and then the bytes are buffered (if they fit now) or
// written directly. Buffering never changes the final bytes. What is buffered is lost when the object goes.
// Threads: mutating members belong to one thread; readAt may overlap with other readAts only.
// Source: format.md §3.
#pragma once

#include "core/journal/tip_buffer.h"
#include "core/storage/blob.h"

namespace cryo {

/// How a SectionManager makes its blobs into buffers of this kind.
struct BufferedBlobOptions {
    std::size_t writeBufferBytes = 1; ///< at least 1
};

class BufferedBlob {
public:
    using Options = BufferedBlobOptions;

    /// Trusts the blob's length. Errors: InvalidArgument for a buffer of 0 bytes.
    static Result<BufferedBlob> open(Blob blob, const Options& options);

    /// Logical size with what is buffered.
    [[nodiscard]] std::uint64_t sizeBytes() const { return m_tip.sizeBytes(); }
    [[nodiscard]] const Where& where() const { return m_blob.where(); }

    /// Fills `to`, straight from the file where it is not buffered.
    /// Errors: OffsetOverflow; BlobInsufficientLength past sizeBytes(); those of Blob::readAt.
    Result<> readAt(LogicalOffset offset, MutableByteView to) const;

    /// As readAt, but the bytes where they lie in memory, if they do; else in `scratch`. Valid until the blob
    /// or `scratch` changes.
    Result<ByteView> viewAt(LogicalOffset offset, std::size_t lengthBytes, Bytes& scratch) const;

    /// `first` and `second` count as one write of both, one behind the other.
    /// Errors: OffsetOverflow; those of Blob::writeAt.
    Result<> writeAt(LogicalOffset offset, ByteView first, ByteView second = {});

    /// Sets the size at once, without making it durable; buffered bytes beyond it are dropped.
    /// Errors: those of Blob.
    Result<> resize(std::uint64_t sizeBytes);

    /// Writes the buffer out and makes the file durable. Errors: those of Blob.
    Result<> sync();
    /// Makes the file durable if it was cut since the last sync; the buffer stays. Errors: those of Blob.
    Result<> settleCut();

private:
    BufferedBlob(Blob blob, std::size_t capacityBytes);
    Result<> writeOut();

    Blob m_blob;
    TipBuffer m_tip;
    bool m_lengthCut = false; ///< and that is not durable
};

} // namespace cryo
