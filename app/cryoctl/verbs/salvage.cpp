// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl salvage STORE --to DIR: every readable item into a new store.
#include "core/repair/salvage.h"

#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/store_opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/storage/file_storage.h"

#include <filesystem>

namespace cryo::ctl {

namespace {

constexpr std::string_view kSalvageHelp =
    "Reads every item that can be read, whatever the state of the store, and "
    "puts it into a new store of the same "
    "layout in another folder, through an engine. Records of damaged pages "
    "are among them where their values vouch "
    "for them. The store itself is only read.\n"
    "\n"
    "  cryoctl salvage ROOT --to NEW\n"
    "  cryoctl salvage --json ROOT --to NEW | jq -r .checkpoint\n"
    "\n"
    "A new freezer comes with a new checkpoint, which the node has to be "
    "given. Exit status 4: records were left "
    "behind because their values could not be read.";

class Salvage final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.group("Where to");
        options.path("--to", "DIR", "The folder for the new store, which must be new or empty.", m_to);
    }
    Result<int> run(Context& context) override;

private:
    StoreOptions m_options;
    std::string m_to;
};

Result<int> Salvage::run(Context& context)
{
    if (m_to.empty())
        return fail(Errc::InvalidArgument, "--to says where the new store goes");
    std::error_code error;
    if (std::filesystem::exists(m_to, error) && !std::filesystem::is_empty(m_to, error))
        return fail(Errc::InvalidArgument, m_to + " is not empty");
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    CRYO_ASSIGN(const auto target, FileStorage::open(m_to));
    CRYO_ASSIGN(const SalvageResult result,
                salvageStore(store.storage, store.view->layout(), *target, context.progress()));
    CRYO_TRY(target->syncAll());
    context.messages.endWork();
    if (context.json) {
        JsonDocument document(context.out);
        document.member("items", number(result.items));
        document.member("unverified", number(result.unverified));
        document.member("unreadable", number(result.unreadable));
        document.member("repeated", number(result.repeated));
        document.member("checkpoint",
                        result.checkpoint ? Json(toHex(encodeCheckpoint(*result.checkpoint))) : Json());
        document.finish();
    } else {
        context.out << counted(result.items, "item") << " are in " << m_to << "\n";
        if (result.unverified > 0)
            context.out << grouped(result.unverified) << " of them come from damaged pages\n";
        if (result.unreadable > 0)
            context.out << styled(context.out, Style::Warning,
                                  counted(result.unreadable, "record") + " could not be read")
                        << "\n";
        if (result.repeated > 0)
            context.out << counted(result.repeated, "record") << " had an index that was there already\n";
        if (result.checkpoint)
            context.out << "checkpoint: " << toHex(encodeCheckpoint(*result.checkpoint)) << "\n";
    }
    return result.unreadable > 0 ? kExitFindings : kExitWell;
}

} // namespace

const Verb kSalvageVerb = {"salvage", "Every readable item into a new store.", kSalvageHelp, true,
                           [] -> std::unique_ptr<Command> { return std::make_unique<Salvage>(); }};

} // namespace cryo::ctl
