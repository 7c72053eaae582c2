#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The division of ApportionBenchmark.swift in Python, exactly: by a heap of fractions, and by the package `apportionment`.

    python3 Benchmarks/apportion.py [TOTAL] [TOTAL OF THE PACKAGE]

The package makes a fraction for every party and every unit, and so takes minutes and gigabytes for a large total; 0 leaves it out.
"""

import heapq
import sys
import time
from fractions import Fraction

AREAS = 342
MASK = 2**64 - 1


class Numbers:
    """SplitMix64."""

    def __init__(self):
        self.state = 2026

    def up_to(self, most):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return (mixed ^ (mixed >> 31)) % (most + 1)


def heap(weights, total):
    shares = [0] * len(weights)
    claims = [(Fraction(1, weight), -weight, index) for index, weight in enumerate(weights)]
    heapq.heapify(claims)
    for _ in range(total):
        _, weight, index = claims[0]
        shares[index] += 1
        heapq.heapreplace(claims, (Fraction(2 * shares[index] + 1, -weight), weight, index))
    return shares


def package(weights, total):
    from apportionment.methods import compute

    return compute("saintelague", weights, total, fractions=True, parties=[str(weight) for weight in weights])


def measure(name, divide, weights, total):
    start = time.perf_counter()
    shares = divide(weights, total)
    seconds = time.perf_counter() - start
    check = 0
    for index, share in enumerate(shares):
        check = (check + (index + 1) * int(share)) % 1_000_000_007
    print(f"{f'{name}, {total} over {AREAS}':55}{seconds:.2f} s")
    print(f"{'  check sum':55}{check}")


def main():
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 96_000
    of_package = int(sys.argv[2]) if len(sys.argv) > 2 else total
    numbers = Numbers()
    weights = [900 + numbers.up_to(100) * numbers.up_to(100) * numbers.up_to(90) for _ in range(AREAS)]
    measure("heap of fractions", heap, weights, total)
    if of_package:
        measure("package apportionment, fractions", package, weights, of_package)


main()
