// SPDX-License-Identifier: GPL-3.0-or-later
// What make-documents makes: the man page, the completions as the shells themselves read them, the drawings,
// and the manual, in which every link leads somewhere and everything can be found.
#include "app/documents/completions.h"
#include "app/documents/drawings.h"
#include "app/documents/findings_text.h"
#include "app/documents/man_page.h"
#include "app/documents/manual.h"
#include "app/documents/markdown.h"
#include "app/documents/text_file.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace cryo;
using namespace cryo::documents;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

fs::path sourceDir()
{
    return qEnvironmentVariable("CRYO_SOURCE_DIR").toStdString();
}

struct Said {
    int status = -1;
    QString text;
};

Said run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished(60'000);
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

} // namespace

#define NEEDS(program)                                                                                       \
    if (QStandardPaths::findExecutable(u##program##_s).isEmpty())                                            \
    QSKIP("the package that has " program " is not installed")

class TestDocuments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void markdownBecomesHtml_data();
    void markdownBecomesHtml();
    void codeBlocksAndLinksAreFound();
    void manPageHasEveryVerbAndNoWarning();
    void windowsManPageHasItsOptions();
    void bashCompletes_data();
    void bashCompletes();
    void zshReadsItsFile();
    void fishCompletes();
    void drawingsAreThoseInTheRepository();
    void drawingsShowEveryByte();
    void everyLinkOfTheManualLeadsSomewhere();
    void theIndexFindsEverything();
    void linksOfTheRepositoryLeadSomewhere();
    void aMissingTextStopsTheBuild();
    void commandsThatAreNamedExist();

private:
    QTemporaryDir m_folder;
    fs::path m_manual;
};

void TestDocuments::initTestCase()
{
    m_manual = fs::path(m_folder.path().toStdString()) / "manual";
    writeManual(sourceDir() / "docs", m_manual, "1.2.3");
    const auto references = verbReferences();
    const fs::path folder = m_folder.path().toStdString();
    writeText(folder / "cryoctl.bash", bashCompletion(references));
    writeText(folder / "_cryoctl", zshCompletion(references));
    writeText(folder / "cryoctl.fish", fishCompletion(references));
    writeText(folder / "cryoctl.1", manPage(references, "1.2.3"));
}

void TestDocuments::markdownBecomesHtml_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    QTest::newRow("paragraph") << u"one\ntwo\n\nthree"_s << u"<p>one\ntwo</p>\n<p>three</p>\n"_s;
    QTest::newRow("marks") << u"a **b** *c* `d*e*` <f>"_s
                           << u"<p>a <strong>b</strong> <em>c</em> <code>d*e*</code> &lt;f&gt;</p>\n"_s;
    QTest::newRow("link") << u"[a *b*](c.md) ![d](e.png)"_s
                          << u"<p><a href=\"C.MD\">a <em>b</em></a> <img src=\"E.PNG\" alt=\"d\"></p>\n"_s;
    QTest::newRow("heading") << u"## What is `x`?"_s
                             << u"<h2 id=\"what-is-x\">What is <code>x</code>?</h2>\n"_s;
    QTest::newRow("list") << u"* a\n  b\n* c"_s << u"<ul>\n<li>a\nb\n</li>\n<li>c\n</li>\n</ul>\n"_s;
    QTest::newRow("list in list")
        << u"1. a\n   * b\n2. c"_s
        << u"<ol>\n<li>a\n<ul>\n<li>b\n</li>\n</ul>\n</li>\n<li>c\n</li>\n</ol>\n"_s;
    QTest::newRow("table") << u"| a | b |\n|---|---|\n| c\\|d | e |"_s
                           << u"<div class=\"table\"><table>\n<tr><th>a</th><th>b</th></tr>\n"
                              "<tr><td>c|d</td><td>e</td></tr>\n</table></div>\n"_s;
    QTest::newRow("code")
        << u"```text\na <b>\n```\n\n    c"_s
        << u"<pre class=\"text\"><code>a &lt;b&gt;\n</code></pre>\n<pre><code>c\n</code></pre>\n"_s;
    QTest::newRow("no html") << u"<script>x</script>"_s << u"<p>&lt;script&gt;x&lt;/script&gt;</p>\n"_s;
}

