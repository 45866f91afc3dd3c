// SPDX-License-Identifier: GPL-3.0-or-later
// What the damaged images are made with: changing bytes, records and slots of a store in memory, with the
// checksums above them kept right where the damage is meant to be below. Thread rule: one thread.
#pragma once

#include "tests/support/damaged_images.h"
#include "tests/support/store_builder.h"

#include <functional>

namespace cryo::test {

inline constexpr std::uint64_t kHeader = 8;

/// A store in memory with its layout and the arithmetic of its files.
struct Image {
    std::shared_ptr<MemoryStorage> storage = std::make_shared<MemoryStorage>();
    StoreLayout layout;

    [[nodiscard]] Bytes& file(const std::string& partition, const std::string& name) const;
    [[nodiscard]] Bytes& keys(std::uint64_t section) const;
    [[nodiscard]] Bytes& values(std::uint64_t section) const;
    [[nodiscard]] Bytes& table() const;

    [[nodiscard]] Where keysAt(std::uint64_t section, std::optional<std::uint64_t> offset = {}) const;
    [[nodiscard]] Where valuesAt(std::uint64_t section, std::optional<std::uint64_t> offset = {}) const;
    [[nodiscard]] Where tableAt(std::optional<std::uint64_t> offset = {}) const;

    /// File offset of a page of an index file, and of a byte of a record.
    [[nodiscard]] std::uint64_t page(std::uint64_t number) const;
    [[nodiscard]] std::uint64_t record(std::uint64_t position, std::uint64_t offsetInRecord = 0) const;

    /// Changes the records of a section; its pages are written anew, with right checksums.
    void changeRecords(std::uint64_t section, const std::function<void(Bytes& logical)>& change) const;
    /// Changes the bytes of one record likewise.
    void changeRecord(std::uint64_t section, std::uint64_t position,
                      const std::function<void(MutableByteView)>& change) const;
    /// Replaces the stored body of a value by one of the same length; its checksum is right.
    void replaceBody(std::uint64_t section, ValuePlace place, ByteView body) const;
    [[nodiscard]] ValuePlace valueOf(std::uint64_t section, std::uint64_t position) const;

    [[nodiscard]] TableSlot slot(std::uint64_t bucket, int number) const;
    void setSlot(std::uint64_t bucket, int number, const TableSlot& content) const;

    /// This store as the image of a code.
    [[nodiscard]] DamagedImage as(FindingCode code, std::string name, Where where,
                                  std::vector<FindingCode> company = {}) const;
};

/// A key of 32 bytes, another one for each number.
[[nodiscard]] Bytes keyOf(std::uint64_t number);
/// The body of a byte string of 32 bytes that ends in a number: 33 bytes.
[[nodiscard]] Bytes bodyOf(std::uint64_t number);

[[nodiscard]] Image archiveImage(const ArchiveSpec& spec, const std::function<void(ArchiveBuilder&)>& fill);
/// With the builder's last checkpoint.
[[nodiscard]] Image freezerImage(const FreezerSpec& spec, const std::function<void(FreezerBuilder&)>& fill);

} // namespace cryo::test
