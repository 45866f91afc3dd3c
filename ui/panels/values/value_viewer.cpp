// SPDX-License-Identifier: GPL-3.0-or-later
// Five ways to look at the same bytes.
#include "ui/panels/values/value_viewer.h"

#include "ui/panels/values/integer_table.h"
#include "ui/panels/values/value_tree_model.h"
#include "ui/panels/view_setup.h"
#include "ui/session/read_later.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/widgets/hex_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// Lists with more elements than this stay closed at first.
constexpr int kOpenedValueRows = 40;

constexpr std::array kValueViewNames = {"hex"_L1, "text"_L1, "json"_L1, "integers"_L1, "structure"_L1};

/// The text with its lines; what cannot be seen is escaped, line by line.
QString linesOfText(ByteView bytes)
{
    QString text;
    while (!bytes.empty()) {
        const auto end = std::ranges::find(bytes, std::byte{'\n'});
        const auto length = std::size_t(end - bytes.begin());
        text += escapedBytes(bytes.first(length));
        if (end != bytes.end())
            text += u'\n';
        bytes = bytes.subspan(std::min(bytes.size(), length + 1));
    }
    return text;
}

/// The end of a part of a text: not inside of a character.
std::size_t textPartEnd(ByteView bytes, std::size_t begin)
{
    std::size_t end = std::min(bytes.size(), begin + ValueViewer::kTextPartBytes);
    constexpr std::size_t kLongestTail = 3;
    for (std::size_t back = 0; end < bytes.size() && back < kLongestTail; ++back, --end)
        if ((std::to_integer<unsigned>(bytes[end]) & 0xc0U) != 0x80U)
            break;
    return end;
}

} // namespace

ValueViewer::ValueViewer(QThreadPool* reads, QWidget* parent)
    : QWidget(parent)
    , m_reads(reads)
    , m_choice(new QComboBox(this))
    , m_shape(new QLabel(this))
    , m_message(secondaryLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_edit(new QToolButton(this))
    , m_pages(new QStackedWidget(this))
    , m_text(new QPlainTextEdit(m_pages))
    , m_integers(new IntegerTable(m_pages))
    , m_model(new ValueTreeModel(this))
    , m_tree(new QTreeView(m_pages))
    , m_hex(new HexView(this))
    , m_bytes(new MemoryByteSource(this))
{
    setObjectName(u"valueViewer"_s);
    makePages();
    makeChoice();
    connect(m_previous, &QToolButton::clicked, this, [this] {
        m_textPart -= std::min(m_textPart, kTextPartBytes);
        showText();
    });
    connect(m_next, &QToolButton::clicked, this, [this] {
        m_textPart += kTextPartBytes;
        showText();
    });
    connect(m_edit, &QToolButton::clicked, this, &ValueViewer::layoutWanted);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ValueViewer::selectNode);
    connect(m_hex, &HexView::selectionChanged, this, &ValueViewer::showIntegers);
    connect(m_hex, &HexView::byteSelected, this, &ValueViewer::followCursor);
    retranslate();
}

ValueViewer::~ValueViewer()
{
    m_reading.request_stop();
    // The bytes go before the view does.
    m_hex->disconnect(this);
    m_hex->setSource(nullptr);
}

void ValueViewer::makeChoice()
{
    for (std::size_t i = 0; i < kValueViewNames.size(); ++i)
        m_choice->addItem(QString());
    m_choice->setObjectName(u"valueView"_s);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        setView(View(index));
        Q_EMIT viewChosen();
    });
}

void ValueViewer::makePages()
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* const row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_shape, 0, Qt::AlignTop);
    row->addWidget(m_message, 1);
    for (QToolButton* const button : {m_previous, m_next, m_edit}) {
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button, 0, Qt::AlignTop);
    }
    m_previous->setIcon(icon(Icon::Previous));
    m_next->setIcon(icon(Icon::Next));
    m_edit->setIcon(icon(Icon::Edit));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    column->addLayout(row);
    auto* const splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    for (QWidget* const page : std::initializer_list<QWidget*>{m_text, m_integers, m_tree})
        m_pages->addWidget(page);
    splitter->addWidget(m_pages);
    splitter->addWidget(m_hex);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    column->addWidget(splitter, 1);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(fixedFont(font()));
    setUpView(m_tree);
    m_tree->setModel(m_model);
    m_tree->setIndentation(12);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_hex->setFitsWidth(true);
    m_hex->setSource(m_bytes);
}

QString ValueViewer::viewName(View view)
{
    return kValueViewNames[std::size_t(view)];
}

ValueViewer::View ValueViewer::viewNamed(const QString& name)
{
    const auto* const found = std::ranges::find(kValueViewNames, name);
    return found == kValueViewNames.end() ? View::Hex : View(found - kValueViewNames.begin());
}

void ValueViewer::setView(View view)
{
    m_view = view;
    m_choice->setCurrentIndex(int(view));
    refresh();
}

