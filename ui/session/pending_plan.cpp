// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of operations and the jobs that find out what they lead to.
#include "ui/session/pending_plan.h"

#include "ui/session/command_line.h"
#include "ui/session/store_session.h"
#include "ui/theme/format.h"

#include <QFile>
#include <QSaveFile>
#include <QUndoCommand>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

using OutcomeResult = Result<std::shared_ptr<const PlanOutcome>>;
constexpr std::size_t kFindingsKept = 10'000;

quint64 seriousOf(const std::vector<Finding>& findings)
{
    return quint64(std::ranges::count_if(
        findings, [](const Finding& finding) { return finding.severity >= Severity::Warning; }));
}

Result<std::vector<Finding>> findingsOf(const std::shared_ptr<const ReadableStorage>& storage,
                                        const StoreLayout& layout, const Progress& progress)
{
    CRYO_ASSIGN(const auto view, StoreView::open(storage, layout));
    FindingList findings(kFindingsKept);
    CheckOptions options;
    options.level = CheckLevel::Deep;
    CRYO_ASSIGN(const auto checked, checkStore(view, options, findings.sink(), progress));
    static_cast<void>(checked);
    return findings.kept();
}

/// Puts operations that were found behind others after those, under numbers of their own.
void append(std::vector<Operation>& list, std::vector<Operation> added)
{
    std::uint32_t highest = 0;
    for (const Operation& operation : list)
        highest = std::max(highest, operation.id);
    const std::size_t first = list.size();
    for (Operation& operation : added) {
        operation.id += highest;
        for (std::uint32_t& id : operation.dependsOn)
            id += highest;
        // They were found on the store that the earlier ones leave.
        for (std::size_t i = 0; i < first; ++i) {
            const Operation& earlier = list[i];
            if (operation.target.blob.empty() || earlier.target.blob.empty() ||
                (earlier.target.blob == operation.target.blob))
                operation.dependsOn.push_back(earlier.id);
        }
        std::ranges::sort(operation.dependsOn);
        list.push_back(std::move(operation));
    }
}

/// Does the operations and looks what that leads to. `before`: findings of the store as it is, if known.
OutcomeResult outcomeOf(Plan plan, const std::shared_ptr<const ReadableStorage>& store,
                        const Progress& progress)
{
    auto outcome = std::make_shared<PlanOutcome>();
    plan.checkpoint.reset();
    CRYO_ASSIGN(PlannedStore planned, applyToOverlay(plan, store, progress));
    CRYO_ASSIGN(plan.fingerprint, planFingerprint(*store, plan.layout, progress));
    plan.results = std::move(planned.results);
    if (planned.layout.checkpoint != plan.layout.checkpoint)
        plan.checkpoint = planned.layout.checkpoint;
    CRYO_ASSIGN(ChangeSet changes, collectChanges(store, planned.storage, progress));
    CRYO_ASSIGN(const auto before, findingsOf(store, plan.layout, progress));
    CRYO_ASSIGN(const auto after, findingsOf(planned.storage, planned.layout, progress));
    plan.left.clear();
    for (const Finding& finding : after)
        if (finding.severity >= Severity::Warning)
            plan.left.push_back(
                {std::string(catalogueEntry(finding.code).name), sentence(finding), finding.atRisk});
    outcome->findingsBefore = seriousOf(before);
    outcome->findingsAfter = seriousOf(after);
    outcome->changes = std::make_shared<const ChangeSet>(std::move(changes));
    outcome->storage = std::move(planned.storage);
    outcome->layout = std::move(planned.layout);
    outcome->plan = std::move(plan);
    return outcome;
}

