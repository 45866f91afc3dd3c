// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQLite, in its favour: a write-ahead log, all puts in one transaction that is synced, prepared statements,
// pages of 64 KiB for long values. Its check is integrity_check, which does not read long values.
#include "engine.h"

#include <cstring>
#include <sqlite3.h>

namespace cryo::bench {

namespace {

class Sqlite final : public Engine {
public:
    explicit Sqlite(const Spec& spec)
        : m_spec(spec)
    {
    }
    ~Sqlite() override
    {
        for (sqlite3_stmt* statement : {m_put, m_byIndex, m_byKey})
            sqlite3_finalize(statement);
        sqlite3_close(m_db);
    }
    void open() override
    {
        std::filesystem::create_directories(m_spec.folder);
        need(sqlite3_open((m_spec.folder / "store.sqlite").c_str(), &m_db));
        run(m_spec.valueSizeBytes >= 16'384 ? "PRAGMA page_size=65536" : "PRAGMA page_size=4096");
        run("PRAGMA journal_mode=WAL");
        run("PRAGMA synchronous=FULL");
        run("PRAGMA cache_size=-65536");
        run("PRAGMA mmap_size=17179869184");
        run("CREATE TABLE IF NOT EXISTS items(place INTEGER PRIMARY KEY, key BLOB NOT NULL, value BLOB NOT "
            "NULL)");
        run("CREATE UNIQUE INDEX IF NOT EXISTS keys ON items(key)");
        m_put = prepared("INSERT INTO items VALUES(?,?,?)");
        m_byIndex = prepared("SELECT value FROM items WHERE place=?");
        m_byKey = prepared("SELECT value FROM items WHERE key=?");
    }
    void put(std::uint64_t index, ByteView key, ByteView value) override
    {
        if (!m_writing)
            run("BEGIN");
        m_writing = true;
        sqlite3_bind_int64(m_put, 1, static_cast<sqlite3_int64>(index));
        bind(m_put, 2, key);
        bind(m_put, 3, value);
        if (sqlite3_step(m_put) != SQLITE_DONE)
            giveUp(sqlite3_errmsg(m_db));
        sqlite3_reset(m_put);
    }
    void sync() override
    {
        if (m_writing)
            run("COMMIT");
        m_writing = false;
    }
    ByteView getByIndex(std::uint64_t index, MutableByteView to) override
    {
        sqlite3_bind_int64(m_byIndex, 1, static_cast<sqlite3_int64>(index));
        return copied(m_byIndex, to);
    }
    ByteView getByKey(ByteView key, MutableByteView to) override
    {
        bind(m_byKey, 1, key);
        return copied(m_byKey, to);
    }
    std::uint64_t check() override
    {
        run("PRAGMA integrity_check");
        return std::filesystem::file_size(m_spec.folder / "store.sqlite");
    }

private:
    void need(int code)
    {
        if (code != SQLITE_OK)
            giveUp(std::string("sqlite: ") + sqlite3_errmsg(m_db));
    }
    void run(const char* statement) { need(sqlite3_exec(m_db, statement, nullptr, nullptr, nullptr)); }
    sqlite3_stmt* prepared(const char* text)
    {
        sqlite3_stmt* statement = nullptr;
        need(sqlite3_prepare_v3(m_db, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
        return statement;
    }
    void bind(sqlite3_stmt* statement, int place, ByteView bytes)
    {
        need(sqlite3_bind_blob64(statement, place, bytes.data(), bytes.size(), SQLITE_STATIC));
    }
    static ByteView copied(sqlite3_stmt* statement, MutableByteView to)
    {
        std::size_t length = 0;
        if (sqlite3_step(statement) == SQLITE_ROW) {
            const void* bytes = sqlite3_column_blob(statement, 0);
            length = static_cast<std::size_t>(sqlite3_column_bytes(statement, 0));
            std::memcpy(to.data(), bytes, length);
        }
        sqlite3_reset(statement);
        return to.first(length);
    }

    Spec m_spec;
    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_put = nullptr;
    sqlite3_stmt* m_byIndex = nullptr;
    sqlite3_stmt* m_byKey = nullptr;
    bool m_writing = false;
};

} // namespace

std::unique_ptr<Engine> makeSqlite(const Spec& spec)
{
    return std::make_unique<Sqlite>(spec);
}

} // namespace cryo::bench
