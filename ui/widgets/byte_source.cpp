// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in memory for a hex view.
#include "ui/widgets/byte_source.h"

#include <algorithm>
#include <cstring>

namespace cryo::ui {

void MemoryByteSource::setBytes(const QByteArray& bytes)
{
    m_bytes = bytes;
    Q_EMIT changed();
}

ByteRead MemoryByteSource::read(quint64 offset, std::span<std::byte> into)
{
    if (offset >= sizeBytes())
        return {};
    const std::size_t available = std::min<std::size_t>(into.size(), sizeBytes() - offset);
    std::memcpy(into.data(), m_bytes.constData() + offset, available);
    return {.available = available};
}

} // namespace cryo::ui
