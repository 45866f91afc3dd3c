// SPDX-License-Identifier: GPL-3.0-or-later
// Looks where cmake/CryoDocuments.cmake installs the manual, and where it makes it.
#include "ui/main_window/manual.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cryo::ui {

QString manualPage(const QString& programFolder)
{
    for (const QString& place :
         {u"../share/doc/cryoscope-doc/html/index.html"_s, u"../documents/html/index.html"_s}) {
        const QString page = QDir::cleanPath(QDir(programFolder).filePath(place));
        if (QFileInfo(page).isFile())
            return page;
    }
    return {};
}

} // namespace cryo::ui
