// SPDX-License-Identifier: GPL-3.0-or-later
// What was found in a folder, what was inferred about each store and why, and the place to say otherwise.
//
// Modal to its window only; nothing is opened before Open, and nothing in the folder is changed by it. Thread
// rule: GUI thread.
#pragma once

#include "ui/session/workspace.h"

#include <QDialog>

#include <memory>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableView;

namespace cryo::ui {

class FieldList;
class MessageArea;
class ParameterModel;
class Retranslator;

class OpenDialog final : public QDialog {
    Q_OBJECT

public:
    /// `given` are the overrides in force, `use` who holds the root open (or null). `currentStore` is
    /// selected at first.
    OpenDialog(const QString& root, std::shared_ptr<const Detection> detection, RootOverrides given,
               const LiveUse* use, const std::string& currentStore, QWidget* parent);

    /// Overrides of all stores, those without any left out.
    [[nodiscard]] RootOverrides overrides() const;
    /// The store that was selected.
    [[nodiscard]] std::string selectedStore() const;
    [[nodiscard]] QTableView* table() const { return m_table; }

    /// Whether any store has a parameter that somebody should look at.
    [[nodiscard]] static bool isNeeded(const Detection& detection, const RootOverrides& given);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// Another folder is wanted instead.
    void browseWanted();

private:
    QWidget* makeFolderRow(const QString& root);
    QWidget* makeStores();
    QWidget* makeParameters();
    QWidget* makeCheckpoint();
    QWidget* makeBottom();
    void fillStores();
    void showStore(int number);
    void showEditors();
    void keepStore();
    void refreshCheckpoint();
    void refreshButtons();
    [[nodiscard]] const DetectedStore* current() const;

    std::shared_ptr<const Detection> m_detection;
    RootOverrides m_overrides;
    Retranslator* m_texts;
    ParameterModel* m_model;
    QListWidget* m_stores = nullptr;
    FieldList* m_folders = nullptr;
    QLabel* m_foldersTitle = nullptr;
    MessageArea* m_messages = nullptr;
    QTableView* m_table = nullptr;
    QWidget* m_checkpointBox = nullptr;
    QLineEdit* m_checkpoint = nullptr;
    FieldList* m_checkpointFields = nullptr;
    QLabel* m_checkpointNote = nullptr;
    QPushButton* m_open = nullptr;
    int m_current = -1;
};

} // namespace cryo::ui
