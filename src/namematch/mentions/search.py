"""Finding the names of people: runs of capitalised words, weighed piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from namematch.data import read_packed
from namematch.mentions.document import Page, is_given_word
from namematch.mentions.evidence import Repetition, piece_features
from namematch.mentions.headings import heading_words
from namematch.mentions.role_spans import RolePlaces
from namematch.mentions.segments import Piece, best_cut, chances
from namematch.mentions.tokens import TextWord, WordShape, split_words
from namematch.mentions.vocabulary import Kind

_LONGEST_NAME = 7
# More digits of a probability would say nothing.
_DIGITS = 4
_SHORTEST_STEM = 4
# Longer runs of capitals are lists and noise, and would cost time.
_LONGEST_RUN = 30
_BARRIERS = frozenset({Kind.STOP, Kind.ORGANISATION, Kind.CREDIT, Kind.GREETING})

# Words that stop a run are names inside a sentence: "Xi", "Tom".
_NAMES_TOO = frozenset({Kind.FAMILY_FIRST, Kind.GIVEN})

_LIST_MARKS = (",", "/")
_WRITTEN = (WordShape.TITLE, WordShape.UPPER)

LEARNED = "mentions/learned.bin"
NameRun = tuple[int, int]
FeatureBits = Mapping[str, float]


class FoundName(NamedTuple):
    """Where a name stands in a text, and how likely it is one and ends nowhere else."""

    start: int
    end: int
    probability: float


def find_names(text: str, roles: RolePlaces, least: float | None = None) -> list[FoundName]:
    """Places of the names of people in `text`, from left to right.

    Every run of capitalised words is cut in the likeliest way. A second look weighs beside the same evidence what the
    first one made of the same words at their other places. The probability of a name is its share of all ways to cut
    its run; where a least one is asked for, the pieces are kept that exceed it by most and overlap in nothing.
    """
    page = look_again(read_page(text, roles), first_look())
    found = (each for run in runs(page) for each in _likely(page, run, least))
    return [FoundName(*place_of(page, piece), round(chance, _DIGITS)) for piece, chance in found]


def _likely(page: Page, run: NameRun, least: float | None) -> Iterator[tuple[Piece, float]]:
    pieces, bits = _weighed(page, run, second_look())
    likely = dict(zip(pieces, chances(pieces, bits)[0], strict=True))
    worth = bits if least is None else [chance - least for chance in likely.values()]
    return ((piece, likely[piece]) for piece in best_cut(pieces, worth))


def look_again(page: Page, weights: FeatureBits) -> Page:
    """The page with what a first look, by these weights, makes of all its words."""
    weighed = (_weighed(page, run, weights) for run in runs(page))
    found = (each for pieces, bits in weighed for each in zip(pieces, chances(pieces, bits)[0], strict=True))
    return replace(page, repetition=Repetition(page, found))


def _weighed(page: Page, run: NameRun, weights: FeatureBits) -> tuple[Sequence[Piece], list[float]]:
    """The pieces of a run, and what speaks for each."""
    pieces = pieces_of(page, run)
    return pieces, [score(page, piece, run, weights) for piece in pieces]


def score(page: Page, piece: tuple[int, int], run: tuple[int, int], weights: FeatureBits) -> float:
    """Weight, in bits, of a piece of a run being a person's name; a feature without a weight weighs nothing."""
    return sum(weights.get(feature, 0.0) for feature in piece_features(page, *piece, run))


def first_look() -> FeatureBits:
    """The weights of features while nothing is known of the rest of the page."""
    return _table()["first"]


def second_look() -> FeatureBits:
    """The weights of features once the page has been looked at."""
    return _table()["again"]


@cache
def _table() -> dict[str, FeatureBits]:
    return read_packed(LEARNED)


def read_page(text: str, roles: RolePlaces) -> Page:
    """The text with its words, headings and role titles."""
    words = split_words(text, roles.vocabulary)
    small = frozenset(word.folded for word in words if word.shape is WordShape.LOWER)
    return Page(
        text=text,
        words=words,
        roles=roles,
        vocabulary=roles.vocabulary,
        small=small,
        stems=frozenset(word[:-2] for word in small if len(word) > _SHORTEST_STEM),
        headings=heading_words(text, words, roles),
    )


def place_of(page: Page, piece: Piece) -> tuple[int, int]:
    """Where a piece begins and ends in the text."""
    last = page.words[piece[1]]
    dotted = last.shape is WordShape.INITIAL and page.text[last.end : last.end + 1] == "."
    return page.words[piece[0]].start, last.end + dotted - len(_genitive(page, last))


