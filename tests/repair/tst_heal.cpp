// SPDX-License-Identifier: GPL-3.0-or-later
//
// Healing from a copy: what is lost here and whole there comes back, to the byte where the copy is of the
// very files; a copy in another order or of another moment harms nothing; the copy itself is only read.
#include "core/repair/propose.h"
#include "tests/repair/damaged_world.h"
#include "tests/support/peer_config.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QTest>

#include <map>
#include <set>

using namespace cryo;
using namespace cryo::test;

namespace {

using Files = std::map<std::string, Bytes>;

Files filesOf(const ReadableStorage& storage, const StoreLayout& layout)
{
    Files files;
    for (const std::string& partition :
         {layout.partitions.key, layout.partitions.value, layout.partitions.table}) {
        const auto entries = storage.list(partition);
        if (partition.empty() || !entries)
            continue;
        for (const DirectoryEntry& entry : *entries) {
            const auto file = storage.open(partition, entry.name).value();
            Bytes content(file->sizeBytes());
            if (!file->readAt(FileOffset{0}, content))
                throw std::runtime_error("a file cannot be read");
            files[partition + "/" + entry.name] = std::move(content);
        }
    }
    return files;
}

Proposal heal(const std::shared_ptr<MemoryStorage>& store, const StoreLayout& layout,
              const std::filesystem::path& replica)
{
    Operation operation;
    operation.kind = OperationKind::HealFromReplica;
    operation.repairs = false;
    operation.target.partition = layout.partitions.key;
    operation.parameters["replica"] = replica.string();
    ProposeOptions options;
    options.first.push_back(std::move(operation));
    auto proposal = proposeRepairs(store, layout, options);
    if (!proposal)
        throw std::runtime_error(toString(proposal.error()));
    return std::move(*proposal);
}

/// Which of the items a store has, by index and key and value.
std::size_t countFound(const Proposal& proposal, const std::vector<KnownItem>& items)
{
    std::multimap<Bytes, const KnownItem*> byKey;
    for (const KnownItem& item : items)
        byKey.emplace(item.key, &item);
    const auto view = StoreView::open(proposal.storage, proposal.layout).value()->countRecords().value();
    std::set<const KnownItem*> found;
    for (const RecordRow& row : view->readRows(0, view->records())) {
        const ValueReading value = view->readValue(row.place.section, row.value);
        const auto [first, last] = byKey.equal_range(row.key);
        for (auto known = first; row.readable && value.state == ValueState::Good && known != last; ++known) {
            const bool same =
                known->second->codecBytes == value.body && (!row.index || *row.index == known->second->index);
            if (same && found.insert(known->second).second)
                break;
        }
    }
    return found.size();
}

Bytes& fileOf(MemoryStorage& storage, const std::string& partition, std::size_t number)
{
    auto& files = storage.partitions().at(partition);
    return *std::next(files.begin(), static_cast<std::ptrdiff_t>(number % files.size()))->second;
}

} // namespace

class TestHeal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomDamageIsUndone();
    void theVeryFilesComeBack_data();
    void theVeryFilesComeBack();
    void anEarlierCopyHelpsAsFarAsItGoes();
    void anotherOrderIsMerged();
    void anotherJournalIsLeftAlone();
    void whatIsNoCopyIsRefused();
};

void TestHeal::randomDamageIsUndone()
{
    std::size_t identical = 0;
    constexpr std::uint64_t kWorlds = 60;
    for (std::uint64_t seed = 1; seed <= kWorlds; ++seed) {
        const DamagedWorld world = makeDamagedWorld(seed);
        const TempDir replica;
        writeToFolder(*world.healthy, replica.path());
        const TreeDigest before = digestTree(replica.path());
        const Proposal proposal = heal(world.damaged, world.layout, replica.path());
        QCOMPARE(differences(before, digestTree(replica.path())), std::string());
        const std::string where = "seed " + std::to_string(seed) + " " + world.damageClass + world.damage;
        QVERIFY2(alarms(proposal.after).empty(), (where + describe(alarms(proposal.after))).c_str());
        const std::size_t found = countFound(proposal, world.items);
        QVERIFY2(
            found == world.items.size(),
            (where + ": " + std::to_string(found) + " of " + std::to_string(world.items.size())).c_str());
        identical +=
            filesOf(*proposal.storage, world.layout) == filesOf(*world.healthy, world.layout) ? 1U : 0U;
        const auto read = planFromJson(planToJson(proposal.plan));
        QVERIFY(read.has_value());
        const auto applied = applyToOverlay(*read, world.damaged);
        QVERIFY(applied && applied->results == proposal.plan.results);
    }
    qInfo("%zu of %zu stores have the very bytes again", identical, static_cast<std::size_t>(kWorlds));
    QVERIFY(identical >= kWorlds * 8 / 10);
}

