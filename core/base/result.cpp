// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of error kinds, and the sentences made from an Error.
#include "core/base/result.h"

#include <array>

namespace cryo {

namespace {

constexpr std::array kErrcNames = {
    "Cancelled",
    "InvalidArgument",
    "NotFound",
    "Unsupported",
    "LimitExceeded",
    "AccessDenied",
    "Changed",
    "InUse",
    "NotProtected",
    "Interrupted",
    "PartitionNameInvalid",
    "PartitionCreationFailed",
    "PartitionMissing",
    "PartitionCorrupt",
    "BlobOpenFailed",
    "BlobMissing",
    "BlobResizeFailed",
    "BlobSyncFailed",
    "BlobCorrupt",
    "BlobVersionMismatch",
    "BlobInsufficientLength",
    "InvalidChecksum",
    "ReadFailed",
    "WriteFailed",
    "OffsetOverflow",
    "ImmutableBlob",
    "Io",
    "EndOfBuffer",
    "ExtraData",
    "InvalidVarint",
    "InvalidUsize",
    "InvalidBool",
    "InvalidEnum",
    "InvalidLength",
    "InvalidValue",
    "InvalidBlobName",
    "InvalidBlobSize",
    "AlreadyPrunedToSection",
    "SectionOutOfRange",
    "ItemOutOfRange",
    "CompressionFailed",
    "DecompressionFailed",
    "ValueTooLarge",
    "ChecksumMismatch",
    "RecordCorrupted",
    "AlreadyPrunedTo",
    "RecordTooLarge",
    "Fatal",
};
static_assert(kErrcNames.size() == static_cast<std::size_t>(Errc::Fatal) + 1);

} // namespace

std::string_view errcName(Errc code)
{
    return kErrcNames.at(static_cast<std::size_t>(code));
}

std::string toString(const Where& where)
{
    std::string text = where.partition;
    if (!where.blob.empty())
        text += (text.empty() ? "" : "/") + where.blob;
    if (where.offset)
        text += " @ " + std::to_string(*where.offset);
    return text;
}

std::string toString(const Error& error)
{
    const std::string place = toString(error.where);
    return place.empty() ? error.message : error.message + " (" + place + ")";
}

} // namespace cryo
