// SPDX-License-Identifier: GPL-3.0-or-later
// The window's models: Qt's own rules by QAbstractItemModelTester, and what they say about known stores.
#include "tests/ui/window_tools.h"
#include "ui/models/bucket_source.h"
#include "ui/models/gap_source.h"
#include "ui/models/record_source.h"
#include "ui/models/section_source.h"
#include "ui/panels/collisions/worst_model.h"
#include "ui/panels/findings/finding_model.h"
#include "ui/panels/hex/file_bytes.h"
#include "ui/panels/jobs/job_model.h"
#include "ui/panels/open/parameter_model.h"
#include "ui/panels/stores/store_tree_model.h"
#include "ui/panels/structure/structure_model.h"
#include "ui/theme/format.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

#include <map>
#include <set>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;

namespace {

/// All rows of a source, asked for in one go, as text: cells with "|" between them.
QStringList textOf(RowSource& source)
{
    QSignalSpy ready(&source, &RowSource::rowsReady);
    source.fetch(1, 0, int(source.rowCount()));
    if (ready.count() == 0 && !ready.wait(10'000))
        return {QStringLiteral("nothing came")};
    QStringList lines;
    for (const cryo::ui::Row& row : ready.front()[1].value<QVector<cryo::ui::Row>>()) {
        QStringList cells;
        for (const Cell& cell : row)
            cells << cell.text;
        lines << cells.join(u'|');
    }
    return lines;
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void recordsOfAnArchive();
    void recordsOfAFreezer();
    void recordsSayWhatCannotBeTrusted();
    void recordsForgottenAreNotDelivered();
    void sectionsAndTheirOrder();
    void sectionWithoutFilesSaysSo();
    void gapsOfAnArchive();
    void bucketsOfAFreezer();
    void findingsAreSortedWorstFirst();
    void findingsSpokenOfTwiceAreListedOnce();
    void storesAndFolders();
    void structureFollowsTheModelRules();
    void jobsComeAndGo();
    void parametersTakeOverrides_data();
    void parametersTakeOverrides();
    void bytesArriveInChunks();

private:
    StateFolder m_state;
};

void TestModels::initTestCase()
{
    QLocale::setDefault(QLocale::c());
}

void TestModels::recordsOfAnArchive()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/archive-basic");
    const GoldenCopy copy(scenario);
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    RecordSource source(window.desk().workspace().workers().reads(), nullptr);
    source.setView(window.store()->view());
    // Every item that the engine itself lists is one of the rows.
    std::map<QString, QString> keyOfIndex;
    for (const QString& line : textOf(source)) {
        const QStringList cells = line.split(u'|');
        keyOfIndex[cells[1]] = cells[2];
    }
    const std::set<QString> keys = [&] {
        std::set<QString> all;
        for (const auto& [index, key] : keyOfIndex)
            all.insert(key);
        return all;
    }();
    std::size_t items = 0;
    for (const nlohmann::json& line : scenario.lines("expected.jsonl")) {
        if (line.contains("index")) {
            const QString index = formatCount(quint64(line["index"].get<std::uint64_t>()));
            QVERIFY2(keyOfIndex.contains(index), qPrintable(index));
            ++items;
        } else if (line.contains("key") && !line["value"].is_null()) {
            const QString key = QString::fromStdString(line["key"].get<std::string>());
            QVERIFY2(keys.contains(key), qPrintable(key));
        }
    }
    QVERIFY(items > 100);
    QCOMPARE(keyOfIndex.size(), items);
}

void TestModels::recordsOfAFreezer()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const StoreView& view = *window.store()->view();
    RecordSource source(window.desk().workspace().workers().reads(), nullptr);
    source.setView(window.store()->view());
    const QStringList lines = textOf(source);
    QCOMPARE(std::uint64_t(lines.size()), view.records());
    for (const QString& line : lines) {
        const QStringList cells = line.split(u'|');
        const std::optional<Bytes> key = fromHex(cells[1].toStdString());
        QVERIFY(key.has_value());
        QCOMPARE(cells[2], formatCount(bucketOfKey(*key, view.tableSize()).value));
        QCOMPARE(cells.last(), QStringLiteral("verified"));
    }
    // The first record of the store ends a chain; some other leads on.
    QCOMPARE(lines.front().split(u'|')[5], QStringLiteral("end"));
    QVERIFY(std::any_of(lines.begin(), lines.end(),
                        [](const QString& line) { return line.split(u'|')[5].contains(u':'); }));
}

void TestModels::recordsSayWhatCannotBeTrusted()
{
    const GoldenCopy copy(goldenScenario("2026.2.0/archive-bitflip-key"), "store");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    RecordSource source(window.desk().workspace().workers().reads(), nullptr);
    source.setView(window.store()->view());
    const QStringList lines = textOf(source);
    QVERIFY(std::any_of(lines.begin(), lines.end(),
                        [](const QString& line) { return line.endsWith(QStringLiteral("unverified")); }));
    QVERIFY(std::any_of(lines.begin(), lines.end(),
                        [](const QString& line) { return line.endsWith(QStringLiteral("|verified")); }));
}

void TestModels::recordsForgottenAreNotDelivered()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    RecordSource source(&pool, nullptr);
    source.setView(window.store()->view());
    QSignalSpy ready(&source, &RowSource::rowsReady);
    source.fetch(1, 0, 10);
    source.forget(1);
    source.fetch(2, 0, 10);
    QVERIFY(ready.wait(5000));
    QCOMPARE(ready.count(), 1);
    QCOMPARE(ready.front()[0].toULongLong(), 2ULL);
    // A new snapshot makes older answers stale.
    ready.clear();
    source.fetch(3, 0, 10);
    source.setView(nullptr);
    QTest::qWait(100);
    QCOMPARE(ready.count(), 0);
}

