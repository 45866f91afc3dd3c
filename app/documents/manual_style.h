// SPDX-License-Identifier: GPL-3.0-or-later
//
// The look of the manual: one column of text with the navigation beside it, light and dark as the reader's
// system is. Nothing is fetched from anywhere.
#pragma once

#include <string_view>

namespace cryo::documents {

inline constexpr std::string_view kManualStyle =
    R"(:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #f3f5f7; --line: #d5dae0; --link: #175c8c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e2e6ea; --paper: #16191d; --soft: #20252b; --line: #39414a; --link: #8cc4ee; } }
body { margin: 0; font: 16px/1.55 "DejaVu Sans", sans-serif; color: var(--ink); background: var(--paper); display: flex; }
nav { flex: 0 0 15rem; padding: 1rem; border-right: 1px solid var(--line); min-height: 100vh; box-sizing: border-box; font-size: 0.92rem; }
nav ul { list-style: none; padding: 0; } nav li { margin: 0.3rem 0; } nav .here a { font-weight: bold; }
main { flex: 1; min-width: 0; max-width: 58rem; padding: 1rem 2rem 4rem; }
a { color: var(--link); } img { max-width: 100%; border: 1px solid var(--line); }
pre { background: var(--soft); border: 1px solid var(--line); padding: 0.7rem; overflow-x: auto; font-size: 0.88rem; line-height: 1.4; }
code { font-family: "DejaVu Sans Mono", monospace; font-size: 0.92em; } :not(pre) > code { background: var(--soft); padding: 0 0.2em; }
.table { overflow-x: auto; } table { border-collapse: collapse; margin: 0.8rem 0; }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; } th { background: var(--soft); }
h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 2.2rem; border-bottom: 1px solid var(--line); }
@media (max-width: 50rem) { body { display: block; } nav { min-height: 0; border-right: 0; border-bottom: 1px solid var(--line); } }
)";

} // namespace cryo::documents
