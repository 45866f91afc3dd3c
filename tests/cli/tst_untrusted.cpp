// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from strangers, through the verbs that repair: links, FIFOs, a zstd bomb, a chain that loops, a
// section as long as the file system allows, very many section files, control and bidirectional characters in
// names, keys and values. Each verb ends in bounded time and memory, with an exit status of its own; nothing
// outside of the store is read or written, nothing in it is changed, and no such character reaches the output
// as it is. CRYO_FULL adds a million section files, which are looked at, checked and planned for.
#include "core/storage/blob_name.h"
#include "tests/cli/ctl_runner.h"
#include "tests/support/damaged_images.h"
#include "tests/support/image_tools.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <map>
#include <sys/resource.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace cryo;
using namespace cryo::test;

namespace {

constexpr int kLongestMs = 55'000;
/// More for each file of a store: what walks through all of them opens each a few times.
constexpr int kLongestMsPerThousandFiles = 250;
constexpr long kMostKiB = 1'500'000;

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

/// A store that a stranger made, what lies around it, and how to read it.
struct Hostile {
    TempDir folder;
    fs::path root = folder / "root";
    QStringList options{"--codec", "bytes"};
    int longestMs = kLongestMs;
    bool onlyWhatWalks = false; ///< one run of each way to walk through a store, not every verb

    Hostile() { fs::create_directory(root); }
    void write(const Image& image)
    {
        writeToFolder(*image.storage, root);
        if (image.layout.checkpoint)
            options << "--checkpoint"
                    << QString::fromStdString(toHex(encodeCheckpoint(*image.layout.checkpoint)));
    }
};

Image archive(int compression = 0, std::size_t bombBytes = 0)
{
    ArchiveSpec spec;
    spec.itemsPerSection = 100;
    spec.store.pageSize = PageSize{104};
    if (compression != 0)
        spec.store.compressionLevel = compression;
    return archiveImage(spec, [&](ArchiveBuilder& builder) {
        for (std::uint64_t i = 0; i < 30; ++i)
            builder.put(i, keyOf(i), bodyOf(i));
        if (bombBytes > 0)
            builder.put(40, keyOf(40), byteStringBody(Bytes(bombBytes)));
        builder.sync();
    });
}

Image freezer()
{
    FreezerSpec spec;
    spec.store.pageSize = PageSize{120};
    spec.tableInitialSize = 16;
    spec.valueTargetSizeBytes = 500;
    return freezerImage(spec, [](FreezerBuilder& builder) {
        for (std::uint64_t i = 0; i < 60; ++i)
            builder.put(keyOf(i), bodyOf(i));
        builder.sync();
    });
}

/// The image of a code as files.
void writeImage(Hostile& hostile, FindingCode code)
{
    for (const DamagedImage& image : galleryImages())
        if (image.code == code) {
            Image copy;
            copy.storage = image.storage;
            copy.layout = image.layout;
            hostile.write(copy);
            return;
        }
}

void links(Hostile& hostile)
{
    hostile.write(archive());
    std::ofstream(hostile.folder / "secret") << "the secret outside";
    const std::string name = sectionFileName(Section{0});
    fs::create_symlink(hostile.folder / "secret",
                       hostile.root / "archive_value" / sectionFileName(Section{100}));
    fs::create_symlink(hostile.folder / "secret",
                       hostile.root / "archive_key" / sectionFileName(Section{200}));
    fs::create_directory(hostile.folder / "elsewhere");
    fs::create_directory_symlink(hostile.folder / "elsewhere", hostile.root / "linked");
}

void fifos(Hostile& hostile)
{
    hostile.write(freezer());
    fs::remove(hostile.root / "freezer_table" / kTableFileName);
    for (const fs::path& path : {hostile.root / "freezer_table" / kTableFileName,
                                 hostile.root / "freezer_key" / sectionFileName(Section{1000}),
                                 hostile.root / "freezer_value" / "pipe"})
        if (::mkfifo(path.c_str(), 0600) != 0)
            qFatal("no FIFO can be made");
}

void longSection(Hostile& hostile)
{
    hostile.write(archive());
    const fs::path file = hostile.root / "archive_key" / sectionFileName(Section{0});
    std::error_code error;
    for (const int bits : {63, 43, 40}) {
        const std::uintmax_t size = bits == 63 ? (std::uintmax_t{1} << 63) - 4097 : std::uintmax_t{1} << bits;
        fs::resize_file(file, size, error);
        if (!error)
            break;
    }
    QVERIFY(!error);
    fs::resize_file(hostile.root / "archive_value" / sectionFileName(Section{0}), std::uintmax_t{1} << 40,
                    error);
}

void manySections(Hostile& hostile)
{
    constexpr std::uint64_t kCount = 20'000;
    hostile.write(archive());
    const Bytes header = encodeBlobHeader(HeaderLayout::V0);
    for (std::uint64_t i = 1; i <= kCount; ++i)
        std::ofstream(hostile.root / "archive_key" / sectionFileName(Section{i * 100}), std::ios::binary)
            .write(reinterpret_cast<const char*>(header.data()),
                   static_cast<std::streamsize>(header.size())); // NOLINT
}

/// As many names of few files: what walks through a store sees a million files, and the disk that the test
/// runs on need not make and remove as many.
void aMillionSections(Hostile& hostile)
{
    constexpr std::uint64_t kCount = 1'000'000;
    hostile.write(archive());
    hostile.onlyWhatWalks = true;
    hostile.longestMs += static_cast<int>(kCount / 1000) * kLongestMsPerThousandFiles;
    const fs::path folder = hostile.root / "archive_key";
    fs::path last;
    for (std::uint64_t i = 1; i <= kCount; ++i) {
        const fs::path file = folder / sectionFileName(Section{i * 100});
        if (last.empty() || ::link(last.c_str(), file.c_str()) != 0) { // a file has so many names at most
            const Bytes header = encodeBlobHeader(HeaderLayout::V0);
            std::ofstream(file, std::ios::binary)
                .write(reinterpret_cast<const char*>(header.data()), // NOLINT
                       static_cast<std::streamsize>(header.size()));
            last = file;
        }
    }
}

bool isSanitized()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#else
    return false;
#endif
}

