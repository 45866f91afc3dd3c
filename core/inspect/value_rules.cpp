// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading values in order, and judging them.
#include "core/inspect/value_rules.h"

#include "core/base/crc32c.h"
#include "core/storage/blob_name.h"

#include <algorithm>

namespace cryo {

namespace {

std::string itemName(const RecordRow& record)
{
    if (record.index)
        return "index " + std::to_string(*record.index);
    return "record " + std::to_string(record.place.section.value) + ":" +
           std::to_string(record.place.position.value);
}

void decompressInto(JudgedValue& judged, std::uint64_t limitBytes)
{
    judged.oneSizedFrame = isOneSizedZstdFrame(judged.body);
    auto content = decompress(judged.body, limitBytes);
    if (content) {
        judged.body = std::move(*content);
        return;
    }
    judged.state =
        content.error().code == Errc::LimitExceeded ? ValueState::OverLimit : ValueState::BadCompression;
    judged.reason = content.error().message;
}

} // namespace

ValueWindow::ValueWindow(const StoreView& view, Section section)
{
    const SectionInfo* info = view.section(section);
    if (info == nullptr || !info->hasValueFile) {
        m_reason = "section " + std::to_string(section.value) + " has no value file";
        return;
    }
    auto file = BlobReader::open(view.storage(), view.layout().partitions.value, info->valueFileName);
    if (file) {
        m_file.emplace(std::move(*file));
    } else {
        m_noFile = ValueState::Unreadable;
        m_reason = toString(file.error());
    }
}

ValueWindow::Stored ValueWindow::read(ValuePlace place, std::uint64_t limitBytes)
{
    if (!m_file)
        return {m_noFile, {}, m_reason};
    const auto end = place.end();
    if (!end || *end > m_file->sizeBytes())
        return {ValueState::OutOfFile, {}, std::string(valueStateName(ValueState::OutOfFile))};
    if (place.sizeBytes < kValueCrcSizeBytes)
        return {ValueState::SizeTooSmall, {}, std::string(valueStateName(ValueState::SizeTooSmall))};
    if (place.sizeBytes > limitBytes)
        return {ValueState::OverLimit, {}, "the value has " + std::to_string(place.sizeBytes) + " bytes"};
    const std::uint64_t begin = place.offset.value;
    if (begin < m_windowBegin || *end > m_windowBegin + m_window.size()) {
        // Read ahead only where values have followed each other so far.
        const bool sequential = begin == m_lastEnd;
        const std::uint64_t wanted = std::max<std::uint64_t>(place.sizeBytes, sequential ? kWindowBytes : 0);
        m_window.resize(std::min(wanted, m_file->sizeBytes() - begin));
        m_windowBegin = begin;
        if (auto read = m_file->readAt(LogicalOffset{begin}, m_window); !read) {
            m_window.clear();
            return {ValueState::Unreadable, {}, toString(read.error())};
        }
    }
    m_lastEnd = *end;
    return {ValueState::Good, ByteView(m_window).subspan(begin - m_windowBegin, place.sizeBytes), {}};
}

JudgedValue judgeValue(ValueWindow& window, const StoreLayout& layout, ValuePlace place,
                       std::uint64_t limitBytes)
{
    JudgedValue judged;
    ValueWindow::Stored stored = window.read(place, std::max(limitBytes, kStoredLimitBytes));
    judged.state = stored.state;
    judged.reason = std::move(stored.reason);
    if (judged.state != ValueState::Good)
        return judged;
    const ByteView body = stored.bytes.first(stored.bytes.size() - kValueCrcSizeBytes);
    judged.body.assign(body.begin(), body.end());
    judged.storedCrc = loadBig<std::uint32_t>(stored.bytes.last(kValueCrcSizeBytes));
    judged.computedCrc = crc32c(body);
    if (judged.storedCrc != judged.computedCrc) {
        judged.state = ValueState::ChecksumMismatch;
        judged.reason = "checksum mismatch: expected=" + std::to_string(judged.storedCrc) +
                        ", found=" + std::to_string(judged.computedCrc);
        return judged;
    }
    if (layout.compressed.value_or(false))
        decompressInto(judged, limitBytes);
    if (judged.state != ValueState::Good)
        return judged;
    auto value = decodeValue(layout.codec, judged.body);
    if (value)
        judged.value = std::move(*value);
    else
        judged.reason = value.error().message;
    return judged;
}

void reportValue(const StoreView& view, const RecordRow& record, const JudgedValue& value,
                 std::uint64_t limitBytes, const FindingSink& sink)
{
    std::optional<FindingCode> code;
    if (value.state == ValueState::ChecksumMismatch)
        code = FindingCode::VA02;
    else if (value.state == ValueState::BadCompression)
        code = FindingCode::VA03;
    else if (value.state == ValueState::OverLimit)
        code = FindingCode::VA06;
    else if (value.state == ValueState::Good && !value.value)
        code = FindingCode::VA04;
    else if (value.state == ValueState::Good && !value.oneSizedFrame)
        code = FindingCode::VA05;
    if (!code || !sink)
        return;
    const StoreLayout& layout = view.layout();
    Where where{layout.partitions.value, sectionFileName(record.place.section), {}};
    if (const auto file = view.valueFile(record.place.section))
        where = (*file)->at(record.value.offset);
    Finding finding = Finding::make(*code, std::move(where), {{"item", itemName(record)}});
    finding.section = record.place.section;
    finding.position = record.place.position;
    finding.atRisk = *code == FindingCode::VA05 ? 0 : 1;
    finding.found = value.reason;
    if (*code == FindingCode::VA02) {
        finding.expected = hex32(value.storedCrc);
        finding.found = hex32(value.computedCrc);
    } else if (*code == FindingCode::VA04) {
        finding.arguments.emplace_back("codec", std::string(codecName(layout.codec)));
        finding.arguments.emplace_back("reason", value.reason);
    } else if (*code == FindingCode::VA06) {
        finding.arguments.emplace_back("limit", std::to_string(limitBytes) + " bytes");
        finding.expected = "at most " + std::to_string(limitBytes) + " bytes";
    }
    sink(std::move(finding));
}

} // namespace cryo