void TestHeal::theVeryFilesComeBack_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("thirty zeros in every index file") << 0;
    QTest::newRow("the last half of every index file is gone") << 1;
    QTest::newRow("every value file is gone") << 2;
    QTest::newRow("every index file is gone") << 3;
    QTest::newRow("a hundred zeros in every value file") << 4;
    QTest::newRow("every third slot of the table is damaged") << 5;
    QTest::newRow("half the table is gone") << 6;
    QTest::newRow("the table is gone") << 7;
    QTest::newRow("every header is damaged") << 8;
}

void damageAll(MemoryStorage& storage, const StoreLayout& layout, int kind)
{
    const auto zero = [](Bytes& file, std::size_t begin, std::size_t size) {
        for (std::size_t i = begin; i < std::min(file.size(), begin + size); ++i)
            file[i] = std::byte{0};
    };
    const auto files = storage.partitions();
    for (const auto& [partition, names] : files)
        for (const auto& [name, content] : names) {
            Bytes& file = *content;
            const bool key = partition == layout.partitions.key;
            const bool table = partition == layout.partitions.table;
            const bool value = !key && !table;
            if (kind == 0 && key)
                zero(file, file.size() / 2, 30);
            else if ((kind == 1 && key) || (kind == 6 && table))
                file.resize(8 + (file.size() - 8) / 2);
            else if ((kind == 2 && value) || (kind == 3 && key) || (kind == 7 && table))
                storage.remove(partition, name);
            else if (kind == 4 && value)
                zero(file, file.size() / 2, 100);
            else if (kind == 5 && table)
                for (std::size_t at = 8; at < file.size(); at += 87)
                    file[at + 20] ^= std::byte{1};
            else if (kind == 8)
                file[1] ^= std::byte{1};
        }
}

void TestHeal::theVeryFilesComeBack()
{
    QFETCH(int, kind);
    int stores = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        DamagedWorld world = makeHealthyWorld(seed);
        if (world.layout.kind == StoreKind::Archive && kind >= 5 && kind <= 7)
            continue;
        const TempDir replica;
        writeToFolder(*world.healthy, replica.path());
        damageAll(*world.damaged, world.layout, kind);
        const Proposal proposal = heal(world.damaged, world.layout, replica.path());
        const std::string where = "seed " + std::to_string(seed);
        QVERIFY2(alarms(proposal.after).empty(), (where + describe(alarms(proposal.after))).c_str());
        QCOMPARE(countFound(proposal, world.items), world.items.size());
        const Files healed = filesOf(*proposal.storage, world.layout);
        for (const auto& [name, content] : filesOf(*world.healthy, world.layout)) {
            if (kind == 0 || kind == 5) // what no engine reads (padding, an older slot) may stay as it is
                continue;
            QVERIFY2(healed.contains(name), (where + " " + name).c_str());
            QVERIFY2(healed.at(name) == content, (where + " " + name).c_str());
        }
        ++stores;
    }
    QVERIFY(stores >= 4);
}

