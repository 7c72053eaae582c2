# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the catalogue of the built program as linked data: both forms say the same, and each thing says what it must.

    check_catalogue.py --program .build/release/regietafel
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, Namespace

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
# A name that would break out of its quotes if it could.
NAME = 'Gemeente "\'s-X" \\ <b> é 🙂 """ @nl . }'
# Least and most of each property of DCAT-AP-NL 3.0 that is mandatory or comes once, by kind.
RULES = {
    DCAT.Catalog: [
        (DCTERMS.title, 1, None), (DCTERMS.description, 1, None), (DCTERMS.publisher, 1, 1), (DCAT.contactPoint, 1, 1),
        (DCAT.dataset, 1, None),
    ],
    DCAT.Dataset: [
        (DCTERMS.title, 1, None), (DCTERMS.description, 1, None), (DCTERMS.accessRights, 1, 1), (DCAT.contactPoint, 1, 1),
        (DCTERMS.creator, 1, None), (DCTERMS.identifier, 1, 1), (DCTERMS.publisher, 1, 1), (DCAT.theme, 1, None),
    ],
    DCAT.Distribution: [
        (DCAT.accessURL, 1, 1), (DCTERMS.license, 1, 1), (DCAT.downloadURL, 0, 1), (DCAT.accessService, 0, 1),
        (DCTERMS["format"], 0, 1), (DCAT.mediaType, 0, 1),
    ],
    DCAT.DataService: [
        (DCTERMS.title, 1, None), (DCTERMS.description, 1, None), (DCTERMS.accessRights, 1, 1), (DCAT.contactPoint, 1, 1),
        (DCAT.endpointURL, 1, 1), (DCAT.endpointDescription, 1, 1), (DCTERMS.identifier, 1, 1),
        (DCTERMS.license, 1, 1), (DCTERMS.publisher, 1, 1), (DCAT.theme, 1, None), (DCTERMS.creator, 0, 1),
    ],
    FOAF.Agent: [(FOAF.name, 1, None)],
    VCARD.Organization: [(VCARD.fn, 1, None), (VCARD.hasEmail, 1, 1), (VCARD.hasURL, 1, 1)],
}
# Properties of which the value is a thing, and not text.
THINGS = [
    DCTERMS.publisher, DCTERMS.creator, DCTERMS.accessRights, DCTERMS.license, DCTERMS["format"], DCTERMS.language,
    DCTERMS.spatial, DCTERMS.accrualPeriodicity, DCAT.theme, DCAT.mediaType, DCAT.accessURL, DCAT.downloadURL,
    DCAT.landingPage, DCAT.endpointURL, DCAT.endpointDescription, DCAT.contactPoint, DCAT.distribution, VCARD.hasEmail,
]


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def fetch(address, accept):
    """What the program answers, as soon as it does."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": accept})) as reply:
                return reply.read(), reply.headers.get_content_type()
        except (ConnectionError, urllib.error.URLError):
            time.sleep(0.1)
    raise SystemExit("the program does not answer")


def faults(graph):
    for kind, rules in RULES.items():
        things = list(graph.subjects(RDF.type, kind))
        if not things:
            yield f"there is no {kind}"
        for thing in things:
            for name, least, most in rules:
                count = len(list(graph.objects(thing, name)))
                if count < least or most is not None and count > most:
                    yield f"{thing} has {count} of {name}"
    for name in THINGS:
        for thing, value in graph.subject_objects(name):
            if isinstance(value, rdflib.Literal):
                yield f"{name} of {thing} is text"
    for thing, license in graph.subject_objects(DCTERMS.license):
        if "#gebieden-" in str(thing) and "by/4.0" not in license:
            yield f"{thing} is not under the licence of CBS"
    if NAME not in {str(name) for name in graph.objects(None, FOAF.name)}:
        yield "the name of the organisation did not come through whole"


def check(program):
    port = free_port()
    root = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(
            os.environ, XDG_DATA_HOME=folder, REGIETAFEL_ORGANISATIE=NAME, REGIETAFEL_CONTACT_EMAIL="a@example.org",
            REGIETAFEL_ORGANISATIE_URI="https://example.org/", REGIETAFEL_LICENTIE="cc0")
        server = subprocess.Popen(
            [program, "start", "--poort", str(port), "--journaal", f"{folder}/x.sqlite", "--zonder-voorbeeld"],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            graphs = []
            for kind, name in [("text/turtle", "turtle"), ("application/ld+json", "json-ld")]:
                text, found = fetch(f"{root}/catalogus", kind)
                assert found == kind, found
                graphs.append(rdflib.Graph().parse(data=text, format=name, publicID=root))
            pages = [
                str(address) for name in (DCAT.accessURL, DCAT.landingPage, DCAT.endpointDescription)
                for address in graphs[0].objects(None, name) if str(address).startswith(root)
            ]
            for address in sorted(set(pages)):
                fetch(address, "*/*")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()
    assert isomorphic(*graphs), "Turtle and JSON-LD do not say the same"
    found = list(faults(graphs[0]))
    for fault in found:
        print(fault)
    print(f"{len(graphs[0])} statements, {len(set(pages))} addresses, {len(found)} faults")
    return not found


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, help="the program to start")
    sys.exit(0 if check(parser.parse_args().program) else 1)
