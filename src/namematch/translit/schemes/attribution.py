"""Which schemes write a Cyrillic word as a token is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from namematch.text import Script, fold, script_of, strip_marks
from namematch.translit.schemes.respell import respellings
from namematch.translit.schemes.scheme import Scheme, schemes

_LONGEST = 40
# Schemes of which one or another writes nearly every word that any scheme writes so.
_FIRST = ("news", "ungegn-1987", "ala-lc-plain", "swedish", "french", "german-steinitz", "hungarian")


@lru_cache(maxsize=16384)
def explaining_schemes(token: str, cyrillic: str) -> tuple[str, ...]:
    """Ids of the schemes that write `cyrillic` as `token`; if none does, of those that do but for diacritics."""
    if len(token) > _LONGEST or len(cyrillic) > _LONGEST or script_of(token) is not Script.LATIN:
        return ()
    written, spelled = comparable(token), dict(_spellings(fold(cyrillic)))
    exact = tuple(scheme for scheme, latin in spelled.items() if written in latin)
    if exact:
        return exact
    plain = strip_marks(written)
    return tuple(scheme for scheme, latin in spelled.items() if plain in {strip_marks(word) for word in latin})


def is_explained(tokens: Iterable[str], cyrillic: str) -> bool:
    """Whether some scheme writes a Cyrillic word as one of the tokens is written, diacritics aside.

    Args:
        tokens: Latin words.
        cyrillic: A Cyrillic word in which ё may be written е.

    Example:
        >>> is_explained(["Joukov", "Zukow"], "жуков"), is_explained(["Trump"], "трамп")
        (True, False)
    """
    written = {
        strip_marks(comparable(token))
        for token in tokens
        if len(token) <= _LONGEST and script_of(token) is Script.LATIN
    }
    if not written or len(cyrillic) > _LONGEST:
        return False
    return any(strip_marks(latin) in written for latin in _all_spellings(fold(cyrillic)))


def _all_spellings(cyrillic: str) -> Iterator[str]:
    """What the schemes make of a word: as it stands by each of them first, for most words need no more than a few."""
    for scheme in _likeliest_first():
        yield _latin(cyrillic, scheme)
    for language, writers in _by_language().items():
        for word in set(_variants(cyrillic, language)) - {cyrillic}:
            for scheme in writers:
                yield _latin(word, scheme)


@cache
def _likeliest_first() -> tuple[Scheme, ...]:
    by_id = {scheme.id: scheme for scheme in schemes()}
    return tuple(by_id[id_] for id_ in dict.fromkeys((*_FIRST, *by_id)))


@cache
def _by_language() -> dict[str, list[Scheme]]:
    """The schemes by the language in whose orthography they take a name."""
    by_language: dict[str, list[Scheme]] = {}
    for scheme in schemes():
        by_language.setdefault(scheme.languages[0], []).append(scheme)
    return by_language


def comparable(latin: str) -> str:
    """A romanised word without what typesetting adds: combining marks, dots that part letters, capitals."""
    folded = fold(latin)
    if folded.isascii():
        return folded
    return "".join(char for char in folded if char != "·" and not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def _spellings(cyrillic: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """What each scheme makes of a word, with each е of it read as ё in turn."""
    variants = {language: tuple(_variants(cyrillic, language)) for language in _by_language()}
    return tuple(
        (scheme.id, frozenset(_latin(word, scheme) for word in variants[scheme.languages[0]])) for scheme in schemes()
    )


def _latin(cyrillic: str, scheme: Scheme) -> str:
    """A word, or each half of a double one, as a scheme writes it."""
    return "-".join([comparable(scheme.romanize_word(part)) for part in cyrillic.split("-")])


def _variants(cyrillic: str, language: str) -> Iterator[str]:
    """A word with each е of it read as ё in turn, as it stands and in the orthography of a language."""
    for variant in _yo_variants(cyrillic):
        yield from respellings(variant, language)


def _yo_variants(word: str) -> Iterator[str]:
    yield word
    for place, letter in enumerate(word):
        if letter == "е":
            yield word[:place] + "ё" + word[place + 1 :]
