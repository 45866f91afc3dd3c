// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said of descriptions of values and of values read by them, in one place: English, with {places};
// the window translates them. They stand at the scope of namespace cryo, where its tools look for them.
#pragma once

#include "core/base/translate.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cryo {

/// A sentence and what fills its places. The sentence is one of those below.
struct ValueSentence {
    const char* english = "";
    std::vector<std::pair<std::string, std::string>> arguments{};
};

/// The sentence in English, filled.
[[nodiscard]] std::string toString(const ValueSentence& sentence);

// A description that cannot be read.
inline constexpr char kLayoutNameWanted[] = CRYO_TR_NOOP("A name is expected here, not {found}.");
inline constexpr char kLayoutTypeWanted[] = CRYO_TR_NOOP("A type is expected here, not {found}.");
inline constexpr char kLayoutSignWanted[] = CRYO_TR_NOOP("{wanted} is expected here, not {found}.");
inline constexpr char kLayoutCountWanted[] =
    CRYO_TR_NOOP("A count is a number, a type without sign, an earlier field, or *; not {found}.");
inline constexpr char kLayoutEnd[] = CRYO_TR_NOOP("the end of the text");
inline constexpr char kLayoutNoType[] = CRYO_TR_NOOP("There is no type {name}.");
inline constexpr char kLayoutNameTaken[] = CRYO_TR_NOOP("{name} names a type already.");
inline constexpr char kLayoutFieldTwice[] = CRYO_TR_NOOP("There are two fields {name} here.");
inline constexpr char kLayoutContainsItself[] = CRYO_TR_NOOP("The struct {name} contains itself.");
inline constexpr char kLayoutNoField[] = CRYO_TR_NOOP("There is no field {name} before this one.");
inline constexpr char kLayoutNoCount[] =
    CRYO_TR_NOOP("{name} is no number without sign and no more than 64 bits, so it is no count.");
inline constexpr char kLayoutNumberTooLarge[] = CRYO_TR_NOOP("The number {found} is too large.");
inline constexpr char kLayoutTooDeep[] = CRYO_TR_NOOP("Types stand in each other more than {n} deep.");
inline constexpr char kLayoutTooLong[] = CRYO_TR_NOOP("A description has at most {n} bytes.");
inline constexpr char kLayoutStrange[] = CRYO_TR_NOOP("{found} has no meaning in a description.");
inline constexpr char kLayoutNoFields[] = CRYO_TR_NOOP("At least one field is expected before {found}.");

// A value that is not what its description says.
inline constexpr char kValueCut[] = CRYO_TR_NOOP("needs bytes: {needed}, left: {left}");
inline constexpr char kValueNoBool[] = CRYO_TR_NOOP("{found} is neither 0 nor 1");
inline constexpr char kValueNoVarint[] = CRYO_TR_NOOP("not the shortest form of a number that fits");
inline constexpr char kValueNoUtf8[] = CRYO_TR_NOOP("not UTF-8");
inline constexpr char kValueNoEnd[] =
    CRYO_TR_NOOP("an element takes no bytes, so the list would have no end");
inline constexpr char kValueTooMuch[] =
    CRYO_TR_NOOP("too much for a look: more than {n} fields and elements");
inline constexpr char kValueNotNamed[] = CRYO_TR_NOOP("bytes that the description does not name: {n}");
inline constexpr char kValueNotDecoded[] = CRYO_TR_NOOP("bytes not decoded: {n}");
inline constexpr char kValueNotListed[] = CRYO_TR_NOOP("more elements, not listed: {n}");
inline constexpr char kValueNotListedFields[] =
    CRYO_TR_NOOP("more than {n} fields and elements; the rest was read, but is not listed");

// A value that is read as JSON.
inline constexpr char kJsonBroken[] = CRYO_TR_NOOP("This is no JSON at line {line}, column {column}.");
inline constexpr char kJsonEmpty[] = CRYO_TR_NOOP("There is nothing in this value.");
inline constexpr char kJsonTooDeep[] = CRYO_TR_NOOP("Nested more than {n} deep; the rest is not shown.");
inline constexpr char kJsonTooLong[] = CRYO_TR_NOOP("Only the first {n} characters are shown.");
inline constexpr char kJsonTooLarge[] = CRYO_TR_NOOP("More than {n} bytes are not read as JSON.");

} // namespace cryo
