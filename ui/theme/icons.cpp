// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the icons' SVG with `currentColor` replaced, at the size and device pixel ratio asked for.
#include "ui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr std::array<const char*, kIconCount> kFileNames = {
    "open",     "back",     "forward",  "lock",      "edit",   "check",    "simulate", "undo",
    "redo",     "apply",    "discard",  "follow",    "search", "filter",   "archive",  "freezer",
    "table",    "keys",     "values",   "metadata",  "folder", "file",     "copy",     "export",
    "save",     "zoom-in",  "zoom-out", "zoom-all",  "close",  "float",    "refresh",  "help",
    "settings", "bookmark", "command",  "stop",      "pause",  "next",     "previous", "heat",
    "rows",     "gaps",     "hex",      "structure", "chart",  "findings", "jobs",     "overview",
    "sections", "records",  "sample",   "add",       "mark"};

QByteArray sourceOf(Icon which)
{
    QFile file(u":/cryoscope/icons/%1.svg"_s.arg(QLatin1StringView(iconFileName(which))));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class StrokeIconEngine final : public QIconEngine {
public:
    StrokeIconEngine(Icon which, std::optional<QColor> colour)
        : m_which(which)
        , m_colour(colour)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray source = sourceOf(m_which);
        source.replace("currentColor", colourOf(mode).name().toLatin1());
        QSvgRenderer(source).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = u"cryo-icon-%1-%2-%3x%4"_s.arg(int(m_which))
                                .arg(colourOf(mode).name())
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paint(&painter, QRect(QPoint(0, 0), size), mode, state);
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new StrokeIconEngine(m_which, m_colour); }

private:
    [[nodiscard]] QColor colourOf(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        return m_colour.value_or(palette.color(QPalette::Active, QPalette::ButtonText));
    }

    Icon m_which;
    std::optional<QColor> m_colour;
};

} // namespace

const char* iconFileName(Icon which)
{
    return kFileNames[std::size_t(which)];
}

QIcon icon(Icon which)
{
    return QIcon(new StrokeIconEngine(which, std::nullopt));
}

QIcon icon(Icon which, const QColor& colour)
{
    return QIcon(new StrokeIconEngine(which, colour));
}

QIcon applicationIcon()
{
    return QIcon(u":/cryoscope/icons/cryoscope.svg"_s);
}

} // namespace cryo::ui
