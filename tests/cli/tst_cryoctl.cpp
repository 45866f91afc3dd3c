// SPDX-License-Identifier: GPL-3.0-or-later
// cryoctl's contract with scripts, on the real program: shapes of the JSON, exit statuses, what the original
// engines read, closed pipes, signals, and that looking never touches.
#include "tests/cli/ctl_runner.h"
#include "tests/support/golden.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <fstream>
#include <map>
#include <set>
#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace cryo;
using namespace cryo::test;
using nlohmann::json;

/// Qt Test cannot compare JSON values themselves: they convert to too much.
// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): QCOMPARE is one as well
#define COMPARE_JSON(found, expected) QCOMPARE(shown(found), shown(expected))

namespace {

QString shown(const json& value)
{
    return QString::fromStdString(value.dump());
}

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

/// Parameters that only the owner of a store knows: what its values mean, and a freezer's last checkpoint.
QStringList known(const GoldenScenario& scenario)
{
    const json config = scenario.config();
    QStringList options = {"--codec", QString::fromStdString(config.value("codec", "raw"))};
    if (config.contains("checkpoint") && config["checkpoint"].is_string())
        options << "--checkpoint" << QString::fromStdString(config["checkpoint"].get<std::string>());
    return options;
}

QStringList withConfig(const GoldenScenario& scenario)
{
    return {"--config", text(scenario.folder / "config.json")};
}

bool isArchive(const GoldenScenario& scenario)
{
    return scenario.config()["engine"] == "archive";
}

/// Every verb that reads a store of this kind, with arguments that make sense for any.
std::vector<QStringList> storeVerbs(const GoldenScenario& scenario, const QString& root)
{
    std::vector<QStringList> runs;
    const QStringList options = known(scenario);
    const auto add = [&](QStringList arguments) { runs.push_back(arguments + options); };
    runs.push_back({"detect", root});
    runs.push_back({"detect", "--json", root});
    for (const char* verb : {"info", "sections"}) {
        add({verb, root});
        add({verb, "--json", root});
    }
    add({"dump", root, "--full", "--salvageable", "--cut"});
    add({"check", "--json", root, "--level", "deep"});
    if (isArchive(scenario)) {
        add({"gaps", root});
        add({"get", root, "--index", "130"});
    } else {
        add({"chains", root});
        add({"bucket", root, "0"});
        add({"get", root, "--cursor", "0000000000000000000000000000000000000010"});
    }
    return runs;
}

QString commandText(const QStringList& arguments)
{
    return "cryoctl " + arguments.join(' ');
}

/// Statuses that a look at any store may end with.
bool isSane(const CtlRun& run)
{
    return !run.crashed && (run.status == 0 || run.status == 4 || run.status == 8 || run.status == 16);
}

std::vector<fs::path> filesBelow(const fs::path& root)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// Folders that can be a store's own: an archive's markers alone are none.
std::size_t storeFolders(const fs::path& root)
{
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(root))
        if (entry.is_directory() && !entry.path().string().ends_with("-metadata"))
            ++count;
    return count;
}

/// A store whose dump is longer than any pipe holds.
void writeLargeArchive(const fs::path& root, std::uint64_t items = 20'000)
{
    ArchiveBuilder archive(ArchiveSpec{});
    RandomItems how;
    how.valueMaxBytes = 100;
    archive.putRandom(1, items, how);
    archive.sync();
    MemoryStorage storage;
    archive.writeTo(storage);
    writeToFolder(storage, root);
}

} // namespace

class TestCryoctl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linksNoQt();
    void helpVersionAndUsage();
    void usageErrors_data();
    void usageErrors();
    void detectJson_data();
    void detectJson();
    void dumpEqualsWhatTheEngineReads_data();
    void dumpEqualsWhatTheEngineReads();
    void infoAndSectionsJson();
    void gapsJson();
    void openingsAreSimulated();
    void checkpointsStandSideBySide();
    void aPlanIsAppliedAndTakenBack();
    void conversionsArePlanned();
    void chainsAndBucketJson();
    void getAnswersAndMisses();
    void getReadsStructures();
    void hexJson();
    void checkFindsDamage();
    void checkTakesEveryStore();
    void findingsAsSarif();
    void explainKnowsEveryCode();
    void partitionIsTakenForItsRoot();
    void givenParametersAreRemembered();
    void runningProcessesAreSeen();
    void severalStoresNeedAName();
    void whatCannotBeDone();
    void closedPipeEndsQuietly();
    void noVerbLeaks_data();
    void noVerbLeaks();
    void signalCancels_data();
    void signalCancels();
    void colourOnlyOnATerminal();
    void progressGoesToStandardError();
    void lookingNeverTouches_data();
    void lookingNeverTouches();
    void systemCallsOnlyRead();
    void foreignThingsAreFindings();
    void cutFilesEndInFindings();
    void reportsLookAsCommitted_data();
    void reportsLookAsCommitted();
};

void TestCryoctl::linksNoQt()
{
    const CtlRun run = runScript("ldd \"$CTL\"");
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.contains("libzstd"));
    for (const char* library : {"Qt", "X11", "wayland", "GL"})
        QVERIFY2(!run.out.contains(library), run.out);
}

void TestCryoctl::helpVersionAndUsage()
{
    const CtlRun help = runCtl({"--help"});
    QCOMPARE(help.status, 0);
    QVERIFY(runCtl({"help"}).out == help.out);
    QVERIFY(runCtl({"--version"}).out.startsWith("cryoctl "));
    const CtlRun nothing = runCtl({});
    QCOMPARE(nothing.status, 16);
    QVERIFY(nothing.out.isEmpty() && nothing.err == help.out);
    for (const char* verb : {"detect", "info", "sections", "get", "dump", "gaps", "chains", "bucket", "hex",
                             "check", "explain"}) {
        QVERIFY2(help.out.contains(verb), verb);
        const CtlRun one = runCtl({"help", verb});
        QCOMPARE(one.status, 0);
        QVERIFY(one.out.startsWith("cryoctl " + QByteArray(verb)));
        QCOMPARE(runCtl({verb, "--help"}).out, one.out);
    }
    QCOMPARE(runCtl({"help", "dump"}).out.contains("--json"), false); // always JSON lines
}

void TestCryoctl::usageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown verb") << QStringList{"detct"} << "did you mean detect?";
    QTest::newRow("option first") << QStringList{"--json", "detect"} << "the verb comes first";
    QTest::newRow("unknown option") << QStringList{"info", ".", "--jso"} << "did you mean --json?";
    QTest::newRow("no store") << QStringList{"info"} << "STORE is missing";
    QTest::newRow("no value") << QStringList{"info", ".", "--store"} << "--store";
    QTest::newRow("no number") << QStringList{"info", ".", "--key-size", "x"} << "no number";
    QTest::newRow("out of range") << QStringList{"info", ".", "--page-size", "65536"}
                                  << "not between 1 and 65535";
    QTest::newRow("no codec") << QStringList{"info", ".", "--codec", "utf8"} << "bytes, u64";
    QTest::newRow("no checkpoint") << QStringList{"info", ".", "--checkpoint", "00"} << "56 hex digits";
    QTest::newRow("no engine") << QStringList{"info", ".", "--engine", "1"} << "2026.10.0";
    QTest::newRow("too much") << QStringList{"info", ".", "surplus"} << "surplus";
    QTest::newRow("nothing to get") << QStringList{"get", "."} << "one of --index";
    QTest::newRow("two to get") << QStringList{"get", ".", "--index", "1", "--key", "00"} << "one of --index";
    QTest::newRow("unknown code") << QStringList{"explain", "PG-99"} << "no finding";
    QTest::newRow("no level") << QStringList{"check", ".", "--level", "all"} << "quick, structure, deep";
}

