// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows before a folder is open: how to open one, which were open, how a store is drawn, what
// opening does. Thread rule: GUI thread.
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cryo::ui {

class LegendRow;
class Retranslator;

class WelcomePage final : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

    void setRecent(const QStringList& roots);
    /// While a folder is looked through: which. Empty for none.
    void setLooking(const QString& root);

Q_SIGNALS:
    void openWanted();
    void rootWanted(const QString& root);

private:
    QWidget* makeLeft();
    QWidget* makeRight();
    QWidget* makeDropArea();
    void addFact(QVBoxLayout* column, int icon, const std::function<QString()>& title,
                 const std::function<QString()>& text);
    void refreshRecent();
    QLabel* addHeading(QVBoxLayout* column, const std::function<QString()>& text, bool hasLine);

    Retranslator* m_texts;
    QPushButton* m_open = nullptr;
    QLabel* m_drop = nullptr;
    QVBoxLayout* m_recent = nullptr;
    QStringList m_roots;
    QString m_looking;
};

} // namespace cryo::ui
