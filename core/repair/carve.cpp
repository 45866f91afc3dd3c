// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking for ends of values.
#include "core/repair/carve.h"

#include "core/base/crc32c.h"

#include <algorithm>

namespace cryo {

namespace {

/// A begin that is no begin costs at most this many bytes; longer values are found where values before them
/// end.
constexpr std::uint64_t kSearchBytes = 4096;

class Carving {
public:
    Carving(const BlobReader& values, const std::function<Result<>(const CarvedValue&, ByteView)>& visit,
            const Progress& progress)
        : m_values(values)
        , m_visit(visit)
        , m_progress(progress)
    {
    }
    Result<CarveResult> run();

private:
    Result<> fill();
    [[nodiscard]] std::uint64_t sizeOfFirst(ByteView bytes, std::uint64_t most) const;

    const BlobReader& m_values;
    const std::function<Result<>(const CarvedValue&, ByteView)>& m_visit;
    const Progress& m_progress;
    Bytes m_window;
    std::uint64_t m_windowBegin = 0;
    std::uint64_t m_at = 0;
};

/// Bytes of the value that begins here, with its checksum; 0 if none ends within `most`.
std::uint64_t Carving::sizeOfFirst(ByteView bytes, std::uint64_t most) const
{
    std::uint32_t crc = 0;
    const std::uint64_t last = std::min<std::uint64_t>(bytes.size(), most);
    for (std::uint64_t body = 1; body + kValueCrcSizeBytes <= last; ++body) {
        crc = crc32cExtend(crc, bytes.subspan(body - 1, 1));
        if (loadBig<std::uint32_t>(bytes.subspan(body)) == crc)
            return body + kValueCrcSizeBytes;
    }
    return 0;
}

/// Makes the window hold what a value that begins here may need.
Result<> Carving::fill()
{
    const std::uint64_t wanted = std::min(kCarvedValueMaxBytes, m_values.sizeBytes() - m_at);
    if (m_at >= m_windowBegin && m_at + wanted <= m_windowBegin + m_window.size())
        return {};
    m_window.resize(std::min(2 * kCarvedValueMaxBytes, m_values.sizeBytes() - m_at));
    m_windowBegin = m_at;
    return m_values.readAt(LogicalOffset{m_at}, m_window);
}

Result<CarveResult> Carving::run()
{
    CarveResult result;
    bool inLine = true; // the byte behind a value, or the first: here a long search is worth it
    while (m_at < m_values.sizeBytes()) {
        CRYO_TRY(m_progress.step(m_at, m_values.sizeBytes()));
        CRYO_TRY(fill());
        const ByteView rest = ByteView(m_window).subspan(m_at - m_windowBegin);
        const std::uint64_t size = sizeOfFirst(rest, inLine ? kCarvedValueMaxBytes : kSearchBytes);
        inLine = size != 0;
        if (size == 0) {
            ++m_at;
            ++result.gapBytes;
            continue;
        }
        const ByteView body = rest.first(size - kValueCrcSizeBytes);
        CRYO_TRY(
            m_visit({{LogicalOffset{m_at}, static_cast<std::uint32_t>(size)}, looksLikeZstd(body)}, body));
        ++result.values;
        result.valueBytes += size;
        m_at += size;
    }
    return result;
}

} // namespace

Result<CarveResult> carveValues(const BlobReader& values,
                                const std::function<Result<>(const CarvedValue&, ByteView body)>& visit,
                                const Progress& progress)
{
    return Carving(values, visit, progress).run();
}

} // namespace cryo
