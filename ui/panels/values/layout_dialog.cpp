// SPDX-License-Identifier: GPL-3.0-or-later
// A text and what is wrong with it.
#include "ui/panels/values/layout_dialog.h"

#include "ui/panels/values/value_tree_model.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kDescriptionColumns = 64;
constexpr int kDescriptionLines = 18;

/// A description is ASCII but for its comments; columns count bytes.
int descriptionColumn(const QString& line, std::size_t byteColumn)
{
    return int(QString::fromUtf8(line.toUtf8().left(qsizetype(byteColumn) - 1)).size());
}

} // namespace

LayoutDialog::LayoutDialog(const QString& storeName, const QString& text, QString usual,
                           std::function<bool(const QString&)> mayWrite, QWidget* parent)
    : QDialog(parent)
    , m_storeName(storeName)
    , m_usual(std::move(usual))
    , m_mayWrite(std::move(mayWrite))
    , m_about(secondaryLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_message(new QLabel(this))
    , m_import(new QPushButton(this))
    , m_export(new QPushButton(this))
    , m_reset(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_use(new QPushButton(this))
{
    setObjectName(u"layoutDialog"_s);
    auto* const column = new QVBoxLayout(this);
    column->setSpacing(8);
    m_about->setWordWrap(true);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    column->addWidget(m_about);
    column->addWidget(m_text, 1);
    column->addWidget(m_message);
    auto* const row = new QHBoxLayout;
    for (QPushButton* const button : {m_import, m_export, m_reset}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_use);
    column->addLayout(row);
    m_use->setDefault(true);
    m_text->setFont(fixedFont(font()));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMinimumSize(kDescriptionColumns * digitWidth(m_text->font()),
                           kDescriptionLines * QFontMetrics(m_text->font()).lineSpacing());
    connect(m_text, &QPlainTextEdit::textChanged, this, &LayoutDialog::textChanged);
    connect(m_import, &QPushButton::clicked, this, &LayoutDialog::askForImport);
    connect(m_export, &QPushButton::clicked, this, &LayoutDialog::askForExport);
    connect(m_reset, &QPushButton::clicked, this, [this] { m_text->setPlainText(m_usual); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    retranslate();
    m_text->setPlainText(text);
    textChanged();
    m_text->setFocus();
}

QString LayoutDialog::text() const
{
    return m_text->toPlainText();
}

void LayoutDialog::textChanged()
{
    const auto layout = parseValueLayout(text().toStdString());
    showError(layout ? std::nullopt : std::optional(layout.error()));
}

/// The place is marked in the text, and said below it. What is wrong cannot be used.
void LayoutDialog::showError(const std::optional<LayoutError>& error)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (error) {
        const QTextBlock block = m_text->document()->findBlockByNumber(int(error->line) - 1);
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block.isValid() ? block : m_text->document()->lastBlock());
        mark.cursor.movePosition(
            QTextCursor::Right, QTextCursor::MoveAnchor,
            std::min(descriptionColumn(block.text(), error->column), int(block.text().size())));
        mark.cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Theme::of(this).tone(Tone::Error));
        marks.append(mark);
        say(tr("Line %1, column %2: %3")
                .arg(error->line)
                .arg(error->column)
                .arg(ValueTreeModel::sentenceText(error->sentence)),
            true);
    } else {
        say(tr("This description can be used."), false);
    }
    m_text->setExtraSelections(marks);
    m_use->setEnabled(!error);
}

void LayoutDialog::say(const QString& sentence, bool isError)
{
    m_message->setText(sentence);
    m_message->setAccessibleName(sentence);
    m_message->setForegroundRole(isError ? QPalette::WindowText : QPalette::PlaceholderText);
}

void LayoutDialog::importFrom(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        say(tr("%1 cannot be read.").arg(escapedText(path)), true);
        return;
    }
    // One byte more shows that there is more.
    const QByteArray bytes = file.read(qint64(kLayoutTextBytesMax) + 1);
    m_text->setPlainText(QString::fromUtf8(bytes));
}

void LayoutDialog::exportTo(const QString& path)
{
    QSaveFile file(path);
    const QByteArray bytes = text().toUtf8();
    const bool isSaved =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    say(isSaved ? tr("The description was saved as %1.").arg(escapedText(path))
                : tr("The description could not be saved as %1.").arg(escapedText(path)),
        !isSaved);
}

void LayoutDialog::askForImport()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Take a description from a file"));
    if (!path.isEmpty())
        importFrom(path);
}

void LayoutDialog::askForExport()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the description"), u"value.layout"_s, u"*.layout"_s);
    if (path.isEmpty())
        return;
    if (m_mayWrite(path))
        exportTo(path);
    else
        say(tr("Nothing is saved inside of the opened folder."), true);
}

void LayoutDialog::retranslate()
{
    setWindowTitle(tr("Structure of values: %1").arg(m_storeName));
    m_about->setText(tr("A line for each field: its name, a colon, its type. Types: u8 to u128, i8 to i128, "
                        "f32, f64 (each with le for little-endian), bool, varint, svarint, bytes[N], text, "
                        "digest, option<T>, lists such as u32[4], T[varint], T[count], T[*], and struct Name "
                        "{ … }."));
    m_text->setAccessibleName(tr("Description"));
    m_text->setWhatsThis(
        tr("What the bytes of a value of this store mean. It is kept for this store, and not "
           "inside of it."));
    m_import->setText(tr("&Import …"));
    m_export->setText(tr("&Export …"));
    m_reset->setText(tr("As the &codec"));
    m_reset->setToolTip(tr("The description that says what the store's codec says"));
    m_cancel->setText(tr("Cancel"));
    m_use->setText(tr("&Use"));
}

void LayoutDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        textChanged();
    }
}

} // namespace cryo::ui
