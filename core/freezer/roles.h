// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a store by key may be asked for, as concepts: readable, updatable, persistable. The freezer is all
// three; it is neither deletable nor batchable. The archive, which goes by index too, is none of them.
//
// Pure functions over a store; threads as the store. Source: behaviour.md §2 (key/value traits).
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <concepts>

namespace cryo {

/// get: the value of a key, or none.
template <typename Store>
concept ReadableByKey = requires(const Store& store, ByteView key) {
    { store.get(key) } -> std::same_as<Result<std::optional<Bytes>>>;
};

/// Readable, and update: the key has this value from now on.
template <typename Store>
concept UpdatableByKey = ReadableByKey<Store> && requires(Store& store, ByteView key, ByteView value) {
    { store.update(key, value) } -> std::same_as<Result<>>;
};

/// remove: the key has no value from now on.
template <typename Store>
concept DeletableByKey = requires(Store& store, ByteView key) {
    { store.remove(key) } -> std::same_as<Result<bool>>;
};

/// startBatch: several changes as one.
template <typename Store>
concept Batchable = requires(Store& store) { store.startBatch(); };

/// commit makes durable what was changed; destroy removes everything.
template <typename Store>
concept Persistable = requires(Store& store) {
    { store.commit() } -> std::same_as<Result<>>;
    { store.destroy() } -> std::same_as<Result<>>;
};

/// Gives a key a value unless it has one. Whether it had none. Errors: those of get and update.
template <UpdatableByKey Store>
Result<bool> create(Store& store, ByteView key, ByteView value)
{
    CRYO_ASSIGN(const std::optional<Bytes> old, store.get(key));
    if (old)
        return false;
    CRYO_TRY(store.update(key, value));
    return true;
}

/// Changes a key's value, or `otherwise` where it has none, in place by modify(Bytes&), and stores it.
/// Errors: those of get and update.
template <UpdatableByKey Store, std::invocable<Bytes&> Modify>
Result<> upsert(Store& store, ByteView key, ByteView otherwise, Modify&& modify)
{
    CRYO_ASSIGN(std::optional<Bytes> value, store.get(key));
    if (!value)
        value.emplace(otherwise.begin(), otherwise.end());
    modify(*value);
    return store.update(key, *value);
}

} // namespace cryo
