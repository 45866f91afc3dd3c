// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes behind what is selected: which file, which object of it, its tree of fields, which bytes.
//
// Hex view and structure tree both show an Inspection and change its selection; so they select each other.
// Every reading is done on the pool for short reads; what comes too late is dropped. Thread rule: GUI thread.
#pragma once

#include "core/inspect/structure.h"
#include "ui/session/desk.h"

#include <optional>
#include <stop_token>

namespace cryo::ui {

class Inspection final : public QObject {
    Q_OBJECT

public:
    /// Follows the desk's target. The desk must outlive it.
    explicit Inspection(Desk& desk, QObject* parent = nullptr);
    ~Inspection() override;

    /// The file whose bytes are shown; null for none.
    [[nodiscard]] const std::shared_ptr<const FileStructure>& file() const { return m_file; }
    /// The object's tree; null for none.
    [[nodiscard]] const std::shared_ptr<const StructureNode>& tree() const { return m_tree; }
    /// The selected bytes of the file.
    [[nodiscard]] const std::optional<ByteRange>& selection() const { return m_selection; }
    /// Why there is no file; empty while there is one.
    [[nodiscard]] const QString& reason() const { return m_reason; }

    /// Bytes were selected in the hex view: the tree of what they belong to follows.
    void selectBytes(ByteRange bytes);
    /// A node was selected in the tree: its bytes are shown, in another file if need be.
    void selectNode(const StructureNode& node);
    /// Goes to an offset of the shown file; false without a file, or behind its end.
    bool goToOffset(FileOffset offset);

Q_SIGNALS:
    void fileChanged();
    void treeChanged();
    void selectionChanged();

private:
    /// What to bring up.
    struct Wish {
        FilePath path;
        std::optional<ObjectId> object; ///< none: what the offset belongs to
        std::optional<ByteRange> bytes; ///< none: the object's own
    };
    struct Found;

    void follow(const Target& target);
    void changeSide();
    [[nodiscard]] std::optional<Wish> wishFor(const Target& target) const;
    void fetch(Wish wish, bool keepTree);
    void take(const std::shared_ptr<const Found>& found, bool keepTree);
    [[nodiscard]] static std::shared_ptr<const Found> find(const std::shared_ptr<const StoreView>& view,
                                                           const std::shared_ptr<const FileStructure>& open,
                                                           const Wish& wish);
    void clear(const QString& reason);

    Desk& m_desk;
    std::shared_ptr<const StoreView> m_view;
    std::shared_ptr<const FileStructure> m_file;
    std::shared_ptr<const StructureNode> m_tree;
    std::optional<ByteRange> m_selection;
    QString m_reason;
    std::stop_source m_fetching;
};

} // namespace cryo::ui
