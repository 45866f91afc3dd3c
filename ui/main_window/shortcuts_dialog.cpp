// SPDX-License-Identifier: GPL-3.0-or-later
// The table of shortcuts and the field that takes a key.
#include "ui/main_window/shortcuts_dialog.h"

#include "ui/main_window/shortcuts.h"
#include "ui/models/row_model.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

QString written(const QList<QKeySequence>& keys)
{
    QStringList texts;
    for (const QKeySequence& key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(u", ");
}

} // namespace

/// Actions as rows.
class ShortcutModel final : public RowModel<QAction*> {
    Q_OBJECT

public:
    enum Column : int { Text, Keys, Usual, ColumnCount };

    ShortcutModel(const Shortcuts& shortcuts, QObject* parent)
        : RowModel(parent)
        , m_shortcuts(shortcuts)
    {
        setRows(std::vector<QAction*>(shortcuts.actions().begin(), shortcuts.actions().end()));
    }

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return column == Text ? tr("Action") : column == Keys ? tr("Keys") : tr("At first");
    }
    [[nodiscard]] QVariant cell(int column, int role, QAction* const& action) const override
    {
        const bool isChanged = m_shortcuts.isChanged(action);
        if (role == Qt::FontRole && column == Keys && isChanged)
            return strongFont(QApplication::font());
        if (role == Qt::ToolTipRole && column == Text)
            return action->whatsThis();
        if (role != Qt::DisplayRole && role != kSortRole)
            return {};
        if (column == Text)
            return action->text().remove(u'&');
        if (column == Keys)
            return written(action->shortcuts());
        return isChanged ? written(m_shortcuts.usual(action)) : QString();
    }

private:
    const Shortcuts& m_shortcuts;
};

