// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report as HTML, Markdown and JSON. Every text may hold what a file's maker chose: nothing of it may
// become markup.
#include "core/inspect/store_report.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace cryo {

namespace {

constexpr double kBarHeight = 160;
constexpr double kBarStep = 26;

constexpr std::string_view kHtmlHead = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                                       "<meta name=\"viewport\" content=\"width=device-width\">\n"
                                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                                       "'none'; style-src 'unsafe-inline'\">\n";
constexpr std::string_view kHtmlStyle =
    "<style>\n"
    ":root{color-scheme:light dark;--ground:#fff;--ink:#1b1e23;--quiet:#4d5560;--line:#ccd1d8;--bar:#3a6ea5;"
    "--mark:#b3470b}\n"
    "@media(prefers-color-scheme:dark){:root{--ground:#1b1e23;--ink:#e8eaee;--quiet:#aab2bd;--line:#434a54;"
    "--bar:#7fb0e6;--mark:#f0a35e}}\n"
    "body{font:15px/1.5 sans-serif;max-width:72em;margin:2em auto;padding:0 1em;background:var(--ground);"
    "color:var(--ink)}\n"
    "table{border-collapse:collapse;margin:1em 0}td,th{text-align:left;padding:.25em .8em .25em 0;"
    "border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1.2em}dt{color:var(--quiet)}dd{margin:0;"
    "overflow-wrap:anywhere}.quiet{color:var(--quiet)}svg text{fill:var(--ink);font:11px sans-serif}\n"
    "</style>\n";

/// What is no UTF-8, or a control character, as \x...
std::string cleanText(std::string_view text)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t length = first < 0x80                    ? 1
                                   : first >= 0xc2 && first < 0xe0 ? 2
                                   : first >= 0xe0 && first < 0xf0 ? 3
                                   : first >= 0xf0 && first < 0xf5 ? 4
                                                                   : 0;
        bool isWhole = length > 0 && at + length <= text.size() && (first >= 0x20 || first == '\n');
        for (std::size_t i = 1; isWhole && i < length; ++i)
            isWhole = (static_cast<unsigned char>(text[at + i]) & 0xc0) == 0x80;
        // Characters that turn the direction of writing make a line say something else than it does.
        const std::string_view character = text.substr(at, length);
        const bool turns = length == 3 && character >= "\xe2\x80\xaa" && character <= "\xe2\x80\xae";
        if (isWhole && !turns && first != 0x7f) {
            out += character;
            at += length;
        } else {
            out += "\\x";
            out += kDigits[first >> 4];
            out += kDigits[first & 15];
            ++at;
        }
    }
    return out;
}

