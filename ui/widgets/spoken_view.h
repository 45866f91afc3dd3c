// SPDX-License-Identifier: GPL-3.0-or-later
// What a self-painted view tells assistive tools: a role, the item that the keyboard is on, and, for views
// with a position on a scale, that position.
//
// A view inherits SpokenView, calls installSpokenViews once in its constructor, and speakItem whenever its
// item changes. Assistive tools then see the view with one child, the current item. Thread rule: GUI thread.
#pragma once

#include <QAccessible>
#include <QString>
#include <QVariant>

#include <optional>

class QWidget;

namespace cryo::ui {

/// A position on a scale.
struct SpokenValue {
    quint64 value = 0;
    quint64 minimum = 0;
    quint64 maximum = 0;
    quint64 step = 1;
};

/// Mixed into the widget classes that paint themselves.
class SpokenView {
public:
    SpokenView() = default;
    SpokenView(const SpokenView&) = delete;
    SpokenView& operator=(const SpokenView&) = delete;
    virtual ~SpokenView() = default;

    [[nodiscard]] virtual QAccessible::Role spokenRole() const = 0;
    /// The current row, cell, box or range in words; empty if there is none.
    [[nodiscard]] virtual QString spokenItem() const = 0;
    [[nodiscard]] virtual std::optional<SpokenValue> spokenValue() const { return std::nullopt; }
    /// An assistive tool moves the position.
    virtual void setSpokenValue(quint64 value) { Q_UNUSED(value) }
};

/// Makes Qt ask SpokenView for widgets that have it. Cheap when called again.
void installSpokenViews();
/// Tells assistive tools that the view's item, and position if it has one, changed.
void speakItem(QWidget* view);

} // namespace cryo::ui