void characters(Hostile& hostile)
{
    const std::string evil = "\x1b[31m\x07\x9b \xE2\x80\xAE\xE2\x81\xA6 \r\x7f<b>=1+1";
    ArchiveSpec spec;
    spec.itemsPerSection = 100;
    spec.store.pageSize = PageSize{104};
    const Image image = archiveImage(spec, [&](ArchiveBuilder& builder) {
        for (std::uint64_t i = 0; i < 12; ++i) {
            Bytes key = keyOf(i);
            std::ranges::copy(asBytes(evil).first(20), key.begin());
            const auto bytes = asBytes(evil);
            builder.put(i, key, byteStringBody(Bytes(bytes.begin(), bytes.end())));
        }
        builder.sync();
    });
    image.values(0)[kHeader + 100] ^= std::byte{0xFF};
    image.values(0)[kHeader + 110] ^= std::byte{0xFF};
    hostile.write(image);
    std::ofstream(hostile.root / "archive_key" / evil) << evil;
    std::ofstream(hostile.root / "archive_value" / ("\xE2\x80\xAE" + std::string("1b[2J"))) << evil;
}

/// Size and times of every entry below a folder; contents of giants are not read.
std::map<std::string, std::tuple<mode_t, off_t, std::int64_t, std::int64_t>>
entriesBelow(const fs::path& root)
{
    std::map<std::string, std::tuple<mode_t, off_t, std::int64_t, std::int64_t>> entries;
    const auto add = [&](const fs::path& path) {
        struct stat status{};
        if (::lstat(path.c_str(), &status) == 0)
            entries[path.string()] = {status.st_mode, status.st_size,
                                      status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec,
                                      status.st_ctim.tv_sec * 1'000'000'000 + status.st_ctim.tv_nsec};
    };
    add(root);
    for (const auto& entry : fs::recursive_directory_iterator(root))
        add(entry.path());
    return entries;
}

using Maker = void (*)(Hostile&);
struct Named {
    const char* name;
    Maker make;
};
const Named kAll[] = {
    {"links", links},
    {"FIFOs", fifos},
    {"a zstd bomb", [](Hostile& hostile) { hostile.write(archive(3, std::size_t{200} << 20)); }},
    {"a chain that loops", [](Hostile& hostile) { writeImage(hostile, FindingCode::FZ11); }},
    {"a section of 8 EiB", longSection},
    {"very many sections", manySections},
    {"a million sections", aMillionSections},
    {"control characters", characters},
};

/// Bytes that a terminal takes for more than text, or that turn the direction of writing.
QString dangerousIn(const QByteArray& output)
{
    for (const char c : output)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
            return QString("a control character %1").arg(static_cast<int>(c));
    for (const char* bytes : {"\xE2\x80\xAE", "\xE2\x81\xA6", "\xC2\x9B"})
        if (output.contains(bytes))
            return "a character that turns text around";
    return {};
}

} // namespace