void TestCryoctl::usageErrors()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const CtlRun run = runCtl(arguments);
    QCOMPARE(run.status, 16);
    QVERIFY2(run.err.contains(says.toUtf8()), run.err);
    QVERIFY(run.err.contains("try: cryoctl help"));
    QVERIFY(run.out.isEmpty());
}

void TestCryoctl::detectJson_data()
{
    QTest::addColumn<QString>("label");
    for (const GoldenScenario& scenario : goldenScenarios())
        QTest::newRow(scenario.label().c_str()) << QString::fromStdString(scenario.label());
}

void TestCryoctl::detectJson()
{
    QFETCH(QString, label);
    const GoldenScenario scenario = goldenScenario(label.toStdString());
    const GoldenCopy copy(scenario);
    const CtlRun run = runCtl({"detect", "--json", text(copy.root())});
    QVERIFY2(run.status == 0 || run.status == 4, run.err);
    const json document = run.json();
    QCOMPARE(document.value("schema_version", 0), 1);
    QVERIFY(document["other"].is_array());
    const json config = scenario.config();
    if (storeFolders(copy.root()) == 0) {
        QVERIFY(document["stores"].empty());
        return;
    }
    QCOMPARE(document["stores"].size(), std::size_t{1});
    const json& store = document["stores"][0];
    QCOMPARE(store["kind"].get<std::string>(), config["engine"].get<std::string>());
    for (const char* role : {"key", "value", "table"}) {
        const std::string name = config.value(std::string(role) + "_partition", "");
        if (!name.empty() && fs::exists(copy.root() / name))
            COMPARE_JSON(store["partitions"][role], name);
    }
    for (const char* name : {"page_size", "key_size", "items_per_section", "compression", "codec"}) {
        if (!store["parameters"].contains(name))
            continue;
        const json& parameter = store["parameters"][name];
        QVERIFY(parameter["candidates"].is_array());
        QVERIFY(!parameter["evidence"].get<std::string>().empty());
        const std::set<std::string> words = {"certain", "likely", "ambiguous", "unknown"};
        QVERIFY(words.contains(parameter["confidence"].get<std::string>()));
        const bool sure = parameter["confidence"] == "certain" || parameter["confidence"] == "likely";
        const std::string asConfigured =
            std::string(name) == "compression" && config["engine"] == "freezer" ? "value_compression" : name;
        if (!sure || !config.contains(asConfigured))
            continue;
        if (std::string(name) == "compression")
            COMPARE_JSON(parameter["value"], !config[asConfigured].is_null());
        else if (std::string(name) != "codec")
            COMPARE_JSON(parameter["value"], config[name]);
    }
    QCOMPARE(runCtl({"detect", text(copy.root())}).status, run.status);
}

void TestCryoctl::dumpEqualsWhatTheEngineReads_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<bool>("configured");
    QTest::addColumn<QString>("expected");
    for (const GoldenScenario& scenario : goldenScenarios()) {
        // Where there is another tree, opening the store changed it.
        if (!scenario.opens() || fs::exists(scenario.folder / "after") ||
            fs::exists(scenario.folder / "after-open"))
            continue;
        const QString label = QString::fromStdString(scenario.label());
        for (const bool configured : {true, false})
            QTest::newRow(qPrintable(label + (configured ? ", configured" : ", detected")))
                << label << configured << "expected.jsonl";
        if (scenario.release == "2026.2.0" && !scenario.lines("expected-no-checkpoint.jsonl").empty() &&
            !fs::exists(scenario.folder / "after-no-checkpoint") &&
            !fs::exists(scenario.folder / "after-open-no-checkpoint"))
            QTest::newRow(qPrintable(label + ", no checkpoint"))
                << label << false << "expected-no-checkpoint.jsonl";
    }
}

void TestCryoctl::dumpEqualsWhatTheEngineReads()
{
    QFETCH(QString, label);
    QFETCH(bool, configured);
    QFETCH(QString, expected);
    const GoldenScenario scenario = goldenScenario(label.toStdString());
    const GoldenCopy copy(scenario);
    const std::vector<json> wanted = scenario.lines(expected.toStdString());
    QStringList options = configured ? withConfig(scenario) : known(scenario);
    if (expected.contains("no-checkpoint"))
        options << "--checkpoint" << "none";
    const CtlRun run = runCtl(QStringList{"dump", text(copy.root())} + options);
    if (storeFolders(copy.root()) == 0) {
        QCOMPARE(run.status, 8); // no store is there
        return;
    }
    QVERIFY2(run.status == 0 || run.status == 4, run.err);

    std::map<std::string, json> byIndex;
    std::map<std::string, std::vector<json>> byKey; // values of rows that answer for the key
    std::string last;
    for (const json& row : run.lines()) {
        QVERIFY(row.is_object());
        if (row.contains("index")) {
            const std::string index =
                row["index"].is_string() ? row["index"].get<std::string>() : row["index"].dump();
            QVERIFY2(byIndex.emplace(index, row["value"]).second, index.c_str());
            QVERIFY(last.size() < index.size() || (last.size() == index.size() && last < index));
            last = index;
        }
        if (!row.value("shadowed", false))
            byKey[row["key"].get<std::string>()].push_back(row["value"]);
    }
    std::size_t indices = 0;
    std::size_t keys = 0;
    for (const json& line : wanted) {
        // What the engine reports as an error we have as a row without value.
        const json value = line.contains("error") ? json() : line.value("value", json());
        if (line.contains("index")) {
            const std::string index =
                line["index"].is_string() ? line["index"].get<std::string>() : line["index"].dump();
            QVERIFY2(byIndex.contains(index), index.c_str());
            QCOMPARE(QString::fromStdString(byIndex[index].dump()), QString::fromStdString(value.dump()));
            ++indices;
        } else if (line.contains("key")) {
            const std::vector<json>& rows = byKey[line["key"].get<std::string>()];
            if (value.is_null() && !line.contains("error")) {
                QVERIFY2(rows.empty(), line.dump().c_str());
                continue;
            }
            QVERIFY2(std::ranges::find(rows, value) != rows.end(), line.dump().c_str());
            if (!isArchive(scenario))
                QCOMPARE(rows.size(), std::size_t{1});
            ++keys;
        }
    }
    QCOMPARE(byIndex.size(), indices);
    if (!isArchive(scenario))
        QCOMPARE(static_cast<std::size_t>(
                     std::ranges::count_if(byKey, [](const auto& entry) { return !entry.second.empty(); })),
                 keys);
}

