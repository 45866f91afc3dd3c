// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows. Goals are ratios to ours in one round; "raw" is the machine's own limit for the same bytes.
#include "rows.h"

namespace cryo::bench {

namespace {

const Run kCryo{.label = kOurs, .engine = "cryo"};
const Run kCryoCopied{.label = "cryoscope, copied out", .engine = "cryo", .copies = true};

/// The original engine reading, one after the other and all at once, free and pinned to one processor.
void addReference(Row& row, double serial, double concurrent)
{
    for (const bool pinned : {false, true}) {
        const std::string where = pinned ? ", pinned" : "";
        row.runs.push_back(
            {.label = "reference" + where, .engine = "reference", .goal = serial, .pinned = pinned});
        if (concurrent > 0)
            row.runs.push_back({.label = "reference, concurrent" + where,
                                .engine = "reference-concurrent",
                                .goal = concurrent,
                                .pinned = pinned});
    }
}

void addOthers(Row& row, double lmdb, double rocks, double sqlite, double redb, double fjall)
{
    row.runs.push_back({.label = "LMDB", .engine = "lmdb", .goal = lmdb});
    row.runs.push_back({.label = "RocksDB", .engine = "rocksdb", .goal = rocks});
    row.runs.push_back({.label = "SQLite", .engine = "sqlite", .goal = sqlite});
    row.runs.push_back({.label = "redb", .engine = "redb", .goal = redb});
    row.runs.push_back({.label = "fjall", .engine = "fjall", .goal = fjall});
}

void addGets(std::vector<Row>& rows)
{
    Row large{.id = "1",
              .title = "archive get by key, 64 KiB",
              .work = "get-key",
              .kind = "archive",
              .items = 10'000,
              .valueSizeBytes = 65'536,
              .reads = 10'000,
              .runs = {kCryo, kCryoCopied}};
    addReference(large, 20, 12);
    addOthers(large, 0.9, 4, 0, 0, 0);
    large.runs.push_back({.label = "raw: pread and CRC", .engine = "raw", .work = "get-pread"});
    large.runs.push_back({.label = "raw: mapped and CRC", .engine = "raw", .goal = 0.75, .work = "get-mmap"});
    rows.push_back(large);

    Row byIndex = large;
    byIndex.title = "archive get by index, 64 KiB";
    byIndex.work = "get-index";
    rows.push_back(byIndex);

    Row small{.id = "2",
              .title = "archive get by key, 128 B",
              .work = "get-key",
              .kind = "archive",
              .items = 100'000,
              .valueSizeBytes = 128,
              .reads = 100'000,
              .runs = {kCryo}};
    addReference(small, 50, 0);
    addOthers(small, 3, 8, 8, 8, 8);
    rows.push_back(small);
    small.title = "archive get by index, 128 B";
    small.work = "get-index";
    rows.push_back(small);

    Row middle{.id = "2",
               .title = "archive get by key, 2 KiB",
               .work = "get-key",
               .kind = "archive",
               .items = 100'000,
               .valueSizeBytes = 2048,
               .reads = 100'000,
               .runs = {kCryo}};
    addOthers(middle, 2, 0, 0, 0, 0);
    rows.push_back(middle);

    Row freezer{.id = "3",
                .title = "freezer get by key, 128 B",
                .work = "get-key",
                .kind = "freezer",
                .items = 250'000,
                .valueSizeBytes = 128,
                .reads = 100'000,
                .runs = {kCryo}};
    addReference(freezer, 30, 15);
    freezer.runs.push_back({.label = "LMDB", .engine = "lmdb", .goal = 3});
    rows.push_back(freezer);
}

void addPuts(std::vector<Row>& rows, bool all)
{
    Row large{.id = "4",
              .title = "archive put + sync, 10,000 × 64 KiB, in memory",
              .work = "put",
              .kind = "archive",
              .items = 10'000,
              .valueSizeBytes = 65'536,
              .runs = {kCryo, {.label = "reference", .engine = "reference", .goal = 3}}};
    addOthers(large, 1.3, 4, 4, 0, 0);
    rows.push_back(large);
    if (all) {
        Row disk = large;
        disk.title = "archive put + sync, 10,000 × 64 KiB, on disk";
        disk.onDisk = true;
        disk.runs = {kCryo, {.label = "raw: the same bytes", .engine = "raw", .goal = 0.8}};
        rows.push_back(disk);
    }
    Row small{.id = "5",
              .title = "archive put + sync, 100,000 × 128 B, in memory",
              .work = "put",
              .kind = "archive",
              .items = 100'000,
              .valueSizeBytes = 128,
              .runs = {kCryo, {.label = "reference", .engine = "reference", .goal = 6}}};
    addOthers(small, 2.5, 6, 6, 6, 6);
    rows.push_back(small);
    for (const std::uint64_t items : {10'000U, 1'000'000U}) {
        if (items > 10'000 && !all)
            continue;
        rows.push_back({.id = "6",
                        .title = "freezer put + sync, " + std::to_string(items) + " × 128 B, in memory",
                        .work = "put",
                        .kind = "freezer",
                        .items = items,
                        .valueSizeBytes = 128,
                        .runs = {kCryo, {.label = "reference", .engine = "reference", .goal = 10}}});
    }
}

void addRestarts(std::vector<Row>& rows, bool all)
{
    for (const auto& [items, goal] : {std::pair{10'000U, 4.0}, {500'000U, 6.0}, {10'000'000U, 6.0}}) {
        if (items > 500'000 && !all)
            continue;
        rows.push_back({.id = "7",
                        .title = "archive restart, " + std::to_string(items) + " items",
                        .work = "restart",
                        .kind = "archive",
                        .items = items,
                        .valueSizeBytes = 32,
                        .runs = {kCryo,
                                 {.label = "reference", .engine = "reference", .goal = goal},
                                 {.label = "cryoscope, 2 threads", .engine = "cryo", .threads = 2}}});
    }
    for (const std::uint32_t buckets : {65'536U, 16'777'216U}) {
        if (buckets > 65'536 && !all)
            continue;
        rows.push_back({.id = "8",
                        .title = "freezer restart, " + std::to_string(buckets) + " buckets",
                        .work = "restart",
                        .kind = "freezer",
                        .items = 10'000,
                        .valueSizeBytes = 128,
                        .runs = {kCryo, {.label = "reference", .engine = "reference", .goal = 5}},
                        .buckets = buckets});
    }
}

void addChecks(std::vector<Row>& rows)
{
    for (const std::uint32_t valueSizeBytes : {2048U, 65'536U}) {
        Row row{.id = "9",
                .title = "full check, values of " + std::to_string(valueSizeBytes) + " B, on one processor",
                .work = "check",
                .kind = "archive",
                .items = (std::uint64_t{1} << 30) / valueSizeBytes,
                .valueSizeBytes = valueSizeBytes,
                .runs = {{.label = kOurs, .engine = "cryo", .pinned = true},
                         {.label = "raw: read",
                          .engine = "raw",
                          .work = "read",
                          .pinned = true,
                          .readsStoreOf = "cryo"},
                         {.label = "raw: CRC",
                          .engine = "raw",
                          .work = "crc",
                          .pinned = true,
                          .readsStoreOf = "cryo"},
                         {.label = "cryoscope, two processors", .engine = "cryo", .threads = 2},
                         {.label = "RocksDB", .engine = "rocksdb", .goal = 8},
                         {.label = "redb", .engine = "redb", .goal = 5}},
                .perByte = true};
        rows.push_back(row);
    }
    rows.push_back({.id = "9",
                    .title = "full check, a freezer of mostly table, on one processor",
                    .work = "check",
                    .kind = "freezer",
                    .items = 1'000'000,
                    .valueSizeBytes = 128,
                    .runs = {{.label = kOurs, .engine = "cryo", .pinned = true},
                             {.label = "raw: slots",
                              .engine = "raw",
                              .work = "slots",
                              .pinned = true,
                              .readsStoreOf = "cryo"},
                             {.label = "cryoscope, two processors", .engine = "cryo", .threads = 2}},
                    .perByte = true,
                    .buckets = 4'194'304});
}

void addCompressed(std::vector<Row>& rows)
{
    for (const std::uint32_t valueSizeBytes : {65'536U, 4096U})
        for (const std::string work : {"put", "get-index"}) {
            Row row{
                .id = "10",
                .title = "archive with zstd, " + work + ", " + std::to_string(valueSizeBytes) + " B",
                .work = work,
                .kind = "archive",
                .items = 10'000,
                .valueSizeBytes = valueSizeBytes,
                .reads = 10'000,
                .runs = {kCryo,
                         {.label = "reference", .engine = "reference", .goal = work == "put" ? 2.0 : 5.0}},
                .compressed = true};
            rows.push_back(row);
        }
}

} // namespace

std::vector<Row> comparisonRows(bool all)
{
    std::vector<Row> rows;
    addGets(rows);
    addPuts(rows, all);
    addRestarts(rows, all);
    addChecks(rows);
    addCompressed(rows);
    return rows;
}

} // namespace cryo::bench
