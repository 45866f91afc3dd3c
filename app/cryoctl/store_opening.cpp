// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finding the store that is meant.
#include "app/cryoctl/store_opening.h"

#include "core/inspect/engine_config.h"
#include "core/inspect/overrides.h"
#include "core/simulate/checkpoint_choices.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <fstream>
#include <utility>

namespace cryo::ctl {

namespace fs = std::filesystem;

bool hasPartition(const StoreLayout& layout, std::string_view name)
{
    const StorePartitions& partitions = layout.partitions;
    return !name.empty() && (partitions.key == name || partitions.value == name || partitions.table == name ||
                             partitions.markers == name || partitions.metadata == name);
}

namespace {

constexpr std::uintmax_t kConfigMaxBytes = std::uintmax_t{1} << 20;
constexpr std::uint64_t kKeySizeMaxBytes = std::uint64_t{1} << 20;

/// A value option with its own way to be understood.
OptionSpec special(std::string name, std::string valueName, std::string help,
                   std::function<Result<>(std::string_view)> set, std::vector<std::string> choices = {})
{
    OptionSpec spec;
    spec.kind = OptionSpec::Kind::Value;
    spec.name = std::move(name);
    spec.valueName = std::move(valueName);
    spec.help = std::move(help);
    spec.choices = std::move(choices);
    spec.set = std::move(set);
    return spec;
}

Result<std::uint64_t> numberWithin(std::string_view text, std::uint64_t min, std::uint64_t max)
{
    CRYO_ASSIGN(const std::uint64_t number, parseNumber(text));
    if (number < min || number > max)
        return fail(Errc::InvalidArgument, std::string(text) + " is not between " + std::to_string(min) +
                                               " and " + std::to_string(max));
    return number;
}

Result<std::string> readConfigFile(const std::string& path)
{
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error)
        return fail(Errc::NotFound, "the configuration " + path + " cannot be read: " + error.message());
    if (size > kConfigMaxBytes)
        return fail(Errc::InvalidArgument, "the configuration " + path + " is longer than a configuration");
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file)
        return fail(Errc::Io, "the configuration " + path + " cannot be read");
    return text;
}

/// The fields of `over` where it has any, those of `base` else.
LayoutOverrides merged(LayoutOverrides base, const LayoutOverrides& over)
{
    const auto take = [](auto& to, const auto& from) {
        if (from)
            to = from;
    };
    take(base.kind, over.kind);
    take(base.partitions, over.partitions);
    take(base.pageSize, over.pageSize);
    take(base.keySizeBytes, over.keySizeBytes);
    take(base.itemsPerSection, over.itemsPerSection);
    take(base.compressed, over.compressed);
    take(base.codec, over.codec);
    take(base.translator, over.translator);
    take(base.checkpoint, over.checkpoint);
    return base;
}

std::string storeNames(const Detection& detection)
{
    std::string names;
    for (const DetectedStore& store : detection.stores)
        names += (names.empty() ? "" : ", ") + store.layout.name;
    return names;
}

Result<DetectedStore> choose(const Detection& detection, const std::string& name, const std::string& root)
{
    if (name.empty()) {
        if (detection.stores.size() == 1)
            return detection.stores.front();
        return fail(Errc::InvalidArgument, root + " holds " + std::to_string(detection.stores.size()) +
                                               " stores (" + storeNames(detection) +
                                               "); choose one with --store NAME");
    }
    for (const DetectedStore& store : detection.stores)
        if (store.layout.name == name)
            return store;
    for (const DetectedStore& store : detection.stores)
        if (hasPartition(store.layout, name))
            return store;
    return fail(Errc::InvalidArgument,
                root + " holds no store \"" + name + "\", only " + storeNames(detection));
}

struct Choice {
    OpenedRoot root;
    DetectedStore store;
};

/// For the path of a partition: the store around it, if its parent is a root that has one.
std::optional<Choice> storeAround(Context& context, const fs::path& partition, const StoreOptions& options)
{
    std::error_code error;
    const fs::path absolute = fs::canonical(partition, error);
    if (error || !absolute.has_parent_path() || absolute == absolute.parent_path())
        return std::nullopt;
    auto root = openRoot(context, absolute.parent_path().string(), options);
    if (!root)
        return std::nullopt;
    for (const DetectedStore& store : root->detection.stores)
        if (hasPartition(store.layout, absolute.filename().string()))
            return Choice{std::move(*root), store};
    return std::nullopt;
}

