// SPDX-License-Identifier: GPL-3.0-or-later
//
// Items as the JSON that dump, get and export print.
//
// Pure functions. Source: cli.md (dump).
#pragma once

#include "app/cryoctl/json.h"
#include "core/inspect/item_stream.h"

namespace cryo::ctl {

/// A value as the reference's own tool prints it: hex, or a number; bytes beyond 64 as {"len","sha256"}
/// unless `full`. Null where there is none.
[[nodiscard]] Json valueJson(const Item& item, bool full);

/// One line of dump. Where there is no value, "value_state" says why; "verified": false marks a record whose
/// page fails.
[[nodiscard]] Json itemJson(const Item& item, StoreKind kind, bool full);

/// The value for people, on one line of bounded length.
[[nodiscard]] std::string valueText(const Item& item, bool full);

} // namespace cryo::ctl
