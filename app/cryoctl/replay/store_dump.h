// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a store holds, as our engine reads it: the lines of the peer's `dump`.
//
// Opening may repair the store, so this belongs on a copy or an overlay. One thread.
#pragma once

#include "app/cryoctl/replay/script_store.h"

namespace cryo::script {

struct DumpOptions {
    std::optional<std::string> checkpoint; ///< hex; freezer only
    std::vector<Bytes> keys;               ///< asked one by one, after the items
    bool close = false;                    ///< close the store at the end; else it is let go
    HeaderPolicy headers;
    ReleasePolicy release; ///< whose rules decide; `headers` is apart from it
};

/// A summary, every item by index (archive), then the keys; metrics if the configuration asks for them; the
/// checkpoint of the close, if there is one. Errors: the text of why the store cannot be opened or closed.
[[nodiscard]] Outcome<std::vector<Json>> dumpStore(Storage& storage, const Json& config,
                                                   const DumpOptions& options);

} // namespace cryo::script
