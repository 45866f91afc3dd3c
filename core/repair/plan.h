// SPDX-License-Identifier: GPL-3.0-or-later
//
// A repair as a list of operations, to be looked at, edited, kept and applied later.
//
// An operation holds what it is to do, not the bytes that come out: a rebuilt table of a gigabyte is one
// line. Only edits by hand hold bytes. The plan holds the fingerprint of the store that it was made for and
// the SHA-256 of every file that changes, so that whoever applies it can tell whether it is still the same
// store, and the same result. Making and applying a plan to an overlay writes nothing to the store.
//
// Plain data; one thread for each value. Source: product.md §3.4, findings.md §3, cli.md (plan).
#pragma once

#include "core/base/progress.h"
#include "core/inspect/finding.h"
#include "core/inspect/store_layout.h"
#include "core/storage/overlay_storage.h"

#include <map>
#include <variant>

namespace cryo {

enum class OperationKind : std::uint8_t {
    FreshHeader,     ///< the file becomes an empty blob; "layout"
    RewriteHeader,   ///< a right header before the payload as it is; "layout", "payload" = where that begins
    RemoveFile,      ///< the file goes to quarantine
    RenameFile,      ///< "name"
    SwapFiles,       ///< with the file "name" of the same partition
    CreateFolder,    ///< an empty partition
    RewriteSection,  ///< archive: index file from its usable records, values cut or compressed anew
    MoveStrays,      ///< archive: records go to the section that their index belongs to
    RebuildFreezer,  ///< freezer: index files, chains, table and checkpoint from the usable records
    WriteMarkers,    ///< archive: both marker copies, for what is there
    RemoveMarkers,   ///< archive
    TightenHeads,    ///< freezer: every bucket begins with its newest record; "table_size"
    ResizeTable,     ///< freezer: "table_size"
    PruneSections,   ///< archive: sections below "min" go to quarantine
    PutItems,        ///< "items"
    HealFromReplica, ///< "replica": the root of another copy; "key", "value", "table": its partitions
    SetSlot,    ///< freezer: "bucket", "slot", and "epoch", "section", "position", "added", or none = zeros
    EditBytes,  ///< "offset", "hex"; "before" = what must stand there
    EditFields, ///< "edits": offsets, bytes before and after; "keep_checksums"; "expert" (file_edit.h)
    FlipBits,   ///< "masks": offsets and bits that are flipped back there; "chance" = 1 in so many
};

/// "fresh-header", …
[[nodiscard]] std::string_view operationName(OperationKind kind);
[[nodiscard]] std::optional<OperationKind> operationFromName(std::string_view name);

using OperationValue = std::variant<std::uint64_t, std::string>;

struct Operation {
    std::uint32_t id = 0; ///< unique in its plan
    OperationKind kind = OperationKind::EditBytes;
    FindingCode code = FindingCode::HD01; ///< what it repairs; of maintenance and edits none, see `repairs`
    bool repairs = true;
    Where target;
    std::optional<Section> section;
    std::map<std::string, OperationValue> parameters;
    std::string effect;           ///< a sentence
    std::uint64_t gains = 0;      ///< items that are readable or found again
    std::uint64_t loses = 0;      ///< items that are gone afterwards, though their bytes were there in part
    std::uint64_t unverified = 0; ///< items kept without a checksum of their page
    std::vector<std::string> sample; ///< some of the items that are lost
    std::vector<std::uint32_t> dependsOn;

    [[nodiscard]] std::optional<std::uint64_t> number(std::string_view name) const;
    [[nodiscard]] std::string text(std::string_view name) const; ///< empty if there is none
};

/// What a file is after the plan.
struct ResultFile {
    std::string partition;
    std::string fileName;
    bool removed = false;
    std::uint64_t sizeBytes = 0;
    std::string sha256; ///< hex; empty for a removed one, and for one that is too long (change_set.h)
    friend bool operator==(const ResultFile&, const ResultFile&) = default;
};

/// A finding that the plan does not repair.
struct LeftFinding {
    std::string code;
    std::string sentence;
    std::uint64_t atRisk = 0;
};

struct Plan {
    std::string root;        ///< where the store lay, so that apply need not be told; only a hint
    StoreLayout layout;      ///< of the store as it was
    std::string fingerprint; ///< of the store as it was, hex
    std::vector<Operation> operations;
    std::optional<Checkpoint> checkpoint; ///< that the node has to be given from then on, where it changes
    std::vector<ResultFile> results;
    std::vector<LeftFinding> left;
    bool changesNothing() const { return operations.empty() && !checkpoint; }
};

/// The plan as JSON text, with blanks and line ends for people.
[[nodiscard]] std::string planToJson(const Plan& plan);
/// Reads a plan that may come from anywhere: lengths, names, numbers and references are checked.
/// Errors: InvalidArgument, which says where; LimitExceeded beyond kPlanBytesMax.
[[nodiscard]] Result<Plan> planFromJson(std::string_view json);
inline constexpr std::size_t kPlanBytesMax = std::size_t{256} << 20;
inline constexpr std::size_t kPlanOperationsMax = 1'000'000;

/// The fingerprint of the store's partitions (change_set.h). Errors: Cancelled; those of reading.
[[nodiscard]] Result<std::string> planFingerprint(const ReadableStorage& storage, const StoreLayout& layout,
                                                  const Progress& progress = {});

/// A store with the operations of a plan done, on an overlay.
struct PlannedStore {
    std::shared_ptr<OverlayStorage> storage;
    StoreLayout layout; ///< with the checkpoint that goes with it
    std::vector<ResultFile> results;
};

/// Does the operations in their order, on an overlay over `store`. The same store and plan always give the
/// same bytes. Errors: those of the operations, with their number; Cancelled.
[[nodiscard]] Result<PlannedStore>
applyToOverlay(const Plan& plan, std::shared_ptr<const ReadableStorage> store, const Progress& progress = {});

/// The files that an overlay over `store` changes, with their digests. Errors: those of reading; Cancelled.
[[nodiscard]] Result<std::vector<ResultFile>> resultsOf(std::shared_ptr<const ReadableStorage> store,
                                                        std::shared_ptr<const OverlayStorage> overlay,
                                                        const Progress& progress = {});

/// A run of bytes that an operation changes.
struct ByteChange {
    Where where;
    Bytes before; ///< as far as the file reached
    Bytes after;
    std::uint64_t sizeBytes = 0; ///< of the whole run; the two above are cut to kPreviewBytesMax
};
inline constexpr std::size_t kPreviewBytesMax = 4096;
inline constexpr std::size_t kPreviewRunsMax = 1000;

/// What stands before the message of an error that an operation of a plan failed with.
[[nodiscard]] std::string operationPrefix(const Operation& operation);
/// What one operation changes when those before it are done. Errors: NotFound; those of applyToOverlay.
[[nodiscard]] Result<std::vector<ByteChange>> previewOperation(const Plan& plan, std::uint32_t id,
                                                               std::shared_ptr<const ReadableStorage> store,
                                                               const Progress& progress = {});

} // namespace cryo
