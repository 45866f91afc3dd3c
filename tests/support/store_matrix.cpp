// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing a configuration by a number, and filling it. Sizes are chosen so that few and many sections, short
// and full pages, dense and sparse indices, and syncs inside pages all come up.
#include "tests/support/store_matrix.h"

#include <algorithm>
#include <array>
#include <set>

namespace cryo::test {

namespace {

constexpr std::array<std::uint16_t, 24> kPageSizes = {64,   65,   72,   100,  127,  128,   200,   255,
                                                      256,  333,  512,  777,  1000, 1024,  1500,  2048,
                                                      4084, 4096, 5000, 8180, 8192, 16384, 32768, 65535};
constexpr std::array<std::uint64_t, 18> kItemsPerSection = {
    1, 2, 3, 5, 7, 10, 16, 33, 64, 100, 128, 250, 256, 1000, 1024, 4096, 65535, 65536};

class Chooser {
public:
    explicit Chooser(std::uint64_t number)
        : m_random(number * 0x9E3779B97F4A7C15U + 1)
    {
    }
    template <typename List>
    auto of(const List& list)
    {
        return list[m_random.next() % std::size(list)];
    }
    bool chance(std::uint64_t percent) { return m_random.next() % 100 < percent; }
    std::uint64_t between(std::uint64_t min, std::uint64_t max) { return m_random.between(min, max); }
    SplitMix64& random() { return m_random; }

private:
    SplitMix64 m_random;
};

void chooseSpec(Chooser& choose, MatrixStore& store)
{
    store.spec.pageSize.value =
        choose.chance(70) ? choose.of(kPageSizes) : static_cast<std::uint16_t>(choose.between(64, 65535));
    store.spec.keySizeBytes = static_cast<std::uint32_t>(choose.between(4, 64));
    if (choose.chance(40))
        store.spec.compressionLevel = static_cast<int>(choose.of(std::array{0, 1, 3, 9}));
    store.spec.headerLayout = choose.chance(50) ? HeaderLayout::V1 : HeaderLayout::V0;
    store.codec = choose.chance(75)
                      ? Codec::ByteString
                      : choose.of(std::array{Codec::U64, Codec::I32, Codec::Fixed, Codec::Fixed});
}

RandomItems chooseItems(Chooser& choose, const MatrixStore& store)
{
    constexpr std::array<std::pair<std::uint64_t, std::uint64_t>, 8> kValueSizes = {
        {{0, 0}, {0, 3}, {8, 8}, {19, 19}, {0, 100}, {0, 300}, {100, 100}, {200, 1000}}};
    RandomItems items;
    items.codec = store.codec;
    items.keySizeBytes = store.spec.keySizeBytes;
    std::tie(items.valueMinBytes, items.valueMaxBytes) = choose.of(kValueSizes);
    if (store.codec == Codec::Fixed)
        items.valueMinBytes = choose.of(std::array<std::uint64_t, 5>{1, 20, 32, 64, 128});
    items.repeat = choose.chance(20);
    return items;
}

std::uint64_t fullPagesOf(const SectionWriter& sections, PageSize pageSize)
{
    std::uint64_t pages = 0;
    for (const auto& [section, files] : sections.sections())
        pages += files.index.syncedSizeBytes() / pageSize.value;
    return pages;
}

/// Indices in the order of putting.
std::vector<std::uint64_t> chooseIndices(Chooser& choose, std::uint64_t itemsPerSection)
{
    std::vector<std::uint64_t> indices;
    const std::uint64_t count = choose.chance(10) ? choose.between(1, 4) : choose.between(5, 600);
    const std::uint64_t start = choose.chance(60) ? 0 : choose.between(0, 5 * itemsPerSection);
    const std::uint64_t way = choose.between(0, 99);
    if (way < 70) {
        // without gaps; a section per item would be many files
        const std::uint64_t some = itemsPerSection < 4 ? std::min<std::uint64_t>(count, 80) : count;
        for (std::uint64_t i = 0; i < some; ++i)
            indices.push_back(start + i);
    } else if (way < 85) {
        const std::uint64_t stride = choose.between(2, std::max<std::uint64_t>(2, itemsPerSection / 3));
        for (std::uint64_t i = 0; i < std::min<std::uint64_t>(count, 120); ++i)
            indices.push_back(start + i * stride);
    } else {
        std::set<std::uint64_t> chosen;
        const std::uint64_t range = itemsPerSection * choose.between(1, 40);
        for (std::uint64_t i = 0; i < std::min<std::uint64_t>(count, 120); ++i)
            chosen.insert(start + choose.between(0, range));
        indices.assign(chosen.begin(), chosen.end());
    }
    if (choose.chance(15))
        for (std::size_t i = indices.size(); i > 1; --i)
            std::swap(indices[i - 1], indices[choose.between(0, i - 1)]);
    return indices;
}

void fillArchive(Chooser& choose, MatrixStore& store, MemoryStorage& storage)
{
    store.itemsPerSection = choose.of(kItemsPerSection);
    ArchiveSpec spec{store.spec, store.itemsPerSection, {}};
    const bool markers = store.spec.headerLayout == HeaderLayout::V1 || choose.chance(20);
    if (markers)
        spec.markerPartition = store.spec.keyPartition + "-metadata";
    ArchiveBuilder builder(spec);
    if (store.spec.headerLayout == HeaderLayout::V1 && choose.chance(30))
        builder.setHeaderLayout(HeaderLayout::V0);
    const RandomItems items = chooseItems(choose, store);
    const auto indices = chooseIndices(choose, store.itemsPerSection);
    const std::uint64_t syncEvery = choose.of(std::array<std::uint64_t, 5>{0, 1, 7, 37, 100});
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const RandomItem item = nextItem(choose.random(), items);
        builder.put(indices[i], item.key, item.codecBytes);
        if (syncEvery != 0 && i % syncEvery == 0)
            builder.sync();
        if (i == indices.size() / 2)
            builder.setHeaderLayout(store.spec.headerLayout);
    }
    builder.sync();
    if (choose.chance(15))
        builder.prune(indices[indices.size() / 2]);
    if (choose.chance(70))
        builder.setMarkerBodies(encodeMetadata(2, encodeMarkers(builder.fullMarkers())),
                                choose.chance(50) ? std::optional(encodeMetadata(1, {})) : std::nullopt);
    builder.writeTo(storage);
    store.fullPages = fullPagesOf(builder.sections(), store.spec.pageSize);
    store.description += ", items per section " + std::to_string(store.itemsPerSection) + ", " +
                         std::to_string(indices.size()) + " items, " +
                         std::to_string(builder.sections().sections().size()) + " sections";
}

void fillFreezer(Chooser& choose, MatrixStore& store, MemoryStorage& storage)
{
    FreezerSpec spec;
    spec.store = store.spec;
    spec.tablePartition = store.partitionPrefix + "table";
    spec.valueTargetSizeBytes = choose.of(std::array<std::uint64_t, 4>{1, 500, 5000, 10485760});
    spec.tableInitialSize = choose.of(std::array<std::uint32_t, 7>{1, 2, 4, 16, 64, 256, 4096});
    spec.resizeFrequency = choose.of(std::array<std::uint8_t, 4>{1, 2, 4, 255});
    spec.resizeChunkSize = choose.of(std::array<std::uint32_t, 4>{1, 4, 16, 1024});
    FreezerBuilder builder(spec);
    const std::uint64_t count = choose.chance(10)                 ? choose.between(1, 4)
                                : spec.valueTargetSizeBytes < 100 ? choose.between(2, 80)
                                                                  : choose.between(5, 600);
    const std::uint64_t syncEvery = choose.of(std::array<std::uint64_t, 4>{0, 5, 37, 100});
    const RandomItems items = chooseItems(choose, store);
    for (std::uint64_t i = 0; i < count; ++i) {
        const RandomItem item = nextItem(choose.random(), items);
        builder.put(item.key, item.codecBytes);
        if (syncEvery != 0 && i % syncEvery == 0)
            builder.sync();
    }
    choose.chance(50) ? builder.close() : builder.sync();
    builder.writeTo(storage);
    store.tableSize = builder.tableSize();
    store.fullPages = fullPagesOf(builder.sections(), store.spec.pageSize);
    store.description += ", " + std::to_string(count) + " items, " +
                         std::to_string(builder.sections().sections().size()) + " sections, table " +
                         std::to_string(spec.tableInitialSize) + " to " + std::to_string(store.tableSize) +
                         (builder.resizing() ? ", resizing" : "");
}

} // namespace

MatrixStore addMatrixStore(MemoryStorage& storage, std::uint64_t number, const std::string& prefix)
{
    Chooser choose(number);
    MatrixStore store;
    store.number = number;
    store.partitionPrefix = prefix;
    store.archive = choose.chance(60);
    chooseSpec(choose, store);
    store.spec.keyPartition = prefix + "key";
    store.spec.valuePartition = prefix + "value";
    store.description = std::to_string(number) + (store.archive ? ": archive" : ": freezer") +
                        ", page size " + std::to_string(store.spec.pageSize.value) + ", key size " +
                        std::to_string(store.spec.keySizeBytes) + ", " + std::string(codecName(store.codec)) +
                        (store.spec.compressionLevel ? ", compressed" : "");
    if (store.archive)
        fillArchive(choose, store, storage);
    else
        fillFreezer(choose, store, storage);
    return store;
}

} // namespace cryo::test
