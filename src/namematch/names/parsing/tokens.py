"""The written units of a name: words and initials, with what is glued on set apart."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from namematch.names.cells import is_odd_together, is_odd_word
from namematch.names.lexicon.given_names import given_bearers
from namematch.names.lexicon.surname_endings import has_surname_ending
from namematch.names.morphology.patronymic import marker_gender
from namematch.names.parameters import parsing
from namematch.names.parsing.dates import date_tokens, has_figure, span_of
from namematch.names.parsing.glued_words import cut_of
from namematch.names.parsing.noble_titles import find_noble_titles, is_noble_title, is_only_given_name
from namematch.names.parsing.title_words import is_dotted, may_be_ruler, with_markers, with_particles, without_titles
from namematch.names.parsing.titles import has_article, is_listed, is_numeral, name_titles
from namematch.names.spelling.initials import is_digraph
from namematch.names.types import NameToken
from namematch.text import Token, fold, words
from namematch.user_lexicon import cached_per_lexicon

_MOST_WORDS = 12
# Nobody's name is longer; what stands behind is not looked at.
MOST_CHARACTERS = 600
# Roman numerals of one letter.
_LETTERS = frozenset("IVX")
_TITLE_AND_NAME = 2
_SHORTEST_CUT = 2
# Of which one may have two letters.
_LONGEST_INITIALS = 4
_CUT_SHORT = regex.compile(r"\p{Lu}\p{Ll}{0,3}(?![aeiouyаеёиоуыэюяіїє])\p{Ll}")
_BRACKETS = regex.compile(r"""[(\[{«"“„]([^()\[\]{}«»"“”„]{1,80})[)\]}»"”“]""")


class TokenizedName(NamedTuple):
    """A name's units and what was set apart.

    Args:
        units: From left to right.
        titles: Forms of address, titles, suffixes and numerals.
        aliases: What stands in brackets.
        dates: Years and the words beside them.
        bits: How much rarer it is to mean this than the usual.
        rivals: Other ways to cut the text into words and titles, without rivals themselves.
    """

    units: tuple[NameToken, ...]
    titles: tuple[str, ...]
    aliases: tuple[str, ...]
    dates: tuple[str, ...] = ()
    bits: float = 0.0
    rivals: tuple[TokenizedName, ...] = ()


class _SetApart(NamedTuple):
    honours: tuple[str, ...]
    aliases: tuple[str, ...]
    dates: tuple[str, ...]


def tokenize_name(text: str) -> TokenizedName:
    """The units of a written name, from left to right; brackets, titles, suffixes and dates are set apart."""
    text = text[:MOST_CHARACTERS]
    brackets = [match.span() for match in _BRACKETS.finditer(text)]
    tokens = list(words(text))
    runs = date_tokens(text, tokens)
    of_dates = {token.start for run in runs for token in run}
    inside: list[Token] = []
    outside: list[Token] = []
    for token in tokens:
        if token.start not in of_dates and any(char.isalpha() for char in token.text):
            (inside if any(a <= token.start < b for a, b in brackets) else outside).append(token)
    in_brackets = [(a, b, [token.text for token in inside if a <= token.start < b]) for a, b in brackets if outside]
    aliases = tuple(text[a + 1 : b - 1].strip() for a, b, held in in_brackets if held and not _is_honour(held))
    honours = tuple(" ".join(held) for _, _, held in in_brackets if _is_honour(held))
    set_apart = _SetApart(honours, aliases, tuple(span_of(text, run) for run in runs))
    outside = (outside or inside)[:_MOST_WORDS]
    cuts = [cut_of(token) for token in outside]
    usual, *rivals = _meanings(
        text, [half for token, cut in zip(outside, cuts, strict=True) for half in cut.usual(token)], set_apart
    )
    if any(cut.is_doubtful for cut in cuts):
        found = _meanings(text, [half for cut in cuts for half in cut.halves], set_apart)
        rivals += [each._replace(bits=each.bits + parsing().rival.glued) for each in found]
    if initials := _joined_initials(outside):
        doubtful = any(_may_be_title(token.text) for token in outside)
        bits = parsing().rival.doubtful_initials if doubtful else parsing().rival.initials
        rivals += [each._replace(bits=bits) for each in _meanings(text, initials, set_apart)]
    return usual._replace(rivals=tuple(rivals)) if rivals else usual


