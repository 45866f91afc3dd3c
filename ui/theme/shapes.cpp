// SPDX-License-Identifier: GPL-3.0-or-later
// Severity shapes, slot glyphs, arrows and focus rings.
#include "ui/theme/shapes.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <cmath>
#include <numbers>

namespace cryo::ui {
namespace {

/// Paints in a square of 16 units, whatever its size on the screen.
class Grid {
public:
    Grid(QPainter& painter, const QRectF& square)
        : m_painter(painter)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(square.topLeft());
        painter.scale(square.width() / 16, square.height() / 16);
    }
    ~Grid() { m_painter.restore(); }
    Grid(const Grid&) = delete;
    Grid& operator=(const Grid&) = delete;

private:
    QPainter& m_painter;
};

QPen stroke(const QColor& colour, qreal width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void paintFatal(QPainter& painter, const QColor& colour, const QColor& on)
{
    QPolygonF octagon;
    for (int i = 0; i < 8; ++i) {
        const double angle = (i + 0.5) * std::numbers::pi / 4;
        octagon << QPointF(8 + 7.2 * std::cos(angle), 8 + 7.2 * std::sin(angle));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(octagon);
    painter.setPen(stroke(on, 1.9));
    painter.drawLine(QPointF(5.5, 5.5), QPointF(10.5, 10.5));
    painter.drawLine(QPointF(10.5, 5.5), QPointF(5.5, 10.5));
}

void paintError(QPainter& painter, const QColor& colour, const QColor& on)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(8, 8), 7, 7);
    painter.setPen(stroke(on, 2));
    painter.drawLine(QPointF(8, 4.4), QPointF(8, 8.6));
    painter.drawPoint(QPointF(8, 11.6));
}

void paintWarning(QPainter& painter, const QColor& colour)
{
    painter.setPen(stroke(colour, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(QPolygonF({{8, 1.8}, {15, 14}, {1, 14}}));
    painter.drawLine(QPointF(8, 6.2), QPointF(8, 9.6));
    painter.setPen(stroke(colour, 1.8));
    painter.drawPoint(QPointF(8, 11.8));
}

void paintRing(QPainter& painter, const QColor& colour, bool isTick)
{
    painter.setPen(stroke(colour, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(8, 8), 6.5, 6.5);
    if (isTick) {
        painter.drawPolyline(QPolygonF({{5, 8.3}, {7.2, 10.4}, {11, 5.8}}));
        return;
    }
    painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.2));
    painter.setPen(stroke(colour, 1.8));
    painter.drawPoint(QPointF(8, 5));
}

class ToneIconEngine final : public QIconEngine {
public:
    explicit ToneIconEngine(Tone tone)
        : m_tone(tone)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        paintTone(*painter, rect, m_tone, Theme::of(QGuiApplication::palette()));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new ToneIconEngine(m_tone); }

private:
    Tone m_tone;
};

/// As ToneIconEngine, for the dot.
class DotIconEngine final : public QIconEngine {
public:
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const qreal edge = std::min(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(mode == QIcon::Selected ? palette.color(QPalette::Active, QPalette::HighlightedText)
                                                  : Theme::of(palette).gap(GapClass::Pending).ink);
        painter->drawEllipse(QRectF(rect).center(), edge * 0.25, edge * 0.25);
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new DotIconEngine(*this); }
};

QString translated(const char* source)
{
    return QCoreApplication::translate("cryo::ui::shapes", source);
}

} // namespace

void paintTone(QPainter& painter, const QRectF& square, Tone tone, const Tokens& tokens)
{
    const Grid grid(painter, square);
    const QColor& colour = tokens.tone(tone);
    switch (tone) {
    case Tone::Fatal:
        return paintFatal(painter, colour, tokens.base);
    case Tone::Error:
        return paintError(painter, colour, tokens.base);
    case Tone::Warning:
        return paintWarning(painter, colour);
    case Tone::Info:
        return paintRing(painter, colour, false);
    case Tone::Good:
        return paintRing(painter, colour, true);
    }
}

QIcon toneIcon(Tone tone)
{
    return QIcon(new ToneIconEngine(tone));
}

QIcon pendingDot()
{
    return QIcon(new DotIconEngine);
}

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Fatal:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "Fatal"));
    case Tone::Error:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "Error"));
    case Tone::Warning:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "Warning"));
    case Tone::Info:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "Info"));
    case Tone::Good:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "Good"));
    }
    return {};
}

void paintSlotGlyph(QPainter& painter, const QRectF& square, SlotState state, const QColor& ink)
{
    const Grid grid(painter, square);
    painter.setPen(stroke(ink, 2));
    painter.setBrush(Qt::NoBrush);
    switch (state) {
    case SlotState::Newest:
        painter.drawPolyline(QPolygonF({{3, 8.5}, {6.5, 12}, {13, 4}}));
        return;
    case SlotState::Older:
        painter.drawEllipse(QPointF(8, 8), 5, 5);
        return;
    case SlotState::Empty:
        return;
    case SlotState::BadCrc:
        painter.drawLine(QPointF(4, 4), QPointF(12, 12));
        painter.drawLine(QPointF(12, 4), QPointF(4, 12));
        return;
    case SlotState::FromFuture:
        painter.drawPolyline(QPolygonF({{3, 4}, {7, 8}, {3, 12}}));
        painter.drawPolyline(QPolygonF({{9, 4}, {13, 8}, {9, 12}}));
        return;
    }
}

QString slotStateName(SlotState state)
{
    switch (state) {
    case SlotState::Newest:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "newest"));
    case SlotState::Older:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "older"));
    case SlotState::Empty:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "empty"));
    case SlotState::BadCrc:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "bad CRC"));
    case SlotState::FromFuture:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "from the future"));
    }
    return {};
}

QString gapClassName(GapClass value)
{
    switch (value) {
    case GapClass::Present:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "present"));
    case GapClass::Missing:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "missing"));
    case GapClass::BeforeFirst:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "before first"));
    case GapClass::SectionFileMissing:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "file missing"));
    case GapClass::ValueBad:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "value bad"));
    case GapClass::Pending:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "pending"));
    case GapClass::Tail:
        return translated(QT_TRANSLATE_NOOP("cryo::ui::shapes", "tail"));
    }
    return {};
}

void paintArrowHead(QPainter& painter, const QPointF& tip, const QPointF& direction, qreal length,
                    const QColor& colour)
{
    const QPointF across(-direction.y(), direction.x());
    const QPointF back = tip - direction * length;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({tip, back + across * (length * 0.45), back - across * (length * 0.45)}));
    painter.restore();
}

void paintFocusRing(QPainter& painter, const QRectF& rect, const Tokens& tokens, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.focus, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

} // namespace cryo::ui
