// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report of a store for a colleague: what it is, what is wrong with it, how it is filled, as one document
// that needs nothing else; with pictures, and where wanted without anything that is nobody's business.
//
// Redacted: no key, no value, no path and no name of a folder; runs of hex digits that could be part of a key
// or a value are replaced by a print of eight digits, the same for the same digits, so that equal things can
// still be told as equal. English, as cryoctl. Pure functions; any thread. Source: cli.md (report),
// product.md §3.4.
#pragma once

#include "core/inspect/check.h"

namespace cryo {

/// A bar of a picture.
struct ReportBar {
    std::string label;
    std::uint64_t count = 0;
    double expected = -1; ///< a mark beside; negative: none
};

struct ReportPicture {
    std::string title;
    std::string axis; ///< what the labels count
    std::vector<ReportBar> bars;
};

struct ReportTable {
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
    std::uint64_t more = 0; ///< rows that were left out
};

struct ReportSection {
    std::string title;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<ReportTable> tables;
    std::vector<ReportPicture> pictures;
};

struct StoreReport {
    std::string title;
    std::string subtitle;
    bool isRedacted = false;
    std::vector<ReportSection> sections;
};

struct StoreReportOptions {
    bool redact = false;
    std::string program;       ///< name and version
    std::string madeAt;        ///< the time, as it is to be shown
    std::string root;          ///< the path, as it is to be shown
    std::string command;       ///< the line that makes this report again; empty for none
    std::size_t rowsMax = 500; ///< in each table
};

/// What a check found out, as a document.
[[nodiscard]] StoreReport makeStoreReport(const StoreView& view, const CheckResult& check,
                                          const FindingList& findings, const StoreReportOptions& options);

/// One HTML file: no script, no link to anywhere, pictures inside.
[[nodiscard]] std::string reportAsHtml(const StoreReport& report);
[[nodiscard]] std::string reportAsMarkdown(const StoreReport& report);
/// {"schema_version":1,"title",…,"sections":[{"title","facts":{},"tables":[{"headings","rows","more"}],
/// "pictures":[…]}]}
[[nodiscard]] std::string reportAsJson(const StoreReport& report);

/// The text with every run of 12 hex digits or more replaced by a print.
[[nodiscard]] std::string redacted(std::string_view text);

} // namespace cryo
