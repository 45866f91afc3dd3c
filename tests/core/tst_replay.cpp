// SPDX-License-Identifier: GPL-3.0-or-later
// The script language: what is refused, how items are derived, how results and errors are worded. That whole
// scripts give the original's reports is tested in tst_engine_golden.
#include "app/cryoctl/replay/random_items.h"
#include "app/cryoctl/replay/replay.h"
#include "core/storage/memory_storage.h"
#include "tests/support/expect.h"

#include <QTest>

using namespace cryo;
using namespace cryo::test;
using script::Json;

namespace {

const Json kArchive = {{"engine", "archive"},     {"translator", "TwoCap"},    {"key_partition", "k"},
                       {"value_partition", "v"},  {"compression", nullptr},    {"items_per_section", 8},
                       {"key_write_buffer", 100}, {"value_write_buffer", 100}, {"replay_buffer", 100},
                       {"page_size", 64},         {"page_cache_pages", 2},     {"key_size", 8},
                       {"codec", "bytes"}};

const Json kFreezer = {{"engine", "freezer"},
                       {"key_partition", "k"},
                       {"key_write_buffer", 100},
                       {"value_partition", "v"},
                       {"value_compression", nullptr},
                       {"value_write_buffer", 100},
                       {"value_target_size", 1000},
                       {"table_partition", "t"},
                       {"table_initial_size", 4},
                       {"table_resize_frequency", 2},
                       {"table_resize_chunk_size", 1},
                       {"table_replay_buffer", 100},
                       {"page_size", 64},
                       {"page_cache_pages", 2},
                       {"key_size", 8},
                       {"codec", "u64"}};

Json with(Json config, const char* field, Json value)
{
    config[field] = std::move(value);
    return config;
}

/// The report of a script on an empty storage, without the line of the opening.
std::vector<Json> reportOf(const Json& config, const std::vector<std::string>& lines)
{
    std::string text = config.dump() + "\n";
    for (const std::string& line : lines)
        text += line + "\n";
    MemoryStorage storage;
    std::vector<Json> report = must(script::replayScript(storage, text));
    report.erase(report.begin());
    return report;
}

/// What the last line of a script came to: its result, or its error in quotes.
QString lastOf(const Json& config, const std::vector<std::string>& lines)
{
    const Json line = reportOf(config, lines).back();
    return QString::fromStdString(line.contains("error") ? line["error"].dump() : line["result"].dump());
}

QString refusal(const std::string& script)
{
    MemoryStorage storage;
    return QString::fromStdString(mustFail(script::replayScript(storage, script)).message);
}

} // namespace

class TestReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void generatorHasKnownOutputs();
    void randomItemsAreDerivedAsWritten();
    void scriptsAreCheckedBeforeAnythingIsDone_data();
    void scriptsAreCheckedBeforeAnythingIsDone();
    void commentsAndEmptyLinesDoNotCount();
    void largeNumbersAreStrings();
    void longValuesAreReportedByDigest();
    void errorsAreWordedAsThePeerWordsThem_data();
    void errorsAreWordedAsThePeerWordsThem();
    void abortsBeginWithPanicAndCloseTheStoreOnlyWhereItChanges();
    void configChangesHoldFromThereOn();
    void metricsBeginAtZeroWithEachOpening();
    void freezerRemembersCursorsAndCheckpoints();
    void damageIsDoneToTheFiles();
};

void TestReplay::generatorHasKnownOutputs()
{
    script::SplitMix64 random(1234567);
    QCOMPARE(random.next(), 6457827717110365317U);
    QCOMPARE(random.next(), 3203168211198807973U);
    Bytes bytes(11);
    script::SplitMix64 again(1234567);
    again.fill(bytes);
    QCOMPARE(QString::fromStdString(toHex(bytes)), "85fc08fb17d09e59a50f54"); // little-endian, cut
}

void TestReplay::randomItemsAreDerivedAsWritten()
{
    const Json fields = Json::parse(R"({"count":3,"seed":5,"value_size":[2,9],"start_index":"10","stride":3,
                                        "key_prefix":"aabb","fill":"repeat"})");
    const script::ValueCodec codec = *script::ValueCodec::parse("bytes", std::nullopt);
    script::RandomItems items = *script::RandomItems::parse(fields, codec, 10);
    script::SplitMix64 random(5);
    for (std::uint64_t i = 0; i < 3; ++i) {
        Bytes key = *fromHex("aabb");
        key.resize(10);
        random.fill(MutableByteView(key).subspan(2));
        Bytes value(2 + random.next() % 8);
        const std::uint64_t word = random.next();
        for (std::size_t j = 0; j < value.size(); ++j)
            value[j] = static_cast<std::byte>(word >> (8 * (j % 8)));
        const std::optional<script::RandomItem> item = items.next();
        QVERIFY(item.has_value());
        QCOMPARE(item->index, 10 + 3 * i);
        QCOMPARE(item->key, key);
        QCOMPARE(std::get<Bytes>(item->value), value);
    }
    QVERIFY(!items.next());
}

