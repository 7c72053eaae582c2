# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starts the program and reads every page that the browser tests know, also as who signed in and with faults in forms.

    pages.py --program .build/release/regietafel --folder FOLDER

saves them as files, for a validator of HTML for example.
"""

import argparse
import ast
import base64
import hashlib
import hmac
import html.parser
import http.cookiejar
import pathlib
import re
import socket
import struct
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

BROWSER = pathlib.Path(__file__).parents[1] / "browser" / "run.py"
# What the program leaves to no form: the error pages for a wrong address, a wrong question and a wrong form.
FAULTY = ["/journaal/99999999", "/gemeenten?peildatum=gisteren", "/regels/R99", "/verdeel?opgave=veel", "/gemeenten/GM9999"]
DOOR = ["/", "/account", "/account/sleutels", "/accounts", "/accounts/1", "/logboek-toegang", "/voorstellen", "/afmelden",
        "/melden", "/journaal/3"]


def known(*names):
    """Lists of addresses in the browser tests, read without what those need to run."""
    tree = ast.parse(BROWSER.read_text())
    values = {ast.unparse(node.targets[0]): node.value for node in tree.body if isinstance(node, ast.Assign)}
    return [ast.literal_eval(values[name]) for name in names]


class Form(html.parser.HTMLParser):
    """The first form of the main part of a page that records something, with what stands in its fields."""

    def __init__(self, text):
        super().__init__()
        self.action, self.fields, self.inside, self.done = None, [], False, False
        self.feed(text.partition("<main")[2])

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form" and values.get("method") == "post" and not self.done:
            self.action, self.inside = values.get("action"), True
        if not self.inside or not values.get("name"):
            return
        checkable = values.get("type") in ("checkbox", "radio")
        if tag == "button" or (tag == "input" and (not checkable or "checked" in values)):
            self.fields = [field for field in self.fields if tag != "button" or field[0] != values["name"]]
            self.fields.append((values["name"], values.get("value") or ""))

    def handle_endtag(self, tag):
        if tag == "form" and self.inside:
            self.inside, self.done = False, True


class Visitor:
    """Reads pages and keeps them; with cookies of its own, as a browser has."""

    def __init__(self, base, pages):
        self.base, self.pages = base, pages
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def ask(self, path, fields=None, name=None):
        body = urllib.parse.urlencode(fields).encode() if fields is not None else None
        request = urllib.request.Request(self.base + path, data=body, headers={"Origin": self.base})
        try:
            reply = self.opener.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            assert error.code < 500, f"{path}: status {error.code}"
            reply = error
        text = reply.read().decode()
        if reply.headers.get_content_type() == "text/html":
            self.pages[name or path] = text
        return text

    def send(self, path, text, note, **changes):
        """Sends the form of a page, with what stands in it unless told otherwise."""
        form = Form(text)
        fields = {**dict(form.fields), **changes}
        return self.ask(form.action or path, fields, f"{path} {note}")


def time_code(secret):
    """The code that an app shows now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[19] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def go_through_the_door(program, journal, base, pages, organisation):
    """Accepts an invitation, first with faults, signs in, and reads the pages of who signed in."""
    sentence = "een hele lange zin"
    told = subprocess.run(
        [program, "account", "maak", f"proef-{organisation}".lower(), "--voluit", "P. Roef", "--organisatie", organisation,
         "--rol", "besluiten", "--journaal", journal], check=True, capture_output=True, text=True)
    visitor = Visitor(base, pages)
    path = told.stdout.strip()
    invitation = visitor.ask(path, name=f"/uitnodiging {organisation}")
    secret = re.search(r"secret=([A-Z2-7]+)", invitation)[1]
    visitor.send(path, invitation, "met fouten", nieuw="kort", herhaling="lang", code="1")
    done = visitor.send(path, invitation, "klaar", nieuw=sentence, herhaling=sentence, code=time_code(secret))
    codes = re.findall(r">([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})<", done)
    entrance = visitor.ask("/aanmelden")
    name = f"proef-{organisation}".lower()
    visitor.send("/aanmelden", entrance, "met fouten", naam=name, wachtwoord="iets anders", code=codes[0])
    visitor.send("/aanmelden", entrance, "gelukt", naam=name, wachtwoord=sentence, code=codes[0])
    for path in DOOR:
        visitor.ask(path, name=f"{path} als {organisation}")
    assert "P. Roef" in pages[f"/account als {organisation}"], f"{organisation} could not sign in"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(base, server):
    for _ in range(600):
        assert server.poll() is None, f"the program ended with status {server.returncode}"
        try:
            with urllib.request.urlopen(base + "/gezondheid/gereed", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("the program did not get ready in two minutes")


def read_all(program):
    """All pages, by address; a form that is sent with faults has the address of its page and «met fouten»."""
    kinds, writable, example = known("KINDS", "WRITABLE", "EXAMPLE")
    pages = {}
    with tempfile.TemporaryDirectory() as folder:
        port, journal = free_port(), f"{folder}/x.sqlite"
        base = f"http://127.0.0.1:{port}"
        server = subprocess.Popen(
            [program, "start", "--poort", str(port), "--journaal", journal], stdout=subprocess.DEVNULL)
        try:
            wait_until_ready(base, server)
            visitor = Visitor(base, pages)
            addresses = kinds + writable + example + FAULTY + ["/voorbeeld"] + [f"/voorbeeld{kind}" for kind in kinds[1:]]
            with ThreadPoolExecutor(4) as pool:
                list(pool.map(visitor.ask, addresses))
            for path, text in list(pages.items()):
                if Form(text).action:
                    visitor.send(path, text, "met fouten")
            visitor.ask("/melden", {"gebied": "x"}, "/melden zonder sleutel")
            for organisation in ("beheerder", "GM0363"):
                go_through_the_door(program, journal, base, pages, organisation)
        finally:
            server.terminate()
            server.wait(timeout=20)
    return pages


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--folder", required=True, type=pathlib.Path, help="where the pages go")
    arguments = parser.parse_args()
    pages = read_all(str(pathlib.Path(arguments.program).resolve()))
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for path, text in pages.items():
        name = re.sub(r"[^A-Za-z0-9.=-]+", "_", path).strip("_") or "voorpagina"
        (arguments.folder / f"{name}.html").write_text(text)
    print(f"{len(pages)} pages in {arguments.folder}")


if __name__ == "__main__":
    main()
