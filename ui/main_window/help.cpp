// SPDX-License-Identifier: GPL-3.0-or-later
// What the Help menu shows: the manual, every shortcut, and what this program is.
#include "ui/main_window/main_window.h"
#include "ui/main_window/manual.h"
#include "ui/models/row_model.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// One action: what it does, and its keys.
struct KeyRow {
    QString text;
    QString keys;
};

class KeyModel final : public RowModel<KeyRow> {
public:
    KeyModel(QString textTitle, QString keysTitle, QObject* parent)
        : RowModel(parent)
        , m_titles{std::move(textTitle), std::move(keysTitle)}
    {
    }

protected:
    [[nodiscard]] int columns() const override { return 2; }
    [[nodiscard]] QVariant heading(int column, int role) const override
    {
        return role == Qt::DisplayRole ? m_titles[column] : QVariant();
    }
    [[nodiscard]] QVariant cell(int column, int role, const KeyRow& row) const override
    {
        if (role == Qt::DisplayRole)
            return column == 0 ? row.text : row.keys;
        return {};
    }

private:
    QString m_titles[2];
};

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys << sequence.toString(QKeySequence::NativeText);
    return keys.join(u", ");
}

} // namespace

void MainWindow::openManual()
{
    const QString page = manualPage(QApplication::applicationDirPath());
    if (!page.isEmpty() && QDesktopServices::openUrl(QUrl::fromLocalFile(page)))
        return;
    auto* const box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Manual"));
    box->setIcon(QMessageBox::Information);
    if (page.isEmpty())
        box->setText(tr("The manual is not installed. It is in the package cryoscope-doc."));
    else
        box->setText(tr("No program for web pages was found. The manual begins at %1.").arg(page));
    box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->open();
}

void MainWindow::showKeys()
{
    std::vector<KeyRow> rows;
    for (const QAction* const action : actions()) {
        const QString keys = keysOf(*action);
        if (!keys.isEmpty())
            rows.push_back({action->text().remove(u'&'), keys});
    }
    auto* const dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keyboard"));
    auto* const column = new QVBoxLayout(dialog);
    auto* const table = new QTableView(dialog);
    setUpView(table);
    auto* const model = new KeyModel(tr("Action"), tr("Keys"), table);
    model->setRows(std::move(rows));
    table->setModel(model);
    table->setAccessibleName(tr("Keyboard"));
    table->setWhatsThis(tr("Every shortcut of the window."));
    table->setColumnWidth(0, 40 * digitWidth(font()));
    auto* const buttons = new QDialogButtonBox(dialog);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    column->addWidget(table);
    column->addWidget(buttons);
    dialog->resize(70 * digitWidth(font()), 30 * rowHeight(font()));
    dialog->open();
}

void MainWindow::about()
{
    auto* const box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Cryoscope"));
    box->setIconPixmap(applicationIcon().pixmap(64, 64));
    box->setText(tr("<b>Cryoscope %1</b><br>An inspector for prunable archives and freezers.")
                     .arg(QApplication::applicationVersion()));
    box->setInformativeText(
        tr("Free software under the GNU General Public License, version 3 or later. It comes with no "
           "warranty. Built with Qt and QCustomPlot."));
    box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->open();
}

} // namespace cryo::ui
