// SPDX-License-Identifier: GPL-3.0-or-later
// The checkpoint of a freezer: the known one and an estimate side by side, what each release would make of
// the store with it, and the words to hand it to a node.
//
// Everything is computed on overlays; nothing is written. Thread rule: GUI thread.
#pragma once

#include "core/simulate/checkpoint_choices.h"
#include "ui/session/store_session.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace cryo::ui {

class FieldList;

/// "0000…", 28 bytes as hex: what the engine stores.
[[nodiscard]] QString checkpointHex(const Checkpoint& checkpoint);
/// {"epoch":…,"section":…,"oversized_size":…,"table_size":…}
[[nodiscard]] QString checkpointJson(const Checkpoint& checkpoint);
/// Checkpoint { epoch: …, … }, as code.
[[nodiscard]] QString checkpointRust(const Checkpoint& checkpoint);

class CheckpointDialog final : public QDialog {
    Q_OBJECT

public:
    CheckpointDialog(StoreSession& store, QWidget* parent);

    [[nodiscard]] QComboBox* choices() const { return m_choices; }
    [[nodiscard]] const std::vector<QPushButton*>& copyButtons() const { return m_copies; }
    [[nodiscard]] bool isReady() const { return !m_found.empty(); }

protected:
    void changeEvent(QEvent* event) override;

private:
    /// One checkpoint with the openings of all releases.
    struct Choice {
        CheckpointChoice::Source source = CheckpointChoice::Source::None;
        std::optional<Checkpoint> checkpoint;
        std::vector<SimulatedOpen> openings;
    };
    using Found = std::vector<Choice>;
    [[nodiscard]] static Result<Found> look(const std::shared_ptr<const ReadableStorage>& storage,
                                            const StoreLayout& layout, const Progress& progress);
    void showChoice();
    [[nodiscard]] const Choice* choice() const;
    void retranslate();

    QString m_store;
    JobTracker m_work;
    Found m_found;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_label;
    QComboBox* m_choices;
    FieldList* m_fields;
    FieldList* m_openings;
    std::vector<QPushButton*> m_copies;
    QPushButton* m_close;
};

} // namespace cryo::ui