void TestReplay::scriptsAreCheckedBeforeAnythingIsDone_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no JSON") << "{\"op\":" << "script line 2: no JSON";
    QTest::newRow("no operation") << "{}" << "script line 2: no operation";
    QTest::newRow("unknown operation")
        << R"({"op":"dance"})" << R"(script line 2: unknown operation "dance")";
    QTest::newRow("missing field") << R"({"op":"prune"})" << R"(script line 2: missing field "min")";
    QTest::newRow("unknown field") << R"({"op":"sync","now":1})" << R"(script line 2: unknown field "now")";
    QTest::newRow("wrong type") << R"({"op":"prune","min":-1})"
                                << R"(script line 2: field "min" cannot be -1)";
    QTest::newRow("too large a byte") << R"({"op":"flip_byte","path":"a/b","offset":1,"xor":256})"
                                      << R"(script line 2: field "xor" cannot be 256)";
}

void TestReplay::scriptsAreCheckedBeforeAnythingIsDone()
{
    QFETCH(const QString, line);
    QFETCH(const QString, reason);
    QCOMPARE(refusal(kArchive.dump() + "\n" + line.toStdString() + "\n"), reason);
    QCOMPARE(refusal(""), "the script is empty");
    QCOMPARE(refusal(R"({"engine":"archive"})"), "config: missing field `page_size`");
    QCOMPARE(refusal(with(kArchive, "key_size", 0).dump()), "config: key_size cannot be 0");
}

void TestReplay::commentsAndEmptyLinesDoNotCount()
{
    const std::vector<Json> report =
        reportOf(kArchive, {"", "// a comment", R"({"op":"ranges"})", "  ", R"({"op":"first_index"})"});
    QCOMPARE(report.size(), 2U);
    QCOMPARE(QString::fromStdString(report[1].dump()), R"({"n":2,"op":"first_index","result":null})");
}

void TestReplay::largeNumbersAreStrings()
{
    const std::string put = R"({"op":"put","index":"9007199254740992","key":"text:a","value":""})";
    QCOMPARE(lastOf(kArchive, {put, R"({"op":"first_index"})"}), R"("9007199254740992")");
    QCOMPARE(lastOf(kArchive, {put, R"({"op":"next_gap","index":9007199254740991})"}),
             R"([null,"9007199254740992"])");
    QCOMPARE(lastOf(kArchive, {R"({"op":"put","index":9007199254740991,"key":"text:a","value":""})",
                               R"({"op":"ranges"})"}),
             "[[9007199254740991,9007199254740991]]");
}

void TestReplay::longValuesAreReportedByDigest()
{
    const auto put = [](std::size_t bytes) {
        return R"({"op":"put","index":1,"key":"text:a","value":")" + std::string(2 * bytes, '0') + "\"}";
    };
    const std::string get = R"({"op":"get","index":1})";
    QCOMPARE(lastOf(kArchive, {put(64), get}), "\"" + QString(128, '0') + "\"");
    QCOMPARE(lastOf(kArchive, {put(65), get}),
             R"({"len":65,"sha256":"98ce42deef51d40269d542f5314bef2c7468d401ad5d85168bfab4c0108f75f7"})");
}

void TestReplay::errorsAreWordedAsThePeerWordsThem_data()
{
    QTest::addColumn<bool>("archive");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("error");
    const auto row = [](bool archive, const char* line, const char* error) {
        QTest::addRow("%s", error) << archive << QString(line) << QString(error);
    };
    row(true, R"({"op":"put","key":"text:a","value":""})", "an archive's put needs an index");
    row(true, R"({"op":"put","index":1,"key":"00","value":""})", "key has 1 bytes, the store needs 8");
    row(true, R"({"op":"put","index":1,"key":"abc","value":""})", "key \"abc\": Odd number of digits");
    row(true, R"({"op":"get","key":"0g"})", "key \"0g\": Invalid character 'g' at position 1");
    row(true, R"({"op":"put","index":1,"key":"text:a","value":5})", "value 5 is not a hex string");
    row(true, R"({"op":"get"})", "an archive's get needs either an index or a key");
    row(true, R"({"op":"has"})", "has needs either an index or a key");
    row(true, R"({"op":"open"})", "the store is already open");
    row(true, R"({"op":"truncate_file","path":"k/00","to":1})", "No such file or directory (os error 2)");
    row(true, R"({"op":"put_random","count":1,"seed":1,"key_prefix":"000000000000000000"})",
        "key_prefix is longer than 8 bytes");
    row(false, R"({"op":"put","key":"text:a","value":"x"})", "value \"x\": \"x\" is not a u64");
    row(false, R"({"op":"prune","min":3})", "this engine has no operation Prune { min: Num(3) }");
    row(false, R"({"op":"ranges"})", "this engine has no operation Ranges");
    row(false, R"({"op":"get"})", "a freezer's get needs key, cursor or cursor_of");
    row(false, R"({"op":"get","cursor_of":7})", "operation 7 returned no cursor");
    row(false, R"({"op":"get","cursor":"00"})",
        "cursor \"00\": Unexpected End-of-Buffer: Not enough bytes remaining to read data");
}

