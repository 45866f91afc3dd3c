// SPDX-License-Identifier: GPL-3.0-or-later
// The house's changes to Fusion.
#include "ui/theme/cryo_style.h"

#include "ui/theme/fonts.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kAccentPx = 2;
constexpr qreal kRadius = 3;

/// Fusion paints the selection of any view of the active window in the active colour. Ours is blue only where
/// the keyboard is.
bool hasUnfocusedSelection(const QWidget* widget)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    return view != nullptr && !view->hasFocus() && !view->isAncestorOf(QApplication::focusWidget());
}

bool isDefaultButton(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    return button != nullptr && (button->features & QStyleOptionButton::DefaultButton) != 0 &&
           (option->state & QStyle::State_Enabled) != 0;
}

} // namespace

CryoStyle::CryoStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void CryoStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(option, painter, widget);
        return;
    case PE_FrameFocusRect:
        if ((option->state & State_KeyboardFocusChange) != 0 ||
            qobject_cast<const QAbstractItemView*>(widget))
            paintFocusRing(*painter, option->rect, Theme::of(option->palette));
        return;
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
            item != nullptr && hasUnfocusedSelection(widget)) {
            QStyleOptionViewItem unfocused = *item;
            unfocused.state.setFlag(State_Active, false);
            unfocused.palette.setCurrentColorGroup(QPalette::Inactive);
            QProxyStyle::drawPrimitive(element, &unfocused, painter, widget);
            return;
        }
        break;
    case PE_IndicatorTabClose:
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void CryoStyle::drawButton(const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Tokens& t = Theme::of(option->palette);
    const bool isEnabled = (option->state & State_Enabled) != 0;
    const bool isDown = (option->state & (State_Sunken | State_On)) != 0;
    const bool isHover = isEnabled && (option->state & State_MouseOver) != 0;
    const bool isFilled = isDefaultButton(option);
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (button != nullptr && (button->features & QStyleOptionButton::Flat) != 0 && !isDown && !isHover)
        return;
    QColor ground = isFilled ? t.highlight : t.scheme == Scheme::Light ? t.alternateBase : t.button;
    if (isDown)
        ground = isFilled ? t.highlight.darker(115) : t.inactiveHighlight;
    else if (isHover)
        ground = isFilled ? t.highlight.lighter(108) : t.hover;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(isFilled ? t.highlight : isEnabled ? t.dark : t.mid, 1));
    painter->setBrush(isEnabled ? ground : t.window);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    if ((option->state & State_HasFocus) != 0) {
        // Inside the button there is no room for a gap of the ground, so the ring has a thin one of Base.
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(t.focus, 2));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), kRadius, kRadius);
        painter->setPen(QPen(t.base, 1));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(2.5, 2.5, -2.5, -2.5), kRadius - 1,
                                 kRadius - 1);
    }
    painter->restore();
    Q_UNUSED(widget)
}

void CryoStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const
{
    switch (element) {
    case CE_TabBarTabShape:
        drawTabShape(option, painter);
        return;
    case CE_HeaderSection:
        drawHeaderSection(option, painter);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, Theme::of(option->palette).button);
        return;
    case CE_PushButtonLabel:
        if (isDefaultButton(option)) {
            QStyleOptionButton filled = *qstyleoption_cast<const QStyleOptionButton*>(option);
            filled.palette.setColor(QPalette::ButtonText, Theme::of(option->palette).highlightedText);
            painter->save();
            painter->setFont(strongFont(painter->font()));
            QProxyStyle::drawControl(element, &filled, painter, widget);
            painter->restore();
            return;
        }
        break;
    case CE_ItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
            item != nullptr && hasUnfocusedSelection(widget)) {
            QStyleOptionViewItem unfocused = *item;
            unfocused.state.setFlag(State_Active, false);
            QProxyStyle::drawControl(element, &unfocused, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void CryoStyle::drawTabShape(const QStyleOption* option, QPainter* painter) const
{
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    if (tab == nullptr)
        return;
    const Tokens& t = Theme::of(option->palette);
    const QRect rect = option->rect;
    const bool isSelected = (option->state & State_Selected) != 0;
    if (isSelected) {
        painter->fillRect(rect, t.base);
        painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), kAccentPx), t.highlight);
        painter->fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), t.mid);
        painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), t.mid);
    } else {
        if ((option->state & State_MouseOver) != 0 && (option->state & State_Enabled) != 0)
            painter->fillRect(rect, t.hover);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.mid);
    }
    if ((option->state & State_HasFocus) != 0)
        paintFocusRing(*painter, rect.adjusted(2, kAccentPx + 1, -2, -2), t);
}

void CryoStyle::drawHeaderSection(const QStyleOption* option, QPainter* painter) const
{
    const Tokens& t = Theme::of(option->palette);
    const QRect rect = option->rect;
    const bool isHover = (option->state & State_MouseOver) != 0 && (option->state & State_Enabled) != 0;
    painter->fillRect(rect, isHover ? t.hover : t.button);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.mid);
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), t.mid);
}

int CryoStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
        return 0;
    case PM_TabBarTabHSpace:
        return 28;
    case PM_TabBarTabVSpace:
        return 10;
    case PM_ToolBarIconSize:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return widget != nullptr ? glyphSize(widget->font()) : 16;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return 5;
    case PM_ToolBarItemSpacing:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int CryoStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ItemView_ShowDecorationSelected:
        return hint == SH_ItemView_ShowDecorationSelected ? 1 : 0;
    case SH_TabBar_Alignment:
        return int(Qt::AlignLeft);
    case SH_UnderlineShortcut:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize CryoStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ItemViewItem && widget != nullptr)
        result.setHeight(std::max(result.height(), rowHeight(widget->font())));
    return result;
}

} // namespace cryo::ui
