// SPDX-License-Identifier: GPL-3.0-or-later
//
// A description's text into types. Names are looked up when all is read: structs may stand anywhere.
#include "core/inspect/value_layout.h"

#include "core/inspect/finding.h"

#include <array>
#include <charconv>
#include <map>

namespace cryo {

namespace {

constexpr std::uint64_t kLayoutDigestBytes = 32;
constexpr std::size_t kShownTokenBytes = 40;

struct LayoutToken {
    enum class Kind : std::uint8_t { Name, Number, Sign, End };
    Kind kind = Kind::End;
    std::string_view text;
    std::size_t line = 1;
    std::size_t column = 1;
};

using LayoutFailure = std::unexpected<LayoutError>;

template <typename T = void>
using LayoutParsed = std::expected<T, LayoutError>;

// Expected values of this file's own error; CRYO_TRY is for Results. NOLINTBEGIN(bugprone-macro-parentheses)
#define LAYOUT_TRY(expression)                                                                               \
    do {                                                                                                     \
        if (auto tried = (expression); !tried)                                                               \
            return LayoutFailure(std::move(tried).error());                                                  \
    } while (false)
// NOLINTEND(bugprone-macro-parentheses)

LayoutFailure layoutFailAt(const LayoutToken& token, ValueSentence sentence)
{
    return LayoutFailure(LayoutError{std::move(sentence), token.line, token.column});
}

/// A token for people: quoted, cut, and nothing but ASCII.
std::string shownToken(const LayoutToken& token)
{
    if (token.kind == LayoutToken::Kind::End)
        return kLayoutEnd;
    std::string text = "\"";
    for (const char c : token.text.substr(0, kShownTokenBytes)) {
        const auto code = static_cast<unsigned char>(c);
        text += code >= 0x20 && code < 0x7f ? std::string(1, c) : "\\x" + toHex(asBytes({&c, 1}));
    }
    return text + (token.text.size() > kShownTokenBytes ? "…\"" : "\"");
}

bool isLayoutDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Cuts the text into tokens; comments and blanks are left out.
class LayoutLexer {
public:
    explicit LayoutLexer(std::string_view text)
        : m_text(text)
    {
    }

    LayoutToken next()
    {
        skipBlanks();
        LayoutToken token{LayoutToken::Kind::End, {}, m_line, m_at - m_lineStart + 1};
        if (m_at >= m_text.size())
            return token;
        const std::size_t start = m_at;
        const char first = m_text[m_at++];
        if (isNameStart(first) || isLayoutDigit(first)) {
            while (m_at < m_text.size() && (isNameStart(m_text[m_at]) || isLayoutDigit(m_text[m_at])))
                ++m_at;
            token.kind = isLayoutDigit(first) ? LayoutToken::Kind::Number : LayoutToken::Kind::Name;
        } else {
            token.kind = LayoutToken::Kind::Sign;
        }
        token.text = m_text.substr(start, m_at - start);
        return token;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '#' || m_text.substr(m_at).starts_with("//")) {
                while (m_at < m_text.size() && m_text[m_at] != '\n')
                    ++m_at;
            } else if (c == '\n') {
                ++m_line;
                m_lineStart = ++m_at;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                ++m_at;
            } else {
                return;
            }
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_lineStart = 0;
};

/// A type of its own name that has no parts.
std::optional<LayoutType> scalarNamed(std::string_view name)
{
    LayoutType type;
    type.label = name;
    if (name == "varint" || name == "svarint" || name == "bool") {
        type.kind = name == "varint"    ? LayoutKind::Varint
                    : name == "svarint" ? LayoutKind::SignedVarint
                                        : LayoutKind::Bool;
        if (name == "bool")
            type.fixedSizeBytes = 1;
        return type;
    }
    std::string_view bits = name;
    if (bits.ends_with("le") || bits.ends_with("be")) {
        type.isLittleEndian = bits.ends_with("le");
        bits.remove_suffix(2);
    }
    if (bits.size() < 2 || !std::string_view("uif").contains(bits.front()))
        return std::nullopt;
    type.kind = bits.front() == 'u'   ? LayoutKind::Unsigned
                : bits.front() == 'i' ? LayoutKind::Signed
                                      : LayoutKind::Float;
    bits.remove_prefix(1);
    using Width = std::pair<std::string_view, std::uint8_t>;
    constexpr auto kWidths = std::to_array<Width>({{"8", 1}, {"16", 2}, {"32", 4}, {"64", 8}, {"128", 16}});
    const auto* const width = std::ranges::find(kWidths, bits, &Width::first);
    if (width == kWidths.end() ||
        (type.kind == LayoutKind::Float && width->second != 4 && width->second != 8))
        return std::nullopt;
    type.widthBytes = width->second;
    type.fixedSizeBytes = width->second;
    return type;
}

bool isCountType(const LayoutType& type)
{
    return type.kind == LayoutKind::Varint || (type.kind == LayoutKind::Unsigned && type.widthBytes <= 8);
}

bool isReserved(std::string_view name)
{
    return name == "struct" || name == "option" || name == "bytes" || name == "text" || name == "digest" ||
           name == "hex32" || scalarNamed(name).has_value();
}

class LayoutParser {
public:
    explicit LayoutParser(std::string_view text)
        : m_lexer(text)
        , m_token(m_lexer.next())
    {
        m_layout.structs.emplace_back();
    }

