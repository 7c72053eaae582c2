# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading and recording at the same time, with idle connections beside it.

    python3 Benchmarks/load.py http://127.0.0.1:8080 --key rts_… --rate 500 --writes 50 --idle 1000 --seconds 60

Reads a mix of pages and questions to the API in an open loop, as `latency.py` does; hands in a number over the API with the
key at a rate of its own; and keeps connections open on which nothing is asked. Without a key nothing is recorded.
"""

import argparse
import asyncio
import itertools
import json
import sys
import time
from urllib.parse import urlsplit

from http_client import Connections, quantile, request

READS = [
    "/", "/gemeenten", "/kaart", "/opvang", "/crisis", "/gemeenten/GM0363", "/gemeenten/GM0228", "/provincies/PV27",
    "/veiligheidsregios/VR13", "/oekraine", "/regietafel", "/journaal", "/over", "/api/v1/gemeenten",
    "/api/v1/gemeenten/GM0344/taakstellingen", "/api/v1/opvang", "/api/v1/regels/R1.4",
]
# A rule is asked for as it is now.
DAYLESS = {"/api/v1/regels/R1.4"}


def messages(codes):
    """Numbers of people housed, each for another municipality and month."""
    months = [f"{year}-{month:02d}" for year in range(2023, 2026) for month in range(1, 13)]
    for number, (month, code) in enumerate(itertools.product(months, codes)):
        yield json.dumps({
            "soort": "realisatie", "bron": "belastingproef",
            "regels": [{"code": code, "maand": month, "gehuisvest": number % 40}],
        }).encode()


async def run(rate, seconds, one):
    """Calls `one` with its moment, so many times a second; returns when all are done."""
    start = time.perf_counter()
    tasks = []
    for number in range(int(rate * seconds)):
        appointed = start + number / rate
        await asyncio.sleep(max(0.0, appointed - time.perf_counter()))
        tasks.append(asyncio.create_task(one(number, appointed)))
    await asyncio.gather(*tasks)


async def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address")
    parser.add_argument("--key")
    parser.add_argument("--rate", type=float, default=500)
    parser.add_argument("--writes", type=float, default=50)
    parser.add_argument("--day", help="the reference day of what is read, such as 2025-12-31: everything recorded then counts")
    parser.add_argument("--idle", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    address = urlsplit(options.address)
    connections = Connections(address.hostname, address.port or 80)
    idle = [await asyncio.open_connection(address.hostname, address.port or 80) for _ in range(options.idle)]
    times, faults = {"read": [], "write": []}, []

    async def timed(kind, appointed, expected, *call):
        try:
            status, _ = await request(connections, *call)
        except (OSError, ValueError, IndexError, asyncio.IncompleteReadError) as error:
            faults.append(f"{kind} {call[0]}: {error!r}")
            return
        times[kind].append((time.perf_counter() - appointed) * 1000)
        if status not in expected:
            faults.append(f"{kind} {call[0]}: status {status}")

    reads = [
        path + f"?peildatum={options.day}" if options.day and path not in DAYLESS else path for path in READS]

    async def read(number, appointed):
        await timed("read", appointed, {200}, reads[number % len(reads)])

    headers = {"Authorization": f"Bearer {options.key}", "Content-Type": "application/json"}
    codes = await municipalities(connections)
    bodies = messages(codes)

    async def write(number, appointed):
        await timed("write", appointed, {200, 201}, "/api/v1/aanleveringen", next(bodies), headers)

    for path in reads:
        await request(connections, path)
    jobs = [run(options.rate, options.seconds, read)]
    if options.key:
        jobs.append(run(options.writes, options.seconds, write))
    await asyncio.gather(*jobs)
    for kind, found in times.items():
        found.sort()
        if found:
            print(f"{kind:<6}{len(found)} in {options.seconds:g} s: p50 {quantile(found, 0.5):.2f} ms, "
                  f"p99 {quantile(found, 0.99):.2f} ms, longest {found[-1]:.2f} ms")
    print(f"{len(idle)} idle connections, {len(faults)} faults" + (f", such as {faults[0]}" if faults else ""))
    for _, writer in idle:
        writer.close()
    return 1 if faults else 0


async def municipalities(connections):
    """The codes of all municipalities that still exist in 2025."""
    codes = []
    for page in range(1, 5):
        found = await request(connections, f"/api/v1/gemeenten?peildatum=2025-12-31&page={page}", whole=True)
        codes += [row["code"] for row in json.loads(found[2])["resultaten"]]
    return codes


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
