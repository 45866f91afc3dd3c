// SPDX-License-Identifier: GPL-3.0-or-later
// How much a test repeats. The normal build runs simulations and sweeps in full; under a sanitizer, where
// each step costs ten times as much and only its way through the code matters, they are shorter. What is
// asserted is the same. Thread rule: constants.
#pragma once

namespace cryo::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

} // namespace cryo::test
