// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of advice, in the order of the catalogue.
#include "core/inspect/advice.h"

#include "core/base/translate.h"

#include <cstddef>
#include <iterator>

namespace cryo {

namespace {

constexpr Advice kAdvice[] = {
    {FindingCode::HD01,
     CRYO_TR_NOOP("All releases make it an empty file without a word; 2026.10.0 in the newest layout."),
     CRYO_TR_NOOP(
         "A fresh header in the layout of the store's other files. These few bytes are lost either way.")},
    {FindingCode::HD02,
     CRYO_TR_NOOP("2026.2.0 and 2026.7.1 refuse for ever (invalid magic). 2026.10.0 makes it anew, empty."),
     CRYO_TR_NOOP(
         "A fresh header in the layout of the other files. Nothing is lost: nothing was ever stored.")},
    {FindingCode::HD03,
     CRYO_TR_NOOP("2026.2.0 and 2026.7.1 refuse, as with any V1 header. 2026.10.0 makes it anew, empty."),
     CRYO_TR_NOOP("A fresh header in the layout of the other files. Nothing is lost.")},
    {FindingCode::HD04, CRYO_TR_NOOP("All releases refuse (blob corrupt)."),
     CRYO_TR_NOOP("Rewrite the header, if what stands behind it fits this store: nothing is lost. Else the "
                  "file goes to quarantine with its section.")},
    {FindingCode::HD05, CRYO_TR_NOOP("All releases refuse (blob version mismatch)."),
     CRYO_TR_NOOP("None: it may come from a later release.")},
    {FindingCode::HD06,
     CRYO_TR_NOOP("2026.2.0 and 2026.7.1 refuse V1 headers altogether; 2026.10.0 refuses this one."),
     CRYO_TR_NOOP("Write the header anew before the intact payload. Nothing is lost.")},
    {FindingCode::HD07,
     CRYO_TR_NOOP("2026.2.0 and 2026.7.1 refuse V1 headers altogether; 2026.10.0 refuses this one."),
     CRYO_TR_NOOP("Write the header anew before the intact payload. Nothing is lost.")},
    {FindingCode::HD08, CRYO_TR_NOOP("All releases refuse; 2026.10.0 says truncated header."),
     CRYO_TR_NOOP("A fresh header. What the section held is already gone.")},
    {FindingCode::HD09,
     CRYO_TR_NOOP("2026.2.0 and 2026.7.1 refuse the files with V1 headers. 2026.10.0 opens as usual."),
     CRYO_TR_NOOP("None is needed.")},
    {FindingCode::DR01, CRYO_TR_NOOP("All releases refuse (partition corrupt)."),
     CRYO_TR_NOOP("Move it to quarantine. Nothing of the store is lost.")},
    {FindingCode::DR02,
     CRYO_TR_NOOP(
         "2026.2.0 lists it, then makes a second, empty file beside it. 2026.7.1 and 2026.10.0 refuse."),
     CRYO_TR_NOOP("Rename it, if the name in small letters is free: nothing is lost. Else the emptier one "
                  "goes to quarantine.")},
    {FindingCode::DR03, CRYO_TR_NOOP("All releases refuse (invalid blob name)."),
     CRYO_TR_NOOP("Move it to quarantine. Nothing is lost.")},
    {FindingCode::DR04,
     CRYO_TR_NOOP("An archive's file is removed. Of a freezer 2026.2.0 and 2026.7.1 remove it; 2026.10.0 "
                  "refuses, unless it is older than the oldest index section."),
     CRYO_TR_NOOP("Move the values to quarantine: keys and indices are gone already.")},
    {FindingCode::DR05,
     CRYO_TR_NOOP("2026.2.0 and 2026.7.1 empty the index; so does 2026.10.0 in an archive without markers, "
                  "else it refuses."),
     CRYO_TR_NOOP(
         "Only another copy of the store brings the values back. Export keys and indices before you go on.")},
    {FindingCode::DR06, CRYO_TR_NOOP("Not noticed by any release, unless it is the checkpoint's section."),
     CRYO_TR_NOOP("Link the chains past the hole: the section's records are lost, older ones are found "
                  "again. Another copy brings all back.")},
    {FindingCode::DR07,
     CRYO_TR_NOOP("Without keys the values are removed; without values every index section is emptied; "
                  "without a table nothing is found. 2026.10.0 refuses a freezer with a checkpoint."),
     CRYO_TR_NOOP("A table is rebuilt from the records: nothing is lost. Keys or values only come from "
                  "another copy.")},
    {FindingCode::DR08, CRYO_TR_NOOP("All releases ignore it."), CRYO_TR_NOOP("None is needed.")},
    {FindingCode::DR09, CRYO_TR_NOOP("All releases ignore it."), CRYO_TR_NOOP("None is needed.")},
    {FindingCode::DR10, CRYO_TR_NOOP("All releases refuse, or fail when they get there."),
     CRYO_TR_NOOP("None by bytes: make the file readable, or take it from another copy.")},
    {FindingCode::DR11, CRYO_TR_NOOP("All releases open the store."), CRYO_TR_NOOP("None is needed.")},
    {FindingCode::PG01, CRYO_TR_NOOP("All releases cut the tail; 2026.10.0 refuses below a marker."),
     CRYO_TR_NOOP("Save its records, then cut. Leaving it loses them all.")},
    {FindingCode::PG02,
     CRYO_TR_NOOP("All releases cut back to the last valid page; 2026.10.0 refuses below a marker."),
     CRYO_TR_NOOP("Correct the flipped bit, if one explains it: nothing is lost. Else save the records that "
                  "can be, then cut.")},
    {FindingCode::PG03,
     CRYO_TR_NOOP("Archive: 2026.2.0 and 2026.7.1 refuse; 2026.10.0 cuts here with the values, or refuses if "
                  "a marker covers it. Freezer: all open, its records fail and chains end there."),
     CRYO_TR_NOOP("Correct the flipped bit, if one explains it. Else write the section anew from what can be "
                  "read and saved; only the unreadable records are lost.")},
    {FindingCode::PG04,
     CRYO_TR_NOOP("Archive: 2026.2.0 and 2026.7.1 refuse, 2026.10.0 cuts here. Freezer: all open; the page "
                  "cannot be read."),
     CRYO_TR_NOOP("Correct the flipped bit in the longer slot, if one explains it. Else write the section "
                  "anew; the prefix that is vouched for is kept.")},
    {FindingCode::PG05,
     CRYO_TR_NOOP(
         "All releases read the older prefix; the bad checksum stays until the page is written again."),
     CRYO_TR_NOOP("Correct the flipped bit, which brings the bytes back; else write the footer for the older "
                  "prefix: what the torn write added is lost.")},
    {FindingCode::PG06, CRYO_TR_NOOP("All releases read it normally."), CRYO_TR_NOOP("None is needed.")},
    {FindingCode::PG07, CRYO_TR_NOOP("No release notices it."), CRYO_TR_NOOP("None is needed.")},
    {FindingCode::PG08, CRYO_TR_NOOP("All releases ignore it."), CRYO_TR_NOOP("None is needed.")},
    {FindingCode::IX01, CRYO_TR_NOOP("All releases cut it."),
     CRYO_TR_NOOP("Cut, and write the page anew. Only the part of a record is lost.")},
    {FindingCode::IX02,
     CRYO_TR_NOOP("All releases cut the records; 2026.10.0 refuses below a marker or checkpoint."),
     CRYO_TR_NOOP("Their values are gone; only another copy brings them back. Export their keys before they "
                  "are cut.")},
    {FindingCode::IX03,
     CRYO_TR_NOOP("2026.2.0 and 2026.7.1 keep it, its get fails. 2026.10.0 cuts an archive here, unless a "
                  "marker covers it."),
     CRYO_TR_NOOP("Archive: write the section anew without it; one item is lost. Freezer: leave it, it is "
                  "the item that fails.")},
    {FindingCode::IX04, CRYO_TR_NOOP("No release notices it; one may answer with the other's value."),
     CRYO_TR_NOOP("Correct the flipped bit, if one explains it. An archive's section is written anew without "
                  "the record whose value fails.")},
    {FindingCode::IX05, CRYO_TR_NOOP("All releases go on as usual."), CRYO_TR_NOOP("None is needed.")},
    {FindingCode::IX06,
     CRYO_TR_NOOP(
         "2026.2.0 and 2026.7.1: its get fails. 2026.10.0 cuts an archive here, unless a marker covers it."),
     CRYO_TR_NOOP("Archive: write the section anew without it; one item is lost. Freezer: leave it, it is "
                  "the item that fails.")},
    {FindingCode::IX07,
     CRYO_TR_NOOP("2026.2.0 and 2026.7.1 leave the bytes, new values follow them. 2026.10.0 cuts them."),
     CRYO_TR_NOOP("Save the values as a list, then cut. Nothing that can be reached is lost.")},
    {FindingCode::VA01,
     CRYO_TR_NOOP("All releases cut them; 2026.10.0 refuses a freezer if the section is an earlier one."),
     CRYO_TR_NOOP("Save them as a list, then cut. Nothing that can be reached is lost.")},
    {FindingCode::VA02,
     CRYO_TR_NOOP("2026.2.0 and 2026.7.1 open, its get fails. 2026.10.0 cuts it and all later records of the "
                  "section in an archive without markers; else its get fails."),
     CRYO_TR_NOOP("Correct the flipped bit, if one explains it: nothing is lost. Else an archive's section "
                  "is written anew without the record: one item is lost.")},
    {FindingCode::VA03, CRYO_TR_NOOP("All releases open; its get fails."),
     CRYO_TR_NOOP("Look at the compression parameter first. Else only another copy helps.")},
    {FindingCode::VA04, CRYO_TR_NOOP("All releases open; its get fails."),
     CRYO_TR_NOOP("Look at codec, limits and compression first. Else only another copy helps.")},
    {FindingCode::VA05, CRYO_TR_NOOP("2026.2.0 and 2026.7.1 read it. 2026.10.0: its get fails."),
     CRYO_TR_NOOP("Compress it anew as one frame. Nothing is lost.")},
    {FindingCode::VA06,
     CRYO_TR_NOOP("All releases decompress without a limit; then the codec's limit decides."),
     CRYO_TR_NOOP("None: raise the limit, if you trust the value.")},
    {FindingCode::AR01,
     CRYO_TR_NOOP(
         "2026.2.0 and 2026.7.1 load it, its get by index fails. 2026.10.0 refuses (record corrupted)."),
     CRYO_TR_NOOP("Try other items per section first: no bytes change. Else the records move to their "
                  "section. Nothing is lost.")},
    {FindingCode::AR02,
     CRYO_TR_NOOP(
         "2026.2.0 and 2026.7.1 load it, its get by index fails. 2026.10.0 refuses (record corrupted)."),
     CRYO_TR_NOOP("Try other items per section first: no bytes change. Else the records move to their "
                  "section. Nothing is lost.")},
    {FindingCode::AR03,
     CRYO_TR_NOOP("2026.2.0 answers with the last, earlier keys are not found. 2026.7.1 and 2026.10.0 answer "
                  "with the first, or all."),
     CRYO_TR_NOOP("None is needed.")},
    {FindingCode::AR04,
     CRYO_TR_NOOP(
         "All releases keep all; by key 2026.7.1 answers with the last one, the others with the first."),
     CRYO_TR_NOOP("None is needed.")},
    {FindingCode::AR05,
     CRYO_TR_NOOP("All releases: a wrong page size empties every index file, a wrong key size rewrites both "
                  "sides; other wrong parameters only fail reads."),
     CRYO_TR_NOOP("Correct the parameter: no bytes change. Nothing is repaired until then.")},
    {FindingCode::FZ01, CRYO_TR_NOOP("All releases cut them; without a checkpoint 2026.2.0 ignores them."),
     CRYO_TR_NOOP("Use the last checkpoint; else cut. What lies behind the table's size is lost.")},
    {FindingCode::FZ02,
     CRYO_TR_NOOP("With a checkpoint 2026.2.0 and 2026.7.1 cut it or grow it with zeros; 2026.10.0 cuts, and "
                  "refuses one too short. Without, 2026.2.0 uses it as it is: most keys are not found."),
     CRYO_TR_NOOP("Rebuild the table from the records. Nothing is lost.")},
    {FindingCode::FZ03,
     CRYO_TR_NOOP("With a checkpoint 2026.2.0 aborts, 2026.7.1 and 2026.10.0 refuse. Without, 2026.2.0 "
                  "starts an empty table, the later ones delete the store."),
     CRYO_TR_NOOP("Rebuild the table from the records. Nothing is lost.")},
    {FindingCode::FZ04,
     CRYO_TR_NOOP(
         "2026.2.0 and 2026.7.1 grow it with zeros, those buckets answer nothing. 2026.10.0 refuses."),
     CRYO_TR_NOOP("Rebuild the missing buckets from the records. Nothing is lost.")},
    {FindingCode::FZ05, CRYO_TR_NOOP("All releases cut them; without a checkpoint 2026.2.0 ignores them."),
     CRYO_TR_NOOP("Use the last checkpoint; else cut. What lies behind the table's size is lost.")},
    {FindingCode::FZ06,
     CRYO_TR_NOOP(
         "All releases zero it; the other slot answers, so the bucket's newest records may be hidden."),
     CRYO_TR_NOOP("Write the bucket's head anew from the records. Nothing is lost.")},
    {FindingCode::FZ07, CRYO_TR_NOOP("All releases zero both slots; the bucket's keys are not found."),
     CRYO_TR_NOOP("Write the bucket's head anew from the records. Nothing is lost.")},
    {FindingCode::FZ08, CRYO_TR_NOOP("All releases abort when they read the bucket."),
     CRYO_TR_NOOP("Write the bucket's head anew from the records. Nothing is lost.")},
    {FindingCode::FZ09,
     CRYO_TR_NOOP("All releases open; lookups in this bucket fail, and the next put may close a ring."),
     CRYO_TR_NOOP("Write the bucket's head anew from the records. What is not among them is lost already.")},
    {FindingCode::FZ10, CRYO_TR_NOOP("All releases open; lookups beyond it fail."),
     CRYO_TR_NOOP("Link it to the newest older record of the bucket. Nothing that exists is lost.")},
    {FindingCode::FZ11, CRYO_TR_NOOP("All releases: a lookup of any other key of the bucket never returns."),
     CRYO_TR_NOOP("Link it to the newest older record of the bucket. Nothing is lost.")},
    {FindingCode::FZ12, CRYO_TR_NOOP("All releases open; these keys are not found."),
     CRYO_TR_NOOP("Write heads and links anew from the records. Nothing is lost.")},
    {FindingCode::FZ13, CRYO_TR_NOOP("All releases open; these keys are not found."),
     CRYO_TR_NOOP("Write heads and links anew from the records. Nothing is lost.")},
    {FindingCode::FZ14, CRYO_TR_NOOP("All releases read one record too many; keys are compared."),
     CRYO_TR_NOOP("None is needed.")},
    {FindingCode::FZ15, CRYO_TR_NOOP("No release notices it."), CRYO_TR_NOOP("None is needed.")},
    {FindingCode::FZ16, CRYO_TR_NOOP("All releases: get answers the newest; cursors still work."),
     CRYO_TR_NOOP("None is needed.")},
    {FindingCode::FZ17,
     CRYO_TR_NOOP("With a checkpoint all releases cut back to its size. Without, 2026.2.0 takes the resize "
                  "as finished, keys of untouched buckets are not found; the later ones delete the store."),
     CRYO_TR_NOOP(
         "With a checkpoint leave it: it starts again. Without, finish it, or cut back. Nothing is lost.")},
    {FindingCode::FZ18,
     CRYO_TR_NOOP("All releases remove them; with an old checkpoint also keys whose bucket was written in "
                  "two later epochs."),
     CRYO_TR_NOOP("Use the last checkpoint, or estimate it. Nothing is lost then.")},
    {FindingCode::FZ19,
     CRYO_TR_NOOP("2026.2.0 and 2026.7.1 open, slots lead nowhere. 2026.10.0 refuses (corruption detected)."),
     CRYO_TR_NOOP("Rebuild the heads for what is there, with a new checkpoint. The missing records are lost, "
                  "unless another copy has them.")},
    {FindingCode::FZ20, CRYO_TR_NOOP("All releases refuse (section out of range)."),
     CRYO_TR_NOOP("Rebuild the heads for what is there, with a new checkpoint. The section's records are "
                  "lost, unless another copy has them.")},
    {FindingCode::FZ21,
     CRYO_TR_NOOP(
         "A wrong size aborts all releases. Over an empty table 2026.2.0 aborts, the others refuse."),
     CRYO_TR_NOOP("Estimate the checkpoint anew: no bytes change.")},
    {FindingCode::FZ22,
     CRYO_TR_NOOP("2026.2.0: new puts go there, and a later opening removes the other section. 2026.7.1 and "
                  "2026.10.0 delete the store without a checkpoint."),
     CRYO_TR_NOOP("Open with the last checkpoint, or an estimated one. Nothing is lost.")},
    {FindingCode::FZ23,
     CRYO_TR_NOOP("All releases: a wrong page size empties every index file, a wrong key size rewrites both "
                  "sides; other wrong parameters only fail reads."),
     CRYO_TR_NOOP("Correct the parameter: no bytes change. Nothing is repaired until then.")},
    {FindingCode::MK01, CRYO_TR_NOOP("All releases: as without markers."), CRYO_TR_NOOP("None is needed.")},
    {FindingCode::MK02, CRYO_TR_NOOP("2026.10.0 resets it and uses the other copy."),
     CRYO_TR_NOOP("Write it anew from the good one. Nothing is lost.")},
    {FindingCode::MK03, CRYO_TR_NOOP("2026.10.0 refuses (both metadata copies failed validation)."),
     CRYO_TR_NOOP("Write markers for what is verified to be there. Nothing is lost.")},
    {FindingCode::MK04, CRYO_TR_NOOP("2026.10.0 refuses (validation floor but no blob)."),
     CRYO_TR_NOOP("Write markers for what is there. Nothing that exists is lost.")},
    {FindingCode::MK05, CRYO_TR_NOOP("2026.10.0 refuses (below the validation floor)."),
     CRYO_TR_NOOP("Repair the cause, then write markers for what is there; the missing records are lost.")},
    {FindingCode::MK06, CRYO_TR_NOOP("2026.10.0 refuses (below the validation floor)."),
     CRYO_TR_NOOP("Repair the cause, then write markers for what is there; the missing records are lost.")},
    {FindingCode::UP01, CRYO_TR_NOOP("2026.2.0 and 2026.7.1 refuse (invalid magic)."),
     CRYO_TR_NOOP("Convert the headers to V0 and remove the markers. Nothing is lost.")},
    {FindingCode::UP02, CRYO_TR_NOOP("2026.2.0 scans and repairs. 2026.7.1 and 2026.10.0 delete everything."),
     CRYO_TR_NOOP("Hand the node the last checkpoint, or an estimated one. Nothing is lost then.")},
    {FindingCode::UP03,
     CRYO_TR_NOOP("2026.10.0 cuts them and says nothing. For the others it is one bad value."),
     CRYO_TR_NOOP("Repair the cause, or write markers first: all but the bad items are kept.")},
    {FindingCode::UP04,
     CRYO_TR_NOOP("2026.10.0 refuses and changes nothing. The others cut, grow, remove or accept."),
     CRYO_TR_NOOP("Repair the cause that is listed beside it.")},
    {FindingCode::UP05, CRYO_TR_NOOP("The one that is named refuses; for the others see the cause."),
     CRYO_TR_NOOP("Repair the cause that is listed beside it.")},
    {FindingCode::UP06, CRYO_TR_NOOP("2026.2.0 keeps the last record of an index; nothing is deleted."),
     CRYO_TR_NOOP("Export the other records before you go back.")},
    {FindingCode::UP07,
     CRYO_TR_NOOP(
         "2026.2.0 and 2026.7.1 leave them. 2026.10.0 refuses afterwards, where they no longer fit."),
     CRYO_TR_NOOP(
         "Remove the markers before you go back, write them again before the upgrade. Nothing is lost.")},
    {FindingCode::UP08, CRYO_TR_NOOP("2026.2.0 and 2026.7.1 read it. 2026.10.0: its get fails."),
     CRYO_TR_NOOP("Compress it anew as one frame. Nothing is lost.")},
    {FindingCode::UP09, CRYO_TR_NOOP("2026.2.0 fails (section out of range). 2026.7.1 and 2026.10.0 open."),
     CRYO_TR_NOOP("Open it without the checkpoint: nothing is stored.")},
    {FindingCode::LV01, CRYO_TR_NOOP("The process that has it open goes on."),
     CRYO_TR_NOOP("None; nothing is applied while it is in use.")},
    {FindingCode::LV02, CRYO_TR_NOOP("2026.10.0: a second one waits for ever."),
     CRYO_TR_NOOP("None; nothing is applied while it is in use.")},
    {FindingCode::LV03, CRYO_TR_NOOP("It depends on what the files have become."),
     CRYO_TR_NOOP("Read again and check again.")},
    {FindingCode::LV04, CRYO_TR_NOOP("It depends on what the files have become."),
     CRYO_TR_NOOP("Read again and check again.")},
    {FindingCode::LV05, CRYO_TR_NOOP("The store is opened as its files are: between before and after."),
     CRYO_TR_NOOP("Roll back: exactly as before. Or finish: exactly as planned.")},
};

consteval bool isInOrder()
{
    for (std::size_t i = 0; i < std::size(kAdvice); ++i)
        if (static_cast<std::size_t>(kAdvice[i].code) != i)
            return false;
    return true;
}
static_assert(isInOrder());
static_assert(std::size(kAdvice) == static_cast<std::size_t>(FindingCode::LV05) + 1);

} // namespace

const Advice& adviceFor(FindingCode code)
{
    return kAdvice[static_cast<std::size_t>(code)];
}

} // namespace cryo
