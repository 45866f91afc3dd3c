// SPDX-License-Identifier: GPL-3.0-or-later
//
// Detection for scripts and for people.
#include "app/cryoctl/verbs/detected_json.h"

#include <algorithm>

namespace cryo::ctl {

namespace {

Json valueJson(const std::optional<ParameterValue>& value)
{
    if (!value)
        return {};
    if (const auto* count = std::get_if<std::uint64_t>(&*value))
        return number(*count);
    if (const auto* flag = std::get_if<bool>(&*value))
        return *flag;
    return text(std::get<std::string>(*value));
}

Json candidateJson(const Candidate& candidate)
{
    if (candidate.value)
        return valueJson(candidate.value);
    Json json = Json::object();
    if (candidate.min)
        json["min"] = number(*candidate.min);
    if (candidate.max)
        json["max"] = number(*candidate.max);
    if (candidate.divides)
        json["divides"] = number(*candidate.divides);
    return json;
}

std::string parameterText(const ParameterValue& value)
{
    if (const auto* count = std::get_if<std::uint64_t>(&value))
        return std::to_string(*count);
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "on" : "off";
    return std::get<std::string>(value);
}

std::string candidateText(const Candidate& candidate)
{
    if (candidate.value)
        return parameterText(*candidate.value);
    std::string text = candidate.divides ? "a divisor of " + std::to_string(*candidate.divides) : "a number";
    if (candidate.min && candidate.max)
        return text + " from " + std::to_string(*candidate.min) + " to " + std::to_string(*candidate.max);
    if (candidate.min)
        return text + ", at least " + std::to_string(*candidate.min);
    if (candidate.max)
        return text + ", at most " + std::to_string(*candidate.max);
    return text;
}

Style confidenceStyle(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Certain:
        return Style::Good;
    case Confidence::Likely:
        return Style::Plain;
    case Confidence::Ambiguous:
        return Style::Warning;
    case Confidence::Unknown:
        break;
    }
    return Style::Dim;
}

} // namespace

Json partitionsJson(const StorePartitions& partitions)
{
    Json json = {{"key", text(partitions.key)}, {"value", text(partitions.value)}};
    if (!partitions.table.empty())
        json["table"] = text(partitions.table);
    if (!partitions.markers.empty())
        json["markers"] = text(partitions.markers);
    if (!partitions.metadata.empty())
        json["metadata"] = text(partitions.metadata);
    return json;
}

Json parametersJson(const std::vector<Parameter>& parameters)
{
    Json json = Json::object();
    for (const Parameter& parameter : parameters) {
        Json& entry = json[parameter.name];
        entry["value"] = valueJson(parameter.value);
        entry["confidence"] = confidenceName(parameter.confidence);
        entry["candidates"] = Json::array();
        for (const Candidate& candidate : parameter.candidates)
            entry["candidates"].push_back(candidateJson(candidate));
        entry["evidence"] = text(parameter.evidence);
        if (parameter.overridden)
            entry["overridden"] = true;
    }
    return json;
}

Json layoutsJson(const DetectedStore& store)
{
    Json json = Json::array();
    for (const HeaderLayout layout : store.headerLayouts)
        json.push_back(headerLayoutName(layout));
    return json;
}

Json releasesJson(const DetectedStore& store)
{
    Json json = Json::array();
    for (const ReleaseEvidence& release : store.releases)
        json.push_back({{"release", text(release.release)}, {"evidence", text(release.evidence)}});
    return json;
}

std::string parameterTitle(std::string_view name)
{
    std::string title(name);
    std::ranges::replace(title, '_', ' ');
    return title;
}

std::string parameterText(const Parameter& parameter)
{
    constexpr std::size_t kShown = 4;
    if (parameter.confidence != Confidence::Ambiguous || parameter.candidates.empty())
        return parameter.value ? parameterText(*parameter.value) : "unknown";
    std::string text;
    for (std::size_t i = 0; i < parameter.candidates.size(); ++i) {
        if (i == kShown)
            return text + ", …";
        text += (i == 0 ? "" : " or ") + candidateText(parameter.candidates[i]);
    }
    return text;
}

void printParameters(Output& out, const std::vector<Parameter>& parameters, unsigned indent)
{
    if (parameters.empty())
        return;
    TextTable table({{"PARAMETER"}, {"VALUE"}, {"CONFIDENCE"}, {"EVIDENCE"}}, indent);
    for (const Parameter& parameter : parameters) {
        const std::string confidence =
            parameter.overridden ? "given" : std::string(confidenceName(parameter.confidence));
        table.add({parameterTitle(parameter.name),
                   parameterText(parameter),
                   {confidence, parameter.overridden ? Style::Plain : confidenceStyle(parameter.confidence)},
                   parameter.evidence});
    }
    table.print(out);
}

void addReleases(FactList& facts, const DetectedStore& store)
{
    std::string layouts;
    for (const HeaderLayout layout : store.headerLayouts)
        layouts += (layouts.empty() ? "" : ", ") + std::string(headerLayoutName(layout));
    facts.add("header layouts", layouts.empty() ? "none seen" : layouts);
    for (const ReleaseEvidence& release : store.releases)
        facts.add("touched by", release.release + ": " + release.evidence);
}

} // namespace cryo::ctl
