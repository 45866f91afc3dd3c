// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making the data, mapping it.
#include "workload.h"

#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <sys/mman.h>
#include <unistd.h>

namespace cryo::bench {

void giveUp(const std::string& why)
{
    std::cerr << "bench: " << why << '\n';
    std::exit(1);
}

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

static std::size_t lengthOf(const Spec& spec)
{
    return spec.items * (kKeySizeBytes + spec.valueSizeBytes);
}

void Data::make(const Spec& spec)
{
    std::error_code missing;
    if (std::filesystem::file_size(spec.data, missing) == lengthOf(spec) && !missing)
        return;
    std::ofstream file(spec.data, std::ios::binary | std::ios::trunc);
    Sequence random(spec.seed);
    constexpr std::size_t kBlock = std::size_t{1} << 17;
    std::vector<std::uint64_t> block(kBlock);
    for (std::size_t left = lengthOf(spec); left > 0;) {
        for (std::uint64_t& number : block)
            number = random.next();
        const std::size_t part = std::min(left, kBlock * sizeof(std::uint64_t));
        file.write(reinterpret_cast<const char*>(block.data()), static_cast<std::streamsize>(part));
        left -= part;
    }
    file.close();
    if (!file)
        giveUp("the data cannot be written to " + spec.data.string());
}

Data::Data(const Spec& spec)
    : m_length(lengthOf(spec))
    , m_items(spec.items)
    , m_valueSizeBytes(spec.valueSizeBytes)
{
    const int file = ::open(spec.data.c_str(), O_RDONLY | O_CLOEXEC);
    void* mapped = file < 0 ? MAP_FAILED : ::mmap(nullptr, m_length, PROT_READ, MAP_SHARED, file, 0);
    if (mapped == MAP_FAILED)
        giveUp("the data " + spec.data.string() + " cannot be mapped");
    ::close(file);
    m_bytes = static_cast<const std::byte*>(mapped);
}

Data::~Data()
{
    ::munmap(const_cast<std::byte*>(m_bytes), m_length);
}

void Data::touch() const
{
    constexpr std::size_t kPage = 4096;
    volatile unsigned sum = 0;
    for (std::size_t at = 0; at < m_length; at += kPage)
        sum = sum + static_cast<unsigned>(m_bytes[at]);
}

} // namespace cryo::bench
