// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing configurations and operations.
#include "tests/differential/generator.h"

#include "tests/differential/comparison.h"
#include "tests/differential/damage.h"

#include <algorithm>
#include <functional>

namespace cryo::test {

using script::Json;

namespace {

Json commonConfig(Dice& dice)
{
    Json config;
    const std::uint64_t keyBytes = dice.oneOf({4, 8, 16, 20, 32, 64});
    config["key_partition"] = "k";
    config["value_partition"] = "v";
    config["key_size"] = keyBytes;
    // Sizes of a page that hold less than a record, exactly one, a few, many.
    config["page_size"] =
        dice.chance(25)
            ? keyBytes + dice.between(18, 30)
            : (dice.oneOf({1, 2, 7, 13, 16, 24, 32, 44, 52, 60, 64, 84, 100, 103, 128, 200, 256, 1024}));
    config["page_cache_pages"] = dice.between(1, 10);
    config["key_write_buffer"] = dice.oneOf({1, 16, 64, 100, 256, 1024, 4096});
    config["value_write_buffer"] = dice.oneOf({1, 7, 64, 200, 1024, 4096});
    config["codec"] =
        dice.oneOf({"bytes", "bytes", "bytes", "bytes", "fixed32", "fixed64", "fixed128", "u64", "i32"});
    if (dice.chance(4))
        config["max_value_len"] = dice.between(0, 80);
    config["metrics"] = true;
    return config;
}

Json levelOrNull(Dice& dice)
{
    if (dice.chance(65))
        return nullptr;
    // These give the same bytes in every zstd from 1.5.4 to 1.5.7 for values as short as ours.
    return dice.oneOf({0, 1, 3, 3, 5, 9});
}

} // namespace

Json archiveConfig(Dice& dice)
{
    Json config = commonConfig(dice);
    config["engine"] = "archive";
    config["translator"] =
        dice.oneOf({"OneCap", "OneCap", "TwoCap", "Cap3", "FourCap", "Cap5", "Cap6", "Cap7", "EightCap"});
    config["compression"] = levelOrNull(dice);
    config["items_per_section"] = dice.oneOf({1, 2, 3, 4, 7, 8, 16, 16, 64, 1000, 65536});
    config["replay_buffer"] = dice.oneOf({1, 50, 200, 1024, 4096});
    return config;
}

Json freezerConfig(Dice& dice)
{
    Json config = commonConfig(dice);
    config["engine"] = "freezer";
    config["value_compression"] = levelOrNull(dice);
    config["value_target_size"] = dice.oneOf({0, 1, 32, 100, 128, 300, 500, 2048, 1 << 20});
    config["table_partition"] = "t";
    config["table_initial_size"] = dice.oneOf({1, 2, 2, 4, 4, 8, 16, 32, 64});
    config["table_resize_frequency"] = dice.chance(3) ? dice.oneOf({0, 255}) : dice.oneOf({1, 1, 2, 3, 4, 8});
    config["table_resize_chunk_size"] = dice.chance(2)
                                            ? dice.oneOf({std::uint64_t{0}, std::uint64_t{UINT32_MAX}})
                                            : (dice.oneOf({1, 1, 2, 3, 4, 8, 32, 128}));
    config["table_replay_buffer"] = dice.oneOf({1, 58, 64, 200, 1024});
    return config;
}

Json randomValue(const Json& config, Dice& dice)
{
    const std::string codec = config["codec"].get<std::string>();
    if (codec == "u64")
        return dice.chance(50) ? Json(dice.below(1000)) : Json(std::to_string(dice.next()));
    if (codec == "i32")
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(dice.next()));
    std::uint64_t size = dice.oneOf({0, 1, 3, 8, 20, 63, 64, 65, 127, 128, 200});
    if (codec.starts_with("fixed"))
        size = std::stoull(codec.substr(5));
    Bytes bytes(size);
    const bool repeat = dice.chance(40);
    const std::uint64_t word = dice.next();
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::byte>(repeat ? word >> (8 * (i % 8)) : dice.next());
    return toHex(bytes);
}

