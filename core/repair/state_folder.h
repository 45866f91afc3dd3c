// SPDX-License-Identifier: GPL-3.0-or-later
//
// The folders of this program's own state, private to the user: undo files, what is kept where no quarantine
// can lie beside a root, and the log of operations.
//
//   $XDG_STATE_HOME/cryoscope/{undo,quarantine}/, operations.log
//
// Never inside a storage root: the reference refuses to start when it finds a foreign entry there.
// Threads: plain functions. Source: product.md §3.4; base/state_dir.h.
#pragma once

#include "core/base/result.h"
#include "core/base/state_dir.h"

namespace cryo {

struct StateFolder {
    std::filesystem::path top; ///< stateDir(), or another one in tests

    [[nodiscard]] static StateFolder ofUser() { return {stateDir()}; }
    [[nodiscard]] std::filesystem::path undo() const { return top / "undo"; }
    [[nodiscard]] std::filesystem::path quarantine() const { return top / "quarantine"; }
    [[nodiscard]] std::filesystem::path log() const { return top / "operations.log"; }

    /// Makes what is missing, readable for the owner alone. Errors: AccessDenied, Io; InvalidArgument when
    /// it would lie inside `root`.
    Result<> make(const std::filesystem::path& root) const;
};

/// "<root>.cryoscope-quarantine", beside the root.
[[nodiscard]] std::filesystem::path quarantineBeside(const std::filesystem::path& root);

} // namespace cryo
