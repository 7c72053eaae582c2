#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Levelling as a series of integer programs, written from its definition and not from the Swift code.

    python3 -m venv VENV && VENV/bin/pip install scipy==1.17.1
    VENV/bin/python Tests/ApportionmentTests/Oracle/levelling.py > Tests/ApportionmentTests/Golden/levelling.json

Small cases are solved to the end: for each load that is possible, from the lowest on, as few parties as can be stand at it or
below, given what was reached for those before it. The loads that follow are exact; who has which may be a choice. Of the
larger cases only the lowest load is found.
"""

import json
import os
import random
from fractions import Fraction

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


class Program:
    """Variables by name, with rows that bind sums of them."""

    def __init__(self):
        self.upper, self.whole, self.rows = [], [], []

    def variable(self, upper, whole=1):
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1

    def row(self, terms, least, most=np.inf):
        self.rows.append((terms, least, most))

    def highest(self, goal):
        """The values at which the sum of the variables in `goal` is highest; None when there are none."""
        matrix = np.zeros((len(self.rows), len(self.upper)))
        for index, (terms, _, _) in enumerate(self.rows):
            for variable, factor in terms:
                matrix[index, variable] += factor
        costs = np.zeros(len(self.upper))
        costs[goal] = -1
        limits = LinearConstraint(matrix, [row[1] for row in self.rows], [row[2] for row in self.rows])
        found = milp(costs, constraints=limits, bounds=Bounds(0, self.upper), integrality=self.whole,
                     options={"mip_rel_gap": 0})
        return found.x if found.success else None


def allocation(parties, total):
    program = Program()
    added = []
    for party in parties:
        most = total if party["maximum"] is None else min(party["maximum"], total)
        variable = program.variable(most)
        added.append(variable)
        program.row([(variable, 1)], party["minimum"])
        if party["step"] > 1:
            takes = program.variable(1)
            program.row([(variable, 1), (takes, -party["step"])], 0)
            program.row([(variable, 1), (takes, -most)], -np.inf, 0)
    program.row([(variable, 1) for variable in added], total, total)
    return program, added


def loads(parties, total):
    """All loads in ascending order, or None when there is no division."""
    program, added = allocation(parties, total)
    if program.highest([]) is None:
        return None
    levels = sorted({Fraction(p["standing"] + a, p["weight"]) for p in parties for a in range(total + 1)})
    result = []
    for level in levels:
        above = []
        for party, variable in zip(parties, added):
            need = level.numerator * party["weight"] // level.denominator + 1 - party["standing"]
            stands = program.variable(1)
            above.append(stands)
            if need > 0:
                program.row([(variable, 1), (stands, -need)], 0)
        found = program.highest(above)
        number = round(sum(found[variable] for variable in above))
        program.row([(variable, 1) for variable in above], number)
        result += [level] * (len(parties) - number - len(result))
        if number == 0:
            return result
    return result


def lowest(parties, total):
    program, added = allocation(parties, total)
    load = program.variable(np.inf, whole=0)
    for party, variable in zip(parties, added):
        # In units of a millionth: the solver stops when it is within such a part of the best.
        program.row([(variable, 1), (load, -party["weight"] / 1e6)], -party["standing"])
    found = program.highest([load])
    if found is None:
        return None
    # The amounts are whole, so the load is exact once they are rounded.
    least = min(Fraction(p["standing"] + round(found[variable]), p["weight"]) for p, variable in zip(parties, added))
    return [least.numerator, least.denominator]


def party(chance, most, room, step):
    return {
        "weight": chance.randint(1, most),
        "standing": chance.choice([0, chance.randint(0, room)]),
        "minimum": chance.choice([0, 0, 0, chance.randint(0, room // 2)]),
        "maximum": chance.choice([None, chance.randint(room // 2, 2 * room)]),
        "step": chance.choice([0, step, step]),
    }


def cases(chance, number, count, most, room, step):
    while number > 0:
        parties = [party(chance, most, room, step) for _ in range(chance.randint(2, count))]
        if any(p["maximum"] is not None and max(p["minimum"], p["step"] * (p["minimum"] > 0)) > p["maximum"] for p in parties):
            continue
        number -= 1
        yield parties


def main():
    # The solver writes notes to the standard output: only ours go there.
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    chance = random.Random(1958)
    small = []
    for parties in cases(chance, 60, count=6, most=7, room=6, step=4):
        total = chance.randint(1, 22)
        found = loads(parties, total)
        small.append({"parties": parties, "total": total,
                      "loads": None if found is None else [[load.numerator, load.denominator] for load in found]})
    large = []
    for parties in cases(chance, 12, count=60, most=100_000, room=300, step=100):
        total = chance.randint(1000, 150 * len(parties))
        large.append({"parties": parties, "total": total, "lowest": lowest(parties, total)})
    print('{"small": [', file=output)
    print(",\n".join(json.dumps(case) for case in small), file=output)
    print('], "large": [', file=output)
    print(",\n".join(json.dumps(case) for case in large), file=output)
    print("]}", file=output)


main()
