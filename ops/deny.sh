#!/usr/bin/env bash
# Checks dependencies against deny.toml: licences, bans and sources always; advisories when a copy
# of the advisory database is there, because fetching it needs a network that not everyone has.
# `cargo deny fetch db` brings or refreshes the copy.
set -euo pipefail
cd "$(dirname "$0")/.."

today=$(date -u +%F)
expired=$(sed -nE 's/.*expires ([0-9]{4}-[0-9]{2}-[0-9]{2}).*/\1/p' deny.toml |
    awk -v today="$today" '$1 < today' | sort -u)
if [ -n "$expired" ]; then
    echo "deny.toml: an ignored advisory expired on ${expired//$'\n'/, }." >&2
    echo "Look at it again: remove it, or write down why it still holds and a new day." >&2
    exit 1
fi

cargo deny --all-features check licenses bans sources

databases="${CARGO_HOME:-$HOME/.cargo}/advisory-dbs"
if compgen -G "$databases/*/crates" >/dev/null; then
    cargo deny --offline --all-features check advisories
else
    echo "note: advisories not checked, no database in $databases (cargo deny fetch db)" >&2
fi
