// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sections of cryoctl(1), each a function.
#include "app/documents/man_page.h"

#include <algorithm>
#include <cctype>

namespace cryo::documents {

namespace {

/// Text as roff: nothing in it is a request or an escape.
std::string roff(std::string_view text)
{
    std::string line;
    for (const char c : text) {
        if (c == '\\')
            line += "\\e";
        else if (c == '-')
            line += "\\-";
        else if (c == '\'')
            line += "\\(aq";
        else if (c == '`')
            line += "\\(ga";
        else if (c == '^')
            line += "\\(ha";
        else if (c == '~')
            line += "\\(ti";
        else
            line += c;
    }
    return line.starts_with('.') ? "\\&" + line : line;
}

std::string verbatim(std::string_view text)
{
    std::string page = ".PP\n.RS 4\n.EX\n";
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        page += roff(text.substr(0, end)) + '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return page + ".EE\n.RE\n";
}

std::string tagged(std::string_view name, std::string_view argument, std::string_view help)
{
    std::string page = ".TP\n\\fB" + roff(name) + "\\fR";
    if (!argument.empty())
        page += " \\fI" + roff(argument) + "\\fR";
    return page + '\n' + roff(help) + '\n';
}

std::string verbSection(const VerbReference& reference, const std::vector<std::string>& shared)
{
    std::string page = ".SS \"" + roff(usageOf(reference)) + "\"\n";
    for (const HelpBlock& block : helpBlocks(reference.verb->help))
        page += block.verbatim ? verbatim(block.text) : ".PP\n" + roff(block.text) + '\n';
    for (const std::string& group : groupsOf(reference)) {
        if (std::ranges::find(shared, group) != shared.end())
            continue;
        for (const ctl::OptionSpec* spec : optionsIn(reference, group))
            page += tagged(spec->name, spec->valueName, spec->help);
    }
    return page;
}

std::string sharedSection(const std::vector<VerbReference>& references,
                          const std::vector<std::string>& shared)
{
    std::string page =
        ".SH \"COMMON OPTIONS\"\nMost verbs take these; \\fBcryoctl help\\fR \\fIVERB\\fR says which.\n";
    for (const std::string& group : shared) {
        const auto with = std::ranges::find_if(
            references, [&](const VerbReference& reference) { return !optionsIn(reference, group).empty(); });
        page += ".SS \"" + roff(group) + "\"\n";
        for (const ctl::OptionSpec* spec : optionsIn(*with, group))
            page += tagged(spec->name, spec->valueName, spec->help);
    }
    return page;
}

constexpr std::string_view kDescription = R"(.SH DESCRIPTION
.B cryoctl
looks into the two on\-disk stores of commonware nodes, the prunable archive and the freezer.
It finds out from the bytes what a folder holds, prints what is in it, says what is damaged and what a release
of the node would make of it at its next start, and repairs.
.PP
Looking never touches: files are opened for reading only, no lock is taken, no link is followed.
Only
.B apply
and
.B undo
change a store, and what they replace is kept.
.PP
.I STORE
is a storage root: the folder that holds the partitions.
Where it holds several stores,
.B \-\-store
names one.
)";

constexpr std::string_view kEnd = R"(.SH "EXIT STATUS"
The numbers add up.
.TP
.B 0
All well.
.TP
.B 1
Findings were corrected.
.TP
.B 4
Findings of severity warning or above are left.
Of
.BR get :
the item is not there; of
.BR upgrade\-check :
the release is not safe.
.TP
.B 8
It could not be done.
.TP
.B 16
Wrong usage.
.TP
.B 32
Cancelled by SIGINT or SIGTERM.
.SH ENVIRONMENT
.TP
.B NO_COLOR
No colours, whatever the terminal can do.
.TP
.B XDG_STATE_HOME
What the program remembers lies in the folder
.I cryoscope
there; by default in
.IR \(ti/.local/state .
.SH FILES
.TP
.I $XDG_STATE_HOME/cryoscope/undo
Undo files: the bytes that an apply replaced.
.TP
.IR ROOT .cryoscope\-quarantine
Beside a storage root: the files that an apply removed.
.SH "SEE ALSO"
.BR cryoscope (1),
and the manual in the package cryoscope\-doc.
)";

} // namespace

std::string manPage(const std::vector<VerbReference>& references, std::string_view version)
{
    std::string page = ".\\\" Made from the table of verbs. SPDX-License-Identifier: GPL-3.0-or-later\n";
    page += ".TH CRYOCTL 1 \"\" \"Cryoscope " + std::string(version) + "\" \"User Commands\"\n";
    page += ".SH NAME\ncryoctl \\- inspect and repair the stores of commonware nodes\n";
    page +=
        ".SH SYNOPSIS\n.B cryoctl\n.I VERB\n.RI [ options ]\n.I STORE\n.br\n.B cryoctl help\n.RI [ VERB ]\n";
    page += kDescription;
    page += ".SH VERBS\n";
    const std::vector<std::string> shared = sharedGroups(references);
    for (const VerbReference& reference : references)
        page += verbSection(reference, shared);
    page += sharedSection(references, shared);
    page += kEnd;
    return page;
}

} // namespace cryo::documents
