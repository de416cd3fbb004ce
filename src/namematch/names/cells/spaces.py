"""Words that a space was put into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain

import regex

from namematch.names.cells.known_words import is_a_given_name, is_certain, is_common, is_known
from namematch.names.lexicon.surname_endings import has_surname_ending
from namematch.names.morphology.patronymic import is_patronymic, marker_gender
from namematch.names.schemas import CELLS, TITLES
from namematch.text import fold
from namematch.user_lexicon import cached_per_lexicon

_SHORT = 3
_MOST_PIECES = 4
_MOST_INITIALS = 3
_SPACED_OUT = regex.compile(r"(?<!\S)\p{L}(?: \p{L}){3,}(?!\S)")
_LEAST_WORDS = 3
_PAIR = 2
_BEHIND = regex.compile(r"[яюєї]\p{Ll}{0,8}|[ЯЮЄЇ]\p{Lu}{1,5}")
_BEFORE = regex.compile(r"\p{Lu}\p{L}*(?<=[бвгґджзклмнпрстфхБВГҐДЖЗКЛМНПРСТФХ])")


def may_be_split(chunks: Sequence[str]) -> bool:
    """Whether a space may stand inside a word: a small letter follows one, or a short piece is no name by itself."""
    many, small = len(chunks) >= _LEAST_WORDS, False
    # A loop, as this is asked of every name.
    for chunk in chunks[::-1]:
        if (small and chunk[:1].isupper()) or (many and len(chunk) <= _SHORT and is_short_piece(chunk)):
            return True
        small = chunk[:1].islower()
    return len(chunks) > _MOST_INITIALS and sum(len(chunk) == 1 for chunk in chunks) > _MOST_INITIALS


@cached_per_lexicon(1024)
def _is_short_name(piece: str) -> bool:
    return is_a_given_name(piece) or _is_whole(piece)


def is_short_piece(piece: str) -> bool:
    """Whether a word is so short that it may be a piece of one, and is no given name or particle."""
    return 1 < len(piece) <= _SHORT and piece.isalpha() and not _is_short_name(piece)


def join_split_words(text: str) -> str:
    """A name whose words were cut by spaces, with the words whole.

    Pieces are joined that make a given name or a patronymic and are none, and where a small letter follows the space;
    those of a surname only in a name of which another word was joined.
    """
    if not may_be_split(text.split(" ")):
        return text
    text = _SPACED_OUT.sub(_letters_joined, text)
    pieces = text.split(" ")
    joined = _joined(pieces, _certain_word)
    return text if joined == pieces else " ".join(_joined(joined, _likely_surname))


def _letters_joined(found: regex.Match[str]) -> str:
    """Letters with spaces between as a word of a name, of which the last may be initials: П У Т И Н В В."""
    letters = found.group().split(" ")
    for count in range(len(letters), _MOST_INITIALS, -1):
        if len(letters) - count < _MOST_INITIALS and is_known(word := "".join(letters[:count])):
            return " ".join([word, *letters[count:]])
    return found.group()


def _joined(pieces: list[str], whole: Callable[[list[str], int], str | None]) -> list[str]:
    result: list[str] = []
    place = 0
    while place < len(pieces):
        most = min(len(pieces), place + _MOST_PIECES)
        runs = (pieces[place:stop] for stop in range(most, place + 1, -1))
        words = ((whole(run, len(pieces) - len(run)), len(run)) for run in runs if _are_pieces(run))
        word, size = next(((word, size) for word, size in words if word), (pieces[place], 1))
        result.append(word)
        place += size
    return result


def _are_pieces(run: list[str]) -> bool:
    """Whether some words may be pieces of one: a capital at most at the beginning of the first, or of each."""
    if not all(piece.isalpha() and not _is_whole(piece) for piece in run) or is_patronymic(run[0]):
        return False
    alike = any(all(map(test, run)) for test in (str.isupper, str.islower, str.istitle))
    return alike or (run[0].istitle() and all(map(str.islower, run[1:])))


def _certain_word(run: list[str], others: int) -> str | None:
    first, *rest = run
    word = first + "".join(rest if first.isupper() else map(str.lower, rest))
    if len(run) == _PAIR and rest[0][0] in "ьъЬЪ":
        return word
    if len(run) == _PAIR and _BEFORE.fullmatch(first) and _BEHIND.fullmatch(rest[0]) and not is_common(rest[0]):
        whole = f"{first}'{rest[0]}"
        small = rest[0].islower() and (len(first) == 1 or not first.isupper())
        return whole if is_certain(word) or small or (others and has_surname_ending(whole)) else None
    small = first[0].isupper() and all(map(str.islower, rest))
    # No given name is written small behind a capital.
    if not (small and is_common(word)) and any(
        is_a_given_name(piece) and len(piece) > _SHORT for piece in (rest if small else run)
    ):
        return None
    if first.istitle() and not small and any(map(is_known, run)):
        return None
    likely = small and len(run) == _PAIR and is_known(word) and not is_a_given_name(first)
    return word if is_certain(word) or likely else None


def _likely_surname(run: list[str], _others: int) -> str | None:
    short = min(map(len, run)) <= _SHORT and not any(map(is_certain, run))
    return "".join(run) if short and has_surname_ending("".join(run)) else None


def _is_whole(piece: str) -> bool:
    """Whether a short word is no piece of another: a particle, a marker of patronymics, a title."""
    return fold(piece) in _whole_words() or marker_gender(piece) is not None


@cache
def _whole_words() -> frozenset[str]:
    titles = TITLES.read()
    listed = chain.from_iterable(titles["title"].values())
    return frozenset((*titles["particle"]["words"], *listed, *CELLS.read()["spaces"]["whole"]))
