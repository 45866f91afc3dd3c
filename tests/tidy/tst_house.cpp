// SPDX-License-Identifier: GPL-3.0-or-later
// The repository keeps the rules of the house. Every rule is tried on made-up sources that break it as well,
// so that a rule that stopped seeing anything fails here.
#include "tests/tidy/house_rules.h"

#include <QTest>

#include <cstdlib>

using namespace cryo::test;

namespace {

using Rule = Breaches (*)(const SourceTree&);

const std::string kHead = "// SPDX-License-Identifier: GPL-3.0-or-later\n// What this file is for.\n";

std::string include(const std::string& name)
{
    return kHead + "#include " + name + "\n";
}

QString joined(const Breaches& breaches)
{
    QString text;
    for (const std::string& breach : breaches) {
        text += QStringLiteral("\n  ") + QString::fromStdString(breach);
    }
    return text;
}

} // namespace

Q_DECLARE_METATYPE(SourceTree)
Q_DECLARE_METATYPE(Rule)

class TestHouse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRuleHolds_data();
    void everyRuleHolds();
    void rulesSeeABreach_data();
    void rulesSeeABreach();
    void rulesAllowTheUsual_data();
    void rulesAllowTheUsual();
};

void TestHouse::everyRuleHolds_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::newRow("folders in order") << Rule(&brokenFolderOrder);
    QTest::newRow("layers of core in order") << Rule(&brokenLayerOrder);
    QTest::newRow("plots only in their wrappers") << Rule(&strayPlotIncludes);
    QTest::newRow("licence and head comment") << Rule(&missingHeads);
    QTest::newRow("nothing of one machine") << Rule(&machineTraces);
    QTest::newRow("everything is built") << Rule(&unbuiltSources);
}

void TestHouse::everyRuleHolds()
{
    QFETCH(const Rule, rule);
    const char* const top = std::getenv("CRYO_SOURCE_DIR");
    QVERIFY2(top != nullptr, "run it by ctest, which says where the sources are");
    static const SourceTree tree = readSourceTree(top);
    QVERIFY2(tree.size() > 50, "the source tree was not found");
    const Breaches breaches = rule(tree);
    for (const std::string& breach : breaches) {
        qWarning("%s", breach.c_str()); // a failure's own text is cut short
    }
    QCOMPARE(breaches.size(), std::size_t{0});
}

void TestHouse::rulesSeeABreach_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<SourceTree>("tree");
    const auto row = [](const char* name, Rule rule, const std::string& path, const std::string& text) {
        QTest::newRow(name) << rule << SourceTree{{path, text}};
    };
    row("core uses Qt", &brokenFolderOrder, "core/base/a.h", include("<QString>"));
    row("core uses a Qt module", &brokenFolderOrder, "core/base/a.h", include("<QtCore/qglobal.h>"));
    row("core uses ui", &brokenFolderOrder, "core/base/a.h", include("\"ui/main_window.h\""));
    row("core uses app", &brokenFolderOrder, "core/base/a.h", include("\"app/cli.h\""));
    row("core uses tests", &brokenFolderOrder, "core/base/a.cpp", include("\"tests/support/golden.h\""));
    row("ui uses app", &brokenFolderOrder, "ui/a.cpp", kHead + " #  include \"app/cli.h\"\n");
    row("cryoctl uses Qt", &brokenFolderOrder, "app/cryoctl.cpp", include("<QCoreApplication>"));
    row("cryoctl uses ui", &brokenFolderOrder, "app/cryoctl/verb.cpp", include("\"ui/main_window.h\""));
    row("a way around", &brokenFolderOrder, "core/base/a.h", include("\"../../ui/main_window.h\""));
    row("storage uses journal", &brokenLayerOrder, "core/storage/a.h", include("\"core/journal/glob.h\""));
    row("archive uses freezer", &brokenLayerOrder, "core/archive/a.h", include("\"core/freezer/table.h\""));
    row("freezer uses archive", &brokenLayerOrder, "core/freezer/a.h",
        include("\"core/archive/archive_format.h\""));
    row("archive uses inspect", &brokenLayerOrder, "core/archive/a.cpp",
        include("\"core/inspect/finding.h\""));
    row("inspect uses simulate", &brokenLayerOrder, "core/inspect/a.cpp",
        include("\"core/simulate/simulate_open.h\""));
    row("simulate uses repair", &brokenLayerOrder, "core/simulate/a.cpp", include("\"core/repair/plan.h\""));
    row("inspect uses repair", &brokenLayerOrder, "core/inspect/a.cpp", include("\"core/repair/plan.h\""));
    row("an unknown layer", &brokenLayerOrder, "core/extras/a.cpp", kHead);
    row("a plot in a panel", &strayPlotIncludes, "ui/panels/a.cpp", include("<qcustomplot.h>"));
    row("no licence", &missingHeads, "core/base/a.h", "// What this file is for.\n");
    row("no head comment", &missingHeads, "core/base/a.h",
        "// SPDX-License-Identifier: GPL-3.0-or-later\n#pragma once\n");
    row("a script without licence", &missingHeads, "packaging/x",
        "#!/usr/bin/env bash\n# What this file is for.\n");
    row("a CMake module without licence", &missingHeads, "cmake/x.cmake", "# What this file is for.\n");
    row("a machine's folder", &machineTraces, "docs/a.md", std::string("see `/wo") + "rk/main`");
    row("somebody's folder", &machineTraces, "core/a.cpp", std::string("open(\"/ho") + "me/anne/store\")");
    row("a registry", &machineTraces, "packaging/a", std::string("https://index.crates") + ".io/");
    QTest::newRow("a test that is not built")
        << Rule(&unbuiltSources)
        << SourceTree{{"tests/core/CMakeLists.txt", "cryo_add_test(tst_ab)\ncryo_add_test(tst_a_b)\n"},
                      {"tests/core/tst_a.cpp", kHead}};
    QTest::newRow("a source that is not built")
        << Rule(&unbuiltSources)
        << SourceTree{{"core/base/CMakeLists.txt", "target_sources(c PRIVATE bb.cpp b.cppx)\n"},
                      {"core/base/b.cpp", kHead}};
}

