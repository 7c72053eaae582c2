# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Latencies of a web server under a constant stream of requests.

An open loop: every request is sent at its appointed moment, whether or not earlier ones have been answered, and its
latency counts from that moment. So a server that stalls cannot hide it. Standard library only.
"""

import argparse
import asyncio
import sys
import time
from urllib.parse import urlsplit

from http_client import Connections, quantile, request


async def measure(connections, path, rate, seconds):
    """Sends `rate` requests a second; returns sorted latencies in milliseconds, faults and the size of the page."""
    latencies, faults, sizes = [], [], set()

    async def one(appointed):
        try:
            status, size = await request(connections, path)
        except (OSError, ValueError, IndexError, asyncio.IncompleteReadError) as error:
            faults.append(repr(error))
            return
        latencies.append((time.perf_counter() - appointed) * 1000)
        sizes.add(size)
        if status != 200:
            faults.append(f"status {status}")

    start = time.perf_counter()
    tasks = []
    for number in range(int(rate * seconds)):
        appointed = start + number / rate
        await asyncio.sleep(max(0.0, appointed - time.perf_counter()))
        tasks.append(asyncio.create_task(one(appointed)))
    await asyncio.gather(*tasks)
    return sorted(latencies), faults, max(sizes, default=0)


async def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address", help="such as http://127.0.0.1:8080")
    parser.add_argument("paths", nargs="+", help="such as / and /gemeenten")
    parser.add_argument("--rate", type=float, default=200, help="requests a second (200)")
    parser.add_argument("--seconds", type=float, default=20, help="how long for each path (20)")
    options = parser.parse_args()
    address = urlsplit(options.address)
    connections = Connections(address.hostname, address.port or 80)
    sound = True
    for path in options.paths:
        await measure(connections, path, options.rate, min(3, options.seconds))
        latencies, faults, size = await measure(connections, path, options.rate, options.seconds)
        if latencies:
            print(
                f"{path:<32}p50 {quantile(latencies, 0.5):.2f} ms, p99 {quantile(latencies, 0.99):.2f} ms, "
                f"longest {latencies[-1]:.2f} ms ({len(latencies)} requests at {options.rate:g}/s, {size} bytes)")
        if faults:
            sound = False
            print(f"{path:<32}{len(faults)} faults, such as {faults[0]}")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
