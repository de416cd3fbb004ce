"""Slips of the pen between many pairs of words at once: what `slip_bits` says of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from namematch.names.slips import least_slip_bits, slip_bits
from namematch.names.sparse import Ids

Bits = NDArray[np.float64]

# Costs remembered; a pair of keys makes one number, and there are fewer keys than this.
_MOST_KNOWN = 1 << 15
_KEY_BITS = 32
_LETTERS = 32


class SlipColumns:
    """Words in the neutral alphabet, and what it costs to write one as another."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._length = np.zeros(0, dtype=np.int64)
        self._letters = np.zeros(0, dtype=np.uint32)
        self._known: dict[int, float] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def extend(self, keys: Sequence[str]) -> None:
        """Adds words.

        Args:
            keys: Words in the neutral alphabet.
        """
        self._keys += keys
        self._length = np.concatenate([self._length, np.array([len(key) for key in keys], dtype=np.int64)])
        letters = [sum({1 << ord(letter) % _LETTERS for letter in key}) for key in keys]
        self._letters = np.concatenate([self._letters, np.array(letters, dtype=np.uint32)])

    def cost(self, left: Ids, right: Ids, most: Bits) -> Bits:
        """What slips cost, in bits; infinity where there are none so cheap.

        Args:
            left: Numbers of words, shape (pairs,).
            right: Likewise.
            most: What costs as much as that or more is of no interest, shape (pairs,).
        """
        found = np.full(len(left), np.inf)
        rows = np.flatnonzero(self._least(left, right) < most)
        codes = (np.minimum(left[rows], right[rows]) << _KEY_BITS) + np.maximum(left[rows], right[rows])
        found[rows] = [self._one(code) for code in codes.tolist()]
        return found

    def _least(self, left: Ids, right: Ids) -> Bits:
        """No slips cost less: so many letters are left out, and one written for another changes two letters."""
        dropped = np.abs(self._length[left] - self._length[right])
        apart = self._letters[left] ^ self._letters[right]
        differ = _ones()[apart & 0xFFFF] + _ones()[apart >> 16]
        exchange, drop = least_slip_bits()
        least: Bits = drop * dropped + exchange * np.ceil(np.maximum(differ - dropped, 0) / 2)
        return least

    def _one(self, code: int) -> float:
        cost = self._known.get(code)
        if cost is None:
            bits = slip_bits(self._keys[code >> _KEY_BITS], self._keys[code & ((1 << _KEY_BITS) - 1)])
            cost = np.inf if bits is None else bits
            if len(self._known) < _MOST_KNOWN:
                self._known[code] = cost
        return cost


@cache
def _ones() -> NDArray[np.int64]:
    """How many bits of a number of 16 bits are set."""
    return np.array([number.bit_count() for number in range(1 << 16)], dtype=np.int64)