/// The repairs of an untouched store: what the proposal found out need not be found out again.
OutcomeResult outcomeOf(Proposal proposal, const std::shared_ptr<const ReadableStorage>& store,
                        const Progress& progress)
{
    auto outcome = std::make_shared<PlanOutcome>();
    CRYO_ASSIGN(ChangeSet changes, collectChanges(store, proposal.storage, progress));
    outcome->findingsBefore = seriousOf(proposal.before);
    outcome->findingsAfter = seriousOf(proposal.after);
    outcome->changes = std::make_shared<const ChangeSet>(std::move(changes));
    outcome->storage = std::move(proposal.storage);
    outcome->layout = std::move(proposal.layout);
    outcome->plan = std::move(proposal.plan);
    return outcome;
}

OutcomeResult proposeBehind(const Plan& pending, const std::shared_ptr<const ReadableStorage>& store,
                            const std::set<FindingCode>& codes, const Progress& progress)
{
    ProposeOptions options;
    options.codes = codes;
    if (pending.operations.empty()) {
        CRYO_ASSIGN(Proposal proposal, proposeRepairs(store, pending.layout, options, progress));
        return outcomeOf(std::move(proposal), store, progress);
    }
    options.digests = false;
    CRYO_ASSIGN(const PlannedStore planned, applyToOverlay(pending, store, progress));
    CRYO_ASSIGN(Proposal proposal, proposeRepairs(planned.storage, planned.layout, options, progress));
    Plan plan = pending;
    append(plan.operations, std::move(proposal.plan.operations));
    return outcomeOf(std::move(plan), store, progress);
}

OutcomeResult addBehind(const Plan& pending, const std::shared_ptr<const ReadableStorage>& store,
                        Operation operation, const Progress& progress)
{
    std::shared_ptr<const ReadableStorage> under = store;
    StoreLayout layout = pending.layout;
    if (!pending.operations.empty()) {
        CRYO_ASSIGN(PlannedStore planned, applyToOverlay(pending, store, progress));
        under = std::move(planned.storage);
        layout = std::move(planned.layout);
    }
    CRYO_ASSIGN(Proposal proposal, proposeOperation(under, layout, std::move(operation), progress));
    Plan plan = pending;
    append(plan.operations, std::move(proposal.plan.operations));
    return outcomeOf(std::move(plan), store, progress);
}

OutcomeResult editBehind(Plan pending, const std::shared_ptr<const ReadableStorage>& store,
                         const PendingState& under, const TypedEdit& typed, const Progress& progress)
{
    CRYO_ASSIGN(std::vector<Operation> operations, tryEdit(under, typed, progress));
    append(pending.operations, std::move(operations));
    return outcomeOf(std::move(pending), store, progress);
}

/// A saved plan, if it is one for this store as it is now.
OutcomeResult outcomeOfText(const std::string& json, const StoreLayout& layout,
                            const std::shared_ptr<const ReadableStorage>& store, const Progress& progress)
{
    CRYO_ASSIGN(Plan plan, planFromJson(json));
    CRYO_ASSIGN(const std::string fingerprint, planFingerprint(*store, layout, progress));
    if (fingerprint != plan.fingerprint)
        return fail(Errc::Changed, "the plan was made for another store, or for another state of it");
    const std::vector<ResultFile> promised = plan.results;
    CRYO_ASSIGN(auto outcome, outcomeOf(std::move(plan), store, progress));
    if (outcome->plan.results != promised)
        return fail(Errc::Changed, "the plan leads to other files here than where it was made");
    return outcome;
}

OutcomeResult openSaved(const QString& fileName, const StoreLayout& layout,
                        const std::shared_ptr<const ReadableStorage>& store, const Progress& progress)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::ReadFailed, file.errorString().toStdString());
    return outcomeOfText(file.read(qint64(kPlanBytesMax) + 1).toStdString(), layout, store, progress);
}

template <typename Member>
quint64 sum(const std::vector<Operation>& operations, Member member)
{
    quint64 total = 0;
    for (const Operation& operation : operations)
        total += operation.*member;
    return total;
}

} // namespace

