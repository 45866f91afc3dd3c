# SPDX-License-Identifier: GPL-3.0-or-later
# The reference peers: Rust programs on the original engines of several releases. Their sources are not part
# of this repository. They are built once into the user's cache folder and kept there:
#   CACHE/peers/NAME/release/NAME          the program
#   CACHE/peers/NAME/release/NAME.sources  SHA-256 over its sources, as they were when it was built
# Sourced after common.bash.

peerPath() { printf '%s/peers/%s/release/%s' "$(cacheFolder)" "$1" "$1"; }

# The later peers share the sources of the first one, so all are hashed together.
peerSourcesSum() {
    (cd "$1" && find peer peer-2026-7 peer-2026-10 -type f \( -name '*.rs' -o -name 'Cargo.*' \) -print0 |
        sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
}

# buildPeer NAME SOURCES: leaves an up-to-date program at `peerPath NAME`. SOURCES holds one folder per peer.
buildPeer() {
    local name=$1 sources=$2 program sum
    program=$(peerPath "$name")
    [ -f "$sources/$name/Cargo.toml" ] || fail "no sources of $name in $sources"
    sum=$(peerSourcesSum "$sources")
    if [ -x "$program" ] && [ "$(cat "$program.sources" 2>/dev/null)" = "$sum" ]; then
        note "$name: kept from an earlier build"
        return
    fi
    command -v cargo >/dev/null || fail "building $name needs cargo (Rust 1.91 or newer)"
    say "building $name (some minutes the first time)"
    CARGO_TARGET_DIR=$(cacheFolder)/peers/$name \
        cargo build --release --locked --manifest-path "$sources/$name/Cargo.toml" || fail "$name does not build"
    printf '%s\n' "$sum" >"$program.sources"
}

# Our own peer, tests/peer of this repository: what the differential tests compare with.
ownPeerPath() { printf '%s/peers/cryo-peer/release/cryo-peer' "$(cacheFolder)"; }

hasCargo() {
    local version
    version=$(cargo --version 2>/dev/null | cut -d' ' -f2) && [ -n "$version" ] &&
        printf '1.91\n%s\n' "$version" | sort -CV
}

# The engines that packaging/bench compares with, tests/bench/peers.
benchPeersPath() { printf '%s/peers/cryo-bench-peers/release/cryo-bench-peers' "$(cacheFolder)"; }

# buildOwnPeer, buildBenchPeers: leave an up-to-date program at its path. They install cargo if there is none that
# is new enough.
buildOwnPeer() { buildFrom tests/peer cryo-peer "$(ownPeerPath)"; }
buildBenchPeers() { buildFrom tests/bench/peers cryo-bench-peers "$(benchPeersPath)"; }

# buildFrom FOLDER NAME PROGRAM
buildFrom() {
    local folder=$root/$1 name=$2 program=$3 sum
    sum=$(cd "$folder" && sha256sum Cargo.toml Cargo.lock src/*.rs | sha256sum | cut -d' ' -f1)
    if [ -x "$program" ] && [ "$(cat "$program.sources" 2>/dev/null)" = "$sum" ]; then
        note "$name: kept from an earlier build"
        return
    fi
    hasCargo || installPackages peer
    # A machine whose package lists are old knows an older one only.
    hasCargo || { aptGet update && aptGet install --no-install-recommends $(packagesOf peer); }
    hasCargo || fail "building $name needs cargo (Rust 1.91 or newer)"
    say "building $name (some minutes the first time)"
    CARGO_TARGET_DIR=$(cacheFolder)/peers/$name \
        cargo build --release --locked --quiet --manifest-path "$folder/Cargo.toml" || fail "$name does not build"
    printf '%s\n' "$sum" >"$program.sources"
}
