// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of both engines share: the reference's test keys and i32 values, an engine on a storage in
// memory with metrics of its own, and reopening it as a new process would.
// Thread rule: one thread.
#pragma once

#include "core/archive/archive.h"
#include "core/base/codec.h"
#include "core/freezer/freezer.h"
#include "core/storage/memory_storage.h"
#include "tests/support/expect.h"

#include <memory>
#include <string>

namespace cryo::test {

inline constexpr std::uint32_t kTestKeyBytes = 64;

/// ASCII, zero-padded to 64 bytes: the keys of the reference's own tests.
[[nodiscard]] inline Bytes testKey(std::string_view text)
{
    Bytes key;
    append(key, asBytes(text));
    key.resize(kTestKeyBytes);
    return key;
}

/// The codec bytes of an i32.
[[nodiscard]] inline Bytes i32(std::int32_t value)
{
    Bytes bytes;
    appendBig(bytes, static_cast<std::uint32_t>(value));
    return bytes;
}

/// The i32 of codec bytes; none for none. Throws for bytes of another length.
[[nodiscard]] inline std::optional<std::int32_t> i32Of(const std::optional<Bytes>& codecBytes)
{
    if (!codecBytes)
        return std::nullopt;
    if (codecBytes->size() != 4)
        throw std::runtime_error("an i32 of " + std::to_string(codecBytes->size()) + " bytes");
    return static_cast<std::int32_t>(loadBig<std::uint32_t>(*codecBytes));
}

/// Whether codec bytes are an i32, with the reference's errors.
[[nodiscard]] inline Result<> checkI32(ByteView codecBytes)
{
    const Result<DecodedValue> value = decodeValue(Codec::I32, codecBytes);
    if (!value)
        return std::unexpected(value.error());
    return {};
}

/// The configuration of most of the reference's archive tests.
[[nodiscard]] inline ArchiveConfig testArchiveConfig()
{
    ArchiveConfig config;
    config.translator = Translator{2};
    config.keyPartition = "test_index";
    config.valuePartition = "test_value";
    config.keySizeBytes = kTestKeyBytes;
    config.pageSize = PageSize{1024};
    config.itemsPerSection = 1024;
    config.keyWriteBufferBytes = 1024;
    config.valueWriteBufferBytes = 1024;
    config.replayBufferBytes = 1024;
    config.checkValue = checkI32;
    return config;
}

/// The configuration of most of the reference's freezer tests.
[[nodiscard]] inline FreezerConfig testFreezerConfig()
{
    FreezerConfig config;
    config.keyPartition = "test_key_index";
    config.keySizeBytes = kTestKeyBytes;
    config.keyWriteBufferBytes = 1024;
    config.pageSize = PageSize{1024};
    config.valuePartition = "test_value_journal";
    config.valueWriteBufferBytes = 1024;
    config.valueTargetSizeBytes = std::uint64_t{10} << 20;
    config.tablePartition = "test_table";
    config.tableInitialSize = 256;
    config.tableResizeFrequency = 4;
    config.tableResizeChunkSize = 128;
    config.checkValue = checkI32;
    return config;
}

/// An archive on a storage in memory.
class ArchiveBox {
public:
    explicit ArchiveBox(ArchiveConfig settings = testArchiveConfig())
        : config(std::move(settings))
    {
        reopen();
    }

    /// Lets go of the archive and opens it again, with metrics from zero. Throws if it does not open.
    void reopen()
    {
        m_archive.reset();
        m_metrics = std::make_unique<MetricsRegistry>();
        m_archive.emplace(must(Archive::open(storage, config, MetricsScope(*m_metrics))));
    }
    void drop() { m_archive.reset(); }

    Archive* operator->() { return &*m_archive; }

    void put(std::uint64_t index, std::string_view key, std::int32_t value)
    {
        must(m_archive->put(index, testKey(key), i32(value)));
    }
    [[nodiscard]] std::optional<std::int32_t> get(std::uint64_t index)
    {
        return i32Of(must(m_archive->get(index)));
    }
    [[nodiscard]] std::optional<std::int32_t> get(std::string_view key)
    {
        return i32Of(must(m_archive->get(testKey(key))));
    }
    /// A metric by its exposed name. Throws if there is none.
    [[nodiscard]] std::int64_t metric(std::string_view name) const
    {
        for (const MetricsRegistry::Sample& sample : m_metrics->samples())
            if (sample.name == name)
                return sample.value;
        throw std::runtime_error("no metric " + std::string(name));
    }
    [[nodiscard]] const MetricsRegistry& metrics() const { return *m_metrics; }

    MemoryStorage storage;
    ArchiveConfig config;

private:
    std::unique_ptr<MetricsRegistry> m_metrics;
    std::optional<Archive> m_archive;
};

/// A freezer on a storage in memory.
class FreezerBox {
public:
    explicit FreezerBox(FreezerConfig settings = testFreezerConfig())
        : config(std::move(settings))
    {
        reopen(std::nullopt);
    }

    /// Lets go of the freezer and opens it again, with metrics from zero. Throws if it does not open.
    void reopen(std::optional<Checkpoint> checkpoint) { must(tryReopen(checkpoint)); }
    Result<> tryReopen(std::optional<Checkpoint> checkpoint)
    {
        m_freezer.reset();
        m_metrics = std::make_unique<MetricsRegistry>();
        CRYO_ASSIGN(Freezer freezer, Freezer::open(storage, config, checkpoint, MetricsScope(*m_metrics)));
        m_freezer.emplace(std::move(freezer));
        return {};
    }
    void drop() { m_freezer.reset(); }
    /// Closes the freezer and lets it go.
    Checkpoint close()
    {
        const Checkpoint checkpoint = must(m_freezer->close());
        m_freezer.reset();
        return checkpoint;
    }

    Freezer* operator->() { return &*m_freezer; }

    Cursor put(std::string_view key, std::int32_t value)
    {
        return must(m_freezer->put(testKey(key), i32(value)));
    }
    [[nodiscard]] std::optional<std::int32_t> get(std::string_view key)
    {
        return i32Of(must(m_freezer->get(testKey(key))));
    }
    /// As ArchiveBox.
    [[nodiscard]] std::int64_t metric(std::string_view name) const
    {
        for (const MetricsRegistry::Sample& sample : m_metrics->samples())
            if (sample.name == name)
                return sample.value;
        throw std::runtime_error("no metric " + std::string(name));
    }
    /// The file of the table, header included. Null if it is gone.
    [[nodiscard]] Bytes* table() { return storage.find(config.tablePartition, "7461626c65"); }

    MemoryStorage storage;
    FreezerConfig config;

private:
    std::unique_ptr<MetricsRegistry> m_metrics;
    std::optional<Freezer> m_freezer;
};

} // namespace cryo::test
