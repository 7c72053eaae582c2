#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The back-test once more, written from its description (docs/adr/0011) and not from the Swift code.

    python3 Tests/ForecastTests/Oracle/backtest.py > Tests/ForecastTests/Golden/backtest.json
"""

import json
import math
import random

LEVELS = [percent / 100 for percent in range(1, 100)]
HORIZONS = [1, 3, 6, 12]
LOG_OFFSET = 3
MEMORY = 0.988514


def invented(seed, months):
    """A count with seasons, a level that moves and jumps, and more noise than chance alone gives."""
    chance = random.Random(seed)
    level, series = math.log(60 + 40 * seed), []
    for month in range(months):
        level += chance.gauss(0, 0.08) + (chance.random() < 0.02) * chance.choice([-0.6, 0.7])
        rate = math.exp(level + 0.2 * math.sin(2 * math.pi * month / 12)) * chance.gammavariate(25, 1 / 25)
        series.append(max(0, round(rate)))
    return series


def weighted_percentiles(points):
    points = sorted(points)
    total = sum(weight for _, weight in points)
    middles, passed = [], 0.0
    for _, weight in points:
        middles.append((passed + weight / 2) / total)
        passed += weight
    result = []
    for level in LEVELS:
        if level <= middles[0]:
            result.append(points[0][0])
        elif level >= middles[-1]:
            result.append(points[-1][0])
        else:
            right = next(index for index, middle in enumerate(middles) if middle >= level)
            share = (level - middles[right - 1]) / (middles[right] - middles[right - 1])
            result.append(points[right - 1][0] + share * (points[right][0] - points[right - 1][0]))
    return result


def crps(percentiles, outcome):
    losses = [
        (level if outcome >= value else level - 1) * (outcome - value) for level, value in zip(LEVELS, percentiles)
    ]
    return 2 * sum(losses) / len(losses)


def covers(percentiles, outcome):
    room = 1e-9 * max(1, abs(outcome))
    return percentiles[4] <= outcome + room and outcome - room <= percentiles[94]


def smooth(values, share):
    level = values[0]
    for value in values[1:]:
        level = share * value + (1 - share) * level
    return level


def holt(values, level_share, slope_share, damping):
    level, slope, squares = values[0], 0.0, 0.0
    for value in values[1:]:
        error = value - level - damping * slope
        level, slope = level + damping * slope + level_share * error, damping * slope + level_share * slope_share * error
        squares += error * error
    return level, slope, squares


def mean(values):
    return sum(values) / len(values)


def damped_sum(damping, steps):
    return sum(damping ** step for step in range(1, steps + 1))


def seasons(values):
    by_month = {}
    for index in range(6, len(values) - 6):
        window = values[index - 6:index + 7]
        centred = (sum(window) - window[0] / 2 - window[-1] / 2) / 12
        by_month.setdefault(index % 12, []).append(values[index] - centred)
    raw = [sum(by_month.get(month, [])[-6:]) / (len(by_month.get(month, [])[-6:]) + 2) for month in range(12)]
    return [effect - mean(raw) for effect in raw]


def extrapolate(values, steps):
    level, slope, _ = holt(values, 0.9, 0.25, 0.9)
    said = {
        "last": values[-1], "smoothed": smooth(values, 0.4), "year": mean(values[-12:]), "long": mean(values[-36:]),
        "trend": level + slope * damped_sum(0.9, steps), "fitted": fitted_trend(values, steps),
    }
    if len(values) >= 25:
        effects = seasons(values)
        bare = [value - effects[index % 12] for index, value in enumerate(values)]
        effect = effects[(len(values) - 1 + steps) % 12]
        said["seasonal"] = smooth(bare, 0.4) + effect
        said["fast"] = smooth(bare, 0.7) + effect
        said["reverting"] = mean(bare[-12:]) + (smooth(bare, 0.6) - mean(bare[-12:])) * 0.85 ** steps + effect
    return said


def bands(values, said, horizon, origin, directions, memory):
    """What was said at `origin`, with the errors that were known by then."""
    known = [past for past in said if past <= origin - horizon]
    if origin not in said or len(known) < 5:
        return None
    errors = [
        (direction * (values[past + horizon - 1] - said[past]), memory ** (origin - horizon - past))
        for past in known for direction in directions
    ]
    return [said[origin] + error for error in weighted_percentiles(errors)]


def drawn(mixture, growth):
    """The tails further from the median, or nearer to it."""
    sides = [(2 * level - 1) / 0.9 for level in LEVELS]
    return sorted(
        mixture[49] + (value - mixture[49]) * (1 + growth * side ** 4) for side, value in zip(sides, mixture)
    )


def model(values, horizon):
    """The distributions by origin."""
    members = []
    for scale in ("plain", "logarithm"):
        scaled = values if scale == "plain" else [math.log(value + LOG_OFFSET) for value in values]
        by_origin = {origin: extrapolate(scaled[:origin], horizon) for origin in range(14, len(values) + 1)}
        for name in ("last", "smoothed", "year", "long", "trend", "fitted", "seasonal", "fast", "reverting"):
            said = {origin: point[name] for origin, point in by_origin.items() if name in point}
            member = {}
            for origin in said:
                band = bands(scaled, said, horizon, origin, (1, -1), MEMORY)
                if band and scale == "logarithm":
                    most = 3 * max(values[:origin])
                    band = [min(most, math.exp(min(value, 700)) - LOG_OFFSET) for value in band]
                if band:
                    member[origin] = [max(0.0, value) for value in band]
            members.append(member)
    scores = [
        {origin: crps(band, values[origin + horizon - 1]) for origin, band in member.items()
         if origin + horizon <= len(values)} for member in members
    ]
    mixtures, growth = {}, 0.02 * (horizon - 1)
    for origin in range(14, len(values) + 1):
        past = [{at: score for at, score in member.items() if at <= origin - horizon} for member in scores]
        everyone = [score for member in past for score in member.values()]
        usual = mean(everyone) if everyone else 1.0
        means = []
        for member in past:
            weights = {at: 0.982821 ** (origin - horizon - at) for at in member}
            total = sum(weights[at] * score for at, score in member.items())
            means.append((10 * usual + total) / (10 + sum(weights.values())))
        points = [
            (value, (min(means) / own) ** 6) for own, member in zip(means, members) if origin in member
            for value in member[origin]
        ]
        if not points:
            continue
        if origin - horizon in mixtures:
            missed = not covers(mixtures[origin - horizon], values[origin - 1])
            growth = min(1, max(-0.5, growth + 0.1 * (missed - 0.1)))
        mixtures[origin] = [max(0.0, value) for value in drawn(weighted_percentiles(points), growth)]
    return mixtures


def fitted_trend(values, steps):
    tries = [holt(values, a, b, 0.9) for a in (0.1, 0.2, 0.35, 0.5, 0.7, 0.9) for b in (0.02, 0.1, 0.25)]
    level, slope, _ = min(tries, key=lambda found: found[2])
    return level + slope * damped_sum(0.9, steps)


def yardsticks(values, horizon):
    points = {
        "randomWalk": lambda history: history[-1], "gemiddelde12": lambda history: mean(history[-12:]),
        "gedempteTrend": lambda history: fitted_trend(history, horizon),
    }
    result = {}
    for name, point in points.items():
        said = {origin: point(values[:origin]) for origin in range(13, len(values) + 1)}
        found = {origin: bands(values, said, horizon, origin, (1,), 1.0) for origin in said}
        result[name] = {origin: [max(0.0, value) for value in band] for origin, band in found.items() if band}
    return result


def test(values, horizon):
    start = max(20 + horizon, min(48, len(values) // 2))
    origins = range(start, len(values) - horizon + 1)
    outcomes = {origin: values[origin + horizon - 1] for origin in origins}
    results = {"horizon": horizon, "aantal": len(origins)}
    for name, found in {"model": model(values, horizon), **yardsticks(values, horizon)}.items():
        results[name] = {
            "crps": mean([crps(found[origin], outcomes[origin]) for origin in origins]),
            "wape": sum(abs(found[origin][49] - outcomes[origin]) for origin in origins) / sum(outcomes.values()),
            "dekking": mean([covers(found[origin], outcomes[origin]) for origin in origins]),
            "afwijking": mean([found[origin][49] - outcomes[origin] for origin in origins]),
        }
    return results


def main():
    cases = []
    for seed, months in ((1, 132), (2, 61), (3, 96)):
        values = invented(seed, months)
        cases.append({"reeks": values, "horizonnen": [test(values, horizon) for horizon in HORIZONS]})
    print("[" + ",\n".join(json.dumps(case) for case in cases) + "]")


if __name__ == "__main__":
    main()
