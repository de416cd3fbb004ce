"""Where role titles stand in a text, and which of them stand beside a name."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

import regex

from namematch.mentions.vocabulary import vocabulary
from namematch.roles import RoleSpan, find_roles

_BLANK = regex.compile(r"[ \t\u00a0\u202f]{0,4}")
_COMMA = regex.compile(r"[ \t\u00a0]{0,4}[,–—-][ \t\u00a0]{0,4}")


class RolePlaces:
    """The role titles of one text, found by the place they stand at.

    Args:
        text: The text.
        language: ISO 639-1 code of its language.
    """

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._spans = sorted(find_roles(text), key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]
        self._by_start = {span.start: span for span in self._spans}
        self._before: dict[int, RoleSpan] = {}
        self._before_comma: dict[int, RoleSpan] = {}
        for span in self._spans:
            self._before[self._behind(_BLANK, span.end)] = span
            self._before_comma[self._behind(_COMMA, span.end)] = span
        self._link = _link(language)

    def covers(self, start: int) -> bool:
        """Whether the character at `start` belongs to a role title."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and start < self._spans[at].end

    def before(self, start: int) -> RoleSpan | None:
        """The title right before a name that begins at `start`."""
        span = self._before.get(start)
        return span if span is not None and span.end <= start else None

    def before_comma(self, start: int) -> RoleSpan | None:
        """The title before a name that begins at `start`, with a comma or dash between."""
        span = self._before_comma.get(start)
        return span if span is not None and span.end < start else None

    def after(self, end: int) -> RoleSpan | None:
        """The title that follows a name that ends at `end`: after a comma, a bracket, "as the" and the like."""
        match = self._link.match(self._text, end)
        return self._by_start.get(match.end()) if match is not None else None

    def _behind(self, gap: regex.Pattern[str], place: int) -> int:
        match = gap.match(self._text, place)
        return match.end() if match is not None else -1


@cache
def _link(language: str) -> regex.Pattern[str]:
    """What may stand between a name and its role: a mark, linking words, or a mark and then linking words."""
    links = sorted(vocabulary(language).role_links, key=len, reverse=True)
    words = "|".join(rf"{regex.escape(link)}(?:\s{{1,3}}|(?<=['’]))" for link in links) or r"(?!)"
    return regex.compile(rf"\s{{0,3}}(?:[,(–—-]\s{{0,3}}(?:{words})?|(?<=\s)(?:{words}))", regex.IGNORECASE)
