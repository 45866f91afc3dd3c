// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walks a description over bytes.
#include "core/inspect/value_tree.h"

#include "core/base/varint.h"
#include "core/storage/blob_name.h"

#include <array>
#include <charconv>

namespace cryo {

namespace {

__extension__ using Wide128 = unsigned __int128;

constexpr std::size_t kVarint64BytesMax = 10;

/// A number as it stands, and its width in bits where it has a sign.
struct WideNumber {
    Wide128 value = 0;
    std::size_t sizeBytes = 0;
};

WideNumber fixedNumber(ByteView bytes, bool isLittleEndian)
{
    WideNumber number{0, bytes.size()};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        number.value =
            number.value << 8U | std::to_integer<unsigned>(bytes[isLittleEndian ? bytes.size() - 1 - i : i]);
    return number;
}

/// The shortest form only, at most 64 bits; none else, also where it is cut (`isCut`).
std::optional<WideNumber> varint64(ByteView from, bool& isCut)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kVarint64BytesMax; ++i) {
        if (i >= from.size()) {
            isCut = true;
            return std::nullopt;
        }
        const auto byte = std::to_integer<std::uint64_t>(from[i]);
        const std::uint64_t bits = byte & 0x7FU;
        // The tenth byte holds the highest bit alone.
        if ((byte == 0 && i > 0) || (i + 1 == kVarint64BytesMax && byte > 1))
            return std::nullopt;
        value |= bits << (7 * i);
        if ((byte & 0x80U) == 0)
            return WideNumber{value, i + 1};
    }
    return std::nullopt;
}

std::string wideDecimal(Wide128 value)
{
    std::string digits;
    do {
        digits += static_cast<char>('0' + static_cast<int>(value % 10));
        value /= 10;
    } while (value != 0);
    std::ranges::reverse(digits);
    return digits;
}

std::string signedDecimal(const WideNumber& number)
{
    const std::size_t bits = 8 * number.sizeBytes;
    if ((number.value >> (bits - 1) & 1U) == 0)
        return wideDecimal(number.value);
    const Wide128 all = bits == 128 ? ~Wide128{0} : (Wide128{1} << bits) - 1;
    return "-" + wideDecimal((~number.value & all) + 1);
}

template <typename Float, typename Bits>
std::string floatText(Bits bits)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), std::bit_cast<Float>(bits)).ptr;
    return {text.data(), end};
}

/// Zigzag: 0, -1, 1, -2 …
std::string zigzagText(std::uint64_t value)
{
    const std::uint64_t half = value >> 1U;
    return (value & 1U) == 0 ? wideDecimal(half) : "-" + wideDecimal(Wide128{half} + 1);
}

class ValueTreeReader {
public:
    ValueTreeReader(const ValueLayout& layout, ByteView body, const ValueTreeLimits& limits)
        : m_layout(layout)
        , m_body(body)
        , m_limits(limits)
    {
    }

    ValueTree read();

private:
    /// A number that will count something: the way to it from here, and where it goes.
    struct Want {
        std::span<const std::uint32_t> way;
        std::optional<std::uint64_t>* to;
    };
    using Wants = std::vector<Want>;
    /// Numbers that count, of the struct around; by its references.
    using Counts = std::vector<std::optional<std::uint64_t>>;
    /// What is read next.
    struct Place {
        std::uint32_t parent = ValueNode::kNone;
        std::string name;
        const Counts* counts = nullptr;
        Wants wants{};
    };

    [[nodiscard]] std::uint64_t left() const { return m_body.size() - m_at; }
    std::uint32_t add(const Place& place, const LayoutType& type, ValueNode::Kind kind);
    std::uint32_t addAlways(ValueNode node);
    [[nodiscard]] bool fail(const Place& place, const LayoutType& type, ValueSentence sentence);
    [[nodiscard]] bool failCut(const Place& place, const LayoutType& type, std::uint64_t needed);
    void setText(std::uint32_t node, std::string text);
    void close(std::uint32_t node, std::uint64_t count = 0);
    void warn(std::uint32_t node, ValueSentence sentence);

