// SPDX-License-Identifier: GPL-3.0-or-later
//
// A store as JSON lines.
#include "app/cryoctl/replay/store_dump.h"

namespace cryo::script {

Outcome<std::vector<Json>> dumpStore(Storage& storage, const Json& config, const DumpOptions& options)
{
    const Settings settings(config);
    if (Outcome<void> checked = settings.check(); !checked)
        return std::unexpected(checked.error());
    MetricsRegistry metrics;
    const StoreOpening opening{storage,
                               settings,
                               MetricsScope(metrics),
                               options.headers,
                               settings.number("key_size"),
                               options.checkpoint,
                               options.release};
    Outcome<std::unique_ptr<Store>> store =
        settings.isArchive() ? openArchiveStore(opening) : openFreezerStore(opening);
    if (!store)
        return std::unexpected("open failed: " + store.error());
    std::vector<Json> lines;
    (*store)->dumpItems(options.keys.size(), [&lines](Json line) { lines.push_back(std::move(line)); });
    for (const Bytes& key : options.keys)
        lines.push_back((*store)->dumpKey(key));
    if (const auto wanted = config.find("metrics"); wanted != config.end() && *wanted == true) {
        Json all = Json::object();
        for (const MetricsRegistry::Sample& sample : metrics.samples())
            all[sample.name] = sample.value;
        lines.push_back(Json{{"metrics", std::move(all)}});
    }
    if (options.close) {
        const Outcome<std::optional<std::string>> closed = (*store)->close();
        if (!closed)
            return std::unexpected("close failed: " + closed.error());
        if (*closed)
            lines.push_back(Json{{"closed", checkpointJson(**closed)}});
    }
    return lines;
}

} // namespace cryo::script
