// SPDX-License-Identifier: GPL-3.0-or-later
//
// Parts of a paged blob straight from its file, before anything of it is repaired: every page that is touched
// must validate, as long as it says it is.
//
// Free functions; as Blob::readAt. Source: newer.md §3 ("Archive opening", step 1).
#pragma once

#include "core/journal/page_format.h"
#include "core/storage/blob.h"

namespace cryo {

/// The logical bytes from `offset` on. Errors: InvalidChecksum for a page that does not validate;
/// BlobInsufficientLength where a page ends too early; OffsetOverflow; those of Blob::readAt.
Result<> readPagedRange(const Blob& blob, PageSize pageSize, std::uint64_t offset, MutableByteView to);

/// The last logical bytes, and the logical size that the last page gives. The blob must end with a whole
/// page. Errors: as readPagedRange.
Result<std::uint64_t> readPagedTail(const Blob& blob, PageSize pageSize, MutableByteView to);

} // namespace cryo
