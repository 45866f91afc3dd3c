// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a value may be wrong in: VA-02 … VA-06. One value at a time: checksum, compression, codec.
//
//   stored  body | crc32c(body)      body = codec bytes, or zstd frames of them
// Values follow one another in most files, so they are read through a window; a value elsewhere is read by
// itself. A ValueWindow belongs to one thread. Source: format.md §4, §7; findings.md (VA).
#pragma once

#include "core/inspect/finding.h"
#include "core/inspect/store_view.h"
#include "core/journal/glob_format.h"

namespace cryo {

/// The stored bytes of values of one section, read ahead.
class ValueWindow {
public:
    /// Opens the value file of a section past the view's cache. A file that is not there or cannot be opened
    /// answers every read with a state.
    ValueWindow(const StoreView& view, Section section);

    struct Stored {
        ValueState state = ValueState::Good;
        ByteView bytes; ///< body and CRC; lives until the next read
        std::string reason;
    };
    /// Good, NoFile, OutOfFile, SizeTooSmall, OverLimit (more than limitBytes) or Unreadable.
    [[nodiscard]] Stored read(ValuePlace place, std::uint64_t limitBytes);

private:
    static constexpr std::uint64_t kWindowBytes = std::uint64_t{1} << 20;

    std::optional<BlobReader> m_file;
    ValueState m_noFile = ValueState::NoFile;
    std::string m_reason;
    Bytes m_window;
    std::uint64_t m_windowBegin = 0;
    std::uint64_t m_lastEnd = 0;
};

/// A value, as far as it could be had.
struct JudgedValue {
    ValueState state = ValueState::Unreadable;
    /// By the layout's codec; none where state is not Good, or where the body does not decode.
    std::optional<DecodedValue> value;
    Bytes body;         ///< codec bytes where state is Good; else the stored body as far as it could be read
    std::string reason; ///< why there is no value
    std::uint32_t storedCrc = 0;
    std::uint32_t computedCrc = 0;
    bool oneSizedFrame = true; ///< false: compressed, but not as one frame that states its size (VA-05)
};

/// Reads and judges one value. Bodies longer than max(limitBytes, kStoredLimitBytes), and contents longer
/// than limitBytes, are not read. Nothing is an error.
[[nodiscard]] JudgedValue judgeValue(ValueWindow& window, const StoreLayout& layout, ValuePlace place,
                                     std::uint64_t limitBytes = kDecompressedLimitBytes);
inline constexpr std::uint64_t kStoredLimitBytes = std::uint64_t{1} << 30;

/// Reports what is wrong with the value of a record (VA-02 … VA-06). What is wrong with its place
/// (IX-02, IX-03, IX-06, DR-05) is for record_rules.h.
void reportValue(const StoreView& view, const RecordRow& record, const JudgedValue& value,
                 std::uint64_t limitBytes, const FindingSink& sink);

} // namespace cryo
