// SPDX-License-Identifier: GPL-3.0-or-later
//
// SHA-256, for showing long values and for naming the exact bytes of a file. Not part of the store formats.
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <memory>

namespace cryo {

using Sha256Digest = std::array<std::byte, 32>;

/// The digest of all the bytes added so far. One thread.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(ByteView bytes);
    /// The digest; nothing may be added afterwards.
    [[nodiscard]] Sha256Digest finish();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

[[nodiscard]] Sha256Digest sha256(ByteView bytes);

} // namespace cryo