void TestCryoctl::infoAndSectionsJson()
{
    const GoldenCopy archive("2026.2.0/archive-gaps");
    const CtlRun run = runCtl({"info", "--json", text(archive.root())});
    QCOMPARE(run.status, 0);
    const json info = run.json();
    COMPARE_JSON(info["schema_version"], 1);
    COMPARE_JSON(info["kind"], "archive");
    COMPARE_JSON(info["counts"]["items"], 116);
    COMPARE_JSON(info["counts"]["sections"], 9);
    COMPARE_JSON(info["counts"]["bytes"]["archive_key"], 11468);
    COMPARE_JSON(info["first_index"], 10);
    COMPARE_JSON(info["last_index"], "18446744073709551614");
    COMPARE_JSON(info["layouts"], json::array({"V0"}));
    for (const char* name : {"name", "partitions", "parameters", "releases", "ranges", "fill"})
        QVERIFY2(info.contains(name), name);
    QVERIFY(!info.contains("findings"));

    const json sections = runCtl({"sections", "--json", text(archive.root())}).json();
    QCOMPARE(sections["sections"].size(), std::size_t{9});
    std::uint64_t records = 0;
    for (const json& section : sections["sections"]) {
        COMPARE_JSON(section["state"], "good");
        records += section["records"].get<std::uint64_t>();
        QVERIFY(section["key_bytes"].is_number() && section["value_bytes"].is_number());
    }
    QCOMPARE(records, std::uint64_t{116});
    COMPARE_JSON(sections["sections"].back()["section"], "18446744073709551488");

    const GoldenScenario scenario = goldenScenario("2026.2.0/freezer-chains");
    const GoldenCopy freezer(scenario);
    const CtlRun freezerRun = runCtl(QStringList{"info", "--json", text(freezer.root())} + known(scenario));
    QVERIFY2(freezerRun.status == 0, freezerRun.err);
    const json freezerInfo = freezerRun.json();
    COMPARE_JSON(freezerInfo["counts"]["records"], 200);
    COMPARE_JSON(freezerInfo["table_size"], 2);
    COMPARE_JSON(freezerInfo["load"], 100.0);
    COMPARE_JSON(freezerInfo["checkpoint"], scenario.config()["checkpoint"]);
}

void TestCryoctl::gapsJson()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/archive-gaps");
    const GoldenCopy copy(scenario);
    const CtlRun run = runCtl({"gaps", "--json", text(copy.root())});
    QCOMPARE(run.status, 0);
    const json document = run.json();
    COMPARE_JSON(document["ranges"], scenario.lines("expected.jsonl").front()["summary"]["ranges"]);
    QCOMPARE(document["gaps"].size(), document["ranges"].size());
    COMPARE_JSON(document["gaps"][0], (json{{"first", 0}, {"last", 9}, {"class", "before-first"}}));
    COMPARE_JSON(document["gaps"][1], (json{{"first", 60}, {"last", 99}, {"class", "missing"}}));
    COMPARE_JSON(document["gaps"].back()["last"], "18446744073709551613");
    const json longOnes = runCtl({"gaps", "--json", "--min-length", "1000", text(copy.root())}).json();
    QCOMPARE(longOnes["gaps"].size(), std::size_t{4});
    QCOMPARE(runCtl({"chains", text(copy.root())}).status, 16);
}

void TestCryoctl::openingsAreSimulated()
{
    const GoldenCopy copy("2026.2.0/archive-bitflip");
    const TreeDigest before = digestTree(copy.root());
    const QString root = text(copy.root());
    QCOMPARE(runCtl({"simulate-open", "--json", "--engine", "2026.7.1", root}).status, 0);
    const CtlRun run = runCtl({"simulate-open", "--json", "--engine", "2026.10.0", root});
    QCOMPARE(run.status, 4);
    const json lost = run.json();
    QVERIFY(lost["opens"].get<bool>());
    const auto items = lost["items_lost"].get<std::uint64_t>();
    QVERIFY(items > 1);
    QCOMPARE(lost["lost_sample"].size(), std::min<std::size_t>(items, 20));
    QVERIFY(!lost["changes"].empty());

    const TempDir folder;
    const QString prepared = text(folder / "prepared");
    const CtlRun check = runCtl({"upgrade-check", "--json", "--copy", prepared, root});
    QCOMPARE(check.status, 4);
    QCOMPARE(check.json()["verdict"].get<std::string>(), std::string("safe-after-changes"));
    COMPARE_JSON(check.json()["changes"][0]["kind"], "correct-bits");
    const json kept = runCtl({"upgrade-check", "--json", "--keep-bits", root}).json();
    COMPARE_JSON(kept["changes"][0]["kind"], "write-markers");
    QCOMPARE(runCtl({"simulate-open", "--engine", "2026.10.0", prepared}).status, 0);
    QCOMPARE(runCtl({"upgrade-check", prepared}).status, 0);
    // A folder that holds something is not written into.
    QCOMPARE(runCtl({"upgrade-check", "--copy", prepared, root}).status, 16);
    QCOMPARE(differences(before, digestTree(copy.root())), std::string());
}

void TestCryoctl::checkpointsStandSideBySide()
{
    const GoldenCopy copy("2026.2.0/freezer-basic");
    const QString root = text(copy.root());
    const CtlRun all =
        runCtl({"simulate-open", "--json", "--engine", "2026.7.1", "--checkpoint", "all", root});
    QCOMPARE(all.status, 4); // without a known one, the summary is that of none
    const json choices = all.json()["checkpoints"];
    QCOMPARE(choices.size(), std::size_t{2});
    COMPARE_JSON(choices[0]["source"], "none");
    COMPARE_JSON(choices[1]["source"], "estimated");
    COMPARE_JSON(choices[1]["items_lost"], 0);
    const QString hex = QString::fromStdString(choices[1]["checkpoint"].get<std::string>());
    for (const QString& given : {QStringLiteral("estimate"), hex, "{\"hex\":\"" + hex + "\"}"})
        QCOMPARE(runCtl({"simulate-open", "--engine", "2026.7.1", "--checkpoint", given, root}).status, 0);
    QCOMPARE(runCtl({"simulate-open", "--checkpoint", "{\"epoch\":1}", root}).status, 16);
    QCOMPARE(runCtl({"check", "--checkpoint", "all", root}).status, 16);
}

void TestCryoctl::conversionsArePlanned()
{
    const GoldenCopy copy("2026.10.0/archive-basic-mixed");
    const TreeDigest before = digestTree(copy.root());
    const TempDir folder;
    const QString converted = text(folder / "converted");
    QCOMPARE(runCtl({"convert", text(copy.root())}).status, 16);
    const CtlRun run =
        runCtl({"convert", "--layout", "V0", "--json", "--copy", converted, text(copy.root())});
    QCOMPARE(run.status, 0);
    const json plan = run.json();
    bool hasHeader = false;
    for (const json& file : plan["files"]) {
        if (file["op"] != "header")
            continue;
        hasHeader = true;
        COMPARE_JSON(file["header_before"], "4357494b000100002813d8dc");
        COMPARE_JSON(file["header_after"], "4357494300000000");
    }
    QVERIFY(hasHeader);
    QCOMPARE(plan["openings"].size(), std::size_t{3});
    QCOMPARE(runCtl({"simulate-open", "--engine", "2026.2.0", converted}).status, 0);
    const json again = runCtl({"convert", "--layout", "V0", "--json", converted}).json();
    QVERIFY(again["files"].empty());
    QCOMPARE(differences(before, digestTree(copy.root())), std::string());
}

