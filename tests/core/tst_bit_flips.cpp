// SPDX-License-Identifier: GPL-3.0-or-later
// Every single bit of a small store of each kind is flipped. The engine must never give a value that was not
// put under that index, key or cursor; and each flip must show, as an error of the engine or as a finding of
// the deepest check that the undamaged store does not have, unless the bit lies where the format protects
// nothing.
//
// Those places follow from the format alone (docs/deviations.md, "What the format cannot protect"), and are
// computed here from each page's footer: the zeros behind the vouched-for bytes of a page, and the footer
// slot that does not vouch for them.
#include "core/archive/archive.h"
#include "core/freezer/freezer.h"
#include "core/inspect/check.h"
#include "core/storage/memory_storage.h"
#include "tests/support/effort.h"
#include "tests/support/expect.h"

#include <QTest>

#include <map>
#include <set>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr std::uint32_t kKeyBytes = 4;
constexpr PageSize kPage{64};

struct Kind {
    bool freezer = false;
    bool compressed = false;
    bool v1 = false;
};

Bytes keyOf(std::uint32_t number)
{
    Bytes key;
    appendBig(key, number * 0x9E3779B9U);
    return key;
}

Bytes valueOf(std::uint32_t number)
{
    return Bytes(5 + number, static_cast<std::byte>(number + 1));
}

class Store {
public:
    explicit Store(const Kind& kind)
        : m_kind(kind)
    {
        if (kind.freezer)
            fillFreezer();
        else
            fillArchive();
        m_calm = findings(m_files);
    }

    [[nodiscard]] const MemoryStorage& files() const { return m_files; }

    [[nodiscard]] static std::shared_ptr<MemoryStorage> copyOf(const MemoryStorage& from)
    {
        auto copy = std::make_shared<MemoryStorage>();
        for (const auto& [partition, files] : from.partitions())
            for (const auto& [name, bytes] : files)
                copy->write(partition, name, *bytes);
        return copy;
    }

    enum class Seen : std::uint8_t { Nothing, Missing, Error, Wrong };
    /// What the engine says to a changed store. Missing: an item is not found, and no error says why.
    /// Wrong: a value that was not put there.
    [[nodiscard]] Seen ask(const MemoryStorage& changed) const
    {
        return m_kind.freezer ? askFreezer(changed) : askArchive(*copyOf(changed));
    }

    /// Whether the deepest check finds what the undamaged store does not have.
    [[nodiscard]] bool checkShows(const MemoryStorage& changed) const { return findings(changed) != m_calm; }

private:
    [[nodiscard]] ArchiveConfig archiveConfig() const
    {
        ArchiveConfig config;
        config.translator = Translator{4};
        config.keyPartition = "key";
        config.valuePartition = "value";
        config.keySizeBytes = kKeyBytes;
        config.pageSize = kPage;
        config.itemsPerSection = 8;
        config.replayBufferBytes = 1024;
        if (m_kind.compressed)
            config.compressionLevel = 3;
        if (m_kind.v1)
            config.headers = HeaderPolicy::v1();
        return config;
    }

    [[nodiscard]] FreezerConfig freezerConfig() const
    {
        FreezerConfig config;
        config.keyPartition = "key";
        config.valuePartition = "value";
        config.tablePartition = "table";
        config.keySizeBytes = kKeyBytes;
        config.pageSize = kPage;
        config.valueTargetSizeBytes = 60;
        config.tableInitialSize = 4;
        config.tableResizeFrequency = 4;
        config.tableResizeChunkSize = 4;
        if (m_kind.compressed)
            config.compressionLevel = 3;
        if (m_kind.v1)
            config.headers = HeaderPolicy::v1();
        return config;
    }

    /// Synced often, so that pages have two slots, and buckets too.
    void fillArchive()
    {
        Archive archive = must(Archive::open(m_files, archiveConfig(), {}));
        for (std::uint32_t i = 0; i < 11; ++i) {
            must(archive.put(i, keyOf(i), valueOf(i)));
            if (i % 3 == 1)
                must(archive.sync());
        }
        must(archive.sync());
    }

    void fillFreezer()
    {
        Freezer freezer = must(Freezer::open(m_files, freezerConfig(), std::nullopt, {}));
        for (std::uint32_t i = 0; i < 9; ++i) {
            m_cursors.push_back(must(freezer.put(keyOf(i), valueOf(i))));
            if (i % 3 == 1)
                must(freezer.sync());
        }
        m_checkpoint = must(freezer.close());
    }

    template <typename Found>
    static void judge(Seen& seen, const Found& found, const Bytes& expected)
    {
        if (!found)
            seen = std::max(seen, Seen::Error);
        else if (!found->has_value())
            seen = std::max(seen, Seen::Missing);
        else if (**found != expected)
            seen = Seen::Wrong;
    }

    [[nodiscard]] Seen askArchive(MemoryStorage& storage) const
    {
        const auto archive = Archive::open(storage, archiveConfig(), {});
        if (!archive)
            return Seen::Error;
        Seen seen = Seen::Nothing;
        for (std::uint32_t i = 0; i < 11; ++i) {
            const auto byIndex = archive->get(std::uint64_t{i});
            const auto byKey = archive->get(keyOf(i));
            judge(seen, byIndex, valueOf(i));
            judge(seen, byKey, valueOf(i));
        }
        return archive->items() > 11 ? Seen::Wrong : seen;
    }

