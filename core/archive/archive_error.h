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

/// As archiveResult, for an opening: errors of the markers, and of the records themselves, stand by
/// themselves.
template <typename T>
[[nodiscard]] Result<T> archiveOpening(Result<T> result)
{
    const auto standsAlone = [](const Error& error) {
        return error.code == Errc::Fatal || error.message == "record corrupted" ||
               error.message.starts_with("metadata error: ");
    };
    if (!result && standsAlone(result.error()))
        return result;
    return archiveResult(std::move(result));
}

} // namespace cryo
