// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be done to a store and is not done yet: operations in their order, and the store that they
// would leave, on an overlay.
//
// Every change of the list is a step of an undo stack. The result (overlay, digests, findings) is computed
// beside, by a job that can be cancelled; it belongs to one list of operations and comes back with it when a
// step is undone. While there is a result, it is the store's other state (StoreSession::setOtherState).
// Nothing here writes to the store. Thread rule: GUI thread; outcomes any thread.
#pragma once

#include "core/repair/change_set.h"
#include "core/repair/hand_edit.h"
#include "core/repair/plan.h"
#include "core/repair/propose.h"
#include "ui/session/job_tracker.h"

#include <QUndoStack>

#include <memory>
#include <set>

namespace cryo::ui {

class StoreSession;

/// What a list of operations leads to. Immutable when made.
struct PlanOutcome {
    Plan plan; ///< with fingerprint and results: what is saved and applied
    std::shared_ptr<OverlayStorage> storage;
    StoreLayout layout;
    std::shared_ptr<const ChangeSet> changes;
    quint64 findingsBefore = 0; ///< warnings and worse, by a check of every value
    quint64 findingsAfter = 0;

    [[nodiscard]] quint64 changedBytes() const;
    [[nodiscard]] quint64 gains() const;
    [[nodiscard]] quint64 loses() const;
    [[nodiscard]] quint64 unverified() const;
};

/// An edit by hand as it was typed: of which file, and what stood there then.
struct TypedEdit {
    FilePath file;
    HandEdit edit;
    Bytes seen;
};

/// The store as what is pending leaves it, as far as that is known.
struct PendingState {
    std::shared_ptr<const ReadableStorage> storage;
    StoreLayout layout;
};

/// The operations of an edit, tried on an overlay; none if it changes nothing. Errors: Changed where other
/// bytes stand than were seen; those of editByHand and of the operations; Cancelled.
[[nodiscard]] Result<std::vector<Operation>> tryEdit(const PendingState& under, const TypedEdit& typed,
                                                     const Progress& progress);

class PendingPlan final : public QObject {
    Q_OBJECT

public:
    /// Belongs to the store.
    explicit PendingPlan(StoreSession& store);
    ~PendingPlan() override;

    [[nodiscard]] const std::vector<Operation>& operations() const { return m_state->operations; }
    [[nodiscard]] bool isEmpty() const { return m_state->operations.empty(); }
    /// Null while it is computed, or when that failed or was cancelled.
    [[nodiscard]] std::shared_ptr<const PlanOutcome> outcome() const { return m_state->outcome; }
    [[nodiscard]] bool isBusy() const { return m_work.isRunning(); }
    /// Why there is no outcome, or why nothing was proposed; empty if nothing is wrong.
    [[nodiscard]] const QString& trouble() const { return m_trouble; }
    [[nodiscard]] QUndoStack& edits() { return m_edits; }

    /// Looks for repairs of these codes (of all, if there are none) behind what is pending, and adds them.
    void propose(std::set<FindingCode> codes);
    /// Adds an operation that is no repair, with its effect found out.
    void add(Operation operation);
    /// Adds an edit by hand.
    void add(TypedEdit edit);
    /// None while the result is not known.
    [[nodiscard]] std::optional<PendingState> stateBehind() const;
    /// Takes an operation out, and those that depend on it.
    void remove(std::uint32_t id);
    /// Those that go with it: the operation itself and all that depend on it.
    [[nodiscard]] std::set<std::uint32_t> dependents(std::uint32_t id) const;
    /// Whether the operation may change places with its neighbour (by = -1 or 1).
    [[nodiscard]] bool canMove(std::uint32_t id, int by) const;
    void move(std::uint32_t id, int by);
    void clear();
    /// Computes the result again, after it failed or was cancelled.
    void compute();
    /// The files were read again and may be others: results are computed anew.
    void storeReadAgain();
    /// Gives the store the result as its other state, or takes it away.
    void offer() { publish(); }
    /// Stops what is computed, forgets the list and its history: the store is another one now.
    void forget();

    /// Takes the operations of a plan that was saved. It must have been made for this state of this store.
    void open(const QString& fileName);
    /// The same, of a plan's text.
    void openText(std::string json);
    /// Writes the plan, aside and then renamed; the error in words, or empty. Needs an outcome.
    [[nodiscard]] QString save(const QString& fileName) const;
    /// The lines that do the same on the command line.
    [[nodiscard]] QString command(const QString& root) const;

Q_SIGNALS:
    /// Operations, outcome, trouble or whether it is busy.
    void changed();

private:
    /// A list of operations with what it leads to, once that is known.
    struct State {
        std::vector<Operation> operations;
        std::shared_ptr<const PlanOutcome> outcome;
        int reading = 0; ///< of the files, that the outcome belongs to
    };
    class Edit;
    void push(const QString& text, std::shared_ptr<State> next);
    void edit(const QString& text, std::vector<Operation> operations);
    void set(std::shared_ptr<State> state);
    void take(Result<std::shared_ptr<const PlanOutcome>>&& outcome, const QString& text, bool isAddition);
    void publish();

    StoreSession& m_store;
    std::shared_ptr<State> m_state = std::make_shared<State>();
    QString m_trouble;
    QUndoStack m_edits;
    JobTracker m_work;
    int m_reading = 0;
};

} // namespace cryo::ui
