// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every engine of the comparison can do. One object, one thread. Errors end the program.
#pragma once

#include "workload.h"

#include <memory>

namespace cryo::bench {

class Engine {
public:
    virtual ~Engine() = default;
    /// Opens a store in the folder; an empty one is made.
    virtual void open() = 0;
    virtual void put(std::uint64_t index, ByteView key, ByteView value) = 0;
    /// Makes all puts durable.
    virtual void sync() = 0;
    /// Ends what a sync may leave unfinished. Not timed.
    virtual void close() {}
    /// Every byte of the value: in memory of the engine's own if it verified them there, else copied into
    /// `to`, which is long enough. Empty where there is none. Valid until the next call.
    virtual ByteView getByIndex(std::uint64_t index, MutableByteView to) = 0;
    virtual ByteView getByKey(ByteView key, MutableByteView to) = 0;
    /// What is not part of a check, but must come before it. Not timed.
    virtual void prepareCheck() {}
    /// Verifies everything that the engine can verify, values included; how many bytes that was.
    virtual std::uint64_t check() = 0;
};

std::unique_ptr<Engine> makeCryo(const Spec& spec);
std::unique_ptr<Engine> makeLmdb(const Spec& spec);
std::unique_ptr<Engine> makeRocks(const Spec& spec);
std::unique_ptr<Engine> makeSqlite(const Spec& spec);

/// The same bytes without an engine: the machine's own limit for a work.
///   put         all values to one file in pieces of 8 MiB, with early write-back, then fdatasync
///   get-pread   a value by pread, and its CRC        get-mmap   the same by a mapping
///   read        every file of the folder from its first byte to its last
///   crc         a CRC for every 4 KiB of every file, mapped and touched before
///   slots       the CRC of every slot of a freezer's table, mapped and touched before
Outcome runRaw(const Spec& spec, const Data& data);

} // namespace cryo::bench
