#!/usr/bin/env bash
# Builds the fuzz targets once and runs each for SECONDS (60), two at a time. Ends with status 1 when
# one fails; its input is kept and its path printed.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${SECONDS_EACH:-60}
targets=${TARGETS:-wire codec frame cfg template}
out=$PWD/target/fuzz
mkdir -p "$out/failures"

# Coverage as libFuzzer wants it, through options that the stable compiler has.
export RUSTFLAGS="-C passes=sancov-module \
  -C llvm-args=-sanitizer-coverage-level=4 \
  -C llvm-args=-sanitizer-coverage-inline-8bit-counters \
  -C llvm-args=-sanitizer-coverage-pc-table \
  -C llvm-args=-sanitizer-coverage-trace-compares"
host=$(rustc -vV | sed -n 's/^host: //p')
# With --target, build scripts and macros are built without these flags, which they could not link.
cargo build --locked --release --manifest-path fuzz/Cargo.toml --target-dir "$out/build" --target "$host"

run() {
  local target=$1
  mkdir -p "$out/corpus/$target"
  if ! "$out/build/$host/release/$target" "$out/corpus/$target" "fuzz/corpus/$target" \
    -max_total_time="$seconds" -max_len=16384 -rss_limit_mb=2048 -timeout=10 -print_final_stats=1 \
    -artifact_prefix="$out/failures/$target-" >"$out/$target.log" 2>&1; then
    tail -n 40 "$out/$target.log"
    echo "fuzz: $target FAILED; to see it again, give the file named above to" >&2
    echo "  $out/build/$host/release/$target" >&2
    return 1
  fi
  awk -v target="$target" '/number_of_executed_units/ {runs = $2} /cov: / {line = $0}
    END {match(line, /cov: [0-9]+/); print "fuzz: " target " ok, " runs " runs, " \
      substr(line, RSTART, RLENGTH)}' "$out/$target.log"
}

failed=0
running=()
finish() {
  wait "${running[0]}" || failed=1
  running=("${running[@]:1}")
}
for target in $targets; do
  if ((${#running[@]} == 2)); then finish; fi
  run "$target" &
  running+=("$!")
done
while ((${#running[@]} > 0)); do finish; done
exit "$failed"
