// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prefixes by kind.
#include "core/journal/journal_error.h"

namespace cryo {

Error journalError(Error cause)
{
    if (cause.code >= Errc::PartitionNameInvalid && cause.code <= Errc::Io)
        cause.message = "runtime error: " + cause.message;
    else if (cause.code >= Errc::EndOfBuffer && cause.code <= Errc::InvalidValue)
        cause.message = "codec error: " + cause.message;
    return cause;
}

Error sectionOutOfRange(Section section, std::string_view partition)
{
    return {Errc::SectionOutOfRange,
            "section out of range: " + std::to_string(section.value),
            {std::string(partition), {}, {}}};
}

Error itemOutOfRange(Position position, std::string_view partition)
{
    return {Errc::ItemOutOfRange,
            "item out of range: " + std::to_string(position.value),
            {std::string(partition), {}, {}}};
}

} // namespace cryo
