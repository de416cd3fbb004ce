"""How far one word is from another: slips of the pen and of the ear, in bits.

A noisy channel (Kernighan, Church and Gale 1990; Brill and Moore 2000): each letter of a word may be written as
another, left out, turned with the next or followed by one too many, each at a rate that was learned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from math import exp, inf, log2
from typing import Any, NamedTuple

import jellyfish

from namematch._internal.caches import WORDS
from namematch.data import TomlTable, keys
from namematch.evidence import exact
from namematch.names.spelling.slip_kinds import SLIPS, Shares, SlipKinds

_SURROGATES = re.compile("[\ud800-\udfff]")
_OMISSIONS, _ADDITIONS = ("vowel", "cluster", "single"), ("key", "repeated", "other")

_RATES = TomlTable(
    "names/learned_slips.toml",
    {
        **keys("per_letter again", float),
        "exchange": keys("key reduced vowel alike other first last", float),
        "omission": keys([*_OMISSIONS, "first", "last"], float),
        "addition": keys([*_ADDITIONS, "first", "last"], float),
        "turn": keys("any first last", float),
    },
)


class LetterCosts(NamedTuple):
    """What slips cost at each letter of a word, in bits.

    Args:
        omission: To leave the letter out of the word.
        addition: To add the letter to the others.
        exchange: What the letter's place adds to an exchange; the place of the other letter adds as much again.
        turn: Likewise to a turn with the letter before.
        fold: To leave the letter before out, where this one then goes with its like: the alphabet doubles no letters.
    """

    omission: tuple[float, ...]
    addition: tuple[float, ...]
    exchange: tuple[float, ...]
    turn: tuple[float, ...]
    fold: tuple[float, ...]


class SlipChannel:
    """What is written where a word is meant.

    Args:
        rates: Slips of each kind for each letter, as in `learned_slips.toml`.
        keyboards: Keyboards that are typed on equally often, each by its rows.
    """

    def __init__(self, rates: Mapping[str, Any], keyboards: Sequence[Sequence[str]]) -> None:
        self.kinds = SlipKinds(keyboards)
        self._rates = rates
        # What a further slip costs more than the first. Each slip is charged so, and the sum relieved of one.
        self.again = exact(rates["again"])
        self.turn = self._bits(self._rate("turn", {"any": 1.0}))
        # Half of what a place adds, since both words have one.
        self._exchange_at, self._turn_at = (
            {"": 0.0} | {place: exact(-log2(rates[slip][place]) / 2) for place in ("first", "last")}
            for slip in ("exchange", "turn")
        )
        # A column of surnames has some ten thousand sequences of five letters.
        self._at_letter = lru_cache(maxsize=4 * WORDS)(self._omission_and_addition)
        self.exchange = lru_cache(maxsize=WORDS)(self._exchange)
        self.letter_costs = lru_cache(maxsize=WORDS)(self._letter_costs)

    def distance(self, meant: str, written: str) -> float:
        """−log2 of the probability that one word is written for the other: of the likeliest way."""
        one, two, exchange = self.letter_costs(meant), self.letter_costs(written), self.exchange
        above = before = [0.0, *accumulate(two.addition)]
        for i, a in enumerate(meant):
            omission, fold, at = one.omission[i], one.fold[i], one.exchange[i]
            row = [min(above[0] + omission, before[0] + fold)]
            for j, b in enumerate(written):
                exchanged = above[j] + (exchange(a, b) + at + two.exchange[j] if a != b else 0.0)
                best = min(exchanged, above[j + 1] + omission, before[j + 1] + fold, row[j] + two.addition[j])
                if i and j and a == written[j - 1] and b == meant[i - 1]:
                    best = min(best, before[j - 1] + self.turn + one.turn[i] + two.turn[j])
                row.append(best)
            above, before = row, above
        return above[-1] - self.again if above[-1] else 0.0

    def _letter_costs(self, word: str) -> LetterCosts:
        """What slips cost at each letter of a word."""
        length = len(word)
        places = [_place(i, length) for i in range(length)]
        either = [self._at_letter(word[max(0, i - 2) : i + 3], min(i, 2), place) for i, place in enumerate(places)]
        return LetterCosts(
            tuple(omission for omission, _ in either),
            tuple(addition for _, addition in either),
            tuple(self._exchange_at[place] for place in places),
            tuple(self._turn_at[_turn_place(i, length)] for i in range(length)),
            tuple(either[i - 1][0] if i > 1 and word[i - 2] == word[i] else inf for i in range(length)),
        )

    def share(self, word: str) -> float:
        """The probability that a word is written with a slip."""
        length, gaps = len(word), len(word) + 1
        rates = [self._rate("addition", dict.fromkeys(_ADDITIONS, 1.0), _place(i, gaps)) for i in range(gaps)]
        for i, letter in enumerate(word):
            place = _place(i, length)
            others = (other for other in self.kinds.alphabet if other != letter)
            rates += [self._rate("exchange", self.kinds.exchange(letter, other), place) for other in others]
            rates.append(self._rate("omission", self.kinds.omission(word, i), place))
            rates.append(self._rate("turn", {"any": 1.0}, _turn_place(i, length)) if i else 0.0)
        return 1 - exp(-sum(rates))

    def _exchange(self, letter: str, other: str) -> float:
        """What it costs to write another letter for one, somewhere in the middle of a word."""
        return self._bits(self._rate("exchange", self.kinds.exchange(letter, other)))

    def _omission_and_addition(self, around: str, i: int, place: str) -> tuple[float, float]:
        """What it costs to leave a letter out, and to add it, where it stands among those two places around it."""
        omitted = self._rate("omission", self.kinds.omission(around, i), place)
        return self._bits(omitted), self._bits(self._rate("addition", self.kinds.addition(around, i), place))

    def _rate(self, slip: str, shares: Shares, place: str = "") -> float:
        """The probability of a slip at one letter: the shares of its kinds that it takes, at a place in the word."""
        rates = self._rates[slip]
        share = sum(rates[kind] * part for kind, part in shares.items())
        return float(self._rates["per_letter"] * share * (rates[place] if place else 1.0))

    def _bits(self, probability: float) -> float:
        return exact(-log2(probability)) + self.again


def _place(i: int, length: int) -> str:
    if i == 0:
        return "first"
    return "last" if i == length - 1 else ""


def _turn_place(i: int, length: int) -> str:
    """The place of the outer one of a letter and the one before it."""
    return "first" if i <= 1 else _place(i, length)


@cache
def slip_channel() -> SlipChannel:
    """The channel that was learned, typed on a Cyrillic and on a Latin keyboard."""
    table = SLIPS.read()
    return SlipChannel(_RATES.read(), [table["cyrillic_keyboard"], table["latin_keyboard"]])


@lru_cache(maxsize=WORDS)
def slip_bits(left: str, right: str) -> float | None:
    """How improbable it is that one of two words in the neutral alphabet is a slip of the other, in bits.

    That is −log2 of the mean probability of both directions: of `written_bits`, where nothing says which is meant.
    0 for equal words, `None` where the words are too short or too far apart for a slip.

    Example:
        >>> slip_bits("тереза", "тереса") < slip_bits("тереза", "терепа")
        True
    """
    if not may_slip_into(left, right):
        return None
    channel = slip_channel()
    one, two = channel.distance(left, right), channel.distance(right, left)
    return min(one, two) + either_bits(abs(one - two))


@lru_cache(maxsize=WORDS)
def written_bits(meant: str, written: str) -> float | None:
    """How improbable it is that one word is written where the other is meant, both in the neutral alphabet, in bits.

    0 for equal words, `None` where the words are too short or too far apart for a slip.

    Example:
        >>> written_bits("оксана", "окана") < written_bits("окана", "оксана")
        True
    """
    return slip_channel().distance(meant, written) if may_slip_into(meant, written) else None


@lru_cache(maxsize=WORDS)
def either_bits(apart: float) -> float:
    """What the mean of two probabilities costs more than the likelier one, which costs so much less than the other."""
    return exact(1 - log2(1 + 2.0**-apart))


def may_slip_into(left: str, right: str) -> bool:
    """Whether two words are long enough, and close enough, that one may be a slip of the other."""
    return min(len(left), len(right)) >= SLIPS.read()["shortest"] and are_within_slips(left, right)


def are_within_slips(left: str, right: str) -> bool:
    """Whether two words differ by no more slips than are looked at."""
    return bool(edits(left, right) <= SLIPS.read()["most"])


def edits(left: str, right: str) -> int:
    """How many letters have to be left out, added, replaced or exchanged with the next to make one word of another.

    Example:
        >>> edits("тереза", "терзеа")
        1
    """
    try:
        return jellyfish.damerau_levenshtein_distance(left, right)
    except UnicodeEncodeError:
        # Lone surrogates are no text, which the measure refuses: each counts as a letter, all as the same one.
        return jellyfish.damerau_levenshtein_distance(*(_SURROGATES.sub("\ufffd", word) for word in (left, right)))
