// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a verb works with: where to write, whether to stop, how to show progress.
//
// One thread, but for the Progress objects, which may be called from any.
#pragma once

#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/messages.h"
#include "app/cryoctl/option_set.h"
#include "app/cryoctl/output.h"
#include "core/base/progress.h"
#include "core/inspect/finding.h"

#include <functional>

namespace cryo::ctl {

struct Context {
    Output& out;
    Messages& messages;
    std::stop_token stop;

    /// Set by a verb that has something to do when all that it reads is closed (apply what it planned): done
    /// instead of ending, and its exit status counts.
    std::function<Result<int>(Context&)> afterwards{};

    // Set by the options that every verb has.
    bool json = false;
    std::string progressStyle;

    /// Declares them.
    void declare(OptionSet& options, bool hasJson);
    /// For a piece of long work; `unit` says what it counts.
    [[nodiscard]] Progress progress(Messages::Unit unit = Messages::Unit::Bytes);
    /// Cancelled when asked to stop or when nobody reads any more.
    [[nodiscard]] Result<> proceed() const;
};

/// 4 if something of warning or above is in the list.
[[nodiscard]] int findingsStatus(const FindingList& findings);

} // namespace cryo::ctl
