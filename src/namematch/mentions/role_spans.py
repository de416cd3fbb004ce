"""Where role titles stand in a text, and which of them stand beside a name."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from operator import attrgetter

import regex

from namematch.data import language as language_of
from namematch.mentions.vocabulary import Kind, Vocabulary, fold_word, load_vocabulary
from namematch.names import is_given_name
from namematch.roles import RoleSpan, role_spans
from namematch.text import words

_SPACE = r"[^\S\n]{0,4}"
_BLANK = regex.compile(rf"{_SPACE}(?:\n{_SPACE})?")
_COMMA = regex.compile(rf"{_SPACE}[,–—-]{_BLANK.pattern}")
_NEXT_WORD = regex.compile(r"\s{1,4}(\p{L}{1,20})")
# What a title may go on with that no table knows: the rest of a word behind an apostrophe ("здоров'я"), words in small
# letters, short forms in capitals, names in quotes.
_LEFT_OVER = regex.compile(
    r"(?:['’ʼ]\p{Ll}{1,4})?(?:[^\S\n]{1,2}(?:\d{1,4}(?:-\p{Ll}{1,3})?|[\p{Ll}'’-]{1,30}|\p{Lu}{2,8}|[«„][^»”\n]{1,40}[»”])){0,6}[^\S\n]{1,2}"
)
# The same with the names of bodies and places: "prezes Narodowego Banku Polskiego".
_WITH_BODY = regex.compile(
    r"(?:[^\S\n]{1,2}(?:\p{Lu}?[\p{Ll}'’-]{1,30}|\p{Lu}{2,8}|[«„][^»”\n]{1,40}[»”])){1,6}?(?=[^\S\n]{1,2}$|\s?[,.;:)!?–—\n])"
)
_ADJECTIVE_BEFORE = regex.compile(r"(?<![\p{L}'’-])[\p{L}-]{4,24}[^\S\n]{1,2}$")
_LONGEST_ADJECTIVE = 26
_MOST_ADJECTIVES = 3
# In Latin letters a verb looks like any noun, so the rest has to begin with a linking word: "head of procurement X".
_LINKED = regex.compile(r"(?:[^\S\n]{1,2}\p{L}[\p{L}'’-]{0,29}){1,5}[^\S\n]{1,2}")
_MOST_CAPITALS = 1
_BETWEEN = regex.compile(r"[^\S\n]{1,2}(?:\p{Ll}{1,4}[^\S\n]{1,2})?")
_QUOTED = regex.compile("[«„][^»”]{1,40}[»”]")
_ELIDED = regex.compile(r"(?<=\p{L})['’]")
_FARTHEST = 80
_OF_CLAUSES = {Kind.SPEECH, Kind.AUXILIARY, Kind.PREDICATE_ENDING, Kind.PERSON_NOUN}
_ADJECTIVES = {Kind.TITLE_ADJECTIVE, Kind.DEMONYM_ENDING}
_OF_GIVEN = {Kind.GIVEN, Kind.GIVEN_WORD, Kind.ADJECTIVE_ENDING}
_SURNAME_ENDING = regex.compile(r"[оеё]в$")
# Mayors stand behind no article with a capital: Jean Le Maire.
_GIVEN_BEFORE = regex.compile(r"(?<![\p{L}'’-])(\p{Lu}[\p{L}'’-]+)[^\S\n]{1,2}(?:(?:L[ae]|D[eu])[^\S\n]{1,2})?$")
_LONGEST_GIVEN = 24
_NAME_FOLLOWS = regex.compile(r"[^\S\n]?[.]?[^\S\n]{0,4}\p{Lu}")


class RolePlaces:
    """The role titles of one text, found by the place they stand at."""

    def __init__(self, text: str, language: str) -> None:
        self.vocabulary = load_vocabulary(language)
        self._text = text
        self._declines = bool(language_of(language).declines_as)
        spans = role_spans(text, bare=self._declines or self.vocabulary.is_cyrillic)
        titles = (self._with_adjectives(span) for span in spans if not _is_surname(text, span))
        whole = sorted((_without_name(text, span, self.vocabulary) for span in titles), key=attrgetter("start"))
        self._spans = _joined(text, whole, self.vocabulary)
        self._starts = [span.start for span in self._spans]
        self._by_start = {span.start: span for span in self._spans}
        self._before: dict[int, RoleSpan] = {}
        self._before_comma: dict[int, RoleSpan] = {}
        for span in self._spans:
            self._before[self._behind(_BLANK, span.end)] = span
            self._before_comma[self._behind(_COMMA, span.end)] = span
        self._link = _link(language)
        self._links = _linking_words(language)

    def covers(self, start: int) -> bool:
        """Whether the character at `start` belongs to a role title."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and start < self._spans[at].end

    def before(self, start: int) -> RoleSpan | None:
        """The title right before a name that begins at `start`."""
        span = self._before.get(start, self._reaching(start))
        return span if span is not None and span.end <= start else None

    def _reaching(self, start: int) -> RoleSpan | None:
        """The title whose end is not known to the tables but reaches to `start`: "міністр енергетики та вугілля X"."""
        at = bisect_right(self._starts, start) - 1
        if at < 0 or not 0 < start - self._spans[at].end <= _FARTHEST:
            return None
        span = self._spans[at]
        completes = self._is_left_over if self._declines else self._is_linked
        return (
            RoleSpan(self._text[span.start : start].rstrip(), span.start, start) if completes(span.end, start) else None
        )

    def _is_left_over(self, start: int, end: int) -> bool:
        left = _LEFT_OVER.fullmatch(self._text, start, end)
        return left is not None and self._is_title_part(left.group())

    def _is_title_part(self, left: str) -> bool:
        words = _QUOTED.sub("", left).split()
        return all(word in self._links or not self._is_of_clause(word) for word in words)

    def _is_linked(self, start: int, end: int) -> bool:
        left = _LINKED.fullmatch(self._text, start, end)
        first, *words = _ELIDED.sub(" ", left.group()).split() if left is not None else [""]
        words = [word for word in words if word not in self._links]
        if first not in self._links or not words or sum(word[0].isupper() for word in words) > _MOST_CAPITALS:
            return False
        return not any(map(self._is_of_clause, words))

    def _is_of_clause(self, word: str) -> bool:
        kinds = self.vocabulary.kinds(fold_word(word))
        return bool(kinds & _OF_CLAUSES) or (Kind.STOP in kinds and Kind.CONJUNCTION not in kinds)

    def before_comma(self, start: int) -> RoleSpan | None:
        """The title before a name that begins at `start`, with a comma or dash between."""
        span = self._before_comma.get(start)
        return span if span is not None and span.end < start else None

    def after(self, end: int) -> RoleSpan | None:
        """The title that follows a name that ends at `end`: after a comma, a bracket, "as the" and the like."""
        match = self._link.match(self._text, end)
        span = self._by_start.get(match.end()) if match is not None else None
        if span is None or not self._is_apposition(span):
            return None
        return self._to_the_end_of_body(span, min(len(self._text), span.end + _FARTHEST))

    def _is_apposition(self, span: RoleSpan) -> bool:
        """Whether a title is more than the subject of the next clause: "after talks with Koval, the minister said"."""
        if " " in span.text:
            return True
        following = _NEXT_WORD.match(self._text, span.end)
        if following is None:
            return True
        kinds = self.vocabulary.kinds(fold_word(following.group(1)))
        if self.vocabulary.entries[Kind.ROLE_GOES_ON]:
            return Kind.ROLE_GOES_ON in kinds
        return not kinds & _OF_CLAUSES

    def with_body(self, start: int) -> RoleSpan | None:
        """The title before a name, with a body that no table knows: "prezes Narodowego Banku Polskiego X"."""
        at = bisect_right(self._starts, start) - 1
        if at < 0 or not self._declines or not 0 < start - self._spans[at].end <= _FARTHEST:
            return None
        whole = self._to_the_end_of_body(self._spans[at], start)
        return whole if whole.end + 1 == start else None

    def _to_the_end_of_body(self, span: RoleSpan, limit: int) -> RoleSpan:
        """A title with the genitives behind it, as far as a mark or `limit`."""
        body = _WITH_BODY.match(self._text, span.end, limit) if self._declines else None
        if body is None or not self._is_title_part(body.group()):
            return span
        return RoleSpan(self._text[span.start : body.end()], span.start, body.end())

    def _with_adjectives(self, span: RoleSpan) -> RoleSpan:
        """A title with adjectives that the tables of titles do not know: "ministerský předseda"."""
        start = span.start
        for _ in range(_MOST_ADJECTIVES):
            before = _ADJECTIVE_BEFORE.search(self._text, max(0, start - _LONGEST_ADJECTIVE), start)
            if before is None or self.vocabulary.kinds(fold_word(before.group().rstrip())).isdisjoint(_ADJECTIVES):
                break
            start = before.start()
        return RoleSpan(self._text[start : span.end], start, span.end) if start < span.start else span

    def _behind(self, gap: regex.Pattern[str], place: int) -> int:
        match = gap.match(self._text, place)
        return match.end() if match is not None else -1


