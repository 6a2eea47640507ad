#!/usr/bin/env bash
# The project's commands. Without arguments it lists them.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
    cat <<'TXT'
Usage: ./x COMMAND

  run EXAMPLE [ARGS]   build the compiler, compile an example and run it from this folder
  build                build the compiler: target/release/firefly
  test [NAME]          run every test, or those whose name contains NAME
  ready                all that must hold before a change is done: format, lints, tests, documentation
  bench [ARGS]         pair Firefly with C and .NET in one run and print the ratios
  fuzz [ARGS]          every prefix of the test programs and 100,000 mutations through the checker
  clean                remove what was built

What is missing on a Debian 12 machine is installed first; FIREFLY_NO_INSTALL=1 leaves the machine as it is.
CARGO_TARGET_DIR says where things are built (default: target).
TXT
}

target=${CARGO_TARGET_DIR:-target}
packages=(libmlir-22-dev llvm-22-dev libpolly-22-dev liblld-22-dev libclang1-22 libz3-dev zlib1g-dev libzstd-dev
    libxml2-dev g++)

say() { printf 'x: %s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

need_packages() {
    local missing=()
    for p in "${packages[@]}"; do
        dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing+=("$p")
    done
    [ ${#missing[@]} -eq 0 ] && return
    say "installing ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

need_rust() {
    if ! command -v cargo >/dev/null && [ -x "$HOME/.cargo/bin/cargo" ]; then
        PATH="$HOME/.cargo/bin:$PATH"
    fi
    if ! command -v cargo >/dev/null; then
        say "installing Rust with rustup"
        command -v curl >/dev/null || as_root apt-get install -y -qq curl ca-certificates >&2
        curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal >&2
        PATH="$HOME/.cargo/bin:$PATH"
    fi
}

need_component() {
    cargo "$1" --version >/dev/null 2>&1 && return
    command -v rustup >/dev/null || { say "cargo $1 is missing and there is no rustup to add it"; exit 1; }
    say "installing the Rust component $2"
    rustup component add "$2" >&2
}

prepare() {
    [ -n "${FIREFLY_NO_INSTALL:-}" ] && return
    if command -v apt-get >/dev/null; then
        need_packages
    else
        say "this is no Debian: LLVM 22, MLIR 22 and LLD 22 with headers must be installed already"
    fi
    need_rust
}

build() {
    cargo build --release -p firefly
}

command=${1:-help}
[ $# -gt 0 ] && shift
case "$command" in
    run)
        [ $# -gt 0 ] || { say "name an example, such as examples/weather"; exit 2; }
        example=$1
        shift
        prepare
        build
        exec "$target/release/firefly" run "$example" -- "$@"
        ;;
    build)
        prepare
        build
        ;;
    test)
        prepare
        cargo test --workspace --release -- "$@"
        ;;
    ready)
        prepare
        need_component fmt rustfmt
        need_component clippy clippy
        cargo fmt --all --check
        cargo clippy --workspace --all-targets --release -- -D warnings
        cargo test --workspace --release
        RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps
        say "ready"
        ;;
    bench)
        prepare
        build
        cargo run --quiet --release -p firefly-testing --bin firefly-bench -- --firefly "$target/release/firefly" "$@"
        ;;
    fuzz)
        prepare
        cargo run --quiet --release -p firefly-testing --bin firefly-fuzz -- tests "$@"
        ;;
    clean)
        cargo clean
        ;;
    help | --help | -h)
        usage
        ;;
    *)
        say "there is no command '$command'"
        usage >&2
        exit 2
        ;;
esac
