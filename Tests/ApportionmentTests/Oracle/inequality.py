#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gini and Theil from their definitions over pairs and groups, with fractions and logarithms of fifty digits.

    python3 Tests/ApportionmentTests/Oracle/inequality.py > Tests/ApportionmentTests/Golden/inequality.json
"""

import json
import random
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 50


def logarithm(value):
    return (Decimal(value.numerator) / Decimal(value.denominator)).ln()


def decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def gini(amounts, weights):
    mean = Fraction(sum(amounts), sum(weights))
    if mean == 0:
        return Fraction(0)
    pairs = [(a, b) for a in zip(amounts, weights) if a[1] for b in zip(amounts, weights) if b[1]]
    difference = sum(a[1] * b[1] * abs(Fraction(a[0], a[1]) - Fraction(b[0], b[1])) for a, b in pairs)
    return difference / (2 * sum(weights) ** 2 * mean)


def theil(amounts, weights):
    total, whole = sum(amounts), sum(weights)
    if total == 0:
        return Decimal(0)
    return sum(
        (decimal(Fraction(a, total)) * logarithm(Fraction(a, total) / Fraction(w, whole))
         for a, w in zip(amounts, weights) if a),
        Decimal(0))


def within(amounts, weights, groups):
    total, result = sum(amounts), Decimal(0)
    for group in set(groups):
        own = [index for index, name in enumerate(groups) if name == group]
        share = Fraction(sum(amounts[index] for index in own), total) if total else Fraction(0)
        result += decimal(share) * theil([amounts[index] for index in own], [weights[index] for index in own])
    return result


def main():
    chance = random.Random(1912)
    cases = []
    for number in range(40):
        count = chance.randint(1, 25)
        weights = [chance.randint(0 if number % 4 == 0 else 1, chance.choice([5, 1000, 10**6])) for _ in range(count)]
        weights[0] += 1
        scale = chance.choice([1, 10, 1000])
        if number % 5 == 1:
            # Nearly equal loads: here the digits of a logarithm get lost.
            amounts = [1000 * weight + chance.randint(0, 1) for weight in weights]
        else:
            amounts = [chance.randint(0, scale * 10) if weight else 0 for weight in weights]
        amounts = [amount if weight else 0 for amount, weight in zip(amounts, weights)]
        groups = [chance.randint(1, 4) for _ in weights]
        found = gini(amounts, weights)
        cases.append({
            "amounts": amounts, "weights": weights, "groups": groups, "gini": [found.numerator, found.denominator],
            "theil": float(theil(amounts, weights)), "within": float(within(amounts, weights, groups)),
        })
    print("[")
    print(",\n".join(json.dumps(case) for case in cases))
    print("]")


main()
