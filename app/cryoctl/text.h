// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text for people: aligned columns, numbers with units, colours where they are welcome, and nothing from a
// file that a terminal could take for a command.
//
// Pure functions and values; one thread. A column is a character, combining ones included; wide ones count
// as one.
#pragma once

#include "app/cryoctl/output.h"
#include "core/base/bytes.h"
#include "core/inspect/finding.h"

#include <string>
#include <vector>

namespace cryo::ctl {

/// 1234567 → "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t number);
/// "512 bytes", "1.2 MiB".
[[nodiscard]] std::string byteSize(std::uint64_t bytes);
/// "1 record", "2 records": the number and the word, with an s where it belongs.
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view word);
/// 0.12345 → "12.3 %".
[[nodiscard]] std::string percent(double share);
/// A number with at most `digits` digits behind the point and no idle zeros.
[[nodiscard]] std::string decimal(double number, int digits = 2);

enum class Style : std::uint8_t { Plain, Heading, Dim, Good, Info, Warning, Error, Fatal };
[[nodiscard]] Style styleOf(Severity severity);
/// The text in a style, where the output takes colours; as it is elsewhere.
[[nodiscard]] std::string styled(const Output& out, Style style, std::string_view text);

/// Words of `text` in lines of at most `columns` (0: one line), each but the first begun with `indent`
/// blanks, which count. The first line is taken to begin at column `indent` already. No newline at the end.
[[nodiscard]] std::string wrapped(std::string_view text, unsigned columns, unsigned indent);

/// Columns under headings. The last column is wrapped where the output is a terminal.
class TextTable {
public:
    enum class Align : std::uint8_t { Left, Right };
    struct Column {
        std::string heading;
        Align align = Align::Left;
        std::size_t width = 0; ///< at least so many columns
    };
    struct Cell {
        std::string text;
        Style style = Style::Plain;
        Cell(std::string words, Style look = Style::Plain) // NOLINT: a text is a cell
            : text(std::move(words))
            , style(look)
        {
        }
        Cell(const char* words) // NOLINT: a text is a cell
            : text(words)
        {
        }
    };

    explicit TextTable(std::vector<Column> columns, unsigned indent = 0);
    void add(std::vector<Cell> row);
    [[nodiscard]] std::size_t rows() const { return m_rows.size(); }
    /// Prints and forgets the rows; headings come with the first print only, and widths stay at least as they
    /// were: so an endless table can be printed in parts.
    void print(Output& out);

private:
    void printRow(Output& out, const std::vector<Cell>& row, bool isHeading) const;

    std::vector<Column> m_columns;
    unsigned m_indent;
    std::vector<std::vector<Cell>> m_rows;
    bool m_headingsDone = false;
};

/// "name  value" lines with the values aligned, under no headings.
class FactList {
public:
    explicit FactList(unsigned indent = 0)
        : m_indent(indent)
    {
    }
    /// Whatever is in the texts, nothing in them reaches a terminal as a command; likewise in TextTable.
    void add(std::string_view name, std::string_view value, Style style = Style::Plain);
    void print(Output& out) const;

private:
    struct Fact {
        std::string name;
        std::string value;
        Style style;
    };
    unsigned m_indent;
    std::vector<Fact> m_facts;
};

/// Findings under one another, with their sentence, place and evidence. `more`: how many there were beyond
/// those given.
void printFindings(Output& out, const std::vector<Finding>& findings, std::uint64_t more);

/// Nanoseconds since 1970 as "2026-11-21T17:40:31Z".
[[nodiscard]] std::string timeText(std::int64_t ns);

} // namespace cryo::ctl
