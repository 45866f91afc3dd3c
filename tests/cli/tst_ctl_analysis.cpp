// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that compare, search, foresee and report, on the real program: shapes of the JSON, exit statuses,
// and that a store and its folder stay as they were.
#include "core/index/interval_set.h"
#include "tests/cli/ctl_runner.h"
#include "tests/support/golden.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QRegularExpression>
#include <QTest>

#include <fstream>

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

Bytes numberedKey(std::uint64_t number)
{
    Bytes key(32);
    storeBig<std::uint64_t>(MutableByteView(key).first(8), number * 0x9e3779b97f4a7c15ULL);
    return key;
}

Bytes textValue(std::uint64_t number)
{
    const std::string words = "value " + std::to_string(number);
    const ByteView letters = asBytes(words);
    return byteStringBody(Bytes(letters.begin(), letters.end()));
}

void writeArchive(const fs::path& root, const std::vector<IndexRange>& ranges)
{
    ArchiveSpec spec;
    spec.itemsPerSection = 64;
    ArchiveBuilder archive(spec);
    for (const IndexRange& range : ranges)
        for (std::uint64_t index = range.first; index <= range.last; ++index)
            archive.put(index, numberedKey(index), textValue(index));
    archive.sync();
    MemoryStorage storage;
    archive.writeTo(storage);
    writeToFolder(storage, root);
}

void writeFreezer(const fs::path& root, std::uint64_t count)
{
    FreezerBuilder freezer{FreezerSpec{}};
    for (std::uint64_t number = 0; number < count; ++number)
        freezer.put(numberedKey(number), textValue(number));
    freezer.close();
    MemoryStorage storage;
    freezer.writeTo(storage);
    writeToFolder(storage, root);
}

/// Every file below a partition with what is in it.
std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> contentsOf(const fs::path& root)
{
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> contents;
    for (const auto& [path, entry] : digestTree(root))
        if (path.find('/') != std::string::npos)
            contents[path] = {entry.sizeBytes, entry.contentHash};
    return contents;
}

json run(const QStringList& arguments, int status)
{
    const CtlRun run = runCtl(arguments);
    if (run.status != status)
        qWarning("status %d: %s %s", run.status, run.err.constData(), run.out.left(300).constData());
    return run.status == status ? run.json() : json();
}

} // namespace

class TestCtlAnalysis : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void diffOfTwoArchives();
    void diffOfTwoFreezers();
    void diffRefusesWhatCannotBeCompared();
    void snapshotsAndWhatChanged();
    void copyOfAStore_data();
    void copyOfAStore();
    void searchPrintsLines();
    void whatIf();
    void gapsInEveryForm();
    void gapsThatAnotherArchiveFills();
    void reports();
    void reportsHoldNoMarkupFromNames();
    void redactedReportsTellNothing();
};

void TestCtlAnalysis::diffOfTwoArchives()
{
    const TempDir a;
    const TempDir b;
    writeArchive(a.path(), {{0, 99}, {101, 200}});
    writeArchive(b.path(), {{5, 200}});
    const TreeDigest before = digestTree(a.path());
    const json found = run({"diff", "--json", text(a.path()), text(b.path())}, 4);
    COMPARE_JSON(found["schema_version"], json(1));
    COMPARE_JSON(found["kind"], json("archive"));
    COMPARE_JSON(found["counts"]["only_a"], json(5));
    COMPARE_JSON(found["counts"]["only_b"], json(1));
    COMPARE_JSON(found["same"], json(195));
    QCOMPARE(found["differences"].size(), std::size_t(6));
    COMPARE_JSON(found["differences"][5]["what"], json("only-b"));
    COMPARE_JSON(found["differences"][5]["index"], json(100));
    QVERIFY(found["differences"][5]["a"].is_null());
    COMPARE_JSON(run({"diff", "--json", text(a.path()), text(a.path())}, 0)["same"], json(200));
    const CtlRun people = runCtl({"diff", text(a.path()), text(b.path()), "--limit", "2"});
    QCOMPARE(people.status, 4);
    QVERIFY(people.out.contains("and 4 more"));
    QVERIFY(differences(before, digestTree(a.path())).empty());
}

void TestCtlAnalysis::diffOfTwoFreezers()
{
    const TempDir a;
    const TempDir b;
    writeFreezer(a.path(), 100);
    writeFreezer(b.path(), 103);
    const json found = run({"diff", "--json", "--buckets", text(a.path()), text(b.path())}, 4);
    COMPARE_JSON(found["counts"]["only_b"], json(3));
    QVERIFY(found["counts"]["head"].get<int>() >= 1);
    const json& last = found["differences"].back();
    QVERIFY(last.contains("bucket"));
    QVERIFY(last["b"].contains("chain"));
}

