#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walks through the website with a real browser: axe, reflow, forced colours, keyboard, forms, print, no JavaScript.

Starts the program itself on a free port with a journal of its own. Prints one line for each page and ends with a
non-zero status and the details when anything is not as it should be.
"""

import argparse
import base64
import datetime
import hashlib
import hmac
import io
import json
import pathlib
import re
import socket
import struct
import subprocess
import sys
import tempfile
import time
import unicodedata
import urllib.error
import urllib.request

import axe_playwright_python
import pypdf
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

WIDE, NARROW = 1280, 320
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()

# One address of every kind of page.
KINDS = [
    "/", "/gemeenten", "/gemeenten?zoek=berg&sorteer=opgave&richting=af", "/gemeenten?pagina=2&perPagina=25",
    "/provincies", "/veiligheidsregios", "/gemeenten/GM0363", "/gemeenten/GM0457", "/provincies/PV27",
    "/veiligheidsregios/VR13", "/kaart", "/kaart?maat=stand", "/uitleg/taakstelling/GM0363/2022-2",
    "/uitleg/opgave/NL/2022-2", "/uitleg/L15", "/uitleg/A1", "/regels", "/regels/R1.4", "/journaal", "/journaal/3",
    "/opvang", "/opvang/locaties", "/woonprojecten", "/crisis", "/crisis/VR13", "/prognoses",
    "/prognose?paden=4&weken=30", "/prognose?paden=4&weken=30&scenario=niets-extra&scenario=woonprojecten",
    "/buffer?paden=2", "/locatie-vastleggen", "/bezetting-melden", "/crisis-melden",
    "/importeren", "/api-uitleg/aanleveren",
    "/toezicht", "/toezicht/profielen", "/toezicht/GM0228", "/toezicht/GM0228?onderwerp=spreidingswet",
    "/toezicht?provincie=PV25&toon=aandacht", "/trede-vastleggen", "/verschoonbaarheid-vastleggen",
    "/bekendmaking-vastleggen", "/afspraak-vastleggen", "/toeschrijving-vastleggen", "/profiel-vastleggen",
    "/uitleg/tekort/NL/2023-01-01", "/verdeel", "/verdeel?opgave=3000&niveau=provincie&grenzen=PV27%2C%2C10", "/verdeel/GM0363",
    "/verdeel?opgave=10&niveau=provincie&grenzen=PV27%2C20%2C", "/verdelingen", "/verdeling-bewaren?vraag=opgave%3D10",
    "/regietafel", "/regietafel?peildatum=2024-11-15", "/regietafel/PV20", "/regietafel/PV20?peildatum=2025-03-01",
    "/regietafel/PV20/agenda", "/regietafel/PV20/agenda?peildatum=2024-11-15", "/aanbod-melden", "/plaatsen-ruilen",
    "/tafelafspraak-vastleggen", "/raming-melden", "/verslag-vastleggen", "/verslag-vastleggen?provincie=PV20&cyclus=2024",
    "/verdeelbesluit-vastleggen?provincie=PV20&cyclus=2024", "/bezwaar-vastleggen", "/vertraging-melden",
    "/oekraine", "/oekraine/VR13", "/oekraine/GM0363", "/oekraine/GM0363?peildatum=2022-05-20", "/oekraine-melden",
    "/vergoeding", "/vergoeding/GM0228", "/vergoeding/GM0228/2022?peildatum=2022-12-31&vergelijk=2022-10-14",
    "/evaluatie", "/knelpunt-vastleggen", "/leefgeld", "/leefgeld?maand=2023-10&opvang=particulier&gezin=35,33,10", "/leefgeld?gezin=130",
    "/leefgeld?maand=2024-07&gezin=35,9&inkomen=1%3D2024-01-10&netto=900", "/bescherming",
    "/bescherming?categorie=C&brp=2022-06-01&peildatum=2024-03-10",
    "/catalogus", "/aanmelden", "/uitnodiging/onzin", "/api-uitleg", "/api-uitleg/opvanglocaties",
    "/over", "/toegankelijkheid", "/melden", "/ruilen", "/bestaat-niet", "/gemeenten?sorteer=onzin",
]
# Pages of the register in which something can be recorded.
WRITABLE = ["/journaal/3/corrigeren"]
# Pages that only the example fills: a long list, a site with satellites, plans, and a region when all weeks are reported.
EXAMPLE = [
    "/voorbeeld/opvang?peildatum=2023-01-01", "/voorbeeld/opvang/locaties?soort=sat",
    "/voorbeeld/opvang/locaties?telt=ja&aflopend=6&pagina=1", "/voorbeeld/opvang/locaties?sorteer=bezettingsgraad&pagina=3",
    "/voorbeeld/woonprojecten?fase=gestopt", "/voorbeeld/crisis?peildatum=2022-10-28",
    "/voorbeeld/crisis/VR08?peildatum=2022-10-28", "/voorbeeld/gemeenten/GM0200",
    "/voorbeeld/oekraine", "/voorbeeld/oekraine/VR13", "/voorbeeld/oekraine/GM0363?peildatum=2022-08-01",
]
# The days on which the situation report of each region is printed: the first report, when all are in, and weeks later.
PRINTED = ["2022-07-01", "2022-10-28", "2022-11-20"]
# A region of the register that gets a report for every day, and everything that a report can warn for.
FULLEST = "VR06"
A4 = {"paperWidth": 8.27, "paperHeight": 11.69}
# What stands between the margins of A4, in pixels of the screen.
PAPER = int((210 - 2 * 12) / 25.4 * 96)
# The days on which agendas are printed: before the act, with reports that are late, and with all that a round can have.
MEETINGS = ["2022-07-14", "2024-11-15", "2025-06-01"]
# A table of the register with offers, agreements and objections in many words, more than on any real agenda.
BUSIEST = "PV28"


class Journey:
    """What was tried and what went wrong."""

    def __init__(self, base):
        self.base = base
        self.faults = []
        self.titles = {}

    def check(self, condition, text):
        if not condition:
            self.faults.append(text)
        return condition


def driver(width, javascript=True):
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in [
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars", "--lang=nl",
        f"--window-size={max(width, 500)},1000",
    ]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    # The window of a browser has a least width; the emulated screen has not.
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False})
    return browser


def axe(browser):
    browser.execute_script(AXE)
    result = browser.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        f"axe.run(document, {{runOnly: {{type: 'tag', values: {json.dumps(TAGS)}}}, resultTypes: ['violations']}})"
        ".then(done, error => done({error: String(error)}));")
    if "error" in result:
        return [result["error"]]
    assert result["testEngine"]["version"].startswith("4.12"), result["testEngine"]
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"] for node in violation["nodes"][:3]
    ]


def console(browser):
    """What the browser complained about, apart from the status of a page that is meant to be an error."""
    return [
        entry["message"] for entry in browser.get_log("browser")
        if not re.search(r"the server responded with a status of 4\d\d", entry["message"])
    ]


def inspect(journey, browser, path, width, load=True):
    where = f"{path} ({width})"
    if load:
        browser.get(journey.base + path)
    before = len(journey.faults)
    for violation in axe(browser):
        journey.check(False, f"{where}: axe {violation}")
    reflow = browser.execute_script("return document.documentElement.scrollWidth")
    journey.check(reflow <= width, f"{where}: the page is {reflow} pixels wide")
    journey.check(len(browser.find_elements(By.TAG_NAME, "h1")) == 1, f"{where}: not one h1")
    for message in console(browser):
        journey.check(False, f"{where}: console {message}")
    return len(journey.faults) == before


def linked(base, path, pattern):
    """The first address that a page links to in this form."""
    with urllib.request.urlopen(base + path, timeout=20) as reply:
        found = re.search(pattern, reply.read().decode())
    assert found, f"{path} has no link like {pattern}"
    return found[0]


def example_pages(base):
    """The pages that only the example fills, with one location of each sort and one plan as the lists link to them."""
    locations = [
        linked(base, f"/voorbeeld/opvang/locaties?soort={kind}", r"/voorbeeld/opvang/locaties/verzonnen-[a-z0-9-]+")
        for kind in ("azc", "reg", "sat", "cno", "poo")
    ]
    project = linked(base, "/voorbeeld/woonprojecten", r"/voorbeeld/woonprojecten/verzonnen-[a-z0-9-]+")
    return EXAMPLE + locations + [project]


def walk_pages(journey, width, colours=False):
    browser = driver(width)
    try:
        if colours:
            browser.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "forced-colors", "value": "active"}]})
        kinds = [base + kind for base in ("", "/voorbeeld") for kind in KINDS] + WRITABLE
        for path in kinds + example_pages(journey.base):
            path = "/voorbeeld" if path == "/voorbeeld/" else path
            good = inspect(journey, browser, path, width)
            title = browser.title
            if width == WIDE and not colours and "bestaat-niet" not in path and "onzin" not in path:
                other = journey.titles.setdefault(title, path)
                good &= journey.check(
                    other == path or other.split("?")[0] == path.split("?")[0], f"{path}: title '{title}' as {other}")
            print(f"{'ok  ' if good else 'FAIL'} {width:5} {'forced colours ' if colours else ''}{path}")
    finally:
        browser.quit()


def solid(text):
    """A text without what parts words, and with letters instead of ligatures: lines break elsewhere on paper."""
    return re.sub(r"[\s\u00ad]+", "", unicodedata.normalize("NFKC", text))


def printed(browser):
    """The words on each page of A4 when the page in the browser is printed, without the spaces between them."""
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {**A4, "preferCSSPageSize": True})["data"])
    return [solid(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def fill_reports(program, folder, journal):
    """Reports a region every day of the summer, and then has it wind down before it may, with a long source."""
    first = datetime.date(2022, 6, 24)
    days = [(first + datetime.timedelta(days=day), day) for day in range(100)]
    files = {
        "crisis": ["veiligheidsregio;dag;plaatsen;geplaatst"]
        + [f"{FULLEST};{day};{100 + number};{2 * number}" for day, number in days],
        "afbouw": ["veiligheidsregio;dag;besluit", f"{FULLEST};2022-10-03;afbouwen"],
    }
    for kind, lines in files.items():
        path = pathlib.Path(folder) / f"{kind}.csv"
        path.write_text("\n".join(lines) + "\n")
        source = "Brief van het algemeen bestuur van de veiligheidsregio aan alle colleges en raden, " * 3
        subprocess.run(
            [program, "importeer", path, "--soort", kind, "--bron", source, "--journaal", journal], check=True,
            stdout=subprocess.DEVNULL)


def walk_print(journey):
    """The situation report of every region fits on one printed page, with few reports, with all, and with all that it can
    warn for; a page of which everybody sees that it takes more does not."""
    browser = driver(WIDE)
    try:
        browser.get(journey.base + "/voorbeeld/gemeenten")
        journey.check(len(printed(browser)) > 1, "/voorbeeld/gemeenten: all municipalities are said to fit on one page")
        regions = [f"VR{number:02}" for number in range(1, 26)]
        paths = [f"/crisis/{FULLEST}?peildatum={day}" for day in PRINTED]
        paths += [f"/voorbeeld/crisis/{region}?peildatum={day}" for region in regions for day in PRINTED]
        before, longest = len(journey.faults), {}
        for path in paths:
            browser.get(journey.base + path)
            longest[path] = len(browser.find_element(By.TAG_NAME, "main").text)
            pages = len(printed(browser))
            journey.check(pages == 1, f"{path}: takes {pages} printed pages")
        warned = f"/crisis/{FULLEST}?peildatum={PRINTED[-1]}"
        browser.get(journey.base + warned)
        journey.check(
            "6 signalen" in browser.page_source
            and "De laatste 6 van 100 dagen" in browser.page_source, f"{warned}: not all that can be said is said")
        good = len(journey.faults) == before
        fullest = max(longest, key=longest.get)
        print(f"{'ok  ' if good else 'FAIL'} print: {len(paths)} situation reports; the fullest is {fullest}")
    finally:
        browser.quit()


def fill_table(program, folder, journal):
    """A table of a province with forty offers and a few agreements, objections and delays, each in many words."""
    words = "De gemeente wil eerst met de buurt praten, en vraagt om een school en een halte van de bus. " * 3
    places = ["Leiden", "Gouda", "Delft", "'s-Gravenhage", "Hendrik-Ido-Ambacht", "Leidschendam-Voorburg"]
    offers = [
        f"aanbod-{number};Voormalig verzorgingstehuis aan de Burgemeester van der Meulenlaan {number};"
        f"{places[number % 6]};2024;2024-06-{number % 28 + 1:02};{100 + 37 * number};{20 + number};2025-03-01;2035-03-01;"
        f"{words if number % 3 == 0 else ''}" for number in range(40)
    ]
    agreements = [f"{BUSIEST};2024;2024-0{month}-12;{words};{place};{40 * month}"
                  for month, place in enumerate(places, 3)]
    numbers = [f"{BUSIEST};2024;2024-12-20;{place};{100 * count}" for count, place in enumerate(places, 1)]
    files = {
        "aanbod": ["locatie;naam;gemeente;cyclus;dag;regulier;amv;vanaf;tot;voorwaarden"] + offers,
        "afspraken": ["provincie;cyclus;dag;afspraak;gemeente;aantal"] + agreements,
        "verdeelbesluiten": ["provincie;cyclus;dag;gemeente;aantal;totaal"] + [f"{line};2100" for line in numbers],
        "bezwaren": ["bezwaar;provincie;cyclus;dag;gemeente;onderwerp"]
        + [f"bezwaar-{number};{BUSIEST};2024;2025-02-{number:02};{places[number % 6]};{words}" for number in range(1, 7)],
        "vertragingen": ["gemeente;cyclus;dag;reden"] + [f"{place};2024;2025-05-01;{words}" for place in places],
    }
    for kind, lines in files.items():
        path = pathlib.Path(folder) / f"{kind}.csv"
        path.write_text("\n".join(lines) + "\n")
        subprocess.run(
            [program, "importeer", path, "--soort", kind, "--bron", "Stukken van de tafel", "--journaal", journal],
            check=True, stdout=subprocess.DEVNULL)


# The rows of each table as the reader has them, and every heading with what comes after it. Words for the ear are not on paper.
READ_TABLES = """
document.querySelectorAll('.rt-onzichtbaar').forEach(element => element.remove());
const words = cells => Array.from(cells, cell => cell.textContent);
const tables = Array.from(document.querySelectorAll('main table'), table => ({
  name: table.caption.textContent, head: words(table.tHead.rows[0].cells),
  rows: Array.from(table.tBodies[0].rows, row => words(row.cells)),
  total: table.tFoot ? words(table.tFoot.rows[0].cells) : null}));
