// SPDX-License-Identifier: GPL-3.0-or-later
// The golden stores of tests/golden: finding, reading and copying them.
#include "tests/support/golden.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace cryo::test {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> linesOf(const fs::path& path)
{
    std::vector<std::string> lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (!line.empty()) {
            lines.push_back(line);
        }
    }
    return lines;
}

} // namespace

nlohmann::json GoldenScenario::config() const
{
    std::ifstream file(folder / "config.json");
    return nlohmann::json::parse(file);
}

std::vector<nlohmann::json> GoldenScenario::lines(std::string_view file) const
{
    std::vector<nlohmann::json> parsed;
    for (const std::string& line : linesOf(folder / file)) {
        parsed.push_back(nlohmann::json::parse(line));
    }
    return parsed;
}

bool GoldenScenario::opens() const
{
    const std::vector<std::string> expected = linesOf(folder / "expected.jsonl");
    return !expected.empty() && nlohmann::json::parse(expected.front()).contains("summary");
}

fs::path goldenRoot()
{
    return fs::path(CRYO_SOURCE_DIR) / "tests" / "golden";
}

std::vector<GoldenScenario> goldenScenarios()
{
    const std::vector<std::string> emptyFolders = linesOf(goldenRoot() / "empty-folders.txt");
    std::vector<GoldenScenario> scenarios;
    for (const fs::directory_entry& release : fs::directory_iterator(goldenRoot())) {
        if (!release.is_directory()) {
            continue;
        }
        for (const fs::directory_entry& folder : fs::directory_iterator(release.path())) {
            GoldenScenario found{release.path().filename(), folder.path().filename(), folder.path()};
            if (fs::is_directory(found.store()) ||
                std::ranges::count(emptyFolders, found.label() + "/store") > 0) {
                scenarios.push_back(std::move(found));
            }
        }
    }
    std::ranges::sort(scenarios, {}, &GoldenScenario::label);
    return scenarios;
}

GoldenScenario goldenScenario(std::string_view label)
{
    for (GoldenScenario& scenario : goldenScenarios()) {
        if (scenario.label() == label) {
            return std::move(scenario);
        }
    }
    throw std::runtime_error("there is no golden store " + std::string(label));
}

GoldenCopy::GoldenCopy(const GoldenScenario& scenario, std::string_view tree)
{
    fs::create_directory(root());
    const fs::path source = scenario.folder / tree;
    if (fs::is_directory(source)) {
        fs::copy(source, root(), fs::copy_options::recursive);
    }
    const std::string prefix = scenario.label() + "/" + std::string(tree);
    for (const std::string& folder : linesOf(goldenRoot() / "empty-folders.txt")) {
        if (folder.starts_with(prefix + "/")) {
            fs::create_directories(root() / folder.substr(prefix.size() + 1));
        }
    }
}

} // namespace cryo::test
