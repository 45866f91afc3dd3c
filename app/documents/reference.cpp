// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks every verb for its options, as the program does before it parses.
#include "app/documents/reference.h"

#include <algorithm>
#include <map>
#include <unistd.h>

namespace cryo::documents {

std::vector<VerbReference> verbReferences()
{
    ctl::Output out(STDOUT_FILENO);
    ctl::Messages messages(STDERR_FILENO);
    std::vector<VerbReference> references;
    for (const ctl::Verb& verb : ctl::verbs()) {
        ctl::Context context{out, messages, {}, {}, false, {}};
        const std::unique_ptr<ctl::Command> command = verb.make();
        ctl::OptionSet options;
        command->declare(options);
        context.declare(options, verb.hasJson);
        VerbReference reference{&verb, {options.specs().begin(), options.specs().end()}};
        // What they would set is gone with the command.
        for (ctl::OptionSpec& spec : reference.options)
            spec.set = nullptr;
        references.push_back(std::move(reference));
    }
    return references;
}

std::string usageOf(const VerbReference& reference)
{
    std::string line = "cryoctl " + std::string(reference.verb->name);
    for (const ctl::OptionSpec& spec : reference.options)
        if (spec.kind == ctl::OptionSpec::Kind::Positional)
            line += spec.required ? ' ' + spec.name : " [" + spec.name + ']';
    return line + " [options]";
}

std::vector<std::string> groupsOf(const VerbReference& reference)
{
    std::vector<std::string> groups;
    for (const ctl::OptionSpec& spec : reference.options)
        if (std::ranges::find(groups, spec.group) == groups.end())
            groups.push_back(spec.group);
    return groups;
}

std::vector<const ctl::OptionSpec*> optionsIn(const VerbReference& reference, std::string_view group)
{
    std::vector<const ctl::OptionSpec*> options;
    for (const ctl::OptionSpec& spec : reference.options)
        if (spec.group == group)
            options.push_back(&spec);
    return options;
}

std::vector<std::string> sharedGroups(const std::vector<VerbReference>& references)
{
    // A group counts where it holds no positional and reads as at the verb that has it first.
    std::map<std::string, std::string> firstText;
    std::map<std::string, std::size_t> uses;
    std::vector<std::string> order;
    for (const VerbReference& reference : references)
        for (const std::string& group : groupsOf(reference)) {
            std::string text;
            bool positional = false;
            for (const ctl::OptionSpec* spec : optionsIn(reference, group)) {
                text += spec->name + ' ' + spec->valueName + ' ' + spec->help + '\n';
                positional = positional || spec->kind == ctl::OptionSpec::Kind::Positional;
            }
            if (positional)
                continue;
            if (firstText.try_emplace(group, text).second)
                order.push_back(group);
            if (firstText[group] == text)
                ++uses[group];
        }
    std::erase_if(order, [&](const std::string& group) { return uses[group] * 2 <= references.size(); });
    return order;
}

std::vector<HelpBlock> helpBlocks(std::string_view help)
{
    std::vector<HelpBlock> blocks;
    bool apart = true;
    while (!help.empty()) {
        const std::size_t end = std::min(help.find('\n'), help.size());
        const std::string_view line = help.substr(0, end);
        help.remove_prefix(std::min(end + 1, help.size()));
        if (line.empty()) {
            apart = true;
            continue;
        }
        const bool verbatim = line.starts_with(' ');
        const std::string text(verbatim && line.starts_with("  ") ? line.substr(2) : line);
        if (!apart && !blocks.empty() && blocks.back().verbatim == verbatim && verbatim)
            blocks.back().text += '\n' + text;
        else
            blocks.push_back({verbatim, text});
        apart = false;
    }
    return blocks;
}

} // namespace cryo::documents
