// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl(1), from the table of verbs. Pure functions on values; one thread.
#pragma once

#include "app/documents/reference.h"

namespace cryo::documents {

/// The page as man(7) source, in UTF-8.
[[nodiscard]] std::string manPage(const std::vector<VerbReference>& references, std::string_view version);

} // namespace cryo::documents
