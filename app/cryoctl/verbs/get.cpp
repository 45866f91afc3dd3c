// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl get STORE: single items by index, key or cursor.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/items.h"
#include "app/cryoctl/structure_output.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"

#include <fstream>
#include <iostream>

namespace cryo::ctl {

namespace {

constexpr std::string_view kGetHelp =
    "Looks up items by index (archive), key, or cursor (freezer). Where several records answer, all are "
    "shown, and the one that an engine answers with comes first; --engine chooses the release, 2026.10.0 "
    "otherwise. Exit status 4 says that at least one of them is not there, or not what --layout says.\n"
    "\n"
    "  cryoctl get ROOT --index 1000\n"
    "  cryoctl get ROOT --key 68656c6c6f00000000000000000000000000000000000000000000000000000000\n"
    "  cryoctl get ROOT --key text:hello                  filled up with zeros to the key size\n"
    "  cryoctl get ROOT --cursor 00000000000000010000000000000400000000ff\n"
    "  cryoctl get ROOT --keys wanted.txt --json          one key a line, - for standard input\n"
    "  cryoctl get ROOT --index 1000 --layout block.layout    the fields of the value, as a file describes "
    "them";

constexpr std::string_view kTextKey = "text:";

/// What was asked for, and the answer.
struct Asked {
    std::string name; ///< "index", "key" or "cursor"
    Json value;       ///< as given
    std::vector<Item> items;
};

class Get final : public Command {
public:
    void declare(OptionSet& options) override;
    Result<int> run(Context& context) override;

private:
    [[nodiscard]] Result<> checkOptions() const;
    Result<Bytes> parseKey(std::string_view given, const StoreLayout& layout) const;
    Result<std::vector<std::string>> keyLines() const;
    Result<std::vector<Asked>> ask(Context& context, const OpenedStore& store, const FindingSink& sink) const;
    Result<std::vector<Asked>> askKeys(Context& context, const OpenedStore& store,
                                       const FindingSink& sink) const;
    void printJson(Context& context, const OpenedStore& store, const std::vector<Asked>& asked,
                   const FindingCollector& findings) const;
    void print(Context& context, const OpenedStore& store, const std::vector<Asked>& asked) const;
    /// The value by the description; none without one, or where the value cannot be read.
    [[nodiscard]] std::optional<ValueTree> structureOf(const Item& item) const;

