// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl snapshot STORE: the small print of a store for a later comparison, or a copy of it as it is now.
#include "app/cryoctl/comparison.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/simulate/live_copy.h"
#include "core/simulate/simulate_open.h"

#include <chrono>

namespace cryo::ctl {

namespace {

constexpr std::string_view kSnapshotHelp =
    "Writes a small file that says what a store holds at this moment: cryoctl diff tells later what has "
    "changed. "
    "With --copy, copies the store itself, also while a node writes it: the copy is what a crash of the node "
    "at "
    "that moment could have left, and its engine opens it. The store is only read, nothing is locked.\n"
    "\n"
    "  cryoctl snapshot ROOT -o before.cryosnap\n"
    "  cryoctl diff before.cryosnap ROOT\n"
    "  cryoctl snapshot ROOT --copy COPY\n"
    "  cryoctl checkpoint COPY                              what to open the copy of a freezer with";

class SnapshotVerb final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_store.declare(options);
        options.group("What to write");
        options.path("-o", "FILE", "The snapshot; NAME.cryosnap in the working folder unless given.", m_file);
        options.path("--copy", "DIR", "A copy of the store into a new or empty folder, and no snapshot.",
                     m_copy);
    }
    Result<int> run(Context& context) override;

private:
    Result<int> copy(Context& context, const OpenedStore& store) const;

    StoreOptions m_store;
    std::string m_file;
    std::string m_copy;
};

/// The first release that opens the copy; none if none does. Headers decide: a release knows its own and
/// older.
Result<std::optional<Release>> whoOpens(Context& context, const std::shared_ptr<const ReadableStorage>& copy,
                                        const StoreLayout& layout)
{
    for (const Release release : {Release::V2026_2_0, Release::V2026_7_1, Release::V2026_10_0}) {
        SimulateOptions options;
        options.release = release;
        options.checkpoint = layout.checkpoint;
        CRYO_ASSIGN(const SimulatedOpen opening, simulateOpen(copy, layout, options, context.progress()));
        if (opening.opens)
            return std::optional(release);
    }
    return std::optional<Release>();
}

Result<int> SnapshotVerb::copy(Context& context, const OpenedStore& store) const
{
    CRYO_ASSIGN(const LiveCopy made,
                copyLiveStore(*store.storage, store.detected.layout, m_copy, context.progress()));
    // What an engine would do with the copy is known before it is handed to one.
    CRYO_ASSIGN(const auto copied, ReadOnlyFileStorage::open(m_copy));
    CRYO_ASSIGN(const auto opening, whoOpens(context, copied, store.detected.layout));
    context.messages.endWork();
    if (context.json) {
        JsonDocument document(context.out);
        document.member("copy", text(m_copy));
        document.member("files", number(made.files));
        document.member("bytes", number(made.bytes));
        document.member("vanished", number(made.vanished));
        document.member("quiet", made.wasQuiet);
        document.member("opens", opening.has_value());
        document.member("engine", opening ? Json(releaseName(*opening)) : Json());
        document.finish();
        return opening ? kExitWell : kExitFindings;
    }
    FactList facts;
    facts.add("copied", counted(made.files, "file") + ", " + byteSize(made.bytes));
    facts.add("meanwhile", made.wasQuiet
                               ? "nothing was written: the copy is the store, byte for byte"
                               : "the store was written: the copy is as a crash could have left it");
    facts.add("an engine",
              opening ? "of " + std::string(releaseName(*opening)) + " opens it" : "does not open it",
              opening ? Style::Good : Style::Error);
    facts.print(context.out);
    return opening ? kExitWell : kExitFindings;
}

Result<int> SnapshotVerb::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_store));
    if (!m_copy.empty())
        return copy(context, store);
    CRYO_ASSIGN(const DiffSide side, scanForDiff(store.view, {}, context.progress()));
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t takenMs = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    CRYO_ASSIGN(const Snapshot snapshot, takeSnapshot(side, takenMs, context.progress()));
    context.messages.endWork();
    const std::string file = m_file.empty() ? store.detected.layout.name + ".cryosnap" : m_file;
    CRYO_TRY(writeSnapshotFile(snapshot, file, store.storage->root()));
    if (context.json) {
        JsonDocument document(context.out);
        document.member("file", text(file));
        document.member("records", number(snapshot.records()));
        document.member("sections", number(snapshot.sections.size()));
        document.finish();
    } else {
        context.out << "written to " << text(file).get<std::string>() << ": "
                    << counted(snapshot.records(), "record") << " in "
                    << counted(snapshot.sections.size(), "section") << "\n";
    }
    return kExitWell;
}

} // namespace

const Verb kSnapshotVerb = {"snapshot", "What a store holds now, for a later diff; or a copy of it.",
                            kSnapshotHelp, true,
                            [] -> std::unique_ptr<Command> { return std::make_unique<SnapshotVerb>(); }};

} // namespace cryo::ctl
