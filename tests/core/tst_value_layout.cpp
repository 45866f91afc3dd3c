// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptions of values: what they may say, what is refused and where, and what hostile bytes come to.
#include "core/inspect/json_text.h"
#include "core/inspect/value_layout.h"
#include "core/inspect/value_tree.h"
#include "tests/support/split_mix.h"

#include <QElapsedTimer>
#include <QTest>

#include <limits>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr char kVotes[] = "# what a block says\n"
                          "struct Vote { validator: u32, signature: bytes[4]; }\n"
                          "height: u64\n"
                          "parent: bytes[2]\n"
                          "memo: text\n"
                          "extra: option<varint>\n"
                          "head: { n: u8 size: u16le }\n"
                          "votes: Vote[head.n]\n"
                          "more: u16[varint]\n"
                          "rest: u8[*]\n";

/// What kVotes describes.
Bytes votesBody()
{
    return *fromHex("0000000000000011"
                    "aabb"
                    "036d656d"
                    "01c801"
                    "020201"
                    "0000000711223344"
                    "0000000855667788"
                    "02000a000b"
                    "0102");
}

ValueLayout parsed(std::string_view text)
{
    auto layout = parseValueLayout(text);
    if (!layout)
        qFatal("%s", toString(layout.error()).c_str());
    return std::move(*layout);
}

/// "height=17 votes/[0]/validator=7 …": what has a text, with its way from the top; problems behind "!".
QString toText(const ValueTree& tree)
{
    QStringList lines;
    for (const ValueNode& node : tree.nodes) {
        QString name = QString::fromStdString(node.name);
        for (std::uint32_t up = node.parent; up != ValueNode::kNone && up != 0; up = tree.nodes[up].parent)
            name.prepend(QString::fromStdString(tree.nodes[up].name) + '/');
        if (node.problem)
            lines << name + '!' + QString::fromStdString(toString(*node.problem));
        else if (!node.text.empty())
            lines << name + '=' + QString::fromStdString(node.text);
    }
    return lines.join(' ');
}

QString read(std::string_view layout, std::string_view hex)
{
    return toText(readValueTree(parsed(layout), *fromHex(hex)));
}

/// What must hold of every tree, whatever the bytes are.
void verifyBounds(const ValueTree& tree, std::size_t bodyBytes, const ValueTreeLimits& limits = {})
{
    QVERIFY(!tree.nodes.empty());
    // Beyond the limit stand only what went wrong, what is not listed, and the rest.
    QVERIFY(tree.nodes.size() <= limits.nodes + 2 + 64);
    QCOMPARE(tree.nodes.front().parent, ValueNode::kNone);
    bool hasProblem = false;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const ValueNode& node = tree.nodes[i];
        QVERIFY(i == 0 || node.parent < i);
        QVERIFY(node.offset <= bodyBytes && node.sizeBytes <= bodyBytes - node.offset);
        QVERIFY(node.contentOffset >= node.offset && node.contentOffset <= bodyBytes);
        if (node.kind == ValueNode::Kind::ByteString || node.kind == ValueNode::Kind::Text)
            QCOMPARE(node.contentOffset + node.count, node.offset + node.sizeBytes);
        if (i > 0 && node.kind != ValueNode::Kind::Broken && node.kind != ValueNode::Kind::Rest) {
            const ValueNode& parent = tree.nodes[node.parent];
            QVERIFY(node.offset >= parent.offset);
            QVERIFY(node.offset + node.sizeBytes <= parent.offset + parent.sizeBytes);
        }
        hasProblem = hasProblem || node.problem.has_value();
    }
    QVERIFY(tree.isWhole || hasProblem || tree.isCut);
}

} // namespace

class TestValueLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTypeIsRead_data();
    void everyTypeIsRead();
    void aWholeDescription();
    void bytesOfEveryNode();
    void codecsHaveDescriptions();
    void errorsHaveAPlace_data();
    void errorsHaveAPlace();
    void deepDescriptionsAreRefused();
    void cutAtEveryByte();
    void hostileBytes_data();
    void hostileBytes();
    void longListsAreSkippedOver();
    void hugeCountsEndSoon();
    void randomBytesDoNoHarm();
    void randomDescriptionsDoNoHarm();
    void jsonIsBrokenIntoLines();
    void jsonErrorsHaveAPlace_data();
    void jsonErrorsHaveAPlace();
    void jsonIsBounded();
};