void TestModels::sectionsAndTheirOrder()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    SectionSource source(window.desk().workspace().workers().reads(), nullptr);
    source.setView(window.store()->view());
    const auto sections = window.store()->view()->sections();
    QCOMPARE(source.rowCount(), qint64(sections.size()));
    for (qint64 row = 0; row < source.rowCount(); ++row) {
        QCOMPARE(source.sectionAt(row)->section.value, sections[std::size_t(row)].section.value);
        QCOMPARE(source.rowOf(sections[std::size_t(row)].section), std::optional<qint64>(row));
    }
    QSignalSpy changed(&source, &RowSource::changed);
    source.sort(2, Qt::DescendingOrder);
    QTRY_VERIFY(changed.count() > 0);
    for (qint64 row = 1; row < source.rowCount(); ++row)
        QVERIFY(source.sectionAt(row - 1)->records >= source.sectionAt(row)->records);
    for (const SectionInfo& section : sections)
        QCOMPARE(source.sectionAt(*source.rowOf(section.section))->section.value, section.section.value);
    QVERIFY(!source.rowOf(Section{12345}).has_value());
    QCOMPARE(source.sectionAt(-1), nullptr);
    QCOMPARE(source.sectionAt(source.rowCount()), nullptr);
}

void TestModels::sectionWithoutFilesSaysSo()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    std::filesystem::remove(copy.root() / "archive_value" / "0000000000000080");
    std::filesystem::remove(copy.root() / "archive_key" / "0000000000000100");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    SectionSource source(window.desk().workspace().workers().reads(), nullptr);
    source.setView(window.store()->view());
    const QStringList lines = textOf(source);
    const auto hasState = [&](const QString& section, const QString& state) {
        return std::any_of(lines.begin(), lines.end(), [&](const QString& line) {
            return line.startsWith(section + u'|') && line.endsWith(state);
        });
    };
    QVERIFY(hasState(QStringLiteral("128"), QStringLiteral("Value file missing")));
    QVERIFY(hasState(QStringLiteral("256"), QStringLiteral("Values without a key file")));
}