void TestCryoctl::chainsAndBucketJson()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/freezer-chains");
    const GoldenCopy copy(scenario);
    const QString root = text(copy.root());
    const CtlRun run = runCtl(QStringList{"chains", "--json", root} + known(scenario));
    QCOMPARE(run.status, 0);
    const json chains = run.json();
    std::uint64_t buckets = 0;
    std::uint64_t records = 0;
    for (const json& pair : chains["histogram"]) {
        buckets += pair[1].get<std::uint64_t>();
        records += pair[0].get<std::uint64_t>() * pair[1].get<std::uint64_t>();
    }
    QCOMPARE(buckets, std::uint64_t{2});
    QCOMPARE(records, std::uint64_t{200});
    COMPARE_JSON(chains["max"], chains["worst"][0]["length"]);
    QVERIFY(chains["mean_lookup_cost"].get<double>() > 30);
    COMPARE_JSON(chains["shadowed"], (json{{"records", 0}, {"bytes", 0}}));

    const json bucket =
        runCtl(QStringList{"bucket", "--json", root, chains["worst"][0]["bucket"].dump().c_str()} +
               known(scenario))
            .json();
    QCOMPARE(bucket["slots"].size(), std::size_t{2});
    QCOMPARE(bucket["chain"].size(), chains["max"].get<std::size_t>());
    COMPARE_JSON(bucket["end"], "end");
    COMPARE_JSON(bucket["chain"].back()["next"], json());
    std::set<std::string> states;
    for (const json& slot : bucket["slots"])
        states.insert(slot["state"].get<std::string>());
    QCOMPARE(states, (std::set<std::string>{"newest", "older"}));
    QCOMPARE(runCtl(QStringList{"bucket", root, "2"} + known(scenario)).status, 8);
    QCOMPARE(runCtl(QStringList{"gaps", root} + known(scenario)).status, 16);
}

void TestCryoctl::getAnswersAndMisses()
{
    const GoldenScenario archive = goldenScenario("2026.2.0/archive-gaps");
    const GoldenCopy archiveCopy(archive);
    const QString root = text(archiveCopy.root());
    const CtlRun found = runCtl(QStringList{"get", "--json", root, "--index", "10"} + known(archive));
    QCOMPARE(found.status, 0);
    COMPARE_JSON(found.json()["items"][0]["value"], "b9ca78a3183a0365");
    COMPARE_JSON(found.json()["items"][0]["answer"], true);
    COMPARE_JSON(found.json()["missing"], json::array());
    const CtlRun missing = runCtl(QStringList{"get", "--json", root, "--index", "61"} + known(archive));
    QCOMPARE(missing.status, 4);
    COMPARE_JSON(missing.json()["missing"], json::array({{{"index", 61}}}));
    QCOMPARE(runCtl({"get", root, "--index", "61"}).status, 4);
    const CtlRun key = runCtl(QStringList{"get", "--json", root, "--key", "text:far"} + known(archive));
    COMPARE_JSON(key.json()["items"][0]["index"], 1099511627776);
    QCOMPARE(runCtl({"get", root, "--key", "00"}).status, 16);
    QCOMPARE(runCtl({"get", root, "--cursor", QString(40, '0')}).status, 16);

    const GoldenScenario freezer = goldenScenario("2026.2.0/freezer-basic");
    const GoldenCopy freezerCopy(freezer);
    const QString keys = text(freezer.folder / "keys.txt");
    const CtlRun all =
        runCtl(QStringList{"get", "--json", text(freezerCopy.root()), "--keys", keys} + known(freezer));
    QVERIFY2(all.status == 0, all.err);
    std::map<std::string, json> answers;
    std::string cursor;
    const json document = all.json();
    for (const json& item : document["items"]) {
        if (item["answer"] == true) {
            answers[item["key"].get<std::string>()] = item["value"];
            cursor = item["cursor"].get<std::string>();
        }
    }
    QCOMPARE(answers.size(), std::size_t{103});
    for (const json& line : freezer.lines("expected.jsonl"))
        if (line.contains("key") && line["value"].is_string())
            COMPARE_JSON(answers[line["key"].get<std::string>()], line["value"]);
    const CtlRun byCursor = runCtl(
        QStringList{"get", "--json", text(freezerCopy.root()), "--cursor", QString::fromStdString(cursor)} +
        known(freezer));
    QCOMPARE(byCursor.status, 0);
    QVERIFY(byCursor.json()["items"][0]["value"].is_string());
    QCOMPARE(
        runCtl(QStringList{"get", text(freezerCopy.root()), "--cursor", QString(40, 'f')} + known(freezer))
            .status,
        4);
}

void TestCryoctl::getReadsStructures()
{
    const GoldenScenario archive = goldenScenario("2026.2.0/archive-gaps");
    const GoldenCopy copy(archive);
    const TempDir folder;
    const auto get = [&](const std::string& layout, const QStringList& more = {}) {
        std::ofstream(folder.path() / "value.layout", std::ios::binary) << layout;
        return runCtl(QStringList{"get", text(copy.root()), "--index", "10", "--layout",
                                  text(folder.path() / "value.layout")} +
                      more + known(archive));
    };
    // The value is b9ca78a3183a0365, behind its length.
    const CtlRun whole = get("size: u8 head: { a: u16 b: i16le }\nrest: bytes[*]", {"--json"});
    QVERIFY2(whole.status == 0, whole.err);
    const json structure = whole.json()["items"][0]["structure"];
    COMPARE_JSON(structure["whole"], true);
    COMPARE_JSON(structure["fields"][0]["value"], 8);
    COMPARE_JSON(structure["fields"][1]["name"], "head");
    COMPARE_JSON(structure["fields"][1]["size"], 4);
    COMPARE_JSON(structure["fields"][1]["fields"][0]["value"], 0xb9ca);
    COMPARE_JSON(structure["fields"][1]["fields"][1]["value"], -0x5c88);
    COMPARE_JSON(structure["fields"][2]["offset"], 5);
    COMPARE_JSON(structure["fields"][2]["value"], "183a0365");
    // Numbers beyond what a script can hold are texts.
    COMPARE_JSON(get("size: u8 all: u64", {"--json"}).json()["items"][0]["structure"]["fields"][1]["value"],
                 "13387645484193678181");

    const CtlRun lines = get("content: bytes");
    QCOMPARE(lines.status, 0);
    QVERIFY2(lines.out.contains("content  bytes       0      9  8 bytes: b9ca78a3183a0365"), lines.out);
    const CtlRun less = get("size: u8 all: u16");
    QCOMPARE(less.status, 4);
    QVERIFY2(less.out.contains("bytes that the description does not name: 6"), less.out);
    const CtlRun more = get("size: u8 all: u16[5]");
    QCOMPARE(more.status, 4);
    QVERIFY2(more.out.contains("needs bytes: 2, left: 0"), more.out);
    const CtlRun wrong = get("size: u8\nall: u24");
    QCOMPARE(wrong.status, 16);
    QVERIFY2(wrong.err.contains("value.layout, line 2, column 6: There is no type \"u24\"."), wrong.err);
    QCOMPARE(runCtl({"get", text(copy.root()), "--index", "10", "--layout", "missing.layout"}).status, 8);
    QCOMPARE(runCtl({"get", text(copy.root()), "--keys", "-", "--layout", "-"}).status, 16);
    QCOMPARE(
        runScript("printf 'content: bytes' | \"$CTL\" get " + text(copy.root()) + " --index 10 --layout -")
            .status,
        0);
}