    [[nodiscard]] bool readType(const Place& place, std::uint32_t index);
    [[nodiscard]] bool readNumber(const Place& place, const LayoutType& type);
    [[nodiscard]] bool readVarint(const Place& place, const LayoutType& type);
    [[nodiscard]] bool readBool(const Place& place, const LayoutType& type);
    [[nodiscard]] bool readBytes(const Place& place, const LayoutType& type);
    [[nodiscard]] bool readOption(const Place& place, const LayoutType& type);
    [[nodiscard]] bool readList(const Place& place, const LayoutType& type);
    [[nodiscard]] bool readElements(const Place& place, const LayoutType& type, std::uint32_t node,
                                    std::optional<std::uint64_t> wanted, std::uint64_t& done);
    [[nodiscard]] bool readStruct(const Place& place, const LayoutType& type);
    [[nodiscard]] bool readFields(std::uint32_t index, std::uint32_t node, const Wants& wants);
    std::uint64_t skipElements(std::uint64_t sizeBytes, std::optional<std::uint64_t> more);
    /// The number of elements or bytes, read or known; none for all that are left. False: it failed.
    [[nodiscard]] bool readCount(const Place& place, const LayoutType& type,
                                 std::optional<std::uint64_t>& count);
    static void tell(const Wants& wants, std::uint64_t value);

    const ValueLayout& m_layout;
    ByteView m_body;
    ValueTreeLimits m_limits;
    ValueTree m_tree;
    std::size_t m_at = 0;
    std::uint64_t m_steps = 0;
    unsigned m_quiet = 0; ///< lists that are read without being listed
    bool m_hasProblem = false;
};

std::uint32_t ValueTreeReader::addAlways(ValueNode node)
{
    m_tree.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(m_tree.nodes.size() - 1);
}

std::uint32_t ValueTreeReader::add(const Place& place, const LayoutType& type, ValueNode::Kind kind)
{
    if (m_quiet > 0)
        return ValueNode::kNone;
    if (m_tree.nodes.size() >= m_limits.nodes) {
        m_tree.isCut = true;
        return ValueNode::kNone;
    }
    return addAlways({.kind = kind,
                      .parent = place.parent,
                      .name = place.name,
                      .type = type.label,
                      .text = {},
                      .offset = m_at,
                      .contentOffset = m_at});
}

bool ValueTreeReader::fail(const Place& place, const LayoutType& type, ValueSentence sentence)
{
    addAlways({.kind = ValueNode::Kind::Broken,
               .parent = place.parent == ValueNode::kNone ? 0 : place.parent,
               .name = place.name,
               .type = type.label,
               .text = {},
               .offset = m_at,
               .sizeBytes = left(),
               .contentOffset = m_at,
               .problem = std::move(sentence)});
    m_hasProblem = true;
    return false;
}

bool ValueTreeReader::failCut(const Place& place, const LayoutType& type, std::uint64_t needed)
{
    return fail(place, type,
                {kValueCut, {{"needed", std::to_string(needed)}, {"left", std::to_string(left())}}});
}

void ValueTreeReader::setText(std::uint32_t node, std::string text)
{
    if (node != ValueNode::kNone)
        m_tree.nodes[node].text = std::move(text);
}

void ValueTreeReader::close(std::uint32_t node, std::uint64_t count)
{
    if (node == ValueNode::kNone)
        return;
    m_tree.nodes[node].sizeBytes = m_at - m_tree.nodes[node].offset;
    m_tree.nodes[node].count = count;
}

void ValueTreeReader::warn(std::uint32_t node, ValueSentence sentence)
{
    m_hasProblem = true;
    if (node != ValueNode::kNone)
        m_tree.nodes[node].problem = std::move(sentence);
}

