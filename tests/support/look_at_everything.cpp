// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tour of a root.
#include "tests/support/look_at_everything.h"

#include "core/inspect/archive_report.h"
#include "core/inspect/check.h"
#include "core/inspect/detection.h"
#include "core/inspect/freezer_report.h"
#include "core/inspect/item_stream.h"
#include "core/inspect/structure.h"

#include <algorithm>

namespace cryo::test {

namespace {

class Tour {
public:
    Tour(LookOutcome& outcome, std::shared_ptr<const ReadableStorage> storage,
         std::optional<Where> fieldsOf = {})
        : m_outcome(outcome)
        , m_storage(std::move(storage))
        , m_fieldsOf(std::move(fieldsOf))
    {
    }

    void store(const StoreLayout& layout)
    {
        auto view = keep(StoreView::open(m_storage, layout));
        auto counted = view ? keep((*view)->countRecords()) : std::nullopt;
        if (!counted)
            return;
        rows(**counted);
        buckets(**counted);
        if (layout.kind == StoreKind::Archive)
            archive(*counted);
        else
            freezer(*counted);
        keepError(checkStore(*counted, {.level = CheckLevel::Deep}, m_sink));
        for (const std::string& partition :
             {layout.partitions.key, layout.partitions.value, layout.partitions.table})
            fields(*counted, partition);
    }

private:
    template <typename T>
    std::optional<T> keep(Result<T> result)
    {
        if (result)
            return std::move(*result);
        m_outcome.errors.push_back(std::move(result).error());
        return std::nullopt;
    }
    template <typename T>
    void keepError(const Result<T>& result)
    {
        if (!result)
            m_outcome.errors.push_back(result.error());
    }

    void rows(const StoreView& view)
    {
        constexpr std::uint64_t kRowsAtOnce = 256;
        constexpr std::uint64_t kRowsMost = 4096;
        for (std::uint64_t row = 0; row < std::min(view.records(), kRowsMost); row += kRowsAtOnce)
            for (const RecordRow& record : view.readRows(row, kRowsAtOnce))
                if (record.readable)
                    static_cast<void>(view.readValue(record.place.section, record.value));
        static_cast<void>(view.readRows(view.records() - std::min<std::uint64_t>(view.records(), 3), 10));
    }

    void buckets(const StoreView& view)
    {
        constexpr std::uint64_t kBucketsMost = 4;
        for (std::uint64_t bucket = 0; bucket < std::min(view.buckets(), kBucketsMost); ++bucket)
            keepError(bucketView(view, Bucket{bucket}));
    }

    Result<> count(const Item& item)
    {
        ++m_outcome.items;
        m_outcome.goodValues += item.value.has_value() ? 1U : 0U;
        return {};
    }

    void archive(const std::shared_ptr<const StoreView>& view)
    {
        const auto report = keep(archiveReport(view));
        if (!report)
            return;
        keepError(forEachArchiveItem(**report, [&](const Item& item) { return count(item); }));
        if (const auto first = (*report)->firstIndex())
            keepError(lookupByIndex(*view, *first));
    }

    void freezer(const std::shared_ptr<const StoreView>& view)
    {
        const auto report = keep(freezerReport(view));
        if (report)
            keepError(forEachFreezerItem(**report, [&](const Item& item) { return count(item); }));
    }

    void fields(const std::shared_ptr<const StoreView>& view, const std::string& partition)
    {
        const auto entries = m_storage->list(partition);
        if (partition.empty() || !entries)
            return;
        for (const DirectoryEntry& entry : *entries) {
            if (m_fieldsOf && (m_fieldsOf->partition != partition || m_fieldsOf->blob != entry.name))
                continue;
            auto structure = keep(FileStructure::open(view, {partition, entry.name}));
            if (!structure)
                continue;
            constexpr std::uint64_t kLookedAtBytes = 4096;
            auto map = keep((*structure)->fields({FileOffset{0}, kLookedAtBytes}));
            if (map && !map->fields.empty())
                keepError((*structure)->tree(map->fields.back().object));
        }
    }

    LookOutcome& m_outcome;
    std::shared_ptr<const ReadableStorage> m_storage;
    std::optional<Where> m_fieldsOf;
    FindingSink m_sink = [this](Finding finding) { m_outcome.findings.push_back(std::move(finding)); };
};

} // namespace

bool LookOutcome::found(FindingCode code) const
{
    return std::ranges::any_of(findings, [&](const Finding& finding) { return finding.code == code; });
}

std::size_t LookOutcome::serious() const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        findings, [](const Finding& finding) { return finding.severity >= Severity::Warning; }));
}

LookOutcome lookAtStore(const std::shared_ptr<const ReadableStorage>& storage, const StoreLayout& layout)
{
    LookOutcome outcome;
    outcome.stores = 1;
    Tour(outcome, storage).store(layout);
    return outcome;
}

LookOutcome lookAtEverything(const std::shared_ptr<const ReadableStorage>& storage,
                             const std::optional<Where>& fieldsOf)
{
    LookOutcome outcome;
    Tour tour(outcome, storage, fieldsOf);
    const auto detection = detectStores(*storage);
    if (!detection) {
        outcome.errors.push_back(detection.error());
        return outcome;
    }
    outcome.stores = detection->stores.size();
    outcome.findings = detection->findings;
    for (const DetectedStore& store : detection->stores)
        tour.store(store.layout);
    return outcome;
}

} // namespace cryo::test