void TestDocuments::markdownBecomesHtml()
{
    QFETCH(const QString, markdown);
    QFETCH(const QString, html);
    const auto loud = [](std::string_view address) {
        return QString::fromUtf8(address.data(), qsizetype(address.size())).toUpper().toStdString();
    };
    QCOMPARE(QString::fromStdString(toHtml(markdown.toStdString(), loud, {}).html), html);
}

void TestDocuments::codeBlocksAndLinksAreFound()
{
    const std::string text = "[a](b)\n\n```console install\n$ c\n```\n\n    d [e](f)\n\n* [g](h#i)\n";
    const std::vector<CodeBlock> blocks = codeBlocks(text);
    QCOMPARE(blocks.size(), 2U);
    QCOMPARE(blocks[0].language, "console");
    QCOMPARE(blocks[0].flags, "install");
    QCOMPARE(blocks[0].text, "$ c\n");
    QCOMPARE(blocks[0].line, 4U);
    QCOMPARE(blocks[1].language, "indented");
    QCOMPARE(linksIn(text), (std::vector<std::string>{"b", "h#i"}));
}

void TestDocuments::manPageHasEveryVerbAndNoWarning()
{
    const std::string page = manPage(verbReferences(), "1.2.3");
    for (const ctl::Verb& verb : ctl::verbs()) {
        std::string name(verb.name);
        for (std::size_t at = name.find('-'); at != std::string::npos; at = name.find('-', at + 2))
            name.insert(at, "\\");
        QVERIFY2(page.find(".SS \"cryoctl " + name) != std::string::npos, verb.name.data());
    }
    NEEDS("man");
    for (const QString& name : {m_folder.filePath(u"cryoctl.1"_s),
                                qEnvironmentVariable("CRYO_BINARY_DIR") + u"/documents/cryoscope.1"_s,
                                qEnvironmentVariable("CRYO_BINARY_DIR") + u"/documents/cryoscope-demo.1"_s}) {
        // Only what man complains about.
        const Said said = run(
            u"bash"_s, {u"-c"_s, u"man --warnings -E UTF-8 -l -Tutf8 -Z '%1' 2>&1 >/dev/null"_s.arg(name)});
        QCOMPARE(said.status, 0);
        QCOMPARE(said.text, QString());
    }
}

void TestDocuments::windowsManPageHasItsOptions()
{
    // The options as the program declares them: a name that is not in the page is missing there.
    const QString source = QString::fromStdString(readText(sourceDir() / "app" / "cryoscope.cpp"));
    QString page = QString::fromStdString(readText(sourceDir() / "resources" / "cryoscope.1.in"));
    page.remove(u'\\');
    const QRegularExpression option(u"QCommandLineOption \\w+\\(\\s*u\"([a-z-]+)\"_s"_s);
    int options = 0;
    for (auto match = option.globalMatch(source); match.hasNext(); ++options)
        QVERIFY2(page.contains(u"--"_s + match.next().captured(1)), "an option is not in cryoscope(1)");
    QVERIFY(options >= 5);
}

void TestDocuments::bashCompletes_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("completed");
    QTest::newRow("verb") << u"che"_s << u"check checkpoint"_s;
    QTest::newRow("option") << u"gaps --min"_s << u"--min-length"_s;
    QTest::newRow("choice") << u"check --level s"_s << u"structure"_s;
    QTest::newRow("code") << u"explain FZ-1"_s
                          << u"FZ-10 FZ-11 FZ-12 FZ-13 FZ-14 FZ-15 FZ-16 FZ-17 FZ-18 FZ-19"_s;
    QTest::newRow("help") << u"help sal"_s << u"salvage"_s;
}

