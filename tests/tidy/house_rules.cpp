// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house: reading the tree, and one function for each rule.
#include "tests/tidy/house_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>

namespace cryo::test {

namespace fs = std::filesystem;

namespace {

struct Include {
    std::size_t line = 0;
    std::string_view name; ///< without quotes or brackets
};

bool isCpp(std::string_view path)
{
    return path.ends_with(".cpp") || path.ends_with(".h");
}

/// Calls visit(number of the line, line) for each line of text.
template <typename Visit>
void forEachLine(std::string_view text, Visit visit)
{
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        visit(number, text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

std::string_view withoutLeadingBlanks(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" \t");
    return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

std::optional<std::string_view> includedIn(std::string_view line)
{
    line = withoutLeadingBlanks(line);
    if (!line.starts_with('#')) {
        return std::nullopt;
    }
    line = withoutLeadingBlanks(line.substr(1));
    if (!line.starts_with("include")) {
        return std::nullopt;
    }
    line = withoutLeadingBlanks(line.substr(std::string_view("include").size()));
    const std::size_t end = line.find_first_of("\">", 1);
    if (line.empty() || end == std::string_view::npos) {
        return std::nullopt;
    }
    return line.substr(1, end - 1);
}

std::vector<Include> includesOf(const SourceFile& file)
{
    std::vector<Include> includes;
    forEachLine(file.text, [&includes](std::size_t number, std::string_view line) {
        if (const std::optional<std::string_view> name = includedIn(line)) {
            includes.push_back({number, *name});
        }
    });
    return includes;
}

std::string at(const SourceFile& file, std::size_t line, std::string_view what)
{
    return file.path + ":" + std::to_string(line) + ": " + std::string(what);
}

/// Qt's own headers and those that bring Qt with them. <qglobal.h> and the like are not the house's style.
bool isQtHeader(std::string_view name)
{
    const bool camel =
        name.size() > 1 && name[0] == 'Q' && std::isupper(static_cast<unsigned char>(name[1])) != 0;
    return camel || name.starts_with("Qt") || name.starts_with("qcustomplot") || name.starts_with("ui_") ||
           (name.starts_with('q') && name.ends_with(".h") && name.find('/') == std::string_view::npos);
}

bool mayNotSeeQt(std::string_view path)
{
    return path.starts_with("core/") || path.starts_with("app/cryoctl") || path.starts_with("app/cli/");
}

/// Height of a layer of core; archive and freezer stand beside each other. -1: no layer of this name.
int layerHeight(std::string_view layer)
{
    static constexpr std::array<std::string_view, 9> kLayers = {
        "base", "storage", "journal", "index", "archive", "freezer", "inspect", "simulate", "repair"};
    const auto* const found = std::ranges::find(kLayers, layer);
    if (found == kLayers.end()) {
        return -1;
    }
    return layer == "freezer" ? layerHeight("archive") : static_cast<int>(found - kLayers.begin());
}

/// "journal" for "core/journal/glob.h"; empty if the path is not in a layer of core.
std::string_view layerOf(std::string_view path)
{
    if (!path.starts_with("core/")) {
        return {};
    }
    path.remove_prefix(5);
    const std::size_t end = path.find('/');
    return end == std::string_view::npos ? std::string_view() : path.substr(0, end);
}

/// True if text has one of these folders as the start of an absolute path: after anything that cannot belong
/// to a longer path or a variable.
bool hasAbsolutePath(std::string_view line, std::string_view folder)
{
    for (std::size_t found = line.find(folder); found != std::string_view::npos;
         found = line.find(folder, found + 1)) {
        const unsigned char before = found == 0 ? ' ' : static_cast<unsigned char>(line[found - 1]);
        if (std::isalnum(before) == 0 &&
            std::string_view("_.-}~*)<>").find(static_cast<char>(before)) == std::string_view::npos) {
            return true;
        }
    }
    return false;
}

bool isScript(const SourceFile& file)
{
    return file.text.starts_with("#!") || file.path.ends_with(".bash") || file.path.ends_with(".cmake");
}

/// True if the CMakeLists.txt of the file's folder, or of one above, has name as a whole word.
bool isNamedInCMake(const SourceTree& tree, const std::string& path, const std::string& name)
{
    for (fs::path folder = fs::path(path).parent_path();; folder = folder.parent_path()) {
        const std::string list = (folder / "CMakeLists.txt").string();
        const auto found = std::ranges::find(tree, list, &SourceFile::path);
        if (found != tree.end()) {
            std::istringstream words(found->text);
            for (std::string word; words >> word;) {
                // "add_executable(tool" and "${FOLDER}/tool.cpp)" name it as well.
                const std::size_t start = word.find_last_of("(/\"", word.find_last_not_of(")\"/("));
                word = start == std::string::npos ? word : word.substr(start + 1);
                word = word.substr(0, word.find_last_not_of(")\"") + 1);
                if (word == name) {
                    return true;
                }
            }
        }
        if (folder.empty()) {
            return false;
        }
    }
}

void addFile(SourceTree& tree, const fs::path& top, const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (text.str().find('\0') == std::string::npos) {
        tree.push_back({path.lexically_relative(top).generic_string(), text.str()});
    }
}

} // namespace

SourceTree readSourceTree(const fs::path& top)
{
    SourceTree tree;
    for (const fs::directory_entry& entry : fs::directory_iterator(top)) {
        if (entry.is_regular_file()) {
            addFile(tree, top, entry.path());
        }
    }
    for (const char* folder : {".ci", "app", "cmake", "core", "docs", "examples", "packaging", "resources",
                               "tests", "translations", "ui"}) {
        if (!fs::is_directory(top / folder)) {
            continue;
        }
        for (auto entry = fs::recursive_directory_iterator(top / folder);
             entry != fs::recursive_directory_iterator(); ++entry) {
            const std::string path = entry->path().lexically_relative(top).generic_string();
            if (entry->is_directory() && path.starts_with("tests/golden/")) {
                entry.disable_recursion_pending();
            } else if (entry->is_regular_file()) {
                addFile(tree, top, entry->path());
            }
        }
    }
    std::ranges::sort(tree, {}, &SourceFile::path);
    return tree;
}

Breaches brokenFolderOrder(const SourceTree& tree)
{
    Breaches breaches;
    for (const SourceFile& file : tree) {
        if (!isCpp(file.path)) {
            continue;
        }
        const bool inCore = file.path.starts_with("core/");
        const bool inUi = file.path.starts_with("ui/");
        const bool inApp = file.path.starts_with("app/");
        for (const Include& include : includesOf(file)) {
            if (mayNotSeeQt(file.path) && isQtHeader(include.name)) {
                breaches.push_back(at(file, include.line, "uses Qt"));
            }
            const bool upwards = (inCore && include.name.starts_with("ui/")) ||
                                 ((inCore || inUi) && include.name.starts_with("app/")) ||
                                 ((inCore || inUi || inApp) && include.name.starts_with("tests/")) ||
                                 (inApp && mayNotSeeQt(file.path) && include.name.starts_with("ui/"));
            if (upwards || include.name.find("../") != std::string_view::npos) {
                breaches.push_back(at(file, include.line, "may not use " + std::string(include.name)));
            }
        }
    }
    return breaches;
}

Breaches brokenLayerOrder(const SourceTree& tree)
{
    Breaches breaches;
    for (const SourceFile& file : tree) {
        const std::string_view layer = layerOf(file.path);
        if (!isCpp(file.path) || layer.empty()) {
            continue;
        }
        if (layerHeight(layer) < 0) {
            breaches.push_back(file.path + ": " + std::string(layer) + " is no layer of core");
            continue;
        }
        for (const Include& include : includesOf(file)) {
            const std::string_view used = layerOf(include.name);
            if (used.empty() || used == layer) {
                continue;
            }
            if (layerHeight(used) < 0 || layerHeight(used) >= layerHeight(layer)) {
                breaches.push_back(
                    at(file, include.line, std::string(layer) + " may not use " + std::string(used)));
            }
        }
    }
    return breaches;
}

Breaches strayPlotIncludes(const SourceTree& tree)
{
    Breaches breaches;
    for (const SourceFile& file : tree) {
        if (!isCpp(file.path) || file.path.starts_with("ui/widgets/")) {
            continue;
        }
        for (const Include& include : includesOf(file)) {
            if (include.name.ends_with("qcustomplot.h")) {
                breaches.push_back(
                    at(file, include.line, "only the plot wrappers in ui/widgets include qcustomplot.h"));
            }
        }
    }
    return breaches;
}

Breaches missingHeads(const SourceTree& tree)
{
    static constexpr std::string_view kLicence = " SPDX-License-Identifier: GPL-3.0-or-later";
    Breaches breaches;
    for (const SourceFile& file : tree) {
        const bool cpp = isCpp(file.path);
        if (!cpp && !isScript(file)) {
            continue;
        }
        std::string_view text = file.text;
        if (text.starts_with("#!")) {
            text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
        }
        const std::string comment = cpp ? "//" : "#";
        const std::string licence = comment + std::string(kLicence) + "\n";
        if (!text.starts_with(licence)) {
            breaches.push_back(file.path + ": does not begin with the licence line");
            continue;
        }
        text.remove_prefix(licence.size());
        // An empty comment line may stand between the two.
        if (text.starts_with(comment + "\n")) {
            text.remove_prefix(comment.size() + 1);
        }
        // "// " and a sentence; anything much shorter says nothing.
        if (!text.starts_with(comment + " ") || text.find('\n') < comment.size() + 15) {
            breaches.push_back(file.path + ": no head comment after the licence line");
        }
    }
    return breaches;
}

Breaches machineTraces(const SourceTree& tree)
{
    // Written in two pieces, so that this file does not name them.
    static const std::array<std::string, 5> kFolders = {"/wo"
                                                        "rk/",
                                                        "/ro"
                                                        "ot/",
                                                        "/ho"
                                                        "me/",
                                                        "/Us"
                                                        "ers/",
                                                        "/mn"
                                                        "t/"};
    static const std::array<std::string, 8> kHosts = {"crates"
                                                      ".io",
                                                      "py"
                                                      "pi.org",
                                                      "npm"
                                                      "js.org",
                                                      "deb.deb"
                                                      "ian.org",
                                                      "docker"
                                                      ".io",
                                                      "proxy.go"
                                                      "lang.org",
                                                      "artifact"
                                                      "ory",
                                                      "local"
                                                      "host:"};
    Breaches breaches;
    for (const SourceFile& file : tree) {
        if (file.path.ends_with("Cargo.lock")) {
            continue; // cargo writes the index of its packages into every line, whatever the mirror
        }
        forEachLine(file.text, [&](std::size_t number, std::string_view line) {
            for (const std::string& folder : kFolders) {
                if (hasAbsolutePath(line, folder)) {
                    breaches.push_back(at(file, number, "names the machine's folder " + folder));
                }
            }
            for (const std::string& host : kHosts) {
                if (line.find(host) != std::string_view::npos) {
                    breaches.push_back(at(file, number, "names the host " + host));
                }
            }
        });
    }
    return breaches;
}

Breaches unbuiltSources(const SourceTree& tree)
{
    Breaches breaches;
    for (const SourceFile& file : tree) {
        if (!file.path.ends_with(".cpp")) {
            continue;
        }
        const fs::path path = file.path;
        const bool isTest = path.filename().string().starts_with("tst_");
        const bool named = isNamedInCMake(tree, file.path, path.filename().string()) ||
                           (isTest && isNamedInCMake(tree, file.path, path.stem().string()));
        if (!named) {
            breaches.push_back(file.path + ": is in no CMakeLists.txt");
        }
    }
    return breaches;
}

} // namespace cryo::test
