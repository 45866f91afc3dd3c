// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl info STORE: what a store is and how much is in it.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "app/cryoctl/verbs/detected_json.h"
#include "core/inspect/check.h"
#include "core/inspect/folder_rules.h"
#include "core/inspect/live_use.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kInfoHelp =
    "Says what a store is: its kind, parameters, header layouts, the releases that touched it, how many "
    "sections and records it has, which indices, how large it is on disk, and which process holds it open. "
    "An archive's index files are read once, of a freezer the table and the ends of its files; values are "
    "not.\n"
    "\n"
    "  cryoctl info ROOT\n"
    "  cryoctl info ROOT --store archive\n"
    "  cryoctl info --json ROOT | jq '.counts'\n"
    "\n"
    "A freezer's checkpoint is not in its files: give it with --checkpoint, if you have it.";

constexpr std::size_t kRangesShown = 1000;

struct PartitionBytes {
    std::string name;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
};

class Info final : public Command {
public:
    void declare(OptionSet& options) override { m_options.declare(options); }
    Result<int> run(Context& context) override;

private:
    Result<> gather(Context& context, FindingCollector& findings);
    void printJson(Context& context, const FindingCollector& findings) const;
    void print(Context& context) const;
    void addArchive(FactList& facts) const;
    void addFreezer(FactList& facts) const;
    [[nodiscard]] Json archiveJson() const;
    [[nodiscard]] Json freezerJson() const;

    StoreOptions m_options;
    OpenedStore m_store;
    std::shared_ptr<const StoreView> m_view; // with exact counts
    std::shared_ptr<const ArchiveReport> m_archive;
    std::vector<PartitionBytes> m_partitions;
    LiveUse m_live;
};

std::vector<PartitionBytes> partitionBytes(const StoreView& view)
{
    std::vector<PartitionBytes> all;
    const StorePartitions& names = view.layout().partitions;
    for (const std::string& name : {names.key, names.value, names.table, names.markers, names.metadata}) {
        if (name.empty())
            continue;
        PartitionBytes partition{name, 0, 0};
        if (const auto entries = view.storage().list(name)) {
            for (const DirectoryEntry& entry : *entries) {
                if (entry.type != EntryType::Regular)
                    continue;
                ++partition.files;
                partition.bytes = saturatingAdd(partition.bytes, entry.sizeBytes);
            }
        }
        all.push_back(std::move(partition));
    }
    return all;
}

Result<> Info::gather(Context& context, FindingCollector& findings)
{
    m_partitions = partitionBytes(*m_store.view);
    m_live = findLiveUse(m_store.storage->root());
    const FindingSink sink = findings.sink();
    for (const Finding& finding : m_live.findings())
        sink(finding);
    if (m_store.detected.layout.kind == StoreKind::Archive) {
        CRYO_ASSIGN(m_archive, archiveReport(m_store.view, findings.sink(), context.progress()));
        m_view = m_archive->sharedView();
        return {};
    }
    CRYO_ASSIGN(m_view, m_store.view->countRecords(context.progress(Messages::Unit::Steps)));
    CheckOptions quick;
    quick.level = CheckLevel::Quick;
    auto checked = checkStore(m_view, quick, findings.sink(), context.progress());
    if (!checked)
        return std::unexpected(std::move(checked).error());
    return {};
}

double load(const StoreView& view)
{
    return view.tableSize() == 0
               ? 0
               : static_cast<double>(view.records()) / static_cast<double>(view.tableSize());
}

Json Info::archiveJson() const
{
    Json json;
    const auto optionalNumber = [](const std::optional<std::uint64_t>& value) {
        return value ? number(*value) : Json();
    };
    json["first_index"] = optionalNumber(m_archive->firstIndex());
    json["last_index"] = optionalNumber(m_archive->lastIndex());
    json["range_count"] = number(m_archive->ranges().size());
    json["ranges"] = Json::array();
    for (const IndexRange& range :
         m_archive->ranges().first(std::min(kRangesShown, m_archive->ranges().size())))
        json["ranges"].push_back({number(range.first), number(range.last)});
    json["missing"] = number(m_archive->missing());
    json["fill"] = m_archive->fill();
    return json;
}

Json Info::freezerJson() const
{
    Json json;
    json["table_size"] = number(m_view->tableSize());
    json["buckets_in_file"] = number(m_view->buckets());
    json["load"] = load(*m_view);
    const auto& checkpoint = m_view->layout().checkpoint;
    json["checkpoint"] = checkpoint ? Json(toHex(encodeCheckpoint(*checkpoint))) : Json();
    if (!m_store.detected.checkpointEvidence.empty())
        json["checkpoint_evidence"] = text(m_store.detected.checkpointEvidence);
    return json;
}

Json liveJson(const LiveUse& live)
{
    Json json;
    json["in_use"] = live.inUse();
    json["hold_locked"] = live.holdLocked;
    json["holder"] = live.holder ? Json(*live.holder) : Json();
    json["processes"] = Json::array();
    for (const LiveProcess& process : live.processes)
        json["processes"].push_back({{"pid", process.pid},
                                     {"name", text(process.name)},
                                     {"files", number(process.fileCount)},
                                     {"writes", process.writes}});
    if (!live.unseen.empty())
        json["unseen"] = text(live.unseen);
    return json;
}

