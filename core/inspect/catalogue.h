// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one catalogue of findings: everything that can be reported about a store, each once.
//
// Codes are never renumbered or reused. Window, command line, manual and completion derive from this table;
// sentences are English here and marked for translation. Immutable; any thread. Source: findings.md §1, §2.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace cryo {

/// Speaks about the data, not about what one release makes of it.
enum class Severity : std::uint8_t {
    Info,    ///< harmless; healthy stores can have it
    Warning, ///< nothing promised is lost, but the store is not as a finished sync leaves it
    Error,   ///< items are lost, unreadable or not found; the rest works
    Fatal    ///< the store as a whole is refused, deleted or useless
};

/// Where a finding is found first; each level includes those before it.
enum class CheckLevel : std::uint8_t {
    Quick,     ///< names, lengths, headers, table slots, markers, last page and last records of each section
    Structure, ///< every page, record, slot, pointer
    Deep       ///< every value
};

/// Whether every item that was reachable before the damage can be again.
enum class Fixable : std::uint8_t { NotNeeded, Fully, Partly, No };

enum class FindingCode : std::uint8_t {
    // Files and headers
    HD01,
    HD02,
    HD03,
    HD04,
    HD05,
    HD06,
    HD07,
    HD08,
    HD09,
    // Folders and names
    DR01,
    DR02,
    DR03,
    DR04,
    DR05,
    DR06,
    DR07,
    DR08,
    DR09,
    DR10,
    DR11,
    // Pages and footers of index files
    PG01,
    PG02,
    PG03,
    PG04,
    PG05,
    PG06,
    PG07,
    PG08,
    // Index journal
    IX01,
    IX02,
    IX03,
    IX04,
    IX05,
    IX06,
    IX07,
    // Values
    VA01,
    VA02,
    VA03,
    VA04,
    VA05,
    VA06,
    // Archive
    AR01,
    AR02,
    AR03,
    AR04,
    AR05,
    // Freezer
    FZ01,
    FZ02,
    FZ03,
    FZ04,
    FZ05,
    FZ06,
    FZ07,
    FZ08,
    FZ09,
    FZ10,
    FZ11,
    FZ12,
    FZ13,
    FZ14,
    FZ15,
    FZ16,
    FZ17,
    FZ18,
    FZ19,
    FZ20,
    FZ21,
    FZ22,
    FZ23,
    // Markers of an archive
    MK01,
    MK02,
    MK03,
    MK04,
    MK05,
    MK06,
    // What a release would refuse, drop, delete or hide
    UP01,
    UP02,
    UP03,
    UP04,
    UP05,
    UP06,
    UP07,
    UP08,
    UP09,
    // A store in use
    LV01,
    LV02,
    LV03,
    LV04,
    LV05,
};

/// One row of the catalogue.
struct CatalogueEntry {
    FindingCode code;
    std::string_view name; ///< "HD-01"
    Severity severity;     ///< unless the place that finds it says otherwise (FZ-17)
    CheckLevel level;
    Fixable fixable;           ///< the best that its repairs reach
    std::string_view sentence; ///< English, with {placeholders}
};

[[nodiscard]] const CatalogueEntry& catalogueEntry(FindingCode code);
/// Every row, in the order of the codes.
[[nodiscard]] std::span<const CatalogueEntry> catalogue();
/// The row of a name as "PG-03"; none if there is no such code.
[[nodiscard]] const CatalogueEntry* findInCatalogue(std::string_view name);

[[nodiscard]] std::string_view severityName(Severity severity);  ///< "info", "warning", "error", "fatal"
[[nodiscard]] std::string_view checkLevelName(CheckLevel level); ///< "quick", "structure", "deep"
[[nodiscard]] std::string_view fixableName(Fixable fixable);     ///< "fully", "partly", "no", "-"

} // namespace cryo
