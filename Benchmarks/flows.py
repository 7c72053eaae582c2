#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The model of FlowBenchmark.swift in numpy, all paths at a time: what a data scientist would write in an afternoon.

    python3 Benchmarks/flows.py [PATHS]

Counts are rounded normals where that is faster than numpy's own binomial and Poisson (it is), in place where that helps.
"""

import math
import statistics
import sys
import time

import numpy as np

STEPS = 260
PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95]


class Draws:
    def __init__(self, seed, paths):
        self.rng, self.paths = np.random.Generator(np.random.SFC64(seed)), paths

    def normal(self):
        return self.rng.standard_normal(self.paths)

    def binomial(self, number, chance):
        mean = number * chance
        count = self.rng.standard_normal(self.paths)
        count *= np.sqrt(mean * (1 - chance))
        count += mean
        np.rint(count, out=count)
        np.maximum(count, 0, out=count)
        return np.minimum(count, number, out=count)

    def poisson(self, mean):
        count = self.rng.standard_normal(self.paths)
        count *= np.sqrt(mean)
        count += mean
        np.rint(count, out=count)
        return np.maximum(count, 0, out=count)

    def negative_binomial(self, mean, dispersion):
        count = self.rng.standard_normal(self.paths)
        count *= np.sqrt(mean * (1 + dispersion * mean))
        count += mean
        np.rint(count, out=count)
        return np.maximum(count, 0, out=count)

    def factor(self, spread):
        return np.exp(spread * self.normal() - spread * spread / 2)


def centres(memory, spread, chance, jump):
    total, result = 0.0, []
    for step in range(STEPS):
        left = memory**step
        total += left**2 * spread**2 / 2 + math.log(1 - chance + chance / (1 - left * jump))
        result.append(total)
    return result


def pass_on(draws, stages, chance):
    """Moves the units of a delay by a stage; gives those that left."""
    for index in range(len(stages) - 1, -1, -1):
        moved = draws.binomial(stages[index], chance)
        stages[index] -= moved
        if index == len(stages) - 1:
            gone = moved
        else:
            stages[index + 1] += moved
    return gone


def leak(draws, stages, chance):
    """Units that leave a delay, taken from its stages in proportion."""
    total = sum(stages)
    gone = draws.binomial(total, chance)
    ratio, offset = gone / np.maximum(total, 1), draws.rng.random(draws.paths)
    passed, taken = 0, 0
    for stage in stages:
        passed = passed + stage
        until = np.floor(ratio * passed + offset)
        stage -= until - taken
        taken = until


def run(paths, seed):
    draws = Draws(seed, paths)
    start = np.maximum(0, np.rint(30_000 + 500 * draws.normal()))
    waiting = [np.floor(start * (i + 1) / 3) - np.floor(start * i / 3) for i in range(3)]
    ready, guests = np.full(paths, 8000.0), np.full(paths, 2000.0)
    leaving, coming = [np.full(paths, 2000.0) for _ in range(2)], [np.full(paths, 3000.0) for _ in range(3)]
    new_waiting, new_leaving, new_coming = np.zeros(paths), np.zeros(paths), np.zeros(paths)
    duration, family, plan = draws.factor(0.1), draws.factor(0.1), draws.factor(0.1)
    gone_chance = np.minimum(1, 0.006 * draws.factor(0.2))
    weights = [0.6 * np.exp(0.1 * draws.normal()), 0.3 * np.exp(0.1 * draws.normal()), 0.1]
    first, second = weights[0] / sum(weights), weights[1] / (weights[1] + weights[2])
    decide_chance = np.minimum(1, 3 / 45 / duration)
    level, backlog = np.zeros(paths), np.zeros(paths)
    places, opening, closing = np.full(paths, 44_000.0), np.zeros((STEPS + 26, paths)), np.zeros((STEPS + 13, paths))
    opening_sum, closing_sum = np.zeros(paths), np.zeros(paths)
    history = []
    kept = np.empty((8, STEPS, paths), dtype=np.float32)
    full, used = np.zeros(paths), np.zeros(paths)
    middle = centres(0.96, 0.04, 0.01, 0.2)
    for step in range(STEPS):
        waiting[0] += new_waiting
        leaving[0] += new_leaving
        coming[0] += new_coming
        places += opening[step]
        opening_sum -= opening[step]
        closed = np.minimum(closing[step], places)
        places -= closed
        closing_sum -= closing[step]
        watched = sum(waiting) + ready + sum(leaving) + guests
        history.append(watched)
        if step % 4 == 0:
            expected = watched + np.trunc((watched - history[max(0, step - 13)]) / 2)
            short = expected - places - opening_sum + closing_sum
            order = np.where(short > 0, np.trunc(short / 4), np.trunc(short / 8))
            more, fewer = np.maximum(order, 0), np.maximum(-order, 0)
            opening[step + 26] += more
            opening_sum += more
            closing[step + 13] += fewer
            closing_sum += fewer

        level *= 0.96
        level += 0.04 * draws.normal()
        jumps = draws.rng.random(paths) < 0.01
        level[jumps] += draws.rng.exponential(0.2, np.count_nonzero(jumps))
        shock = np.exp(level - middle[step])
        season = 1 + 0.2 * math.sin(2 * math.pi * step / 52)
        new_waiting = draws.negative_binomial(650 * season * shock, 0.01)
        new_waiting += draws.negative_binomial(60 * season * shock, 0.02)
        ready += draws.poisson(np.full(paths, 40.0))
        leak(draws, waiting, 0.001)
        decided = pass_on(draws, waiting, decide_chance)
        to_ready = draws.binomial(decided, first)
        rest = decided - to_ready
        to_leaving = draws.binomial(rest, second)
        ready += to_ready
        new_leaving = to_leaving
        new_coming = draws.poisson(0.6 * to_ready * family)
        arrived = pass_on(draws, coming, 3 / 40)
        ready += draws.binomial(arrived, 0.8)
        wanted = 620 * plan * draws.factor(0.1)
        wanted = np.floor(wanted + draws.rng.random(paths)) + backlog
        placed = np.minimum(wanted, ready)
        backlog = wanted - placed
        ready -= placed
        moved = draws.binomial(ready, 0.004)
        ready -= moved
        guests += moved
        pass_on(draws, leaving, 2 / 30)
        leak(draws, leaving, gone_chance)
        returned = draws.binomial(guests, 0.01)
        guests -= returned
        ready += draws.binomial(returned, 0.5)

        in_waiting, in_leaving = sum(waiting) + new_waiting, sum(leaving) + new_leaving
        inside = in_waiting + ready + in_leaving + guests
        excess = inside - places
        for index, values in enumerate(
            [in_waiting, ready, in_leaving, sum(coming) + new_coming, inside, places, np.maximum(excess, 0), decided]
        ):
            kept[index, step] = values
        full += excess > 0
        used += np.minimum(inside, places)
    return kept


def result(paths, seed):
    kept = run(paths, seed)
    # Sorted in place along the paths: faster than np.quantile on five probabilities, and the same numbers.
    means = kept.mean(axis=2, dtype=np.float64)
    kept.sort(axis=2)
    spots = np.array(PROBABILITIES) * (paths - 1)
    low = spots.astype(int)
    below, above = kept[:, :, low], kept[:, :, np.minimum(low + 1, paths - 1)]
    return means, below + (spots - low) * (above - below)


def main():
    paths = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    times = []
    for repetition in range(6):
        start = time.perf_counter()
        means, _ = result(paths, repetition)
        if repetition > 0:
            times.append(time.perf_counter() - start)
    print(
        f"{f'numpy {np.__version__}, {paths} paths × {STEPS} steps':44}"
        f"{statistics.median(times):.2f} s ({min(times):.2f} s to {max(times):.2f} s, {len(times)} times)"
    )
    for name, index in (("waiting", 0), ("ready", 1), ("short", 6)):
        print(f"{f'  mean of {name} in the last step':44}{means[index, -1]:.1f}")


main()
