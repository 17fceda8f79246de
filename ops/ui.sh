#!/usr/bin/env bash
# Builds the web admin into ui/dist, from where cargo takes it, when anything of it has changed.
#   ops/ui.sh build      does that
#   ops/ui.sh if-can     the same; without Node it says so, and the program is built without
#   ops/ui.sh test       checks and tests of its parts, and the size of the first load
#   ops/ui.sh browser    tries it in Chromium against target/debug/rollcall
set -euo pipefail
cd "$(dirname "$0")/.."

# packages DIRECTORY: installs what its lock file names, once for each lock file.
packages() {
    local stamp="$1/node_modules/.installed"
    cmp -s "$1/package-lock.json" "$stamp" && return
    echo "ui: installing the packages of $1" >&2
    npm ci --prefix "$1" --no-audit --no-fund --loglevel=error >&2
    cp "$1/package-lock.json" "$stamp"
}

is_built() {
    local start=ui/dist/index.html
    [ -e $start ] || return 1
    [ -z "$(find ui/src ui/public ui/scripts ui/index.html ui/vite.config.ts ui/package-lock.json \
        -newer $start -print -quit)" ]
}

build() {
    packages ui
    is_built && return
    # cargo follows what it embedded, but not that there is something now where nothing was.
    [ -e ui/dist ] || touch src/http/ui.rs
    npm run --silent --prefix ui build -- --logLevel warn >&2
}

case "${1:-build}" in
build) build ;;
if-can)
    if command -v node >/dev/null && command -v npm >/dev/null; then
        build
    else
        echo "ui: Node 20 is missing (https://nodejs.org): without it there is no web admin" >&2
    fi
    ;;
test)
    build
    npm run --silent --prefix ui check
    npm run --silent --prefix ui test
    npm run --silent --prefix ui check:size
    ;;
browser)
    build
    packages tests/browser
    npm run --silent --prefix tests/browser check
    npm test --silent --prefix tests/browser
    ;;
*)
    echo "ui: build, if-can, test or browser" >&2
    exit 2
    ;;
esac
