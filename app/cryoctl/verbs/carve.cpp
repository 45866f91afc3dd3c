// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl carve STORE: the values of files whose index is lost, as JSON lines.
#include "core/repair/carve.h"

#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/store_opening.h"
#include "app/cryoctl/verb.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kCarveHelp =
    "Cuts value files apart by their checksums, where the index that named "
    "the values is lost, and prints each value "
    "as a JSON line: where it lies, and its body in hex, decompressed if it "
    "is a zstd frame. Keys and indices are not "
    "in a value file; whoever knows them can match the values. Without "
    "--section the sections without an index file "
    "are carved.\n"
    "\n"
    "  cryoctl carve ROOT > values.jsonl\n"
    "  cryoctl carve ROOT --section 1024";

class Carve final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.group("What to carve");
        options.value("--section", "N", "Only this section, whether it has an index or not.", m_section);
    }
    Result<int> run(Context& context) override;

private:
    Result<> carve(Context& context, const StoreView& view, const SectionInfo& info);

    StoreOptions m_options;
    std::optional<std::uint64_t> m_section;
    std::uint64_t m_values = 0;
};

Result<> Carve::carve(Context& context, const StoreView& view, const SectionInfo& info)
{
    CRYO_ASSIGN(const auto file, view.valueFile(info.section));
    const auto print = [&](const CarvedValue& value, ByteView stored) -> Result<> {
        Bytes body(stored.begin(), stored.end());
        if (value.compressed)
            if (auto content = decompress(stored))
                body = std::move(*content);
        const auto decoded = decodeValue(Codec::ByteString, body);
        Json json;
        json["section"] = number(info.section.value);
        json["offset"] = number(value.place.offset.value);
        json["size"] = value.place.sizeBytes;
        json["compressed"] = value.compressed;
        json["body"] = toHex(body);
        if (decoded)
            json["value"] = toHex(std::get<Bytes>(*decoded));
        context.out << compact(json) << "\n";
        ++m_values;
        return context.proceed();
    };
    CRYO_ASSIGN(const CarveResult result, carveValues(*file, print, context.progress()));
    static_cast<void>(result);
    return {};
}

Result<int> Carve::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    for (const SectionInfo& info : store.view->sections()) {
        const bool wanted = m_section ? info.section.value == *m_section : !info.hasKeyFile;
        if (wanted && info.hasValueFile)
            CRYO_TRY(carve(context, *store.view, info));
    }
    context.messages.endWork();
    return m_values > 0 ? kExitWell : kExitFindings;
}

} // namespace

const Verb kCarveVerb = {"carve", "The values of files whose index is lost, as JSON lines.", kCarveHelp,
                         false, [] -> std::unique_ptr<Command> { return std::make_unique<Carve>(); }};

} // namespace cryo::ctl
