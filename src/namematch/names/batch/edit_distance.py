"""Slips of the pen between many pairs of words at once: what `slip_bits` and `written_bits` say of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np

from namematch.arrays import Bits, Flags, Ids, Ragged, distinct, pack
from namematch.names.spelling.edit_distance import LetterCosts, allowed_slips, either_bits, may_slip_into, slip_channel

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
        # By letter of `_spelled`; of words that have been looked at.
        self._costs = np.zeros((len(LetterCosts._fields), 0))
        self._known = np.zeros(0, dtype=bool)
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
        self._known = np.concatenate([self._known, np.zeros(len(keys), dtype=bool)])

    def cost(self, left: Ids, right: Ids, most: Bits) -> Bits:
        """What slips of one of two words into the other cost, in bits; infinity where there are none so cheap.

        Args:
            left: Numbers of words, shape (pairs,).
            right: Likewise.
            most: What costs as much as that or more is of no interest, shape (pairs,).
        """
        rows = np.flatnonzero(self._may_cost_less(left, right, most))
        one, two = self._distances(left[rows], right[rows]), self._distances(right[rows], left[rows])
        return self._settled(left, right, rows, np.minimum(one, two) + _either(np.abs(one - two)), most)

    def written(self, meant: Ids, written: Ids, most: Bits) -> Bits:
        """What slips cost that make words written of words that are meant, in bits; infinity as in `cost`.

        Args:
            meant: Numbers of words, shape (pairs,).
            written: Likewise.
            most: What costs as much as that or more is of no interest, shape (pairs,).
        """
        rows = np.flatnonzero(self._may_cost_less(meant, written, most))
        return self._settled(meant, written, rows, self._distances(meant[rows], written[rows]), most)

    def _settled(self, left: Ids, right: Ids, rows: Ids, bits: Bits, most: Bits) -> Bits:
        costs = np.full(len(left), np.inf)
        costs[rows] = bits
        costs[costs >= most] = np.inf
        for row in np.flatnonzero(costs < np.inf).tolist():
            if not may_slip_into(self._keys[left[row]], self._keys[right[row]]):
                costs[row] = np.inf
        return costs

    def _may_cost_less(self, left: Ids, right: Ids, most: Bits) -> Flags:
        """Whether slips, if they make one word of another, may cost less than that, by a cheap look at both.

        So many letters are left out, and one written for another changes two letters.
        """
        lengths = self._length[left], self._length[right]
        omitted = np.abs(lengths[0] - lengths[1])
        apart = self._letters[left] ^ self._letters[right]
        exchanged = np.maximum(_ones()[apart & 0xFFFF] + _ones()[apart >> 16] - omitted + 1, 0) // 2
        exchange, omission = _least()
        # A letter between two alike takes one of them along.
        fewest = (omitted + 1) // 2
        allowed = np.array([allowed_slips(length) for length in range(int(self._length.max(initial=0)) + 1)])
        close = omitted + exchanged <= allowed[np.minimum(*lengths)]
        return np.asarray(close & (_together(omission * fewest + exchange * exchanged) < most), dtype=bool)

    def _distances(self, meant: Ids, written: Ids) -> Bits:
        """Weighted edit distances, those that are remembered and others."""
        if not len(meant):
            return np.zeros(0)
        if not len(self._pair):
            self._pair, self._bits = np.zeros(_REMEMBERED, dtype=np.int64), np.zeros(_REMEMBERED)
        place = (meant * _SPREAD + written) % _REMEMBERED
        pair = pack(meant, written) + 1
        fresh = np.flatnonzero(self._pair[place] != pair)
        distances: Bits = self._bits[place]
        # Words as long as each other are worked off together.
        fresh = fresh[np.argsort(self._length[meant[fresh]] + self._length[written[fresh]], kind="stable")]
        for start in range(0, len(fresh), _TOGETHER):
            batch = fresh[start : start + _TOGETHER]
            distances[batch] = self._distance(meant[batch], written[batch])
        self._pair[place[fresh]], self._bits[place[fresh]] = pair[fresh], distances[fresh]
        return distances

    def _distance(self, meant: Ids, written: Ids) -> Bits:
        """Weighted edit distance with exchanges of neighbours, by rows: a letter of the words meant after the other."""
        self._look_up(np.concatenate([meant, written]))
        ends, one, two = self._length[meant], self._padded(meant), self._padded(written)
        count, width = two.letters.shape
        exchange, size, turn = self._alphabet.exchange(), self._alphabet.size, slip_channel().turn
        last = np.arange(count), self._length[written]
        # What it costs to add all letters of the written word up to each place.
        running = np.cumsum(np.concatenate([np.zeros((count, 1)), two.addition], axis=1), axis=1)
        before = above = running
        distance = running[last]
        for i in range(one.letters.shape[1]):
            letter, omission = one.letters[:, i : i + 1], one.omission[:, i : i + 1]
            exchanged = exchange[letter * size + two.letters] + one.exchange[:, i : i + 1] + two.exchange
            exchanged[letter == two.letters] = 0.0
            row = np.minimum(above[:, 1:] + omission, above[:, :-1] + exchanged)
            if i and width > 1:
                turned = (letter == two.letters[:, :-1]) & (one.letters[:, i - 1 : i] == two.letters[:, 1:])
                there, place = np.nonzero(turned)
                cost = before[there, place] + turn + one.turn[there, i] + two.turn[there, place + 1]
                row[there, place + 1] = np.minimum(row[there, place + 1], cost)
            row = np.concatenate([above[:, :1] + omission, row], axis=1)
            row = np.minimum(row, before + one.fold[:, i : i + 1])
            # A letter is added most cheaply behind the cheapest place before it.
            before, above = above, np.minimum.accumulate(row - running, axis=1) + running
            distance = np.where(ends == i + 1, above[last], distance)
        return _together(distance)

    def _look_up(self, words: Ids) -> None:
        """Notes what slips cost at each letter of words."""
        fresh = len(self._spelled.values) - self._costs.shape[1]
        if fresh:
            self._costs = np.concatenate([self._costs, np.zeros((len(self._costs), fresh))], axis=1)
        channel = slip_channel()
        for word in distinct(words[~self._known[words]]).tolist():
            letters = slice(self._spelled.start[word], self._spelled.start[word + 1])
            self._costs[:, letters] = channel.letter_costs(self._keys[word])
            self._known[word] = True

    def _padded(self, words: Ids) -> _Padded:
        """The letters of words by number and what slips cost there, one row a word, filled up with zeros."""
        start, length = self._spelled.start[words], self._length[words]
        column = np.arange(int(length.max(initial=0)))
        inside = column < length.reshape(-1, 1)
        place = np.where(inside, start.reshape(-1, 1) + column, 0)
        costs = (np.where(inside, of_kind[place], 0.0) for of_kind in self._costs)
        return _Padded(self._spelled.values[place] * inside, *costs)


class _Padded(NamedTuple):
    """What stands at each letter of words, one row a word."""

    letters: Ids
    omission: Bits
    addition: Bits
    exchange: Bits
    turn: Bits
    fold: Bits


class _Alphabet:
    """Letters by number from 1 on; 0 is no letter, which costs nothing to leave out."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._costs = np.zeros(0)

    @property
    def size(self) -> int:
        """How many letters there are, the one that is none counted."""
        return len(self._numbers) + 1

    def numbers(self, word: str) -> list[int]:
        """The letters of a word by number."""
        return [self._numbers.setdefault(letter, self.size) for letter in word]

    def exchange(self) -> Bits:
        """What it costs to write one letter for another, row behind row."""
        if len(self._costs) < self.size**2:
            letters = ["", *self._numbers]
            pairs, exchange = product(letters, letters), slip_channel().exchange
            self._costs = np.array([exchange(one, two) if one and two else 0.0 for one, two in pairs])
        return self._costs


def _together(charged: Bits) -> Bits:
    """What slips cost, from the sums of what each costs as a further one."""
    return np.where(charged > 0, charged - slip_channel().again, 0.0)


def _either(apart: Bits) -> Bits:
    """`either_bits`, to the same bit."""
    values, place = np.unique(apart, return_inverse=True)
    return np.array([either_bits(value) for value in values.tolist()])[place]


@cache
def _least() -> tuple[float, float]:
    return slip_channel().least()


@cache
def _ones() -> Ids:
    """How many bits of a number of 16 bits are set."""
    return np.array([number.bit_count() for number in range(1 << 16)], dtype=np.int64)
