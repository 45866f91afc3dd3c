// SPDX-License-Identifier: GPL-3.0-or-later
// power_cuts [--states N] [--nested N] [--seed N]: cuts the power at every call of apply, undo, redo and
// forgetting, seed after seed, until so many outcomes were recovered and compared.
#include "tests/repair/power_cut.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace cryo::test;

int main(int argc, char** argv)
{
    std::uint64_t wanted = 1'000'000;
    PowerCutOptions options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::uint64_t number = std::strtoull(argv[i + 1], nullptr, 10);
        if (std::strcmp(argv[i], "--states") == 0)
            wanted = number;
        else if (std::strcmp(argv[i], "--nested") == 0)
            options.nested = static_cast<int>(number);
        else if (std::strcmp(argv[i], "--seed") == 0)
            options.seed = number;
        else
            return EXIT_FAILURE;
    }
    PowerCutOutcome all;
    for (; all.states < wanted; ++options.seed)
        for (const CutWork work : {CutWork::Apply, CutWork::Undo, CutWork::Redo, CutWork::Forget})
            for (const bool oneVolume : {true, false}) {
                const PowerCutOutcome one = cutPowerWhile(work, oneVolume, options);
                all.places += one.places;
                all.states += one.states;
                if (!one.failure.empty()) {
                    std::printf("%s\n", one.failure.c_str());
                    return EXIT_FAILURE;
                }
            }
    std::printf("%llu places, %llu states, all old or new\n", static_cast<unsigned long long>(all.places),
                static_cast<unsigned long long>(all.states));
    return EXIT_SUCCESS;
}
