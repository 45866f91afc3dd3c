// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a store of any size for measurements.
//
//   make_big archive DIR [items]
//   make_big freezer DIR [records [buckets]]
#include "tests/bench/big_store.h"

#include <iostream>
#include <span>
#include <string>

using namespace cryo;
using namespace cryo::test;

int main(int argc, char** argv)
{
    const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
    const auto number = [&](std::size_t at, std::uint64_t otherwise) {
        return arguments.size() > at ? std::stoull(arguments[at]) : otherwise;
    };
    if (arguments.size() < 3) {
        std::cerr << "make_big archive DIR [items] | make_big freezer DIR [records [buckets]]\n";
        return 16;
    }
    const std::string kind = arguments[1];
    const std::filesystem::path root = arguments[2];
    Result<StoreLayout> layout;
    if (kind == "archive") {
        BigArchive spec;
        spec.items = number(3, spec.items);
        layout = writeBigArchive(root, spec);
    } else {
        BigFreezer spec;
        spec.records = number(3, spec.records);
        spec.buckets = static_cast<std::uint32_t>(number(4, spec.buckets));
        layout = writeBigFreezer(root, spec);
    }
    if (!layout) {
        std::cerr << toString(layout.error()) << "\n";
        return 8;
    }
    if (layout->checkpoint)
        std::cout << "checkpoint " << toHex(encodeCheckpoint(*layout->checkpoint)) << "\n";
    return 0;
}
