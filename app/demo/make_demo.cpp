// SPDX-License-Identifier: GPL-3.0-or-later
// make-demo FOLDER: writes the demo stores into FOLDER, a new storage root. What was made by the same version
// before is kept, unless --anew is given. Beside FOLDER lies FOLDER.version, which says that the folder is
// ours: any other folder with something in it is left alone.
#include "app/demo/demo_stores.h"

#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>

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

/// Errors: AccessDenied for a folder that we did not make; Io; and those of the stores.
Result<> makeDemo(const fs::path& folder, bool anew)
{
    std::error_code code;
    const std::string version = versionOf(folder);
    const bool there = fs::exists(folder, code) && !fs::is_empty(folder, code);
    if (there && version == kVersion && !anew) {
        std::puts("the demo stores are there already");
        return {};
    }
    if (there && !version.starts_with("cryoscope demo stores")) {
        return fail(Errc::AccessDenied,
                    folder.string() + " was not made by this program; it is left as it is");
    }
    // Made beside it and put in place at the end: an interrupted run leaves no half of a store under the
    // name.
    const fs::path unfinished = folder.string() + ".unfinished";
    fs::remove_all(unfinished, code);
    const demo::FolderWriter writer(unfinished);
    CRYO_TRY(writer.writeFile("", ".hold", {}));
    CRYO_TRY(demo::writeBlocks(writer));
    CRYO_TRY(demo::writeCertificates(writer));
    CRYO_TRY(demo::writeVotes(writer));
    fs::remove_all(folder, code);
    fs::rename(unfinished, folder, code);
    if (code) {
        return fail(Errc::Io, "cannot put the demo stores at " + folder.string() + ": " + code.message());
    }
    std::ofstream(folder.string() + ".version") << kVersion << '\n';
    std::puts("made three stores: blocks, certificates, votes");
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    const bool anew = argc == 3 && std::strcmp(argv[1], "--anew") == 0;
    if (argc != (anew ? 3 : 2) || argv[argc - 1][0] == '-') {
        std::fputs("usage: make-demo [--anew] FOLDER\n", stderr);
        return 16;
    }
    const Result<> made = makeDemo(argv[argc - 1], anew);
    if (!made) {
        std::fprintf(stderr, "make-demo: %s\n", toString(made.error()).c_str());
        return 8;
    }
    return 0;
}
