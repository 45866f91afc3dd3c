// SPDX-License-Identifier: GPL-3.0-or-later
// Runs cryoctl and collects what it says. The program is the one of the build tree.
// Invariant: no run takes longer than it is given, a minute unless said; one that does is killed and counts
// as hung. Thread rule: one thread.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <vector>

namespace cryo::test {

struct CtlRun {
    int status = -1;      ///< exit status; -1 if it did not end by itself
    bool crashed = false; ///< ended by a signal
    QByteArray out;
    QByteArray err;

    /// Standard output as one JSON document; discarded (is_discarded) if it is none.
    [[nodiscard]] nlohmann::json json() const;
    /// Standard output as JSON lines; a line that is none comes as a discarded value.
    [[nodiscard]] std::vector<nlohmann::json> lines() const;
};

/// The program's path.
[[nodiscard]] QString ctlPath();

/// Runs cryoctl. `environment`: "NAME=value" to add.
[[nodiscard]] CtlRun runCtl(const QStringList& arguments, const QStringList& environment = {},
                            const QString& workingFolder = {}, int longestMs = 60'000);

/// Runs a bash script in which $CTL is the program.
[[nodiscard]] CtlRun runScript(const QString& script, const QStringList& environment = {});

} // namespace cryo::test