    [[nodiscard]] Seen askFreezer(const MemoryStorage& storage) const
    {
        Seen seen = Seen::Nothing;
        for (const bool withCheckpoint : {true, false}) {
            const auto copy = copyOf(storage);
            const auto freezer =
                Freezer::open(*copy, freezerConfig(), withCheckpoint ? m_checkpoint : std::nullopt, {});
            if (!freezer) {
                seen = std::max(seen, Seen::Error);
                continue;
            }
            for (std::uint32_t i = 0; i < 9; ++i) {
                const auto byKey = freezer->get(keyOf(i));
                judge(seen, byKey, valueOf(i));
                const auto byCursor = freezer->get(m_cursors[i]);
                if (byCursor && *byCursor != valueOf(i))
                    return Seen::Wrong;
                if (!byCursor)
                    seen = std::max(seen, Seen::Error);
            }
        }
        return seen;
    }

    [[nodiscard]] std::multiset<std::string> findings(const MemoryStorage& storage) const
    {
        StoreLayout layout;
        layout.kind = m_kind.freezer ? StoreKind::Freezer : StoreKind::Archive;
        layout.partitions = {"key", "value", m_kind.freezer ? "table" : "", {}, {}};
        layout.pageSize = kPage;
        layout.keySizeBytes = kKeyBytes;
        if (!m_kind.freezer)
            layout.itemsPerSection = 8;
        layout.compressed = m_kind.compressed;
        layout.checkpoint = m_checkpoint;
        std::multiset<std::string> found;
        const auto view = StoreView::open(copyOf(storage), layout);
        const auto counted = view ? (*view)->countRecords() : view;
        if (!counted)
            return {"cannot be opened"};
        const auto result = checkStore(*counted, {.level = CheckLevel::Deep},
                                       [&](const Finding& finding) { found.insert(sentence(finding)); });
        if (!result)
            found.insert("cannot be checked");
        return found;
    }

    Kind m_kind;
    MemoryStorage m_files;
    std::vector<Cursor> m_cursors;
    std::optional<Checkpoint> m_checkpoint;
    std::multiset<std::string> m_calm;
};

/// Whether the format protects a byte of a file, from the layout alone. Source: format.md §2.
bool isProtected(const std::string& partition, ByteView file, std::size_t at, HeaderLayout layout)
{
    const std::size_t headerBytes = headerSizeBytes(layout);
    if (partition != "key" || at < headerBytes)
        return true; // values and table slots have checksums over all of their bytes
    const std::size_t page = (at - headerBytes) / kPage.physicalBytes();
    const std::size_t inPage = (at - headerBytes) % kPage.physicalBytes();
    const ByteView bytes = file.subspan(headerBytes + page * kPage.physicalBytes(), kPage.physicalBytes());
    const PageVerdict verdict = judgePage(bytes, kPage);
    if (inPage < kPage.value)
        return inPage < verdict.lenBytes;
    constexpr std::size_t kSlotBytes = kPageFooterSizeBytes / 2;
    return (inPage - kPage.value) / kSlotBytes == static_cast<std::size_t>(verdict.slot);
}

} // namespace

class TestBitFlips : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyBit_data();
    void everyBit();
};

/// Every bit; under a sanitizer every seventh, so that each bit of a byte has its turn.
constexpr std::size_t kBitStep = kSanitized ? 7 : 1;

void TestBitFlips::everyBit_data()
{
    QTest::addColumn<bool>("freezer");
    QTest::addColumn<bool>("compressed");
    QTest::addColumn<bool>("v1");
    // Compression changes nothing about headers, so the long ones are flipped in plain stores only.
    for (const bool freezer : {false, true}) {
        const char* kind = freezer ? "freezer" : "archive";
        QTest::addRow("%s, plain, V0", kind) << freezer << false << false;
        QTest::addRow("%s, zstd, V0", kind) << freezer << true << false;
        QTest::addRow("%s, plain, V1", kind) << freezer << false << true;
    }
}

void TestBitFlips::everyBit()
{
    QFETCH(const bool, freezer);
    QFETCH(const bool, compressed);
    QFETCH(const bool, v1);
    const Store store({freezer, compressed, v1});
    QCOMPARE(store.ask(store.files()), Store::Seen::Nothing);
    QVERIFY(!store.checkShows(store.files()));
    const HeaderLayout layout = v1 ? HeaderLayout::V1 : HeaderLayout::V0;
    std::uint64_t flips = 0;
    std::uint64_t byEngine = 0;
    std::uint64_t shown = 0;
    const auto changed = Store::copyOf(store.files());
    for (const auto& [partition, files] : store.files().partitions())
        for (const auto& [name, bytes] : files)
            for (std::size_t bit = 0; bit < 8 * bytes->size(); bit += kBitStep, ++flips) {
                std::byte& byte = (*changed->find(partition, name))[bit / 8];
                const std::byte before = byte;
                byte ^= static_cast<std::byte>(1U << (bit % 8));
                const Store::Seen seen = store.ask(*changed);
                const bool shows = seen == Store::Seen::Error || store.checkShows(*changed);
                byte = before;
                const std::string where = partition + "/" + name + ", byte " + std::to_string(bit / 8) +
                                          ", bit " + std::to_string(bit % 8);
                QVERIFY2(seen != Store::Seen::Wrong, ("a wrong value: " + where).c_str());
                QVERIFY2(shows || seen != Store::Seen::Missing, ("silently missing: " + where).c_str());
                QVERIFY2(shows || !isProtected(partition, *bytes, bit / 8, layout),
                         ("not noticed: " + where).c_str());
                byEngine += seen == Store::Seen::Error ? 1 : 0;
                shown += shows ? 1 : 0;
            }
    QVERIFY(shown > flips / 2);
    qInfo("%llu flips: the engine notices %llu, with the check it is %llu",
          static_cast<unsigned long long>(flips), static_cast<unsigned long long>(byEngine),
          static_cast<unsigned long long>(shown));
}

QTEST_GUILESS_MAIN(TestBitFlips)
#include "tst_bit_flips.moc"
