// SPDX-License-Identifier: GPL-3.0-or-later
// The job that runs, in the status bar: a bar of 8 px and a text.
// Sized from its font; says in words what it shows to assistive tools.
// Thread rule: GUI thread.
#pragma once

#include <QString>
#include <QWidget>

#include <optional>

namespace cryo::ui {

/// A thin bar and a text in the status bar: "Deep check 43 % · 412 MB/s · 0:07 left". The rate and the rest
/// are shown after two seconds. Without a total there is no bar, only a counter: nothing moves for its own
/// sake.
class JobIndicator final : public QWidget {
    Q_OBJECT

public:
    explicit JobIndicator(QWidget* parent = nullptr);

    /// `done` of `total` bytes or items; total 0 is unknown. `elapsedMs` since the job began.
    void setProgress(const QString& title, quint64 done, quint64 total, qint64 elapsedMs, bool isBytes);
    /// Back to nothing to show.
    void clear();
    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// Clicked or chosen by key: to open the list of jobs.
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int barWidth() const;

    QString m_text;
    std::optional<double> m_share;
    bool m_isActive = false;
};

} // namespace cryo::ui