void TestCryoctl::hexJson()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/freezer-bitflip-entry");
    const GoldenCopy copy(scenario);
    const fs::path table =
        copy.root() / scenario.config()["table_partition"].get<std::string>() / "7461626c65";
    const CtlRun run = runCtl({"hex", "--json", text(table), "--offset", "8", "--length", "20000"});
    QCOMPARE(run.status, 0);
    const json document = run.json();
    COMPARE_JSON(document["role"], "table");
    COMPARE_JSON(document["offset"], 8);
    QCOMPARE(document["length"].get<std::uint64_t>(), fs::file_size(table) - 8);
    QCOMPARE(document["bytes"].get<std::string>().size(), 2 * document["length"].get<std::size_t>());
    std::uint64_t next = 8;
    int bad = 0;
    for (const json& field : document["fields"]) {
        QCOMPARE(field["pieces"][0]["offset"].get<std::uint64_t>(), next);
        next += field["pieces"][0]["length"].get<std::uint64_t>();
        bad += field.value("state", "") == "bad" ? 1 : 0;
    }
    QCOMPARE(next, fs::file_size(table));
    QCOMPARE(bad, 4);
    QVERIFY(document["fields"][0]["object"] == "Bucket 0 › Slot 0");

    const CtlRun rows = runCtl({"hex", text(table), "--length", "40"});
    QCOMPARE(rows.status, 0);
    QVERIFY(rows.out.contains("43 57 49 43 00 00 00 00 "));
    QVERIFY(rows.out.contains("CWIC"));
    QCOMPARE(runCtl({"hex", text(table), "--offset", "1000000"}).status, 16);
    QCOMPARE(runCtl({"hex", text(table) + "x"}).status, 8);
    QCOMPARE(runCtl({"hex", text(copy.root())}).status, 8);

    std::ofstream(copy.root() / "freezer_key" / "notes.txt") << "hello";
    const CtlRun plain = runCtl({"hex", "--json", text(copy.root() / "freezer_key" / "notes.txt")});
    QCOMPARE(plain.status, 0);
    COMPARE_JSON(plain.json()["bytes"], "68656c6c6f");
}

void TestCryoctl::checkFindsDamage()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/archive-bitflip");
    const GoldenCopy copy(scenario);
    const CtlRun deep =
        runCtl(QStringList{"check", "--json", text(copy.root()), "--level", "deep"} + known(scenario));
    QCOMPARE(deep.status, 4);
    const json document = deep.json();
    bool found = false;
    for (const json& finding : document["findings"]) {
        for (const char* name :
             {"code", "severity", "partition", "blob", "offset", "detail", "fixable", "at_risk"})
            QVERIFY2(finding.contains(name), name);
        found = found || finding["code"] == "VA-02";
    }
    QVERIFY(found);
    COMPARE_JSON(document["summary"]["codes"]["VA-02"], 1);
    QVERIFY(runCtl(QStringList{"check", text(copy.root()), "--level", "deep"} + known(scenario))
                .out.contains("VA-02"));

    const GoldenScenario good = goldenScenario("2026.2.0/archive-basic");
    const GoldenCopy goodCopy(good);
    const CtlRun fine =
        runCtl(QStringList{"check", "--json", text(goodCopy.root()), "--level", "deep"} + known(good));
    QVERIFY2(fine.status == 0, fine.out);
    QVERIFY(fine.json()["findings"].is_array());
}

void TestCryoctl::checkTakesEveryStore()
{
    const TempDir dir;
    for (const char* label : {"2026.2.0/archive-bitflip", "2026.2.0/freezer-chains"}) {
        const GoldenCopy copy(label);
        fs::copy(copy.root(), dir.path(), fs::copy_options::recursive);
    }
    fs::create_directory(dir / "stray");
    std::ofstream(dir / "stray" / "zz") << "foreign";
    const CtlRun run = runCtl({"check", "--all", "--json", text(dir.path())});
    const json document = run.json();
    QCOMPARE(document["stores"].size(), 2U);
    std::uint64_t total = 0;
    for (const json& store : document["stores"]) {
        const QString name = QString::fromStdString(store["store"].get<std::string>());
        // The same as asked for by itself, but for what is said of the root.
        const json alone = runCtl({"check", "--json", text(dir.path()), "--store", name}).json();
        COMPARE_JSON(store["summary"], alone["summary"]);
        total += store["summary"]["total"].get<std::uint64_t>();
        const auto ofStore = std::ranges::count_if(
            document["findings"], [&](const json& finding) { return finding["store"] == store["store"]; });
        QCOMPARE(std::size_t(ofStore), alone["findings"].size());
    }
    std::uint64_t ofRoot = 0;
    for (const json& finding : document["findings"])
        ofRoot += finding["store"].is_null() ? 1U : 0U;
    COMPARE_JSON(document["summary"]["total"], total + ofRoot);
    QCOMPARE(run.status & 4, 4);
    QVERIFY(runCtl({"check", "--all", text(dir.path())}).out.contains("freezer"));

    QCOMPARE(runCtl({"check", "--all", "--store", "freezer", text(dir.path())}).status, 16);
    const TempDir nothing;
    QCOMPARE(runCtl({"check", "--all", text(nothing.path())}).status, 8);
}

void TestCryoctl::findingsAsSarif()
{
    const TempDir dir;
    const fs::path root = dir / "a root";
    const GoldenScenario scenario = goldenScenario("2026.2.0/archive-bitflip");
    fs::copy(GoldenCopy(scenario).root(), root, fs::copy_options::recursive);
    const QStringList which = QStringList{text(root), "--level", "deep"} + known(scenario);
    const CtlRun run = runCtl(QStringList{"check", "--sarif"} + which);
    const json plain = runCtl(QStringList{"check", "--json"} + which).json();
    QCOMPARE(run.status, 4);
    const json log = run.json();
    COMPARE_JSON(log["version"], "2.1.0");
    const json& result = log["runs"][0];
    COMPARE_JSON(result["tool"]["driver"]["name"], "cryoctl");
    QVERIFY(result["originalUriBaseIds"].begin().value()["uri"].get<std::string>().ends_with("/a%20root/"));
    QCOMPARE(result["results"].size(), plain["findings"].size());
    for (std::size_t i = 0; i < result["results"].size(); ++i) {
        const json& told = result["results"][i];
        const json& finding = plain["findings"][i];
        COMPARE_JSON(told["ruleId"], finding["code"]);
        COMPARE_JSON(told["message"]["text"], finding["detail"]);
        const std::size_t rule = told["ruleIndex"].get<std::size_t>();
        COMPARE_JSON(result["tool"]["driver"]["rules"][rule]["id"], finding["code"]);
        const json& place = told["locations"][0]["physicalLocation"];
        const std::string path = finding["partition"].get<std::string>() +
                                 (finding["blob"].is_null() ? "" : "/" + finding["blob"].get<std::string>());
        COMPARE_JSON(place["artifactLocation"]["uri"], path);
        if (!finding["offset"].is_null())
            COMPARE_JSON(place["region"]["byteOffset"], finding["offset"]);
        QVERIFY(
            std::set<std::string>({"error", "warning", "note"}).contains(told["level"].get<std::string>()));
    }
    QCOMPARE(runCtl(QStringList{"check", "--sarif", "--json"} + which).status, 16);
}

