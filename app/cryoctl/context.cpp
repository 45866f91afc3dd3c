// SPDX-License-Identifier: GPL-3.0-or-later
//
// Options that all verbs share, and progress.
#include "app/cryoctl/context.h"

namespace cryo::ctl {

void Context::declare(OptionSet& options, bool hasJson)
{
    options.group("Output");
    if (hasJson)
        options.flag("--json", "One JSON document on standard output instead of text.", json);
    options.choice("--progress", "STYLE",
                   "Show progress on standard error: text, json (one line each) or none; text on a terminal "
                   "unless given.",
                   {"text", "json", "none"}, progressStyle);
}

Progress Context::progress(Messages::Unit unit)
{
    using Shown = Messages::ProgressStyle;
    Shown style = messages.isTerminal() ? Shown::Text : Shown::None;
    if (!progressStyle.empty())
        style = progressStyle == "text"   ? Shown::Text
                : progressStyle == "json" ? Shown::JsonLines
                                          : Shown::None;
    messages.setProgressStyle(style);
    messages.beginWork(unit);
    return Progress(stop,
                    [this](std::uint64_t done, std::uint64_t total) { messages.progress(done, total); });
}

Result<> Context::proceed() const
{
    if (stop.stop_requested() || out.closed())
        return fail(Errc::Cancelled, "cancelled");
    return {};
}

int findingsStatus(const FindingList& findings)
{
    return findings.worst() && *findings.worst() >= Severity::Warning ? kExitFindings : kExitWell;
}

} // namespace cryo::ctl
