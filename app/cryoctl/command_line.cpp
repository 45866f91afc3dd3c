// SPDX-License-Identifier: GPL-3.0-or-later
//
// Parsing with CLI11, whose exceptions end here; and help in columns.
#include "app/cryoctl/command_line.h"

#include "app/cryoctl/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <numeric>

namespace cryo::ctl {

namespace {

/// How many characters must be changed, added or dropped.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string unexpectedArgument(const OptionSet& options, const std::string& argument)
{
    std::string message = "\"" + argument + "\" is not expected here";
    if (argument.starts_with('-')) {
        message = "there is no option " + argument;
        std::vector<std::string> names;
        for (const OptionSpec& spec : options.specs())
            if (spec.kind != OptionSpec::Kind::Positional)
                names.push_back(spec.name);
        if (const std::string meant = nearest(argument.substr(0, argument.find('=')), names); !meant.empty())
            message += "; did you mean " + meant + "?";
    }
    return message;
}

void declare(CLI::App& app, const OptionSpec& spec)
{
    const auto take = [&spec](const std::string& value) {
        if (auto taken = spec.set(value); !taken)
            throw CLI::ValidationError(spec.name, taken.error().message);
    };
    if (spec.kind == OptionSpec::Kind::Flag)
        app.add_flag_callback(spec.name, [take] { take({}); });
    else if (spec.kind == OptionSpec::Kind::Positional)
        app.add_option_function<std::string>(spec.name, take)->type_name(spec.valueName)->take_last();
    else
        // One value for each time it is given, in that order: a setter that keeps one keeps the last.
        app.add_option_function<std::vector<std::string>>(spec.name,
                                                          [take](const std::vector<std::string>& values) {
                                                              for (const std::string& value : values)
                                                                  take(value);
                                                          })
            ->type_name(spec.valueName)
            ->allow_extra_args(false);
}

const OptionSpec* firstMissing(const OptionSet& options, const CLI::App& app)
{
    for (const OptionSpec& spec : options.specs())
        if (spec.kind == OptionSpec::Kind::Positional && spec.required && app.count(spec.name) == 0)
            return &spec;
    return nullptr;
}

std::string usageLine(const Verb& verb, const OptionSet& options)
{
    std::string line = "cryoctl " + std::string(verb.name);
    for (const OptionSpec& spec : options.specs())
        if (spec.kind == OptionSpec::Kind::Positional)
            line += spec.required ? ' ' + spec.name : " [" + spec.name + ']';
    return line + " [options]";
}

/// Paragraphs are wrapped; lines that begin with blanks stand as they are.
void printText(Output& out, std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        out << (line.starts_with(' ') ? std::string(line) : wrapped(line, out.columns(), 0)) << "\n";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& known)
{
    std::string best;
    std::size_t bestDistance = word.size() / 3 + 2;
    for (const std::string& candidate : known) {
        const bool begins = word.size() >= 2 && candidate.starts_with(word);
        const std::size_t here = begins ? 0 : distance(word, candidate);
        if (here < bestDistance) {
            best = candidate;
            bestDistance = here;
        }
    }
    return best;
}

Result<> parseArguments(const OptionSet& options, std::vector<std::string> arguments)
{
    CLI::App app;
    app.set_help_flag();
    for (const OptionSpec& spec : options.specs())
        declare(app, spec);
    try {
        std::ranges::reverse(arguments); // as CLI11 wants a vector
        app.parse(std::move(arguments));
    } catch (const CLI::ExtrasError&) {
        const std::vector<std::string> extras = app.remaining();
        return fail(Errc::InvalidArgument,
                    unexpectedArgument(options, extras.empty() ? std::string() : extras.front()));
    } catch (const CLI::ParseError& error) {
        return fail(Errc::InvalidArgument, error.what());
    }
    if (const OptionSpec* missing = firstMissing(options, app))
        return fail(Errc::InvalidArgument, missing->name + " is missing: " + missing->help);
    return {};
}

void printProgramHelp(Output& out)
{
    printText(out,
              "cryoctl looks into the stores of commonware nodes (prunable archives and freezers) without "
              "touching them.\n");
    out << "\n" << styled(out, Style::Heading, "Usage") << "\n  cryoctl VERB [options] PATH…\n";
    out << "\n" << styled(out, Style::Heading, "Verbs") << "\n";
    FactList list(2);
    for (const Verb& verb : verbs())
        list.add(std::string(verb.name), std::string(verb.summary));
    list.print(out);
    out << "\n" << styled(out, Style::Heading, "Begin with") << "\n";
    printText(out, "  cryoctl detect ROOT            which stores a folder holds\n"
                   "  cryoctl info ROOT              what is in the one store of a root\n"
                   "  cryoctl help VERB              what a verb does, with examples\n");
    out << "\n" << styled(out, Style::Heading, "Exit status") << " (the numbers add up)\n";
    printText(out,
              "  0 all well, 4 findings of severity warning or above (get: not there), 8 could not be done,\n"
              "  16 wrong usage, 32 cancelled\n");
}

void printVerbHelp(Output& out, const Verb& verb, const OptionSet& options)
{
    out << styled(out, Style::Heading, usageLine(verb, options)) << "\n\n";
    printText(out, verb.help);
    std::vector<std::string> groups;
    for (const OptionSpec& spec : options.specs())
        if (std::ranges::find(groups, spec.group) == groups.end())
            groups.push_back(spec.group);
    for (const std::string& group : groups) {
        out << "\n" << styled(out, Style::Heading, group) << "\n";
        FactList list(2);
        for (const OptionSpec& spec : options.specs())
            if (spec.group == group)
                list.add(spec.valueName.empty() ? spec.name : spec.name + ' ' + spec.valueName, spec.help);
        list.print(out);
    }
}

} // namespace cryo::ctl
