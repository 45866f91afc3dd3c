// SPDX-License-Identifier: GPL-3.0-or-later
// One value, looked at as bytes, text, JSON, numbers, or by a description of its structure. Below the last
// two are the bytes: the numbers are those at the cursor, and a field that is selected selects its bytes.
//
// A value may have many MiB: only bytes on the screen are read for the bytes, text comes in parts, and what
// is more work is done elsewhere, bounded, and only for the view that is shown. Thread rule: GUI thread.
#pragma once

#include "core/inspect/json_text.h"
#include "core/inspect/value_tree.h"
#include "ui/widgets/byte_source.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <stop_token>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QThreadPool;
class QToolButton;
class QTreeView;

namespace cryo::ui {

class HexView;
class IntegerTable;
class ValueTreeModel;

class ValueViewer final : public QWidget {
    Q_OBJECT

public:
    enum class View : quint8 { Hex, Text, Json, Integers, Structure };

    explicit ValueViewer(QThreadPool* reads, QWidget* parent = nullptr);
    ~ValueViewer() override;

    /// Bytes of a value's body; the bytes that text and JSON are about begin at `contentOffset`. Null for
    /// none.
    void setValue(std::shared_ptr<const Bytes> body, std::size_t contentOffset = 0);
    /// The description by which the structure is shown.
    void setLayoutText(const QString& text);
    [[nodiscard]] const QString& layoutText() const { return m_layoutText; }

    [[nodiscard]] View view() const { return m_view; }
    void setView(View view);
    /// For the settings: "hex", "text", "json", "integers", "structure".
    [[nodiscard]] static QString viewName(View view);
    [[nodiscard]] static View viewNamed(const QString& name);
    /// The choice of the view, which stands beside the title of whoever shows this.
    [[nodiscard]] QComboBox* choice() const { return m_choice; }

    /// More of a text is not shown at once.
    static constexpr std::size_t kTextPartBytes = std::size_t{16} << 10;
    static constexpr std::size_t kJsonShownBytes = std::size_t{64} << 10;

    void retranslate();

Q_SIGNALS:
    /// The user wants another description.
    void layoutWanted();
    /// The user chose another view.
    void viewChosen();

private:
    void makeChoice();
    void makePages();
    void refresh();
    void showText();
    void readJson();
    void showJson(const JsonText& json);
    void readStructure();
    void showStructure(std::shared_ptr<const ValueTree> tree);
    void showIntegers();
    void selectNode();
    void followCursor();
    void say(const QString& sentence, std::optional<Tone> tone);
    [[nodiscard]] ByteView content() const;
    [[nodiscard]] QString structureSentence() const;

    QThreadPool* m_reads;
    std::shared_ptr<const Bytes> m_body;
    std::size_t m_contentOffset = 0;
    std::size_t m_textPart = 0;
    QString m_layoutText;
    View m_view = View::Hex;
    std::stop_source m_reading;
    bool m_isFollowing = false;

    QComboBox* m_choice;
    QLabel* m_shape;
    QLabel* m_message;
    QToolButton* m_previous;
    QToolButton* m_next;
    QToolButton* m_edit;
    QStackedWidget* m_pages;
    QPlainTextEdit* m_text;
    IntegerTable* m_integers;
    ValueTreeModel* m_model;
    QTreeView* m_tree;
    HexView* m_hex;
    MemoryByteSource* m_bytes;
};

} // namespace cryo::ui
