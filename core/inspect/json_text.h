// SPDX-License-Identifier: GPL-3.0-or-later
//
// A value that is JSON, broken into lines for reading. Members stay in their order, also those that are there
// twice. What cannot be seen, or turns the direction of writing, is escaped, so the text stays JSON.
//
// Nothing is built in memory but the text itself, which is bounded, as the depth is. Pure functions; any
// thread.
#pragma once

#include "core/base/bytes.h"
#include "core/inspect/value_sentences.h"

#include <cstdint>
#include <optional>
#include <string>

namespace cryo {

struct JsonText {
    std::string text;                     ///< as far as it was read
    std::optional<ValueSentence> problem; ///< why that is not all
    bool isJson = false;           ///< what was read is JSON; false: the bytes at `errorOffset` are none
    std::uint64_t errorOffset = 0; ///< in the value
};

struct JsonTextLimits {
    std::size_t readBytes = std::size_t{16} << 20;
    std::size_t textBytes = std::size_t{512} << 10;
    std::size_t depth = 256;
};

[[nodiscard]] JsonText prettyJson(ByteView value, const JsonTextLimits& limits = {});

} // namespace cryo
