// SPDX-License-Identifier: GPL-3.0-or-later
//
// The manual as web pages that need no network: docs/manual and what it links to in docs/, a page for each
// finding, the reference of the command line, and an index. The front page, docs/manual/README.md, gives the
// order: its headings and links are the navigation of every page.
//
// One thread. Failures are exceptions with a sentence: a link that leads nowhere is one.
#pragma once

#include <filesystem>
#include <string_view>

namespace cryo::documents {

/// Writes index.html and the others into `to`, with pictures and drawings. Throws std::runtime_error.
void writeManual(const std::filesystem::path& docs, const std::filesystem::path& to,
                 std::string_view version);

} // namespace cryo::documents
