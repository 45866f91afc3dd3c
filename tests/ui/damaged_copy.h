// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of a golden freezer that is damaged in three places which do not depend on each other: a file that
// does not belong in each of two partitions, and a bucket of the table whose slots both fail their checksum.
// Plain functions.
#pragma once

#include "tests/support/golden.h"

#include <cstring>
#include <fstream>

namespace cryo::test {

class DamagedCopy {
public:
    explicit DamagedCopy(std::string_view label = "2026.2.0/freezer-basic")
        : m_copy(label)
    {
        for (const auto& partition : std::filesystem::directory_iterator(root())) {
            if (!partition.is_directory())
                continue;
            if (std::filesystem::exists(partition.path() / kTableFile))
                breakBucket(partition.path() / kTableFile);
            else
                std::ofstream(partition.path() / (partition.path().filename().string() + ".txt"))
                    << "not a section\n";
        }
    }
    [[nodiscard]] std::filesystem::path root() const { return m_copy.root(); }

private:
    static constexpr auto kTableFile = "7461626c65";

    /// Flips a bit of the epochs of the first bucket in use.
    static void breakBucket(const std::filesystem::path& table)
    {
        constexpr std::streamoff kHeaderBytes = 8;
        constexpr std::streamoff kSlotBytes = 29;
        std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
        char slots[2 * kSlotBytes];
        const char zeros[sizeof slots] = {};
        for (std::streamoff at = kHeaderBytes; file.seekg(at) && file.read(slots, sizeof slots);
             at += std::streamoff(sizeof slots)) {
            if (std::memcmp(slots, zeros, sizeof slots) == 0)
                continue;
            // Two bits each, so that no single flipped bit explains the checksum.
            for (const std::streamoff slot : {std::streamoff(0), kSlotBytes}) {
                slots[slot + 3] ^= 0x15;
                slots[slot + 9] ^= 0x2A;
                slots[slot + 17] ^= 0x4C;
            }
            file.seekp(at);
            file.write(slots, sizeof slots);
            return;
        }
    }

    GoldenCopy m_copy;
};

} // namespace cryo::test
