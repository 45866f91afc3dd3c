// SPDX-License-Identifier: GPL-3.0-or-later
// The page of differences: this store against another one, or against what it was.
//
// Thread rule: GUI thread; the comparing is a job.
#pragma once

#include "ui/panels/compare/comparison.h"
#include "ui/panels/store_panel.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;
class QToolButton;

namespace cryo::ui {

class FigureRow;
class ResultModel;

class ComparePage final : public StorePanel {
    Q_OBJECT

public:
    explicit ComparePage(Desk& desk, QWidget* parent = nullptr);

    /// Compares with a folder or a snapshot file.
    void compareWith(const QString& path);
    /// Writes a snapshot of the store into a file.
    void snapshotTo(const QString& path);
    /// Writes the list into a file; not inside of the folder of stores.
    void saveRows(const QString& path);
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    [[nodiscard]] const std::shared_ptr<const Comparison>& comparison() const { return m_comparison; }
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QLabel* sentence() const { return m_sentence; }
    /// To the next or previous difference; false at the end.
    bool step(int by);
    /// The ranges that the other archive can fill here, as JSON.
    [[nodiscard]] QString fillableRanges() const;

Q_SIGNALS:
    void compared();
    void rowsSaved();

protected:
    void storeReplaced() override;
    void retranslate() override;

private:
    QWidget* makeHead();
    void showResult();
    void showSentence();
    /// Rows of what is compared, in the language of now.
    void makeRows();
    void chooseCsv();
    [[nodiscard]] ComparisonWish wishFor(const QString& path) const;

    ResultModel* m_model;
    QPushButton* m_other = nullptr;
    QPushButton* m_since = nullptr;
    QPushButton* m_take = nullptr;
    QCheckBox* m_buckets = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_save = nullptr;
    FigureRow* m_figures = nullptr;
    QLabel* m_sentence = nullptr;
    QTableView* m_table = nullptr;
    JobTracker m_job;
    JobTracker m_saving;
    std::shared_ptr<const Comparison> m_comparison;
    QString m_problem;
};

} // namespace cryo::ui
