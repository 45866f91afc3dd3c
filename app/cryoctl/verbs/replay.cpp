// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl replay: operations of a script on our own engines, with one report line each.
#include "app/cryoctl/replay/replay.h"

#include "app/cryoctl/verb.h"
#include "core/storage/file_storage.h"

#include <fstream>
#include <sstream>

namespace cryo::ctl {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kReplayHelp =
    "Runs a script of operations on an archive or freezer with the engines of release 2026.2.0, and reports "
    "what each came to. The first line of the script is the configuration, each further one an operation; "
    "the report has one line for each. Unlike the verbs that look at stores, this one writes: use it on a "
    "copy, or on a folder of its own, which is made if it is missing.\n"
    "\n"
    "  cryoctl replay --dir FOLDER --script FILE.jsonl --report REPORT.jsonl\n"
    "  cryoctl replay --dir FOLDER --script FILE.jsonl | jq 'select(.error)'\n"
    "\n"
    "An operation that fails is a line with its error, and the next one follows. Where the original engine "
    "would abort, the error begins with \"panic: \".";

class Replay final : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.group("What to replay");
        options.path("--dir", "FOLDER", "The storage root.", m_dir);
        options.path("--script", "FILE", "The operations, as JSON lines.", m_script);
        options.path("--report", "FILE", "Where the report goes (standard output unless given).", m_report);
        options.choice("--layout", "LAYOUT", "Header layout of new files (V0 unless given).", {"V0", "V1"},
                       m_layout);
    }
    Result<int> run(Context& context) override;

private:
    Result<> replay(Context& context, const std::function<void(std::string_view)>& line) const;

    std::string m_dir;
    std::string m_script;
    std::string m_report;
    std::string m_layout;
};

Result<std::string> contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file)
        return fail(Errc::NotFound, path + " cannot be read");
    return text.str();
}

Result<> Replay::replay(Context& context, const std::function<void(std::string_view)>& line) const
{
    CRYO_ASSIGN(const std::string text, contentOf(m_script));
    CRYO_ASSIGN(const script::Script parsed, script::parseScript(text));
    CRYO_ASSIGN(const auto storage, FileStorage::open(m_dir));
    const script::ReplayOptions options{m_layout == "V1" ? HeaderPolicy::v1() : HeaderPolicy::v0()};
    CRYO_ASSIGN(script::Replay replay, script::Replay::begin(*storage, parsed.config, options));
    const Progress progress = context.progress(Messages::Unit::Steps);
    line(replay.open().dump());
    for (std::size_t i = 0; i < parsed.operations.size(); ++i) {
        CRYO_TRY(progress.step(i, parsed.operations.size()));
        CRYO_TRY(context.proceed());
        line(replay.run(parsed.operations[i]).dump());
    }
    return {};
}

Result<int> Replay::run(Context& context)
{
    if (m_dir.empty() || m_script.empty())
        return fail(Errc::InvalidArgument, "--dir and --script are needed");
    if (m_report.empty()) {
        CRYO_TRY(replay(context, [&context](std::string_view line) { context.out << line << "\n"; }));
        return kExitWell;
    }
    std::ofstream report(m_report, std::ios::binary);
    CRYO_TRY(replay(context, [&report](std::string_view line) { report << line << '\n' << std::flush; }));
    report.close();
    if (!report)
        return fail(Errc::Io, m_report + " cannot be written");
    return kExitWell;
}

} // namespace

const Verb kReplayVerb = {"replay", "Operations of a script on an engine, with what each came to.",
                          kReplayHelp, false,
                          [] -> std::unique_ptr<Command> { return std::make_unique<Replay>(); }};

} // namespace cryo::ctl
