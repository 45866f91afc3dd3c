# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts of the project share: how they speak, fail, become root, install packages and build.
# Sourced, never run. Invariant: sourcing changes nothing but defines functions and sets `root`,
# CCACHE_* and the locale.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# A relocatable compiler cache: what one checkout compiled serves every other one of the same user.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root}
export CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR:-1}
# Messages that scripts and tests compare must not depend on who runs them; paths may hold any character.
export LC_ALL=C.UTF-8

say() { printf '\n== %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
fail() {
    printf '\nFAILED: %s\n' "$*" >&2
    exit 1
}

# The user's cache folder of this project.
cacheFolder() { printf '%s/cryoscope' "${XDG_CACHE_HOME:-${HOME:?HOME is not set}/.cache}"; }

asRoot() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "packages are missing; run this as root, or install sudo"
    fi
}

# packagesOf SET…: the names listed in packaging/lib/packages for these sets.
packagesOf() {
    awk -v wanted=" $* " '{ sub(/#.*/, "") } NF == 2 && index(wanted, " " $1 " ") { print $2 }' \
        "$root/packaging/lib/packages"
}

isInstalled() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# installPackages SET…: installs what is missing and nothing else; says what.
installPackages() {
    command -v dpkg-query >/dev/null || fail "this needs Debian 12 (dpkg-query was not found)"
    local name missing=()
    for name in $(packagesOf "$@"); do
        isInstalled "$name" || missing+=("$name")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        note "all packages are there"
        return
    fi
    say "installing ${#missing[@]} packages: ${missing[*]}"
    # The package lists are fetched only when apt does not know the names, or what it knows is out of date.
    if apt-cache show "${missing[@]}" >/dev/null 2>&1 && aptGet install --no-install-recommends "${missing[@]}"; then
        return
    fi
    aptGet update || fail "apt-get update did not work"
    aptGet install --no-install-recommends "${missing[@]}" || fail "these packages could not be installed: ${missing[*]}"
}

# aptGet VERB…: quiet unless it fails; then the end of what it said.
aptGet() {
    local log code=0
    log=$(mktemp)
    asRoot env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1 || code=$?
    [ "$code" -eq 0 ] || tail -n 15 "$log"
    rm -f "$log"
    return "$code"
}

# buildPreset PRESET [TARGET…]: configures build/PRESET and builds. Returns non-zero if that does not work.
buildPreset() {
    local preset=$1 target targets=()
    shift
    say "building preset '$preset' with $(nproc) processors"
    if ! (cd "$root" && cmake --preset "$preset" -Wno-dev | sed 's/^/   /'); then
        note "preset '$preset' does not configure"
        return 1
    fi
    for target in "$@"; do
        targets+=(--target "$target")
    done
    if ! cmake --build "$root/build/$preset" -j "$(nproc)" "${targets[@]}"; then
        note "preset '$preset' does not build"
        return 1
    fi
}
