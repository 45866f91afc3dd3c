// SPDX-License-Identifier: GPL-3.0-or-later
// A value beside its record: as bytes, text, JSON, numbers, and by a description of its structure, which is
// kept for the store and not inside of it.
#include "tests/support/expect.h"
#include "tests/support/store_builder.h"
#include "tests/support/tree_digest.h"
#include "tests/ui/heartbeat.h"
#include "tests/ui/window_tools.h"
#include "ui/panels/values/integer_table.h"
#include "ui/panels/values/layout_dialog.h"
#include "ui/panels/values/value_tree_model.h"
#include "ui/panels/values/value_viewer.h"
#include "ui/widgets/hex_view.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

namespace fs = std::filesystem;
using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kBigBytes = std::size_t{24} << 20;
constexpr int kReadMs = 30'000;

Bytes bytesOf(std::string_view text)
{
    const ByteView view = asBytes(text);
    return {view.begin(), view.end()};
}

/// Records 0:0 … 0:4: JSON, text with what cannot be shown, a structure, nothing, many MiB of one line.
void writeArchive(const fs::path& root)
{
    ArchiveSpec spec;
    spec.itemsPerSection = 64;
    ArchiveBuilder archive(spec);
    const Bytes big(kBigBytes, std::byte{'x'});
    const Bytes values[] = {bytesOf("{\"b\":[1,2],\"a\":null}"),
                            bytesOf("one\ntwo\xff\x07\xe2\x80\xae"),
                            *fromHex("0000000000000011"
                                     "0a"
                                     "02"
                                     "0001"
                                     "0002"),
                            {},
                            big};
    std::uint64_t index = 0;
    for (const Bytes& value : values) {
        Bytes key(32);
        storeBig<std::uint64_t>(MutableByteView(key).first(8), index + 1);
        archive.put(index++, key, byteStringBody(value));
    }
    archive.sync();
    MemoryStorage storage;
    archive.writeTo(storage);
    writeToFolder(storage, root);
}

std::shared_ptr<const Bytes> shared(Bytes bytes)
{
    return std::make_shared<const Bytes>(std::move(bytes));
}

/// Parts of a viewer, by what they are.
struct Parts {
    explicit Parts(ValueViewer& viewer)
        : text(viewer.findChild<QPlainTextEdit*>())
        , tree(viewer.findChild<QTreeView*>())
        , model(viewer.findChild<ValueTreeModel*>())
        , numbers(viewer.findChild<IntegerTable*>())
        , hex(viewer.findChild<HexView*>())
    {
    }
    QPlainTextEdit* text;
    QTreeView* tree;
    ValueTreeModel* model;
    IntegerTable* numbers;
    HexView* hex;
};

QToolButton* buttonNamed(const QWidget& of, const QString& name)
{
    for (QToolButton* const button : of.findChildren<QToolButton*>())
        if (button->accessibleName() == name)
            return button;
    return nullptr;
}

bool says(const QWidget& viewer, const QString& sentence)
{
    const QList<QLabel*> labels = viewer.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) {
        return label->isVisibleTo(&viewer) && label->text() == sentence;
    });
}

/// A window that shows a record of writeArchive's store.
bool showRecord(TestWindow& window, std::uint64_t position)
{
    window.desk().goTo(Page::Records, RecordPlace{{0}, {position}});
    return true;
}

} // namespace

class TestValueViewer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTreeIsAModel();
    void bytesFitTheWidth();
    void textIsEscaped();
    void textComesInParts();
    void jsonIsShownAndItsErrorFound();
    void numbersAreThoseAtTheCursor();
    void aFieldSelectsItsBytes();
    void aWrongDescriptionIsSaid();
    void descriptionsAreWritten();
    void descriptionsGoToFiles();
    void recordsShowTheirValues();
    void theDescriptionIsKeptForTheStore();
    void manyMiBDoNotStopTheWindow();

private:
    StateFolder m_state;
    QThreadPool m_pool;
};