void TestCryoctl::explainKnowsEveryCode()
{
    const json all = runCtl({"explain", "--json"}).json();
    QVERIFY(all["codes"].size() > 60);
    for (const json& entry : all["codes"]) {
        QVERIFY2(entry["example"].get<std::string>().find('{') == std::string::npos, entry.dump().c_str());
        const CtlRun one =
            runCtl({"explain", QString::fromStdString(entry["code"].get<std::string>()).toLower(), "--json"});
        QCOMPARE(one.status, 0);
        COMPARE_JSON(one.json()["sentence"], entry["sentence"]);
    }
}

void TestCryoctl::partitionIsTakenForItsRoot()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    const fs::path partition = fs::directory_iterator(copy.root())->path();
    const CtlRun run = runCtl({"info", "--json", text(partition)});
    QCOMPARE(run.status, 0);
    QVERIFY(run.err.contains("is a partition"));
    COMPARE_JSON(run.json()["counts"], runCtl({"info", "--json", text(copy.root())}).json()["counts"]);
}

void TestCryoctl::givenParametersAreRemembered()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/freezer-chains");
    const GoldenCopy copy(scenario);
    const TempDir state;
    const QStringList environment = {"XDG_STATE_HOME=" + text(state.path())};
    const QString root = text(copy.root());
    const TreeDigest before = digestTree(copy.root());
    const auto checkpoint = [&](const QStringList& more) {
        return runCtl(QStringList{"info", "--json", root} + more, environment).json()["checkpoint"];
    };
    COMPARE_JSON(checkpoint({}), json());
    COMPARE_JSON(checkpoint(known(scenario)), scenario.config()["checkpoint"]);
    COMPARE_JSON(checkpoint({}), json());
    COMPARE_JSON(checkpoint(known(scenario) + QStringList{"--remember"}), scenario.config()["checkpoint"]);
    COMPARE_JSON(checkpoint({}), scenario.config()["checkpoint"]);
    COMPARE_JSON(checkpoint({"--no-remembered"}), json());
    COMPARE_JSON(checkpoint({"--checkpoint", "none"}), json());
    COMPARE_JSON(checkpoint({"--remember"}), scenario.config()["checkpoint"]); // as it was when it was opened
    COMPARE_JSON(checkpoint({}), json());
    QCOMPARE(differences(before, digestTree(copy.root())), std::string());
}

void TestCryoctl::runningProcessesAreSeen()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    const QString root = text(copy.root());
    COMPARE_JSON(runCtl({"info", "--json", root}).json()["live"]["processes"], json::array());
    std::ofstream held(filesBelow(copy.root()).front(), std::ios::app);
    const json live = runCtl({"info", "--json", root}).json()["live"];
    COMPARE_JSON(live["in_use"], true);
    COMPARE_JSON(live["processes"][0]["pid"], QCoreApplication::applicationPid());
    const CtlRun check = runCtl({"check", "--json", root});
    COMPARE_JSON(check.json()["summary"]["codes"]["LV-01"], 1);
    QCOMPARE(check.status, 0); // worth knowing, but nothing is wrong
}

void TestCryoctl::severalStoresNeedAName()
{
    const TempDir dir;
    for (const char* label : {"2026.2.0/archive-gaps", "2026.2.0/freezer-chains"}) {
        const GoldenCopy copy(label);
        fs::copy(copy.root(), dir.path(), fs::copy_options::recursive);
    }
    const CtlRun run = runCtl({"info", text(dir.path())});
    QCOMPARE(run.status, 16);
    QVERIFY2(run.err.contains("--store") && run.err.contains("archive") && run.err.contains("freezer"),
             run.err);
    COMPARE_JSON(runCtl({"info", "--json", text(dir.path()), "--store", "freezer"}).json()["kind"],
                 "freezer");
    COMPARE_JSON(runCtl({"info", "--json", text(dir.path()), "--store", "archive_value"}).json()["kind"],
                 "archive");
    QCOMPARE(runCtl({"info", text(dir.path()), "--store", "other"}).status, 16);
}

void TestCryoctl::whatCannotBeDone()
{
    const TempDir dir;
    QCOMPARE(runCtl({"detect", text(dir / "nothing")}).status, 8);
    const CtlRun empty = runCtl({"detect", text(dir.path())});
    QCOMPARE(empty.status, 0);
    QVERIFY(empty.out.contains("no store found"));
    const CtlRun info = runCtl({"info", text(dir.path())});
    QCOMPARE(info.status, 8);
    QVERIFY(info.err.contains("no store found"));
    std::ofstream(dir / "file") << "x";
    QCOMPARE(runCtl({"info", text(dir / "file")}).status, 8);
    QCOMPARE(runCtl({"info", text(dir.path()), "--config", text(dir / "none.json")}).status, 8);
    QCOMPARE(runCtl({"info", text(dir.path()), "--config", text(dir / "file")}).status, 16);
    QCOMPARE(runScript("\"$CTL\" explain > /dev/full").status, 8);
}

void TestCryoctl::noVerbLeaks_data()
{
    QTest::addColumn<QStringList>("words");
    for (const char* verb : {"detect", "info", "sections", "dump", "gaps", "check --level deep", "plan",
                             "simulate-open", "upgrade-check", "report", "search --text a", "get --index 1"})
        QTest::newRow(verb) << QString(verb).split(' ');
}

/// Says something only with the address sanitizer.
void TestCryoctl::noVerbLeaks()
{
    QFETCH(const QStringList, words);
    const GoldenCopy copy("2026.2.0/archive-gaps");
    QStringList arguments = words;
    arguments.insert(1, text(copy.root()));
    const CtlRun run = runCtl(arguments, {"ASAN_OPTIONS=detect_leaks=1"});
    QVERIFY2(run.status >= 0 && run.status <= 8 && !run.err.contains("LeakSanitizer"), run.err);
}

void TestCryoctl::closedPipeEndsQuietly()
{
    const TempDir dir;
    writeLargeArchive(dir.path());
    const QStringList store = {"STORE=" + text(dir.path())};
    const CtlRun run = runScript("\"$CTL\" dump \"$STORE\" | head -n 1; exit ${PIPESTATUS[0]}", store);
    QCOMPARE(run.out.count('\n'), 1);
    QVERIFY2(run.err.isEmpty(), run.err);
    QCOMPARE(run.status, 0);
    const CtlRun gaps = runScript("\"$CTL\" explain | true; exit ${PIPESTATUS[0]}", store);
    QVERIFY2(gaps.err.isEmpty() && gaps.status == 0, gaps.err);
}

void TestCryoctl::signalCancels_data()
{
    QTest::addColumn<QString>("signal");
    QTest::newRow("SIGINT") << "INT";
    QTest::newRow("SIGTERM") << "TERM";
}

void TestCryoctl::signalCancels()
{
    QFETCH(QString, signal);
    const TempDir dir;
    writeLargeArchive(dir.path());
    // The program stands before a full pipe when the signal comes; then somebody reads on. bash lets a child
    // in the background ignore SIGINT, so python or a shell of its own is not used: `set -m` gives it back.
    const CtlRun run =
        runScript("set -m; mkfifo \"$DIR/pipe\"; \"$CTL\" dump \"$DIR\" > \"$DIR/pipe\" 2> \"$DIR/err\" & "
                  "job=$!; exec 3< \"$DIR/pipe\"; head -c 1 <&3 > /dev/null; kill -$SIGNAL $job; "
                  "sleep 0.2; cat <&3 | wc -c; wait $job; status=$?; cat \"$DIR/err\" >&2; exit $status",
                  {"DIR=" + text(dir.path()), "SIGNAL=" + signal});
    QCOMPARE(run.status, 32);
    QVERIFY2(run.err.contains("cancelled"), run.err);
    QVERIFY(run.out.trimmed().toLongLong() < 1'000'000); // and not the rest of it
}