def _genitive(page: Page, word: TextWord) -> str:
    """The genitive ending of a surname that the text also gives without it."""
    ending = page.vocabulary.genitive
    surnames = page.repetition.surnames if page.repetition is not None else frozenset()
    return ending if word.folded.removesuffix(ending) in surnames and word.folded not in surnames else ""


def runs(page: Page) -> Iterator[NameRun]:
    """Runs of words that might belong to names, as first and last index."""
    return (run for run in _runs(page) if run[1] - run[0] < _LONGEST_RUN)


def pieces_of(page: Page, run: NameRun) -> list[Piece]:
    """The pieces of a run that can be names by their shapes."""
    ends = range(run[0], run[1] + 1)
    pieces = ((first, last) for last in ends for first in range(max(run[0], last - _LONGEST_NAME + 1), last + 1))
    return [piece for piece in pieces if _is_whole(page, piece) and not _begins_inside(page, piece[0], run)]


def _begins_inside(page: Page, first: int, run: NameRun) -> bool:
    """Whether a particle ties the word to the one before it: "Fernández de Cossío", "Jean Le Goff"."""
    if first < run[0] + 2 or Kind.LEADING_PARTICLE not in page.words[first - 1].kinds:
        return False
    particle, before = page.words[first - 1], page.words[first - 2]
    if particle.is_capital:
        return is_given_word(before)
    return Kind.STOP not in particle.kinds and particle.shape is WordShape.LOWER and before.shape in _WRITTEN


def _runs(page: Page) -> Iterator[Piece]:
    """Longest runs of words that might belong to names, as first and last index."""
    first: int | None = None
    for at in range(len(page.words)):
        fits = _may_be_name(page, at)
        if first is not None and not (fits and _goes_on(page, at)):
            yield first, at - 1
            first = None
        if fits and first is None:
            first = at
    if first is not None:
        yield first, len(page.words) - 1


def _goes_on(page: Page, at: int) -> bool:
    """Whether the word at `at` may belong to one name with the word before it."""
    left, right = page.words[at - 1], page.words[at]
    # Lists of people and of passengers: "SECHIN, Igor Ivanovich", "PETROVA/ANNA".
    listed = left.shape is WordShape.UPPER and right.gap.strip() in _LIST_MARKS and is_given_word(right)
    same_script = right.shape is WordShape.NUMERAL or left.is_cyrillic == right.is_cyrillic
    return same_script and (right.joined or listed or _is_inverted(page, at))


def _is_inverted(page: Page, at: int) -> bool:
    """Whether the initial at `at` stands behind its surname and a comma: "Meier, K., Schulze, P."."""
    left, right = page.words[at - 1], page.words[at]
    if right.shape is not WordShape.INITIAL or right.gap.strip() != "," or left.shape not in _WRITTEN:
        return False
    after = page.words[at + 1] if at + 1 < len(page.words) else None
    follows_initial = at > 1 and left.joined and page.words[at - 2].shape is WordShape.INITIAL
    return not follows_initial and not (after is not None and after.joined and after.shape in _WRITTEN)


def _may_be_name(page: Page, at: int) -> bool:
    word = page.words[at]
    if page.roles.covers(word.start):
        return False
    if word.shape is WordShape.NUMERAL:
        return True
    if not word.is_capital:
        return word.shape is WordShape.LOWER and bool(word.kinds & {Kind.PARTICLE, Kind.LEADING_PARTICLE})
    follows_given = word.joined and at > 0 and page.words[at - 1].is_capital and is_given_word(page.words[at - 1])
    if word.folded in page.known or (word.kinds & _NAMES_TOO and not word.opens):
        return True
    if word.kinds & _BARRIERS or Kind.HONORIFIC in word.kinds:
        return word.shape is WordShape.INITIAL or (follows_given and Kind.CREDIT not in word.kinds)
    return True


def _is_whole(page: Page, piece: Piece) -> bool:
    """Whether the words can be a name by their shapes: particles inside or leading, something written out."""
    words = page.words[piece[0] : piece[1] + 1]
    if words[-1].shape is WordShape.LOWER and Kind.NAME_SUFFIX not in words[-1].kinds:
        return False
    if any(word.shape is WordShape.NUMERAL for word in words[:-1]):
        return False
    if words[0].shape is WordShape.LOWER and Kind.LEADING_PARTICLE not in words[0].kinds:
        return False
    if any(word.shape is WordShape.LOWER and Kind.PARTICLE not in word.kinds for word in words[1:]):
        return False
    return any(word.shape in _WRITTEN for word in words)
