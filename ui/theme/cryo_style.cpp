// SPDX-License-Identifier: GPL-3.0-or-later
// Says which controls are ours, and leaves the others to Fusion.
#include "ui/theme/cryo_style.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kScrollBarPx = 12;
constexpr int kLeastSliderPx = 24;
/// Titles stand above the text of their cells.
constexpr int kCellPaddingPx = 8;
constexpr int kArrowPx = 14;

/// Fusion paints the selection of any view of the active window in the active colour. Ours is blue only where
/// the keyboard is.
bool hasUnfocusedSelection(const QWidget* widget)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    return view != nullptr && !view->hasFocus() && !view->isAncestorOf(QApplication::focusWidget());
}

bool mayBeFilled(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    return button != nullptr && (button->features & QStyleOptionButton::DefaultButton) != 0;
}

bool isDefaultButton(const QStyleOption* option)
{
    return mayBeFilled(option) && (option->state & QStyle::State_Enabled) != 0;
}

bool isFlatAtRest(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const auto busy =
        QStyle::State_Sunken | QStyle::State_On | QStyle::State_MouseOver | QStyle::State_HasFocus;
    return button != nullptr && (button->features & QStyleOptionButton::Flat) != 0 &&
           (option->state & busy) == 0;
}

/// How much wider the text of a default button is for being semibold.
int semiboldExtra(const QStyleOption& option, const QWidget& widget)
{
    const auto* const button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const QString text = button != nullptr ? button->text : QString();
    const auto width = [&](const QFont& font) {
        return QFontMetrics(font).size(Qt::TextShowMnemonic, text).width();
    };
    return std::max(0, width(strongFont(widget.font())) - width(widget.font()));
}

/// Where the slider of a scroll bar is, without arrows at the ends.
QRect sliderRect(const QStyleOptionSlider& option)
{
    const bool isVertical = option.orientation == Qt::Vertical;
    const int length = isVertical ? option.rect.height() : option.rect.width();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int size = length;
    if (range > 0)
        size = int(std::clamp<qint64>(qint64(length) * option.pageStep / (range + option.pageStep),
                                      std::min(kLeastSliderPx, length), length));
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                   length - size, option.upsideDown);
    return isVertical ? QRect(option.rect.left(), option.rect.top() + at, option.rect.width(), size)
                      : QRect(option.rect.left() + at, option.rect.top(), size, option.rect.height());
}

} // namespace

CryoStyle::CryoStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

bool CryoStyle::drawOwnPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    const Tokens& t = Theme::of(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
        if (!isFlatAtRest(option))
            paintButtonPanel(*painter, *option, isDefaultButton(option), t);
        return true;
    case PE_FrameLineEdit:
        paintFieldFrame(*painter, *option, t);
        return true;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckIndicator(*painter, *option, t);
        return true;
    case PE_IndicatorRadioButton:
        paintRadioIndicator(*painter, *option, t);
        return true;
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            paintChevron(*painter, option->rect, header->sortIndicator == QStyleOptionHeader::SortDown,
                         t.secondary);
        return true;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, t.window);
        return true;
    case PE_Frame:
    case PE_FrameTabWidget:
        painter->setPen(QPen(t.mid, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
        return true;
    case PE_FrameFocusRect:
        if ((option->state & State_KeyboardFocusChange) != 0 ||
            qobject_cast<const QAbstractItemView*>(widget))
            paintFocusRing(*painter, option->rect, t);
        return true;
    default:
        return false;
    }
}

void CryoStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    if (drawOwnPrimitive(element, option, painter, widget))
        return;
    const bool isItem = element == PE_PanelItemViewItem || element == PE_PanelItemViewRow;
    const auto* item = isItem ? qstyleoption_cast<const QStyleOptionViewItem*>(option) : nullptr;
    if (item != nullptr && hasUnfocusedSelection(widget)) {
        QStyleOptionViewItem unfocused = *item;
        unfocused.state.setFlag(State_Active, false);
        unfocused.palette.setCurrentColorGroup(QPalette::Inactive);
        QProxyStyle::drawPrimitive(element, &unfocused, painter, widget);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

bool CryoStyle::drawOwnControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const Tokens& t = Theme::of(option->palette);
    switch (element) {
    case CE_TabBarTabShape:
        paintTab(*painter, *option, t);
        return true;
    case CE_Header:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            drawHeader(*header, painter, widget);
        return true;
    case CE_HeaderSection:
        paintHeaderSection(*painter, *option, t);
        return true;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, t.button);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.mid);
        return true;
    case CE_ToolBar:
        painter->fillRect(option->rect, t.window);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.mid);
        return true;
    case CE_ProgressBarGroove:
        return true; // with the contents
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            paintProgress(*painter, *bar, t);
        return true;
    case CE_PushButtonLabel:
        if (isDefaultButton(option)) {
            QStyleOptionButton filled = *qstyleoption_cast<const QStyleOptionButton*>(option);
            filled.palette.setColor(QPalette::ButtonText, t.highlightedText);
            if (!filled.icon.isNull())
                filled.icon = QIcon(filled.icon.pixmap(
                    filled.iconSize, painter->device()->devicePixelRatioF(), QIcon::Selected));
            painter->save();
            painter->setFont(strongFont(painter->font()));
            filled.fontMetrics = QFontMetrics(painter->font()); // icon and text are centred by it
            QProxyStyle::drawControl(element, &filled, painter, widget);
            painter->restore();
            return true;
        }
        return false;
    default:
        return false;
    }
}

