// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is compared with what: one row for each work, with the goal beside each engine. Plain data.
#pragma once

#include "workload.h"

namespace cryo::bench {

inline constexpr const char* kOurs = "cryoscope";

/// One engine in a row.
struct Run {
    std::string label;
    std::string engine;
    double goal = 0;     ///< ours is to be so many times as fast; 0: none
    std::string work{};  ///< another than the row's
    bool pinned = false; ///< on one processor
    std::size_t threads = 1;
    std::string readsStoreOf{}; ///< an engine whose store it reads
    bool copies = false;        ///< --copies
};

struct Row {
    std::string id; ///< of the goal
    std::string title;
    std::string work;
    std::string kind;
    std::uint64_t items = 0;
    std::uint32_t valueSizeBytes = 0;
    std::uint64_t reads = 0;
    std::vector<Run> runs; ///< ours first
    bool onDisk = false;   ///< else in memory
    bool compressed = false;
    bool perByte = false; ///< compare bytes a second
    std::uint32_t buckets = 65'536;
};

/// The short form, or all.
std::vector<Row> comparisonRows(bool all);

} // namespace cryo::bench
