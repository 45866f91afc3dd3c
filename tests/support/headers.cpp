// SPDX-License-Identifier: GPL-3.0-or-later
// A library needs a source; this one exists for its precompiled headers alone, which all tests share.
namespace cryo::test {
/// Keeps the archive of object files from being empty.
extern const int kPrecompiledHeaders;
const int kPrecompiledHeaders = 1;
} // namespace cryo::test
