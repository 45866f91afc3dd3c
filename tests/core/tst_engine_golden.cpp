// SPDX-License-Identifier: GPL-3.0-or-later
// Our engines against the golden stores of 2026.2.0: replaying a scenario's script gives its report and its
// files; opening its store gives what the reference read, and leaves the files that the reference left.
// Compressed values are the exception: another zstd may write other bytes, so there they are compared by
// what they decode to.
#include "app/cryoctl/replay/replay.h"
#include "app/cryoctl/replay/store_dump.h"
#include "app/cryoctl/replay/store_files.h"
#include "core/base/sha256.h"
#include "core/storage/file_storage.h"
#include "core/storage/memory_storage.h"
#include "core/storage/overlay_storage.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/expect.h"
#include "tests/support/golden.h"

#include <QTest>

#include <fstream>
#include <sstream>

namespace fs = std::filesystem;
using namespace cryo;
using namespace cryo::test;
using nlohmann::json;
using script::Json;

namespace {

constexpr std::string_view kRelease = "2026.2.0";

std::vector<std::string> names()
{
    std::vector<std::string> all;
    for (const GoldenScenario& scenario : goldenScenarios())
        if (scenario.release == kRelease)
            all.push_back(scenario.name);
    // Its store is too large to be committed; its script and report are.
    all.emplace_back("archive-large");
    return all;
}

fs::path folderOf(const std::string& name)
{
    return goldenRoot() / kRelease / name;
}

std::string textOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<json> linesOf(const fs::path& path)
{
    std::vector<json> lines;
    std::istringstream text(textOf(path));
    for (std::string line; std::getline(text, line);)
        lines.push_back(json::parse(line));
    return lines;
}

/// As JSON whose fields have no order.
std::vector<json> unordered(const std::vector<Json>& lines)
{
    std::vector<json> plain;
    for (const Json& line : lines)
        plain.push_back(json(line));
    return plain;
}

void compareLines(const std::vector<json>& ours, const std::vector<json>& theirs)
{
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        QCOMPARE(QString::fromStdString(ours[i].dump()), QString::fromStdString(theirs[i].dump()));
    QCOMPARE(ours.size(), theirs.size());
}

/// By the first file that differs: a list of digests says nothing.
void compareFiles(const json& ours, const json& theirs)
{
    compareLines(ours.get<std::vector<json>>(), theirs.get<std::vector<json>>());
}

/// Path, size and digest of every file of a folder, as `files.json` has them.
json filesIn(const fs::path& root)
{
    return json(*script::fileTable(*must(ReadOnlyFileStorage::open(root))));
}

enum class Ending : std::uint8_t { LetGo, Close };

/// One way of opening a scenario's store, and what the reference left.
struct OpeningCase {
    std::string name;
    bool withCheckpoint = true;
    Ending ending = Ending::Close;
    [[nodiscard]] std::string suffix() const { return withCheckpoint ? "" : "-no-checkpoint"; }
    [[nodiscard]] std::string tree() const
    {
        return std::string(ending == Ending::Close ? "after" : "after-open") + suffix();
    }
};

} // namespace

class TestEngineGolden : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replayGivesReportAndFiles_data();
    void replayGivesReportAndFiles();
    void openingGivesItemsAndFiles_data();
    void openingGivesItemsAndFiles();
    void simulationOnAnOverlayIsTheSame_data() { openingGivesItemsAndFiles_data(); }
    void simulationOnAnOverlayIsTheSame();
    void newerReleasesReadOurs_data();
    void newerReleasesReadOurs();
};

void TestEngineGolden::replayGivesReportAndFiles_data()
{
    QTest::addColumn<QString>("name");
    for (const std::string& name : names())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestEngineGolden::replayGivesReportAndFiles()
{
    QFETCH(const QString, name);
    const fs::path folder = folderOf(name.toStdString());
    const TempDir dir;
    const auto files = must(FileStorage::open(dir / "store"));
    MemoryStorage memory;
    for (Storage* storage : {static_cast<Storage*>(files.get()), static_cast<Storage*>(&memory)}) {
        const std::vector<Json> report =
            must(script::replayScript(*storage, textOf(folder / "script.jsonl")));
        compareLines(unordered(report), linesOf(folder / "report.jsonl"));
        compareFiles(json(*script::fileTable(*storage)), json::parse(textOf(folder / "files.json")));
    }
}

void TestEngineGolden::openingGivesItemsAndFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("withCheckpoint");
    QTest::addColumn<bool>("close");
    for (const GoldenScenario& scenario : goldenScenarios()) {
        if (scenario.release != kRelease)
            continue;
        for (const bool with : {true, false})
            for (const bool close : {true, false}) {
                const OpeningCase one{scenario.name, with, close ? Ending::Close : Ending::LetGo};
                if (!fs::exists(scenario.folder / ("expected" + one.suffix() + ".jsonl")))
                    continue;
                QTest::addRow("%s %s", scenario.name.c_str(), one.tree().c_str())
                    << QString::fromStdString(scenario.name) << with << close;
            }
    }
}

