// SPDX-License-Identifier: GPL-3.0-or-later
// Starting the program.
#include "tests/cli/ctl_runner.h"

#include <QProcess>

namespace cryo::test {

namespace {

CtlRun run(const QString& program, const QStringList& arguments, const QStringList& environment,
           const QString& workingFolder, int longestMs)
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    // What a user has set must not decide what a test sees.
    variables.remove("NO_COLOR");
    variables.insert("XDG_STATE_HOME", "/nonexistent");
    variables.insert("TERM", "xterm");
    variables.insert("CTL", ctlPath());
    // A search for leaks at each end takes longer than most runs; noVerbLeaks() asks for it.
    variables.insert("ASAN_OPTIONS", variables.value("ASAN_OPTIONS") + ":detect_leaks=0");
    for (const QString& variable : environment)
        variables.insert(variable.section('=', 0, 0), variable.section('=', 1));
    process.setProcessEnvironment(variables);
    if (!workingFolder.isEmpty())
        process.setWorkingDirectory(workingFolder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    CtlRun result;
    if (!process.waitForFinished(longestMs)) {
        process.kill();
        process.waitForFinished();
        result.err = "did not end: " + process.errorString().toUtf8();
        return result;
    }
    result.crashed = process.exitStatus() == QProcess::CrashExit;
    result.status = result.crashed ? -1 : process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

} // namespace

nlohmann::json CtlRun::json() const
{
    return nlohmann::json::parse(out.constBegin(), out.constEnd(), nullptr, false);
}

std::vector<nlohmann::json> CtlRun::lines() const
{
    std::vector<nlohmann::json> lines;
    for (const QByteArray& line : out.split('\n'))
        if (!line.isEmpty())
            lines.push_back(nlohmann::json::parse(line.constBegin(), line.constEnd(), nullptr, false));
    return lines;
}

QString ctlPath()
{
    return qEnvironmentVariable("CRYO_BINARY_DIR") + "/app/cryoctl";
}

CtlRun runCtl(const QStringList& arguments, const QStringList& environment, const QString& workingFolder,
              int longestMs)
{
    return run(ctlPath(), arguments, environment, workingFolder, longestMs);
}

CtlRun runScript(const QString& script, const QStringList& environment)
{
    return run("/bin/bash", {"-c", script}, environment, {}, 60'000);
}

} // namespace cryo::test
