// SPDX-License-Identifier: GPL-3.0-or-later
// Every sentence of the window and of the catalogue has a translation in every language that is offered, and
// the translations keep what is filled in later: %1, %n, {name}, the mnemonic, the ellipsis.
#include "core/inspect/advice.h"
#include "core/inspect/catalogue.h"
#include "ui/text/catalogue_text.h"
#include "ui/text/language.h"

#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <cstdlib>
#include <set>
#include <vector>

using namespace cryo;
using namespace cryo::ui;

namespace {

struct Message {
    QString context;
    QString source;
    bool isPlural = false;
    bool isFinished = false;
    QStringList translations;
};

std::vector<Message> readMessages(const QString& code)
{
    std::vector<Message> messages;
    QFile file(
        QStringLiteral("%1/translations/cryoscope_%2.ts").arg(qEnvironmentVariable("CRYO_SOURCE_DIR"), code));
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QStringView name = xml.name();
        if (name == u"name") {
            context = xml.readElementText();
        } else if (name == u"message") {
            messages.push_back(
                {context, {}, xml.attributes().value(QStringLiteral("numerus")) == u"yes", false, {}});
        } else if (name == u"source") {
            messages.back().source = xml.readElementText();
        } else if (name == u"translation") {
            messages.back().isFinished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            if (!messages.back().isPlural)
                messages.back().translations << xml.readElementText();
        } else if (name == u"numerusform") {
            messages.back().translations << xml.readElementText();
        }
    }
    return messages;
}

/// What is filled in later, sorted.
QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral("%[0-9n]|%L[0-9]|\\{[A-Za-z0-9_ ]+\\}|<[^>]+>|&nbsp;"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    return found;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySentenceIsFinished_data();
    void everySentenceIsFinished();
    void placeholdersAreKept_data() { everySentenceIsFinished_data(); }
    void placeholdersAreKept();
    void everyCatalogueSentenceIsThere_data() { everySentenceIsFinished_data(); }
    void everyCatalogueSentenceIsThere();
    void catalogueSpeaksTheChosenLanguage_data() { everySentenceIsFinished_data(); }
    void catalogueSpeaksTheChosenLanguage();
    void unknownLanguageFallsBack();
};

void TestTranslations::everySentenceIsFinished_data()
{
    QTest::addColumn<QString>("code");
    for (const Language& language : languages()) {
        if (language.code != QStringLiteral("en"))
            QTest::newRow(qPrintable(language.code)) << language.code;
    }
}

void TestTranslations::everySentenceIsFinished()
{
    QFETCH(const QString, code);
    const std::vector<Message> messages = readMessages(code);
    QVERIFY2(messages.size() > 500, "the translation was not found, or is not brought up to the sources");
    for (const Message& message : messages) {
        QVERIFY2(message.isFinished, qPrintable(message.context + QStringLiteral(": ") + message.source));
        QVERIFY2(!message.translations.isEmpty(), qPrintable(message.source));
        QVERIFY2(message.translations.size() == (message.isPlural ? 2 : 1), qPrintable(message.source));
        for (const QString& translation : message.translations)
            QVERIFY2(!translation.trimmed().isEmpty(), qPrintable(message.source));
    }
}

void TestTranslations::placeholdersAreKept()
{
    QFETCH(const QString, code);
    for (const Message& message : readMessages(code)) {
        for (const QString& translation : message.translations) {
            const QString what = message.source + QStringLiteral(" → ") + translation;
            QVERIFY2(placeholders(message.source) == placeholders(translation), qPrintable(what));
            // A mnemonic stays one (but not the & of an entity).
            const auto mnemonics = [](QString text) {
                return text.remove(QStringLiteral("&nbsp;")).count(u'&');
            };
            QVERIFY2(mnemonics(message.source) == mnemonics(translation), qPrintable(what));
            QVERIFY2(message.source.endsWith(u'…') == translation.endsWith(u'…'), qPrintable(what));
            QVERIFY2(message.source.endsWith(u'.') == translation.endsWith(u'.'), qPrintable(what));
            QVERIFY2(message.source.count(u'\n') == translation.count(u'\n'), qPrintable(what));
        }
    }
}

void TestTranslations::everyCatalogueSentenceIsThere()
{
    QFETCH(const QString, code);
    std::set<QString> sources;
    for (const Message& message : readMessages(code)) {
        if (message.context == QStringLiteral("cryo"))
            sources.insert(message.source);
    }
    for (const CatalogueEntry& entry : catalogue()) {
        const QString sentence = QString::fromUtf8(entry.sentence.data(), qsizetype(entry.sentence.size()));
        QVERIFY2(sources.contains(sentence), qPrintable(sentence));
        const Advice& advice = adviceFor(entry.code);
        for (const std::string_view text : {advice.nextOpen, advice.repair}) {
            const QString source = QString::fromUtf8(text.data(), qsizetype(text.size()));
            QVERIFY2(sources.contains(source), qPrintable(source));
        }
    }
}

void TestTranslations::catalogueSpeaksTheChosenLanguage()
{
    QFETCH(const QString, code);
    const Finding finding = Finding::make(FindingCode::HD01, {}, {{"file", "abc"}, {"n", "3"}});
    setLanguage(QStringLiteral("en"));
    const QString english = findingSentence(finding);
    QVERIFY(english.contains(QStringLiteral("abc")) && english.contains(QStringLiteral("3")));
    setLanguage(code);
    QCOMPARE(currentLanguage(), code);
    const QString translated = findingSentence(finding);
    QVERIFY(translated.contains(QStringLiteral("abc")) && translated.contains(QStringLiteral("3")));
    QVERIFY(translated != english);
    setLanguage(QStringLiteral("en"));
    QCOMPARE(findingSentence(finding), english);
}

void TestTranslations::unknownLanguageFallsBack()
{
    setLanguage(QStringLiteral("xx"));
    bool isKnown = false;
    for (const Language& language : languages())
        isKnown = isKnown || language.code == currentLanguage();
    QVERIFY(isKnown);
    setLanguage(QStringLiteral("en"));
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
