// SPDX-License-Identifier: GPL-3.0-or-later
// The palette's field and list, and the order of what was found.
#include "ui/main_window/command_palette.h"

#include "ui/main_window/palette_delegate.h"
#include "ui/models/row_model.h"
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kWidthDigits = 92;
constexpr int kRowsSeen = 12;
constexpr int kPalettePaddingPx = 8;

} // namespace

/// What was found, with the letters that made it be found.
class PaletteModel final : public RowModel<std::pair<PaletteEntry, std::vector<int>>> {
public:
    using RowModel::RowModel;

protected:
    [[nodiscard]] int columns() const override { return 1; }
    [[nodiscard]] QVariant heading(int, int) const override { return {}; }
    [[nodiscard]] QVariant cell(int, int role,
                                const std::pair<PaletteEntry, std::vector<int>>& row) const override
    {
        const PaletteEntry& entry = row.first;
        switch (role) {
        case Qt::DisplayRole:
            return entry.title;
        case Qt::DecorationRole:
            return entry.icon;
        case PaletteDelegate::kGroupRole:
            return entry.group;
        case PaletteDelegate::kKeysRole:
            return entry.keys;
        case PaletteDelegate::kWhyRole:
            return entry.why;
        case PaletteDelegate::kPlacesRole:
            return QVariant::fromValue(QList<int>(row.second.begin(), row.second.end()));
        case Qt::AccessibleTextRole: {
            QStringList parts{entry.title, entry.group, entry.keys, entry.why};
            parts.removeAll(QString());
            return parts.join(u", ");
        }
        default:
            return {};
        }
    }
};

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_note(new QLabel(this))
    , m_model(new PaletteModel(this))
{
    setObjectName(u"palette"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(kPalettePaddingPx, kPalettePaddingPx, kPalettePaddingPx, kPalettePaddingPx);
    column->setSpacing(kPalettePaddingPx);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    m_field->setClearButtonEnabled(false);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the keyboard stays in the field
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CommandPalette::tellCurrent);
    retranslate();
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries, LookUp lookUp, QStringList recent)
{
    if (isVisible()) {
        close();
        return;
    }
    m_before = QApplication::focusWidget();
    m_entries = std::move(entries);
    m_lookUp = std::move(lookUp);
    m_recent = std::move(recent);
    m_field->clear();
    search({});
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    const bool hasKeyboard = m_field->hasFocus();
    hide();
    // Where the keyboard went by itself, it stays.
    if (m_before && hasKeyboard)
        m_before->setFocus(Qt::OtherFocusReason);
    m_before = nullptr;
}

void CommandPalette::search(const QString& text)
{
    struct Found {
        int score;
        std::size_t entry;
        std::vector<int> places;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry& entry = m_entries[i];
        // The group is behind the title: "next go" finds it, too.
        std::optional<FuzzyMatch> match = fuzzyMatch(text, entry.title + u' ' + entry.group);
        if (!match)
            continue;
        const qsizetype used = entry.id.isEmpty() ? -1 : m_recent.indexOf(entry.id);
        // What was used lately comes first of those that fit about as well; of all, when nothing is typed.
        constexpr int kRecentBonus = 6;
        constexpr int kRecentFirst = 1000;
        if (used >= 0)
            match->score += text.isEmpty() ? kRecentFirst - int(used) : kRecentBonus;
        found.push_back({match->score, i, std::move(match->places)});
    }
    std::ranges::stable_sort(found, std::greater(), &Found::score);
    std::vector<std::pair<PaletteEntry, std::vector<int>>> rows;
    if (!text.trimmed().isEmpty() && m_lookUp) {
        for (PaletteEntry& entry : m_lookUp(text))
            rows.emplace_back(std::move(entry), std::vector<int>());
    }
    for (Found& one : found) {
        if (int(rows.size()) >= kRowsMax)
            break;
        rows.emplace_back(m_entries[one.entry], std::move(one.places));
    }
    rows.resize(std::min<std::size_t>(rows.size(), kRowsMax));
    m_model->setRows(std::move(rows));
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
    tellCurrent();
}

void CommandPalette::tellCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    const QString spoken =
        current.isValid() ? current.data(Qt::AccessibleTextRole).toString() : tr("Nothing fits.");
    m_field->setAccessibleDescription(spoken);
    const QString why = current.data(PaletteDelegate::kWhyRole).toString();
    m_note->setText(!current.isValid() ? tr("Nothing fits.")
                    : !why.isEmpty()   ? why
                                       : tr("Return does it, Escape leaves."));
}

void CommandPalette::runCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const PaletteEntry entry = m_model->row(current.row()).first;
    if (!entry.why.isEmpty())
        return; // the note says why
    if (!entry.fill.isEmpty()) {
        m_field->setText(entry.fill);
        m_field->setFocus();
        return;
    }
    close();
    if (!entry.id.isEmpty())
        Q_EMIT used(entry.id);
    if (entry.run)
        entry.run();
}

bool CommandPalette::handleKey(int key)
{
    const int rows = m_model->rowCount();
    const int row = m_list->currentIndex().row();
    int to = row;
    switch (key) {
    case Qt::Key_Down:
        to = row + 1 < rows ? row + 1 : 0;
        break;
    case Qt::Key_Up:
        to = row > 0 ? row - 1 : rows - 1;
        break;
    case Qt::Key_PageDown:
        to = std::min(rows - 1, row + kRowsSeen - 1);
        break;
    case Qt::Key_PageUp:
        to = std::max(0, row - kRowsSeen + 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere else to go in here
    default:
        return false;
    }
    if (rows > 0)
        m_list->setCurrentIndex(m_model->index(to, 0));
    return true;
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        if (handleKey(static_cast<QKeyEvent*>(event)->key()))
            return true;
    } else if (watched == m_field && event->type() == QEvent::FocusOut) {
        // The keyboard went to another part of the window. A click into the list comes first.
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            QTimer::singleShot(0, this, [this] {
                if (!m_field->hasFocus())
                    close();
            });
    } else if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::place()
{
    constexpr int kMarginPx = 24;
    const QSize window = parentWidget()->size();
    const int width = std::min(kWidthDigits * digitWidth(font()), window.width() - 2 * kMarginPx);
    const int rows = kRowsSeen * PaletteDelegate::rowHeightFor(font());
    const int rest = m_field->sizeHint().height() + m_note->sizeHint().height() + 4 * kPalettePaddingPx;
    const int height = std::min(rows + rest + 2 * frameWidth(), window.height() - 2 * kMarginPx);
    const int top = std::min(window.height() - height, std::max(kMarginPx, window.height() / 9));
    setGeometry((window.width() - width) / 2, top, width, height);
}

void CommandPalette::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CommandPalette::retranslate()
{
    m_field->setPlaceholderText(tr("Find an action, a page, a store, a place: b 42, s 7, o 0x988 …"));
    m_field->setAccessibleName(tr("Command palette"));
    m_field->setWhatsThis(
        tr("Some letters of what you want to do; the arrow keys choose, Return does it. What "
           "“Go to” understands is understood here, too."));
    m_list->setAccessibleName(tr("What was found"));
    setAccessibleName(tr("Command palette"));
}

} // namespace cryo::ui
