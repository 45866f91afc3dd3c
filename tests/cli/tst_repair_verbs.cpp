// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that change stores, on the real program: what they print, what they refuse, and that what they
// write is what was asked for.
#include "core/storage/blob_name.h"
#include "tests/cli/ctl_runner.h"
#include "tests/support/damaged_images.h"
#include "tests/support/golden.h"
#include "tests/support/image_tools.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QStandardPaths>
#include <QTest>

#include <fstream>

namespace fs = std::filesystem;
using namespace cryo;
using namespace cryo::test;
using nlohmann::json;

namespace {

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

QString text(const std::string& words)
{
    return QString::fromStdString(words);
}

/// A store of one of the two kinds, as files.
struct Box {
    TempDir folder;
    fs::path root = folder / "root";
    Image image;
    QStringList options{"--codec", "bytes"};
    QStringList environment{"XDG_STATE_HOME=" + text(folder / "state")};

    explicit Box(bool isFreezer)
    {
        fs::create_directory(root);
        if (isFreezer) {
            FreezerSpec spec;
            spec.store.pageSize = PageSize{120};
            spec.tableInitialSize = 16;
            spec.resizeFrequency = 200;
            spec.valueTargetSizeBytes = 500;
            image = freezerImage(spec, [](FreezerBuilder& builder) {
                for (std::uint64_t i = 0; i < 60; ++i) {
                    builder.put(keyOf(i), bodyOf(i));
                    if (i == 30)
                        builder.sync();
                }
                builder.sync();
            });
            options << "--checkpoint" << text(toHex(encodeCheckpoint(*image.layout.checkpoint)));
        } else {
            ArchiveSpec spec;
            spec.itemsPerSection = 10;
            spec.store.pageSize = PageSize{104};
            image = archiveImage(spec, [](ArchiveBuilder& builder) {
                for (std::uint64_t i = 0; i < 50; ++i)
                    builder.put(i, keyOf(i), bodyOf(i));
                builder.sync();
            });
            options << "--items-per-section" << "10";
        }
        write(root);
    }
    void write(const fs::path& to) const { writeToFolder(*image.storage, to); }
    [[nodiscard]] CtlRun run(const QStringList& arguments) const
    {
        return runCtl(arguments + options, environment);
    }
    [[nodiscard]] QString rootText() const { return text(root); }
    [[nodiscard]] json infoOf(const fs::path& other, const QStringList& with) const
    {
        return runCtl(QStringList{"info", "--json", text(other)} + with).json();
    }
};

QStringList without(QStringList options, const QString& name)
{
    const auto at = options.indexOf(name);
    if (at >= 0)
        options.remove(at, 2);
    return options;
}

void flip(const fs::path& file, std::uintmax_t at, char mask)
{
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekg(static_cast<std::streamoff>(at));
    const char byte = static_cast<char>(stream.get() ^ mask);
    stream.seekp(static_cast<std::streamoff>(at));
    stream.put(byte);
}

} // namespace

class TestRepairVerbs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planNamesWhatItDoes();
    void healTakesFromACopy();
    void editSetsFields();
    void pruneResizeTighten();
    void checkpointIsEstimated();
    void salvageExportImport();
    void carveFindsValues();
    void damageMakesCopiesAndTheGallery();
    void yesAppliesAtOnce();
    void aTypedNameStandsForLeases();
    void checkSpeaksOfReleases();
    void anInterruptedChangeIsReported();
};

void TestRepairVerbs::planNamesWhatItDoes()
{
    const Box box(false);
    flip(box.root / "archive_value" / sectionFileName(Section{10}), 40, 4);
    const TreeDigest before = digestTree(box.root);
    const CtlRun plan = box.run({"plan", "--json", box.rootText()});
    QCOMPARE(plan.status, 0);
    const json document = plan.json();
    QCOMPARE(document["operations"].size(), std::size_t{1});
    QCOMPARE(document["operations"][0]["kind"].get<std::string>(), std::string("flip-bits"));
    QVERIFY(document["operations"][0]["parameters"]["chance"].get<std::uint64_t>() > 1'000'000);
    const CtlRun words = box.run({"plan", box.rootText()});
    QVERIFY2(words.out.contains("One bit of a value is flipped back"), words.out);
    QVERIFY(box.run({"plan", box.rootText(), "--code", "PG-03"}).out.startsWith("nothing that can be done"));
    QCOMPARE(box.run({"plan", box.rootText(), "--code", "PG-99"}).status, 16);
    QVERIFY(differences(before, digestTree(box.root)).empty());
}

