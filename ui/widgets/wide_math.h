// SPDX-License-Identifier: GPL-3.0-or-later
// Exact arithmetic where 64-bit positions meet pixels and scroll bars.
#pragma once

#include <QtGlobal>

namespace cryo::ui {

__extension__ using WideUnsigned = unsigned __int128;

/// value · factor / divisor, rounded down, without overflow in between; saturates at 2^64 − 1.
/// divisor must not be 0.
[[nodiscard]] constexpr quint64 mulDiv(quint64 value, quint64 factor, quint64 divisor)
{
    const WideUnsigned result = WideUnsigned(value) * factor / divisor;
    constexpr quint64 kLargest = ~quint64(0);
    return result > kLargest ? kLargest : quint64(result);
}

/// a + b, at most 2^64 − 1.
[[nodiscard]] constexpr quint64 saturatingAdd(quint64 a, quint64 b)
{
    return a > ~quint64(0) - b ? ~quint64(0) : a + b;
}

} // namespace cryo::ui
