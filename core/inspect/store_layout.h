// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must be known about a store to read it, none of which the files say: which folders play which role,
// and the parameters. Detection fills it with guesses (detection.h); configuration or the user may overrule
// them.
//
// Plain data. Source: format.md §0, §11.
#pragma once

#include "core/archive/archive_format.h"
#include "core/base/codec.h"
#include "core/freezer/freezer_format.h"
#include "core/index/translator.h"
#include "core/journal/page_format.h"

#include <optional>
#include <string>

namespace cryo {

enum class StoreKind : std::uint8_t { Archive, Freezer };
[[nodiscard]] std::string_view storeKindName(StoreKind kind); ///< "archive", "freezer"

/// Folder names below the root. An empty name: there is no such partition.
struct StorePartitions {
    std::string key;
    std::string value;
    std::string table;    ///< freezer only
    std::string markers;  ///< archive only, written by 2026.9.0 and later
    std::string metadata; ///< of the immutable archive that a freezer belongs to
    friend bool operator==(const StorePartitions&, const StorePartitions&) = default;
};

struct StoreLayout {
    std::string name; ///< for people; see cli.md (STORE)
    StoreKind kind = StoreKind::Archive;
    StorePartitions partitions;

    // Unknown where a store is too empty to tell; then there are no records to read either.
    std::optional<PageSize> pageSize;
    std::optional<std::uint32_t> keySizeBytes;
    std::optional<std::uint64_t> itemsPerSection; ///< archive only
    std::optional<bool> compressed;
    Codec codec = Codec::Raw;
    Translator translator{};              ///< archive only; in memory only, so never inferred
    std::optional<Checkpoint> checkpoint; ///< freezer only; never in the freezer's own files

    /// R, if the key size is known.
    [[nodiscard]] std::optional<RecordSize> recordSize() const;
};

} // namespace cryo