def _is_honour(words: list[str]) -> bool:
    """Whether words in brackets are a title, or tell namesakes apart: (старший)."""
    return bool(words) and (all(fold(word) in name_titles().suffixes for word in words) or is_noble_title(words))


def _meanings(text: str, tokens: list[Token], set_apart: _SetApart) -> list[TokenizedName]:
    """What the words may be: the usual first, then those with a word as title that may be a name, or the reverse."""
    units = _with_segments(text, [_unit(text, token) for token in tokens])
    ranks = find_noble_titles(units)
    usual = _found(text, units, [rank[:2] for rank in ranks if rank.sure], set_apart)
    if not all(rank.sure for rank in ranks):
        return [usual, _found(text, units, [rank[:2] for rank in ranks], set_apart)]
    if len(usual.units) == 1 and len(units) == _TITLE_AND_NAME and _may_be_surname(text, units[0]):
        untitled = TokenizedName(tuple(units), set_apart.honours, set_apart.aliases, set_apart.dates)
        return [untitled, usual._replace(bits=parsing().rival.title)]
    return [usual]


def _may_be_surname(text: str, unit: NameToken) -> bool:
    """Whether a title is written as the surname that it is as well: МАРШАЛ Александр."""
    return unit.text[0].isupper() and not is_dotted(text, unit) and fold(unit.text) in name_titles().surnames


def _joined_initials(tokens: list[Token]) -> list[Token] | None:
    """A surname and two initials without dots or space as one word beside it (Petrov IuA), cut into three."""
    if len(tokens) != _TITLE_AND_NAME:
        return None
    for place, (both, surname) in enumerate((tokens, tokens[::-1])):
        middle = 0 if is_only_given_name(surname.text) else _between_initials(both.text)
        if middle and is_numeral(fold(both.text)) and may_be_ruler(surname.text):
            continue
        # Among capitals, or in front, only the rest of a name tells that it is no name itself.
        told = place and not surname.text.isupper() and surname.text.isalpha()
        if middle and (
            told or (has_surname_ending(surname.text) and not given_bearers(both.text).total >= parsing().glued.known)
        ):
            cut = both.start + middle
            initials = [Token(both.text[:middle], both.start, cut), Token(both.text[middle:], cut, both.end)]
            return [surname, *initials] if place else [*initials, surname]
    return None


def _between_initials(text: str) -> int:
    """Where the second of two initials in one word begins; 0 where the word is none."""
    if not 1 < len(text) <= _LONGEST_INITIALS or not text[0].isupper():
        return 0
    places = [place for place in range(1, len(text)) if text[place].isupper()]
    parts = (text[: places[0]], text[places[0] :]) if len(places) == 1 else ()
    return places[0] if parts and all(len(part) == 1 or _is_one_letter(fold(part)) for part in parts) else 0


def _may_be_title(text: str) -> bool:
    """Whether what may be initials is rather a number or a title beside a name: II, MP."""
    folded = fold(text)
    return is_listed(folded) and folded not in name_titles().particles


def _found(text: str, units: list[NameToken], ranks: list[tuple[int, int]], set_apart: _SetApart) -> TokenizedName:
    """The units without titles, of which `ranks` are places."""
    of_ranks = {place for start, stop in ranks for place in range(start, stop)}
    rank_titles = [text[units[start].start : units[stop - 1].end] for start, stop in ranks]
    titles, left = without_titles(
        text, [unit for place, unit in enumerate(units) if place not in of_ranks], bool(rank_titles)
    )
    first = min((unit.segment for unit in left), default=0)
    if first:
        left = [replace(unit, segment=unit.segment - first) for unit in left]
    tokens = with_markers(text, with_particles(text, left))
    return TokenizedName(tuple(tokens), (*rank_titles, *set_apart.honours, *titles), set_apart.aliases, set_apart.dates)


