// SPDX-License-Identifier: GPL-3.0-or-later
//
// One job on several cores: a range cut in numbered chunks, one call per chunk, each result in its own place.
//
// The calling thread works too. The first error stops the handing out of further chunks, and is returned;
// chunks that were begun are finished. Nothing of Qt, no pool that outlives the call.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <functional>

namespace cryo {

/// Calls work(chunk) for every chunk in [0, chunks), on at most `threads` threads (0 = one per processor).
/// `work` must be safe to call from several threads with different chunks.
/// Errors: the first that `work` returned (by time).
Result<> parallelChunks(std::size_t chunks, std::size_t threads,
                        const std::function<Result<>(std::size_t)>& work);

} // namespace cryo
