// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every code of the catalogue that looking at files can find has a damaged image, in which the check finds it
// at the right place, at the level that the catalogue gives, and at no lower one; and healthy stores have
// none.
#include "core/freezer/freezer_format.h"
#include "core/inspect/check.h"
#include "core/inspect/detection.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/damaged_images.h"
#include "tests/support/golden.h"
#include "tests/support/peer_config.h"

#include <QTest>

#include <algorithm>
#include <fstream>
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

/// A root of which one file cannot be opened.
class OneUnreadable final : public ReadableStorage {
public:
    OneUnreadable(std::shared_ptr<const ReadableStorage> base, Where where)
        : m_base(std::move(base))
        , m_where(std::move(where))
    {
    }
    Result<std::vector<DirectoryEntry>> listRoot() const override { return m_base->listRoot(); }
    Result<std::vector<DirectoryEntry>> list(std::string_view partition) const override
    {
        return m_base->list(partition);
    }
    Result<std::shared_ptr<const ReadableFile>> open(std::string_view partition,
                                                     std::string_view fileName) const override
    {
        if (partition == m_where.partition && fileName == m_where.blob)
            return fail(Errc::AccessDenied, "permission denied", m_where);
        return m_base->open(partition, fileName);
    }
    std::uint64_t generation() const override { return m_base->generation(); }
    std::string displayName() const override { return m_base->displayName(); }

private:
    std::shared_ptr<const ReadableStorage> m_base;
    Where m_where;
};

std::vector<Finding> check(const DamagedImage& image, CheckLevel level)
{
    std::shared_ptr<const ReadableStorage> storage = image.storage;
    if (image.isUnreadable)
        storage = std::make_shared<OneUnreadable>(storage, image.where);
    CheckOptions options;
    options.level = level;
    if (image.valueLimitBytes != 0)
        options.valueLimitBytes = image.valueLimitBytes;
    std::vector<Finding> findings;
    const auto view = StoreView::open(storage, image.layout);
    if (!view)
        qFatal("%s", toString(view.error()).c_str());
    const auto checked =
        checkStore(*view, options, [&](Finding finding) { findings.push_back(std::move(finding)); });
    if (!checked)
        qFatal("%s", toString(checked.error()).c_str());
    return findings;
}

bool standsAt(const Finding& finding, const Where& where)
{
    return finding.where.partition == where.partition && finding.where.blob == where.blob &&
           (!where.offset || finding.where.offset == where.offset);
}

/// Codes that need more than the files of one store: a root, a release, a running process, a codec's meaning.
bool isForOthers(FindingCode code)
{
    static const std::set<FindingCode> kOthers = {FindingCode::DR08, FindingCode::AR04, FindingCode::AR05,
                                                  FindingCode::FZ23, FindingCode::MK01};
    const std::string_view name = catalogueEntry(code).name;
    return kOthers.contains(code) || name.starts_with("UP") || name.starts_with("LV");
}

/// The sentences of FZ-06 after bytes were put into the slots of a bucket that has no records.
std::set<std::string> badSlotSentences(std::size_t slots)
{
    constexpr std::streamoff kHeaderBytes = 8;
    const GoldenCopy copy("2026.2.0/freezer-basic");
    const auto table = copy.root() / "freezer_table" / "7461626c65";
    std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
    std::string bucket(kBucketSizeBytes, '\0');
    const std::string empty = bucket;
    for (std::streamoff at = kHeaderBytes;
         file.seekg(at) && file.read(bucket.data(), std::streamsize(bucket.size()));
         at += std::streamoff(kBucketSizeBytes)) {
        if (bucket != empty)
            continue;
        file.seekp(at);
        file << std::string(slots * kSlotSizeBytes, '\x11') << std::flush;
        break;
    }
    std::set<std::string> sentences;
    const auto storage = ReadOnlyFileStorage::open(copy.root());
    const auto found = detectStores(**storage, {}, {});
    const auto view = StoreView::open(*storage, found->stores.front().layout);
    const auto checked = checkStore(*view, {}, [&](const Finding& finding) {
        if (finding.code == FindingCode::FZ06)
            sentences.insert(sentence(finding).substr(sentence(finding).find(';')));
    });
    return checked ? sentences : std::set<std::string>{"not checked"};
}

} // namespace

class TestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasAnImage();
    void images_data();
    void images();
    void healthyStoresHaveNoAlarm_data();
    void healthyStoresHaveNoAlarm();
    void goldenStores_data();
    void goldenStores();
    void deepCountsValues();
    void badSlotTellsOfTheOther();
};

void TestRules::everyCodeHasAnImage()
{
    std::set<FindingCode> covered;
    for (const DamagedImage& image : allImages())
        covered.insert(image.code);
    for (const CatalogueEntry& entry : catalogue())
        QVERIFY2(covered.contains(entry.code) || isForOthers(entry.code), std::string(entry.name).c_str());
}

void TestRules::images_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const DamagedImage& image : allImages())
        QTest::newRow((std::string(catalogueEntry(image.code).name) + " " + image.name).c_str()) << number++;
}