namespace {

/// Fields that may change when a store is opened again.
Json configChanges(const Json& config, Dice& dice)
{
    const bool archive = config["engine"] == "archive";
    const Json other = archive ? archiveConfig(dice) : freezerConfig(dice);
    // Most changes only tune; the others read the files as what they are not.
    std::vector<std::string> fields = {"key_write_buffer", "value_write_buffer", "page_cache_pages"};
    if (archive)
        fields.insert(fields.end(), {"translator", "replay_buffer", "items_per_section", "compression"});
    else
        fields.insert(fields.end(), {"value_target_size", "table_resize_frequency", "table_resize_chunk_size",
                                     "table_initial_size", "table_replay_buffer", "value_compression"});
    if (dice.chance(15))
        fields.insert(fields.end(), {"page_size", "codec"});
    Json changes = Json::object();
    for (std::uint64_t i = 0; i <= dice.below(3); ++i) {
        const std::string& field = dice.oneOf(fields);
        changes[field] = other[field];
    }
    return changes;
}

/// One script in the making.
class Author {
public:
    Author(std::uint64_t seed, Engine engine, Storage& storage);
    Generated write();

private:
    void add(Json line);
    void files() { add(Json{{"op", "files"}}); }
    [[nodiscard]] bool failed() const { return m_out.report.back().contains("error"); }

    void operate();
    void operateArchive();
    void operateFreezer();
    void put(bool sync);
    void putRandom();
    void checkRandom();
    void get();
    void has();
    void leaveAndReturn();
    void damageAndOpen(bool sound);
    void undoDamage();
    Json reopening(const char* name);
    void noteCheckpoint(const Json& json);

    [[nodiscard]] std::uint64_t index();
    [[nodiscard]] std::string key();
    [[nodiscard]] std::string newKey();

