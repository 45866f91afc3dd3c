// SPDX-License-Identifier: GPL-3.0-or-later
// Painted parts of the first page.
#include "ui/panels/welcome/drop_frame.h"

#include "ui/theme/fonts.h"
#include "ui/theme/patterns.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

#include <array>

namespace cryo::ui {

void DropFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = Theme::of(this);
    QPen pen(t.dark, 1);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(t.alternateBase);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

SampleStrip::SampleStrip(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SampleStrip::sizeHint() const
{
    return {400, rowHeight(font()) + 6};
}

void SampleStrip::paintEvent(QPaintEvent*)
{
    struct Part {
        GapClass cls;
        double share;
    };
    static constexpr std::array<Part, 11> kParts = {{{GapClass::BeforeFirst, 0.135},
                                                     {GapClass::Present, 0.185},
                                                     {GapClass::Missing, 0.018},
                                                     {GapClass::Present, 0.112},
                                                     {GapClass::SectionFileMissing, 0.056},
                                                     {GapClass::Present, 0.165},
                                                     {GapClass::ValueBad, 0.01},
                                                     {GapClass::Present, 0.116},
                                                     {GapClass::Pending, 0.022},
                                                     {GapClass::Present, 0.121},
                                                     {GapClass::Tail, 0.06}}};
    QPainter painter(this);
    const Tokens& t = Theme::of(this);
    double x = 0;
    for (const Part& part : kParts) {
        const double end = x + part.share * width();
        paintGap(painter, QRectF(int(x), 0, int(end) - int(x), height()), part.cls, t);
        x = end;
    }
    painter.setPen(t.dark);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(0.5, 0.5, int(x - kParts.back().share * width()) - 1, height() - 1));
}

KeyCap::KeyCap(const QString& keys, QWidget* parent)
    : QWidget(parent)
    , m_keys(keys)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(keys);
}

QSize KeyCap::sizeHint() const
{
    const QFontMetrics metrics(denseFont(font()));
    return {metrics.horizontalAdvance(m_keys) + 14, metrics.height() + 4};
}

void KeyCap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = Theme::of(this);
    painter.setPen(t.mid);
    painter.setBrush(t.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(t.text);
    painter.setFont(denseFont(font()));
    painter.drawText(rect(), Qt::AlignCenter, m_keys);
}

void KeyCap::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace cryo::ui
