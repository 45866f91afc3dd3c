// SPDX-License-Identifier: GPL-3.0-or-later
//
// Result<T>: the value, or an Error that says what could not be done, and where.
//
// Three things are kept apart. An Error: we could not do what was asked. A Finding (inspect/finding.h): we
// did it, and the store is wrong. An assertion: our own bug. Bytes from disk never lead to an assertion.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace cryo {

/// What kind of failure an Error is. The first group is ours; the others carry the names of the reference.
/// Source: behaviour.md §5.
enum class Errc : std::uint8_t {
    Cancelled,
    InvalidArgument,
    NotFound,
    Unsupported,
    LimitExceeded,
    AccessDenied,
    Changed,
    InUse,        ///< somebody else works on the store; there is no way round
    NotProtected, ///< nobody can prove that the store is left alone; the user may go on all the same
    Interrupted,  ///< a change of the store was begun and not ended: to be rolled back or finished first
    // runtime
    PartitionNameInvalid,
    PartitionCreationFailed,
    PartitionMissing,
    PartitionCorrupt,
    BlobOpenFailed,
    BlobMissing,
    BlobResizeFailed,
    BlobSyncFailed,
    BlobCorrupt,
    BlobVersionMismatch,
    BlobInsufficientLength,
    InvalidChecksum,
    ReadFailed,
    WriteFailed,
    OffsetOverflow,
    ImmutableBlob,
    Io,
    // codec
    EndOfBuffer,
    ExtraData,
    InvalidVarint,
    InvalidUsize,
    InvalidBool,
    InvalidEnum,
    InvalidLength,
    InvalidValue,
    // journal
    InvalidBlobName,
    InvalidBlobSize,
    AlreadyPrunedToSection,
    SectionOutOfRange,
    ItemOutOfRange,
    CompressionFailed,
    DecompressionFailed,
    ValueTooLarge,
    ChecksumMismatch,
    // archive
    RecordCorrupted,
    AlreadyPrunedTo,
    RecordTooLarge,
    /// The reference aborts here; the message is its text. Nothing of ours aborts.
    Fatal,
};

/// The name of a kind, as written in the enumeration.
[[nodiscard]] std::string_view errcName(Errc code);

/// The place that an Error or a Finding speaks of. Empty members are not part of it.
struct Where {
    std::string partition;               ///< name of the folder below the storage root
    std::string blob;                    ///< file name inside it
    std::optional<std::uint64_t> offset; ///< bytes from the start of the file
    friend bool operator==(const Where&, const Where&) = default;
};

/// "partition/blob @ offset", with the parts that are known.
[[nodiscard]] std::string toString(const Where& where);

/// Something that could not be done.
struct Error {
    Errc code = Errc::Io;
    std::string message; ///< a sentence for a developer; names what, where and, if possible, what to do next
    Where where{};
};

/// "message (partition/blob @ offset)".
[[nodiscard]] std::string toString(const Error& error);

/// The value of an operation or its Error. Must not be dropped.
template <typename T = void>
class [[nodiscard]] Result : public std::expected<T, Error> {
public:
    using std::expected<T, Error>::expected;
};

/// Shorthand for `return fail(code, message, where);`.
[[nodiscard]] inline std::unexpected<Error> fail(Errc code, std::string message, Where where = {})
{
    return std::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

} // namespace cryo

#define CRYO_CONCAT_(a, b) a##b
#define CRYO_CONCAT(a, b) CRYO_CONCAT_(a, b)

// Names are numbered, because calls of these macros may stand inside each other (in a lambda that is an
// argument). NOLINTBEGIN(bugprone-macro-parentheses)
#define CRYO_TRY_AS(name, expression)                                                                        \
    do {                                                                                                     \
        if (auto name = (expression); !name)                                                                 \
            return std::unexpected<::cryo::Error>(std::move(name).error());                                  \
    } while (false)

/// Evaluates a Result<> and returns its error from the enclosing function, if it has one.
#define CRYO_TRY(expression) CRYO_TRY_AS(CRYO_CONCAT(cryoTry, __COUNTER__), expression)

#define CRYO_ASSIGN_AS(name, declaration, expression)                                                        \
    auto name = (expression);                                                                                \
    if (!name)                                                                                               \
        return std::unexpected<::cryo::Error>(std::move(name).error());                                      \
    declaration = std::move(*name)

/// CRYO_ASSIGN(auto x, f()): x becomes the value of the Result, or the enclosing function returns its error.
#define CRYO_ASSIGN(declaration, expression)                                                                 \
    CRYO_ASSIGN_AS(CRYO_CONCAT(cryoAssign, __COUNTER__), declaration, expression)
// NOLINTEND(bugprone-macro-parentheses)
