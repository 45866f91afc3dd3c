// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sorting fingerprints.
#include "core/inspect/repeated_keys.h"

#include <algorithm>
#include <map>
#include <set>

namespace cryo {

namespace {

/// FNV-1a. Whoever makes keys of one fingerprint only makes the second pass longer: keys are compared there.
std::uint64_t fingerprint(ByteView key)
{
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const std::byte byte : key)
        hash = (hash ^ std::to_integer<std::uint64_t>(byte)) * 0x100000001B3;
    return hash;
}

using KeyVisitor = std::function<void(RecordPlace, ByteView record, ByteView key)>;

Result<> forEachKey(const StoreView& view, const Progress& progress, const KeyVisitor& visit)
{
    const std::uint32_t keyBytes = *view.layout().keySizeBytes;
    for (const SectionInfo& info : view.sections()) {
        const auto keys = view.keyFile(info.section);
        if (!keys)
            continue;
        bool stopped = false;
        const auto read =
            (*keys)->forEach([&](Position position, RecordTrust trust, ByteView record) -> Result<> {
                stopped = progress.stopRequested();
                if (stopped)
                    return fail(Errc::Cancelled, "cancelled");
                if (trust == RecordTrust::Verified)
                    visit({info.section, position}, record, record.subspan(8, keyBytes));
                return {};
            });
        if (!read && stopped)
            return fail(Errc::Cancelled, "cancelled"); // else a file that cannot be read: others say so
    }
    return {};
}

/// What is known of one key that may stand at several indices.
struct Repeated {
    std::set<std::uint64_t> indices;
    RecordPlace last;
};

} // namespace

Result<> reportRepeatedKeys(const StoreView& view, const FindingSink& sink, const Progress& progress)
{
    const auto& layout = view.layout();
    if (layout.kind != StoreKind::Archive || !layout.keySizeBytes || !layout.pageSize ||
        view.records() > kRepeatedKeyRecordsMax)
        return {};
    std::vector<std::uint64_t> all;
    all.reserve(view.records());
    CRYO_TRY(forEachKey(view, progress, [&](RecordPlace, ByteView, ByteView key) {
        if (all.size() < kRepeatedKeyRecordsMax)
            all.push_back(fingerprint(key));
    }));
    std::ranges::sort(all);
    std::set<std::uint64_t> twice;
    constexpr std::size_t kNamedMax = 100'000;
    for (std::size_t i = 1; i < all.size() && twice.size() < kNamedMax; ++i)
        if (all[i] == all[i - 1])
            twice.insert(all[i]);
    all = {};
    if (twice.empty())
        return {};
    std::map<Bytes, Repeated> keys;
    CRYO_TRY(forEachKey(view, progress, [&](RecordPlace place, ByteView record, ByteView key) {
        if (!twice.contains(fingerprint(key)))
            return;
        Repeated& repeated = keys[Bytes(key.begin(), key.end())];
        repeated.indices.insert(loadBig<std::uint64_t>(record.first(8)));
        repeated.last = place;
    }));
    for (const auto& [key, repeated] : keys) {
        if (repeated.indices.size() < 2)
            continue; // several records of one index: AR-03
        const SectionInfo* info = view.section(repeated.last.section);
        Finding finding = Finding::make(FindingCode::AR04, {layout.partitions.key, info->keyFileName, {}},
                                        {{"n", std::to_string(repeated.indices.size())}});
        if (const auto row = view.readRecord(repeated.last))
            finding.where.offset = row->keyFileOffset.value;
        finding.section = repeated.last.section;
        finding.position = repeated.last.position;
        finding.found = toHex(key);
        sink(std::move(finding));
    }
    return {};
}

} // namespace cryo
