// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes at the end of a blob that are not in its file yet.
//
//   file:  0 … offset        tip: offset … offset + data.size() = the blob's logical size
//
// Capacity only decides when the owner writes out; the tip itself may grow beyond it.
// Threads: as its owner. Source: format.md §2.4, §3.
#pragma once

#include "core/base/bytes.h"

namespace cryo {

class TipBuffer {
public:
    TipBuffer(std::uint64_t offset, std::size_t capacityBytes)
        : m_offset(offset)
        , m_capacityBytes(capacityBytes)
    {
    }

    /// The blob's logical size.
    [[nodiscard]] std::uint64_t sizeBytes() const { return m_offset + m_data.size(); }
    [[nodiscard]] std::uint64_t offset() const { return m_offset; }
    [[nodiscard]] std::size_t capacityBytes() const { return m_capacityBytes; }
    [[nodiscard]] bool empty() const { return m_data.empty(); }
    [[nodiscard]] ByteView data() const { return m_data; }

    /// Adds at the end. True when the tip is now longer than its capacity.
    bool append(ByteView bytes);
    /// Puts `first` and `second`, one behind the other, at `offset`, if all of it lies in
    /// [offset(), offset() + capacity); a gap becomes zeros. False, and nothing done, if it does not.
    bool merge(std::uint64_t offset, ByteView first, ByteView second = {});
    /// Everything is in the file now: an empty tip at the end of what it held.
    void markWritten() { dropFront(m_data.size()); }
    /// Follows a change of the blob's size: bytes beyond it are dropped. A tip that is not empty has to be
    /// written out before the blob grows.
    void resize(std::uint64_t sizeBytes);
    /// Copies the part of [offset, offset + to.size()) that lies in the tip to the end of `to`; how many
    /// bytes in front of it are not here. The range must end within sizeBytes().
    [[nodiscard]] std::size_t extract(std::uint64_t offset, MutableByteView to) const;

    /// Drops the first bytes: they are in the file now.
    void dropFront(std::size_t bytes);
    /// Starts over with these bytes at this place.
    void reset(std::uint64_t offset, ByteView data);
    /// Moves the empty tip to the end of what was written past it.
    void advanceTo(std::uint64_t offset);

private:
    std::uint64_t m_offset;
    std::size_t m_capacityBytes;
    Bytes m_data;
};

} // namespace cryo
