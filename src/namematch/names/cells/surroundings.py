"""What stands around a name in a cell, set apart: labels, fields, former and other names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import regex

from namematch.names.cells.known_words import is_a_given_name, is_certain, is_known
from namematch.names.cells.phrases import Found, PhraseRole, find_phrases
from namematch.names.morphology.patronymic import is_patronymic
from namematch.names.schemas import CELLS
from namematch.text import Token, fold, script_of, words

_SEPARATORS = frozenset(",;([|/-–—:.")
_SEGMENT_END = regex.compile(r"[;|)\]]")
_FORMER_END = regex.compile(r"[;|)\],(]")
_DATE_END = regex.compile("[,;]")
_STROKES = regex.compile(r"[;|/]")
_EDGES = " ,;:|/()[]-–—"
_PEOPLE_WORDS = 2
_NAME_PARTS, _PAIR = 3, 2
_ADDRESS = regex.compile(r"[<(\[]?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+)[>)\]]?")
_LABEL = regex.compile(r"\P{L}*(?:[\p{L}'’-]+[ .]+){0,4}[\p{L}'’-]+ ?:")
# What somebody is, behind a name: Елена Орлова — журналист.
_REST = regex.compile(r"(?:,|[ ][-–—])[ ]+(\p{Ll}[\p{L} .-]*)$")
_SHORT_FIELD = 3


Dates = Callable[[str, Sequence[Token]], list[list[Token]]]


class Surroundings(NamedTuple):
    """A cell in its parts.

    Args:
        text: The cell with spaces for all that was set apart.
        titles: What is no name, in the order in which it stands.
        aliases: Other names in it.
        dates: Dates of birth.
        organisation: Whether it is an organisation's.
    """

    text: str
    titles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    organisation: bool = False


def set_apart(text: str, dates: Dates) -> Surroundings:
    """Sets apart what stands around the name of a cell, by the phrases of data/names/cells.toml.

    Args:
        text: A cell.
        dates: Finds the words of a text that only tell when somebody lived, which are left alone.
    """
    text = _with_commas(text)
    tokens = list(words(text))
    dated = {token.start for run in dates(text, tokens) for token in run}
    found = [each for each in find_phrases(text, tokens) if tokens[each.start].start not in dated]
    if any(_is_organisation(text, tokens, phrase) for phrase in found):
        return Surroundings(text, (text.strip(),), organisation=True)
    cell = _Cell(text, tokens, dated)
    cell.take_address()
    cell.take_label()
    for phrase in found:
        cell.take(phrase)
    for phrase in reversed(found):
        cell.take_behind(phrase)
    cell.take_segments()
    cell.take_behind_dates()
    cell.take_rest()
    return cell.result()


def _with_commas(text: str) -> str:
    """The parts of a name with commas between, where each stands between semicolons: Петров;Иван;Ильич."""
    parts = text.split(";")
    return ",".join(parts) if 1 < len(parts) <= _NAME_PARTS and all(map(str.isalpha, map(str.strip, parts))) else text


def bare_alias(alias: str) -> tuple[str, bool]:
    """Another name without the word that introduces it, and whether that says it is a former surname.

    Example:
        >>> bare_alias("урожд. Петрова"), bare_alias("-Polozkova"), bare_alias("Lavr")
        (('Петрова', True), ('Polozkova', True), ('Lavr', False))
    """
    tokens = list(words(alias))
    found = next(iter(find_phrases(alias, tokens)), None)
    if found and not found.start and found.stop < len(tokens) and found.roles & {PhraseRole.FORMER, PhraseRole.OTHER}:
        return alias[tokens[found.stop].start :], PhraseRole.FORMER in found.roles
    return alias.lstrip("-–— "), alias.startswith(("-", "–", "—"))


def _is_organisation(text: str, tokens: Sequence[Token], found: Found) -> bool:
    # A number may stand behind everything: Almaz Bank No. 5.
    before, behind = (
        found.start,
        sum(token.text.isalpha() and fold(token.text) != "no" for token in tokens[found.stop :]),
    )
    if fold(tokens[before].text) in CELLS.read()["organisation"]["doubtful"]:
        others = (token.text for token in tokens if token is not tokens[before])
        if any(map(is_certain if len(tokens) == _PAIR else is_patronymic, others)):
            return False
    if PhraseRole.ANYWHERE in found.roles:
        return True
    if (
        PhraseRole.FRONT in found.roles
        and behind
        and text[tokens[found.stop - 1].end : tokens[found.stop - 1].end + 1] != "."
    ):
        return not before
    return PhraseRole.BACK in found.roles and before > 0 and not behind


class _Cell:
    """A cell of which phrase after phrase is cut out."""

    def __init__(self, text: str, tokens: list[Token], dated: set[int]) -> None:
        self._text, self._tokens, self._dated = text, tokens, dated
        self._left = text
        self._cut: list[tuple[int, str, str]] = []  # where, which list, what
        self._done = 0

    def result(self) -> Surroundings:
        lists = {kind: tuple(what for _, which, what in sorted(self._cut) if which == kind) for kind in "tad"}
        return Surroundings(self._left, lists["t"], lists["a"], lists["d"])

    def take(self, found: Found) -> None:
        """Cuts a phrase out with what belongs to it, from left to right."""
        start, stop = self._span(found)
        if start < self._done:
            return
        before, behind = self._letters(0, start), self._letters(stop, len(self._text))
        roles = found.roles
        if (PhraseRole.NOTHING in roles and self._stands_alone(found)) or PhraseRole.DEGREE in roles:
            self._remove(start, stop, "t")
        elif PhraseRole.OTHER in roles and before and behind and self._is_marked(found):
            self._alias(start, stop, self._end(_SEGMENT_END, stop))
        elif PhraseRole.FORMER in roles and before and behind and self._is_marked(found):
            self._former(start, stop)
        elif PhraseRole.BIRTH in roles or (PhraseRole.FIELD in roles and self._is_field(found)):
            self._field(start, stop, "d" if PhraseRole.BIRTH in roles else "t", before)
        elif (
            PhraseRole.PEOPLE in roles
            and min(self._names(0, start), self._names(stop, len(self._text))) >= _PEOPLE_WORDS
        ):
            self._alias(start, stop, len(self._text))
        elif PhraseRole.FIRST in roles and not before and behind and self._is_label(found):
            self._remove(start, stop, "t")

    def take_address(self) -> None:
        """Cuts out addresses of mail and of the web."""
        for match in _ADDRESS.finditer(self._left):
            if self._letters(0, match.start()) or self._letters(match.end(), len(self._text)):
                self._remove(*match.span(), "t")

    def take_label(self) -> None:
        """Cuts out what stands before a colon, if it is no name."""
        label = _LABEL.match(self._left)
        if (
            label
            and self._names(label.end(), len(self._text))
            and not any(is_certain(word) for word in label.group().split() if word[0].isupper())
        ):
            self._remove(*label.span(), "t")
            self._done = 0

    def take_behind_dates(self) -> None:
        """Cuts out what stands behind a date and a comma, as towns do, where a name stands before."""
        dated = [token for token in self._tokens if token.start in self._dated]
        comma = _DATE_END.search(self._left, dated[-1].end) if dated else None
        if comma and self._names(0, dated[0].start) >= _PEOPLE_WORDS and self._letters(comma.end(), len(self._text)):
            self._remove(comma.start(), len(self._text), "t")

    def take_rest(self) -> None:
        """Cuts out words in small letters that stand behind a name, with a comma or a dash between."""
        rest = _REST.search(self._left.rstrip())
        if rest and self._names(0, rest.start()) >= _PEOPLE_WORDS and not self._names(rest.start(), len(self._left)):
            written = [token.text for token in words(rest[1])]
            if min(map(len, written)) > 1 and not any(map(is_certain, written)):
                self._remove(rest.start(1), rest.end(1), "t")

    def take_behind(self, found: Found) -> None:
        """Cuts a phrase out that nothing of the name follows, from right to left."""
        start, stop = self._span(found)
        if (
            PhraseRole.LAST not in found.roles
            or not self._left[start:stop].strip()
            or self._letters(stop, len(self._text))
        ):
            return
        parted = self._text[:start].rstrip()[-1:] in _SEPARATORS or found.stop - found.start > 1
        title = self._text[start:stop].rstrip(".") in CELLS.read()["ticket"]["titles"]
        if self._letters(0, start) and (parted or title):
            self._remove(start, stop, "t")

    def take_segments(self) -> None:
        """Cuts out what stands behind a semicolon or stroke: another name, or the same word in another spelling."""
        for match in _STROKES.finditer(self._left):
            end = next((found.start() for found in _STROKES.finditer(self._left, match.end())), len(self._text))
            before, behind = self._names(0, match.start()), self._names(match.end(), end)
            if not self._letters(0, match.start()) or not self._letters(match.end(), end):
                continue
            if all(token.start in self._dated for token in self._tokens if match.end() <= token.start < end):
                continue
            if match.group() != "/":
                self._remove(match.start(), end, "a" if behind else "t")
            elif before == 1 < behind:
                self._remove(0, match.end(), "a")
            elif before > 1:
                self._remove(match.start(), end, "a")

    def _span(self, found: Found) -> tuple[int, int]:
        start, stop = self._tokens[found.start].start, self._tokens[found.stop - 1].end
        return start, stop + (self._text[stop : stop + 1] == ".")

    def _remove(self, start: int, stop: int, which: str) -> None:
        what = self._left[start:stop].strip(_EDGES)
        self._left = self._left[:start] + " " * (stop - start) + self._left[stop:]
        self._done = max(self._done, stop)
        if what:
            self._cut.append((start, which, what))

    def _alias(self, start: int, stop: int, end: int) -> None:
        self._remove(start, stop, "t")
        self._remove(stop, end, "a")
        # Another may begin in it.
        self._done = end

    def _former(self, start: int, stop: int) -> None:
        """The surname behind, with a particle; in brackets all is set apart with them."""
        if (
            "(" in self._text[:start]
            and ")" in self._text[stop:]
            and self._text.rfind("(", 0, start) > self._text.rfind(")", 0, start)
        ):
            self._done = self._text.find(")", stop)
            return
        end = self._end(_FORMER_END, stop)
        inside = [token for token in self._tokens if stop <= token.start < end]
        last = next((token for token in inside if not token.text.islower()), inside[-1] if inside else None)
        if last:
            self._remove(start, last.end, "a")

    def _field(self, start: int, stop: int, which: str, before: int) -> None:
        if which == "d" and regex.search(r"\d[\s,.]*$", self._text[:start]):
            return  # it belongs to the date before it
        end = self._end(_SEGMENT_END, stop)
        if not before:
            figures = [
                token.end for token in self._tokens if stop <= token.start < end and any(map(str.isdigit, token.text))
            ]
            end = figures[0] if figures else stop
        elif which == "d":
            dated = regex.compile(r"[\s:]*[\d\p{L}./ -]*\d").match(self._text, stop, end)
            end = dated.end() if dated else end
        self._remove(start, end, which)

    def _end(self, pattern: regex.Pattern[str], start: int) -> int:
        match = pattern.search(self._left, start)
        return match.start() if match else len(self._text)

    def _letters(self, start: int, stop: int) -> int:
        return sum(map(str.isalpha, self._left[start:stop]))

    def _names(self, start: int, stop: int) -> int:
        """How many words of what is left there can be of a name."""
        return sum(token.text[0].isupper() for token in words(self._left[start:stop]))

    def _stands_alone(self, found: Found) -> bool:
        return len(self._tokens) > found.stop - found.start

    def _is_marked(self, found: Found) -> bool:
        """Whether a phrase is written as one that introduces a name: small, or with something before it."""
        start, stop = self._span(found)
        small = self._text[start].islower() or found.stop - found.start > 1
        return (
            small
            or self._text[start:stop].isupper() != self._text.isupper()
            or self._text[:start].rstrip()[-1:] in _SEPARATORS
            or self._text[stop - 1] == "."
        )

    def _is_field(self, found: Found) -> bool:
        start, stop = self._span(found)
        before, behind = self._text[:start].rstrip()[-1:], self._text[stop:].lstrip(" :№#.")[:1]
        parted = not before or before in ",;([|" or before.isdigit()
        return (
            behind.isdigit() or (parted and bool(before)) or (parted and behind != "" and stop - start > _SHORT_FIELD)
        )

    def _is_label(self, found: Found) -> bool:
        """Whether a phrase is no part of the name behind it, as a surname before a given name would be."""
        _, stop = self._span(found)
        behind = [token.text for token in words(self._left[stop:])]
        word = self._tokens[found.start].text
        if found.stop - found.start > 1 or self._text[stop - 1] in ".:" or self._text[stop : stop + 1] == ":":
            return True
        if behind and script_of(word) is not script_of(behind[0]):
            return True
        return not (is_a_given_name(word) or (len(behind) == 1 and is_a_given_name(behind[0]) and not is_known(word)))