Result<Choice> chooseStore(Context& context, const StoreOptions& options)
{
    CRYO_ASSIGN(auto root, openRoot(context, options.path, options));
    if (!root.detection.stores.empty()) {
        CRYO_ASSIGN(auto store, choose(root.detection, options.name, options.path));
        return Choice{std::move(root), std::move(store)};
    }
    if (auto around = storeAround(context, options.path, options)) {
        context.messages.note(options.path + " is a partition, not a storage root; reading the store " +
                              around->store.layout.name + " of " + around->root.storage->displayName());
        return std::move(*around);
    }
    return fail(Errc::NotFound,
                "no store found in " + options.path +
                    " (a storage root is the folder that holds the partitions; cryoctl detect "
                    "says what was found)");
}

} // namespace

void StoreOptions::declare(OptionSet& options, bool hasName)
{
    options.group("Which store");
    const std::string help = "Storage root: the folder that holds the partitions.";
    if (storeIsOptional)
        options.optionalPositional("STORE", help, path);
    else
        options.positional("STORE", help, path);
    if (hasName)
        options.value("--store", "NAME", "Which store, where the root holds several.", name);
    declareParameters(options);
}

void StoreOptions::declareForFile(OptionSet& options)
{
    options.group("Which file");
    options.positional("FILE", "A file in a partition of a storage root.", path);
    declareParameters(options);
}

void StoreOptions::declareParameters(OptionSet& options)
{
    options.group("What the files do not say (detected unless given)");
    options.path("--config", "FILE", "Take what follows from the engine's configuration (one JSON object).",
                 m_configFile);
    options.add(special("--page-size", "N", "Data bytes in a page of the index files.",
                        [this](std::string_view value) -> Result<> {
                            CRYO_ASSIGN(const auto bytes, numberWithin(value, 1, UINT16_MAX));
                            m_single.pageSize = PageSize{static_cast<std::uint16_t>(bytes)};
                            return {};
                        }));
    options.add(special("--key-size", "N", "Bytes in a key.", [this](std::string_view value) -> Result<> {
        CRYO_ASSIGN(const auto bytes, numberWithin(value, 0, kKeySizeMaxBytes));
        m_single.keySizeBytes = static_cast<std::uint32_t>(bytes);
        return {};
    }));
    options.add(special("--items-per-section", "N", "Archive: indices in a section.",
                        [this](std::string_view value) -> Result<> {
                            CRYO_ASSIGN(m_single.itemsPerSection, numberWithin(value, 1, UINT64_MAX));
                            return {};
                        }));
    options.add(special("--compression", "on|off", "Whether values are compressed with zstd.",
                        [this](std::string_view value) -> Result<> {
                            if (value != "on" && value != "off")
                                return fail(Errc::InvalidArgument, "it is on or off");
                            m_single.compressed = value == "on";
                            return {};
                        },
                        {"on", "off"}));
    options.add(special(
        "--codec", "C",
        "What values mean: bytes (a length, then bytes), u64, i32, fixed (no length), raw (as stored).",
        [this](std::string_view value) -> Result<> {
            m_single.codec = codecFromConfigName(value);
            if (!m_single.codec)
                return fail(Errc::InvalidArgument, "it is one of bytes, u64, i32, fixed, raw");
            return {};
        },
        {"bytes", "u64", "i32", "fixed", "raw"}));
    options.add(special("--translator", "T", "Archive: which bytes of a key its index in memory looks at.",
                        [this](std::string_view value) -> Result<> {
                            m_single.translator = translatorFromName(value);
                            if (!m_single.translator)
                                return fail(
                                    Errc::InvalidArgument,
                                    "it is one of OneCap, TwoCap, Cap3, FourCap, Cap5, Cap6, Cap7, EightCap");
                            return {};
                        },
                        {"OneCap", "TwoCap", "Cap3", "FourCap", "Cap5", "Cap6", "Cap7", "EightCap"}));
    declareCheckpoint(options);
    options.choice("--engine", "RELEASE", "Whose behaviour counts where releases differ.",
                   {"2026.2.0", "2026.7.1", "2026.10.0"}, engine);
    options.flag("--remember",
                 "Remember what is given here for this store, outside of it; without anything given, forget.",
                 remember);
    options.flag("--no-remembered", "Ignore what was remembered.", ignoreRemembered);
}

void StoreOptions::declareCheckpoint(OptionSet& options)
{
    const std::string_view words =
        takesAllCheckpoints ? "CHECKPOINT|none|estimate|all" : "CHECKPOINT|none|estimate";
    std::string help =
        "Freezer: the checkpoint that its last sync returned (56 hex digits, or as JSON), none, "
        "or one estimated from the files";
    help += takesAllCheckpoints ? "; all: each of them, side by side." : ".";
    options.add(special("--checkpoint", std::string(words), std::move(help),
                        [this](std::string_view value) -> Result<> {
                            noCheckpoint = value == "none";
                            estimatesCheckpoint = value == "estimate";
                            allCheckpoints = value == "all" && takesAllCheckpoints;
                            m_single.checkpoint.reset();
                            if (!noCheckpoint && !estimatesCheckpoint && !allCheckpoints) {
                                CRYO_ASSIGN(m_single.checkpoint, parseCheckpoint(value));
                            }
                            return {};
                        }));
}

