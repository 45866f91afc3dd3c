// SPDX-License-Identifier: GPL-3.0-or-later
// The first page.
#include "ui/panels/welcome/welcome_page.h"

#include "ui/panels/view_setup.h"
#include "ui/panels/welcome/drop_frame.h"
#include "ui/text/retranslator.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/legend_row.h"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <functional>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kWidth = 1000;
constexpr int kColumnsApartPx = 56;
constexpr int kRecentShown = 6;

} // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent)
    , m_texts(new Retranslator(this))
{
    setObjectName(u"welcome"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(scroll);
    auto* const page = new QWidget;
    auto* const centred = new QHBoxLayout(page);
    centred->addStretch(1);
    auto* const body = new QWidget(page);
    body->setMaximumWidth(kWidth);
    centred->addWidget(body, 20);
    centred->addStretch(1);
    auto* const column = new QVBoxLayout(body);
    column->addStretch(2);

    auto* const head = new QHBoxLayout;
    head->setSpacing(16);
    auto* const mark = new QLabel(body);
    mark->setPixmap(applicationIcon().pixmap(QSize(36, 36), devicePixelRatioF()));
    auto* const words = new QVBoxLayout;
    auto* const title = new QLabel(body);
    auto* const subtitle = secondaryLabel(body);
    subtitle->setWordWrap(true);
    words->setSpacing(2);
    words->addWidget(title);
    words->addWidget(subtitle);
    head->addWidget(mark);
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addSpacing(24);
    auto* const halves = new QHBoxLayout;
    halves->setSpacing(kColumnsApartPx);
    halves->addWidget(makeLeft(), 5);
    halves->addWidget(makeRight(), 3);
    column->addLayout(halves);
    column->addStretch(3);
    scroll->setWidget(page);
    m_texts->add([this, title, subtitle] {
        title->setFont(titleFont(font()));
        title->setText(tr("Open a store"));
        subtitle->setText(
            tr("Cryoscope reads prunable archives and freezers. Choose a folder, or the storage root of a "
               "node."));
    });
}

QLabel* WelcomePage::addHeading(QVBoxLayout* column, const std::function<QString()>& text, bool hasLine)
{
    QLabel* const label = headingLabel(this);
    column->addWidget(label);
    if (hasLine)
        column->addWidget(line(this));
    column->addSpacing(4);
    m_texts->add([label, text] { label->setText(text()); });
    return label;
}

QWidget* WelcomePage::makeDropArea()
{
    auto* const frame = new DropFrame(this);
    auto* const column = new QVBoxLayout(frame);
    column->setContentsMargins(24, 32, 24, 32);
    column->setSpacing(8);
    auto* const shape = new QLabel(frame);
    shape->setPixmap(icon(Icon::Folder).pixmap(QSize(36, 36), devicePixelRatioF()));
    m_drop = headingLabel(frame);
    auto* const hint = secondaryLabel(frame);
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignHCenter);
    m_open = new QPushButton(icon(Icon::Open, Qt::white), {}, frame);
    m_open->setDefault(true);
    m_open->setAutoDefault(true);
    column->addWidget(shape, 0, Qt::AlignHCenter);
    column->addWidget(m_drop, 0, Qt::AlignHCenter);
    column->addWidget(hint);
    column->addSpacing(8);
    column->addWidget(m_open, 0, Qt::AlignHCenter);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openWanted);
    setFocusProxy(m_open);
    m_texts->add([this, hint] {
        m_drop->setText(m_looking.isEmpty() ? tr("Drop a folder here")
                                            : tr("Looking for stores in %1 …").arg(m_looking));
        hint->setText(tr("Page size, key size and sections are worked out from the files."));
        m_open->setText(tr("Open folder …") + u"  "_s +
                        QKeySequence(Qt::CTRL | Qt::Key_O).toString(QKeySequence::NativeText));
        m_open->setAccessibleName(tr("Open folder"));
        m_open->setWhatsThis(tr("Choose a folder; every store in it is listed."));
    });
    return frame;
}

QWidget* WelcomePage::makeLeft()
{
    auto* const side = new QWidget(this);
    auto* const column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(makeDropArea());
    column->addSpacing(20);
    addHeading(column, [] { return tr("Recent folders"); }, true);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);
    column->addLayout(m_recent);
    column->addSpacing(20);
    addHeading(column, [] { return tr("How a store is drawn"); }, true);
    auto* const sample = new SampleStrip(side);
    auto* const legend = new LegendRow(side);
    column->addWidget(sample);
    column->addSpacing(4);
    column->addWidget(legend);
    column->addStretch();
    m_texts->add([this, legend] {
        legend->setGapClasses();
        legend->setAccessibleName(tr("Legend"));
        refreshRecent();
    });
    return side;
}