void TestCryoctl::colourOnlyOnATerminal()
{
    const CtlRun pipe = runCtl({"explain", "PG-03"});
    QVERIFY(!pipe.out.contains('\x1b'));
    const QString onTerminal = "script -qec '\"$CTL\" explain PG-03' /dev/null";
    const CtlRun terminal = runScript(onTerminal);
    QVERIFY2(terminal.out.contains("\x1b["), terminal.out + terminal.err);
    QVERIFY(!runScript(onTerminal, {"NO_COLOR=1"}).out.contains('\x1b'));
    QVERIFY(!runScript(onTerminal, {"TERM=dumb"}).out.contains('\x1b'));
    // Lines are broken for the terminal's width.
    const CtlRun narrow =
        runScript("script -qec 'stty cols 50; \"$CTL\" help explain' /dev/null", {"NO_COLOR=1"});
    for (const QByteArray& line : narrow.out.split('\n'))
        if (!line.startsWith("  "))
            QVERIFY2(QString::fromUtf8(line.trimmed()).size() <= 50, line);
}

void TestCryoctl::progressGoesToStandardError()
{
    const TempDir dir;
    writeLargeArchive(dir.path(), 100'000);
    const CtlRun quiet = runCtl({"dump", text(dir.path())});
    QVERIFY2(quiet.err.isEmpty(), quiet.err);
    // A reader that takes its time makes the work long enough to be worth a line.
    const CtlRun slow =
        runScript("\"$CTL\" dump --progress json \"$DIR\" 2> \"$DIR.err\" | { head -c 70000; sleep 1; cat; } "
                  "> /dev/null; cat \"$DIR.err\"; rm \"$DIR.err\"",
                  {"DIR=" + text(dir.path())});
    const auto lines = slow.lines();
    QVERIFY(!lines.empty());
    for (const json& line : lines) {
        QVERIFY(line.contains("progress"));
        QVERIFY(line["progress"]["done"].get<std::uint64_t>() <=
                line["progress"]["total"].get<std::uint64_t>());
    }
}

void TestCryoctl::lookingNeverTouches_data()
{
    detectJson_data();
}

/// Contents, sizes, times and listings of a store are after every verb what they were before.
void TestCryoctl::lookingNeverTouches()
{
    QFETCH(QString, label);
    const GoldenScenario scenario = goldenScenario(label.toStdString());
    const GoldenCopy copy(scenario);
    const TreeDigest before = digestTree(copy.root());
    for (const QStringList& arguments : storeVerbs(scenario, text(copy.root()))) {
        const CtlRun run = runCtl(arguments);
        QVERIFY2(isSane(run), qPrintable(commandText(arguments) + '\n' + run.err));
        QVERIFY2(!arguments.contains("--json") || run.status >= 8 || !run.json().is_discarded(),
                 qPrintable(commandText(arguments)));
    }
    const auto files = filesBelow(copy.root());
    for (std::size_t i = 0; i < files.size(); i += 1 + files.size() / 4)
        QVERIFY(isSane(runCtl({"hex", text(files[i]), "--length", "5000"})));
    const std::string changed = differences(before, digestTree(copy.root()));
    QVERIFY2(changed.empty(), changed.c_str());
}

/// What the kernel sees: nothing below the store is opened for more than reading, and nothing else is done to
/// it.
void TestCryoctl::systemCallsOnlyRead()
{
    if (QStandardPaths::findExecutable("strace").isEmpty() ||
        runScript("strace -o /dev/null true").status != 0)
        QSKIP("strace is not here, or may not trace");
    for (const char* label :
         {"2026.2.0/archive-torn", "2026.2.0/freezer-torn-journal", "2026.10.0/archive-basic-mixed"}) {
        const GoldenScenario scenario = goldenScenario(label);
        const GoldenCopy copy(scenario);
        for (const QStringList& arguments : storeVerbs(scenario, text(copy.root()))) {
            QString quoted;
            for (const QString& argument : arguments)
                quoted += " '" + argument + "'";
            const CtlRun run = runScript("strace -f -o \"$LOG\" -e trace=%file,%desc \"$CTL\"" + quoted +
                                             " > /dev/null 2>&1; cat \"$LOG\"; rm \"$LOG\"",
                                         {"LOG=" + text(copy.root()) + ".strace"});
            static const QRegularExpression kOpens("\\bopen(at2?)?\\(");
            static const QRegularExpression kWriting("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND");
            static const QRegularExpression kChanging(
                "\\b(unlink|unlinkat|rename|renameat2?|mkdir|mkdirat|rmdir|link|linkat|symlink|symlinkat|"
                "truncate|"
                "ftruncate|fallocate|chmod|fchmod|fchmodat|chown|fchownat|utime|utimes|utimensat|futimesat|"
                "setxattr|"
                "mknod|mknodat|flock|pwrite64|pwritev|sync_file_range|fsync|fdatasync)\\(");
            int opens = 0;
            for (const QByteArray& bytes : run.out.split('\n')) {
                const QString line = QString::fromUtf8(bytes);
                QVERIFY2(!kChanging.match(line).hasMatch(), bytes);
                if (!kOpens.match(line).hasMatch())
                    continue;
                ++opens;
                QVERIFY2(!kWriting.match(line).hasMatch(), bytes);
            }
            QVERIFY(opens > 3);
        }
    }
}

/// A FIFO, a folder, links and odd names where files should be: no verb waits, follows or falls.
void TestCryoctl::foreignThingsAreFindings()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/archive-basic");
    const GoldenCopy copy(scenario);
    const fs::path keys = copy.root() / scenario.config()["key_partition"].get<std::string>();
    fs::create_directory(keys / "0000000000001000");
    fs::create_symlink("/etc/passwd", keys / "0000000000002000");
    QCOMPARE(::mkfifo((keys / "0000000000003000").c_str(), 0600), 0);
    std::ofstream(keys / "notes.txt") << "x";
    std::ofstream(keys / "a\x1b[31mb") << "x";
    fs::create_symlink(keys, copy.root() / "linked");
    for (const QStringList& arguments : storeVerbs(scenario, text(copy.root()))) {
        const CtlRun run = runCtl(arguments);
        QVERIFY2(isSane(run), qPrintable(commandText(arguments)));
        QVERIFY2(!run.out.contains('\x1b') && !run.err.contains('\x1b'), qPrintable(commandText(arguments)));
        QVERIFY(!run.out.contains("root:"));
    }
    const CtlRun check = runCtl(QStringList{"check", "--json", text(copy.root())} + known(scenario));
    QCOMPARE(check.status, 4);
    QVERIFY(check.json()["summary"]["codes"]["DR-01"].get<int>() >= 5);
    QCOMPARE(runCtl({"hex", text(keys / "0000000000002000")}).status, 8);
    QCOMPARE(runCtl({"hex", text(keys / "0000000000003000")}).status, 8);
}

