// SPDX-License-Identifier: GPL-3.0-or-later
//
// What cryoctl's exit status says. The numbers add up, as e2fsck's do. Source: cli.md.
#pragma once

namespace cryo::ctl {

inline constexpr int kExitWell = 0;
inline constexpr int kExitCorrected = 1;  ///< findings were corrected
inline constexpr int kExitFindings = 4;   ///< findings of warning or above are left; get: not there
inline constexpr int kExitFailed = 8;     ///< the operation could not be done
inline constexpr int kExitUsage = 16;     ///< the command line makes no sense
inline constexpr int kExitCancelled = 32; ///< by SIGINT or SIGTERM

} // namespace cryo::ctl
