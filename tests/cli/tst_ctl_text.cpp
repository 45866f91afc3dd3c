// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, columns and JSON as cryoctl writes them, and the table of verbs.
#include "app/cryoctl/command_line.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"

#include <QTest>

#include <cstdio>
#include <unistd.h>

using namespace cryo;
using namespace cryo::ctl;

namespace {

/// What is written to an Output.
template <typename Write>
std::string written(Write write)
{
    std::FILE* file = std::tmpfile();
    {
        Output out(::fileno(file));
        write(out);
    }
    std::string text(4096, '\0');
    text.resize(static_cast<std::size_t>(::pread(::fileno(file), text.data(), text.size(), 0)));
    std::fclose(file);
    return text;
}

} // namespace

class TestCtlText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbers();
    void wrapping();
    void tablesAlign();
    void namesFromAFileCannotCommandATerminal();
    void largeNumbersAreTexts();
    void findingsHaveTheirShape();
    void everyVerbHasHelpAndExamples();
    void nearestWord();
    void badNumbersAreRefused();
    void fullDeviceIsAnError();
};

void TestCtlText::numbers()
{
    QCOMPARE(grouped(0), std::string("0"));
    QCOMPARE(grouped(999), std::string("999"));
    QCOMPARE(grouped(1000), std::string("1,000"));
    QCOMPARE(grouped(UINT64_MAX), std::string("18,446,744,073,709,551,615"));
    QCOMPARE(byteSize(1), std::string("1 byte"));
    QCOMPARE(byteSize(1023), std::string("1,023 bytes"));
    QCOMPARE(byteSize(1536), std::string("1.5 KiB"));
    QCOMPARE(byteSize(1048575), std::string("1 MiB"));
    QCOMPARE(byteSize(UINT64_MAX), std::string("16 EiB"));
    QCOMPARE(percent(0.12345), std::string("12.3 %"));
    QCOMPARE(decimal(100, 2), std::string("100"));
    QCOMPARE(decimal(2.50, 2), std::string("2.5"));
    QCOMPARE(counted(1, "record"), std::string("1 record"));
}

void TestCtlText::wrapping()
{
    QCOMPARE(wrapped("one two three", 0, 5), std::string("one two three"));
    QCOMPARE(wrapped("aaaaaaaaaa bbbbbbbbbb cccccccccc", 25, 2),
             std::string("aaaaaaaaaa bbbbbbbbbb\n  cccccccccc"));
    QCOMPARE(wrapped("ääääääääää öööööööööö", 24, 2), std::string("ääääääääää öööööööööö"));
    QCOMPARE(wrapped(std::string(50, 'x'), 30, 2), std::string(50, 'x'));
}

void TestCtlText::tablesAlign()
{
    const std::string text = written([](Output& out) {
        TextTable table({{"N", TextTable::Align::Right}, {"NAME"}, {"LAST"}});
        table.add({"1", "a", "x"});
        table.add({"1000", "béé", "y"});
        table.print(out);
        table.add({"7", "", ""});
        table.print(out);
    });
    QCOMPARE(text, std::string("   N  NAME  LAST\n"
                               "   1  a     x\n"
                               "1000  béé   y\n"
                               "   7\n"));
}

void TestCtlText::namesFromAFileCannotCommandATerminal()
{
    const std::string evil = "a\x1b[31m\n\xe2\x80\xae\xff";
    const std::string text = written([&](Output& out) {
        FactList facts;
        facts.add(evil, evil);
        facts.print(out);
        TextTable table({{"H"}});
        table.add({evil});
        table.print(out);
        printFindings(out, {Finding::make(FindingCode::DR01, {evil, evil, {}}, {{"name", evil}})}, 0);
    });
    for (const std::string_view bad : {"\x1b", "\xe2\x80\xae", "\xff"})
        QCOMPARE(text.find(bad), std::string::npos);
    QVERIFY(text.find("\\x1b[31m\\x0a") != std::string::npos);
    QVERIFY(!compact(cryo::ctl::text(evil)).empty());
}