def _joined(text: str, spans: list[RoleSpan], lists: Vocabulary) -> list[RoleSpan]:
    """Titles of one person that follow each other as one: "доцент кафедры физики", "writer and critic"."""
    joined: list[RoleSpan] = []
    for span in spans:
        between = text[joined[-1].end : span.start] if joined else ""
        link = between.strip()
        linked = not link or link in lists.entries[Kind.CONJUNCTION]
        if span.text[0].islower() and _BETWEEN.fullmatch(between) and linked:
            span = RoleSpan(text[joined[-1].start : span.end], joined.pop().start, span.end)
        joined.append(span)
    return joined


def _is_surname(text: str, span: RoleSpan) -> bool:
    """Whether a title of one word is rather the surname that it is spelled like: "Юрий Царев", "Королев сказал"."""
    if not span.text[0].isupper() or " " in span.text:
        return False
    given = _GIVEN_BEFORE.search(text, max(0, span.start - _LONGEST_GIVEN), span.start)
    return bool(_SURNAME_ENDING.search(span.text)) or (given is not None and is_given_name(given[1]))


def _without_name(text: str, span: RoleSpan, lists: Vocabulary) -> RoleSpan:
    """The title without a given name or initials at its end, where a name goes on behind it."""
    if _NAME_FOLLOWS.match(text, span.end) is None:
        return span
    tokens = list(words(span.text))
    kept = len(tokens)
    while kept > 1 and _begins_name(tokens[kept - 1].text, lists):
        kept -= 1
    if kept == len(tokens):
        return span
    while kept > 1 and Kind.STOP in lists.kinds(fold_word(tokens[kept - 1].text)):
        kept -= 1
    end = span.start + tokens[kept - 1].end
    return RoleSpan(text[span.start : end], span.start, end)


def _begins_name(word: str, lists: Vocabulary) -> bool:
    if not word[0].isupper():
        return False
    kinds = lists.kinds(fold_word(word))
    return len(word) == 1 or (not kinds - _OF_GIVEN and (Kind.GIVEN in kinds or is_given_name(word)))


@cache
def _link(language: str) -> regex.Pattern[str]:
    """What may stand between a name and its role: a mark, linking words, or a mark and then linking words."""
    links = sorted(load_vocabulary(language).role_links, key=len, reverse=True)
    linking = "|".join(rf"{regex.escape(link)}(?:[^\S\n]{{1,4}}|(?<=['’]))" for link in links) or r"(?!)"
    return regex.compile(rf"{_SPACE}(?:[,(–—-]{_BLANK.pattern}(?:{linking})?|(?<=\s)(?:{linking}))", regex.IGNORECASE)


@lru_cache(maxsize=256)
def _linking_words(language: str) -> frozenset[str]:
    """Small words that link the parts of a title, without their apostrophes."""
    links = language_of(language).titles.get("links", {})
    told = (link for kind in ("join", "at", "post", "scope", "filler") for link in links.get(kind, ()))
    return frozenset(word.rstrip("'") for link in told for word in link.split())
