// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts that a journal puts around errors of the layers below, as the reference writes them.
//
//   "runtime error: " in front of a storage error, "codec error: " in front of a codec error, nothing in
//   front of the journal's own ("section out of range: 7")
//
// Everything in core/journal from SectionManager upwards returns errors that were wrapped once. The kind
// (Errc) and the place stay those of the cause. Source: behaviour.md §5.
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

namespace cryo {

/// The error with the prefix that its kind gets here.
[[nodiscard]] Error journalError(Error cause);

/// A Result whose error, if any, is wrapped.
template <typename T>
[[nodiscard]] Result<T> journalResult(Result<T> result)
{
    if (!result)
        return std::unexpected(journalError(std::move(result).error()));
    return result;
}

/// "section out of range: s".
[[nodiscard]] Error sectionOutOfRange(Section section, std::string_view partition);
/// "item out of range: p".
[[nodiscard]] Error itemOutOfRange(Position position, std::string_view partition);

} // namespace cryo
