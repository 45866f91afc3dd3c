// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window with its words, tip, first shortcut and icon, in one table. Users may choose
// other shortcuts (shortcuts.h). Thread rule: GUI thread.
#pragma once

#include <QObject>

#include <array>

class QAction;

namespace cryo::ui {

/// Owns the actions; they are children of the window, so that shortcuts work everywhere in it.
class Actions final : public QObject {
    Q_OBJECT

public:
    /// The names are also those under which other shortcuts are remembered.
    enum class Act : quint8 {
        Open,
        ClearRecent,
        Close,
        Quit,
        Undo,
        Redo,
        Copy,
        SelectAll,
        EditField,
        EditBytes,
        TextLarger,
        TextSmaller,
        TextNormal,
        ThemeLight,
        ThemeDark,
        ThemeSystem,
        LayoutBrowse,
        LayoutTriage,
        LayoutAnalyse,
        ResetLayout,
        ShowBefore,
        ShowAfter,
        ShowDifference,
        Back,
        Forward,
        GoTo,
        Palette,
        NextGap,
        PreviousGap,
        NextFinding,
        PreviousFinding,
        NextPage,
        PreviousPage,
        CheckQuick,
        CheckRecords,
        CheckValues,
        SimulateOpening,
        Cancel,
        Propose,
        ProposeAll,
        Editing,
        Apply,
        SavePlan,
        OpenPlan,
        CopyCommand,
        DiscardPlan,
        Prune,
        Resize,
        Tighten,
        CheckpointOf,
        Parameters,
        ReadAgain,
        WhatsThis,
        Manual,
        Keys,
        About,
    };
    Q_ENUM(Act)
    static constexpr int kActCount = int(Act::About) + 1;

    explicit Actions(QWidget* window);

    [[nodiscard]] QAction* operator[](Act act) const { return m_actions[std::size_t(act)]; }
    void retranslate();
    /// Tool tips name the shortcuts of the moment.
    void refreshTips();

private:
    std::array<QAction*, kActCount> m_actions{};
};

using Act = Actions::Act;

} // namespace cryo::ui
