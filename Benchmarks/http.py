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


class Connections:
    """Kept-alive connections that are not in use."""

    def __init__(self, host, port):
        self.host, self.port = host, port
        self.idle = []

    async def take(self):
        while self.idle:
            reader, writer = self.idle.pop()
            if not reader.at_eof():
                return reader, writer
            writer.close()
        return await asyncio.open_connection(self.host, self.port)

    def give_back(self, connection):
        self.idle.append(connection)


async def body_size(reader, headers):
    """Reads the body to its end and returns how many bytes it had."""
    if b"chunked" in headers.get(b"transfer-encoding", b""):
        size = 0
        while True:
            chunk = int((await reader.readline()).split(b";")[0], 16)
            await reader.readexactly(chunk + 2)
            if chunk == 0:
                return size
            size += chunk
    size = int(headers.get(b"content-length", b"0"))
    await reader.readexactly(size)
    return size


async def request(connections, path):
    """Fetches a page; returns its status and size."""
    reader, writer = await connections.take()
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {connections.host}:{connections.port}\r\n\r\n".encode())
    status = int((await reader.readline()).split()[1])
    headers = {}
    while (line := await reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.partition(b":")
        headers[name.strip().lower()] = value.strip().lower()
    size = await body_size(reader, headers)
    connections.give_back((reader, writer))
    return status, size


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


def quantile(latencies, part):
    return latencies[min(len(latencies) - 1, int(len(latencies) * part))]


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