void WelcomePage::addFact(QVBoxLayout* column, int which, const std::function<QString()>& title,
                          const std::function<QString()>& text)
{
    auto* const row = new QHBoxLayout;
    row->setSpacing(12);
    auto* const shape = new QLabel(this);
    shape->setPixmap(
        icon(Icon(which), palette().color(QPalette::Link)).pixmap(QSize(18, 18), devicePixelRatioF()));
    row->addWidget(shape, 0, Qt::AlignTop);
    auto* const words = new QVBoxLayout;
    words->setSpacing(2);
    QLabel* const heading = headingLabel(this);
    QLabel* const body = secondaryLabel(this);
    body->setWordWrap(true);
    words->addWidget(heading);
    words->addWidget(body);
    row->addLayout(words, 1);
    column->addLayout(row);
    column->addSpacing(12);
    m_texts->add([this, heading, body, shape, which, title, text] {
        heading->setText(title());
        body->setText(text());
        shape->setPixmap(
            icon(Icon(which), palette().color(QPalette::Link)).pixmap(QSize(18, 18), devicePixelRatioF()));
    });
}

QWidget* WelcomePage::makeRight()
{
    auto* const side = new QWidget(this);
    auto* const column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    addHeading(column, [] { return tr("What opening does"); }, false);
    column->addSpacing(8);
    addFact(
        column, int(Icon::Simulate), [] { return tr("Looking never touches"); },
        [] { return tr("Files are opened for reading only. Nothing is locked, repaired or created."); });
    addFact(
        column, int(Icon::Check), [] { return tr("Damage is listed, not hidden"); },
        [] {
            return tr(
                "Every damaged piece becomes a finding with its file, offset and evidence; reading goes on.");
        });
    addFact(
        column, int(Icon::Jobs), [] { return tr("No waiting for the first rows"); },
        [] { return tr("Long checks run beside your work, and can be stopped."); });
    column->addSpacing(12);
    addHeading(column, [] { return tr("Keyboard"); }, false);
    column->addSpacing(4);
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const std::pair<QString, std::function<QString()>> keys[] = {
        {u"Ctrl+L"_s, [] { return tr("Go to a bucket, key, index or offset"); }},
        {u"F8 · F9"_s, [] { return tr("Next gap · next finding"); }},
        {u"Alt+← · Alt+→"_s, [] { return tr("Back · forward"); }},
        {u"Alt+1 … 7"_s, [] { return tr("Panels"); }},
        {u"F1 · Ctrl+F1"_s, [] { return tr("The manual · every shortcut"); }},
    };
    int row = 0;
    for (const auto& [cap, text] : keys) {
        grid->addWidget(new KeyCap(cap, side), row, 0, Qt::AlignLeft);
        auto* const label = new QLabel(side);
        grid->addWidget(label, row++, 1);
        m_texts->add([label, text = text] { label->setText(text()); });
    }
    column->addLayout(grid);
    column->addStretch();
    return side;
}

void WelcomePage::setRecent(const QStringList& roots)
{
    m_roots = roots;
    refreshRecent();
}

void WelcomePage::setLooking(const QString& root)
{
    m_looking = root;
    m_texts->refresh();
}

void WelcomePage::refreshRecent()
{
    while (QLayoutItem* const item = m_recent->takeAt(0)) {
        // It may be the link that was just clicked.
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    if (m_roots.isEmpty()) {
        QLabel* const none = secondaryLabel(this);
        none->setWordWrap(true);
        none->setText(tr("None yet. Folders that you open are listed here."));
        m_recent->addWidget(none);
        return;
    }
    for (const QString& root : m_roots.mid(0, kRecentShown)) {
        auto* const link = new QLabel(this);
        link->setTextFormat(Qt::RichText);
        link->setText(u"<a href=\"#\">%1</a>"_s.arg(escapedText(root).toHtmlEscaped()));
        link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        link->setFocusPolicy(Qt::StrongFocus);
        link->setAccessibleName(tr("Open %1").arg(escapedText(root)));
        connect(link, &QLabel::linkActivated, this, [this, root] { Q_EMIT rootWanted(root); });
        m_recent->addWidget(link);
    }
}

} // namespace cryo::ui
