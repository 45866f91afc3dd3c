// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the seed corpus: for each target a few small inputs that reach deep, made with our own encoders and
// from golden stores.  make_corpus GOLDEN_FOLDER CORPUS_FOLDER
#include "core/archive/archive_format.h"
#include "core/base/crc32c.h"
#include "core/freezer/freezer_format.h"
#include "core/freezer/table_format.h"
#include "core/journal/glob_format.h"
#include "core/journal/page_format.h"
#include "core/storage/blob_header.h"
#include "core/storage/blob_name.h"
#include "core/storage/metadata_format.h"

#include <filesystem>
#include <fstream>
#include <iostream>

using namespace cryo;
namespace fs = std::filesystem;

namespace {

fs::path corpusRoot;

void seed(const std::string& target, const std::string& name, const Bytes& input)
{
    fs::create_directories(corpusRoot / target);
    std::ofstream out(corpusRoot / target / name, std::ios::binary);
    out.write(reinterpret_cast<const char*>(input.data()),
              static_cast<std::streamsize>(input.size())); // NOLINT
}

Bytes readFile(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const ByteView bytes = asBytes(text);
    return {bytes.begin(), bytes.end()};
}

Bytes joined(std::initializer_list<Bytes> parts)
{
    Bytes all;
    for (const Bytes& part : parts)
        append(all, part);
    return all;
}

template <typename T>
Bytes number(T value)
{
    Bytes bytes;
    appendBig(bytes, value);
    return bytes;
}

Bytes counting(std::size_t count)
{
    Bytes bytes(count);
    for (std::size_t i = 0; i < count; ++i)
        bytes[i] = static_cast<std::byte>(i);
    return bytes;
}

void headers()
{
    const Bytes v0 = encodeBlobHeader(HeaderLayout::V0);
    const Bytes v1 = encodeBlobHeader(HeaderLayout::V1);
    const Bytes none = number<std::uint16_t>(0);
    seed("header", "v0", joined({none, v0, counting(5)}));
    seed("header", "v1", joined({none, v1, counting(5)}));
    seed("header", "short", joined({none, counting(3)}));
    seed("header", "eight-zeros", joined({none, Bytes(8)}));
    seed("header", "torn-v1", joined({none, Bytes(v1.begin(), v1.begin() + 10)}));
    seed("header", "version-7", joined({none, encodeBlobHeader(HeaderLayout::V0, 7)}));
}

void pages()
{
    constexpr PageSize kSize{64};
    const Bytes prefix = number<std::uint16_t>(64);
    seed("page", "full", joined({prefix, encodePage(counting(64), kSize)}));
    seed("page", "partial", joined({prefix, encodePage(counting(20), kSize)}));
    Bytes two = encodePage(counting(30), kSize);
    PageFooter footer = decodePageFooter(ByteView(two).subspan(64));
    footer.slots[1] = {20, crc32c(ByteView(two).first(20))};
    encodePageFooter(footer, MutableByteView(two).subspan(64));
    seed("page", "two-slots", joined({prefix, two}));
    two[25] ^= std::byte{1};
    seed("page", "fallback", joined({prefix, two}));

    const Bytes options = joined({number<std::uint16_t>(64), number<std::uint8_t>(16)});
    const auto blob = [&](std::uint16_t cut, const Bytes& payload) {
        return joined({options, number(cut), payload});
    };
    seed("paged_blob", "three-pages", blob(0xFFFF, encodePages(counting(150), kSize)));
    seed("paged_blob", "cut", blob(70, encodePages(counting(150), kSize)));
    seed("paged_blob", "tail", blob(0xFFFF, joined({encodePages(counting(150), kSize), Bytes(9)})));
    seed("paged_blob", "junk-page", blob(10, joined({encodePages(counting(150), kSize), Bytes(76)})));
}

Bytes archiveRecords(std::uint32_t count)
{
    Bytes records;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Bytes key = number(i);
        appendArchiveRecord(records, {i, key, {LogicalOffset{i * 8U}, 8}});
    }
    return records;
}

Bytes freezerRecords(std::uint32_t count)
{
    Bytes records;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Bytes key = number(i);
        FreezerRecord record{key, std::nullopt, {LogicalOffset{i * 8U}, 8}};
        if (i > 0)
            record.next = RecordPlace{Section{0}, Position{i - 1}};
        appendFreezerRecord(records, record);
    }
    return records;
}

Bytes values(std::uint32_t count)
{
    Bytes all;
    for (std::uint32_t i = 0; i < count; ++i) {
        Bytes value = number(i);
        appendBig(value, crc32c(value));
        append(all, value);
    }
    return all;
}

Bytes slot(std::uint64_t epoch, std::uint64_t position)
{
    const auto encoded = encodeSlot({epoch, {Section{0}, Position{position}}, 1});
    return {encoded.begin(), encoded.end()};
}

Bytes file(std::uint8_t what, std::uint8_t section, const Bytes& bytes)
{
    return joined({number(what), number(section), number(static_cast<std::uint16_t>(bytes.size())), bytes});
}

void recordsAndSlots()
{
    seed("records", "archive-and-freezer",
         joined({number<std::uint8_t>(4), archiveRecords(1), freezerRecords(2),
                 encodeCheckpoint({3, Section{1}, 96, 8}), counting(20)}));
    seed("records", "end-of-chain", joined({number<std::uint8_t>(4), archiveRecords(1), freezerRecords(1)}));
    seed("slots", "both", joined({number<std::uint64_t>(2), slot(1, 3), slot(2, 4)}));
    seed("slots", "one", joined({number<std::uint64_t>(1), slot(1, 3), Bytes(29), Bytes(58)}));
    seed("slots", "equal-epochs", joined({number<std::uint64_t>(9), slot(5, 3), slot(5, 4)}));
}

