#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2

# Latencies and memory of a running server:
#   Benchmarks/http.sh http://127.0.0.1:8080 [PATH …]
# Without a path: the first page and the table of municipalities. RATE and SECONDS_EACH can be set in the environment.
set -euo pipefail

if (($# < 1)); then
  sed -n '5,7s/^# //p' "${BASH_SOURCE[0]}" >&2
  exit 2
fi
address=$1
shift
if (($# == 0)); then set -- / /gemeenten; fi
folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# The memory of the process that listens at the address, now and at most so far.
memory() {
  local port=${address##*:}
  local process
  process=$(ss -Hltnp "sport = :${port%%/*}" | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | head -n 1)
  if [[ -z $process ]]; then
    echo "memory: unknown (the server runs elsewhere, or as another user)"
    return
  fi
  awk -v when="$1" '/^VmRSS:|^VmHWM:/ { size[$1] = int($2 * 1024 / 1000000) }
    END { print "memory of the server " when ": " size["VmRSS:"] " MB, at most " size["VmHWM:"] " MB" }' \
    "/proc/$process/status"
}

memory before
python3 "$folder/latency.py" "$address" "$@" --rate "${RATE:-200}" --seconds "${SECONDS_EACH:-20}"
memory after
echo "load of the machine: $(cut -d' ' -f1 /proc/loadavg)"
