// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a store as text.
#include "ui/panels/store_figures.h"

#include "ui/theme/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

struct Figures {
    Q_DECLARE_TR_FUNCTIONS(Figures)
};

using Lines = QVector<FieldList::Line>;

QString atMost(quint64 count, bool isExact)
{
    return isExact ? formatCount(count) : Figures::tr("≤ %1").arg(formatCount(count));
}

quint64 keyBytes(const StoreView& view)
{
    quint64 sum = 0;
    for (const SectionInfo& section : view.sections())
        sum += section.keyFileBytes;
    return sum;
}

quint64 valueBytes(const StoreView& view)
{
    quint64 sum = 0;
    for (const SectionInfo& section : view.sections())
        sum += section.valueFileBytes;
    return sum;
}

void addArchive(Lines& lines, const StoreSession& store)
{
    const ArchiveReport* const report = store.archive().get();
    lines.append({.name = Figures::tr("Items"),
                  .value = report != nullptr ? formatCount(report->items())
                           : store.view()    ? atMost(store.view()->records(), store.view()->recordsExact())
                                             : unknownText()});
    QString indices = unknownText();
    if (report != nullptr && report->firstIndex())
        indices =
            Figures::tr("%1 – %2").arg(formatCount(*report->firstIndex()), formatCount(*report->lastIndex()));
    lines.append({.name = Figures::tr("Indices"), .value = indices});
    lines.append({.name = Figures::tr("Ranges"),
                  .value = report != nullptr ? formatCount(report->ranges().size()) : unknownText()});
}

void addFreezer(Lines& lines, const StoreSession& store)
{
    const StoreView* const view = store.view().get();
    const FreezerReport* const report = store.freezer().get();
    lines.append({.name = Figures::tr("Records"),
                  .value = view != nullptr ? atMost(view->records(), view->recordsExact()) : unknownText()});
    lines.append({.name = Figures::tr("Keys"),
                  .value = report != nullptr ? formatCount(report->keys) : unknownText()});
    lines.append({.name = Figures::tr("Buckets"),
                  .value = view != nullptr ? formatCount(view->tableSize()) : unknownText()});
    if (report == nullptr)
        return;
    if (report->table.size > 0)
        lines.append({.name = Figures::tr("Load"),
                      .value = formatReal(double(report->records) / double(report->table.size), 3),
                      .toolTip = Figures::tr("Records for each bucket")});
    lines.append({.name = Figures::tr("Chain mean"), .value = formatReal(report->meanLength)});
    lines.append({.name = Figures::tr("p50 · p99"),
                  .value = u"%1 · %2"_s.arg(formatCount(report->p50Length), formatCount(report->p99Length)),
                  .toolTip = Figures::tr("Half, and 99 of 100 buckets have a chain no longer than this")});
    lines.append({.name = Figures::tr("Longest"), .value = formatCount(report->longest)});
    lines.append({.name = Figures::tr("Extra reads"),
                  .value = Figures::tr("%1 per hit").arg(formatReal(report->meanLookupCost)),
                  .toolTip = Figures::tr("Records that a lookup reads in vain before it finds its key")});
}

void addParameters(Lines& lines, const StoreSession& store)
{
    for (const Parameter& parameter : store.detected().parameters) {
        // Its buckets stand above already.
        if (parameter.name == "table_size" || parameter.name == "codec")
            continue;
        lines.append({.name = parameterName(parameter.name),
                      .value = parameterText(parameter),
                      .tone = parameter.confidence >= Confidence::Ambiguous ? std::optional(Tone::Warning)
                                                                            : std::nullopt,
                      .toolTip = escapedText(QString::fromStdString(parameter.evidence))});
    }
}

QString lastCheckText(const StoreSession& store)
{
    if (!store.scan())
        return store.isBusy() ? Figures::tr("running") : unknownText();
    QString level;
    switch (store.scan()->check.level) {
    case CheckLevel::Quick:
        level = Figures::tr("quick");
        break;
    case CheckLevel::Structure:
        level = Figures::tr("every record");
        break;
    case CheckLevel::Deep:
        level = Figures::tr("every value");
        break;
    }
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(store.scan()->endedMsSinceEpoch);
    return Figures::tr("%1, %2").arg(level, QLocale().toString(when.time(), QLocale::ShortFormat));
}

} // namespace

QString kindText(StoreKind kind)
{
    return kind == StoreKind::Archive ? Figures::tr("prunable archive") : Figures::tr("freezer");
}

