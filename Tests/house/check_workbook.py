# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the workbook of a claim and reckons its formulas once more, by an evaluation of its own.

    check_workbook.py --program .build/release/regietafel
"""

import argparse
import datetime
import json
import pathlib
import re
import subprocess
import tempfile
from decimal import ROUND_HALF_UP, Decimal

import openpyxl

FILES = {
    "oekraine": "gebied;dag;maand;plaatsen;persoonmaanden\nGM0363;2022-03-01;;100;\nGM0363;2022-06-15;;140;\n"
    "GM0363;;2022-03;;50\n",
    "bekostiging": "gemeente;post;periode;bedrag\nGM0363;leefgeld;2022-03;13.000,50\n"
    "GM0363;wooncomponent;2022-03;4.000,25\nGM0363;ontvangsten;2022-04;105,01\n",
    "transitieprojecten": "project;gemeente;omschrijving;betrokkenen;plekken;begroting;vanaf\n"
    "kade-3;GM0363;=Kantoor wordt opvang;gemeente;80;100.000;1-4-2022\n",
    "transitie-uitgaven": "project;jaar;investering;uitvoering\nkade-3;2022;60.000;2.500,75\n",
}


class Reckoner:
    """The few functions that the workbook uses, in decimals instead of floating point."""

    def __init__(self, book):
        self.book = book

    def cell(self, sheet, name):
        value = self.book[sheet][name].value
        if isinstance(value, str) and value.startswith("="):
            return self.value(sheet, value[1:])
        if isinstance(value, datetime.datetime):
            return Decimal((value - datetime.datetime(1899, 12, 30)).days)
        if isinstance(value, (int, float)):
            return Decimal(repr(value))
        return value

    def cells(self, sheet, text):
        if "!" in text:
            sheet, text = text.split("!")
        rows = self.book[sheet][text]
        return [self.cell(sheet, cell.coordinate) for row in rows for cell in row]

    def value(self, sheet, text):
        rounded = re.fullmatch(r"ROUND\((.*),2\)", text)
        if rounded:
            return self.value(sheet, rounded[1]).quantize(Decimal("0.01"), ROUND_HALF_UP)
        matched = re.fullmatch(r'SUMIF\(([^,]*),"([^"]*)",([^,]*)\)', text)
        if matched:
            pairs = zip(self.cells(sheet, matched[1]), self.cells(sheet, matched[3]))
            return sum((v for k, v in pairs if k == matched[2] and isinstance(v, Decimal)), Decimal(0))
        total = Decimal(0)
        for sign, term in re.findall(r"([+-]?)((?:SUM\([^)]*\)|[^+\-])+)", text):
            total += (-1 if sign == "-" else 1) * self.term(sheet, term)
        return total

    def term(self, sheet, text):
        product = Decimal(1)
        for factor in text.split("*"):
            summed = re.fullmatch(r"SUM\(([^)]*)\)", factor)
            if summed:
                product *= sum((v for v in self.cells(sheet, summed[1]) if isinstance(v, Decimal)), Decimal(0))
            elif re.fullmatch(r"\d+", factor):
                product *= Decimal(factor)
            else:
                place = factor.split("!") if "!" in factor else (sheet, factor)
                product *= self.cell(*place)
        return product


def run(program, *arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    with tempfile.TemporaryDirectory() as folder:
        journal, path = f"{folder}/proef.sqlite", f"{folder}/vergoeding.xlsx"
        for kind, text in FILES.items():
            file = pathlib.Path(folder, f"{kind}.csv")
            file.write_text(text)
            run(program, "importeer", str(file), "--soort", kind, "--bron", "proef", "--journaal", journal)
        claim = json.loads(
            run(
                program, "vergoeding", "--gemeente", "GM0363", "--jaar", "2022", "--peildatum", "2023-01-31",
                "--journaal", journal, "--formaat", "json", "--werkmap", path,
            )
        )
        book, stored = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    reckoner, formulas = Reckoner(book), 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formulas += 1
                    found = reckoner.cell(sheet.title, cell.coordinate)
                    kept = Decimal(repr(stored[sheet.title][cell.coordinate].value))
                    assert found == kept, f"{sheet.title}!{cell.coordinate}: {cell.value} gives {found}, stored is {kept}"
                elif isinstance(cell.value, str):
                    assert cell.value[0] not in "=+-@", f"{sheet.title}!{cell.coordinate} is not guarded: {cell.value}"
    total = next(row for row in book["uitkomst"].iter_rows() if str(row[0].value).startswith("Vergoeding van"))[1]
    assert reckoner.cell("uitkomst", total.coordinate) * 100 == claim["totaalCenten"], "the total is that of the program"
    assert book.sheetnames == ["uitkomst", "dagen", "tarieven", "geld"] and formulas > 15
    assert any(cell.value == "'=Kantoor wordt opvang" for cell in book["geld"]["B"]), "the guarded words are there"
    assert isinstance(book["dagen"]["D2"].value, int), "a number stays a number"
    print(f"{formulas} formulas give the same cents; total {claim['totaalCenten']} cents")


if __name__ == "__main__":
    main()
