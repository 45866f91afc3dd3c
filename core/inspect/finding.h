// SPDX-License-Identifier: GPL-3.0-or-later
//
// Something wrong (or worth knowing) in a store. A value, not an error: a scan of a sick store succeeds.
//
// Plain data; a FindingSink may be called from the thread of the scan only. Source: findings.md, cli.md
// (check).
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/inspect/catalogue.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace cryo {

struct Finding {
    FindingCode code = FindingCode::HD01;
    Severity severity = Severity::Info;
    Where where; ///< file and offset of the first byte that it speaks of
    std::optional<Section> section;
    std::optional<Position> position;
    std::optional<std::uint64_t> bucket;
    std::string release; ///< UP- findings: the release it is about
    /// What fills the placeholders of the catalogue's sentence: {name} → text.
    std::vector<std::pair<std::string, std::string>> arguments;
    std::string expected; ///< evidence: what should stand there (hex, number or words); may be empty
    std::string found;    ///< evidence: what stands there
    Fixable fixable = Fixable::NotNeeded;
    std::uint64_t atRisk = 0; ///< items that are lost or may be

    /// A finding with the catalogue's severity and fixability.
    static Finding make(FindingCode code, Where where,
                        std::vector<std::pair<std::string, std::string>> arguments = {});
};

/// The catalogue's English sentence with its placeholders filled; a placeholder without an argument stays
/// visible.
[[nodiscard]] std::string sentence(const Finding& finding);

/// `pattern` with every {name} replaced from `arguments`.
[[nodiscard]] std::string fillPlaceholders(std::string_view pattern,
                                           const std::vector<std::pair<std::string, std::string>>& arguments);

/// Where a scan puts its findings, one by one.
using FindingSink = std::function<void(Finding)>;
/// The sink, or one that keeps nothing where it is empty: so that the rules need not ask.
[[nodiscard]] const FindingSink& orNobody(const FindingSink& sink);

/// Collects findings with a bound: the first `kept` of each code are kept, all are counted. So a store that
/// is wrong in a million places does not fill the memory. One thread.
class FindingList {
public:
    explicit FindingList(std::size_t keptPerCode = 1000)
        : m_keptPerCode(keptPerCode)
        , m_counts(catalogue().size())
    {
    }

    void add(Finding finding);
    [[nodiscard]] FindingSink sink()
    {
        return [this](Finding finding) { add(std::move(finding)); };
    }
    /// In the order of adding.
    [[nodiscard]] const std::vector<Finding>& kept() const { return m_kept; }
    [[nodiscard]] std::uint64_t count(FindingCode code) const
    {
        return m_counts[static_cast<std::size_t>(code)];
    }
    [[nodiscard]] std::uint64_t total() const;
    /// The highest severity added, or none.
    [[nodiscard]] std::optional<Severity> worst() const { return m_worst; }

private:
    std::size_t m_keptPerCode;
    std::vector<Finding> m_kept;
    std::vector<std::uint64_t> m_counts;
    std::optional<Severity> m_worst;
};

} // namespace cryo
