// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences of findings.
#include "ui/text/catalogue_text.h"

#include "core/base/bytes.h"
#include "core/inspect/advice.h"
#include "ui/theme/format.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

/// Words that core chose (marked there) are translated; what stands on disk is shown as it is.
QString argumentText(const std::string& value)
{
    const QString asItIs = escapedBytes(asBytes(value));
    if (value.empty() || value.find('\0') != std::string::npos)
        return asItIs;
    const QString translated = QCoreApplication::translate("cryo", value.c_str());
    return translated == QString::fromStdString(value) ? asItIs : translated;
}

} // namespace

QString filledSentence(std::string_view english,
                       const std::vector<std::pair<std::string, std::string>>& arguments)
{
    QString text = QCoreApplication::translate("cryo", std::string(english).c_str());
    for (const auto& [name, value] : arguments)
        text.replace(u"{%1}"_s.arg(QString::fromStdString(name)), argumentText(value));
    return text;
}

QString findingSentence(const Finding& finding)
{
    return filledSentence(catalogueEntry(finding.code).sentence, finding.arguments);
}

QString findingNextOpen(FindingCode code)
{
    return QCoreApplication::translate("cryo", std::string(adviceFor(code).nextOpen).c_str());
}

QString findingRepair(FindingCode code)
{
    return QCoreApplication::translate("cryo", std::string(adviceFor(code).repair).c_str());
}

QString findingPlace(const Finding& finding)
{
    QStringList parts;
    if (finding.bucket)
        parts << Sentences::tr("bucket %1").arg(formatCount(*finding.bucket));
    if (finding.section && finding.position)
        parts << Sentences::tr("record %1:%2").arg(finding.section->value).arg(finding.position->value);
    else if (finding.section)
        parts << Sentences::tr("section %1").arg(formatCount(finding.section->value));
    if (parts.isEmpty())
        parts << findingFile(finding);
    return parts.join(u" · ");
}

QString findingFile(const Finding& finding)
{
    const Where& where = finding.where;
    if (where.partition.empty() && where.blob.empty())
        return {};
    QString text = escapedBytes(asBytes(where.partition));
    if (!where.blob.empty())
        text += u'/' + escapedBytes(asBytes(where.blob));
    if (where.offset)
        text += u" @ "_s + formatOffset(*where.offset);
    return text;
}

QString fixableText(Fixable fixable)
{
    switch (fixable) {
    case Fixable::Fully:
        return Sentences::tr("fully");
    case Fixable::Partly:
        return Sentences::tr("partly");
    case Fixable::No:
        return Sentences::tr("no");
    case Fixable::NotNeeded:
        break;
    }
    return Sentences::tr("not needed");
}

QString checkLevelText(CheckLevel level)
{
    switch (level) {
    case CheckLevel::Quick:
        return Sentences::tr("quick");
    case CheckLevel::Structure:
        return Sentences::tr("every record");
    case CheckLevel::Deep:
        break;
    }
    return Sentences::tr("every value");
}

} // namespace cryo::ui
