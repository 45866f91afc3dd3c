// SPDX-License-Identifier: GPL-3.0-or-later
//
// From findings to the rules and results of a SARIF run.
#include "app/cryoctl/sarif.h"

#include "core/inspect/catalogue.h"

#include <map>

namespace cryo::ctl {

namespace {

constexpr std::string_view kRootBase = "STORAGE_ROOT";
/// SARIF counts bytes in JSON integers, which readers keep exactly up to here.
constexpr std::uint64_t kOffsetMax = (std::uint64_t{1} << 53) - 1;

bool standsForItself(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~' || c == '/';
}

/// A path's bytes as RFC 3986 writes them.
std::string asUri(std::string_view path)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string uri;
    for (const char c : path) {
        if (standsForItself(c)) {
            uri += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        uri += '%';
        uri += kDigits[byte >> 4U];
        uri += kDigits[byte & 15U];
    }
    return uri;
}

std::string_view levelOf(Severity severity)
{
    switch (severity) {
    case Severity::Fatal:
    case Severity::Error:
        return "error";
    case Severity::Warning:
        return "warning";
    default:
        return "note";
    }
}

Json ruleJson(const CatalogueEntry& entry)
{
    return {{"id", entry.name},
            {"shortDescription", {{"text", entry.sentence}}},
            {"help", {{"text", "cryoctl explain " + std::string(entry.name)}}},
            {"defaultConfiguration", {{"level", levelOf(entry.severity)}}}};
}

Json locationJson(const Where& where)
{
    std::string path = where.partition;
    if (!where.blob.empty())
        path += '/' + where.blob;
    Json place;
    place["artifactLocation"] = {{"uri", asUri(path)}, {"uriBaseId", kRootBase}};
    if (where.offset && *where.offset <= kOffsetMax)
        place["region"] = {{"byteOffset", *where.offset}};
    return {{"physicalLocation", std::move(place)}};
}

Json resultJson(const StoreFinding& found, std::size_t ruleIndex)
{
    const Finding& finding = *found.finding;
    // Everything that the finding knows besides, in the words of --json.
    Json properties = toJson(finding);
    for (const char* told : {"code", "detail"})
        properties.erase(told);
    if (!found.store.empty())
        properties["store"] = text(found.store);
    return {{"ruleId", catalogueEntry(finding.code).name},
            {"ruleIndex", ruleIndex},
            {"level", levelOf(finding.severity)},
            {"message", {{"text", text(sentence(finding))}}},
            {"locations", Json::array({locationJson(finding.where)})},
            {"properties", std::move(properties)}};
}

} // namespace

Json sarifLog(const std::filesystem::path& root, std::string_view version,
              const std::vector<StoreFinding>& findings)
{
    std::map<FindingCode, std::size_t> ruleIndices;
    Json rules = Json::array();
    Json results = Json::array();
    for (const StoreFinding& found : findings) {
        const FindingCode code = found.finding->code;
        const auto [rule, isNew] = ruleIndices.try_emplace(code, rules.size());
        if (isNew)
            rules.push_back(ruleJson(catalogueEntry(code)));
        results.push_back(resultJson(found, rule->second));
    }
    std::string rootUri = "file://" + asUri(root.string());
    if (!rootUri.ends_with('/'))
        rootUri += '/';

    Json run;
    run["tool"]["driver"] = {{"name", "cryoctl"}, {"version", version}, {"rules", std::move(rules)}};
    run["originalUriBaseIds"][kRootBase] = {{"uri", rootUri}};
    run["columnKind"] = "utf16CodeUnits";
    run["results"] = std::move(results);
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", Json::array({std::move(run)})}};
}

} // namespace cryo::ctl
