// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans as JSON, and back from JSON that may come from anywhere.
#include "core/freezer/freezer_format.h"
#include "core/repair/plan.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace cryo {

namespace {

using PlanJson = nlohmann::ordered_json;

constexpr std::string_view kFormat = "cryoscope-plan";
constexpr std::uint64_t kPlanVersion = 1;
constexpr std::uint64_t kSafeInteger = (std::uint64_t{1} << 53) - 1;
constexpr std::size_t kTextBytesMax = std::size_t{64} << 20;
constexpr std::size_t kNameBytesMax = 4096;
constexpr std::size_t kPathBytesMax = 4096;

/// Parameters that are texts, also where they look like a number; all others are numbers.
constexpr std::string_view kTextParameters[] = {"layout", "name",  "hex",     "before", "checksums", "edits",
                                                "masks",  "items", "replica", "key",    "value",     "table"};

struct KindName {
    OperationKind kind;
    std::string_view name;
};
constexpr KindName kOperationNames[] = {
    {OperationKind::FreshHeader, "fresh-header"},
    {OperationKind::RewriteHeader, "rewrite-header"},
    {OperationKind::RemoveFile, "remove-file"},
    {OperationKind::RenameFile, "rename-file"},
    {OperationKind::RewriteSection, "rewrite-section"},
    {OperationKind::MoveStrays, "move-strays"},
    {OperationKind::RebuildFreezer, "rebuild-freezer"},
    {OperationKind::WriteMarkers, "write-markers"},
    {OperationKind::RemoveMarkers, "remove-markers"},
    {OperationKind::TightenHeads, "tighten-heads"},
    {OperationKind::ResizeTable, "resize-table"},
    {OperationKind::PruneSections, "prune-sections"},
    {OperationKind::CreateFolder, "create-folder"},
    {OperationKind::PutItems, "put-items"},
    {OperationKind::SwapFiles, "swap-files"},
    {OperationKind::SetSlot, "set-slot"},
    {OperationKind::EditBytes, "edit-bytes"},
    {OperationKind::EditFields, "edit-fields"},
    {OperationKind::HealFromReplica, "heal-from-replica"},
    {OperationKind::FlipBits, "flip-bits"},
};

PlanJson numberJson(std::uint64_t value)
{
    return value <= kSafeInteger ? PlanJson(value) : PlanJson(std::to_string(value));
}

/// Names in a store need not be UTF-8; such bytes go as {"hex": …}.
PlanJson textJson(std::string_view text)
{
    const bool plain = std::ranges::all_of(text, [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n'; });
    if (plain)
        return std::string(text);
    return PlanJson{{"hex", toHex(asBytes(text))}};
}

PlanJson layoutJson(const StoreLayout& layout)
{
    PlanJson json;
    json["name"] = textJson(layout.name);
    json["kind"] = storeKindName(layout.kind);
    PlanJson partitions;
    partitions["key"] = textJson(layout.partitions.key);
    partitions["value"] = textJson(layout.partitions.value);
    partitions["table"] = textJson(layout.partitions.table);
    partitions["markers"] = textJson(layout.partitions.markers);
    partitions["metadata"] = textJson(layout.partitions.metadata);
    json["partitions"] = std::move(partitions);
    if (layout.pageSize)
        json["page_size"] = layout.pageSize->value;
    if (layout.keySizeBytes)
        json["key_size"] = *layout.keySizeBytes;
    if (layout.itemsPerSection)
        json["items_per_section"] = numberJson(*layout.itemsPerSection);
    if (layout.compressed)
        json["compression"] = *layout.compressed;
    json["codec"] = codecName(layout.codec);
    json["translator"] = translatorName(layout.translator);
    if (layout.checkpoint)
        json["checkpoint"] = toHex(encodeCheckpoint(*layout.checkpoint));
    return json;
}

PlanJson operationJson(const Operation& operation)
{
    PlanJson json;
    json["id"] = operation.id;
    json["kind"] = operationName(operation.kind);
    json["code"] = operation.repairs ? PlanJson(catalogueEntry(operation.code).name) : PlanJson(nullptr);
    PlanJson target;
    target["partition"] = textJson(operation.target.partition);
    target["blob"] = textJson(operation.target.blob);
    if (operation.target.offset)
        target["offset"] = numberJson(*operation.target.offset);
    if (operation.section)
        target["section"] = numberJson(operation.section->value);
    json["target"] = std::move(target);
    json["parameters"] = PlanJson::object();
    for (const auto& [name, value] : operation.parameters) {
        const auto* number = std::get_if<std::uint64_t>(&value);
        json["parameters"][name] =
            number != nullptr ? numberJson(*number) : textJson(std::get<std::string>(value));
    }
    json["effect"] = operation.effect;
    json["gains"] = numberJson(operation.gains);
    json["loses"] = numberJson(operation.loses);
    json["unverified"] = numberJson(operation.unverified);
    json["sample"] = operation.sample;
    json["depends_on"] = operation.dependsOn;
    return json;
}

/// Reads one JSON document, and remembers the first thing that is wrong with it.
class PlanReader {
public:
    Result<Plan> read(std::string_view text);

private:
    void wrong(std::string what)
    {
        if (m_wrong.empty())
            m_wrong = std::move(what);
    }
    static const PlanJson* member(const PlanJson& object, std::string_view name)
    {
        if (!object.is_object())
            return nullptr;
        const auto found = object.find(name);
        return found == object.end() || found->is_null() ? nullptr : &*found;
    }
    std::optional<std::uint64_t> numberOf(const PlanJson& value) const;
    std::optional<std::uint64_t> number(const PlanJson& object, std::string_view name);
    std::optional<std::string> textOf(const PlanJson& value) const;
    std::string text(const PlanJson& object, std::string_view name, std::size_t most = kTextBytesMax);
    const PlanJson& array(const PlanJson& object, std::string_view name);
    void readLayout(const PlanJson& json, StoreLayout& layout);
    void readParameters(const PlanJson& json, StoreLayout& layout);
    std::optional<Checkpoint> readCheckpoint(const PlanJson& object, std::string_view name);
    Operation readOperation(const PlanJson& json);
    void readOperations(const PlanJson& json, Plan& plan);
    void readResults(const PlanJson& json, Plan& plan);

    std::string m_wrong;
};

std::optional<std::uint64_t> PlanReader::numberOf(const PlanJson& value) const
{
    if (value.is_number_unsigned())
        return value.get<std::uint64_t>();
    if (!value.is_string())
        return std::nullopt;
    const auto& digits = value.get_ref<const std::string&>();
    std::uint64_t number = 0;
    if (digits.empty() || digits.size() > 20)
        return std::nullopt;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        const auto tens = checkedMultiply(number, 10);
        const auto sum = tens ? checkedAdd(*tens, static_cast<std::uint64_t>(digit - '0')) : std::nullopt;
        if (!sum)
            return std::nullopt;
        number = *sum;
    }
    return number;
}

std::optional<std::uint64_t> PlanReader::number(const PlanJson& object, std::string_view name)
{
    const PlanJson* found = member(object, name);
    if (found == nullptr)
        return std::nullopt;
    const auto value = numberOf(*found);
    if (!value)
        wrong("'" + std::string(name) + "' is no number");
    return value;
}

std::optional<std::string> PlanReader::textOf(const PlanJson& value) const
{
    if (value.is_string())
        return value.get<std::string>();
    const PlanJson* hex = member(value, "hex");
    if (hex == nullptr || !hex->is_string())
        return std::nullopt;
    const auto bytes = fromHex(hex->get_ref<const std::string&>());
    if (!bytes)
        return std::nullopt;
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

std::string PlanReader::text(const PlanJson& object, std::string_view name, std::size_t most)
{
    const PlanJson* found = member(object, name);
    if (found == nullptr)
        return {};
    auto value = textOf(*found);
    if (!value || value->size() > most) {
        wrong("'" + std::string(name) + "' is no text, or too long");
        return {};
    }
    return std::move(*value);
}

const PlanJson& PlanReader::array(const PlanJson& object, std::string_view name)
{
    static const PlanJson kNoElements = PlanJson::array();
    const PlanJson* found = member(object, name);
    if (found == nullptr)
        return kNoElements;
    if (!found->is_array() || found->size() > kPlanOperationsMax) {
        wrong("'" + std::string(name) + "' is no list, or too long");
        return kNoElements;
    }
    return *found;
}

std::optional<Checkpoint> PlanReader::readCheckpoint(const PlanJson& object, std::string_view name)
{
    const std::string hex = text(object, name, 2 * kCheckpointSizeBytes);
    if (hex.empty())
        return std::nullopt;
    const auto bytes = fromHex(hex);
    if (!bytes || bytes->size() != kCheckpointSizeBytes) {
        wrong("'" + std::string(name) + "' is no checkpoint of 28 bytes in hex");
        return std::nullopt;
    }
    return decodeCheckpoint(*bytes);
}

void PlanReader::readParameters(const PlanJson& json, StoreLayout& layout)
{
    if (const auto value = number(json, "page_size")) {
        if (*value == 0 || *value > UINT16_MAX)
            wrong("a page size of " + std::to_string(*value));
        else
            layout.pageSize = PageSize{static_cast<std::uint16_t>(*value)};
    }
    if (const auto value = number(json, "key_size")) {
        if (*value > UINT16_MAX)
            wrong("a key size of " + std::to_string(*value));
        else
            layout.keySizeBytes = static_cast<std::uint32_t>(*value);
    }
    if (const auto value = number(json, "items_per_section")) {
        if (*value == 0)
            wrong("0 items per section");
        layout.itemsPerSection = value;
    }
    if (const PlanJson* value = member(json, "compression"); value != nullptr && value->is_boolean())
        layout.compressed = value->get<bool>();
    if (const auto codec = codecFromName(text(json, "codec", kNameBytesMax)))
        layout.codec = *codec;
    if (const auto translator = translatorFromName(text(json, "translator", kNameBytesMax)))
        layout.translator = *translator;
    layout.checkpoint = readCheckpoint(json, "checkpoint");
}

void PlanReader::readLayout(const PlanJson& json, StoreLayout& layout)
{
    layout.name = text(json, "name", kNameBytesMax);
    const std::string kind = text(json, "kind", kNameBytesMax);
    if (kind != storeKindName(StoreKind::Archive) && kind != storeKindName(StoreKind::Freezer))
        wrong("a store of the kind '" + kind + "'");
    layout.kind = kind == storeKindName(StoreKind::Freezer) ? StoreKind::Freezer : StoreKind::Archive;
    const PlanJson none = PlanJson::object();
    const PlanJson* partitions = member(json, "partitions");
    const PlanJson& names = partitions == nullptr ? none : *partitions;
    for (const auto& [name, to] : {std::pair<std::string_view, std::string*>{"key", &layout.partitions.key},
                                   {"value", &layout.partitions.value},
                                   {"table", &layout.partitions.table},
                                   {"markers", &layout.partitions.markers},
                                   {"metadata", &layout.partitions.metadata}}) {
        *to = text(names, name, kNameBytesMax);
        if (to->find('/') != std::string::npos || *to == "." || *to == "..")
            wrong("a partition '" + *to + "'");
    }
    readParameters(json, layout);
}

Operation PlanReader::readOperation(const PlanJson& json)
{
    Operation operation;
    operation.id =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(number(json, "id").value_or(0), UINT32_MAX));
    const std::string kind = text(json, "kind", kNameBytesMax);
    if (const auto found = operationFromName(kind))
        operation.kind = *found;
    else
        wrong("an operation '" + kind + "'");
    const std::string code = text(json, "code", kNameBytesMax);
    operation.repairs = !code.empty();
    if (const CatalogueEntry* entry = findInCatalogue(code))
        operation.code = entry->code;
    else if (operation.repairs)
        wrong("a code '" + code + "'");
    if (const PlanJson* target = member(json, "target")) {
        operation.target.partition = text(*target, "partition", kNameBytesMax);
        operation.target.blob = text(*target, "blob", kNameBytesMax);
        operation.target.offset = number(*target, "offset");
        if (const auto section = number(*target, "section"))
            operation.section = Section{*section};
    }
    for (const std::string& name : {operation.target.partition, operation.target.blob})
        if (name.find('/') != std::string::npos || name == "." || name == ".." ||
            name.find('\0') != std::string::npos)
            wrong("a file '" + name + "'");
    if (const PlanJson* parameters = member(json, "parameters");
        parameters != nullptr && parameters->is_object())
        for (const auto& [name, value] : parameters->items()) {
            const bool isText = std::ranges::find(kTextParameters, name) != std::end(kTextParameters);
            const auto digits = isText ? std::nullopt : numberOf(value);
            const auto words = isText ? textOf(value) : std::nullopt;
            if (digits)
                operation.parameters[name] = *digits;
            else if (words)
                operation.parameters[name] = *words;
            else
                wrong("the parameter '" + name + "'");
        }
    operation.effect = text(json, "effect");
    operation.gains = number(json, "gains").value_or(0);
    operation.loses = number(json, "loses").value_or(0);
    operation.unverified = number(json, "unverified").value_or(0);
    for (const PlanJson& item : array(json, "sample"))
        if (const auto words = textOf(item))
            operation.sample.push_back(*words);
    for (const PlanJson& id : array(json, "depends_on"))
        if (const auto value = numberOf(id); value && *value <= UINT32_MAX)
            operation.dependsOn.push_back(static_cast<std::uint32_t>(*value));
        else
            wrong("what operation " + std::to_string(operation.id) + " depends on");
    return operation;
}

void PlanReader::readOperations(const PlanJson& json, Plan& plan)
{
    std::set<std::uint32_t> ids;
    for (const PlanJson& entry : array(json, "operations")) {
        Operation operation = readOperation(entry);
        for (const std::uint32_t id : operation.dependsOn)
            if (!ids.contains(id))
                wrong("operation " + std::to_string(operation.id) + " stands before " + std::to_string(id) +
                      ", which it depends on");
        if (!ids.insert(operation.id).second)
            wrong("two operations of the number " + std::to_string(operation.id));
        plan.operations.push_back(std::move(operation));
    }
}

void PlanReader::readResults(const PlanJson& json, Plan& plan)
{
    for (const PlanJson& entry : array(json, "results")) {
        ResultFile file;
        file.partition = text(entry, "partition", kNameBytesMax);
        file.fileName = text(entry, "blob", kNameBytesMax);
        if (const PlanJson* removed = member(entry, "removed"))
            file.removed = removed->is_boolean() && removed->get<bool>();
        file.sizeBytes = number(entry, "size").value_or(0);
        file.sha256 = text(entry, "sha256", 64);
        plan.results.push_back(std::move(file));
    }
    for (const PlanJson& entry : array(json, "left"))
        plan.left.push_back({text(entry, "code", kNameBytesMax), text(entry, "sentence"),
                             number(entry, "at_risk").value_or(0)});
}

Result<Plan> PlanReader::read(std::string_view source)
{
    if (source.size() > kPlanBytesMax)
        return fail(Errc::LimitExceeded, "a plan of more than 256 MiB");
    constexpr int kDepthMax = 16;
    bool tooDeep = false;
    const PlanJson json = PlanJson::parse(
        source,
        [&](int level, PlanJson::parse_event_t, PlanJson&) {
            tooDeep |= level > kDepthMax;
            return !tooDeep;
        },
        false);
    if (json.is_discarded() || tooDeep || !json.is_object())
        return fail(Errc::InvalidArgument, "this is no plan: it is not JSON, or nested too deep");
    if (text(json, "format", kNameBytesMax) != kFormat || number(json, "version") != kPlanVersion)
        return fail(Errc::InvalidArgument, "this is no plan of version 1");
    Plan plan;
    if (const PlanJson* store = member(json, "store"))
        readLayout(*store, plan.layout);
    else
        wrong("no 'store'");
    if (member(json, "root") != nullptr)
        plan.root = text(json, "root", kPathBytesMax);
    plan.fingerprint = text(json, "fingerprint", kNameBytesMax);
    plan.checkpoint = readCheckpoint(json, "checkpoint");
    readOperations(json, plan);
    readResults(json, plan);
    if (!m_wrong.empty())
        return fail(Errc::InvalidArgument, "the plan cannot be used: " + m_wrong);
    return plan;
}

} // namespace

std::string_view operationName(OperationKind kind)
{
    const auto* found = std::ranges::find(kOperationNames, kind, &KindName::kind);
    return found == std::end(kOperationNames) ? "?" : found->name;
}

std::optional<OperationKind> operationFromName(std::string_view name)
{
    const auto* found = std::ranges::find(kOperationNames, name, &KindName::name);
    if (found == std::end(kOperationNames))
        return std::nullopt;
    return found->kind;
}

std::optional<std::uint64_t> Operation::number(std::string_view name) const
{
    const auto found = parameters.find(std::string(name));
    if (found == parameters.end())
        return std::nullopt;
    const auto* value = std::get_if<std::uint64_t>(&found->second);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

std::string Operation::text(std::string_view name) const
{
    const auto found = parameters.find(std::string(name));
    if (found == parameters.end())
        return {};
    const auto* value = std::get_if<std::string>(&found->second);
    return value == nullptr ? std::string() : *value;
}

std::string planToJson(const Plan& plan)
{
    PlanJson json;
    json["schema_version"] = 1;
    json["format"] = kFormat;
    json["version"] = kPlanVersion;
    json["store"] = layoutJson(plan.layout);
    if (!plan.root.empty())
        json["root"] = plan.root;
    json["fingerprint"] = plan.fingerprint;
    json["checkpoint"] =
        plan.checkpoint ? PlanJson(toHex(encodeCheckpoint(*plan.checkpoint))) : PlanJson(nullptr);
    json["operations"] = PlanJson::array();
    for (const Operation& operation : plan.operations)
        json["operations"].push_back(operationJson(operation));
    json["results"] = PlanJson::array();
    for (const ResultFile& file : plan.results) {
        PlanJson entry;
        entry["file"] = textJson(file.partition + "/" + file.fileName);
        entry["partition"] = textJson(file.partition);
        entry["blob"] = textJson(file.fileName);
        entry["removed"] = file.removed;
        entry["size"] = numberJson(file.sizeBytes);
        entry["sha256"] = file.sha256;
        json["results"].push_back(std::move(entry));
    }
    json["left"] = PlanJson::array();
    for (const LeftFinding& finding : plan.left)
        json["left"].push_back({{"code", finding.code},
                                {"sentence", finding.sentence},
                                {"at_risk", numberJson(finding.atRisk)}});
    return json.dump(1, ' ', false, PlanJson::error_handler_t::replace) + "\n";
}

Result<Plan> planFromJson(std::string_view json)
{
    return PlanReader().read(json);
}

} // namespace cryo
