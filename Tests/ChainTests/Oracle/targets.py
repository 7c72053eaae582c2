# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2

"""Works out the targets of all municipalities by article 29 (rule R1.4), apart from the program.

Usage: python3 targets.py path/to/gemeenten.csv > ../Golden/targets.csv

For each half-year: the municipalities that exist on its first day, with the inhabitants on 1 January of the year before
within their borders of that first day (rule R1.8), and the exact quotient rounded up.
"""

import math
import sys
from fractions import Fraction

NATIONAL = {"2022-2": 13500, "2023-1": 21200}


def read(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split(";") for line in file if not line.startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def exists(row, day):
    return (row["van"] == "" or row["van"] <= day) and (row["tot"] == "" or day < row["tot"])


def main(path):
    rows = read(path)
    by_code = {row["gemeente"]: row for row in rows}
    print("halfjaar;gemeente;inwoners;taakstelling")
    for half_year, national in NATIONAL.items():
        year, half = (int(part) for part in half_year.split("-"))
        start = f"{year}-{'01' if half == 1 else '07'}-01"
        january = f"{year - 1}-01-01"
        inhabitants = {row["gemeente"]: 0 for row in rows if exists(row, start)}
        for row in rows:
            if not exists(row, january):
                continue
            here = row
            while here["tot"] and here["tot"] <= start:
                here = by_code[here["opvolger"]]
            inhabitants[here["gemeente"]] += int(row[f"inwoners_{year - 1}"])
        country = sum(inhabitants.values())
        for code, count in sorted(inhabitants.items()):
            print(f"{half_year};{code};{count};{math.ceil(Fraction(national * count, country))}")


if __name__ == "__main__":
    main(sys.argv[1])