void TestCtlAnalysis::diffRefusesWhatCannotBeCompared()
{
    const TempDir a;
    const TempDir b;
    writeArchive(a.path(), {{0, 9}});
    writeFreezer(b.path(), 9);
    QCOMPARE(runCtl({"diff", text(a.path()), text(b.path())}).status, 16);
    QCOMPARE(runCtl({"diff", text(a.path())}).status, 16);
    QCOMPARE(runCtl({"diff", text(a.path()), text(a.path() / "nothing")}).status, 8);
}

void TestCtlAnalysis::snapshotsAndWhatChanged()
{
    const TempDir root;
    const TempDir aside;
    writeArchive(root.path(), {{0, 99}});
    const QString file = text(aside.path() / "then.cryosnap");
    const json made = run({"snapshot", "--json", text(root.path()), "-o", file}, 0);
    COMPARE_JSON(made["records"], json(100));
    const json same = run({"diff", "--json", file, text(root.path())}, 0);
    QVERIFY(same["sections"].empty());
    fs::remove_all(root.path());
    fs::create_directory(root.path());
    writeArchive(root.path(), {{0, 49}, {60, 149}});
    const json later = run({"diff", "--json", file, text(root.path())}, 4);
    COMPARE_JSON(later["indices_gone"], json::parse("[[50,59]]"));
    COMPARE_JSON(later["indices_new"], json::parse("[[100,149]]"));
    // Never into the store's own folder, whatever way it is named.
    const QString inside = text(root.path() / "archive_key" / ".." / "x.cryosnap");
    QCOMPARE(runCtl({"snapshot", text(root.path()), "-o", inside}).status, 16);
    QVERIFY(!fs::exists(root.path() / "x.cryosnap"));
    std::ofstream(aside.path() / "then.cryosnap", std::ios::app) << "x";
    QCOMPARE(runCtl({"diff", file, text(root.path())}).status, 8);
}

void TestCtlAnalysis::copyOfAStore_data()
{
    QTest::addColumn<QString>("label");
    for (const char* label :
         {"2026.2.0/archive-gaps", "2026.2.0/freezer-multi-section", "2026.10.0/freezer-basic-v1"})
        QTest::newRow(label) << QString::fromLatin1(label);
}

void TestCtlAnalysis::copyOfAStore()
{
    QFETCH(const QString, label);
    const GoldenCopy store(label.toStdString());
    const TempDir aside;
    const fs::path copy = aside.path() / "copy";
    const json made = run({"snapshot", "--json", text(store.root()), "--copy", text(copy)}, 0);
    COMPARE_JSON(made["quiet"], json(true));
    COMPARE_JSON(made["opens"], json(true));
    QVERIFY(contentsOf(copy) == contentsOf(store.root()));
    // A second copy into the same folder would mix the two.
    QCOMPARE(runCtl({"snapshot", text(store.root()), "--copy", text(copy)}).status, 16);
}

void TestCtlAnalysis::searchPrintsLines()
{
    const TempDir root;
    writeArchive(root.path(), {{0, 199}});
    const auto find = [&](const QStringList& more) {
        return runCtl(QStringList{"search", text(root.path())} + more);
    };
    const CtlRun found = find({"--text", "value 19"});
    QCOMPARE(found.status, 0);
    QCOMPARE(found.lines().size(), std::size_t(11));
    COMPARE_JSON(found.lines()[0]["index"], json(19));
    COMPARE_JSON(found.lines()[0]["in_value"]["length"], json(8));
    QCOMPARE(find({"--text", "VALUE 19"}).status, 4);
    QCOMPARE(find({"--text", "VALUE 19", "--ignore-case"}).lines().size(), std::size_t(11));
    QCOMPARE(find({"--regex", "e 1[0-4]$", "--limit", "2"}).lines().size(), std::size_t(2));
    const QString key = QString::fromStdString(toHex(numberedKey(7)));
    QCOMPARE(find({"--hex", key, "--in", "key"}).lines().size(), std::size_t(1));
    QCOMPARE(find({"--hex", key, "--in", "value"}).status, 4);
    QCOMPARE(find({"--hex", "abc"}).status, 16);
    QCOMPARE(find({"--regex", "("}).status, 16);
    QCOMPARE(find({}).status, 16);
}

