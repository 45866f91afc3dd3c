// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading metrics' text, line by line.
#include "core/inspect/metric_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace cryo {

namespace {

bool isNameCharacter(char c, bool isFirst)
{
    const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    return isLetter || (!isFirst && c >= '0' && c <= '9');
}

bool isTabOrSpace(char c)
{
    return c == ' ' || c == '\t';
}

/// What is left of a line.
class LineReader {
public:
    explicit LineReader(std::string_view line)
        : m_rest(line)
    {
    }
    void skipBlanks()
    {
        while (!m_rest.empty() && isTabOrSpace(m_rest.front()))
            m_rest.remove_prefix(1);
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    bool take(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    std::string_view takeName()
    {
        std::size_t length = 0;
        while (length < m_rest.size() && isNameCharacter(m_rest[length], length == 0))
            ++length;
        return takeFirst(length);
    }
    std::string_view takeWord()
    {
        std::size_t length = 0;
        while (length < m_rest.size() && !isTabOrSpace(m_rest[length]))
            ++length;
        return takeFirst(length);
    }
    /// The text between quotes, unescaped; none where it does not end.
    std::optional<std::string> takeQuoted()
    {
        if (!take('"'))
            return std::nullopt;
        std::string text;
        while (!m_rest.empty()) {
            char c = m_rest.front();
            m_rest.remove_prefix(1);
            if (c == '"')
                return text;
            if (c == '\\') {
                if (m_rest.empty())
                    return std::nullopt;
                c = m_rest.front() == 'n' ? '\n' : m_rest.front();
                m_rest.remove_prefix(1);
            }
            if (text.size() >= MetricText::kLabelsMax)
                return std::nullopt;
            text.push_back(c);
        }
        return std::nullopt;
    }

private:
    std::string_view takeFirst(std::size_t length)
    {
        const std::string_view word = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return word;
    }
    std::string_view m_rest;
};

std::optional<double> parseValue(std::string_view word)
{
    if (word.starts_with('+'))
        word.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error == std::errc::result_out_of_range)
        return HUGE_VAL; // counted as not finite
    if (error != std::errc() || end != word.data() + word.size())
        return std::nullopt;
    return value;
}

/// Labels up to the closing brace; none where they are no labels, or too many.
std::optional<std::string> takeLabels(LineReader& line)
{
    std::vector<std::pair<std::string, std::string>> labels;
    std::size_t bytes = 0;
    line.skipBlanks();
    while (!line.take('}')) {
        const std::string_view name = line.takeName();
        line.skipBlanks();
        if (name.empty() || !line.take('='))
            return std::nullopt;
        line.skipBlanks();
        auto value = line.takeQuoted();
        if (!value)
            return std::nullopt;
        bytes += name.size() + value->size() + 4;
        if (bytes > MetricText::kLabelsMax)
            return std::nullopt;
        labels.emplace_back(name, std::move(*value));
        line.skipBlanks();
        if (line.take(','))
            line.skipBlanks();
        else if (!line.take('}'))
            return std::nullopt;
        else
            break;
    }
    return metricLabels(std::move(labels));
}

/// A line with a sample; none if it is not one.
std::optional<MetricSample> parseSample(std::string_view text, double msPerTick)
{
    LineReader line(text);
    MetricSample sample;
    sample.name = line.takeName();
    if (sample.name.empty() || sample.name.size() > MetricText::kNameMax)
        return std::nullopt;
    line.skipBlanks();
    if (line.take('{')) {
        auto labels = takeLabels(line);
        if (!labels)
            return std::nullopt;
        sample.labels = std::move(*labels);
    }
    line.skipBlanks();
    const auto value = parseValue(line.takeWord());
    if (!value)
        return std::nullopt;
    sample.value = *value;
    line.skipBlanks();
    const std::string_view time = line.takeWord();
    // An exemplar of OpenMetrics may follow: # {…} value.
    if (!time.empty() && time != "#") {
        const auto ticks = parseValue(time);
        if (!ticks || !(std::fabs(*ticks) < 1e15))
            return std::nullopt;
        sample.atMs = static_cast<std::int64_t>(*ticks * msPerTick);
        line.skipBlanks();
        if (!line.atEnd() && !line.take('#'))
            return std::nullopt;
    }
    return sample;
}

MetricType typeOfWord(std::string_view word)
{
    static constexpr std::array<std::pair<std::string_view, MetricType>, 4> kTypes = {{
        {"counter", MetricType::Counter},
        {"gauge", MetricType::Gauge},
        {"histogram", MetricType::Histogram},
        {"summary", MetricType::Summary},
    }};
    for (const auto& [name, type] : kTypes)
        if (word == name)
            return type;
    return MetricType::Unknown;
}

/// name → type, with the suffixes that samples of a type have.
class TypeTable {
public:
    /// "# TYPE name counter"
    void read(std::string_view comment)
    {
        LineReader line(comment);
        line.skipBlanks();
        if (line.takeWord() != "TYPE")
            return;
        line.skipBlanks();
        const std::string_view name = line.takeName();
        line.skipBlanks();
        if (!name.empty() && name.size() <= MetricText::kNameMax && m_types.size() < MetricText::kSamplesMax)
            m_types[std::string(name)] = typeOfWord(line.takeWord());
    }
    [[nodiscard]] MetricType of(std::string_view name) const
    {
        if (const auto found = m_types.find(name); found != m_types.end())
            return found->second;
        const auto cut = name.rfind('_');
        if (cut == std::string_view::npos)
            return MetricType::Unknown;
        const auto found = m_types.find(name.substr(0, cut));
        return found != m_types.end() ? found->second : MetricType::Unknown;
    }

private:
    std::map<std::string, MetricType, std::less<>> m_types;
};

bool isOpenMetrics(std::string_view text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || isTabOrSpace(text.back())))
        text.remove_suffix(1);
    return text.ends_with("# EOF");
}

