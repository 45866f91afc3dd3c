// SPDX-License-Identifier: GPL-3.0-or-later
//
// From STORE on the command line to a store that can be looked at: the root, the one store that is meant,
// and its parameters, detected or given. Opens for reading only.
//
// One thread. Source: cli.md (STORE).
#pragma once

#include "app/cryoctl/context.h"
#include "core/inspect/detection.h"
#include "core/inspect/store_view.h"
#include "core/storage/read_only_file_storage.h"

namespace cryo::ctl {

/// The options that name a store and overrule what is detected.
class StoreOptions {
public:
    /// STORE and all options; `hasName` false leaves out --store (for verbs on whole roots).
    void declare(OptionSet& options, bool hasName = true);
    /// FILE instead of STORE: the store is the one around the file.
    void declareForFile(OptionSet& options);

    std::string path;
    std::string name;
    std::string engine; ///< empty: none chosen
    bool noCheckpoint = false;
    bool estimatesCheckpoint = false; ///< --checkpoint estimate
    bool storeIsOptional = false;     ///< set before declare(): the verb can do without a store
    bool takesAllCheckpoints = false; ///< set before declare(): --checkpoint all is understood
    bool allCheckpoints = false;      ///< --checkpoint all
    bool remember = false;            ///< keep what was given for this store
    bool ignoreRemembered = false;

    /// What was given, the configuration file first, single options over it.
    /// Errors: NotFound, Io, InvalidArgument for the configuration file.
    Result<LayoutOverrides> overrides() const;
    /// table_initial_size of the configuration file, if it has one. Errors: as above.
    Result<std::optional<std::uint32_t>> tableInitialSize() const;

private:
    void declareParameters(OptionSet& options);
    void declareCheckpoint(OptionSet& options);

    std::string m_configFile;
    LayoutOverrides m_single;
};

struct OpenedRoot {
    std::shared_ptr<const ReadOnlyFileStorage> storage;
    Detection detection;
};

/// A root and what it holds, with what is remembered for it unless the options say otherwise. Errors:
/// NotFound, AccessDenied, Unsupported (no folder), those of detection.
Result<OpenedRoot> openRoot(Context& context, const std::string& path, const StoreOptions& options);

struct OpenedStore {
    std::shared_ptr<const ReadOnlyFileStorage> storage;
    DetectedStore detected;
    std::shared_ptr<const StoreView> view;
    std::vector<Finding> findings; ///< of detection and opening, about this store
};

/// The store that the options name. A partition's path is taken as well: its root is opened, and a note says
/// so. Errors: InvalidArgument where the root holds several and none is named, or none of that name;
/// NotFound where there is no store.
Result<OpenedStore> openStore(Context& context, const StoreOptions& options);
/// One of the stores of a root that is open already. Errors: those of the configuration file and of
/// StoreView.
Result<OpenedStore> openStore(Context& context, const StoreOptions& options, const OpenedRoot& root,
                              const DetectedStore& store);

/// Whether a partition belongs to the store.
[[nodiscard]] bool hasPartition(const StoreLayout& layout, std::string_view name);

/// Before anything is planned: with a parameter that the files contradict (AR-05, FZ-23) a repair would
/// destroy the store. Errors: Unsupported, with the finding's sentence.
Result<> requireFittingParameters(const OpenedStore& store);

/// Errors: InvalidArgument when the store is of the other kind.
Result<> requireKind(const OpenedStore& store, StoreKind kind, std::string_view verb);

} // namespace cryo::ctl
