// SPDX-License-Identifier: GPL-3.0-or-later
//
// parallelChunks: threads that draw chunk numbers from one counter.
#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace cryo {

Result<> parallelChunks(std::size_t chunks, std::size_t threads,
                        const std::function<Result<>(std::size_t)>& work)
{
    if (threads == 0)
        threads = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    threads = std::min(threads, chunks);

    std::atomic<std::size_t> next{0};
    std::mutex errorMutex;
    std::optional<Error> firstError;
    const auto drawAndWork = [&] {
        for (std::size_t chunk = next.fetch_add(1); chunk < chunks; chunk = next.fetch_add(1)) {
            if (auto result = work(chunk); !result) {
                const std::scoped_lock lock(errorMutex);
                if (!firstError)
                    firstError = std::move(result).error();
                next.store(chunks);
            }
        }
    };

    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < threads; ++i)
        helpers.emplace_back(drawAndWork);
    drawAndWork();
    helpers.clear();
    if (firstError)
        return std::unexpected<Error>(std::move(*firstError));
    return {};
}

} // namespace cryo
