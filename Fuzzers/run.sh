#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2

# Builds the fuzzers and gives each some seconds, or only the ones named:
#   Fuzzers/run.sh [SECONDS] [csv|payload|figure|dates …]
# Inputs of interest stay in fuzz/corpus in the build folder, an input that breaks a law in fuzz/findings. FUZZERS_BUILD names another
# folder for the build. Build it anew after a change of compiler.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
seconds=${1:-60}
if (($# > 0)); then shift; fi
if (($# == 0)); then set -- csv payload figure dates; fi

build=(
  --configuration release --scratch-path "${FUZZERS_BUILD:-.build}"
  -Xswiftc -sanitize=fuzzer -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld
)
swift build "${build[@]}"
program=$(swift build "${build[@]}" --show-bin-path)/Fuzz

work=${FUZZERS_BUILD:-.build}/fuzz
status=0
for target in "$@"; do
  mkdir -p "$work/corpus/$target" "$work/findings"
  echo "==> $target, $seconds s"
  # Without a backtrace: collecting one can take minutes for every finding.
  if ! SWIFT_BACKTRACE=enable=no FUZZ_TARGET=$target "$program" "$work/corpus/$target" "seeds/$target" \
    -max_total_time="$seconds" -max_len=4096 -timeout=10 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$work/findings/$target-"; then
    status=1
    echo "==> $target: see $work/findings" >&2
  fi
done
exit "$status"
