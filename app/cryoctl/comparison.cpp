// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading, writing and showing.
#include "app/cryoctl/comparison.h"

#include "app/cryoctl/text.h"

#include <ctime>
#include <filesystem>
#include <fstream>

namespace cryo::ctl {

namespace {

constexpr std::size_t kLinesShown = 40;

std::string whenText(std::int64_t ms)
{
    const std::time_t seconds = ms / 1000;
    std::tm parts{};
    if (gmtime_r(&seconds, &parts) == nullptr)
        return std::to_string(ms) + " ms";
    std::array<char, 40> words{};
    const std::size_t length = std::strftime(words.data(), words.size(), "%Y-%m-%d %H:%M:%S UTC", &parts);
    return {words.data(), length};
}

Json rangesJson(const std::vector<IndexRange>& ranges)
{
    Json json = Json::array();
    for (const IndexRange& range : ranges)
        json.push_back(Json::array({number(range.first), number(range.last)}));
    return json;
}

Json headJson(const std::optional<RecordPlace>& place)
{
    if (!place)
        return nullptr;
    return Json::array({number(place->section.value), number(place->position.value)});
}

void printRanges(Output& out, std::string_view title, const std::vector<IndexRange>& ranges)
{
    if (ranges.empty())
        return;
    out << styled(out, Style::Heading, title) << "\n";
    for (std::size_t i = 0; i < std::min(ranges.size(), kLinesShown); ++i)
        out << "  " << std::to_string(ranges[i].first) << " to " << std::to_string(ranges[i].last) << "\n";
    if (ranges.size() > kLinesShown)
        out << "  and " << grouped(ranges.size() - kLinesShown) << " more ranges\n";
}

} // namespace

bool isSnapshotFile(const std::string& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return false;
    std::ifstream file(path, std::ios::binary);
    std::array<char, 8> start{};
    return file.read(start.data(), start.size()) &&
           std::string_view(start.data(), start.size()) == "CRYOSNAP";
}

Result<Snapshot> readSnapshotFile(const std::string& path)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error)
        return fail(Errc::NotFound, path + " cannot be read: " + error.message());
    if (size > kSnapshotBytesMax)
        return fail(Errc::LimitExceeded, path + " is too long for a snapshot");
    Bytes bytes(size);
    std::ifstream file(path, std::ios::binary);
    if (!file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size)))
        return fail(Errc::Io, path + " cannot be read to its end");
    return decodeSnapshot(bytes);
}

Result<> writeSnapshotFile(const Snapshot& snapshot, const std::string& path,
                           const std::filesystem::path& root)
{
    std::error_code error;
    const auto target = std::filesystem::weakly_canonical(path, error);
    const auto inside = std::filesystem::weakly_canonical(root, error);
    // A foreign file in a root keeps the node from starting.
    if (std::mismatch(inside.begin(), inside.end(), target.begin(), target.end()).first == inside.end())
        return fail(Errc::InvalidArgument, path + " lies inside the store's folder; write it elsewhere");
    CRYO_ASSIGN(const Bytes bytes, encodeSnapshot(snapshot));
    const std::string aside = path + ".part";
    {
        std::ofstream file(aside, std::ios::binary | std::ios::trunc);
        file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        file.flush();
        if (!file)
            return fail(Errc::Io, aside + " cannot be written");
    }
    std::filesystem::rename(aside, path, error);
    if (error)
        return fail(Errc::Io, path + " cannot be written: " + error.message());
    return {};
}

void printSnapshotDiffJson(Context& context, const Snapshot& then, const SnapshotDiff& diff)
{
    JsonDocument document(context.out);
    document.member("kind", storeKindName(then.kind));
    document.member("taken", whenText(then.takenMs));
    document.member("records", {{"then", number(diff.recordsThen)}, {"now", number(diff.recordsNow)}});
    document.beginArray("sections");
    for (const SectionChange& change : diff.sections)
        document.element({{"section", number(change.section.value)},
                          {"what", sectionChangeName(change.kind)},
                          {"then", number(change.recordsThen)},
                          {"now", number(change.recordsNow)}});
    document.endArray();
    if (then.kind == StoreKind::Archive) {
        document.member("indices_gone", rangesJson(diff.indicesGone));
        document.member("indices_new", rangesJson(diff.indicesNew));
        document.finish();
        return;
    }
    document.member("table_size", {{"then", number(diff.tableSizeThen)}, {"now", number(diff.tableSizeNow)}});
    document.member("buckets_changed", number(diff.bucketsChanged));
    document.beginArray("buckets");
    for (const BucketChange& change : diff.buckets)
        document.element({{"bucket", number(change.bucket.value)},
                          {"head_then", headJson(change.headThen)},
                          {"head_now", headJson(change.headNow)},
                          {"chain_then", change.lengthThen},
                          {"chain_now", change.lengthNow}});
    document.endArray();
    document.finish();
}

void printSnapshotDiff(Context& context, const Snapshot& then, const SnapshotDiff& diff)
{
    Output& out = context.out;
    FactList facts;
    facts.add("snapshot", then.name + ", " + whenText(then.takenMs));
    facts.add("records", grouped(diff.recordsThen) + " then, " + grouped(diff.recordsNow) + " now");
    if (then.kind == StoreKind::Freezer) {
        facts.add("table", diff.tableSizeThen == diff.tableSizeNow
                               ? counted(diff.tableSizeNow, "bucket")
                               : grouped(diff.tableSizeThen) + " buckets then, " +
                                     grouped(diff.tableSizeNow) + " now");
        facts.add("buckets", grouped(diff.bucketsChanged) + " with another head or chain");
    }
    facts.print(out);
    if (diff.isEqual()) {
        out << "nothing has changed\n";
        return;
    }
    if (!diff.sections.empty()) {
        out << "\n";
        TextTable table({{"SECTION", TextTable::Align::Right},
                         {"WHAT"},
                         {"THEN", TextTable::Align::Right},
                         {"NOW", TextTable::Align::Right}});
        for (std::size_t i = 0; i < std::min(diff.sections.size(), kLinesShown); ++i) {
            const SectionChange& change = diff.sections[i];
            const bool isBad =
                change.kind == SectionChangeKind::Changed || change.kind == SectionChangeKind::Shrunk;
            table.add({std::to_string(change.section.value),
                       {std::string(sectionChangeName(change.kind)), isBad ? Style::Error : Style::Plain},
                       grouped(change.recordsThen),
                       grouped(change.recordsNow)});
        }
        table.print(out);
        if (diff.sections.size() > kLinesShown)
            out << "and " << grouped(diff.sections.size() - kLinesShown) << " more sections\n";
    }
    printRanges(out, "indices that are gone", diff.indicesGone);
    printRanges(out, "new indices", diff.indicesNew);
}

} // namespace cryo::ctl
