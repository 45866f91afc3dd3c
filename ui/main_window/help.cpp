// SPDX-License-Identifier: GPL-3.0-or-later
// What the Help menu shows: the manual, every shortcut, and what this program is.
#include "ui/main_window/main_window.h"
#include "ui/main_window/manual.h"
#include "ui/main_window/shortcuts_dialog.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace cryo::ui {
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
    auto* const dialog = new ShortcutsDialog(*m_shortcuts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
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
