// SPDX-License-Identifier: GPL-3.0-or-later
//
// A value read by its description: a tree of fields, each with its bytes.
//
// The bytes are hostile. Nothing is allocated from a number in them, no more is listed and no more steps are
// made than the limits say, and what a description does not reach is said: where it goes wrong a node says
// so, and the rest of the bytes are a node of their own. Pure functions; any thread.
#pragma once

#include "core/inspect/value_layout.h"

namespace cryo {

struct ValueNode {
    enum class Kind : std::uint8_t {
        Number,
        Bool,
        ByteString,
        Text,
        Option,
        List,
        Struct,
        NotListed, ///< elements of a list that were read and are not listed, or were skipped
        Broken,    ///< what is here is not what the description says; reading ended
        Rest,      ///< bytes that were not read
    };
    static constexpr std::uint32_t kNone = UINT32_MAX;

    Kind kind = Kind::Struct;
    std::uint32_t parent = kNone; ///< a node before this one
    std::string name;             ///< "[3]" for an element; empty for the value and for what has no name
    std::string type;             ///< as the description says it
    /// Number: decimal; Bool: "true" or "false"; ByteString: hex; Text: bytes as they stand, not escaped.
    /// Bytes and Text are cut to kShownBytes.
    std::string text;
    std::uint64_t offset = 0;        ///< in the value's body
    std::uint64_t sizeBytes = 0;     ///< with the number in front of it, if there is one
    std::uint64_t contentOffset = 0; ///< ByteString, Text: behind that number
    std::uint64_t count = 0;         ///< List, NotListed: elements; Option: 0 or 1; ByteString, Text: bytes
    std::optional<ValueSentence> problem = std::nullopt;

    static constexpr std::size_t kShownBytes = 256;
};

struct ValueTree {
    /// In the order of a walk from the top; the first is the value itself. Never empty.
    std::vector<ValueNode> nodes;
    /// Every byte has a meaning, and no node a problem.
    bool isWhole = false;
    /// There are more fields and elements than nodes.
    bool isCut = false;
};

struct ValueTreeLimits {
    std::size_t nodes = 20'000;
    /// Elements of one list that are listed.
    std::uint64_t listed = 1'000;
    /// Fields and elements that are read at all, listed or not.
    std::uint64_t steps = 2'000'000;
};

[[nodiscard]] ValueTree readValueTree(const ValueLayout& layout, ByteView body,
                                      const ValueTreeLimits& limits = {});

} // namespace cryo
