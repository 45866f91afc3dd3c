// SPDX-License-Identifier: GPL-3.0-or-later
//
// RocksDB, in its favour: no compression, batches of 1,000, the log flushed by hand and synced once at the
// end, a bloom filter, a block cache of 64 MiB, CRC-32C. Its check is VerifyChecksum, after everything is in
// tables.
#include "engine.h"

#include <cstring>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <rocksdb/write_batch.h>

namespace cryo::bench {

namespace {

void need(const rocksdb::Status& status)
{
    if (!status.ok())
        giveUp("rocksdb: " + status.ToString());
}

rocksdb::Slice sliceOf(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

class Rocks final : public Engine {
public:
    explicit Rocks(const Spec& spec)
        : m_spec(spec)
    {
    }
    void open() override
    {
        rocksdb::Options options;
        options.create_if_missing = true;
        options.compression = m_spec.compressed ? rocksdb::kZSTD : rocksdb::kNoCompression;
        options.manual_wal_flush = true;
        options.IncreaseParallelism(2);
        rocksdb::BlockBasedTableOptions table;
        table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
        table.block_cache = rocksdb::NewLRUCache(std::size_t{64} << 20);
        table.checksum = rocksdb::kCRC32c;
        options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
        rocksdb::DB* db = nullptr;
        std::filesystem::create_directories(m_spec.folder);
        need(rocksdb::DB::Open(options, m_spec.folder.string(), &db));
        m_db.reset(db);
    }
    void put(std::uint64_t index, ByteView key, ByteView value) override
    {
        if (m_spec.kind == Kind::Archive) {
            const std::string place = indexKey(index);
            need(m_batch.Put(place, sliceOf(value)));
            need(m_batch.Put(keyKey(key), place));
        } else {
            need(m_batch.Put(keyKey(key), sliceOf(value)));
        }
        if (++m_inBatch == 1000)
            write();
    }
    void sync() override
    {
        write();
        need(m_db->FlushWAL(true));
    }
    ByteView getByIndex(std::uint64_t index, MutableByteView to) override
    {
        return copied(indexKey(index), to);
    }
    ByteView getByKey(ByteView key, MutableByteView to) override
    {
        if (m_spec.kind == Kind::Freezer)
            return copied(keyKey(key), to);
        std::string place;
        if (!m_db->Get({}, keyKey(key), &place).ok())
            return {};
        return copied(place, to);
    }
    void prepareCheck() override { need(m_db->Flush({})); }
    std::uint64_t check() override
    {
        need(m_db->VerifyChecksum());
        std::uint64_t bytes = 0;
        need(m_db->GetIntProperty(rocksdb::DB::Properties::kTotalSstFilesSize, &bytes)
                 ? rocksdb::Status::OK()
                 : rocksdb::Status::NotFound());
        return bytes;
    }

private:
    static std::string indexKey(std::uint64_t index)
    {
        std::string bytes(9, 'i');
        for (int n = 0; n < 8; ++n)
            bytes[static_cast<std::size_t>(n) + 1] = static_cast<char>(index >> (56 - 8 * n));
        return bytes;
    }
    static std::string keyKey(ByteView key)
    {
        std::string bytes = "k";
        bytes.append(reinterpret_cast<const char*>(key.data()), key.size());
        return bytes;
    }
    void write()
    {
        need(m_db->Write({}, &m_batch));
        m_batch.Clear();
        m_inBatch = 0;
    }
    ByteView copied(const std::string& key, MutableByteView to)
    {
        rocksdb::PinnableSlice value;
        if (!m_db->Get({}, m_db->DefaultColumnFamily(), key, &value).ok())
            return {};
        std::memcpy(to.data(), value.data(), value.size());
        return to.first(value.size());
    }

    Spec m_spec;
    std::unique_ptr<rocksdb::DB> m_db;
    rocksdb::WriteBatch m_batch;
    int m_inBatch = 0;
};

} // namespace

std::unique_ptr<Engine> makeRocks(const Spec& spec)
{
    return std::make_unique<Rocks>(spec);
}

} // namespace cryo::bench