Result<std::vector<Operation>> tryEdit(const PendingState& under, const TypedEdit& typed,
                                       const Progress& progress)
{
    CRYO_ASSIGN(const auto view, StoreView::open(under.storage, under.layout));
    CRYO_ASSIGN(const auto file, FileStructure::open(view, typed.file));
    Bytes found;
    for (const ByteRange& piece : typed.edit.pieces) {
        CRYO_ASSIGN(const Bytes bytes, file->bytes(piece));
        cryo::append(found, bytes);
    }
    if (found != typed.seen)
        return fail(Errc::Changed, "what is pending puts other bytes here; look at the store after it");
    CRYO_ASSIGN(std::vector<Operation> operations, editByHand(*view, *file, typed.edit));
    for (std::size_t i = 0; i < operations.size(); ++i)
        operations[i].id = std::uint32_t(i + 1);
    if (operations.empty())
        return operations;
    Plan trial;
    trial.layout = under.layout;
    trial.operations = operations;
    if (auto changes = previewOperation(trial, operations.back().id, under.storage, progress); !changes) {
        // Its number in a trial of its own means nothing to who typed it.
        Error error = std::move(changes).error();
        for (const Operation& operation : operations)
            if (const std::string prefix = operationPrefix(operation); error.message.starts_with(prefix))
                error.message.erase(0, prefix.size());
        return std::unexpected(std::move(error));
    }
    return operations;
}

quint64 PlanOutcome::changedBytes() const
{
    quint64 bytes = 0;
    for (const FileChange& file : changes->files)
        bytes += file.kind == FileChange::Kind::Removed ? file.sizeBefore : file.changedBytes();
    return bytes;
}
quint64 PlanOutcome::gains() const
{
    return sum(plan.operations, &Operation::gains);
}
quint64 PlanOutcome::loses() const
{
    return sum(plan.operations, &Operation::loses);
}
quint64 PlanOutcome::unverified() const
{
    return sum(plan.operations, &Operation::unverified);
}

/// From one list of operations to another, and back.
class PendingPlan::Edit final : public QUndoCommand {
public:
    Edit(PendingPlan& plan, const QString& text, std::shared_ptr<State> before, std::shared_ptr<State> after)
        : QUndoCommand(text)
        , m_plan(plan)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_plan.set(m_before); }
    void redo() override { m_plan.set(m_after); }

private:
    PendingPlan& m_plan;
    std::shared_ptr<State> m_before;
    std::shared_ptr<State> m_after;
};

PendingPlan::PendingPlan(StoreSession& store)
    : QObject(&store)
    , m_store(store)
    , m_work(store.workers().jobs(), this)
{
}

PendingPlan::~PendingPlan() = default;

void PendingPlan::push(const QString& text, std::shared_ptr<State> next)
{
    m_edits.push(new Edit(*this, text, m_state, std::move(next)));
}

void PendingPlan::edit(const QString& text, std::vector<Operation> operations)
{
    auto next = std::make_shared<State>();
    next->operations = std::move(operations);
    next->reading = m_reading;
    push(text, std::move(next));
}

void PendingPlan::set(std::shared_ptr<State> state)
{
    m_work.cancel();
    m_state = std::move(state);
    m_trouble.clear();
    if (m_state->reading != m_reading)
        m_state->outcome.reset();
    m_state->reading = m_reading;
    if (m_state->operations.empty() || m_state->outcome)
        publish();
    else
        compute();
}

/// Tells the store of the result, or that there is none.
void PendingPlan::publish()
{
    if (const auto& outcome = m_state->outcome; outcome && !isEmpty())
        m_store.setOtherState(OtherState{outcome->storage, outcome->layout, tr("Pending"), outcome->changes});
    else if (!m_store.isInstead())
        m_store.setOtherState(std::nullopt);
    Q_EMIT changed();
}

namespace {
Plan planWith(const StoreSession& store, const std::vector<Operation>& operations)
{
    Plan plan;
    plan.layout = store.detected().layout;
    plan.operations = operations;
    return plan;
}
} // namespace