void globs()
{
    const auto input = [](std::uint8_t flags, std::uint64_t offset, const Bytes& value) {
        return joined({number(flags), number(offset), number(static_cast<std::uint32_t>(value.size())),
                       Bytes(static_cast<std::size_t>(offset)), value});
    };
    seed("glob_frame", "plain", input(0, 0, encodeValue(counting(40)).value()));
    seed("glob_frame", "second", input(0, 12, encodeValue(counting(4)).value()));
    seed("glob_frame", "zstd", input(1, 0, encodeValue(Bytes(200), 3).value()));
    seed("glob_frame", "zstd-sealed", input(3, 0, encodeValue(counting(90), 3).value()));
    seed("glob_frame", "too-small", input(0, 0, counting(3)));
}

void metadataStores(const fs::path& golden)
{
    seed("metadata", "markers", encodeMetadata(3, encodeMarkers({{Section{0}, 4}, {Section{16}, 9}})));
    seed("metadata", "empty", {});
    seed("metadata", "no-pairs", encodeMetadata(1, {}));
    int found = 0;
    for (const auto& entry : fs::recursive_directory_iterator(golden)) {
        const std::string name = entry.path().filename();
        if ((name != kMetadataLeftFileName && name != kMetadataRightFileName) || found == 4)
            continue;
        const Bytes bytes = readFile(entry.path());
        const std::size_t headerBytes = bytes.size() >= 4096 ? 4096 : 8;
        if (bytes.size() > headerBytes)
            seed("metadata", "golden-" + std::to_string(++found),
                 {bytes.begin() + static_cast<std::ptrdiff_t>(headerBytes), bytes.end()});
    }
}

void listings()
{
    const auto entry = [](EntryType type, std::string_view name) {
        const ByteView text = asBytes(name);
        return joined({number(static_cast<std::uint8_t>(type)),
                       number(static_cast<std::uint8_t>(name.size())), Bytes(text.begin(), text.end())});
    };
    const auto regular = [&](std::string_view name) { return entry(EntryType::Regular, name); };
    seed("directory_listing", "sections", joined({regular("0000000000000001"), regular("000000000000000A")}));
    seed("directory_listing", "others",
         joined({regular("7461626c65"), regular("6c656674"), regular("README"), regular("\xff\xfe"),
                 regular("012"), regular("x\x1b[31m\xe2\x80\xae")}));
    seed("directory_listing", "no-files",
         joined({entry(EntryType::Directory, "0000000000000001"), entry(EntryType::Symlink, "00"),
                 entry(EntryType::Fifo, "0000000000000002")}));
}

void engines()
{
    constexpr std::uint8_t kSealed = 0x80;
    // The kinds are taken modulo 3, sealed or not: 0x81 is 0, 0x82 is 1, 0x80 is 2.
    const auto sealed = [](std::uint8_t kind) {
        return static_cast<std::uint8_t>(kSealed + (kind + 3 - kSealed % 3) % 3);
    };
    seed("archive_open", "two-sections",
         joined({file(sealed(0), 0, archiveRecords(2)), file(1, 0, values(2)),
                 file(sealed(0), 2, archiveRecords(4)), file(1, 2, values(4))}));
    seed("archive_open", "values-cut",
         joined({file(sealed(0), 0, archiveRecords(5)), file(1, 0, values(3))}));
    seed("archive_open", "orphan", joined({file(1, 1, values(3))}));
    seed("archive_open", "raw",
         joined({file(0, 0, encodePages(archiveRecords(3), PageSize{64})), file(1, 0, values(3))}));

    Bytes table;
    for (std::uint64_t bucket = 0; bucket < 4; ++bucket)
        append(table, joined({slot(1, bucket), slot(2, bucket + 1)}));
    const Bytes files =
        joined({file(sealed(0), 0, freezerRecords(6)), file(1, 0, values(6)), file(sealed(2), 0, table)});
    seed("freezer_open", "no-checkpoint", joined({number<std::uint8_t>(0), files}));
    seed("freezer_open", "safer", joined({number<std::uint8_t>(1), files}));
    seed("freezer_open", "checkpoint",
         joined({number<std::uint8_t>(2), encodeCheckpoint({2, Section{0}, 6 * 32, 4}), files}));
    seed("freezer_open", "older-checkpoint",
         joined({number<std::uint8_t>(3), encodeCheckpoint({1, Section{0}, 2 * 32, 2}), files}));
    seed("freezer_open", "empty", joined({number<std::uint8_t>(0)}));

    seed("inspection", "archive",
         joined({file(sealed(0), 0, archiveRecords(2)), file(1, 0, values(2)),
                 file(sealed(0), 2, archiveRecords(4)), file(1, 2, values(4))}));
    seed("inspection", "freezer", files);
    seed("inspection", "values-only", joined({file(1, 1, values(3))}));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "make_corpus GOLDEN_FOLDER CORPUS_FOLDER\n";
        return 2;
    }
    corpusRoot = argv[2];
    headers();
    pages();
    recordsAndSlots();
    globs();
    metadataStores(argv[1]);
    listings();
    engines();
    return 0;
}
