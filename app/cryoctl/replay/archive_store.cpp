// SPDX-License-Identifier: GPL-3.0-or-later
//
// An archive as a script sees it, and what both kinds of store share.
#include "app/cryoctl/replay/script_store.h"
#include "core/archive/archive.h"
#include "core/freezer/freezer_format.h"

namespace cryo::script {

namespace {

class ArchiveStore final : public Store {
public:
    ArchiveStore(Archive archive, const ValueCodec& codec, std::size_t keyBytes)
        : m_archive(std::move(archive))
        , m_codec(codec)
        , m_keyBytes(keyBytes)
    {
    }

    Outcome<Json> apply(const Operation& operation, Memory& memory) override;
    Outcome<std::optional<std::string>> close() override;
    Outcome<void> destroy() override;
    Outcome<void> writeOut() override { return {}; }
    void dumpItems(std::size_t keysAsked, const std::function<void(Json)>& line) override;
    Json dumpKey(ByteView key) override;

private:
    Outcome<Json> put(const Json& fields);
    Outcome<Json> sync();
    Outcome<Json> putSync(const Json& fields);
    Outcome<Json> putRandom(const Json& fields);
    Outcome<Json> checkRandom(const Json& fields);
    Outcome<Json> get(const Json& fields);
    Outcome<Json> has(const Json& fields);
    Outcome<Json> prune(const Json& fields);
    Outcome<Json> nextGap(const Json& fields);
    Outcome<Json> missingItems(const Json& fields);
    [[nodiscard]] Json ranges() const;

