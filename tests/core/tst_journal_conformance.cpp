// SPDX-License-Identifier: GPL-3.0-or-later
// The reference's own conformance digests over hundreds of seeds, computed from our files: the bytes of
// journals are the same. Each case writes up to 16383 items to sections 0, 1, 2 in turn, syncs, and digests
// all files. Under a sanitizer only the first cases run; their digests are no figures of the reference's, but
// the normal build compares both, so they are those of a run that was right as a whole.
#include "core/base/sha256.h"
#include "core/base/varint.h"
#include "core/journal/oversized_journal.h"
#include "core/storage/memory_storage.h"
#include "tests/support/effort.h"
#include "tests/support/expect.h"
#include "tests/support/reference_random.h"

#include <QTest>

using namespace cryo;
namespace test = cryo::test;
using cryo::test::must;
using cryo::test::ReferenceRandom;

namespace {

constexpr std::uint64_t kCases = 512;
constexpr std::uint64_t kFirstCases = 64;
constexpr std::uint64_t kMaxItems = 16384;
constexpr PageSize kPageSize{1024};
constexpr std::size_t kBufferBytes = 1024;
constexpr std::uint64_t kSections = 3;

/// As the reference digests its storage: names of partition and blob, then the bytes, ascending.
Sha256Digest audit(const MemoryStorage& storage)
{
    Sha256 hash;
    for (const auto& [partition, files] : storage.partitions())
        for (const auto& [name, content] : files) {
            hash.add(asBytes(partition));
            hash.add(*fromHex(name));
            hash.add(*content);
        }
    return hash.finish();
}

/// The digest over so many cases: each one's length (little-endian) and digest.
struct Digests {
    QString first; ///< over kFirstCases
    QString all;   ///< over kCases; empty under a sanitizer
};

Digests digestsOf(const std::function<Sha256Digest(std::uint64_t seed)>& commit)
{
    Digests digests;
    Sha256 first;
    Sha256 all;
    for (std::uint64_t seed = 0; seed < (test::kSanitized ? kFirstCases : kCases); ++seed) {
        const Sha256Digest digest = commit(seed);
        Bytes length(8);
        length[0] = static_cast<std::byte>(digest.size());
        for (Sha256* hash : {&first, &all})
            if (hash == &all || seed < kFirstCases) {
                hash->add(length);
                hash->add(digest);
            }
    }
    return {QString::fromStdString(toHex(first.finish())),
            test::kSanitized ? QString() : QString::fromStdString(toHex(all.finish()))};
}

/// Byte vectors of 0 … 255 random bytes, as codec bytes.
std::vector<Bytes> randomVectors(ReferenceRandom& random)
{
    std::vector<Bytes> items(random.below(kMaxItems));
    for (Bytes& item : items) {
        Bytes content(random.below(256));
        random.fill(content);
        appendVarint32(item, static_cast<std::uint32_t>(content.size()));
        append(item, content);
    }
    return items;
}

Sha256Digest fixedCase(std::uint64_t seed)
{
    MemoryStorage storage;
    auto journal = must(FixedJournal::open(
        storage,
        {"segmented-fixed-conformance-" + std::to_string(seed), RecordSize{8}, kPageSize, kBufferBytes}, {}));
    ReferenceRandom random(seed);
    const std::uint64_t items = random.below(kMaxItems);
    for (std::uint64_t i = 0; i < items; ++i) {
        Bytes record;
        appendBig(record, random.nextU64());
        must(journal.append(Section{i % kSections}, record));
    }
    for (std::uint64_t s = 0; s < kSections; ++s)
        must(journal.sync(Section{s}));
    return audit(storage);
}

Sha256Digest globCase(std::uint64_t seed)
{
    MemoryStorage storage;
    auto glob = must(Glob::open(
        storage, {"segmented-glob-conformance-" + std::to_string(seed), std::nullopt, kBufferBytes}, {}));
    ReferenceRandom random(seed);
    const std::vector<Bytes> items = randomVectors(random);
    for (std::size_t i = 0; i < items.size(); ++i)
        must(glob.append(Section{i % kSections}, items[i]));
    for (std::uint64_t s = 0; s < kSections; ++s)
        must(glob.sync(Section{s}));
    return audit(storage);
}

Sha256Digest oversizedCase(std::uint64_t seed)
{
    MemoryStorage storage;
    OversizedJournal::Config config;
    config.indexPartition = "segmented-oversized-index-conformance-" + std::to_string(seed);
    config.valuePartition = "segmented-oversized-value-conformance-" + std::to_string(seed);
    config.recordSize = RecordSize{20};
    config.pageSize = kPageSize;
    config.indexWriteBufferBytes = kBufferBytes;
    config.valueWriteBufferBytes = kBufferBytes;
    auto journal = must(OversizedJournal::open(storage, config, {}));
    ReferenceRandom random(seed);
    const std::vector<Bytes> items = randomVectors(random);
    for (std::size_t i = 0; i < items.size(); ++i) {
        Bytes record;
        appendBig<std::uint64_t>(record, i);
        record.resize(20);
        must(journal.append(Section{i % kSections}, record, items[i]));
    }
    for (std::uint64_t s = 0; s < kSections; ++s)
        must(journal.sync(Section{s}));
    return audit(storage);
}

} // namespace

class TestJournalConformance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void segmentedFixed();
    void segmentedGlob();
    void segmentedOversized();

private:
    static void compare(const Digests& digests, const char* first, const char* all)
    {
        QCOMPARE(digests.first, QString::fromLatin1(first));
        if (!test::kSanitized)
            QCOMPARE(digests.all, QString::fromLatin1(all));
    }
};

void TestJournalConformance::segmentedFixed()
{
    compare(digestsOf(fixedCase), "2ef8983c63ecdccc82b96d91875bcebdfe99348a3e8bac8001f023d5376b17b3",
            "fb5d8f684b1a03c0bbaf8c4fd7b67043fa73496446fff115e75d7521154b6ad1");
}

void TestJournalConformance::segmentedGlob()
{
    compare(digestsOf(globCase), "10c951f1f4ea3fb40687ada49cfdcf289b7edfacaeba4c6a9480cfe6a1e2ec5d",
            "bcc3e67945fe5a97a644e839aeff277bb29711503da65a20e84077e69ae9dcef");
}

void TestJournalConformance::segmentedOversized()
{
    compare(digestsOf(oversizedCase), "5039e91ae131d26952fb40f59fe26a38513401528f2192e8821df534aec2f96e",
            "ada5da872b95b6369905c2fca454f3276935a380d3da91190bc04f1602e7c501");
}

QTEST_GUILESS_MAIN(TestJournalConformance)
#include "tst_journal_conformance.moc"