void TestRepairVerbs::healTakesFromACopy()
{
    const Box box(true);
    const fs::path copy = box.folder / "copy";
    fs::create_directory(copy);
    box.write(copy);
    fs::remove(box.root / "freezer_value" / sectionFileName(Section{1}));
    flip(box.root / "freezer_key" / sectionFileName(Section{0}), 30, 0x7f);
    flip(box.root / "freezer_key" / sectionFileName(Section{0}), 60, 0x7f);
    const fs::path healed = box.folder / "healed";
    const CtlRun run = box.run({"heal", box.rootText(), "--from", text(copy), "--copy", text(healed)});
    QVERIFY2(run.status == 0, run.err + run.out);
    QVERIFY2(run.out.contains("items come from the copy"), run.out);
    for (const auto& entry : fs::recursive_directory_iterator(copy))
        if (entry.is_regular_file()) {
            const fs::path other = healed / fs::relative(entry.path(), copy);
            std::ifstream a(entry.path(), std::ios::binary);
            std::ifstream b(other, std::ios::binary);
            const std::string left{std::istreambuf_iterator<char>(a), {}};
            const std::string right{std::istreambuf_iterator<char>(b), {}};
            QVERIFY2(left == right, other.c_str());
        }
    QCOMPARE(box.run({"heal", box.rootText()}).status, 16);
    QCOMPARE(box.run({"heal", box.rootText(), "--from", text(box.folder / "none")}).status, 8);
    const Box other(false);
    const CtlRun kind = box.run({"heal", box.rootText(), "--from", other.rootText()});
    QCOMPARE(kind.status, 8);
    QVERIFY2(kind.err.contains("no copy of this store"), kind.err);
}

void TestRepairVerbs::editSetsFields()
{
    const Box box(true);
    std::uint64_t number = 0; // a bucket with both slots in use
    while (box.image.slot(number, 0).epoch == 0 || box.image.slot(number, 1).epoch == 0)
        ++number;
    const QString bucket = QString::number(number);
    const CtlRun run = box.run(
        {"edit", "--json", box.rootText(), "--slot", bucket + ":0:added=7", "--slot", bucket + ":1:added=8"});
    QVERIFY2(run.status == 0, run.err);
    QCOMPARE(run.json()["operations"].size(), std::size_t{1});
    const fs::path edited = box.folder / "edited";
    QCOMPARE(box.run({"edit", box.rootText(), "--record", "0:2:value_size=37", "--field",
                      "freezer_table/7461626c65:" + QString::number(8 + 58 * number + 24) + "=5", "--copy",
                      text(edited)})
                 .status,
             0);
    QCOMPARE(runCtl(QStringList{"check", text(edited), "--level", "structure"} + box.options).status, 0);
    const CtlRun refused = box.run({"edit", box.rootText(), "--slot", bucket + ":1:epoch=99"});
    QCOMPARE(refused.status, 16);
    QVERIFY2(refused.err.contains("--expert"), refused.err);
    QCOMPARE(box.run({"edit", box.rootText(), "--slot", bucket + ":1:epoch=99", "--expert"}).status, 0);
    QCOMPARE(box.run({"edit", box.rootText(), "--slot", bucket + ":1:epok=9"}).status, 8);
    QCOMPARE(box.run({"edit", box.rootText(), "--slot", bucket + ":9:epoch=9"}).status, 16);
    QCOMPARE(box.run({"edit", box.rootText(), "--bytes", "freezer_table/7461626c65:0=zz"}).status, 16);
    QCOMPARE(box.run({"edit", box.rootText()}).status, 16);
    QCOMPARE(box.run({"edit", box.rootText(), "--node-checkpoint", QString(56, '0')}).status, 16);
}

