// SPDX-License-Identifier: GPL-3.0-or-later
// The jobs as rows, newest first. Thread rule: GUI thread.
#pragma once

#include "ui/models/row_model.h"
#include "ui/session/job_list.h"

#include <QPointer>

namespace cryo::ui {

class JobModel final : public RowModel<QPointer<Job>> {
    Q_OBJECT

public:
    enum Column : int { Title, Subject, State, Progress, Rate, Left, ColumnCount };
    /// For data(): permille as int; invalid while unknown.
    static constexpr int kPermilleRole = Qt::UserRole + 2;

    /// The list must outlive the model.
    JobModel(JobList& jobs, QObject* parent);

    /// "43 % · 412 MB/s · 0:07 left", with the parts that are known.
    [[nodiscard]] static QString stateText(const Job& job);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const QPointer<Job>& job) const override;

private:
    void rebuild();

    JobList& m_jobs;
};

} // namespace cryo::ui