ShortcutsDialog::ShortcutsDialog(Shortcuts& shortcuts, QWidget* parent)
    : QDialog(parent)
    , m_shortcuts(shortcuts)
    , m_model(new ShortcutModel(shortcuts, this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_keys(new QKeySequenceEdit(this))
    , m_take(new QPushButton(tr("&Take it"), this))
    , m_none(new QPushButton(tr("&No shortcut"), this))
    , m_reset(new QPushButton(tr("&As at first"), this))
    , m_resetAll(new QPushButton(tr("A&ll as at first"), this))
    , m_noteShape(new QLabel(this))
    , m_note(new QLabel(this))
{
    setObjectName(u"shortcuts"_s);
    setWindowTitle(tr("Keyboard"));
    m_sorted->setSourceModel(m_model);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setPlaceholderText(tr("Find an action or a key"));
    m_search->setAccessibleName(tr("Find an action or a key"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    setUpView(m_table);
    m_table->setModel(m_sorted);
    m_table->setAccessibleName(tr("Keyboard"));
    m_table->setWhatsThis(
        tr("Every action of the window with its shortcuts; those that you chose are bold."));
    const int digit = digitWidth(font());
    m_table->setColumnWidth(ShortcutModel::Text, 44 * digit);
    m_table->setColumnWidth(ShortcutModel::Keys, 28 * digit);
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_table, 1);
    column->addLayout(makeEditor());
    auto* const buttons = new QDialogButtonBox(this);
    buttons->addButton(m_resetAll, QDialogButtonBox::ResetRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    for (QPushButton* const button : findChildren<QPushButton*>())
        button->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_sorted->setFilterFixedString(text);
        showSelected();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ShortcutsDialog::showSelected);
    connect(m_table, &QTableView::activated, this, [this] { m_keys->setFocus(); });
    connect(m_resetAll, &QPushButton::clicked, this, [this] { m_shortcuts.resetAll(); });
    connect(&m_shortcuts, &Shortcuts::changed, this, &ShortcutsDialog::refresh);
    m_table->setCurrentIndex(m_sorted->index(0, 0));
    showSelected();
    resize(100 * digit, 32 * rowHeight(font()));
}

QLayout* ShortcutsDialog::makeEditor()
{
    auto* const column = new QVBoxLayout;
    auto* const row = new QHBoxLayout;
    auto* const label = new QLabel(tr("New &keys:"), this);
    label->setBuddy(m_keys);
    m_keys->setAccessibleName(tr("New keys"));
    m_keys->setWhatsThis(tr("Press the keys that shall do what is selected above."));
    row->addWidget(label);
    row->addWidget(m_keys, 1);
    row->addWidget(m_take);
    row->addWidget(m_none);
    row->addWidget(m_reset);
    m_take->setToolTip(tr("Give the keys to this action, and take them from the other one"));
    m_none->setToolTip(tr("Leave the selected action without a shortcut"));
    m_reset->setToolTip(tr("Give the selected action the shortcut that it came with"));
    m_resetAll->setToolTip(tr("Give every action the shortcut that it came with"));
    auto* const notes = new QHBoxLayout;
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    notes->addWidget(m_noteShape);
    notes->addWidget(m_note, 1);
    column->addLayout(row);
    column->addLayout(notes);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsDialog::takeKeys);
    connect(m_take, &QPushButton::clicked, this, [this] { give(m_keys->keySequence()); });
    connect(m_none, &QPushButton::clicked, this, [this] {
        if (QAction* const action = selected())
            m_shortcuts.set(action, {});
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (QAction* const action = selected())
            m_shortcuts.reset(action);
    });
    return column;
}

QString ShortcutsDialog::note() const
{
    return m_note->text();
}

QAction* ShortcutsDialog::selected() const
{
    const QModelIndex current = m_sorted->mapToSource(m_table->currentIndex());
    return current.isValid() ? m_model->row(current.row()) : nullptr;
}

void ShortcutsDialog::tell(const QString& sentence, bool isProblem)
{
    const int size = glyphSize(font());
    m_noteShape->setVisible(isProblem);
    m_noteShape->setPixmap(toneIcon(Tone::Warning).pixmap(QSize(size, size), devicePixelRatioF()));
    m_note->setText(sentence);
    m_keys->setAccessibleDescription(sentence);
}

/// A key was pressed in the field.
void ShortcutsDialog::takeKeys(const QKeySequence& keys)
{
    m_take->setEnabled(false);
    QAction* const action = selected();
    if (action == nullptr || keys.isEmpty())
        return;
    // One press is a shortcut here, not several after each other.
    const QKeySequence key(keys[0]);
    {
        const QSignalBlocker quiet(m_keys);
        m_keys->setKeySequence(key);
    }
    const QString name = key.toString(QKeySequence::NativeText);
    if (!Shortcuts::isFit(key)) {
        tell(tr("%1 alone is needed for typing and moving: hold Ctrl or Alt, or take a function key.")
                 .arg(name),
             true);
        return;
    }
    if (const QAction* const other = m_shortcuts.owner(key, action)) {
        tell(tr("%1 belongs to “%2”.").arg(name, other->text().remove(u'&')), true);
        m_take->setEnabled(true);
        return;
    }
    give(key);
}

void ShortcutsDialog::give(const QKeySequence& key)
{
    QAction* const action = selected();
    if (action == nullptr || !Shortcuts::isFit(key))
        return;
    m_shortcuts.set(action, {key});
    tell(tr("%1 does “%2” from now on.")
             .arg(key.toString(QKeySequence::NativeText), action->text().remove(u'&')),
         false);
}

void ShortcutsDialog::showSelected()
{
    const QAction* const action = selected();
    const QSignalBlocker quiet(m_keys);
    m_keys->setKeySequence(action != nullptr ? action->shortcut() : QKeySequence());
    m_keys->setEnabled(action != nullptr);
    m_take->setEnabled(false);
    tell(tr("Return, or a click into the field, and then the keys."), false);
    refreshButtons();
}

void ShortcutsDialog::refresh()
{
    m_model->refresh();
    refreshButtons();
    const QSignalBlocker quiet(m_keys);
    if (!m_take->isEnabled())
        m_keys->setKeySequence(selected() != nullptr ? selected()->shortcut() : QKeySequence());
}

/// Also called while rows come and go, when the model must not be spoken to.
void ShortcutsDialog::refreshButtons()
{
    const QAction* const action = selected();
    m_none->setEnabled(action != nullptr && !action->shortcuts().isEmpty());
    m_reset->setEnabled(action != nullptr && m_shortcuts.isChanged(action));
    const QList<QAction*>& all = m_shortcuts.actions();
    m_resetAll->setEnabled(std::any_of(all.begin(), all.end(),
                                       [this](const QAction* one) { return m_shortcuts.isChanged(one); }));
}

} // namespace cryo::ui

#include "shortcuts_dialog.moc"
