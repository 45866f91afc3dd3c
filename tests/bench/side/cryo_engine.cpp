// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our own engines, with the settings of the reference's benches (storage/src/{archive,freezer}/benches):
// archive: TwoCap, 16,384 items a section, pages of 4 KiB, write buffers of 8 MiB; freezer: pages of 16 KiB,
// write buffers of 1 MiB, sections of 100 MiB, resize at 4, chunks of 1,024. An archive's values are byte
// strings (a length in front), a freezer's have one fixed size.
#include "core/archive/archive.h"
#include "core/base/varint.h"
#include "core/freezer/freezer.h"
#include "core/inspect/check.h"
#include "core/inspect/detection.h"
#include "core/storage/file_storage.h"
#include "core/storage/read_only_file_storage.h"
#include "engine.h"

#include <cstring>

namespace cryo::bench {

namespace {

constexpr std::uint8_t kLevel = 3;

template <typename T>
T need(Result<T> result)
{
    if (!result)
        giveUp(result.error().message);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

ArchiveConfig archiveConfig(const Spec& spec)
{
    ArchiveConfig config;
    config.translator = Translator{2};
    config.keyPartition = "archive_key";
    config.valuePartition = "archive_value";
    config.keySizeBytes = kKeySizeBytes;
    config.pageSize = PageSize{4096};
    if (spec.compressed)
        config.compressionLevel = kLevel;
    config.itemsPerSection = 16'384;
    config.keyWriteBufferBytes = config.valueWriteBufferBytes = std::size_t{8} << 20;
    config.replayBufferBytes = std::size_t{1} << 20;
    config.replayThreads = spec.threads;
    return config;
}

FreezerConfig freezerConfig(const Spec& spec)
{
    FreezerConfig config;
    config.keyPartition = "freezer_key";
    config.valuePartition = "freezer_value";
    config.tablePartition = "freezer_table";
    config.keySizeBytes = kKeySizeBytes;
    config.pageSize = PageSize{16'384};
    if (spec.compressed)
        config.compressionLevel = kLevel;
    config.keyWriteBufferBytes = config.valueWriteBufferBytes = std::size_t{1} << 20;
    config.valueTargetSizeBytes = std::uint64_t{100} << 20;
    config.tableInitialSize = spec.buckets;
    config.tableResizeFrequency = 4;
    config.tableResizeChunkSize = 1024;
    return config;
}

ByteView copiedTo(ByteView value, MutableByteView to)
{
    std::memcpy(to.data(), value.data(), value.size());
    return to.first(value.size());
}

class CryoEngine : public Engine {
public:
    explicit CryoEngine(const Spec& spec)
        : m_spec(spec)
        , m_storage(need(FileStorage::open(spec.folder)))
    {
    }

    std::uint64_t check() override
    {
        const std::shared_ptr<const ReadableStorage> storage = need(ReadOnlyFileStorage::open(m_spec.folder));
        StoreLayout layout = need(detectStores(*storage)).stores.front().layout;
        const auto view = need(need(StoreView::open(storage, layout))->countRecords());
        CheckOptions options;
        options.level = CheckLevel::Deep;
        std::uint64_t worst = 0;
        const CheckResult result = need(checkStore(view, options, [&](const Finding& finding) {
            worst = std::max(worst, static_cast<std::uint64_t>(finding.severity));
        }));
        if (worst >= static_cast<std::uint64_t>(Severity::Error))
            giveUp("the check finds damage");
        return result.bytes;
    }

protected:
    Spec m_spec;
    std::unique_ptr<FileStorage> m_storage;
    MetricsRegistry m_registry;
};

class CryoArchive final : public CryoEngine {
public:
    using CryoEngine::CryoEngine;
    void open() override
    {
        m_archive.emplace(need(Archive::open(*m_storage, archiveConfig(m_spec), MetricsScope(m_registry))));
    }
    void put(std::uint64_t index, ByteView key, ByteView value) override
    {
        m_encoded.clear();
        appendVarint32(m_encoded, static_cast<std::uint32_t>(value.size()));
        m_encoded.insert(m_encoded.end(), value.begin(), value.end());
        need(m_archive->put(index, key, m_encoded));
    }
    void sync() override { need(m_archive->sync()); }
    ByteView getByIndex(std::uint64_t index, MutableByteView to) override
    {
        return decoded(need(m_archive->view(index, m_scratch)), to);
    }
    ByteView getByKey(ByteView key, MutableByteView to) override
    {
        return decoded(need(m_archive->view(key, m_scratch)), to);
    }

private:
    /// Without the length in front. The engine read every byte of it for its checksum.
    ByteView decoded(const std::optional<ByteView>& codecBytes, MutableByteView to) const
    {
        if (!codecBytes)
            return {};
        const ByteView value = codecBytes->subspan(codecBytes->size() - to.size());
        return m_spec.copies ? copiedTo(value, to) : value;
    }
    std::optional<Archive> m_archive;
    Bytes m_encoded;
    Bytes m_scratch;
};

class CryoFreezer final : public CryoEngine {
public:
    using CryoEngine::CryoEngine;
    void open() override
    {
        m_freezer.emplace(
            need(Freezer::open(*m_storage, freezerConfig(m_spec), std::nullopt, MetricsScope(m_registry))));
    }
    void put(std::uint64_t /*index*/, ByteView key, ByteView value) override
    {
        need(m_freezer->put(key, value));
    }
    void sync() override { need(m_freezer->sync()); }
    void close() override
    {
        need(m_freezer->close());
        m_freezer.reset();
    }
    ByteView getByIndex(std::uint64_t /*index*/, MutableByteView /*to*/) override
    {
        giveUp("a freezer has no indices");
    }
    ByteView getByKey(ByteView key, MutableByteView to) override
    {
        const std::optional<ByteView> value = need(m_freezer->view(key, m_scratch));
        if (!value)
            return {};
        return m_spec.copies ? copiedTo(*value, to) : *value;
    }

private:
    std::optional<Freezer> m_freezer;
    Bytes m_scratch;
};

} // namespace

std::unique_ptr<Engine> makeCryo(const Spec& spec)
{
    if (spec.kind == Kind::Archive)
        return std::make_unique<CryoArchive>(spec);
    return std::make_unique<CryoFreezer>(spec);
}

} // namespace cryo::bench