void TestModels::gapsOfAnArchive()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/archive-basic");
    const GoldenCopy copy(scenario);
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    GapSource source(window.desk().workspace().workers().reads(), nullptr);
    source.setScan(window.store()->scan());
    // What the engine stored and what is listed as missing cover everything up to the last index, once.
    std::vector<bool> isStored;
    for (const nlohmann::json& line : scenario.lines("expected.jsonl")) {
        if (!line.contains("index"))
            continue;
        const auto index = std::size_t(line["index"].get<std::uint64_t>());
        isStored.resize(std::max(isStored.size(), index + 1));
        isStored[index] = true;
    }
    std::vector<bool> isMissing(isStored.size());
    for (qint64 row = 0; row < source.rowCount(); ++row) {
        const GapRow& gap = *source.gapAt(row);
        if (gap.cls == cryo::ui::GapClass::Tail) {
            QCOMPARE(gap.first, quint64(isStored.size()));
            continue;
        }
        for (quint64 index = gap.first; index <= gap.last; ++index)
            isMissing[std::size_t(index)] = true;
        QCOMPARE(source.rowOf(gap.first), std::optional<qint64>(row));
        QCOMPARE(source.rowAtOrAfter(gap.last), std::optional<qint64>(row));
    }
    for (std::size_t index = 0; index < isStored.size(); ++index)
        QVERIFY2(isStored[index] != isMissing[index], qPrintable(QString::number(index)));
    QSignalSpy changed(&source, &RowSource::changed);
    source.sort(3, Qt::DescendingOrder);
    QTRY_VERIFY(changed.count() > 0);
    for (qint64 row = 1; row < source.rowCount(); ++row)
        QVERIFY(source.gapAt(row - 1)->length() >= source.gapAt(row)->length());
}

void TestModels::bucketsOfAFreezer()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const auto report = window.store()->freezer();
    QVERIFY(report != nullptr);
    BucketSource source(window.desk().workspace().workers().reads(), nullptr);
    source.setView(window.store()->view(), report);
    const QStringList lines = textOf(source);
    QCOMPARE(std::uint64_t(lines.size()), window.store()->view()->buckets());
    std::uint64_t sum = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringList cells = lines[i].split(u'|');
        QCOMPARE(cells[0], formatCount(quint64(i)));
        sum += QLocale::c().toULongLong(cells[5]);
    }
    std::uint64_t expected = 0;
    for (const auto& [length, buckets] : report->histogram)
        expected += std::uint64_t(length) * buckets;
    QCOMPARE(sum, expected);
    QVERIFY(sum > 0);
}

