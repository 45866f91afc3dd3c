// SPDX-License-Identifier: GPL-3.0-or-later
// Writes new storage roots: folders with partitions with blobs. For making stores only, never for changing
// one. Invariant: a blob is written once, whole; an existing file is never replaced. Thread rule: belongs to
// one thread.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/storage/blob_header.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace cryo::demo {

/// Makes files below one root.
class FolderWriter {
public:
    /// The root is made with the first file.
    explicit FolderWriter(std::filesystem::path root)
        : m_root(std::move(root))
    {
    }

    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }

    /// A new blob: the header of a layout, then the payload. Errors: WriteFailed, also if the file exists.
    Result<> writeBlob(std::string_view partition, std::string_view fileName, HeaderLayout layout,
                       ByteView payload) const;
    /// A new file as it is, without a header. `partition` may be empty: a file of the root.
    Result<> writeFile(std::string_view partition, std::string_view fileName, ByteView content) const;

private:
    std::filesystem::path m_root;
};

} // namespace cryo::demo
