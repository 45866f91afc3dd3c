// SPDX-License-Identifier: GPL-3.0-or-later
//
// Items of a store one after the other, values decoded: what dump and export print. And single lookups.
//
// The stream's memory does not grow with the values; see archive_report.h and chain_pass.h for what the pass
// before it needs. The functions are called from one thread and call back from the same one.
// Source: cli.md (dump, get), behaviour.md §1–2 (what get answers).
#pragma once

#include "core/inspect/archive_report.h"
#include "core/inspect/freezer_report.h"

namespace cryo {

/// One record with its value.
struct Item {
    RecordRow record;
    /// Good: the CRC is right and the value was decompressed where that is wanted. Else see ValueReading.
    ValueState valueState = ValueState::Unreadable;
    /// The value by the layout's codec; none when valueState is not Good, or when it does not decode.
    std::optional<DecodedValue> value;
    Bytes body; ///< codec bytes where valueState is Good; else the stored body as far as it could be read
    std::string reason; ///< why there is no value; empty when there is one

    // Freezer only.
    Cursor cursor;
    std::optional<Bucket> bucket;       ///< of the key at the present table size; none without a table
    std::optional<std::uint32_t> depth; ///< records that a lookup reads before it; none if not reachable
    bool shadowed = false;
    bool reachable = false;
};

struct ItemStreamOptions {
    std::uint64_t valueLimitBytes = kDecompressedLimitBytes;
    /// Archive: also give records that an engine drops at the next opening because they, and all later ones
    /// of their section, point past the value file (IX-02). Their value state is OutOfFile or NoFile.
    bool cutRecords = false;
    /// Also give records in pages that fail, where they are plausible all the same: the value's CRC passes at
    /// the place that the record names. They are marked (record.trust).
    bool salvageable = false;
};

class ValueWindow; // value_rules.h

/// A record with its value, read through a window of its section; findings about the value go to `sink`,
/// which may be empty. The members of a freezer's chains stay as they are.
[[nodiscard]] Item makeItem(const StoreView& view, RecordRow record, ValueWindow& window,
                            const ItemStreamOptions& options, const FindingSink& sink);

/// Gives one item; an error stops the stream and is passed on.
using ItemVisitor = std::function<Result<>(const Item&)>;

/// Every item of an archive, ascending by index; records of one index in replay order. Findings about values
/// (VA-) go to `sink`. Progress counts bytes of index files. Errors: Cancelled; those of `visit`.
Result<> forEachArchiveItem(const ArchiveReport& report, const ItemVisitor& visit,
                            const FindingSink& sink = {}, const Progress& progress = {},
                            const ItemStreamOptions& options = {});

/// Every item of a freezer in journal order. Otherwise as above.
Result<> forEachFreezerItem(const FreezerReport& report, const ItemVisitor& visit,
                            const FindingSink& sink = {}, const Progress& progress = {},
                            const ItemStreamOptions& options = {});

/// The records of an index, in replay order (the first is what 2026.10.0 answers, the last what 2026.2.0
/// does): none, one, or several (AR-03). Reads the index files of the section it belongs to, or, where the
/// items per section are unknown, of all. Errors: Cancelled; Unsupported where no record can be read.
Result<std::vector<Item>> lookupByIndex(const StoreView& view, std::uint64_t index,
                                        const Progress& progress = {}, const ItemStreamOptions& options = {});

/// The items of a key. Archive: every record with that key in replay order, the first is the answer (one pass
/// over all index files). Freezer: the records of the key in the chain of its bucket, the newest first, which
/// is the answer; older ones are shadowed. Findings about the walk go to `sink`.
/// Errors: InvalidArgument for a key of another length; Cancelled; Unsupported where no record can be read.
Result<std::vector<Item>> lookupByKey(const StoreView& view, ByteView key, const FindingSink& sink = {},
                                      const Progress& progress = {}, const ItemStreamOptions& options = {});

/// Several keys in one pass; one entry for each key, in their order. Errors as lookupByKey.
Result<std::vector<std::vector<Item>>> lookupByKeys(const StoreView& view, std::span<const Bytes> keys,
                                                    const FindingSink& sink = {},
                                                    const Progress& progress = {},
                                                    const ItemStreamOptions& options = {});

/// The value at a cursor; no index is read and no key is known (the item's record holds only its section and
/// the value's place). Never an error: see valueState.
[[nodiscard]] Item lookupByCursor(const StoreView& view, const Cursor& cursor,
                                  const ItemStreamOptions& options = {});

} // namespace cryo