void TestModels::findingsAreSortedWorstFirst()
{
    FindingModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto findings = std::make_shared<FindingList>();
    findings->add(Finding::make(FindingCode::HD09, {}, {{"a", "1"}, {"b", "2"}}));
    findings->add(
        Finding::make(FindingCode::HD01, {"blocks", "0000\n", 8}, {{"file", "bad\xff\nname"}, {"n", "3"}}));
    findings->add(Finding::make(FindingCode::HD02, {"blocks", "0001", 0}, {{"file", "0001"}}));
    model.setFindings({findings});
    QCOMPARE(model.rowCount(), 3);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, FindingModel::Code), QStringLiteral("HD-02"));
    QCOMPARE(text(1, FindingModel::Code), QStringLiteral("HD-01"));
    QCOMPARE(text(2, FindingModel::Code), QStringLiteral("HD-09"));
    QCOMPARE(text(2, FindingModel::Sentence),
             QStringLiteral("Files of this store have both header layouts: 1 V0, 2 V1."));
    // A name from the store cannot bring lines or bytes of its own into the window.
    QVERIFY2(!text(1, FindingModel::Sentence).contains(u'\n'), qPrintable(text(1, FindingModel::Sentence)));
    QVERIFY(!text(1, FindingModel::Place).contains(u'\n'));
    QCOMPARE(model.index(0, FindingModel::SeverityColumn).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Fatal"));
    QSortFilterProxyModel sorted;
    sorted.setSourceModel(&model);
    sorted.setSortRole(kSortRole);
    sorted.sort(FindingModel::SeverityColumn, Qt::AscendingOrder);
    QCOMPARE(sorted.index(0, FindingModel::Code).data().toString(), QStringLiteral("HD-09"));
    model.setFindings({std::make_shared<const FindingList>()});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::findingsSpokenOfTwiceAreListedOnce()
{
    FindingModel model;
    auto ofTheStore = std::make_shared<FindingList>();
    auto ofTheRoot = std::make_shared<FindingList>();
    ofTheStore->add(Finding::make(FindingCode::HD02, {"blocks", "0001", 0}, {{"file", "0001"}}));
    ofTheRoot->add(Finding::make(FindingCode::HD02, {"blocks", "0001", 0}, {{"file", "0001"}}));
    ofTheRoot->add(Finding::make(FindingCode::HD02, {"blocks", "0002", 0}, {{"file", "0002"}}));
    model.setFindings({ofTheStore, ofTheRoot});
    QCOMPARE(model.rowCount(), 2);
}

void TestModels::storesAndFolders()
{
    const GoldenCopy copy("2026.10.0/archive-basic-v1");
    Workspace workspace;
    StoreTreeModel model(workspace, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy detected(&workspace, &Workspace::detected);
    workspace.look(copy.root());
    QVERIFY(detected.wait(kOpenMs));
    workspace.openDetected();
    QTRY_VERIFY_WITH_TIMEOUT(workspace.current()->archive() != nullptr && !workspace.current()->isBusy(),
                             kOpenMs);
    QStringList tree;
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex top = model.index(group, 0);
        tree << top.data().toString();
        for (int part = 0; part < model.rowCount(top); ++part)
            tree << QStringLiteral("  %1 %2").arg(model.index(part, 0, top).data().toString(),
                                                  model.index(part, 1, top).data().toString());
    }
    QCOMPARE(tree,
             (QStringList{QStringLiteral("archive"), QStringLiteral("  archive_key 4"),
                          QStringLiteral("  archive_value 4"), QStringLiteral("  archive_key-metadata "),
                          QStringLiteral("Other entries"), QStringLiteral("  .hold ")}));
    QCOMPARE(model.storeOf(model.index(0, 0)), workspace.current());
    QCOMPARE(model.roleOf(model.index(0, 0, model.index(0, 0))), StoreTreeModel::Role::Keys);
    QCOMPARE(model.index(0, 1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Good"));
    workspace.close();
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::structureFollowsTheModelRules()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const StoreView& view = *window.store()->view();
    const FilePath path{view.table()->where().partition, view.table()->where().blob};
    const auto file = FileStructure::open(window.store()->view(), path);
    QVERIFY(file.has_value());
    StructureModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const std::uint64_t bucket = window.store()->freezer()->worst.front().bucket.value;
    Result<StructureNode> tree = (*file)->tree({ObjectId::Kind::Bucket, bucket, 0, {}});
    QVERIFY(tree.has_value());
    model.setTree(std::make_shared<const StructureNode>(std::move(*tree)));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.rowCount(model.index(0, 0)) >= 2);
    // Every field is found again by its own bytes.
    const FileOffset begin = view.table()->toFile(LogicalOffset{bucket * kBucketSizeBytes});
    const QModelIndex epoch = model.find(path, {begin, 8});
    QVERIFY(epoch.isValid());
    QCOMPARE(model.node(epoch)->label, std::string("epoch"));
    QVERIFY(!model.find({"nowhere", "0"}, {begin, 8}).isValid());
    model.setTree(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::jobsComeAndGo()
{
    QThreadPool pool;
    JobList jobs;
    JobModel model(jobs, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 3; ++i)
        jobs.start(
            &pool, {QString::number(i), QStringLiteral("store")}, this,
            [i](const Progress& progress) -> Result<int> {
                CRYO_TRY(progress.step(50, 100));
                if (i == 1)
                    return fail(Errc::Io, "no");
                return i;
            },
            [](Result<int>&&) {});
    QCOMPARE(model.rowCount(), 3);
    QTRY_COMPARE(jobs.activeCount(), 0);
    QCOMPARE(model.index(0, JobModel::Title).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.index(0, JobModel::State).data().toString(), QStringLiteral("done"));
    QCOMPARE(model.index(0, JobModel::Progress).data(JobModel::kPermilleRole).toInt(), 1000);
    QCOMPARE(model.index(1, JobModel::State).data().toString(), QStringLiteral("failed"));
    jobs.forgetFinished();
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::parametersTakeOverrides_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isValid");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char* name, const char* typed, bool isValid, const char* kept) {
        QTest::addRow("%s = %s", name, typed) << QString::fromLatin1(name) << QString::fromLatin1(typed)
                                              << isValid << QString::fromLatin1(kept);
    };
    row("page_size", "4096", true, "4096");
    row("page_size", "", true, "");
    row("page_size", "0", false, "");
    row("page_size", "65536", false, "");
    row("page_size", "4k", false, "");
    row("key_size", "32", true, "32");
    row("key_size", "-1", false, "");
    row("items_per_section", "65536", true, "65536");
    row("items_per_section", "0", false, "");
    row("compression", "zstd", true, "zstd");
    row("compression", "none", true, "none");
    row("compression", "maybe", false, "");
    row("codec", "u64", true, "u64");
    row("codec", "u63", false, "");
}

void TestModels::parametersTakeOverrides()
{
    QFETCH(const QString, name);
    QFETCH(const QString, typed);
    QFETCH(const bool, isValid);
    QFETCH(const QString, kept);
    ParameterModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Parameter parameter;
    parameter.name = name.toStdString();
    model.setRows({{parameter, {}}});
    const QModelIndex at = model.index(0, ParameterModel::Override);
    QVERIFY((model.flags(at) & Qt::ItemIsEditable) != 0);
    QVERIFY(model.setData(at, typed, Qt::EditRole));
    QCOMPARE(model.isValid(), isValid);
    LayoutOverrides overrides;
    model.addOverrides(overrides);
    QCOMPARE(ParameterModel::textOf(overrides, parameter.name), kept);
    QCOMPARE(overrides.empty(), kept.isEmpty());
}

void TestModels::bytesArriveInChunks()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const StoreView& view = *window.store()->view();
    const FilePath path{view.table()->where().partition, view.table()->where().blob};
    auto file = FileStructure::open(window.store()->view(), path);
    QVERIFY(file.has_value());
    const Bytes expected = *(*file)->bytes({FileOffset{0}, (*file)->sizeBytes()});
    FileBytes bytes(window.desk().workspace().workers().reads(), nullptr);
    bytes.setFile(*file);
    QCOMPARE(bytes.sizeBytes(), quint64(expected.size()));
    std::vector<std::byte> got(64);
    // Nothing is read while it is painted: at first the bytes are on their way.
    const ByteRead first = bytes.read(4090, got);
    QCOMPARE(first.available, std::size_t{0});
    QCOMPARE(first.why, ByteRead::Why::Pending);
    const auto readAll = [&] {
        std::size_t done = 0;
        while (done < got.size()) {
            const ByteRead part = bytes.read(4090 + done, std::span(got).subspan(done));
            if (part.why == ByteRead::Why::Pending)
                return false;
            done += part.available;
        }
        return true;
    };
    QTRY_VERIFY(readAll());
    QVERIFY(std::equal(got.begin(), got.end(), expected.begin() + 4090));
    // Fields follow the chunks: a slot's fields tile its 29 bytes where they are coloured.
    const QVector<FieldSpan> spans = bytes.fields(4096, 4096 + 57);
    QVERIFY(!spans.isEmpty());
    for (qsizetype i = 1; i < spans.size(); ++i)
        QVERIFY(spans[i - 1].offset + spans[i - 1].length <= spans[i].offset);
}

QTEST_MAIN(TestModels)
#include "tst_models.moc"