void ValueViewer::setValue(std::shared_ptr<const Bytes> body, std::size_t contentOffset)
{
    m_reading.request_stop();
    // The source holds no bytes of its own; the old ones stay until it has the new ones.
    const std::shared_ptr<const Bytes> old = std::exchange(m_body, std::move(body));
    m_contentOffset = m_body ? std::min(contentOffset, m_body->size()) : 0;
    m_textPart = 0;
    m_isFollowing = true;
    m_model->setTree(nullptr);
    m_bytes->setBytes(m_body ? QByteArray::fromRawData(reinterpret_cast<const char*>(m_body->data()),
                                                       qsizetype(m_body->size()))
                             : QByteArray());
    m_hex->goTo(0);
    m_isFollowing = false;
    refresh();
}

void ValueViewer::setLayoutText(const QString& text)
{
    if (m_layoutText == text)
        return;
    m_layoutText = text;
    if (m_view == View::Structure)
        refresh();
}

ByteView ValueViewer::content() const
{
    return m_body ? ByteView(*m_body).subspan(m_contentOffset) : ByteView();
}

/// Shows what is there at once; what needs work is empty until it comes.
void ValueViewer::refresh()
{
    m_reading.request_stop();
    const bool hasText = m_view == View::Text || m_view == View::Json;
    m_pages->setVisible(m_view != View::Hex);
    m_hex->setVisible(!hasText);
    m_edit->setVisible(m_view == View::Structure);
    m_previous->hide();
    m_next->hide();
    say({}, std::nullopt);
    m_pages->setCurrentWidget(hasText                    ? static_cast<QWidget*>(m_text)
                              : m_view == View::Integers ? static_cast<QWidget*>(m_integers)
                                                         : static_cast<QWidget*>(m_tree));
    m_text->setLineWrapMode(m_view == View::Json ? QPlainTextEdit::NoWrap : QPlainTextEdit::WidgetWidth);
    if (hasText)
        m_text->clear();
    switch (m_view) {
    case View::Hex:
        break;
    case View::Text:
        showText();
        break;
    case View::Json:
        readJson();
        break;
    case View::Integers:
        showIntegers();
        break;
    case View::Structure:
        readStructure();
        break;
    }
}

void ValueViewer::say(const QString& sentence, std::optional<Tone> tone)
{
    m_message->setText(sentence);
    m_message->setAccessibleName(sentence);
    m_message->setVisible(!sentence.isEmpty() || m_view == View::Structure);
    m_shape->setVisible(tone.has_value());
    const int size = fontMetrics().height();
    m_shape->setPixmap(tone ? toneIcon(*tone).pixmap(size, size) : QPixmap());
    m_shape->setAccessibleName(tone ? toneName(*tone) : QString());
}

void ValueViewer::showText()
{
    m_reading.request_stop();
    const ByteView all = content();
    if (all.empty()) {
        say(m_body ? tr("There is nothing in this value.") : QString(), std::nullopt);
        return;
    }
    m_textPart = std::min(m_textPart, all.size() - 1);
    // Parts begin where the one before ends.
    const std::size_t begin = m_textPart == 0 ? 0 : textPartEnd(all, m_textPart - kTextPartBytes);
    const std::size_t end = textPartEnd(all, m_textPart);
    const bool hasParts = all.size() > kTextPartBytes;
    m_previous->setVisible(hasParts);
    m_next->setVisible(hasParts);
    m_previous->setEnabled(begin > 0);
    m_next->setEnabled(end < all.size());
    say(hasParts ? tr("Bytes %1 to %2 of %3")
                       .arg(formatCount(begin), formatCount(end - 1), formatCount(all.size()))
                 : QString(),
        std::nullopt);
    m_reading = readLater(
        m_reads, this, [body = m_body, part = all.subspan(begin, end - begin)] { return linesOfText(part); },
        [this](const QString& text) { m_text->setPlainText(text); });
}

void ValueViewer::readJson()
{
    if (!m_body)
        return;
    m_reading = readLater(
        m_reads, this,
        [body = m_body, value = content()] { return prettyJson(value, {.textBytes = kJsonShownBytes}); },
        [this](const JsonText& json) { showJson(json); });
}

void ValueViewer::showJson(const JsonText& json)
{
    m_text->setPlainText(QString::fromStdString(json.text));
    if (!json.problem) {
        say({}, std::nullopt);
        return;
    }
    say(ValueTreeModel::sentenceText(*json.problem), json.isJson ? Tone::Info : Tone::Warning);
    // The bytes stay hidden, but whoever looks at them next sees the place.
    if (!json.isJson && !content().empty())
        m_hex->goTo(m_contentOffset + json.errorOffset);
}

