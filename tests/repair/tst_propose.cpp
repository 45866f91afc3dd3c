// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every damaged image of the catalogue: a plan is proposed, nothing is written to the store, the repaired
// store has no alarm left but those that nothing can mend, a second proposal is empty, and the plan gives the
// same files again after it went through JSON. Healthy stores get an empty plan.
#include "core/repair/propose.h"
#include "core/repair/propose_swaps.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/repair/damaged_world.h"
#include "tests/support/damaged_images.h"
#include "tests/support/expect.h"
#include "tests/support/golden.h"
#include "tests/support/peer_config.h"

#include <QTest>

#include <map>
#include <set>

using namespace cryo;
using namespace cryo::test;

namespace {

std::vector<DamagedImage> allImages()
{
    std::vector<DamagedImage> images = damagedArchives();
    for (DamagedImage& image : damagedFreezers())
        images.push_back(std::move(image));
    return images;
}

using Files = std::map<std::string, Bytes>;

Files filesOf(const MemoryStorage& storage)
{
    Files files;
    for (const auto& [partition, names] : storage.partitions())
        for (const auto& [name, content] : names)
            files[partition + "/" + name] = *content;
    return files;
}

/// What a plan cannot mend by its nature: the bytes are nowhere else, or the store is as it should be.
std::set<FindingCode> leftBy(const DamagedImage& image)
{
    using enum FindingCode;
    switch (image.code) {
    case DR10: // cannot be read
    case VA03: // the checksum is right: the item stays, and fails
    case VA04:
    case VA06: // a limit of ours
        return {image.code};
    case IX04: // both records read a value that passes
        return {IX04};
    default:
        return {};
    }
}

Proposal propose(const std::shared_ptr<const ReadableStorage>& storage, const StoreLayout& layout,
                 std::uint64_t limit)
{
    ProposeOptions options;
    if (limit != 0)
        options.valueLimitBytes = limit;
    auto proposal = proposeRepairs(storage, layout, options);
    if (!proposal)
        throw std::runtime_error(toString(proposal.error()));
    return std::move(*proposal);
}

std::string operationsOf(const Plan& plan)
{
    std::string text;
    for (const Operation& operation : plan.operations)
        text += std::string(operationName(operation.kind)) + " " + toString(operation.target) + ": " +
                operation.effect + "\n";
    return text;
}

} // namespace

class TestPropose : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void images_data();
    void images();
    void swappedKeyFiles_data();
    void swappedKeyFiles();
    void healthyStores();
    void goldenStores_data();
    void goldenStores();
    void hostilePlans_data();
    void hostilePlans();
};

void TestPropose::images_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const DamagedImage& image : allImages()) {
        if (!image.isUnreadable)
            QTest::newRow((std::string(catalogueEntry(image.code).name) + " " + image.name).c_str())
                << number;
        ++number;
    }
}

void TestPropose::images()
{
    QFETCH(int, number);
    const DamagedImage image = allImages().at(static_cast<std::size_t>(number));
    const Files before = filesOf(*image.storage);
    const Proposal proposal = propose(image.storage, image.layout, image.valueLimitBytes);
    QVERIFY2(filesOf(*image.storage) == before, "the store was written to");

    const std::string operations = operationsOf(proposal.plan);
    const auto left = leftBy(image);
    for (const Finding& finding : alarms(proposal.after))
        QVERIFY2(left.contains(finding.code), (describe(alarms(proposal.after)) + operations).c_str());
    const bool harmful = !alarms(proposal.before).empty();
    QCOMPARE(proposal.plan.changesNothing(), !harmful || !left.empty());

    // A second run has nothing to do.
    const Proposal again = propose(proposal.storage, proposal.layout, image.valueLimitBytes);
    QVERIFY2(again.plan.changesNothing(), operationsOf(again.plan).c_str());

    // The plan as JSON does the same.
    const auto read = planFromJson(planToJson(proposal.plan));
    QVERIFY2(read.has_value(), read ? "" : toString(read.error()).c_str());
    const auto applied = applyToOverlay(*read, image.storage);
    QVERIFY2(applied.has_value(), applied ? "" : toString(applied.error()).c_str());
    QVERIFY(applied->results == proposal.plan.results);
    QVERIFY(applied->layout.checkpoint == proposal.layout.checkpoint);
    for (const Operation& operation : proposal.plan.operations)
        QVERIFY(previewOperation(*read, operation.id, image.storage).has_value());
}

