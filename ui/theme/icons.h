// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own icons: 16 px grid, round strokes, one colour, drawn in the palette's ButtonText whenever
// they are painted, so that they follow light and dark without being made anew. Thread rule: GUI thread.
#pragma once

#include <QIcon>

namespace cryo::ui {

/// One file in resources/icons each; iconFileName gives its name.
enum class Icon : quint8 {
    Open,
    Back,
    Forward,
    Lock,
    Edit,
    Check,
    Simulate,
    Undo,
    Redo,
    Apply,
    Discard,
    Follow,
    Search,
    Filter,
    Archive,
    Freezer,
    Table,
    Keys,
    Values,
    Metadata,
    Folder,
    File,
    Copy,
    Export,
    Save,
    ZoomIn,
    ZoomOut,
    ZoomAll,
    Close,
    Float,
    Refresh,
    Help,
    Settings,
    Bookmark,
    Command,
    Stop,
    Pause,
    Next,
    Previous,
    Heat,
    Rows,
    Gaps,
    Hex,
    Structure,
    Chart,
    Findings,
    Jobs,
    Overview,
    Sections,
    Records,
    Sample,
    Add,
    Mark,
};
inline constexpr int kIconCount = int(Icon::Mark) + 1;

/// The icon, following the application's palette.
[[nodiscard]] QIcon icon(Icon which);
/// The icon in a fixed colour.
[[nodiscard]] QIcon icon(Icon which, const QColor& colour);
/// The program's own mark, in its own colours.
[[nodiscard]] QIcon applicationIcon();
/// "open", "zoom-in", …: the file in resources/icons, without .svg.
[[nodiscard]] const char* iconFileName(Icon which);

} // namespace cryo::ui
