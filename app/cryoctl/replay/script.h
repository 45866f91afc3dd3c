// SPDX-License-Identifier: GPL-3.0-or-later
//
// A script: the configuration of a store on the first line, then one operation a line.
//
//   {"engine":"archive", …}        empty lines, and lines that begin with //, are skipped
//   {"op":"put","index":7,"key":"text:hello","value":"c0ffee"}
//
// A script is checked as a whole before anything is done: names of operations, their fields, and the types of
// these. Plain values; any thread.
#pragma once

#include "app/cryoctl/replay/script_json.h"
#include "core/base/result.h"
#include "core/index/translator.h"
#include "core/journal/page_format.h"

namespace cryo::script {

struct Operation {
    std::string name;
    Json fields; ///< the whole line
};

struct Script {
    Json config;
    std::vector<Operation> operations;
};

/// Errors: InvalidArgument, naming the line.
Result<Script> parseScript(std::string_view text);

/// One operation, checked. Errors: InvalidArgument.
Result<Operation> parseOperation(Json line);

/// A configuration line, read field by field; the error is the text of the report.
class Settings {
public:
    explicit Settings(Json json)
        : m_json(std::move(json))
    {
    }
    [[nodiscard]] const Json& json() const { return m_json; }

    /// The fields that the engine must have. Done before any of them is used.
    [[nodiscard]] Outcome<void> check() const;
    [[nodiscard]] bool isArchive() const { return text("engine") == "archive"; }
    /// Empty or 0 where check() would fail.
    [[nodiscard]] std::string text(std::string_view field) const;
    [[nodiscard]] std::uint64_t number(std::string_view field) const;
    [[nodiscard]] std::optional<std::uint8_t> level(std::string_view field) const;
    /// A size that must not be 0.
    [[nodiscard]] Outcome<std::size_t> size(std::string_view field) const;
    /// page_size and page_cache_pages; the latter is only checked.
    [[nodiscard]] Outcome<PageSize> pageSize() const;
    [[nodiscard]] Outcome<Translator> translator() const;

private:
    Json m_json;
};

} // namespace cryo::script
