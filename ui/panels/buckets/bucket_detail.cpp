// SPDX-License-Identifier: GPL-3.0-or-later
// A bucket drawn out.
#include "ui/panels/buckets/bucket_detail.h"

#include "ui/models/bucket_source.h"
#include "ui/panels/buckets/chain_legend.h"
#include "ui/panels/view_setup.h"
#include "ui/session/read_later.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"
#include "ui/theme/spacing.h"
#include "ui/widgets/chain_view.h"
#include "ui/widgets/state_badge.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr qsizetype kKeyDigits = 7;

} // namespace

BucketDetail::BucketDetail(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_title(headingLabel(this))
    , m_facts(secondaryLabel(this))
    , m_slotNames{secondaryLabel(this), secondaryLabel(this)}
    , m_slots{new StateBadge(this), new StateBadge(this)}
    , m_legend(new ChainLegend(this))
    , m_chain(new ChainView(this))
{
    setObjectName(u"bucketDetail"_s);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(kPaddingPx, 8, kPaddingPx, 8);
    column->setSpacing(8);
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addSpacing(4);
    row->addWidget(m_facts, 1);
    column->addLayout(row);
    auto* const marks = new QHBoxLayout;
    marks->setSpacing(8);
    for (int slot = 0; slot < 2; ++slot) {
        marks->addWidget(m_slotNames[slot]);
        marks->addWidget(m_slots[slot]);
        marks->addSpacing(4);
    }
    marks->addStretch(1);
    marks->addWidget(m_legend);
    column->addLayout(marks);
    column->addWidget(m_chain, 1);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setFocusProxy(m_chain);
    connect(m_chain, &ChainView::boxSelected, this, &BucketDetail::selectBox);
    connect(m_chain, &ChainView::boxActivated, this, [this](qint64 number) {
        if (m_shown && number >= 0)
            this->desk().goTo(Page::Records, m_shown->chain[std::size_t(number)].record.place);
    });
    retranslate();
    clear();
}

BucketDetail::~BucketDetail()
{
    m_reading.request_stop();
}

void BucketDetail::clear()
{
    m_reading.request_stop();
    m_bucket.reset();
    m_shown.reset();
    m_chain->clear();
    show();
}

void BucketDetail::setBucket(Bucket bucket)
{
    catchUp(); // a result that is heard of later would take the bucket away again
    if (m_bucket == bucket || !view())
        return;
    m_bucket = bucket;
    m_reading.request_stop();
    const auto report = store()->freezer();
    std::optional<std::uint64_t> tableSize;
    if (report)
        tableSize = report->table.size;
    m_reading = readLater(
        desk().workspace().workers().reads(), this,
        [view = view(), bucket, tableSize]() -> std::shared_ptr<const BucketView> {
            Result<BucketView> found = bucketView(*view, bucket, kLinksRead, tableSize);
            return found ? std::make_shared<const BucketView>(std::move(*found)) : nullptr;
        },
        [this](std::shared_ptr<const BucketView> found) {
            m_shown = std::move(found);
            show();
            Q_EMIT ready();
        });
}

QString BucketDetail::endText() const
{
    const QString place =
        m_shown->stoppedAt ? QString::fromStdString(placeText(*m_shown->stoppedAt)) : QString();
    switch (m_shown->end) {
    case ChainEnd::Dangling:
        return tr("leads to %1, which does not exist").arg(place);
    case ChainEnd::NotOlder:
        return tr("leads to %1, which is not older").arg(place);
    case ChainEnd::Unreadable:
        return tr("leads to %1, which cannot be read").arg(place);
    case ChainEnd::End:
    case ChainEnd::Empty:
    case ChainEnd::Limit:
        break;
    }
    return {};
}

void BucketDetail::showSlots()
{
    for (int slot = 0; slot < 2; ++slot) {
        m_slotNames[slot]->setVisible(m_shown != nullptr);
        m_slots[slot]->setVisible(m_shown != nullptr);
        if (!m_shown)
            continue;
        const SlotState state =
            BucketSource::slotStateOf(m_shown->reading, slot, view()->layout().checkpoint);
        m_slots[slot]->setSlotState(state, BucketSource::slotText(m_shown->reading.slots[std::size_t(slot)]));
        m_slots[slot]->setToolTip(slotStateName(state));
    }
}

void BucketDetail::show()
{
    showSlots();
    m_legend->setVisible(m_shown && !m_shown->chain.empty());
    if (!m_shown) {
        m_title->setText(m_bucket ? tr("Bucket %1").arg(formatCount(m_bucket->value))
                                  : tr("No bucket selected"));
        m_facts->clear();
        m_chain->setEmptyText(m_bucket ? tr("This bucket could not be read.")
                                       : tr("Select a bucket to see its chain."));
        return;
    }
    const BucketView& shown = *m_shown;
    m_title->setText(tr("Bucket %1").arg(formatCount(shown.bucket.value)));
    m_chain->setEmptyText(tr("This bucket is empty."));
    quint64 own = 0;
    quint64 reads = 0;
    for (std::size_t i = 0; i < shown.chain.size(); ++i) {
        if (!shown.chain[i].own)
            continue;
        ++own;
        reads += i;
    }
    const auto strong = [](const QString& text) { return u"<b>%1</b>"_s.arg(text); };
    QStringList facts;
    facts << tr("chain %1").arg(strong(formatCount(quint64(shown.chain.size()))));
    facts << tr("own keys %1").arg(strong(formatCount(own)));
    if (own < shown.chain.size())
        facts << tr("siblings %1").arg(strong(formatCount(quint64(shown.chain.size()) - own)));
    if (own > 0)
        facts << tr("mean reads in vain %1").arg(strong(formatReal(double(reads) / double(own), 1)));
    if (const QString end = endText(); !end.isEmpty())
        facts << strong(end);
    m_facts->setText(facts.join(u" &nbsp; "_s));

    const auto boxAt = [chain = m_shown, end = endText()](qint64 number) {
        const ChainLink& link = chain->chain[std::size_t(number)];
        const bool isLast = std::size_t(number) + 1 == chain->chain.size();
        ChainBox box;
        box.kind = link.record.trust == RecordTrust::Unverified ? ChainBox::Kind::Damaged
                   : link.own                                   ? ChainBox::Kind::Own
                                                                : ChainBox::Kind::Sibling;
        const QString key = QString::fromStdString(toHex(link.record.key));
        box.title = key.left(kKeyDigits);
        box.place = QString::fromStdString(placeText(link.record.place));
        if (isLast)
            box.brokenLink = end;
        box.toolTip =
            key + u'\n' +
            (link.own
                 ? tr("Its key belongs to this bucket")
                 : tr("Its key belongs to bucket %1 since a resize").arg(formatCount(link.keyBucket.value))) +
            (link.shadowedInChain ? u'\n' + tr("A newer record has the same key") : QString());
        return box;
    };
    const ChainHead head{formatCount(shown.bucket.value),
                         shown.reading.head ? tr("head · slot %1").arg(*shown.reading.head) : tr("no head")};
    m_chain->setChain(head, qint64(shown.chain.size()), boxAt, shown.end == ChainEnd::Limit);
}

void BucketDetail::selectBox(qint64 number)
{
    if (!m_shown)
        return;
    if (number < 0)
        desk().select(m_shown->bucket);
    else
        desk().select(m_shown->chain[std::size_t(number)].record.place);
}

void BucketDetail::retranslate()
{
    for (int slot = 0; slot < 2; ++slot) {
        m_slotNames[slot]->setText(tr("Slot %1").arg(slot));
        m_slots[slot]->setAccessibleName(tr("Slot %1").arg(slot));
    }
    m_chain->setAccessibleName(tr("Chain"));
    m_chain->setWhatsThis(
        tr("The records of the bucket, newest first, as a lookup reads them. Return goes to the "
           "record."));
    m_legend->setAccessibleName(tr("Legend"));
    show();
}

} // namespace cryo::ui
