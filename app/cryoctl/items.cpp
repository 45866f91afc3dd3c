// SPDX-License-Identifier: GPL-3.0-or-later
//
// Items as JSON and text.
#include "app/cryoctl/items.h"

#include "app/cryoctl/text.h"
#include "core/base/sha256.h"

namespace cryo::ctl {

namespace {

constexpr std::size_t kShortValueBytes = 64;
constexpr std::size_t kShownValueBytes = 256;

void addFreezerPlace(Json& json, const Item& item)
{
    json["cursor"] = toHex(encodeCursor(item.cursor));
    json["section"] = number(item.record.place.section.value);
    json["position"] = number(item.record.place.position.value);
    json["bucket"] = item.bucket ? number(item.bucket->value) : Json();
    json["depth"] = item.depth ? number(*item.depth) : Json();
    json["shadowed"] = item.shadowed;
    json["reachable"] = item.reachable;
}

} // namespace

Json valueJson(const Item& item, bool full)
{
    if (!item.value)
        return {};
    if (const auto* unsignedNumber = std::get_if<std::uint64_t>(&*item.value))
        return number(*unsignedNumber);
    if (const auto* signedNumber = std::get_if<std::int32_t>(&*item.value))
        return *signedNumber;
    const auto& bytes = std::get<Bytes>(*item.value);
    if (full || bytes.size() <= kShortValueBytes)
        return toHex(bytes);
    return {{"len", number(bytes.size())}, {"sha256", toHex(sha256(bytes))}};
}

Json itemJson(const Item& item, StoreKind kind, bool full)
{
    Json json;
    if (kind == StoreKind::Archive)
        json["index"] = item.record.index ? number(*item.record.index) : Json();
    json["key"] = toHex(item.record.key);
    json["value"] = valueJson(item, full);
    if (kind == StoreKind::Archive) {
        json["section"] = number(item.record.place.section.value);
        json["position"] = number(item.record.place.position.value);
    } else {
        addFreezerPlace(json, item);
    }
    if (!item.value) {
        json["value_state"] =
            item.valueState == ValueState::Good ? "does not decode" : valueStateName(item.valueState);
        if (!item.reason.empty())
            json["reason"] = text(item.reason);
    }
    if (item.record.trust == RecordTrust::Unverified)
        json["verified"] = false;
    return json;
}

std::string valueText(const Item& item, bool full)
{
    if (!item.value)
        return "none: " + (item.reason.empty() ? std::string(valueStateName(item.valueState)) : item.reason);
    if (const auto* unsignedNumber = std::get_if<std::uint64_t>(&*item.value))
        return std::to_string(*unsignedNumber);
    if (const auto* signedNumber = std::get_if<std::int32_t>(&*item.value))
        return std::to_string(*signedNumber);
    const ByteView bytes = std::get<Bytes>(*item.value);
    std::string text = counted(bytes.size(), "byte") + ": ";
    text += toHex(full ? bytes : bytes.first(std::min(bytes.size(), kShownValueBytes)));
    if (!full && bytes.size() > kShownValueBytes)
        text += "… (--full shows all)";
    return text;
}

} // namespace cryo::ctl
