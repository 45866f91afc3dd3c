// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry into one target, which CRYO_FUZZ_TARGET names.
#include "tests/fuzz/fuzz_target.h"

#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    static const cryo::fuzz::Target* const target = [] {
        for (const cryo::fuzz::Target& candidate : cryo::fuzz::targets())
            if (std::string_view(candidate.name) == CRYO_FUZZ_TARGET)
                return &candidate;
        cryo::fuzz::require(false, "there is a target of this program's name");
        return static_cast<const cryo::fuzz::Target*>(nullptr);
    }();
    target->run(std::as_bytes(std::span(data, size)));
    return 0;
}
