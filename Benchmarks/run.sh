#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2

# Builds the benchmarks for speed and runs them all, each in a process of its own:
#   Benchmarks/run.sh [FOLDER]
# The journals are written to FOLDER, or else to a new temporary one, and removed at the end. BENCHMARKS_BUILD names another
# folder for the build. The web server is measured apart: see http.sh.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
build=(--configuration release --scratch-path "${BENCHMARKS_BUILD:-.build}")
swift build "${build[@]}"
program=$(swift build "${build[@]}" --show-bin-path)/Benchmarks

folder=$(mktemp -d ${1:+-p "$1"})
trap 'rm -r "$folder"' EXIT

"$program" parts
"$program" append "$folder"
"$program" fill "$folder/million.sqlite" 1000000
"$program" fold "$folder/million.sqlite"
"$program" fold-memory 1000000
"$program" balance 100000
"$program" import 100000
"$program" flows 10000
if python3 -c 'import numpy' 2>/dev/null; then
  python3 flows.py 10000
else
  echo "numpy is not installed: no comparison of the flows"
fi
"$program" claims 500000
"$program" allowance 100000
"$program" apportion 96000
# The package `apportionment` takes minutes and gigabytes for the same total: apportion.py without the 0.
python3 apportion.py 96000 0