class TestUntrusted : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVerbIsSafe_data();
    void everyVerbIsSafe();
};

void TestUntrusted::everyVerbIsSafe_data()
{
    QTest::addColumn<int>("number");
    for (int i = 0; i < static_cast<int>(std::size(kAll)); ++i)
        if (kAll[i].make != &aMillionSections ||
            (qEnvironmentVariableIsSet("CRYO_FULL") && !isSanitized())) // sanitizers make it no truer
            QTest::newRow(kAll[i].name) << i;
}

namespace {

/// Every verb that reads a store, plans for it or tries a plan.
std::vector<QStringList> runsOn(const Hostile& hostile, const QString& plan)
{
    const QString root = text(hostile.root);
    const QStringList check{"check", root, "--level", "deep"};
    const QStringList planned{"plan", root, "-o", plan};
    const QStringList tried{"apply", plan, "--dry-run"};
    if (hostile.onlyWhatWalks)
        return {check, planned, {"carve", root}, tried};
    return {check,
            {"check", "--json", root, "--level", "deep"},
            {"simulate-open", "--engine", "2026.2.0", root},
            {"upgrade-check", "--to", "2026.10.0", root},
            planned,
            {"plan", "--json", root},
            {"salvage", root, "--to", text(hostile.folder / "salvaged")},
            {"carve", root},
            {"export", root},
            {"export", root, "--missing"},
            {"heal", root, "--from", root},
            tried,
            {"edit", root, "--bytes", "archive_key/x:0=00"}};
}

} // namespace

void TestUntrusted::everyVerbIsSafe()
{
    QFETCH(int, number);
    Hostile hostile;
    kAll[number].make(hostile);
    const auto before = entriesBelow(hostile.root);
    const QString plan = text(hostile.folder / "plan.json");
    const QString state = "XDG_STATE_HOME=" + text(hostile.folder / "state");
    for (const QStringList& run : runsOn(hostile, plan)) {
        const bool readsStore = run.front() != "apply";
        QElapsedTimer timer;
        timer.start();
        const CtlRun done =
            runCtl(readsStore ? run + hostile.options : run, {state}, {}, hostile.longestMs + 5'000);
        const QString what = run.join(' ') + " (" + QString::number(timer.elapsed()) + " ms, status " +
                             QString::number(done.status) + ")\n" + QString::fromUtf8(done.err.left(2000));
        QVERIFY2(!done.crashed && done.status >= 0 && done.status != 1, qPrintable(what));
        QVERIFY2(timer.elapsed() < hostile.longestMs, qPrintable(what));
        const QString danger = dangerousIn(done.out + done.err);
        QVERIFY2(danger.isEmpty(), qPrintable(danger + ": " + what));
        QVERIFY2(!done.out.contains("the secret outside"), qPrintable(what));
    }
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    QVERIFY2(usage.ru_maxrss < kMostKiB, qPrintable(QString::number(usage.ru_maxrss) + " KiB"));
    QVERIFY2(before == entriesBelow(hostile.root), "something in the store changed");
    QVERIFY(!fs::exists(hostile.folder / "state" / "cryoscope" / "undo"));
}

QTEST_GUILESS_MAIN(TestUntrusted)
#include "tst_untrusted.moc"
