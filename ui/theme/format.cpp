// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, sizes and shown bytes as text.
#include "ui/theme/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr double kThousand = 1000.0;

QString text(const char* source)
{
    return QCoreApplication::translate("cryo::ui::format", source);
}

/// A number of bytes with the unit that leaves one to three digits before the point.
QString scaledBytes(double bytes, bool perSecond)
{
    static constexpr std::array<const char*, 7> kUnits = {
        QT_TRANSLATE_NOOP("cryo::ui::format", "%1 B"),  QT_TRANSLATE_NOOP("cryo::ui::format", "%1 kB"),
        QT_TRANSLATE_NOOP("cryo::ui::format", "%1 MB"), QT_TRANSLATE_NOOP("cryo::ui::format", "%1 GB"),
        QT_TRANSLATE_NOOP("cryo::ui::format", "%1 TB"), QT_TRANSLATE_NOOP("cryo::ui::format", "%1 PB"),
        QT_TRANSLATE_NOOP("cryo::ui::format", "%1 EB")};
    static constexpr std::array<const char*, 7> kRates = {
        QT_TRANSLATE_NOOP("cryo::ui::format", "%1 B/s"),  QT_TRANSLATE_NOOP("cryo::ui::format", "%1 kB/s"),
        QT_TRANSLATE_NOOP("cryo::ui::format", "%1 MB/s"), QT_TRANSLATE_NOOP("cryo::ui::format", "%1 GB/s"),
        QT_TRANSLATE_NOOP("cryo::ui::format", "%1 TB/s"), QT_TRANSLATE_NOOP("cryo::ui::format", "%1 PB/s"),
        QT_TRANSLATE_NOOP("cryo::ui::format", "%1 EB/s")};
    std::size_t unit = 0;
    // 999.95 kB would be shown as "1000 kB": the next unit starts where rounding reaches it.
    while (unit + 1 < kUnits.size() && bytes >= (unit == 0 ? kThousand : 999.5)) {
        bytes /= kThousand;
        ++unit;
    }
    const int decimals = unit == 0 ? 0 : (bytes < 9.995 ? 2 : bytes < 99.95 ? 1 : 0);
    return text(perSecond ? kRates[unit] : kUnits[unit]).arg(QLocale().toString(bytes, 'f', decimals));
}

bool mustBeEscaped(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // direction marks and overrides, zero-width joiners, soft hyphens
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

} // namespace

QString unknownText()
{
    return u"–"_s;
}

QString formatCount(quint64 count)
{
    return QLocale().toString(count);
}

QString formatCount(std::optional<quint64> count)
{
    return count ? formatCount(*count) : unknownText();
}

QString formatReal(double value, int decimals)
{
    return std::isfinite(value) ? QLocale().toString(value, 'f', decimals) : unknownText();
}

QString formatPercent(double share, int decimals)
{
    return text(QT_TRANSLATE_NOOP("cryo::ui::format", "%1 %")).arg(formatReal(share * 100.0, decimals));
}

QString formatBytes(quint64 bytes)
{
    return scaledBytes(double(bytes), false);
}

QString formatExactBytes(quint64 bytes)
{
    return text(QT_TRANSLATE_NOOP("cryo::ui::format", "%1 B")).arg(formatCount(bytes));
}

QString formatRate(double bytesPerSecond)
{
    return scaledBytes(std::max(0.0, bytesPerSecond), true);
}

QString formatSeconds(quint64 seconds)
{
    const quint64 hours = seconds / 3600;
    const quint64 minutes = seconds / 60 % 60;
    const QString rest = u"%1"_s.arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (hours == 0)
        return u"%1:%2"_s.arg(minutes).arg(rest);
    return u"%1:%2:%3"_s.arg(hours).arg(minutes, 2, 10, QLatin1Char('0')).arg(rest);
}

QString formatOffset(quint64 offset, int digits)
{
    QString hex = QString::number(offset, 16);
    const qsizetype wanted = (std::max(hex.size(), qsizetype(digits)) + 3) / 4 * 4;
    hex = hex.rightJustified(wanted, QLatin1Char('0'));
    for (qsizetype at = hex.size() - 4; at > 0; at -= 4)
        hex.insert(at, QLatin1Char(' '));
    return hex;
}

QString sectionFileName(quint64 section)
{
    return QString::number(section, 16).rightJustified(16, QLatin1Char('0'));
}

QString sectionFileShort(quint64 section)
{
    return u"…"_s + QString::number(section, 16).rightJustified(4, QLatin1Char('0'));
}

QString formatBytesHex(std::span<const std::byte> bytes, QStringView between)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    QString out;
    out.reserve(qsizetype(bytes.size()) * (2 + between.size()));
    for (const std::byte byte : bytes) {
        if (!out.isEmpty())
            out += between;
        out += QLatin1Char(kDigits[std::to_integer<unsigned>(byte) >> 4U]);
        out += QLatin1Char(kDigits[std::to_integer<unsigned>(byte) & 15U]);
    }
    return out;
}

QChar byteCharacter(std::byte value)
{
    const auto code = std::to_integer<unsigned char>(value);
    return code >= 0x20 && code < 0x7f ? QChar(char16_t(code)) : QChar(u'·');
}

QString escapedText(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = isPair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        if (c == U'\\')
            out += u"\\\\"_s;
        else if (c == U'\n')
            out += u"\\n"_s;
        else if (c == U'\t')
            out += u"\\t"_s;
        else if (mustBeEscaped(c))
            out += u"\\u{%1}"_s.arg(QString::number(c, 16));
        else
            out += text.mid(i, isPair ? 2 : 1);
        i += isPair ? 1 : 0;
    }
    return out;
}

} // namespace cryo::ui
