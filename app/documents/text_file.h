// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole text files, for the programs that make documents. Failures are exceptions here: main prints them.
//
// Plain functions; any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace cryo::documents {

/// Writes the file, and its folders. Throws std::runtime_error with the path.
void writeText(const std::filesystem::path& path, std::string_view text);
/// Throws std::runtime_error with the path.
[[nodiscard]] std::string readText(const std::filesystem::path& path);

} // namespace cryo::documents
