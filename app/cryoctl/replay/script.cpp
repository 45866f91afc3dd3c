// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading scripts and configurations.
#include "app/cryoctl/replay/script.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace cryo::script {

namespace {

/// What a field may hold. A trailing '?' of the table below means that it may be absent or null.
enum class Kind : std::uint8_t { Number, Count, Signed, Byte, Text, Any, Pair, Fill, Object };

struct Field {
    std::string_view name;
    Kind kind;
    bool optional;
};

using Fields = std::vector<Field>;

const Fields kRandomFields = {{"count", Kind::Count, false},    {"seed", Kind::Number, false},
                              {"value_size", Kind::Pair, true}, {"start_index", Kind::Number, true},
                              {"stride", Kind::Number, true},   {"key_prefix", Kind::Text, true},
                              {"fill", Kind::Fill, true},       {"sync_every", Kind::Count, true}};
const Fields kPutFields = {
    {"index", Kind::Number, true}, {"key", Kind::Text, false}, {"value", Kind::Any, false}};
const Fields kReopenFields = {{"checkpoint", Kind::Text, true}, {"config", Kind::Object, true}};

const std::map<std::string_view, Fields> kOperations = {
    {"put", kPutFields},
    {"put_sync", kPutFields},
    {"put_random", kRandomFields},
    {"check_random", kRandomFields},
    {"get",
     {{"index", Kind::Number, true},
      {"key", Kind::Text, true},
      {"cursor", Kind::Text, true},
      {"cursor_of", Kind::Count, true}}},
    {"has", {{"index", Kind::Number, true}, {"key", Kind::Text, true}}},
    {"sync", {}},
    {"prune", {{"min", Kind::Number, false}}},
    {"next_gap", {{"index", Kind::Number, false}}},
    {"missing_items", {{"start", Kind::Number, false}, {"max", Kind::Count, false}}},
    {"ranges", {}},
    {"first_index", {}},
    {"last_index", {}},
    {"close", {}},
    {"drop", {}},
    {"open", kReopenFields},
    {"restart", kReopenFields},
    {"crash", kReopenFields},
    {"destroy", {}},
    {"files", {}},
    {"truncate_file", {{"path", Kind::Text, false}, {"drop", Kind::Count, true}, {"to", Kind::Count, true}}},
    {"flip_byte", {{"path", Kind::Text, false}, {"offset", Kind::Signed, false}, {"xor", Kind::Byte, false}}},
};

bool fits(const Json& value, Kind kind)
{
    switch (kind) {
    case Kind::Number:
        return u64Of(value).has_value();
    case Kind::Count:
        return value.is_number_unsigned();
    case Kind::Signed:
        return value.is_number_integer();
    case Kind::Byte:
        return value.is_number_unsigned() && value.get<std::uint64_t>() <= UINT8_MAX;
    case Kind::Text:
        return value.is_string();
    case Kind::Any:
        return true;
    case Kind::Pair:
        return value.is_array() && value.size() == 2 &&
               std::ranges::all_of(value, [](const Json& n) { return n.is_number_unsigned(); });
    case Kind::Fill:
        return value == "random" || value == "repeat";
    case Kind::Object:
        return value.is_object();
    }
    return false;
}

Error atLine(std::size_t number, std::string_view what)
{
    return {Errc::InvalidArgument, "script line " + std::to_string(number) + ": " + std::string(what)};
}

bool isSkipped(std::string_view line)
{
    const std::size_t start = line.find_first_not_of(" \t\r");
    return start == std::string_view::npos || line.substr(start).starts_with("//");
}

} // namespace

Result<Operation> parseOperation(Json line)
{
    if (!line.is_object() || !line.contains("op") || !line["op"].is_string())
        return fail(Errc::InvalidArgument, "no operation");
    std::string name = line["op"].get<std::string>();
    const auto known = kOperations.find(name);
    if (known == kOperations.end())
        return fail(Errc::InvalidArgument, "unknown operation " + inQuotes(name));
    for (const Field& field : known->second) {
        const auto found = line.find(field.name);
        const bool absent = found == line.end() || (found->is_null() && field.kind != Kind::Any);
        if (absent && !field.optional)
            return fail(Errc::InvalidArgument, "missing field " + inQuotes(field.name));
        if (!absent && !fits(*found, field.kind))
            return fail(Errc::InvalidArgument,
                        "field " + inQuotes(field.name) + " cannot be " + found->dump());
    }
    for (const auto& [field, value] : line.items())
        if (field != "op" && std::ranges::find(known->second, field, &Field::name) == known->second.end())
            return fail(Errc::InvalidArgument, "unknown field " + inQuotes(field));
    return Operation{std::move(name), std::move(line)};
}

