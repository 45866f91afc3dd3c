// SPDX-License-Identifier: GPL-3.0-or-later
//
// From JSON to overrides.
#include "core/inspect/engine_config.h"

#include <nlohmann/json.hpp>

#include <bit>
#include <charconv>

namespace cryo {

namespace {

using Json = nlohmann::json;

std::unexpected<Error> wrong(std::string_view field, const Json& value, std::string_view wanted)
{
    constexpr std::size_t kShown = 60;
    std::string shown = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (shown.size() > kShown)
        shown = shown.substr(0, kShown) + "…";
    return fail(Errc::InvalidArgument, "the configuration's " + std::string(field) + " is " + shown +
                                           "; it should be " + std::string(wanted));
}

Json firstObject(std::string_view text)
{
    Json whole = Json::parse(text, nullptr, false);
    while (whole.is_discarded() && !text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line.starts_with("//"))
            continue;
        return Json::parse(line, nullptr, false);
    }
    return whole;
}

Result<std::optional<std::uint64_t>> number(const Json& config, const char* field, std::uint64_t min,
                                            std::uint64_t max)
{
    const auto found = config.find(field);
    if (found == config.end() || found->is_null())
        return std::nullopt;
    std::optional<std::uint64_t> value;
    if (found->is_number_unsigned()) {
        value = found->get<std::uint64_t>();
    } else if (found->is_string()) {
        const auto& text = found->get_ref<const std::string&>();
        std::uint64_t parsed = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
        if (error == std::errc() && end == text.data() + text.size())
            value = parsed;
    }
    if (!value || *value < min || *value > max)
        return wrong(field, *found, "a number from " + std::to_string(min) + " to " + std::to_string(max));
    return value;
}

Result<std::string> text(const Json& config, const char* field)
{
    const auto found = config.find(field);
    if (found == config.end() || found->is_null())
        return std::string();
    if (!found->is_string())
        return wrong(field, *found, "a text");
    return found->get<std::string>();
}

Result<> readPartitions(const Json& config, LayoutOverrides& overrides)
{
    StorePartitions partitions;
    CRYO_ASSIGN(partitions.key, text(config, "key_partition"));
    CRYO_ASSIGN(partitions.value, text(config, "value_partition"));
    CRYO_ASSIGN(partitions.table, text(config, "table_partition"));
    CRYO_ASSIGN(partitions.markers, text(config, "metadata_partition"));
    if (!partitions.key.empty() && !partitions.value.empty())
        overrides.partitions = std::move(partitions);
    return {};
}

Result<> readSizes(const Json& config, LayoutOverrides& overrides)
{
    CRYO_ASSIGN(const auto pageSize, number(config, "page_size", 1, UINT16_MAX));
    if (pageSize)
        overrides.pageSize = PageSize{static_cast<std::uint16_t>(*pageSize)};
    CRYO_ASSIGN(const auto keySize, number(config, "key_size", 0, std::uint64_t{1} << 20));
    if (keySize)
        overrides.keySizeBytes = static_cast<std::uint32_t>(*keySize);
    CRYO_ASSIGN(overrides.itemsPerSection, number(config, "items_per_section", 1, UINT64_MAX));
    return {};
}

Result<> readCodec(const Json& config, LayoutOverrides& overrides)
{
    for (const char* field : {"compression", "value_compression"}) {
        const auto found = config.find(field);
        if (found == config.end())
            continue;
        if (!found->is_null() && !found->is_number_integer() && !found->is_boolean())
            return wrong(field, *found, "null or a level");
        overrides.compressed = found->is_boolean() ? found->get<bool>() : !found->is_null();
    }
    CRYO_ASSIGN(const std::string codec, text(config, "codec"));
    if (!codec.empty()) {
        overrides.codec = codecFromConfigName(codec);
        if (!overrides.codec)
            return wrong("codec", codec, "bytes, u64, i32, fixed, fixedN or raw");
    }
    CRYO_ASSIGN(const std::string translator, text(config, "translator"));
    if (!translator.empty()) {
        overrides.translator = translatorFromName(translator);
        if (!overrides.translator)
            return wrong("translator", translator,
                         "OneCap, TwoCap, Cap3, FourCap, Cap5, Cap6, Cap7 or EightCap");
    }
    return {};
}

} // namespace

std::optional<Codec> codecFromConfigName(std::string_view name)
{
    if (name.starts_with("fixed") && name.find_first_not_of("0123456789", 5) == std::string_view::npos)
        return Codec::Fixed;
    return codecFromName(name);
}

