// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said of openings and changes, in one place: English, with {places}; the window translates them.
// They stand at the scope of namespace cryo, where its tools look for them.
#pragma once

#include "core/base/translate.h"

namespace cryo {

inline constexpr char kSentenceRepairHeaders[] =
    CRYO_TR_NOOP("Write damaged headers anew over whole contents (files: {n}).");
inline constexpr char kSentenceFinishCreations[] =
    CRYO_TR_NOOP("Finish files whose creation was interrupted, as empty {layout} files (files: {n}).");
inline constexpr char kSentenceConvertHeaders[] =
    CRYO_TR_NOOP("Convert headers to {layout}; what stands behind them stays as it is (files: {n}).");
inline constexpr char kSentenceCorrectBits[] =
    CRYO_TR_NOOP("Flip back single bits that the checksums name (index pages: {pages}, values: {values}).");
inline constexpr char kSentenceLowerMarkers[] =
    CRYO_TR_NOOP("Lower the markers in {partition} to the records that are there, and remove those of "
                 "sections that hold none (sections: {names}; without records: {gone}).");
inline constexpr char kSentenceWriteMarkers[] = CRYO_TR_NOOP(
    "Write markers into {partition}: what they cover is neither verified nor cut (sections: {n}).");
inline constexpr char kSentenceRemoveMarkers[] =
    CRYO_TR_NOOP("Remove the markers in {partition}, which this release does not keep up and a later one "
                 "would hold against the store.");
inline constexpr char kSentenceCutValues[] =
    CRYO_TR_NOOP("Cut value files behind the last value that a record names (files: {n}).");
inline constexpr char kSentenceRemoveOrphans[] =
    CRYO_TR_NOOP("Take away values without an index, which no record names: {names}.");
inline constexpr char kSentenceRefused[] = CRYO_TR_NOOP("Not safe: {release} does not open it: {error}.");
inline constexpr char kSentenceWouldDrop[] =
    CRYO_TR_NOOP("Not safe: {release} would drop {lost} of {all} items; {good} of those can be read now.");
inline constexpr char kSentenceSafe[] = CRYO_TR_NOOP("Safe: {release} opens it and loses nothing.");
inline constexpr char kSentenceGiveCheckpoint[] =
    CRYO_TR_NOOP("Hand this estimated checkpoint to the node: {checkpoint}.");
inline constexpr char kSentenceSafeAfterChanges[] = CRYO_TR_NOOP(
    "Safe after these changes ({n}): {release} then opens it and loses nothing that can be read.");

inline constexpr char kSentenceRefusedAfterChanges[] =
    CRYO_TR_NOOP("Not safe: even after these changes {release} does not open it: {error}.");
inline constexpr char kSentenceWouldDropAfterChanges[] =
    CRYO_TR_NOOP("Not safe: even after these changes {release} would drop {lost} of {all} items; {good} of "
                 "those can be read now.");

} // namespace cryo
