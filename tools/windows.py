"""What a Latin letter stands for, given the letters around it: a decision trie with back-off smoothing.

A context is a window around the letter that widens by one letter a level (right, left, right, …), so the contexts
form a trie. Each node has a distribution over Cyrillic runs, discounted and interpolated with its parent's; nodes
that say nearly the same as their parents are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ngrams import MILLIBITS
from pack import displace

# Where the window takes its next letter from, relative to the letter in question.
PATH = (0, 1, -1, 2, -2, 3, -3, 4, -4)


@dataclass
class Level:
    """The contexts of one level: parent on the level above, letter added, and (context, unit) distributions."""

    parent: np.ndarray
    symbol: np.ndarray
    context: np.ndarray
    unit: np.ndarray
    probability: np.ndarray
    total: np.ndarray


def learn(
    letters: np.ndarray,
    units: np.ndarray,
    weights: np.ndarray,
    symbols: int,
    unit_count: int,
    discount: float,
) -> list[Level]:
    """Distributions of `units` by window, level by level.

    Args:
        letters: Latin symbols around each instance, shape (instances, len(PATH)), in the order of `PATH`.
        units: The unit of each instance.
        weights: Its weight.
        symbols: Number of Latin symbols.
        unit_count: Number of units.
        discount: Taken from each count for the parent's distribution.
    """
    context = np.zeros(len(units), dtype=np.int64)
    levels: list[Level] = []
    for depth in range(letters.shape[1]):
        nodes, context = np.unique(context * symbols + letters[:, depth], return_inverse=True)
        cells, cell = np.unique(context * unit_count + units, return_inverse=True)
        counts = np.bincount(cell, weights)
        cell_context, cell_unit = cells // unit_count, cells % unit_count
        total = np.bincount(cell_context, counts)
        kept = np.maximum(counts - discount, 0) if depth else counts
        spent = np.bincount(cell_context, kept)
        share = kept / total[cell_context]
        if depth:
            above = levels[-1]
            parents = nodes // symbols
            # Cells of the level above are sorted by code, so the lower probability is found by search.
            codes = above.context * unit_count + above.unit
            lower = above.probability[np.searchsorted(codes, parents[cell_context] * unit_count + cell_unit)]
            share = share + (1 - spent / total)[cell_context] * lower
        levels.append(Level(nodes // symbols, nodes % symbols, cell_context, cell_unit, share, total))
    return levels


def pack(
    levels: list[Level], symbols: int, smallest: float, threshold: float, floor: float, widest: int
) -> dict[str, np.ndarray]:
    """The trie as a double array, each node with a row of units and costs.

    Args:
        levels: Result of `learn`.
        symbols: Number of Latin symbols.
        smallest: Total weight below which a context is not kept.
        threshold: Weighted bits that a context must differ from its parent by.
        floor: Probability below which a unit is left out of a row.
        widest: Most units in a row.
    """
    children: list[list[tuple[int, int]]] = [[]]
    rows: list[dict[int, float]] = [{}]
    numbers: dict[int, int] = {0: 0}
    for depth, level in enumerate(levels):
        below: dict[int, int] = {}
        first_cell = np.searchsorted(level.context, np.arange(len(level.parent) + 1))
        candidates = np.flatnonzero(level.total >= (smallest if depth else 0))
        for node in candidates.tolist():
            parent = numbers.get(int(level.parent[node]))
            if parent is None:
                continue
            cells = slice(first_cell[node], first_cell[node + 1])
            own = dict(zip(level.unit[cells].tolist(), level.probability[cells].tolist(), strict=True))
            row = _row(own, rows[parent], floor, widest)
            difference = level.total[node] * _divergence(row, rows[parent])
            below[node] = -1 - parent if depth and difference < threshold else parent
            if below[node] >= 0:
                number = len(rows)
                rows.append(row)
                children.append([])
                children[parent].append((int(level.symbol[node]), number))
                below[node] = number
            else:
                del below[node]
        numbers = below
        print("level", depth, len(level.parent), "kept", len(below))
    return _arrays(children, rows, symbols)


def _row(own: dict[int, float], parent: dict[int, float], floor: float, widest: int) -> dict[int, float]:
    """Own probabilities, and what is left shared out like the parent's."""
    unseen = {unit: share for unit, share in parent.items() if unit not in own}
    left = max(1 - sum(own.values()), 0)
    scale = left / max(sum(unseen.values()), 1e-9)
    merged = own | {unit: share * min(scale, 1) for unit, share in unseen.items()}
    best = sorted(merged.items(), key=lambda item: (-item[1], item[0]))[:widest]
    return {unit: share for unit, share in best if share >= floor or (unit, share) == best[0]}


def _divergence(row: dict[int, float], parent: dict[int, float]) -> float:
    return sum(share * abs(np.log2(share / parent.get(unit, 1e-4))) for unit, share in row.items()) if parent else 1e9


def _arrays(children: list[list[tuple[int, int]]], rows: list[dict[int, float]], symbols: int) -> dict[str, np.ndarray]:
    columns = [np.array(sorted(symbol for symbol, _ in row), dtype=np.int64) for row in children]
    offsets, slots = displace(columns, symbols)
    owner = np.full(slots, 2**32 - 1, dtype=np.uint32)
    child = np.zeros(slots, dtype=np.uint32)
    for node, row in enumerate(children):
        for symbol, number in row:
            owner[offsets[node] + symbol], child[offsets[node] + symbol] = node, number
    ends = np.cumsum([len(row) for row in rows])
    units = [unit for row in rows for unit in row]
    costs = [round(-np.log2(share) * MILLIBITS) for row in rows for share in row.values()]
    return {
        "base": offsets.astype(np.uint32),
        "owner": owner,
        "child": child,
        "row": np.concatenate(([0], ends)).astype(np.uint32),
        "unit": np.array(units, dtype=np.uint16),
        "cost": np.minimum(costs, 60000).astype(np.uint16),
    }
