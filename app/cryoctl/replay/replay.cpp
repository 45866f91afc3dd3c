// SPDX-License-Identifier: GPL-3.0-or-later
//
// One operation after the other.
#include "app/cryoctl/replay/replay.h"

#include "app/cryoctl/replay/store_files.h"

#include <algorithm>

namespace cryo::script {

Replay::Replay(Storage& storage, const Json& config, const ReplayOptions& options)
    : m_storage(&storage)
    , m_options(options)
    , m_settings(config)
    , m_keyBytes(m_settings.number("key_size"))
    , m_metrics(std::make_unique<MetricsRegistry>())
{
}

Result<Replay> Replay::begin(Storage& storage, const Json& config, const ReplayOptions& options)
{
    const Settings settings(config);
    if (const Outcome<void> checked = settings.check(); !checked)
        return fail(Errc::InvalidArgument, checked.error());
    // Larger keys would have no record size.
    if (const std::uint64_t keyBytes = settings.number("key_size"); keyBytes == 0 || keyBytes > UINT16_MAX)
        return fail(Errc::InvalidArgument, "config: key_size cannot be " + std::to_string(keyBytes));
    return Replay(storage, config, options);
}

Json Replay::line(std::size_t number, const std::string& name, const Outcome<Json>& outcome) const
{
    Json line{{"n", number}, {"op", name}};
    if (outcome)
        line["result"] = *outcome;
    else
        line["error"] = outcome.error();
    const auto wanted = m_settings.json().find("metrics");
    if (wanted != m_settings.json().end() && (*wanted == true || *wanted == "all")) {
        Json& metrics = line["metrics"] = Json::object();
        for (const MetricsRegistry::Sample& sample : m_metrics->samples())
            metrics[sample.name] = sample.value;
    }
    return line;
}

Json Replay::open()
{
    const std::string checkpoint = m_settings.text("checkpoint");
    return line(0, "open",
                openStore(checkpoint.empty() ? std::nullopt : std::optional(checkpoint), Json::object()));
}

Json Replay::run(const Operation& operation)
{
    ++m_memory.operation;
    const Outcome<Json> outcome = apply(operation);
    return line(m_memory.operation, operation.name, outcome);
}

Outcome<Json> Replay::openStore(const std::optional<std::string>& checkpoint, Json result)
{
    m_metrics = std::make_unique<MetricsRegistry>();
    const StoreOpening opening{*m_storage,        m_settings, MetricsScope(*m_metrics),
                               m_options.headers, m_keyBytes, checkpoint};
    Outcome<std::unique_ptr<Store>> store =
        m_settings.isArchive() ? openArchiveStore(opening) : openFreezerStore(opening);
    if (!store)
        return std::unexpected(store.error());
    m_store = *std::move(store);
    if (checkpoint)
        result["with_checkpoint"] = *checkpoint;
    return result;
}

void Replay::changeConfig(const Json& changes, Json& result)
{
    Json changed = m_settings.json();
    for (const auto& [field, value] : changes.items())
        changed[field] = value;
    Settings settings(std::move(changed));
    Outcome<void> checked = settings.check();
    if (checked && settings.isArchive() != m_settings.isArchive())
        checked = std::unexpected("config: the engine cannot change");
    if (checked)
        m_settings = std::move(settings);
    else
        result["config_error"] = checked.error();
}

/// open, restart and crash.
Outcome<Json> Replay::reopen(const Operation& operation)
{
    if (operation.name == "open" && m_store)
        return std::unexpected("the store is already open");
    if (operation.name == "restart" && !m_store)
        return std::unexpected("the store is not open");
    Json result = Json::object();
    if (operation.name == "restart") {
        const Outcome<std::optional<std::string>> closed = m_store->close();
        if (!closed) {
            result["close_error"] = closed.error();
        } else if (*closed) {
            result["closed"] = checkpointJson(**closed);
            m_memory.lastCheckpoint = *closed;
        }
    }
    m_store.reset();
    const auto changes = operation.fields.find("config");
    if (changes != operation.fields.end() && changes->is_object())
        changeConfig(*changes, result);
    const auto wanted = operation.fields.find("checkpoint");
    if (wanted == operation.fields.end() || wanted->is_null() || *wanted == "last")
        return openStore(m_memory.lastCheckpoint, std::move(result));
    if (*wanted == "none")
        return openStore(std::nullopt, std::move(result));
    return openStore(wanted->get<std::string>(), std::move(result));
}

Outcome<Json> Replay::close()
{
    const std::unique_ptr<Store> store = std::move(m_store);
    const Outcome<std::optional<std::string>> checkpoint = store->close();
    if (!checkpoint)
        return std::unexpected(checkpoint.error());
    if (!*checkpoint)
        return nullptr;
    m_memory.lastCheckpoint = *checkpoint;
    return Json{{"checkpoint", checkpointJson(**checkpoint)}};
}

Outcome<Json> Replay::destroy()
{
    const std::unique_ptr<Store> store = std::move(m_store);
    if (const Outcome<void> destroyed = store->destroy(); !destroyed)
        return std::unexpected(destroyed.error());
    m_memory.lastCheckpoint.reset();
    return nullptr;
}

Outcome<Json> Replay::files()
{
    if (m_store)
        if (const Outcome<void> written = m_store->writeOut(); !written)
            return std::unexpected(written.error());
    return fileTable(*m_storage);
}

Outcome<Json> Replay::apply(const Operation& operation)
{
    const std::string& name = operation.name;
    const Json& fields = operation.fields;
    if (name == "open" || name == "restart" || name == "crash")
        return reopen(operation);
    if (name == "files")
        return files();
    if (name == "truncate_file") {
        const auto number = [&fields](const char* field) {
            const auto found = fields.find(field);
            return found == fields.end() ? std::nullopt : u64Of(*found);
        };
        return truncateFile(*m_storage, fields.at("path").get<std::string>(), number("drop"), number("to"));
    }
    if (name == "flip_byte")
        return flipByte(*m_storage, fields.at("path").get<std::string>(),
                        fields.at("offset").get<std::int64_t>(), fields.at("xor").get<std::uint8_t>());
    if (!m_store)
        return std::unexpected("the store is not open");
    if (name == "close")
        return close();
    if (name == "destroy")
        return destroy();
    if (name == "drop") {
        m_store.reset();
        return nullptr;
    }
    Outcome<Json> outcome = m_store->apply(operation, m_memory);
    // Where the reference aborts in the middle of a change, its engine is in no known state.
    static constexpr std::array<std::string_view, 5> kChanging = {"put", "put_sync", "put_random", "sync",
                                                                  "prune"};
    const bool aborted = !outcome && outcome.error().starts_with("panic: ");
    if (aborted && std::ranges::find(kChanging, name) != kChanging.end())
        m_store.reset();
    return outcome;
}

Result<std::vector<Json>> replayScript(Storage& storage, std::string_view script,
                                       const ReplayOptions& options)
{
    CRYO_ASSIGN(const Script parsed, parseScript(script));
    CRYO_ASSIGN(Replay replay, Replay::begin(storage, parsed.config, options));
    std::vector<Json> report;
    report.push_back(replay.open());
    for (const Operation& operation : parsed.operations)
        report.push_back(replay.run(operation));
    return report;
}

} // namespace cryo::script