void TestValueViewer::theTreeIsAModel()
{
    ValueTreeModel model;
    const QAbstractItemModelTester tester(&model);
    const auto layout = parseValueLayout("a: u8 s: { t: text o: option<u8> } l: u8[varint]");
    QVERIFY(layout.has_value());
    model.setTree(std::make_shared<const ValueTree>(readValueTree(*layout, *fromHex("07036122"
                                                                                    "0a01ff020506"
                                                                                    "99"))));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(0, ValueTreeModel::Value).data().toString(), u"7"_s);
    const QModelIndex inner = model.index(1, 0);
    QCOMPARE(inner.data().toString(), u"s"_s);
    QCOMPARE(model.rowCount(inner), 2);
    QCOMPARE(model.index(0, ValueTreeModel::Value, inner).data().toString(), u"\"a\"\\n\""_s);
    QVERIFY(model.index(2, ValueTreeModel::Value).data().toString().startsWith(u"2 element"_s));
    QCOMPARE(model.index(3, ValueTreeModel::Name).data().toString(), u"rest"_s);
    QVERIFY(model.index(3, 0).data(Qt::ToolTipRole).toString().contains(u"does not name: 1"_s));
    // The innermost field that has a byte.
    QCOMPARE(model.find(6).parent().parent(), inner);
    QCOMPARE(model.find(8).data().toString(), u"[0]"_s);
    QVERIFY(!model.find(99).isValid());
    model.retranslate();
    model.setTree(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestValueViewer::bytesFitTheWidth()
{
    HexView view;
    MemoryByteSource source;
    source.setBytes(QByteArray(100, 'a'));
    view.setSource(&source);
    view.setFitsWidth(true);
    view.resize(view.sizeHint());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(view.byteRect(8).top(), view.byteRect(0).top());
    QVERIFY(view.byteRect(16).top() > view.byteRect(0).top());
    view.setSelection(20, 1);
    view.resize(view.width() / 2, view.height());
    QVERIFY(view.byteRect(8).top() > view.byteRect(0).top());
    QCOMPARE(view.byteRect(8).left(), view.byteRect(0).left());
    QCOMPARE(view.selectionOffset(), quint64(20));
    QCOMPARE(view.offsetAt(view.byteRect(9).center()), std::optional<quint64>(9));
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.cursor(), quint64(28));
    QVERIFY(view.rowText(28).startsWith(u"0000 0018"_s));
    view.setSource(nullptr);
}

void TestValueViewer::textIsEscaped()
{
    ValueViewer viewer(&m_pool);
    const Parts parts(viewer);
    viewer.setView(ValueViewer::View::Text);
    viewer.setValue(shared(bytesOf("\x03"
                                   "a\\b\nc\xff\t\xe2\x80\xae")),
                    1);
    QTRY_COMPARE(parts.text->toPlainText(), u"a\\\\b\nc\\xff\\t\\u{202e}"_s);
    viewer.setValue(shared({}));
    QCOMPARE(parts.text->toPlainText(), QString());
    QVERIFY(says(viewer, u"There is nothing in this value."_s));
}

void TestValueViewer::textComesInParts()
{
    // A character of two bytes lies over the border of every part.
    Bytes body = bytesOf("x");
    while (body.size() < 2 * ValueViewer::kTextPartBytes + 101)
        append(body, asBytes("\u00e4"));
    ValueViewer viewer(&m_pool);
    const Parts parts(viewer);
    viewer.setView(ValueViewer::View::Text);
    viewer.setValue(shared(body));
    QToolButton* const next = buttonNamed(viewer, u"Part behind"_s);
    QToolButton* const previous = buttonNamed(viewer, u"Part before"_s);
    QString all;
    for (int part = 0; part < 3; ++part) {
        QTRY_VERIFY(!parts.text->toPlainText().isEmpty());
        QCOMPARE(previous->isEnabled(), part > 0);
        QCOMPARE(next->isEnabled(), part < 2);
        all += parts.text->toPlainText();
        if (part < 2) {
            parts.text->clear();
            next->click();
        }
    }
    QVERIFY(all == QString::fromUtf8(reinterpret_cast<const char*>(body.data()), qsizetype(body.size())));
    parts.text->clear();
    previous->click();
    previous->click();
    QTRY_VERIFY(parts.text->toPlainText().startsWith(u'x'));
}

