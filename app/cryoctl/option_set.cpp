// SPDX-License-Identifier: GPL-3.0-or-later
//
// Declaring options.
#include "app/cryoctl/option_set.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace cryo::ctl {

namespace {

std::function<Result<>(std::string_view)> into(std::string& to)
{
    return [&to](std::string_view value) -> Result<> {
        to = value;
        return {};
    };
}

std::function<Result<>(std::string_view)> into(std::optional<std::uint64_t>& to)
{
    return [&to](std::string_view value) -> Result<> {
        CRYO_ASSIGN(to, parseNumber(value));
        return {};
    };
}

} // namespace

Result<std::uint64_t> parseNumber(std::string_view text)
{
    const bool isHex = text.starts_with("0x") || text.starts_with("0X");
    const std::string_view digits = text.substr(isHex ? 2 : 0);
    std::uint64_t number = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, isHex ? 16 : 10);
    if (error == std::errc::result_out_of_range)
        return fail(Errc::InvalidArgument, std::string(text) + " is more than 2^64 - 1");
    if (error != std::errc() || end != digits.data() + digits.size())
        return fail(Errc::InvalidArgument, "\"" + std::string(text) + "\" is no number (12345 or 0x3039)");
    return number;
}

OptionSet& OptionSet::group(std::string heading)
{
    m_group = std::move(heading);
    return *this;
}

OptionSet& OptionSet::add(OptionSpec spec)
{
    spec.group = m_group;
    m_specs.push_back(std::move(spec));
    return *this;
}

OptionSet& OptionSet::positional(std::string name, std::string help, std::string& to)
{
    return add(
        {OptionSpec::Kind::Positional, std::move(name), {}, std::move(help), {}, true, true, {}, into(to)});
}

OptionSet& OptionSet::positional(std::string name, std::string help, std::optional<std::uint64_t>& to)
{
    return add(
        {OptionSpec::Kind::Positional, std::move(name), {}, std::move(help), {}, true, false, {}, into(to)});
}

OptionSet& OptionSet::optionalPositional(std::string name, std::string help, std::string& to)
{
    return add(
        {OptionSpec::Kind::Positional, std::move(name), {}, std::move(help), {}, false, false, {}, into(to)});
}

OptionSet& OptionSet::flag(std::string name, std::string help, bool& to)
{
    return add({OptionSpec::Kind::Flag,
                std::move(name),
                {},
                std::move(help),
                {},
                false,
                false,
                {},
                [&to](std::string_view) -> Result<> {
                    to = true;
                    return {};
                }});
}

OptionSet& OptionSet::value(std::string name, std::string valueName, std::string help,
                            std::optional<std::uint64_t>& to)
{
    return add({OptionSpec::Kind::Value,
                std::move(name),
                std::move(valueName),
                std::move(help),
                {},
                false,
                false,
                {},
                into(to)});
}

OptionSet& OptionSet::value(std::string name, std::string valueName, std::string help, std::string& to)
{
    return add({OptionSpec::Kind::Value,
                std::move(name),
                std::move(valueName),
                std::move(help),
                {},
                false,
                false,
                {},
                into(to)});
}

OptionSet& OptionSet::path(std::string name, std::string valueName, std::string help, std::string& to)
{
    return add({OptionSpec::Kind::Value,
                std::move(name),
                std::move(valueName),
                std::move(help),
                {},
                false,
                true,
                {},
                into(to)});
}

OptionSet& OptionSet::choice(std::string name, std::string valueName, std::string help,
                             std::vector<std::string> choices, std::string& to)
{
    auto set = [&to, choices](std::string_view value) -> Result<> {
        if (std::ranges::find(choices, value) == choices.end()) {
            std::string known;
            for (const std::string& choice : choices)
                known += (known.empty() ? "" : ", ") + choice;
            return fail(Errc::InvalidArgument, "\"" + std::string(value) + "\" is not one of " + known);
        }
        to = value;
        return {};
    };
    return add({OptionSpec::Kind::Value,
                std::move(name),
                std::move(valueName),
                std::move(help),
                {},
                false,
                false,
                std::move(choices),
                std::move(set)});
}

} // namespace cryo::ctl