void ValueTreeReader::tell(const Wants& wants, std::uint64_t value)
{
    for (const Want& want : wants)
        if (want.way.empty())
            *want.to = value;
}

bool ValueTreeReader::readType(const Place& place, std::uint32_t index)
{
    const LayoutType& type = m_layout.types[index];
    if (++m_steps > m_limits.steps)
        return fail(place, type, {kValueTooMuch, {{"n", std::to_string(m_limits.steps)}}});
    switch (type.kind) {
    case LayoutKind::Unsigned:
    case LayoutKind::Signed:
    case LayoutKind::Float:
        return readNumber(place, type);
    case LayoutKind::Varint:
    case LayoutKind::SignedVarint:
        return readVarint(place, type);
    case LayoutKind::Bool:
        return readBool(place, type);
    case LayoutKind::ByteString:
    case LayoutKind::Text:
        return readBytes(place, type);
    case LayoutKind::Option:
        return readOption(place, type);
    case LayoutKind::List:
        return readList(place, type);
    case LayoutKind::Struct:
        break;
    }
    return readStruct(place, type);
}

bool ValueTreeReader::readNumber(const Place& place, const LayoutType& type)
{
    if (left() < type.widthBytes)
        return failCut(place, type, type.widthBytes);
    const WideNumber number = fixedNumber(m_body.subspan(m_at, type.widthBytes), type.isLittleEndian);
    const std::uint32_t node = add(place, type, ValueNode::Kind::Number);
    const auto low = static_cast<std::uint64_t>(number.value);
    if (type.kind == LayoutKind::Unsigned)
        setText(node, wideDecimal(number.value));
    else if (type.kind == LayoutKind::Signed)
        setText(node, signedDecimal(number));
    else
        setText(node, type.widthBytes == sizeof(float) ? floatText<float>(static_cast<std::uint32_t>(low))
                                                       : floatText<double>(low));
    tell(place.wants, low);
    m_at += type.widthBytes;
    close(node);
    return true;
}

bool ValueTreeReader::readVarint(const Place& place, const LayoutType& type)
{
    bool isCut = false;
    const auto number = varint64(m_body.subspan(m_at), isCut);
    if (!number)
        return isCut ? failCut(place, type, left() + 1) : fail(place, type, {kValueNoVarint, {}});
    const std::uint32_t node = add(place, type, ValueNode::Kind::Number);
    const auto value = static_cast<std::uint64_t>(number->value);
    setText(node, type.kind == LayoutKind::Varint ? wideDecimal(value) : zigzagText(value));
    tell(place.wants, value);
    m_at += number->sizeBytes;
    close(node);
    return true;
}

bool ValueTreeReader::readBool(const Place& place, const LayoutType& type)
{
    if (left() == 0)
        return failCut(place, type, 1);
    const auto byte = std::to_integer<unsigned>(m_body[m_at]);
    const std::uint32_t node = add(place, type, ValueNode::Kind::Bool);
    setText(node, byte == 0 ? "false" : byte == 1 ? "true" : std::to_string(byte));
    // Its size is known all the same, so that what follows can be read.
    if (byte > 1)
        warn(node, {kValueNoBool, {{"found", std::to_string(byte)}}});
    ++m_at;
    close(node);
    return true;
}

bool ValueTreeReader::readCount(const Place& place, const LayoutType& type,
                                std::optional<std::uint64_t>& count)
{
    const std::size_t start = m_at;
    switch (type.count.from) {
    case LayoutRepeat::From::Number:
        count = type.count.number;
        return true;
    case LayoutRepeat::From::Field:
        // Set: the field came before, and was read.
        count = (*place.counts)[type.count.index].value_or(0);
        return true;
    case LayoutRepeat::From::Rest:
        count.reset();
        return true;
    case LayoutRepeat::From::Prefix:
        break;
    }
    const LayoutType& prefix = m_layout.types[type.count.index];
    if (prefix.kind != LayoutKind::Varint) {
        if (left() < prefix.widthBytes)
            return failCut(place, type, prefix.widthBytes);
        count = static_cast<std::uint64_t>(
            fixedNumber(m_body.subspan(m_at, prefix.widthBytes), prefix.isLittleEndian).value);
        m_at += prefix.widthBytes;
        return true;
    }
    // Lengths of the codec have 32 bits.
    const auto length = decodeVarint32(m_body.subspan(start));
    if (!length)
        return length.error().code == Errc::EndOfBuffer ? failCut(place, type, left() + 1)
                                                        : fail(place, type, {kValueNoVarint, {}});
    count = length->value;
    m_at += length->sizeBytes;
    return true;
}

