// SPDX-License-Identifier: GPL-3.0-or-later
// Every block of code in README, CONTRIBUTING's walk and the manual is what it claims to be. Blocks of
// `console` are run: the blocks of one file one after another by one shell, in a folder of their own. Lines
// that begin with "$ " are commands; what follows is what they print, where "…" alone stands for any lines,
// and inside of a line for any text. A command without such lines may print anything. It must end with 0, 1
// or 4.
//   console install    needs root and a bare system: tests/packages/install does the same steps
//   cpp, cmake         must stand in a file below examples/, which tests/packages/check builds
//   text               a drawing
#include "app/documents/markdown.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace cryo::documents;
using namespace Qt::StringLiterals;

namespace {

struct Command {
    QString line;
    QStringList expected; ///< empty: anything
    std::size_t at = 0;   ///< line of the file
};

QString sourceDir()
{
    return qEnvironmentVariable("CRYO_SOURCE_DIR");
}

std::string textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::vector<Command> commandsIn(const CodeBlock& block)
{
    std::vector<Command> commands;
    std::size_t at = block.line;
    for (const QString& line : QString::fromStdString(block.text).split(u'\n')) {
        if (line.startsWith(u"$ "_s))
            commands.push_back({line.mid(2), {}, at});
        else if (!commands.empty() && !line.isEmpty())
            commands.back().expected << line;
        ++at;
    }
    return commands;
}

/// "…" in the pattern stands for any text.
bool lineFits(const QString& pattern, const QString& line)
{
    const QStringList parts = pattern.split(u"…"_s);
    qsizetype at = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const qsizetype found = i == 0 ? (line.startsWith(parts[i]) ? 0 : -1) : line.indexOf(parts[i], at);
        if (found < 0)
            return false;
        at = found + parts[i].size();
    }
    return parts.back().isEmpty() || line.endsWith(parts.back());
}

/// Whether the lines are what is expected; a lone "…" takes as few lines as it can.
bool outputFits(const QStringList& expected, const QStringList& lines, qsizetype e = 0, qsizetype l = 0)
{
    if (e == expected.size())
        return l == lines.size();
    if (expected[e] == u"…"_s) {
        for (qsizetype skip = l; skip <= lines.size(); ++skip)
            if (outputFits(expected, lines, e + 1, skip))
                return true;
        return false;
    }
    return l < lines.size() && lineFits(expected[e], lines[l]) && outputFits(expected, lines, e + 1, l + 1);
}

/// A folder with a home of its own, and a shell whose variables and folder stay from command to command.
class Shell {
public:
    Shell()
    {
        QDir(m_home.path()).mkpath(u"work"_s);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"XDG_STATE_HOME"_s, m_home.filePath(u"state"_s));
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.insert(u"PATH"_s, qEnvironmentVariable("CRYO_BINARY_DIR") + u"/app:"_s +
                                          environment.value(u"PATH"_s));
        m_process.setProcessEnvironment(environment);
        m_process.setWorkingDirectory(m_home.filePath(u"work"_s));
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(u"bash"_s, {u"--norc"_s});
        m_process.waitForStarted();
    }
    ~Shell()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
    }
    Shell(const Shell&) = delete;
    Shell& operator=(const Shell&) = delete;

    /// Runs a line; gives its lines of output, and its status as a last one ("status 4").
    QStringList run(const QString& line)
    {
        m_process.write((line + u"\nprintf '\\n@end %d\\n' $?\n"_s).toUtf8());
        QByteArray said;
        while (!said.contains("\n@end ") || !said.endsWith('\n')) {
            if (!m_process.waitForReadyRead(120'000))
                return {u"it does not end"_s, u"status -1"_s};
            said += m_process.readAll();
        }
        const qsizetype end = said.lastIndexOf("\n@end ");
        QStringList lines = QString::fromUtf8(said.first(end)).split(u'\n');
        while (!lines.isEmpty() && lines.back().isEmpty())
            lines.removeLast();
        lines.removeIf([](const QString& text) { return text.isEmpty(); });
        return lines << u"status "_s + QString::fromUtf8(said.mid(end + 6)).trimmed();
    }

private:
    QTemporaryDir m_home;
    QProcess m_process;
};

} // namespace

class TestExamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void blocksAreWhatTheyClaim_data();
    void blocksAreWhatTheyClaim();
    void outputIsCompared();

private:
    QTemporaryDir m_made;
};

void TestExamples::initTestCase()
{
    const QString program = qEnvironmentVariable("CRYO_BINARY_DIR") + u"/app/cryoscope-demo"_s;
    QCOMPARE(QProcess::execute(program, {m_made.filePath(u"demo"_s)}), 0);
}

void TestExamples::blocksAreWhatTheyClaim_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("README.md") << u"README.md"_s;
    const QDir manual(sourceDir() + u"/docs/manual"_s);
    for (const QString& name : manual.entryList({u"*.md"_s}, QDir::Files))
        QTest::newRow(qPrintable(name)) << u"docs/manual/"_s + name;
}

void TestExamples::blocksAreWhatTheyClaim()
{
    QFETCH(const QString, path);
    std::string examples;
    QDirIterator files(sourceDir() + u"/examples"_s, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        examples += textOf(files.next());
    QVERIFY(!examples.empty());

    Shell shell;
    // Every page but the first ones begins where the demo stores are.
    const bool makesDemo = path.endsWith(u"first-steps.md"_s) || path == u"README.md"_s;
    if (!makesDemo)
        QCOMPARE(shell.run(u"cp -a '%1' ."_s.arg(m_made.filePath(u"demo"_s))), QStringList{u"status 0"_s});
    for (const CodeBlock& block : codeBlocks(textOf(sourceDir() + u'/' + path))) {
        const QString place = path + u':' + QString::number(block.line);
        if (block.language == "cpp" || block.language == "cmake") {
            QVERIFY2(examples.find(block.text) != std::string::npos,
                     qPrintable(place + u" is in no example"_s));
            continue;
        }
        if (block.language == "text") {
            QVERIFY2(!QString::fromStdString(block.text).contains(u"cryoctl "_s), qPrintable(place));
            continue;
        }
        QVERIFY2(block.language == "console", qPrintable(place + u" says not what it is"_s));
        if (block.flags == "install")
            continue;
        for (const Command& command : commandsIn(block)) {
            QStringList lines = shell.run(command.line);
            const QString status = lines.takeLast();
            const QString said = path + u':' + QString::number(command.at) + u": "_s + command.line + u'\n' +
                                 lines.mid(0, 40).join(u'\n') + u'\n' + status;
            QVERIFY2((QStringList{u"status 0"_s, u"status 1"_s, u"status 4"_s}).contains(status),
                     qPrintable(said));
            QVERIFY2(command.expected.isEmpty() || outputFits(command.expected, lines), qPrintable(said));
        }
    }
}

void TestExamples::outputIsCompared()
{
    Shell shell;
    QCOMPARE(shell.run(u"echo one; echo two; false"_s), (QStringList{u"one"_s, u"two"_s, u"status 1"_s}));
    const QStringList lines{u"one"_s, u"two words"_s, u"three"_s};
    QVERIFY(outputFits({u"…"_s, u"two …"_s, u"…"_s}, lines));
    QVERIFY(outputFits({u"one"_s, u"…"_s}, lines));
    QVERIFY(!outputFits({u"two …"_s, u"…"_s}, lines));
    QVERIFY(!outputFits({u"…"_s, u"two"_s, u"…"_s}, lines));
    QVERIFY(!outputFits({u"one"_s}, lines));
}

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
