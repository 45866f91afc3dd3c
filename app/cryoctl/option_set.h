// SPDX-License-Identifier: GPL-3.0-or-later
//
// The options of a verb, declared once as data: the parser, the help, and what is made for shells and manuals
// read the same list.
//
// One thread. What is bound (by reference) must outlive the parsing.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cryo::ctl {

struct OptionSpec {
    enum class Kind : std::uint8_t { Positional, Flag, Value };
    Kind kind = Kind::Flag;
    std::string name;      ///< "--index"; of a positional "STORE"
    std::string valueName; ///< "N"; empty for flags
    std::string help;      ///< a sentence
    std::string group;     ///< heading in the help
    bool required = true;  ///< positionals only
    bool isPath = false;   ///< the value names a file or a folder
    std::vector<std::string> choices;
    /// Takes the value ("" for a flag). Errors: InvalidArgument with a sentence that needs no name.
    std::function<Result<>(std::string_view)> set;
};

class OptionSet {
public:
    /// Options that follow are listed under this heading.
    OptionSet& group(std::string heading);

    OptionSet& positional(std::string name, std::string help, std::string& to);
    OptionSet& positional(std::string name, std::string help, std::optional<std::uint64_t>& to);
    OptionSet& optionalPositional(std::string name, std::string help, std::string& to);
    OptionSet& flag(std::string name, std::string help, bool& to);
    OptionSet& value(std::string name, std::string valueName, std::string help,
                     std::optional<std::uint64_t>& to);
    OptionSet& value(std::string name, std::string valueName, std::string help, std::string& to);
    OptionSet& path(std::string name, std::string valueName, std::string help, std::string& to);
    OptionSet& choice(std::string name, std::string valueName, std::string help,
                      std::vector<std::string> choices, std::string& to);
    /// Anything else.
    OptionSet& add(OptionSpec spec);

    [[nodiscard]] std::span<const OptionSpec> specs() const { return m_specs; }

private:
    std::vector<OptionSpec> m_specs;
    std::string m_group;
};

/// A decimal number, or a hexadecimal one after 0x. Errors: InvalidArgument.
Result<std::uint64_t> parseNumber(std::string_view text);

} // namespace cryo::ctl
