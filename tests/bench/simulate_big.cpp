// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long simulating an opening takes beside checking the same store.
//
//   simulate_big ROOT [CHECKPOINT-HEX | estimate]
//
// Checks at each level, then simulates the opening by each release, every measurement the best of three,
// files in the page cache. One line each. Memory is the most that was used until then.
#include "core/inspect/check.h"
#include "core/inspect/detection.h"
#include "core/inspect/engine_config.h"
#include "core/simulate/checkpoint_choices.h"
#include "core/storage/read_only_file_storage.h"

#include <chrono>
#include <functional>
#include <iostream>
#include <sys/resource.h>

namespace {

using namespace cryo;

double bestSeconds(const std::function<void()>& work)
{
    double best = 1e9;
    for (int n = 0; n < 3; ++n) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        best =
            std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    return best;
}

long residentMebibytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

double checkSeconds(const std::shared_ptr<const ReadableStorage>& storage, const StoreLayout& layout,
                    CheckLevel level)
{
    return bestSeconds([&] {
        const auto view = StoreView::open(storage, layout).value()->countRecords().value();
        checkStore(view, {.level = level}, [](const Finding&) {}).value();
    });
}

void measure(const std::shared_ptr<const ReadableStorage>& storage, const StoreLayout& layout)
{
    for (const Release release : kReleases) {
        SimulateOptions options;
        options.release = release;
        options.checkpoint = layout.checkpoint;
        std::uint64_t items = 0;
        const double seconds = bestSeconds([&] {
            const SimulatedOpen opening = simulateOpen(storage, layout, options).value();
            items = opening.itemsBefore;
        });
        std::cout << "simulate " << releaseName(release) << ": " << seconds << " s, " << items << " items, "
                  << residentMebibytes() << " MiB" << std::endl;
    }
    const double structure = checkSeconds(storage, layout, CheckLevel::Structure);
    std::cout << "check of every record: " << structure << " s" << std::endl;
    const double deep = checkSeconds(storage, layout, CheckLevel::Deep);
    std::cout << "check of every value: " << deep << " s" << std::endl;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::cerr << "simulate_big: name a root with one store\n";
        return 2;
    }
    const std::shared_ptr<const ReadableStorage> storage = ReadOnlyFileStorage::open(argv[1]).value();
    StoreLayout layout = detectStores(*storage).value().stores.front().layout;
    const std::string checkpoint = argc > 2 ? argv[2] : "";
    if (checkpoint == "estimate")
        layout.checkpoint = estimateCheckpoint(storage, layout).value();
    else if (!checkpoint.empty())
        layout.checkpoint = parseCheckpoint(checkpoint).value();
    measure(storage, layout);
    return 0;
}
