// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the whole window into PNG files: every page of every store of a folder, the dialog that opens it and
// the first page, light and dark. Needs no display (QT_QPA_PLATFORM=offscreen). Thread rule: GUI thread.
#pragma once

#include "ui/session/settings.h"

#include <QString>
#include <QStringList>

namespace cryo::ui {

struct ScreenshotResult {
    QStringList files; ///< in the order of drawing
    QString reason;    ///< why not all could be drawn; empty if all is well
};

/// Opens `root` and draws into `folder`, which is made if need be. Waits for every check to end.
[[nodiscard]] ScreenshotResult takeScreenshots(Settings& settings, const QString& root,
                                               const QString& folder);

} // namespace cryo::ui