    LayoutParsed<ValueLayout> parse();

private:
    /// A struct that a type names.
    struct NamedLater {
        std::uint32_t type;
        LayoutToken name;
    };
    /// A field that counts, named by field number `before` of a struct or by a part of its type.
    struct CountedLater {
        std::uint32_t type;
        std::uint32_t inside;
        std::uint32_t before;
        std::vector<LayoutToken> path;
    };
    enum class Visit : std::uint8_t { Not, Now, Done };

    LayoutToken take() { return std::exchange(m_token, m_lexer.next()); }
    [[nodiscard]] bool sees(std::string_view sign) const
    {
        return m_token.kind != LayoutToken::Kind::End && m_token.text == sign;
    }
    LayoutParsed<> expect(std::string_view sign);
    LayoutParsed<> parseStruct();
    LayoutParsed<> parseField(std::uint32_t inside);
    LayoutParsed<> parseFields(std::uint32_t inside);
    LayoutParsed<std::uint32_t> parseType(std::uint32_t inside);
    LayoutParsed<LayoutType> parseBase(std::uint32_t inside);
    LayoutParsed<LayoutType> parseBytes(LayoutType type);
    LayoutParsed<std::string> parseCount(LayoutRepeat& count, std::vector<LayoutToken>& path);
    LayoutParsed<std::uint64_t> parseNumber();
    std::uint32_t add(LayoutType type);
    void countLater(std::uint32_t type, std::uint32_t inside, std::vector<LayoutToken> path);

    LayoutParsed<> resolveNames();
    LayoutParsed<> resolveCount(const CountedLater& later);
    LayoutParsed<std::size_t> measure(std::uint32_t index, std::size_t depth);
    LayoutParsed<std::size_t> measureStruct(std::uint32_t index, std::size_t depth);
    void setFixedSize(LayoutType& type) const;