    StoreOptions m_options;
    std::optional<std::uint64_t> m_index;
    std::string m_key;
    std::string m_cursor;
    std::string m_keysFile;
    std::string m_layoutFile;
    std::optional<ValueLayout> m_layout;
    bool m_full = false;
};

void Get::declare(OptionSet& options)
{
    m_options.declare(options);
    options.group("What to get (one of)");
    options.value("--index", "N", "Archive: the item of this index.", m_index);
    options.value("--key", "HEX", "The items of this key; text:WORD for a text.", m_key);
    options.value("--cursor", "HEX", "Freezer: the value at a cursor (40 hex digits).", m_cursor);
    options.path("--keys", "FILE", "The items of every key in a file, one a line; - for standard input.",
                 m_keysFile);
    options.group("What to show");
    options.path(
        "--layout", "FILE",
        "The fields of each value too, by the description of its structure in a file; - for standard "
        "input.",
        m_layoutFile);
    options.flag("--full", "Text: whole values, however long (JSON always has them).", m_full);
}

Result<> Get::checkOptions() const
{
    const int given = (m_index ? 1 : 0) + (m_key.empty() ? 0 : 1) + (m_cursor.empty() ? 0 : 1) +
                      (m_keysFile.empty() ? 0 : 1);
    if (given != 1)
        return fail(Errc::InvalidArgument, "give one of --index, --key, --cursor and --keys");
    if (m_keysFile == "-" && m_layoutFile == "-")
        return fail(Errc::InvalidArgument, "--keys and --layout cannot both come from standard input");
    return {};
}

Result<Bytes> Get::parseKey(std::string_view given, const StoreLayout& layout) const
{
    std::optional<Bytes> key;
    if (given.starts_with(kTextKey)) {
        const ByteView letters = asBytes(given.substr(kTextKey.size()));
        key.emplace(letters.begin(), letters.end());
        if (layout.keySizeBytes && key->size() < *layout.keySizeBytes)
            key->resize(*layout.keySizeBytes);
    } else {
        key = fromHex(given);
    }
    if (!key)
        return fail(Errc::InvalidArgument,
                    "\"" + std::string(given) + "\" is no key: hex digits, or text:WORD");
    if (layout.keySizeBytes && key->size() != *layout.keySizeBytes)
        return fail(Errc::InvalidArgument, "the key has " + counted(key->size(), "byte") +
                                               "; the keys of this store have " +
                                               std::to_string(*layout.keySizeBytes));
    return std::move(*key);
}

Result<std::vector<std::string>> Get::keyLines() const
{
    if (m_keysFile.empty())
        return std::vector<std::string>{m_key};
    std::vector<std::string> lines;
    std::ifstream file;
    if (m_keysFile != "-") {
        file.open(m_keysFile);
        if (!file)
            return fail(Errc::NotFound, m_keysFile + " cannot be read");
    }
    std::istream& in = m_keysFile == "-" ? std::cin : file;
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        if (!line.empty())
            lines.push_back(std::move(line));
    }
    if (in.bad())
        return fail(Errc::Io, m_keysFile + " cannot be read to its end");
    return lines;
}

Result<std::vector<Asked>> Get::askKeys(Context& context, const OpenedStore& store,
                                        const FindingSink& sink) const
{
    CRYO_ASSIGN(const auto lines, keyLines());
    std::vector<Bytes> keys;
    for (const std::string& line : lines) {
        CRYO_ASSIGN(auto key, parseKey(line, store.detected.layout));
        keys.push_back(std::move(key));
    }
    CRYO_ASSIGN(auto found, lookupByKeys(*store.view, keys, sink, context.progress()));
    std::vector<Asked> asked;
    for (std::size_t i = 0; i < keys.size(); ++i)
        asked.push_back({"key", toHex(keys[i]), std::move(found[i])});
    return asked;
}

Result<std::vector<Asked>> Get::ask(Context& context, const OpenedStore& store, const FindingSink& sink) const
{
    if (m_index) {
        CRYO_TRY(requireKind(store, StoreKind::Archive, "get --index"));
        CRYO_ASSIGN(auto items, lookupByIndex(*store.view, *m_index, context.progress()));
        // What 2026.2.0 answers with is the last record of an index.
        if (m_options.engine == "2026.2.0" && items.size() > 1)
            std::rotate(items.begin(), items.end() - 1, items.end());
        std::vector<Asked> asked;
        asked.push_back({"index", number(*m_index), std::move(items)});
        return asked;
    }
    if (!m_cursor.empty()) {
        CRYO_TRY(requireKind(store, StoreKind::Freezer, "get --cursor"));
        const auto bytes = fromHex(m_cursor);
        if (!bytes || bytes->size() != kCursorSizeBytes)
            return fail(Errc::InvalidArgument, "a cursor is 40 hex digits");
        std::vector<Asked> asked;
        asked.push_back({"cursor", toHex(*bytes), {}});
        Item item = lookupByCursor(*store.view, decodeCursor(*bytes));
        const bool isThere =
            item.valueState != ValueState::NoFile && item.valueState != ValueState::OutOfFile;
        if (isThere)
            asked.back().items.push_back(std::move(item));
        return asked;
    }
    return askKeys(context, store, sink);
}

std::optional<ValueTree> Get::structureOf(const Item& item) const
{
    if (!m_layout || item.valueState != ValueState::Good)
        return std::nullopt;
    return readValueTree(*m_layout, item.body);
}

void Get::printJson(Context& context, const OpenedStore& store, const std::vector<Asked>& asked,
                    const FindingCollector& findings) const
{
    const StoreKind kind = store.detected.layout.kind;
    JsonDocument document(context.out);
    document.beginArray("items");
    for (const Asked& one : asked) {
        for (std::size_t i = 0; i < one.items.size(); ++i) {
            Json json = itemJson(one.items[i], kind, true);
            if (!m_cursor.empty())
                json["key"] = nullptr; // no index was read
            json["answer"] = i == 0;
            if (const auto tree = structureOf(one.items[i]))
                json["structure"] = structureJson(*tree, one.items[i].body);
            document.element(json);
        }
    }
    document.endArray();
    document.beginArray("missing");
    for (const Asked& one : asked)
        if (one.items.empty())
            document.element({{one.name, one.value}});
    document.endArray();
    document.finish(findings.kept());
}

void Get::print(Context& context, const OpenedStore& store, const std::vector<Asked>& asked) const
{
    Output& out = context.out;
    bool isFirst = true;
    for (const Asked& one : asked) {
        const std::string what =
            one.name + ' ' + (one.value.is_string() ? one.value.get<std::string>() : compact(one.value));
        if (one.items.empty())
            context.messages.note(what + " is not there");
        for (std::size_t i = 0; i < one.items.size(); ++i) {
            const Item& item = one.items[i];
            if (!std::exchange(isFirst, false))
                out << "\n";
            out << styled(out, Style::Heading, what) << (i > 0 ? "  (not the answer of an engine)" : "")
                << "\n";
            FactList facts(2);
            if (item.record.index && one.name != "index")
                facts.add("index", std::to_string(*item.record.index));
            if (one.name == "index")
                facts.add("key", toHex(item.record.key));
            facts.add("value", valueText(item, m_full), item.value ? Style::Plain : Style::Error);
            if (one.name != "cursor")
                facts.add("record", std::to_string(item.record.place.section.value) + ":" +
                                        std::to_string(item.record.place.position.value));
            facts.add("value at", std::to_string(item.record.value.sizeBytes) + " bytes at offset " +
                                      std::to_string(item.record.value.offset.value) + " of section " +
                                      std::to_string(item.record.place.section.value));
            if (store.detected.layout.kind == StoreKind::Freezer && one.name != "cursor") {
                facts.add("cursor", toHex(encodeCursor(item.cursor)));
                if (item.bucket)
                    facts.add("bucket", std::to_string(item.bucket->value) +
                                            (item.depth ? ", depth " + std::to_string(*item.depth) : ""));
            }
            if (item.record.trust == RecordTrust::Unverified)
                facts.add("record's page", "fails its checksum", Style::Error);
            facts.print(out);
            if (const auto tree = structureOf(item))
                printStructure(out, *tree, 2);
        }
    }
}

Result<int> Get::run(Context& context)
{
    CRYO_TRY(checkOptions());
    if (!m_layoutFile.empty()) {
        CRYO_ASSIGN(m_layout, readLayoutFile(m_layoutFile));
    }
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    FindingCollector findings(store);
    CRYO_ASSIGN(const auto asked, ask(context, store, findings.sink()));
    context.messages.endWork();
    if (context.json)
        printJson(context, store, asked, findings);
    else
        print(context, store, asked);
    for (const Asked& one : asked) {
        if (one.items.empty() || !one.items.front().value)
            return kExitFindings;
        if (const auto tree = structureOf(one.items.front()); tree && !tree->isWhole)
            return kExitFindings;
    }
    return kExitWell;
}

} // namespace

const Verb kGetVerb = {"get", "Single items by index, key or cursor.", kGetHelp, true,
                       [] -> std::unique_ptr<Command> { return std::make_unique<Get>(); }};

} // namespace cryo::ctl
