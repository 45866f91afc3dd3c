// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with a few changes: tabs with a 2 px accent line, flat headers and scroll bars, outlines that hold
// on dark grounds, focus rings on every control, a filled default button, and one blue selection per window
// (the view that has the keyboard). Thread rule: GUI thread.
#pragma once

#include <QProxyStyle>

class QStyleOptionHeader;

namespace cryo::ui {

/// The application's style, over Fusion. No style sheets.
class CryoStyle final : public QProxyStyle {
    Q_OBJECT

public:
    CryoStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                       SubControl subControl, const QWidget* widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption* option,
                                       const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option,
                                  const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                                QStyleHintReturn* returnData) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                         const QWidget* widget) const override;
    /// The pictures of message boxes are the shapes of severity.
    [[nodiscard]] QIcon standardIcon(StandardPixmap which, const QStyleOption* option,
                                     const QWidget* widget) const override;

private:
    [[nodiscard]] bool drawOwnPrimitive(PrimitiveElement element, const QStyleOption* option,
                                        QPainter* painter, const QWidget* widget) const;
    [[nodiscard]] bool drawOwnControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                      const QWidget* widget) const;
    void drawHeader(const QStyleOptionHeader& header, QPainter* painter, const QWidget* widget) const;
};

} // namespace cryo::ui