void TestValueViewer::jsonIsShownAndItsErrorFound()
{
    ValueViewer viewer(&m_pool);
    const Parts parts(viewer);
    viewer.setView(ValueViewer::View::Json);
    viewer.setValue(shared(bytesOf("{\"b\":[1],\"a\":\"\xe2\x80\xae\"}")));
    QTRY_COMPARE(parts.text->toPlainText(), u"{\n  \"b\": [\n    1\n  ],\n  \"a\": \"\\u202e\"\n}"_s);
    viewer.setValue(shared(bytesOf("\x07[1,\n]")), 1);
    QTRY_VERIFY(says(viewer, u"This is no JSON at line 2, column 1."_s));
    QCOMPARE(parts.text->toPlainText(), u"[\n  1"_s);
    viewer.setView(ValueViewer::View::Hex);
    QCOMPARE(parts.hex->cursor(), quint64(5));
}

void TestValueViewer::numbersAreThoseAtTheCursor()
{
    ValueViewer viewer(&m_pool);
    const Parts parts(viewer);
    viewer.setView(ValueViewer::View::Integers);
    viewer.setValue(shared(*fromHex("00fffec801")));
    const auto row = [&](const QString& name) {
        const QList<QTableWidgetItem*> found = parts.numbers->findItems(name, Qt::MatchExactly);
        return found.isEmpty() ? -1 : found.front()->row();
    };
    const auto cell = [&](const QString& name, int column) {
        return parts.numbers->item(row(name), column)->text();
    };
    QCOMPARE(cell(u"u16"_s, 1), u"255"_s);
    QCOMPARE(cell(u"u16"_s, 2), u"65280"_s);
    QCOMPARE(cell(u"u64"_s, 1), u"\u2013"_s);
    parts.hex->goTo(1);
    QCOMPARE(cell(u"i8"_s, 1), u"-1"_s);
    QCOMPARE(cell(u"i16"_s, 1), u"-2"_s);
    QCOMPARE(cell(u"i16"_s, 2), u"-257"_s);
    QCOMPARE(cell(u"u32"_s, 1), u"4294887425"_s);
    parts.hex->goTo(3);
    QCOMPARE(cell(u"varint"_s, 1), u"200"_s);
    QCOMPARE(cell(u"svarint"_s, 1), u"100"_s);
    QVERIFY(says(viewer, u"At offset 0003"_s));
}

void TestValueViewer::aFieldSelectsItsBytes()
{
    ValueViewer viewer(&m_pool);
    const Parts parts(viewer);
    viewer.resize(400, 500);
    viewer.show();
    viewer.setLayoutText(u"a: u16\nl: u32[2]\nt: text"_s);
    viewer.setView(ValueViewer::View::Structure);
    viewer.setValue(shared(*fromHex("0007"
                                    "0000000100000002"
                                    "026f6b")));
    QTRY_COMPARE(parts.model->rowCount(), 3);
    QVERIFY(says(viewer, u"The description says what every byte is."_s));
    parts.tree->setCurrentIndex(parts.model->index(1, 0, parts.model->index(1, 0)));
    QCOMPARE(parts.hex->selectionOffset(), quint64(6));
    QCOMPARE(parts.hex->selectionLength(), quint64(4));
    parts.hex->setFocus();
    QTest::mouseClick(parts.hex->viewport(), Qt::LeftButton, {}, parts.hex->byteRect(0).center());
    QCOMPARE(parts.tree->currentIndex().data().toString(), u"a"_s);
    // A byte that was clicked stays the only one selected.
    QCOMPARE(parts.hex->selectionLength(), quint64(1));
    viewer.setLayoutText(u"a: u16 b: bool"_s);
    QTRY_COMPARE(parts.model->rowCount(), 3);
    QTRY_VERIFY(says(viewer, u"The value is not what the description says."_s));
}

void TestValueViewer::aWrongDescriptionIsSaid()
{
    ValueViewer viewer(&m_pool);
    const Parts parts(viewer);
    viewer.setView(ValueViewer::View::Structure);
    viewer.setValue(shared(*fromHex("07")));
    viewer.setLayoutText(u"a: u24"_s);
    QVERIFY(says(viewer, u"Line 1, column 4: There is no type \"u24\"."_s));
    QCOMPARE(parts.model->rowCount(), 0);
}

