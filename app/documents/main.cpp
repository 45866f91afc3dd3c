// SPDX-License-Identifier: GPL-3.0-or-later
//
// make-documents: writes what is made from the tables of the program instead of by hand. Part of the build.
//
//   make-documents man FILE              cryoctl(1)
//   make-documents completion FOLDER     for bash, zsh and fish
//   make-documents drawings FOLDER       the layouts of the format as SVG
//   make-documents manual DOCS FOLDER    the manual as HTML: DOCS is the repository's docs/
#include "app/documents/completions.h"
#include "app/documents/drawings.h"
#include "app/documents/man_page.h"
#include "app/documents/manual.h"
#include "app/documents/text_file.h"

#include <cstdio>
#include <exception>
#include <stdexcept>

namespace fs = std::filesystem;
using namespace cryo::documents;

namespace {

void writeCompletions(const fs::path& folder)
{
    const auto references = verbReferences();
    writeText(folder / "cryoctl.bash", bashCompletion(references));
    writeText(folder / "_cryoctl", zshCompletion(references));
    writeText(folder / "cryoctl.fish", fishCompletion(references));
}

/// Throws std::exception with a sentence.
int run(const std::vector<std::string>& arguments)
{
    const std::string what = arguments.empty() ? std::string() : arguments.front();
    if (what == "man" && arguments.size() == 2)
        writeText(arguments[1], manPage(verbReferences(), CRYO_VERSION));
    else if (what == "completion" && arguments.size() == 2)
        writeCompletions(arguments[1]);
    else if (what == "drawings" && arguments.size() == 2)
        for (const Drawing& drawing : drawings())
            writeText(fs::path(arguments[1]) / (drawing.name + ".svg"), drawing.svg);
    else if (what == "manual" && arguments.size() == 3)
        writeManual(arguments[1], arguments[2], CRYO_VERSION);
    else
        throw std::runtime_error("usage: make-documents man|completion|drawings|manual …");
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return run({argv + (argc > 0 ? 1 : 0), argv + argc});
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "make-documents: %s\n", problem.what());
        return 8;
    }
}
