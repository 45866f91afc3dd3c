// SPDX-License-Identifier: GPL-3.0-or-later
// Selected bytes as text: hex, escaped text, a C array, or the rows as they are shown.
#include "ui/theme/format.h"
#include "ui/widgets/hex_view.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {

QByteArray HexView::selectedBytes(quint64 limit) const
{
    const Bytes bytes = readBytes(selectionOffset(), std::size_t(std::min(limit, selectionLength())));
    const auto known = std::find_if(bytes.states.cbegin(), bytes.states.cend(),
                                    [](ByteState state) { return state != ByteState::Known; }) -
                       bytes.states.cbegin();
    return {reinterpret_cast<const char*>(bytes.values.data()), qsizetype(known)};
}

std::optional<QString> HexView::selectionAs(CopyFormat format) const
{
    const quint64 length = selectionLength();
    if (length == 0 || length > kCopyLimitBytes)
        return std::nullopt;
    const Bytes bytes = readBytes(selectionOffset(), std::size_t(length));
    if (std::find(bytes.states.cbegin(), bytes.states.cend(), ByteState::Pending) != bytes.states.cend())
        return std::nullopt;
    return textOf(bytes, format, selectionOffset());
}

void HexView::copy(CopyFormat format)
{
    const auto text = selectionAs(format);
    if (text)
        QGuiApplication::clipboard()->setText(*text);
    else if (selectionLength() > 0)
        Q_EMIT copyRefused(selectionLength());
}

QString HexView::textOf(const Bytes& bytes, CopyFormat format, quint64 offset) const
{
    const std::size_t count = bytes.values.size();
    const auto pair = [&](std::size_t i) {
        return bytes.states[i] == ByteState::Known        ? formatBytesHex({&bytes.values[i], 1})
               : bytes.states[i] == ByteState::Unreadable ? u"??"_s
                                                          : u"··"_s;
    };
    QString out;
    switch (format) {
    case CopyFormat::Text:
        return escapedBytes(bytes.values);
    case CopyFormat::Hex:
    case CopyFormat::HexCompact:
        for (std::size_t i = 0; i < count; ++i)
            out += (i == 0 || format == CopyFormat::HexCompact ? QString() : u" "_s) + pair(i);
        return out;
    case CopyFormat::CArray:
        out = u"static const unsigned char bytes[%1] = {"_s.arg(count);
        for (std::size_t i = 0; i < count; ++i) {
            out += i % 12 == 0 ? u"\n    "_s : u" "_s;
            // What cannot be read has no value; a comment keeps the array from lying.
            out += bytes.states[i] == ByteState::Known ? u"0x%1,"_s.arg(pair(i)) : u"/* ?? */ 0x00,"_s;
        }
        return out + u"\n};\n"_s;
    case CopyFormat::Dump:
        break;
    }
    for (std::size_t at = 0; at < count;) {
        const std::size_t column = std::size_t((offset + at) % m_rowBytes);
        const std::size_t n = std::min<std::size_t>(m_rowBytes - column, count - at);
        QString hex(qsizetype(column * 3 + (column > 8 ? 1 : 0)), u' ');
        QString characters(qsizetype(column), u' ');
        for (std::size_t i = 0; i < n; ++i) {
            hex += (column + i == 8 ? u" "_s : QString()) + pair(at + i) + u' ';
            characters +=
                bytes.states[at + i] == ByteState::Known ? byteCharacter(bytes.values[at + i]) : QChar(u'?');
        }
        out += (out.isEmpty() ? QString() : u"\n"_s) +
               formatOffset((offset + at) / m_rowBytes * m_rowBytes, sizeBytes() >> 32U ? 12 : 8) + u"  "_s +
               hex.leftJustified(qsizetype(m_rowBytes) * 3 + 2, u' ') + characters;
        at += n;
    }
    return out;
}

} // namespace cryo::ui
