# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A second implementation of the hash chain, written from its description alone.

check FILE   recomputes every hash in a journal file; prints the number of entries and the last hash, or the first
             position that is wrong.
golden       prints the golden chain: entries and the hashes that belong to them, for ever.
"""

import hashlib
import json
import sqlite3
import struct
import sys

BEGINNING = hashlib.sha256(b"regietafel-journaal-1").digest()


def seal(previous, position, batch, recorded, known, actor, source, key, kind, payload):
    body = previous + struct.pack(">qqqq", position, batch, recorded, known)
    for field in (actor, source, key or b"", kind, payload):
        body += struct.pack(">I", len(field)) + field
    return hashlib.sha256(body).digest()


def check(path):
    database = sqlite3.connect(path)
    database.text_factory = bytes
    previous, count = BEGINNING, 0
    for row in database.execute(
        "SELECT position, batch, recorded, known, actor, source, request, kind, payload, hash FROM entry ORDER BY position"
    ):
        if row[0] != count + 1 or seal(previous, *row[:9]) != row[9]:
            print("bad", count + 1)
            sys.exit(1)
        previous, count = row[9], count + 1
    print(count, previous.hex())


def golden():
    samples = [
        (1, 1, 1656676800000, 1656676800000, "Ministerie van JenV", "Staatscourant", "sleutel-1", "taakstelling", "{}"),
        (2, 1, 1656676800000, -1, "Ministerie van JenV", "", None, "taakstelling", '{"aantal":13500}'),
        (3, 3, 1656676800001, 1656590400000, "Súdwest-Fryslân", "brief \u201c7\u201d", None, "meld\u0301ing", '{"tekst":"\\u0000 é"}'),
        (4, 4, 1795392000000, 1640995200000, "", "", "k", "", ""),
        (5, 5, 253402300799999, -62135596800000, "a" * 300, "b" * 700, None, "c", '{"d":-9223372036854775808}'),
    ]
    previous, entries = BEGINNING, []
    for position, batch, recorded, known, actor, source, key, kind, payload in samples:
        texts = [None if text is None else text.encode() for text in (actor, source, key, kind, payload)]
        previous = seal(previous, position, batch, recorded, known, *texts)
        entry = {"position": position, "batch": batch, "recorded": recorded, "known": known, "actor": actor}
        entry |= {"source": source, "kind": kind, "payload": payload, "hash": previous.hex()}
        entries.append(entry | ({} if key is None else {"key": key}))
    print(json.dumps({"beginning": BEGINNING.hex(), "entries": entries}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    check(sys.argv[2]) if sys.argv[1] == "check" else golden()
