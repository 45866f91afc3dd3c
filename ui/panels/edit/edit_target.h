// SPDX-License-Identifier: GPL-3.0-or-later
// What an edit by hand is about: a field, or bytes of a file. Plain data; any thread.
#pragma once

#include "core/inspect/structure.h"

#include <optional>
#include <string>
#include <vector>

namespace cryo::ui {

struct EditTarget {
    FilePath file;
    std::vector<ByteRange> pieces;                   ///< at least one
    cryo::FieldKind kind = cryo::FieldKind::Unknown; ///< how it is typed
    ObjectId object;
    std::string name; ///< of the field; empty for bytes
};

} // namespace cryo::ui
