// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON as scripts and reports have it: fields keep their order, a u64 above 2^53 - 1 is a decimal string.
// Plain functions; any thread.
#pragma once

#include "core/base/bytes.h"

#include <nlohmann/json.hpp>

#include <expected>

namespace cryo::script {

using Json = nlohmann::ordered_json;

/// What an operation of a script comes to: its result, or the text of its error.
template <typename T>
using Outcome = std::expected<T, std::string>;

[[nodiscard]] Json toJson(std::uint64_t number);
[[nodiscard]] Json toJson(std::optional<std::uint64_t> number);
/// A number, or a decimal string; none for anything else.
[[nodiscard]] std::optional<std::uint64_t> u64Of(const Json& json);

/// A text in quotes, as the peer's messages have it.
[[nodiscard]] std::string inQuotes(std::string_view text);

/// The bytes of a hex text. The error is worded as the peer words it.
[[nodiscard]] Outcome<Bytes> bytesOfHex(std::string_view text);

} // namespace cryo::script
