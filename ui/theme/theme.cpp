// SPDX-License-Identifier: GPL-3.0-or-later
// Applies the chosen palette and text size to the application.
#include "ui/theme/theme.h"

#include "ui/theme/cryo_style.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace cryo::ui {
namespace {

constexpr double kSmallestZoom = 0.5;
constexpr double kLargestZoom = 3.0;

QColor mixed(const QColor& a, const QColor& b, float share)
{
    const auto mix = [share](float x, float y) { return x + (y - x) * share; };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

} // namespace

Theme::Theme(QObject* parent)
    : QObject(parent)
    , m_systemFont(QApplication::font())
{
    qApp->installEventFilter(this);
}

Theme& Theme::instance()
{
    static QPointer<Theme> theme;
    if (!theme)
        theme = new Theme(qApp);
    return *theme;
}

const Tokens& Theme::of(const QPalette& palette)
{
    const bool light = palette.color(QPalette::Base).lightnessF() >= 0.5F;
    return tokens(light ? Scheme::Light : Scheme::Dark);
}

const Tokens& Theme::of(const QWidget* widget)
{
    return of(widget->palette());
}

QPalette Theme::palette(Scheme scheme)
{
    const Tokens& t = tokens(scheme);
    QPalette p;
    const auto all = [&p](QPalette::ColorRole role, const QColor& colour) {
        p.setColor(QPalette::All, role, colour);
    };
    all(QPalette::Window, t.window);
    all(QPalette::Base, t.base);
    all(QPalette::AlternateBase, t.alternateBase);
    all(QPalette::Button, t.button);
    all(QPalette::ToolTipBase, t.toolTipBase);
    all(QPalette::ToolTipText, t.text);
    all(QPalette::Text, t.text);
    all(QPalette::WindowText, t.text);
    all(QPalette::ButtonText, t.text);
    all(QPalette::PlaceholderText, t.secondary);
    all(QPalette::BrightText, t.tone(Tone::Fatal));
    all(QPalette::Mid, t.mid);
    all(QPalette::Dark, t.dark);
    all(QPalette::Shadow, mixed(t.dark, QColor(Qt::black), 0.5F));
    all(QPalette::Light, scheme == Scheme::Light ? t.base : t.button.lighter(115));
    all(QPalette::Midlight, mixed(t.button, t.window, 0.5F));
    all(QPalette::Link, t.link);
    all(QPalette::LinkVisited, t.link);
    all(QPalette::Highlight, t.highlight);
    all(QPalette::HighlightedText, t.highlightedText);
    p.setColor(QPalette::Inactive, QPalette::Highlight, t.inactiveHighlight);
    p.setColor(QPalette::Inactive, QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.inactiveHighlight);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText})
        p.setColor(QPalette::Disabled, role, t.disabledText);
    return p;
}

void Theme::apply(Setting setting)
{
    m_setting = setting;
    if (qobject_cast<CryoStyle*>(QApplication::style()) == nullptr)
        QApplication::setStyle(new CryoStyle);
    refreshPalette();
    Q_EMIT settingChanged(setting);
}

void Theme::refreshPalette()
{
    m_refreshing = true;
    Scheme scheme = m_setting == Setting::Dark ? Scheme::Dark : Scheme::Light;
    if (m_setting == Setting::System) {
        // Without a palette of ours the application has the platform's again, if only for this moment.
        QApplication::setPalette(QPalette());
        scheme = of(QApplication::palette()).scheme;
    }
    QApplication::setPalette(palette(scheme));
    m_refreshing = false;
}

void Theme::setTextZoom(double factor)
{
    factor = std::clamp(factor, kSmallestZoom, kLargestZoom);
    if (std::abs(factor - m_textZoom) < 1e-6)
        return;
    m_textZoom = factor;
    QFont font = m_systemFont;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(std::max(1, int(std::lround(font.pixelSize() * factor))));
    QApplication::setFont(font);
    Q_EMIT textZoomChanged(factor);
}

void Theme::stepTextZoom(int steps)
{
    setTextZoom(steps == 0 ? 1.0 : std::round(m_textZoom * 10.0 + steps) / 10.0);
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && m_setting == Setting::System && !m_refreshing)
        refreshPalette();
    return QObject::eventFilter(watched, event);
}

} // namespace cryo::ui