bool ValueTreeReader::readBytes(const Place& place, const LayoutType& type)
{
    const std::size_t start = m_at;
    std::optional<std::uint64_t> wanted;
    if (!readCount(place, type, wanted))
        return false;
    const std::uint64_t size = wanted.value_or(left());
    if (size > left()) {
        // The number in front of them belongs to what is not decoded.
        ValueSentence cut{kValueCut, {{"needed", std::to_string(size)}, {"left", std::to_string(left())}}};
        m_at = start;
        return fail(place, type, std::move(cut));
    }
    const ByteView content = m_body.subspan(m_at, static_cast<std::size_t>(size));
    const ByteView cut = content.first(std::min(content.size(), ValueNode::kShownBytes));
    const std::size_t behind = m_at;
    m_at = start;
    const bool isText = type.kind == LayoutKind::Text;
    const std::uint32_t node = add(place, type, isText ? ValueNode::Kind::Text : ValueNode::Kind::ByteString);
    if (node != ValueNode::kNone) {
        m_tree.nodes[node].contentOffset = behind;
        setText(node,
                isText ? std::string(reinterpret_cast<const char*>(cut.data()), cut.size()) : toHex(cut));
    }
    m_at = behind + content.size();
    if (isText && !isUtf8({reinterpret_cast<const char*>(content.data()), content.size()}))
        warn(node, {kValueNoUtf8, {}});
    close(node, size);
    return true;
}

bool ValueTreeReader::readOption(const Place& place, const LayoutType& type)
{
    if (left() == 0)
        return failCut(place, type, 1);
    const auto byte = std::to_integer<unsigned>(m_body[m_at]);
    if (byte > 1)
        return fail(place, type, {kValueNoBool, {{"found", std::to_string(byte)}}});
    const std::uint32_t node = add(place, type, ValueNode::Kind::Option);
    ++m_at;
    const std::uint32_t parent = node == ValueNode::kNone ? place.parent : node;
    const bool isGood = byte == 0 || readType({parent, {}, place.counts}, type.index);
    close(node, byte);
    return isGood;
}

bool ValueTreeReader::readList(const Place& place, const LayoutType& type)
{
    const std::size_t start = m_at;
    std::optional<std::uint64_t> wanted;
    if (!readCount(place, type, wanted))
        return false;
    const std::size_t behind = std::exchange(m_at, start);
    const std::uint32_t node = add(place, type, ValueNode::Kind::List);
    m_at = behind;
    std::uint64_t done = 0;
    const bool isGood = readElements(place, type, node, wanted, done);
    close(node, done);
    return isGood;
}

/// Passes over elements of a known size as far as they are there; how many.
std::uint64_t ValueTreeReader::skipElements(std::uint64_t sizeBytes, std::optional<std::uint64_t> more)
{
    std::uint64_t fit = sizeBytes == 0 ? more.value_or(0) : left() / sizeBytes;
    fit = std::min(fit, more.value_or(fit));
    m_at += static_cast<std::size_t>(fit * sizeBytes);
    return fit;
}