void TestValueViewer::descriptionsAreWritten()
{
    LayoutDialog dialog(u"archive"_s, u"a: u8"_s, u"value: bytes\n"_s, [](const QString&) { return true; });
    dialog.show();
    auto* const text = dialog.findChild<QPlainTextEdit*>();
    QPushButton* use = nullptr;
    QPushButton* reset = nullptr;
    for (QPushButton* const button : dialog.findChildren<QPushButton*>()) {
        if (button->text() == u"&Use"_s)
            use = button;
        if (button->text() == u"As the &codec"_s)
            reset = button;
    }
    QVERIFY(use != nullptr && reset != nullptr);
    QVERIFY(use->isEnabled());
    text->setPlainText(u"a: u8\nb: # \u00e4\n u24"_s);
    QVERIFY(!use->isEnabled());
    QVERIFY(says(dialog, u"Line 3, column 2: There is no type \"u24\"."_s));
    QCOMPARE(text->extraSelections().size(), 1);
    QCOMPARE(text->extraSelections().front().cursor.selectedText(), u"u24"_s);
    text->setPlainText(u"a: u8\nb:"_s);
    QVERIFY(!use->isEnabled());
    reset->click();
    QCOMPARE(dialog.text(), u"value: bytes\n"_s);
    QVERIFY(use->isEnabled());
    QVERIFY(text->extraSelections().isEmpty());
}

void TestValueViewer::descriptionsGoToFiles()
{
    const TempDir folder;
    const QString path = QString::fromStdString((folder.path() / "v.layout").string());
    LayoutDialog dialog(u"archive"_s, u"a: u8 # \u00e4"_s, {}, [](const QString&) { return true; });
    dialog.exportTo(path);
    LayoutDialog other(u"archive"_s, {}, {}, [](const QString&) { return true; });
    other.importFrom(path);
    QCOMPARE(other.text(), u"a: u8 # \u00e4"_s);
    other.importFrom(path + u".missing"_s);
    QVERIFY(says(other, path + u".missing cannot be read."_s));
    QCOMPARE(other.text(), u"a: u8 # \u00e4"_s);
    // Far more than a description may have is not read to its end.
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(10'000'000, '#')) > 0);
    file.close();
    other.importFrom(path);
    QCOMPARE(other.text().size(), qsizetype(kLayoutTextBytesMax) + 1);
    QVERIFY(says(other, u"Line 1, column 1: A description has at most 65536 bytes."_s));
}

void TestValueViewer::recordsShowTheirValues()
{
    const TempDir root;
    writeArchive(root.path());
    TestWindow window;
    QVERIFY(window.open(root.path()));
    QVERIFY(window.settle());
    auto* const viewer = window->findChild<ValueViewer*>();
    const Parts parts(*viewer);
    QVERIFY(showRecord(window, 0));
    // The body begins with its length.
    QTRY_COMPARE(parts.hex->sizeBytes(), quint64(21));
    QVERIFY(parts.hex->rowText(0).contains(u"14 7b 22 62"_s));
    viewer->setView(ValueViewer::View::Json);
    QTRY_COMPARE(parts.text->toPlainText(), u"{\n  \"b\": [\n    1,\n    2\n  ],\n  \"a\": null\n}"_s);
    QVERIFY(showRecord(window, 1));
    QTRY_VERIFY(says(*viewer, u"This is no JSON at line 1, column 1."_s));
    viewer->setView(ValueViewer::View::Text);
    QTRY_COMPARE(parts.text->toPlainText(), u"one\ntwo\\xff\\u{7}\\u{202e}"_s);
    QVERIFY(showRecord(window, 3));
    QTRY_VERIFY(says(*viewer, u"There is nothing in this value."_s));
    // The choice stays, also for the next window.
    viewer->choice()->setCurrentIndex(2);
    Q_EMIT viewer->choice()->activated(2);
    QCOMPARE(Settings().valueView(), u"json"_s);
    const TestWindow next;
    QCOMPARE(next->findChild<ValueViewer*>()->view(), ValueViewer::View::Json);
    Settings().setValueView(u"hex"_s);
}

