// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order of detection: scan the root, group folders into stores, then take the parameters of each store
// from the evidence. How each thing is found out stands in a file of its own:
//
//   folder_scan           names and lengths              value_probe         checksums of values
//   page_size_probe       pages                          table_probe         lookups in a freezer's table
//   key_sample            verified bytes of an index     metadata_probe      left, right, ordinals
//   record_size_probe     records                        partition_grouping  which folders belong together
//   kind_probe            archive or freezer             parameter_probe     how sure
//   release_evidence      who wrote it                   store_name          what it is called
#include "core/inspect/detection.h"

#include "core/inspect/parameter_probe.h"
#include "core/inspect/partition_grouping.h"
#include "core/inspect/release_evidence.h"
#include "core/inspect/store_name.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <array>

namespace cryo {

namespace {

constexpr std::array<std::string_view, 4> kConfidenceNames = {"certain", "likely", "ambiguous", "unknown"};
constexpr std::array<std::string_view, 4> kOtherNames = {"metadata", "ordinal", "hold", "unknown"};

/// Takes one store's parameters from its group.
class StoreReader {
public:
    StoreReader(const ReadableStorage& storage, const StoreGroup& group, const LayoutOverrides& overrides,
                std::vector<Finding>& findings)
        : m_findings(findings)
        , m_storage(storage)
        , m_group(group)
        , m_overrides(overrides)
    {
    }

    DetectedStore read()
    {
        m_store.layout.kind = m_group.kind;
        m_store.layout.partitions = m_group.partitions();
        readPages();
        readKeys();
        if (m_group.kind == StoreKind::Archive)
            readItemsPerSection();
        readValues();
        readTable();
        readCodec();
        m_store.layout.translator = m_overrides.translator.value_or(Translator{});
        return std::move(m_store);
    }

private:
    /// A value given by the user takes the place of what was found out.
    template <typename T>
    void add(Parameter parameter, const std::optional<T>& given)
    {
        if (given)
            if (auto finding = overrideParameter(parameter, ParameterValue(*given), m_store.layout))
                m_findings.push_back(std::move(*finding));
        m_store.parameters.push_back(std::move(parameter));
    }
    template <typename T>
    [[nodiscard]] std::optional<T> lastValue() const
    {
        const auto& value = m_store.parameters.back().value;
        return value && std::holds_alternative<T>(*value) ? std::optional(std::get<T>(*value)) : std::nullopt;
    }

    void readPages();
    void readKeys();
    void readItemsPerSection();
    void readValues();
    void readTable();
    void readCodec();
    [[nodiscard]] KeySizeEvidence keySizeEvidence() const;

