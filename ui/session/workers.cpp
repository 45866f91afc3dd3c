// SPDX-License-Identifier: GPL-3.0-or-later
// The pools of the window.
#include "ui/session/workers.h"

#include <algorithm>

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
    constexpr int kNicer = 10;
    constexpr int kNicest = 19;
    // Linux keeps a nice value for each thread, and new threads inherit it. The first thread is the GUI's.
    const int wanted = std::min(getpriority(PRIO_PROCESS, id_t(getpid())) + kNicer, kNicest);
    if (getpriority(PRIO_PROCESS, id_t(gettid())) < wanted)
        setpriority(PRIO_PROCESS, id_t(gettid()), wanted);
#endif
}

} // namespace cryo::ui
