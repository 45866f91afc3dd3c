// SPDX-License-Identifier: GPL-3.0-or-later
// The page that looks for bytes, text or an expression in keys and values, and for the keys of a list.
//
// Thread rule: GUI thread; looking is a job.
#pragma once

#include "core/inspect/search.h"
#include "ui/models/result_model.h"
#include "ui/panels/store_panel.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace cryo::ui {

class SearchPage final : public StorePanel {
    Q_OBJECT

public:
    explicit SearchPage(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] QLineEdit* what() const { return m_what; }
    [[nodiscard]] QComboBox* kind() const { return m_kind; }
    [[nodiscard]] ResultModel* model() const { return m_model; }
    [[nodiscard]] QLabel* sentence() const { return m_sentence; }
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// Looks for what is typed.
    void start();
    /// Looks up every key of a file, one a line as hex.
    void lookUpKeys(const QString& path);

    /// Items that are listed; a search that finds more stops.
    static constexpr std::size_t kHitsKept = 20'000;
    static constexpr qint64 kKeyFileBytesMax = qint64(64) << 20;

    struct Found {
        std::vector<ResultRow> rows;
        SearchSummary summary;
        bool isFull = false;       ///< there may be more
        std::uint64_t missing = 0; ///< keys of the list that are not there
    };

Q_SIGNALS:
    void searched();

protected:
    void storeReplaced() override;
    void retranslate() override;

private:
    QWidget* makeHead();
    void take(Result<std::shared_ptr<const Found>>&& found);
    void refreshSentence();
    [[nodiscard]] Result<Searcher> searcher() const;

    ResultModel* m_model;
    QLineEdit* m_what = nullptr;
    QComboBox* m_kind = nullptr;
    QCheckBox* m_ignoreCase = nullptr;
    QComboBox* m_where = nullptr;
    QPushButton* m_find = nullptr;
    QPushButton* m_keys = nullptr;
    QLabel* m_sentence = nullptr;
    QTableView* m_table = nullptr;
    JobTracker m_job;
    std::shared_ptr<const Found> m_found;
    QString m_problem;
};

} // namespace cryo::ui
