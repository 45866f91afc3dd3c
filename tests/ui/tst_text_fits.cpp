// SPDX-License-Identifier: GPL-3.0-or-later
// No word of the window is cut, in any language that is offered, nor in a made-up one whose sentences are a
// third longer than the English ones: buttons, labels, tabs, lists of choices and column titles have the room
// that their text needs. And no two entries of a menu answer to the same letter.
#include "tests/ui/window_tools.h"
#include "ui/main_window/dock.h"
#include "ui/text/language.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/legend_row.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <map>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;

namespace {

constexpr int kSettleMs = 150;
const QString kMadeUp = QStringLiteral("longer");

/// Says everything a third longer, with accents above and below the line.
class LongerTranslator final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* /*context*/, const char* source,
                                    const char* /*disambiguation*/, int /*number*/) const override
    {
        static const QString filler = QStringLiteral("Ĝų ůñģé Åj êģ");
        const QString text = QString::fromUtf8(source);
        static const QRegularExpression blanks(QStringLiteral("[%{<].*?[}>0-9n]"));
        const qsizetype length = QString(text).remove(blanks).size();
        QString tail;
        while (tail.size() < (length + 2) / 3)
            tail += filler;
        tail.truncate((length + 2) / 3);
        // A unit or a sign is no sentence.
        return length < 4 || text.contains(QStringLiteral(";;")) ? text : text + tail;
    }
};

/// One of the languages, or the made-up one, for as long as it lives.
class Speaking {
public:
    explicit Speaking(const QString& code)
    {
        setLanguage(code == kMadeUp ? QStringLiteral("en") : code);
        if (code == kMadeUp)
            QCoreApplication::installTranslator(&m_longer);
    }
    ~Speaking()
    {
        QCoreApplication::removeTranslator(&m_longer);
        setLanguage(QStringLiteral("en"));
    }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;

private:
    LongerTranslator m_longer;
};

QString bare(const QString& text)
{
    static const QRegularExpression mnemonic(QStringLiteral("&(.)"));
    return QString(text).replace(mnemonic, QStringLiteral("\\1"));
}

QString said(const QWidget& widget, const QString& text, int has, int needs)
{
    return QStringLiteral("%1 \"%2\" in %3: %4 of %5 px")
        .arg(QString::fromLatin1(widget.metaObject()->className()), text,
             widget.parentWidget() != nullptr
                 ? QString::fromLatin1(widget.parentWidget()->metaObject()->className())
                 : QString())
        .arg(has)
        .arg(needs);
}

void cutInHeader(const QHeaderView& header, QStringList& cut)
{
    if (header.orientation() != Qt::Horizontal || header.model() == nullptr)
        return;
    for (int column = 0; column < header.count(); ++column) {
        const QString title = header.model()->headerData(column, Qt::Horizontal).toString();
        const int needs = header.sectionSizeHint(column);
        if (!header.isSectionHidden(column) && header.sectionSize(column) < needs)
            cut << said(header, title, header.sectionSize(column), needs);
    }
}

void cutInTabs(const QTabBar& tabs, QStringList& cut)
{
    for (int tab = 0; tab < tabs.count(); ++tab) {
        const int needs = tabs.fontMetrics().horizontalAdvance(bare(tabs.tabText(tab)));
        if (tabs.isTabVisible(tab) && tabs.tabRect(tab).width() < needs)
            cut << said(tabs, tabs.tabText(tab), tabs.tabRect(tab).width(), needs);
    }
}

void cutInBox(const QComboBox& box, QStringList& cut)
{
    if (box.isEditable())
        return;
    QStyleOptionComboBox option;
    option.initFrom(&box);
    const int room =
        box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box).width();
    const int needs = box.fontMetrics().horizontalAdvance(box.currentText());
    if (room < needs)
        cut << said(box, box.currentText(), room, needs);
}

void cutInLabel(const QLabel& label, QStringList& cut)
{
    if (label.text().isEmpty())
        return;
    if (label.wordWrap()) {
        const int needs = label.heightForWidth(label.width());
        if (label.height() < needs)
            cut << said(label, label.text(), label.height(), needs);
    } else if (label.width() < label.sizeHint().width()) {
        cut << said(label, label.text(), label.width(), label.sizeHint().width());
    }
}

void cutInButton(const QAbstractButton& button, QStringList& cut)
{
    const auto* const tool = qobject_cast<const QToolButton*>(&button);
    const bool hasWords =
        !button.text().isEmpty() && (tool == nullptr || tool->toolButtonStyle() != Qt::ToolButtonIconOnly);
    // Of a tool button without a picture Qt shows the words whatever its style says.
    if (!hasWords && (tool == nullptr || button.text().isEmpty() || !button.icon().isNull()))
        return;
    const int needs = button.minimumSizeHint().width();
    if (button.width() < needs)
        cut << said(button, button.text(), button.width(), needs);
}