void PendingPlan::compute()
{
    m_trouble.clear();
    m_work.start(
        m_store.workers().scans(), {tr("Compute the pending changes"), m_store.name(), JobUnit::Bytes},
        [plan = planWith(m_store, operations()), store = m_store.storage()](const Progress& progress) {
            Workers::lowerPriority();
            return outcomeOf(plan, store, progress);
        },
        [this, state = m_state](OutcomeResult&& outcome) {
            if (outcome)
                state->outcome = std::move(*outcome);
            else
                m_trouble = escapedText(QString::fromStdString(toString(outcome.error())));
            publish();
        });
    Q_EMIT changed();
}

void PendingPlan::take(OutcomeResult&& outcome, const QString& text, bool isAddition)
{
    if (!outcome) {
        m_trouble = outcome.error().code == Errc::Cancelled
                        ? tr("Cancelled: nothing was added.")
                        : escapedText(QString::fromStdString(toString(outcome.error())));
    } else if ((*outcome)->plan.operations.size() == (isAddition ? operations().size() : 0)) {
        m_trouble = tr("There is nothing that an operation could change.");
    } else {
        auto next = std::make_shared<State>();
        next->operations = (*outcome)->plan.operations;
        next->outcome = std::move(*outcome);
        next->reading = m_reading;
        push(text, std::move(next));
        return;
    }
    Q_EMIT changed();
}

void PendingPlan::propose(std::set<FindingCode> codes)
{
    m_trouble.clear();
    const QString text = tr("Propose repairs");
    m_work.start(
        m_store.workers().scans(), {text, m_store.name(), JobUnit::Bytes},
        [plan = planWith(m_store, operations()), store = m_store.storage(),
         codes = std::move(codes)](const Progress& progress) {
            Workers::lowerPriority();
            return proposeBehind(plan, store, codes, progress);
        },
        [this, text](OutcomeResult&& outcome) { take(std::move(outcome), text, true); });
    Q_EMIT changed();
}

void PendingPlan::add(Operation operation)
{
    m_trouble.clear();
    const QString text = tr("Add an operation");
    m_work.start(
        m_store.workers().scans(), {text, m_store.name(), JobUnit::Bytes},
        [plan = planWith(m_store, operations()), store = m_store.storage(),
         operation = std::move(operation)](const Progress& progress) {
            Workers::lowerPriority();
            return addBehind(plan, store, operation, progress);
        },
        [this, text](OutcomeResult&& outcome) { take(std::move(outcome), text, true); });
    Q_EMIT changed();
}

void PendingPlan::add(TypedEdit edit)
{
    const std::optional<PendingState> under = stateBehind();
    if (!under)
        return;
    m_trouble.clear();
    const QString text = tr("Edit by hand");
    m_work.start(
        m_store.workers().scans(), {text, m_store.name(), JobUnit::Bytes},
        [plan = planWith(m_store, operations()), store = m_store.storage(), under = *under,
         edit = std::move(edit)](const Progress& progress) {
            Workers::lowerPriority();
            return editBehind(plan, store, under, edit, progress);
        },
        [this, text](OutcomeResult&& outcome) { take(std::move(outcome), text, true); });
    Q_EMIT changed();
}

std::optional<PendingState> PendingPlan::stateBehind() const
{
    if (isEmpty())
        return PendingState{m_store.storage(), m_store.detected().layout};
    if (!outcome())
        return std::nullopt;
    return PendingState{outcome()->storage, outcome()->layout};
}

std::set<std::uint32_t> PendingPlan::dependents(std::uint32_t id) const
{
    // What an operation depends on stands before it.
    std::set<std::uint32_t> found{id};
    for (const Operation& operation : operations())
        if (std::ranges::any_of(operation.dependsOn, [&](std::uint32_t one) { return found.contains(one); }))
            found.insert(operation.id);
    return found;
}

