// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house that a program can check: who may include whom, how files begin, what may not be in
// them. Each rule is a function from the source tree to sentences, one for each breach, "path:line: what". No
// breach, no sentence. Thread rule: plain functions on values.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cryo::test {

/// A text file of the repository.
struct SourceFile {
    std::string path; ///< from the top of the repository, with slashes: "core/base/result.h"
    std::string text;
};

using SourceTree = std::vector<SourceFile>;
using Breaches = std::vector<std::string>;

/// The project's own text files below top: its known folders and what lies beside them. Build trees and
/// golden stores are left out. Throws std::filesystem::filesystem_error if something cannot be read.
[[nodiscard]] SourceTree readSourceTree(const std::filesystem::path& top);

/// core includes no Qt, nothing of ui, app or tests; ui nothing of app or tests; cryoctl's sources no Qt.
[[nodiscard]] Breaches brokenFolderOrder(const SourceTree& tree);
/// In core each layer includes only itself and those below: base, storage, journal, index, archive | freezer,
/// inspect, simulate, repair. Archive and freezer do not know each other.
[[nodiscard]] Breaches brokenLayerOrder(const SourceTree& tree);
/// Only ui/widgets includes qcustomplot.h.
[[nodiscard]] Breaches strayPlotIncludes(const SourceTree& tree);
/// Every C++ source, script and CMake module begins with the licence and a comment that says what it is.
[[nodiscard]] Breaches missingHeads(const SourceTree& tree);
/// No file names a folder of one machine, or a host from which packages come.
[[nodiscard]] Breaches machineTraces(const SourceTree& tree);
/// Every .cpp is named in a CMakeLists.txt of its folder or one above: what is not built is not tested.
[[nodiscard]] Breaches unbuiltSources(const SourceTree& tree);

} // namespace cryo::test
