// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a difference.
#include "ui/panels/pending/byte_change_model.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/theme.h"

#include <QApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// Sixteen bytes of one side, as far as that side reaches.
ByteChangeRow sideRow(ByteChangeRow::Kind kind, std::span<const std::byte> bytes, quint64 offset, int lead)
{
    ByteChangeRow row{kind, {}, offset, {}, {}};
    row.bytes = QString(3 * lead, u' ');
    row.characters = QString(lead, u' ');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int column = lead + int(i);
        row.bytes += formatBytesHex(bytes.subspan(i, 1)) + (column == 7 ? u"  "_s : u" "_s);
        row.characters += byteCharacter(bytes[i]);
    }
    if (lead > 7)
        row.bytes.prepend(u' ');
    return row;
}

void addRun(const ByteChange& change, std::vector<ByteChangeRow>& rows)
{
    const quint64 begin = change.where.offset.value_or(0);
    rows.push_back(
        {ByteChangeRow::Kind::Run,
         QCoreApplication::translate("cryo::ui::ByteChangeModel", "%1/%2 · %3 at %4")
             .arg(escapedBytes(asBytes(change.where.partition)), escapedBytes(asBytes(change.where.blob)),
                  formatExactBytes(change.sizeBytes), formatOffset(begin)),
         begin,
         {},
         {}});
    const std::size_t longest = std::max(change.before.size(), change.after.size());
    const std::size_t width = ByteChangeModel::kRowBytes;
    for (std::size_t at = 0; at < longest && rows.size() < ByteChangeModel::kRowsKept;) {
        const std::size_t lead = (begin + at) % width;
        const std::size_t count = width - lead;
        const auto part = [&](const Bytes& bytes) {
            const std::span<const std::byte> all(bytes);
            return all.subspan(std::min(at, all.size()),
                               std::min(count, all.size() - std::min(at, all.size())));
        };
        const auto before = part(change.before);
        const auto after = part(change.after);
        const quint64 offset = begin + at - lead;
        if (!std::ranges::equal(before, after)) {
            if (!before.empty())
                rows.push_back(sideRow(ByteChangeRow::Kind::Before, before, offset, int(lead)));
            if (!after.empty())
                rows.push_back(sideRow(ByteChangeRow::Kind::After, after, offset, int(lead)));
        }
        at += count;
    }
    if (change.sizeBytes > longest)
        rows.push_back({ByteChangeRow::Kind::More,
                        QCoreApplication::translate("cryo::ui::ByteChangeModel", "… and %1 more")
                            .arg(formatExactBytes(change.sizeBytes - longest)),
                        begin,
                        {},
                        {}});
}

} // namespace

void ByteChangeModel::setChanges(const std::vector<ByteChange>& changes)
{
    std::vector<ByteChangeRow> rows;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (rows.size() >= kRowsKept) {
            rows.push_back({ByteChangeRow::Kind::More,
                            tr("… and %n more run(s) of bytes", nullptr, int(changes.size() - i)),
                            0,
                            {},
                            {}});
            break;
        }
        addRun(changes[i], rows);
    }
    setRows(std::move(rows));
}

QVariant ByteChangeModel::heading(int column, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case Sign:
        return role == Qt::AccessibleTextRole ? tr("Side") : QString();
    case Offset:
        return tr("Offset");
    case BytesColumn:
        return tr("Bytes");
    case Characters:
        return tr("Characters");
    default:
        return {};
    }
}

QVariant ByteChangeModel::cell(int column, int role, const ByteChangeRow& row) const
{
    const bool isBefore = row.kind == ByteChangeRow::Kind::Before;
    const bool isSide = isBefore || row.kind == ByteChangeRow::Kind::After;
    const Tokens& tokens = Theme::of(QApplication::palette());
    switch (role) {
    case Qt::FontRole:
        return isSide                                 ? QVariant(fixedFont(QApplication::font()))
               : row.kind == ByteChangeRow::Kind::Run ? QVariant(strongFont(QApplication::font()))
                                                      : QVariant();
    case Qt::BackgroundRole:
        return isSide ? QVariant(tokens.bar(isBefore ? Tone::Error : Tone::Good)) : QVariant();
    case Qt::ForegroundRole:
        return isSide && column == Sign ? QVariant(tokens.tone(isBefore ? Tone::Error : Tone::Good))
                                        : QVariant();
    case Qt::AccessibleTextRole:
        if (column == Sign && isSide)
            return isBefore ? tr("before") : tr("after");
        [[fallthrough]];
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    if (!isSide)
        return column == Offset ? row.text : QVariant();
    switch (column) {
    case Sign:
        return isBefore ? u"−"_s : u"+"_s;
    case Offset:
        return formatOffset(row.offset);
    case BytesColumn:
        return row.bytes;
    default:
        return row.characters;
    }
}

} // namespace cryo::ui