@lru_cache(maxsize=1024)
def _is_marked(folded: str) -> bool:
    """Whether a word may be something else than a word of the name itself, by its place or by what stands beside it."""
    return is_listed(folded) or marker_gender(folded) is not None or has_article(folded)


def is_plain(name: str) -> bool:
    """Whether a name is surely nothing but words and initials: no titles, no particles, no brackets, no dates.

    Args:
        name: A name as written.

    Example:
        >>> [is_plain(name) for name in ("Otto Lambsdorff", "Otto Graf Lambsdorff", "Otto Lambsdorff, 1926")]
        [True, False, False]
    """
    chunks = name[:MOST_CHARACTERS].split()
    return all(map(_is_plain, chunks)) and not is_odd_together(chunks)


@cached_per_lexicon(1024)
def _is_plain(chunk: str) -> bool:
    return plain_tokens(chunk) is not None


def plain_tokens(chunk: str) -> list[tuple[NameToken, str]] | None:
    """The units of what stands between two spaces of a name, each with its text, an initial's dot included.

    Returns:
        The units; `None` where they may depend on what stands around, or there is more than words and dots.
    """
    tokens = list(words(chunk))
    letters = sum(len(token.text) for token in tokens)
    if not tokens or letters + chunk.count(".") != len(chunk) or has_figure(chunk) or is_odd_word(chunk):
        return None
    units = [_unit(chunk, token) for token in tokens]
    for unit in units:
        if not any(map(str.isalpha, unit.text)) or _between_initials(unit.text):
            return None
        if len(unit.text) == 1 and not unit.initial:
            return None
        is_dotted_word = chunk[unit.end : unit.end + 1] == "." and _CUT_SHORT.fullmatch(unit.text)
        if is_dotted_word and not _is_one_letter(fold(unit.text)):
            return None
        if len(cut_of(Token(unit.text, unit.start, unit.end)).halves) > 1:
            return None
        if (len(unit.text) > 1 or not unit.initial or chunk in _LETTERS) and _is_marked(fold(unit.text)):
            return None
    return [(unit, unit.text + "." * (unit.initial and chunk[unit.end : unit.end + 1] == ".")) for unit in units]


def _unit(text: str, token: Token) -> NameToken:
    behind = text[token.end : token.end + 1]
    if len(token.text) == 1:
        # Where all is small, so are initials.
        initial = behind == "." or token.text.isupper() or (len(text) > 1 and text.islower())
    elif behind == ".":
        initial = _is_digraph(token.text) or _is_cut_short(text, token)
    else:
        # Two initials as one word have no dots.
        joined = behind.isalpha() or text[token.start - 1 : token.start].isalpha()
        initial = joined and _is_digraph(token.text)
    return NameToken(token.text, token.start, token.end, token.text, initial)


def _is_digraph(text: str) -> bool:
    return text[0].isupper() and _is_one_letter(fold(text))


def _is_cut_short(text: str, token: Token) -> bool:
    """Whether a given name is written with its first letters only, and a dot: Вл. Вл. Путин."""
    if not _CUT_SHORT.fullmatch(token.text):
        return False
    folded, table = fold(token.text), name_titles()
    if folded in table.titles | table.suffixes | table.ranks:
        return False
    # A dot behind everything ends a sentence.
    inside = any(map(str.isalpha, text[token.end :])) or "." in text[: token.start]
    return inside and (len(token.text) == _SHORTEST_CUT or given_bearers(token.text).total < parsing().glued.common)


def _is_one_letter(letters: str) -> bool:
    return is_digraph(letters) or letters in name_titles().digraphs


def _with_segments(text: str, units: list[NameToken]) -> list[NameToken]:
    segment, result = 0, units[:1]
    for before, unit in pairwise(units):
        segment += "," in text[before.end : unit.start] or "،" in text[before.end : unit.start]
        result.append(replace(unit, segment=segment) if segment else unit)
    return result