bool ValueTreeReader::readElements(const Place& place, const LayoutType& type, std::uint32_t node,
                                   std::optional<std::uint64_t> wanted, std::uint64_t& done)
{
    const LayoutType& element = m_layout.types[type.index];
    const std::uint32_t parent = node == ValueNode::kNone ? place.parent : node;
    const std::uint32_t isListing = m_quiet;
    std::size_t quietFrom = 0;
    std::size_t nodesBefore = 0;
    bool isGood = true;
    while (isGood && (wanted ? done < *wanted : left() > 0)) {
        if (done == m_limits.listed) {
            quietFrom = m_at;
            nodesBefore = m_tree.nodes.size();
            ++m_quiet;
            if (element.fixedSizeBytes)
                done +=
                    skipElements(*element.fixedSizeBytes, wanted ? std::optional(*wanted - done) : wanted);
            if (done > m_limits.listed)
                continue;
        }
        const std::size_t before = m_at;
        const Place inner{parent, "[" + std::to_string(done) + "]", place.counts};
        isGood = readType(inner, type.index);
        if (isGood && !wanted && m_at == before)
            isGood = fail(inner, element, {kValueNoEnd, {}});
        done += isGood ? 1 : 0;
    }
    if (std::exchange(m_quiet, isListing) != isListing && node != ValueNode::kNone && done > m_limits.listed)
        // Before what went wrong among them, which no other node has as its parent.
        m_tree.nodes.insert(m_tree.nodes.begin() + static_cast<std::ptrdiff_t>(nodesBefore),
                            {.kind = ValueNode::Kind::NotListed,
                             .parent = node,
                             .name = {},
                             .type = element.label,
                             .text = {},
                             .offset = quietFrom,
                             .sizeBytes = m_at - quietFrom,
                             .contentOffset = quietFrom,
                             .count = done - m_limits.listed});
    return isGood;
}

bool ValueTreeReader::readStruct(const Place& place, const LayoutType& type)
{
    const std::uint32_t node = add(place, type, ValueNode::Kind::Struct);
    const bool isGood = readFields(type.index, node == ValueNode::kNone ? place.parent : node, place.wants);
    close(node);
    return isGood;
}

bool ValueTreeReader::readFields(std::uint32_t index, std::uint32_t node, const Wants& wants)
{
    const LayoutStruct& fields = m_layout.structs[index];
    Counts counts(fields.references.size());
    for (std::uint32_t i = 0; i < fields.fields.size(); ++i) {
        Place place{node, fields.fields[i].name, &counts};
        for (std::size_t r = 0; r < counts.size(); ++r)
            if (fields.references[r].front() == i)
                place.wants.push_back({std::span(fields.references[r]).subspan(1), &counts[r]});
        for (const Want& want : wants)
            if (!want.way.empty() && want.way.front() == i)
                place.wants.push_back({want.way.subspan(1), want.to});
        if (!readType(place, fields.fields[i].type))
            return false;
    }
    return true;
}

ValueTree ValueTreeReader::read()
{
    addAlways({.kind = ValueNode::Kind::Struct, .name = {}, .type = {}, .text = {}});
    const bool isGood = readFields(0, 0, {});
    m_quiet = 0;
    if (const std::uint64_t rest = left(); rest > 0) {
        addAlways({.kind = ValueNode::Kind::Rest,
                   .parent = 0,
                   .name = {},
                   .type = {},
                   .text = toHex(m_body.subspan(m_at, std::min<std::size_t>(rest, ValueNode::kShownBytes))),
                   .offset = m_at,
                   .sizeBytes = rest,
                   .contentOffset = m_at,
                   .count = rest,
                   .problem = ValueSentence{isGood ? kValueNotNamed : kValueNotDecoded,
                                            {{"n", std::to_string(rest)}}}});
        m_hasProblem = true;
    }
    m_tree.nodes.front().sizeBytes = m_body.size();
    m_tree.isWhole = !m_hasProblem;
    return std::move(m_tree);
}

} // namespace

ValueTree readValueTree(const ValueLayout& layout, ByteView body, const ValueTreeLimits& limits)
{
    return ValueTreeReader(layout, body, limits).read();
}

} // namespace cryo
