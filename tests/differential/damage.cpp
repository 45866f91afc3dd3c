// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts and flips, each near an edge that some rule is about.
#include "tests/differential/damage.h"

#include <algorithm>

namespace cryo::test {

using script::Json;

namespace {

constexpr std::uint64_t kHeaderBytes = 8;
constexpr std::uint64_t kBucketBytes = 58;

struct File {
    std::string path;
    std::uint64_t sizeBytes = 0;
    std::uint64_t unitBytes = 1; ///< page or bucket
};

std::vector<File> filesOf(const ReadableStorage& storage, const Measures& measures)
{
    std::vector<File> files;
    for (const DirectoryEntry& partition : storage.listRoot().value_or(std::vector<DirectoryEntry>()))
        for (const DirectoryEntry& file :
             storage.list(partition.name).value_or(std::vector<DirectoryEntry>())) {
            const bool table = partition.name == measures.tablePartition;
            files.push_back({partition.name + "/" + file.name, file.sizeBytes,
                             table ? kBucketBytes : measures.physicalPageBytes});
        }
    return files;
}

/// A place near an edge: of a page or bucket, of the file, or anywhere. At least `from`, below the size.
std::uint64_t placeIn(const File& file, std::uint64_t from, Dice& dice)
{
    const std::uint64_t body = file.sizeBytes - from;
    std::uint64_t place = dice.below(body);
    switch (dice.below(4)) {
    case 0: // around the begin of a unit
        place = place / file.unitBytes * file.unitBytes + dice.below(14);
        place -= std::min<std::uint64_t>(place, dice.below(14));
        break;
    case 1: // near the end
        place = body - 1 - std::min(body - 1, dice.below(40));
        break;
    default:
        break;
    }
    return from + std::min(place, body - 1);
}

Json flip(const std::string& path, std::uint64_t offset, Dice& dice)
{
    const std::uint64_t bits = dice.chance(50) ? std::uint64_t{1} << dice.below(8) : dice.between(1, 255);
    return Json{{"op", "flip_byte"}, {"path", path}, {"offset", offset}, {"xor", bits}};
}

Json cut(const File& file, Dice& dice)
{
    Json line{{"op", "truncate_file"}, {"path", file.path}};
    switch (dice.below(6)) {
    case 0:
        line["drop"] = dice.between(1, 12);
        break;
    case 1:
        line["drop"] = dice.between(1, file.unitBytes + 12);
        break;
    case 2: { // to a whole number of units, and a little more or less
        const std::uint64_t units = file.sizeBytes / file.unitBytes;
        line["to"] = kHeaderBytes + dice.below(units + 1) * file.unitBytes + dice.below(3);
        break;
    }
    case 3: // grows: zeros at the end
        line["to"] = file.sizeBytes + dice.between(1, 3 * file.unitBytes);
        break;
    case 4:
        line["to"] = kHeaderBytes;
        break;
    default:
        line["to"] = dice.between(kHeaderBytes, std::max(kHeaderBytes, file.sizeBytes));
    }
    if (line.contains("to") && line["to"].get<std::uint64_t>() < kHeaderBytes)
        line["to"] = kHeaderBytes;
    return line;
}

/// In the first eight bytes, or a file that is shorter.
Json damageHeader(const File& file, Dice& dice)
{
    if (file.sizeBytes < kHeaderBytes || dice.chance(50))
        return Json{{"op", "truncate_file"}, {"path", file.path}, {"to", dice.below(kHeaderBytes)}};
    return flip(file.path, dice.below(kHeaderBytes), dice);
}

} // namespace

std::vector<Json> damage(const ReadableStorage& storage, const Measures& measures, bool sound, Dice& dice)
{
    const std::vector<File> files = filesOf(storage, measures);
    if (files.empty())
        return {};
    if (sound && dice.chance(8))
        return {damageHeader(dice.oneOf(files), dice)};
    std::vector<Json> lines;
    const std::uint64_t count = dice.oneOf({1, 1, 1, 2, 3});
    for (std::uint64_t i = 0; i < count; ++i) {
        const File& file = dice.oneOf(files);
        if (file.sizeBytes > kHeaderBytes && dice.chance(50))
            lines.push_back(flip(file.path, placeIn(file, kHeaderBytes, dice), dice));
        else if (file.sizeBytes > kHeaderBytes)
            lines.push_back(cut(file, dice));
    }
    return lines;
}

} // namespace cryo::test