void TestValueLayout::everyTypeIsRead_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("hex");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* layout, const char* hex, const char* text) {
        QTest::newRow(layout) << layout << hex << text;
    };
    row("a: u8 b: u16 c: u16le", "ff01020304", "a=255 b=258 c=1027");
    row("a: u32 b: u32le", "0102030401020304", "a=16909060 b=67305985");
    row("a: u64 b: u64le", "ffffffffffffffff0100000000000000", "a=18446744073709551615 b=1");
    row("a: u128", "ffffffffffffffffffffffffffffffff", "a=340282366920938463463374607431768211455");
    row("a: i8 b: i16 c: i16le", "80fffefeff", "a=-128 b=-2 c=-2");
    row("a: i32 b: i64", "7fffffff8000000000000000", "a=2147483647 b=-9223372036854775808");
    row("a: i128le", "00000000000000000000000000000080", "a=-170141183460469231731687303715884105728");
    row("a: f32 b: f64le", "3fc00000000000000000f0bf", "a=1.5 b=-1");
    row("a: f32 b: f32", "7f8000007fc00000", "a=inf b=nan");
    row("a: bool b: bool", "0001", "a=false b=true");
    row("a: varint b: varint", "00c801", "a=0 b=200");
    row("highest: varint", "ffffffffffffffffff01", "highest=18446744073709551615");
    row("a: svarint b: svarint c: svarint", "0001c701", "a=0 b=-1 c=-100");
    row("lowest: svarint", "ffffffffffffffffff01", "lowest=-9223372036854775808");
    row("a: bytes[2] b: bytes c: bytes[u16le]", "aabb01cc0100dd", "a=aabb b=cc c=dd");
    row("a: text b: text[2] c: text[*]", "0161c3a46f6b", "a=a b=\u00e4 c=ok");
    row("a: option<u8> b: option<u8>", "000107", "b/=7");
    row("a: u8[2]", "0102", "a/[0]=1 a/[1]=2");
    row("a: u8[2][2]", "01020304", "a/[0]/[0]=1 a/[0]/[1]=2 a/[1]/[0]=3 a/[1]/[1]=4");
    row("a: bytes[varint][2]", "01aa01bb", "a/[0]=aa a/[1]=bb");
    row("n: u8 a: option<u8[n]>", "02010506", "n=2 a//[0]=5 a//[1]=6");
    row("s: S struct S { n: u8le x: u8[n] }", "0109", "s/n=1 s/x/[0]=9");
    row("a: A x: u8[a.b.n] struct A { b: B } struct B { n: u8 }", "0108", "a/b/n=1 x/[0]=8");
    // The same struct twice: each has its own count.
    row("a: N b: N x: u8[a.n] y: u8[b.n] struct N { n: u8 }", "010207080a",
        "a/n=1 b/n=2 x/[0]=7 y/[0]=8 y/[1]=10");
    row("a: digest", "000102030405060708090a0b0c0d0e0f000102030405060708090a0b0c0d0e0f",
        "a=000102030405060708090a0b0c0d0e0f000102030405060708090a0b0c0d0e0f");
}

void TestValueLayout::everyTypeIsRead()
{
    QFETCH(QString, layout);
    QFETCH(QString, hex);
    QFETCH(QString, text);
    const Bytes body = *fromHex(hex.toStdString());
    const ValueTree tree = readValueTree(parsed(layout.toStdString()), body);
    QCOMPARE(toText(tree), text);
    QVERIFY(tree.isWhole);
    verifyBounds(tree, body.size());
}

void TestValueLayout::aWholeDescription()
{
    const ValueTree tree = readValueTree(parsed(kVotes), votesBody());
    QCOMPARE(toText(tree), "height=17 parent=aabb memo=mem extra/=200 head/n=2 head/size=258 "
                           "votes/[0]/validator=7 votes/[0]/signature=11223344 votes/[1]/validator=8 "
                           "votes/[1]/signature=55667788 more/[0]=10 more/[1]=11 rest/[0]=1 rest/[1]=2");
    QVERIFY(tree.isWhole);
    QVERIFY(!tree.isCut);
}

