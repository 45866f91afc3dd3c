// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the reading of a header to its finding.
#include "core/inspect/header_rules.h"

namespace cryo {

namespace {

std::optional<FindingCode> codeOf(HeaderState state)
{
    switch (state) {
    case HeaderState::Good:
        return std::nullopt;
    case HeaderState::TooShort:
        return FindingCode::HD01;
    case HeaderState::EightZeros:
        return FindingCode::HD02;
    case HeaderState::TornV1:
        return FindingCode::HD03;
    case HeaderState::Damaged:
        return FindingCode::HD04;
    case HeaderState::BlobVersion:
        return FindingCode::HD05;
    case HeaderState::V1Checksum:
        return FindingCode::HD06;
    case HeaderState::V1Padding:
        return FindingCode::HD07;
    case HeaderState::V1Truncated:
        break;
    }
    return FindingCode::HD08;
}

} // namespace

std::string filePath(const Where& where)
{
    return where.blob.empty() ? where.partition : where.partition + "/" + where.blob;
}

void judgeHeader(const BlobReader& blob, std::optional<Section> section, const FindingSink& sink)
{
    const HeaderReading& header = blob.header();
    const auto code = codeOf(header.state);
    if (!code)
        return;
    const std::uint64_t fileBytes = blob.file().sizeBytes();
    // The offset of a file that is too short is its end, where bytes are missing.
    Finding finding = Finding::make(*code, blob.at(header.badOffset), {{"file", filePath(blob.where())}});
    switch (header.state) {
    case HeaderState::TooShort:
    case HeaderState::V1Truncated:
        finding.arguments.emplace_back("n", std::to_string(fileBytes));
        break;
    case HeaderState::BlobVersion:
        finding.arguments.emplace_back("n", std::to_string(header.blobVersion));
        break;
    case HeaderState::Damaged:
        finding.arguments.emplace_back("field", header.badOffset.value == 0 ? "the magic" : "the version");
        finding.arguments.emplace_back("found", header.found);
        break;
    default:
        break;
    }
    finding.section = section;
    finding.expected = header.expected;
    finding.found = header.found;
    sink(std::move(finding));
}

void LayoutCount::add(const HeaderReading& header)
{
    // A file that has lost its magic says nothing about its layout.
    if (header.state == HeaderState::TooShort || header.state == HeaderState::EightZeros ||
        header.state == HeaderState::TornV1 || header.state == HeaderState::Damaged)
        return;
    ++(header.layout == HeaderLayout::V0 ? v0 : v1);
}

void LayoutCount::add(const LayoutCount& other)
{
    v0 += other.v0;
    v1 += other.v1;
}

void judgeLayouts(const LayoutCount& count, const std::string& partition, const FindingSink& sink)
{
    if (count.v0 == 0 || count.v1 == 0)
        return;
    Finding finding = Finding::make(FindingCode::HD09, {partition, {}, {}},
                                    {{"a", std::to_string(count.v0)}, {"b", std::to_string(count.v1)}});
    finding.found = "both layouts";
    sink(std::move(finding));
}

} // namespace cryo
