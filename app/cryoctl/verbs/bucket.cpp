// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl bucket STORE N: one bucket of a freezer, and its chain.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/inspect/freezer_report.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kBucketHelp =
    "Shows both slots of a bucket of a freezer's table with their state, and the chain that lookups walk, "
    "newest record first. A record whose key belongs to another bucket is left from before a resize: it is "
    "skipped, but read.\n"
    "\n"
    "  cryoctl bucket ROOT 42\n"
    "  cryoctl bucket ROOT 0x2a --limit 5\n"
    "  cryoctl bucket --json ROOT 42 | jq '.chain | length'";

constexpr std::uint64_t kLimitDefault = 10'000;
constexpr std::size_t kKeyShownBytes = 16;

class BucketCommand final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.positional("N", "The number of the bucket, counted from 0.", m_bucket);
        options.group("What to show");
        options.value("--limit", "N", "At most so many records of the chain (10000 unless given).", m_limit);
    }
    Result<int> run(Context& context) override;

private:
    StoreOptions m_options;
    std::optional<std::uint64_t> m_bucket;
    std::optional<std::uint64_t> m_limit;
};

std::string_view slotStateName(const BucketView& view, std::size_t slot, const StoreLayout& layout)
{
    const SlotReading& reading = view.reading.slots.at(slot);
    if (reading.state == SlotState::Empty)
        return "empty";
    if (reading.state == SlotState::BadChecksum)
        return "bad checksum";
    if (layout.checkpoint && reading.slot.epoch > layout.checkpoint->epoch)
        return "after the checkpoint";
    if (view.reading.equalEpochs)
        return "equal epochs";
    return view.reading.head == static_cast<int>(slot) ? "newest" : "older";
}

std::string crcHex(std::uint32_t crc)
{
    std::array<std::byte, 4> bytes{};
    storeBig(MutableByteView(bytes), crc);
    return toHex(bytes);
}

Json slotJson(const BucketView& view, std::size_t slot, const StoreLayout& layout)
{
    const SlotReading& reading = view.reading.slots.at(slot);
    Json json = {{"state", slotStateName(view, slot, layout)}};
    if (reading.state == SlotState::Empty)
        return json;
    json["epoch"] = number(reading.slot.epoch);
    json["section"] = number(reading.slot.head.section.value);
    json["position"] = number(reading.slot.head.position.value);
    json["added"] = reading.slot.added;
    json["crc32c"] = crcHex(reading.storedCrc);
    if (reading.storedCrc != reading.computedCrc)
        json["computed_crc32c"] = crcHex(reading.computedCrc);
    return json;
}

Json placeJson(const std::optional<RecordPlace>& place)
{
    if (!place)
        return {};
    return {{"section", number(place->section.value)}, {"position", number(place->position.value)}};
}

Json linkJson(const ChainLink& link)
{
    const RecordRow& record = link.record;
    Json json;
    json["section"] = number(record.place.section.value);
    json["position"] = number(record.place.position.value);
    json["key"] = toHex(record.key);
    json["next"] = placeJson(record.next);
    json["value_offset"] = number(record.value.offset.value);
    json["value_size"] = number(record.value.sizeBytes);
    json["cursor"] = toHex(encodeCursor({record.place.section, record.value}));
    json["own"] = link.own;
    json["key_bucket"] = number(link.keyBucket.value);
    json["shadowed"] = link.shadowedInChain;
    return json;
}

void printJson(Context& context, const BucketView& view, const StoreLayout& layout,
               const FindingList& findings)
{
    JsonDocument document(context.out);
    document.member("bucket", number(view.bucket.value));
    document.member("offset", number(view.offset.value));
    document.member("slots", Json::array({slotJson(view, 0, layout), slotJson(view, 1, layout)}));
    document.beginArray("chain");
    for (const ChainLink& link : view.chain)
        document.element(linkJson(link));
    document.endArray();
    document.member("end", chainEndName(view.end));
    if (view.stoppedAt)
        document.member("stopped_at", placeJson(view.stoppedAt));
    document.finish(findings.kept());
}

