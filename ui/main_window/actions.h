// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window with its words, tip, shortcut and icon, in one table. Thread rule: GUI thread.
#pragma once

#include <QObject>

#include <array>

class QAction;

namespace cryo::ui {

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
    ResetLayout,
    ShowBefore,
    ShowAfter,
    ShowDifference,
    Back,
    Forward,
    GoTo,
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
inline constexpr int kActCount = int(Act::About) + 1;

/// Owns the actions; they are children of the window, so that shortcuts work everywhere in it.
class Actions final : public QObject {
    Q_OBJECT

public:
    explicit Actions(QWidget* window);

    [[nodiscard]] QAction* operator[](Act act) const { return m_actions[std::size_t(act)]; }
    void retranslate();

private:
    std::array<QAction*, kActCount> m_actions{};
};

} // namespace cryo::ui