    std::vector<Finding>& m_findings;
    const ReadableStorage& m_storage;
    const StoreGroup& m_group;
    const LayoutOverrides& m_overrides;
    ValueFit m_values;
    DetectedStore m_store;
};

void StoreReader::readPages()
{
    std::optional<std::uint64_t> given;
    if (m_overrides.pageSize)
        given = m_overrides.pageSize->value;
    add(m_group.key ? pageSizeParameter(m_group.key->pageSizes) : pageSizeParameter({}), given);
    if (const auto size = lastValue<std::uint64_t>(); size && *size != 0)
        m_store.layout.pageSize = PageSize{static_cast<std::uint16_t>(*size)};
}

KeySizeEvidence StoreReader::keySizeEvidence() const
{
    constexpr std::size_t kDivisorsMax = 16;
    KeySizeEvidence evidence;
    evidence.kind = m_group.kind;
    evidence.kindProven = m_group.kindProven;
    evidence.matchingValues = m_values.matching;
    if (!m_group.key)
        return evidence;
    const auto& sizes = m_group.key->recordSizes;
    if (!sizes.empty())
        evidence.best = sizes[0];
    if (sizes.size() > 1)
        evidence.second = sizes[1];
    // One record, or several whose values do not begin at 0: any divisor of a whole section can be it.
    for (const SectionSample& section : m_group.key->sample.sections) {
        if (!section.sizeBytes || !sizes.empty() || !evidence.divisors.empty())
            continue;
        for (std::uint64_t n = 1; n <= kDivisorsMax && *section.sizeBytes / n >= kRecordSizeMinBytes; ++n)
            if (*section.sizeBytes % n == 0 && *section.sizeBytes / n <= kRecordSizeMaxBytes)
                evidence.divisors.push_back(static_cast<std::uint32_t>(*section.sizeBytes / n));
    }
    return evidence;
}

void StoreReader::readKeys()
{
    if (m_group.key && m_group.valueFolder != nullptr)
        m_values = fitValues(m_storage, *m_group.valueFolder, m_group.key->values, true);
    std::optional<std::uint64_t> given;
    if (m_overrides.keySizeBytes)
        given = *m_overrides.keySizeBytes;
    add(keySizeParameter(keySizeEvidence()), given);
    if (const auto size = lastValue<std::uint64_t>(); size && *size <= kRecordSizeMaxBytes)
        m_store.layout.keySizeBytes = static_cast<std::uint32_t>(*size);
}

void StoreReader::readItemsPerSection()
{
    Parameter parameter{"items_per_section", {}, Confidence::Unknown, {}, "no index could be read", false};
    if (m_group.key && m_group.key->recordBytes())
        parameter = itemsPerSectionParameter(*m_group.keyFolder, m_group.key->votes);
    add(std::move(parameter), m_overrides.itemsPerSection);
    if (const auto items = lastValue<std::uint64_t>(); items && *items != 0)
        m_store.layout.itemsPerSection = items;
}

void StoreReader::readValues()
{
    add(compressionParameter(m_values.bodies), m_overrides.compressed);
    m_store.layout.compressed = lastValue<bool>();
}

void StoreReader::readTable()
{
    if (m_group.kind != StoreKind::Freezer)
        return;
    m_store.layout.checkpoint = m_overrides.checkpoint ? m_overrides.checkpoint : m_group.checkpoint;
    if (!m_overrides.checkpoint && m_group.checkpoint)
        m_store.checkpointEvidence = "found in the metadata partition " + m_group.metadata->folder->name;
    else if (m_overrides.checkpoint)
        m_store.checkpointEvidence = "given";
    Parameter parameter{"table_size", {}, Confidence::Unknown, {}, "there is no table", false};
    const FolderScan* folder = m_group.tableFolder;
    if (folder != nullptr) {
        auto table = TableProbe::open(m_storage, *folder);
        const bool known = m_group.key && m_group.key->recordBytes() &&
                           *m_group.key->recordBytes() > kFreezerRecordOverheadBytes;
        FreezerRecords freezer;
        std::vector<KnownRecord> records;
        if (known) {
            freezer = {m_group.keyFolder, m_group.key->pageSize(),
                       *m_group.key->recordBytes() - kFreezerRecordOverheadBytes};
            records = chooseKnownRecords(m_group.key->sample, freezer.keySizeBytes, kTableProbeRecords);
        }
        if (table)
            parameter = table->parameter(known ? &freezer : nullptr, records, m_store.layout.checkpoint);
    }
    add(std::move(parameter), std::optional<std::uint64_t>());
}

void StoreReader::readCodec()
{
    const bool compressed = m_store.layout.compressed.value_or(false);
    std::optional<std::string> given;
    if (m_overrides.codec)
        given = std::string(codecName(*m_overrides.codec));
    add(codecParameter(decompressedBodies(m_values.bodies, compressed)), given);
    if (const auto name = lastValue<std::string>())
        m_store.layout.codec = codecFromName(*name).value_or(Codec::Raw);
}

// ---- findings ----

void addMissing(const StoreGroup& group, const std::string& store, std::vector<Finding>& to)
{
    const auto missing = [&](std::string_view role, bool there) {
        if (!there)
            to.push_back(
                Finding::make(FindingCode::DR07, {}, {{"role", std::string(role)}, {"store", store}}));
    };
    if (group.neverUsed)
        return;
    missing("key", group.keyFolder != nullptr);
    missing("value", group.valueFolder != nullptr);
    if (group.kind == StoreKind::Freezer)
        missing("table", group.tableFolder != nullptr);
}

void addMixedHeaders(const HeaderCount& headers, const StoreGroup& group, std::vector<Finding>& to)
{
    if (headers.v0 == 0 || headers.v1 == 0)
        return;
    to.push_back(Finding::make(FindingCode::HD09, {group.partitions().key, {}, {}},
                               {{"a", std::to_string(headers.v0)}, {"b", std::to_string(headers.v1)}}));
}

void addUnknownFolders(const RootScan& root, Detection& detection)
{
    const auto add = [&](const std::string& path) {
        detection.findings.push_back(Finding::make(FindingCode::DR08, {path, {}, {}}, {{"folder", path}}));
    };
    for (const OtherEntry& entry : detection.other)
        if (entry.what == OtherEntry::What::Unknown)
            add(entry.path);
    for (const FolderScan& folder : root.folders)
        if (folder.unread)
            detection.findings.push_back(
                Finding::make(FindingCode::DR10, {folder.name, {}, {}},
                              {{"file", folder.name}, {"reason", folder.unread->message}}));
}

// ---- names ----

std::string nameFor(const StorePartitions& partitions)
{
    const std::array<std::string, 4> names = {partitions.key, partitions.value, partitions.table,
                                              partitions.markers};
    const std::string name = storeName(names, partitions.key);
    if (!name.empty())
        return name;
    return partitions.value.empty() ? partitions.table : partitions.value;
}

/// --store NAME must choose one: stores that would be called the same are called by their key partitions.
void nameStores(std::vector<DetectedStore>& stores)
{
    for (DetectedStore& store : stores)
        store.layout.name = nameFor(store.layout.partitions);
    std::vector<std::string> names;
    for (const DetectedStore& store : stores)
        names.push_back(store.layout.name);
    for (std::size_t i = 0; i < stores.size(); ++i)
        if (std::ranges::count(names, names[i]) > 1 && !stores[i].layout.partitions.key.empty())
            stores[i].layout.name = stores[i].layout.partitions.key;
}

const LayoutOverrides kNoOverrides;

const LayoutOverrides& overridesFor(const StoreGroup& group, const LayoutOverrides& overrides)
{
    const bool other = overrides.partitions && overrides.partitions->key != group.partitions().key;
    return other ? kNoOverrides : overrides;
}

} // namespace

std::string_view confidenceName(Confidence confidence)
{
    return kConfidenceNames.at(static_cast<std::size_t>(confidence));
}

std::string_view otherEntryName(OtherEntry::What what)
{
    return kOtherNames.at(static_cast<std::size_t>(what));
}

const Parameter* DetectedStore::parameter(std::string_view name) const
{
    const auto found = std::ranges::find(parameters, name, &Parameter::name);
    return found == parameters.end() ? nullptr : &*found;
}

Result<Detection> detectStores(const ReadableStorage& storage, const LayoutOverrides& overrides,
                               const Progress& progress)
{
    CRYO_ASSIGN(const RootScan root, scanRoot(storage, progress));
    CRYO_ASSIGN(Grouping grouping, groupPartitions(storage, root, overrides, progress));
    Detection detection;
    detection.other = std::move(grouping.other);
    detection.findings = std::move(grouping.findings);
    std::vector<HeaderCount> headers;
    for (const StoreGroup& group : grouping.stores) {
        CRYO_TRY(progress.step(detection.stores.size(), grouping.stores.size()));
        DetectedStore store =
            StoreReader(storage, group, overridesFor(group, overrides), detection.findings).read();
        headers.push_back(countHeaders(storage, group));
        if (headers.back().v0 != 0)
            store.headerLayouts.push_back(HeaderLayout::V0);
        if (headers.back().v1 != 0)
            store.headerLayouts.push_back(HeaderLayout::V1);
        store.releases = releaseEvidence(group, headers.back(), root.hold);
        detection.stores.push_back(std::move(store));
    }
    nameStores(detection.stores);
    for (std::size_t i = 0; i < detection.stores.size(); ++i) {
        addMissing(grouping.stores[i], detection.stores[i].layout.name, detection.findings);
        addMixedHeaders(headers[i], grouping.stores[i], detection.findings);
    }
    if (root.hold)
        detection.other.push_back({std::string(kHoldFileName), OtherEntry::What::Hold});
    addUnknownFolders(root, detection);
    std::ranges::sort(detection.stores, {}, [](const DetectedStore& store) { return store.layout.name; });
    std::ranges::sort(detection.other, {}, &OtherEntry::path);
    return detection;
}

bool LayoutOverrides::empty() const
{
    return !kind && !partitions && !pageSize && !keySizeBytes && !itemsPerSection && !compressed && !codec &&
           !translator && !checkpoint;
}

} // namespace cryo
