// SPDX-License-Identifier: GPL-3.0-or-later
// Asking for addresses.
#include "ui/panels/metrics/source_dialogs.h"

#include "ui/metrics/metric_fetch.h"
#include "ui/metrics/metric_history.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kLongestSeconds = 3600;
constexpr qint64 kOneHourMs = 3600LL * 1000;

/// Label and field, tied together for assistive tools.
void addRow(QFormLayout* form, const QString& text, QWidget* field)
{
    form->addRow(text, field);
    QString plain = text;
    field->setAccessibleName(plain.remove(u'&').remove(u':'));
}

} // namespace

EndpointDialog::EndpointDialog(QWidget* parent)
    : QDialog(parent)
    , m_address(new QLineEdit(this))
    , m_seconds(new QSpinBox(this))
    , m_note(secondaryLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Watch a node"));
    auto* const form = new QFormLayout(this);
    m_address->setPlaceholderText(u"127.0.0.1:9090"_s);
    m_address->setMinimumWidth(60 * digitWidth(font()));
    m_address->setWhatsThis(
        tr("Where the node prints its metrics as Prometheus text; without a path, /metrics is taken."));
    m_seconds->setRange(1, kLongestSeconds);
    m_seconds->setValue(MetricHistory::kIntervalMs / 1000);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setWhatsThis(tr("How long to wait between two readings."));
    m_note->setWordWrap(true);
    addRow(form, tr("&Address:"), m_address);
    addRow(form, tr("Read &every:"), m_seconds);
    form->addRow(m_note);
    form->addRow(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_address, &QLineEdit::textChanged, this, &EndpointDialog::refresh);
    refresh();
}

void EndpointDialog::refresh()
{
    const QUrl url = MetricFetch::addressOf(m_address->text(), u"/metrics"_s);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(url.isValid());
    if (url.isValid())
        m_note->setText(
            tr("%1 is read as long as this program runs.").arg(MetricFetch::shown(url).toHtmlEscaped()));
    else
        m_note->setText(tr("A host and a port, or an address that begins with http:// or https://."));
}

QString EndpointDialog::address() const
{
    return m_address->text();
}

int EndpointDialog::intervalMs() const
{
    return m_seconds->value() * 1000;
}

ServerDialog::ServerDialog(QWidget* parent)
    : QDialog(parent)
    , m_address(new QLineEdit(this))
    , m_expression(new QLineEdit(usualExpression(), this))
    , m_span(new QComboBox(this))
    , m_note(secondaryLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Ask a Prometheus server"));
    auto* const form = new QFormLayout(this);
    m_address->setPlaceholderText(u"127.0.0.1:9090"_s);
    m_address->setMinimumWidth(60 * digitWidth(font()));
    m_address->setWhatsThis(tr("The address of the server itself, as its own pages have it."));
    m_expression->setFont(fixedFont(font()));
    m_expression->setCursorPosition(0);
    m_expression->setWhatsThis(tr("Which series to fetch, in the server's own language."));
    for (const auto& [text, hours] :
         {std::pair(tr("1 hour"), 1), std::pair(tr("1 day"), 24), std::pair(tr("1 week"), 24 * 7),
          std::pair(tr("30 days"), 24 * 30), std::pair(tr("1 year"), 24 * 365)})
        m_span->addItem(text, hours);
    m_span->setCurrentIndex(2);
    m_note->setWordWrap(true);
    addRow(form, tr("&Address:"), m_address);
    addRow(form, tr("&Series:"), m_expression);
    addRow(form, tr("&Back to:"), m_span);
    form->addRow(m_note);
    form->addRow(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_address, &QLineEdit::textChanged, this, &ServerDialog::refresh);
    connect(m_expression, &QLineEdit::textChanged, this, &ServerDialog::refresh);
    refresh();
}

void ServerDialog::refresh()
{
    const QUrl url = MetricFetch::addressOf(m_address->text(), u"/"_s);
    const bool isWhole = url.isValid() && !m_expression->text().trimmed().isEmpty();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(isWhole);
    if (url.isValid())
        m_note->setText(
            tr("%1 is asked once; what it answers is kept.").arg(MetricFetch::shown(url).toHtmlEscaped()));
    else
        m_note->setText(tr("A host and a port, or an address that begins with http:// or https://."));
}

RangeQuery ServerDialog::query(qint64 nowMs) const
{
    return {MetricFetch::addressOf(m_address->text(), u"/"_s), m_expression->text().trimmed(),
            nowMs - m_span->currentData().toLongLong() * kOneHourMs, nowMs};
}

} // namespace cryo::ui
