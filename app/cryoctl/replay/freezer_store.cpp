// SPDX-License-Identifier: GPL-3.0-or-later
//
// A freezer as a script sees it.
#include "app/cryoctl/replay/script_store.h"
#include "app/cryoctl/replay/store_files.h"
#include "core/base/sha256.h"
#include "core/freezer/freezer.h"
#include "core/storage/blob_name.h"

namespace cryo::script {

namespace {

class FreezerStore final : public Store {
public:
    FreezerStore(Freezer freezer, const ValueCodec& codec, const StoreOpening& opening)
        : m_freezer(std::move(freezer))
        , m_codec(codec)
        , m_keyBytes(opening.keyBytes)
        , m_storage(opening.storage)
        , m_tablePartition(opening.settings.text("table_partition"))
        , m_headerBytes(headerSizeBytes(opening.headers.highest))
    {
    }

    Outcome<Json> apply(const Operation& operation, Memory& memory) override;
    Outcome<std::optional<std::string>> close() override;
    Outcome<void> destroy() override;
    Outcome<void> writeOut() override;
    void dumpItems(std::size_t keysAsked, const std::function<void(Json)>& line) override;
    Json dumpKey(ByteView key) override;

private:
    Outcome<Json> put(const Json& fields, Memory& memory);
    Outcome<Json> sync(Memory& memory);
    Outcome<Json> putSync(const Json& fields, Memory& memory);
    Outcome<Json> putRandom(const Json& fields, Memory& memory);
    Outcome<Json> checkRandom(const Json& fields);
    Outcome<Json> get(const Json& fields, const Memory& memory);
    Outcome<Json> has(const Json& fields, const Memory& memory);
    Outcome<Json> getByCursor(const Bytes& cursor) const;