void TestValueLayout::bytesOfEveryNode()
{
    const ValueTree tree = readValueTree(parsed(kVotes), votesBody());
    const auto bytesOf = [&](const char* name) {
        const auto node = std::ranges::find(tree.nodes, name, &ValueNode::name);
        return std::pair(node->offset, node->sizeBytes);
    };
    using Range = std::pair<std::uint64_t, std::uint64_t>;
    QCOMPARE(bytesOf("height"), (Range{0, 8}));
    QCOMPARE(bytesOf("memo"), (Range{10, 4}));
    QCOMPARE(bytesOf("extra"), (Range{14, 3}));
    QCOMPARE(bytesOf("votes"), (Range{20, 16}));
    QCOMPARE(bytesOf("more"), (Range{36, 5}));
    QCOMPARE(tree.nodes.front().sizeBytes, 43U);
    QCOMPARE(std::ranges::find(tree.nodes, "votes", &ValueNode::name)->type, "Vote[head.n]");
    QCOMPARE(std::ranges::find(tree.nodes, "memo", &ValueNode::name)->contentOffset, 11U);
}

void TestValueLayout::codecsHaveDescriptions()
{
    const auto of = [](Codec codec, std::string_view hex) { return read(layoutOfCodec(codec), hex); };
    QCOMPARE(of(Codec::ByteString, "02aabb"), "value=aabb");
    QCOMPARE(of(Codec::U64, "0000000000000005"), "value=5");
    QCOMPARE(of(Codec::I32, "ffffffff"), "value=-1");
    QCOMPARE(of(Codec::Fixed, "0102"), "value=0102");
    QCOMPARE(of(Codec::Raw, "0102"), "value=0102");
}

void TestValueLayout::errorsHaveAPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const char* text, const char* error) {
        QTest::newRow(name) << QByteArray(text) << error;
    };
    row("nothing", "", "line 1, column 1: At least one field is expected before the end of the text.");
    row("only a comment", "# a: u8",
        "line 1, column 8: At least one field is expected before the end of "
        "the text.");
    row("only structs", "struct A { a: u8 }\n",
        "line 2, column 1: At least one field is expected before the end of the text.");
    row("no type", "a: u8\nb: u24", "line 2, column 4: There is no type \"u24\".");
    row("no name", "a: u8\n  7: u8", "line 2, column 3: A name is expected here, not \"7\".");
    row("no colon", "a u8", "line 1, column 3: \":\" is expected here, not \"u8\".");
    row("type missing", "a:", "line 1, column 3: A type is expected here, not the end of the text.");
    row("strange", "a: u8\n\x01", "line 2, column 1: \"\\x01\" has no meaning in a description.");
    row("a type's name", "u8: u8", "line 1, column 1: \"u8\" names a type already.");
    row("twice", "a: u8 a: u8", "line 1, column 7: There are two fields \"a\" here.");
    row("two structs", "struct A { a: u8 } struct A { b: u8 } a: A",
        "line 1, column 27: \"A\" names a type already.");
    row("empty struct", "struct A { } a: A",
        "line 1, column 12: At least one field is expected before \"}\".");
    row("not closed", "struct A { a: u8",
        "line 1, column 17: A name is expected here, not the end of the "
        "text.");
    row("itself", "a: A\nstruct A { b: B }\nstruct B { a: option<A> }",
        "line 2, column 8: The struct \"A\" contains itself.");
    row("itself in a list", "struct A { a: A[varint] } a: A",
        "line 1, column 8: The struct \"A\" contains itself.");
    row("no count", "a: u8[",
        "line 1, column 7: A count is a number, a type without sign, an earlier field, "
        "or *; not the end of the text.");
    row("signed count", "a: u8[i8]",
        "line 1, column 7: A count is a number, a type without sign, an earlier "
        "field, or *; not \"i8\".");
    row("later count", "a: u8[n] n: u8", "line 1, column 7: There is no field \"n\" before this one.");
    row("own count", "n: u8[n]", "line 1, column 7: There is no field \"n\" before this one.");
    row("text count", "n: text a: u8[n]",
        "line 1, column 15: \"n\" is no number without sign and no more "
        "than 64 bits, so it is no count.");
    row("count outside", "n: u8 a: { b: u8[n] }",
        "line 1, column 18: There is no field \"n\" before this one.");
    row("large number", "a: u8[99999999999999999999]",
        "line 1, column 7: The number \"99999999999999999999\" is too large.");
    row("no number", "a: u8[1x]",
        "line 1, column 7: A count is a number, a type without sign, an earlier "
        "field, or *; not \"1x\".");
    row("no bracket", "a: u8[1", "line 1, column 8: \"]\" is expected here, not the end of the text.");
    row("option", "a: option u8", "line 1, column 11: \"<\" is expected here, not \"u8\".");
}

