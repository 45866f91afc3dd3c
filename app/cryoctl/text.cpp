// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers, columns and findings as text.
#include "app/cryoctl/text.h"

#include "core/inspect/folder_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace cryo::ctl {

namespace {

/// Characters, as far as a line of text is concerned: bytes that do not continue one.
std::size_t widthOf(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

constexpr std::array<std::string_view, 8> kEscapes = {"",         "\x1b[1m",  "\x1b[2m",  "\x1b[32m",
                                                      "\x1b[36m", "\x1b[33m", "\x1b[31m", "\x1b[1;31m"};

} // namespace

std::string grouped(std::uint64_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string decimal(double number, int digits)
{
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, number);
    std::string text = buffer.data();
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.'))
            text.pop_back();
    }
    return text;
}

std::string byteSize(std::uint64_t bytes)
{
    constexpr std::array<std::string_view, 6> kUnits = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    if (bytes < 1024)
        return counted(bytes, "byte");
    auto size = static_cast<double>(bytes) / 1024;
    std::size_t unit = 0;
    while (size >= 1023.95 && unit + 1 < kUnits.size()) {
        size /= 1024;
        ++unit;
    }
    return decimal(size, 1) + ' ' + std::string(kUnits.at(unit));
}

std::string counted(std::uint64_t number, std::string_view word)
{
    return grouped(number) + ' ' + std::string(word) + (number == 1 ? "" : "s");
}

std::string percent(double share)
{
    return decimal(share * 100, 1) + " %";
}

Style styleOf(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return Style::Info;
    case Severity::Warning:
        return Style::Warning;
    case Severity::Error:
        return Style::Error;
    case Severity::Fatal:
        break;
    }
    return Style::Fatal;
}

std::string styled(const Output& out, Style style, std::string_view text)
{
    if (!out.hasColour() || style == Style::Plain)
        return std::string(text);
    return std::string(kEscapes.at(static_cast<std::size_t>(style))) + std::string(text) + "\x1b[0m";
}

std::string wrapped(std::string_view text, unsigned columns, unsigned indent)
{
    constexpr unsigned kNarrowest = 20;
    if (columns == 0 || columns < indent + kNarrowest)
        return std::string(text);
    std::string result;
    std::size_t at = indent;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t width = widthOf(word);
        if (at > indent && at + 1 + width > columns) {
            result += '\n' + std::string(indent, ' ');
            at = indent;
        } else if (at > indent) {
            result += ' ';
            ++at;
        }
        result += word;
        at += width;
    }
    return result;
}

TextTable::TextTable(std::vector<Column> columns, unsigned indent)
    : m_columns(std::move(columns))
    , m_indent(indent)
{
    for (Column& column : m_columns)
        column.width = std::max(column.width, widthOf(column.heading));
}

void TextTable::add(std::vector<Cell> row)
{
    for (Cell& cell : row)
        cell.text = escapedName(cell.text);
    m_rows.push_back(std::move(row));
}

void TextTable::printRow(Output& out, const std::vector<Cell>& row, bool isHeading) const
{
    constexpr std::size_t kGap = 2;
    std::string line(m_indent, ' ');
    std::size_t at = m_indent;
    for (std::size_t i = 0; i < row.size() && i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        const bool isLast = i + 1 == row.size();
        const std::size_t width = widthOf(row[i].text);
        const std::string blanks(column.width - std::min(column.width, width), ' ');
        const std::string text = isLast && column.align == Align::Left
                                     ? wrapped(row[i].text, out.columns(), static_cast<unsigned>(at))
                                     : row[i].text;
        const Style style = isHeading ? Style::Heading : row[i].style;
        if (column.align == Align::Right)
            line += blanks;
        line += styled(out, style, text);
        if (isLast)
            break;
        if (column.align == Align::Left)
            line += blanks;
        line += std::string(kGap, ' ');
        at += column.width + kGap;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << "\n";
}

void TextTable::print(Output& out)
{
    for (const auto& row : m_rows)
        for (std::size_t i = 0; i < row.size() && i < m_columns.size(); ++i)
            m_columns[i].width = std::max(m_columns[i].width, widthOf(row[i].text));
    if (!m_headingsDone) {
        std::vector<Cell> headings;
        for (const Column& column : m_columns)
            headings.emplace_back(column.heading);
        printRow(out, headings, true);
        m_headingsDone = true;
    }
    for (const auto& row : m_rows)
        printRow(out, row, false);
    m_rows.clear();
}

void FactList::add(std::string_view name, std::string_view value, Style style)
{
    m_facts.push_back({escapedName(name), escapedName(value), style});
}

void FactList::print(Output& out) const
{
    constexpr std::size_t kGap = 2;
    std::size_t width = 0;
    for (const Fact& fact : m_facts)
        width = std::max(width, widthOf(fact.name));
    for (const Fact& fact : m_facts) {
        const std::size_t begin = m_indent + width + kGap;
        out << std::string(m_indent, ' ') << styled(out, Style::Dim, fact.name)
            << std::string(width - widthOf(fact.name) + kGap, ' ')
            << styled(out, fact.style, wrapped(fact.value, out.columns(), static_cast<unsigned>(begin)))
            << "\n";
    }
}

void printFindings(Output& out, const std::vector<Finding>& findings, std::uint64_t more)
{
    constexpr unsigned kIndent = 9;
    for (const Finding& finding : findings) {
        const std::string severity(severityName(finding.severity));
        out << styled(out, styleOf(finding.severity), severity) << std::string(kIndent - severity.size(), ' ')
            << catalogueEntry(finding.code).name;
        if (!finding.release.empty())
            out << "  " << finding.release;
        if (!finding.where.partition.empty() || !finding.where.blob.empty())
            out << "  " << styled(out, Style::Dim, escapedName(toString(finding.where)));
        out << "\n"
            << std::string(kIndent, ' ') << wrapped(escapedName(sentence(finding)), out.columns(), kIndent)
            << "\n";
        std::string evidence;
        if (!finding.expected.empty())
            evidence += "expected " + finding.expected;
        if (!finding.found.empty())
            evidence += (evidence.empty() ? "found " : ", found ") + finding.found;
        if (finding.atRisk > 0)
            evidence += (evidence.empty() ? "" : "; ") + counted(finding.atRisk, "item") + " at risk";
        if (!evidence.empty())
            out << std::string(kIndent, ' ')
                << styled(out, Style::Dim, wrapped(escapedName(evidence), out.columns(), kIndent)) << "\n";
    }
    if (more > 0)
        out << "… and " << grouped(more) << " more (cryoctl check --json lists them)\n";
}

std::string timeText(std::int64_t ns)
{
    const std::time_t seconds = ns / 1'000'000'000;
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char buffer[32] = {};
    return {buffer, std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

} // namespace cryo::ctl