    Dice m_dice;
    Storage& m_storage;
    Json m_config;
    bool m_archive;
    std::optional<script::Replay> m_replay;
    Generated m_out;
    std::vector<std::string> m_keys;
    std::vector<std::uint64_t> m_indices;
    std::vector<Json> m_randomPuts;
    std::vector<std::uint64_t> m_cursorLines;
    std::vector<std::string> m_checkpoints; // every one that was returned
    std::vector<Json> m_flips;              // since the store was open last
    std::uint64_t m_nextIndex = 0;
};

Author::Author(std::uint64_t seed, Engine engine, Storage& storage)
    : m_dice(seed)
    , m_storage(storage)
    , m_archive(engine == Engine::Any ? m_dice.chance(50) : engine == Engine::Archive)
{
    m_config = m_archive ? archiveConfig(m_dice) : freezerConfig(m_dice);
    m_nextIndex = m_dice.oneOf({std::uint64_t{0}, std::uint64_t{0}, std::uint64_t{5}, std::uint64_t{1000},
                                std::uint64_t{1} << 40, UINT64_MAX - 60});
}

void Author::add(Json line)
{
    if (m_out.endless) // nothing behind it can be compared
        return;
    const Result<script::Operation> operation = script::parseOperation(line);
    if (!operation) // the generator and the language disagree: a bug here
        throw std::logic_error(operation.error().message + ": " + line.dump());
    m_out.script.push_back(std::move(line));
    m_out.report.push_back(m_replay->run(*operation));
    const Json& report = m_out.report.back();
    if (report.contains("result"))
        noteCheckpoint(report["result"]);
    m_out.endless = !endlessBy(report).empty();
}

/// Finds checkpoints wherever they stand in a result.
void Author::noteCheckpoint(const Json& json)
{
    if (!json.is_structured())
        return;
    for (const auto& [name, inner] : json.items()) {
        if (name == "hex")
            m_checkpoints.push_back(inner.get<std::string>());
        else
            noteCheckpoint(inner);
    }
}

std::string Author::newKey()
{
    Bytes bytes(m_config["key_size"].get<std::size_t>());
    for (std::byte& byte : bytes)
        byte = static_cast<std::byte>(m_dice.next());
    // Short prefixes in common make translated keys collide.
    if (m_dice.chance(40))
        std::fill_n(bytes.begin(), std::min<std::size_t>(bytes.size() - 1, m_dice.between(1, 8)),
                    static_cast<std::byte>(m_dice.below(3)));
    return toHex(bytes);
}

std::string Author::key()
{
    if (!m_keys.empty() && m_dice.chance(60))
        return m_dice.oneOf(m_keys);
    return m_dice.chance(10) ? "text:a" + std::to_string(m_dice.below(4)) : newKey();
}

std::uint64_t Author::index()
{
    if (!m_indices.empty() && m_dice.chance(55))
        return m_dice.oneOf(m_indices);
    switch (m_dice.below(8)) {
    case 0:
        return m_dice.below(40);
    case 1:
        return m_dice.oneOf({UINT64_MAX, UINT64_MAX - 1, std::uint64_t{1} << 53, std::uint64_t{0}});
    case 2:
        return m_nextIndex + m_dice.below(200);
    default:
        return m_nextIndex - std::min(m_nextIndex, m_dice.below(12));
    }
}

void Author::put(bool sync)
{
    const std::string key = this->key();
    Json line{{"op", sync ? "put_sync" : "put"}};
    if (m_archive) {
        const std::uint64_t at = m_dice.chance(70) ? m_nextIndex : index();
        line["index"] = script::toJson(at);
        m_indices.push_back(at);
        m_nextIndex = at + (m_dice.chance(80) ? 1 : m_dice.below(30));
    }
    line["key"] = key;
    line["value"] = randomValue(m_config, m_dice);
    add(std::move(line));
    m_keys.push_back(key);
    if (!m_archive && !failed())
        m_cursorLines.push_back(m_out.report.size() - 1);
    if (sync)
        files();
}

void Author::putRandom()
{
    Json line{
        {"op", "put_random"}, {"count", m_dice.oneOf({1, 2, 5, 10, 20, 40})}, {"seed", m_dice.below(1000)}};
    const std::uint64_t smallest = m_dice.oneOf({0, 0, 10, 100});
    line["value_size"] = Json::array({smallest, smallest + m_dice.below(150)});
    if (m_archive) {
        line["start_index"] = script::toJson(m_nextIndex);
        const std::uint64_t stride = m_dice.oneOf({1, 1, 1, 2, 3, 50});
        if (stride != 1 || m_dice.chance(30))
            line["stride"] = stride;
        m_nextIndex += stride * line["count"].get<std::uint64_t>();
        m_indices.push_back(m_nextIndex - stride);
    }
    if (m_dice.chance(40)) {
        Bytes prefix(m_dice.below(std::min<std::uint64_t>(4, m_config["key_size"].get<std::uint64_t>())));
        for (std::byte& byte : prefix)
            byte = static_cast<std::byte>(m_dice.below(2));
        line["key_prefix"] = toHex(prefix);
    }
    if (m_dice.chance(30))
        line["fill"] = "repeat";
    if (m_dice.chance(35))
        line["sync_every"] = m_dice.between(1, 12);
    m_randomPuts.push_back(line);
    add(line);
    if (!m_archive && !failed())
        m_cursorLines.push_back(m_out.report.size() - 1);
    if (m_dice.chance(40))
        files();
}

void Author::checkRandom()
{
    if (m_randomPuts.empty())
        return putRandom();
    Json line = m_dice.oneOf(m_randomPuts);
    line["op"] = "check_random";
    add(std::move(line));
}

void Author::get()
{
    Json line{{"op", "get"}};
    if (m_archive && m_dice.chance(50))
        line["index"] = script::toJson(index());
    else if (!m_archive && !m_cursorLines.empty() && m_dice.chance(40))
        line["cursor_of"] = m_dice.oneOf(m_cursorLines);
    else if (!m_archive && m_dice.chance(5))
        line["cursor"] = std::string(39, '0') + std::to_string(m_dice.below(10));
    else
        line["key"] = key();
    add(std::move(line));
}

void Author::has()
{
    Json line{{"op", "has"}};
    if (m_archive && m_dice.chance(50))
        line["index"] = script::toJson(index());
    else
        line["key"] = key();
    add(std::move(line));
}

void Author::operateArchive()
{
    switch (m_dice.below(8)) {
    case 0:
    case 1: {
        // Pruning everything all the time would leave nothing to test.
        const std::uint64_t bound =
            m_dice.chance(70) && !m_indices.empty() ? m_dice.oneOf(m_indices) : index();
        if (bound < UINT64_MAX / 2 || m_dice.chance(10)) {
            add(Json{{"op", "prune"}, {"min", script::toJson(bound)}});
            files();
        }
        break;
    }
    case 2:
        return add(Json{{"op", "next_gap"}, {"index", script::toJson(index())}});
    case 3:
    case 4:
        return add(Json{{"op", "missing_items"},
                        {"start", script::toJson(index())},
                        {"max", m_dice.chance(5) ? 0 : m_dice.between(1, 20)}});
    case 5:
        return add(Json{{"op", "ranges"}});
    case 6:
        return add(Json{{"op", "first_index"}});
    default:
        return add(Json{{"op", "last_index"}});
    }
}

void Author::operateFreezer()
{
    if (m_dice.chance(90)) {
        put(m_dice.chance(30));
        return;
    }
    switch (m_dice.below(4)) { // what a freezer does not have
    case 0:
        return add(Json{{"op", "prune"}, {"min", m_dice.below(9)}});
    case 1:
        return add(Json{{"op", "next_gap"}, {"index", m_dice.below(9)}});
    case 2:
        return add(Json{{"op", "missing_items"}, {"start", m_dice.below(9)}, {"max", m_dice.below(9)}});
    default:
        return add(Json{{"op", m_dice.oneOf({"ranges", "first_index", "last_index"})}});
    }
}

void Author::operate()
{
    const std::uint64_t roll = m_dice.below(100);
    if (roll < 28)
        put(false);
    else if (roll < 34)
        put(true);
    else if (roll < 42)
        putRandom();
    else if (roll < 48)
        checkRandom();
    else if (roll < 58)
        get();
    else if (roll < 62)
        has();
    else if (roll < 72) {
        add(Json{{"op", "sync"}});
        files();
    } else if (roll < 84)
        m_archive ? operateArchive() : operateFreezer();
    else if (roll < 86)
        files();
    else
        leaveAndReturn();
}

Json Author::reopening(const char* name)
{
    Json line{{"op", name}};
    if (!m_archive) {
        const std::uint64_t roll = m_dice.below(100);
        if (roll < 25)
            line["checkpoint"] = "none";
        else if (roll < 40 && !m_checkpoints.empty())
            line["checkpoint"] = m_dice.oneOf(m_checkpoints);
        else if (roll < 42)
            line["checkpoint"] = "last";
    }
    if (m_dice.chance(20)) {
        Json changes = configChanges(m_config, m_dice);
        for (const auto& [field, changed] : changes.items())
            m_config[field] = changed;
        line["config"] = std::move(changes);
    }
    return line;
}

/// close, drop, destroy, crash or restart; then the store is opened again, perhaps after some damage.
void Author::leaveAndReturn()
{
    const std::uint64_t roll = m_dice.below(100);
    if (roll < 15) {
        add(reopening("restart"));
        files();
    } else if (roll < 35) {
        add(reopening("crash"));
        files();
    } else {
        const char* leave = roll < 65 ? "close" : roll < 96 ? "drop" : "destroy";
        add(Json{{"op", leave}});
        files();
    }
    if (!m_replay->isOpen())
        damageAndOpen(true);
}

/// `sound`: the store was open until now, and nothing was damaged since.
void Author::damageAndOpen(bool sound)
{
    bool headerDamaged = false;
    if (m_dice.chance(50)) {
        const Measures measures{m_config["page_size"].get<std::uint64_t>() + 12,
                                m_archive ? "" : m_config["table_partition"].get<std::string>()};
        for (Json& line : damage(m_storage, measures, sound, m_dice)) {
            if (line["op"] == "flip_byte")
                m_flips.push_back(line);
            // Another page size would cut every other blob: how many before the bad header depends on their
            // order.
            headerDamaged |= line.value("offset", UINT64_MAX) < 8 || line.value("to", UINT64_MAX) < 8;
            add(std::move(line));
        }
    }
    add(headerDamaged ? Json{{"op", "open"}} : reopening("open"));
    files();
    if (m_replay->isOpen()) {
        m_flips.clear();
        return;
    }
    undoDamage();
    add(reopening("open"));
    files();
}

/// What kept the store from opening may be a flipped byte, and that can be flipped back.
void Author::undoDamage()
{
    for (const Json& line : m_flips)
        add(Json(line));
    m_flips.clear();
}

Generated Author::write()
{
    if (m_dice.chance(3) && !m_archive) // a checkpoint for the first opening; only an all-zero one fits
        m_config["checkpoint"] = std::string(56, m_dice.chance(80) ? '0' : '1');
    Result<script::Replay> replay = script::Replay::begin(m_storage, m_config);
    if (!replay)
        throw std::logic_error(replay.error().message + ": " + m_config.dump());
    m_replay.emplace(*std::move(replay));
    m_out.script.push_back(m_config);
    m_out.report.push_back(m_replay->open());
    const std::uint64_t operations = m_dice.oneOf({8, 15, 25, 40, 60});
    for (std::uint64_t i = 0; i < operations && !m_out.endless; ++i) {
        if (m_replay->isOpen() || m_dice.chance(10))
            operate();
        else
            damageAndOpen(false);
    }
    add(Json{{"op", m_dice.oneOf({"close", "drop"})}});
    files();
    return std::move(m_out);
}

} // namespace

Generated generate(std::uint64_t seed, Engine engine, Storage& storage)
{
    return Author(seed, engine, storage).write();
}

} // namespace cryo::test
