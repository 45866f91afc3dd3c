// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON as the contract of cryoctl wants it: one document with "schema_version", large numbers as decimal
// strings, bytes as lowercase hex. Long arrays are written one element after the other.
//
// One thread. Source: cli.md.
#pragma once

#include "app/cryoctl/output.h"
#include "core/base/bytes.h"
#include "core/inspect/finding.h"

#include <nlohmann/json.hpp>

namespace cryo::ctl {

using Json = nlohmann::ordered_json;

inline constexpr int kSchemaVersion = 1;

/// A number, or above 2^53 - 1 its decimal text.
[[nodiscard]] Json number(std::uint64_t value);
/// The text; bytes that are not UTF-8 come escaped.
[[nodiscard]] Json text(std::string_view value);
[[nodiscard]] Json toJson(const Finding& finding);
/// Without blanks; never throws, whatever the texts hold.
[[nodiscard]] std::string compact(const Json& json);

/// One document, written as it comes.
class JsonDocument {
public:
    explicit JsonDocument(Output& out);
    JsonDocument(const JsonDocument&) = delete;
    JsonDocument& operator=(const JsonDocument&) = delete;

    void member(std::string_view name, const Json& value);
    /// Every member of an object.
    void members(const Json& object);
    void beginArray(std::string_view name);
    void element(const Json& value);
    void endArray();
    /// Adds the findings, if there are any, and closes the document.
    void finish(const std::vector<Finding>& findings = {});

private:
    void name(std::string_view name);

    Output& m_out;
    bool m_firstElement = true;
};

} // namespace cryo::ctl