void TestRepairVerbs::pruneResizeTighten()
{
    const Box box(false);
    const fs::path pruned = box.folder / "pruned";
    QCOMPARE(box.run({"prune", box.rootText(), "--min", "27", "--copy", text(pruned)}).status, 0);
    QCOMPARE(box.infoOf(pruned, box.options)["first_index"].get<std::uint64_t>(), std::uint64_t{20});
    QCOMPARE(box.infoOf(box.root, box.options)["first_index"].get<std::uint64_t>(), std::uint64_t{0});
    const Box freezer(true);
    const fs::path resized = freezer.folder / "resized";
    const CtlRun run = freezer.run({"resize", "--json", freezer.rootText(), "--copy", text(resized)});
    QVERIFY2(run.status == 0, run.err);
    const QString checkpoint = text(run.json()["checkpoint"].get<std::string>());
    const QStringList with =
        without(freezer.options, "--checkpoint") + QStringList{"--checkpoint", checkpoint};
    QCOMPARE(runCtl(QStringList{"check", text(resized), "--level", "deep"} + with).status, 0);
    QCOMPARE(fs::file_size(resized / "freezer_table" / kTableFileName), std::uintmax_t{8 + 32 * 58});
    QCOMPARE(freezer.run({"resize", freezer.rootText(), "--to", "8"}).status, 16);
    QCOMPARE(freezer.run({"resize", freezer.rootText(), "--to", "48"}).status, 16);
    const CtlRun tight = freezer.run({"tighten", "--json", freezer.rootText()});
    QVERIFY2(tight.status == 0, tight.err);
    QCOMPARE(tight.json()["operations"].size() <= 1, true);
    QVERIFY(freezer.run({"prune", freezer.rootText(), "--min", "3"}).status >= 8);
}

void TestRepairVerbs::checkpointIsEstimated()
{
    const Box box(true);
    const CtlRun run = runCtl({"checkpoint", "--json", box.rootText()});
    QVERIFY2(run.status == 0 || run.status == 4, run.err);
    const std::string last = toHex(encodeCheckpoint(*box.image.layout.checkpoint));
    bool found = false;
    const json document = run.json();
    for (const json& candidate : document["checkpoints"])
        found |= candidate["hex"] == last;
    QVERIFY2(found, run.out);
}

void TestRepairVerbs::salvageExportImport()
{
    for (const bool isFreezer : {false, true}) {
        const Box box(isFreezer);
        const fs::path fresh = box.folder / "fresh";
        const CtlRun salvage = box.run({"salvage", "--json", box.rootText(), "--to", text(fresh)});
        QVERIFY2(salvage.status == 0, salvage.err);
        QStringList with = without(box.options, "--checkpoint");
        if (isFreezer)
            with << "--checkpoint" << text(salvage.json()["checkpoint"].get<std::string>());
        QCOMPARE(runCtl(QStringList{"check", text(fresh), "--level", "deep"} + with).status, 0);
        const CtlRun before = box.run({"export", box.rootText()});
        const CtlRun after = runCtl(QStringList{"export", text(fresh)} + with);
        QCOMPARE(before.lines().size(), std::size_t{isFreezer ? 60U : 50U});
        QCOMPARE(after.lines().size(), before.lines().size());
        QVERIFY(box.run({"export", box.rootText(), "--missing"}).out.isEmpty());
        // What is there already is not put again; another item is.
        const fs::path lines = box.folder / "items.jsonl";
        json item = before.lines().front();
        item["key"] = std::string(64, 'e');
        if (!isFreezer)
            item["index"] = 1234;
        std::ofstream(lines) << item.dump() << "\n";
        const fs::path filled = box.folder / "filled";
        const CtlRun import =
            box.run({"import", "--json", box.rootText(), "--from", text(lines), "--copy", text(filled)});
        QVERIFY2(import.status == 0, import.err);
        QStringList now = without(box.options, "--checkpoint");
        if (isFreezer)
            now << "--checkpoint" << text(import.json()["checkpoint"].get<std::string>());
        QCOMPARE(runCtl(QStringList{"export", text(filled)} + now).lines().size(), before.lines().size() + 1);
        std::ofstream(lines) << "{\"key\":\"zz\"}\n";
        QVERIFY(box.run({"import", box.rootText(), "--from", text(lines)}).status >= 8);
        QCOMPARE(box.run({"salvage", box.rootText(), "--to", text(fresh)}).status >= 8, true); // not empty
    }
}

