// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values read by a description (core/inspect/value_layout.h), as text and JSON.
//
// Pure functions but for reading the description's file. Source: cli.md (get).
#pragma once

#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "core/inspect/value_tree.h"

namespace cryo::ctl {

/// The description in a file, - for standard input. Errors: NotFound, Io; InvalidArgument with line and
/// column where it is none.
Result<ValueLayout> readLayoutFile(const std::string& path);

/// {"whole":true,"fields":[{"name","type","offset","size","value" or "fields","problem"}…]}. Bytes and texts
/// come whole: `body` is what the tree was read from.
[[nodiscard]] Json structureJson(const ValueTree& tree, ByteView body);

/// A line for each field, those inside others indented.
void printStructure(Output& out, const ValueTree& tree, unsigned indent);

} // namespace cryo::ctl
