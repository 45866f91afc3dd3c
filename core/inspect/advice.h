// SPDX-License-Identifier: GPL-3.0-or-later
//
// What follows from a finding: what each release does with it at its next opening, and which repair is
// recommended with what it loses. One entry for each code of the catalogue.
//
// The sentences are English here and marked for translation. Immutable; any thread. Source: findings.md §2.
#pragma once

#include "core/inspect/catalogue.h"

namespace cryo {

struct Advice {
    FindingCode code;
    std::string_view nextOpen; ///< what 2026.2.0, 2026.7.1 and 2026.10.0 do
    std::string_view repair;   ///< the recommended one, and what it loses
};

[[nodiscard]] const Advice& adviceFor(FindingCode code);

} // namespace cryo
