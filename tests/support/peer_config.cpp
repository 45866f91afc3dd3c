// SPDX-License-Identifier: GPL-3.0-or-later
// From a peer's configuration line to a layout.
#include "tests/support/peer_config.h"

#include <algorithm>

namespace cryo::test {

namespace {

Codec codecOf(const std::string& name)
{
    return name.starts_with("fixed") ? Codec::Fixed : codecFromName(name).value();
}

} // namespace

StoreLayout layoutFromPeerConfig(const nlohmann::json& config, const ReadableStorage& storage)
{
    StoreLayout layout;
    layout.kind = config.at("engine") == "archive" ? StoreKind::Archive : StoreKind::Freezer;
    layout.partitions.key = config.at("key_partition");
    layout.partitions.value = config.at("value_partition");
    layout.name = layout.partitions.key;
    layout.pageSize = PageSize{config.at("page_size").get<std::uint16_t>()};
    layout.keySizeBytes = config.at("key_size").get<std::uint32_t>();
    layout.codec = codecOf(config.at("codec"));
    if (layout.kind == StoreKind::Archive) {
        layout.compressed = !config.at("compression").is_null();
        layout.itemsPerSection = config.at("items_per_section").get<std::uint64_t>();
        layout.translator = translatorFromName(config.at("translator").get<std::string>()).value();
        const std::string markers = layout.partitions.key + "-metadata";
        if (storage.list(markers))
            layout.partitions.markers = markers;
        return layout;
    }
    layout.compressed = !config.at("value_compression").is_null();
    layout.partitions.table = config.at("table_partition");
    if (config.contains("checkpoint") && config.at("checkpoint").is_string())
        layout.checkpoint = decodeCheckpoint(fromHex(config.at("checkpoint").get<std::string>()).value());
    return layout;
}

std::string describe(const std::vector<Finding>& findings)
{
    std::string text;
    for (const Finding& finding : findings)
        text += std::string(catalogueEntry(finding.code).name) + " " + toString(finding.where) + ": " +
                sentence(finding) + " [expected " + finding.expected + ", found " + finding.found + "]\n";
    return text;
}

std::vector<Finding> withCode(const std::vector<Finding>& findings, FindingCode code)
{
    std::vector<Finding> some;
    std::ranges::copy_if(findings, std::back_inserter(some),
                         [code](const Finding& finding) { return finding.code == code; });
    return some;
}

std::vector<Finding> alarms(const std::vector<Finding>& findings)
{
    std::vector<Finding> some;
    std::ranges::copy_if(findings, std::back_inserter(some),
                         [](const Finding& finding) { return finding.severity != Severity::Info; });
    return some;
}

} // namespace cryo::test
