// SPDX-License-Identifier: GPL-3.0-or-later
//
// Overrides: remembered outside the store, read back tolerantly, put over what was found.
#include "core/inspect/overrides.h"
#include "tests/core/detection_truth.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

#include <QTest>

#include <fstream>
#include <iterator>
#include <thread>

using namespace cryo;
using namespace cryo::test;
namespace fs = std::filesystem;

namespace {

LayoutOverrides everything()
{
    LayoutOverrides overrides;
    overrides.kind = StoreKind::Freezer;
    overrides.partitions = StorePartitions{"k", "v", "t", {}, {}};
    overrides.pageSize = PageSize{65535};
    overrides.keySizeBytes = 33;
    overrides.itemsPerSection = UINT64_MAX;
    overrides.compressed = true;
    overrides.codec = Codec::Fixed;
    overrides.translator = Translator{3};
    overrides.checkpoint = Checkpoint{7, Section{2}, 600, 64};
    return overrides;
}

bool same(const LayoutOverrides& a, const LayoutOverrides& b)
{
    return a.kind == b.kind && a.partitions == b.partitions && a.pageSize == b.pageSize &&
           a.keySizeBytes == b.keySizeBytes && a.itemsPerSection == b.itemsPerSection &&
           a.compressed == b.compressed && a.codec == b.codec && a.translator == b.translator &&
           a.checkpoint == b.checkpoint;
}

std::string contentOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

} // namespace

class TestOverrides : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTrip();
    void oneRootUnderTwoNames();
    void forgetting();
    void tolerant_data();
    void tolerant();
    void damagedFileIsKept();
    void severalWriters();
    void overStore();
    void contradiction();
};

void TestOverrides::roundTrip()
{
    const TempDir dir;
    const fs::path file = dir / "state" / "overrides.json";
    QVERIFY(loadOverrides(dir.path(), file).empty());
    QVERIFY(saveOverrides(dir.path(), "one", everything(), file).has_value());
    LayoutOverrides some;
    some.compressed = false;
    QVERIFY(saveOverrides(dir.path(), "two", some, file).has_value());
    const RootOverrides back = loadOverrides(dir.path(), file);
    QCOMPARE(back.size(), std::size_t{2});
    QVERIFY(same(back.at("one"), everything()));
    QVERIFY(same(back.at("two"), some));
    QVERIFY(loadOverrides(dir / "elsewhere", file).empty());
    QVERIFY(!fs::exists(file.string() + ".new"));
}

void TestOverrides::oneRootUnderTwoNames()
{
    const TempDir dir;
    fs::create_directory(dir / "root");
    fs::create_directory_symlink(dir / "root", dir / "link");
    const fs::path file = dir / "overrides.json";
    QVERIFY(saveOverrides(dir / "link", "store", everything(), file).has_value());
    QCOMPARE(loadOverrides(dir / "root" / ".." / "root", file).size(), std::size_t{1});
    // a path whose bytes are no text
    const fs::path odd = dir / "\xFF\xFE";
    fs::create_directory(odd);
    QVERIFY(saveOverrides(odd, "store", everything(), file).has_value());
    QVERIFY(same(loadOverrides(odd, file).at("store"), everything()));
}

void TestOverrides::forgetting()
{
    const TempDir dir;
    const fs::path file = dir / "overrides.json";
    QVERIFY(saveOverrides(dir.path(), "store", everything(), file).has_value());
    QVERIFY(saveOverrides(dir.path(), "store", {}, file).has_value());
    QVERIFY(loadOverrides(dir.path(), file).empty());
    QVERIFY(contentOf(file).find("\"store\"") == std::string::npos);
}

void TestOverrides::tolerant_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<bool>("pageSizeStays");
    QTest::newRow("a field of the wrong type")
        << QByteArray(R"({"page_size":512,"key_size":"many"})") << true;
    QTest::newRow("a field out of range") << QByteArray(R"({"page_size":512,"items_per_section":0})") << true;
    QTest::newRow("a field that nobody knows") << QByteArray(R"({"page_size":512,"colour":"blue"})") << true;
    QTest::newRow("a codec that nobody knows") << QByteArray(R"({"page_size":512,"codec":"json"})") << true;
    QTest::newRow("this very field") << QByteArray(R"({"page_size":70000,"key_size":4})") << false;
    QTest::newRow("no object") << QByteArray("[1,2]") << false;
}

