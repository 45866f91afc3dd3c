// SPDX-License-Identifier: GPL-3.0-or-later
//
// What bash, zsh and fish need to complete cryoctl's command lines: verbs, options, the values of options
// that have a list, the codes of findings, and paths. Made from the table of verbs and the catalogue of
// findings.
//
// Pure functions on values; one thread.
#pragma once

#include "app/documents/reference.h"

namespace cryo::documents {

[[nodiscard]] std::string bashCompletion(const std::vector<VerbReference>& references);
[[nodiscard]] std::string zshCompletion(const std::vector<VerbReference>& references);
[[nodiscard]] std::string fishCompletion(const std::vector<VerbReference>& references);

} // namespace cryo::documents
