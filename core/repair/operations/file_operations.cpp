// SPDX-License-Identifier: GPL-3.0-or-later
//
// Operations on one file as a whole: headers, names, quarantine, and bytes set by hand.
#include "core/base/crc32c.h"
#include "core/repair/hand_edit.h"
#include "core/repair/operations/operation.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <array>

namespace cryo {

namespace {

constexpr std::uint64_t kMovedBytesMax = std::uint64_t{4} << 30;
constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

Result<HeaderLayout> layoutParameter(const Operation& operation)
{
    const std::string name = operation.text("layout");
    if (name == "V0")
        return HeaderLayout::V0;
    if (name == "V1")
        return HeaderLayout::V1;
    return fail(Errc::InvalidArgument, "a header layout is V0 or V1, not '" + name + "'", operation.target);
}

} // namespace

Result<OperationEffect> freshHeader(const Operation& operation, OperationContext& context)
{
    CRYO_ASSIGN(const HeaderLayout layout, layoutParameter(operation));
    if (!context.storage->hasFolder(operation.target.partition))
        CRYO_TRY(context.storage->createFolder(operation.target.partition));
    CRYO_ASSIGN(const auto file, context.storage->openFile(operation.target.partition, operation.target.blob,
                                                           OpenMode::Create));
    CRYO_TRY(file->resize(0));
    CRYO_TRY(file->writeAt(FileOffset{0}, encodeBlobHeader(layout)));
    return OperationEffect{};
}

Result<OperationEffect> rewriteHeader(const Operation& operation, OperationContext& context)
{
    CRYO_ASSIGN(const HeaderLayout layout, layoutParameter(operation));
    CRYO_ASSIGN(const auto file, context.storage->openFile(operation.target.partition, operation.target.blob,
                                                           OpenMode::Existing));
    const std::uint64_t payload = operation.number("payload").value_or(headerSizeBytes(layout));
    if (payload > file->sizeBytes())
        return fail(Errc::InvalidArgument, "the file ends before its payload", operation.target);
    CRYO_TRY(context.storage->replacePrefix(operation.target.partition, operation.target.blob, payload,
                                            encodeBlobHeader(layout)));
    return OperationEffect{};
}

Result<OperationEffect> removeStoreFile(const Operation& operation, OperationContext& context)
{
    if (context.storage->open(operation.target.partition, operation.target.blob))
        CRYO_TRY(context.storage->removeFile(operation.target.partition, operation.target.blob));
    else
        CRYO_TRY(context.storage->setAside(operation.target.partition, operation.target.blob));
    return OperationEffect{};
}

Result<OperationEffect> renameFile(const Operation& operation, OperationContext& context)
{
    const std::string name = operation.text("name");
    if (name.empty() || name.find('/') != std::string::npos || name == "." || name == "..")
        return fail(Errc::InvalidArgument, "'" + name + "' is no file name", operation.target);
    const std::string& partition = operation.target.partition;
    CRYO_ASSIGN(const auto from,
                context.storage->openFile(partition, operation.target.blob, OpenMode::Existing));
    if (from->sizeBytes() > kMovedBytesMax)
        return fail(Errc::LimitExceeded, "the file is too long to be renamed in a plan", operation.target);
    if (context.storage->open(partition, name))
        return fail(Errc::InvalidArgument, "there is a file " + name + " already", operation.target);
    CRYO_ASSIGN(const auto to, context.storage->openFile(partition, name, OpenMode::Create));
    Bytes piece;
    for (std::uint64_t done = 0; done < from->sizeBytes(); done += piece.size()) {
        piece.resize(std::min<std::uint64_t>(kPieceBytes, from->sizeBytes() - done));
        CRYO_TRY(from->readAt(FileOffset{done}, piece));
        CRYO_TRY(to->writeAt(FileOffset{done}, piece));
    }
    CRYO_TRY(context.storage->removeFile(partition, operation.target.blob));
    return OperationEffect{};
}

Result<OperationEffect> swapFiles(const Operation& operation, OperationContext& context)
{
    const std::string& partition = operation.target.partition;
    CRYO_ASSIGN(const auto one,
                context.storage->openFile(partition, operation.target.blob, OpenMode::Existing));
    CRYO_ASSIGN(const auto other,
                context.storage->openFile(partition, operation.text("name"), OpenMode::Existing));
    if (one->sizeBytes() > kMovedBytesMax || other->sizeBytes() > kMovedBytesMax)
        return fail(Errc::LimitExceeded, "the files are too long to be swapped in a plan", operation.target);
    Bytes ones(one->sizeBytes());
    Bytes others(other->sizeBytes());
    CRYO_TRY(one->readAt(FileOffset{0}, ones));
    CRYO_TRY(other->readAt(FileOffset{0}, others));
    CRYO_TRY(one->resize(others.size()));
    CRYO_TRY(one->writeAt(FileOffset{0}, others));
    CRYO_TRY(other->resize(ones.size()));
    CRYO_TRY(other->writeAt(FileOffset{0}, ones));
    return OperationEffect{};
}

Result<OperationEffect> createPartition(const Operation& operation, OperationContext& context)
{
    if (!isLegalPartitionName(operation.target.partition))
        return fail(Errc::InvalidArgument, "no engine opens a partition of this name", operation.target);
    if (!context.storage->hasFolder(operation.target.partition))
        CRYO_TRY(context.storage->createFolder(operation.target.partition));
    return OperationEffect{};
}

namespace {

/// The CRC-32C of a part of the file as it is now, at its place.
Result<> writeChecksum(WritableFile& file, const ChecksumPlace& sum, const Where& where,
                       const Progress& progress)
{
    constexpr std::uint64_t kChecksummedBytes = std::uint64_t{1} << 20;
    if (saturatingAdd(sum.begin, sum.sizeBytes) > file.sizeBytes() ||
        saturatingAdd(sum.at, 4) > file.sizeBytes())
        return fail(Errc::InvalidArgument, "the checksum lies beyond the end of the file", where);
    std::uint32_t crc = crc32c({});
    Bytes bytes;
    for (std::uint64_t done = 0; done < sum.sizeBytes; done += bytes.size()) {
        CRYO_TRY(progress.step(done, sum.sizeBytes));
        bytes.resize(std::min(kChecksummedBytes, sum.sizeBytes - done));
        CRYO_TRY(file.readAt(FileOffset{sum.begin + done}, bytes));
        crc = crc32cExtend(crc, bytes);
    }
    std::array<std::byte, 4> stored{};
    storeBig(MutableByteView(stored), crc);
    return file.writeAt(FileOffset{sum.at}, stored);
}

} // namespace

Result<OperationEffect> editBytes(const Operation& operation, OperationContext& context)
{
    const auto offset = operation.number("offset");
    const auto bytes = fromHex(operation.text("hex"));
    if (!offset || !bytes || bytes->empty())
        return fail(Errc::InvalidArgument, "an edit needs an offset and bytes in hex", operation.target);
    CRYO_ASSIGN(const auto file, context.storage->openFile(operation.target.partition, operation.target.blob,
                                                           OpenMode::Existing));
    const auto end = checkedAdd(*offset, bytes->size());
    if (!end || *end > file->sizeBytes())
        return fail(Errc::InvalidArgument, "the edit lies beyond the end of the file", operation.target);
    if (const auto before = fromHex(operation.text("before")); before && !before->empty()) {
        Bytes found(std::min<std::uint64_t>(before->size(), file->sizeBytes() - *offset));
        CRYO_TRY(file->readAt(FileOffset{*offset}, found));
        if (found != *before)
            return fail(Errc::Changed, "other bytes stand there than the edit was made for",
                        operation.target);
    }
    CRYO_TRY(file->writeAt(FileOffset{*offset}, *bytes));
    CRYO_ASSIGN(const auto sums, checksumPlacesOf(operation.text("checksums")));
    for (const ChecksumPlace& sum : sums)
        CRYO_TRY(writeChecksum(*file, sum, operation.target, context.progress));
    return OperationEffect{};
}

} // namespace cryo
