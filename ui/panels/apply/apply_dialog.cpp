// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet's parts, and the way from its button to changed files.
#include "ui/panels/apply/apply_dialog.h"

#include "core/freezer/freezer_format.h"
#include "ui/panels/field_list.h"
#include "ui/panels/view_setup.h"
#include "ui/text/apply_text.h"
#include "ui/text/live_use_text.h"
#include "ui/text/operation_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kPollMs = 33;

QString stepText(int step)
{
    switch (ApplyStep(step)) {
    case ApplyStep::Computing:
        return ApplyDialog::tr("Compute the result again and compare it with the plan");
    case ApplyStep::Guarding:
        return ApplyDialog::tr("Lock the folder; see that nobody else is at the store");
    case ApplyStep::Staging:
        return ApplyDialog::tr("Write the undo file and the new files, durably");
    case ApplyStep::Switching:
        return ApplyDialog::tr("Change over");
    case ApplyStep::Checking:
        break;
    }
    return ApplyDialog::tr("Look at the result a second time");
}

} // namespace

ApplyDialog::ApplyDialog(Desk& desk, const PendingPlan& plan, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_outcome(plan.outcome())
    , m_store(desk.store()->name())
    , m_work(desk.workspace().workers().jobs(), this)
{
    setObjectName(u"applyDialog"_s);
    setModal(true);
    m_request.root = desk.workspace().root();
    m_request.planText = planToJson(m_outcome->plan);
    if (const auto& checkpoint = m_outcome->plan.checkpoint)
        m_checkpoint = QString::fromStdString(toHex(encodeCheckpoint(*checkpoint)));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    makeHead();
    makeSteps();
    makeButtons();
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &ApplyDialog::poll);
    retranslate();
    showForecast(ApplyForecast{});
    forecast();
    resize(90 * digitWidth(font()), sizeHint().height());
    m_apply->setFocus();
}

ApplyDialog::~ApplyDialog() = default;

void ApplyDialog::makeHead()
{
    auto* const column = static_cast<QVBoxLayout*>(layout()); // NOLINT: made in the constructor
    m_title = headingLabel(this);
    column->addWidget(m_title);
    m_operations = new QListWidget(this);
    m_operations->setUniformItemSizes(true);
    m_operations->setSelectionMode(QAbstractItemView::SingleSelection);
    for (const Operation& operation : m_outcome->plan.operations)
        m_operations->addItem(new QListWidgetItem(
            pendingDot(), u"%1 · %2 · %3"_s.arg(operationTitle(operation.kind), operationTarget(operation),
                                                operationReach(operation))));
    constexpr int kRowsShown = 5;
    const int rows = std::min(kRowsShown, std::max(1, m_operations->count()));
    m_operations->setFixedHeight(rows * rowHeight(font()) + 2 * m_operations->frameWidth() + 4);
    column->addWidget(m_operations);
    m_fields = new FieldList(this);
    column->addWidget(m_fields);
    m_nameLabel = secondaryLabel(this);
    m_name = new QLineEdit(this);
    m_name->setMaxLength(200);
    m_nameLabel->setBuddy(m_name);
    column->addWidget(m_nameLabel);
    column->addWidget(m_name);
    m_confirmLabel = new QLabel(this);
    m_confirmLabel->setWordWrap(true);
    m_confirm = new QLineEdit(this);
    m_confirmLabel->setBuddy(m_confirm);
    column->addWidget(m_confirmLabel);
    column->addWidget(m_confirm);
    connect(m_confirm, &QLineEdit::textChanged, this, &ApplyDialog::refreshButtons);
}

void ApplyDialog::makeSteps()
{
    auto* const column = static_cast<QVBoxLayout*>(layout()); // NOLINT: made in the constructor
    m_stepBox = new QWidget(this);
    auto* const steps = new QVBoxLayout(m_stepBox);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->setSpacing(4);
    for (StepRow& step : m_steps) {
        auto* const row = new QHBoxLayout;
        row->setSpacing(8);
        step.shape = new QLabel(m_stepBox);
        step.shape->setFixedWidth(glyphSize(font()) + 4);
        step.text = new QLabel(m_stepBox);
        row->addWidget(step.shape);
        row->addWidget(step.text, 1);
        steps->addLayout(row);
    }
    m_progress = new QProgressBar(m_stepBox);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    steps->addWidget(m_progress);
    column->addWidget(m_stepBox);
    m_message = new QLabel(this);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setVisible(false);
    column->addWidget(m_message);
    column->addStretch(1);
}

void ApplyDialog::makeButtons()
{
    auto* const column = static_cast<QVBoxLayout*>(layout()); // NOLINT: made in the constructor
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    m_cancel = new QPushButton(this);
    m_apply = new QPushButton(this);
    m_cancel->setAutoDefault(false);
    m_apply->setDefault(true);
    row->addWidget(m_cancel);
    row->addWidget(m_apply);
    column->addLayout(row);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        if (m_result)
            accept();
        else
            begin();
    });
    connect(m_cancel, &QPushButton::clicked, this, &ApplyDialog::reject);
}

