// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints, their openings, their words.
#include "ui/panels/checkpoint/checkpoint_dialog.h"

#include "core/base/bytes.h"
#include "ui/panels/field_list.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

QString openingText(const SimulatedOpen& opening)
{
    if (!opening.opens)
        return CheckpointDialog::tr("refuses: %1")
            .arg(opening.error ? escapedBytes(asBytes(opening.error->message)) : unknownText());
    QStringList parts{CheckpointDialog::tr("opens, keeps %1").arg(formatCount(quint64(opening.itemsAfter)))};
    if (opening.itemsLost > 0)
        parts << CheckpointDialog::tr("loses %1").arg(formatCount(quint64(opening.itemsLost)));
    if (opening.itemsHidden > 0)
        parts << CheckpointDialog::tr("does not find %1").arg(formatCount(quint64(opening.itemsHidden)));
    return parts.join(u", "_s);
}

Tone openingTone(const SimulatedOpen& opening)
{
    if (!opening.opens)
        return Tone::Fatal;
    return opening.itemsLost > 0 ? Tone::Error : opening.itemsHidden > 0 ? Tone::Warning : Tone::Good;
}

} // namespace

QString checkpointHex(const Checkpoint& checkpoint)
{
    return QString::fromStdString(toHex(encodeCheckpoint(checkpoint)));
}

QString checkpointJson(const Checkpoint& checkpoint)
{
    return u"{\"epoch\":%1,\"section\":%2,\"oversized_size\":%3,\"table_size\":%4}"_s.arg(checkpoint.epoch)
        .arg(checkpoint.section.value)
        .arg(checkpoint.oversizedSizeBytes)
        .arg(checkpoint.tableSize);
}

QString checkpointRust(const Checkpoint& checkpoint)
{
    return u"Checkpoint { epoch: %1, section: %2, oversized_size: %3, table_size: %4 }"_s
        .arg(checkpoint.epoch)
        .arg(checkpoint.section.value)
        .arg(checkpoint.oversizedSizeBytes)
        .arg(checkpoint.tableSize);
}

CheckpointDialog::CheckpointDialog(StoreSession& store, QWidget* parent)
    : QDialog(parent)
    , m_store(store.name())
    , m_work(store.workers().jobs(), this)
    , m_title(headingLabel(this))
    , m_text(new QLabel(this))
    , m_label(new QLabel(this))
    , m_choices(new QComboBox(this))
    , m_fields(new FieldList(this))
    , m_openings(new FieldList(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"checkpointDialog"_s);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    m_label->setBuddy(m_choices);
    row->addWidget(m_label);
    row->addWidget(m_choices, 1);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(row);
    column->addWidget(m_fields);
    column->addWidget(line(this));
    column->addWidget(m_openings);
    column->addStretch(1);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    using Words = QString (*)(const Checkpoint&);
    for (const Words words : {Words(checkpointHex), Words(checkpointJson), Words(checkpointRust)}) {
        auto* const button = new QPushButton(icon(Icon::Copy), {}, this);
        connect(button, &QPushButton::clicked, this, [this, words] {
            if (choice() != nullptr && choice()->checkpoint)
                QApplication::clipboard()->setText(words(*choice()->checkpoint));
        });
        button->setAutoDefault(false);
        buttons->addWidget(button);
        m_copies.push_back(button);
    }
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    column->addLayout(buttons);
    m_close->setDefault(true);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_choices, &QComboBox::currentIndexChanged, this, &CheckpointDialog::showChoice);
    retranslate();
    showChoice();
    resize(90 * digitWidth(font()), 24 * rowHeight(font()));
    m_work.start(
        store.workers().scans(), {tr("Estimate the checkpoint"), m_store, JobUnit::Bytes},
        [storage = store.storage(), layout = store.detected().layout](const Progress& progress) {
            Workers::lowerPriority();
            return look(storage, layout, progress);
        },
        [this](Result<Found>&& found) {
            if (!found) {
                m_text->setText(escapedText(QString::fromStdString(toString(found.error()))));
                return;
            }
            m_found = std::move(*found);
            retranslate();
            // The known one; without it the estimate.
            for (const auto source : {CheckpointChoice::Source::Estimated, CheckpointChoice::Source::Known})
                for (std::size_t i = 0; i < m_found.size(); ++i)
                    if (m_found[i].source == source)
                        m_choices->setCurrentIndex(int(i));
            showChoice();
        });
}

