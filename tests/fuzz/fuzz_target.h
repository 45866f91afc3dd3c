// SPDX-License-Identifier: GPL-3.0-or-later
// What is fuzzed: functions from any bytes to nothing. They check what must hold whatever the bytes are, and
// end the process where it does not; the sanitizers see the rest.
//
// libFuzzer runs one target in each program (fuzz_main.cpp); tst_fuzz_corpus runs all of them over the
// committed corpus, tests/fuzz/corpus/<name>/. Thread rule: one thread.
#pragma once

#include "core/base/bytes.h"
#include "core/journal/glob_format.h"
#include "core/storage/storage.h"

#include <span>

namespace cryo::fuzz {

struct Target {
    const char* name;   ///< of the program
    const char* corpus; ///< its folder; targets that read the same shape share one
    void (*run)(ByteView input);
};

/// All targets, in the order of the layers.
[[nodiscard]] std::span<const Target> targets();

/// Ends the process with a sentence if it does not hold.
void require(bool holds, const char* sentence);

/// Takes numbers and bytes from the front of an input; zeros once it is used up.
class Input {
public:
    explicit Input(ByteView bytes)
        : m_bytes(bytes)
    {
    }
    [[nodiscard]] bool empty() const { return m_bytes.empty(); }
    [[nodiscard]] ByteView rest() const { return m_bytes; }
    template <typename T>
    T number()
    {
        std::byte raw[sizeof(T)] = {};
        std::ranges::copy(take(sizeof(T)), raw);
        return loadBig<T>(raw);
    }
    /// At most `count` bytes.
    ByteView take(std::size_t count)
    {
        const ByteView taken = m_bytes.first(std::min(count, m_bytes.size()));
        m_bytes = m_bytes.subspan(taken.size());
        return taken;
    }

private:
    ByteView m_bytes;
};

/// A value file and a place in it, made of an input.
struct ValueInput {
    Bytes file; ///< with its header
    ValuePlace place;
    bool compressed = false;
};
/// Source of the shape: globFrame() in formats.cpp.
[[nodiscard]] ValueInput takeValueInput(ByteView input);
/// What a value may become by decompression.
inline constexpr std::uint64_t kValueLimitBytes = std::uint64_t{1} << 20;

/// An entry of a folder: u8 type and what partition it lies in, u8 length, name.
struct Entry {
    std::string name;
    EntryType type;
    std::uint8_t partition = 0; ///< any number
};
[[nodiscard]] Entry takeEntry(Input& in);

// formats.cpp
void header(ByteView input);
void page(ByteView input);
void records(ByteView input);
void globFrame(ByteView input);
void slots(ByteView input);
void metadata(ByteView input);
void directoryListing(ByteView input);
// files.cpp
void blobOpen(ByteView input);
void globGet(ByteView input);
void partitionScan(ByteView input);
// engines.cpp
void pagedBlob(ByteView input);
void archiveOpen(ByteView input);
void freezerOpen(ByteView input);
void inspection(ByteView input);

} // namespace cryo::fuzz
