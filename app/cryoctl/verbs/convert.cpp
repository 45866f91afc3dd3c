// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl convert STORE --layout V0|V1: the plan that rewrites the headers (and markers) for another release,
// and what each release then does with the store.
#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/storage/blob_header.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kConvertHelp =
    "Works out what turns every file's header into one of a layout: V0, which all releases read, or V1, "
    "which "
    "2026.9.0 and later read. What stands behind the headers stays as it is; to V0, the markers go, because "
    "releases that need V0 do not keep them up. Shows each file's header before and after, and what each "
    "release does when it opens the result. The store itself is only read.\n"
    "\n"
    "  cryoctl convert ROOT --layout V0\n"
    "  cryoctl convert ROOT --layout V0 --copy CONVERTED\n"
    "  cryoctl convert --json ROOT --layout V1 | jq '.files | length'\n"
    "\n"
    "Exit status 4: the result is refused by a release that reads the layout, or items would be lost.";

class Convert final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.group("Where to");
        options.choice("--layout", "LAYOUT", "The layout that every header is to have.", {"V0", "V1"},
                       m_layout);
        options.path("--copy", "DIR",
                     "Write the converted store into this folder, which must be new or empty.", m_copy);
    }
    Result<int> run(Context& context) override;

private:
    StoreOptions m_options;
    std::string m_layout;
    std::string m_copy;
};

/// A header as people and scripts see it: its first bytes, and how long its region is.
struct HeaderRegion {
    std::string hex;
    std::uint64_t sizeBytes = 0;
};

Result<HeaderRegion> headerRegion(const ReadableStorage& storage, const OverlayChange& change)
{
    constexpr std::size_t kShownBytes = 12;
    CRYO_ASSIGN(const auto file, storage.open(change.partition, change.fileName));
    CRYO_ASSIGN(const HeaderReading header, readBlobHeader(*file));
    HeaderRegion region;
    region.sizeBytes = headerSizeBytes(header.layout);
    Bytes bytes(std::min<std::uint64_t>({kShownBytes, region.sizeBytes, file->sizeBytes()}));
    CRYO_TRY(file->readAt(FileOffset{0}, bytes));
    region.hex = toHex(bytes);
    return region;
}

/// One file of the plan.
struct PlannedFile {
    OverlayChange change;
    std::optional<HeaderRegion> before;
    std::optional<HeaderRegion> after;
};

Result<std::vector<PlannedFile>> plannedFiles(const ReadableStorage& before, const Conversion& conversion)
{
    std::vector<PlannedFile> files;
    for (const OverlayChange& change : conversion.files) {
        PlannedFile file{change, {}, {}};
        if (change.kind == OverlayChange::Kind::FileChanged) {
            CRYO_ASSIGN(file.before, headerRegion(before, change));
            CRYO_ASSIGN(file.after, headerRegion(*conversion.prepared.storage, change));
        }
        files.push_back(std::move(file));
    }
    return files;
}

bool isWell(const SimulatedOpen& opening)
{
    return opening.opens && opening.itemsLost == 0;
}

void printJson(Context& context, const std::string& layout, const Conversion& conversion,
               std::span<const PlannedFile> files)
{
    JsonDocument document(context.out);
    document.member("layout", layout);
    document.beginArray("changes");
    for (const PreventingChange& change : conversion.prepared.changes)
        document.element(changeJson(change));
    document.endArray();
    document.beginArray("files");
    for (const PlannedFile& file : files) {
        Json json{{"partition", text(file.change.partition)},
                  {"blob", text(file.change.fileName)},
                  {"op", file.before ? "header" : "remove"},
                  {"size_before", number(file.change.sizeBefore)},
                  {"size_after", number(file.change.sizeAfter)}};
        if (file.before && file.after)
            json.update(Json{{"header_before", file.before->hex},
                             {"header_after", file.after->hex},
                             {"header_bytes_before", number(file.before->sizeBytes)},
                             {"header_bytes_after", number(file.after->sizeBytes)}});
        document.element(json);
    }
    document.endArray();
    document.beginArray("openings");
    for (const SimulatedOpen& opening : conversion.openings) {
        Json json{{"engine", releaseName(opening.release)}};
        json.update(openingJson(opening));
        document.element(json);
    }
    document.endArray();
    document.finish();
}

void print(Context& context, const Conversion& conversion, std::span<const PlannedFile> files)
{
    Output& out = context.out;
    if (files.empty())
        out << "nothing to change\n";
    for (const PreventingChange& change : conversion.prepared.changes)
        out << change.sentence.text() << "\n";
    TextTable table({{"FILE"},
                     {"HEADER BEFORE"},
                     {"AFTER"},
                     {"BYTES", TextTable::Align::Right},
                     {"AFTER", TextTable::Align::Right}});
    for (const PlannedFile& file : files) {
        std::string name = file.change.partition;
        name += file.change.fileName.empty() ? "" : "/" + file.change.fileName;
        table.add({name, file.before ? file.before->hex : std::string(),
                   file.after ? file.after->hex : std::string("removed"), grouped(file.change.sizeBefore),
                   grouped(file.change.sizeAfter)});
    }
    if (table.rows() > 0)
        table.print(out);
    for (const SimulatedOpen& opening : conversion.openings)
        out << releaseName(opening.release) << " " << openingText(opening) << "\n";
}

Result<int> Convert::run(Context& context)
{
    if (m_layout.empty())
        return fail(Errc::InvalidArgument, "--layout V0 or --layout V1 is missing");
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    const StoreLayout& layout = store.detected.layout;
    CRYO_ASSIGN(const SimulateOptions options, simulateOptions(m_options, layout, "2026.10.0"));
    const HeaderLayout target = m_layout == "V0" ? HeaderLayout::V0 : HeaderLayout::V1;
    CRYO_ASSIGN(const auto conversion,
                convertStore(store.storage, layout, target, options, context.progress()));
    CRYO_ASSIGN(const auto files, plannedFiles(*store.storage, conversion));
    CRYO_TRY(writeCopy(context, *conversion.prepared.storage, conversion.prepared.layout, m_copy));
    context.messages.endWork();
    if (context.json)
        printJson(context, m_layout, conversion, files);
    else
        print(context, conversion, files);
    const bool well = std::ranges::all_of(conversion.openings, [&](const SimulatedOpen& opening) {
        const bool reads = target == HeaderLayout::V0 || opening.release == Release::V2026_10_0;
        return !reads || isWell(opening);
    });
    return well ? kExitWell : kExitFindings;
}

} // namespace

const Verb kConvertVerb = {"convert", "The plan that rewrites headers and markers for another release.",
                           kConvertHelp, true,
                           [] -> std::unique_ptr<Command> { return std::make_unique<Convert>(); }};

} // namespace cryo::ctl
