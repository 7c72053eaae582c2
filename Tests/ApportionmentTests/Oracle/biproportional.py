#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables with given sums as linear programs, one variable for each unit that a cell can hold.

    python3 -m venv VENV && VENV/bin/pip install scipy==1.17.1
    VENV/bin/python Tests/ApportionmentTests/Oracle/biproportional.py > Tests/ApportionmentTests/Golden/biproportional.json

A table is biproportional when the product over all its units of weight ÷ signpost is greatest (Rote and Zachariasen, 2007). The
weights are large and random, so there is one such table.
"""

import json
import math
import random

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix


def solve(rows, columns, weights):
    costs, cells = [], []
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            for unit in range(min(row, column) if weights[i][j] else 0):
                costs.append(math.log(2 * unit + 1) - math.log(weights[i][j]))
                cells.append((i, j))
    lines = [i for i, _ in cells] + [len(rows) + j for _, j in cells]
    places = list(range(len(cells))) * 2
    matrix = coo_matrix((np.ones(len(lines)), (lines, places)), shape=(len(rows) + len(columns), len(cells)))
    if not cells:
        return None if sum(rows) else [[0] * len(columns) for _ in rows]
    found = linprog(costs, A_eq=matrix, b_eq=rows + columns, bounds=(0, 1), method="highs-ds")
    if not found.success:
        return None
    table = [[0] * len(columns) for _ in rows]
    for (i, j), value in zip(cells, found.x):
        assert abs(value - round(value)) < 1e-6
        table[i][j] += round(value)
    return table


def main():
    chance = random.Random(2007)
    cases = []
    for _ in range(60):
        height, width = chance.randint(1, 8), chance.randint(1, 5)
        zeros = chance.choice([0, 0.1, 0.4, 0.6])
        weights = [
            [0 if chance.random() < zeros else chance.randint(1, 10 ** chance.choice([4, 9])) for _ in range(width)]
            for _ in range(height)
        ]
        rows = [chance.randint(0, 12) for _ in range(height)]
        columns = [0] * width
        for _ in range(sum(rows)):
            columns[chance.randrange(width)] += 1
        cases.append({"rows": rows, "columns": columns, "weights": weights, "shares": solve(rows, columns, weights)})
    print("[")
    print(",\n".join(json.dumps(case) for case in cases))
    print("]")


main()
