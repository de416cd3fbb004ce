"""Slips of the pen between many pairs of words at once: what `slip_bits` says of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product

import numpy as np

from namematch.arrays import Bits, Ids, Ragged, pack, smaller_first
from namematch.names.spelling.edit_distance import drop_bits, exchange_bits, least_slip_bits, may_slip_into, turn_bits

_LETTERS = 32
_REMEMBERED = (1 << 18) - 5  # a prime
_SPREAD = 1_000_003
# Pairs worked off together: what is built on the way then stays where the processor has it at hand.
_TOGETHER = 1 << 12


class BatchEditDistance:
    """Words in the neutral alphabet, and what it costs to write one as another."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._length = np.zeros(0, dtype=np.int64)
        self._letters = np.zeros(0, dtype=np.int64)
        self._spelled = Ragged.of([])
        self._alphabet = _Alphabet()
        # By place the pair whose distance is remembered there, if any: pairs come back. They drive each other out.
        self._pair = np.zeros(0, dtype=np.int64)
        self._bits = np.zeros(0)

    def __len__(self) -> int:
        return len(self._keys)

    def extend(self, keys: Sequence[str]) -> None:
        """Adds words."""
        if not keys:
            return
        self._keys += keys
        spelled = Ragged.of(map(self._alphabet.numbers, keys))
        letters = np.zeros(len(keys), dtype=np.int64)
        np.bitwise_or.at(letters, spelled.owners(), 1 << spelled.values % _LETTERS)
        self._letters = np.concatenate([self._letters, letters])
        self._length = np.concatenate([self._length, spelled.length])
        self._spelled = self._spelled.followed_by(spelled)

    def cost(self, left: Ids, right: Ids, most: Bits) -> Bits:
        """What slips cost, in bits; infinity where there are none so cheap.

        Args:
            left: Numbers of words, shape (pairs,).
            right: Likewise.
            most: What costs as much as that or more is of no interest, shape (pairs,).
        """
        costs = np.full(len(left), np.inf)
        rows = np.flatnonzero(self._least(left, right) < most)
        if not len(rows):
            return costs
        costs[rows] = self._distances(*smaller_first(left[rows], right[rows]))
        costs[costs >= most] = np.inf
        for row in np.flatnonzero(costs < np.inf).tolist():
            if not may_slip_into(self._keys[left[row]], self._keys[right[row]]):
                costs[row] = np.inf
        return costs

    def _least(self, left: Ids, right: Ids) -> Bits:
        """No slips cost less: so many letters are left out, and one written for another changes two letters."""
        dropped = np.abs(self._length[left] - self._length[right])
        apart = self._letters[left] ^ self._letters[right]
        differ = _ones()[apart & 0xFFFF] + _ones()[apart >> 16]
        exchange, drop = least_slip_bits()
        least: Bits = drop * dropped + exchange * np.ceil(np.maximum(differ - dropped, 0) / 2)
        return least

    def _distances(self, left: Ids, right: Ids) -> Bits:
        """Weighted edit distances, those that are remembered and others."""
        if not len(self._pair):
            self._pair, self._bits = np.zeros(_REMEMBERED, dtype=np.int64), np.zeros(_REMEMBERED)
        place = (left * _SPREAD + right) % _REMEMBERED
        pair = pack(left, right) + 1
        fresh = np.flatnonzero(self._pair[place] != pair)
        distances: Bits = self._bits[place]
        # Words as long as each other are worked off together.
        fresh = fresh[np.argsort(self._length[left[fresh]] + self._length[right[fresh]], kind="stable")]
        for start in range(0, len(fresh), _TOGETHER):
            batch = fresh[start : start + _TOGETHER]
            distances[batch] = self._distance(left[batch], right[batch])
        self._pair[place[fresh]], self._bits[place[fresh]] = pair[fresh], distances[fresh]
        return distances

    def _distance(self, left: Ids, right: Ids) -> Bits:
        """Weighted edit distance with exchanges of neighbours, by rows: a letter of the left words after the other."""
        ends, letters, others = self._length[left], self._padded(left), self._padded(right)
        count, width = others.shape
        exchange, drop = self._alphabet.exchange(), self._alphabet.drop()
        # What it costs to leave out all letters of the right word up to each place.
        running = np.cumsum(np.concatenate([np.zeros((count, 1)), drop[others]], axis=1), axis=1)
        before = above = running
        distance = running[np.arange(count), self._length[right]]
        for i in range(letters.shape[1]):
            letter = letters[:, i]
            row = above[:, 1:] + drop[letter].reshape(-1, 1)
            row = np.minimum(row, above[:, :-1] + exchange[letter.reshape(-1, 1) * self._alphabet.size + others])
            if i and width > 1:
                turned = (letter.reshape(-1, 1) == others[:, :-1]) & (letters[:, i - 1].reshape(-1, 1) == others[:, 1:])
                row[:, 1:] = np.where(turned, np.minimum(row[:, 1:], before[:, :-2] + turn_bits()), row[:, 1:])
            row = np.concatenate([above[:, :1] + drop[letter].reshape(-1, 1), row], axis=1)
            # A letter left out on the right is cheapest behind the cheapest place before it.
            before, above = above, np.minimum.accumulate(row - running, axis=1) + running
            distance = np.where(ends == i + 1, above[np.arange(count), self._length[right]], distance)
        return distance

    def _padded(self, words: Ids) -> Ids:
        """The letters of words by number, one row a word, filled up with zeros."""
        spelled: Ragged = self._spelled.take(words)
        padded = np.zeros((len(words), int(spelled.length.max(initial=0))), dtype=np.int64)
        owner = spelled.owners()
        padded[owner, np.arange(len(owner)) - spelled.start[owner]] = spelled.values
        return padded


class _Alphabet:
    """Letters by number from 1 on; 0 is no letter, which costs nothing to leave out."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._costs = np.zeros(1), np.zeros(1)

    @property
    def size(self) -> int:
        """How many letters there are, the one that is none counted."""
        return len(self._numbers) + 1

    def numbers(self, word: str) -> list[int]:
        """The letters of a word by number."""
        return [self._numbers.setdefault(letter, self.size) for letter in word]

    def drop(self) -> Bits:
        """By letter what it costs to leave it out."""
        return self._of_all()[0]

    def exchange(self) -> Bits:
        """What it costs to write one letter for another, row behind row."""
        return self._of_all()[1]

    def _of_all(self) -> tuple[Bits, Bits]:
        if len(self._costs[0]) < self.size:
            letters = ["", *self._numbers]
            drop = np.array([drop_bits(letter) if letter else 0.0 for letter in letters])
            self._costs = drop, np.array([exchange_bits(one, two) for one, two in product(letters, letters)])
        return self._costs


@cache
def _ones() -> Ids:
    """How many bits of a number of 16 bits are set."""
    return np.array([number.bit_count() for number in range(1 << 16)], dtype=np.int64)