void ApplyDialog::forecast()
{
    m_work.start(
        m_desk.workspace().workers().scans(), {tr("Look at what applying needs"), m_store, JobUnit::Bytes},
        [changes = m_outcome->changes, root = m_request.root](const Progress& progress) {
            ApplyOptions options;
            options.root = root;
            options.progress = progress;
            return forecastApply(*changes, options);
        },
        [this](Result<ApplyForecast>&& forecast) {
            if (!m_isRunning)
                showForecast(forecast);
        });
}

void ApplyDialog::showForecast(const Result<ApplyForecast>& forecast)
{
    if (!m_outcome)
        return;
    QVector<FieldList::Line> lines;
    lines.append({.name = tr("Writes"),
                  .value = tr("%1 in %2")
                               .arg(formatExactBytes(m_outcome->changedBytes()),
                                    tr("%n file(s)", nullptr, int(m_outcome->changes->files.size())))});
    lines.append({.name = tr("Items"),
                  .value = tr("%1 found again · %2 lost")
                               .arg(formatCount(m_outcome->gains()), formatCount(m_outcome->loses())),
                  .tone = m_outcome->loses() > 0 ? std::optional(Tone::Warning) : std::nullopt});
    if (!m_checkpoint.isEmpty())
        lines.append({.name = tr("Checkpoint"),
                      .value = m_checkpoint,
                      .isFixedFont = true,
                      .tone = Tone::Warning,
                      .toolTip = tr("The node has to be given this one from then on")});
    lines.append({.name = tr("Undo file"),
                  .value = escapedText(QString::fromStdString(StateFolder::ofUser().undo().string())),
                  .isFixedFont = true});
    m_refusal.clear();
    if (forecast) {
        QStringList space;
        if (forecast->undoBytes > 0)
            space << tr("%1 for the undo file").arg(formatBytes(forecast->undoBytes));
        if (forecast->storeBytes > 0)
            space << tr("%1 in the store").arg(formatBytes(forecast->storeBytes));
        if (forecast->quarantineBytes > 0)
            space << tr("%1 in quarantine").arg(formatBytes(forecast->quarantineBytes));
        if (!space.isEmpty())
            lines.append({.name = tr("Space"), .value = space.join(u" · "_s)});
        if (!forecast->quarantine.empty())
            lines.append({.name = tr("Quarantine"),
                          .value = escapedText(QString::fromStdString(forecast->quarantine.string())),
                          .isFixedFont = true});
        m_refusal = escapedText(QString::fromStdString(forecast->refusal));
    } else if (forecast.error().code == Errc::NotProtected) {
        m_needsConfirmation = true;
    } else {
        m_refusal = applyTroubleText(forecast.error());
    }
    if (const LiveUse* const use = m_desk.workspace().liveUse().get())
        lines.append({.name = tr("In use"), .value = liveUseShort(*use), .tone = liveUseTone(*use)});
    m_fields->setLines(lines);
    m_message->setText(m_refusal);
    m_message->setVisible(!m_refusal.isEmpty());
    refreshButtons();
}

void ApplyDialog::begin()
{
    if (!m_apply->isEnabled() || m_isRunning)
        return;
    m_request.name = m_name->text().toStdString();
    m_request.withoutProof = m_needsConfirmation;
    m_isRunning = true;
    m_trouble.clear();
    m_message->setVisible(false);
    m_step = 0;
    for (int step = 0; step < kApplySteps; ++step)
        setStep(step, StepState::Waiting);
    m_work.cancel();
    // Nobody but the apply may have the store's files open.
    m_outcome.reset();
    m_desk.workspace().release(this, [this] { run(); });
    refreshButtons();
}

void ApplyDialog::run()
{
    if (m_isCancelled) {
        conclude(fail(Errc::Cancelled, "cancelled"));
        return;
    }
    setStep(0, StepState::Running);
    m_watch->step = 0;
    m_poll.start();
    m_job = m_work.start(
        m_desk.workspace().workers().scans(), {tr("Apply"), m_store, JobUnit::Bytes, false},
        [request = m_request, watch = m_watch](const Progress& progress) {
            return runApply(request, watch, progress);
        },
        [this](Result<ApplyResult>&& result) { conclude(std::move(result)); });
}

void ApplyDialog::poll()
{
    for (const int now = m_watch->step; m_step < now;) {
        setStep(m_step++, StepState::Done);
        setStep(m_step, StepState::Running);
    }
    const std::optional<int> permille = m_job ? m_job->permille() : std::nullopt;
    m_progress->setRange(0, permille ? 1000 : 0);
    m_progress->setValue(permille.value_or(0));
}

