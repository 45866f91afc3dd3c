// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the scans: seconds and peak memory of the archive report or the freezer report of a store that
// make_big has written, beside the plain reading and checksumming of the same files on one core.
//
//   scan_big archive DIR         scan_big freezer DIR CHECKPOINT-HEX
#include "core/base/crc32c.h"
#include "core/inspect/archive_report.h"
#include "core/inspect/freezer_report.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/bench/big_store.h"

#include <chrono>
#include <iostream>
#include <span>
#include <string>
#include <sys/resource.h>

using namespace cryo;
using namespace cryo::test;

namespace {

class Clock {
public:
    [[nodiscard]] double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

long peakMebibytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// Reads every byte of a file once and checksums it in pages: the least that any scan must do.
Result<std::uint64_t> readAndChecksum(const ReadableStorage& storage, const std::string& partition)
{
    std::uint64_t sum = 0;
    Bytes piece(std::size_t{1} << 20);
    CRYO_ASSIGN(const auto entries, storage.list(partition));
    for (const DirectoryEntry& entry : entries) {
        CRYO_ASSIGN(const auto file, storage.open(partition, entry.name));
        for (std::uint64_t at = 0; at < file->sizeBytes(); at += piece.size()) {
            const auto part =
                MutableByteView(piece).first(std::min<std::uint64_t>(piece.size(), file->sizeBytes() - at));
            CRYO_TRY(file->readAt(FileOffset{at}, part));
            for (std::size_t i = 0; i < part.size(); i += 4096)
                sum += crc32c(part.subspan(i, std::min<std::size_t>(4096, part.size() - i)));
        }
    }
    return sum;
}

StoreLayout layoutOf(bool archive, const std::span<char*>& arguments)
{
    StoreLayout layout;
    layout.kind = archive ? StoreKind::Archive : StoreKind::Freezer;
    layout.name = archive ? "archive" : "freezer";
    layout.partitions.key = layout.name + "_key";
    layout.partitions.value = layout.name + "_value";
    layout.pageSize = PageSize{4096};
    layout.keySizeBytes = 32;
    layout.compressed = false;
    layout.codec = Codec::ByteString;
    if (archive)
        layout.itemsPerSection = BigArchive{}.itemsPerSection;
    else
        layout.partitions.table = "freezer_table";
    if (!archive && arguments.size() > 3)
        if (const auto bytes = fromHex(arguments[3]); bytes && bytes->size() == kCheckpointSizeBytes)
            layout.checkpoint = decodeCheckpoint(*bytes);
    return layout;
}

Result<> measure(const std::span<char*>& arguments)
{
    const bool archive = std::string_view(arguments[1]) == "archive";
    CRYO_ASSIGN(const auto storage, ReadOnlyFileStorage::open(arguments[2]));
    const StoreLayout layout = layoutOf(archive, arguments);
    const Clock floorClock;
    CRYO_TRY(readAndChecksum(*storage, layout.partitions.key));
    if (!archive)
        CRYO_TRY(readAndChecksum(*storage, layout.partitions.table));
    std::cout << "read and checksum, one core: " << floorClock.seconds() << " s\n";

    const Clock openClock;
    CRYO_ASSIGN(const auto view, StoreView::open(storage, layout));
    const auto rows = view->readRows(0, 100);
    std::cout << "open and first rows: " << openClock.seconds() << " s, " << rows.size() << " rows\n";

    std::uint64_t findings = 0;
    const FindingSink sink = [&](const Finding& finding) {
        findings += finding.severity == Severity::Info ? 0 : 1;
    };
    const long before = peakMebibytes();
    const Clock clock;
    if (archive) {
        CRYO_ASSIGN(const auto report, archiveReport(view, sink));
        std::cout << "archive report: " << clock.seconds() << " s, " << report->items() << " items, "
                  << report->ranges().size() << " ranges";
    } else {
        CRYO_ASSIGN(const auto report, freezerReport(view, sink));
        std::cout << "freezer report: " << clock.seconds() << " s, " << report->records << " records, "
                  << report->table.size << " buckets, longest chain " << report->longest << ", "
                  << report->shadowedRecords << " shadowed, " << report->unreachableRecords << " unreachable";
    }
    std::cout << ", " << findings << " findings of warning and above; peak memory " << peakMebibytes()
              << " MiB (" << before << " before)\n";
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
    if (arguments.size() < 3) {
        std::cerr << "scan_big archive DIR | scan_big freezer DIR CHECKPOINT-HEX\n";
        return 16;
    }
    if (const auto measured = measure(arguments); !measured) {
        std::cerr << toString(measured.error()) << "\n";
        return 8;
    }
    return 0;
}
