// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs one work on one engine, and says in one line of JSON how long it took.
//
//   bench_side data    --data F --items N --value V              makes the data file
//   bench_side ENGINE WORK --data F --dir D --items N --value V [--kind freezer] [--reads R] [--compressed]
//                          [--buckets B] [--threads T] [--copies]
//
// ENGINE: cryo, lmdb, rocksdb, sqlite, raw. WORK: put (into an empty folder; opening it is not timed),
// get-index, get-key (after a pass that compares every value with the data), restart (opening), check; for
// raw see engine.h.
#include "engine.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <sys/resource.h>

using namespace cryo;
using namespace cryo::bench;

static std::unique_ptr<Engine> makeEngine(const Spec& spec)
{
    if (spec.engine == "cryo")
        return makeCryo(spec);
    if (spec.engine == "lmdb")
        return makeLmdb(spec);
    if (spec.engine == "rocksdb")
        return makeRocks(spec);
    if (spec.engine == "sqlite")
        return makeSqlite(spec);
    giveUp("there is no engine '" + spec.engine + "'");
}

static Outcome put(const Spec& spec, const Data& data)
{
    data.touch();
    const std::unique_ptr<Engine> engine = makeEngine(spec);
    engine->open();
    const auto begin = std::chrono::steady_clock::now();
    for (std::uint64_t item = 0; item < data.items(); ++item)
        engine->put(item, data.key(item), data.value(item));
    engine->sync();
    const double seconds = secondsSince(begin);
    engine->close();
    return {seconds, data.items(), data.items() * spec.valueSizeBytes};
}

static Outcome get(const Spec& spec, const Data& data)
{
    const std::unique_ptr<Engine> engine = makeEngine(spec);
    engine->open();
    Bytes buffer(spec.valueSizeBytes);
    std::vector<std::uint64_t> items;
    Bytes keys;
    Sequence random(spec.seed);
    for (std::uint64_t n = 0; n < spec.reads; ++n) {
        items.push_back(random.next() % data.items());
        append(keys, data.key(items.back()));
    }
    const bool byKey = spec.work == "get-key";
    const auto read = [&](std::uint64_t n) {
        return byKey ? engine->getByKey(ByteView(keys).subspan(n * kKeySizeBytes, kKeySizeBytes), buffer)
                     : engine->getByIndex(items[n], buffer);
    };
    for (std::uint64_t n = 0; n < spec.reads; ++n)
        if (!equalBytes(read(n), data.value(items[n])))
            giveUp(spec.engine + " gives another value for item " + std::to_string(items[n]));
    const auto begin = std::chrono::steady_clock::now();
    for (std::uint64_t n = 0; n < spec.reads; ++n)
        if (read(n).size() != spec.valueSizeBytes)
            giveUp("a value is gone");
    return {secondsSince(begin), spec.reads, spec.reads * spec.valueSizeBytes};
}

static Outcome restart(const Spec& spec)
{
    const std::unique_ptr<Engine> engine = makeEngine(spec);
    const auto begin = std::chrono::steady_clock::now();
    engine->open();
    return {secondsSince(begin), spec.items, 0};
}

static Outcome check(const Spec& spec)
{
    const std::unique_ptr<Engine> engine = makeEngine(spec);
    if (spec.engine != "cryo") // a check of ours does not go through the engine
        engine->open();
    engine->prepareCheck();
    const auto begin = std::chrono::steady_clock::now();
    const std::uint64_t bytes = engine->check();
    return {secondsSince(begin), 1, bytes};
}

static Outcome run(const Spec& spec)
{
    if (spec.work == "restart")
        return restart(spec);
    if (spec.work == "check")
        return check(spec);
    const Data data(spec);
    if (spec.engine == "raw")
        return runRaw(spec, data);
    if (spec.work == "put")
        return put(spec, data);
    if (spec.work == "get-index" || spec.work == "get-key")
        return get(spec, data);
    giveUp("there is no work '" + spec.work + "'");
}

int main(int argc, char** argv)
{
    Spec spec;
    std::string kind = "archive";
    CLI::App app{"Runs one work on one engine."};
    app.add_option("engine", spec.engine)->required();
    app.add_option("work", spec.work);
    app.add_option("--data", spec.data);
    app.add_option("--dir", spec.folder);
    app.add_option("--items", spec.items);
    app.add_option("--value", spec.valueSizeBytes);
    app.add_option("--kind", kind)->check(CLI::IsMember({"archive", "freezer"}));
    app.add_option("--reads", spec.reads);
    app.add_option("--buckets", spec.buckets);
    app.add_option("--threads", spec.threads);
    app.add_flag("--compressed", spec.compressed);
    app.add_flag("--copies", spec.copies);
    CLI11_PARSE(app, argc, argv);
    spec.kind = kind == "archive" ? Kind::Archive : Kind::Freezer;
    if (spec.engine == "data") {
        Data::make(spec);
        return 0;
    }
    const Outcome outcome = run(spec);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::cout.precision(9);
    std::cout << R"({"seconds":)" << outcome.seconds << R"(,"operations":)" << outcome.operations
              << R"(,"bytes":)" << outcome.bytes << R"(,"residentKib":)" << usage.ru_maxrss << "}\n";
    return 0;
}
