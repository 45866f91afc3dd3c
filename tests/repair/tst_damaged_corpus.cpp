// SPDX-License-Identifier: GPL-3.0-or-later
//
// A corpus of damaged stores, each with the report, the plan and the result that are expected of it, one line
// each in damaged_corpus.txt: the images of the catalogue and random damages, all made anew from builders and
// seeds. CRYO_UPDATE_SNAPSHOTS=1 writes the lines; what changed in them is then to be looked at. Apart from
// the lines, for each: a second run has nothing to do, and finds no more than the line says.
//
//   name | what a deep check finds | operations: kind target +gained -lost ~unverified | left | digest of the
//   result
#include "core/base/sha256.h"
#include "core/repair/propose.h"
#include "tests/repair/damaged_world.h"
#include "tests/support/damaged_images.h"
#include "tests/support/peer_config.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <map>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr std::uint64_t kRandomStores = 200;

struct Damaged {
    std::string name;
    std::shared_ptr<MemoryStorage> storage;
    StoreLayout layout;
    std::uint64_t valueLimitBytes = 0;
};

std::vector<Damaged> corpus()
{
    std::vector<Damaged> all;
    for (const DamagedImage& image : galleryImages())
        if (!image.isUnreadable && image.code != FindingCode::AR05 && image.code != FindingCode::FZ23)
            all.push_back({std::string(catalogueEntry(image.code).name) + " " + image.name, image.storage,
                           image.layout, image.valueLimitBytes});
    for (std::uint64_t seed = 1; seed <= kRandomStores; ++seed) {
        const DamagedWorld world = makeDamagedWorld(seed);
        all.push_back(
            {"seed " + std::to_string(seed) + " " + world.damageClass, world.damaged, world.layout, 0});
    }
    return all;
}

std::string codesOf(const std::vector<Finding>& findings)
{
    std::map<std::string_view, std::uint64_t> counts;
    for (const Finding& finding : findings)
        ++counts[catalogueEntry(finding.code).name];
    std::string text;
    for (const auto& [code, count] : counts) {
        text += (text.empty() ? "" : " ") + std::string(code);
        if (count > 1)
            text += "*" + std::to_string(count);
    }
    return text.empty() ? "-" : text;
}

std::string operationsOf(const Plan& plan)
{
    std::string text;
    for (const Operation& operation : plan.operations) {
        text += (text.empty() ? "" : ", ") + std::string(operationName(operation.kind)) + " " +
                operation.target.partition;
        if (!operation.target.blob.empty())
            text += "/" + operation.target.blob;
        if (operation.gains + operation.loses + operation.unverified > 0)
            text += " +" + std::to_string(operation.gains) + " -" + std::to_string(operation.loses) + " ~" +
                    std::to_string(operation.unverified);
    }
    return text.empty() ? "-" : text;
}

std::string digestOf(const Plan& plan)
{
    std::string text;
    for (const ResultFile& file : plan.results)
        text +=
            file.partition + "/" + file.fileName + (file.removed ? " removed\n" : " " + file.sha256 + "\n");
    if (plan.checkpoint)
        text += toHex(encodeCheckpoint(*plan.checkpoint));
    return text.empty() ? "-" : toHex(sha256(asBytes(text))).substr(0, 12);
}

std::string lineOf(const Damaged& damaged, const Proposal& proposal)
{
    std::string left;
    for (const LeftFinding& finding : proposal.plan.left)
        left += (left.empty() ? "" : " ") + finding.code;
    return damaged.name + " | " + codesOf(proposal.before) + " | " + operationsOf(proposal.plan) + " | " +
           (left.empty() ? "-" : left) + " | " + digestOf(proposal.plan);
}

} // namespace

class TestDamagedCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyImageIsAsExpected();
};

void TestDamagedCorpus::everyImageIsAsExpected()
{
    const std::string file =
        qEnvironmentVariable("CRYO_SOURCE_DIR").toStdString() + "/tests/repair/damaged_corpus.txt";
    std::vector<std::string> expected;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        if (!line.starts_with('#'))
            expected.push_back(line);
    in.close();
    const std::vector<Damaged> all = corpus();
    QVERIFY(all.size() >= 250);
    std::vector<std::string> found;
    std::string different;
    for (const Damaged& damaged : all) {
        ProposeOptions options;
        if (damaged.valueLimitBytes != 0)
            options.valueLimitBytes = damaged.valueLimitBytes;
        const auto proposal = proposeRepairs(damaged.storage, damaged.layout, options);
        QVERIFY2(proposal.has_value(), (damaged.name + (proposal ? "" : toString(proposal.error()))).c_str());
        // A second run: clean, but for what the first one said.
        const auto again = proposeRepairs(proposal->storage, proposal->layout, options);
        QVERIFY2(again && again->plan.changesNothing(), damaged.name.c_str());
        QCOMPARE(alarms(again->before).size(), proposal->plan.left.size());
        found.push_back(lineOf(damaged, *proposal));
        if (found.size() > expected.size() || expected[found.size() - 1] != found.back())
            different +=
                "\nexpected: " + (found.size() > expected.size() ? "nothing" : expected[found.size() - 1]) +
                "\nfound:    " + found.back();
    }
    if (qEnvironmentVariableIsSet("CRYO_UPDATE_SNAPSHOTS")) {
        std::ofstream out(file, std::ios::trunc);
        out << "# SPDX-License-Identifier: GPL-3.0-or-later\n"
               "# Written by tst_damaged_corpus: name | findings | operations | left | digest of the "
               "result\n";
        for (const std::string& line : found)
            out << line << '\n';
        return;
    }
    QVERIFY2(different.empty(), different.substr(0, 4000).c_str());
    QCOMPARE(found.size(), expected.size());
}

QTEST_GUILESS_MAIN(TestDamagedCorpus)
#include "tst_damaged_corpus.moc"
