// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts that a freezer puts around errors of the layers below, as the reference writes them:
// "journal error: " in front of its journal's, "runtime error: " in front of its table's.
// Source: behaviour.md §5.
#pragma once

#include "core/base/result.h"

namespace cryo {

/// A journal's Result whose error, if any, is wrapped.
template <typename T>
[[nodiscard]] Result<T> freezerJournal(Result<T> result)
{
    if (!result)
        result.error().message.insert(0, "journal error: ");
    return result;
}

/// A table blob's Result whose error, if any, is wrapped.
template <typename T>
[[nodiscard]] Result<T> freezerTable(Result<T> result)
{
    if (!result)
        result.error().message.insert(0, "runtime error: ");
    return result;
}

/// What the reference aborts with where two valid slots of a bucket have one epoch.
[[nodiscard]] inline Error equalEpochsError()
{
    return {Errc::Fatal, "internal error: entered unreachable code: two valid entries with the same epoch"};
}

} // namespace cryo