void printSlots(Output& out, const BucketView& view, const StoreLayout& layout)
{
    TextTable table({{"SLOT"},
                     {"STATE"},
                     {"EPOCH", TextTable::Align::Right},
                     {"HEAD", TextTable::Align::Right},
                     {"ADDED", TextTable::Align::Right},
                     {"CRC32C"}});
    for (std::size_t slot = 0; slot < 2; ++slot) {
        const SlotReading& reading = view.reading.slots.at(slot);
        const std::string_view state = slotStateName(view, slot, layout);
        const Style style = state == "newest"                         ? Style::Good
                            : reading.state == SlotState::BadChecksum ? Style::Error
                                                                      : Style::Plain;
        if (reading.state == SlotState::Empty)
            table.add({std::to_string(slot), {std::string(state), Style::Dim}});
        else
            table.add({std::to_string(slot),
                       {std::string(state), style},
                       std::to_string(reading.slot.epoch),
                       placeText(reading.slot.head),
                       std::to_string(reading.slot.added),
                       crcHex(reading.storedCrc) + (reading.storedCrc == reading.computedCrc
                                                        ? std::string()
                                                        : ", should be " + crcHex(reading.computedCrc))});
    }
    table.print(out);
}

void printChain(Output& out, const BucketView& view)
{
    if (view.chain.empty())
        return;
    out << "\n";
    TextTable table({{"DEPTH", TextTable::Align::Right},
                     {"RECORD", TextTable::Align::Right},
                     {"KEY"},
                     {"VALUE", TextTable::Align::Right},
                     {"REMARK"}});
    for (std::size_t depth = 0; depth < view.chain.size(); ++depth) {
        const ChainLink& link = view.chain[depth];
        const ByteView key = link.record.key;
        std::string keyText = toHex(key.first(std::min(key.size(), kKeyShownBytes)));
        if (key.size() > kKeyShownBytes)
            keyText += "…";
        std::string remark;
        if (!link.own)
            remark = "belongs to bucket " + std::to_string(link.keyBucket.value);
        if (link.shadowedInChain)
            remark += std::string(remark.empty() ? "" : ", ") + "shadowed";
        table.add({std::to_string(depth), placeText(link.record.place), std::move(keyText),
                   byteSize(link.record.value.sizeBytes), std::move(remark)});
    }
    table.print(out);
}

void print(Context& context, const BucketView& view, const StoreLayout& layout, const FindingList& findings)
{
    Output& out = context.out;
    out << styled(out, Style::Heading, "Bucket " + std::to_string(view.bucket.value)) << "  at byte "
        << std::to_string(view.offset.value) << " of the table, " << counted(view.chain.size(), "record")
        << " in its chain\n\n";
    printSlots(out, view, layout);
    printChain(out, view);
    if (view.end != ChainEnd::End && view.end != ChainEnd::Empty)
        out << "\nthe walk ends here: " << chainEndName(view.end)
            << (view.stoppedAt ? " at record " + placeText(*view.stoppedAt) : std::string()) << "\n";
    printFindingList(context, findings);
}

Result<int> BucketCommand::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    CRYO_TRY(requireKind(store, StoreKind::Freezer, "bucket"));
    CRYO_ASSIGN(const auto view, bucketView(*store.view, Bucket{*m_bucket}, m_limit.value_or(kLimitDefault)));
    FindingList findings;
    for (const Finding& finding : view.findings)
        findings.add(finding);
    context.messages.endWork();
    if (context.json)
        printJson(context, view, store.detected.layout, findings);
    else
        print(context, view, store.detected.layout, findings);
    return findingsStatus(findings);
}

} // namespace

const Verb kBucketVerb = {"bucket", "Freezer: both slots of a bucket, and its chain.", kBucketHelp, true,
                          [] -> std::unique_ptr<Command> { return std::make_unique<BucketCommand>(); }};

} // namespace cryo::ctl
