// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes JSON anew while it is read.
#include "core/inspect/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace cryo {

namespace {

constexpr std::size_t kJsonIndent = 2;

struct CodeRange {
    std::uint32_t first;
    std::uint32_t last;
};

/// Characters that show nothing by themselves, or turn the direction of what follows.
constexpr std::array kHiddenCharacters = {
    CodeRange{0x00, 0x1f},     CodeRange{0x7f, 0x9f},     CodeRange{0xad, 0xad},
    CodeRange{0x61c, 0x61c},   CodeRange{0x180e, 0x180e}, CodeRange{0x200b, 0x200f},
    CodeRange{0x2028, 0x202e}, CodeRange{0x2060, 0x206f}, CodeRange{0xfeff, 0xfeff}};

/// The character at the front of well-formed UTF-8, and the bytes it takes.
std::pair<std::uint32_t, std::size_t> character(std::string_view text)
{
    const auto at = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const std::uint32_t lead = at(0);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length == 1 || length > text.size())
        return {lead, 1};
    std::uint32_t code = lead & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        code = code << 6U | (at(i) & 0x3fU);
    return {code, length};
}

void appendQuoted(std::string& to, std::string_view text)
{
    to += '"';
    while (!text.empty()) {
        const auto [code, length] = character(text);
        const std::string_view bytes = text.substr(0, length);
        text.remove_prefix(length);
        if (code == '"' || code == '\\')
            to.append(1, '\\').append(bytes);
        else if (code == '\n')
            to += "\\n";
        else if (code == '\t')
            to += "\\t";
        else if (std::ranges::any_of(kHiddenCharacters,
                                     [&](const CodeRange& r) { return code >= r.first && code <= r.last; })) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", code);
            to += escape.data();
        } else {
            to += bytes;
        }
    }
    to += '"';
}

/// What the parser tells of, written down. False stops it.
class JsonLineWriter final : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit JsonLineWriter(const JsonTextLimits& limits)
        : m_limits(limits)
    {
    }

    bool null() override { return word("null"); }
    bool boolean(bool value) override { return word(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return word(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return word(std::to_string(value)); }
    /// As it was written: it may have more digits than a double holds.
    bool number_float(number_float_t, const string_t& text) override { return word(text); }
    bool string(string_t& value) override
    {
        begin();
        appendQuoted(m_text, value);
        return goesOn();
    }
    bool binary(binary_t&) override { return false; }
    bool key(string_t& name) override
    {
        if (std::exchange(m_isEmpty, false))
            newLine();
        else
            nextLine();
        appendQuoted(m_text, name);
        m_text += ": ";
        m_isValue = true;
        return goesOn();
    }
    bool start_object(std::size_t) override { return open('{'); }
    bool end_object() override { return close('}'); }
    bool start_array(std::size_t) override { return open('['); }
    bool end_array() override { return close(']'); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        m_error = position;
        return false;
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }
    [[nodiscard]] const std::optional<std::size_t>& error() const { return m_error; }
    [[nodiscard]] const std::optional<ValueSentence>& stopped() const { return m_stopped; }

private:
    void newLine() { m_text.append(1, '\n').append(kJsonIndent * m_open.size(), ' '); }
    void nextLine()
    {
        m_text += ',';
        newLine();
    }
    /// Before a value: on a line of its own in a list, behind its name in an object.
    void begin()
    {
        if (std::exchange(m_isValue, false) || m_open.empty())
            return;
        if (std::exchange(m_isEmpty, false))
            newLine();
        else
            nextLine();
    }
    bool word(std::string_view text)
    {
        begin();
        m_text += text;
        return goesOn();
    }
    bool open(char sign)
    {
        begin();
        m_text += sign;
        if (m_open.size() >= m_limits.depth) {
            m_stopped = ValueSentence{kJsonTooDeep, {{"n", std::to_string(m_limits.depth)}}};
            return false;
        }
        m_open.push_back(sign);
        m_isEmpty = true;
        return goesOn();
    }
    bool close(char sign)
    {
        m_open.pop_back();
        if (!std::exchange(m_isEmpty, false))
            newLine();
        m_text += sign;
        return goesOn();
    }
    bool goesOn()
    {
        if (m_text.size() <= m_limits.textBytes)
            return true;
        std::size_t end = m_limits.textBytes;
        while (end > 0 && (static_cast<unsigned char>(m_text[end]) & 0xc0U) == 0x80U)
            --end; // not inside of a character
        m_text.resize(end);
        m_stopped = ValueSentence{kJsonTooLong, {{"n", std::to_string(m_limits.textBytes)}}};
        return false;
    }

    const JsonTextLimits& m_limits;
    std::string m_text;
    std::string m_open;
    bool m_isEmpty = false; ///< nothing stands in the innermost bracket yet
    bool m_isValue = false; ///< the name of what comes has been written
    std::optional<std::size_t> m_error;
    std::optional<ValueSentence> m_stopped;
};

ValueSentence brokenAt(ByteView value, std::size_t offset)
{
    const auto before = value.first(std::min(offset, value.size()));
    const auto line = std::ranges::count(before, std::byte{'\n'});
    const auto last = std::ranges::find(before.rbegin(), before.rend(), std::byte{'\n'});
    return {kJsonBroken,
            {{"line", std::to_string(line + 1)}, {"column", std::to_string(last - before.rbegin() + 1)}}};
}

} // namespace

JsonText prettyJson(ByteView value, const JsonTextLimits& limits)
{
    JsonText result;
    if (value.empty()) {
        result.problem = ValueSentence{kJsonEmpty, {}};
        return result;
    }
    if (value.size() > limits.readBytes) {
        result.problem = ValueSentence{kJsonTooLarge, {{"n", std::to_string(limits.readBytes)}}};
        return result;
    }
    JsonLineWriter writer(limits);
    const auto* const begin = reinterpret_cast<const char*>(value.data());
    nlohmann::json::sax_parse(begin, begin + value.size(), &writer);
    result.text = writer.take();
    result.problem = writer.stopped();
    result.isJson = !writer.error();
    if (writer.error()) {
        // Positions count the bytes read, from 1; the last of them is the wrong one.
        result.errorOffset = std::min(std::max<std::size_t>(*writer.error(), 1) - 1, value.size());
        result.problem = brokenAt(value, result.errorOffset);
    }
    return result;
}

} // namespace cryo
