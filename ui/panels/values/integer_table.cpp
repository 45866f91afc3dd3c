// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers by the same rules as a description of a value.
#include "ui/panels/values/integer_table.h"

#include "core/inspect/value_tree.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"

#include <QHeaderView>

#include <array>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// A row: its name, and the types of the two orders; one type for both columns where it has no order.
struct IntegerRow {
    const char* name;
    const char* big;
    const char* little;
};

constexpr std::array kIntegerRows = {
    IntegerRow{"u8", "u8", "u8le"},           IntegerRow{"i8", "i8", "i8le"},
    IntegerRow{"u16", "u16", "u16le"},        IntegerRow{"i16", "i16", "i16le"},
    IntegerRow{"u32", "u32", "u32le"},        IntegerRow{"i32", "i32", "i32le"},
    IntegerRow{"u64", "u64", "u64le"},        IntegerRow{"i64", "i64", "i64le"},
    IntegerRow{"u128", "u128", "u128le"},     IntegerRow{"f32", "f32", "f32le"},
    IntegerRow{"f64", "f64", "f64le"},        IntegerRow{"varint", "varint", nullptr},
    IntegerRow{"svarint", "svarint", nullptr}};

constexpr std::size_t kLongestIntegerBytes = 16;

/// The bytes as one number of this type; an en dash where there are too few.
QString integerText(ByteView bytes, const char* type)
{
    const auto layout = parseValueLayout(std::string("n: ") + type);
    if (!layout)
        return unknownText();
    const ValueTree tree = readValueTree(*layout, bytes.first(std::min(bytes.size(), kLongestIntegerBytes)));
    const ValueNode& node = tree.nodes[1];
    return node.kind == ValueNode::Kind::Number ? QString::fromStdString(node.text) : unknownText();
}

} // namespace

IntegerTable::IntegerTable(QWidget* parent)
    : QTableWidget(int(kIntegerRows.size()), 3, parent)
{
    setUpView(this);
    verticalHeader()->hide();
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    horizontalHeader()->setStretchLastSection(true);
    for (int row = 0; row < rowCount(); ++row) {
        put(row, 0, QString::fromLatin1(kIntegerRows[std::size_t(row)].name));
        if (kIntegerRows[std::size_t(row)].little == nullptr)
            setSpan(row, 1, 1, 2);
    }
    retranslate();
}

void IntegerTable::put(int row, int column, const QString& text)
{
    if (item(row, column) == nullptr)
        setItem(row, column, new QTableWidgetItem);
    item(row, column)->setText(text);
    item(row, column)->setToolTip(text);
}

void IntegerTable::setBytes(ByteView bytes)
{
    for (int row = 0; row < rowCount(); ++row) {
        const IntegerRow& types = kIntegerRows[std::size_t(row)];
        put(row, 1, integerText(bytes, types.big));
        if (types.little != nullptr)
            put(row, 2, integerText(bytes, types.little));
    }
    resizeColumnToContents(0);
    setColumnWidth(1, 22 * digitWidth(font()));
}

void IntegerTable::retranslate()
{
    setHorizontalHeaderLabels({tr("Type"), tr("Big-endian"), tr("Little-endian")});
    setAccessibleName(tr("Numbers at the cursor"));
    setWhatsThis(tr("The bytes at the cursor of the bytes below, read as numbers of every width."));
}

} // namespace cryo::ui
