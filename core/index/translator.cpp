// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first bytes of a key as a number.
#include "core/index/translator.h"

#include <array>

namespace cryo {

namespace {
constexpr std::array<std::string_view, 8> kTranslatorNames = {"OneCap", "TwoCap", "Cap3", "FourCap",
                                                              "Cap5",   "Cap6",   "Cap7", "EightCap"};
}

std::uint64_t Translator::translate(ByteView key) const
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < capBytes; ++i)
        value = value << 8 | (i < key.size() ? std::to_integer<std::uint64_t>(key[i]) : 0U);
    return value;
}

std::optional<Translator> translatorFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kTranslatorNames.size(); ++i)
        if (kTranslatorNames[i] == name)
            return Translator{static_cast<std::uint8_t>(i + 1)};
    return std::nullopt;
}

std::string_view translatorName(Translator translator)
{
    return kTranslatorNames.at(translator.capBytes - 1U);
}

} // namespace cryo
