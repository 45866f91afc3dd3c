// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of boxes: a field each, with its name, its bytes, and where it begins.
#include "app/documents/drawings.h"

#include "app/documents/markdown.h"
#include "core/archive/archive_format.h"
#include "core/freezer/freezer_format.h"
#include "core/freezer/table_format.h"
#include "core/inspect/structure_fields.h"
#include "core/journal/glob_format.h"
#include "core/journal/page_format.h"
#include "core/storage/blob_header.h"

#include <algorithm>

namespace cryo::documents {

namespace {

struct Box {
    std::string name;
    std::string size;   ///< "8", "K"
    std::string offset; ///< "0", "K+8"
    FieldKind kind = FieldKind::Data;
    unsigned width = 0; ///< in the picture
};

constexpr unsigned kRowHeight = 46;
constexpr unsigned kMargin = 14;
constexpr unsigned kHeadHeight = 30;
constexpr unsigned kFootHeight = 26;

/// One colour for a kind of field, as in the window's hex view: light enough for dark text.
std::string_view colourOf(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Crc:
        return "#f6d7b8";
    case FieldKind::Key:
        return "#cfe6cf";
    case FieldKind::Epoch:
    case FieldKind::Index:
        return "#cfe0f5";
    case FieldKind::Section:
    case FieldKind::NextSection:
    case FieldKind::Position:
    case FieldKind::NextPosition:
        return "#dcd6f2";
    case FieldKind::Value:
    case FieldKind::Offset:
    case FieldKind::Size:
        return "#f3e9bd";
    case FieldKind::Header:
    case FieldKind::Length:
        return "#d9e7ea";
    default:
        return "#ececec";
    }
}

unsigned widthFor(const std::string& name, std::uint64_t bytes)
{
    const auto text = static_cast<unsigned>(name.size()) * 8 + 18;
    return std::max<unsigned>(text, 14 * static_cast<unsigned>(std::min<std::uint64_t>(bytes, 10)));
}

std::string textAt(unsigned x, unsigned y, std::string_view anchor, std::string_view text, bool small = false)
{
    return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"" +
           std::string(anchor) + "\" font-size=\"" + (small ? "11" : "13") + "\">" + escaped(text) +
           "</text>\n";
}

std::string picture(std::string_view title, const std::vector<Box>& boxes, std::string_view end)
{
    unsigned width = 2 * kMargin;
    for (const Box& box : boxes)
        width += box.width;
    width = std::max<unsigned>(width + 40, static_cast<unsigned>(title.size()) * 8 + 2 * kMargin);
    const unsigned height = kHeadHeight + kRowHeight + kFootHeight;
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + std::to_string(width) +
                      "\" height=\"" + std::to_string(height) + "\" viewBox=\"0 0 " + std::to_string(width) +
                      ' ' + std::to_string(height) +
                      "\" font-family=\"DejaVu Sans Mono, monospace\">\n"
                      "<!-- Made by make-documents. SPDX-License-Identifier: GPL-3.0-or-later -->\n"
                      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" +
                      textAt(kMargin, 20, "start", title);
    unsigned x = kMargin;
    for (const Box& box : boxes) {
        svg += "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(kHeadHeight) + "\" width=\"" +
               std::to_string(box.width) + "\" height=\"" + std::to_string(kRowHeight) + "\" fill=\"" +
               std::string(colourOf(box.kind)) + "\" stroke=\"#404040\"/>\n";
        svg += textAt(x + box.width / 2, kHeadHeight + 19, "middle", box.name);
        svg += textAt(x + box.width / 2, kHeadHeight + 36, "middle",
                      box.size == "1" ? "1 byte" : box.size + " bytes", true);
        svg += textAt(x, kHeadHeight + kRowHeight + 16, "start", box.offset, true);
        x += box.width;
    }
    return svg + textAt(x, kHeadHeight + kRowHeight + 16, "start", end, true) + "</svg>\n";
}

/// `a` bytes where one unknown length is 0, `b` where it is 1: "8", "K", "K+8".
std::string symbolic(std::uint64_t a, std::uint64_t b, char unknown)
{
    if (a == b)
        return std::to_string(a);
    return a == 0 ? std::string(1, unknown) : unknown + std::string("+") + std::to_string(a);
}

std::string withoutBlanks(std::string_view name)
{
    std::string text(name);
    std::ranges::replace(text, ' ', '_');
    return text;
}

/// Fields as boxes, by their layout with two lengths that differ by one: what moved depends on the length.
std::vector<Box> boxesOf(std::span<const FieldSpec> fields, std::span<const FieldSpec> longer,
                         std::uint64_t base, char unknown)
{
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const bool grows = fields[i].sizeBytes != longer[i].sizeBytes;
        const bool moves = fields[i].offset != longer[i].offset;
        const std::string name = withoutBlanks(fields[i].name);
        boxes.push_back({name, grows ? std::string(1, unknown) : std::to_string(fields[i].sizeBytes),
                         moves ? symbolic(fields[i].offset - base, fields[i].offset - base + 1, unknown)
                               : std::to_string(fields[i].offset),
                         fields[i].kind, widthFor(name, fields[i].sizeBytes)});
    }
    return boxes;
}