void TestCryoctl::cutFilesEndInFindings()
{
    for (const char* label :
         {"2026.2.0/archive-zstd", "2026.2.0/freezer-one-entry", "2026.10.0/freezer-basic-v1"}) {
        const GoldenScenario scenario = goldenScenario(label);
        const GoldenCopy whole(scenario);
        for (const fs::path& file : filesBelow(whole.root())) {
            const auto size = fs::file_size(file);
            for (const std::uintmax_t length :
                 {std::uintmax_t{0}, std::uintmax_t{5}, std::uintmax_t{8}, size / 2}) {
                const GoldenCopy copy(scenario);
                const fs::path cut = copy.root() / fs::relative(file, whole.root());
                fs::resize_file(cut, std::min(length, size));
                const QStringList options = known(scenario);
                for (const QStringList& arguments :
                     {QStringList{"check", "--json", text(copy.root()), "--level", "deep"} + options,
                      QStringList{"dump", text(copy.root())} + options}) {
                    const CtlRun run = runCtl(arguments);
                    QVERIFY2(isSane(run), qPrintable(commandText(arguments) + '\n' + run.err));
                }
            }
        }
    }
}

void TestCryoctl::reportsLookAsCommitted_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char* name, const char* label, const QStringList& arguments) {
        QTest::newRow(name) << label << arguments;
    };
    const char* archive = "2026.2.0/archive-torn";
    const char* freezer = "2026.2.0/freezer-bitflip-entry";
    row("archive-detect", archive, {"detect", "STORE"});
    row("archive-info", archive, {"info", "STORE"});
    row("archive-sections", archive, {"sections", "STORE"});
    row("archive-gaps", archive, {"gaps", "STORE"});
    row("archive-get", archive, {"get", "STORE", "--index", "130"});
    row("archive-check", archive, {"check", "STORE", "--level", "deep"});
    row("archive-hex", archive,
        {"hex", "STORE/archive_key/0000000000000080", "--offset", "1000", "--length", "96"});
    row("freezer-detect", freezer, {"detect", "STORE"});
    row("freezer-info", freezer, {"info", "STORE"});
    row("freezer-sections", freezer, {"sections", "STORE"});
    row("freezer-chains", freezer, {"chains", "STORE"});
    row("freezer-bucket", freezer, {"bucket", "STORE", "72"});
    row("freezer-check", freezer, {"check", "STORE", "--level", "deep"});
    row("freezer-hex", freezer,
        {"hex", "STORE/freezer_table/7461626c65", "--offset", "878", "--length", "58"});
    row("help", archive, {"help"});
    row("help-get", archive, {"help", "get"});
    row("explain", archive, {"explain", "FZ-11"});
}

/// Names, kinds and contents, without times and inodes.
std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> contentsOf(const fs::path& root)
{
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> contents;
    for (const auto& [path, entry] : digestTree(root))
        contents[path] = {entry.sizeBytes, entry.contentHash};
    return contents;
}

/// A freezer without its table file: planned, refused for another store, applied, checked, undone, done
/// again.
void TestCryoctl::aPlanIsAppliedAndTakenBack()
{
    const GoldenCopy copy("2026.2.0/freezer-basic");
    fs::remove(copy.root() / "freezer_table" / "7461626c65");
    const TreeDigest damaged = digestTree(copy.root());
    const auto damagedContents = contentsOf(copy.root());
    const TempDir work;
    const QString root = text(copy.root());
    const QString plan = text(work / "plan.json");
    const QStringList environment{"XDG_STATE_HOME=" + text(work / "state")};

    // A table that is gone is more than a warning; once planned, nothing is left to repair.
    QCOMPARE(runCtl({"plan", root, "-o", plan}).status, 0);
    QCOMPARE(runCtl({"apply", plan, "--dry-run"}, environment).status, 0);
    QVERIFY(digestTree(copy.root()) == damaged);
    QVERIFY(!fs::exists(work / "state"));

    const GoldenCopy other("2026.2.0/freezer-basic");
    const CtlRun refused = runCtl({"apply", plan, "--root", text(other.root())}, environment);
    QCOMPARE(refused.status, 8);
    QVERIFY2(refused.err.contains("not the one that the plan was made for"), refused.err.constData());

    // Leases are a matter of the file system below; tst_apply and lease_trials look at them.
    const CtlRun applied = runCtl({"apply", "--json", plan, "--without-leases"}, environment);
    QVERIFY2(applied.status == 1, applied.err.constData());
    const auto checkpoint = applied.json()["checkpoint"].get<std::string>();
    QCOMPARE(runCtl({"check", root, "--checkpoint", QString::fromStdString(checkpoint)}).status, 0);
    const auto repaired = contentsOf(copy.root());

    QCOMPARE(runCtl({"undo", "--without-leases"}, environment).status, 0);
    QVERIFY(contentsOf(copy.root()) == damagedContents);
    const auto listed = runCtl({"undo", "--json", "--list"}, environment).json()["changes"];
    QCOMPARE(listed.size(), std::size_t{1});
    QCOMPARE(listed[0]["state"].get<std::string>(), std::string("undone"));
    const QString id = QString::fromStdString(listed[0]["id"].get<std::string>());
    QCOMPARE(runCtl({"undo", id, "--without-leases"}, environment).status, 0);
    QVERIFY(contentsOf(copy.root()) == repaired);
    QCOMPARE(runCtl({"undo", "--forget", id}, environment).status, 0);
    QVERIFY(runCtl({"undo", "--json", "--list"}, environment).json()["changes"].empty());
    fs::remove_all(text(copy.root()).toStdString() + ".cryoscope-quarantine");
}

/// The text for people, word for word. CRYO_UPDATE_SNAPSHOTS=1 writes it anew.
void TestCryoctl::reportsLookAsCommitted()
{
    QFETCH(QString, label);
    QFETCH(QStringList, arguments);
    const GoldenScenario scenario = goldenScenario(label.toStdString());
    const GoldenCopy copy(scenario);
    const QString root = text(copy.root());
    const bool readsStore = arguments.join(' ').contains("STORE") && arguments.front() != "detect";
    for (QString& argument : arguments)
        argument.replace("STORE", root);
    const CtlRun run = runCtl(arguments + (readsStore ? known(scenario) : QStringList()));
    QString report = QString::fromUtf8(run.out).replace(root, "ROOT");
    // Who holds the store open, and who may see it, is not the report's matter here.
    report.remove(QRegularExpression("^  in use .*\\n(^ {10,}.*\\n)?", QRegularExpression::MultilineOption));
    QByteArray found = report.toUtf8();
    found += "exit status " + QByteArray::number(run.status) + "\n";
    const fs::path file = fs::path(qEnvironmentVariable("CRYO_SOURCE_DIR").toStdString()) / "tests" / "cli" /
                          "snapshots" / (std::string(QTest::currentDataTag()) + ".txt");
    if (qEnvironmentVariableIsSet("CRYO_UPDATE_SNAPSHOTS"))
        std::ofstream(file, std::ios::binary) << found.toStdString();
    std::ifstream in(file, std::ios::binary);
    const std::string committed{std::istreambuf_iterator<char>(in), {}};
    QCOMPARE(QString::fromUtf8(found), QString::fromStdString(committed));
}

QTEST_GUILESS_MAIN(TestCryoctl)
#include "tst_cryoctl.moc"