/// Rows that break into lines, and may be too narrow even for one piece.
void cutInRow(const QWidget& row, QStringList& cut)
{
    if (row.height() < row.heightForWidth(row.width()))
        cut << said(row, row.accessibleName(), row.height(), row.heightForWidth(row.width()));
    if (row.width() < row.minimumSizeHint().width())
        cut << said(row, row.accessibleName(), row.width(), row.minimumSizeHint().width());
}

/// Everything under @p top that can be seen and has less room than its words need.
QStringList cutWords(const QWidget& top)
{
    QStringList cut;
    const QList<QWidget*> widgets = top.findChildren<QWidget*>();
    for (const QWidget* const widget : widgets) {
        // Panels behind others lie beside the window.
        const QRect place(widget->mapTo(&top, QPoint()), widget->size());
        if (!widget->isVisible() || !place.intersects(top.rect()))
            continue;
        if (widget->objectName() == QStringLiteral("qt_toolbar_ext_button") ||
            widget->objectName() == QStringLiteral("qt_menubar_ext_button"))
            cut << QStringLiteral("a bar is wider than the window");
        else if (const auto* const button = qobject_cast<const QAbstractButton*>(widget))
            cutInButton(*button, cut);
        else if (const auto* const label = qobject_cast<const QLabel*>(widget))
            cutInLabel(*label, cut);
        else if (const auto* const box = qobject_cast<const QComboBox*>(widget))
            cutInBox(*box, cut);
        else if (const auto* const tabs = qobject_cast<const QTabBar*>(widget))
            cutInTabs(*tabs, cut);
        else if (const auto* const header = qobject_cast<const QHeaderView*>(widget))
            cutInHeader(*header, cut);
        else if (qobject_cast<const FigureRow*>(widget) != nullptr ||
                 qobject_cast<const LegendRow*>(widget) != nullptr)
            cutInRow(*widget, cut);
    }
    return cut;
}

/// Menus, and menus in menus, that have a letter twice.
void sharedLetters(const QString& title, const QList<QAction*>& actions, QStringList& shared)
{
    std::map<QChar, QString> taken;
    for (const QAction* const action : actions) {
        static const QRegularExpression mnemonic(QStringLiteral("&([^&])"));
        const QRegularExpressionMatch match = mnemonic.match(action->text());
        if (match.hasMatch()) {
            const auto [place, isNew] =
                taken.emplace(match.captured(1).front().toCaseFolded(), action->text());
            if (!isNew)
                shared << QStringLiteral("%1: %2, %3").arg(title, place->second, action->text());
        }
        if (action->menu() != nullptr)
            sharedLetters(action->text(), action->menu()->actions(), shared);
    }
}

} // namespace

class TestTextFits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsHaveTheirRoom_data();
    void wordsHaveTheirRoom();
    void lettersOfAMenuDiffer_data();
    void lettersOfAMenuDiffer();

private:
    StateFolder m_state;
};

void TestTextFits::wordsHaveTheirRoom_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("label");
    QStringList codes = {kMadeUp};
    for (const Language& language : languages())
        codes << language.code;
    for (const QString& code : codes) {
        for (const char* const label :
             {"", "2026.2.0/archive-basic", "2026.10.0/freezer-chains-v1", "2026.2.0/archive-bitflip-key"})
            QTest::addRow("%s %s", qPrintable(code), *label == '\0' ? "first run" : label)
                << code << QString::fromLatin1(label);
    }
}

void TestTextFits::wordsHaveTheirRoom()
{
    QFETCH(const QString, code);
    QFETCH(const QString, label);
    const Speaking speaking(code);
    TestWindow window;
    std::unique_ptr<GoldenCopy> copy;
    if (!label.isEmpty()) {
        copy = std::make_unique<GoldenCopy>(goldenScenario(label.toStdString()), "store");
        QVERIFY(window.open(copy->root()));
        QVERIFY(window.settle());
    }
    QStringList cut;
    QTest::qWait(kSettleMs);
    cut << cutWords(*window);
    if (!label.isEmpty()) {
        for (int page = 0; page < kPageCount; ++page) {
            window.desk().goTo(Page(page), {});
            QTest::qWait(kSettleMs);
            cut << cutWords(*window);
        }
        for (Dock* const dock : window->docks()) {
            dock->bringUp();
            QTest::qWait(kSettleMs);
            cut << cutWords(*window);
        }
    }
    cut.removeDuplicates();
    QVERIFY2(cut.isEmpty(), qPrintable(QStringLiteral("cut:\n") + cut.join(u'\n')));
}

void TestTextFits::lettersOfAMenuDiffer_data()
{
    QTest::addColumn<QString>("code");
    for (const Language& language : languages())
        QTest::newRow(qPrintable(language.code)) << language.code;
}

void TestTextFits::lettersOfAMenuDiffer()
{
    QFETCH(const QString, code);
    const Speaking speaking(code);
    const TestWindow window;
    QStringList shared;
    sharedLetters(QStringLiteral("menu bar"), window->menuBar()->actions(), shared);
    QVERIFY2(shared.isEmpty(), qPrintable(shared.join(u'\n')));
}

QTEST_MAIN(TestTextFits)
#include "tst_text_fits.moc"