void TestOverrides::tolerant()
{
    QFETCH(QByteArray, entry);
    QFETCH(bool, pageSizeStays);
    const TempDir dir;
    const fs::path file = dir / "overrides.json";
    std::ofstream(file) << R"({"later":true,"roots":{")" << dir.path().string() << R"(":{"store":)"
                        << entry.constData() << "}}}";
    const RootOverrides back = loadOverrides(dir.path(), file);
    const auto found = back.find("store");
    QCOMPARE(found != back.end() && found->second.pageSize == PageSize{512}, pageSizeStays);
    // what a later version put there stays
    QVERIFY(saveOverrides(dir.path(), "other", everything(), file).has_value());
    QVERIFY(contentOf(file).find("\"later\": true") != std::string::npos);
}

void TestOverrides::damagedFileIsKept()
{
    const TempDir dir;
    const fs::path file = dir / "overrides.json";
    for (const char* const content : {"", "{\"roots\":", "\xFF\xFF", "[]"}) {
        std::ofstream(file, std::ios::trunc) << content;
        QVERIFY(loadOverrides(dir.path(), file).empty());
        QVERIFY(saveOverrides(dir.path(), "store", everything(), file).has_value());
        QCOMPARE(loadOverrides(dir.path(), file).size(), std::size_t{1});
        QCOMPARE(contentOf(file.string() + ".damaged"), std::string(content));
    }
}

void TestOverrides::severalWriters()
{
    constexpr int kWriters = 4;
    constexpr int kStores = 10;
    const TempDir dir;
    const fs::path file = dir / "overrides.json";
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < kWriters; ++writer)
        threads.emplace_back([&, writer] {
            for (int store = 0; store < kStores; ++store)
                (void)saveOverrides(dir.path(), std::to_string(writer) + "-" + std::to_string(store),
                                    everything(), file);
        });
    threads.clear();
    QCOMPARE(loadOverrides(dir.path(), file).size(), std::size_t{kWriters * kStores});
}

void TestOverrides::overStore()
{
    ArchiveBuilder builder({});
    builder.putRandom(1, 40, {});
    builder.sync();
    MemoryStorage storage;
    builder.writeTo(storage);
    auto detection = detectStores(storage);
    QVERIFY(detection && detection->stores.size() == 1);
    QCOMPARE(detection->stores[0].parameter("items_per_section")->confidence, Confidence::Ambiguous);
    LayoutOverrides known;
    known.itemsPerSection = 128;
    known.pageSize = PageSize{1024};
    applyRemembered({{"archive", known}, {"another", everything()}}, *detection);
    const DetectedStore& store = detection->stores[0];
    const Parameter& items = *store.parameter("items_per_section");
    QVERIFY(items.overridden && items.candidates.empty());
    QCOMPARE(items.confidence, Confidence::Certain);
    QVERIFY(items.value == ParameterValue(std::uint64_t{128}));
    QCOMPARE(store.layout.itemsPerSection.value(), 128U);
    QVERIFY(!store.parameter("key_size")->overridden);
    QVERIFY(detection->findings.empty());
}

void TestOverrides::contradiction()
{
    FreezerBuilder builder({});
    builder.putRandom(1, 300, {});
    builder.close();
    MemoryStorage storage;
    builder.writeTo(storage);
    LayoutOverrides wrong;
    wrong.pageSize = PageSize{4096};
    wrong.keySizeBytes = 16;
    wrong.compressed = true;
    const auto detection = detectStores(storage, wrong);
    QVERIFY(detection && detection->stores.size() == 1);
    const DetectedStore& store = detection->stores[0];
    // what the user says goes, but the files' objection is not lost
    QCOMPARE(store.layout.pageSize->value, 4096U);
    QCOMPARE(store.layout.keySizeBytes.value(), 16U);
    QCOMPARE(detection->findings.size(), std::size_t{3});
    for (const Finding& finding : detection->findings)
        QCOMPARE(finding.code, FindingCode::FZ23);
    QCOMPARE(detection->findings[0].expected, std::string("1024"));
}

QTEST_GUILESS_MAIN(TestOverrides)
#include "tst_overrides.moc"
