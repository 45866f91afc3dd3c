// SPDX-License-Identifier: GPL-3.0-or-later
// The freezer: opened with the checkpoint of the last sync that returned, it is exactly what it was then:
// every key with its newest value, no later put, the table's size, and every cursor. Before the first sync it
// has no checkpoint, and only must not return what was not put. Source: behaviour.md §6.
#include "core/freezer/freezer.h"
#include "tests/crash/subject.h"

#include <map>

namespace cryo::test {

namespace {

constexpr std::uint64_t kKeys = 7;

struct Step {
    enum class Kind : std::uint8_t { Put, Sync, Close, Reopen };
    Kind kind = Kind::Put;
    std::uint64_t key = 0;
    std::uint64_t sizeBytes = 0;
};

struct Script {
    std::vector<Step> steps;
    FreezerConfig config;
};

struct Put {
    std::uint64_t key = 0;
    std::uint64_t id = 0;
    std::uint64_t sizeBytes = 0;
    Cursor cursor;
};

Bytes keyOf(std::uint64_t number)
{
    Bytes key;
    appendBig(key, static_cast<std::uint32_t>(number * 0x9E3779B9U));
    return key;
}

FreezerConfig plainConfig()
{
    FreezerConfig config;
    config.keyPartition = "key";
    config.keySizeBytes = 4;
    config.pageSize = PageSize{64};
    config.valuePartition = "value";
    config.valueTargetSizeBytes = 64;
    config.tablePartition = "table";
    config.tableInitialSize = 2;
    config.tableResizeFrequency = 1;
    config.tableResizeChunkSize = 1;
    config.policy = DeviationPolicy::Safer;
    return config;
}

class FreezerSubject final : public Subject {
public:
    explicit FreezerSubject(Script script)
        : m_script(std::move(script))
    {
    }

    void run(Storage& storage) override
    {
        auto freezer = Freezer::open(storage, m_script.config, m_checkpoint, {});
        if (!freezer)
            return;
        for (const Step& step : m_script.steps)
            if (!apply(storage, *freezer, step))
                return;
    }

    std::string verify(Storage& storage) override
    {
        const auto freezer = Freezer::open(storage, m_script.config, m_checkpoint, {});
        if (!freezer)
            return "cannot be opened: " + toString(freezer.error());
        if (m_checkpoint && freezer->tableSize() != m_checkpoint->tableSize)
            return "the table has " + std::to_string(freezer->tableSize()) + " buckets";
        for (std::uint64_t key = 0; key < kKeys; ++key) {
            const auto value = freezer->get(keyOf(key));
            const std::string which = "key " + std::to_string(key) + ": ";
            if (std::string wrong = m_checkpoint ? judgeSynced(key, value) : judgeUnsynced(key, value);
                !wrong.empty())
                return which + wrong;
        }
        for (std::size_t i = 0; i < m_synced; ++i) {
            const auto value = freezer->get(m_puts[i].cursor);
            if (!value || *value != valueOfId(m_puts[i].id, m_puts[i].sizeBytes))
                return "cursor " + std::to_string(i) + ": " +
                       (value ? "a wrong value" : toString(value.error()));
        }
        return {};
    }

    std::string peerScript() const override
    {
        const FreezerConfig& config = m_script.config;
        if (config.headers.highest != HeaderLayout::V0 || !m_checkpoint)
            return {};
        std::string script =
            R"({"engine":"freezer","key_partition":"key","value_partition":"value","table_partition":"table",)"
            R"("page_cache_pages":10,"codec":"bytes","metrics":false,"key_size":4,"table_replay_buffer":4096)";
        const auto number = [&](const char* name, std::uint64_t value) {
            script += std::string(",\"") + name + "\":" + std::to_string(value);
        };
        script += R"(,"checkpoint":")" + toHex(encodeCheckpoint(*m_checkpoint)) + '"';
        script += ",\"value_compression\":" +
                  (config.compressionLevel ? std::to_string(*config.compressionLevel) : std::string("null"));
        number("value_target_size", config.valueTargetSizeBytes);
        number("table_initial_size", config.tableInitialSize);
        number("table_resize_frequency", config.tableResizeFrequency);
        number("table_resize_chunk_size", config.tableResizeChunkSize);
        number("key_write_buffer", config.keyWriteBufferBytes);
        number("value_write_buffer", config.valueWriteBufferBytes);
        number("page_size", config.pageSize.value);
        script += "}\n";
        for (std::uint64_t key = 0; key < kKeys; ++key)
            script += R"({"op":"get","key":")" + toHex(keyOf(key)) + "\"}\n";
        return script + "{\"op\":\"files\"}\n{\"op\":\"drop\"}\n";
    }

private:
    using Found = Result<std::optional<Bytes>>;

