// SPDX-License-Identifier: GPL-3.0-or-later
// What in a store is being looked at, and where the window stood: what "go to", links and Back work with.
//
// Plain values. Thread rule: any.
#pragma once

#include "core/base/ids.h"
#include "core/freezer/table_format.h"

#include <QString>

#include <variant>

namespace cryo::ui {

/// A stretch of a file, by its raw names.
struct FileTarget {
    std::string partition;
    std::string fileName;
    FileOffset offset;
    std::uint64_t sizeBytes = 0; ///< 0: only a place
    friend bool operator==(const FileTarget&, const FileTarget&) = default;
};

/// An index of an archive, whether anything is stored under it or not.
struct IndexTarget {
    std::uint64_t first = 0;
    std::uint64_t last = 0; ///< equal to first for one index
    friend bool operator==(const IndexTarget&, const IndexTarget&) = default;
};

/// Something in the store that can be shown. monostate: nothing in particular.
using Target = std::variant<std::monostate, Section, RecordPlace, Bucket, IndexTarget, FileTarget>;

/// The central pages, in the order of their tabs.
enum class Page : quint8 { Overview, Sections, Records, Buckets, Gaps, Collisions, Metrics, Compare, Search };
inline constexpr int kPageCount = 9;

/// A place that Back can return to.
struct Location {
    QString store; ///< name; empty: none
    Page page = Page::Overview;
    Target target;
    friend bool operator==(const Location&, const Location&) = default;
};

} // namespace cryo::ui
