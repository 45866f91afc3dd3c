// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts items into a store as an engine does. "items": one a line, the index in decimal (archive), the key and
// the codec bytes of the value in hex, between blanks. Refused on a store that an engine would first repair:
// repairs are operations of their own.
#include "core/inspect/check.h"
#include "core/repair/operations/operation.h"
#include "core/repair/salvage.h"

#include <charconv>

namespace cryo {

namespace {

class ItemLines {
public:
    ItemLines(std::string_view text, bool hasIndex)
        : m_rest(text)
        , m_hasIndex(hasIndex)
    {
    }
    Result<std::optional<StoredItem>> next()
    {
        if (m_rest.empty())
            return std::optional<StoredItem>();
        const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
        std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        StoredItem item;
        if (m_hasIndex) {
            const std::string_view word = takeWord(line);
            const auto parsed = std::from_chars(word.data(), word.data() + word.size(), item.index);
            if (parsed.ec != std::errc() || parsed.ptr != word.data() + word.size())
                return fail(Errc::InvalidArgument, "an item begins with its index");
        }
        const auto key = fromHex(takeWord(line));
        const auto value = fromHex(takeWord(line));
        if (!key || !value || !line.empty())
            return fail(Errc::InvalidArgument, "an item is a key and a value in hex");
        item.key = *key;
        item.codecBytes = *value;
        return std::optional(std::move(item));
    }

private:
    static std::string_view takeWord(std::string_view& line)
    {
        const std::size_t end = std::min(line.find(' '), line.size());
        const std::string_view word = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        return word;
    }

    std::string_view m_rest;
    bool m_hasIndex;
};

} // namespace

Result<OperationEffect> putStoreItems(const Operation& operation, OperationContext& context)
{
    CRYO_ASSIGN(const auto view, context.view());
    std::optional<Finding> alarm;
    CRYO_ASSIGN(const CheckResult checked, checkStore(
                                               view, {CheckLevel::Quick},
                                               [&](Finding finding) {
                                                   if (finding.severity >= Severity::Warning && !alarm)
                                                       alarm = std::move(finding);
                                               },
                                               context.progress));
    static_cast<void>(checked);
    if (alarm)
        return fail(Errc::InvalidArgument, "the store has to be repaired first: " + sentence(*alarm),
                    alarm->where);
    const std::string text = operation.text("items");
    ItemLines lines(text, context.layout.kind == StoreKind::Archive);
    OperationEffect effect;
    CRYO_ASSIGN(effect.gains, putItems(*context.storage, context.layout, context.layout.checkpoint,
                                       [&] { return lines.next(); }));
    effect.sentence = std::to_string(effect.gains) + " items are put.";
    return effect;
}

} // namespace cryo