void TestHouse::rulesSeeABreach()
{
    QFETCH(const Rule, rule);
    QFETCH(const SourceTree, tree);
    const Breaches breaches = rule(tree);
    QVERIFY2(breaches.size() == 1, qPrintable(joined(breaches)));
    QVERIFY(breaches.front().starts_with(tree.back().path));
}

void TestHouse::rulesAllowTheUsual_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<SourceTree>("tree");
    QTest::newRow("downwards") << Rule(&brokenLayerOrder)
                               << SourceTree{{"core/inspect/a.cpp", include("\"core/archive/b.h\"") +
                                                                        "#include \"core/base/c.h\"\n"},
                                             {"core/archive/a.cpp",
                                              include("\"core/index/b.h\"") + "#include <vector>\n"}};
    QTest::newRow("ui uses Qt and core")
        << Rule(&brokenFolderOrder)
        << SourceTree{{"ui/a.cpp", include("<QString>") + "#include \"core/base/c.h\"\n"}};
    QTest::newRow("a plot wrapper") << Rule(&strayPlotIncludes)
                                    << SourceTree{{"ui/widgets/plot.h", include("<qcustomplot.h>")}};
    QTest::newRow("a path from a variable") << Rule(&machineTraces)
                                            << SourceTree{{"packaging/a", "\"$top/wo"
                                                                          "rk/x\" build/ro"
                                                                          "ot/y"}};
    QTest::newRow("built sources")
        << Rule(&unbuiltSources)
        << SourceTree{
               {"core/base/CMakeLists.txt", "target_sources(c PRIVATE\n  a.cpp\n  b.cpp)\n"},
               {"core/base/a.cpp", kHead},
               {"core/base/b.cpp", kHead},
               {"tests/CMakeLists.txt", "cryo_add_test(tst_c SOURCES d.cpp)\nadd_executable(e x/e.cpp)"},
               {"tests/tst_c.cpp", kHead},
               {"tests/d.cpp", kHead},
               {"tests/x/e.cpp", kHead}};
}

void TestHouse::rulesAllowTheUsual()
{
    QFETCH(const Rule, rule);
    QFETCH(const SourceTree, tree);
    const Breaches breaches = rule(tree);
    QVERIFY2(breaches.empty(), qPrintable(joined(breaches)));
}

QTEST_APPLESS_MAIN(TestHouse)
#include "tst_house.moc"