Result<CheckpointDialog::Found> CheckpointDialog::look(const std::shared_ptr<const ReadableStorage>& storage,
                                                       const StoreLayout& layout, const Progress& progress)
{
    Found found;
    for (const Release release : kReleases) {
        SimulateOptions options;
        options.release = release;
        CRYO_ASSIGN(const auto choices, simulateCheckpointChoices(storage, layout, options, progress));
        for (const CheckpointChoice& one : choices) {
            auto same = std::ranges::find(found, one.source, &Choice::source);
            if (same == found.end())
                same = found.insert(found.end(), Choice{one.source, one.checkpoint, {}});
            same->openings.push_back(one.opening);
        }
    }
    return found;
}

const CheckpointDialog::Choice* CheckpointDialog::choice() const
{
    const int at = m_choices->currentIndex();
    return at >= 0 && std::size_t(at) < m_found.size() ? &m_found[std::size_t(at)] : nullptr;
}

void CheckpointDialog::showChoice()
{
    const Choice* const chosen = choice();
    for (QPushButton* const button : m_copies)
        button->setEnabled(chosen != nullptr && chosen->checkpoint.has_value());
    QVector<FieldList::Line> fields;
    QVector<FieldList::Line> openings;
    if (chosen != nullptr) {
        if (const auto& checkpoint = chosen->checkpoint) {
            fields.append({.name = tr("Epoch"), .value = formatCount(quint64(checkpoint->epoch))});
            fields.append({.name = tr("Section"), .value = formatCount(quint64(checkpoint->section.value))});
            fields.append(
                {.name = tr("Index bytes"), .value = formatExactBytes(checkpoint->oversizedSizeBytes)});
            fields.append({.name = tr("Table"),
                           .value = tr("%1 buckets").arg(formatCount(quint64(checkpoint->tableSize)))});
            fields.append({.name = tr("Hex"), .value = checkpointHex(*checkpoint), .isFixedFont = true});
        }
        for (const SimulatedOpen& opening : chosen->openings) {
            const std::string_view name = releaseName(opening.release);
            openings.append({.name = QString::fromLatin1(name.data(), qsizetype(name.size())),
                             .value = openingText(opening),
                             .tone = openingTone(opening)});
        }
    }
    m_fields->setLines(fields);
    m_openings->setLines(openings);
}

void CheckpointDialog::retranslate()
{
    setWindowTitle(tr("Checkpoint"));
    m_title->setText(tr("Checkpoint of %1").arg(m_store));
    m_text->setText(isReady() ? tr("From 2026.7.0 on a release that is given no checkpoint deletes the whole "
                                   "store. An estimate keeps every record that is whole.")
                              : tr("Every release opens the store with each checkpoint, on an overlay …"));
    m_label->setText(tr("&Checkpoint"));
    m_choices->setAccessibleName(tr("Checkpoint"));
    const int kept = m_choices->currentIndex();
    const QSignalBlocker blocker(m_choices);
    m_choices->clear();
    for (const Choice& one : m_found)
        m_choices->addItem(one.source == CheckpointChoice::Source::None    ? tr("None is handed over")
                           : one.source == CheckpointChoice::Source::Known ? tr("The known one")
                                                                           : tr("Estimated from the files"));
    m_choices->setCurrentIndex(std::max(0, kept));
    const QString copies[] = {tr("Copy hex"), tr("Copy JSON"), tr("Copy Rust literal")};
    for (std::size_t i = 0; i < m_copies.size(); ++i)
        m_copies[i]->setText(copies[i]);
    m_close->setText(tr("Close"));
}

void CheckpointDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showChoice();
    }
}

} // namespace cryo::ui
