# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells whether the words that users see are plain Dutch (B1): short sentences, everyday words, no spelling mistakes.

    check_words.py --program .build/release/regietafel

Reads the pages as the program serves them, with faults in forms too, and the documents for users. What is checked:

- no sentence has more than 20 words, and the mean of a page or a document is at most 12;
- nothing says in a stiff way what can be said in an everyday word (STIFF);
- a page with enough running text scores at least 60 on the scale of Flesch-Douma; running text is what stands in
  sentences of four words or more, each counted once;
- hunspell knows every word, or it stands in words.txt, where no word stands that is not used.

Not checked: code and addresses, and for the spelling names of people, places and organisations, which have a capital.
A sentence of a law or a letter may be longer only when it stands in QUOTED, with where it comes from; none does now.
"""

import argparse
import collections
import html.parser
import pathlib
import re
import subprocess
import sys

import pyphen

import pages

ROOT = pathlib.Path(__file__).parents[2]
DOCUMENTS = ["docs/toegang.md", "docs/beheer.md", "docs/importeren.md", "docs/foutcodes.md"]
LONGEST, MEAN, EASE = 20, 12, 60
# A page or a document needs this many words of running text before its score says anything.
ENOUGH = 100
STIFF = {
    "betreffende": "over", "verstrekken": "geven", "verstrekt": "geeft", "dient te": "moet", "dienen te": "moeten",
    "ten behoeve van": "voor", "ingevolge": "door", "derhalve": "dus", "indien": "als", "middels": "met",
    "teneinde": "om", "alsmede": "en", "reeds": "al", "thans": "nu", "conform": "volgens", "desgewenst": "als u wilt",
}
# Pages that are allowed to be somewhat harder, and why.
HARDER = {
    # A paper for a meeting: mostly terms of the Spreidingswet with a number, for people who use these terms.
    "/regietafel/PV20/agenda": 55,
}
# Sentences of others, which are shown as they were written: the sentence, and where it comes from.
QUOTED: dict[str, str] = {}
# Where a word may be broken, a syllable ends.
HYPHENS = pyphen.Pyphen(lang="nl_NL", left=1, right=1)
RUNNING = {"p", "li", "dd"}
BLOCKS = RUNNING | {
    "h1", "h2", "h3", "h4", "td", "th", "caption", "legend", "label", "dt", "figcaption", "summary", "div", "button",
    "title", "option", "section", "fieldset", "ul", "ol", "tr", "table", "main", "header", "footer", "nav", "form", "dl",
}
# What nobody reads as a sentence: figures with names, downloads for a screen reader, code, what one typed or may choose.
UNREAD = {"script", "style", "svg", "code", "textarea", "option"}
VOID = {"meta", "link", "input", "br", "img", "hr", "col", "wbr"}
# Addresses, names of sites and files, numbers of rules, keys with a value: not words.
CODE = re.compile(r"\S*[/=_@]\S*|\S+\.[a-z]\S*|[A-Z]\d\S*|\w*\d\w*(?:-\w+)+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Blocks(html.parser.HTMLParser):
    """The pieces of text of a page, each with the name of its element."""

    def __init__(self, text):
        super().__init__()
        self.found, self.words, self.element, self.open = [], "", "", []
        self.feed(text)
        self.flush()

    def flush(self):
        text = re.sub(r"\s+", " ", self.words).strip()
        if text:
            self.found.append((self.element, text))
        self.words = ""

    def handle_starttag(self, tag, attributes):
        if tag in BLOCKS:
            self.flush()
            self.element = tag
        if tag in VOID:
            return
        hidden = "rt-onzichtbaar" in (dict(attributes).get("class") or "")
        self.open.append((tag, tag in UNREAD or hidden))
        if tag == "code":
            self.words += " 0 "

    def handle_startendtag(self, tag, attributes):
        if tag in BLOCKS:
            self.flush()

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag in BLOCKS:
            self.flush()
            self.element = next((name for name, _ in reversed(self.open) if name in BLOCKS), "")

    def handle_data(self, data):
        if not any(unread for _, unread in self.open):
            self.words += data


def document_blocks(text):
    """The pieces of text of a document in Markdown. Code, or a list of it, counts as one word."""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"```.*?```", "\n\n", text, flags=re.S)
    text = re.sub(r"`[^`]*`", "0", text)
    text = re.sub(r"0(?:, 0)+(?: (?:of|en) 0)?", "0", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"https?://\S+|<[^>]*>", "0", text).replace("*", "")
    found = []
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-|#]|\d+\.)\s?)", text):
        block = block.strip()
        if block.startswith("|"):
            found += [("td", cell.strip()) for cell in block.strip("|").split("|") if WORD.search(cell)]
        elif block.startswith("#"):
            found.append(("h2", block.lstrip("# ")))
        elif WORD.search(block):
            found.append(("p", re.sub(r"\s+", " ", re.sub(r"^(?:-|\d+\.)\s+", "", block))))
    return found


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?])[)’'”]?\s+(?=[A-Z'‘’“(0-9])", text) if WORD.search(part)]


def count(sentence):
    return sum(1 for word in sentence.split() if re.search(r"\w", word))


def ease(running):
    """How easily sentences read, on the scale that Douma made for Dutch out of that of Flesch."""
    words = [word for sentence in running for word in WORD.findall(sentence)]
    syllables = sum(len(HYPHENS.positions(word)) + 1 for word in words)
    return 206.84 - 77 * syllables / len(words) - 0.93 * sum(map(count, running)) / len(running)


def unknown_words(texts):
    """The words that hunspell does not know, each with where it stands first."""
    places, names = {}, set()
    for place, element, text in texts:
        # A cell of one word is a code or a name: what a column or a file calls something.
        if element in ("td", "th", "dd") and len(text.split()) == 1:
            continue
        for sentence in sentences(text):
            for number, match in enumerate(WORD.finditer(re.sub(CODE, "0", sentence))):
                word = match[0].replace("’", "'")
                # A capital in the middle of a sentence makes a name, and so does one in a table or before a colon.
                is_label = element in ("th", "td", "dd", "caption") or sentence[match.end():].startswith(":")
                if word[0].isupper() and (number > 0 or is_label):
                    names.add(word)
                elif not any(letter.isupper() for letter in word[1:]):
                    places.setdefault(word, place)
    asked = [word for word in places if word not in names]
    told = subprocess.run(
        ["hunspell", "-d", "nl_NL", "-l"], input="\n".join(asked), capture_output=True, text=True, check=True)
    return {word.lower(): places[word] for word in told.stdout.split() if word in places}


def check(texts, allowed):
    """What is not plain, in words; each piece of text is told once, however many pages have it."""
    faults, per_place = [], collections.defaultdict(dict)
    seen = set()
    for place, element, text in texts:
        for sentence in sentences(text):
            if element in RUNNING and sentence[-1] in ".?!" and count(sentence) >= 4:
                per_place[place].setdefault(sentence)
            if sentence in seen or sentence in QUOTED:
                continue
            seen.add(sentence)
            if count(sentence) > LONGEST:
                faults.append(f"{place}: {count(sentence)} words: {sentence}")
            for stiff, plain in STIFF.items():
                if re.search(rf"\b{stiff}\b", sentence, re.IGNORECASE):
                    faults.append(f"{place}: «{stiff}» is «{plain}»: {sentence}")
    for place, running in per_place.items():
        words = sum(map(count, running))
        if words < ENOUGH:
            continue
        if words / len(running) > MEAN:
            faults.append(f"{place}: the mean is {words / len(running):.1f} words a sentence")
        least = next((ease for path, ease in HARDER.items() if path in place), EASE)
        if ease(running) < least:
            faults.append(f"{place}: the ease of reading is {ease(running):.0f}")
    unknown = unknown_words(texts)
    faults += [f"{place}: «{word}» is not a known word" for word, place in unknown.items() if word not in allowed]
    faults += [f"words.txt: «{word}» is not used, or known without it" for word in sorted(allowed - set(unknown))]
    return faults, len(per_place), len(seen)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    texts = []
    for path, text in pages.read_all(program).items():
        texts += [(path, element, block) for element, block in Blocks(text).found]
    for name in DOCUMENTS:
        texts += [(name, element, block) for element, block in document_blocks((ROOT / name).read_text())]
    lines = (ROOT / "Tests/house/words.txt").read_text().splitlines()
    allowed = {line for line in lines if line and not line.startswith("#")}
    faults, places, seen = check(texts, allowed)
    for fault in faults:
        print(f"FAULT {fault}", file=sys.stderr)
    print(f"{seen} sentences on {places} pages and documents; {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