void ApplyDialog::conclude(Result<ApplyResult>&& result)
{
    poll();
    m_poll.stop();
    m_isRunning = false;
    m_isCancelled = false;
    m_cancel->setEnabled(true);
    m_progress->setRange(0, 1000);
    m_progress->setValue(result ? 1000 : 0);
    if (result) {
        for (int step = m_step; step < kApplySteps; ++step)
            setStep(step, StepState::Done);
        m_result = std::move(*result);
        QStringList parts{tr("Applied. It can be undone from the history.")};
        if (!m_checkpoint.isEmpty())
            parts << tr("The node has to be given this checkpoint from now on: %1").arg(m_checkpoint);
        for (const std::string* const sentence : {&m_result->unproven, &m_result->mismatch})
            if (!sentence->empty())
                parts << escapedText(QString::fromStdString(*sentence));
        m_message->setText(parts.join(u' '));
    } else {
        setStep(m_step, StepState::Failed);
        m_trouble = applyTroubleText(result.error());
        m_needsConfirmation |= result.error().code == Errc::NotProtected;
        m_message->setText(m_trouble);
    }
    m_message->setVisible(true);
    refreshButtons();
    if (m_result)
        m_apply->setFocus();
    Q_EMIT concluded();
}

void ApplyDialog::setStep(int step, StepState state)
{
    m_steps[std::size_t(step)].state = state;
    paintStep(m_steps[std::size_t(step)]);
}

void ApplyDialog::paintStep(const StepRow& row) const
{
    const StepState state = row.state;
    const int size = glyphSize(font());
    const QIcon shape = state == StepState::Done      ? toneIcon(Tone::Good)
                        : state == StepState::Failed  ? toneIcon(Tone::Error)
                        : state == StepState::Running ? icon(Icon::Next)
                                                      : QIcon();
    row.shape->setPixmap(shape.isNull() ? QPixmap()
                                        : shape.pixmap(QSize(size, size), row.shape->devicePixelRatioF()));
    row.shape->setAccessibleName(state == StepState::Done      ? tr("done")
                                 : state == StepState::Failed  ? tr("failed")
                                 : state == StepState::Running ? tr("running")
                                                               : tr("to do"));
    row.text->setForegroundRole(state == StepState::Waiting ? QPalette::PlaceholderText
                                                            : QPalette::WindowText);
}

void ApplyDialog::refreshButtons()
{
    const bool isOver = m_result.has_value();
    m_stepBox->setVisible(m_isRunning || isOver || !m_trouble.isEmpty());
    m_nameLabel->setVisible(!m_isRunning && !isOver);
    m_name->setVisible(!m_isRunning && !isOver);
    const bool asks = m_needsConfirmation && !m_isRunning && !isOver;
    m_confirmLabel->setVisible(asks);
    m_confirm->setVisible(asks);
    m_apply->setText(isOver ? tr("Close") : tr("Apply"));
    m_apply->setEnabled(isOver || (!m_isRunning && m_refusal.isEmpty() && m_trouble.isEmpty() &&
                                   (!asks || m_confirm->text() == m_store)));
    m_cancel->setVisible(!isOver);
    m_cancel->setText(m_isRunning ? tr("Cancel and turn back") : tr("Cancel"));
}

void ApplyDialog::reject()
{
    if (!m_isRunning) {
        QDialog::reject();
        return;
    }
    // Stays until everything is turned back.
    m_isCancelled = true;
    if (m_job)
        m_job->cancel();
    m_cancel->setEnabled(false);
    m_message->setText(tr("Turning back …"));
    m_message->setVisible(true);
}

void ApplyDialog::retranslate()
{
    setWindowTitle(tr("Apply"));
    const int count = m_operations->count();
    m_title->setText(tr("Apply %n change(s) to %1", nullptr, count).arg(m_store));
    m_operations->setAccessibleName(tr("What will be done"));
    m_nameLabel->setText(tr("Name of this change, for the history (may be empty)"));
    m_name->setAccessibleName(tr("Name of this change"));
    m_confirmLabel->setText(
        tr("It cannot be proven that nobody else works on this store. If you know that it is so, type the "
           "name of the store: %1")
            .arg(m_store));
    m_confirm->setAccessibleName(tr("Name of the store, to confirm"));
    for (int step = 0; step < kApplySteps; ++step)
        m_steps[std::size_t(step)].text->setText(stepText(step));
    m_progress->setAccessibleName(tr("Progress"));
    refreshButtons();
}

void ApplyDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    // Shapes are drawn in the colours of the moment.
    if (event->type() == QEvent::PaletteChange)
        for (const StepRow& step : m_steps)
            paintStep(step);
}

} // namespace cryo::ui
