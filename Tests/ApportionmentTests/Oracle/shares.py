#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shares by the package `apportionment`, in its mode with fractions, and one large division by a plain heap of fractions.

    python3 -m venv VENV && VENV/bin/pip install apportionment==1.0
    VENV/bin/python Tests/ApportionmentTests/Oracle/shares.py > Tests/ApportionmentTests/Golden/shares.json

The package settles ties by the order of the parties and not by weight, so where it meets one only that is kept.
"""

import heapq
import json
import random
from fractions import Fraction

from apportionment.methods import TiesException, compute

METHODS = {
    "largestRemainder": "largest_remainder",
    "sainteLague": "saintelague",
    "dHondt": "dhondt",
    "huntingtonHill": "huntington",
    "adams": "adams",
    "dean": "dean",
}


def small_cases(chance):
    for number in range(60):
        count = chance.randint(1, 12)
        most = chance.choice([5, 60, 10_000, 10**15 if number % 3 else 10**6])
        weights = [chance.randint(1, most) for _ in range(count)]
        total = chance.choice([1, count // 2 + 1, count, 3 * count + 1, chance.randint(1, 400)])
        shares = {}
        for ours, theirs in METHODS.items():
            # The package takes roots as doubles: too few digits for such weights.
            if ours == "huntingtonHill" and most > 10**6:
                continue
            try:
                shares[ours] = compute(theirs, weights, total, fractions=True, tiesallowed=False)
            except TiesException:
                shares[ours] = None
        yield {"weights": weights, "total": total, "shares": shares}


def heap(weights, total):
    shares = [0] * len(weights)
    claims = [(Fraction(1, weight), -weight, index) for index, weight in enumerate(weights)]
    heapq.heapify(claims)
    for _ in range(total):
        _, weight, index = claims[0]
        shares[index] += 1
        heapq.heapreplace(claims, (Fraction(2 * shares[index] + 1, -weight), weight, index))
    return shares


def main():
    chance = random.Random(2026)
    weights = [900 + chance.randint(0, 100) * chance.randint(0, 100) * chance.randint(1, 90) for _ in range(342)]
    print('{"small": [')
    print(",\n".join(json.dumps(case) for case in small_cases(chance)))
    print(f'], "large": {json.dumps({"weights": weights, "total": 96_000, "shares": heap(weights, 96_000)})}}}')


main()
