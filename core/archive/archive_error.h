// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text that an archive puts around errors of its journal, as the reference writes it: "journal error: ".
// Its own errors (AlreadyPrunedTo, RecordCorrupted) have nothing in front. Source: behaviour.md §5.
#pragma once

#include "core/base/result.h"

namespace cryo {

/// A journal's Result whose error, if any, is wrapped.
template <typename T>
[[nodiscard]] Result<T> archiveResult(Result<T> result)
{
    if (!result)
        result.error().message.insert(0, "journal error: ");
    return result;
}

} // namespace cryo