Result<std::optional<std::uint32_t>> StoreOptions::tableInitialSize() const
{
    if (m_configFile.empty())
        return std::optional<std::uint32_t>();
    CRYO_ASSIGN(const std::string text, readConfigFile(m_configFile));
    return parseTableInitialSize(text);
}

Result<LayoutOverrides> StoreOptions::overrides() const
{
    LayoutOverrides given;
    if (!m_configFile.empty()) {
        CRYO_ASSIGN(const std::string text, readConfigFile(m_configFile));
        CRYO_ASSIGN(given, parseEngineConfig(text));
    }
    given = merged(std::move(given), m_single);
    if (noCheckpoint)
        given.checkpoint.reset();
    return given;
}

Result<OpenedRoot> openRoot(Context& context, const std::string& path, const StoreOptions& options)
{
    CRYO_ASSIGN(const LayoutOverrides overrides, options.overrides());
    auto storage = ReadOnlyFileStorage::open(path);
    if (!storage) {
        // That a path is no folder is no mistake of the command line's form.
        Error error = std::move(storage).error();
        if (error.code == Errc::InvalidArgument)
            error.code = Errc::Unsupported;
        return std::unexpected(std::move(error));
    }
    CRYO_ASSIGN(auto detection, detectStores(**storage, overrides, context.progress()));
    if (!options.ignoreRemembered)
        applyRemembered(loadOverrides((*storage)->root()), detection);
    return OpenedRoot{std::move(*storage), std::move(detection)};
}

Result<OpenedStore> openStore(Context& context, const StoreOptions& options)
{
    CRYO_ASSIGN(const auto choice, chooseStore(context, options));
    return openStore(context, options, choice.root, choice.store);
}

Result<OpenedStore> openStore(Context& context, const StoreOptions& options, const OpenedRoot& root,
                              const DetectedStore& store)
{
    CRYO_ASSIGN(const LayoutOverrides overrides, options.overrides());
    OpenedStore opened;
    opened.storage = root.storage;
    opened.detected = store;
    applyOverrides(overrides, opened.detected.layout);
    if (options.noCheckpoint) {
        opened.detected.layout.checkpoint.reset();
        opened.detected.checkpointEvidence.clear();
    }
    if (options.estimatesCheckpoint && opened.detected.layout.kind == StoreKind::Freezer) {
        CRYO_ASSIGN(opened.detected.layout.checkpoint,
                    estimateCheckpoint(opened.storage, opened.detected.layout, context.progress()));
        opened.detected.checkpointEvidence = "estimated from the slots and the end of the journal";
    }
    if (options.remember)
        CRYO_TRY(saveOverrides(opened.storage->root(), opened.detected.layout.name, overrides));
    CRYO_ASSIGN(opened.view, StoreView::open(opened.storage, opened.detected.layout));
    std::ranges::copy_if(root.detection.findings, std::back_inserter(opened.findings),
                         [&](const Finding& finding) {
                             return hasPartition(opened.detected.layout, finding.where.partition);
                         });
    for (const Finding& finding : opened.view->openFindings()) {
        const bool known = std::ranges::any_of(opened.findings, [&](const Finding& other) {
            return other.code == finding.code && other.where == finding.where;
        });
        if (!known)
            opened.findings.push_back(finding);
    }
    return opened;
}

Result<> requireFittingParameters(const OpenedStore& store)
{
    for (const Finding& finding : store.findings)
        if (finding.code == FindingCode::AR05 || finding.code == FindingCode::FZ23)
            return fail(Errc::Unsupported,
                        "nothing is changed while a parameter does not fit: " + sentence(finding),
                        finding.where);
    return {};
}

Result<> requireKind(const OpenedStore& store, StoreKind kind, std::string_view verb)
{
    const StoreLayout& layout = store.detected.layout;
    if (layout.kind == kind)
        return {};
    const std::string wanted = kind == StoreKind::Archive ? "an archive" : "a freezer";
    const std::string found = kind == StoreKind::Archive ? "a freezer" : "an archive";
    return fail(Errc::InvalidArgument,
                std::string(verb) + " wants " + wanted + "; " + layout.name + " is " + found);
}

} // namespace cryo::ctl