std::string htmlText(std::string_view text)
{
    std::string out;
    for (const char c : cleanText(text)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

/// A cell of a table; pipes and what would begin markup are escaped.
std::string markdownText(std::string_view text)
{
    std::string out;
    for (const char c : cleanText(text)) {
        if (c == '\n') {
            out += ' ';
            continue;
        }
        if (std::string_view("\\`*_{}[]<>#|!~").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::string pixels(double value)
{
    return std::to_string(static_cast<long>(std::lround(value)));
}

/// Bars on a logarithmic scale, as many as there are.
void appendPicture(std::string& out, const ReportPicture& picture)
{
    double most = 1;
    for (const ReportBar& bar : picture.bars)
        most = std::max({most, static_cast<double>(bar.count), bar.expected});
    const auto height = [most](double count) {
        return count <= 0 ? 0 : kBarHeight * std::log1p(count) / std::log1p(most);
    };
    const double width = kBarStep * static_cast<double>(picture.bars.size()) + 10;
    out += "<figure><figcaption>" + htmlText(picture.title) + " <span class=\"quiet\">(" +
           htmlText(picture.axis) + "; logarithmic)</span></figcaption>\n<svg role=\"img\" aria-label=\"" +
           htmlText(picture.title) + "\" width=\"" + pixels(width) + "\" height=\"" +
           pixels(kBarHeight + 40) + "\">\n";
    for (std::size_t i = 0; i < picture.bars.size(); ++i) {
        const ReportBar& bar = picture.bars[i];
        const double x = 5 + kBarStep * static_cast<double>(i);
        const double tall = height(static_cast<double>(bar.count));
        out += "<rect x=\"" + pixels(x) + "\" y=\"" + pixels(20 + kBarHeight - tall) +
               "\" width=\"20\" height=\"" + pixels(tall) + "\" fill=\"var(--bar)\"><title>" +
               htmlText(bar.label) + ": " + std::to_string(bar.count) + "</title></rect>\n";
        if (bar.expected > 0)
            out += "<line x1=\"" + pixels(x - 2) + "\" x2=\"" + pixels(x + 22) + "\" y1=\"" +
                   pixels(20 + kBarHeight - height(bar.expected)) + "\" y2=\"" +
                   pixels(20 + kBarHeight - height(bar.expected)) +
                   "\" stroke=\"var(--mark)\" stroke-width=\"2\"/>\n";
        out += "<text x=\"" + pixels(x + 10) + "\" y=\"" + pixels(kBarHeight + 35) +
               "\" text-anchor=\"middle\">" + htmlText(bar.label) + "</text>\n";
    }
    out += "</svg></figure>\n";
}

void appendTable(std::string& out, const ReportTable& table)
{
    out += "<table><thead><tr>";
    for (const std::string& heading : table.headings)
        out += "<th scope=\"col\">" + htmlText(heading) + "</th>";
    out += "</tr></thead><tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (const std::string& cell : row)
            out += "<td>" + htmlText(cell) + "</td>";
        out += "</tr>\n";
    }
    out += "</tbody></table>\n";
    if (table.more > 0)
        out += "<p class=\"quiet\">and " + std::to_string(table.more) + " more</p>\n";
}

} // namespace

std::string reportAsHtml(const StoreReport& report)
{
    std::string out(kHtmlHead);
    out += "<title>" + htmlText(report.title) + "</title>\n";
    out += kHtmlStyle;
    out += "</head><body>\n<h1>" + htmlText(report.title) + "</h1>\n<p class=\"quiet\">" +
           htmlText(report.subtitle) + (report.isRedacted ? "; redacted" : "") + "</p>\n";
    for (const ReportSection& section : report.sections) {
        out += "<h2>" + htmlText(section.title) + "</h2>\n<dl>\n";
        for (const auto& [name, value] : section.facts)
            out += "<dt>" + htmlText(name) + "</dt><dd>" + htmlText(value) + "</dd>\n";
        out += "</dl>\n";
        for (const ReportPicture& picture : section.pictures)
            appendPicture(out, picture);
        for (const ReportTable& table : section.tables)
            appendTable(out, table);
    }
    return out + "</body></html>\n";
}

std::string reportAsMarkdown(const StoreReport& report)
{
    std::string out = "# " + markdownText(report.title) + "\n\n" + markdownText(report.subtitle) +
                      (report.isRedacted ? "; redacted" : "") + "\n";
    const auto line = [&out](const std::vector<std::string>& cells) {
        out += "|";
        for (const std::string& cell : cells)
            out += " " + markdownText(cell) + " |";
        out += "\n";
    };
    for (const ReportSection& section : report.sections) {
        out += "\n## " + markdownText(section.title) + "\n\n";
        for (const auto& [name, value] : section.facts)
            out += "* " + markdownText(name) + ": " + markdownText(value) + "\n";
        std::vector<ReportTable> tables = section.tables;
        for (const ReportPicture& picture : section.pictures) {
            ReportTable numbers{.headings = {picture.title, "Count"}, .rows = {}};
            for (const ReportBar& bar : picture.bars)
                numbers.rows.push_back({bar.label, std::to_string(bar.count)});
            tables.push_back(std::move(numbers));
        }
        for (const ReportTable& table : tables) {
            out += "\n";
            line(table.headings);
            line(std::vector<std::string>(table.headings.size(), "---"));
            for (const auto& row : table.rows)
                line(row);
            if (table.more > 0)
                out += "\nand " + std::to_string(table.more) + " more\n";
        }
    }
    return out;
}

std::string reportAsJson(const StoreReport& report)
{
    using Json = nlohmann::ordered_json;
    Json document;
    document["schema_version"] = 1;
    document["title"] = cleanText(report.title);
    document["subtitle"] = cleanText(report.subtitle);
    document["redacted"] = report.isRedacted;
    document["sections"] = Json::array();
    for (const ReportSection& section : report.sections) {
        Json json;
        json["title"] = section.title;
        json["facts"] = Json::object();
        for (const auto& [name, value] : section.facts)
            json["facts"][name] = cleanText(value);
        json["tables"] = Json::array();
        for (const ReportTable& table : section.tables) {
            Json rows = Json::array();
            for (const auto& row : table.rows) {
                Json cells = Json::array();
                for (const std::string& cell : row)
                    cells.push_back(cleanText(cell));
                rows.push_back(std::move(cells));
            }
            json["tables"].push_back({{"headings", table.headings}, {"rows", rows}, {"more", table.more}});
        }
        json["pictures"] = Json::array();
        for (const ReportPicture& picture : section.pictures) {
            Json bars = Json::array();
            for (const ReportBar& bar : picture.bars)
                bars.push_back({{"label", bar.label}, {"count", bar.count}});
            json["pictures"].push_back({{"title", picture.title}, {"axis", picture.axis}, {"bars", bars}});
        }
        document["sections"].push_back(std::move(json));
    }
    return document.dump(1) + "\n";
}

} // namespace cryo
