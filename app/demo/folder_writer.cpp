// SPDX-License-Identifier: GPL-3.0-or-later
// Writes new storage roots: with the C library, whose "x" mode refuses to replace a file.
#include "app/demo/folder_writer.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace cryo::demo {

namespace {

std::unexpected<Error> writeError(const std::filesystem::path& path, int reason)
{
    return fail(Errc::WriteFailed,
                "cannot write " + path.string() + ": " + std::generic_category().message(reason));
}

Result<> writeNew(const std::filesystem::path& path, ByteView first, ByteView second)
{
    std::error_code code;
    std::filesystem::create_directories(path.parent_path(), code);
    if (code) {
        return writeError(path.parent_path(), code.value());
    }
    std::FILE* const file = std::fopen(path.c_str(), "wbx");
    if (file == nullptr) {
        return writeError(path, errno);
    }
    bool written = true;
    for (const ByteView part : {first, second}) {
        written = written && std::fwrite(part.data(), 1, part.size(), file) == part.size();
    }
    const int reason = errno;
    if (std::fclose(file) != 0 || !written) {
        return writeError(path, written ? errno : reason);
    }
    return {};
}

} // namespace

Result<> FolderWriter::writeBlob(std::string_view partition, std::string_view fileName, HeaderLayout layout,
                                 ByteView payload) const
{
    return writeNew(m_root / partition / fileName, encodeBlobHeader(layout), payload);
}

Result<> FolderWriter::writeFile(std::string_view partition, std::string_view fileName,
                                 ByteView content) const
{
    return writeNew(partition.empty() ? m_root / fileName : m_root / partition / fileName, content, {});
}

} // namespace cryo::demo
