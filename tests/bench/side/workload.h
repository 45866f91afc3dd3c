// SPDX-License-Identifier: GPL-3.0-or-later
//
// The work that all engines are timed on, and the data for it.
//
//   data file   items × (key 64 B | value V bytes), random and the same for all; item i has the index i
//   archive     values by index and by key;   freezer   values by key alone
//
// A program is given one engine and one work, and prints one line of JSON: how long it took, how much it did.
// Reads are uniform over all items, with repetition, from one seed; the keys lie side by side in the order of
// the reads. Every byte of a value is read: copied out, or verified where it lies. In a pass before the timed
// one each value is compared with the data. One thread unless `threads` says otherwise.
#pragma once

#include "core/base/bytes.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace cryo::bench {

inline constexpr std::size_t kKeySizeBytes = 64;

enum class Kind : std::uint8_t { Archive, Freezer };

struct Spec {
    std::string engine;
    std::string work; ///< put, get-index, get-key, restart, check, …
    Kind kind = Kind::Archive;
    std::filesystem::path folder; ///< of the store; made by put
    std::filesystem::path data;
    std::uint64_t items = 0;
    std::uint32_t valueSizeBytes = 0;
    std::uint64_t reads = 0;
    std::uint32_t buckets = 65'536; ///< of a freezer's table at first
    bool compressed = false;        ///< zstd, level 3, by engines that can
    std::size_t threads = 1;
    bool copies = false; ///< of an engine that can do without: copy each value out
    std::uint64_t seed = 42;
};

/// What one run measured.
struct Outcome {
    double seconds = 0;
    std::uint64_t operations = 0;
    std::uint64_t bytes = 0;
};

/// The data file, mapped.
class Data {
public:
    /// Writes the file if it is not there with the right size.
    static void make(const Spec& spec);
    explicit Data(const Spec& spec);
    ~Data();
    Data(const Data&) = delete;
    Data& operator=(const Data&) = delete;

    [[nodiscard]] ByteView key(std::uint64_t item) const { return at(item, 0, kKeySizeBytes); }
    [[nodiscard]] ByteView value(std::uint64_t item) const
    {
        return at(item, kKeySizeBytes, m_valueSizeBytes);
    }
    [[nodiscard]] std::uint64_t items() const { return m_items; }
    /// Reads every page once, so that no put pays for it.
    void touch() const;

private:
    [[nodiscard]] ByteView at(std::uint64_t item, std::size_t skip, std::size_t length) const
    {
        return {m_bytes + item * (kKeySizeBytes + m_valueSizeBytes) + skip, length};
    }
    const std::byte* m_bytes = nullptr;
    std::size_t m_length = 0;
    std::uint64_t m_items;
    std::size_t m_valueSizeBytes;
};

/// A sequence of numbers that looks random: the same on every machine and in every language (splitmix64).
class Sequence {
public:
    explicit Sequence(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next()
    {
        std::uint64_t mixed = m_state += 0x9E3779B97F4A7C15U;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBU;
        return mixed ^ mixed >> 31;
    }

private:
    std::uint64_t m_state;
};

/// Ends the program with a sentence: a benchmark has nothing to go on with.
[[noreturn]] void giveUp(const std::string& why);

double secondsSince(std::chrono::steady_clock::time_point begin);

} // namespace cryo::bench
