// SPDX-License-Identifier: GPL-3.0-or-later
// "Go to" in the main window: from what was typed to a place.
#include "core/inspect/item_stream.h"
#include "ui/main_window/dock.h"
#include "ui/main_window/main_window.h"
#include "ui/metrics/check_sampler.h"
#include "ui/panels/hex/hex_panel.h"
#include "ui/session/go_to.h"
#include "ui/theme/format.h"
#include "ui/widgets/message_bar.h"

using namespace Qt::StringLiterals;

namespace cryo::ui {

void MainWindow::tellWish(const QString& sentence)
{
    m_messages->show(u"goTo"_s, Tone::Warning, sentence.toHtmlEscaped());
}

void MainWindow::goToWish(const QString& text)
{
    StoreSession* const store = m_desk.store();
    if (store == nullptr || !store->view())
        return;
    const std::optional<Wish> wish = parseWish(text, store->kind());
    if (!wish) {
        tellWish(tr("“%1” is no place: write b 42, i 10500, s 7, r 11:6543, k 0x… or o 0x988.")
                     .arg(escapedText(text)));
        return;
    }
    m_messages->remove(u"goTo"_s);
    const StoreView& view = *store->view();
    if (const auto* const bucket = std::get_if<Bucket>(&*wish)) {
        if (bucket->value < view.buckets())
            m_desk.goTo(Page::Buckets, *bucket);
        else
            tellWish(tr("There is no bucket %1: the table has %2.")
                         .arg(formatCount(bucket->value), formatCount(view.buckets())));
    } else if (const auto* const section = std::get_if<Section>(&*wish)) {
        if (view.section(*section) != nullptr)
            m_desk.goTo(Page::Sections, *section);
        else
            tellWish(tr("There is no section %1.").arg(formatCount(section->value)));
    } else if (const auto* const place = std::get_if<RecordPlace>(&*wish)) {
        if (view.rowOfPlace(*place))
            m_desk.goTo(Page::Records, *place);
        else
            tellWish(tr("There is no record %1:%2.").arg(place->section.value).arg(place->position.value));
    } else if (const auto* const offset = std::get_if<OffsetWish>(&*wish)) {
        m_hexDock->bringUp();
        if (!m_inspection->goToOffset(offset->offset))
            tellWish(tr("The shown file has no offset %1.").arg(formatOffset(offset->offset.value)));
    } else if (const auto* const index = std::get_if<IndexWish>(&*wish)) {
        goToIndex(index->index);
    } else if (const auto* const key = std::get_if<KeyWish>(&*wish)) {
        goToKey(key->key);
    }
}

void MainWindow::goToFound(const Result<std::vector<Item>>& items, const QString& what)
{
    if (!items) {
        if (items.error().code != Errc::Cancelled)
            tellWish(escapedText(QString::fromStdString(toString(items.error()))));
        return;
    }
    m_sampler->countLookup(*items);
    if (items->empty()) {
        tellWish(tr("%1 is not stored.").arg(what));
        return;
    }
    m_desk.goTo(Page::Records, items->front().record.place);
}

void MainWindow::goToIndex(std::uint64_t index)
{
    StoreSession* const store = m_desk.store();
    const QString what = tr("Index %1").arg(formatCount(index));
    if (store->kind() != StoreKind::Archive) {
        tellWish(tr("A freezer has no indices; b goes to a bucket."));
        return;
    }
    // A missing index is a place as well: the gap that it lies in.
    if (store->archive() && !store->archive()->contains(index)) {
        m_desk.goTo(Page::Gaps, IndexTarget{index, index});
        tellWish(tr("%1 is not stored.").arg(what));
        return;
    }
    m_keySearch->start(
        m_desk.workspace().workers().reads(), {tr("Look for an index"), store->name()},
        [view = store->view(), index](const Progress& progress) {
            return lookupByIndex(*view, index, progress);
        },
        [this, what](Result<std::vector<Item>>&& items) { goToFound(items, what); });
}

void MainWindow::goToKey(const Bytes& key)
{
    StoreSession* const store = m_desk.store();
    m_keySearch->start(
        m_desk.workspace().workers().scans(), {tr("Look for a key"), store->name()},
        [view = store->view(), key](const Progress& progress) {
            return lookupByKey(*view, key, {}, progress);
        },
        [this](Result<std::vector<Item>>&& items) { goToFound(items, tr("This key")); });
}

} // namespace cryo::ui
