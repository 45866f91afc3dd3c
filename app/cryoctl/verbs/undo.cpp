// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl undo: the history of applied plans, and the ways back.
#include "core/repair/undo.h"

#include "app/cryoctl/applying.h"
#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kUndoHelp =
    "Restores the bytes that an apply replaced, after checking that nobody changed the files since. An "
    "undone "
    "change can be undone too: it is then made again. Without ID it takes the newest change that is in "
    "force.\n"
    "\n"
    "  cryoctl undo --list\n"
    "  cryoctl undo 20261121T174031-9f3c11d2 --dry-run\n"
    "  cryoctl undo 20261121T174031-9f3c11d2\n"
    "  cryoctl undo --forget 20261121T174031-9f3c11d2\n"
    "\n"
    "A change that a crash interrupted is rolled back, or with --finish finished. --forget deletes the undo "
    "file and what it keeps in quarantine: the space is free, and the change is final.";

class Undo final : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.group("Undo");
        options.optionalPositional("ID", "The change; the newest one that is in force if left out.", m_id);
        options.flag("--list", "Print the changes, newest first.", m_list);
        options.flag("--forget", "Delete what is kept of ID.", m_forget);
        options.flag("--finish", "Finish an interrupted change instead of rolling it back.", m_finish);
        options.flag("--dry-run", "Only say whether it could be undone now.", m_dryRun);
        options.flag("--without-leases",
                     "Nobody is at the store, and I answer for it: go on where that cannot be proven.",
                     m_withoutLeases);
    }
    Result<int> run(Context& context) override;

private:
    Result<int> list(Context& context) const;
    Result<UndoEntry> chosen() const;
    Result<std::string> bring(UndoHistory& history, const UndoEntry& entry, const UndoOptions& options) const;
    void report(Context& context, const UndoEntry& entry, const std::string& done) const;

    std::string m_id;
    bool m_list = false;
    bool m_forget = false;
    bool m_finish = false;
    bool m_dryRun = false;
    bool m_withoutLeases = false;
};

std::string stateText(const UndoEntry& entry)
{
    if (!entry.damage.empty())
        return "damaged";
    if (entry.isRunning)
        return "running";
    return entry.isInterrupted() ? "interrupted" : std::string(undoStateName(entry.state));
}

Result<int> Undo::list(Context& context) const
{
    CRYO_ASSIGN(const auto entries, UndoHistory().list());
    if (context.json) {
        JsonDocument document(context.out);
        document.beginArray("changes");
        for (const UndoEntry& entry : entries) {
            Json element{{"id", text(entry.id)},
                         {"name", text(entry.name)},
                         {"root", text(entry.root.string())},
                         {"state", stateText(entry)},
                         {"created", timeText(entry.createdNs)},
                         {"undo_bytes", number(entry.undoBytes)}};
            if (!entry.quarantine.empty())
                element["quarantine"] = text(entry.quarantine.string());
            if (!entry.damage.empty())
                element["damage"] = text(entry.damage);
            document.element(element);
        }
        document.endArray();
        document.finish();
        return kExitWell;
    }
    if (entries.empty()) {
        context.out << "no changes\n";
        return kExitWell;
    }
    TextTable table({{"ID"}, {"STATE"}, {"BYTES", TextTable::Align::Right}, {"STORE"}, {"NAME"}});
    for (const UndoEntry& entry : entries)
        table.add({entry.id, stateText(entry), grouped(entry.undoBytes), entry.root.string(),
                   entry.damage.empty() ? entry.name : entry.damage});
    table.print(context.out);
    return kExitWell;
}

Result<UndoEntry> Undo::chosen() const
{
    const UndoHistory history;
    if (!m_id.empty())
        return history.find(m_id);
    CRYO_ASSIGN(const auto entries, history.list());
    for (const UndoEntry& entry : entries)
        if (entry.damage.empty() && (entry.state == UndoState::Done || entry.isInterrupted()))
            return entry;
    return fail(Errc::NotFound, "there is no change to undo");
}

/// One step back or forth, in a word.
Result<std::string> Undo::bring(UndoHistory& history, const UndoEntry& entry,
                                const UndoOptions& options) const
{
    if (m_forget) {
        CRYO_TRY(m_dryRun ? Result<>() : history.forget(entry.id));
        return "forgotten";
    }
    if (entry.isInterrupted()) {
        if (!m_dryRun)
            CRYO_TRY(m_finish ? history.finish(entry.id, options) : history.rollBack(entry.id, options));
        return m_finish ? "finished" : "rolled back";
    }
    CRYO_TRY(m_dryRun ? history.checkUndo(entry.id, options) : history.undo(entry.id, options));
    return entry.state == UndoState::Undone ? "done again" : "undone";
}

void Undo::report(Context& context, const UndoEntry& entry, const std::string& done) const
{
    if (context.json) {
        JsonDocument document(context.out);
        document.member("id", text(entry.id));
        document.member("result", done);
        document.member("dry_run", m_dryRun);
        document.finish();
    } else {
        context.out << entry.id << (m_dryRun ? ": could be " : ": ") << done << "\n";
    }
}

Result<int> Undo::run(Context& context)
{
    if (m_list)
        return list(context);
    if (m_forget && m_id.empty())
        return fail(Errc::InvalidArgument, "--forget needs the ID of the change");
    CRYO_ASSIGN(const UndoEntry entry, chosen());
    UndoHistory history;
    UndoOptions options;
    options.withoutProof = m_withoutLeases;
    options.progress = context.progress();
    auto done = bring(history, entry, options);
    if (!done && done.error().code == Errc::NotProtected && !m_dryRun &&
        confirmed(context, done.error(), entry.root)) {
        options.withoutProof = true;
        done = bring(history, entry, options);
    }
    CRYO_TRY(done);
    context.messages.endWork();
    report(context, entry, *done);
    return kExitWell;
}

} // namespace

const Verb kUndoVerb = {"undo", "Take an applied plan back.", kUndoHelp, true,
                        [] -> std::unique_ptr<Command> { return std::make_unique<Undo>(); }};

} // namespace cryo::ctl
