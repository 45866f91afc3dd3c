// SPDX-License-Identifier: GPL-3.0-or-later
//
// The machine's own limit for each work: the same bytes, without an engine around them.
#include "core/base/crc32c.h"
#include "core/freezer/table_format.h"
#include "core/storage/blob_header.h"
#include "engine.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cryo::bench {

namespace {

constexpr std::size_t kPiece = std::size_t{8} << 20;

void need(bool ok, const char* what)
{
    if (!ok)
        giveUp(std::string("raw: ") + what + " failed");
}

std::filesystem::path valueFile(const Spec& spec)
{
    return spec.folder / "values";
}

/// A file as memory, every page of it there.
class Mapping {
public:
    explicit Mapping(const std::filesystem::path& path)
    {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat status{};
        need(file >= 0 && ::fstat(file, &status) == 0, "opening");
        m_length = static_cast<std::size_t>(status.st_size);
        if (m_length > 0)
            m_bytes = ::mmap(nullptr, m_length, PROT_READ, MAP_SHARED | MAP_POPULATE, file, 0);
        need(m_bytes != MAP_FAILED, "mmap");
        ::close(file);
    }
    ~Mapping()
    {
        if (m_length > 0)
            ::munmap(m_bytes, m_length);
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    [[nodiscard]] ByteView bytes() const { return {static_cast<const std::byte*>(m_bytes), m_length}; }

private:
    void* m_bytes = nullptr;
    std::size_t m_length = 0;
};

std::vector<std::filesystem::path> filesOf(const Spec& spec)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(spec.folder))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

Outcome put(const Spec& spec, const Data& data)
{
    std::filesystem::create_directories(spec.folder);
    Bytes piece;
    piece.reserve(kPiece + spec.valueSizeBytes);
    std::uint64_t offset = 0;
    const auto begin = std::chrono::steady_clock::now();
    const int file = ::open(valueFile(spec).c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    need(file >= 0, "open");
    const auto write = [&] {
        need(::pwrite(file, piece.data(), piece.size(), static_cast<off_t>(offset)) ==
                 static_cast<ssize_t>(piece.size()),
             "pwrite");
        ::sync_file_range(file, static_cast<off_t>(offset), static_cast<off_t>(piece.size()),
                          SYNC_FILE_RANGE_WRITE);
        offset += piece.size();
        piece.clear();
    };
    for (std::uint64_t item = 0; item < data.items(); ++item) {
        const ByteView value = data.value(item);
        piece.insert(piece.end(), value.begin(), value.end());
        if (piece.size() >= kPiece)
            write();
    }
    write();
    need(::fdatasync(file) == 0, "fdatasync");
    ::close(file);
    return {secondsSince(begin), data.items(), offset};
}

template <typename Read>
Outcome get(const Spec& spec, Read read)
{
    Sequence random(spec.seed);
    volatile std::uint32_t sum = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (std::uint64_t n = 0; n < spec.reads; ++n)
        sum = sum + crc32c(read(random.next() % spec.items * spec.valueSizeBytes));
    return {secondsSince(begin), spec.reads, spec.reads * spec.valueSizeBytes};
}

Outcome getByPread(const Spec& spec)
{
    const int file = ::open(valueFile(spec).c_str(), O_RDONLY | O_CLOEXEC);
    need(file >= 0, "open");
    Bytes value(spec.valueSizeBytes);
    const auto read = [&](std::uint64_t offset) {
        need(::pread(file, value.data(), value.size(), static_cast<off_t>(offset)) ==
                 static_cast<ssize_t>(value.size()),
             "pread");
        return ByteView(value);
    };
    get(spec, read);
    const Outcome outcome = get(spec, read);
    ::close(file);
    return outcome;
}

Outcome getByMapping(const Spec& spec)
{
    const Mapping values(valueFile(spec));
    return get(spec,
               [&](std::uint64_t offset) { return values.bytes().subspan(offset, spec.valueSizeBytes); });
}

Outcome readAll(const Spec& spec)
{
    Bytes piece(std::size_t{1} << 20);
    std::uint64_t bytes = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (const std::filesystem::path& path : filesOf(spec)) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        need(file >= 0, "open");
        for (ssize_t got = 0; (got = ::read(file, piece.data(), piece.size())) > 0;)
            bytes += static_cast<std::uint64_t>(got);
        ::close(file);
    }
    return {secondsSince(begin), 1, bytes};
}

Outcome crcOfAll(const Spec& spec)
{
    constexpr std::size_t kPage = 4096;
    std::vector<std::unique_ptr<Mapping>> mappings;
    for (const std::filesystem::path& path : filesOf(spec))
        mappings.push_back(std::make_unique<Mapping>(path));
    std::uint64_t bytes = 0;
    volatile std::uint32_t sum = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& mapping : mappings) {
        const ByteView all = mapping->bytes();
        for (std::size_t at = 0; at < all.size(); at += kPage)
            sum = sum + crc32c(all.subspan(at, std::min(kPage, all.size() - at)));
        bytes += all.size();
    }
    return {secondsSince(begin), 1, bytes};
}

Outcome crcOfSlots(const Spec& spec)
{
    const Mapping table(spec.folder / "freezer_table" / "7461626c65"); // "table"
    const ByteView slots = table.bytes().subspan(kHeaderV0SizeBytes);
    volatile std::uint64_t good = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t at = 0; at + kSlotSizeBytes <= slots.size(); at += kSlotSizeBytes) {
        const ByteView slot = slots.subspan(at, kSlotSizeBytes);
        if (loadBig<std::uint32_t>(slot.last(4)) == crc32c(slot.first(kSlotSizeBytes - 4)))
            good = good + 1;
    }
    return {secondsSince(begin), slots.size() / kSlotSizeBytes, slots.size()};
}

} // namespace

Outcome runRaw(const Spec& spec, const Data& data)
{
    if (spec.work == "put")
        return put(spec, data);
    if (spec.work == "get-pread")
        return getByPread(spec);
    if (spec.work == "get-mmap")
        return getByMapping(spec);
    if (spec.work == "read")
        return readAll(spec);
    if (spec.work == "crc")
        return crcOfAll(spec);
    if (spec.work == "slots")
        return crcOfSlots(spec);
    giveUp("raw knows no work '" + spec.work + "'");
}

} // namespace cryo::bench
