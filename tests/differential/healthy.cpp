// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing what a healthy store goes through.
#include "tests/differential/healthy.h"

#include "tests/differential/generator.h"

namespace cryo::test {

using script::Json;

namespace {

/// Sizes that no release refuses, and no change of which bytes are read.
Json healthyConfig(bool archive, Dice& dice)
{
    Json config = archive ? archiveConfig(dice) : freezerConfig(dice);
    config.erase("max_value_len");
    config.erase("metrics");
    if (!archive) {
        config["table_resize_frequency"] = dice.between(1, 4);
        config["table_resize_chunk_size"] = dice.between(1, 8);
    }
    return config;
}

Json put(HealthyScript& script, std::optional<std::uint64_t> index, Dice& dice)
{
    const Json& config = script.lines.front();
    Bytes key(config["key_size"].get<std::size_t>());
    for (std::byte& byte : key)
        byte = static_cast<std::byte>(dice.next());
    // The number makes it a new one, also where keys are short.
    for (std::size_t i = 0, number = script.keys.size(); i < 2; ++i, number >>= 8)
        key[key.size() - 1 - i] = static_cast<std::byte>(number);
    Json line{{"op", dice.chance(10) ? "put_sync" : "put"}};
    if (index)
        line["index"] = script::toJson(*index);
    line["key"] = toHex(key);
    line["value"] = randomValue(config, dice);
    script.keys.push_back(std::move(key));
    return line;
}

} // namespace

HealthyScript healthyScript(std::uint64_t seed, bool archive)
{
    Dice dice(~seed);
    HealthyScript script;
    script.lines.push_back(healthyConfig(archive, dice));
    std::uint64_t index = dice.oneOf({0, 0, 7, 100'000});
    const std::uint64_t first = index;
    const std::uint64_t operations = dice.oneOf({10, 30, 60, 120});
    for (std::uint64_t i = 0; i < operations; ++i) {
        const std::uint64_t roll = i == 0 ? 0 : dice.below(100);
        if (roll < 75) {
            script.lines.push_back(put(script, archive ? std::optional(index) : std::nullopt, dice));
            index += dice.chance(75) ? 1 : dice.between(2, 30);
        } else if (roll < 90) {
            script.lines.push_back(Json{{"op", "sync"}});
        } else if (roll < 96 || !archive) {
            script.lines.push_back(Json{{"op", "restart"}});
        } else {
            script.lines.push_back(Json{{"op", "prune"}, {"min", dice.between(first, index - 1)}});
        }
    }
    script.lines.push_back(Json{{"op", "close"}});
    return script;
}

} // namespace cryo::test
