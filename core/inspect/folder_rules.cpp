// SPDX-License-Identifier: GPL-3.0-or-later
//
// Judging folder entries.
#include "core/inspect/folder_rules.h"

#include "core/base/bytes.h"

namespace cryo {

namespace {

/// The length of the character at the start of well-formed UTF-8 text.
std::size_t characterLength(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/// Characters that would change how the text around them is shown: U+061C, U+200B…200F, U+2028…202E,
/// U+2060…206F, U+FEFF.
bool isInvisible(std::string_view character)
{
    if (character == "\xD8\x9C" || character == "\xEF\xBB\xBF")
        return true;
    if (character.size() != 3 || character[0] != '\xE2')
        return false;
    const auto second = static_cast<unsigned char>(character[1]);
    const auto third = static_cast<unsigned char>(character[2]);
    if (second == 0x80)
        return (third >= 0x8B && third <= 0x8F) || (third >= 0xA8 && third <= 0xAE);
    return second == 0x81 && third >= 0xA0 && third <= 0xAF;
}

bool isControl(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1)
        return first < 0x20 || first == 0x7F;
    return character.size() == 2 && first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

std::string hexEscape(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes)
        text += "\\x" + toHex(asBytes(std::string_view(&c, 1)));
    return text;
}

Finding entryFinding(FindingCode code, std::string_view partition, const DirectoryEntry& entry)
{
    return Finding::make(code, {std::string(partition), escapedName(entry.name), {}},
                         {{"name", escapedName(entry.name)}});
}

} // namespace

std::string_view partitionRoleName(PartitionRole role)
{
    switch (role) {
    case PartitionRole::Key:
        return "key";
    case PartitionRole::Value:
        return "value";
    case PartitionRole::Table:
        return "table";
    case PartitionRole::Metadata:
        break;
    }
    return "metadata";
}

std::string escapedName(std::string_view name)
{
    std::string text;
    while (!name.empty()) {
        std::size_t length = 1;
        if (isUtf8(name.substr(0, std::min<std::size_t>(name.size(), characterLength(name)))))
            length = std::min<std::size_t>(name.size(), characterLength(name));
        const std::string_view character = name.substr(0, length);
        const bool plain = isUtf8(character) && !isControl(character) && !isInvisible(character);
        text += plain ? std::string(character) : hexEscape(character);
        name.remove_prefix(length);
    }
    return text;
}

EntryVerdict judgeEntry(PartitionRole role, std::string_view partition, const DirectoryEntry& entry)
{
    EntryVerdict verdict;
    const BlobNameKind kind = blobNameKind(entry.name);
    if (entry.type != EntryType::Regular || kind == BlobNameKind::NotHex || kind == BlobNameKind::NotUtf8) {
        verdict.finding = entryFinding(FindingCode::DR01, partition, entry);
        verdict.finding->expected = "a regular file with a hex name";
        verdict.finding->found =
            entry.type != EntryType::Regular ? entryTypeName(entry.type) : "another name";
        // The reference skips a name that is not UTF-8.
        if (kind == BlobNameKind::NotUtf8)
            verdict.finding->severity = Severity::Info;
        return verdict;
    }
    const bool sectioned = role == PartitionRole::Key || role == PartitionRole::Value;
    verdict.section = sectioned ? sectionOfFileName(entry.name) : std::nullopt;
    verdict.readable = true;
    if (kind == BlobNameKind::Uppercase) {
        verdict.finding = entryFinding(FindingCode::DR02, partition, entry);
    } else if (sectioned && !verdict.section) {
        verdict.readable = false;
        verdict.finding = entryFinding(FindingCode::DR03, partition, entry);
        verdict.finding->arguments.emplace_back("n", std::to_string(entry.name.size() / 2));
    } else if (role == PartitionRole::Table && entry.name != kTableFileName) {
        verdict.readable = false;
        verdict.finding = entryFinding(FindingCode::DR09, partition, entry);
    }
    return verdict;
}

} // namespace cryo
