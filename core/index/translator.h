// SPDX-License-Identifier: GPL-3.0-or-later
//
// Translators: what part of a key the in-memory index of an archive looks at.
//
//   Cap N = the first N bytes of the key, filled up with zeros on the right; 1 ≤ N ≤ 8
//
// Pure functions; any thread. Source: format.md §9 (translators).
#pragma once

#include "core/base/bytes.h"

#include <optional>
#include <string_view>

namespace cryo {

/// How many bytes of a key are looked at.
struct Translator {
    std::uint8_t capBytes = 8;

    /// The translated key as a number whose order is that of its bytes.
    [[nodiscard]] std::uint64_t translate(ByteView key) const;
    friend constexpr auto operator<=>(const Translator&, const Translator&) = default;
};

/// OneCap, TwoCap, Cap3, FourCap, Cap5, Cap6, Cap7, EightCap.
[[nodiscard]] std::optional<Translator> translatorFromName(std::string_view name);
[[nodiscard]] std::string_view translatorName(Translator translator);

} // namespace cryo
