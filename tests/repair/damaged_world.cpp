// SPDX-License-Identifier: GPL-3.0-or-later
// Stores by our builders, damage byte by byte, fates by comparing bytes.
#include "tests/repair/damaged_world.h"

#include "core/base/crc32c.h"
#include "core/base/varint.h"
#include "core/freezer/freezer_format.h"
#include "core/journal/page_format.h"
#include "core/storage/blob_name.h"
#include "tests/support/store_builder.h"

#include <algorithm>
#include <functional>
#include <set>

namespace cryo::test {

namespace {

template <typename T>
T oneOf(SplitMix64& random, std::initializer_list<T> choices)
{
    return *(choices.begin() + random.between(0, choices.size() - 1));
}

std::shared_ptr<MemoryStorage> copyOf(const MemoryStorage& storage)
{
    auto copy = std::make_shared<MemoryStorage>();
    for (const auto& [partition, files] : storage.partitions()) {
        copy->createPartition(partition);
        for (const auto& [name, content] : files)
            copy->write(partition, name, *content);
    }
    return copy;
}

class World {
public:
    explicit World(std::uint64_t seed)
        : m_random(seed * 0x9E3779B97F4A7C15U + 1)
    {
    }
    DamagedWorld make(bool damaged);
    using Damage = std::function<void(World&)>;
    static const std::vector<std::pair<std::string, Damage>>& all();

private:
    void chooseCommon();
    void makeArchive();
    void makeFreezer();
    Bytes nextKey();
    Bytes nextValue();
    void damage();
    Bytes* pickFile(const std::string& partition = {});
    void flip(Bytes& file, std::uint64_t count);
    void judgeFates();
    void judgeFate(KnownItem& item) const;

