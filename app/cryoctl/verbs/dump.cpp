// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl dump STORE: every item as a JSON line.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/items.h"
#include "app/cryoctl/verb.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kDumpHelp =
    "Prints every item as a JSON line: an archive's ascending by index, a freezer's in the order of its "
    "journal (older records of a key are there too, marked as shadowed). Values of more than 64 bytes are "
    "shown as length and SHA-256 unless --full is given. Findings go to standard error as JSON lines.\n"
    "\n"
    "  cryoctl dump ROOT > items.jsonl\n"
    "  cryoctl dump ROOT --full | jq -r .value\n"
    "  cryoctl dump ROOT | jq -c 'select(.shadowed | not)'     a freezer's current items\n"
    "  cryoctl dump ROOT --codec raw                           the stored bodies";

class Dump final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.group("What to show");
        options.flag("--full", "Whole values, however long.", m_full);
        options.flag("--cut", "Archive: also the records that an engine drops at the next opening.",
                     m_stream.cutRecords);
        options.flag(
            "--salvageable",
            "Also the records of pages that fail, where their values vouch for them (\"verified\": false).",
            m_stream.salvageable);
    }
    Result<int> run(Context& context) override;

private:
    StoreOptions m_options;
    ItemStreamOptions m_stream;
    bool m_full = false;
};

Result<int> Dump::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    FindingCollector findings(store,
                              [&context](const Finding& finding) { context.messages.finding(finding); });
    const StoreKind kind = store.detected.layout.kind;
    const ItemVisitor print = [&](const Item& item) -> Result<> {
        context.out << compact(itemJson(item, kind, m_full)) << "\n";
        return context.proceed();
    };
    if (kind == StoreKind::Archive) {
        CRYO_ASSIGN(const auto report, archiveReport(store.view, findings.sink(), context.progress()));
        CRYO_TRY(forEachArchiveItem(*report, print, findings.sink(), context.progress(), m_stream));
    } else {
        CRYO_ASSIGN(const auto report, freezerReport(store.view, findings.sink(), context.progress()));
        CRYO_TRY(forEachFreezerItem(*report, print, findings.sink(), context.progress(), m_stream));
    }
    return findings.status();
}

} // namespace

const Verb kDumpVerb = {"dump", "Every item as a JSON line.", kDumpHelp, false,
                        [] -> std::unique_ptr<Command> { return std::make_unique<Dump>(); }};

} // namespace cryo::ctl
