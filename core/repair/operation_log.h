// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was done to stores, one JSON line each, only ever appended: apply, undo, recovery, refusals,
// forgetting.
//
//   {"time":"2026-11-21T17:40:12Z","pid":4711,"operation":"apply","outcome":"done","id":…,"root":…,"detail":…}
//
// Each line is one write, so that several processes can log at once; a crash can leave the last line torn.
// Threads: any. Source: issue 6 (apply and undo).
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace cryo {

struct LogEntry {
    std::string operation; ///< "apply", "undo", "redo", "roll-back", "finish", "forget"
    std::string outcome;   ///< "begun", "done", or the name of an error
    std::string id;
    std::string root;
    std::string detail; ///< a sentence; may be empty
};

/// Appends and makes it durable. Errors: AccessDenied, Io. A change is not given up because of them.
Result<> appendToLog(const std::filesystem::path& log, const LogEntry& entry);

} // namespace cryo