void TestDocuments::bashCompletes()
{
    QFETCH(const QString, words);
    QFETCH(const QString, completed);
    const QString script =
        u". '%1'; COMP_WORDS=(cryoctl %2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _cryoctl; "
        "echo \"${COMPREPLY[*]}\""_s.arg(m_folder.filePath(u"cryoctl.bash"_s), words);
    QCOMPARE(run(u"bash"_s, {u"-c"_s, script}).text.trimmed(), completed);
}

void TestDocuments::zshReadsItsFile()
{
    NEEDS("zsh");
    const Said syntax = run(u"zsh"_s, {u"-n"_s, m_folder.filePath(u"_cryoctl"_s)});
    QVERIFY2(syntax.status == 0 && syntax.text.isEmpty(), qPrintable(syntax.text));
    // The completion system takes it for cryoctl's.
    const Said said = run(u"zsh"_s, {u"-fc"_s, u"fpath=('%1' $fpath); autoload -U compinit; compinit -u -D; "
                                               "echo ${_comps[cryoctl]}"_s.arg(m_folder.path())});
    QCOMPARE(said.text.trimmed(), u"_cryoctl"_s);
}

void TestDocuments::fishCompletes()
{
    NEEDS("fish");
    const auto complete = [this](const QString& line) {
        return run(u"fish"_s,
                   {u"--no-config"_s, u"-c"_s,
                    u"source '%1'; complete -C '%2'"_s.arg(m_folder.filePath(u"cryoctl.fish"_s), line)})
            .text;
    };
    QVERIFY(complete(u"cryoctl che"_s).startsWith(u"check\t"_s));
    QCOMPARE(complete(u"cryoctl check --level s"_s).trimmed().section(u'\t', 0, 0), u"structure"_s);
    QVERIFY(complete(u"cryoctl explain FZ-0"_s).contains(u"FZ-07"_s));
}

void TestDocuments::drawingsAreThoseInTheRepository()
{
    std::size_t count = 0;
    for (const Drawing& drawing : drawings()) {
        const fs::path path = sourceDir() / "docs" / "drawings" / (drawing.name + ".svg");
        QVERIFY2(readText(path) == drawing.svg,
                 qPrintable(u"make them anew: make-documents drawings docs/drawings (%1)"_s.arg(
                     QString::fromStdString(drawing.name))));
        ++count;
    }
    const auto files = fs::directory_iterator(sourceDir() / "docs" / "drawings");
    QCOMPARE(std::distance(begin(files), end(files)), std::ptrdiff_t(count));
}

void TestDocuments::drawingsShowEveryByte()
{
    for (const Drawing& drawing : drawings()) {
        const QString svg = QString::fromStdString(drawing.svg);
        if (drawing.name == "bucket")
            QVERIFY(svg.contains(u">25<"_s) && svg.contains(u">29<"_s) && svg.contains(u">58<"_s) &&
                    svg.contains(u">added<"_s));
        if (drawing.name == "archive-record")
            QVERIFY(svg.contains(u">K+8<"_s) && svg.contains(u">K+16<"_s) && svg.contains(u">K+20<"_s));
        if (drawing.name == "freezer-record")
            QVERIFY(svg.contains(u">K<"_s) && svg.contains(u">K+24<"_s) && svg.contains(u">K+28<"_s));
        if (drawing.name == "page")
            QVERIFY(svg.contains(u">P+2<"_s) && svg.contains(u">P+8<"_s) && svg.contains(u">P+12<"_s));
        if (drawing.name == "header-v1")
            QVERIFY(svg.contains(u">4084 bytes<"_s) && svg.contains(u">4096<"_s) && svg.contains(u"CWIK"_s));
    }
}

