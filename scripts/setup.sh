#!/usr/bin/env bash
# Installs what is missing, and nothing else: a second run takes a second.
#
#   scripts/setup.sh build     what `make serve` needs
#   scripts/setup.sh test      the same, a browser, and NumPy
#   scripts/setup.sh hosting   the same, and what `make hosting` measures with
#   scripts/setup.sh engines   the same, and Firefox and WebKit
#
# To be there already: git, a C toolchain, rustup's Rust, Node 20.10 or later with npm.
# Set CHROMIUM to a Chromium or Chrome to test with another than Debian's.
set -euo pipefail
cd "$(dirname "$0")/.."

trunk_version=0.21.14 # 0.22 needs a newer rustc
lighthouse_version=12.8.2 # 13 needs Node 22
# Older ones may not fit wasm-bindgen from 0.2.128 on.
wasm_split_version=0.2.4
wasm_bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

say() { printf '\n== Set-up: %s\n' "$*"; }
die() { printf 'Set-up: %s\n' "$*" >&2; exit 1; }

# Half optimised, these tools compile in a third of the time and run as well; what they share is compiled once.
cargo_install() {
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    CARGO_TARGET_DIR=target/tools cargo install --force "$@"
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
    say "compiling trunk $trunk_version, the first of three tools (about four minutes, once)"
    cargo_install --locked --no-default-features trunk --version "$trunk_version"
  fi
  # The tool and the crate must be of exactly the same version.
  [[ -n $wasm_bindgen_version ]] || die "Cargo.lock names no wasm-bindgen"
  if [[ $(wasm-bindgen --version 2>/dev/null) != "wasm-bindgen $wasm_bindgen_version" ]]; then
    say "compiling wasm-bindgen $wasm_bindgen_version (about two minutes, once)"
    # Not --locked: its lock file names a package version that was withdrawn.
    cargo_install --no-default-features wasm-bindgen-cli --version "$wasm_bindgen_version"
  fi
  if ! cargo install --list | grep --quiet "^wasm_split_cli_support v$wasm_split_version:"; then
    say "compiling wasm-split $wasm_split_version (half a minute, once)"
    cargo_install --locked --features build-binary wasm_split_cli_support --version "$wasm_split_version"
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
  local as_root=() what=$1
  shift
  command -v apt-get >/dev/null || die "$what is missing, and there is no apt-get: install it"
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die "$what is missing: install as root: apt-get install $*"
    as_root=(sudo)
  fi
  say "$what from the distribution's packages"
  "${as_root[@]}" apt-get update --quiet
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "$@"
}

browser() {
  if [[ -n ${CHROMIUM:-} ]]; then
    [[ -x $CHROMIUM ]] || die "CHROMIUM names $CHROMIUM, which cannot be run"
    return
  fi
  [[ -x /usr/bin/chromium ]] && return
  debian_packages "Chromium (or CHROMIUM in the environment)" chromium fonts-dejavu-core
}

# For the programs that pages give to take away, which tests run.
numpy() {
  python3 -c 'import numpy' 2>/dev/null || /usr/bin/python3 -c 'import numpy' 2>/dev/null || debian_packages NumPy python3-numpy
}

hosting() {
  local modules=/usr/lib/nginx/modules packages=() as_root=()
  PATH=$PATH:/usr/sbin command -v nginx >/dev/null || packages+=(nginx)
  [[ -e $modules/ngx_http_brotli_static_module.so ]] || packages+=(libnginx-mod-http-brotli-static)
  command -v wrk >/dev/null || packages+=(wrk)
  command -v curl >/dev/null || packages+=(curl)
  ((${#packages[@]} == 0)) || debian_packages "${packages[*]}" "${packages[@]}"
  # Debian starts a web server at once, on port 80 for everyone; we start our own when we measure.
  if [[ ${packages[0]:-} == nginx && -d /run/systemd/system ]]; then
    ((EUID == 0)) || as_root=(sudo)
    "${as_root[@]}" systemctl disable --now nginx
  fi
  # 185 MB that only this needs: beside package.json, not in it.
  if [[ $(cat target/hosting/.lighthouse 2>/dev/null) != "$lighthouse_version" ]]; then
    say "Lighthouse $lighthouse_version"
    mkdir -p target/hosting
    echo '{ "private": true }' >target/hosting/package.json
    npm install --prefix target/hosting --ignore-scripts --no-audit --no-fund "lighthouse@$lighthouse_version"
    echo "$lighthouse_version" >target/hosting/.lighthouse
  fi
}

other_engines() {
  # One at a time: given two names, `command -v` is content with either.
  [[ -x /usr/bin/firefox-esr ]] && command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null && return
  debian_packages "Firefox and WebKit (140 MB to fetch)" firefox-esr webkit2gtk-driver xvfb
}

case ${1:-} in
  build) rust_parts; cargo_tools; npm_packages ;;
  test) rust_parts; cargo_tools; npm_packages; browser; numpy ;;
  hosting) rust_parts; cargo_tools; npm_packages; browser; hosting ;;
  engines) rust_parts; cargo_tools; npm_packages; browser; numpy; other_engines ;;
  *) die "say build, test, hosting or engines" ;;
esac
