// SPDX-License-Identifier: GPL-3.0-or-later
//
// LMDB, in its favour: a writable map without a sync per transaction, 1,000 puts in one, indices appended,
// one sync at the end, no read-ahead. It has no checksums; its check is a scan over every value.
#include "engine.h"

#include <cstring>
#include <lmdb.h>

namespace cryo::bench {

namespace {

void need(int code, const char* what)
{
    if (code != 0)
        giveUp(std::string("lmdb: ") + what + ": " + mdb_strerror(code));
}

MDB_val valOf(ByteView bytes)
{
    return {bytes.size(), const_cast<std::byte*>(bytes.data())};
}

class Lmdb final : public Engine {
public:
    explicit Lmdb(const Spec& spec)
        : m_spec(spec)
    {
    }
    ~Lmdb() override
    {
        if (m_reader != nullptr)
            mdb_txn_abort(m_reader);
        if (m_environment != nullptr)
            mdb_env_close(m_environment);
    }
    void open() override
    {
        std::filesystem::create_directories(m_spec.folder);
        need(mdb_env_create(&m_environment), "env");
        need(mdb_env_set_mapsize(m_environment, std::size_t{64} << 30), "map size");
        need(mdb_env_set_maxdbs(m_environment, 2), "databases");
        need(mdb_env_open(m_environment, m_spec.folder.c_str(), MDB_WRITEMAP | MDB_NOSYNC | MDB_NORDAHEAD,
                          0644),
             "open");
        MDB_txn* txn = nullptr;
        need(mdb_txn_begin(m_environment, nullptr, 0, &txn), "begin");
        need(mdb_dbi_open(txn, "items", MDB_CREATE | MDB_INTEGERKEY, &m_items), "items");
        need(mdb_dbi_open(txn, "keys", MDB_CREATE, &m_keys), "keys");
        need(mdb_txn_commit(txn), "commit");
    }
    void put(std::uint64_t index, ByteView key, ByteView value) override
    {
        if (m_writer == nullptr)
            need(mdb_txn_begin(m_environment, nullptr, 0, &m_writer), "begin");
        MDB_val keyVal = valOf(key);
        MDB_val indexVal{sizeof index, &index};
        MDB_val valueVal = valOf(value);
        if (m_spec.kind == Kind::Archive) {
            need(mdb_put(m_writer, m_items, &indexVal, &valueVal, MDB_APPEND), "put");
            need(mdb_put(m_writer, m_keys, &keyVal, &indexVal, 0), "put");
        } else {
            need(mdb_put(m_writer, m_keys, &keyVal, &valueVal, 0), "put");
        }
        if (++m_inTransaction == 1000)
            commit();
    }
    void sync() override
    {
        commit();
        need(mdb_env_sync(m_environment, 1), "sync");
    }
    ByteView getByIndex(std::uint64_t index, MutableByteView to) override
    {
        startReading();
        MDB_val indexVal{sizeof index, &index};
        return copied(m_items, indexVal, to);
    }
    ByteView getByKey(ByteView key, MutableByteView to) override
    {
        startReading();
        MDB_val keyVal = valOf(key);
        if (m_spec.kind == Kind::Freezer)
            return copied(m_keys, keyVal, to);
        MDB_val indexVal;
        if (mdb_get(m_reader, m_keys, &keyVal, &indexVal) != 0)
            return {};
        return copied(m_items, indexVal, to);
    }
    std::uint64_t check() override
    {
        startReading();
        std::uint64_t bytes = 0;
        for (const MDB_dbi database : {m_items, m_keys}) {
            MDB_cursor* cursor = nullptr;
            need(mdb_cursor_open(m_reader, database, &cursor), "cursor");
            MDB_val key;
            MDB_val value;
            volatile std::uint64_t sum = 0;
            while (mdb_cursor_get(cursor, &key, &value, MDB_NEXT) == 0) {
                const auto* words = static_cast<const char*>(value.mv_data);
                std::uint64_t all = 0;
                for (std::size_t at = 0; at + 8 <= value.mv_size; at += 8) {
                    std::uint64_t word = 0;
                    std::memcpy(&word, words + at, sizeof word);
                    all += word;
                }
                sum = sum + all;
                bytes += key.mv_size + value.mv_size;
            }
            mdb_cursor_close(cursor);
        }
        return bytes;
    }

private:
    void commit()
    {
        if (m_writer != nullptr)
            need(mdb_txn_commit(m_writer), "commit");
        m_writer = nullptr;
        m_inTransaction = 0;
    }
    void startReading()
    {
        if (m_reader == nullptr)
            need(mdb_txn_begin(m_environment, nullptr, MDB_RDONLY, &m_reader), "begin");
    }
    ByteView copied(MDB_dbi database, MDB_val& key, MutableByteView to)
    {
        MDB_val value;
        if (mdb_get(m_reader, database, &key, &value) != 0)
            return {};
        std::memcpy(to.data(), value.mv_data, value.mv_size);
        return to.first(value.mv_size);
    }

    Spec m_spec;
    MDB_env* m_environment = nullptr;
    MDB_dbi m_items = 0;
    MDB_dbi m_keys = 0;
    MDB_txn* m_writer = nullptr;
    MDB_txn* m_reader = nullptr;
    int m_inTransaction = 0;
};

} // namespace

std::unique_ptr<Engine> makeLmdb(const Spec& spec)
{
    return std::make_unique<Lmdb>(spec);
}

} // namespace cryo::bench
