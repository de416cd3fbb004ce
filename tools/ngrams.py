"""Back-off n-gram models over small integers, learned with NumPy and packed as automata.

Interpolated Kneser-Ney smoothing (Kneser & Ney 1995; Chen & Goodman 1999) with one discount for each order, in the
form that takes weighted counts: a count below the discount is discounted whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pack import displace

MILLIBITS = 1000


@dataclass
class Order:
    """All k-grams of one order: `context` is an id of order k-1, `suffix` the id of the k-gram without its first."""

    context: np.ndarray
    symbol: np.ndarray
    suffix: np.ndarray
    count: np.ndarray


def count(sequences: np.ndarray, starts: np.ndarray, weights: np.ndarray, symbols: int, order: int) -> list[Order]:
    """Count k-grams for k = 1…order.

    Args:
        sequences: All sequences one after the other; each begins with its start symbol.
        starts: Whether a position is the start symbol of a sequence.
        weights: Weight of the sequence each position belongs to.
        symbols: Number of symbols.
        order: Longest k.
    """
    since_start = np.arange(len(sequences)) - np.maximum.accumulate(np.where(starts, np.arange(len(sequences)), 0))
    previous = np.zeros(len(sequences), dtype=np.int64)
    orders = []
    for k in range(1, order + 1):
        # The start symbol is context only: it is never predicted.
        valid = (since_start >= k - 1) & (~starts if k > 1 else True)
        shifted = np.concatenate(([0], previous[:-1])) if k > 1 else np.zeros(len(sequences), dtype=np.int64)
        codes = shifted[valid] * symbols + sequences[valid]
        unique, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
        suffix = previous[valid][first] if k > 1 else np.zeros(len(unique), dtype=np.int64)
        orders.append(Order(unique // symbols, unique % symbols, suffix, np.bincount(inverse, weights[valid])))
        current = np.full(len(sequences), -1, dtype=np.int64)
        current[valid] = inverse
        previous = current
    return orders


def smooth(orders: list[Order], start_symbol: int, symbols: int) -> list[np.ndarray]:
    """Interpolated probability of each k-gram's last symbol after its context, order by order."""
    probabilities: list[np.ndarray] = []
    for k, grams in enumerate(orders):
        counts = grams.count if k == len(orders) - 1 else _continuation(grams, orders[k + 1], orders, k, start_symbol)
        if k == 0:
            counts = np.where(grams.symbol == start_symbol, 0.0, counts)
            probabilities.append((counts + 0.1) / (counts.sum() + 0.1 * symbols))
            continue
        discount = _discount(counts)
        kept = np.maximum(counts - discount, 0)
        total = np.bincount(grams.context, counts, minlength=len(orders[k - 1].symbol))
        spent = np.bincount(grams.context, kept, minlength=len(total))
        lower = probabilities[k - 1][grams.suffix]
        safe = np.maximum(total[grams.context], 1e-9)
        probabilities.append(kept / safe + (1 - spent[grams.context] / safe) * lower)
    return probabilities


def _continuation(grams: Order, longer: Order, orders: list[Order], k: int, start_symbol: int) -> np.ndarray:
    """Kneser-Ney counts: in how many contexts the k-gram occurs; k-grams at the start of a word keep their count."""
    counts = np.bincount(longer.suffix, np.minimum(longer.count, 1.0), minlength=len(grams.symbol))
    ids = np.arange(len(grams.symbol))
    for level in range(k, 0, -1):
        ids = orders[level].context[ids]
    at_start = orders[0].symbol[ids] == start_symbol
    return np.where(at_start, grams.count, counts)


def _discount(counts: np.ndarray) -> float:
    ones, twos = ((counts > 0) & (counts <= 1)).sum(), ((counts > 1) & (counts <= 2)).sum()
    return float(np.clip(ones / max(ones + 2 * twos, 1), 0.3, 0.95))


def prune(orders: list[Order], probabilities: list[np.ndarray], threshold: float) -> list[np.ndarray]:
    """Which k-grams to keep: those whose loss would cost more than `threshold` weighted bits, and their prefixes."""
    keep = [np.ones(len(orders[0].symbol), dtype=bool)]
    for k in range(1, len(orders)):
        grams = orders[k]
        loss = grams.count * np.abs(np.log2(probabilities[k] / probabilities[k - 1][grams.suffix]))
        keep.append(loss > threshold)
    for k in range(len(orders) - 1, 0, -1):
        # A kept k-gram needs its context as a state, and that state needs the suffixes it backs off to.
        keep[k - 1][orders[k].context[keep[k]]] = True
        keep[k - 1][orders[k].suffix[keep[k]]] = True
    return keep


