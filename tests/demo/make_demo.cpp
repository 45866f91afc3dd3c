// SPDX-License-Identifier: GPL-3.0-or-later
// cryoscope-demo FOLDER: writes the demo stores into FOLDER, a new storage root. What was made by the same
// version before is kept, unless --anew is given. Beside FOLDER lies FOLDER.version, which says that the
// folder is ours: any other folder with something in it is left alone.
#include "tests/demo/demo_stores.h"
#include "tests/support/store_builder.h"

#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;
using namespace cryo;

namespace {

/// Raise it when the stores change.
constexpr const char* kVersion = "cryoscope demo stores 1";

std::string versionOf(const fs::path& folder)
{
    std::string line;
    std::ifstream file(folder.string() + ".version");
    std::getline(file, line);
    return line;
}

/// Throws std::runtime_error for a folder that we did not make, and what writing throws.
void makeDemo(const fs::path& folder, bool anew)
{
    const std::string version = versionOf(folder);
    const bool there = fs::exists(folder) && !fs::is_empty(folder);
    if (there && version == kVersion && !anew) {
        std::puts("the demo stores are there already");
        return;
    }
    if (there && !version.starts_with("cryoscope demo stores")) {
        throw std::runtime_error(folder.string() + " was not made by this program; it is left as it is");
    }
    MemoryStorage storage;
    demo::addBlocks(storage);
    demo::addCertificates(storage);
    demo::addVotes(storage);
    storage.addRootFile(".hold", 0);
    // Written beside it and put in place at the end: an interrupted run leaves no half of a store under the
    // name.
    const fs::path unfinished = folder.string() + ".unfinished";
    fs::remove_all(unfinished);
    fs::create_directories(unfinished);
    test::writeToFolder(storage, unfinished);
    fs::remove_all(folder);
    fs::rename(unfinished, folder);
    std::ofstream(folder.string() + ".version") << kVersion << '\n';
    std::puts("made three stores: blocks, certificates, votes");
}

} // namespace

int main(int argc, char** argv)
{
    const bool anew = argc == 3 && std::strcmp(argv[1], "--anew") == 0;
    if (argc != (anew ? 3 : 2) || argv[argc - 1][0] == '-') {
        std::fputs("usage: cryoscope-demo [--anew] FOLDER\n", stderr);
        return 16;
    }
    try {
        makeDemo(argv[argc - 1], anew);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "cryoscope-demo: %s\n", error.what());
        return 8;
    }
    return 0;
}
