// SPDX-License-Identifier: GPL-3.0-or-later
//
// First step of detection: what lies in the folders of a root, by names and lengths alone.
//
// Findings about single names (DR-01 … DR-03) are folder_rules.h's; here such entries are only counted. Plain
// data; any thread. Source: format.md §1.1, §5.
#pragma once

#include "core/base/progress.h"
#include "core/storage/storage.h"

#include <optional>

namespace cryo {

/// A file whose name is a section number.
struct SectionFile {
    std::string name; ///< as found on disk
    Section section;
    std::uint64_t fileBytes = 0; ///< with its header
};

struct FolderScan {
    std::string name;
    std::vector<SectionFile> sections; ///< ascending, each number once; lowercase names win over capital ones
    bool hasTable = false;
    bool hasLeft = false;
    bool hasRight = false;
    std::uint64_t others = 0;    ///< entries that are none of these
    std::optional<Error> unread; ///< the folder could not be listed

    [[nodiscard]] bool empty() const
    {
        return sections.empty() && !hasTable && !hasLeft && !hasRight && others == 0;
    }
    [[nodiscard]] const SectionFile* section(Section number) const;
    /// Whether any section's file has more bytes than the smallest header.
    [[nodiscard]] bool anyPayload() const;
};

struct RootScan {
    std::vector<FolderScan> folders;  ///< those with a name that an engine opens
    std::vector<std::string> strange; ///< other entries: paths relative to the root
    bool hold = false;                ///< `.hold` is there
};

/// Errors: those of listRoot; Cancelled.
Result<RootScan> scanRoot(const ReadableStorage& storage, const Progress& progress);

/// Positions in folder.sections of at most `count` files that stand for all: the first, the last, the largest
/// ones, and some evenly spaced between. Ascending. Files without a payload are left out.
[[nodiscard]] std::vector<std::size_t> typicalSections(const FolderScan& folder, std::size_t count);

} // namespace cryo