void TestValueLayout::errorsHaveAPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    const auto layout = parseValueLayout(text.toStdString());
    QVERIFY(!layout);
    QCOMPARE(QString::fromStdString(toString(layout.error())), error);
}

void TestValueLayout::deepDescriptionsAreRefused()
{
    const auto refused = [](const std::string& text) { return !parseValueLayout(text).has_value(); };
    std::string lists = "a: u8";
    std::string options = "a: ";
    std::string braces = "a: ";
    std::string chain = "a: S0\n";
    for (int i = 0; i < 2000; ++i) {
        lists += "[1]";
        options += "option<";
        braces += "{a:";
        chain += "struct S" + std::to_string(i) + " { a: S" + std::to_string(i + 1) + " }\n";
    }
    QVERIFY(refused(lists));
    QVERIFY(refused(options));
    QVERIFY(refused(braces));
    QVERIFY(refused(chain + "struct S2000 { a: u8 }"));
    QVERIFY(refused("a: u8 #" + std::string(kLayoutTextBytesMax, ' ')));
    // Wide ones are not: every struct has two of the next.
    std::string wide = "a: S0\n";
    for (int i = 0; i < 30; ++i)
        wide += "struct S" + std::to_string(i) + " { a: S" + std::to_string(i + 1) + " b: S" +
                std::to_string(i + 1) + " }\n";
    const ValueLayout layout = parsed(wide + "struct S30 { a: bytes[0] }");
    const Bytes body(16);
    verifyBounds(readValueTree(layout, body), body.size());
}

void TestValueLayout::cutAtEveryByte()
{
    const ValueLayout layout = parsed(kVotes);
    const Bytes whole = votesBody();
    const std::size_t restBytes = 2;
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const ByteView body = ByteView(whole).first(length);
        const ValueTree tree = readValueTree(layout, body);
        verifyBounds(tree, length);
        // What the last field takes may be shorter; everything else is missed.
        QCOMPARE(tree.isWhole, length >= whole.size() - restBytes);
        if (!tree.isWhole) {
            QVERIFY(std::ranges::any_of(tree.nodes, [](const ValueNode& node) {
                return node.kind == ValueNode::Kind::Broken && node.problem.has_value();
            }));
        }
    }
}

void TestValueLayout::hostileBytes_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("hex");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* layout, const char* hex, const char* text) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(layout, hex))) << layout << hex << text;
    };
    row("a: u32", "0102", "a!needs bytes: 4, left: 2 !bytes not decoded: 2");
    row("a: u8", "010203", "a=1 !bytes that the description does not name: 2");
    row("a: bool b: u8", "0207", "a!2 is neither 0 nor 1 b=7");
    row("a: option<u8>", "0207", "a!2 is neither 0 nor 1 !bytes not decoded: 2");
    row("a: varint", "8000", "a!not the shortest form of a number that fits !bytes not decoded: 2");
    row("a: varint", "ffffffffffffffffff02",
        "a!not the shortest form of a number that fits !bytes not decoded: 10");
    row("a: varint", "80", "a!needs bytes: 2, left: 1 !bytes not decoded: 1");
    row("a: bytes", "ffffffff0f", "a!needs bytes: 4294967295, left: 0 !bytes not decoded: 5");
    row("a: bytes", "ffffffffff01", "a!not the shortest form of a number that fits !bytes not decoded: 6");
    row("a: bytes[u64]", "ffffffffffffffff00",
        "a!needs bytes: 18446744073709551615, left: 1 "
        "!bytes not decoded: 9");
    row("a: text", "02c328", "a!not UTF-8");
    row("n: u64 a: u64[n]", "ffffffffffffffff0000000000000001",
        "n=18446744073709551615 a/[0]=1 a/[1]!needs bytes: 8, left: 0");
    row("a: bytes[0][*]", "07",
        "a/[0]!an element takes no bytes, so the list would have no end "
        "!bytes not decoded: 1");
    row("a: u16[*]", "000102", "a/[0]=1 a/[1]!needs bytes: 2, left: 1 !bytes not decoded: 1");
    row("a: u8[*] b: u8", "01", "a/[0]=1 b!needs bytes: 1, left: 0");
}

