// SPDX-License-Identifier: GPL-3.0-or-later
//
// One function for each shell. Words that come from the tables are quoted as each shell wants it.
#include "app/documents/completions.h"

#include "core/inspect/catalogue.h"

#include <algorithm>

namespace cryo::documents {

namespace {

using Kind = ctl::OptionSpec::Kind;

constexpr std::string_view kHead =
    " Made from cryoctl's table of verbs. SPDX-License-Identifier: GPL-3.0-or-later\n";

std::string joined(const std::vector<std::string>& words)
{
    std::string line;
    for (const std::string& word : words)
        line += (line.empty() ? "" : " ") + word;
    return line;
}

/// The words that an option's value, or a positional, can be; empty if anything goes.
std::vector<std::string> wordsOf(const ctl::OptionSpec& spec)
{
    if (!spec.choices.empty())
        return spec.choices;
    std::vector<std::string> words;
    if (spec.name == "CODE" || spec.valueName == "CODE")
        for (const CatalogueEntry& entry : catalogue())
            words.emplace_back(entry.name);
    return words;
}

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

/// In single quotes, for any of the shells but fish.
std::string quoted(std::string_view text)
{
    return '\'' + replaced(std::string(text), "'", "'\\''") + '\'';
}

std::string fishQuoted(std::string_view text)
{
    return '\'' + replaced(replaced(std::string(text), "\\", "\\\\"), "'", "\\'") + '\'';
}

std::vector<std::string> verbNames(const std::vector<VerbReference>& references)
{
    std::vector<std::string> names;
    for (const VerbReference& reference : references)
        names.emplace_back(reference.verb->name);
    return names;
}

/// Bash: the case of a verb, which knows its options and what may follow each.
std::string bashVerb(const VerbReference& reference)
{
    std::vector<std::string> names;
    std::vector<std::string> pathOptions;
    std::vector<std::string> otherOptions;
    std::string cases;
    std::vector<std::string> positional;
    for (const ctl::OptionSpec& spec : reference.options) {
        const std::vector<std::string> words = wordsOf(spec);
        if (spec.kind == Kind::Positional) {
            positional.insert(positional.end(), words.begin(), words.end());
            continue;
        }
        names.push_back(spec.name);
        if (spec.kind == Kind::Flag)
            continue;
        if (!words.empty())
            cases += "        " + spec.name + ") words=" + quoted(joined(words)) + " ;;\n";
        else
            (spec.isPath ? pathOptions : otherOptions).push_back(spec.name);
    }
    names.emplace_back("--help");
    std::string text = "    " + std::string(reference.verb->name) +
                       ")\n        options=" + quoted(joined(names)) +
                       "\n        positional=" + quoted(joined(positional)) + "\n        case $previous in\n";
    text += cases;
    if (!pathOptions.empty())
        text += "        " + replaced(joined(pathOptions), " ", " | ") + ") words=PATH ;;\n";
    if (!otherOptions.empty())
        text += "        " + replaced(joined(otherOptions), " ", " | ") + ") words=NONE ;;\n";
    return text + "        esac\n        ;;\n";
}

/// zsh: what _arguments wants for one option.
std::string zshArgument(const ctl::OptionSpec& spec)
{
    std::string help = spec.help;
    for (const std::string_view special : {"\\", "[", "]", ":"})
        help = replaced(std::move(help), special, "\\" + std::string(special));
    const std::vector<std::string> words = wordsOf(spec);
    std::string action = words.empty() ? (spec.isPath ? "_files" : " ") : '(' + joined(words) + ')';
    const std::string valueName =
        replaced(spec.kind == Kind::Positional ? spec.name : spec.valueName, ":", "\\:");
    if (spec.kind == Kind::Positional)
        return quoted((spec.required ? ":" : "::") + valueName + ':' + action);
    std::string argument = "*" + spec.name + '[' + help + ']';
    if (spec.kind == Kind::Value)
        argument += ':' + valueName + ':' + action;
    return quoted(argument);
}

std::string fishOption(std::string_view verb, const ctl::OptionSpec& spec)
{
    std::string line = "complete -c cryoctl -n '__fish_seen_subcommand_from " + std::string(verb) + "'";
    line += spec.name.starts_with("--") ? " -l " + spec.name.substr(2) : " -s " + spec.name.substr(1);
    if (spec.kind == Kind::Value) {
        const std::vector<std::string> words = wordsOf(spec);
        if (!words.empty())
            line += " -x -a " + fishQuoted(joined(words));
        else
            line += spec.isPath ? " -r -F" : " -x";
    }
    return line + " -d " + fishQuoted(spec.help) + '\n';
}

} // namespace

std::string bashCompletion(const std::vector<VerbReference>& references)
{
    std::string text = "#" + std::string(kHead) + "# shellcheck shell=bash\n_cryoctl()\n{\n";
    text += "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
            "    local verb=${COMP_WORDS[1]} options='' positional='' words=''\n"
            "    local verbs=" +
            quoted(joined(verbNames(references))) +
            "\n    COMPREPLY=()\n"
            "    if ((COMP_CWORD == 1)); then\n"
            "        mapfile -t COMPREPLY < <(compgen -W \"$verbs help --help --version\" -- \"$current\")\n"
            "        return\n"
            "    fi\n"
            "    case $verb in\n"
            "    help) words=$verbs ;;\n";
    for (const VerbReference& reference : references)
        text += bashVerb(reference);
    text += "    *) return ;;\n"
            "    esac\n"
            "    [[ -n $words || $current != -* ]] || words=$options\n"
            "    [[ -n $words || -z $positional ]] || words=$positional\n"
            "    case $words in\n"
            "    NONE) return ;;\n"
            "    '' | PATH)\n"
            "        compopt -o filenames 2>/dev/null\n"
            "        mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
            "        ;;\n"
            "    *) mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\") ;;\n"
            "    esac\n"
            "}\n"
            "complete -F _cryoctl cryoctl\n";
    return text;
}

std::string zshCompletion(const std::vector<VerbReference>& references)
{
    std::string text =
        "#compdef cryoctl\n#" + std::string(kHead) + "_cryoctl() {\n  local -a verbs\n  verbs=(\n";
    for (const VerbReference& reference : references)
        text += "    " +
                quoted(std::string(reference.verb->name) + ':' +
                       replaced(std::string(reference.verb->summary), ":", "\\:")) +
                '\n';
    text += "    'help:How a verb is used.'\n  )\n"
            "  if (( CURRENT == 2 )); then\n    _describe -t verbs verb verbs\n    return\n  fi\n"
            "  local verb=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $verb in\n"
            "    help) _describe -t verbs verb verbs ;;\n";
    for (const VerbReference& reference : references) {
        text += "    " + std::string(reference.verb->name) + ") _arguments";
        for (const ctl::OptionSpec& spec : reference.options)
            text += " \\\n      " + zshArgument(spec);
        text += " \\\n      '--help[How it is used.]' ;;\n";
    }
    return text + "  esac\n}\n_cryoctl \"$@\"\n";
}

std::string fishCompletion(const std::vector<VerbReference>& references)
{
    std::string text = "#" + std::string(kHead) + "complete -c cryoctl -f\n";
    text += "complete -c cryoctl -n __fish_use_subcommand -l version -d 'Which version this is.'\n"
            "complete -c cryoctl -n __fish_use_subcommand -a help -d 'How a verb is used.'\n"
            "complete -c cryoctl -n '__fish_seen_subcommand_from help' -a " +
            fishQuoted(joined(verbNames(references))) + '\n';
    for (const VerbReference& reference : references) {
        const std::string name(reference.verb->name);
        text += "complete -c cryoctl -n __fish_use_subcommand -a " + name + " -d " +
                fishQuoted(reference.verb->summary) + '\n';
        for (const ctl::OptionSpec& spec : reference.options) {
            if (spec.kind != Kind::Positional) {
                text += fishOption(name, spec);
            } else if (const std::vector<std::string> words = wordsOf(spec); !words.empty()) {
                text += "complete -c cryoctl -n '__fish_seen_subcommand_from " + name + "' -a " +
                        fishQuoted(joined(words)) + '\n';
            } else if (spec.isPath) {
                text += "complete -c cryoctl -n '__fish_seen_subcommand_from " + name + "' -F\n";
            }
        }
        text += "complete -c cryoctl -n '__fish_seen_subcommand_from " + name +
                "' -l help -d 'How it is used.'\n";
    }
    return text;
}

} // namespace cryo::documents
