// SPDX-License-Identifier: GPL-3.0-or-later
// Every fuzz target over its committed corpus, and over what becomes of that with a few random changes. The
// long runs are libFuzzer's (preset `fuzz`); what it finds is committed here.
#include "tests/fuzz/fuzz_target.h"

#include <QDir>
#include <QTest>

#include <random>

using namespace cryo;

namespace {

Bytes readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + path.toStdString());
    const QByteArray all = file.readAll();
    const auto bytes = std::as_bytes(std::span(all.data(), static_cast<std::size_t>(all.size())));
    return {bytes.begin(), bytes.end()};
}

Bytes changed(Bytes input, std::mt19937_64& random)
{
    for (std::uint64_t changes = 1 + random() % 4; changes > 0; --changes) {
        const std::size_t at = input.empty() ? 0 : random() % input.size();
        switch (random() % 4) {
        case 0:
            input.resize(at);
            break;
        case 1:
            input.insert(input.begin() + static_cast<std::ptrdiff_t>(at), random() % 20,
                         static_cast<std::byte>(random()));
            break;
        default:
            if (!input.empty())
                input[at] ^= static_cast<std::byte>(random() % 3 == 0 ? 0xFF : 1U << (random() % 8));
        }
    }
    return input;
}

} // namespace

class TestFuzzCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replay_data();
    void replay();
};

void TestFuzzCorpus::replay_data()
{
    QTest::addColumn<QString>("target");
    for (const fuzz::Target& target : fuzz::targets())
        QTest::newRow(target.name) << QString::fromLatin1(target.name);
}

void TestFuzzCorpus::replay()
{
    QFETCH(const QString, target);
    const auto found = std::ranges::find_if(fuzz::targets(), [&](const fuzz::Target& candidate) {
        return target == QLatin1String(candidate.name);
    });
    const QDir corpus(qEnvironmentVariable("CRYO_SOURCE_DIR") + "/tests/fuzz/corpus/" +
                      QLatin1String(found->corpus));
    const QStringList names = corpus.entryList(QDir::Files, QDir::Name);
    QVERIFY2(!names.isEmpty(), "a target without a corpus");
    std::mt19937_64 random(2026);
    found->run({});
    for (const QString& name : names) {
        const Bytes input = readFile(corpus.filePath(name));
        found->run(input);
        for (int i = 0; i < 300; ++i)
            found->run(changed(input, random));
    }
}

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzz_corpus.moc"
