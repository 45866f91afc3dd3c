// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files of a storage root, by path.
#include "app/cryoctl/replay/store_files.h"

#include "core/base/sha256.h"

#include <algorithm>

namespace cryo::script {

namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

Result<std::string> sha256OfFile(const ReadableFile& file, std::uint64_t sizeBytes)
{
    Sha256 digest;
    Bytes piece;
    for (std::uint64_t offset = 0; offset < sizeBytes; offset += piece.size()) {
        piece.resize(std::min<std::uint64_t>(kPieceBytes, sizeBytes - offset));
        CRYO_TRY(file.readAt(FileOffset{offset}, piece));
        digest.add(piece);
    }
    return toHex(digest.finish());
}

Result<Json> row(const ReadableStorage& storage, const std::string& partition, const std::string& fileName)
{
    CRYO_ASSIGN(const std::shared_ptr<const ReadableFile> file, storage.open(partition, fileName));
    const std::uint64_t size = file->sizeBytes();
    CRYO_ASSIGN(std::string digest, sha256OfFile(*file, size));
    const std::string path = partition.empty() ? fileName : partition + "/" + fileName;
    return Json{{"path", path}, {"size", size}, {"sha256", std::move(digest)}};
}

Result<Json> table(const ReadableStorage& storage)
{
    Json rows = Json::array();
    CRYO_ASSIGN(const std::vector<DirectoryEntry> root, storage.listRoot());
    for (const DirectoryEntry& partition : root) {
        if (partition.type != EntryType::Directory)
            continue;
        CRYO_ASSIGN(const std::vector<DirectoryEntry> files, storage.list(partition.name));
        for (const DirectoryEntry& file : files) {
            CRYO_ASSIGN(Json one, row(storage, partition.name, file.name));
            rows.push_back(std::move(one));
        }
    }
    return rows;
}

Outcome<std::shared_ptr<WritableFile>> openPath(Storage& storage, std::string_view path)
{
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view fileName = path.substr(std::min(slash + 1, path.size()));
    Result<std::shared_ptr<WritableFile>> file =
        storage.openFile(path.substr(0, slash), fileName, OpenMode::Existing);
    if (!file)
        return std::unexpected(file.error().code == Errc::BlobMissing
                                   ? "No such file or directory (os error 2)"
                                   : file.error().message);
    return *std::move(file);
}

Outcome<Json> orText(Result<> done, Json result)
{
    if (!done)
        return std::unexpected(done.error().message);
    return result;
}

} // namespace

Outcome<Json> fileTable(const ReadableStorage& storage)
{
    Result<Json> rows = table(storage);
    if (!rows)
        return std::unexpected(rows.error().message);
    return *std::move(rows);
}

Outcome<Json> truncateFile(Storage& storage, std::string_view path, std::optional<std::uint64_t> drop,
                           std::optional<std::uint64_t> to)
{
    Outcome<std::shared_ptr<WritableFile>> file = openPath(storage, path);
    if (!file)
        return std::unexpected(file.error());
    const std::uint64_t before = (*file)->sizeBytes();
    const std::uint64_t after = to ? *to : before - std::min(before, drop.value_or(0));
    return orText((*file)->resize(after), Json{{"before", before}, {"after", after}});
}

Outcome<Json> flipByte(Storage& storage, std::string_view path, std::int64_t offset, std::uint8_t exclusiveOr)
{
    Outcome<std::shared_ptr<WritableFile>> file = openPath(storage, path);
    if (!file)
        return std::unexpected(file.error());
    const auto size = static_cast<std::int64_t>((*file)->sizeBytes());
    const std::int64_t at = offset < 0 ? size + offset : offset;
    if (at < 0 || at >= size)
        return std::unexpected("offset outside the file");
    const FileOffset place{static_cast<std::uint64_t>(at)};
    std::array<std::byte, 1> byte{};
    if (Result<> read = (*file)->readAt(place, byte); !read)
        return std::unexpected(read.error().message);
    byte[0] ^= static_cast<std::byte>(exclusiveOr);
    return orText((*file)->writeAt(place, byte), Json{{"offset", at}});
}

std::optional<std::uint64_t> fileSizeBytes(const ReadableStorage& storage, std::string_view partition,
                                           std::string_view fileName)
{
    const Result<std::shared_ptr<const ReadableFile>> file = storage.open(partition, fileName);
    return file ? std::optional((*file)->sizeBytes()) : std::nullopt;
}

} // namespace cryo::script
