// SPDX-License-Identifier: GPL-3.0-or-later
//
// The layouts of the format as drawings: one SVG picture for each, made from the fields and sizes that
// decoders and encoders use, so that they cannot say anything else.
//
// Pure functions on values; any thread. Source: format.md §1.2, §2, §7, §9, §10; newer.md §2.
#pragma once

#include <string>
#include <vector>

namespace cryo::documents {

struct Drawing {
    std::string name; ///< of the file, without its ending
    std::string svg;
};

[[nodiscard]] std::vector<Drawing> drawings();

} // namespace cryo::documents