def automaton(
    orders: list[Order],
    probabilities: list[np.ndarray],
    keep: list[np.ndarray],
    symbols: int,
    start_symbol: int,
) -> dict[str, np.ndarray]:
    """The model as a double array: `slot = base[state] + symbol` is an arc where `owner[slot] == state`."""
    top = len(orders)
    numbers = _number_states(orders, keep)
    states = 1 + sum(int((number > 0).sum()) for number in numbers[: top - 1])
    arcs: list[list[np.ndarray]] = [[] for _ in range(4)]
    back_state = np.zeros(states, dtype=np.uint32)
    back_cost = np.zeros(states, dtype=np.uint16)
    for k, grams in enumerate(orders):
        kept = np.flatnonzero(keep[k])
        source = numbers[k - 1][grams.context[kept]] if k else np.zeros(len(kept), dtype=np.int64)
        for part, values in zip(
            arcs,
            (source, grams.symbol[kept], probabilities[k][kept], _targets(orders, numbers, k, kept)),
            strict=True,
        ):
            part.append(values)
        if k:
            _set_backoffs(orders, probabilities, numbers, k, kept, back_state, back_cost)
    source, symbol, probability, target = (np.concatenate(part) for part in arcs)
    cost = np.minimum(np.rint(-np.log2(probability) * MILLIBITS), 60000).astype(np.uint16)
    packed = _pack(states, symbols, source, symbol, cost, target)
    start = numbers[0][np.flatnonzero(orders[0].symbol == start_symbol)[0]]
    return {
        **packed,
        "back_state": back_state,
        "back_cost": back_cost,
        "start": np.array([start], dtype=np.uint32),
    }


def _number_states(orders: list[Order], keep: list[np.ndarray]) -> list[np.ndarray]:
    """State number of each k-gram that is the context of a kept (k+1)-gram; 0, the empty context, for all others."""
    numbers, following = [], 1
    for k in range(len(orders) - 1):
        used = np.zeros(len(orders[k].symbol), dtype=bool)
        used[orders[k + 1].context[keep[k + 1]]] = True
        number = np.zeros(len(used), dtype=np.int64)
        number[used] = np.arange(following, following + used.sum())
        following += int(used.sum())
        numbers.append(number)
    return numbers


def _targets(orders: list[Order], numbers: list[np.ndarray], k: int, grams: np.ndarray) -> np.ndarray:
    """The state behind each k-gram: its longest suffix that is a state."""
    target = np.zeros(len(grams), dtype=np.int64)
    ids = grams
    for level in range(k, -1, -1):
        if level < len(numbers):
            found = numbers[level][ids]
            target = np.where(target == 0, found, target)
        ids = orders[level].suffix[ids] if level else ids
    return target


def _set_backoffs(
    orders: list[Order],
    probabilities: list[np.ndarray],
    numbers: list[np.ndarray],
    k: int,
    kept: np.ndarray,
    back_state: np.ndarray,
    back_cost: np.ndarray,
) -> None:
    grams = orders[k]
    contexts = grams.context[kept]
    size = len(orders[k - 1].symbol)
    own = np.bincount(contexts, probabilities[k][kept], minlength=size)
    lower = np.bincount(contexts, probabilities[k - 1][grams.suffix[kept]], minlength=size)
    weight = np.clip(1 - own, 1e-5, 1) / np.clip(1 - lower, 1e-5, 1)
    states = np.unique(contexts)
    number = numbers[k - 1][states]
    back_cost[number] = np.clip(np.rint(-np.log2(weight[states]) * MILLIBITS), 0, 60000).astype(np.uint16)
    if k > 1:
        back_state[number] = _targets(orders, numbers, k - 2, orders[k - 1].suffix[states])


def _pack(
    states: int, symbols: int, source: np.ndarray, symbol: np.ndarray, cost: np.ndarray, target: np.ndarray
) -> dict[str, np.ndarray]:
    by_state = np.lexsort((symbol, source))
    source, symbol, cost, target = source[by_state], symbol[by_state], cost[by_state], target[by_state]
    rows = np.split(symbol, np.searchsorted(source, np.arange(1, states)))
    offsets, slots = displace(rows, symbols)
    place = offsets[source] + symbol
    owner = np.full(slots, 2**32 - 1, dtype=np.uint32)
    costs, targets = np.zeros(slots, dtype=np.uint16), np.zeros(slots, dtype=np.uint32)
    owner[place], costs[place], targets[place] = source, cost, target
    return {"base": offsets.astype(np.uint32), "owner": owner, "cost": costs, "target": targets}
