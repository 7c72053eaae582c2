#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small model of stocks and flows, path by path and number by number, written from the descriptions and not from the code.

    python3 Tests/ForecastTests/Oracle/flows.py > Tests/ForecastTests/Golden/flows.json

Exponential and logarithm are those of Python, which may differ from ours in the last bit, and so is the normal quantile,
from which ours differs by less than 3e-7 or that part of itself: a whole number of units shows neither.
"""

import json
import math
import struct
from statistics import NormalDist

MASK = 0xFFFFFFFF
ONCE = MASK
SEED = 0x0123456789ABCDEF
STEPS, PATHS = 40, 130
NORMAL = NormalDist()


def philox(counter, key):
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(7):
        p0, p1 = 0xD2511F53 * c0, 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (p1 >> 32) ^ c1 ^ k0, p1 & MASK, (p0 >> 32) ^ c3 ^ k1, p0 & MASK
        k0, k1 = (k0 + 0x9E3779B9) & MASK, (k1 + 0xBB67AE85) & MASK
    return c0, c1, c2, c3


def stream(name):
    number = 0x811C9DC5
    for byte in name.encode():
        number = ((number ^ byte) * 0x01000193) & MASK
    return number


def uniform(path, step, name, draw):
    group, place = divmod(path, 64)
    word, block = divmod(place, 16)
    words = philox((16 * group + block, step, stream(name), draw), (SEED & MASK, SEED >> 32))
    return (words[word] + 0.5) / 2**32


def normal(path, step, name, draw):
    return NORMAL.inv_cdf(uniform(path, step, name, draw))


def inverse_root(number):
    """To two thousandths, by the halved exponent and one step of Newton."""
    guess = struct.unpack("d", struct.pack("Q", 0x5FE6EB50C7B537A9 - (struct.unpack("Q", struct.pack("d", number))[0] >> 1)))[0]
    return guess * (1.5 - number * guess**2 / 2)


def corrected(mean, variance, skew, pq, z):
    variance = max(1, variance)
    sd = math.sqrt(variance)
    third = z * ((1 + 14 * pq) - (1 + 2 * pq) * z * z) / 72 * inverse_root(variance)
    return max(0, round(mean + sd * z + skew * (z * z - 1) / 6 + third))


def binomial(number, chance, u):
    mean = number * chance
    if min(mean, number - mean) >= 10:
        pq = chance * (1 - chance)
        return min(number, corrected(mean, number * pq - 1 / 12, 1 - 2 * chance, pq, NORMAL.inv_cdf(u)))
    if chance > 0.5:
        return number - binomial_count(number, 1 - chance, 1 - u)
    return binomial_count(number, chance, u)


def binomial_count(number, chance, u):
    passed, count = 0.0, -1
    while passed < u and count < number:
        count += 1
        passed += math.comb(number, count) * chance**count * (1 - chance) ** (number - count)
    return count


def poisson(mean, u):
    if mean >= 10:
        return corrected(mean, mean - 1 / 12, 1, 0, NORMAL.inv_cdf(u))
    passed, count = 0.0, -1
    while passed < u:
        count += 1
        passed += math.exp(-mean) * mean**count / math.factorial(count)
    return count


def factor(spread, z):
    return math.exp(spread * z - spread * spread / 2)


def shock_centre(step, memory, spread, chance, jump):
    total = 0.0
    for back in range(step + 1):
        left = memory**back
        total += left**2 * spread**2 / 2 + math.log(1 - chance + chance / (1 - left * jump))
    return total


def run(path):
    """All gauges of one path, by step."""
    both = max(0, round(330 + 20 * normal(path, ONCE, "whole:both", 0)))
    waiting = min(both, max(0, round(300 + 30 * normal(path, ONCE, "stock:waiting", 0))))
    stages = [waiting * (i + 1) // 3 - waiting * i // 3 for i in range(3)]
    ready, guests, coming, entry, backlog = both - waiting, 0, [10, 11], [0, 0], 0
    level = 0.2
    places, opened_later, closed_later, seen = 350, {}, {}, []
    duration = factor(0.2, normal(path, ONCE, "flow:decided", 0))
    first = 0.6 * math.exp(0.3 * normal(path, ONCE, "flow:decided", 64))
    second = 0.3 * math.exp(0.3 * normal(path, ONCE, "flow:decided", 65))
    weights = [first, second, 0.1]
    plan = factor(0.2, normal(path, ONCE, "flow:placed", 0))
    gone_rate = factor(0.4, normal(path, ONCE, "flow:gone", 0))
    rows = []
    for step in range(STEPS):
        stages[0] += entry[0]
        coming[0] += entry[1]
        entry = [0, 0]

        opened = (25 if step == 10 else 0) + opened_later.pop(step, 0)
        closed = min(places + opened, (60 if step == 20 else 0) + closed_later.pop(step, 0))
        places += opened - closed
        seen.append((sum(stages), ready))
        if step % 3 == 0:
            before = seen[max(0, step - 4)]
            short = seen[-1][0] + seen[-1][1] - places + (seen[-1][0] - before[0])
            short += sum(closed_later.values()) - sum(opened_later.values())
            if short > 0:
                opened_later[step + 5] = opened_later.get(step + 5, 0) + short
            elif short < 0:
                closed_later[step + 2] = closed_later.get(step + 2, 0) - short

        level = 0.9 * level + 0.1 * normal(path, step, "shock:level", 0)
        u = uniform(path, step, "shock:level", 1)
        if u < 0.1:
            level -= 0.3 * math.log(u / 0.1)
        shock = math.exp(level - shock_centre(step, 0.9, 0.1, 0.1, 0.3))

        season = 20 + 15 * (step % 4)
        gamma = max(0, 1 - 0.2 / 9 + math.sqrt(0.2 / 9) * normal(path, step, "flow:new", 1)) ** 3
        new = poisson(season * shock * gamma, uniform(path, step, "flow:new", 0))
        entry[0] += new

        held = sum(stages)
        withdrawn = binomial(held, 0.02, uniform(path, step, "flow:withdrawn", 0))
        offset, passed, taken = uniform(path, step, "flow:withdrawn", 1), 0, 0
        for stage in range(3):
            passed += stages[stage]
            until = math.floor(withdrawn / max(1, held) * passed + offset)
            stages[stage] -= until - taken
            taken = until

        moved = 0
        for stage in (2, 1, 0):
            count = binomial(stages[stage], min(1, 3 / 9 / duration), uniform(path, step, "flow:decided", stage))
            stages[stage] -= count
            if stage == 2:
                moved = count
            else:
                stages[stage + 1] += count
        to_ready = binomial(moved, weights[0] / sum(weights), uniform(path, step, "flow:decided", 64))
        to_guests = binomial(
            moved - to_ready, weights[1] / (weights[1] + weights[2]), uniform(path, step, "flow:decided", 65))
        ready += to_ready
        guests += to_guests

        family = poisson(to_ready * 0.7, uniform(path, step, "flow:family", 0))
        entry[1] += family

        arrived = 0
        for stage in (1, 0):
            count = binomial(coming[stage], 2 / 6, uniform(path, step, "flow:arrived", stage))
            coming[stage] -= count
            if stage == 1:
                arrived = count
            else:
                coming[1] += count
        ready += arrived

        wanted = 28.25 * plan * factor(0.3, normal(path, step, "flow:placed", 128))
        part = 1 if uniform(path, step, "flow:placed", 0) < wanted - math.floor(wanted) else 0
        asked = backlog + math.floor(wanted) + part
        placed = min(asked, ready)
        backlog = asked - placed
        ready -= placed

        gone = binomial(guests, min(1, 0.3 * gone_rate), uniform(path, step, "flow:gone", 0))
        guests -= gone

        total = sum(stages) + entry[0]
        rows.append(
            [total, ready, guests, sum(coming) + entry[1], new, withdrawn, to_ready, family, placed, gone, backlog,
             places, opened, closed, sum(opened_later.values()) - sum(closed_later.values())])
    return rows


def main():
    paths = [0, 1, 15, 16, 63, 64, 100, 129]
    rows = {str(path): run(path) for path in paths}
    words = [
        {"counter": list(counter), "key": list(key), "words": list(philox(counter, key))}
        for counter, key in [((1, 2, 3, 4), (5, 6)), ((7, ONCE, stream("flow:new"), 0), (9, 10))]
    ]
    print(json.dumps({"paths": PATHS, "steps": STEPS, "rows": rows, "words": words}, separators=(",", ":")))


main()
