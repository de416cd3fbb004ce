"""Align the letters of Latin and Cyrillic words by expectation-maximisation.

Each Latin letter takes a run of zero to three Cyrillic letters (a monotone many-to-many alignment in the manner of
Jiampojamarn, Kondrak & Sherif 2007, with one letter on the Latin side).
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

LONGEST = 3


def align(pairs: list[tuple[str, str, float]], rounds: int = 6) -> tuple[list[list[str]], np.ndarray]:
    """The Cyrillic run under each Latin letter, and the bits a letter that the best alignment of each pair costs.

    Args:
        pairs: Latin word, Cyrillic word, weight. A pair too uneven to align gets an infinite cost.
        rounds: How often to re-estimate.
    """
    latin = {letter: code for code, letter in enumerate(sorted({letter for word, _, _ in pairs for letter in word}))}
    cyrillic = {
        letter: code for code, letter in enumerate(sorted({letter for _, word, _ in pairs for letter in word}), 1)
    }
    base = len(cyrillic) + 1
    groups = _groups(pairs, latin, cyrillic, base)
    table = np.full(len(latin) * base**LONGEST, 1.0)
    for step in range(rounds):
        counts = np.zeros_like(table)
        for _, source, runs, weights in groups:
            _expect(source, runs, weights, table, counts, base, first=step == 0)
        # A little mass everywhere keeps rare letters alignable.
        by_letter = counts.reshape(len(latin), -1)
        table = ((by_letter + 1e-7) / (by_letter.sum(axis=1, keepdims=True) + 1e-3)).ravel()
    runs_of: list[list[str]] = [[] for _ in pairs]
    cost = np.full(len(pairs), np.inf)
    for rows, source, runs, _ in groups:
        lengths, best = _best(source, runs, table, base)
        cost[rows] = best / source.shape[1]
        for row, taken in zip(rows, lengths, strict=True):
            runs_of[row] = _split(pairs[row][1], taken)
    return runs_of, cost


def _groups(pairs, latin, cyrillic, base):  # type: ignore[no-untyped-def]
    by_shape = defaultdict(list)
    for row, (source, target, _) in enumerate(pairs):
        if len(source) > 0 and 0 < len(target) <= LONGEST * len(source):
            by_shape[len(source), len(target)].append(row)
    groups = []
    for (_, length), members in by_shape.items():
        rows = np.array(members)
        source = np.array([[latin[letter] for letter in pairs[row][0]] for row in rows])
        target = np.array([[cyrillic[letter] for letter in pairs[row][1]] for row in rows])
        runs = np.zeros((len(rows), length + 1, LONGEST + 1), dtype=np.int64)
        for taken in range(1, LONGEST + 1):
            for end in range(taken, length + 1):
                runs[:, end, taken] = runs[:, end - 1, taken - 1] * base + target[:, end - 1]
        groups.append((rows, source, runs, np.array([pairs[row][2] for row in rows])))
    return groups


def _arcs(source, runs, table, base, place, first):  # type: ignore[no-untyped-def]
    """Probability that the Latin letter at `place` took the run of 0…3 letters that ends at each Cyrillic place."""
    values = table[source[:, place, None, None] * base**LONGEST + runs]
    if first:
        length, width = runs.shape[1] - 1, source.shape[1]
        drift = np.abs(np.arange(length + 1) - (place + 1) * length / width)
        values = values * np.exp(-drift)[None, :, None] * np.array([0.1, 1.0, 0.1, 0.01])
    for taken in range(1, LONGEST + 1):
        values[:, :taken, taken] = 0
    return values


def _shift(values, taken):  # type: ignore[no-untyped-def]
    moved = np.zeros_like(values)
    moved[:, taken:] = values[:, : max(values.shape[1] - taken, 0)]
    return moved


def _expect(source, runs, weights, table, counts, base, first):  # type: ignore[no-untyped-def]
    width, size = source.shape[1], runs.shape[1]
    arcs = [_arcs(source, runs, table, base, place, first) for place in range(width)]
    forward = [np.zeros((len(source), size))]
    forward[0][:, 0] = 1
    for place in range(width):
        forward.append(sum(_shift(forward[-1], taken) * arcs[place][:, :, taken] for taken in range(LONGEST + 1)))
    total = forward[-1][:, -1]
    usable = total > 0
    scale = np.where(usable, weights / np.where(usable, total, 1), 0)
    backward = np.zeros((len(source), size))
    backward[:, -1] = scale
    for place in range(width - 1, -1, -1):
        before = np.zeros_like(backward)
        for taken in range(LONGEST + 1):
            through = backward * arcs[place][:, :, taken]
            posterior = through * _shift(forward[place], taken)
            index = source[:, place, None] * base**LONGEST + runs[:, :, taken]
            np.add.at(counts, index.ravel(), posterior.ravel())
            before[:, : max(size - taken, 0)] += through[:, taken:]
        backward = before


def _best(source, runs, table, base):  # type: ignore[no-untyped-def]
    width, size = source.shape[1], runs.shape[1]
    score = np.full((len(source), size), -np.inf)
    score[:, 0] = 0
    choices = []
    for place in range(width):
        with np.errstate(divide="ignore"):
            arcs = np.log2(_arcs(source, runs, table, base, place, False))
        options = np.full((LONGEST + 1, len(source), size), -np.inf)
        for taken in range(LONGEST + 1):
            options[taken][:, taken:] = score[:, : max(size - taken, 0)]
            options[taken] += arcs[:, :, taken]
        choices.append(options.argmax(axis=0))
        score = options.max(axis=0)
    end = np.full(len(source), size - 1)
    lengths = np.zeros((len(source), width), dtype=int)
    for place in range(width - 1, -1, -1):
        lengths[:, place] = choices[place][np.arange(len(source)), end]
        end = end - lengths[:, place]
    return lengths, -score[:, -1]


def _split(word: str, lengths: np.ndarray) -> list[str]:
    ends = np.cumsum(lengths)
    return [word[end - taken : end] for end, taken in zip(ends.tolist(), lengths.tolist(), strict=True)]