void TestReplay::errorsAreWordedAsThePeerWordsThem()
{
    QFETCH(const bool, archive);
    QFETCH(const QString, line);
    QFETCH(const QString, error);
    const Json answer = reportOf(archive ? kArchive : kFreezer, {line.toStdString()}).back();
    QCOMPARE(QString::fromStdString(answer.value("error", answer.dump())), error);
}

void TestReplay::abortsBeginWithPanicAndCloseTheStoreOnlyWhereItChanges()
{
    QCOMPARE(lastOf(kArchive, {R"({"op":"missing_items","start":0,"max":0})"}),
             R"("panic: max must be greater than 0")");
    QCOMPARE(lastOf(kArchive, {R"({"op":"missing_items","start":0,"max":0})", R"({"op":"ranges"})"}), "[]");
    const Json odd = with(kFreezer, "table_initial_size", 3);
    MemoryStorage storage;
    const std::vector<Json> report = must(script::replayScript(storage, odd.dump()));
    QCOMPARE(QString::fromStdString(report.front()["error"].get<std::string>()),
             "panic: table_initial_size must be a power of 2");
}

void TestReplay::configChangesHoldFromThereOn()
{
    const std::string put = R"({"op":"put","index":1,"key":"text:a","value":"00112233"})";
    QCOMPARE(
        lastOf(kArchive,
               {put, R"({"op":"restart","config":{"max_value_len":3}})", R"({"op":"get","index":1})"}),
        R"("journal error: codec error: Invalid Length: Decoded length 4 is outside the allowed range")");
    QCOMPARE(
        lastOf(kArchive, {put, R"({"op":"restart","config":{"codec":"i32"}})", R"({"op":"get","index":1})"}),
        R"("journal error: codec error: Extra Data: 1 bytes remained in buffer after decoding")");
    QCOMPARE(lastOf(kArchive, {R"({"op":"restart","config":{"engine":"freezer"}})"}),
             R"({"config_error":"config: missing field `value_target_size`"})");
    QCOMPARE(lastOf(kArchive, {R"({"op":"restart","config":{"page_size":0}})"}),
             R"("config: page_size must not be 0")");
}

void TestReplay::metricsBeginAtZeroWithEachOpening()
{
    const Json config = with(kArchive, "metrics", true);
    const std::vector<Json> report =
        reportOf(config, {R"({"op":"put_sync","index":1,"key":"text:a","value":""})", R"({"op":"crash"})"});
    QCOMPARE(report[0]["metrics"]["syncs_total"].get<int>(), 1);
    QCOMPARE(report[1]["metrics"]["syncs_total"].get<int>(), 0);
    QCOMPARE(report[1]["metrics"]["items_tracked"].get<int>(), 1);
    QCOMPARE(report[1]["metrics"]["oversized_index_tracked"].get<int>(), 1);
}

void TestReplay::freezerRemembersCursorsAndCheckpoints()
{
    const std::vector<Json> report =
        reportOf(kFreezer, {R"({"op":"put","key":"text:a","value":7})", R"({"op":"get","cursor_of":1})",
                            R"({"op":"close"})", R"({"op":"open"})", R"({"op":"get","cursor_of":1})",
                            R"({"op":"restart","checkpoint":"none"})", R"({"op":"get","key":"text:a"})"});
    QCOMPARE(QString::fromStdString(report[0]["result"].get<std::string>()),
             "000000000000000000000000000000000000000c");
    QCOMPARE(report[1]["result"].get<int>(), 7);
    QVERIFY(report[3]["result"]["with_checkpoint"] == report[2]["result"]["checkpoint"]["hex"]);
    QCOMPARE(report[4]["result"].get<int>(), 7);
    QVERIFY(!report[5]["result"].contains("with_checkpoint"));
    QCOMPARE(report[5]["result"]["closed"]["epoch"].get<int>(), 2);
    QCOMPARE(report[6]["result"].get<int>(), 7);
}

void TestReplay::damageIsDoneToTheFiles()
{
    const std::vector<Json> report =
        reportOf(kArchive, {R"({"op":"put_sync","index":1,"key":"text:a","value":"ff"})", R"({"op":"close"})",
                            R"({"op":"flip_byte","path":"v/0000000000000000","offset":-1,"xor":1})",
                            R"({"op":"open"})", R"({"op":"get","index":1})", R"({"op":"close"})",
                            R"({"op":"truncate_file","path":"v/0000000000000000","drop":2})",
                            R"({"op":"open"})", R"({"op":"get","index":1})", R"({"op":"files"})"});
    QCOMPARE(QString::fromStdString(report[2]["result"].dump()), R"({"offset":13})");
    QVERIFY(report[4]["error"].get<std::string>().starts_with("journal error: checksum mismatch: "));
    QCOMPARE(QString::fromStdString(report[6]["result"].dump()), R"({"before":14,"after":12})");
    QVERIFY(report[8]["result"].is_null()); // the record went with its value
    QCOMPARE(report[9]["result"].size(), 2U);
    QCOMPARE(report[9]["result"][1]["size"].get<int>(), 8);
}

QTEST_APPLESS_MAIN(TestReplay)
#include "tst_replay.moc"
