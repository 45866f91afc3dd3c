// SPDX-License-Identifier: GPL-3.0-or-later
// From a target to a file, an object and bytes.
#include "ui/session/inspection.h"

#include "ui/session/read_later.h"
#include "ui/theme/format.h"

namespace cryo::ui {

/// What a reading brings back.
struct Inspection::Found {
    std::shared_ptr<const FileStructure> file;
    std::shared_ptr<const StructureNode> tree;
    std::optional<ByteRange> bytes;
    std::optional<Error> error;
};

Inspection::Inspection(Desk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
{
    connect(&desk, &Desk::targetChanged, this, &Inspection::follow);
    connect(&desk.workspace(), &Workspace::storesChanged, this, [this] { clear({}); });
    connect(&desk.workspace(), &Workspace::currentChanged, this, [this] {
        if (StoreSession* const store = m_desk.store())
            connect(store, &StoreSession::sideChanged, this, &Inspection::changeSide, Qt::UniqueConnection);
    });
}

Inspection::~Inspection()
{
    m_fetching.request_stop();
}

/// The same file, or what is left of it, in the other state of the store.
void Inspection::changeSide()
{
    const StoreSession* const store = m_desk.store();
    if (store == nullptr || !store->view() || store->view() == m_view)
        return;
    if (!m_file) {
        follow(m_desk.target());
        return;
    }
    const FilePath path = m_file->path();
    const ByteRange bytes = m_selection.value_or(ByteRange{});
    m_file.reset();
    m_view = store->view();
    fetch({path, {}, bytes}, false);
}

void Inspection::clear(const QString& reason)
{
    m_fetching.request_stop();
    m_file.reset();
    m_tree.reset();
    m_view.reset();
    m_selection.reset();
    m_reason = reason;
    Q_EMIT fileChanged();
    Q_EMIT treeChanged();
    Q_EMIT selectionChanged();
}

std::optional<Inspection::Wish> Inspection::wishFor(const Target& target) const
{
    const StoreView& view = *m_desk.store()->view();
    const StorePartitions& names = view.layout().partitions;
    const auto sectionFile = [&](Section section) -> std::optional<FilePath> {
        const SectionInfo* const info = view.section(section);
        if (info == nullptr)
            return std::nullopt;
        return info->hasKeyFile ? FilePath{names.key, info->keyFileName}
                                : FilePath{names.value, info->valueFileName};
    };
    if (const auto* const place = std::get_if<RecordPlace>(&target)) {
        const std::optional<FilePath> path = sectionFile(place->section);
        if (path)
            return Wish{
                *path, ObjectId{ObjectId::Kind::Record, place->position.value, 0, place->section}, {}};
    } else if (const auto* const section = std::get_if<Section>(&target)) {
        if (const std::optional<FilePath> path = sectionFile(*section))
            return Wish{*path, ObjectId{ObjectId::Kind::Header, 0, 0, {}}, {}};
    } else if (const auto* const bucket = std::get_if<Bucket>(&target)) {
        if (view.table() != nullptr)
            return Wish{{view.table()->where().partition, view.table()->where().blob},
                        ObjectId{ObjectId::Kind::Bucket, bucket->value, 0, {}},
                        {}};
    } else if (const auto* const file = std::get_if<FileTarget>(&target)) {
        return Wish{{file->partition, file->fileName}, {}, ByteRange{file->offset, file->sizeBytes}};
    } else if (const auto* const index = std::get_if<IndexTarget>(&target)) {
        const std::optional<std::uint64_t> items = view.layout().itemsPerSection;
        if (items && *items > 0) {
            if (const std::optional<FilePath> path = sectionFile(sectionOfIndex(index->first, *items)))
                return Wish{*path, ObjectId{ObjectId::Kind::Header, 0, 0, {}}, {}};
        }
    }
    return std::nullopt;
}

void Inspection::follow(const Target& target)
{
    if (m_desk.store() == nullptr || !m_desk.store()->view()) {
        if (m_file)
            clear({});
        return;
    }
    if (const std::optional<Wish> wish = wishFor(target)) {
        // Another view may be of another state of the same files.
        if (m_view != m_desk.store()->view())
            m_file.reset();
        m_view = m_desk.store()->view();
        fetch(*wish, false);
    } else if (!std::holds_alternative<std::monostate>(target)) {
        clear(tr("There is no file for this."));
    } else if (m_view && m_view->layout().name != m_desk.store()->rawName()) {
        clear({}); // what is shown is another store's
    }
}

std::shared_ptr<const Inspection::Found> Inspection::find(const std::shared_ptr<const StoreView>& view,
                                                          const std::shared_ptr<const FileStructure>& open,
                                                          const Wish& wish)
{
    auto found = std::make_shared<Found>();
    if (open && open->path() == wish.path) {
        found->file = open;
    } else {
        Result<std::shared_ptr<const FileStructure>> file = FileStructure::open(view, wish.path);
        if (!file) {
            found->error = file.error();
            return found;
        }
        found->file = std::move(*file);
    }
    found->bytes = wish.bytes;
    std::optional<ObjectId> object = wish.object;
    if (!object && wish.bytes) {
        const ByteRange one{wish.bytes->offset, 1};
        if (const Result<FieldMap> fields = found->file->fields(one)) {
            if (const Field* const field = fields->at(one.offset)) {
                object = field->object;
                // A place without a length means the field that is there.
                if (wish.bytes->sizeBytes == 0 && !field->pieces.empty())
                    found->bytes = field->pieces.front();
            }
        }
    }
    if (object) {
        if (Result<StructureNode> tree = found->file->tree(*object)) {
            found->tree = std::make_shared<const StructureNode>(std::move(*tree));
            if (!found->bytes && found->tree->file == wish.path && !found->tree->pieces.empty())
                found->bytes = found->tree->pieces.front();
        }
    }
    return found;
}

void Inspection::fetch(Wish wish, bool keepTree)
{
    m_fetching.request_stop();
    m_fetching = readLater(
        m_desk.workspace().workers().reads(), this,
        [view = m_view, open = m_file, wish = std::move(wish)] { return find(view, open, wish); },
        [this, keepTree](const std::shared_ptr<const Found>& found) { take(found, keepTree); });
}

void Inspection::take(const std::shared_ptr<const Found>& found, bool keepTree)
{
    if (!found || found->error) {
        if (found)
            clear(escapedText(QString::fromStdString(toString(*found->error))));
        return;
    }
    m_reason.clear();
    if (m_file != found->file) {
        m_file = found->file;
        Q_EMIT fileChanged();
    }
    if (!keepTree && found->tree != m_tree) {
        m_tree = found->tree;
        Q_EMIT treeChanged();
    }
    m_selection = found->bytes;
    Q_EMIT selectionChanged();
}

void Inspection::selectBytes(ByteRange bytes)
{
    if (!m_file)
        return;
    m_selection = bytes;
    fetch({m_file->path(), {}, bytes.sizeBytes == 0 ? ByteRange{bytes.offset, 1} : bytes}, false);
}

void Inspection::selectNode(const StructureNode& node)
{
    if (node.pieces.empty() || !m_view)
        return;
    if (m_file && m_file->path() == node.file) {
        m_selection = node.pieces.front();
        Q_EMIT selectionChanged();
        return;
    }
    fetch({node.file, {}, node.pieces.front()}, true);
}

bool Inspection::goToOffset(FileOffset offset)
{
    if (!m_file || offset.value >= m_file->sizeBytes())
        return false;
    fetch({m_file->path(), {}, ByteRange{offset, 0}}, false);
    return true;
}

} // namespace cryo::ui