/// Items of the first half only: an archive or a freezer that the other one goes on from.
void TestHeal::anEarlierCopyHelpsAsFarAsItGoes()
{
    ArchiveSpec spec;
    spec.itemsPerSection = 100;
    spec.store.pageSize = PageSize{104};
    std::vector<KnownItem> items;
    MemoryStorage early;
    ArchiveBuilder builder(spec);
    for (std::uint64_t i = 0; i < 60; ++i) {
        Bytes key(32, static_cast<std::byte>(i));
        const Bytes body =
            encodeCodec(Codec::ByteString, DecodedValue(Bytes(20, static_cast<std::byte>(i)))).value();
        builder.put(i, key, body);
        items.push_back({i, std::move(key), body, {}, {}, false});
        builder.sync();
        if (i == 29)
            builder.writeTo(early);
    }
    const auto late = std::make_shared<MemoryStorage>();
    builder.writeTo(*late);
    StoreLayout layout;
    layout.kind = StoreKind::Archive;
    layout.partitions.key = early.partitions().begin()->first;
    layout.partitions.value = std::next(early.partitions().begin())->first;
    layout.pageSize = spec.store.pageSize;
    layout.keySizeBytes = 32;
    layout.itemsPerSection = 100;
    layout.compressed = false;
    layout.codec = Codec::ByteString;
    const TempDir replica;
    writeToFolder(early, replica.path());
    // Items 10 and 50 lose their values: one of them is in the copy.
    Bytes& values = fileOf(*late, layout.partitions.value, 0);
    const std::size_t each = (values.size() - 8) / 60;
    values[8 + 10 * each + 5] = values[8 + 50 * each + 5] = std::byte{0xEE};
    values[8 + 10 * each + 9] = values[8 + 50 * each + 9] = std::byte{0xEE};
    const Proposal proposal = heal(late, layout, replica.path());
    QVERIFY2(alarms(proposal.after).empty(), describe(alarms(proposal.after)).c_str());
    QCOMPARE(proposal.plan.operations.front().gains, std::uint64_t{1});
    QCOMPARE(countFound(proposal, items), std::size_t{59});
}

void TestHeal::anotherOrderIsMerged()
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        DamagedWorld world = makeDamagedWorld(seed);
        if (world.layout.kind != StoreKind::Archive)
            continue;
        ArchiveSpec spec;
        spec.itemsPerSection = *world.layout.itemsPerSection;
        spec.store.pageSize = *world.layout.pageSize;
        spec.store.keySizeBytes = *world.layout.keySizeBytes;
        spec.store.keyPartition = "a";
        spec.store.valuePartition = "b";
        if (*world.layout.compressed)
            spec.store.compressionLevel = 3;
        ArchiveBuilder reversed(spec);
        for (auto item = world.items.rbegin(); item != world.items.rend(); ++item)
            reversed.put(item->index, item->key, item->codecBytes);
        reversed.sync();
        MemoryStorage other;
        reversed.writeTo(other);
        const TempDir replica;
        writeToFolder(other, replica.path());
        Operation operation;
        operation.kind = OperationKind::HealFromReplica;
        operation.parameters["replica"] = replica.path().string();
        operation.parameters["key"] = "a";
        operation.parameters["value"] = "b";
        ProposeOptions options;
        options.first.push_back(std::move(operation));
        const auto proposal = proposeRepairs(world.damaged, world.layout, options);
        const std::string where = "seed " + std::to_string(seed) + " " + world.damageClass + world.damage;
        QVERIFY2(proposal.has_value(), (where + (proposal ? "" : toString(proposal.error()))).c_str());
        QVERIFY2(alarms(proposal->after).empty(), (where + describe(alarms(proposal->after))).c_str());
        const std::size_t found = countFound(*proposal, world.items);
        QVERIFY2(
            found == world.items.size(),
            (where + ": " + std::to_string(found) + " of " + std::to_string(world.items.size())).c_str());
    }
}

void TestHeal::anotherJournalIsLeftAlone()
{
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 40 && tried < 6; ++seed) {
        DamagedWorld world = makeHealthyWorld(seed);
        const DamagedWorld other = makeHealthyWorld(seed + 1000);
        if (world.layout.kind != StoreKind::Freezer || other.layout.kind != StoreKind::Freezer)
            continue;
        ++tried;
        const TempDir replica;
        writeToFolder(*other.healthy, replica.path());
        const Files before = filesOf(*world.damaged, world.layout);
        const Proposal proposal = heal(world.damaged, world.layout, replica.path());
        for (const auto& [name, content] : filesOf(*proposal.storage, proposal.layout))
            if (before.contains(name))
                QVERIFY2(content == before.at(name), name.c_str());
    }
    QVERIFY(tried > 2);
}

void TestHeal::whatIsNoCopyIsRefused()
{
    const DamagedWorld world = makeHealthyWorld(1);
    const TempDir empty;
    for (const std::filesystem::path& path : {empty.path(), empty / "nothing"}) {
        Operation operation;
        operation.kind = OperationKind::HealFromReplica;
        operation.parameters["replica"] = path.string();
        ProposeOptions options;
        options.first.push_back(operation);
        const auto proposal = proposeRepairs(world.damaged, world.layout, options);
        QVERIFY(!proposal);
        QVERIFY(!proposal.error().message.empty());
    }
}

QTEST_GUILESS_MAIN(TestHeal)
#include "tst_heal.moc"
