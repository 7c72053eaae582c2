# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A client for measuring: kept-alive connections, one request after another on each. Standard library only."""

import asyncio


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


async def body(reader, headers):
    """Reads the body to its end."""
    if b"chunked" in headers.get(b"transfer-encoding", b""):
        parts = []
        while True:
            chunk = int((await reader.readline()).split(b";")[0], 16)
            parts.append((await reader.readexactly(chunk + 2))[:-2])
            if chunk == 0:
                return b"".join(parts)
    return await reader.readexactly(int(headers.get(b"content-length", b"0")))


async def request(connections, path, message=None, headers=None, whole=False):
    """Fetches a page, or sends a message; returns its status and size, and the body when it is wanted whole."""
    reader, writer = await connections.take()
    lines = [f"{'GET' if message is None else 'POST'} {path} HTTP/1.1", f"Host: {connections.host}:{connections.port}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if message is not None:
        lines.append(f"Content-Length: {len(message)}")
    writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + (message or b""))
    status = int((await reader.readline()).split()[1])
    answered = {}
    while (line := await reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.partition(b":")
        answered[name.strip().lower()] = value.strip().lower()
    content = await body(reader, answered)
    connections.give_back((reader, writer))
    return (status, len(content), content) if whole else (status, len(content))


def quantile(latencies, part):
    return latencies[min(len(latencies) - 1, int(len(latencies) * part))]
