// SPDX-License-Identifier: GPL-3.0-or-later
// Whether every test of the reference has its twin here: tests/reference_tests.txt against the sources.
#include <QDir>
#include <QRegularExpression>
#include <QTest>

namespace {

QString readText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString testsFolder()
{
    return qEnvironmentVariable("CRYO_SOURCE_DIR") + QStringLiteral("/tests");
}

/// "append_and_get" → "appendAndGet".
QString camelCase(const QString& name)
{
    QStringList words = name.split('_');
    for (qsizetype i = 1; i < words.size(); ++i)
        words[i][0] = words[i][0].toUpper();
    return words.join(QString());
}

struct Module {
    QString title;
    QString file;
    int count = 0;
    QStringList names;
    int listed = 0; // with those that stand for several
};

QVector<Module> modules()
{
    static const QRegularExpression heading(QStringLiteral(R"(^\[(.+)\] (tst_\w+\.cpp) (\d+)$)"));
    static const QRegularExpression entry(QStringLiteral(R"(^(\w+)(?: x(\d+))?$)"));
    QVector<Module> all;
    for (const QString& line : readText(testsFolder() + "/reference_tests.txt").split('\n')) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        if (const auto match = heading.match(line); match.hasMatch()) {
            all.push_back({match.captured(1), match.captured(2), match.captured(3).toInt(), {}, 0});
        } else if (const auto name = entry.match(line); name.hasMatch() && !all.isEmpty()) {
            all.last().names << name.captured(1);
            all.last().listed += name.captured(2).isEmpty() ? 1 : name.captured(2).toInt();
        } else {
            all.push_back({QStringLiteral("cannot be read: ") + line, {}, -1, {}, 0});
        }
    }
    return all;
}

} // namespace

class TestReferenceTests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOneHasItsTwin_data();
    void everyOneHasItsTwin();
};

void TestReferenceTests::everyOneHasItsTwin_data()
{
    QTest::addColumn<int>("number");
    const auto all = modules();
    QVERIFY(all.size() > 10);
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(qPrintable(all[i].title)) << i;
}

void TestReferenceTests::everyOneHasItsTwin()
{
    QFETCH(const int, number);
    const Module module = modules().at(number);
    const QString source = readText(testsFolder() + "/core/" + module.file);
    QVERIFY2(!source.isEmpty(), qPrintable(module.file + " is not there"));
    QStringList missing;
    for (const QString& name : module.names)
        if (!source.contains(QStringLiteral("    void %1();").arg(camelCase(name))))
            missing << name;
    QCOMPARE(missing.join(", "), QString());
    QCOMPARE(module.listed, module.count);
}

QTEST_GUILESS_MAIN(TestReferenceTests)
#include "tst_reference_tests.moc"
