// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl damage STORE --to COPY: a copy of a store with chosen damage, for training and tests. Never in
// place.
#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/gallery.h"
#include "app/cryoctl/opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/storage/overlay_storage.h"

#include <charconv>

namespace cryo::ctl {

namespace {

constexpr std::string_view kDamageHelp =
    "Copies a store into another folder and damages the copy as told, so that checks and repairs can be "
    "tried. The "
    "store itself is only read. FILE is PARTITION/NAME; offsets count from the first byte of the file.\n"
    "\n"
    "  cryoctl damage ROOT --to COPY --flip keys/0000000000000000:1234:3    bit 3 of byte 1234\n"
    "  cryoctl damage ROOT --to COPY --zero values/0000000000000000:100:50  fifty zeros\n"
    "  cryoctl damage ROOT --to COPY --cut table/7461626c65:500             500 bytes are left\n"
    "  cryoctl damage ROOT --to COPY --remove keys/0000000000000001\n"
    "  cryoctl damage --gallery DIR                 a damaged store for each finding code, with what to try";

class Damage final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.storeIsOptional = true;
        m_options.declare(options);
        options.group("What to damage");
        add(options, "--flip", "FILE:OFFSET:BIT", "Flip one bit; may be repeated, as all of these.", 2);
        add(options, "--zero", "FILE:OFFSET:LENGTH", "Zero some bytes.", 2);
        add(options, "--cut", "FILE:LENGTH", "Cut the file to a length.", 1);
        add(options, "--remove", "FILE", "Remove the file.", 0);
        options.group("Where to");
        options.path("--to", "DIR", "The folder for the damaged copy, which must be new or empty.", m_to);
        options.path("--gallery", "DIR", "Make the gallery of damaged stores there, new or empty, instead.",
                     m_gallery);
    }
    Result<int> run(Context& context) override;

private:
    Result<int> makeGallery(Context& context) const;
    struct Step {
        std::string what;
        std::string partition;
        std::string file;
        std::vector<std::uint64_t> numbers;
    };
    void add(OptionSet& options, const std::string& name, const std::string& valueName,
             const std::string& help, std::size_t numbers)
    {
        options.add({OptionSpec::Kind::Value,
                     name,
                     valueName,
                     help,
                     "What to damage",
                     false,
                     false,
                     {},
                     [this, name, numbers](std::string_view text) { return parse(name, text, numbers); }});
    }
    Result<> parse(const std::string& what, std::string_view text, std::size_t numbers);
    static Result<> apply(OverlayStorage& storage, const Step& step);

    StoreOptions m_options;
    std::string m_to;
    std::string m_gallery;
    std::vector<Step> m_steps;
};

Result<> Damage::parse(const std::string& what, std::string_view text, std::size_t numbers)
{
    Step step;
    step.what = what;
    for (std::size_t i = 0; i < numbers; ++i) {
        const std::size_t colon = text.rfind(':');
        if (colon == std::string_view::npos)
            return fail(Errc::InvalidArgument, "too few numbers behind the file");
        CRYO_ASSIGN(const std::uint64_t value, parseNumber(text.substr(colon + 1)));
        step.numbers.insert(step.numbers.begin(), value);
        text = text.substr(0, colon);
    }
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return fail(Errc::InvalidArgument, "a file is named PARTITION/NAME");
    step.partition = text.substr(0, slash);
    step.file = text.substr(slash + 1);
    m_steps.push_back(std::move(step));
    return {};
}

Result<> Damage::apply(OverlayStorage& storage, const Step& step)
{
    if (step.what == "--remove")
        return storage.removeFile(step.partition, step.file);
    CRYO_ASSIGN(const auto file, storage.openFile(step.partition, step.file, OpenMode::Existing));
    if (step.what == "--cut")
        return file->resize(std::min(step.numbers[0], file->sizeBytes()));
    const std::uint64_t offset = step.numbers[0];
    const std::uint64_t length = step.what == "--flip" ? 1 : step.numbers[1];
    const auto end = checkedAdd(offset, length);
    constexpr std::uint64_t kZeroedBytesMax = std::uint64_t{1} << 30;
    if (!end || *end > file->sizeBytes() || length > kZeroedBytesMax)
        return fail(Errc::InvalidArgument, "the file ends before", {step.partition, step.file, offset});
    Bytes bytes(length);
    if (step.what == "--flip") {
        CRYO_TRY(file->readAt(FileOffset{offset}, bytes));
        bytes[0] ^= static_cast<std::byte>(1U << (step.numbers[1] % 8));
    }
    return file->writeAt(FileOffset{offset}, bytes);
}

Result<int> Damage::makeGallery(Context& context) const
{
    CRYO_ASSIGN(const std::size_t folders, writeGallery(m_gallery));
    if (context.json) {
        JsonDocument document(context.out);
        document.member("folders", number(folders));
        document.finish();
    } else {
        context.out << counted(folders, "folder") << " in " << m_gallery << "\n";
    }
    return kExitWell;
}

Result<int> Damage::run(Context& context)
{
    if (!m_gallery.empty() && m_options.path.empty())
        return makeGallery(context);
    if (!m_gallery.empty() || m_options.path.empty())
        return fail(Errc::InvalidArgument, "either STORE, or --gallery alone");
    if (m_to.empty())
        return fail(Errc::InvalidArgument, "--to says where the damaged copy goes");
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    OverlayStorage damaged(store.storage);
    for (const Step& step : m_steps)
        CRYO_TRY(apply(damaged, step));
    CRYO_TRY(writeCopy(context, damaged, store.view->layout(), m_to));
    context.messages.endWork();
    const auto steps = stepsOf(damaged.changes());
    if (context.json) {
        JsonDocument document(context.out);
        document.beginArray("changes");
        for (const auto& step : steps)
            document.element(stepJson(step));
        document.endArray();
        document.finish();
    } else {
        context.out << "a damaged copy is in " << m_to << "\n";
        printSteps(context.out, steps);
    }
    return kExitWell;
}

} // namespace

const Verb kDamageVerb = {"damage", "A damaged copy of a store, for training and tests.", kDamageHelp, true,
                          [] -> std::unique_ptr<Command> { return std::make_unique<Damage>(); }};

} // namespace cryo::ctl
