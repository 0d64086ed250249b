# Sourced by ./start, ./check and .ci/run: puts on the machine what it lacks, and says so.

say() { printf '%s\n' "==> $*"; }

fail() { printf '%s\n' "$*" >&2; exit 1; }

need_rust() {
    # An installation by rustup is not on the path before the next login.
    command -v cargo >/dev/null 2>&1 || PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
    export PATH
    command -v cargo >/dev/null 2>&1 ||
        fail "Rust is missing. Install it from https://rustup.rs, then run this command again."
}

installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# need PACKAGE…: installs the Debian packages among these that are missing.
need() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "This is not Debian: making sure of these is left to you: $*"
        return
    fi
    local package missing=() root=()
    for package in "$@"; do
        installed "$package" || missing+=("$package")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || fail "Some system packages are missing, and only an \
administrator may install them. As root, run: apt-get install ${missing[*]}"
        root=(sudo)
    fi
    say "Installing ${missing[*]}"
    "${root[@]}" apt-get -qq -o DPkg::Lock::Timeout=300 update
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 \
        install --no-install-recommends "${missing[@]}" >/dev/null ||
        fail "The packages could not be installed: ${missing[*]}"
}

# The compiler of the C parts, and the libcrypto that SQLCipher is linked to.
build_packages=(gcc libc6-dev pkg-config libssl-dev)

# What a window needs and loads only when it starts.
window_packages=(libgl1 libegl1 libgl1-mesa-dri libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2
    libxkbcommon0 libxkbcommon-x11-0 libwayland-client0 libwayland-cursor0 libwayland-egl1 fonts-dejavu-core)

# What the tests read letters with, that did not write them.
test_packages=(poppler-utils)
