// SPDX-License-Identifier: GPL-3.0-or-later
//
// The gallery: a small damaged store for every code of the catalogue, for training and tests.
//
//   DIR/PG-03/README.txt   what is damaged, what a check says, what to try
//   DIR/PG-03/config.json  the parameters and the checkpoint that the store is to be read with (--config)
//   DIR/PG-03/store/       the storage root; PG-03-2, … where a code has several
// A code about a store in use has a README.txt alone. One thread. Source: the issue (damaged-store gallery).
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>

namespace cryo::ctl {

/// Makes the gallery in a folder that must be new or empty, and returns the number of its folders.
/// Errors: InvalidArgument for another folder; Io.
Result<std::size_t> writeGallery(const std::string& folder);

} // namespace cryo::ctl