    Freezer m_freezer;
    ValueCodec m_codec;
    std::size_t m_keyBytes;
    Storage& m_storage;
    std::string m_tablePartition;
    std::uint64_t m_headerBytes;
};

/// Of hex that must decode to exactly this many bytes: the peer's words for all else.
Outcome<Bytes> exactHex(const char* what, std::string_view hex, std::size_t sizeBytes)
{
    Outcome<Bytes> bytes = bytesOfHex(hex);
    const std::string prefix = std::string(what) + " " + inQuotes(hex) + ": ";
    if (!bytes)
        return std::unexpected(prefix + bytes.error());
    if (bytes->size() < sizeBytes)
        return std::unexpected(prefix + "Unexpected End-of-Buffer: Not enough bytes remaining to read data");
    if (bytes->size() > sizeBytes)
        return std::unexpected(prefix + "Extra Data: " + std::to_string(bytes->size() - sizeBytes) +
                               " bytes remained in buffer after decoding");
    return bytes;
}

const std::string* textOf(const Json& fields, const char* name)
{
    const auto field = fields.find(name);
    return field != fields.end() && field->is_string() ? &field->get_ref<const std::string&>() : nullptr;
}

std::optional<std::uint64_t> countOf(const Json& fields, const char* name)
{
    const auto field = fields.find(name);
    return field == fields.end() ? std::nullopt : u64Of(*field);
}

/// Operations that only an archive has, as the peer shows them.
std::string unsupported(const Operation& operation)
{
    const auto number = [&](const char* name) {
        return std::to_string(countOf(operation.fields, name).value_or(0));
    };
    std::string shown;
    if (operation.name == "prune")
        shown = "Prune { min: Num(" + number("min") + ") }";
    else if (operation.name == "next_gap")
        shown = "NextGap { index: Num(" + number("index") + ") }";
    else if (operation.name == "missing_items")
        shown = "MissingItems { start: Num(" + number("start") + "), max: " + number("max") + " }";
    else if (operation.name == "ranges")
        shown = "Ranges";
    else if (operation.name == "first_index")
        shown = "FirstIndex";
    else if (operation.name == "last_index")
        shown = "LastIndex";
    else
        shown = operation.name;
    return "this engine has no operation " + shown;
}

Outcome<Json> FreezerStore::apply(const Operation& operation, Memory& memory)
{
    const Json& fields = operation.fields;
    const std::string& name = operation.name;
    if (name == "put")
        return put(fields, memory);
    if (name == "put_sync")
        return putSync(fields, memory);
    if (name == "put_random")
        return putRandom(fields, memory);
    if (name == "check_random")
        return checkRandom(fields);
    if (name == "get")
        return get(fields, memory);
    if (name == "has" && textOf(fields, "key") != nullptr && !countOf(fields, "index"))
        return has(fields, memory);
    if (name == "sync")
        return sync(memory);
    return std::unexpected(unsupported(operation));
}

Outcome<Json> FreezerStore::put(const Json& fields, Memory& memory)
{
    const Outcome<Bytes> key = keyOf(fields, m_keyBytes);
    if (!key)
        return std::unexpected(key.error());
    const Outcome<DecodedValue> value = m_codec.fromJson(fields.at("value"));
    if (!value)
        return std::unexpected(value.error());
    const Result<Cursor> cursor = m_freezer.put(*key, m_codec.encode(*value));
    if (!cursor)
        return std::unexpected(script::textOf(cursor.error()));
    Bytes bytes = encodeCursor(*cursor);
    std::string hex = toHex(bytes);
    memory.cursors[memory.operation] = std::move(bytes);
    return hex;
}

/// More buckets in the table's file than in the checkpoint mean that a resize is under way.
Outcome<Json> FreezerStore::sync(Memory& memory)
{
    const Result<Checkpoint> checkpoint = m_freezer.sync();
    if (!checkpoint)
        return std::unexpected(script::textOf(checkpoint.error()));
    std::string hex = toHex(encodeCheckpoint(*checkpoint));
    memory.lastCheckpoint = hex;
    const std::optional<std::uint64_t> bytes = fileSizeBytes(m_storage, m_tablePartition, kTableFileName);
    Json buckets;
    Json resizing;
    if (bytes) {
        const std::uint64_t number = (*bytes - std::min(*bytes, m_headerBytes)) / kBucketSizeBytes;
        buckets = number;
        resizing = number != checkpoint->tableSize;
    }
    return Json{{"checkpoint", checkpointJson(hex)},
                {"table_entries_on_disk", std::move(buckets)},
                {"resizing", std::move(resizing)}};
}

Outcome<Json> FreezerStore::putSync(const Json& fields, Memory& memory)
{
    Outcome<Json> cursor = put(fields, memory);
    if (!cursor)
        return cursor;
    Outcome<Json> synced = sync(memory);
    if (synced)
        (*synced)["cursor"] = *std::move(cursor);
    return synced;
}

Outcome<Json> FreezerStore::putRandom(const Json& fields, Memory& memory)
{
    Outcome<RandomItems> items = RandomItems::parse(fields, m_codec, m_keyBytes);
    if (!items)
        return std::unexpected(items.error());
    const std::uint64_t syncEvery = countOf(fields, "sync_every").value_or(0);
    Sha256 cursors;
    Json last;
    Json syncs = Json::array();
    for (std::uint64_t i = 0; const std::optional<RandomItem> item = items->next(); ++i) {
        const Result<Cursor> cursor = m_freezer.put(item->key, m_codec.encode(item->value));
        if (!cursor)
            return std::unexpected("item " + std::to_string(i) + ": " + script::textOf(cursor.error()));
        Bytes bytes = encodeCursor(*cursor);
        cursors.add(bytes);
        last = toHex(bytes);
        memory.cursors[memory.operation] = std::move(bytes);
        if (syncEvery != 0 && (i + 1) % syncEvery == 0) {
            Outcome<Json> synced = sync(memory);
            if (!synced)
                return synced;
            syncs.push_back(*std::move(synced));
        }
    }
    return Json{{"count", items->count()},
                {"last_cursor", std::move(last)},
                {"cursors_sha256", toHex(cursors.finish())},
                {"syncs", std::move(syncs)}};
}

Outcome<Json> FreezerStore::checkRandom(const Json& fields)
{
    Outcome<RandomItems> items = RandomItems::parse(fields, m_codec, m_keyBytes);
    if (!items)
        return std::unexpected(items.error());
    Tally byKey;
    while (const std::optional<RandomItem> item = items->next())
        byKey.add(item->value, m_freezer.get(item->key), m_codec);
    return Json{{"by_key", byKey.json()}};
}

Outcome<Json> FreezerStore::getByCursor(const Bytes& cursor) const
{
    const Result<Bytes> codecBytes = m_freezer.get(decodeCursor(cursor));
    if (!codecBytes)
        return std::unexpected(script::textOf(codecBytes.error()));
    return found(std::optional(*codecBytes), m_codec);
}

Outcome<Json> FreezerStore::get(const Json& fields, const Memory& memory)
{
    const std::string* hex = textOf(fields, "cursor");
    const std::optional<std::uint64_t> number = countOf(fields, "cursor_of");
    const bool byKey = textOf(fields, "key") != nullptr;
    if ((byKey ? 1 : 0) + (hex != nullptr ? 1 : 0) + (number ? 1 : 0) != 1)
        return std::unexpected("a freezer's get needs key, cursor or cursor_of");
    if (byKey) {
        const Outcome<Bytes> key = keyOf(fields, m_keyBytes);
        if (!key)
            return std::unexpected(key.error());
        return found(m_freezer.get(*key), m_codec);
    }
    if (number) {
        const auto known = memory.cursors.find(*number);
        if (known == memory.cursors.end())
            return std::unexpected("operation " + std::to_string(*number) + " returned no cursor");
        return getByCursor(known->second);
    }
    const Outcome<Bytes> cursor = exactHex("cursor", *hex, kCursorSizeBytes);
    if (!cursor)
        return std::unexpected(cursor.error());
    return getByCursor(*cursor);
}

Outcome<std::optional<std::string>> FreezerStore::close()
{
    const Result<Checkpoint> checkpoint = m_freezer.close();
    if (!checkpoint)
        return std::unexpected(script::textOf(checkpoint.error()));
    return toHex(encodeCheckpoint(*checkpoint));
}

Outcome<void> FreezerStore::destroy()
{
    if (const Result<> destroyed = m_freezer.destroy(); !destroyed)
        return std::unexpected(script::textOf(destroyed.error()));
    return {};
}

Outcome<void> FreezerStore::writeOut()
{
    if (const Result<> written = m_freezer.writeOut(); !written)
        return std::unexpected(script::textOf(written.error()));
    return {};
}

Outcome<Json> FreezerStore::has(const Json& fields, const Memory& memory)
{
    const Outcome<Json> value = get(fields, memory);
    if (!value)
        return value;
    return !value->is_null();
}

void FreezerStore::dumpItems(std::size_t keysAsked, const std::function<void(Json)>& line)
{
    line(Json{{"summary", Json{{"engine", "freezer"}, {"keys_asked", keysAsked}}}});
}

Json FreezerStore::dumpKey(ByteView key)
{
    const Outcome<Json> value = found(m_freezer.get(key), m_codec);
    Json line{{"key", toHex(key)}};
    if (value)
        line["value"] = *value;
    else
        line["error"] = value.error();
    return line;
}

Outcome<FreezerConfig> freezerConfigOf(const StoreOpening& opening, const ValueCodec& codec)
{
    const Settings& settings = opening.settings;
    const Outcome<std::size_t> keyBuffer = settings.size("key_write_buffer");
    if (!keyBuffer)
        return std::unexpected(keyBuffer.error());
    const Outcome<PageSize> pageSize = settings.pageSize();
    if (!pageSize)
        return std::unexpected(pageSize.error());
    for (const char* size : {"value_write_buffer", "table_replay_buffer"})
        if (const Outcome<std::size_t> checked = settings.size(size); !checked)
            return std::unexpected(checked.error());
    FreezerConfig config;
    config.keyPartition = settings.text("key_partition");
    config.keySizeBytes = static_cast<std::uint32_t>(opening.keyBytes);
    config.keyWriteBufferBytes = *keyBuffer;
    config.pageSize = *pageSize;
    config.valuePartition = settings.text("value_partition");
    config.compressionLevel = settings.level("value_compression");
    config.valueWriteBufferBytes = settings.number("value_write_buffer");
    config.valueTargetSizeBytes = settings.number("value_target_size");
    config.tablePartition = settings.text("table_partition");
    config.tableInitialSize = static_cast<std::uint32_t>(settings.number("table_initial_size"));
    config.tableResizeFrequency = static_cast<std::uint8_t>(settings.number("table_resize_frequency"));
    config.tableResizeChunkSize = static_cast<std::uint32_t>(settings.number("table_resize_chunk_size"));
    config.headers = opening.headers;
    config.release = opening.release;
    config.checkValue = [codec](ByteView codecBytes) { return codec.check(codecBytes); };
    return config;
}

} // namespace

Outcome<std::unique_ptr<Store>> openFreezerStore(const StoreOpening& opening)
{
    const Outcome<ValueCodec> codec =
        ValueCodec::parse(opening.settings.text("codec"), countOf(opening.settings.json(), "max_value_len"));
    if (!codec)
        return std::unexpected(codec.error());
    const Outcome<FreezerConfig> config = freezerConfigOf(opening, *codec);
    if (!config)
        return std::unexpected(config.error());
    std::optional<Checkpoint> checkpoint;
    if (opening.checkpoint) {
        const Outcome<Bytes> bytes = exactHex("checkpoint", *opening.checkpoint, kCheckpointSizeBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        checkpoint = decodeCheckpoint(*bytes);
    }
    Result<Freezer> freezer = Freezer::open(opening.storage, *config, checkpoint, opening.metrics);
    if (!freezer)
        return std::unexpected(textOf(freezer.error()));
    return std::make_unique<FreezerStore>(*std::move(freezer), *codec, opening);
}

} // namespace cryo::script