    SplitMix64 m_random;
    DamagedWorld m_out;
    StoreSpec m_spec;
    std::uint64_t m_puts = 0;
    bool m_textKeys = false;
    std::uint64_t m_valueLeast = 0;
    std::uint64_t m_valueMost = 64;
    std::shared_ptr<MemoryStorage> m_early; ///< the store at an earlier sync
};

void World::chooseCommon()
{
    m_spec.keyPartition = "k";
    m_spec.valuePartition = "v";
    m_spec.pageSize = PageSize{oneOf<std::uint16_t>(m_random, {64, 128, 200, 512, 1024, 4096})};
    m_spec.keySizeBytes = oneOf<std::uint32_t>(m_random, {8, 16, 20, 32, 64});
    if (m_random.between(0, 3) == 0)
        m_spec.compressionLevel = 3;
    m_puts = oneOf<std::uint64_t>(m_random, {5, 30, 100, 100, 200, 300});
    m_valueMost = oneOf<std::uint64_t>(m_random, {8, 40, 64, 200});
    m_valueLeast = m_random.between(0, 3) == 0 ? m_valueMost : 0;
    auto& layout = m_out.layout;
    layout.partitions.key = "k";
    layout.partitions.value = "v";
    layout.pageSize = m_spec.pageSize;
    layout.keySizeBytes = m_spec.keySizeBytes;
    layout.compressed = m_spec.compressionLevel.has_value();
    layout.codec = Codec::ByteString;
    auto& config = m_out.config;
    config["key_partition"] = "k";
    config["value_partition"] = "v";
    config["key_write_buffer"] = 1024;
    config["value_write_buffer"] = 1024;
    config["page_size"] = m_spec.pageSize.value;
    config["page_cache_pages"] = 10;
    config["key_size"] = m_spec.keySizeBytes;
    config["codec"] = "bytes";
    config["metrics"] = false;
}

Bytes World::nextKey()
{
    return m_random.fill(m_spec.keySizeBytes);
}

Bytes World::nextValue()
{
    const Bytes content = m_random.fill(m_random.between(m_valueLeast, m_valueMost));
    return encodeCodec(Codec::ByteString, DecodedValue(content)).value();
}

void World::makeArchive()
{
    ArchiveSpec spec{m_spec, oneOf<std::uint64_t>(m_random, {1, 4, 16, 64, 100, 1000}), {}};
    m_out.layout.kind = StoreKind::Archive;
    m_out.layout.itemsPerSection = spec.itemsPerSection;
    auto& config = m_out.config;
    config["engine"] = "archive";
    config["translator"] = "FourCap";
    config["compression"] =
        m_spec.compressionLevel ? nlohmann::ordered_json(*m_spec.compressionLevel) : nullptr;
    config["items_per_section"] = spec.itemsPerSection;
    config["replay_buffer"] = 4096;
    ArchiveBuilder archive(spec);
    if (spec.itemsPerSection < 4)
        m_puts = std::min<std::uint64_t>(m_puts, 30);
    const std::uint64_t style = m_random.between(0, 2); // in order, with gaps, at random
    const std::uint64_t stride = style == 0 ? 1 : m_random.between(2, 5);
    const std::uint64_t syncEvery = oneOf<std::uint64_t>(m_random, {1, 3, 17, 1000});
    std::uint64_t index = m_random.between(0, 1) == 0 ? 0 : m_random.between(0, 100'000);
    const std::uint64_t first = index;
    std::set<std::uint64_t> used;
    std::map<Section, std::uint64_t> counts;
    for (std::uint64_t i = 0; i < m_puts; ++i) {
        index = style == 2 ? first + m_random.between(0, 3 * m_puts) : index + (i == 0 ? 0 : stride);
        if (!used.insert(index).second)
            continue;
        KnownItem item{index, nextKey(), nextValue(), {}, {}};
        const Section section = sectionOfIndex(index, spec.itemsPerSection);
        item.place = {section, Position{counts[section]++}};
        archive.put(index, item.key, item.codecBytes);
        m_out.items.push_back(std::move(item));
        if (i % syncEvery == syncEvery - 1)
            archive.sync();
        if (i == m_puts / 2) {
            archive.sync();
            m_early = std::make_shared<MemoryStorage>();
            archive.writeTo(*m_early);
        }
    }
    archive.sync();
    archive.writeTo(*m_out.healthy);
}

void World::makeFreezer()
{
    FreezerSpec spec;
    spec.store = m_spec;
    spec.tablePartition = "t";
    spec.valueTargetSizeBytes = oneOf<std::uint64_t>(m_random, {200, 1000, 5000, 1'000'000});
    spec.tableInitialSize = oneOf<std::uint32_t>(m_random, {1, 2, 8, 32, 128});
    spec.resizeFrequency = oneOf<std::uint8_t>(m_random, {1, 2, 4});
    spec.resizeChunkSize = oneOf<std::uint32_t>(m_random, {1, 4, 100});
    m_out.layout.kind = StoreKind::Freezer;
    m_out.layout.partitions.table = "t";
    auto& config = m_out.config;
    config["engine"] = "freezer";
    config["value_compression"] =
        m_spec.compressionLevel ? nlohmann::ordered_json(*m_spec.compressionLevel) : nullptr;
    config["value_target_size"] = spec.valueTargetSizeBytes;
    config["table_partition"] = "t";
    config["table_initial_size"] = spec.tableInitialSize;
    config["table_resize_frequency"] = spec.resizeFrequency;
    config["table_resize_chunk_size"] = spec.resizeChunkSize;
    config["table_replay_buffer"] = 4096;
    FreezerBuilder freezer(spec);
    const std::uint64_t syncEvery = oneOf<std::uint64_t>(m_random, {1, 5, 40, 1000});
    std::map<Section, std::uint64_t> counts;
    for (std::uint64_t i = 0; i < m_puts; ++i) {
        KnownItem item{i, nextKey(), nextValue(), {}, {}};
        // Now and then a key comes again.
        if (i > 3 && m_random.between(0, 9) == 0)
            item.key = m_out.items[m_random.between(0, i - 1)].key;
        const Section section = freezer.put(item.key, item.codecBytes).section;
        item.place = {section, Position{counts[section]++}};
        m_out.items.push_back(std::move(item));
        if (i % syncEvery == syncEvery - 1)
            freezer.sync();
        if (i == m_puts / 2) {
            freezer.sync();
            m_early = std::make_shared<MemoryStorage>();
            freezer.writeTo(*m_early);
        }
    }
    if (m_random.between(0, 1) == 0)
        freezer.close();
    else
        freezer.sync();
    freezer.writeTo(*m_out.healthy);
    m_out.layout.checkpoint = freezer.lastCheckpoint();
}

/// A file of the damaged store, any or one of a partition; null if there is none.
Bytes* World::pickFile(const std::string& partition)
{
    std::vector<Bytes*> files;
    for (const auto& [name, content] : m_out.damaged->partitions())
        if (partition.empty() || name == partition)
            for (const auto& [file, bytes] : content)
                files.push_back(bytes.get());
    return files.empty() ? nullptr : files[m_random.between(0, files.size() - 1)];
}

void World::flip(Bytes& file, std::uint64_t count)
{
    for (std::uint64_t i = 0; i < count && !file.empty(); ++i)
        file[m_random.between(0, file.size() - 1)] ^= static_cast<std::byte>(1U << m_random.between(0, 7));
}

const std::vector<std::pair<std::string, World::Damage>>& World::all()
{
    const auto onFile = [](std::function<void(World&, Bytes&)> what) {
        return [what](World& world) {
            if (Bytes* file = world.pickFile(); file != nullptr && !file->empty())
                what(world, *file);
        };
    };
    const auto range = [](World& world, Bytes& file, std::uint64_t most) {
        const std::uint64_t from = world.m_random.between(0, file.size() - 1);
        const std::uint64_t size =
            world.m_random.between(1, std::min<std::uint64_t>(most, file.size() - from));
        return MutableByteView(file).subspan(from, size);
    };
    static const std::vector<std::pair<std::string, Damage>> kAll = {
        {"one flipped bit", onFile([](World& w, Bytes& f) { w.flip(f, 1); })},
        {"two flipped bits", onFile([](World& w, Bytes& f) { w.flip(f, 2); })},
        {"many flipped bits", onFile([](World& w, Bytes& f) { w.flip(f, w.m_random.between(3, 40)); })},
        {"flips in every file",
         [](World& w) {
             for (const auto& [name, files] : w.m_out.damaged->partitions())
                 for (const auto& [file, bytes] : files)
                     w.flip(*bytes, w.m_random.between(0, 2));
         }},
        {"a changed byte", onFile([](World& w, Bytes& f) {
             f[w.m_random.between(0, f.size() - 1)] ^= static_cast<std::byte>(w.m_random.between(1, 255));
         })},
        {"a short zeroed range",
         onFile([range](World& w, Bytes& f) { std::ranges::fill(range(w, f, 40), std::byte{0}); })},
        {"a long zeroed range",
         onFile([range](World& w, Bytes& f) { std::ranges::fill(range(w, f, 8192), std::byte{0}); })},
        {"a range of other bytes", onFile([range](World& w, Bytes& f) {
             const auto to = range(w, f, 2000);
             std::ranges::copy(w.m_random.fill(to.size()), to.begin());
         })},
        {"a truncation", onFile([](World& w, Bytes& f) { f.resize(w.m_random.between(0, f.size() - 1)); })},
        {"a short truncation", onFile([](World& w, Bytes& f) {
             f.resize(f.size() - w.m_random.between(1, std::min<std::uint64_t>(f.size(), 60)));
         })},
        {"bytes behind the end", onFile([](World& w, Bytes& f) {
             append(f, w.m_random.between(0, 1) == 0 ? Bytes(w.m_random.between(1, 3000))
                                                     : w.m_random.fill(w.m_random.between(1, 3000)));
         })},
        {"a lost file",
         [](World& w) {
             std::vector<std::pair<std::string, std::string>> names;
             for (const auto& [partition, files] : w.m_out.damaged->partitions())
                 for (const auto& [name, bytes] : files)
                     names.emplace_back(partition, name);
             if (names.empty())
                 return;
             const auto& [partition, name] = names[w.m_random.between(0, names.size() - 1)];
             w.m_out.damage += " " + partition + "/" + name;
             w.m_out.damaged->remove(partition, name);
         }},
        {"a lost table",
         [](World& w) {
             if (w.m_out.layout.kind == StoreKind::Freezer)
                 w.m_out.damaged->remove("t", std::string(kTableFileName));
         }},
        {"swapped files",
         [](World& w) {
             const std::string partition = w.m_random.between(0, 1) == 0 ? "k" : "v";
             w.m_out.damage += " of " + partition;
             Bytes* a = w.pickFile(partition);
             Bytes* b = w.pickFile(partition);
             if (a != nullptr && b != nullptr)
                 a->swap(*b);
         }},
        {"a stale file",
         [](World& w) {
             if (w.m_early == nullptr)
                 return;
             std::vector<std::pair<std::string, std::string>> names;
             for (const auto& [partition, files] : w.m_early->partitions())
                 for (const auto& [name, bytes] : files)
                     names.emplace_back(partition, name);
             if (names.empty())
                 return;
             const auto& [partition, name] = names[w.m_random.between(0, names.size() - 1)];
             w.m_out.damage += " " + partition + "/" + name;
             w.m_out.damaged->write(partition, name, *w.m_early->find(partition, name));
         }},
        {"a torn page",
         [](World& w) {
             Bytes* file = w.pickFile("k");
             if (file == nullptr)
                 return;
             const std::uint64_t page = w.m_spec.pageSize.physicalBytes();
             const std::uint64_t pages = (file->size() - 8) / page;
             if (pages == 0)
                 return;
             const std::uint64_t number =
                 w.m_random.between(0, 2) == 0 ? w.m_random.between(0, pages - 1) : pages - 1;
             const std::uint64_t cut = w.m_random.between(1, page - 1);
             std::fill(file->begin() + static_cast<std::ptrdiff_t>(8 + number * page + cut),
                       file->begin() + static_cast<std::ptrdiff_t>(8 + (number + 1) * page), std::byte{0});
         }},
        {"a damaged header", onFile([](World& w, Bytes& f) {
             f[w.m_random.between(0, std::min<std::uint64_t>(7, f.size() - 1))] =
                 static_cast<std::byte>(w.m_random.between(0, 255));
         })},
        {"several damages at once",
         [](World& w) {
             const auto& damages = World::all();
             for (int i = 0; i < 3; ++i)
                 damages[w.m_random.between(0, damages.size() - 2)].second(w);
         }},
    };
    return kAll;
}

void World::damage()
{
    const auto& [name, what] = all()[m_random.between(0, all().size() - 1)];
    m_out.damageClass = name;
    what(*this);
}

/// Bytes of a file at a place are what they were.
bool untouched(const Bytes* before, const Bytes* after, std::uint64_t begin, std::uint64_t size)
{
    return before != nullptr && after != nullptr && begin + size <= before->size() &&
           begin + size <= after->size() &&
           equalBytes(ByteView(*before).subspan(begin, size), ByteView(*after).subspan(begin, size));
}

void World::judgeFate(KnownItem& item) const
{
    const std::string name = sectionFileName(item.place.section);
    const Bytes* keysBefore = m_out.healthy->find("k", name);
    const Bytes* keysAfter = m_out.damaged->find("k", name);
    const std::uint64_t pageBytes = m_spec.pageSize.value;
    const std::uint64_t recordBytes = m_out.layout.recordSize()->bytes;
    const std::uint64_t first = item.place.position.value * recordBytes;
    bool pagesGood = true;
    Bytes record;
    for (std::uint64_t at = first; at < first + recordBytes;) {
        const std::uint64_t page = at / pageBytes;
        const std::uint64_t size = std::min(first + recordBytes, (page + 1) * pageBytes) - at;
        const std::uint64_t physical = m_spec.pageSize.physicalBytes();
        const std::uint64_t offset = 8 + page * physical + at % pageBytes;
        if (!untouched(keysBefore, keysAfter, offset, size)) {
            item.fate = ItemFate::Damaged;
            return;
        }
        append(record, ByteView(*keysAfter).subspan(offset, size));
        const std::uint64_t pageBegin = 8 + page * physical;
        const bool whole = pageBegin + physical <= keysAfter->size();
        const PageVerdict verdict =
            whole ? judgePage(ByteView(*keysAfter).subspan(pageBegin, physical), m_spec.pageSize)
                  : PageVerdict{};
        pagesGood &= verdict.valid && verdict.lenBytes >= at % pageBytes + size;
        at += size;
    }
    const ValuePlace place = valuePlaceOf(record);
    const bool valueGood = untouched(m_out.healthy->find("v", name), m_out.damaged->find("v", name),
                                     8 + place.offset.value, place.sizeBytes);
    const Bytes* values = m_out.damaged->find("v", name);
    if (!valueGood && values != nullptr && 8 + place.offset.value + place.sizeBytes <= values->size()) {
        const ByteView stored = ByteView(*values).subspan(8 + place.offset.value, place.sizeBytes);
        item.replaced = crc32c(stored.first(stored.size() - kValueCrcSizeBytes)) ==
                        loadBig<std::uint32_t>(stored.last(kValueCrcSizeBytes));
    }
    item.fate = !valueGood ? ItemFate::Damaged : pagesGood ? ItemFate::Intact : ItemFate::Salvageable;
}

void World::judgeFates()
{
    for (KnownItem& item : m_out.items)
        judgeFate(item);
}

DamagedWorld World::make(bool damaged)
{
    m_out.healthy = std::make_shared<MemoryStorage>();
    chooseCommon();
    if (m_random.between(0, 1) == 0)
        makeArchive();
    else
        makeFreezer();
    m_out.damaged = copyOf(*m_out.healthy);
    if (damaged)
        damage();
    judgeFates();
    return std::move(m_out);
}

} // namespace

const std::vector<std::string>& damageClasses()
{
    static const std::vector<std::string> kNames = [] {
        std::vector<std::string> names;
        for (const auto& [name, what] : World::all())
            names.push_back(name);
        return names;
    }();
    return kNames;
}

DamagedWorld makeDamagedWorld(std::uint64_t seed)
{
    return World(seed).make(true);
}

DamagedWorld makeHealthyWorld(std::uint64_t seed)
{
    return World(seed).make(false);
}

} // namespace cryo::test