void TestValueViewer::theDescriptionIsKeptForTheStore()
{
    const TempDir root;
    writeArchive(root.path());
    const auto before = digestTree(root.path());
    const QString layout = u"length: u8\nheight: u64\nkind: u8\nvotes: u16[varint]"_s;
    {
        TestWindow window;
        QVERIFY(window.open(root.path()));
        QVERIFY(window.settle());
        auto* const viewer = window->findChild<ValueViewer*>();
        const Parts parts(*viewer);
        QVERIFY(showRecord(window, 2));
        viewer->setView(ValueViewer::View::Structure);
        // Until something is said, what the codec says.
        QTRY_COMPARE(parts.model->rowCount(), 1);
        QVERIFY(viewer->layoutText().startsWith(u"value: "_s));
        buttonNamed(*viewer, u"Describe the structure …"_s)->click();
        auto* dialog = window->findChild<LayoutDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->findChild<QPlainTextEdit*>()->setPlainText(layout);
        dialog->accept();
        QTRY_COMPARE(parts.model->rowCount(), 4);
        QVERIFY(says(*viewer, u"The description says what every byte is."_s));
        QCOMPARE(parts.model->index(1, ValueTreeModel::Value).data().toString(), u"17"_s);
        QCOMPARE(parts.model->rowCount(parts.model->index(3, 0)), 2);
        // Not inside of the opened folder.
        QVERIFY(!window.desk().maySaveAt(QString::fromStdString((root.path() / "v.layout").string())));
    }
    QCOMPARE(Settings().valueLayout(root.path(), "no such store"), QString());
    TestWindow window;
    QVERIFY(window.open(root.path()));
    QVERIFY(window.settle());
    QVERIFY(showRecord(window, 2));
    QTRY_COMPARE(window->findChild<ValueViewer*>()->layoutText(), layout);
    QVERIFY(digestTree(root.path()) == before);
    // Back to what the codec says: nothing is kept.
    Settings().setValueLayout(root.path(), window.store()->rawName(), {});
    TestWindow last;
    QVERIFY(last.open(root.path()));
    QVERIFY(last.settle());
    QVERIFY(showRecord(last, 2));
    QTRY_VERIFY(last->findChild<ValueViewer*>()->layoutText().startsWith(u"value: "_s));
}

void TestValueViewer::manyMiBDoNotStopTheWindow()
{
    constexpr double kLongestMs = 100;
    ValueViewer viewer(&m_pool);
    const Parts parts(viewer);
    viewer.resize(400, 500);
    viewer.show();
    QVERIFY(QTest::qWaitForWindowExposed(&viewer));
    viewer.setLayoutText(u"all: { a: u8 b: option<u8> }[*]"_s);
    // Zeros: millions of fields; as JSON and as text nothing that ends early.
    const auto zeros = shared(Bytes(kBigBytes));
    Bytes json = bytesOf("[");
    while (json.size() < (std::size_t{8} << 20))
        append(json, asBytes("\"aaaaaaaa\","));
    const auto list = shared(std::move(json));
    Heartbeat heart;
    heart.start();
    for (const auto view : {ValueViewer::View::Hex, ValueViewer::View::Text, ValueViewer::View::Json,
                            ValueViewer::View::Integers, ValueViewer::View::Structure}) {
        viewer.setView(view);
        viewer.setValue(zeros);
        QTest::qWait(50);
        viewer.setValue(list);
        m_pool.waitForDone(0);
        QTest::qWait(50);
    }
    viewer.setValue(zeros);
    QTRY_VERIFY_WITH_TIMEOUT(parts.model->rowCount() > 0, kReadMs);
    heart.stop();
    QVERIFY2(heart.mostWorkMs() < kLongestMs, qPrintable(QString::number(heart.mostWorkMs())));
    QVERIFY(says(viewer, u"The value is not what the description says."_s));
}

QTEST_MAIN(TestValueViewer)
#include "tst_value_viewer.moc"