namespace {

Result<Checkpoint> checkpointFromJson(std::string_view source)
{
    const Json json = firstObject(source);
    if (!json.is_object())
        return fail(Errc::InvalidArgument, "the checkpoint is no JSON object");
    CRYO_ASSIGN(const std::string hex, text(json, "hex"));
    if (!hex.empty())
        return parseCheckpoint(hex);
    Checkpoint checkpoint;
    std::uint64_t section = 0;
    std::uint64_t tableSize = 0;
    const std::array<std::pair<const char*, std::uint64_t*>, 4> members{
        {{"epoch", &checkpoint.epoch},
         {"section", &section},
         {"oversized_size", &checkpoint.oversizedSizeBytes},
         {"table_size", &tableSize}}};
    for (const auto& [name, to] : members) {
        CRYO_ASSIGN(const auto value, number(json, name, 0, UINT64_MAX));
        if (!value)
            return fail(Errc::InvalidArgument, std::string("the checkpoint has no number ") + name);
        *to = *value;
    }
    if (tableSize > UINT32_MAX)
        return fail(Errc::InvalidArgument, "table_size has 32 bits");
    checkpoint.section = Section{section};
    checkpoint.tableSize = static_cast<std::uint32_t>(tableSize);
    return checkpoint;
}

} // namespace

Result<Checkpoint> parseCheckpoint(std::string_view hex)
{
    if (hex.starts_with('{'))
        return checkpointFromJson(hex);
    const auto bytes = fromHex(hex);
    if (!bytes || bytes->size() != kCheckpointSizeBytes)
        return fail(Errc::InvalidArgument, "a checkpoint is 56 hex digits (28 bytes), not " +
                                               std::to_string(hex.size()) + " characters");
    return decodeCheckpoint(*bytes);
}

Result<LayoutOverrides> parseEngineConfig(std::string_view source)
{
    const Json config = firstObject(source);
    if (!config.is_object())
        return fail(Errc::InvalidArgument, "the configuration is no JSON object");
    LayoutOverrides overrides;
    CRYO_ASSIGN(const std::string engine, text(config, "engine"));
    if (engine == "archive")
        overrides.kind = StoreKind::Archive;
    else if (engine == "freezer")
        overrides.kind = StoreKind::Freezer;
    else if (!engine.empty())
        return wrong("engine", engine, "archive or freezer");
    CRYO_TRY(readPartitions(config, overrides));
    CRYO_TRY(readSizes(config, overrides));
    CRYO_TRY(readCodec(config, overrides));
    CRYO_ASSIGN(const std::string checkpoint, text(config, "checkpoint"));
    if (!checkpoint.empty() && checkpoint != "none" && checkpoint != "last") {
        CRYO_ASSIGN(overrides.checkpoint, parseCheckpoint(checkpoint));
    }
    return overrides;
}

Result<std::optional<std::uint32_t>> parseTableInitialSize(std::string_view source)
{
    const Json config = firstObject(source);
    if (!config.is_object())
        return fail(Errc::InvalidArgument, "the configuration is no JSON object");
    CRYO_ASSIGN(const auto size, number(config, "table_initial_size", 0, UINT64_MAX));
    if (!size)
        return std::optional<std::uint32_t>();
    if (*size == 0 || *size > (std::uint64_t{1} << 31) || !std::has_single_bit(*size))
        return wrong("table_initial_size", std::to_string(*size), "a power of two up to 2^31");
    return std::optional(static_cast<std::uint32_t>(*size));
}

void applyOverrides(const LayoutOverrides& overrides, StoreLayout& layout)
{
    if (overrides.kind)
        layout.kind = *overrides.kind;
    if (overrides.partitions) {
        const StorePartitions found = std::exchange(layout.partitions, *overrides.partitions);
        // A configuration seldom names these two; keep what was found.
        if (layout.partitions.markers.empty())
            layout.partitions.markers = found.markers;
        if (layout.partitions.metadata.empty())
            layout.partitions.metadata = found.metadata;
    }
    if (overrides.pageSize)
        layout.pageSize = overrides.pageSize;
    if (overrides.keySizeBytes)
        layout.keySizeBytes = overrides.keySizeBytes;
    if (overrides.itemsPerSection)
        layout.itemsPerSection = overrides.itemsPerSection;
    if (overrides.compressed)
        layout.compressed = overrides.compressed;
    if (overrides.codec)
        layout.codec = *overrides.codec;
    if (overrides.translator)
        layout.translator = *overrides.translator;
    if (overrides.checkpoint)
        layout.checkpoint = overrides.checkpoint;
}

} // namespace cryo