void TestRepairVerbs::carveFindsValues()
{
    const Box box(false);
    fs::remove(box.root / "archive_key" / sectionFileName(Section{20}));
    const CtlRun run = box.run({"carve", box.rootText()});
    QVERIFY2(run.status == 0 || run.status == 4, run.err);
    QCOMPARE(run.lines().size(), std::size_t{10});
    QVERIFY(box.run({"carve", box.rootText(), "--section", "20"}).out == run.out);
}

void TestRepairVerbs::damageMakesCopiesAndTheGallery()
{
    const Box box(false);
    const TreeDigest before = digestTree(box.root);
    const fs::path copy = box.folder / "copy";
    const QString file = "archive_value/" + text(sectionFileName(Section{0}));
    QCOMPARE(box.run({"damage", box.rootText(), "--to", text(copy), "--flip", file + ":40:3"}).status, 0);
    const CtlRun check = runCtl(QStringList{"check", "--json", text(copy), "--level", "deep"} + box.options);
    QCOMPARE(check.json()["summary"]["codes"]["VA-02"].get<int>(), 1);
    QVERIFY(box.run({"damage", box.rootText(), "--to", box.rootText(), "--flip", file + ":40:3"}).status >=
            8);
    QVERIFY(box.run({"damage", box.rootText(), "--to", text(box.folder / "x"), "--flip", file + ":99999:3"})
                .status >= 8);
    QVERIFY(differences(before, digestTree(box.root)).empty());

    const fs::path gallery = box.folder / "gallery";
    const CtlRun made = runCtl({"damage", "--json", "--gallery", text(gallery)});
    QVERIFY2(made.status == 0, made.err);
    const json codes = runCtl({"explain", "--json"}).json()["codes"];
    for (const json& entry : codes) {
        const std::string code = entry["code"].get<std::string>();
        QVERIFY2(fs::exists(gallery / code / "README.txt"), code.c_str());
        QVERIFY2(code.starts_with("LV") || fs::exists(gallery / code / "store"), code.c_str());
    }
    QVERIFY(made.json()["folders"].get<std::size_t>() >= codes.size());
    // The command that a README names finds the code.
    for (const char* code : {"PG-03", "FZ-11", "UP-03", "VA-02", "MK-05"}) {
        const fs::path folder = gallery / code;
        QStringList arguments{
            "check",   "--json", text(folder / "store"), "--config", text(folder / "config.json"),
            "--level", "deep"};
        if (std::string(code) == "UP-03")
            arguments << "--engine" << "2026.10.0";
        const CtlRun found = runCtl(arguments);
        QVERIFY2(found.json()["summary"]["codes"].contains(code), found.out + found.err);
    }
    QCOMPARE(runCtl({"damage", "--gallery", text(gallery)}).status, 16); // not empty
    QCOMPARE(runCtl({"damage"}).status, 16);
}

void TestRepairVerbs::yesAppliesAtOnce()
{
    const Box box(false);
    const TreeDigest healthy = digestTree(box.root);
    flip(box.root / "archive_value" / sectionFileName(Section{10}), 40, 4);
    const CtlRun run = box.run({"plan", box.rootText(), "--yes"});
    if (run.status == 8 && run.err.contains("lease"))
        QSKIP("no leases here");
    QVERIFY2(run.status == 1, run.err + run.out);
    QVERIFY2(run.out.contains("1 file changed"), run.out);
    for (const auto& [path, entry] : digestTree(box.root))
        QVERIFY2(entry.contentHash == healthy.at(path).contentHash, path.c_str());
    QCOMPARE(box.run({"plan", box.rootText(), "--yes"}).out, QByteArray("nothing to do\n"));
    QCOMPARE(runCtl({"undo"}, box.environment).status, 0);
    QCOMPARE(box.run({"check", box.rootText(), "--level", "deep"}).status, 4);
}

