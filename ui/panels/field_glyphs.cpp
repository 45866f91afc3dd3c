// SPDX-License-Identifier: GPL-3.0-or-later
// Tints of fields and their squares.
#include "ui/panels/field_glyphs.h"

#include "ui/theme/theme.h"
#include "ui/widgets/cell_glyph.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>

#include <algorithm>
#include <array>

namespace cryo::ui {
namespace {

/// Paints the square when it is needed, with the palette of that moment.
class FieldIconEngine final : public QIconEngine {
public:
    explicit FieldIconEngine(FieldKind kind)
        : m_kind(kind)
    {
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        const TintInk& colours = Theme::of(QApplication::palette()).field(m_kind);
        const double edge = std::min(rect.width(), rect.height()) * 0.6;
        const QRectF square(rect.center().x() - edge / 2 + 0.5, rect.center().y() - edge / 2 + 0.5, edge,
                            edge);
        painter->setPen(QPen(colours.ink, 1.2));
        painter->setBrush(colours.tint);
        painter->drawRect(square);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect({}, size), mode, state);
        return result;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new FieldIconEngine(m_kind); }

private:
    FieldKind m_kind;
};

} // namespace

std::optional<FieldKind> tintOf(cryo::FieldKind kind)
{
    static constexpr std::array<std::pair<std::string_view, FieldKind>, kFieldKindCount> kTints = {{
        {"epoch", FieldKind::Epoch},
        {"section", FieldKind::Section},
        {"position", FieldKind::Position},
        {"added", FieldKind::Added},
        {"crc", FieldKind::Crc},
        {"key", FieldKind::Key},
        {"value", FieldKind::Value},
        {"size", FieldKind::Size},
    }};
    const std::string_view name = fieldTint(kind);
    const auto found = std::ranges::find(kTints, name, &std::pair<std::string_view, FieldKind>::first);
    return found == kTints.end() ? std::nullopt : std::optional(found->second);
}

QIcon fieldIcon(cryo::FieldKind kind)
{
    const std::optional<FieldKind> tint = tintOf(kind);
    return tint ? QIcon(new FieldIconEngine(*tint)) : QIcon();
}

} // namespace cryo::ui
