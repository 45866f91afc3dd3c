// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prefixes of names.
#include "core/inspect/store_name.h"

#include <algorithm>
#include <array>

namespace cryo {

namespace {

bool isSeparator(char c)
{
    return c == '-' || c == '_';
}

std::string lowered(std::string_view name)
{
    std::string text(name);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

} // namespace

std::size_t sharedPrefix(std::string_view a, std::string_view b)
{
    return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::string storeName(std::span<const std::string> partitions, std::string_view keyPartition)
{
    std::string_view prefix;
    bool any = false;
    for (const std::string& name : partitions)
        if (!name.empty()) {
            prefix = any ? prefix.substr(0, sharedPrefix(prefix, name)) : std::string_view(name);
            any = true;
        }
    const auto goesOn = [&](const std::string& name) {
        return name.size() > prefix.size() && !isSeparator(name[prefix.size()]);
    };
    const bool insideWord =
        !prefix.empty() && !isSeparator(prefix.back()) && std::ranges::any_of(partitions, goesOn);
    if (insideWord) {
        const std::size_t separator = prefix.find_last_of("-_");
        prefix = separator == std::string_view::npos ? std::string_view() : prefix.substr(0, separator);
    }
    while (!prefix.empty() && isSeparator(prefix.back()))
        prefix.remove_suffix(1);
    return std::string(prefix.empty() ? keyPartition : prefix);
}

NameRole roleByName(std::string_view name)
{
    static constexpr std::array<std::string_view, 3> kKeyWords = {"key", "index", "journal"};
    static constexpr std::array<std::string_view, 4> kValueWords = {"value", "val", "glob", "data"};
    const std::string text = lowered(name);
    const auto has = [&](std::string_view word) { return text.find(word) != std::string::npos; };
    if (std::ranges::any_of(kValueWords, has))
        return NameRole::Value;
    return std::ranges::any_of(kKeyWords, has) ? NameRole::Key : NameRole::None;
}

} // namespace cryo
