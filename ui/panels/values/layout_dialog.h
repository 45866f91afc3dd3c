// SPDX-License-Identifier: GPL-3.0-or-later
// Writing the description of a store's values (core/inspect/value_layout.h): what is wrong with it is said
// while it is written, and it can be taken from a file and saved as one. Thread rule: GUI thread.
#pragma once

#include "core/inspect/value_layout.h"

#include <QDialog>

#include <functional>
#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace cryo::ui {

class LayoutDialog final : public QDialog {
    Q_OBJECT

public:
    /// `usual` is what the store's codec says. `mayWrite` is asked before a file is written.
    LayoutDialog(const QString& storeName, const QString& text, QString usual,
                 std::function<bool(const QString&)> mayWrite, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    /// Takes a description from a file, as far as it can be read as text.
    void importFrom(const QString& path);
    /// Writes it. The file is replaced as a whole.
    void exportTo(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void textChanged();
    void showError(const std::optional<LayoutError>& error);
    void say(const QString& sentence, bool isError);
    void askForImport();
    void askForExport();
    void retranslate();

    QString m_storeName;
    QString m_usual;
    std::function<bool(const QString&)> m_mayWrite;
    QLabel* m_about;
    QPlainTextEdit* m_text;
    QLabel* m_message;
    QPushButton* m_import;
    QPushButton* m_export;
    QPushButton* m_reset;
    QPushButton* m_cancel;
    QPushButton* m_use;
};

} // namespace cryo::ui
