// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing JSON documents: numbers, texts, findings, and long arrays as they come.
#include "app/cryoctl/json.h"

#include "core/inspect/folder_rules.h"
#include "core/storage/blob_name.h"

namespace cryo::ctl {

namespace {

constexpr std::uint64_t kLargestExact = (std::uint64_t{1} << 53) - 1;

Json textOrNull(std::string_view value)
{
    return value.empty() ? Json() : text(value);
}

} // namespace

Json number(std::uint64_t value)
{
    return value <= kLargestExact ? Json(value) : Json(std::to_string(value));
}

Json text(std::string_view value)
{
    return isUtf8(value) ? Json(std::string(value)) : Json(escapedName(value));
}

std::string compact(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json toJson(const Finding& finding)
{
    Json json;
    json["code"] = catalogueEntry(finding.code).name;
    json["severity"] = severityName(finding.severity);
    json["partition"] = textOrNull(finding.where.partition);
    json["blob"] = textOrNull(finding.where.blob);
    json["offset"] = finding.where.offset ? number(*finding.where.offset) : Json();
    if (finding.section)
        json["section"] = number(finding.section->value);
    if (finding.position)
        json["position"] = number(finding.position->value);
    if (finding.bucket)
        json["bucket"] = number(*finding.bucket);
    if (!finding.release.empty())
        json["release"] = finding.release;
    json["detail"] = text(sentence(finding));
    // The contract knows three words; what needs no repair has none.
    json["fixable"] = finding.fixable == Fixable::NotNeeded ? "no" : fixableName(finding.fixable);
    json["at_risk"] = number(finding.atRisk);
    if (!finding.expected.empty())
        json["expected"] = text(finding.expected);
    if (!finding.found.empty())
        json["found"] = text(finding.found);
    return json;
}

JsonDocument::JsonDocument(Output& out)
    : m_out(out)
{
    m_out << "{\"schema_version\":" << std::to_string(kSchemaVersion);
}

void JsonDocument::name(std::string_view name)
{
    m_out << "," << compact(Json(name)) << ":";
}

void JsonDocument::member(std::string_view memberName, const Json& value)
{
    name(memberName);
    m_out << compact(value);
}

void JsonDocument::members(const Json& object)
{
    for (const auto& [memberName, value] : object.items())
        member(memberName, value);
}

void JsonDocument::beginArray(std::string_view memberName)
{
    name(memberName);
    m_out << "[";
    m_firstElement = true;
}

void JsonDocument::element(const Json& value)
{
    m_out << (m_firstElement ? "\n" : ",\n") << compact(value);
    m_firstElement = false;
}

void JsonDocument::endArray()
{
    m_out << "]";
}

void JsonDocument::finish(const std::vector<Finding>& findings)
{
    if (!findings.empty()) {
        beginArray("findings");
        for (const Finding& finding : findings)
            element(toJson(finding));
        endArray();
    }
    m_out << "}\n";
}

} // namespace cryo::ctl