    Archive m_archive;
    ValueCodec m_codec;
    std::size_t m_keyBytes;
};

std::optional<std::uint64_t> indexOf(const Json& fields, const char* name = "index")
{
    const auto field = fields.find(name);
    return field == fields.end() ? std::nullopt : u64Of(*field);
}

bool hasText(const Json& fields, const char* name)
{
    const auto field = fields.find(name);
    return field != fields.end() && field->is_string();
}

template <typename T>
Outcome<Json> orText(const Result<T>& done, Json result)
{
    if (!done)
        return std::unexpected(textOf(done.error()));
    return result;
}

Outcome<Json> ArchiveStore::apply(const Operation& operation, Memory& /*memory*/)
{
    const Json& fields = operation.fields;
    const std::string& name = operation.name;
    if (name == "put")
        return put(fields);
    if (name == "put_sync")
        return putSync(fields);
    if (name == "put_random")
        return putRandom(fields);
    if (name == "check_random")
        return checkRandom(fields);
    if (name == "get")
        return get(fields);
    if (name == "has")
        return has(fields);
    if (name == "sync")
        return sync();
    if (name == "prune")
        return prune(fields);
    if (name == "next_gap")
        return nextGap(fields);
    if (name == "missing_items")
        return missingItems(fields);
    if (name == "ranges")
        return ranges();
    if (name == "first_index")
        return toJson(m_archive.firstIndex());
    return toJson(m_archive.lastIndex());
}

Outcome<Json> ArchiveStore::put(const Json& fields)
{
    const std::optional<std::uint64_t> index = indexOf(fields);
    if (!index)
        return std::unexpected("an archive's put needs an index");
    const Outcome<Bytes> key = keyOf(fields, m_keyBytes);
    if (!key)
        return std::unexpected(key.error());
    const Outcome<DecodedValue> value = m_codec.fromJson(fields.at("value"));
    if (!value)
        return std::unexpected(value.error());
    return orText(m_archive.put(*index, *key, m_codec.encode(*value)), nullptr);
}

Outcome<Json> ArchiveStore::sync()
{
    return orText(m_archive.sync(), nullptr);
}

Outcome<Json> ArchiveStore::putSync(const Json& fields)
{
    if (Outcome<Json> done = put(fields); !done)
        return done;
    return sync();
}

Outcome<Json> ArchiveStore::putRandom(const Json& fields)
{
    Outcome<RandomItems> items = RandomItems::parse(fields, m_codec, m_keyBytes);
    if (!items)
        return std::unexpected(items.error());
    const std::optional<std::uint64_t> syncEvery = indexOf(fields, "sync_every");
    for (std::uint64_t i = 0; const std::optional<RandomItem> item = items->next(); ++i) {
        if (const Result<> done = m_archive.put(item->index, item->key, m_codec.encode(item->value)); !done)
            return std::unexpected("item " + std::to_string(i) + ": " + textOf(done.error()));
        if (syncEvery && (*syncEvery == 0 ? false : (i + 1) % *syncEvery == 0))
            if (Outcome<Json> synced = sync(); !synced)
                return synced;
    }
    return Json{{"count", items->count()}};
}

Outcome<Json> ArchiveStore::checkRandom(const Json& fields)
{
    Outcome<RandomItems> items = RandomItems::parse(fields, m_codec, m_keyBytes);
    if (!items)
        return std::unexpected(items.error());
    Tally byIndex;
    Tally byKey;
    while (const std::optional<RandomItem> item = items->next()) {
        byIndex.add(item->value, m_archive.get(item->index), m_codec);
        byKey.add(item->value, m_archive.get(item->key), m_codec);
    }
    return Json{{"by_index", byIndex.json()}, {"by_key", byKey.json()}};
}

Outcome<Json> ArchiveStore::get(const Json& fields)
{
    const std::optional<std::uint64_t> index = indexOf(fields);
    if (index.has_value() == hasText(fields, "key"))
        return std::unexpected("an archive's get needs either an index or a key");
    if (index)
        return found(m_archive.get(*index), m_codec);
    const Outcome<Bytes> key = keyOf(fields, m_keyBytes);
    if (!key)
        return std::unexpected(key.error());
    return found(m_archive.get(*key), m_codec);
}

Outcome<Json> ArchiveStore::has(const Json& fields)
{
    const std::optional<std::uint64_t> index = indexOf(fields);
    if (index.has_value() == hasText(fields, "key"))
        return std::unexpected("has needs either an index or a key");
    if (index)
        return m_archive.has(*index);
    const Outcome<Bytes> key = keyOf(fields, m_keyBytes);
    if (!key)
        return std::unexpected(key.error());
    const Result<bool> has = m_archive.has(*key);
    return orText(has, has.value_or(false));
}

Outcome<Json> ArchiveStore::prune(const Json& fields)
{
    return orText(m_archive.prune(*indexOf(fields, "min")), nullptr);
}

Outcome<Json> ArchiveStore::nextGap(const Json& fields)
{
    const auto [end, next] = m_archive.nextGap(*indexOf(fields));
    return Json::array({toJson(end), toJson(next)});
}

Outcome<Json> ArchiveStore::missingItems(const Json& fields)
{
    const Result<std::vector<std::uint64_t>> items =
        m_archive.missingItems(*indexOf(fields, "start"), fields.at("max").get<std::size_t>());
    if (!items)
        return std::unexpected(textOf(items.error()));
    Json all = Json::array();
    for (const std::uint64_t index : *items)
        all.push_back(toJson(index));
    return all;
}

Json ArchiveStore::ranges() const
{
    Json all = Json::array();
    for (const IndexRange& range : m_archive.ranges())
        all.push_back(Json::array({toJson(range.first), toJson(range.last)}));
    return all;
}

Outcome<std::optional<std::string>> ArchiveStore::close()
{
    if (const Result<> synced = m_archive.sync(); !synced)
        return std::unexpected(textOf(synced.error()));
    return std::nullopt;
}

Outcome<void> ArchiveStore::destroy()
{
    if (const Result<> destroyed = m_archive.destroy(); !destroyed)
        return std::unexpected(textOf(destroyed.error()));
    return {};
}

Json valueOrError(Json line, const Outcome<Json>& value)
{
    if (value)
        line["value"] = *value;
    else
        line["error"] = value.error();
    return line;
}

void ArchiveStore::dumpItems(std::size_t /*keysAsked*/, const std::function<void(Json)>& line)
{
    line(Json{{"summary", Json{{"engine", "archive"},
                               {"items", m_archive.items()},
                               {"first_index", toJson(m_archive.firstIndex())},
                               {"last_index", toJson(m_archive.lastIndex())},
                               {"ranges", ranges()}}}});
    for (const IndexRange& range : m_archive.ranges())
        for (std::uint64_t index = range.first;; ++index) {
            line(valueOrError(Json{{"index", toJson(index)}}, found(m_archive.get(index), m_codec)));
            if (index == range.last)
                break;
        }
}

Json ArchiveStore::dumpKey(ByteView key)
{
    return valueOrError(Json{{"key", toHex(key)}}, found(m_archive.get(key), m_codec));
}

Outcome<ArchiveConfig> archiveConfigOf(const StoreOpening& opening, const ValueCodec& codec)
{
    const Settings& settings = opening.settings;
    const Outcome<Translator> translator = settings.translator();
    if (!translator)
        return std::unexpected(translator.error());
    const Outcome<PageSize> pageSize = settings.pageSize();
    if (!pageSize)
        return std::unexpected(pageSize.error());
    for (const char* size : {"items_per_section", "key_write_buffer", "value_write_buffer", "replay_buffer"})
        if (const Outcome<std::size_t> checked = settings.size(size); !checked)
            return std::unexpected(checked.error());
    ArchiveConfig config;
    config.translator = *translator;
    config.keyPartition = settings.text("key_partition");
    config.valuePartition = settings.text("value_partition");
    config.keySizeBytes = static_cast<std::uint32_t>(opening.keyBytes);
    config.pageSize = *pageSize;
    config.compressionLevel = settings.level("compression");
    config.itemsPerSection = settings.number("items_per_section");
    config.keyWriteBufferBytes = settings.number("key_write_buffer");
    config.valueWriteBufferBytes = settings.number("value_write_buffer");
    config.replayBufferBytes = settings.number("replay_buffer");
    config.headers = opening.headers;
    config.release = opening.release;
    config.markerPartition = config.keyPartition + "-metadata";
    config.checkValue = [codec](ByteView codecBytes) { return codec.check(codecBytes); };
    return config;
}

} // namespace

Outcome<std::unique_ptr<Store>> openArchiveStore(const StoreOpening& opening)
{
    const Json& json = opening.settings.json();
    const Outcome<ValueCodec> codec =
        ValueCodec::parse(opening.settings.text("codec"), indexOf(json, "max_value_len"));
    if (!codec)
        return std::unexpected(codec.error());
    const Outcome<ArchiveConfig> config = archiveConfigOf(opening, *codec);
    if (!config)
        return std::unexpected(config.error());
    Result<Archive> archive = Archive::open(opening.storage, *config, opening.metrics);
    if (!archive)
        return std::unexpected(textOf(archive.error()));
    return std::make_unique<ArchiveStore>(*std::move(archive), *codec, opening.keyBytes);
}

std::string textOf(const Error& error)
{
    return error.code == Errc::Fatal ? "panic: " + error.message : error.message;
}

Outcome<Bytes> keyOf(const Json& fields, std::size_t keyBytes)
{
    const auto& text = fields.at("key").get_ref<const std::string&>();
    Bytes key;
    if (text.starts_with("text:")) {
        append(key, asBytes(std::string_view(text).substr(5)));
        key.resize(std::max(key.size(), keyBytes));
    } else {
        Outcome<Bytes> bytes = bytesOfHex(text);
        if (!bytes)
            return std::unexpected("key " + inQuotes(text) + ": " + bytes.error());
        key = *std::move(bytes);
    }
    if (key.size() != keyBytes)
        return std::unexpected("key has " + std::to_string(key.size()) + " bytes, the store needs " +
                               std::to_string(keyBytes));
    return key;
}

Outcome<Json> found(const Result<std::optional<Bytes>>& codecBytes, const ValueCodec& codec)
{
    if (!codecBytes)
        return std::unexpected(textOf(codecBytes.error()));
    if (!*codecBytes)
        return nullptr;
    const Result<DecodedValue> value = codec.decode(**codecBytes);
    if (!value)
        return std::unexpected(textOf(value.error()));
    return toJson(*value);
}

void Tally::add(const DecodedValue& expected, const Result<std::optional<Bytes>>& got,
                const ValueCodec& codec)
{
    if (!got) {
        ++m_errors;
        // The reference would not have come to any later one.
        if (!m_firstError || got.error().message.starts_with(kChainLoops))
            m_firstError = textOf(got.error());
    } else if (!*got) {
        ++m_missing;
    } else {
        ++(equalBytes(**got, codec.encode(expected)) ? m_found : m_different);
    }
}

Json Tally::json() const
{
    return Json{{"found", m_found},
                {"missing", m_missing},
                {"different", m_different},
                {"errors", m_errors},
                {"first_error", m_firstError ? Json(*m_firstError) : Json()}};
}

Json checkpointJson(std::string_view hex)
{
    const std::optional<Bytes> bytes = fromHex(hex);
    if (!bytes || bytes->size() != kCheckpointSizeBytes)
        return nullptr;
    const Checkpoint checkpoint = decodeCheckpoint(*bytes);
    return Json{{"epoch", toJson(checkpoint.epoch)},
                {"section", toJson(checkpoint.section.value)},
                {"oversized_size", toJson(checkpoint.oversizedSizeBytes)},
                {"table_size", checkpoint.tableSize},
                {"hex", hex}};
}

} // namespace cryo::script
