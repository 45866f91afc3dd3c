// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a store was really made with, and how a detection compares with it: the figures of "0 wrong, the truth
// among the candidates, 90 % settled". Thread rule: plain values.
#pragma once

#include "core/inspect/detection.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>

namespace cryo::test {

/// Parameters by their names in cli.md.
struct StoreTruth {
    StoreKind kind = StoreKind::Archive;
    StorePartitions partitions;
    std::map<std::string, ParameterValue> parameters;
};

/// From a peer's configuration line. `checkpoint` in it gives a freezer's table size.
inline StoreTruth truthOfConfig(const nlohmann::json& config)
{
    StoreTruth truth;
    truth.kind = config.at("engine") == "archive" ? StoreKind::Archive : StoreKind::Freezer;
    const bool archive = truth.kind == StoreKind::Archive;
    truth.partitions.key = config.at("key_partition");
    truth.partitions.value = config.at("value_partition");
    truth.parameters["page_size"] = config.at("page_size").get<std::uint64_t>();
    truth.parameters["key_size"] = config.at("key_size").get<std::uint64_t>();
    truth.parameters["compression"] = !config.at(archive ? "compression" : "value_compression").is_null();
    const std::string codec = config.at("codec");
    truth.parameters["codec"] = codec.starts_with("fixed") ? std::string("fixed") : codec;
    if (archive) {
        truth.parameters["items_per_section"] = config.at("items_per_section").get<std::uint64_t>();
        return truth;
    }
    truth.partitions.table = config.at("table_partition");
    if (const auto found = config.find("checkpoint"); found != config.end() && found->is_string()) {
        const auto bytes = fromHex(found->get<std::string>());
        if (bytes && bytes->size() == kCheckpointSizeBytes)
            truth.parameters["table_size"] = std::uint64_t{decodeCheckpoint(*bytes).tableSize};
    }
    return truth;
}

inline std::string toText(const ParameterValue& value)
{
    if (const auto* n = std::get_if<std::uint64_t>(&value))
        return std::to_string(*n);
    if (const auto* b = std::get_if<bool>(&value))
        return *b ? "true" : "false";
    return std::get<std::string>(value);
}

inline bool holds(const Candidate& candidate, const ParameterValue& truth)
{
    if (candidate.value)
        return *candidate.value == truth;
    const auto* n = std::get_if<std::uint64_t>(&truth);
    return n != nullptr && *n != 0 && *n >= candidate.min.value_or(0) &&
           *n <= candidate.max.value_or(UINT64_MAX) && (!candidate.divides || *candidate.divides % *n == 0);
}

/// Counts over many stores.
struct DetectionFigures {
    std::uint64_t stores = 0;
    std::uint64_t parameters = 0; ///< of stores with two or more full pages
    std::uint64_t settled = 0;    ///< of them: certain or likely
    std::map<std::string, std::map<std::string, std::uint64_t>> byName; ///< name → confidence → count
};

/// What is wrong with a detected store; empty if nothing is. Adds to the figures.
inline std::string compareStore(const DetectedStore& store, const StoreTruth& truth, bool twoFullPages,
                                DetectionFigures& figures)
{
    std::string wrong;
    if (store.layout.kind != truth.kind)
        wrong += "kind; ";
    ++figures.stores;
    for (const Parameter& parameter : store.parameters) {
        const std::string confidence(confidenceName(parameter.confidence));
        ++figures.byName[parameter.name][confidence];
        const bool settled =
            parameter.confidence == Confidence::Certain || parameter.confidence == Confidence::Likely;
        if (twoFullPages) {
            ++figures.parameters;
            figures.settled += std::uint64_t{settled};
        }
        const auto real = truth.parameters.find(parameter.name);
        if (real == truth.parameters.end())
            continue;
        const auto isReal = [&](const Candidate& candidate) { return holds(candidate, real->second); };
        const bool bad = settled ? parameter.value != real->second
                                 : parameter.confidence == Confidence::Ambiguous &&
                                       std::ranges::none_of(parameter.candidates, isReal);
        if (bad)
            wrong += parameter.name + " is " + toText(real->second) + ", said to be " +
                     (parameter.value ? toText(*parameter.value) : "?") + " (" + confidence + ": " +
                     parameter.evidence + "); ";
    }
    return wrong;
}

/// Everything that was said, for a failing test.
inline std::string describe(const Detection& detection)
{
    std::string text;
    for (const DetectedStore& store : detection.stores) {
        text += std::string(storeKindName(store.layout.kind)) + " " + store.layout.name + " [" +
                store.layout.partitions.key + "," + store.layout.partitions.value + "," +
                store.layout.partitions.table + "," + store.layout.partitions.markers + "]\n";
        for (const Parameter& parameter : store.parameters)
            text += "  " + parameter.name + " = " + (parameter.value ? toText(*parameter.value) : "?") + " " +
                    std::string(confidenceName(parameter.confidence)) + ": " + parameter.evidence + "\n";
        for (const ReleaseEvidence& release : store.releases)
            text += "  " + release.release + ": " + release.evidence + "\n";
    }
    for (const OtherEntry& entry : detection.other)
        text += "other " + entry.path + " " + std::string(otherEntryName(entry.what)) + "\n";
    for (const Finding& finding : detection.findings)
        text += "finding " + std::string(catalogueEntry(finding.code).name) + " " + sentence(finding) + "\n";
    return text;
}

} // namespace cryo::test