QString countText(const StoreSession& store)
{
    if (store.archive())
        return Figures::tr("%1 items").arg(formatCount(store.archive()->items()));
    if (!store.view())
        return {};
    const StoreView& view = *store.view();
    return Figures::tr("%1 records in %n section(s)", nullptr,
                       int(std::min<std::size_t>(view.sections().size(), 1'000'000'000)))
        .arg(atMost(view.records(), view.recordsExact()));
}

QVector<FieldList::Line> summaryLines(const StoreSession& store)
{
    Lines lines;
    lines.append({.name = Figures::tr("Kind"), .value = kindText(store.kind())});
    if (store.state() == StoreSession::State::Failed)
        lines.append({.name = Figures::tr("State"), .value = store.reason(), .tone = Tone::Error});
    if (store.kind() == StoreKind::Archive)
        addArchive(lines, store);
    else
        addFreezer(lines, store);
    addParameters(lines, store);
    if (const auto& view = store.view()) {
        const quint64 keys = keyBytes(*view);
        const quint64 values = valueBytes(*view);
        lines.append({.name = Figures::tr("Key files"),
                      .value = formatBytes(keys),
                      .toolTip = formatExactBytes(keys)});
        lines.append({.name = Figures::tr("Value files"),
                      .value = formatBytes(values),
                      .toolTip = formatExactBytes(values)});
    }
    lines.append({.name = Figures::tr("Last check"), .value = lastCheckText(store)});
    return lines;
}

QVector<FigureRow::Figure> mainFigures(const StoreSession& store)
{
    QVector<FigureRow::Figure> figures;
    const StoreView* const view = store.view().get();
    const auto add = [&](const QString& label, const QString& value, const QString& note = {},
                         const QString& tip = {}) { figures.append({label, value, note, tip}); };
    if (const ArchiveReport* const report = store.archive().get()) {
        add(Figures::tr("Items"), formatCount(report->items()));
        const quint64 before = report->firstIndex().value_or(0);
        add(Figures::tr("Missing"),
            formatCount(report->missing() - std::min<quint64>(report->missing(), before)),
            Figures::tr("after the first"),
            Figures::tr("Indices between the first and the last that are not stored"));
        add(Figures::tr("Ranges"), formatCount(report->ranges().size()));
        add(Figures::tr("Fill"), formatPercent(report->fill(), 2));
    } else if (const FreezerReport* const freezer = store.freezer().get()) {
        add(Figures::tr("Records"), formatCount(freezer->records));
        add(Figures::tr("Keys"), formatCount(freezer->keys));
        add(Figures::tr("Buckets"), formatCount(freezer->table.size));
        add(Figures::tr("Longest chain"), formatCount(freezer->longest));
        add(Figures::tr("Shadowed"), formatCount(freezer->shadowedRecords), Figures::tr("records"));
    } else {
        add(store.kind() == StoreKind::Archive ? Figures::tr("Items") : Figures::tr("Records"),
            view != nullptr ? atMost(view->records(), view->recordsExact()) : unknownText());
    }
    add(Figures::tr("Sections"), view != nullptr ? formatCount(view->sections().size()) : unknownText());
    if (view != nullptr) {
        add(Figures::tr("Keys on disk"), formatBytes(keyBytes(*view)), {}, formatExactBytes(keyBytes(*view)));
        add(Figures::tr("Values on disk"), formatBytes(valueBytes(*view)), {},
            formatExactBytes(valueBytes(*view)));
    }
    return figures;
}

QString parameterName(const std::string& name)
{
    if (name == "page_size")
        return Figures::tr("Page size");
    if (name == "key_size")
        return Figures::tr("Key size");
    if (name == "items_per_section")
        return Figures::tr("Items per section");
    if (name == "compression")
        return Figures::tr("Compression");
    if (name == "table_size")
        return Figures::tr("Table size");
    if (name == "codec")
        return Figures::tr("Codec");
    return escapedText(QString::fromStdString(name));
}

QString parameterText(const std::string& name, const ParameterValue& value)
{
    if (const auto* const flag = std::get_if<bool>(&value)) {
        if (name == "compression")
            return *flag ? Figures::tr("zstd") : Figures::tr("none");
        return *flag ? Figures::tr("yes") : Figures::tr("no");
    }
    if (const auto* const text = std::get_if<std::string>(&value))
        return escapedText(QString::fromStdString(*text));
    const quint64 number = std::get<std::uint64_t>(value);
    if (name == "page_size")
        return Figures::tr("%1 + %2 bytes")
            .arg(formatCount(number), formatCount(quint64(kPageFooterSizeBytes)));
    if (name == "key_size")
        return Figures::tr("%1 bytes").arg(formatCount(number));
    if (name == "table_size")
        return Figures::tr("%1 buckets").arg(formatCount(number));
    return formatCount(number);
}

QString parameterText(const Parameter& parameter)
{
    return parameter.value ? parameterText(parameter.name, *parameter.value) : unknownText();
}

ConfidenceLevel confidenceLevel(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Certain:
        return ConfidenceLevel::Certain;
    case Confidence::Likely:
        return ConfidenceLevel::Likely;
    case Confidence::Ambiguous:
        return ConfidenceLevel::Ambiguous;
    case Confidence::Unknown:
        break;
    }
    return ConfidenceLevel::Unknown;
}

} // namespace cryo::ui
