// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of the catalogue.
#include "core/inspect/catalogue.h"

#include "core/base/translate.h"

#include <algorithm>
#include <array>

namespace cryo {

namespace {

// clang-format off
// A plain array: lupdate takes the name before the brace for the context of the sentences.
constexpr CatalogueEntry kRows[] = {
    CatalogueEntry{FindingCode::HD01, "HD-01", Severity::Warning, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{file} has only {n} bytes, too few for a header.")},
    CatalogueEntry{FindingCode::HD02, "HD-02", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{file} is 8 zero bytes: its creation was interrupted.")},
    CatalogueEntry{FindingCode::HD03, "HD-03", Severity::Warning, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{file} is a torn creation of a V1 header.")},
    CatalogueEntry{FindingCode::HD04, "HD-04", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("The header of {file} is damaged: {field} is {found}.")},
    CatalogueEntry{FindingCode::HD05, "HD-05", Severity::Fatal, CheckLevel::Quick, Fixable::Partly,
        CRYO_TR_NOOP("{file} has blob version {n}, which no known release writes here.")},
    CatalogueEntry{FindingCode::HD06, "HD-06", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("The V1 header of {file} fails its checksum.")},
    CatalogueEntry{FindingCode::HD07, "HD-07", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("The V1 header of {file} has bytes where zeros belong.")},
    CatalogueEntry{FindingCode::HD08, "HD-08", Severity::Fatal, CheckLevel::Quick, Fixable::No,
        CRYO_TR_NOOP("The V1 header of {file} is cut off at {n} bytes.")},
    CatalogueEntry{FindingCode::HD09, "HD-09", Severity::Info, CheckLevel::Quick, Fixable::NotNeeded,
        CRYO_TR_NOOP("Files of this store have both header layouts: {a} V0, {b} V1.")},
    CatalogueEntry{FindingCode::DR01, "DR-01", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{name} does not belong into the partition.")},
    CatalogueEntry{FindingCode::DR02, "DR-02", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{name} is written with capital letters.")},
    CatalogueEntry{FindingCode::DR03, "DR-03", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{name} is not a section: its name has {n} bytes, not 8.")},
    CatalogueEntry{FindingCode::DR04, "DR-04", Severity::Warning, CheckLevel::Quick, Fixable::Partly,
        CRYO_TR_NOOP("Values of section {s} lie there without an index.")},
    CatalogueEntry{FindingCode::DR05, "DR-05", Severity::Error, CheckLevel::Quick, Fixable::No,
        CRYO_TR_NOOP("Section {s} has {n} records, but its value file is missing.")},
    CatalogueEntry{FindingCode::DR06, "DR-06", Severity::Error, CheckLevel::Quick, Fixable::Partly,
        CRYO_TR_NOOP("Section {s} of the freezer is missing between {a} and {b}.")},
    CatalogueEntry{FindingCode::DR07, "DR-07", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("The {role} partition of {store} is missing.")},
    CatalogueEntry{FindingCode::DR08, "DR-08", Severity::Info, CheckLevel::Quick, Fixable::NotNeeded,
        CRYO_TR_NOOP("{folder} belongs to no recognised store.")},
    CatalogueEntry{FindingCode::DR09, "DR-09", Severity::Info, CheckLevel::Quick, Fixable::NotNeeded,
        CRYO_TR_NOOP("{name} lies beside the table and is never read.")},
    CatalogueEntry{FindingCode::DR10, "DR-10", Severity::Error, CheckLevel::Quick, Fixable::No,
        CRYO_TR_NOOP("{file} cannot be read: {reason}.")},
    CatalogueEntry{FindingCode::DR11, "DR-11", Severity::Info, CheckLevel::Quick, Fixable::NotNeeded,
        CRYO_TR_NOOP("Section {s} has no records and no value file.")},
    CatalogueEntry{FindingCode::PG01, "PG-01", Severity::Warning, CheckLevel::Quick, Fixable::Partly,
        CRYO_TR_NOOP("The index of section {s} ends inside a page: {n} bytes.")},
    CatalogueEntry{FindingCode::PG02, "PG-02", Severity::Warning, CheckLevel::Quick, Fixable::Partly,
        CRYO_TR_NOOP("The last {n} pages of the index of section {s} fail their checksum.")},
    CatalogueEntry{FindingCode::PG03, "PG-03", Severity::Error, CheckLevel::Structure, Fixable::Partly,
        CRYO_TR_NOOP("Page {k} of the index of section {s} fails its checksum; pages after it do not.")},
    CatalogueEntry{FindingCode::PG04, "PG-04", Severity::Error, CheckLevel::Structure, Fixable::Partly,
        CRYO_TR_NOOP("Page {k} of the index of section {s} is short though others follow.")},
    CatalogueEntry{FindingCode::PG05, "PG-05", Severity::Warning, CheckLevel::Quick, Fixable::Partly,
        CRYO_TR_NOOP("The newest checksum of page {k} fails; an older one with {len} of {longer} bytes is used.")},
    CatalogueEntry{FindingCode::PG06, "PG-06", Severity::Info, CheckLevel::Structure, Fixable::NotNeeded,
        CRYO_TR_NOOP("A page was shortened in place by a release from 2026.5.0 on.")},
    CatalogueEntry{FindingCode::PG07, "PG-07", Severity::Info, CheckLevel::Structure, Fixable::NotNeeded,
        CRYO_TR_NOOP("An older checksum of page {k} no longer matches; it is not used.")},
    CatalogueEntry{FindingCode::PG08, "PG-08", Severity::Info, CheckLevel::Structure, Fixable::NotNeeded,
        CRYO_TR_NOOP("Bytes after the end of page {k} are not zero.")},
    CatalogueEntry{FindingCode::IX01, "IX-01", Severity::Warning, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("The index of section {s} ends with {n} bytes of a record.")},
    CatalogueEntry{FindingCode::IX02, "IX-02", Severity::Warning, CheckLevel::Quick, Fixable::No,
        CRYO_TR_NOOP("The last {n} records of section {s} point past the value file.")},
    CatalogueEntry{FindingCode::IX03, "IX-03", Severity::Error, CheckLevel::Structure, Fixable::No,
        CRYO_TR_NOOP("Record {s}:{p} points past the value file, later ones do not.")},
    CatalogueEntry{FindingCode::IX04, "IX-04", Severity::Warning, CheckLevel::Structure, Fixable::Partly,
        CRYO_TR_NOOP("Records {s}:{p} and {s}:{q} claim the same value bytes.")},
    CatalogueEntry{FindingCode::IX05, "IX-05", Severity::Info, CheckLevel::Structure, Fixable::NotNeeded,
        CRYO_TR_NOOP("Values of section {s} do not follow each other: {n} bytes between {p} and {q}.")},
    CatalogueEntry{FindingCode::IX06, "IX-06", Severity::Error, CheckLevel::Structure, Fixable::No,
        CRYO_TR_NOOP("The value size of record {s}:{p} is {n}, less than its checksum needs.")},
    CatalogueEntry{FindingCode::IX07, "IX-07", Severity::Warning, CheckLevel::Quick, Fixable::Partly,
        CRYO_TR_NOOP("Section {s} has no records, but {n} bytes of values.")},
    CatalogueEntry{FindingCode::VA01, "VA-01", Severity::Warning, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{n} bytes follow the last value of section {s}.")},
    CatalogueEntry{FindingCode::VA02, "VA-02", Severity::Error, CheckLevel::Deep, Fixable::Partly,
        CRYO_TR_NOOP("The value of {item} fails its checksum.")},
    CatalogueEntry{FindingCode::VA03, "VA-03", Severity::Error, CheckLevel::Deep, Fixable::No,
        CRYO_TR_NOOP("The value of {item} does not decompress, though its checksum is right.")},
    CatalogueEntry{FindingCode::VA04, "VA-04", Severity::Error, CheckLevel::Deep, Fixable::No,
        CRYO_TR_NOOP("The value of {item} does not decode as {codec}: {reason}.")},
    CatalogueEntry{FindingCode::VA05, "VA-05", Severity::Warning, CheckLevel::Deep, Fixable::Fully,
        CRYO_TR_NOOP("The value of {item} is not one zstd frame that states its size.")},
    CatalogueEntry{FindingCode::VA06, "VA-06", Severity::Warning, CheckLevel::Deep, Fixable::No,
        CRYO_TR_NOOP("The value of {item} would grow beyond {limit}; it was not decompressed.")},
    CatalogueEntry{FindingCode::AR01, "AR-01", Severity::Error, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("Section {s} is not a multiple of {n} items per section.")},
    CatalogueEntry{FindingCode::AR02, "AR-02", Severity::Error, CheckLevel::Structure, Fixable::Fully,
        CRYO_TR_NOOP("Record {s}:{p} has index {i}, which belongs to section {t}.")},
    CatalogueEntry{FindingCode::AR03, "AR-03", Severity::Info, CheckLevel::Structure, Fixable::NotNeeded,
        CRYO_TR_NOOP("Index {i} has {n} records.")},
    CatalogueEntry{FindingCode::AR04, "AR-04", Severity::Info, CheckLevel::Structure, Fixable::NotNeeded,
        CRYO_TR_NOOP("A key stands at {n} indices.")},
    CatalogueEntry{FindingCode::AR05, "AR-05", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{parameter} = {value} does not fit the files: {evidence}.")},
    CatalogueEntry{FindingCode::FZ01, "FZ-01", Severity::Warning, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{n} bytes follow the last whole bucket of the table.")},
    CatalogueEntry{FindingCode::FZ02, "FZ-02", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("The table has {n} buckets, which is not a power of two.")},
    CatalogueEntry{FindingCode::FZ03, "FZ-03", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("The table is missing or empty, but there are {n} records.")},
    CatalogueEntry{FindingCode::FZ04, "FZ-04", Severity::Error, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("The table has {a} buckets, the checkpoint says {b}.")},
    CatalogueEntry{FindingCode::FZ05, "FZ-05", Severity::Warning, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("The table has {a} buckets, the checkpoint says {b}.")},
    CatalogueEntry{FindingCode::FZ06, "FZ-06", Severity::Warning, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("Slot {i} of bucket {b} fails its checksum; the other is {other}.")},
    CatalogueEntry{FindingCode::FZ07, "FZ-07", Severity::Error, CheckLevel::Structure, Fixable::Fully,
        CRYO_TR_NOOP("Bucket {b} has no usable slot, but {n} records belong to it.")},
    CatalogueEntry{FindingCode::FZ08, "FZ-08", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("Both slots of bucket {b} have epoch {e}.")},
    CatalogueEntry{FindingCode::FZ09, "FZ-09", Severity::Error, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("Bucket {b} points to record {s}:{p}, which does not exist.")},
    CatalogueEntry{FindingCode::FZ10, "FZ-10", Severity::Error, CheckLevel::Structure, Fixable::Fully,
        CRYO_TR_NOOP("Record {s}:{p} leads to {t}:{q}, which does not exist.")},
    CatalogueEntry{FindingCode::FZ11, "FZ-11", Severity::Fatal, CheckLevel::Structure, Fixable::Fully,
        CRYO_TR_NOOP("Record {s}:{p} leads to {t}:{q}, which is not older.")},
    CatalogueEntry{FindingCode::FZ12, "FZ-12", Severity::Error, CheckLevel::Structure, Fixable::Fully,
        CRYO_TR_NOOP("{n} records are not reached from the bucket of their key.")},
    CatalogueEntry{FindingCode::FZ13, "FZ-13", Severity::Error, CheckLevel::Structure, Fixable::Fully,
        CRYO_TR_NOOP("The chain of bucket {b} ends at {s}:{p} although older records of it exist (split brain).")},
    CatalogueEntry{FindingCode::FZ14, "FZ-14", Severity::Info, CheckLevel::Structure, Fixable::NotNeeded,
        CRYO_TR_NOOP("Record {s}:{p} lies in the chain of bucket {b}, whose keys hash elsewhere.")},
    CatalogueEntry{FindingCode::FZ15, "FZ-15", Severity::Info, CheckLevel::Structure, Fixable::NotNeeded,
        CRYO_TR_NOOP("The older slot of bucket {b} is not part of the newer one's chain.")},
    CatalogueEntry{FindingCode::FZ16, "FZ-16", Severity::Info, CheckLevel::Structure, Fixable::NotNeeded,
        CRYO_TR_NOOP("{n} records are shadowed by newer ones of the same key: {bytes}.")},
    CatalogueEntry{FindingCode::FZ17, "FZ-17", Severity::Info, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("The resize from {S} to {2S} buckets is half done.")},
    CatalogueEntry{FindingCode::FZ18, "FZ-18", Severity::Warning, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("There is data after the checkpoint: {slots} slots, {records} records, {sections} sections.")},
    CatalogueEntry{FindingCode::FZ19, "FZ-19", Severity::Error, CheckLevel::Quick, Fixable::Partly,
        CRYO_TR_NOOP("Section {s} has {a} bytes of {index or values}, the checkpoint needs {b}.")},
    CatalogueEntry{FindingCode::FZ20, "FZ-20", Severity::Fatal, CheckLevel::Quick, Fixable::Partly,
        CRYO_TR_NOOP("Section {s} of the checkpoint does not exist.")},
    CatalogueEntry{FindingCode::FZ21, "FZ-21", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("The checkpoint cannot be right: {reason}.")},
    CatalogueEntry{FindingCode::FZ22, "FZ-22", Severity::Warning, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("Without a checkpoint the engine goes on in section {a} although {b} exists.")},
    CatalogueEntry{FindingCode::FZ23, "FZ-23", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{parameter} = {value} does not fit the files: {evidence}.")},
    CatalogueEntry{FindingCode::MK01, "MK-01", Severity::Info, CheckLevel::Quick, Fixable::NotNeeded,
        CRYO_TR_NOOP("This empty marker pair fits any archive of the root.")},
    CatalogueEntry{FindingCode::MK02, "MK-02", Severity::Warning, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("One of the two marker copies is damaged.")},
    CatalogueEntry{FindingCode::MK03, "MK-03", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("Both marker copies are damaged.")},
    CatalogueEntry{FindingCode::MK04, "MK-04", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("Markers name section {s}, which does not exist.")},
    CatalogueEntry{FindingCode::MK05, "MK-05", Severity::Fatal, CheckLevel::Quick, Fixable::Partly,
        CRYO_TR_NOOP("Markers promise {n} records in section {s}; the index holds {m} up to a valid page.")},
    CatalogueEntry{FindingCode::MK06, "MK-06", Severity::Fatal, CheckLevel::Quick, Fixable::Partly,
        CRYO_TR_NOOP("Markers promise values up to byte {a} of section {s}; the file ends at {b}.")},
    CatalogueEntry{FindingCode::UP01, "UP-01", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{release} cannot read V1 headers: {n} files.")},
    CatalogueEntry{FindingCode::UP02, "UP-02", Severity::Fatal, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{release} deletes this freezer when it opens it without its checkpoint.")},
    CatalogueEntry{FindingCode::UP03, "UP-03", Severity::Error, CheckLevel::Deep, Fixable::Fully,
        CRYO_TR_NOOP("{release} would drop {n} items of section {s} at its first opening.")},
    CatalogueEntry{FindingCode::UP04, "UP-04", Severity::Fatal, CheckLevel::Structure, Fixable::Partly,
        CRYO_TR_NOOP("{release} refuses this freezer: {check}.")},
    CatalogueEntry{FindingCode::UP05, "UP-05", Severity::Fatal, CheckLevel::Structure, Fixable::Partly,
        CRYO_TR_NOOP("{release} refuses this store because of {code}.")},
    CatalogueEntry{FindingCode::UP06, "UP-06", Severity::Warning, CheckLevel::Structure, Fixable::Fully,
        CRYO_TR_NOOP("{release} would answer {n} indices with another record and not find {m} keys.")},
    CatalogueEntry{FindingCode::UP07, "UP-07", Severity::Warning, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("{release} ignores the markers; what it prunes or cuts makes a later upgrade fail.")},
    CatalogueEntry{FindingCode::UP08, "UP-08", Severity::Error, CheckLevel::Deep, Fixable::Fully,
        CRYO_TR_NOOP("{release} cannot read {n} values.")},
    CatalogueEntry{FindingCode::UP09, "UP-09", Severity::Info, CheckLevel::Quick, Fixable::NotNeeded,
        CRYO_TR_NOOP("{release} does not reopen an empty freezer with its checkpoint.")},
    CatalogueEntry{FindingCode::LV01, "LV-01", Severity::Info, CheckLevel::Quick, Fixable::NotNeeded,
        CRYO_TR_NOOP("{process} ({pid}) holds files of this store open.")},
    CatalogueEntry{FindingCode::LV02, "LV-02", Severity::Info, CheckLevel::Quick, Fixable::NotNeeded,
        CRYO_TR_NOOP("An engine of 2026.9.0 or later is running on this root ({pid}).")},
    CatalogueEntry{FindingCode::LV03, "LV-03", Severity::Warning, CheckLevel::Quick, Fixable::NotNeeded,
        CRYO_TR_NOOP("{file} changed while it was read; findings about it may be wrong.")},
    CatalogueEntry{FindingCode::LV04, "LV-04", Severity::Warning, CheckLevel::Quick, Fixable::NotNeeded,
        CRYO_TR_NOOP("The store was replaced or cut while it was open.")},
    CatalogueEntry{FindingCode::LV05, "LV-05", Severity::Error, CheckLevel::Quick, Fixable::Fully,
        CRYO_TR_NOOP("A change of {time} was interrupted; the store is between before and after.")},
};
// clang-format on
constexpr auto kCatalogue = std::to_array(kRows);

// The table is indexed by code: its order must be that of the enumeration.
consteval bool isOrdered()
{
    for (std::size_t i = 0; i < kCatalogue.size(); ++i)
        if (static_cast<std::size_t>(kCatalogue[i].code) != i)
            return false;
    return true;
}
static_assert(isOrdered());

} // namespace

const CatalogueEntry& catalogueEntry(FindingCode code)
{
    return kCatalogue.at(static_cast<std::size_t>(code));
}

std::span<const CatalogueEntry> catalogue()
{
    return kCatalogue;
}

const CatalogueEntry* findInCatalogue(std::string_view name)
{
    const auto found = std::ranges::find(kCatalogue, name, &CatalogueEntry::name);
    return found == kCatalogue.end() ? nullptr : &*found;
}

std::string_view severityName(Severity severity)
{
    static constexpr std::array<std::string_view, 4> kNames = {"info", "warning", "error", "fatal"};
    return kNames.at(static_cast<std::size_t>(severity));
}

std::string_view checkLevelName(CheckLevel level)
{
    static constexpr std::array<std::string_view, 3> kNames = {"quick", "structure", "deep"};
    return kNames.at(static_cast<std::size_t>(level));
}

std::string_view fixableName(Fixable fixable)
{
    static constexpr std::array<std::string_view, 4> kNames = {"-", "fully", "partly", "no"};
    return kNames.at(static_cast<std::size_t>(fixable));
}

} // namespace cryo
