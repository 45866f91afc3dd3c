// SPDX-License-Identifier: GPL-3.0-or-later
//
// Merging, writing out, writing past the buffer.
#include "core/journal/buffered_blob.h"

namespace cryo {

BufferedBlob::BufferedBlob(Blob blob, std::size_t capacityBytes)
    : m_blob(std::move(blob))
    , m_tip(m_blob.sizeBytes(), capacityBytes)
{
}

Result<BufferedBlob> BufferedBlob::open(Blob blob, const Options& options)
{
    if (options.writeBufferBytes == 0)
        return fail(Errc::InvalidArgument, "a write buffer of 0 bytes is not possible", blob.where());
    return BufferedBlob(std::move(blob), options.writeBufferBytes);
}

Result<> BufferedBlob::readAt(LogicalOffset offset, MutableByteView to) const
{
    const auto end = checkedAdd(offset.value, to.size());
    if (!end)
        return fail(Errc::OffsetOverflow, "offset overflow", where());
    if (*end > sizeBytes())
        return fail(Errc::BlobInsufficientLength, "blob insufficient length", where());
    const std::size_t inFile = m_tip.extract(offset.value, to);
    return inFile == 0 ? Result<>{} : m_blob.readAt(offset, to.first(inFile));
}

Result<ByteView> BufferedBlob::viewAt(LogicalOffset offset, std::size_t lengthBytes, Bytes& scratch) const
{
    const auto end = checkedAdd(offset.value, lengthBytes);
    if (end && *end <= m_tip.offset())
        if (const auto view = m_blob.viewAt(offset, lengthBytes))
            return *view;
    scratch.resize(lengthBytes);
    CRYO_TRY(readAt(offset, scratch));
    return ByteView(scratch);
}

Result<> BufferedBlob::writeAt(LogicalOffset offset, ByteView first, ByteView second)
{
    const auto end = checkedAdd(offset.value, first.size() + second.size());
    if (!end)
        return fail(Errc::OffsetOverflow, "offset overflow", where());
    if (first.empty() && second.empty())
        return {};
    if (m_tip.merge(offset.value, first, second))
        return {};
    if (m_tip.offset() < *end && !m_tip.empty()) {
        CRYO_TRY(writeOut());
        if (m_tip.merge(offset.value, first, second))
            return {};
    }
    CRYO_TRY(m_blob.writeAt(offset, first, second));
    m_tip.advanceTo(*end);
    return {};
}

Result<> BufferedBlob::resize(std::uint64_t sizeBytes)
{
    if (sizeBytes >= m_tip.sizeBytes())
        CRYO_TRY(writeOut());
    m_lengthCut = m_lengthCut || sizeBytes < m_blob.sizeBytes();
    m_tip.resize(sizeBytes);
    return m_blob.resize(sizeBytes);
}

Result<> BufferedBlob::settleCut()
{
    if (!m_lengthCut)
        return {};
    CRYO_TRY(m_blob.sync());
    m_lengthCut = false;
    return {};
}

Result<> BufferedBlob::sync()
{
    CRYO_TRY(writeOut());
    CRYO_TRY(m_blob.sync());
    m_lengthCut = false;
    return {};
}

Result<> BufferedBlob::writeOut()
{
    if (m_tip.empty())
        return {};
    CRYO_TRY(m_blob.writeAt(LogicalOffset{m_tip.offset()}, m_tip.data()));
    m_tip.markWritten();
    return {};
}

} // namespace cryo
