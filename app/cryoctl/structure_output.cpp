// SPDX-License-Identifier: GPL-3.0-or-later
//
// Trees of values, printed.
#include "app/cryoctl/structure_output.h"

#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>

namespace cryo::ctl {

namespace {

using NodeChildren = std::vector<std::vector<std::uint32_t>>;

NodeChildren nodeChildrenOf(const ValueTree& tree)
{
    NodeChildren children(tree.nodes.size());
    for (std::uint32_t i = 1; i < tree.nodes.size(); ++i)
        children[tree.nodes[i].parent].push_back(i);
    return children;
}

std::string_view textOfBytes(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A number of JSON's safe range as such, any other as its decimal text.
Json numberJson(const std::string& decimal)
{
    constexpr std::int64_t kSafe = (std::int64_t{1} << 53) - 1;
    std::int64_t whole = 0;
    const char* const end = decimal.data() + decimal.size();
    if (const auto read = std::from_chars(decimal.data(), end, whole);
        read.ptr == end && read.ec == std::errc())
        return whole >= -kSafe && whole <= kSafe ? Json(whole) : Json(decimal);
    double real = 0;
    if (const auto read = std::from_chars(decimal.data(), end, real);
        read.ptr == end && read.ec == std::errc() && decimal.find_first_of(".e") != std::string::npos)
        return real;
    return decimal;
}

Json nodeJson(const ValueTree& tree, const NodeChildren& children, std::uint32_t index, ByteView body)
{
    const ValueNode& node = tree.nodes[index];
    Json json;
    json["name"] = node.name;
    json["type"] = node.type;
    json["offset"] = number(node.offset);
    json["size"] = number(node.sizeBytes);
    const auto content = [&] {
        return body.subspan(static_cast<std::size_t>(node.contentOffset),
                            static_cast<std::size_t>(node.count));
    };
    switch (node.kind) {
    case ValueNode::Kind::Number:
        json["value"] = numberJson(node.text);
        break;
    case ValueNode::Kind::Bool:
        json["value"] = node.problem ? numberJson(node.text) : Json(node.text == "true");
        break;
    case ValueNode::Kind::ByteString:
        json["value"] = toHex(content());
        break;
    case ValueNode::Kind::Text:
        json["value"] = text(textOfBytes(content()));
        break;
    case ValueNode::Kind::Option:
        if (node.count == 0)
            json["value"] = nullptr;
        break;
    case ValueNode::Kind::NotListed:
        json["not_listed"] = number(node.count);
        break;
    case ValueNode::Kind::List:
        json["count"] = number(node.count);
        json["fields"] = Json::array();
        break;
    case ValueNode::Kind::Struct:
        json["fields"] = Json::array();
        break;
    case ValueNode::Kind::Broken:
    case ValueNode::Kind::Rest:
        break;
    }
    // Types nest a limited number of times.
    for (const std::uint32_t child : children[index])
        json["fields"].push_back(nodeJson(tree, children, child, body));
    if (node.problem)
        json["problem"] = toString(*node.problem);
    return json;
}

std::string shortNodeText(const ValueNode& node)
{
    switch (node.kind) {
    case ValueNode::Kind::ByteString:
        return counted(node.count, "byte") + ": " + node.text +
               (node.count > ValueNode::kShownBytes ? "…" : "");
    case ValueNode::Kind::Text:
        return '"' + node.text + '"' + (node.count > ValueNode::kShownBytes ? "…" : "");
    case ValueNode::Kind::Option:
        return node.count == 0 ? "none" : "";
    case ValueNode::Kind::List:
        return counted(node.count, "element");
    case ValueNode::Kind::NotListed:
        return toString(ValueSentence{kValueNotListed, {{"n", std::to_string(node.count)}}});
    default:
        return node.text;
    }
}

} // namespace

Result<ValueLayout> readLayoutFile(const std::string& path)
{
    std::ifstream file;
    if (path != "-") {
        file.open(path, std::ios::binary);
        if (!file)
            return fail(Errc::NotFound, path + " cannot be read");
    }
    std::istream& in = path == "-" ? std::cin : file;
    std::string words(kLayoutTextBytesMax + 1, '\0');
    in.read(words.data(), static_cast<std::streamsize>(words.size()));
    if (in.bad())
        return fail(Errc::Io, path + " cannot be read to its end");
    words.resize(static_cast<std::size_t>(in.gcount()));
    auto layout = parseValueLayout(words);
    if (!layout)
        return fail(Errc::InvalidArgument, path + ", " + toString(layout.error()));
    return std::move(*layout);
}

Json structureJson(const ValueTree& tree, ByteView body)
{
    const NodeChildren children = nodeChildrenOf(tree);
    Json json;
    json["whole"] = tree.isWhole;
    if (tree.isCut)
        json["cut"] = true;
    json["fields"] = Json::array();
    for (const std::uint32_t child : children.front())
        json["fields"].push_back(nodeJson(tree, children, child, body));
    return json;
}

void printStructure(Output& out, const ValueTree& tree, unsigned indent)
{
    TextTable table({{"field"},
                     {"type"},
                     {"offset", TextTable::Align::Right},
                     {"bytes", TextTable::Align::Right},
                     {"value"}},
                    indent);
    std::vector<unsigned> depths(tree.nodes.size());
    for (std::size_t i = 1; i < tree.nodes.size(); ++i) {
        const ValueNode& node = tree.nodes[i];
        depths[i] = depths[node.parent] + 1;
        const std::string name = std::string(std::size_t{2} * (depths[i] - 1), ' ') +
                                 (node.name.empty() ? std::string("·") : node.name);
        std::string value = shortNodeText(node);
        if (node.problem)
            value = toString(*node.problem) + (value.empty() ? "" : " (" + value + ")");
        table.add({name,
                   node.type,
                   std::to_string(node.offset),
                   std::to_string(node.sizeBytes),
                   {value, node.problem ? Style::Error : Style::Plain}});
    }
    table.print(out);
    if (tree.isCut)
        out << std::string(indent, ' ')
            << toString(ValueSentence{kValueNotListedFields, {{"n", std::to_string(tree.nodes.size())}}})
            << "\n";
}

} // namespace cryo::ctl
