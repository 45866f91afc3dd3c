// SPDX-License-Identifier: GPL-3.0-or-later
// Findings as cells.
#include "ui/panels/findings/finding_model.h"

#include "ui/panels/tone_of.h"
#include "ui/text/catalogue_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"

#include <QApplication>

#include <algorithm>
#include <set>
#include <tuple>

using namespace Qt::StringLiterals;

namespace cryo::ui {

void FindingModel::setFindings(std::vector<std::shared_ptr<const FindingList>> lists)
{
    std::vector<const Finding*> rows;
    for (const auto& list : lists) {
        const std::size_t before = rows.size();
        for (const Finding& finding : list->kept()) {
            // Detection and check may both speak of a folder.
            const auto isSame = [&](const Finding* other) {
                return other->code == finding.code && other->where == finding.where &&
                       other->section == finding.section && other->position == finding.position;
            };
            if (&list == &lists.front() ||
                std::none_of(rows.begin(), rows.begin() + std::ptrdiff_t(before), isSame))
                rows.push_back(&finding);
        }
    }
    m_fates.clear();
    show(std::move(rows), std::move(lists));
}

void FindingModel::setDifference(std::shared_ptr<const FindingList> before,
                                 std::shared_ptr<const FindingList> after)
{
    const auto order = [](const Finding* a, const Finding* b) {
        const auto key = [](const Finding& f) {
            return std::tie(f.code, f.where.partition, f.where.blob, f.where.offset, f.section, f.position,
                            f.bucket);
        };
        return key(*a) < key(*b);
    };
    std::set<const Finding*, decltype(order)> known(order);
    for (const Finding& finding : after->kept())
        known.insert(&finding);
    std::map<const Finding*, Fate> fates;
    std::vector<const Finding*> rows;
    std::set<const Finding*, decltype(order)> old(order);
    for (const Finding& finding : before->kept()) {
        old.insert(&finding);
        if (known.contains(&finding))
            continue;
        rows.push_back(&finding);
        fates[&finding] = Fate::Gone;
    }
    for (const Finding& finding : after->kept()) {
        rows.push_back(&finding);
        fates[&finding] = old.contains(&finding) ? Fate::Left : Fate::New;
    }
    m_fates = std::move(fates);
    show(std::move(rows), {std::move(before), std::move(after)});
}

FindingModel::Fate FindingModel::fate(const Finding* finding) const
{
    const auto found = m_fates.find(finding);
    return found != m_fates.end() ? found->second : Fate::Unknown;
}

void FindingModel::show(std::vector<const Finding*> rows,
                        std::vector<std::shared_ptr<const FindingList>> lists)
{
    std::ranges::stable_sort(rows, [](const Finding* a, const Finding* b) {
        return a->severity != b->severity ? a->severity > b->severity : a->code < b->code;
    });
    // The rows before stay valid until they are gone from the model.
    const auto before = std::exchange(m_lists, std::move(lists));
    setRows(std::move(rows));
}

QVariant FindingModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == AtRisk)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == SeverityColumn)
        return tr("Severity");
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case SeverityColumn:
        return role == Qt::AccessibleTextRole ? tr("Severity") : QString();
    case Code:
        return tr("Code");
    case Change:
        return tr("Becomes");
    case Sentence:
        return tr("Finding");
    case Place:
        return tr("Where");
    case Repairable:
        return tr("Repairable");
    case AtRisk:
        return tr("At risk");
    default:
        return {};
    }
}

QVariant FindingModel::cell(int column, int role, const Finding* const& finding) const
{
    if (role == Qt::DecorationRole && column == SeverityColumn)
        return toneIcon(toneOf(finding->severity));
    if (role == Qt::DecorationRole && column == Change && fate(finding) == Fate::Gone)
        return toneIcon(Tone::Good);
    if (role == Qt::FontRole && column == Code)
        return fixedFont(QApplication::font());
    if (role == Qt::TextAlignmentRole && column == AtRisk)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && column == SeverityColumn)
        return toneName(toneOf(finding->severity));
    if (role == Qt::ToolTipRole) {
        if (column == SeverityColumn)
            return toneName(toneOf(finding->severity));
        return column == Place      ? findingFile(*finding)
               : column == Sentence ? findingSentence(*finding)
                                    : QVariant();
    }
    if (role == kSortRole && column == SeverityColumn)
        return int(finding->severity);
    if (role == kSortRole && column == AtRisk)
        return QVariant::fromValue<quint64>(finding->atRisk);
    if (role == kSortRole && column == Repairable)
        return int(finding->fixable);
    if (role != Qt::DisplayRole && role != kSortRole)
        return {};
    switch (column) {
    case Code: {
        const std::string_view name = catalogueEntry(finding->code).name;
        return QString::fromLatin1(name.data(), qsizetype(name.size()));
    }
    case Change:
        switch (fate(finding)) {
        case Fate::Gone:
            return tr("gone");
        case Fate::Left:
            return tr("left");
        case Fate::New:
            return tr("new");
        case Fate::Unknown:
            break;
        }
        return {};
    case Sentence:
        return findingSentence(*finding);
    case Place:
        return findingPlace(*finding);
    case Repairable:
        return fixableText(finding->fixable);
    case AtRisk:
        return finding->atRisk > 0 ? formatCount(finding->atRisk) : QString();
    default:
        return {};
    }
}

} // namespace cryo::ui
