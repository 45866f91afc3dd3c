// SPDX-License-Identifier: GPL-3.0-or-later
// Live use in words.
#include "ui/text/live_use_text.h"

#include "ui/theme/format.h"

#include <QCoreApplication>

namespace cryo::ui {
namespace {

struct Uses {
    Q_DECLARE_TR_FUNCTIONS(Uses)
};

struct Holder {
    std::optional<std::int64_t> pid;
    QString name;
};

/// The one to name: who locked the root, else who writes, else who reads.
std::optional<Holder> holderOf(const LiveUse& use)
{
    if (use.holdLocked)
        return Holder{use.holder, escapedText(QString::fromStdString(use.holderName))};
    const LiveProcess* found = nullptr;
    for (const LiveProcess& process : use.processes) {
        if (found == nullptr || (process.writes && !found->writes))
            found = &process;
    }
    if (found == nullptr)
        return std::nullopt;
    return Holder{found->pid, escapedText(QString::fromStdString(found->name))};
}

} // namespace

QString liveUseSentence(const LiveUse& use)
{
    if (!use.inUse())
        return {};
    const std::optional<Holder> holder = holderOf(use);
    if (!holder || !holder->pid)
        return Uses::tr("<b>In use</b> by an engine. You see a moving store.");
    return Uses::tr("<b>In use</b> by %1 (pid %2). You see a moving store.")
        .arg(holder->name.isEmpty() ? unknownText() : holder->name.toHtmlEscaped())
        .arg(*holder->pid);
}

QString liveUseShort(const LiveUse& use)
{
    const std::optional<Holder> holder = holderOf(use);
    if (holder && holder->pid)
        return Uses::tr("held by pid %1 (%2)")
            .arg(*holder->pid)
            .arg(holder->name.isEmpty() ? unknownText() : holder->name);
    if (holder)
        return Uses::tr("held by an engine");
    return use.unseen.empty() ? Uses::tr("not in use") : Uses::tr("use not seen");
}

std::optional<Tone> liveUseTone(const LiveUse& use)
{
    if (holderOf(use))
        return use.inUse() ? Tone::Warning : Tone::Info;
    return use.unseen.empty() ? std::optional(Tone::Good) : std::nullopt;
}

} // namespace cryo::ui