    LayoutLexer m_lexer;
    LayoutToken m_token;
    ValueLayout m_layout;
    std::map<std::string, std::uint32_t, std::less<>> m_structs;
    std::vector<NamedLater> m_named;
    std::vector<CountedLater> m_counted;
    std::vector<LayoutToken> m_structTokens{LayoutToken()}; ///< where structs stand, for messages
    std::vector<Visit> m_visits;
    std::vector<std::size_t> m_depths;
    std::vector<LayoutToken> m_pathOfBytes; ///< what counts the bytes that parseBase just read
    std::size_t m_nested = 0;               ///< options and structs that are open
};

LayoutParsed<> LayoutParser::expect(std::string_view sign)
{
    if (!sees(sign))
        return layoutFailAt(m_token,
                            {kLayoutSignWanted,
                             {{"wanted", "\"" + std::string(sign) + "\""}, {"found", shownToken(m_token)}}});
    take();
    return {};
}

LayoutParsed<ValueLayout> LayoutParser::parse()
{
    while (m_token.kind != LayoutToken::Kind::End) {
        if (sees("struct"))
            LAYOUT_TRY(parseStruct());
        else
            LAYOUT_TRY(parseField(0));
    }
    if (m_layout.structs.front().fields.empty())
        return layoutFailAt(m_token, {kLayoutNoFields, {{"found", shownToken(m_token)}}});
    LAYOUT_TRY(resolveNames());
    m_visits.assign(m_layout.structs.size(), Visit::Not);
    m_depths.assign(m_layout.structs.size(), 0);
    for (std::uint32_t i = 0; i < m_layout.structs.size(); ++i)
        LAYOUT_TRY(measureStruct(i, 0));
    for (const CountedLater& later : m_counted)
        LAYOUT_TRY(resolveCount(later));
    return std::move(m_layout);
}

LayoutParsed<> LayoutParser::parseStruct()
{
    take();
    if (m_token.kind != LayoutToken::Kind::Name)
        return layoutFailAt(m_token, {kLayoutNameWanted, {{"found", shownToken(m_token)}}});
    const LayoutToken name = take();
    const auto index = static_cast<std::uint32_t>(m_layout.structs.size());
    if (isReserved(name.text) || !m_structs.emplace(name.text, index).second)
        return layoutFailAt(name, {kLayoutNameTaken, {{"name", shownToken(name)}}});
    m_layout.structs.push_back({std::string(name.text), {}, {}});
    m_structTokens.push_back(name);
    return parseFields(index);
}

/// "{", at least one field, "}".
LayoutParsed<> LayoutParser::parseFields(std::uint32_t inside)
{
    LAYOUT_TRY(expect("{"));
    while (!sees("}"))
        LAYOUT_TRY(parseField(inside));
    if (m_layout.structs[inside].fields.empty())
        return layoutFailAt(m_token, {kLayoutNoFields, {{"found", shownToken(m_token)}}});
    take();
    return {};
}

LayoutParsed<> LayoutParser::parseField(std::uint32_t inside)
{
    if (m_token.kind == LayoutToken::Kind::Sign && !std::string_view("{}[]<>:,;*.").contains(m_token.text))
        return layoutFailAt(m_token, {kLayoutStrange, {{"found", shownToken(m_token)}}});
    if (m_token.kind != LayoutToken::Kind::Name)
        return layoutFailAt(m_token, {kLayoutNameWanted, {{"found", shownToken(m_token)}}});
    const LayoutToken name = take();
    if (isReserved(name.text))
        return layoutFailAt(name, {kLayoutNameTaken, {{"name", shownToken(name)}}});
    for (const LayoutField& field : m_layout.structs[inside].fields)
        if (field.name == name.text)
            return layoutFailAt(name, {kLayoutFieldTwice, {{"name", shownToken(name)}}});
    LAYOUT_TRY(expect(":"));
    const auto type = parseType(inside);
    if (!type)
        return LayoutFailure(type.error());
    m_layout.structs[inside].fields.push_back({std::string(name.text), *type});
    if (sees(",") || sees(";"))
        take();
    return {};
}

std::uint32_t LayoutParser::add(LayoutType type)
{
    m_layout.types.push_back(std::move(type));
    return static_cast<std::uint32_t>(m_layout.types.size() - 1);
}

void LayoutParser::countLater(std::uint32_t type, std::uint32_t inside, std::vector<LayoutToken> path)
{
    if (!path.empty())
        m_counted.push_back({type, inside, static_cast<std::uint32_t>(m_layout.structs[inside].fields.size()),
                             std::move(path)});
}

LayoutParsed<std::uint32_t> LayoutParser::parseType(std::uint32_t inside)
{
    const LayoutToken first = m_token;
    auto base = parseBase(inside);
    if (!base)
        return LayoutFailure(base.error());
    const bool isNamed = base->kind == LayoutKind::Struct && !base->label.starts_with('{');
    std::vector<LayoutToken> path;
    // parseBytes leaves what counts to whoever knows the number of the type.
    path.swap(m_pathOfBytes);
    std::uint32_t index = add(std::move(*base));
    if (isNamed)
        m_named.push_back({index, first});
    countLater(index, inside, std::move(path));
    for (std::size_t lists = 1; sees("["); ++lists) {
        if (m_nested + lists > kLayoutDepthMax)
            return layoutFailAt(m_token, {kLayoutTooDeep, {{"n", std::to_string(kLayoutDepthMax)}}});
        LayoutType list{.kind = LayoutKind::List, .index = index, .label = {}};
        std::vector<LayoutToken> names;
        const auto label = parseCount(list.count, names);
        if (!label)
            return LayoutFailure(label.error());
        list.label = m_layout.types[index].label + *label;
        index = add(std::move(list));
        countLater(index, inside, std::move(names));
    }
    return index;
}

LayoutParsed<LayoutType> LayoutParser::parseBase(std::uint32_t inside)
{
    if (m_nested > kLayoutDepthMax)
        return layoutFailAt(m_token, {kLayoutTooDeep, {{"n", std::to_string(kLayoutDepthMax)}}});
    if (sees("{")) {
        const auto index = static_cast<std::uint32_t>(m_layout.structs.size());
        m_layout.structs.emplace_back();
        m_structTokens.push_back(m_token);
        ++m_nested;
        LAYOUT_TRY(parseFields(index));
        --m_nested;
        return LayoutType{.kind = LayoutKind::Struct, .index = index, .label = "{…}"};
    }
    if (m_token.kind != LayoutToken::Kind::Name || sees("struct"))
        return layoutFailAt(m_token, {kLayoutTypeWanted, {{"found", shownToken(m_token)}}});
    const LayoutToken name = take();
    if (auto scalar = scalarNamed(name.text))
        return std::move(*scalar);
    if (name.text == "digest" || name.text == "hex32")
        return LayoutType{.kind = LayoutKind::ByteString,
                          .count = {LayoutRepeat::From::Number, kLayoutDigestBytes, 0},
                          .label = std::string(name.text)};
    if (name.text == "bytes" || name.text == "text")
        return parseBytes({.kind = name.text == "bytes" ? LayoutKind::ByteString : LayoutKind::Text,
                           .label = std::string(name.text)});
    if (name.text != "option")
        return LayoutType{.kind = LayoutKind::Struct, .label = std::string(name.text)};
    LAYOUT_TRY(expect("<"));
    ++m_nested;
    const auto element = parseType(inside);
    if (!element)
        return LayoutFailure(element.error());
    --m_nested;
    LAYOUT_TRY(expect(">"));
    return LayoutType{.kind = LayoutKind::Option,
                      .index = *element,
                      .label = "option<" + m_layout.types[*element].label + ">"};
}

/// "bytes" and "text" are behind their length; what is in brackets is another length.
LayoutParsed<LayoutType> LayoutParser::parseBytes(LayoutType type)
{
    if (!sees("[")) {
        type.count = {LayoutRepeat::From::Prefix, 0, add(*scalarNamed("varint"))};
        return type;
    }
    const auto label = parseCount(type.count, m_pathOfBytes);
    if (!label)
        return LayoutFailure(label.error());
    type.label += *label;
    return type;
}

LayoutParsed<std::uint64_t> LayoutParser::parseNumber()
{
    const LayoutToken token = take();
    const bool isHex = token.text.starts_with("0x");
    const std::string_view digits = token.text.substr(isHex ? 2 : 0);
    std::uint64_t number = 0;
    const auto [end, state] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, isHex ? 16 : 10);
    if (state == std::errc::result_out_of_range)
        return layoutFailAt(token, {kLayoutNumberTooLarge, {{"found", shownToken(token)}}});
    if (state != std::errc() || end != digits.data() + digits.size())
        return layoutFailAt(token, {kLayoutCountWanted, {{"found", shownToken(token)}}});
    return number;
}

/// "[", a count, "]". Its label with the brackets; a field's name goes to `path`.
LayoutParsed<std::string> LayoutParser::parseCount(LayoutRepeat& count, std::vector<LayoutToken>& path)
{
    LAYOUT_TRY(expect("["));
    std::string label = "[" + std::string(m_token.text);
    if (m_token.kind == LayoutToken::Kind::Number) {
        const auto number = parseNumber();
        if (!number)
            return LayoutFailure(number.error());
        count = {LayoutRepeat::From::Number, *number, 0};
    } else if (sees("*")) {
        take();
        count = {LayoutRepeat::From::Rest, 0, 0};
    } else if (m_token.kind == LayoutToken::Kind::Name) {
        path.push_back(take());
        auto type = scalarNamed(path.front().text);
        if (type && isCountType(*type)) {
            path.clear();
            count = {LayoutRepeat::From::Prefix, 0, add(std::move(*type))};
        } else if (isReserved(path.front().text)) {
            return layoutFailAt(path.front(), {kLayoutCountWanted, {{"found", shownToken(path.front())}}});
        }
        if (!path.empty())
            count = {LayoutRepeat::From::Field, 0, 0};
        while (!path.empty() && sees(".")) {
            take();
            if (m_token.kind != LayoutToken::Kind::Name)
                return layoutFailAt(m_token, {kLayoutNameWanted, {{"found", shownToken(m_token)}}});
            if (path.size() > kLayoutDepthMax)
                return layoutFailAt(m_token, {kLayoutTooDeep, {{"n", std::to_string(kLayoutDepthMax)}}});
            path.push_back(take());
            label += "." + std::string(path.back().text);
        }
    } else {
        return layoutFailAt(m_token, {kLayoutCountWanted, {{"found", shownToken(m_token)}}});
    }
    LAYOUT_TRY(expect("]"));
    return label + "]";
}

LayoutParsed<> LayoutParser::resolveNames()
{
    for (const NamedLater& later : m_named) {
        const auto found = m_structs.find(later.name.text);
        if (found == m_structs.end())
            return layoutFailAt(later.name, {kLayoutNoType, {{"name", shownToken(later.name)}}});
        m_layout.types[later.type].index = found->second;
    }
    return {};
}

LayoutParsed<> LayoutParser::resolveCount(const CountedLater& later)
{
    std::vector<std::uint32_t> way;
    std::uint32_t inside = later.inside;
    for (std::size_t i = 0; i < later.path.size(); ++i) {
        const std::vector<LayoutField>& fields = m_layout.structs[inside].fields;
        // Only what came before has been read; below that, everything has.
        const std::size_t known = i == 0 ? later.before : fields.size();
        const auto end = fields.begin() + static_cast<std::ptrdiff_t>(known);
        const auto found = std::find_if(
            fields.begin(), end, [&](const LayoutField& field) { return field.name == later.path[i].text; });
        if (found == end)
            return layoutFailAt(later.path[i], {kLayoutNoField, {{"name", shownToken(later.path[i])}}});
        way.push_back(static_cast<std::uint32_t>(found - fields.begin()));
        const LayoutType& type = m_layout.types[found->type];
        const bool isLast = i + 1 == later.path.size();
        if (isLast ? !isCountType(type) : type.kind != LayoutKind::Struct)
            return layoutFailAt(later.path[i], {kLayoutNoCount, {{"name", shownToken(later.path[i])}}});
        inside = type.index;
    }
    std::vector<std::vector<std::uint32_t>>& references = m_layout.structs[later.inside].references;
    const auto same = std::ranges::find(references, way);
    m_layout.types[later.type].count = {LayoutRepeat::From::Field, 0,
                                        static_cast<std::uint32_t>(same - references.begin())};
    if (same == references.end())
        references.push_back(std::move(way));
    return {};
}

/// How deep types stand in each other below a struct; refuses those that never end, and sets sizes.
LayoutParsed<std::size_t> LayoutParser::measureStruct(std::uint32_t index, std::size_t depth)
{
    const LayoutToken& token = m_structTokens[index];
    if (m_visits[index] == Visit::Now)
        return layoutFailAt(token, {kLayoutContainsItself, {{"name", shownToken(token)}}});
    if (m_visits[index] == Visit::Done)
        return m_depths[index];
    m_visits[index] = Visit::Now;
    std::size_t deepest = 0;
    for (const LayoutField& field : m_layout.structs[index].fields) {
        const auto below = measure(field.type, depth + 1);
        if (!below)
            return LayoutFailure(below.error());
        deepest = std::max(deepest, *below);
    }
    m_visits[index] = Visit::Done;
    m_depths[index] = deepest + 1;
    if (deepest > kLayoutDepthMax)
        return layoutFailAt(token, {kLayoutTooDeep, {{"n", std::to_string(kLayoutDepthMax)}}});
    return m_depths[index];
}

LayoutParsed<std::size_t> LayoutParser::measure(std::uint32_t index, std::size_t depth)
{
    LayoutType& type = m_layout.types[index];
    std::size_t below = 0;
    if (depth > 2 * kLayoutDepthMax)
        return layoutFailAt(m_structTokens.back(),
                            {kLayoutTooDeep, {{"n", std::to_string(kLayoutDepthMax)}}});
    if (type.kind == LayoutKind::Option || type.kind == LayoutKind::List || type.kind == LayoutKind::Struct) {
        const auto inner = type.kind == LayoutKind::Struct ? measureStruct(type.index, depth + 1)
                                                           : measure(type.index, depth + 1);
        if (!inner)
            return LayoutFailure(inner.error());
        below = type.kind == LayoutKind::Struct ? *inner : *inner + 1;
    }
    setFixedSize(type);
    return below;
}

void LayoutParser::setFixedSize(LayoutType& type) const
{
    const bool isNumber = type.count.from == LayoutRepeat::From::Number;
    if (type.kind == LayoutKind::Struct) {
        std::optional<std::uint64_t> sum = 0;
        for (const LayoutField& field : m_layout.structs[type.index].fields) {
            const std::optional<std::uint64_t>& one = m_layout.types[field.type].fixedSizeBytes;
            sum = sum && one ? checkedAdd(*sum, *one) : std::nullopt;
        }
        type.fixedSizeBytes = sum;
    } else if (type.kind == LayoutKind::ByteString || type.kind == LayoutKind::Text) {
        type.fixedSizeBytes = isNumber ? std::optional(type.count.number) : std::nullopt;
    } else if (type.kind == LayoutKind::List) {
        const std::optional<std::uint64_t>& one = m_layout.types[type.index].fixedSizeBytes;
        type.fixedSizeBytes = isNumber && one ? checkedMultiply(type.count.number, *one) : std::nullopt;
    }
}

#undef LAYOUT_TRY

} // namespace

std::string toString(const ValueSentence& sentence)
{
    return fillPlaceholders(sentence.english, sentence.arguments);
}

std::string toString(const LayoutError& error)
{
    return "line " + std::to_string(error.line) + ", column " + std::to_string(error.column) + ": " +
           toString(error.sentence);
}

std::expected<ValueLayout, LayoutError> parseValueLayout(std::string_view text)
{
    if (text.size() > kLayoutTextBytesMax)
        return LayoutFailure(
            LayoutError{{kLayoutTooLong, {{"n", std::to_string(kLayoutTextBytesMax)}}}, 1, 1});
    return LayoutParser(text).parse();
}

std::string_view layoutOfCodec(Codec codec)
{
    switch (codec) {
    case Codec::ByteString:
        return "value: bytes\n";
    case Codec::U64:
        return "value: u64\n";
    case Codec::I32:
        return "value: i32\n";
    case Codec::Fixed:
    case Codec::Raw:
        break;
    }
    return "value: bytes[*]\n";
}

} // namespace cryo
