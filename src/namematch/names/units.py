"""The written units of a name: words and initials, with what is glued on set apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import regex

from namematch.data import read_toml
from namematch.names.endings import has_surname_ending
from namematch.names.given import given_bearers
from namematch.names.initials import is_digraph
from namematch.names.parameters import parsing, weights
from namematch.names.patronymic import marker_gender, patronymic
from namematch.names.types import Gender
from namematch.text import Token, fold, words
from namematch.translit import name_bits, readings

_MOST_WORDS = 12
# Nobody's name is longer; what stands behind is not looked at.
MOST_CHARACTERS = 600
_LEAST_WITH_DIGRAPH = 4
_BRACKETS = regex.compile(r"""[(\[{«"“„]([^()\[\]{}«»"“”„]{1,80})[)\]}»"”“]""")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: a word or initial, with its particles or its Turkic marker.

    Args:
        text: As written, particles included.
        start: Place of its first character in the name.
        end: Place behind its last character.
        word: The word that decides what it is.
        initial: Whether only a first letter is written.
        segment: How many commas stand before it.
        particle: Whether a particle belongs to it, which makes it a surname.
        marked: Gender told by a Turkic marker, which makes it a patronymic.
    """

    text: str
    start: int
    end: int
    word: str
    initial: bool = False
    segment: int = 0
    particle: bool = False
    marked: Gender | None = None

    @property
    def capitals(self) -> bool:
        """Whether the word stands in capitals, but for one letter of a digraph (OGNjANOVIC)."""
        if len(self.word) < 2 or self.word.isupper() or not self.word[:2].isupper():
            return len(self.word) > 1 and self.word.isupper()
        return len(self.word) > _LEAST_WITH_DIGRAPH and sum(map(str.islower, self.word)) == 1


class Units(NamedTuple):
    """A name's units and what was set apart."""

    units: tuple[Unit, ...]
    titles: tuple[str, ...]
    aliases: tuple[str, ...]


class _Vocabulary(NamedTuple):
    titles: frozenset[str]
    doubtful: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    digraphs: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    table = _titles()
    return _Vocabulary(
        frozenset(word for group in ("male", "female", "either") for word in table["title"][group]),
        frozenset(table["title"]["doubtful"]),
        frozenset(table["suffix"]["words"]),
        frozenset(table["particle"]["words"]),
        frozenset(table["initial"]["digraphs"]),
    )


@lru_cache(maxsize=1024)
def title_gender(title: str) -> Gender | None:
    """The gender that a form of address tells."""
    table = _titles()["title"]
    return next((gender for gender in Gender if fold(title) in table[gender]), None)


def generation(titles: Iterable[str]) -> str | None:
    """What a name's suffix tells about the generation: `"junior"`, `"senior"`, `"third"`…; `None` without one."""
    table: dict[str, list[str]] = _titles()["generation"]
    found = {fold(title) for title in titles}
    return next((meaning for meaning, suffixes in table.items() if not found.isdisjoint(suffixes)), None)


@cache
def _titles() -> dict[str, Any]:
    return read_toml("names/titles.toml")


def units_of(text: str) -> Units:
    """The units of a written name, from left to right; brackets, titles and suffixes are set apart."""
    text = text[:MOST_CHARACTERS]
    brackets = [match.span() for match in _BRACKETS.finditer(text)]
    inside: list[Token] = []
    outside: list[Token] = []
    for token in words(text):
        if any(char.isalpha() for char in token.text):
            (inside if any(a <= token.start < b for a, b in brackets) else outside).append(token)
    if not outside:
        inside, outside = [], inside
    apart = [half for token in outside[:_MOST_WORDS] for half in _halves(token)]
    units = _with_segments(text, [_unit(text, token) for token in apart])
    titles, units = _without_titles(text, units)
    aliases = tuple(text[a + 1 : b - 1].strip() for a, b in brackets if inside)
    return Units(tuple(_with_markers(text, _with_particles(text, units))), tuple(titles), aliases)


@lru_cache(maxsize=1024)
def _is_marked(folded: str) -> bool:
    """Whether a word may be something else than a word of the name itself, by its place or by what stands beside it."""
    vocabulary = _vocabulary()
    return (
        folded in vocabulary.titles
        or folded in vocabulary.suffixes
        or folded in vocabulary.particles
        or marker_gender(folded) is not None
    )


def plain_units(chunk: str) -> list[tuple[Unit, str]] | None:
    """The units of what stands between two spaces of a name, each with its text, an initial's dot included.

    Args:
        chunk: A word, or several initials.

    Returns:
        The units; `None` where they may depend on what stands around, or there is more than words and dots.
    """
    tokens = list(words(chunk))
    letters = sum(len(token.text) for token in tokens)
    if not tokens or letters + chunk.count(".") != len(chunk):
        return None
    units = [_unit(chunk, token) for token in tokens]
    for unit in units:
        if not any(map(str.isalpha, unit.text)) or len(_halves(Token(unit.text, unit.start, unit.end))) > 1:
            return None
        if (len(unit.text) > 1 or not unit.initial) and _is_marked(fold(unit.text)):
            return None
    return [(unit, unit.text + "." * (unit.initial and chunk[unit.end : unit.end + 1] == ".")) for unit in units]