    /// Exactly the newest of the synced puts.
    [[nodiscard]] std::string judgeSynced(std::uint64_t key, const Found& value) const
    {
        if (!value)
            return toString(value.error());
        const Put* newest = nullptr;
        for (std::size_t i = 0; i < m_synced; ++i)
            if (m_puts[i].key == key)
                newest = &m_puts[i];
        if (newest == nullptr)
            return *value ? "is found, but its put was not synced" : "";
        if (!*value)
            return "was synced, and is not found";
        return **value == valueOfId(newest->id, newest->sizeBytes) ? "" : "is not what it was at the sync";
    }

    /// Whatever is found was put.
    [[nodiscard]] std::string judgeUnsynced(std::uint64_t key, const Found& value) const
    {
        if (!value || !*value)
            return {};
        for (const Put& put : m_puts)
            if (put.key == key && **value == valueOfId(put.id, put.sizeBytes))
                return {};
        return "a value that was not put with it";
    }

    Result<> apply(Storage& storage, Freezer& freezer, const Step& step)
    {
        switch (step.kind) {
        case Step::Kind::Put: {
            const std::uint64_t id = ++m_lastId;
            m_puts.push_back({step.key, id, step.sizeBytes, {}});
            CRYO_ASSIGN(m_puts.back().cursor, freezer.put(keyOf(step.key), valueOfId(id, step.sizeBytes)));
            return {};
        }
        case Step::Kind::Sync: {
            CRYO_ASSIGN(m_checkpoint, freezer.sync());
            m_synced = m_puts.size();
            return {};
        }
        case Step::Kind::Close: {
            CRYO_ASSIGN(m_checkpoint, freezer.close());
            m_synced = m_puts.size();
            return reopen(storage, freezer);
        }
        case Step::Kind::Reopen:
            break;
        }
        return m_checkpoint ? reopen(storage, freezer) : Result<>{};
    }

    /// The process ends and starts again, with the checkpoint that it has.
    Result<> reopen(Storage& storage, Freezer& freezer)
    {
        CRYO_TRY(freezer.writeOut());
        CRYO_ASSIGN(auto opened, Freezer::open(storage, m_script.config, m_checkpoint, {}));
        std::destroy_at(&freezer);
        std::construct_at(&freezer, std::move(opened));
        m_puts.resize(m_synced);
        return {};
    }

    Script m_script;
    std::vector<Put> m_puts;
    std::size_t m_synced = 0; // puts that the checkpoint vouches for
    std::optional<Checkpoint> m_checkpoint;
    std::uint64_t m_lastId = 0;
};

Script randomScript(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    Script script;
    FreezerConfig& config = script.config;
    config = plainConfig();
    constexpr std::uint16_t kPageSizes[] = {32, 40, 64, 103, 512};
    config.pageSize = {kPageSizes[random() % 5]};
    config.keyWriteBufferBytes = random() % 2 == 0 ? 1 : 4096;
    config.valueWriteBufferBytes = random() % 2 == 0 ? 1 : 256;
    config.valueTargetSizeBytes = random() % 3 == 0 ? 1 << 20 : 1 + random() % 200;
    config.tableInitialSize = 1U << (random() % 4);
    config.tableResizeFrequency = static_cast<std::uint8_t>(1 + random() % 3);
    config.tableResizeChunkSize = static_cast<std::uint32_t>(1 + random() % 4);
    config.tableSizeMaximum = 64;
    if (random() % 16 == 0)
        config.compressionLevel = 3;
    if (random() % 32 == 0)
        config.headers = HeaderPolicy::v1();
    const std::uint64_t steps = 4 + random() % 20;
    for (std::uint64_t i = 0; i < steps; ++i) {
        Step step;
        step.key = random() % kKeys;
        step.sizeBytes = random() % 4 == 0 ? random() % 300 : 12;
        const std::uint64_t kind = random() % 20;
        step.kind = kind < 12   ? Step::Kind::Put
                    : kind < 17 ? Step::Kind::Sync
                    : kind < 18 ? Step::Kind::Close
                                : Step::Kind::Reopen;
        script.steps.push_back(step);
    }
    return script;
}

const std::vector<Step>& alphabet()
{
    using Kind = Step::Kind;
    static const std::vector<Step> kSteps = {{Kind::Put, 0, 12}, {Kind::Put, 1, 12},  {Kind::Put, 2, 100},
                                             {Kind::Sync, 0, 0}, {Kind::Close, 0, 0}, {Kind::Reopen, 0, 0}};
    return kSteps;
}

std::unique_ptr<Subject> makeShort(std::uint64_t number)
{
    Script script;
    script.config = plainConfig();
    script.steps = {{Step::Kind::Put, 0, 12}, {Step::Kind::Sync, 0, 0}};
    for (const Step& step : shortSteps(alphabet(), number))
        script.steps.push_back(step);
    return std::make_unique<FreezerSubject>(std::move(script));
}

std::unique_ptr<Subject> makeRandom(std::uint64_t seed)
{
    return std::make_unique<FreezerSubject>(randomScript(seed));
}

} // namespace

const SubjectKind& freezerSubjects()
{
    static const SubjectKind kKind{"freezer", shortScriptCount(alphabet().size()), makeShort, makeRandom};
    return kKind;
}

} // namespace cryo::test
