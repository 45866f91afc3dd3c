// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a store changed while it was looked at: LV-03, LV-04. No lock is taken for reading, so a node may
// write meanwhile; then what was found may be of no moment at all.
//
// Identities of at most kFilesWatchedMax files are kept. One thread. Source: findings.md (LV), reliability.md
// §3.4.
#pragma once

#include "core/inspect/finding.h"
#include "core/inspect/store_layout.h"
#include "core/storage/storage.h"

#include <map>

namespace cryo {

class StoreMoment {
public:
    static constexpr std::size_t kFilesWatchedMax = 100'000;

    /// The files of a store as they are now. A file that cannot be opened is left out.
    static StoreMoment of(const ReadableStorage& storage, const StoreLayout& layout);

    /// What changed since: LV-03 for each file that was written to, LV-04 once when a file was replaced, cut
    /// or is gone. `storage` must open files anew, as the one of a root does.
    void reportChanges(const ReadableStorage& storage, const FindingSink& sink) const;

private:
    std::map<std::pair<std::string, std::string>, FileIdentity> m_files; ///< by partition and name
};

} // namespace cryo
