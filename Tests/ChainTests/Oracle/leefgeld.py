# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2

"""Works out the allowances of many households by the table of the rulebook, apart from the program.

Usage: python3 leefgeld.py leefgeld.csv > ../Golden/leefgeld.csv

Each line is a household: ages with `a` behind an unaccompanied minor and `i` behind whoever has income since long; the
setting, catering, the month, whether the municipality still pays the old amounts; then food,clothing,living of each
member in cents, with a question mark for what is not found.
"""

import itertools
import random
import sys

HOUSEHOLDS = [
    "35", "17", "17a", "18", "0", "35,10", "35,33", "70,17a", "35,33,10", "40,12,3", "35,33,10,8", "35,33,10,8,4",
    "35i", "35,33i", "35i,33,10", "35,17i", "35,33,17i,10", "52,50,20i,17,9,1", "120", "35i,33i,18i,17",
]
MONTHS = [
    "2022-04", "2022-05", "2022-11", "2022-12", "2023-01", "2023-02", "2023-03", "2023-04", "2023-09", "2023-10",
    "2024-01", "2024-12", "2025-01", "2026-06",
]


def table(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split(";") for line in file if not line.startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def rates(rows, day, size, kind):
    period = max(row["from"] for row in rows if row["from"] <= day)
    fitting = [row for row in rows if row["from"] == period and row["kind"] == kind and int(row["people"]) <= size]
    row = max(fitting, key=lambda row: int(row["people"]))
    return [int(row[name]) if row[name] else None for name in ("food", "clothing", "living")]


def members(household):
    for word in household.split(","):
        yield int(word.rstrip("ai")), "a" in word, "i" in word


def allowance(rows, household, private, catered, month, old):
    day = f"{month}-01"
    amounts_of = "2023-01-31" if old and "2023-02-01" <= day < "2023-04-01" else day
    people = list(members(household))
    adult_earns = any(income and age >= 18 for age, _, income in people)
    for age, alone, income in people:
        if income or (day >= "2023-02-01" and adult_earns):
            yield 0, 0, 0
            continue
        food, clothing, living = rates(rows, amounts_of, len(people), "volwassene" if age >= 18 or alone else "kind")
        yield 0 if catered else food, clothing, living if private else 0


def main(path):
    rows = table(path)
    households = HOUSEHOLDS[:]
    chance = random.Random(6003)
    for _ in range(30):
        size = chance.randint(1, 9)
        words = []
        for age in (chance.randint(0, 99) for _ in range(size)):
            mark = ("a" if age < 18 and chance.random() < 0.1 else "") + ("i" if age > 14 and chance.random() < 0.1 else "")
            words.append(f"{age}{mark}")
        households.append(",".join(words))
    print("gezin;opvang;catering;maand;oud;bedragen")
    for household, private, catered, month, old in itertools.product(
        households, (False, True), (False, True), MONTHS, (False, True)
    ):
        if old and month not in ("2023-02", "2023-03"):
            continue
        shares = allowance(rows, household, private, catered, month, old)
        text = " ".join(",".join("?" if cents is None else str(cents) for cents in share) for share in shares)
        setting = "particulier" if private else "gemeentelijk"
        print(f"{household};{setting};{'ja' if catered else 'nee'};{month};{'ja' if old else 'nee'};{text}")


if __name__ == "__main__":
    main(sys.argv[1])