void TestCtlText::largeNumbersAreTexts()
{
    QCOMPARE(compact(number(9007199254740991U)), std::string("9007199254740991"));
    QCOMPARE(compact(number(9007199254740992U)), std::string("\"9007199254740992\""));
    QCOMPARE(compact(number(UINT64_MAX)), std::string("\"18446744073709551615\""));
}

void TestCtlText::findingsHaveTheirShape()
{
    Finding finding =
        Finding::make(FindingCode::FZ09, {"t", "7461626c65", 66}, {{"b", "1"}, {"s", "2"}, {"p", "3"}});
    finding.bucket = 1;
    finding.atRisk = 5;
    const Json json = toJson(finding);
    QCOMPARE(
        compact(json),
        std::string(R"({"code":"FZ-09","severity":"error","partition":"t","blob":"7461626c65","offset":66,)"
                    R"("bucket":1,"detail":"Bucket 1 points to record 2:3, which does not exist.",)"
                    R"("fixable":"fully","at_risk":5})"));
    const Json bare = toJson(Finding::make(FindingCode::DR11, {}, {{"s", "7"}}));
    QCOMPARE(compact(bare["partition"]), std::string("null"));
    QCOMPARE(compact(bare["offset"]), std::string("null"));
    QCOMPARE(compact(bare["fixable"]), std::string("\"no\""));
}

void TestCtlText::everyVerbHasHelpAndExamples()
{
    QVERIFY(verbs().size() >= 11);
    for (const Verb& verb : verbs()) {
        QCOMPARE(findVerb(verb.name), &verb);
        QVERIFY2(verb.help.find("  cryoctl " + std::string(verb.name)) != std::string_view::npos,
                 verb.name.data());
        QVERIFY2(!verb.summary.empty() && verb.summary.ends_with('.'), verb.name.data());
        OptionSet options;
        const auto command = verb.make();
        command->declare(options);
        QVERIFY(!options.specs().empty());
        for (const OptionSpec& spec : options.specs()) {
            const bool isPositional = spec.kind == OptionSpec::Kind::Positional;
            QVERIFY2(spec.help.ends_with('.') && !spec.group.empty() && spec.set, spec.name.c_str());
            // Long ones, but for -o FILE, as everywhere.
            QVERIFY2(isPositional || spec.name.starts_with("--") || spec.name == "-o", spec.name.c_str());
            QVERIFY2((spec.kind == OptionSpec::Kind::Value) == !spec.valueName.empty(), spec.name.c_str());
        }
    }
    QCOMPARE(findVerb("nothing"), nullptr);
}

void TestCtlText::nearestWord()
{
    const std::vector<std::string> words = {"detect", "dump", "gaps", "chains"};
    QCOMPARE(nearest("detct", words), std::string("detect"));
    QCOMPARE(nearest("gap", words), std::string("gaps"));
    QCOMPARE(nearest("det", words), std::string("detect"));
    QCOMPARE(nearest("frobnicate", words), std::string());
}

void TestCtlText::badNumbersAreRefused()
{
    QCOMPARE(*parseNumber("0x10"), std::uint64_t{16});
    QCOMPARE(*parseNumber("18446744073709551615"), UINT64_MAX);
    for (const char* bad :
         {"", "0x", "-1", "1 ", " 1", "1k", "18446744073709551616", "0x1ffffffffffffffff", "１"})
        QCOMPARE(parseNumber(bad).error().code, Errc::InvalidArgument);
}

void TestCtlText::fullDeviceIsAnError()
{
    std::FILE* full = std::fopen("/dev/full", "w");
    QVERIFY(full != nullptr);
    Output out(::fileno(full));
    out << std::string(200'000, 'x');
    QVERIFY(out.closed());
    QCOMPARE(out.state().error().code, Errc::Io);
    std::fclose(full);
}

QTEST_APPLESS_MAIN(TestCtlText)
#include "tst_ctl_text.moc"