/// A store that belongs to another user gives no lease: refused with a sentence; done after the typed name.
void TestRepairVerbs::aTypedNameStandsForLeases()
{
    if (QStandardPaths::findExecutable("setpriv").isEmpty() ||
        QStandardPaths::findExecutable("script").isEmpty() ||
        runScript("setpriv --bounding-set=-lease --inh-caps=-lease true").status != 0)
        QSKIP("leases cannot be taken away here");
    const Box box(false);
    flip(box.root / "archive_value" / sectionFileName(Section{10}), 40, 4);
    const QString plan = text(box.folder / "plan.json");
    QCOMPARE(box.run({"plan", box.rootText(), "-o", plan}).status, 0);
    if (runScript("chown -R 12345 \"$ROOT\"", {"ROOT=" + box.rootText()}).status != 0)
        QSKIP("files cannot be given away here");
    const QStringList environment = box.environment + QStringList{"PLAN=" + plan};
    const QString noLease = "setpriv --bounding-set=-lease --inh-caps=-lease ";
    const CtlRun refused = runScript(noLease + "\"$CTL\" apply \"$PLAN\"", environment);
    QCOMPARE(refused.status, 8);
    QVERIFY2(!refused.err.contains("type the name"), refused.err); // nobody is there to ask
    const QString onTerminal = "script -qec '" + noLease + "\"$CTL\" apply \"$PLAN\"' /dev/null";
    const CtlRun wrong = runScript("echo yes | " + onTerminal, environment);
    QVERIFY2(wrong.status == 8 && wrong.out.contains("type the name"), wrong.out);
    QCOMPARE(box.run({"check", box.rootText(), "--level", "deep"}).status, 4);
    const CtlRun right = runScript("echo root | " + onTerminal, environment);
    QVERIFY2(right.status == 1, right.out);
    QCOMPARE(box.run({"check", box.rootText(), "--level", "deep"}).status, 0);
}

void TestRepairVerbs::checkSpeaksOfReleases()
{
    const Box box(true);
    QCOMPARE(box.run({"check", box.rootText()}).status, 0);
    const QStringList none = without(box.options, "--checkpoint");
    const CtlRun run = runCtl(QStringList{"check", "--json", box.rootText(), "--engine", "2026.7.1"} + none);
    QCOMPARE(run.status, 4);
    bool found = false;
    const json document = run.json();
    for (const json& finding : document["findings"])
        found |= finding["code"] == "UP-02" && finding["release"] == "2026.7.1";
    QVERIFY2(found, run.out);
}

/// An apply that is killed in the middle: the next check says so.
void TestRepairVerbs::anInterruptedChangeIsReported()
{
    if (QStandardPaths::findExecutable("strace").isEmpty() ||
        runScript("strace -o /dev/null true").status != 0)
        QSKIP("strace is not here, or may not trace");
    const Box box(true);
    fs::remove(box.root / "freezer_table" / kTableFileName);
    const QString plan = text(box.folder / "plan.json");
    QCOMPARE(box.run({"plan", box.rootText(), "-o", plan}).status, 0);
    // Killed when it would move a file to another name; the first of these moves need not be one of the
    // store.
    bool interrupted = false;
    for (int when = 1; when <= 8 && !interrupted; ++when) {
        const CtlRun killed =
            runScript("strace -f -o /dev/null -e inject=renameat2,rename,renameat:signal=KILL:when=" +
                          QString::number(when) + " \"$CTL\" apply \"$PLAN\" --without-leases",
                      box.environment + QStringList{"PLAN=" + plan});
        if (killed.status == 1)
            break; // it went through
        const json document = runCtl({"undo", "--json", "--list"}, box.environment).json();
        interrupted = !document["changes"].empty() && document["changes"][0]["state"] == "interrupted";
    }
    if (!interrupted)
        QSKIP("it was never killed between before and after");
    const CtlRun check = box.run({"check", "--json", box.rootText()});
    QCOMPARE(check.json()["summary"]["codes"].value("LV-05", 0), 1);
    QCOMPARE(runCtl({"undo", "--without-leases"}, box.environment).status, 0);
    QCOMPARE(box.run({"check", "--json", box.rootText()}).json()["summary"]["codes"].value("LV-05", 0), 0);
}

QTEST_GUILESS_MAIN(TestRepairVerbs)
#include "tst_repair_verbs.moc"