void PendingPlan::remove(std::uint32_t id)
{
    const std::set<std::uint32_t> gone = dependents(id);
    std::vector<Operation> kept = operations();
    std::erase_if(kept, [&](const Operation& operation) { return gone.contains(operation.id); });
    if (kept.size() != operations().size())
        edit(tr("Remove an operation"), std::move(kept));
}

bool PendingPlan::canMove(std::uint32_t id, int by) const
{
    const auto& list = operations();
    const auto at = std::ranges::find(list, id, &Operation::id) - list.begin();
    const auto other = at + by;
    if (at >= std::ssize(list) || other < 0 || other >= std::ssize(list))
        return false;
    const Operation& later = list[std::size_t(std::max(at, other))];
    const Operation& earlier = list[std::size_t(std::min(at, other))];
    return std::ranges::find(later.dependsOn, earlier.id) == later.dependsOn.end();
}

void PendingPlan::move(std::uint32_t id, int by)
{
    if (!canMove(id, by))
        return;
    std::vector<Operation> list = operations();
    const auto at = std::ranges::find(list, id, &Operation::id);
    std::iter_swap(at, at + by);
    edit(tr("Move an operation"), std::move(list));
}

void PendingPlan::clear()
{
    m_work.cancel();
    if (!isEmpty())
        edit(tr("Discard everything"), {});
    else
        Q_EMIT changed();
}

void PendingPlan::storeReadAgain()
{
    ++m_reading;
    if (!isEmpty())
        set(m_state);
}

void PendingPlan::forget()
{
    m_work.cancel();
    m_edits.clear();
    m_state = std::make_shared<State>();
    m_trouble.clear();
    publish();
}

void PendingPlan::open(const QString& fileName)
{
    m_trouble.clear();
    const QString text = tr("Open a plan");
    m_work.start(
        m_store.workers().scans(), {text, m_store.name(), JobUnit::Bytes},
        [fileName, layout = m_store.detected().layout, store = m_store.storage()](const Progress& progress) {
            Workers::lowerPriority();
            return openSaved(fileName, layout, store, progress);
        },
        [this, text](OutcomeResult&& outcome) { take(std::move(outcome), text, false); });
    Q_EMIT changed();
}

void PendingPlan::openText(std::string json)
{
    m_trouble.clear();
    const QString text = tr("Open a plan");
    m_work.start(
        m_store.workers().scans(), {text, m_store.name(), JobUnit::Bytes},
        [json = std::move(json), layout = m_store.detected().layout,
         store = m_store.storage()](const Progress& progress) {
            Workers::lowerPriority();
            return outcomeOfText(json, layout, store, progress);
        },
        [this, text](OutcomeResult&& outcome) { take(std::move(outcome), text, false); });
    Q_EMIT changed();
}

QString PendingPlan::save(const QString& fileName) const
{
    if (!outcome())
        return tr("The result has not been computed.");
    const std::string text = planToJson(outcome()->plan);
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), qint64(text.size())) != qint64(text.size()) || !file.commit())
        return escapedText(file.errorString());
    return {};
}

QString PendingPlan::command(const QString& root) const
{
    // Only repairs are found again by their codes; everything else needs the saved plan.
    std::set<std::string_view> codes;
    bool isRepair = true;
    for (const Operation& operation : operations()) {
        isRepair &= operation.repairs;
        codes.insert(catalogueEntry(operation.code).name);
    }
    const QString apply = u"cryoctl apply plan.json"_s;
    if (!isRepair || codes.empty())
        return apply;
    QString plan = u"cryoctl plan "_s + shellWord(root) + u" --store "_s + shellWord(m_store.name());
    for (const std::string_view code : codes)
        plan += u" --code "_s + QString::fromLatin1(code.data(), qsizetype(code.size()));
    return plan + u" -o plan.json\n"_s + apply;
}

} // namespace cryo::ui
