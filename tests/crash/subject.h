// SPDX-License-Identifier: GPL-3.0-or-later
// A script, the engine that runs it, and a model of what may be found after a crash. The three kinds differ
// in what they promise; simulation.h cuts the power. One thread for each subject.
#pragma once

#include "core/storage/mutable_storage.h"

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace cryo::test {

class Subject {
public:
    virtual ~Subject() = default;
    /// Opens the store and performs the script until it ends or a call fails; the model follows.
    virtual void run(Storage& storage) = 0;
    /// Opens the store as after a crash, on this storage or another; empty, or what is wrong.
    [[nodiscard]] virtual std::string verify(Storage& storage) = 0;
    /// The configuration, every question, and the list of files, for `cryoctl replay` and the peer. Empty
    /// where the original has no such thing.
    [[nodiscard]] virtual std::string peerScript() const { return {}; }
};

/// One kind of store, and its scripts. A script is named by a number; the same number is the same script.
struct SubjectKind {
    const char* name;
    /// Every script of up to three operations, behind a fixed beginning.
    std::uint64_t shortScripts;
    std::unique_ptr<Subject> (*makeShort)(std::uint64_t number);
    std::unique_ptr<Subject> (*makeRandom)(std::uint64_t seed);
};

/// The two journals of a section as either engine uses them.
[[nodiscard]] const SubjectKind& oversizedSubjects();
[[nodiscard]] const SubjectKind& archiveSubjects();
[[nodiscard]] const SubjectKind& freezerSubjects();

/// A value's bytes depend on its id everywhere, so that another one's cannot pass for it.
[[nodiscard]] inline Bytes valueOfId(std::uint64_t id, std::uint64_t sizeBytes)
{
    Bytes value(sizeBytes);
    std::uint64_t state = id * 0x9E3779B97F4A7C15U + 1;
    for (std::byte& byte : value) {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        byte = static_cast<std::byte>(state >> 32U);
    }
    // Its beginning says its length, as the codec of byte strings wants it.
    if (sizeBytes > 129) {
        const std::uint64_t rest = sizeBytes - 2;
        value[0] = static_cast<std::byte>(rest % 128 + 128);
        value[1] = static_cast<std::byte>(rest / 128);
    } else if (sizeBytes > 0) {
        value[0] = static_cast<std::byte>(std::min<std::uint64_t>(sizeBytes - 1, 127));
    }
    return value;
}

/// The steps that `number` stands for: up to three, digits to the base of the alphabet's size + 1.
template <typename Step>
[[nodiscard]] std::vector<Step> shortSteps(const std::vector<Step>& alphabet, std::uint64_t number)
{
    std::vector<Step> steps;
    for (int i = 0; i < 3; ++i, number /= alphabet.size() + 1)
        if (const std::uint64_t digit = number % (alphabet.size() + 1); digit != 0)
            steps.push_back(alphabet[digit - 1]);
    return steps;
}
[[nodiscard]] constexpr std::uint64_t shortScriptCount(std::uint64_t alphabet)
{
    return (alphabet + 1) * (alphabet + 1) * (alphabet + 1);
}

} // namespace cryo::test