def _halves(token: Token) -> tuple[Token, ...]:
    """Words that lost the space between them: a given name and a patronymic, a surname and a given name."""
    text, sizes = token.text, parsing().glued
    if len(text) < sizes.shortest:
        return (token,)
    glued = not text[1:].islower() and any(a.islower() and b.isupper() for a, b in pairwise(text))
    found = patronymic(text)
    if found:
        ends = _given_name_ends if glued or not found.father else _nothing_ends
    else:
        ends = _surname_ends if glued or text.isupper() else _nothing_ends
    places = range(sizes.shortest_half, min(len(text), sizes.longest) - sizes.shortest_half + 1)
    splits = [place for place in places if ends(text, place, glued)]
    if not splits:
        return (token,)
    place = max(splits, key=lambda place: max(_bearers(text[:place]), _bearers(text[place:])))
    middle = token.start + place
    return Token(text[:place], token.start, middle), Token(text[place:], middle, token.end)


def _nothing_ends(_text: str, _place: int, _glued: bool) -> bool:
    return False


def _given_name_ends(text: str, place: int, glued: bool) -> bool:
    """Whether a given name ends there and a patronymic begins, of a common name where nothing marks the place."""
    behind, sizes = patronymic(text[place:]), parsing().glued
    if not behind or not behind.father or _bearers(text[:place]) < sizes.known:
        return False
    if glued:
        # Turkic names are made of two: nobody in Кадырбекович is called Бек.
        return text[place].isupper() and text[place - 1].islower()
    return _bearers(behind.father) >= sizes.common_father


def _surname_ends(text: str, place: int, glued: bool) -> bool:
    """Whether a surname ends there and a common given name begins."""
    if "-" in text or (glued and not (text[place].isupper() and text[place - 1].islower())):
        return False
    head, tail, sizes = text[:place], text[place:], parsing().glued
    if min(len(head), len(tail)) < sizes.shortest_surname or _bearers(tail) < sizes.common:
        return False
    if not has_surname_ending(head):
        return False
    return glued or not _on_record(text)


def _on_record(surname: str) -> bool:
    """Whether a word is somebody's surname as it stands."""
    return any(name_bits(reading.cyrillic) <= weights().listed for reading in readings(surname, limit=2))


def _bearers(word: str) -> float:
    return given_bearers(word).total


def _unit(text: str, token: Token) -> Unit:
    dotted = text[token.end : token.end + 1] == "."
    if len(token.text) == 1:
        initial = dotted or token.text.isupper()
    else:
        initial = dotted and token.text[0].isupper() and _is_one_letter(fold(token.text))
    return Unit(token.text, token.start, token.end, token.text, initial)


def _is_one_letter(letters: str) -> bool:
    return is_digraph(letters) or letters in _vocabulary().digraphs


def _with_segments(text: str, units: list[Unit]) -> list[Unit]:
    segment, found = 0, units[:1]
    for before, unit in pairwise(units):
        segment += "," in text[before.end : unit.start] or "،" in text[before.end : unit.start]
        found.append(replace(unit, segment=segment))
    return found


def _without_titles(text: str, units: list[Unit]) -> tuple[list[str], list[Unit]]:
    titles: list[str] = []
    while len(units) > 1 and _is_title(text, units[0]):
        titles.append(units.pop(0).text)
    while len(units) > 1 and fold(units[-1].text) in _vocabulary().suffixes:
        titles.append(units.pop().text)
    # "Ivanov, Dr. Ivan", "Ivanov Jr., Ivan": the same words inside the name.
    inner = [unit for unit in units[1:] if _is_dotted(text, unit) and _is_title_or_suffix(text, unit)]
    if len(units) - len(inner) >= 2:
        titles += [unit.text for unit in inner]
        units = [unit for unit in units if unit not in inner]
    return titles, units


def _is_dotted(text: str, unit: Unit) -> bool:
    return text[unit.end : unit.end + 1] == "."


def _is_title_or_suffix(text: str, unit: Unit) -> bool:
    return _is_title(text, unit) or fold(unit.text) in _vocabulary().suffixes


def _is_title(text: str, unit: Unit) -> bool:
    folded, vocabulary = fold(unit.text), _vocabulary()
    if folded not in vocabulary.titles or (unit.initial and len(unit.text) == 1):
        return False
    return folded not in vocabulary.doubtful or _is_dotted(text, unit)


def _with_particles(text: str, units: list[Unit]) -> list[Unit]:
    found: list[Unit] = []
    start: int | None = None
    for place, unit in enumerate(units):
        last = place + 1 == len(units) or units[place + 1].segment != unit.segment
        written_as_particle = unit.text.islower() or (place > 0 and not unit.initial)
        if not last and written_as_particle and fold(unit.text) in _vocabulary().particles:
            start = unit.start if start is None else start
        elif start is not None:
            found.append(replace(unit, text=text[start : unit.end], start=start, particle=True, initial=False))
            start = None
        else:
            found.append(unit)
    return found


def _with_markers(text: str, units: list[Unit]) -> list[Unit]:
    found: list[Unit] = []
    for unit in units:
        gender = marker_gender(unit.word)
        if gender and found and not found[-1].marked:
            father = found.pop()
            found.append(replace(father, text=text[father.start : unit.end], end=unit.end, marked=gender))
        else:
            found.append(unit)
    return found
