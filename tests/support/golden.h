// SPDX-License-Identifier: GPL-3.0-or-later
// The golden stores of tests/golden: which there are, where they lie, and copies of them that a test may
// change. What the files of a scenario mean is in tests/golden/README.md. Invariant: nothing here writes into
// the source tree.
#pragma once

#include "tests/support/temp_dir.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cryo::test {

/// One scenario of one release, by the folder that it lies in.
struct GoldenScenario {
    std::string release; ///< "2026.2.0", "2026.7.1" or "2026.10.0"
    std::string name;    ///< "archive-basic", "archive-basic-v1" …
    std::filesystem::path folder;

    /// The storage root as it is in the source tree. It may be missing where it is an empty folder and the
    /// source tree cannot be written; a GoldenCopy always has it.
    [[nodiscard]] std::filesystem::path store() const { return folder / "store"; }
    /// "2026.2.0/archive-basic", for the names of test rows.
    [[nodiscard]] std::string label() const { return release + "/" + name; }
    /// The peer's configuration. Throws if the file is missing or no JSON: then the checkout is broken.
    [[nodiscard]] nlohmann::json config() const;
    /// The lines of a JSON lines file of the scenario ("expected.jsonl"); none if there is no such file.
    [[nodiscard]] std::vector<nlohmann::json> lines(std::string_view file) const;
    /// True if the engine could open the store (expected.jsonl begins with a summary).
    [[nodiscard]] bool opens() const;
};

/// tests/golden of the source tree.
[[nodiscard]] std::filesystem::path goldenRoot();

/// Every scenario whose store was committed, ascending by label.
[[nodiscard]] std::vector<GoldenScenario> goldenScenarios();

/// The scenario with this label. Throws std::runtime_error if there is none: a misspelt test.
[[nodiscard]] GoldenScenario goldenScenario(std::string_view label);

/// A store in a temporary folder, equal to the committed one, empty folders included.
class GoldenCopy {
public:
    /// tree: "store", or another one of the scenario ("after").
    explicit GoldenCopy(const GoldenScenario& scenario, std::string_view tree = "store");
    explicit GoldenCopy(std::string_view label)
        : GoldenCopy(goldenScenario(label))
    {
    }

    /// The storage root of the copy; valid as long as the object lives.
    [[nodiscard]] std::filesystem::path root() const { return m_dir / "store"; }

private:
    TempDir m_dir;
};

} // namespace cryo::test