/// The base style asks itself, not its proxy, where label and arrow are.
void CryoStyle::drawHeader(const QStyleOptionHeader& header, QPainter* painter, const QWidget* widget) const
{
    drawControl(CE_HeaderSection, &header, painter, widget);
    QStyleOptionHeader part = header;
    part.rect = subElementRect(SE_HeaderLabel, &header, widget);
    if (part.rect.isValid())
        drawControl(CE_HeaderLabel, &part, painter, widget);
    if (header.sortIndicator == QStyleOptionHeader::None)
        return;
    part.rect = subElementRect(SE_HeaderArrow, &header, widget);
    drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
}

void CryoStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const
{
    if (drawOwnControl(element, option, painter, widget))
        return;
    const auto* item =
        element == CE_ItemViewItem ? qstyleoption_cast<const QStyleOptionViewItem*>(option) : nullptr;
    if (item != nullptr && hasUnfocusedSelection(widget)) {
        QStyleOptionViewItem unfocused = *item;
        unfocused.state.setFlag(State_Active, false);
        QProxyStyle::drawControl(element, &unfocused, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void CryoStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const
{
    const Tokens& t = Theme::of(option->palette);
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        control == CC_ScrollBar && slider != nullptr) {
        paintScrollBar(*painter, *slider, sliderRect(*slider), t);
        return;
    }
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        control == CC_ComboBox && combo != nullptr) {
        paintComboBox(*painter, *combo, subControlRect(control, option, SC_ComboBoxArrow, widget), t);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect CryoStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                SubControl subControl, const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || slider == nullptr)
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    const QRect all = slider->rect;
    const QRect handle = sliderRect(*slider);
    const bool isVertical = slider->orientation == Qt::Vertical;
    switch (subControl) {
    case SC_ScrollBarSlider:
        return handle;
    case SC_ScrollBarGroove:
        return all;
    case SC_ScrollBarSubPage:
        return isVertical ? QRect(all.topLeft(), QPoint(all.right(), handle.top() - 1))
                          : QRect(all.topLeft(), QPoint(handle.left() - 1, all.bottom()));
    case SC_ScrollBarAddPage:
        return isVertical ? QRect(QPoint(all.left(), handle.bottom() + 1), all.bottomRight())
                          : QRect(QPoint(handle.right() + 1, all.top()), all.bottomRight());
    default:
        return {};
    }
}

QRect CryoStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (header == nullptr || (element != SE_HeaderLabel && element != SE_HeaderArrow))
        return QProxyStyle::subElementRect(element, option, widget);
    const bool isSorted = header->sortIndicator != QStyleOptionHeader::None;
    const QRect inside = option->rect.adjusted(kCellPaddingPx, 0, -kCellPaddingPx, 0);
    const QRect label = inside.adjusted(0, 0, isSorted ? -kArrowPx : 0, 0);
    return element == SE_HeaderLabel ? label
                                     : QRect(label.right() + 1, inside.top(), kArrowPx, inside.height());
}

QIcon CryoStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case SP_MessageBoxInformation:
        return toneIcon(Tone::Info);
    case SP_MessageBoxWarning:
        return toneIcon(Tone::Warning);
    case SP_MessageBoxCritical:
        return toneIcon(Tone::Error);
    case SP_MessageBoxQuestion:
        return icon(Icon::Help);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

int CryoStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_TabBarTabHSpace:
        return 28;
    case PM_TabBarTabVSpace:
        return 12;
    case PM_ScrollBarExtent:
        return kScrollBarPx;
    case PM_ScrollBarSliderMin:
        return kLeastSliderPx;
    case PM_ToolBarIconSize:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return widget != nullptr ? glyphSize(widget->font()) : 16;
    case PM_MessageBoxIconSize:
        return 2 * (widget != nullptr ? glyphSize(widget->font()) : 16);
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return 5;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_FocusFrameHMargin:
        // Cells begin where their header does.
        return qobject_cast<const QTableView*>(widget) != nullptr
                   ? kCellPaddingPx - 1
                   : QProxyStyle::pixelMetric(metric, option, widget);
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
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_UnderlineShortcut:
        return 1;
    case SH_TabBar_Alignment:
        return int(Qt::AlignLeft);
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize CryoStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (widget == nullptr)
        return result;
    const int row = rowHeight(widget->font());
    switch (type) {
    case CT_ItemViewItem:
        result.setHeight(std::max(result.height(), row));
        break;
    case CT_HeaderSection:
        result.setHeight(row + 2);
        break;
    case CT_PushButton:
        result.setHeight(std::max(result.height(), row + 6));
        result.rwidth() += 12;
        if (mayBeFilled(option)) // also while it is disabled: nobody asks again when it is not any more
            result.rwidth() += semiboldExtra(*option, *widget);
        break;
    case CT_ComboBox:
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(std::max(result.height(), row + 6));
        break;
    default:
        break;
    }
    return result;
}

} // namespace cryo::ui
