#!/usr/bin/env bash
# Installs what is missing, and nothing else: a second run takes a second.
#
#   scripts/setup.sh build     what `make serve` needs
#   scripts/setup.sh test      the same, and a browser
#   scripts/setup.sh engines   the same, and Firefox and WebKit
#
# To be there already: git, a C toolchain, rustup's Rust, Node 20.10 or later with npm.
# Set CHROMIUM to a Chromium or Chrome to test with another than Debian's.
set -euo pipefail
cd "$(dirname "$0")/.."

trunk_version=0.21.14 # 0.22 needs a newer rustc
wasm_bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

say() { printf '\n== Set-up: %s\n' "$*"; }
die() { printf 'Set-up: %s\n' "$*" >&2; exit 1; }

# Half optimised, these tools compile in a third of the time and run as well.
cargo_install() {
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    cargo install --force --no-default-features "$@"
}

rust_parts() {
  command -v cargo >/dev/null || die "cargo is missing: install Rust with rustup"
  if [[ ! -d $(rustc --print target-libdir --target wasm32-unknown-unknown) ]]; then
    say "Rust for wasm32-unknown-unknown"
    rustup target add wasm32-unknown-unknown
  fi
  # With rustup, cargo-fmt is always on the PATH: asking for its version tells whether it works.
  cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
  cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
}

cargo_tools() {
  if [[ $(trunk --version 2>/dev/null) != "trunk $trunk_version" ]]; then
    say "trunk $trunk_version (about four minutes, once)"
    cargo_install --locked trunk --version "$trunk_version"
  fi
  # The tool and the crate must be of exactly the same version.
  [[ -n $wasm_bindgen_version ]] || die "Cargo.lock names no wasm-bindgen"
  if [[ $(wasm-bindgen --version 2>/dev/null) != "wasm-bindgen $wasm_bindgen_version" ]]; then
    say "wasm-bindgen $wasm_bindgen_version (about two minutes, once)"
    # Not --locked: its lock file names a package version that was withdrawn.
    cargo_install wasm-bindgen-cli --version "$wasm_bindgen_version"
  fi
}

npm_packages() {
  local major minor
  command -v npm >/dev/null || die "Node and npm are missing: install Node 20.10 or later"
  IFS=. read -r major minor _ < <(node --print process.versions.node)
  ((major > 20 || (major == 20 && minor >= 10))) || die "Node $major.$minor is too old: 20.10 or later is needed"
  if ! cmp --silent package-lock.json node_modules/.installed-lock; then
    say "npm packages"
    npm ci
    cp package-lock.json node_modules/.installed-lock
  fi
}

debian_packages() {
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die "install as root: apt-get install $*"
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update --quiet
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "$@"
}

browser() {
  if [[ -n ${CHROMIUM:-} ]]; then
    [[ -x $CHROMIUM ]] || die "CHROMIUM names $CHROMIUM, which cannot be run"
    return
  fi
  [[ -x /usr/bin/chromium ]] && return
  command -v apt-get >/dev/null || die "no /usr/bin/chromium and no apt-get: set CHROMIUM to a Chromium or Chrome"
  say "Chromium from the distribution's packages"
  debian_packages chromium fonts-dejavu-core
}

other_engines() {
  # One at a time: given two names, `command -v` is content with either.
  [[ -x /usr/bin/firefox-esr ]] && command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null && return
  command -v apt-get >/dev/null || die "Firefox ESR, WebKitWebDriver or Xvfb is missing, and there is no apt-get"
  say "Firefox and WebKit from the distribution's packages (140 MB to fetch)"
  debian_packages firefox-esr webkit2gtk-driver xvfb
}

case ${1:-} in
  build) rust_parts; cargo_tools; npm_packages ;;
  test) rust_parts; cargo_tools; npm_packages; browser ;;
  engines) rust_parts; cargo_tools; npm_packages; browser; other_engines ;;
  *) die "say build, test or engines" ;;
esac