Drawing record(StoreKind kind, std::string name, std::string_view title)
{
    constexpr std::uint32_t kKeyBytes = 32;
    const FieldSpecs fields = recordSpecs(kind, kKeyBytes);
    const FieldSpecs longer = recordSpecs(kind, kKeyBytes + 1);
    const std::uint32_t overhead =
        kind == StoreKind::Archive ? kArchiveRecordOverheadBytes : kFreezerRecordOverheadBytes;
    return {std::move(name),
            picture(title, boxesOf(fields, longer, kKeyBytes, 'K'), "K+" + std::to_string(overhead))};
}

Drawing fixed(std::string name, std::string_view title, std::span<const FieldSpec> fields, std::size_t bytes)
{
    return {std::move(name), picture(title, boxesOf(fields, fields, 0, 'K'), std::to_string(bytes))};
}

Drawing page()
{
    std::vector<Box> boxes{{"data", "P", "0", FieldKind::Data, 260}};
    std::uint64_t offset = 0;
    for (int slot = 1; slot <= 2; ++slot)
        for (const FieldSpec& field : footerSlotSpecs()) {
            const std::string fieldName = withoutBlanks(field.name) + std::to_string(slot);
            boxes.push_back({fieldName, std::to_string(field.sizeBytes), symbolic(offset, offset + 1, 'P'),
                             field.kind, widthFor(fieldName, field.sizeBytes)});
            offset += field.sizeBytes;
        }
    return {"page", picture("A page of an index file: P bytes of data and two checksums", boxes,
                            "P+" + std::to_string(kPageFooterSizeBytes))};
}

Drawing bucket()
{
    std::vector<Box> boxes;
    for (std::uint64_t slot = 0; slot < 2; ++slot)
        for (const FieldSpec& field : slotSpecs()) {
            const std::string name = withoutBlanks(field.name);
            boxes.push_back({name, std::to_string(field.sizeBytes),
                             std::to_string(slot * kSlotSizeBytes + field.offset), field.kind,
                             widthFor(name, std::min<std::uint64_t>(field.sizeBytes, 4))});
        }
    return {"bucket", picture("A bucket of a freezer's table: two slots of " +
                                  std::to_string(kSlotSizeBytes) + " bytes",
                              boxes, std::to_string(kBucketSizeBytes))};
}

Drawing value()
{
    return {"value",
            picture("A value: its body, and the checksum of the body",
                    {{"body", "size-" + std::to_string(kValueCrcSizeBytes), "offset", FieldKind::Value, 260},
                     {"crc32c", std::to_string(kValueCrcSizeBytes),
                      "offset+size-" + std::to_string(kValueCrcSizeBytes), FieldKind::Crc, 150}},
                    "")};
}

/// The header's fields, found by encoding it: the magic and the runtime's version are what a blob version
/// does not change.
Drawing header(HeaderLayout layout)
{
    const Bytes plain = encodeBlobHeader(layout, 0);
    const Bytes versioned = encodeBlobHeader(layout, 0xFFFF);
    const std::size_t version =
        static_cast<std::size_t>(std::ranges::mismatch(plain, versioned).in1 - plain.begin());
    const std::string magic(reinterpret_cast<const char*>(plain.data()), 4);
    std::vector<Box> boxes{{"\"" + magic + "\"", "4", "0", FieldKind::Header, 90},
                           {"layout", std::to_string(version - 4), "4", FieldKind::Version, 80},
                           {"blob_version", "2", std::to_string(version), FieldKind::Version, 120}};
    const std::uint64_t end = headerSizeBytes(layout);
    if (layout == HeaderLayout::V1) {
        boxes.push_back({"crc32c", "4", "8", FieldKind::Crc, 90});
        boxes.push_back({"zeros", std::to_string(end - 12), "12", FieldKind::Padding, 200});
    }
    boxes.push_back({"payload", "n", std::to_string(end), FieldKind::Data, 160});
    const std::string name(layout == HeaderLayout::V0 ? "header-v0" : "header-v1");
    return {name, picture(layout == HeaderLayout::V0 ? "A blob with a V0 header" : "A blob with a V1 header",
                          boxes, "")};
}

} // namespace

std::vector<Drawing> drawings()
{
    return {header(HeaderLayout::V0),
            header(HeaderLayout::V1),
            page(),
            record(StoreKind::Archive, "archive-record", "A record of an archive; K: bytes of a key"),
            record(StoreKind::Freezer, "freezer-record", "A record of a freezer; K: bytes of a key"),
            value(),
            bucket(),
            fixed("checkpoint", "A freezer's checkpoint", checkpointSpecs(), kCheckpointSizeBytes),
            fixed("marker", "An entry of an archive's markers", markerSpecs(), 16)};
}

} // namespace cryo::documents