void ValueViewer::readStructure()
{
    const auto layout = parseValueLayout(m_layoutText.toStdString());
    if (!layout) {
        m_model->setTree(nullptr);
        say(tr("Line %1, column %2: %3")
                .arg(layout.error().line)
                .arg(layout.error().column)
                .arg(ValueTreeModel::sentenceText(layout.error().sentence)),
            Tone::Error);
        return;
    }
    if (!m_body)
        return;
    m_reading = readLater(
        m_reads, this,
        [body = m_body, layout = *layout] {
            return std::make_shared<const ValueTree>(readValueTree(layout, *body));
        },
        [this](std::shared_ptr<const ValueTree> tree) { showStructure(std::move(tree)); });
}

void ValueViewer::showStructure(std::shared_ptr<const ValueTree> tree)
{
    if (!tree)
        return;
    m_isFollowing = true;
    m_model->setTree(std::move(tree));
    const auto open = [this](auto&& self, const QModelIndex& parent) -> void {
        const int rows = m_model->rowCount(parent);
        if (rows == 0 || rows > kOpenedValueRows)
            return;
        m_tree->expand(parent);
        for (int row = 0; row < rows; ++row)
            self(self, m_model->index(row, 0, parent));
    };
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->tree()->nodes.size() <= std::size_t(kOpenedValueRows) * kOpenedValueRows)
            open(open, m_model->index(row, 0));
    for (int columnNumber = 0; columnNumber < ValueTreeModel::ColumnCount; ++columnNumber)
        m_tree->resizeColumnToContents(columnNumber);
    m_tree->setColumnWidth(ValueTreeModel::Value,
                           std::clamp(m_tree->columnWidth(ValueTreeModel::Value), 10 * digitWidth(font()),
                                      24 * digitWidth(font())));
    m_isFollowing = false;
    say(structureSentence(), m_model->tree()->isWhole ? Tone::Good : Tone::Warning);
    followCursor();
}

QString ValueViewer::structureSentence() const
{
    const ValueTree& tree = *m_model->tree();
    if (tree.isCut)
        return ValueTreeModel::sentenceText(
            {kValueNotListedFields, {{"n", std::to_string(tree.nodes.size())}}});
    if (tree.isWhole)
        return tr("The description says what every byte is.");
    return tr("The value is not what the description says.");
}

void ValueViewer::selectNode()
{
    const ValueNode* const node = m_model->node(m_tree->currentIndex());
    if (node == nullptr || m_isFollowing)
        return;
    m_isFollowing = true;
    m_hex->setSelection(node->offset, node->sizeBytes);
    m_isFollowing = false;
}

/// The tree goes to the field that has the byte at the cursor.
void ValueViewer::followCursor()
{
    if (m_isFollowing || m_view != View::Structure || !m_model->tree())
        return;
    const QModelIndex found = m_model->find(m_hex->cursor());
    if (!found.isValid())
        return;
    m_isFollowing = true;
    m_tree->setCurrentIndex(found);
    m_tree->scrollTo(found);
    m_isFollowing = false;
}

void ValueViewer::showIntegers()
{
    if (m_view != View::Integers)
        return;
    const std::size_t at = m_body ? std::min<std::size_t>(m_hex->selectionOffset(), m_body->size()) : 0;
    m_integers->setBytes(m_body ? ByteView(*m_body).subspan(at) : ByteView());
    say(m_body && !m_body->empty() ? tr("At offset %1").arg(formatOffset(at, 4)) : QString(), std::nullopt);
}

void ValueViewer::retranslate()
{
    const QString names[] = {tr("Hex"), tr("Text"), tr("JSON"), tr("Integers"), tr("Structure")};
    for (int i = 0; i < int(kValueViewNames.size()); ++i)
        m_choice->setItemText(i, names[i]);
    m_choice->setAccessibleName(tr("How the value is shown"));
    m_choice->setToolTip(m_choice->accessibleName());
    m_choice->setWhatsThis(
        tr("The value as bytes, as text, as JSON, as numbers at the cursor, or as the fields "
           "that a description of the structure names."));
    m_previous->setAccessibleName(tr("Part before"));
    m_next->setAccessibleName(tr("Part behind"));
    m_edit->setAccessibleName(tr("Describe the structure …"));
    for (QToolButton* const button : {m_previous, m_next, m_edit})
        button->setToolTip(button->accessibleName());
    m_text->setAccessibleName(tr("Value"));
    m_text->setWhatsThis(
        tr("The value as text: what is no UTF-8 stands as \\x and two digits, what cannot be "
           "seen as \\u{…} with its number."));
    m_tree->setAccessibleName(tr("Fields of the value"));
    m_tree->setWhatsThis(
        tr("The fields of the value as the description names them. Selecting one selects its "
           "bytes below."));
    m_hex->setAccessibleName(tr("Bytes of the value"));
    m_hex->setEmptyText(tr("There is nothing in this value."));
    m_integers->retranslate();
    m_model->retranslate();
    refresh();
}

} // namespace cryo::ui