std::string_view takeLine(std::string_view& text)
{
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    while (!line.empty() && isTabOrSpace(line.front()))
        line.remove_prefix(1);
    return line;
}

} // namespace

bool isCounterName(std::string_view name)
{
    return name.ends_with("_total") || name.ends_with("_count") || name.ends_with("_sum") ||
           name.ends_with("_bucket");
}

bool MetricSample::isCounter() const
{
    switch (type) {
    case MetricType::Counter:
        return true;
    case MetricType::Gauge:
        return false;
    case MetricType::Unknown:
    case MetricType::Histogram:
    case MetricType::Summary:
        break;
    }
    return isCounterName(name);
}

std::string metricLabels(std::vector<std::pair<std::string, std::string>> labels)
{
    std::ranges::sort(labels);
    std::string text;
    for (const auto& [name, value] : labels) {
        if (!text.empty())
            text += ',';
        text += name + "=\"";
        for (const char c : value) {
            if (c == '"' || c == '\\')
                text += '\\';
            if (c == '\n')
                text += "\\n";
            else
                text += c;
        }
        text += '"';
    }
    return text;
}

Result<MetricText> parseMetricText(std::string_view text)
{
    MetricText result;
    TypeTable types;
    const double msPerTick = isOpenMetrics(text) ? 1000 : 1;
    bool hasLines = false;
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        if (line.empty())
            continue;
        hasLines = true;
        if (line.front() == '#') {
            types.read(line.substr(1));
            continue;
        }
        auto sample = parseSample(line, msPerTick);
        if (!sample) {
            ++result.badLines;
        } else if (!std::isfinite(sample->value)) {
            ++result.notFinite;
        } else if (result.samples.size() == MetricText::kSamplesMax) {
            result.isCut = true;
            break;
        } else {
            sample->type = types.of(sample->name);
            result.samples.push_back(std::move(*sample));
        }
    }
    if (hasLines && result.samples.empty() && result.notFinite == 0)
        return fail(Errc::InvalidValue, "no metric is in this text");
    return result;
}

} // namespace cryo
