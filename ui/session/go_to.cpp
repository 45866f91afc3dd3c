// SPDX-License-Identifier: GPL-3.0-or-later
// Reading what was typed.
#include "ui/session/go_to.h"

#include <QString>

#include <algorithm>
#include <limits>

namespace cryo::ui {
namespace {

bool isSeparator(QChar c)
{
    return c.isSpace() || c == u'\'' || c == u',' || c == u'_' || c == u'\u2019';
}

std::optional<std::uint64_t> parseNumber(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (!isSeparator(c))
            digits += c;
    }
    const bool isHex = digits.startsWith(QStringView(u"0x"), Qt::CaseInsensitive);
    bool isGood = false;
    const quint64 number =
        isHex ? QStringView(digits).mid(2).toULongLong(&isGood, 16) : digits.toULongLong(&isGood, 10);
    // toULongLong takes signs; a place has none.
    if (!isGood || digits.contains(u'-') || digits.contains(u'+'))
        return std::nullopt;
    return number;
}

std::optional<Bytes> parseKey(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (!isSeparator(c))
            digits += c;
    }
    if (digits.startsWith(QStringView(u"0x"), Qt::CaseInsensitive))
        digits.remove(0, 2);
    if (digits.isEmpty())
        return std::nullopt;
    return fromHex(digits.toStdString());
}

std::optional<RecordPlace> parsePlace(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return std::nullopt;
    const auto section = parseNumber(text.left(colon));
    const auto position = parseNumber(text.mid(colon + 1));
    if (!section || !position)
        return std::nullopt;
    return RecordPlace{{*section}, {*position}};
}

template <typename To>
std::optional<Wish> numbered(QStringView text)
{
    const auto number = parseNumber(text);
    return number ? std::optional<Wish>(To{*number}) : std::nullopt;
}

} // namespace

std::optional<Wish> parseWish(QStringView text, StoreKind kind)
{
    text = text.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (text.front().isDigit()) {
        if (const auto place = parsePlace(text))
            return *place;
        return kind == StoreKind::Archive ? numbered<IndexWish>(text) : numbered<Bucket>(text);
    }
    const QStringView rest = text.mid(1).trimmed();
    switch (text.front().toLower().unicode()) {
    case u'b':
        return numbered<Bucket>(rest);
    case u'i':
        return numbered<IndexWish>(rest);
    case u's':
        return numbered<Section>(rest);
    case u'o': {
        const auto offset = parseNumber(rest);
        return offset ? std::optional<Wish>(OffsetWish{{*offset}}) : std::nullopt;
    }
    case u'k': {
        auto key = parseKey(rest);
        return key ? std::optional<Wish>(KeyWish{std::move(*key)}) : std::nullopt;
    }
    case u'r': {
        const auto place = parsePlace(rest);
        return place ? std::optional<Wish>(*place) : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

std::vector<Section> sectionsBeginning(std::span<const SectionInfo> sections, QStringView digits,
                                       std::size_t most)
{
    std::vector<Section> found;
    const std::optional<std::uint64_t> number = parseNumber(digits);
    if (!number || digits.contains(u'x', Qt::CaseInsensitive))
        return found;
    // 42, 420 … 429, 4200 … 4299, …: each a run of the sorted numbers.
    constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t first = *number;
    std::uint64_t last = *number;
    while (found.size() < most) {
        auto at = std::ranges::lower_bound(sections, first, {},
                                           [](const SectionInfo& one) { return one.section.value; });
        for (; at != sections.end() && at->section.value <= last && found.size() < most; ++at)
            found.push_back(at->section);
        // No number begins with 0 but 0 itself.
        if (first == 0 || first > kLargest / 10)
            break;
        first *= 10;
        last = last > (kLargest - 9) / 10 ? kLargest : last * 10 + 9;
    }
    return found;
}

} // namespace cryo::ui