void TestValueLayout::hostileBytes()
{
    QFETCH(QString, layout);
    QFETCH(QString, hex);
    QFETCH(QString, text);
    const Bytes body = *fromHex(hex.toStdString());
    const ValueTree tree = readValueTree(parsed(layout.toStdString()), body);
    QCOMPARE(toText(tree), text);
    QVERIFY(!tree.isWhole);
    verifyBounds(tree, body.size());
}

void TestValueLayout::longListsAreSkippedOver()
{
    // Known sizes are passed over, others are read without being listed; both come to what is behind them.
    for (const char* element : {"u8", "option<u8>"}) {
        Bytes body;
        appendBig<std::uint32_t>(body, 5000);
        body.resize(body.size() + 5000);
        appendBig<std::uint16_t>(body, 777);
        const ValueTree tree = readValueTree(parsed(std::string("a: ") + element + "[u32] tail: u16"), body);
        verifyBounds(tree, body.size());
        QVERIFY(tree.isWhole);
        QCOMPARE(tree.nodes.back().name, "tail");
        QCOMPARE(tree.nodes.back().text, "777");
        QCOMPARE(tree.nodes[1].count, 5000U);
        const auto hidden = std::ranges::find(tree.nodes, ValueNode::Kind::NotListed, &ValueNode::kind);
        QVERIFY(hidden != tree.nodes.end());
        QCOMPARE(hidden->count, 4000U);
        QCOMPARE(hidden->offset, 1004U);
        QCOMPARE(hidden->sizeBytes, 4000U);
    }
}

void TestValueLayout::hugeCountsEndSoon()
{
    QElapsedTimer timer;
    timer.start();
    // Elements without bytes: passed over where that is known beforehand, else counted as steps.
    QVERIFY(readValueTree(parsed("a: bytes[0][u64] b: u8"), *fromHex("ffffffffffffffff07")).isWhole);
    const Bytes body = *fromHex("ffffffff0f");
    const ValueTree empty =
        readValueTree(parsed("s: { n: varint e: u8[n][0] }[1] a: text[*][0xffffffff]"), body);
    verifyBounds(empty, body.size());
    QVERIFY(!empty.isWhole);
    const ValueTree nested =
        readValueTree(parsed("a: {b: bytes[0] c: option<u8>[0]}[0xffffffff][0xffffffff] d: u8"), body);
    verifyBounds(nested, body.size());
    const ValueTree lists = readValueTree(parsed("n: varint a: text[*] b: {t: text[*]}[n][n]"), body);
    verifyBounds(lists, body.size());
    QVERIFY(!lists.isWhole);
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

void TestValueLayout::randomBytesDoNoHarm()
{
    SplitMix64 random(0x6c61796f7574);
    const ValueLayout layout = parsed(kVotes);
    const ValueLayout lists =
        parsed("a: {b: option<{c: text d: svarint[varint]}>[varint] e: bool f: i128}[*]");
    const ValueTreeLimits limits{.nodes = 300, .listed = 20, .steps = 3000};
    for (int i = 0; i < 4000; ++i) {
        Bytes body = random.fill(static_cast<std::size_t>(random.next() % 200));
        // Small numbers go deeper.
        for (std::byte& byte : body)
            if (random.next() % 2 == 0)
                byte &= std::byte{3};
        verifyBounds(readValueTree(layout, body, limits), body.size(), limits);
        verifyBounds(readValueTree(lists, body, limits), body.size(), limits);
    }
}

void TestValueLayout::randomDescriptionsDoNoHarm()
{
    constexpr std::array kWords = {"struct", "A",  "B",     "a",     "b",       "n",    ":",    "{",
                                   "}",      "[",  "]",     "<",     ">",       "*",    ".",    "u8",
                                   "text",   "u4", "n: u8", "bytes", "option<", "[n]",  "a: A", "varint",
                                   "[2]",    "#",  "\n",    ";",     "0xff",    "\xff", "b: B", "struct A {"};
    SplitMix64 random(0x70617273);
    int understood = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text = "n: u8 ";
        for (std::uint64_t words = random.next() % 12; words > 0; --words)
            text += std::string(kWords[random.next() % kWords.size()]) + ' ';
        const auto layout = parseValueLayout(text);
        if (!layout) {
            QVERIFY(layout.error().line >= 1 && layout.error().column >= 1);
            continue;
        }
        ++understood;
        const Bytes body = random.fill(40);
        verifyBounds(readValueTree(*layout, body), body.size());
    }
    QVERIFY(understood > 100);
}

