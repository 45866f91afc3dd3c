// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl edit STORE: bytes and fields set by hand, as a plan.
#include "app/cryoctl/plan_output.h"
#include "app/cryoctl/verb.h"
#include "core/repair/file_edit.h"
#include "core/storage/blob_name.h"

#include <map>

namespace cryo::ctl {

namespace {

constexpr std::string_view kEditHelp =
    "Makes a plan that sets fields or bytes of a store by hand. Checksums over what is edited follow. What a "
    "node "
    "would abort over, or refuse the store for, is refused with the reason; --expert plans it all the same. "
    "cryoctl hex and bucket show the names of fields. FILE is PARTITION/NAME, OFFSET counts from the file's "
    "first byte, in decimal or with 0x. All edits of one file are one operation.\n"
    "\n"
    "  cryoctl edit ROOT --slot 42:1:epoch=7 --slot 42:1:position=3 -o plan.json\n"
    "  cryoctl edit ROOT --record 0:17:value_size=132\n"
    "  cryoctl edit ROOT --field table/7461626c65:0x2a=7   the field that this byte belongs to\n"
    "  cryoctl edit ROOT --bytes keys/0000000000000000:1234=00ff\n"
    "  cryoctl edit ROOT --node-checkpoint HEX             what the node is to be given from then on";

/// What stands on both sides of the last '=' or ':'.
struct Split {
    std::string left;
    std::string right;
};

Result<Split> splitAt(std::string_view text, char where, std::string_view form)
{
    const std::size_t at = text.rfind(where);
    if (at == std::string_view::npos || at == 0)
        return fail(Errc::InvalidArgument, "'" + std::string(text) + "' is not " + std::string(form));
    return Split{std::string(text.substr(0, at)), std::string(text.substr(at + 1))};
}

class Edit final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_store.declare(options);
        options.group("What to set");
        add(options, "--slot", "BUCKET:SLOT:NAME=VALUE", "A field of a slot of the table; may be repeated.");
        add(options, "--record", "SECTION:POSITION:NAME=VALUE",
            "A field of a record; \"none\" ends a chain.");
        add(options, "--field", "FILE:OFFSET=VALUE", "The field that a byte of a file belongs to.");
        add(options, "--bytes", "FILE:OFFSET=HEX", "Bytes of a file.");
        options.value("--node-checkpoint", "HEX", "The checkpoint that the node is to be given from then on.",
                      m_checkpoint);
        options.flag("--keep-checksums", "Leave checksums as they are.", m_keep);
        options.flag("--expert", "Plan it though a node would abort, refuse the store or lose data.",
                     m_expert);
        m_plan.declare(options);
    }
    Result<int> run(Context& context) override;

private:
    void add(OptionSet& options, const std::string& name, const std::string& form, const std::string& help)
    {
        options.add({OptionSpec::Kind::Value,
                     name,
                     form,
                     help,
                     "What to set",
                     false,
                     false,
                     {},
                     [this, name](std::string_view text) {
                         m_wanted.emplace_back(name, text);
                         return Result<>{};
                     }});
    }
    Result<> take(const OpenedStore& store, const std::string& option, std::string_view text);
    Result<> takeObject(const OpenedStore& store, const std::string& option, const Split& parts);
    Result<> takePlace(const OpenedStore& store, const std::string& option, const Split& parts);
    Result<> takeField(FieldKind kind, const FilePath& file, std::span<const ByteRange> pieces,
                       std::string_view value);
    [[nodiscard]] FileEdit& editsOf(const FilePath& file)
    {
        FileEdit& edit = m_edits[{file.partition, file.fileName}];
        edit.file = file;
        return edit;
    }
    Result<Checkpoint> checkpoint(const StoreView& view) const;

    StoreOptions m_store;
    PlanOptions m_plan;
    std::vector<std::pair<std::string, std::string>> m_wanted;
    std::map<std::pair<std::string, std::string>, FileEdit> m_edits;
    std::string m_checkpoint;
    bool m_keep = false;
    bool m_expert = false;
};

Result<> Edit::takeField(FieldKind kind, const FilePath& file, std::span<const ByteRange> pieces,
                         std::string_view value)
{
    std::uint64_t size = 0;
    for (const ByteRange& piece : pieces)
        size += piece.sizeBytes;
    CRYO_ASSIGN(const Bytes bytes, fieldBytes(kind, size, value));
    CRYO_ASSIGN(const auto edits, editsOfPieces(pieces, bytes));
    auto& all = editsOf(file).bytes;
    all.insert(all.end(), edits.begin(), edits.end());
    return {};
}