void addLive(FactList& facts, const LiveUse& live)
{
    if (live.holdLocked)
        facts.add("in use",
                  "an engine holds .hold" +
                      (live.holder ? ": " + live.holderName + " (" + std::to_string(*live.holder) + ")"
                                   : std::string()),
                  Style::Warning);
    for (const LiveProcess& process : live.processes)
        facts.add("open in",
                  process.name + " (" + std::to_string(process.pid) + "), " +
                      counted(process.fileCount, "file") + (process.writes ? ", writing" : ""),
                  process.writes ? Style::Warning : Style::Plain);
    if (!live.holdLocked && live.processes.empty())
        facts.add("in use", "no process seen that has it open");
    if (!live.unseen.empty())
        facts.add("", live.unseen, Style::Dim);
}

void Info::printJson(Context& context, const FindingCollector& findings) const
{
    const DetectedStore& detected = m_store.detected;
    JsonDocument document(context.out);
    document.member("root", text(m_store.storage->displayName()));
    document.member("name", text(detected.layout.name));
    document.member("kind", storeKindName(detected.layout.kind));
    document.member("partitions", partitionsJson(m_view->layout().partitions));
    document.member("parameters", parametersJson(detected.parameters));
    document.member("layouts", layoutsJson(detected));
    document.member("releases", releasesJson(detected));
    Json counts;
    counts["sections"] = number(m_view->sections().size());
    counts["records"] = number(m_archive ? m_archive->records() : m_view->records());
    if (m_archive)
        counts["items"] = number(m_archive->items());
    for (const PartitionBytes& partition : m_partitions) {
        counts["files"][text(partition.name).get<std::string>()] = number(partition.files);
        counts["bytes"][text(partition.name).get<std::string>()] = number(partition.bytes);
    }
    document.member("counts", counts);
    document.members(m_archive ? archiveJson() : freezerJson());
    document.member("live", liveJson(m_live));
    document.finish(findings.kept());
}

void Info::addArchive(FactList& facts) const
{
    facts.add("items", grouped(m_archive->items()) + " in " + counted(m_view->sections().size(), "section"));
    if (m_archive->items() == 0)
        return;
    facts.add("indices", std::to_string(*m_archive->firstIndex()) + " to " +
                             std::to_string(*m_archive->lastIndex()) + ", " + percent(m_archive->fill()) +
                             " there");
    facts.add("ranges", counted(m_archive->ranges().size(), "range") + ", " +
                            counted(m_archive->gapCount(), "gap") + " with " + grouped(m_archive->missing()) +
                            " indices (cryoctl gaps)");
    if (m_archive->duplicateIndices() > 0)
        facts.add("duplicates", counted(m_archive->duplicateIndices(), "index with several records"));
    facts.add("values", byteSize(m_archive->valueBytes()));
}

void Info::addFreezer(FactList& facts) const
{
    facts.add("records", grouped(m_view->records()) + " in " + counted(m_view->sections().size(), "section"));
    facts.add("table", counted(m_view->tableSize(), "bucket") + ", " + decimal(load(*m_view)) +
                           " records a bucket (cryoctl chains)");
    if (m_view->buckets() != m_view->tableSize())
        facts.add("table file", counted(m_view->buckets(), "bucket") + ": a resize is half done");
    const auto& checkpoint = m_view->layout().checkpoint;
    facts.add("checkpoint", checkpoint ? toHex(encodeCheckpoint(*checkpoint)) : "not known");
    if (checkpoint)
        facts.add("", "epoch " + std::to_string(checkpoint->epoch) + ", section " +
                          std::to_string(checkpoint->section.value) + " up to byte " +
                          std::to_string(checkpoint->oversizedSizeBytes) + ", " +
                          counted(checkpoint->tableSize, "bucket"));
}

void Info::print(Context& context) const
{
    Output& out = context.out;
    const DetectedStore& detected = m_store.detected;
    out << styled(out, Style::Heading,
                  escapedName(detected.layout.name) + "  " + std::string(storeKindName(detected.layout.kind)))
        << "  " << styled(out, Style::Dim, escapedName(m_store.storage->displayName())) << "\n";
    FactList facts(2);
    if (m_archive)
        addArchive(facts);
    else
        addFreezer(facts);
    addReleases(facts, detected);
    for (const PartitionBytes& partition : m_partitions)
        facts.add(escapedName(partition.name),
                  byteSize(partition.bytes) + " in " + counted(partition.files, "file"));
    addLive(facts, m_live);
    facts.print(out);
    printParameters(out, detected.parameters, 2);
}

Result<int> Info::run(Context& context)
{
    CRYO_ASSIGN(m_store, openStore(context, m_options));
    FindingCollector findings(m_store);
    CRYO_TRY(gather(context, findings));
    context.messages.endWork();
    if (context.json) {
        printJson(context, findings);
    } else {
        print(context);
        printFindingList(context, findings.list());
    }
    return findings.status();
}

} // namespace

const Verb kInfoVerb = {"info", "What a store is, and how much is in it.", kInfoHelp, true,
                        [] -> std::unique_ptr<Command> { return std::make_unique<Info>(); }};

} // namespace cryo::ctl
