"""A cell out of which piece after piece is cut that is no name, or another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from namematch.names.cells.known_words import is_a_given_name, is_certain, is_known
from namematch.names.cells.phrases import Found, PhraseRole
from namematch.names.schemas import CELLS, TITLES
from namematch.text import Token, fold, script_of, words

_SEPARATORS = frozenset(",;([|/-–—:.")
_SEGMENT_END = regex.compile(r"[;|)\]]")
_FORMER_END = regex.compile(r"[;|)\],(]")
_DATE_END = regex.compile("[,;]")
_STROKES = regex.compile(r"[;|/&]")
_EDGES = " ,;:|/()[]-–—"
_PEOPLE_WORDS = 2
_ADDRESS = regex.compile(r"[<(\[]?(?:(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+|https?://\S+)[>)\]]?")
_LABEL = regex.compile(r"[^\p{L}]*(?:[\p{L}'’-]+[ .]+){0,4}[\p{L}'’-]+ ?:")
# Behind it stands what somebody is: Елена Орлова — журналист.
_BEFORE_OFFICE = regex.compile(r"(?:,| [-–—]| \()[ ]?(?<=[ (])(?=\p{L})")
_QUOTED = regex.compile('[«"“„][^«»"“”„]*[»"”“]')
_TELLING = frozenset((PhraseRole.OTHER, PhraseRole.FORMER, PhraseRole.BIRTH, PhraseRole.FIELD))
_SHORT_FIELD = 3


class Cell:
    """A cell of which phrase after phrase is cut out."""

    def __init__(self, text: str, tokens: list[Token], dated: set[int]) -> None:
        self._text, self._tokens, self._dated = text, tokens, dated
        self._left = text
        self._cut: list[tuple[int, str, str]] = []  # where, which list, what
        self._done = 0

    def parts(self) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """What is left, then what was cut out: what is no name, other names, dates of birth."""
        titles, aliases, dates = (
            tuple(what for _, which, what in sorted(self._cut) if which == kind) for kind in "tad"
        )
        return self._left, titles, aliases, dates

    def is_left(self, found: Found) -> bool:
        """Whether a phrase was not cut out."""
        start, stop = self._span(found)
        return bool(self._left[start:stop].strip())

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

    def take_office(self, phrases: Sequence[Found]) -> None:
        """Cuts out what somebody is, behind a name and a mark, and what it is of: Елена Орлова — директор ООО «Х»."""
        roles = {self._tokens[found.start].start: found.roles for found in phrases}
        for mark in _BEFORE_OFFICE.finditer(self._text):
            start, end = mark.end(), self._end_of_office(mark.end(), roles)
            told, named = [token.text for token in words(self._text[: mark.start()])], self._names(0, mark.start())
            if (
                start not in self._dated
                and _may_be_office(self._text[start:end], roles.get(start), self._names_body(start, end, roles))
                and named >= _PEOPLE_WORDS
                and any(len(word) == 1 or is_certain(word) for word in told)
            ):
                self._remove(mark.start(), end, "t")
                self._done = 0
                return

    @staticmethod
    def _names_body(start: int, end: int, roles: Mapping[int, frozenset[PhraseRole]]) -> bool:
        return any(start <= place < end and PhraseRole.ANYWHERE in found for place, found in roles.items())

    def _end_of_office(self, start: int, roles: Mapping[int, frozenset[PhraseRole]]) -> int:
        """Where something else begins: a date, a field, another name."""
        others = [place for place, found in roles.items() if place > start and not found.isdisjoint(_TELLING)]
        others += [place for place in self._dated if place > start]
        return min([self._end(_SEGMENT_END, start), *others])

    def take_behind_dates(self) -> None:
        """Cuts out what stands behind a date and a comma or a word, as towns do, where a name stands before."""
        dated = [token for token in self._tokens if token.start in self._dated]
        if not dated or self._names(0, dated[0].start) < _PEOPLE_WORDS:
            return
        last = dated[-1].end + (self._left[dated[-1].end : dated[-1].end + 1] == ".")
        comma = _DATE_END.search(self._left, last)
        start = comma.start() if comma else last if dated[-1].text.isalpha() else len(self._text)
        if self._letters(start, len(self._text)):
            self._remove(start, len(self._text), "t")

    def take_behind(self, found: Found) -> None:
        """Cuts a phrase out that nothing of the name follows, from right to left."""
        start, stop = self._span(found)
        if (
            found.roles.isdisjoint((PhraseRole.LAST, PhraseRole.BACK))
            or not self._left[start:stop].strip()
            or self._letters(stop, len(self._text))
        ):
            return
        parted = (
            self._text[:start].rstrip()[-1:] in _SEPARATORS
            or found.stop - found.start > 1
            or PhraseRole.BACK in found.roles
        )
        title = self._text[start:stop].rstrip(".") in CELLS.read()["ticket"]["titles"]
        if self._letters(0, start) and (parted or title):
            self._remove(start, stop, "t")

    def take_segments(self) -> None:
        """Cuts out what stands behind a semicolon, stroke or "&": another name, or the same word spelled otherwise."""
        for match in _STROKES.finditer(self._left):
            end = next((found.start() for found in _STROKES.finditer(self._left, match.end())), len(self._text))
            before, behind = self._names(0, match.start()), self._names(match.end(), end)
            if not self._letters(0, match.start()) or not self._letters(match.end(), end):
                continue
            if all(token.start in self._dated for token in self._tokens if match.end() <= token.start < end):
                continue
            if match.group() == "&":
                if min(before, behind) >= _PEOPLE_WORDS:
                    self._remove(match.end(), end, "a")
            elif match.group() != "/":
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


def _may_be_office(text: str, roles: frozenset[PhraseRole] | None, names_body: bool) -> bool:
    """Whether a text tells what somebody is: by a phrase, in small letters or of what body; no word of it is a name."""
    first, *others = [token.text for token in words(_QUOTED.sub("", text))] or [""]
    if roles is None:
        begins = first.islower() and len(first) > 1 and fold(first) not in TITLES.read()["particle"]["words"]
    else:
        begins = not roles.isdisjoint((PhraseRole.FIRST, PhraseRole.LAST))
    return (begins or names_body) and not any(map(is_certain, (first, *others)))