/// "BUCKET:SLOT:NAME" or "SECTION:POSITION:NAME", and a value.
Result<> Edit::takeObject(const OpenedStore& store, const std::string& option, const Split& parts)
{
    const bool isSlot = option == "--slot";
    const std::string_view form = isSlot ? "BUCKET:SLOT:NAME=VALUE" : "SECTION:POSITION:NAME=VALUE";
    CRYO_ASSIGN(const Split named, splitAt(parts.left, ':', form));
    CRYO_ASSIGN(const Split place, splitAt(named.left, ':', form));
    CRYO_ASSIGN(const std::uint64_t first, parseNumber(place.left));
    CRYO_ASSIGN(const std::uint64_t second, parseNumber(place.right));
    const StoreLayout& layout = store.view->layout();
    FilePath file{layout.partitions.table, std::string(kTableFileName)};
    ObjectId object{ObjectId::Kind::Slot, first, static_cast<int>(second & 1), {}};
    if (isSlot && (layout.kind != StoreKind::Freezer || second > 1))
        return fail(Errc::InvalidArgument, "only a freezer has slots: 0 and 1 of each bucket");
    if (!isSlot) {
        const SectionInfo* info = store.view->section(Section{first});
        if (info == nullptr || !info->hasKeyFile)
            return fail(Errc::NotFound, "there is no section " + std::to_string(first));
        file = {layout.partitions.key, info->keyFileName};
        object = {ObjectId::Kind::Record, second, 0, Section{first}};
    }
    CRYO_ASSIGN(const auto structure, FileStructure::open(store.view, file));
    CRYO_ASSIGN(const StructureNode field, findField(*structure, object, named.right));
    return takeField(*field.kind, file, field.pieces, parts.right);
}

/// "FILE:OFFSET", and a value.
Result<> Edit::takePlace(const OpenedStore& store, const std::string& option, const Split& parts)
{
    CRYO_ASSIGN(const Split place, splitAt(parts.left, ':', "FILE:OFFSET=VALUE"));
    CRYO_ASSIGN(const std::uint64_t offset, parseNumber(place.right));
    const std::size_t slash = place.left.find('/');
    if (slash == std::string::npos)
        return fail(Errc::InvalidArgument, "a file is named PARTITION/NAME");
    const FilePath file{place.left.substr(0, slash), place.left.substr(slash + 1)};
    if (option == "--bytes") {
        auto bytes = fromHex(parts.right);
        if (!bytes)
            return fail(Errc::InvalidArgument, "'" + parts.right + "' is no hex");
        editsOf(file).bytes.push_back({FileOffset{offset}, std::move(*bytes)});
        return {};
    }
    CRYO_ASSIGN(const auto structure, FileStructure::open(store.view, file));
    CRYO_ASSIGN(const FieldMap map, structure->fields({FileOffset{offset}, 1}));
    const Field* field = map.at(FileOffset{offset});
    if (field == nullptr || field->kind == FieldKind::Unknown)
        return fail(Errc::InvalidArgument, "no field is known there; use --bytes");
    return takeField(field->kind, file, field->pieces, parts.right);
}

Result<> Edit::take(const OpenedStore& store, const std::string& option, std::string_view text)
{
    CRYO_ASSIGN(const Split parts, splitAt(text, '=', "NAME=VALUE"));
    return option == "--slot" || option == "--record" ? takeObject(store, option, parts)
                                                      : takePlace(store, option, parts);
}

Result<Checkpoint> Edit::checkpoint(const StoreView& view) const
{
    const auto bytes = fromHex(m_checkpoint);
    if (!bytes || bytes->size() != kCheckpointSizeBytes)
        return fail(Errc::InvalidArgument, "a checkpoint is 56 hex digits");
    const Checkpoint checkpoint = decodeCheckpoint(*bytes);
    const auto objections = checkpointObjections(view, checkpoint);
    if (!objections.empty() && !m_expert)
        return fail(Errc::InvalidArgument, objections.front() + " (--expert takes it all the same)");
    return checkpoint;
}

Result<int> Edit::run(Context& context)
{
    if (m_wanted.empty() && m_checkpoint.empty())
        return fail(Errc::InvalidArgument, "nothing to set: --slot, --record, --field, --bytes or "
                                           "--node-checkpoint");
    CRYO_ASSIGN(OpenedStore store, openStore(context, m_store));
    CRYO_TRY(requireFittingParameters(store));
    CRYO_ASSIGN(store.view, store.view->countRecords(context.progress()));
    for (const auto& [option, text] : m_wanted)
        CRYO_TRY(take(store, option, text));
    std::vector<Operation> operations;
    for (auto& [name, edit] : m_edits) {
        edit.keepChecksums = m_keep;
        edit.expert = m_expert;
        CRYO_ASSIGN(Operation operation, editOperation(store.view, edit));
        operations.push_back(std::move(operation));
    }
    std::optional<Checkpoint> wanted;
    if (!m_checkpoint.empty()) {
        CRYO_ASSIGN(wanted, checkpoint(*store.view));
    }
    auto proposal =
        proposeEdits(store.storage, store.view->layout(), std::move(operations), wanted, context.progress());
    if (!proposal) {
        Error error = std::move(proposal).error();
        if (error.code == Errc::InvalidArgument && !m_expert)
            error.message += " (--expert plans it all the same)";
        return std::unexpected(std::move(error));
    }
    return givePlan(context, *proposal, m_plan);
}

} // namespace

const Verb kEditVerb = {"edit", "Fields or bytes set by hand, as a plan.", kEditHelp, true,
                        [] -> std::unique_ptr<Command> { return std::make_unique<Edit>(); }};

} // namespace cryo::ctl
