// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl detect ROOT: which stores a root holds, and what follows from their bytes.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/verb.h"
#include "app/cryoctl/verbs/detected_json.h"
#include "core/inspect/folder_rules.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kDetectHelp =
    "Looks through a storage root (the folder that holds the partitions), groups its partitions into "
    "archives and freezers by their contents, and infers every parameter that the files do not state, each "
    "with its evidence and a confidence: certain, likely, ambiguous (with candidates) or unknown. Nothing is "
    "written, locked or repaired.\n"
    "\n"
    "  cryoctl detect /var/lib/node/storage\n"
    "  cryoctl detect --json ROOT | jq '.stores[].parameters.page_size.value'\n"
    "\n"
    "A root without a store is no failure: the list is empty.";

class Detect final : public Command {
public:
    void declare(OptionSet& options) override { m_options.declare(options, false); }
    Result<int> run(Context& context) override;

private:
    static void print(Context& context, const OpenedRoot& root);
    static void printJson(Context& context, const Detection& detection, const FindingList& findings);

    StoreOptions m_options;
};

Json storeJson(const DetectedStore& store)
{
    Json json;
    json["name"] = text(store.layout.name);
    json["kind"] = storeKindName(store.layout.kind);
    json["partitions"] = partitionsJson(store.layout.partitions);
    json["layouts"] = layoutsJson(store);
    json["releases"] = releasesJson(store);
    json["parameters"] = parametersJson(store.parameters);
    if (store.layout.checkpoint) {
        json["checkpoint"] = toHex(encodeCheckpoint(*store.layout.checkpoint));
        json["checkpoint_evidence"] = text(store.checkpointEvidence);
    }
    return json;
}

void Detect::printJson(Context& context, const Detection& detection, const FindingList& findings)
{
    JsonDocument document(context.out);
    document.beginArray("stores");
    for (const DetectedStore& store : detection.stores)
        document.element(storeJson(store));
    document.endArray();
    document.beginArray("other");
    for (const OtherEntry& other : detection.other)
        document.element({{"path", text(other.path)}, {"what", otherEntryName(other.what)}});
    document.endArray();
    document.finish(findings.kept());
}

void printStore(Output& out, const DetectedStore& store)
{
    const StorePartitions& partitions = store.layout.partitions;
    out << "\n"
        << styled(out, Style::Heading,
                  escapedName(store.layout.name) + "  " + std::string(storeKindName(store.layout.kind)))
        << "\n";
    FactList facts(2);
    const auto folder = [&facts](std::string_view role, const std::string& name) {
        if (!name.empty())
            facts.add(std::string(role), escapedName(name));
    };
    folder("keys", partitions.key);
    folder("values", partitions.value);
    folder("table", partitions.table);
    folder("markers", partitions.markers);
    folder("metadata", partitions.metadata);
    addReleases(facts, store);
    if (store.layout.checkpoint)
        facts.add("checkpoint",
                  toHex(encodeCheckpoint(*store.layout.checkpoint)) + "  " + store.checkpointEvidence);
    facts.print(out);
    printParameters(out, store.parameters, 2);
}

void Detect::print(Context& context, const OpenedRoot& root)
{
    Output& out = context.out;
    const Detection& detection = root.detection;
    out << escapedName(root.storage->displayName()) << ": "
        << (detection.stores.empty() ? "no store found" : counted(detection.stores.size(), "store")) << "\n";
    for (const DetectedStore& store : detection.stores)
        printStore(out, store);
    if (detection.other.empty())
        return;
    out << "\n" << styled(out, Style::Heading, "Beside them") << "\n";
    FactList facts(2);
    for (const OtherEntry& other : detection.other)
        facts.add(escapedName(other.path), std::string(otherEntryName(other.what)));
    facts.print(out);
}

Result<int> Detect::run(Context& context)
{
    CRYO_ASSIGN(const auto root, openRoot(context, m_options.path, m_options));
    FindingList findings;
    for (const Finding& finding : root.detection.findings)
        findings.add(finding);
    context.messages.endWork();
    if (context.json) {
        printJson(context, root.detection, findings);
    } else {
        print(context, root);
        printFindingList(context, findings);
    }
    return findingsStatus(findings);
}

} // namespace

const Verb kDetectVerb = {"detect", "Which stores a folder holds, and their parameters with evidence.",
                          kDetectHelp, true,
                          [] -> std::unique_ptr<Command> { return std::make_unique<Detect>(); }};

} // namespace cryo::ctl
