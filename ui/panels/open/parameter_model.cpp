// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters as cells, and what is typed against them.
#include "ui/panels/open/parameter_model.h"

#include "ui/panels/store_figures.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"

#include <QApplication>
#include <QStringList>

#include <limits>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

std::optional<std::uint64_t> parsedNumber(const QString& text, std::uint64_t min, std::uint64_t max)
{
    bool isGood = false;
    const quint64 value = text.trimmed().toULongLong(&isGood);
    return isGood && value >= min && value <= max ? std::optional<std::uint64_t>(value) : std::nullopt;
}

std::optional<bool> flag(const QString& text)
{
    const QString word = text.trimmed().toLower();
    if (word == u"on" || word == u"zstd")
        return true;
    if (word == u"off" || word == u"none")
        return false;
    return std::nullopt;
}

/// Puts a typed text into the overrides; false for a text that is no value.
bool put(const std::string& name, const QString& text, LayoutOverrides& overrides)
{
    if (text.trimmed().isEmpty())
        return true;
    if (name == "page_size") {
        const auto value = parsedNumber(text, 1, std::numeric_limits<std::uint16_t>::max());
        if (value)
            overrides.pageSize = PageSize{std::uint16_t(*value)};
        return value.has_value();
    }
    if (name == "key_size") {
        constexpr std::uint64_t kKeySizeMax = 65536;
        const auto value = parsedNumber(text, 0, kKeySizeMax);
        if (value)
            overrides.keySizeBytes = std::uint32_t(*value);
        return value.has_value();
    }
    if (name == "items_per_section") {
        const auto value = parsedNumber(text, 1, std::numeric_limits<std::uint64_t>::max());
        if (value)
            overrides.itemsPerSection = *value;
        return value.has_value();
    }
    if (name == "compression") {
        const auto value = flag(text);
        if (value)
            overrides.compressed = *value;
        return value.has_value();
    }
    if (name == "codec") {
        const auto value = codecFromName(text.trimmed().toStdString());
        if (value)
            overrides.codec = *value;
        return value.has_value();
    }
    return false;
}

/// A value as it is typed.
QString typedText(const std::string& name, const ParameterValue& value)
{
    if (const auto* const on = std::get_if<bool>(&value))
        return name == "compression" ? (*on ? u"zstd"_s : u"none"_s) : (*on ? u"on"_s : u"off"_s);
    if (const auto* const text = std::get_if<std::string>(&value))
        return QString::fromStdString(*text);
    return QString::number(std::get<std::uint64_t>(value));
}

bool isEditable(const std::string& name)
{
    return name == "page_size" || name == "key_size" || name == "items_per_section" ||
           name == "compression" || name == "codec";
}

} // namespace

QString candidatesText(const Parameter& parameter)
{
    constexpr std::size_t kShown = 4;
    QStringList texts;
    for (const Candidate& candidate : parameter.candidates) {
        if (texts.size() == qsizetype(kShown)) {
            texts << u"…"_s;
            break;
        }
        if (candidate.value) {
            texts << parameterText(parameter.name, *candidate.value);
            continue;
        }
        const QString from = candidate.min ? formatCount(*candidate.min) : u"1"_s;
        QString range = candidate.max ? ParameterModel::tr("%1 to %2").arg(from, formatCount(*candidate.max))
                                      : ParameterModel::tr("%1 or more").arg(from);
        if (candidate.divides)
            range = ParameterModel::tr("%1, a divisor of %2").arg(range, formatCount(*candidate.divides));
        texts << range;
    }
    return texts.join(ParameterModel::tr(" or "));
}

bool ParameterModel::isUnclear(const Parameter& parameter)
{
    return parameter.name != "codec" && !parameter.overridden &&
           parameter.confidence >= Confidence::Ambiguous;
}

QStringList ParameterModel::choices(const Parameter& parameter)
{
    QStringList all;
    const auto add = [&](const QString& text) {
        if (!all.contains(text))
            all << text;
    };
    for (const Candidate& candidate : parameter.candidates) {
        if (candidate.value)
            add(typedText(parameter.name, *candidate.value));
    }
    if (parameter.value)
        add(typedText(parameter.name, *parameter.value));
    if (parameter.name == "compression") {
        add(u"zstd"_s);
        add(u"none"_s);
    }
    if (parameter.name == "codec") {
        for (const Codec codec : {Codec::ByteString, Codec::U64, Codec::I32, Codec::Fixed, Codec::Raw})
            add(QString::fromStdString(std::string(codecName(codec))));
    }
    return all;
}

QString ParameterModel::textOf(const LayoutOverrides& overrides, const std::string& name)
{
    if (name == "page_size" && overrides.pageSize)
        return QString::number(overrides.pageSize->value);
    if (name == "key_size" && overrides.keySizeBytes)
        return QString::number(*overrides.keySizeBytes);
    if (name == "items_per_section" && overrides.itemsPerSection)
        return QString::number(*overrides.itemsPerSection);
    if (name == "compression" && overrides.compressed)
        return *overrides.compressed ? u"zstd"_s : u"none"_s;
    if (name == "codec" && overrides.codec)
        return QString::fromStdString(std::string(codecName(*overrides.codec)));
    return {};
}

void ParameterModel::addOverrides(LayoutOverrides& overrides) const
{
    for (const ParameterRow& row : rows())
        put(row.parameter.name, row.typed, overrides);
}

bool ParameterModel::isValid() const
{
    LayoutOverrides scratch;
    return std::ranges::all_of(
        rows(), [&](const ParameterRow& row) { return put(row.parameter.name, row.typed, scratch); });
}

Qt::ItemFlags ParameterModel::flags(const QModelIndex& at) const
{
    Qt::ItemFlags flags = RowModel::flags(at);
    if (at.column() == Override && isEditable(row(at.row()).parameter.name))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ParameterModel::setData(const QModelIndex& at, const QVariant& value, int role)
{
    if (role != Qt::EditRole || at.column() != Override)
        return false;
    ParameterRow changed = row(at.row());
    changed.typed = value.toString();
    setRow(at.row(), std::move(changed));
    return true;
}

QVariant ParameterModel::heading(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("Parameter");
    case Guess:
        return tr("Guess");
    case ConfidenceColumn:
        return tr("Confidence");
    case Evidence:
        return tr("Evidence");
    case Override:
        return tr("Override");
    default:
        return {};
    }
}

QVariant ParameterModel::cell(int column, int role, const ParameterRow& row) const
{
    const Parameter& parameter = row.parameter;
    if (role == kConfidenceRole)
        return int(parameter.confidence);
    if (role == Qt::FontRole && column == Guess)
        return strongFont(QApplication::font());
    const QString evidence = escapedText(QString::fromStdString(parameter.evidence));
    if (role == Qt::ToolTipRole && (column == Evidence || column == Guess)) {
        const QString candidates = candidatesText(parameter);
        return parameter.confidence == Confidence::Ambiguous && !candidates.isEmpty()
                   ? evidence + u'\n' + tr("May be %1").arg(candidates)
                   : evidence;
    }
    if (role == Qt::EditRole && column == Override)
        return row.typed;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case Name:
        return parameterName(parameter.name);
    case Guess:
        return parameterText(parameter);
    case ConfidenceColumn:
        return ConfidenceCells::word(confidenceLevel(parameter.confidence));
    case Evidence:
        return evidence;
    case Override:
        return row.typed;
    default:
        return {};
    }
}

} // namespace cryo::ui