namespace {

script::DumpOptions optionsOf(const GoldenScenario& scenario, const OpeningCase& one)
{
    script::DumpOptions options;
    const json config = scenario.config();
    if (one.withCheckpoint && config.contains("checkpoint"))
        options.checkpoint = config["checkpoint"].get<std::string>();
    std::istringstream keys(textOf(scenario.folder / "keys.txt"));
    for (std::string key; keys >> key;)
        options.keys.push_back(*fromHex(key));
    options.close = one.ending == Ending::Close;
    return options;
}

/// What the reference's dump of this case is; the line of the close is only there where it was one.
std::vector<json> expectedLines(const GoldenScenario& scenario, const OpeningCase& one)
{
    std::vector<json> lines = scenario.lines("expected" + one.suffix() + ".jsonl");
    if (one.ending == Ending::LetGo)
        std::erase_if(lines, [](const json& line) { return line.contains("closed"); });
    return lines;
}

std::vector<json> dumpLines(Storage& storage, const GoldenScenario& scenario, const OpeningCase& one)
{
    const Json config = Json::parse(textOf(scenario.folder / "config.json"));
    const auto lines = script::dumpStore(storage, config, optionsOf(scenario, one));
    if (!lines)
        return {json{{"open_error", lines.error()}}};
    return unordered(*lines);
}

/// The peer ends a dump with the checkpoint of the close only where it committed the files of it.
void withoutClosed(std::vector<json>& lines, const std::vector<json>& expected)
{
    const bool wanted = !expected.empty() && expected.back().contains("closed");
    if (!wanted)
        std::erase_if(lines, [](const json& line) { return line.contains("closed"); });
}

} // namespace

void TestEngineGolden::openingGivesItemsAndFiles()
{
    QFETCH(const QString, name);
    QFETCH(const bool, withCheckpoint);
    QFETCH(const bool, close);
    const GoldenScenario scenario = goldenScenario(std::string(kRelease) + "/" + name.toStdString());
    const OpeningCase one{scenario.name, withCheckpoint, close ? Ending::Close : Ending::LetGo};
    const GoldenCopy copy(scenario);
    const auto storage = must(FileStorage::open(copy.root()));
    std::vector<json> lines = dumpLines(*storage, scenario, one);
    const std::vector<json> expected = expectedLines(scenario, one);
    withoutClosed(lines, expected);
    compareLines(lines, expected);
    if (fs::is_directory(scenario.folder / one.tree())) {
        const GoldenCopy after(scenario, one.tree());
        compareFiles(filesIn(copy.root()), filesIn(after.root()));
    }
}

void TestEngineGolden::simulationOnAnOverlayIsTheSame()
{
    QFETCH(const QString, name);
    QFETCH(const bool, withCheckpoint);
    QFETCH(const bool, close);
    const GoldenScenario scenario = goldenScenario(std::string(kRelease) + "/" + name.toStdString());
    const OpeningCase one{scenario.name, withCheckpoint, close ? Ending::Close : Ending::LetGo};
    const GoldenCopy copy(scenario);
    const json before = filesIn(copy.root());
    OverlayStorage storage(must(ReadOnlyFileStorage::open(copy.root())));
    std::vector<json> lines = dumpLines(storage, scenario, one);
    const std::vector<json> expected = expectedLines(scenario, one);
    withoutClosed(lines, expected);
    compareLines(lines, expected);
    compareFiles(filesIn(copy.root()), before); // the store underneath is untouched
    if (fs::is_directory(scenario.folder / one.tree()))
        compareFiles(json(*script::fileTable(storage)), filesIn(GoldenCopy(scenario, one.tree()).root()));
}

void TestEngineGolden::newerReleasesReadOurs_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<bool>("newHeaders");
    for (const GoldenScenario& scenario : goldenScenarios()) {
        // Healthy scripts of 2026.10.0: all files but the markers are ours, byte for byte.
        const bool healthy = scenario.name.find("basic-v") != std::string::npos ||
                             scenario.name.find("zstd") != std::string::npos ||
                             scenario.name.find("chains") != std::string::npos;
        if (scenario.release == "2026.10.0" && healthy && fs::exists(scenario.folder / "script.jsonl"))
            QTest::newRow(scenario.label().c_str())
                << QString::fromStdString(scenario.label()) << scenario.name.ends_with("-v1");
    }
}

void TestEngineGolden::newerReleasesReadOurs()
{
    QFETCH(const QString, label);
    QFETCH(const bool, newHeaders);
    const GoldenScenario scenario = goldenScenario(label.toStdString());
    MemoryStorage storage;
    must(script::replayScript(storage, textOf(scenario.folder / "script.jsonl"),
                              {newHeaders ? HeaderPolicy::v1() : HeaderPolicy::v0()}));
    json theirs = json::parse(textOf(scenario.folder / "files.json"));
    std::erase_if(theirs.get_ref<json::array_t&>(), [](const json& file) {
        const std::string path = file["path"].get<std::string>();
        return path == ".hold" || path.find("-metadata/") != std::string::npos;
    });
    compareFiles(json(*script::fileTable(storage)), theirs);
}

QTEST_APPLESS_MAIN(TestEngineGolden)
#include "tst_engine_golden.moc"