/// Seeds of random_damage: of a store that lost the names of two key files, and of stores in which something
/// else looks a little like that because all values have one size.
void TestPropose::swappedKeyFiles_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<bool>("areSwapped");
    for (const quint64 seed : {362U, 618U, 716U, 1929U})
        QTest::addRow("swapped, %d", int(seed)) << seed << true;
    for (const quint64 seed : {1453U, 1647U, 1695U})
        QTest::addRow("not swapped, %d", int(seed)) << seed << false;
}

void TestPropose::swappedKeyFiles()
{
    QFETCH(quint64, seed);
    QFETCH(bool, areSwapped);
    const DamagedWorld world = makeDamagedWorld(seed);
    const auto view = must(must(StoreView::open(world.damaged, world.layout))->countRecords());
    QCOMPARE(proposeSwaps(*view).size(), areSwapped ? std::size_t{1} : std::size_t{0});
}

void TestPropose::healthyStores()
{
    for (const DamagedImage& image : test::healthyStores()) {
        const Proposal proposal = propose(image.storage, image.layout, 0);
        QVERIFY2(proposal.plan.changesNothing(), operationsOf(proposal.plan).c_str());
        QVERIFY(proposal.plan.results.empty());
    }
}

void TestPropose::goldenStores_data()
{
    QTest::addColumn<QString>("label");
    for (const GoldenScenario& scenario : goldenScenarios())
        QTest::newRow(scenario.label().c_str()) << QString::fromStdString(scenario.label());
}

void TestPropose::goldenStores()
{
    QFETCH(QString, label);
    const GoldenScenario scenario = goldenScenario(label.toStdString());
    const GoldenCopy copy(scenario);
    const auto storage = ReadOnlyFileStorage::open(copy.root()).value();
    const Proposal proposal = propose(storage, layoutFromPeerConfig(scenario.config(), *storage), 0);
    QCOMPARE(proposal.plan.changesNothing(), alarms(proposal.before).empty());
    QVERIFY2(alarms(proposal.after).empty(),
             (describe(alarms(proposal.after)) + operationsOf(proposal.plan)).c_str());
}

void TestPropose::hostilePlans_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
    const QByteArray head =
        R"({"format":"cryoscope-plan","version":1,"store":{"kind":"archive","partitions":)"
        R"({"key":"k","value":"v"}},"operations":)";
    row("nothing", "");
    row("no JSON", "plan");
    row("a list", "[]");
    row("nested", QByteArray(100'000, '['));
    row("nested objects", QByteArray("{\"a\":").repeated(100'000));
    row("another version", R"({"format":"cryoscope-plan","version":2,"store":{},"operations":[]})");
    row("a version that is a text", R"({"format":"cryoscope-plan","version":"x","store":{}})");
    row("no store", R"({"format":"cryoscope-plan","version":1,"operations":[]})");
    row("an unknown operation", head + R"([{"id":1,"kind":"destroy"}]})");
    row("the same number twice", head + R"([{"id":1,"kind":"move-strays"},{"id":1,"kind":"move-strays"}]})");
    row("before what it depends on", head + R"([{"id":1,"kind":"move-strays","depends_on":[2]}]})");
    row("a path", head + R"([{"id":1,"kind":"remove-file","target":{"partition":"..","blob":"x"}}]})");
    row("a path in a name",
        head + R"([{"id":1,"kind":"remove-file","target":{"partition":"k","blob":"../x"}}]})");
    row("a negative number", head + R"([{"id":1,"kind":"edit-bytes","parameters":{"offset":-1}}]})");
    row("a number beyond 64 bits",
        head + R"([{"id":1,"kind":"edit-bytes","parameters":{"offset":"99999999999999999999"}}]})");
    row("operations that are no list", head + R"({"id":1}})");
}

void TestPropose::hostilePlans()
{
    QFETCH(QByteArray, text);
    const auto plan = planFromJson(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    QVERIFY(!plan);
    QVERIFY(!plan.error().message.empty());
}

QTEST_GUILESS_MAIN(TestPropose)
#include "tst_propose.moc"
