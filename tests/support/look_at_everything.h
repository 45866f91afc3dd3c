// SPDX-License-Identifier: GPL-3.0-or-later
//
// Does to a root everything that looking can do: detection, views, rows, values, reports, items, the deepest
// check, and the fields of every byte. For tests that feed it damage. One thread.
#pragma once

#include "core/inspect/finding.h"
#include "core/inspect/store_layout.h"
#include "core/storage/storage.h"

#include <memory>
#include <optional>

namespace cryo::test {

/// What came of it.
struct LookOutcome {
    std::size_t stores = 0;
    std::uint64_t items = 0;
    std::uint64_t goodValues = 0;
    std::vector<Finding> findings; ///< of detection, opening and check
    std::vector<Error> errors;     ///< of calls that may fail on damaged input
    /// Whether any finding has this code.
    [[nodiscard]] bool found(FindingCode code) const;
    /// Findings of warning or above.
    [[nodiscard]] std::size_t serious() const;
};

/// Never throws, whatever the bytes; an error must name what could not be done. With `fieldsOf` the fields of
/// that file only are looked at, where thousands of damages of it are tried.
[[nodiscard]] LookOutcome lookAtEverything(const std::shared_ptr<const ReadableStorage>& storage,
                                           const std::optional<Where>& fieldsOf = {});

/// The same of one store whose parameters are known.
[[nodiscard]] LookOutcome lookAtStore(const std::shared_ptr<const ReadableStorage>& storage,
                                      const StoreLayout& layout);

} // namespace cryo::test