void TestRules::images()
{
    QFETCH(int, number);
    const DamagedImage image = allImages().at(static_cast<std::size_t>(number));
    const CatalogueEntry& entry = catalogueEntry(image.code);
    const auto findings = check(image, CheckLevel::Deep);
    const auto found = withCode(findings, image.code);
    QVERIFY2(std::ranges::any_of(found, [&](const Finding& f) { return standsAt(f, image.where); }),
             ("wanted at " + toString(image.where) + "\n" + describe(findings)).c_str());
    for (const Finding& finding : found) {
        const std::string text = sentence(finding);
        QVERIFY2(text.find('{') == std::string::npos, text.c_str());
        if (image.code != FindingCode::FZ17)
            QVERIFY(finding.severity == entry.severity);
    }
    // Nothing else that alarms, but what belongs to this damage.
    for (const Finding& finding : alarms(findings))
        QVERIFY2(finding.code == image.code || std::ranges::count(image.company, finding.code) > 0,
                 describe(findings).c_str());
    // At its level, and not below. FZ-17 without a checkpoint needs the chains.
    const bool needsChains = image.code == FindingCode::FZ17 && !image.layout.checkpoint;
    const CheckLevel level = needsChains ? CheckLevel::Structure : entry.level;
    QVERIFY2(!withCode(check(image, level), image.code).empty(), "not found at its level");
    if (level != CheckLevel::Quick)
        QVERIFY(
            withCode(check(image, static_cast<CheckLevel>(static_cast<int>(level) - 1)), image.code).empty());
}

void TestRules::healthyStoresHaveNoAlarm_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const DamagedImage& image : healthyStores()) {
        QTest::newRow((std::to_string(number) + " " + image.name).c_str()) << number;
        ++number;
    }
}

void TestRules::healthyStoresHaveNoAlarm()
{
    QFETCH(int, number);
    const DamagedImage image = healthyStores().at(static_cast<std::size_t>(number));
    for (const CheckLevel level : {CheckLevel::Quick, CheckLevel::Structure, CheckLevel::Deep}) {
        const auto findings = check(image, level);
        QVERIFY2(alarms(findings).empty(), describe(findings).c_str());
        QVERIFY2(withCode(findings, FindingCode::FZ14).empty(), describe(findings).c_str());
        QVERIFY2(withCode(findings, FindingCode::FZ15).empty(), describe(findings).c_str());
    }
}

void TestRules::goldenStores_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("expected"); // codes of warning and above, with the checkpoint
    const std::map<std::string, const char*> damaged = {
        {"2026.10.0/archive-rollback", "MK-04"},
        {"2026.2.0/archive-bitflip", "VA-02"},
        {"2026.2.0/archive-bitflip-key", "PG-03"},
        {"2026.2.0/archive-bitflip-key-last", "PG-02 IX-01 VA-01"},
        {"2026.2.0/archive-crc-fallback", "PG-05 VA-01"},
        {"2026.2.0/archive-torn", "PG-01 IX-01 VA-01 IX-02 VA-01"},
        {"2026.2.0/archive-torn-short", "IX-02 VA-01 HD-01 IX-02 HD-01 IX-07"},
        {"2026.2.0/archive-uncommitted", "VA-01 IX-01 VA-01"},
        {"2026.2.0/freezer-bitflip-entry", "FZ-06 FZ-06 FZ-07 FZ-12"},
        {"2026.2.0/freezer-bitflip-value", "VA-02"},
        {"2026.2.0/freezer-torn-journal", "IX-02 VA-01 FZ-19"},
        {"2026.2.0/freezer-torn-table", "FZ-02 FZ-04"},
        {"2026.2.0/freezer-uncommitted", "IX-01 VA-01 FZ-18"},
        {"2026.2.0/freezer-uncommitted-sections", "IX-07 IX-07 IX-07 IX-07 FZ-18"},
        {"2026.7.1/archive-torn", "PG-01 IX-01 VA-01 IX-02 VA-01"},
    };
    for (const GoldenScenario& scenario : goldenScenarios()) {
        const auto found = damaged.find(scenario.label());
        QTest::newRow(scenario.label().c_str())
            << QString::fromStdString(scenario.label()) << (found == damaged.end() ? "" : found->second);
    }
}

void TestRules::goldenStores()
{
    QFETCH(QString, label);
    QFETCH(QString, expected);
    const GoldenScenario scenario = goldenScenario(label.toStdString());
    const GoldenCopy copy(scenario);
    const auto storage = ReadOnlyFileStorage::open(copy.root()).value();
    const auto view = StoreView::open(storage, layoutFromPeerConfig(scenario.config(), *storage)).value();
    std::vector<Finding> findings;
    const auto checked =
        checkStore(view, {.level = CheckLevel::Deep}, [&](Finding f) { findings.push_back(std::move(f)); });
    QVERIFY(checked.has_value());
    std::string codes;
    for (const Finding& finding : alarms(findings))
        codes += (codes.empty() ? "" : " ") + std::string(catalogueEntry(finding.code).name);
    QVERIFY2(codes == expected.toStdString(), describe(findings).c_str());
}

void TestRules::deepCountsValues()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/archive-basic");
    const GoldenCopy copy(scenario);
    const auto storage = ReadOnlyFileStorage::open(copy.root()).value();
    const auto view = StoreView::open(storage, layoutFromPeerConfig(scenario.config(), *storage)).value();
    const auto checked = checkStore(view, {.level = CheckLevel::Deep}, {}).value();
    QCOMPARE(checked.values, std::uint64_t{303});
    QCOMPARE(checked.records, std::uint64_t{303});
    QVERIFY(checked.archive != nullptr && checked.freezer == nullptr);
    QCOMPARE(checkStore(view, {.level = CheckLevel::Structure}, {}).value().values, std::uint64_t{0});
    std::stop_source source;
    source.request_stop();
    const Progress stopped(source.get_token());
    for (const CheckLevel level : {CheckLevel::Quick, CheckLevel::Structure, CheckLevel::Deep})
        QCOMPARE(checkStore(view, {.level = level}, {}, stopped).error().code, Errc::Cancelled);
}

void TestRules::badSlotTellsOfTheOther()
{
    QVERIFY((badSlotSentences(1) == std::set<std::string>{"; the other is empty."}));
    QVERIFY((badSlotSentences(2) == std::set<std::string>{"; the other is bad as well."}));
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
