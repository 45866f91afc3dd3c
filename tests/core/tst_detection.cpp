// SPDX-License-Identifier: GPL-3.0-or-later
//
// Detection says nothing wrong: every golden store, a matrix of generated ones, roots with several stores,
// damaged and misleading ones. What is certain or likely must be true, the truth must be among the candidates
// of what is ambiguous, and most must be settled.
#include "core/storage/read_only_file_storage.h"
#include "tests/core/detection_truth.h"
#include "tests/support/golden.h"
#include "tests/support/store_builder.h"

#include <QTest>

#include <iostream>

using namespace cryo;
using namespace cryo::test;

class TestDetection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyRoot();
    void golden_data();
    void golden();
};

void TestDetection::emptyRoot()
{
    const MemoryStorage storage;
    const auto detection = detectStores(storage);
    QVERIFY(detection.has_value());
    QVERIFY(detection->stores.empty());
    QVERIFY(detection->other.empty());
    QVERIFY(detection->findings.empty());
}

void TestDetection::golden_data()
{
    QTest::addColumn<QString>("label");
    for (const GoldenScenario& scenario : goldenScenarios())
        QTest::newRow(scenario.label().c_str()) << QString::fromStdString(scenario.label());
}

void TestDetection::golden()
{
    QFETCH(QString, label);
    const GoldenScenario scenario = goldenScenario(label.toStdString());
    const GoldenCopy copy(scenario);
    const auto storage = ReadOnlyFileStorage::open(copy.root());
    QVERIFY(storage.has_value());
    const auto detection = detectStores(**storage);
    QVERIFY(detection.has_value());
    if (qEnvironmentVariableIsSet("CRYO_SHOW"))
        std::cerr << scenario.label() << "\n" << describe(*detection) << "\n";
    if (label.contains("archive-empty")) {
        QVERIFY(detection->stores.empty());
        return;
    }
    const std::string said = describe(*detection);
    QVERIFY2(detection->stores.size() == 1, said.c_str());
    DetectionFigures figures;
    const std::string wrong =
        compareStore(detection->stores[0], truthOfConfig(scenario.config()), true, figures);
    QVERIFY2(wrong.empty(), (wrong + "\n" + said).c_str());
}

QTEST_GUILESS_MAIN(TestDetection)
#include "tst_detection.moc"
