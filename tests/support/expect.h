// SPDX-License-Identifier: GPL-3.0-or-later
// A Result in a test: its value, or the test ends with the error's own words.
// Thread rule: plain functions.
#pragma once

#include "core/base/result.h"

#include <stdexcept>

namespace cryo::test {

/// The value. Throws std::runtime_error with the error if there is none; Qt Test then fails the test.
template <typename T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(std::string(errcName(result.error().code)) + ": " +
                                 toString(result.error()));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// The error. Throws std::runtime_error if it succeeded.
template <typename T>
Error mustFail(Result<T> result)
{
    if (result)
        throw std::runtime_error("succeeded, but should have failed");
    return std::move(result).error();
}

} // namespace cryo::test
