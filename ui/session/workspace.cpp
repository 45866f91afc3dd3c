// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for stores, and the sessions that come of it.
#include "ui/session/workspace.h"

#include "core/storage/read_only_file_storage.h"
#include "ui/session/read_later.h"
#include "ui/theme/format.h"

#include <QDir>

#include <algorithm>

namespace cryo::ui {

/// What the looking job brings back.
struct Workspace::Found {
    std::shared_ptr<const ReadableStorage> storage;
    std::shared_ptr<const Detection> detection;
    RootOverrides overrides;
};

Workspace::Workspace(QObject* parent)
    : QObject(parent)
    , m_looking(m_workers.jobs(), this)
{
    m_useTimer.setInterval(kUseLookMs);
    connect(&m_useTimer, &QTimer::timeout, this, &Workspace::lookForUse);
}

Workspace::~Workspace()
{
    for (StoreSession* const store : m_stores)
        delete store; // before the workers that it uses
    m_stores.clear();
}

QString Workspace::rootText() const
{
    QString path = QString::fromStdString(m_root.string());
    const QString home = QDir::homePath();
    if (home.size() > 1 && (path == home || path.startsWith(home + u'/')))
        path.replace(0, home.size(), QStringLiteral("~"));
    return escapedText(path);
}

void Workspace::look(const std::filesystem::path& root)
{
    const QString text = escapedText(QString::fromStdString(root.string()));
    m_looking.start(
        m_workers.reads(), {tr("Look for stores"), text},
        [root](const Progress& progress) -> Result<Found> {
            Found found;
            CRYO_ASSIGN(found.storage, ReadOnlyFileStorage::open(root));
            CRYO_ASSIGN(Detection detection, detectStores(*found.storage, {}, progress));
            found.detection = std::make_shared<const Detection>(std::move(detection));
            found.overrides = loadOverrides(root);
            return found;
        },
        [this, root](Result<Found>&& found) {
            if (!found) {
                if (m_isReleased)
                    close(); // what was open is not there any more
                Q_EMIT detectionFailed(escapedText(QString::fromStdString(toString(found.error()))));
            } else {
                if (m_root != root)
                    setEditing(false);
                m_isReleased = false;
                m_root = root;
                m_storage = found->storage;
                m_detection = found->detection;
                m_overrides = std::move(found->overrides);
                m_liveUse.reset();
                lookForUse();
                m_useTimer.start();
                Q_EMIT detected();
            }
            Q_EMIT lookingChanged();
        });
    Q_EMIT lookingChanged();
}

void Workspace::dropStores()
{
    m_current = nullptr;
    for (StoreSession* const store : m_stores) {
        store->stop();
        store->deleteLater(); // views may hold it until they have heard of it
    }
    m_stores.clear();
}

void Workspace::addStore(DetectedStore detected, FindingList& findings)
{
    if (const auto given = m_overrides.find(detected.layout.name); given != m_overrides.end()) {
        for (Finding& finding : overrideStore(given->second, detected))
            findings.add(std::move(finding));
    }
    auto* const store = new StoreSession(m_storage, std::move(detected), m_workers, this);
    connect(store, &StoreSession::stepFailed, this, [this, store](const QString& sentence) {
        Q_EMIT logged(tr("%1: %2").arg(store->name(), sentence));
    });
    m_stores.push_back(store);
}

void Workspace::openDetected(const std::string& currentName)
{
    if (!m_detection)
        return;
    dropStores();
    auto findings = std::make_shared<FindingList>();
    for (const Finding& finding : m_detection->findings)
        findings->add(finding);
    for (const DetectedStore& detected : m_detection->stores)
        addStore(detected, *findings);
    m_rootFindings = std::move(findings);
    Q_EMIT storesChanged();
    const auto named = std::find_if(m_stores.begin(), m_stores.end(), [&](const StoreSession* store) {
        return store->rawName() == currentName;
    });
    if (named != m_stores.end())
        setCurrent(*named);
    else if (!m_stores.empty())
        setCurrent(m_stores.front());
}

void Workspace::setEditing(bool isEditing)
{
    if (m_isEditing == isEditing)
        return;
    m_isEditing = isEditing;
    Q_EMIT editingChanged();
}

void Workspace::release(QObject* context, std::function<void()> released)
{
    const std::weak_ptr<const ReadableStorage> storage = m_storage;
    Q_EMIT releasing();
    m_isReleased = true;
    m_looking.cancel();
    m_workers.jobs().cancelAll();
    dropStores();
    m_storage.reset();
    m_useTimer.stop();
    m_useLook.request_stop();
    Q_EMIT storesChanged();
    Q_EMIT currentChanged();
    // Panels that cannot be seen let go a little later than those that can.
    constexpr int kLookMs = 20;
    auto* const timer = new QTimer(context);
    timer->setInterval(kLookMs);
    connect(timer, &QTimer::timeout, context,
            [timer, storage, released = std::move(released), waitedMs = 0]() mutable {
                waitedMs += kLookMs;
                if (!storage.expired() && waitedMs < kReleaseMs)
                    return;
                timer->stop();
                timer->deleteLater();
                released();
            });
    timer->start();
}

void Workspace::lookAgain()
{
    look(std::filesystem::path(m_root));
}

void Workspace::close()
{
    setEditing(false);
    m_isReleased = false;
    m_looking.cancel();
    dropStores();
    m_detection.reset();
    m_storage.reset();
    m_root.clear();
    m_useTimer.stop();
    m_useLook.request_stop();
    m_liveUse.reset();
    m_rootFindings = std::make_shared<const FindingList>();
    Q_EMIT storesChanged();
    Q_EMIT currentChanged();
}

void Workspace::setOverrides(RootOverrides overrides)
{
    // Those that are gone are remembered as empty: that forgets them.
    RootOverrides changes;
    for (const auto& [name, before] : m_overrides) {
        if (!overrides.contains(name))
            changes[name] = {};
    }
    for (const auto& [name, now] : overrides)
        changes[name] = now;
    m_overrides = std::move(overrides);
    readLater(
        m_workers.reads(), this,
        [root = m_root, changes = std::move(changes)] {
            QString trouble;
            for (const auto& [name, now] : changes) {
                if (const Result<> saved = saveOverrides(root, name, now); !saved)
                    trouble = escapedText(QString::fromStdString(toString(saved.error())));
            }
            return trouble;
        },
        [this](const QString& trouble) {
            if (!trouble.isEmpty())
                Q_EMIT logged(tr("The overrides could not be remembered: %1").arg(trouble));
        });
}

void Workspace::lookForUse()
{
    if (m_root.empty())
        return;
    m_useLook.request_stop();
    m_useLook = readLater(
        m_workers.reads(), this,
        [root = m_root] { return std::make_shared<const LiveUse>(findLiveUse(root)); },
        [this](const std::shared_ptr<const LiveUse>& use) { takeUse(use); });
}

void Workspace::takeUse(const std::shared_ptr<const LiveUse>& use)
{
    const auto same = [](const LiveUse& a, const LiveUse& b) {
        return a.holdLocked == b.holdLocked && a.holder == b.holder && a.unseen == b.unseen &&
               std::ranges::equal(a.processes, b.processes, {}, &LiveProcess::pid, &LiveProcess::pid);
    };
    const bool isOther = !m_liveUse || !same(*m_liveUse, *use);
    m_liveUse = use;
    if (isOther)
        Q_EMIT liveUseChanged();
}

StoreSession* Workspace::store(const QString& name) const
{
    for (StoreSession* const store : m_stores) {
        if (store->name() == name)
            return store;
    }
    return nullptr;
}

void Workspace::setCurrent(StoreSession* store)
{
    if (m_current == store)
        return;
    m_current = store;
    if (store != nullptr && store->state() == StoreSession::State::Closed)
        store->open();
    Q_EMIT currentChanged();
}

} // namespace cryo::ui
