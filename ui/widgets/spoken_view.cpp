// SPDX-License-Identifier: GPL-3.0-or-later
// One accessible interface for all self-painted views.
#include "ui/widgets/spoken_view.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <QWidget>

namespace cryo::ui {
namespace {

/// The current item as the view's only child.
class SpokenItemInterface final : public QAccessibleInterface {
public:
    explicit SpokenItemInterface(QWidget* widget)
        : m_widget(widget)
    {
    }

    [[nodiscard]] bool isValid() const override { return !m_widget.isNull(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return m_widget ? QAccessible::queryAccessibleInterface(m_widget.data()) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        const auto* view = dynamic_cast<SpokenView*>(m_widget.data());
        return which == QAccessible::Name && view != nullptr ? view->spokenItem() : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override
    {
        return m_widget ? QRect(m_widget->mapToGlobal(QPoint(0, 0)), m_widget->size()) : QRect();
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.focused = m_widget && m_widget->hasFocus();
        state.selected = true;
        return state;
    }

private:
    QPointer<QWidget> m_widget;
};

class SpokenViewInterface final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    SpokenViewInterface(QWidget* widget, SpokenView* view)
        : QAccessibleWidget(widget, view->spokenRole())
        , m_view(view)
        , m_item(QAccessible::registerAccessibleInterface(new SpokenItemInterface(widget)))
    {
    }
    ~SpokenViewInterface() override { QAccessible::deleteAccessibleInterface(m_item); }
    SpokenViewInterface(const SpokenViewInterface&) = delete;
    SpokenViewInterface& operator=(const SpokenViewInterface&) = delete;

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface && m_view->spokenValue())
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Value)
            return m_view->spokenItem();
        return QAccessibleWidget::text(which);
    }
    [[nodiscard]] int childCount() const override { return m_view->spokenItem().isEmpty() ? 0 : 1; }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        return index == 0 && childCount() == 1 ? QAccessible::accessibleInterface(m_item) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        return child == QAccessible::accessibleInterface(m_item) ? 0 : -1;
    }

    [[nodiscard]] QVariant currentValue() const override { return of(&SpokenValue::value); }
    void setCurrentValue(const QVariant& value) override { m_view->setSpokenValue(value.toULongLong()); }
    [[nodiscard]] QVariant maximumValue() const override { return of(&SpokenValue::maximum); }
    [[nodiscard]] QVariant minimumValue() const override { return of(&SpokenValue::minimum); }
    [[nodiscard]] QVariant minimumStepSize() const override { return of(&SpokenValue::step); }

private:
    [[nodiscard]] QVariant of(quint64 SpokenValue::* part) const
    {
        return QVariant::fromValue(m_view->spokenValue().value_or(SpokenValue()).*part);
    }

    SpokenView* m_view;
    QAccessible::Id m_item;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = dynamic_cast<SpokenView*>(object);
    if (view == nullptr || !object->isWidgetType())
        return nullptr;
    return new SpokenViewInterface(static_cast<QWidget*>(object), view);
}

} // namespace

void installSpokenViews()
{
    static const bool kInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(kInstalled)
}

void speakItem(QWidget* view)
{
    if (!QAccessible::isActive())
        return;
    const auto* spoken = dynamic_cast<SpokenView*>(view);
    if (spoken == nullptr)
        return;
    if (const auto value = spoken->spokenValue()) {
        QAccessibleValueChangeEvent event(view, QVariant::fromValue(value->value));
        QAccessible::updateAccessibility(&event);
    }
    if (view->hasFocus()) {
        QAccessibleEvent event(view, QAccessible::Focus);
        event.setChild(0);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace cryo::ui
