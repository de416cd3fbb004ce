"""The machine that runs a scheme: ordered context rules over a word, and the case of what comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

BOUNDARY = "#"
APOSTROPHE = "'"

_CYRILLIC = (
    r"\u0400-\u052f\u1c80-\u1c8f\u1d2b\u1d78\u2de0-\u2dff\ua640-\ua69f\ufe2e\ufe2f\U0001e030-\U0001e08f"
)
_MARKS = r"\u0300-\u036f"
_APOSTROPHES = "'`´ʹʼ‘’′＇"
_WORD = re.compile(f"[{_CYRILLIC}][{_CYRILLIC}{_MARKS}]*")
_WORD_WITH_APOSTROPHES = re.compile(
    f"[{_CYRILLIC}][{_CYRILLIC}{_MARKS}]*(?:[{_APOSTROPHES}](?=[{_CYRILLIC}])[{_CYRILLIC}{_MARKS}]+)*"
)
_MARK = re.compile(f"[{_MARKS}]")
_EXCESS_MARKS = re.compile(f"([{_MARKS}]{{4}})[{_MARKS}]+")
_ANY_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")


class EngineRule(NamedTuple):
    """A rule as the engine runs it; an empty class means any letter, `#` in a class is the word boundary."""

    letters: str
    after: frozenset[str]
    before: frozenset[str]
    to: str

    @property
    def is_plain(self) -> bool:
        """Whether the rule fits its letter wherever it stands."""
        return len(self.letters) == 1 and not self.after and not self.before


class Engine:
    """Runs the ordered rules of one scheme.

    Args:
        rules: The rules, best first.
        endings: Word endings, and what is added to a word that has one of them; the first that fits is taken.
        fallback: Output of letters that no rule knows.
        capitals: Capitals at the head of a word where they differ from the first letter's Unicode capital
            (Turkish i, İ); those of single letters serve in words of capitals too.
    """

    __slots__ = ("_contextual", "_endings", "_heads", "_pattern", "_plain", "_single_capitals")

    def __init__(
        self,
        rules: Iterable[EngineRule],
        endings: Sequence[tuple[tuple[str, ...], str]],
        fallback: Mapping[str, str],
        capitals: Mapping[str, str],
    ) -> None:
        by_letter: dict[str, list[EngineRule]] = {}
        for rule in rules:
            by_letter.setdefault(rule.letters[0], []).append(rule)
        self._contextual = {x: tuple(found) for x, found in by_letter.items() if not found[0].is_plain}
        own = {x: found[0].to for x, found in by_letter.items() if found[0].is_plain}
        self._plain = {x: to for x, to in (dict(fallback) | own).items() if x not in self._contextual}
        self._endings = tuple(endings)
        self._heads = tuple(capitals.items())
        singles = {small: big for small, big in capitals.items() if len(small) == 1}
        self._single_capitals = str.maketrans(singles)
        self._pattern = _WORD_WITH_APOSTROPHES if APOSTROPHE in by_letter else _WORD

    def text(self, text: str) -> str:
        """The text with its Cyrillic words romanised in their own case, everything else as it was."""
        return text if text.isascii() else self._pattern.sub(self._matched, text)

    def word(self, word: str) -> str:
        """One lower-case word, composed, without stress marks, romanised."""
        return "".join(output for _, output in self.steps(word)) + self._ending(word)

    def steps(self, word: str) -> Iterator[tuple[str, str]]:
        """The letters each rule consumed, and what it wrote for them, from left to right.

        The additions that `endings` make are not among the steps.
        """
        plain = self._plain
        place, size = 0, len(word)
        while place < size:
            letter = word[place]
            output = plain.get(letter)
            if output is not None:
                yield letter, output
                place += 1
                continue
            letters, output = self._rule_at(word, place)
            yield letters, output
            place += len(letters)

    def _rule_at(self, word: str, place: int) -> tuple[str, str]:
        left = word[place - 1] if place else BOUNDARY
        for letters, after, before, output in self._contextual.get(word[place], ()):
            if after and left not in after:
                continue
            end = place + len(letters)
            if before and (word[end] if end < len(word) else BOUNDARY) not in before:
                continue
            if word.startswith(letters, place):
                return letters, output
        return word[place], ""

    def _ending(self, word: str) -> str:
        if len(word) > 1:
            for of, addition in self._endings:
                if word.endswith(of):
                    return addition
        return ""

    def _matched(self, match: re.Match[str]) -> str:
        word = match.group()
        if _MARK.search(word):
            word = _composed(word)
        if self._pattern is _WORD_WITH_APOSTROPHES:
            word = _ANY_APOSTROPHE.sub(APOSTROPHE, word)
        return self._cased(word)

    def _cased(self, word: str) -> str:
        lower = word.lower()
        if word == lower:
            return self.word(lower)
        if word[1:] == lower[1:]:
            return self._capitalized(self.word(lower))
        if word == word.upper():
            return self._upper(self.word(lower))
        return self._mixed(word, lower)

    def _mixed(self, word: str, lower: str) -> str:
        """A word of mixed case: each chunk takes its case from its first letter and that letter's neighbour."""
        parts = []
        place = 0
        for letters, output in self.steps(lower):
            end = place + len(letters)
            if word[place] == lower[place]:
                parts.append(output)
            else:
                neighbour = word[place + 1 : place + 2] or word[place - 1 : place]
                parts.append(self._upper(output) if neighbour.isupper() else self._capitalized(output))
            place = end
        return "".join(parts) + self._ending(lower)

    def _upper(self, latin: str) -> str:
        return latin.translate(self._single_capitals).upper()

    def _capitalized(self, latin: str) -> str:
        for small, big in self._heads:
            if latin.startswith(small):
                return big + latin[len(small) :]
        return latin[:1].upper() + latin[1:]


def _composed(word: str) -> str:
    """The word in NFC without marks that are no part of a letter, such as stress."""
    return _MARK.sub("", unicodedata.normalize("NFC", _EXCESS_MARKS.sub(r"\1", word)))
