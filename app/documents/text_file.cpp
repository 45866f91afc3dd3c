// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading and writing text files whole.
#include "app/documents/text_file.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace cryo::documents {

void writeText(const std::filesystem::path& path, std::string_view text)
{
    if (path.has_parent_path())
        std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file << text << std::flush;
    if (!file)
        throw std::runtime_error(path.string() + " could not be written");
}

std::string readText(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error(path.string() + " could not be read");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace cryo::documents