const headings = Array.from(document.querySelectorAll('main h2'), heading => {
  const after = document.createRange();
  after.setStartAfter(heading);
  after.setEndAfter(document.querySelector('main').lastElementChild);
  return [heading.textContent, after.toString().trim().split('\\n')[0].slice(0, 20)];
});
return [tables, headings];
"""


def check_paper(journey, browser, path):
    """Each row stands on one page in full, under the head of its table; a sum stands where its table ends; no heading
    stands alone at the foot of a page; and nothing is wider than the paper."""
    browser.get(journey.base + path)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": PAPER, "height": 1000, "deviceScaleFactor": 1, "mobile": False})
    wide = browser.execute_script(
        "return Array.from(document.querySelectorAll('main *'))"
        ".filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
        ".map(e => e.tagName + ' ' + e.textContent.slice(0, 30))")
    journey.check(not wide, f"{path}: wider than the paper: {wide[:3]}")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    pages = printed(browser)
    tables, headings = browser.execute_script(READ_TABLES)

    def places(parts):
        """The pages that have all of these."""
        return [number for number, page in enumerate(pages) if all(solid(part) in page for part in parts)]

    for table in tables:
        heads = places(table["head"])
        rows = table["rows"] + ([table["total"]] if table["total"] else [])
        on = [places(row) for row in rows]
        for row, found in zip(rows, on):
            journey.check(set(found) & set(heads), f"{path}: '{table['name']}' breaks or cuts the row {row}")
        if on:
            journey.check(
                set(places([table["name"]])) & set(on[0]), f"{path}: '{table['name']}' is not on the page of its first row")
        if table["total"]:
            count = sum(page.count(solid("".join(table["total"]))) for page in pages)
            journey.check(count == 1, f"{path}: the sum of '{table['name']}' stands on paper {count} times")
    for heading, after in headings:
        journey.check(places([heading, after]), f"{path}: the heading '{heading}' is not on the page of '{after}'")
    return len(pages)


def walk_agenda(journey):
    """The agenda of every table can be taken to a meeting on paper."""
    browser = driver(WIDE)
    try:
        provinces = [f"PV{number}" for number in range(20, 32)]
        paths = [f"/voorbeeld/regietafel/{province}/agenda?peildatum={day}" for province in provinces for day in MEETINGS]
        paths += [f"/regietafel/{BUSIEST}/agenda?peildatum={day}" for day in MEETINGS]
        before = len(journey.faults)
        most = max(check_paper(journey, browser, path) for path in paths)
        journey.check("bezwaar-6" in browser.page_source, f"{paths[-1]}: the sixth objection is not there")
        print(f"{'ok  ' if len(journey.faults) == before else 'FAIL'} print: {len(paths)} agendas, of {most} pages at most")
    finally:
        browser.quit()


def walk_keyboard(journey, path):
    """The skip link comes first, every stop is visible, and the walk comes to an end."""
    browser = driver(WIDE)
    try:
        browser.get(journey.base + path)
        body = browser.find_element(By.TAG_NAME, "body")
        seen = []
        for step in range(60):
            body.send_keys(Keys.TAB) if step == 0 else browser.switch_to.active_element.send_keys(Keys.TAB)
            stop = browser.execute_script(
                "const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();"
                "return [e.tagName, e.textContent.trim().slice(0, 40), s.outlineStyle !== 'none' &&"
                " parseFloat(s.outlineWidth) >= 2, r.width > 0 && r.height > 0]")
            if stop[0] == "BODY":
                break
            seen.append(stop)
            journey.check(stop[2] and stop[3], f"{path}: keyboard stop {stop} cannot be seen")
        journey.check(seen and seen[0][1] == "Naar de inhoud", f"{path}: the skip link does not come first: {seen[:1]}")
        journey.check(len(seen) > 10, f"{path}: the keyboard walk ended after {len(seen)} stops")
        good = not any(fault.startswith(f"{path}: ") for fault in journey.faults)
        print(f"{'ok  ' if good else 'FAIL'} keyboard {path}: {len(seen)} stops")
    finally:
        browser.quit()


def fill(browser, **fields):
    for name, value in fields.items():
        field = browser.find_element(By.ID, f"veld-{name}")
        field.clear()
        field.send_keys(value)


def is_gone(element):
    """Whether the page of the element is no longer there. While one page makes room for the next, Chromium says so
    with an inspector error as often as with the error for a stale element."""
    try:
        element.is_enabled()
        return False
    except WebDriverException:
        return True


def click(browser, by, what):
    """Clicks and waits for the next page, so that nothing is read from the page that goes."""
    old = browser.find_element(By.TAG_NAME, "html")
    browser.find_element(by, what).click()
    WebDriverWait(browser, 20).until(lambda _: is_gone(old))
    WebDriverWait(browser, 20, ignored_exceptions=[WebDriverException]).until(
        lambda page: page.find_elements(By.TAG_NAME, "footer"))


def press(browser, label):
    click(browser, By.XPATH, f"//button[normalize-space()='{label}']")


def walk_forms(journey, width):
    browser = driver(width)
    try:
        browser.get(journey.base + "/melden")
        fill(browser, gebied="Nergenshuizen", aantal="1,5")
        press(browser, "Leg dit vast")
        journey.check(re.match(r"\d+ fouten – ", browser.title), f"/melden: title '{browser.title}' has no count")
        for link in browser.find_elements(By.CSS_SELECTOR, ".nl-alert--error a"):
            target = link.get_attribute("href").split("#")[1]
            field = browser.find_element(By.ID, target)
            journey.check(field.get_attribute("aria-invalid") == "true", f"/melden: {target} is not marked as wrong")
            for name in (field.get_attribute("aria-describedby") or "").split():
                journey.check(browser.find_elements(By.ID, name), f"/melden: nothing is called {name}")
        inspect(journey, browser, "/melden with faults", width, load=False)
        fill(browser, gebied="Utrecht", maand="juli 2022", aantal="12", bron="Maandbericht")
        press(browser, "Laat zien wat dit doet")
        journey.check("Dit verandert er" in browser.page_source, "/melden: the dry run shows no effects")
        journey.check(
            browser.find_element(By.ID, "veld-aantal").get_attribute("value") == "12", "/melden: the dry run forgets")
        inspect(journey, browser, "/melden dry run", width, load=False)
        browser.get(journey.base + "/ruilen")
        press(browser, "Leg dit vast")
        inspect(journey, browser, "/ruilen with faults", width, load=False)
        good = not any(fault.startswith(("/melden", "/ruilen")) for fault in journey.faults)
        print(f"{'ok  ' if good else 'FAIL'} {width:5} forms")
    finally:
        browser.quit()


def walk_without_javascript(journey):
    """Report a figure, find it, correct it and see both, with JavaScript switched off."""
    browser = driver(WIDE, javascript=False)
    try:
        browser.get(journey.base + "/melden")
        fill(browser, gebied="GM0344", maand="2022-07", aantal="31", bron="Maandbericht juli 2022")
        press(browser, "Leg dit vast")
        reported = re.search(r"/journaal/(\d+)", browser.current_url)
        if not journey.check(reported, f"reporting led to {browser.current_url}"):
            return
        journey.check("Dit is vastgelegd" in browser.page_source, "the page does not say that it was recorded")
        click(browser, By.LINK_TEXT, "Corrigeer deze regel")
        fill(browser, aantal="32", reden="Een huishouden was niet meegeteld.")
        press(browser, "Leg dit vast")
        corrected = re.search(r"/journaal/(\d+)", browser.current_url)
        journey.check(
            corrected and corrected[1] != reported[1], f"correcting led to {browser.current_url}")
        browser.get(journey.base + f"/journaal/{reported[1]}")
        text = browser.find_element(By.TAG_NAME, "main").text
        journey.check("31" in text and "32" in text, "the entry does not show the old and the new number")
        browser.get(journey.base + "/gemeenten/GM0344?peildatum=2022-08-01")
        journey.check("32" in browser.find_element(By.ID, "tabel-maanden").find_element(By.XPATH, "..").text,
                      "the page of the municipality does not show the corrected number")
        print("ok   without JavaScript: report, correct, see both")
    finally:
        browser.quit()


def time_code(secret):
    """The code that an app shows now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[19] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def walk_door(journey, program, journal, width):
    """Accept an invitation, sign in as administrator, and look at every page of the door."""
    name, sentence = f"beheer{width}", "een hele lange zin"
    told = subprocess.run(
        [program, "account", "maak", name, "--voluit", "B. Heer", "--organisatie", "beheerder", "--rol", "besluiten",
         "--journaal", journal], check=True, capture_output=True, text=True)
    browser = driver(width)
    try:
        inspect(journey, browser, told.stdout.strip(), width)
        secret = re.search(r"secret=([A-Z2-7]+)", browser.page_source)[1]
        fill(browser, nieuw="kort", herhaling="lang", code="1")
        press(browser, "Maak mijn account")
        journey.check(browser.title.startswith("1 fout – "), f"invitation: title '{browser.title}' has no count")
        inspect(journey, browser, "/uitnodiging with a fault", width, load=False)
        fill(browser, nieuw=sentence, herhaling=sentence, code=time_code(secret))
        press(browser, "Maak mijn account")
        inspect(journey, browser, "/uitnodiging done", width, load=False)
        codes = re.findall(r">([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})<", browser.page_source)
        browser.get(journey.base + "/aanmelden")
        fill(browser, naam=name, wachtwoord="iets anders", code=codes[0])
        press(browser, "Aanmelden")
        inspect(journey, browser, "/aanmelden with a fault", width, load=False)
        fill(browser, naam=name, wachtwoord=sentence, code=codes[0])
        press(browser, "Aanmelden")
        journey.check("B. Heer – beheerder" in browser.page_source, "signing in: the page does not say who it is")
        for path in (
            "/", "/account", "/account/sleutels", "/bewaard", "/abonnementen", "/accounts", "/accounts/1",
            "/logboek-toegang", "/voorstellen", "/afmelden",
        ):
            inspect(journey, browser, path, width)
        click(browser, By.CSS_SELECTOR, "header button")
        journey.check("Aanmelden" in browser.page_source, "signing out: the page still knows who it was")
        good = not any("door" in fault or "sign" in fault for fault in journey.faults)
        print(f"{'ok  ' if good else 'FAIL'} {width:5} the door")
    finally:
        browser.quit()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(base, server):
    for _ in range(600):
        if server.poll() is not None:
            sys.exit(f"the program ended with status {server.returncode}")
        try:
            with urllib.request.urlopen(base + "/gezondheid/gereed", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    sys.exit("the program did not get ready in two minutes")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True, help="the program to start")
    program = pathlib.Path(parser.parse_args().program).resolve()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        base = f"http://127.0.0.1:{port}"
        server = subprocess.Popen(
            [program, "start", "--poort", str(port), "--journaal", f"{folder}/x.sqlite"], stdout=subprocess.DEVNULL)
        try:
            wait_until_ready(base, server)
            journey = Journey(base)
            for width in (WIDE, NARROW):
                walk_pages(journey, width)
                walk_forms(journey, width)
                walk_door(journey, program, f"{folder}/x.sqlite", width)
            walk_pages(journey, WIDE, colours=True)
            for path in ("/", "/gemeenten", "/kaart", "/melden"):
                walk_keyboard(journey, path)
            fill_reports(program, folder, f"{folder}/x.sqlite")
            walk_print(journey)
            fill_table(program, folder, f"{folder}/x.sqlite")
            walk_agenda(journey)
            walk_without_javascript(journey)
        finally:
            server.terminate()
            server.wait(timeout=20)
    for fault in journey.faults:
        print(f"FAULT {fault}", file=sys.stderr)
    print(f"{len(journey.faults)} faults")
    sys.exit(1 if journey.faults else 0)


if __name__ == "__main__":
    main()
