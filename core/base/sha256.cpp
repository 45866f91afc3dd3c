// SPDX-License-Identifier: GPL-3.0-or-later
//
// SHA-256 by OpenSSL's libcrypto.
#include "core/base/sha256.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace cryo {

struct Sha256::Context {
    EVP_MD_CTX* evp = EVP_MD_CTX_new();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { EVP_MD_CTX_free(evp); }
};

Sha256::Sha256()
    : m_context(std::make_unique<Context>())
{
    if (m_context->evp == nullptr || EVP_DigestInit_ex(m_context->evp, EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
}

Sha256::~Sha256() = default;

void Sha256::add(ByteView bytes)
{
    if (EVP_DigestUpdate(m_context->evp, bytes.data(), bytes.size()) != 1)
        throw std::runtime_error("SHA-256 is not available in this build of OpenSSL");
}

Sha256Digest Sha256::finish()
{
    Sha256Digest digest{};
    unsigned length = 0;
    if (EVP_DigestFinal_ex(m_context->evp, reinterpret_cast<unsigned char*>(digest.data()), &length) != 1)
        throw std::runtime_error("SHA-256 is not available in this build of OpenSSL");
    return digest;
}

Sha256Digest sha256(ByteView bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

} // namespace cryo
