// SPDX-License-Identifier: GPL-3.0-or-later
//
// Flips bits of one file back. "masks": "OFFSET:XX,…", what each byte is changed by; "before": the bytes that
// must stand there, in the same order. Source: findings.md §1 ("the bit").
#include "core/repair/operations/operation.h"

#include <charconv>

namespace cryo {

Result<OperationEffect> flipBits(const Operation& operation, OperationContext& context)
{
    const auto wrong = [&] {
        return fail(Errc::InvalidArgument, "masks are OFFSET:XX, with commas between", operation.target);
    };
    CRYO_ASSIGN(const auto file, context.storage->openFile(operation.target.partition, operation.target.blob,
                                                           OpenMode::Existing));
    const auto before = fromHex(operation.text("before"));
    const std::string text = operation.text("masks");
    std::size_t number = 0;
    for (std::string_view rest = text; !rest.empty(); ++number) {
        const std::string_view one = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        const std::size_t colon = one.find(':');
        std::uint64_t offset = 0;
        const char* end = one.data() + (colon == std::string_view::npos ? 0 : colon);
        const auto parsed = std::from_chars(one.data(), end, offset);
        const auto mask = colon == std::string_view::npos ? std::nullopt : fromHex(one.substr(colon + 1));
        if (parsed.ec != std::errc() || parsed.ptr != end || !mask || mask->size() != 1 || !before ||
            number >= before->size())
            return wrong();
        if (offset >= file->sizeBytes())
            return fail(Errc::InvalidArgument, "the file ends before", operation.target);
        Bytes byte(1);
        CRYO_TRY(file->readAt(FileOffset{offset}, byte));
        if (byte[0] != (*before)[number])
            return fail(Errc::Changed, "other bytes stand there than the correction was made for",
                        operation.target);
        byte[0] ^= (*mask)[0];
        CRYO_TRY(file->writeAt(FileOffset{offset}, byte));
    }
    return number == 0 ? Result<OperationEffect>(wrong()) : Result<OperationEffect>(OperationEffect{});
}

} // namespace cryo
