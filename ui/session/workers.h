// SPDX-License-Identifier: GPL-3.0-or-later
// The threads that read: one pool for scans, one for what the screen waits for.
//
// Scans of one store follow each other; scans of different stores may run side by side. The scan threads are
// niced, and with them those that core starts for a scan, so that painting and short reads come first.
// Thread rule: GUI thread.
#pragma once

#include "ui/session/job_list.h"

#include <QThreadPool>

namespace cryo::ui {

class Workers final : public QObject {
    Q_OBJECT

public:
    explicit Workers(QObject* parent = nullptr);
    /// Stops everything and waits.
    ~Workers() override;

    [[nodiscard]] JobList& jobs() { return *m_jobs; }
    [[nodiscard]] QThreadPool* scans() { return &m_scans; }
    [[nodiscard]] QThreadPool* reads() { return &m_reads; }

    /// Makes the calling thread, and those that it starts from now on, step back behind others.
    static void lowerPriority();

private:
    QThreadPool m_scans;
    QThreadPool m_reads;
    JobList* m_jobs;
};

} // namespace cryo::ui