Result<Script> parseScript(std::string_view text)
{
    Script script;
    bool first = true;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (isSkipped(line))
            continue;
        Json json = Json::parse(line, nullptr, false);
        if (json.is_discarded())
            return std::unexpected(atLine(number, "no JSON"));
        if (std::exchange(first, false)) {
            script.config = std::move(json);
            continue;
        }
        Result<Operation> operation = parseOperation(std::move(json));
        if (!operation)
            return std::unexpected(atLine(number, operation.error().message));
        script.operations.push_back(*std::move(operation));
    }
    if (first)
        return fail(Errc::InvalidArgument, "the script is empty");
    return script;
}

Json toJson(std::uint64_t number)
{
    return number >> 53 == 0 ? Json(number) : Json(std::to_string(number));
}

Json toJson(std::optional<std::uint64_t> number)
{
    return number ? toJson(*number) : Json();
}

std::optional<std::uint64_t> u64Of(const Json& json)
{
    if (json.is_number_unsigned())
        return json.get<std::uint64_t>();
    if (!json.is_string())
        return std::nullopt;
    const auto& text = json.get_ref<const std::string&>();
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::string inQuotes(std::string_view text)
{
    return Json(text).dump();
}

Outcome<Bytes> bytesOfHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::unexpected("Odd number of digits");
    const std::size_t bad = text.find_first_not_of("0123456789abcdefABCDEF");
    if (bad != std::string_view::npos)
        return std::unexpected("Invalid character '" + std::string(text.substr(bad, 1)) + "' at position " +
                               std::to_string(bad));
    return *fromHex(text);
}

Outcome<void> Settings::check() const
{
    static const Fields kCommon = {
        {"page_size", Kind::Count, false},         {"page_cache_pages", Kind::Count, false},
        {"key_size", Kind::Count, false},          {"codec", Kind::Text, false},
        {"max_value_len", Kind::Count, true},      {"key_partition", Kind::Text, false},
        {"value_partition", Kind::Text, false},    {"key_write_buffer", Kind::Count, false},
        {"value_write_buffer", Kind::Count, false}};
    static const Fields kArchive = {{"translator", Kind::Text, false},
                                    {"compression", Kind::Byte, true},
                                    {"items_per_section", Kind::Count, false},
                                    {"replay_buffer", Kind::Count, false}};
    static const Fields kFreezer = {
        {"value_compression", Kind::Byte, true},       {"value_target_size", Kind::Count, false},
        {"table_partition", Kind::Text, false},        {"table_initial_size", Kind::Count, false},
        {"table_resize_frequency", Kind::Byte, false}, {"table_resize_chunk_size", Kind::Count, false},
        {"table_replay_buffer", Kind::Count, false}};
    if (!m_json.is_object() || (!isArchive() && text("engine") != "freezer"))
        return std::unexpected("config: engine must be archive or freezer");
    for (const Fields* fields : {&kCommon, isArchive() ? &kArchive : &kFreezer}) {
        for (const Field& field : *fields) {
            const auto found = m_json.find(field.name);
            const bool absent = found == m_json.end() || found->is_null();
            if (absent && !field.optional)
                return std::unexpected("config: missing field `" + std::string(field.name) + "`");
            if (!absent && !fits(*found, field.kind))
                return std::unexpected("config: " + std::string(field.name) + " cannot be " + found->dump());
        }
    }
    for (const auto& [name, maximum] : {std::pair<std::string_view, std::uint64_t>{"page_size", UINT16_MAX},
                                        {"table_initial_size", UINT32_MAX},
                                        {"table_resize_chunk_size", UINT32_MAX}})
        if (number(name) > maximum)
            return std::unexpected("config: " + std::string(name) + " is too large");
    return {};
}

std::string Settings::text(std::string_view field) const
{
    const auto found = m_json.find(field);
    return found != m_json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::uint64_t Settings::number(std::string_view field) const
{
    const auto found = m_json.find(field);
    return found != m_json.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

std::optional<std::uint8_t> Settings::level(std::string_view field) const
{
    const auto found = m_json.find(field);
    if (found == m_json.end() || found->is_null())
        return std::nullopt;
    return static_cast<std::uint8_t>(number(field));
}

Outcome<std::size_t> Settings::size(std::string_view field) const
{
    if (number(field) == 0)
        return std::unexpected("config: " + std::string(field) + " must not be 0");
    return number(field);
}

Outcome<PageSize> Settings::pageSize() const
{
    for (const std::string_view field : {"page_size", "page_cache_pages"})
        if (Outcome<std::size_t> checked = size(field); !checked)
            return std::unexpected(checked.error());
    return PageSize{static_cast<std::uint16_t>(number("page_size"))};
}

Outcome<Translator> Settings::translator() const
{
    const std::optional<Translator> found = translatorFromName(text("translator"));
    if (!found)
        return std::unexpected("unknown translator " + inQuotes(text("translator")));
    return *found;
}

} // namespace cryo::script
