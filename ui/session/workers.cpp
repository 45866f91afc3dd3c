// SPDX-License-Identifier: GPL-3.0-or-later
// The pools of the window.
#include "ui/session/workers.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace cryo::ui {

Workers::Workers(QObject* parent)
    : QObject(parent)
    , m_jobs(new JobList(this))
{
    m_scans.setMaxThreadCount(2);
    m_scans.setObjectName(QStringLiteral("scans"));
    m_reads.setMaxThreadCount(2);
    m_reads.setObjectName(QStringLiteral("reads"));
}

Workers::~Workers()
{
    delete m_jobs; // stops and waits for the jobs before the pools go
    m_reads.clear();
    m_reads.waitForDone();
}

void Workers::lowerPriority()
{
#ifdef __linux__
    constexpr int kNice = 10;
    // Linux keeps a nice value for each thread, and new threads inherit it.
    if (getpriority(PRIO_PROCESS, id_t(gettid())) < kNice)
        setpriority(PRIO_PROCESS, id_t(gettid()), kNice);
#endif
}

} // namespace cryo::ui