void TestValueLayout::jsonIsBrokenIntoLines()
{
    const auto pretty = [](std::string_view text) {
        const JsonText json = prettyJson(asBytes(text));
        return json.problem ? QString::fromStdString(toString(*json.problem))
                            : QString::fromStdString(json.text);
    };
    QCOMPARE(pretty("{\"b\":[1,-2,{}],\"a\":{\"x\":null,\"x\":true},\"c\":[]}"),
             "{\n  \"b\": [\n    1,\n    -2,\n    {}\n  ],\n  \"a\": {\n    \"x\": null,\n    \"x\": true\n  "
             "},\n  \"c\": []\n}");
    QCOMPARE(pretty(" 7 "), "7");
    // Digits beyond a double stay.
    QCOMPARE(pretty("[1.00000000000000000001, 18446744073709551615]"),
             "[\n  1.00000000000000000001,\n  18446744073709551615\n]");
    const char* const hidden = "[\"\\u202e\\u0007\\\"\\\\\\n\", \"\u00e4\"]";
    QCOMPARE(pretty(hidden), "[\n  \"\\u202e\\u0007\\\"\\\\\\n\",\n  \"\u00e4\"\n]");
}

void TestValueLayout::jsonErrorsHaveAPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<QString>("problem");
    QTest::newRow("nothing") << QByteArray() << quint64(0) << "There is nothing in this value.";
    QTest::newRow("letters") << QByteArray("hello") << quint64(0) << "This is no JSON at line 1, column 1.";
    QTest::newRow("a comma") << QByteArray("{\n \"a\": 1,\n}") << quint64(11)
                             << "This is no JSON at line 3, column 1.";
    QTest::newRow("cut") << QByteArray("[1, 2") << quint64(5) << "This is no JSON at line 1, column 6.";
    QTest::newRow("more") << QByteArray("1 2") << quint64(2) << "This is no JSON at line 1, column 3.";
    QTest::newRow("no UTF-8") << QByteArray("[\"a\xff\"]") << quint64(3)
                              << "This is no JSON at line 1, column 4.";
}

void TestValueLayout::jsonErrorsHaveAPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(quint64, offset);
    QFETCH(QString, problem);
    const JsonText json = prettyJson(asBytes(text.toStdString()));
    QVERIFY(!json.isJson);
    QVERIFY(json.problem.has_value());
    QCOMPARE(QString::fromStdString(toString(*json.problem)), problem);
    QCOMPARE(json.errorOffset, offset);
}

void TestValueLayout::jsonIsBounded()
{
    // Deeper than any stack: neither the parser nor the writer may call itself for it.
    const std::string deep(3'000'000, '[');
    const JsonText nested = prettyJson(asBytes(deep));
    QVERIFY(nested.isJson);
    QCOMPARE(toString(*nested.problem), "Nested more than 256 deep; the rest is not shown.");
    QVERIFY(nested.text.size() < 100'000);

    std::string list = "[";
    for (int i = 0; i < 400'000; ++i)
        list += "\"\u00e4\u00e4\",";
    const JsonText cut = prettyJson(asBytes(list));
    QVERIFY(cut.isJson);
    QCOMPARE(cut.text.size() <= JsonTextLimits{}.textBytes, true);
    QCOMPARE(toString(*cut.problem), "Only the first 524288 characters are shown.");
    QVERIFY(QString::fromStdString(cut.text).toStdString() == cut.text);

    const JsonText large = prettyJson(asBytes(list), {.readBytes = 100});
    QCOMPARE(toString(*large.problem), "More than 100 bytes are not read as JSON.");
    SplitMix64 random(0x6a736f6e);
    for (int i = 0; i < 2000; ++i) {
        const Bytes body = random.fill(static_cast<std::size_t>(random.next() % 60));
        QVERIFY(prettyJson(body).problem.has_value() || body.size() < 4);
    }
}

QTEST_APPLESS_MAIN(TestValueLayout)
#include "tst_value_layout.moc"
