// SPDX-License-Identifier: GPL-3.0-or-later
//
// Headers: repaired, made anew, converted. Source: newer.md §2.1, §5.8.
#include "core/simulate/prepared_store.h"
#include "core/simulate/sentences.h"
#include "core/storage/blob_header.h"

#include <bit>

namespace cryo {

namespace {

/// What a header is to be replaced by: how many bytes of the file, and the new ones.
struct NewHeader {
    std::uint64_t oldBytes = 0;
    Bytes bytes;
};

/// Whether the region differs from the canonical one in exactly one bit.
bool isOneBitOff(ByteView region, ByteView canonical)
{
    if (region.size() < canonical.size())
        return false;
    int bits = 0;
    for (std::size_t at = 0; at < canonical.size() && bits < 2; ++at)
        bits += std::popcount(std::to_integer<unsigned>(region[at] ^ canonical[at]));
    return bits == 1;
}

std::optional<NewHeader> repairedHeader(const ReadableFile& file, const HeaderReading& header)
{
    const Bytes canonical = encodeBlobHeader(header.layout);
    switch (header.state) {
    case HeaderState::V1Checksum:
    case HeaderState::V1Padding:
        return NewHeader{kHeaderV1SizeBytes, encodeBlobHeader(HeaderLayout::V1, header.blobVersion)};
    case HeaderState::Damaged:
        break;
    default:
        return std::nullopt;
    }
    Bytes region(std::min<std::uint64_t>(canonical.size(), file.sizeBytes()));
    if (!file.readAt(FileOffset{0}, region) || !isOneBitOff(region, canonical))
        return std::nullopt;
    return NewHeader{canonical.size(), canonical};
}

/// Goes through every file and replaces the headers for which `decide` names another.
template <typename Decide>
Result<> replaceHeaders(PreparedStore& store, PreventingChange change, Decide decide)
{
    for (const std::string& partition : partitionsOf(store)) {
        CRYO_ASSIGN(const std::vector<DirectoryEntry> entries, store.storage->list(partition));
        for (const DirectoryEntry& entry : entries) {
            if (entry.type != EntryType::Regular)
                continue;
            CRYO_ASSIGN(const auto file, store.storage->open(partition, entry.name));
            CRYO_ASSIGN(const HeaderReading header, readBlobHeader(*file));
            const std::optional<NewHeader> decided = decide(*file, header);
            if (!decided)
                continue;
            CRYO_TRY(store.storage->replacePrefix(partition, entry.name, decided->oldBytes, decided->bytes));
            ++change.files;
            if (change.places.size() < PreventingChange::kPlacesMax)
                change.places.push_back({partition, entry.name, 0});
        }
    }
    if (change.files == 0)
        return {};
    change.sentence.arguments.emplace_back("n", groupedDigits(change.files));
    store.changes.push_back(std::move(change));
    return {};
}

} // namespace

Result<> repairHeaders(PreparedStore& store)
{
    PreventingChange change{.kind = PreventingChange::Kind::RepairHeaders,
                            .files = 0,
                            .sentence = {kSentenceRepairHeaders, {}},
                            .places = {}};
    return replaceHeaders(store, std::move(change), repairedHeader);
}

Result<> finishCreations(PreparedStore& store, HeaderLayout fresh)
{
    PreventingChange change{
        .kind = PreventingChange::Kind::FinishCreations,
        .files = 0,
        .sentence = {kSentenceFinishCreations, {{"layout", std::string(headerLayoutName(fresh))}}},
        .places = {}};
    return replaceHeaders(
        store, std::move(change), [&](const ReadableFile& file, const HeaderReading& header) {
            const bool torn = header.state == HeaderState::EightZeros || header.state == HeaderState::TornV1;
            return torn ? std::optional(NewHeader{file.sizeBytes(), encodeBlobHeader(fresh)}) : std::nullopt;
        });
}

Result<> convertHeaders(PreparedStore& store, HeaderLayout target)
{
    PreventingChange change{
        .kind = PreventingChange::Kind::ConvertHeaders,
        .files = 0,
        .sentence = {kSentenceConvertHeaders, {{"layout", std::string(headerLayoutName(target))}}},
        .places = {}};
    return replaceHeaders(store, std::move(change),
                          [&](const ReadableFile&, const HeaderReading& header) -> std::optional<NewHeader> {
                              if (header.state != HeaderState::Good || header.layout == target)
                                  return std::nullopt;
                              return NewHeader{headerSizeBytes(header.layout),
                                               encodeBlobHeader(target, header.blobVersion)};
                          });
}

} // namespace cryo