void TestDocuments::everyLinkOfTheManualLeadsSomewhere()
{
    const QRegularExpression address(u"(?:href|src)=\"([^\"]*)\""_s);
    int pages = 0;
    int links = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_manual)) {
        if (entry.path().extension() != ".html")
            continue;
        ++pages;
        const QString html = QString::fromStdString(readText(entry.path()));
        for (auto match = address.globalMatch(html); match.hasNext(); ++links) {
            const QString target = match.next().captured(1);
            const QString where =
                QString::fromStdString(entry.path().filename().string()) + u" → "_s + target;
            QVERIFY2(!target.contains(u"://"_s), qPrintable(where)); // it is read without a network
            const QString file = target.section(u'#', 0, 0);
            const fs::path path = file.isEmpty() ? entry.path() : m_manual / file.toStdString();
            QVERIFY2(fs::exists(path), qPrintable(where));
            if (target.contains(u'#'))
                QVERIFY2(QString::fromStdString(readText(path))
                             .contains(u" id=\""_s + target.section(u'#', 1) + u'"'),
                         qPrintable(where));
        }
    }
    QVERIFY(pages > 100 && links > 1000);
}

void TestDocuments::theIndexFindsEverything()
{
    const QString index = QString::fromStdString(readText(m_manual / "terms.html"));
    for (const CatalogueEntry& entry : catalogue()) {
        const QString code = QString::fromUtf8(entry.name.data(), qsizetype(entry.name.size()));
        QVERIFY2(index.contains(u"<a href=\"finding-"_s + code.toLower() + u".html\">"_s + code),
                 qPrintable(code));
    }
    for (const ctl::Verb& verb : ctl::verbs()) {
        const QString name = QString::fromUtf8(verb.name.data(), qsizetype(verb.name.size()));
        QVERIFY2(index.contains(u"commands.html#"_s + name + u'"'), qPrintable(name));
    }
    // The dialogs are the windows with a title of their own, and the panels are the docks.
    for (const char* const title :
         {"Open stores", "Keyboard", "About Cryoscope", "Findings", "Simulation", "Hex"})
        QVERIFY2(index.contains(u">"_s + QLatin1StringView(title) + u"</a>"_s), title);
}

void TestDocuments::linksOfTheRepositoryLeadSomewhere()
{
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(sourceDir()))
        files.push_back(entry.path());
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(sourceDir() / "docs"))
        files.push_back(entry.path());
    int links = 0;
    for (const fs::path& file : files) {
        if (file.extension() != ".md")
            continue;
        for (const std::string& address : linksIn(readText(file))) {
            if (address.starts_with("https://"))
                continue;
            ++links;
            const std::string where = file.filename().string() + " → " + address;
            const std::string path = address.substr(0, address.find('#'));
            const fs::path target = path.empty() ? file : file.parent_path() / path;
            QVERIFY2(fs::exists(target), where.c_str());
            if (address.find('#') == std::string::npos)
                continue;
            const std::string anchor = address.substr(address.find('#') + 1);
            const auto headings =
                toHtml(readText(target), [](std::string_view) { return std::string(); }, {}).headings;
            QVERIFY2(std::ranges::find(headings, anchor, &Heading::anchor) != headings.end(), where.c_str());
        }
    }
    QVERIFY(links > 50);
}

void TestDocuments::aMissingTextStopsTheBuild()
{
    const fs::path copy = fs::path(m_folder.path().toStdString()) / "findings";
    fs::copy(sourceDir() / "docs" / "findings", copy);
    QCOMPARE(readFindingTexts(copy).size(), catalogue().size());
    std::string text = readText(copy / "HD.md");
    text.replace(text.find("* **Limits.** "), 14, "* ");
    writeText(copy / "HD.md", text);
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)readFindingTexts(copy));
}

void TestDocuments::commandsThatAreNamedExist()
{
    // "cryoctl get", in code: its second word is a verb.
    const QRegularExpression command(u"[`$] ?cryoctl ([a-z-]+)"_s);
    int named = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(sourceDir() / "docs")) {
        if (entry.path().extension() != ".md")
            continue;
        const QString text = QString::fromStdString(readText(entry.path()));
        for (auto match = command.globalMatch(text); match.hasNext(); ++named) {
            const QString verb = match.next().captured(1);
            QVERIFY2(verb == u"help"_s || ctl::findVerb(verb.toStdString()) != nullptr, qPrintable(verb));
        }
    }
    QVERIFY(named > 50);
}

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