void TestCtlAnalysis::whatIf()
{
    const TempDir archive;
    writeArchive(archive.path(), {{0, 499}});
    const json translators = run({"what-if", "--json", text(archive.path())}, 0)["translators"];
    QCOMPARE(translators.size(), std::size_t(4));
    COMPARE_JSON(translators[3]["conflicts"], json(0));
    QVERIFY(translators[0]["conflicts"].get<int>() >= 244);
    const TempDir freezer;
    writeFreezer(freezer.path(), 500);
    const json tables = run({"what-if", "--json", text(freezer.path())}, 0);
    QVERIFY(tables["tables"].size() >= 4);
    QVERIFY(tables["tighten"]["mean_lookup_cost"].get<double>() <=
            tables["now"]["mean_lookup_cost"].get<double>());
    QCOMPARE(runCtl({"what-if", text(freezer.path())}).status, 0);
}

void TestCtlAnalysis::gapsInEveryForm()
{
    const TempDir root;
    writeArchive(root.path(), {{3, 9}, {12, 20}, {22, 30}});
    const auto form = [&](const char* name) { return runCtl({"gaps", text(root.path()), "--as", name}); };
    QCOMPARE(form("csv").out, QByteArray("first,last\n10,11\n21,21\n"));
    QCOMPARE(form("rust").out, QByteArray("10..=11\n21..=21\n"));
    QCOMPARE(form("lines").out, QByteArray("10\n11\n21\n"));
    QCOMPARE(form("json").status, 16);
}

void TestCtlAnalysis::gapsThatAnotherArchiveFills()
{
    const TempDir here;
    const TempDir there;
    writeArchive(here.path(), {{3, 9}, {20, 30}});
    writeArchive(there.path(), {{0, 0}, {8, 12}, {15, 15}, {28, 40}});
    const json found = run({"gaps", "--json", text(here.path()), "--fill-from", text(there.path())}, 0);
    COMPARE_JSON(found["fillable_indices"], json(5));
    QCOMPARE(found["fillable"].size(), std::size_t(3));
    COMPARE_JSON(found["fillable"][0]["class"], json("before-first"));
    COMPARE_JSON(found["fillable"][1]["first"], json(10));
    COMPARE_JSON(found["fillable"][1]["last"], json(12));
    QCOMPARE(runCtl({"gaps", text(here.path()), "--fill-from", text(there.path()), "--as", "rust"}).out,
             QByteArray("0..=0\n10..=12\n15..=15\n"));
}

void TestCtlAnalysis::reports()
{
    const GoldenCopy store("2026.2.0/freezer-multi-section");
    const TreeDigest before = digestTree(store.root());
    const CtlRun html = runCtl({"report", text(store.root())});
    QVERIFY(html.status == 0 || html.status == 4);
    QVERIFY(html.out.startsWith("<!DOCTYPE html>") && html.out.trimmed().endsWith("</html>"));
    QVERIFY(html.out.contains("<svg") && !html.out.contains("<script") && !html.out.contains("http:"));
    const CtlRun markdown = runCtl({"report", text(store.root()), "--format", "markdown"});
    QVERIFY(markdown.out.startsWith("# "));
    QVERIFY(markdown.out.contains("## Collisions"));
    const json document = runCtl({"report", text(store.root()), "--format", "json"}).json();
    COMPARE_JSON(document["schema_version"], json(1));
    COMPARE_JSON(document["sections"][0]["facts"]["Kind"], json("freezer"));
    QVERIFY(differences(before, digestTree(store.root())).empty());
}

void TestCtlAnalysis::reportsHoldNoMarkupFromNames()
{
    const TempDir top;
    const fs::path root = top.path() / "<script>alert(1)<";
    fs::create_directory(root);
    writeArchive(root, {{0, 9}});
    const CtlRun html = runCtl({"report", text(root)});
    QVERIFY(html.out.contains("&lt;script&gt;"));
    QVERIFY(!html.out.contains("<script"));
}

void TestCtlAnalysis::redactedReportsTellNothing()
{
    const GoldenCopy store("2026.2.0/archive-bitflip-key");
    for (const char* format : {"html", "markdown", "json"}) {
        const CtlRun run =
            runCtl({"report", text(store.root()), "--redact", "--level", "deep", "--format", format});
        QVERIFY(run.status == 4);
        QVERIFY(!run.out.contains(text(store.root()).toUtf8()));
        QVERIFY(!run.out.contains("archive_key"));
        // Nothing that could be a key: 64 digits, or a good part of them.
        static const QRegularExpression digits(QStringLiteral("[0-9a-f]{24}"));
        QVERIFY2(!digits.match(QString::fromUtf8(run.out)).hasMatch(), format);
    }
}

QTEST_GUILESS_MAIN(TestCtlAnalysis)
#include "tst_ctl_analysis.moc"
