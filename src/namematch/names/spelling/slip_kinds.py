"""The kinds of slips that can make one letter of another, and how each kind is divided among its outcomes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from namematch.data import TomlTable, keys

Shares = dict[str, float]

SLIPS = TomlTable(
    "names/slips.toml",
    {
        **keys("most shortest", int),
        **keys("alphabet vowels", str),
        **keys("cyrillic_keyboard latin_keyboard reduced alike", [str]),
    },
)


class SlipKinds:
    """Kinds of slips by their outcome, in the neutral alphabet.

    Args:
        keyboards: Keyboards that are typed on equally often, each by its rows.
    """

    def __init__(self, keyboards: Iterable[Sequence[str]]) -> None:
        table = SLIPS.read()
        self.alphabet: str = table["alphabet"]
        self._vowels = frozenset(table["vowels"])
        self._keys = _mean([_neighbours(rows, self.alphabet) for rows in keyboards])
        self._reduced, self._alike = _partners(table["reduced"]), _partners(table["alike"])

    def exchange(self, letter: str, other: str) -> Shares:
        """The shares of a letter's exchanges, by kind, that put that other letter for it."""
        of_pairs = {"key": self._keys, "reduced": self._reduced, "alike": self._alike}
        shares = {kind: shares[letter][other] for kind, shares in of_pairs.items() if other in shares.get(letter, ())}
        if letter in self._vowels and other in self._vowels:
            shares["vowel"] = 1 / (len(self._vowels) - 1)
        return shares | {"other": 1 / (len(self.alphabet) - 1)}

    def omission(self, word: str, place: int) -> Shares:
        """The kind of slip that leaves out the letter at a place of a word."""
        if word[place] in self._vowels:
            return {"vowel": 1.0}
        in_cluster = any(letter not in self._vowels for letter in _around(word, place, 1))
        return {"cluster" if in_cluster else "single": 1.0}

    def addition(self, word: str, place: int) -> Shares:
        """The shares of the additions at a place, by kind, that give the letter that stands there."""
        letter, beside, near = word[place], _around(word, place, 1), _around(word, place, 2)
        shares = {"other": 1 / len(self.alphabet)}
        if key := sum(self._keys.get(each, {}).get(letter, 0.0) for each in beside):
            shares["key"] = key / len(beside)
        if letter in near:
            shares["repeated"] = near.count(letter) / len(near)
        return shares


def _around(word: str, place: int, distance: int) -> list[str]:
    return [word[each] for each in (place - distance, place + distance) if 0 <= each < len(word)]


def _neighbours(rows: Sequence[str], alphabet: str) -> dict[str, Shares]:
    """By letter those on the keys around it; each row of keys stands half a key to the right of the one above."""
    at = {letter: (y, 2 * x + y) for y, row in enumerate(rows) for x, letter in enumerate(row) if letter in alphabet}
    return {
        letter: _equally([other for other, (v, u) in at.items() if (abs(v - y), abs(u - x)) in {(0, 2), (1, 1)}])
        for letter, (y, x) in at.items()
    }


def _mean(keyboards: list[dict[str, Shares]]) -> dict[str, Shares]:
    """The shares over the keyboards on which a letter has a key."""
    mean: defaultdict[str, Shares] = defaultdict(dict)
    for letter in sorted({letter for keyboard in keyboards for letter in keyboard}):
        own = [keyboard[letter] for keyboard in keyboards if letter in keyboard]
        for shares in own:
            for other, share in shares.items():
                mean[letter][other] = mean[letter].get(other, 0.0) + share / len(own)
    return dict(mean)


def _partners(pairs: list[str]) -> dict[str, Shares]:
    """By letter those that it makes a pair with."""
    partners: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        partners[pair[0]].append(pair[1])
        partners[pair[1]].append(pair[0])
    return {letter: _equally(others) for letter, others in partners.items()}


def _equally(letters: list[str]) -> Shares:
    return {letter: 1 / len(letters) for letter in letters}
