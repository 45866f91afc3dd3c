// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue's sentences in the user's language, with what a store says in them made safe to show.
//
// The sentences stand in core, marked by CRYO_TR_NOOP; lupdate puts them under the context "cryo". Thread
// rule: GUI thread.
#pragma once

#include "core/inspect/finding.h"

#include <QString>

namespace cryo::ui {

/// The sentence of a finding with its placeholders filled.
[[nodiscard]] QString findingSentence(const Finding& finding);
/// A sentence of core with its {places} filled by what core or a store says there.
[[nodiscard]] QString filledSentence(std::string_view english,
                                     const std::vector<std::pair<std::string, std::string>>& arguments);
/// What each release does with it at its next opening.
[[nodiscard]] QString findingNextOpen(FindingCode code);
/// The recommended repair, and what it loses.
[[nodiscard]] QString findingRepair(FindingCode code);
/// Where it is: "section 41 984 · position 7", "bucket 42 026 · slot …", or the file.
[[nodiscard]] QString findingPlace(const Finding& finding);
/// File and offset: "blocks-index/000000000000a400 @ 0024 ea95"; empty without a file.
[[nodiscard]] QString findingFile(const Finding& finding);
/// "fully", "partly", "no", "not needed".
[[nodiscard]] QString fixableText(Fixable fixable);
/// "quick", "every record", "every value".
[[nodiscard]] QString checkLevelText(CheckLevel level);

} // namespace cryo::ui
